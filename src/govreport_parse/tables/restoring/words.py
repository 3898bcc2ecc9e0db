"""The words of the forms as lines of text print them: alone, run together, before figures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from govreport_parse.forms.compiled import CompiledTable, compile_forms, worded
from govreport_parse.forms.types import Form, FormColumn, FormRow, FormTable
from govreport_parse.model.strategies import shortcut
from govreport_parse.tables.compared_columns import column_of
from govreport_parse.text.cache import kept
from govreport_parse.text.fold import fold, fold_with_offsets, label_key, split_ordinal
from govreport_parse.text.numerals import UNIT, is_words, read_cell, unit_of
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Piece", "Vocabulary", "fold_each", "names_period", "spaced_figures", "vocabulary"]

_BAR = "|"
# What a key leaves out before its first character, and may stand before a label: list marks, 其中,
# punctuation. Any other bracket is left to a closer look.
_BEFORE = (
    r"(?:[(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)]|[^\w%/(\[]|_"
    r"|[一二三四五六七八九十\d㈠-㈩①-⑳⑴-⒇⒈-⒛]|其中)*+"
)

# Headers of labels that prose does not say as such: 指标名称, not 项目.
_LONG_HEADER = 4
# Words after a unit that are one cell's.
_IN_ONE_CELL = (1, 2)
_PLAIN = lazy_pattern(r"\d+(?:\.\d{1,6})?")
_BETWEEN_NAMES = lazy_pattern(r"[\s|,，;；]")
# The first of two names or more.
_FIRST_NAME = lazy_pattern(r"[\s|,，;；]*+([^\s|,，;；]++)[\s|,，;；]++.")
_COLUMN_NUMBER = lazy_pattern(r"[甲乙丙丁戊]|\d\d?")
_BRACKETED_UNIT = lazy_pattern(rf"[(](?:单位:)?(?:{UNIT})[)]$")
_OF_WHICH = "其中:"
_NUMBERED = lazy_pattern(r"\A([\d一二三四五六七八九十]+)(?:\\\.|、)")
_MARK = r"(?:其中:)?(?:[(]?[一二三四五六七八九十]{1,2}[)、.]|\d{1,2}[.、])?"


class Piece(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One cell of a stream; `glued`: the line sets it apart by no more than blanks."""

    text: str
    glued: bool = False


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """Keys of the forms' labels, by what they are.

    Attributes
    ----------
    known
        All keys of rows, columns and headers.
    rows, columns, headers
        Rows; applicants, outcomes and other columns; names above label, unit and figures.
    valued, grouping
        Rows that hold figures in some form, and that name a group of others in some form.
    openers
        Headers that open a block (信息内容).
    groups, listed
        Groups of the forms that are lists; all rows of those.
    matrices
        Of each matrix the number of its columns, and the keys of their names.
    singles
        Of each single row of figures its number, and how many of them one group of outcomes has.
    heading
        What the heading of a subtable is like, folded.
    exact
        A label as a form prints it, its list mark included, or the heading of a subtable; folded.
    sign
        What a table of the forms has and prose hardly.
    headings
        Titles of the sections that the forms prescribe, folded, the longest first.
    starts_row
        Whether the text of a cell opens a row: by a row's label, or as a heading.
    compiled
        The matrices themselves.
    """

    known: frozenset[str]
    rows: frozenset[str]
    columns: frozenset[str]
    headers: frozenset[str]
    valued: frozenset[str]
    grouping: frozenset[str]
    openers: frozenset[str]
    glued: re.Pattern[str]
    matrices: tuple[tuple[int, frozenset[str]], ...]
    singles: Mapping[int, int]
    heading: re.Pattern[str]
    exact: re.Pattern[str]
    sign: re.Pattern[str]
    headings: tuple[str, ...]
    groups: frozenset[str]
    listed: frozenset[str]
    starts_row: Callable[[str], bool]
    compiled: tuple[CompiledTable, ...]
    _sorted: tuple[str, ...]
    _leading: re.Pattern[str]

    def group_of(self, width: int) -> int | None:
        """Of a row of `width` figures, after how many a total stands; None where none is due."""
        if any(width == columns for columns, _ in self.matrices):
            return width
        return self.singles.get(width)

    def matrix_width(self, named: Collection[str] = ()) -> int:
        """Columns of the matrix that knows most of some names; without any, of the first."""
        best = max(self.matrices, key=lambda m: len(m[1].intersection(named)), default=(0, named))
        return best[0]

    def knows(self, folded: str) -> bool:
        """Whether a text is a label and nothing else."""
        return label_key(folded) in self.known

    def labels_in(self, text: str) -> set[str]:
        """Keys of the labels that a line is made of."""
        return _labels_in(self, text)

    def may_begin_with_label(self, text: str) -> bool:
        """Whether a line begins as a label may: most lines do not, which one look shows."""
        return self._leading.match(fold(text)) is not None

    def begins_label(self, text: str, least: int) -> bool:
        """Whether a line is the beginning of a row's label, of `least` characters or more."""
        if not self.may_begin_with_label(text):
            return False
        beginning = _bare(text)
        at = bisect_right(self._sorted, beginning)
        return (
            len(beginning) >= least
            and at < len(self._sorted)
            and self._sorted[at].startswith(beginning)
        )

    def header_cells(self, text: str) -> list[Piece]:
        """The names of a list's columns where blanks or marks set them apart: 指标名称 计量单位 2014年度.

        Or the line below them that numbers the columns: 甲 乙 丙 1 2.
        """
        first = _FIRST_NAME.match(text)
        if first is None:
            return []
        names = [name for name in _BETWEEN_NAMES.split(text) if name]
        if first[1] == "甲":
            is_header = all(map(_COLUMN_NUMBER.fullmatch, names))
        else:
            is_header = label_key(first[1]) in self.openers and (
                (len(names) > 2 and label_key(names[1]) in self.headers) or names_period(names[1])
            )
        return [Piece(text=name) for name in names] if is_header else []

    def _names_over_columns(self, text: str) -> list[Piece]:
        """The names of a matrix' columns and that of a group of them in other words: 自然人 企业及组织 总计."""
        names = text.split()
        if len(names) < 3 or label_key(names[0]) not in self.columns:
            return []
        others = [name for name in names if label_key(name) not in self.columns]
        is_header = len(others) == 1 and is_words(others[0])
        return [Piece(text=name) for name in names] if is_header else []

    def labels_anywhere(self, text: str) -> set[str]:
        """As :meth:`labels_in`, whatever the line begins with."""
        key = label_key(text.strip(_BAR))
        if key in self.known:
            return {key}
        pieces = self.pieces_of(text)
        return {k for piece in pieces or () if (k := label_key(piece.text)) in self.known}

    def pieces_of(self, text: str) -> list[Piece] | None:
        """The cells of a line that sets them apart by nothing or by blanks (规章000, 规章 0 0 0).

        Figures stay together in one piece, blanks between them kept: whoever knows the columns
        divides them. None where the line is not made of labels and figures.
        """
        return _pieces_of(self, text)

    def pieces_anyhow(self, text: str) -> list[Piece] | None:
        """As :meth:`pieces_of`, whatever the line begins with."""
        raw = text.strip(_BAR)
        if header := self.header_cells(raw) or self._names_over_columns(raw):
            return header
        folded = fold(raw)
        labels: list[str] = []
        position = 0
        while match := self.glued.match(folded, position):
            labels.append(match.group())
            position = match.end()
        if not labels:
            return None
        is_listed = label_key(labels[-1]) in self.listed
        bracketed = _BRACKETED_UNIT.search(labels[-1]) if is_listed else None
        if bracketed is not None:
            labels[-1:] = labels[-1][: bracketed.start()], bracketed[0]
        pieces = [Piece(text=label, glued=True) for label in labels]
        if position == len(folded):
            return pieces
        start, end = fold_with_offsets(raw).span(position, len(folded))
        figures = fold_each(raw[start:end])
        if unit_of("".join(figures[:2])) is not None:
            figures[:2] = ["".join(figures[:2])]  # 万 元
        if unit_of(figures[0]) is not None:
            pieces.append(Piece(text=figures.pop(0), glued=True))
            if len(figures) in _IN_ONE_CELL:
                return [*pieces, Piece(text=" ".join(figures), glued=True)]  # 约37, 37 注
        elif bracketed is None and len(figures) == 1 and _PLAIN.fullmatch(figures[0]) is None:
            return None  # no unit sets it apart from the label
        if not all(map(_is_figure, figures)):
            return None
        return [*pieces, *([Piece(text=" ".join(figures), glued=True)] if figures else [])]


