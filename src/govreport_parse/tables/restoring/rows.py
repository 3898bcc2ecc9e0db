"""Rows of a statutory table from the pieces that its cells and bars left in a stream of text.

A row begins at a label of the forms; digits that ran together are taken apart only where the table
proves that no cell is blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

import msgspec

from govreport_parse.tables.restoring.proven_splits import proven_rows
from govreport_parse.tables.restoring.words import (
    Piece,
    Vocabulary,
    fold_each,
    names_period,
    spaced_figures,
)
from govreport_parse.text.fold import fold, is_blank, label_key
from govreport_parse.text.numerals import is_words, read_cell, unit_of
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Rows", "figures_of_unit", "is_figure", "may_group", "numbers_apart", "rows_of"]

# Names of columns that make a header.
_MIN_NAMES = 2
_GROUP = 3  # digits between separators
# A number of four digits and more in one word.
_LARGE = lazy_pattern(r"(?:[1-9]\d{3,}|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
# Rows of which all are as wide as their header by no chance; share of rows that their first word numbers.
_MIN_WHOLE = 6
_NUMBERED = 0.5
_BAR = "|"
_DIGITS = lazy_pattern(r"\d+")
_ZEROS = lazy_pattern("0+")


def is_figure(text: str, *, units: bool = False) -> bool:
    """Whether a line is a cell's content or a bar between cells, with `units` also a unit."""
    bare = text.strip(_BAR + " ")
    if units and unit_of(bare) is not None:
        return True
    return not is_words(bare)


