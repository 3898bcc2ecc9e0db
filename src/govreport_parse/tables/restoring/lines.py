"""Statutory tables that reached us as lines of text, put back into rows.

Extractors set each cell on a line of its own (layouts T3, T4, T9), close cells with a bar but not
rows (T5), put a whole table into one line (T6) or leave out every separator (T7). Rows are
recovered at the labels of the forms; nothing is counted off: a row keeps exactly the cells that
stand between its label and the next, and whoever reads it decides whether their places are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec

from govreport_parse.forms.types import Form
from govreport_parse.model.document import (
    LOST,
    Block,
    Cell,
    Document,
    Locator,
    Note,
    Paragraph,
    Table,
    place_of,
)
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.model.strategies import shortcut
from govreport_parse.tables.printed import each_once
from govreport_parse.tables.restoring.articles import row_among_rows, taken_apart
from govreport_parse.tables.restoring.broken_lines import with_whole_lines
from govreport_parse.tables.restoring.cells_of_lines import (
    BAR,
    blank_cells,
    cells_of_lines,
    usual_gap,
)
from govreport_parse.tables.restoring.glued_articles import pages_apart
from govreport_parse.tables.restoring.headed import with_headers
from govreport_parse.tables.restoring.led_rows import with_led_rows
from govreport_parse.tables.restoring.named_figures import with_lists
from govreport_parse.tables.restoring.page_breaks import with_whole_rows
from govreport_parse.tables.restoring.rows import figures_of_unit, is_figure, rows_of
from govreport_parse.tables.restoring.run_together import SECTION_MARK, divided, is_divided
from govreport_parse.tables.restoring.turned import with_whole_matrices
from govreport_parse.tables.restoring.words import (
    Piece,
    Vocabulary,
    spaced_figures,
    vocabulary,
)
from govreport_parse.text.fold import fold, is_blank, label_key
from govreport_parse.text.numerals import read_cell
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["restore_tables"]

# A run of lines is a table when this many labels of the forms stand in it, and figures beside.
_MIN_LABELS = 6
_MIN_FIGURES = 3
# Cells of a row that are no row of any form.
_LONG = 30
_MAX_CELL = 110
_CORNER = lazy_pattern(r"[(]?本列数据的?勾稽关系|申请人情况")
_MARKS = frozenset("|/-—－／")


class _Restored(msgspec.Struct, frozen=True, kw_only=True):
    """A table put back into rows; in `parted` of them digits without separators were parted."""

    table: Table
    parted: int


def restore_tables(document: Document, forms: Sequence[Form]) -> Document:
    """The document with every run of cells that prints a statutory table as a table."""
    words = vocabulary(tuple(forms))
    document = _articles_apart(with_whole_rows(document, words), words)
    if _needs_no_look(document.blocks, words):
        return document
    blocks: list[Block] = []
    parted: dict[int, int] = {}

    def add(items: Iterator[Block | _Restored]) -> None:
        for item in items:
            if isinstance(item, _Restored):
                parted[len(blocks)] = item.parted
            blocks.append(item.table if isinstance(item, _Restored) else item)

    run: list[Paragraph] = []
    places: dict[int, int] = {}
    for i, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and (
            _is_cell(block, words) or (run and _is_odd_label(block, document.blocks[i + 1 : i + 3]))
        ):
            run.append(block)
            continue
        after = block.gap if isinstance(block, Paragraph) else 0
        add(_settle(run, words, after))
        run = []
        places[i] = len(blocks)
        for part in divided(block, words):
            add(_unrolled(part, words))
    add(_settle(run, words, 0))
    known = {id(block) for block in document.blocks}
    restored = [
        _restored_note(k, parted.get(k, 0))
        for k, block in enumerate(blocks)
        if isinstance(block, Table) and id(block) not in known
    ]
    if not restored and len(blocks) == len(document.blocks):
        return document
    old = document.blocks
    kept = {i: k for i, k in places.items() if blocks[k] is old[i]}
    moved = [_moved(note, kept, blocks) for note in document.notes]
    return msgspec.structs.replace(document, blocks=tuple(blocks), notes=(*moved, *restored))


def _articles_apart(document: Document, words: Vocabulary) -> Document:
    """The document with articles that stand in one paragraph taken apart, and typed lists as tables."""
    old = document.blocks
    made = [
        [paragraph for part in parts for paragraph in taken_apart(part, words)]
        for parts in pages_apart(old)
    ]
    if made != [[block] for block in old]:
        document = _remade(document, made)
    for step in (with_whole_lines, with_led_rows, with_lists, with_whole_matrices, with_headers):
        remade = step(document.blocks, words)
        if remade is not None:
            document = _remade(document, remade)
    return document


def _remade(document: Document, made: Sequence[Sequence[Block]]) -> Document:
    """The document with each block as what it became."""
    old = document.blocks
    starts = list(accumulate(map(len, made), initial=0))
    blocks = tuple(block for parts in made for block in parts)
    kept = {i: starts[i] for i, parts in enumerate(made) if any(one is old[i] for one in parts)}
    notes = tuple(_moved(note, kept, blocks) for note in document.notes)
    restored = tuple(
        _restored_note(k, 0)
        for k, block in enumerate(blocks)
        if isinstance(block, Table) and block not in old
    )
    return msgspec.structs.replace(document, blocks=blocks, notes=(*notes, *restored))


def _is_in_rows(blocks: Sequence[Block], words: Vocabulary) -> bool:
    """Whether all tables stand in rows already: most documents need no closer look.

    Lines make no table unless they bear as many names as one must have; those that may are as short
    as cells.
    """
    names: set[str] = set()
    for block in blocks:
        if isinstance(block, Table):
            if is_divided(block, words) or _may_be_whole(block, words):
                return False
        elif len(block.text) <= _MAX_CELL and not block.heading:
            names |= words.labels_in(block.text)
    return len(names) < _MIN_LABELS


def _always_looked_at(blocks: Sequence[Block], words: Vocabulary) -> bool:  # noqa: ARG001
    return False


_needs_no_look = shortcut(_is_in_rows, _always_looked_at)


def _restored_note(block: int, parted: int) -> Note:
    proof = (
        f"; in {parted} row(s) digits printed without separators were parted, one number for each column: "
        "their totals, or rows of zeros as wide as the header, leave no other reading"
    )
    proof_zh = f"；其中{parted}行的数字之间没有分隔，依据合计相等或全行为零，按每列一个数分开"
    return Note(
        code="GR009",
        message="the table was put back into rows from lines of text; rows whose cells do not "
        f"say which columns they are of are not read{proof if parted else ''}",
        message_zh="统计表的行列在文本中已经丢失，系按规定的行名还原，无法确定所在列的数据未采用"
        f"{proof_zh if parted else ''}，请对照原文核对",
        at=Locator(block=block),
    )


def _moved(note: Note, kept: dict[int, int], blocks: Sequence[Block]) -> Note:
    """The note with its place among the new blocks, `kept` ones having moved as a whole.

    A place in lines or cells that became another table is looked for anew: notes that have a
    place by now tell of lost text.
    """
    at = note.at
    if at is None:
        return note
    if at.block not in kept:
        return msgspec.structs.replace(note, at=place_of(LOST, blocks))
    return msgspec.structs.replace(note, at=msgspec.structs.replace(at, block=kept[at.block]))


def _is_cell(block: Paragraph, words: Vocabulary) -> bool:
    """A line that may be a cell: short, no sentence, no section's heading."""
    text = block.text
    if block.heading or block.linked or len(text) > _MAX_CELL or "。" in text:
        return False
    folded = fold(text.strip(BAR))
    if words.knows(folded) or _CORNER.match(folded) or words.heading.match(folded):
        return True
    if words.pieces_of(text) is not None:
        return True
    if SECTION_MARK.match(folded):
        return False
    bare = folded.removeprefix("其中:")
    return not re.search(r"[,;:]", bare) or read_cell(text).status != "unreadable"


