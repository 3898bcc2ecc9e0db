"""Lines of a table that name proceedings, name their outcomes, or hold the figures below those."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.model.document import Cell, Table
from govreport_parse.text.fold import label_key
from govreport_parse.text.numerals import is_words

__all__ = ["named_proceedings", "stacked_rows"]

_BRACKETS = str.maketrans("（）()", "    ")


def stacked_rows(
    table: Table, form: CompiledTable, heading: str = ""
) -> list[tuple[str, Sequence[Cell]]]:
    """The figures of each proceeding by its key; none where a line says anything else, or one has no figures.

    A line of figures is that of the proceedings named last, one after another where a line names several but
    not all, and lies below the names of their outcomes, in the order of the form.

    Parameters
    ----------
    table, form
        What is printed, and what it may be.
    heading
        The line above the table.
    """
    words = form.column_words[: form.group_width]
    rows: list[tuple[str, Sequence[Cell]]] = []
    of = named_proceedings(heading, form)
    waiting = False  # a line named proceedings whose figures are to come
    below: list[tuple[int, int]] | None = None  # where the names of outcomes stand
    for line in table.lines:
        keys = [label_key(cell.text) for cell in line]
        places = [(cell.column, cell.colspan) for cell in line]
        if all(
            key in form.over_columns or len(named_proceedings(cell.text, form)) == 1
            for key, cell in zip(keys, line, strict=True)
        ):
            if waiting:
                return []
            of = [key for cell in line for key in named_proceedings(cell.text, form)]
            waiting = of != []
        elif all(key in words[k % len(words)] for k, key in enumerate(keys)):
            below = places
        elif (
            below == places
            and len(of) * len(words) == len(line) < len(form.column_words)
            and not any(is_words(cell.text) for cell in line)
        ):
            rows += [(key, line[k * len(words) : (k + 1) * len(words)]) for k, key in enumerate(of)]
            of, waiting = [], False
        else:
            return []
    return rows


def named_proceedings(text: str, form: CompiledTable) -> list[str]:
    """The proceedings that a heading names, in brackets too: 行政诉讼（复议后起诉）.

    None where it also names what stands over others alone: 行政复议、行政诉讼情况.
    """
    said = label_key(text.translate(_BRACKETS))
    named = [key for key in form.inner_headers if key in said]
    if not named:  # as most cells
        return []
    over = _over(form, tuple(named))
    return named if all(key in over for key in form.over_columns if key in said) else []


@lru_cache(maxsize=64)  # kept: forms are constants
def _over(form: CompiledTable, named: tuple[str, ...]) -> frozenset[str]:
    """What stands over the outcomes of some proceedings."""
    return frozenset(
        label_key(over)
        for column in form.table.columns
        if label_key(column.parents[-1]) in named
        for over in column.parents
    )