def _labels_after_a_look(words: Vocabulary, text: str) -> set[str]:
    return words.labels_anywhere(text) if words.may_begin_with_label(text) else set()


def _labels_at_once(words: Vocabulary, text: str) -> set[str]:
    return words.labels_anywhere(text)


_labels_in = shortcut(_labels_after_a_look, _labels_at_once)


def _pieces_after_a_look(words: Vocabulary, text: str) -> list[Piece] | None:
    is_numbered = "甲" in text  # the one line of cells that begins with no label: 甲 乙 丙 1 2
    return words.pieces_anyhow(text) if is_numbered or words.may_begin_with_label(text) else None


def _pieces_at_once(words: Vocabulary, text: str) -> list[Piece] | None:
    return words.pieces_anyhow(text)


_pieces_of = shortcut(_pieces_after_a_look, _pieces_at_once)


def fold_each(text: str) -> list[str]:
    """The words between blanks, each folded."""
    return [folded for word in text.split() if (folded := fold(word))]


def spaced_figures(text: str) -> list[str]:
    """The figures of a text that holds nothing but two or more, set apart by blanks."""
    words = fold_each(text)
    return words if len(words) > 1 and all(map(_is_figure, words)) else []


def names_period(name: str) -> bool:
    """Whether a column's name is that of a period: 2014年度, 上年数."""
    column = column_of(0, fold(name), None, lambda _: False)
    return column is not None and column.kind == "value" and column.whole