def _is_odd_label(block: Paragraph, after: Sequence[Block]) -> bool:
    """A line that sounds like a heading, but a figure follows: a row's label in other words."""
    if block.heading or len(block.text) > _MAX_CELL:
        return False
    texts = [line.text for line in after if isinstance(line, Paragraph) and line.text != BAR]
    return bool(texts) and read_cell(texts[0].strip(BAR + " ")).status in (
        "reported",
        "not_applicable",
    )


def _settle(run: Sequence[Paragraph], words: Vocabulary, after: int) -> Iterator[Block | _Restored]:
    """A run of lines as a table, with the lines around it; or as it was.

    `after`: blank lines between the run and what follows it.
    """
    labelled = [k for k, line in enumerate(run) if words.labels_in(line.text)]
    figures = sum(_figures_in(line.text) for line in run)
    if not labelled:
        yield from run
        return
    while len(labelled) > 1 and _is_section(run, labelled, words):
        labelled.pop(0)
    first = labelled[0]
    while first and _CORNER.match(fold(run[first - 1].text)):
        first -= 1
    last = labelled[-1]
    texts = [line.text for line in run]
    while last + 1 < len(run) and (
        is_figure(texts[last + 1], units=True)
        or spaced_figures(texts[last + 1])
        or row_among_rows(texts, last + 1)
        or figures_of_unit(texts[last + 1])
    ):
        last += 1
    table = run[first : last + 1]
    names = {name for line in table for name in words.labels_in(line.text)}
    below = run[last + 1].gap if last + 1 < len(run) else after
    usual = usual_gap(table, words)
    # The remedies table left blank: under its header as many blank lines as it has columns.
    unfilled = last == labelled[-1] and blank_cells(below, usual) in words.singles
    if len(names) < _MIN_LABELS or not (figures >= _MIN_FIGURES or unfilled):
        yield from run
        return
    yield from run[:first]
    yield from _tables(list(cells_of_lines(table, words, below)), words)
    yield from run[last + 1 :]


