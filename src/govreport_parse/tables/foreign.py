"""Tables on the page that are not the report's own: of other years or bodies, filled samples.

A statutory table is the report's own unless its caption says otherwise and a table with the same
labels stands without such a caption. What is said of one table holds for those that follow it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.tables.captions import Standing, is_foreign_title, standing
from govreport_parse.text.fold import label_key
from govreport_parse.text.numerals import is_words

__all__ = ["own_blocks"]

# `after`: among the tables after a foreign one, or below a foreign title, without a caption of its own.
_Place: TypeAlias = Literal[Standing, "plain", "after"]

_RANKS: Mapping[_Place, int] = {
    "own": 0, "dated": 0, "plain": 0, "near": 0, "after": 1, "foreign": 2,
}  # fmt: skip
# Share of the labels by which one table prints what the other prints.
_ALIKE = 0.6


def own_blocks(blocks: Sequence[Block], year: int | None, agency: str | None) -> Sequence[Block]:
    """The blocks with empty paragraphs for tables of other years or bodies, and for samples.

    Parameters
    ----------
    blocks
        The document.
    year
        The year reported on.
    agency
        The report's body.
    """
    tables = {i: block for i, block in enumerate(blocks) if isinstance(block, Table)}
    if len(tables) < 2:
        return blocks
    said = {i: standing(table, blocks[:i], year, agency) for i, table in tables.items()}
    titles = {
        i: foreign
        for i, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and not block.linked
        and (foreign := is_foreign_title(block.text, year, agency)) is not None
    }
    if not {"foreign", "near"}.intersection(said.values()) and True not in titles.values():
        return blocks
    labels = {i: _labels(table) for i, table in tables.items()}
    places = _places(blocks, said, titles, labels)
    dropped = {i for i in places if _is_dropped(i, places, labels)}
    return [Paragraph(text="") if i in dropped else block for i, block in enumerate(blocks)]


def _places(
    blocks: Sequence[Block],
    said: Mapping[int, Standing | None],
    titles: Mapping[int, bool],
    labels: Mapping[int, frozenset[str]],
) -> dict[int, _Place]:
    """Whose every table is, by its own caption, by that of a table before it, or by a title above."""
    places: dict[int, _Place] = {}
    run: list[int] = []
    below = crossed = False
    for i, block in enumerate(blocks):
        if i not in said:
            if i in titles:
                below, run = titles[i], []
            crossed = crossed or (bool(run) and isinstance(block, Paragraph) and _parts(block))
            continue
        own = said[i]
        if own is not None:
            places[i] = own
            twice = any(_alike(labels[i], labels[j]) for j in labels if j != i)
            run, crossed = [i] if own == "foreign" and twice else [], False
        elif run and not any(_alike(labels[i], labels[j]) for j in run):
            places[i] = "after" if crossed else "foreign"
            run.append(i)
        else:
            places[i], run = "after" if below else "plain", []
    return places


def _parts(block: Paragraph) -> bool:
    """Whether a line parts a table from what is said of those above: a heading or a sentence."""
    return bool(block.heading) or "。" in block.text or block.text[1:2] == "、"


def _is_dropped(i: int, places: Mapping[int, _Place], labels: Mapping[int, frozenset[str]]) -> bool:
    """Whether a table that is less likely the report's own than another one prints the same."""
    return any(
        _RANKS[places[j]] < _RANKS[places[i]] or (places[i] == "near" and places[j] == "own")
        for j in places
        if j != i and _alike(labels[i], labels[j])
    )


def _labels(table: Table) -> frozenset[str]:
    return frozenset(map(label_key, filter(is_words, table.texts)))


def _alike(labels: frozenset[str], others: frozenset[str]) -> bool:
    return len(labels & others) > _ALIKE * len(labels)