def _is_figure(word: str) -> bool:
    return read_cell(word).status in ("reported", "not_applicable")


@lru_cache(maxsize=4)
def vocabulary(forms: tuple[Form, ...]) -> Vocabulary:
    """The vocabulary of the given forms."""
    compiled = compile_forms(forms)
    tables = [table for form in forms for table in form.tables]
    rows = [row for table in tables for row in (*table.rows, *_inner_rows(table))]
    columns = [column for table in tables for column in (*table.columns, *_inner_columns(table))]
    labels = [text for row in rows for text in (row.label, *row.aliases)]
    names = [text for c in columns for text in (c.label, *c.aliases, *c.parents)]
    heads = [
        text
        for table in tables
        for text in (*table.label_headers, *table.unit_headers, *table.value_headers)
    ]
    listed = [row for table in tables if table.layout == "list" for row in table.rows]
    row_keys, column_keys, header_keys = (
        frozenset(map(label_key, texts)) for texts in (labels, names, heads)
    )
    openers = frozenset(label_key(text) for table in tables for text in table.label_headers)
    # A mark before them, and a note behind, are each parted from them anyhow.
    printed = (_bare(text).split("(")[0] for text in (*labels, *names, *heads))
    longest = _longest_first(text.removeprefix(_OF_WHICH) for text in printed)
    known = row_keys | column_keys | header_keys
    first = {
        text[0] for text in (*known, *(re.sub(_BEFORE, "", t, count=1) for t in longest)) if text
    }
    heading = compiled.subtable_heading

    return Vocabulary(
        known=known,
        rows=row_keys,
        columns=column_keys,
        headers=header_keys,
        valued=frozenset(key for row in rows if row.kind == "value" for key in worded(row)),
        grouping=frozenset(key for row in rows if row.kind == "group" for key in worded(row)),
        openers=openers,
        glued=lazy_pattern(f"{_MARK}(?:{'|'.join(map(re.escape, longest))})(?:[(][^()]*[)])?"),
        matrices=tuple((len(t.table.columns), t.column_keys) for t in compiled.tables("matrix")),
        singles={len(t.table.columns): t.group_width for t in compiled.tables("single")},
        groups=frozenset(key for row in listed if row.kind == "group" for key in worded(row)),
        listed=frozenset(key for row in listed for key in worded(row)),
        heading=heading,
        exact=_exact(heading, (*labels, *names, *heads)),
        sign=lazy_pattern("|".join(map(re.escape, _longest_first(_signs(tables))))),
        headings=_longest_first(
            fold(text) for f in forms for part in f.sections for text in (part.title, *part.aliases)
        ),
        _leading=lazy_pattern(rf"{_BEFORE}[(\[{re.escape(''.join(sorted(first)))}]"),
        starts_row=_starts_row(row_keys, column_keys, openers, heading),
        compiled=tuple(compiled.tables("matrix")),
        _sorted=tuple(sorted({_bare(text) for text in labels})),
    )


def _starts_row(
    rows: frozenset[str],
    columns: frozenset[str],
    openers: frozenset[str],
    heading: re.Pattern[str],
) -> Callable[[str], bool]:
    """Tells whether the text of a cell opens a row."""

    @kept()
    def starts_row(text: str) -> bool:
        folded, key = fold(text), label_key(text)
        if key in columns:
            # 其他 and 总计 are columns, unless they carry a list mark: 3.其他, (七)总计.
            return key in rows and bool(split_ordinal(folded)[0])
        opens = key in rows or key in openers or folded == "甲"  # 甲 乙 丙 1 2
        return opens or bool(heading.match(folded))

    return starts_row


def _exact(heading: re.Pattern[str], labels: Iterable[str]) -> re.Pattern[str]:
    """A pattern of the heading of a subtable, or of a label as a form prints it."""
    exact = map(_exactly, _longest_first(map(fold, labels)))
    return lazy_pattern("|".join((heading.pattern, *exact)))


def _exactly(label: str) -> str:
    """A pattern of a label, whichever point is after its number: 1.属于国家秘密, 1、属于国家秘密."""
    return _NUMBERED.sub(r"\1[.、]", re.escape(label))


def _longest_first(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({t for t in texts if len(t) > 1}, key=lambda t: (-len(t), t)))


def _signs(tables: Sequence[FormTable]) -> Iterator[str]:
    """What every table of the forms has and no prose without one, folded."""
    for table in tables:
        yield from (fold(text) for text in table.label_headers if len(text) >= _LONG_HEADER)
        yield from (fold(text) for column in table.columns for text in column.parents[-1:])
        yield from (fold(part.heading).split("(")[0] for part in table.subtables)


def _inner_rows(table: FormTable) -> list[FormRow]:
    return [row for part in table.subtables for row in part.rows]


def _inner_columns(table: FormTable) -> list[FormColumn]:
    return [column for part in table.subtables for column in part.columns]


def _bare(label: str) -> str:
    return split_ordinal(fold(label))[1]