class _Fused(msgspec.Struct, frozen=True, kw_only=True):
    """What a table's digits without separators tell of its cells.

    `blanks`: some are blank, a row has fewer digits than columns.
    `apart`: how many of the first words behind a unit are numbers of their own, in none of which blanks
    group digits.
    """

    blanks: bool = False
    apart: int = 0


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of a stream.

    `fused`: digits without separators, with their row's columns. `parted`: rows whose digits
    were taken apart.
    """

    rows: list[list[str]]
    fused: tuple[tuple[str, int], ...]
    parted: int


def rows_of(pieces: Sequence[Piece], words: Vocabulary) -> Rows:
    """The rows of one table."""
    first = _rows(pieces, words, _Fused())
    if (sure := _without_strays(first.rows)) is not None:
        return msgspec.structs.replace(first, rows=sure)
    fused = first.fused
    # Fewer digits than columns, or none: cells of this table are blank, so no row's digits are sure.
    blanks = any(len(digits) < width for digits, width in fused) or _lacks_figures(
        first.rows, words
    )
    apart = numbers_apart(*_rows_of_list(pieces, words)) or _apart_as_others(_spaced(pieces))
    known = _Fused(blanks=blanks, apart=apart)
    found = _rows(pieces, words, known)
    zeros = any(len(d) == width and _ZEROS.fullmatch(d) for d, width in fused if width > 1)
    if not zeros or blanks:
        return found
    # No cell is blank: then all rows together may prove what each says.
    proven = proven_rows(found.rows, words.compiled)
    rows = [[row[0], *proven[k]] if k in proven else row for k, row in enumerate(found.rows)]
    return msgspec.structs.replace(found, rows=rows, parted=found.parted + len(proven))


def _without_strays(rows: Sequence[list[str]]) -> list[list[str]] | None:
    """The rows where figures stand in a line of their own: print set a label's lines around them, or broke one.

    Of which row they are is open, so the rows beside them are left with their labels. None where there are
    no such lines.
    """
    strays = {k for k, row in enumerate(rows) if len(row) == 1 and figures_of_unit(row[0])}
    if not strays:
        return None
    return [
        row if strays.isdisjoint((k - 1, k + 1)) else row[:1] for k, row in enumerate(rows) if row
    ]


def figures_of_unit(text: str) -> list[str]:
    """The figures of a line that is a unit and they, and nothing else."""
    words = text.split()
    if len(words) < 2 or unit_of(words[0]) is None:
        return []
    figures = words[1:]
    return figures if all(read_cell(word).status == "reported" for word in figures) else []


def _rows(pieces: Sequence[Piece], words: Vocabulary, known: _Fused) -> Rows:
    rows: list[list[str]] = [[]]
    fused: list[tuple[str, int]] = []
    parted = 0
    for k, piece in enumerate(pieces):
        text = piece.text
        if (
            words.starts_row(text)
            or _is_first_row(rows[-1], pieces[k : k + 2], words)
            or _ends_header(rows[-1], text, words)
            or _is_aside(rows, text, words)
        ):
            rows.append([])
        figures = spaced_figures(text) if piece.glued else []
        if figures:
            rows[-1].extend(_placed(figures, rows, words, apart=known.apart))
        elif piece.glued and _DIGITS.fullmatch(fold(text)) and len(rows[-1]) < 2:
            width = _width(rows, words) if rows[-1] else _single_width(rows, words)
            digits = fold(text)
            fused.append((digits, width))
            # One each only where the totals show that no cell is blank; of zeros each is a cell.
            proven = words.group_of(width) is not None and not known.blanks
            sure = proven or _ZEROS.fullmatch(digits)
            cells = _split_digits(digits, width, words) if sure else [digits]
            parted += len(cells) > 1
            rows[-1].extend(cells)
        elif pieces[k - 1].glued and _is_unit_of_last(rows[-1], text, words):
            rows[-1][-1] += text
        else:
            rows[-1].append(text)
    return Rows(rows=rows, fused=tuple(fused), parted=parted)


def _lacks_figures(rows: Sequence[Sequence[str]], words: Vocabulary) -> bool:
    """Whether a label of a subtable stands alone below the names of its columns."""
    under = False
    for row in rows:
        key = label_key(row[0]) if row else ""
        if any(label_key(cell) in words.columns for cell in row[1:]):
            under = key in words.headers
        elif under and len(row) == 1 and key in words.rows:
            return True
    return False


def _is_unit_of_last(row: Sequence[str], text: str, words: Vocabulary) -> bool:
    """Whether a unit follows the figure that it is of: no cell of its own, but for lists, which have such."""
    if unit_of(text) is None or len(row) < 2 or label_key(row[0]) in words.listed:
        return False
    content = read_cell(row[-1])
    return content.status == "reported" and content.unit is None


def _rows_of_list(pieces: Sequence[Piece], words: Vocabulary) -> tuple[list[list[str]], int | None]:
    """The words of a list's rows behind their units, and how many of its columns hold such.

    Of a list whose columns are named by years, and none by a unit, those behind the labels.
    """
    rows = [
        fold_each(after.text) if is_figure(after.text) or spaced_figures(after.text) else []
        for piece, after in pairwise((*pieces, Piece(text="")))
        if unit_of(piece.text) is not None
    ]
    at = next((k for k, one in enumerate(pieces) if label_key(one.text) in words.openers), None)
    if at is None:
        return rows, None
    behind = pieces[at + 1 :]
    names = list(takewhile(lambda one: not words.starts_row(one.text), behind))
    if rows or not (names and names_period(names[0].text)):
        return rows, len(names) - 1
    return _spaced(behind), len(names)


def _spaced(pieces: Sequence[Piece]) -> list[list[str]]:
    """The figures that blanks set apart, of each piece."""
    return [found for one in pieces if one.glued and (found := spaced_figures(one.text))]


def numbers_apart(rows: Sequence[Sequence[str]], columns: int | None) -> int:
    """How many of the first words of a list's rows are numbers of their own, though blanks may group digits.

    All where it prints a number of four digits in one; or where all its rows are as wide as its header,
    which none is that prints one number in two words. The first where it numbers the rows.
    `rows`: the words behind the unit of each; `columns`: of which the header has as many.
    """
    numbered = sum(_follows(a, b) for a, b in pairwise(rows)) >= max(len(rows) * _NUMBERED, 1)
    figures = [row[1:] if numbered else row for row in rows]
    widths = set(map(len, rows))
    if len(rows) >= _MIN_WHOLE and widths == {columns}:
        return max(widths)
    return _apart_as_others(figures) + numbered


def _apart_as_others(rows: Sequence[Sequence[str]]) -> int:
    """How many words of a table's rows are numbers of their own: all where a large one stands in one."""
    large = any(_LARGE.fullmatch(word) for row in rows for word in row)
    return max(map(len, rows)) if large else 0