def _figures_in(text: str) -> int:
    """How many digits a line has, and words that say that there is no figure, or bars between cells."""
    marks = sum(set(word) <= _MARKS for word in text.split())
    return sum(map(str.isdecimal, fold(text))) + marks


def _is_section(run: Sequence[Paragraph], labelled: Sequence[int], words: Vocabulary) -> bool:
    """Whether the first label is a section's heading that sounds like a group of the 2014 form."""
    first, second = (words.labels_in(run[k].text) for k in labelled[:2])
    return words.groups.issuperset(first) and not second & words.listed


def _unrolled(block: Block, words: Vocabulary) -> Iterator[Block | _Restored]:
    """A table that was dumped into a single row, row by row."""
    if isinstance(block, Table) and _may_be_whole(block, words):
        for r, line in enumerate(block.lines):
            cells = each_once(line)
            if _is_whole_table(cells, words, alone=len(block.grid) == 1):
                before = [c for above in block.grid[:r] for c in above if c is not None]
                pieces = [Piece(text=cell.text) for cell in (*dict.fromkeys(before), *cells)]
                below = [c for under in block.grid[r + 1 :] for c in under if c is not None]
                pieces += [Piece(text=cell.text) for cell in dict.fromkeys(below)]
                yield from _tables(pieces, words)
                return
    yield block


def _holds_two_rows_in_one(table: Table, words: Vocabulary) -> bool:
    """Whether a row of a table may be a whole table.

    It is long; or it holds two labels of rows, which begin in two columns; and then either figures or
    other cells stand between them, or there are many.
    """
    if table.width > _LONG:
        return True
    starts = {text for text in table.texts if not text.isascii() and words.starts_row(text)}
    if len({cell.column for cell in table.every if cell.text in starts}) < 2:
        return False
    for line in table.lines:
        labels = [k for k, cell in enumerate(line) if cell.text in starts]
        if labels and labels[-1] - labels[0] >= len(labels):
            return True
        if len(labels) >= _MIN_LABELS:
            return True
    return False


def _any_may_be_whole(table: Table, words: Vocabulary) -> bool:  # noqa: ARG001
    return True


_may_be_whole = shortcut(_holds_two_rows_in_one, _any_may_be_whole)


def _is_whole_table(cells: Sequence[Cell], words: Vocabulary, *, alone: bool) -> bool:
    # No label is written in Latin letters and digits alone, and one is no table.
    if sum(not cell.text.isascii() for cell in cells) < 2:
        return False
    if _runs_on(cells, words):
        return True
    if len(cells) < _MIN_LABELS:
        return False
    starts = sum(words.starts_row(c.text) for c in cells if not c.text.isascii())
    # Labels and nothing else between them stand over the figures of a table that is turned.
    if starts >= _MIN_LABELS and (alone or len(cells) > starts + 1):
        return True
    if len(cells) <= _LONG:
        return False
    return sum(label_key(cell.text) in words.columns for cell in cells) >= 2 * _MIN_LABELS


def _runs_on(cells: Sequence[Cell], words: Vocabulary) -> bool:
    """Whether a row's label stands behind another row's figures."""
    labelled = figure = False
    for cell in cells:
        if label_key(cell.text) in words.rows and words.starts_row(cell.text):
            if figure:
                return True
            labelled = True
        elif labelled and not figure:
            figure = read_cell(cell.text).status in ("reported", "not_applicable")
    return False


def _tables(pieces: Sequence[Piece], words: Vocabulary) -> Iterator[_Restored]:
    found = rows_of(pieces, words)
    kept = [
        [RawCell(text=text) for text in row]
        for row in found.rows
        if any(not is_blank(t) for t in row) or len(row) in words.singles
    ]
    table = msgspec.structs.replace(expand_grid(kept), restored=True)
    yield _Restored(table=table, parted=found.parted)