def _follows(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the first word of a row numbers it as the next one."""
    words = [*above[:1], *below[:1]]
    return len(words) > 1 and all(map(str.isdecimal, words)) and int(words[1]) == int(words[0]) + 1


def _is_first_row(row: Sequence[str], pieces: Sequence[Piece], words: Vocabulary) -> bool:
    """Whether an unknown label and its unit or figure follow the names of the columns."""
    if len(row) < _MIN_NAMES or len(pieces) < 2 or not _is_label(pieces[0].text):
        return False
    names = words.headers | words.columns
    if label_key(row[0]) not in names or label_key(pieces[0].text) in names:
        return False
    return is_figure(pieces[1].text, units=True)


def _is_label(text: str) -> bool:
    return is_words(text) and unit_of(text) is None and not spaced_figures(text)


def _is_aside(rows: Sequence[Sequence[str]], text: str, words: Vocabulary) -> bool:
    """Whether a text behind figures, or behind a full row of blanks, begins an unknown row."""
    if not _is_label(text):
        return False
    figures = rows[-1][1:]
    if any(read_cell(cell).status in ("reported", "not_applicable") for cell in figures):
        return True
    full = bool(figures) and len(figures) == _width(rows, words)
    return full and all(map(is_blank, figures))


def _ends_header(row: Sequence[str], text: str, words: Vocabulary) -> bool:
    """Whether the first figure below the outcomes of more than one proceeding opens their row."""
    if not words.singles:
        return False
    if is_words(text) and not spaced_figures(text):
        return False
    outcomes = sum(label_key(cell) in words.columns for cell in row)
    return outcomes > min(words.singles.values()) and all(
        is_blank(cell) or is_words(cell) for cell in row
    )


def _width(rows: Sequence[Sequence[str]], words: Vocabulary) -> int:
    """Figures that a row below the last header has."""
    for row in reversed(rows[:-1]):
        columns = [key for cell in row[1:] if (key := label_key(cell)) in words.columns]
        if label_key(row[0] if row else "") in words.headers and columns:
            return len(columns)
        if len(columns) > 3:
            return words.matrix_width(columns)
        if len(row) > 1 and label_key(row[0]) in words.openers and names_period(row[1]):
            return len(row) - 1
    return words.matrix_width()


def _single_width(rows: Sequence[Sequence[str]], words: Vocabulary) -> int:
    """Figures that a row without a label has: as many as outcomes are named above it."""
    named = 0
    for row in reversed(rows[:-1]):
        named += sum(label_key(cell) in words.columns for cell in row)
        if named in words.singles:
            return named
    return min(words.singles, default=0)


def _placed(
    figures: list[str], rows: Sequence[Sequence[str]], words: Vocabulary, *, apart: int
) -> list[str]:
    """Figures set apart by blanks: one a column where they are as many; else one odd cell.

    A blank may also group the digits of one number (1 234): then the totals must agree, or other rows
    of the list show that here it groups none.
    """
    row = rows[-1]
    if len(row) > 1 and unit_of(row[1]) is not None:
        # A list's header tells its columns, not the forms.
        return [" ".join(figures)] if may_group(figures[apart:]) else figures
    width = _width(rows, words) if row else _single_width(rows, words)
    if len(figures) != width:
        return [" ".join(figures)]
    grouped = may_group(figures[apart:]) and not _adds_up(figures, width, words)
    return [" ".join(figures)] if grouped else figures


def may_group(figures: Sequence[str]) -> bool:
    """Whether the blank between two figures may group the digits of one (1 234)."""
    return any(
        len(b) == _GROUP and b.isdigit() and a.isdigit() and len(a) <= _GROUP and a[0] != "0"
        for a, b in pairwise(figures)
    )


def _adds_up(figures: Sequence[str], width: int, words: Vocabulary) -> bool:
    """Whether applicants add up to their total, and outcomes to theirs."""
    group = words.group_of(width)
    if group is None:
        return False
    numbers = [read_cell(figure).value or 0 for figure in figures]
    groups = (numbers[k : k + group] for k in range(0, width, group))
    return all(sum(part[:-1]) == part[-1] for part in groups)


def _split_digits(digits: str, width: int, words: Vocabulary) -> list[str]:
    """Digits without separators: one each where their number is the row's, else untold.

    A row of applicants must add up to its total as well, and outcomes to theirs.
    """
    if len(digits) != width:
        return [digits]
    if words.group_of(width) is not None and not _adds_up(digits, width, words):
        return [digits]
    return list(digits)
