"""Crawler text (``.txt``, ``.md``) to blocks: lines are paragraphs, bars make tables.

A row begins with a bar and its cells may run over several lines; an extractor prints a spanning
cell as adjacent bars (``| 汇总表 | ||``) and an empty cell as bars with white space between.
"""

from __future__ import annotations

import re

from govreport_parse.model import limits
from govreport_parse.model.document import Block, Paragraph
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.text.fold import is_blank

__all__ = ["read_text"]

# A cell that is continued on later lines: the longest label of a form is 45 characters, set over
# at most a few lines; beyond this, a bar further down belongs to something else.
_MAX_CONTINUED_LINES = 12
_MAX_CONTINUED_CHARS = 160
# The rule below a Markdown header; further down, a row of dashes is a row of cells that do not
# apply. A plus sign tells the rules of drawn tables wherever they stand.
_RULE = re.compile(r"[\s|:-]+")
_RULE_BELOW = 1
_DRAWN_RULE = re.compile(r"[\s|:=-]*[+][\s|:+=-]*")
_DRAWN = "｜│┃║丨"
_BARS = str.maketrans(dict.fromkeys(_DRAWN, "|"))
# 规章 | 3 | 0: bars between cells; a breadcrumb has a handful.
_BETWEEN = re.compile(r"(?<=\S)\s*[|]\s*(?=\S)")
_MANY_BARS = 12
_FIGURE_FIRST = re.compile(r"\s*\d+\s*(?:[|]|$)")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_MARKDOWN_BOLD = re.compile(r"(\*\*|__)(.+)\1")


def read_text(text: str) -> list[Block]:
    """Read decoded text.

    Raises
    ------
    LimitExceeded
        Without a file's name, for a text beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    limits.require(limits.TEXT_FILE, len(text))
    lines = [_plain_bars(line) for line in text.splitlines()]
    blocks: list[Block] = []
    rows = _Rows()
    gap = 0
    unbordered = False
    i = 0
    while i < len(lines):
        if not rows and _is_lone_bar(lines, i):
            blocks.append(Paragraph(text=lines[i].strip(), gap=gap))
            gap = 0
            i += 1
            continue
        if (
            _is_tabbed(lines, i)
            or _opens_row(lines[i], in_table=bool(rows) and not gap)
            or _is_barred(lines, i)
        ):
            unbordered = unbordered and bool(rows)
            first = lines[i]
            row, i = _row(lines, i, unbordered=unbordered, below_header=len(rows) <= _RULE_BELOW)
            unbordered = unbordered or not first.lstrip().startswith("|")
            if rows and gap and row and _width(row) != _width(rows[-1]):
                rows.close(blocks)
            if row:
                rows.add(row, first)
            gap = 0
            continue
        if is_blank(lines[i]):
            gap += 1
        else:
            rows.close(blocks)
            blocks.append(_paragraph(lines[i], gap))
            gap = 0
        i += 1
    rows.close(blocks)
    return blocks


class _Rows(list[list[RawCell]]):
    """The rows of a table that is being read."""

    __slots__ = ("_ended",)

    def __init__(self) -> None:
        super().__init__()
        self._ended = True  # each row ends with a tab

    def add(self, row: list[RawCell], line: str) -> None:
        """Add a row that begins with a line."""
        self.append(row)
        self._ended = (
            self._ended and len(row) > 1 and "|" not in line and line.rstrip(" \u3000")[-1:] == "\t"
        )

    def close(self, blocks: list[Block]) -> None:
        """Make the rows a table; a tab at the end of all of them ends their last cell."""
        if self:
            blocks.append(expand_grid([row[:-1] for row in self] if self._ended else self))
        self.clear()
        self._ended = True


def _plain_bars(line: str) -> str:
    """A line with the bars of drawn tables (│) as plain ones; a single one may be prose."""
    return line.translate(_BARS) if sum(map(line.count, _DRAWN)) > 1 else line


def _is_barred(lines: list[str], i: int) -> bool:
    """A row whose cells are set apart by bars, with none at either end, among others of its kind.

    A whole table in one line stands alone. Beside rows that end with a bar, a line without one is
    the first half of a row.
    """
    bars = _inner_bars(lines[i])
    around = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    beside = [line for line in around if _inner_bars(line)]
    if not beside:
        return bars >= _MANY_BARS
    return bars > 0 and any(not line.rstrip().endswith("|") for line in beside)


def _ends_in_figure(raw: str) -> bool:
    return raw.rpartition("|")[2].strip().isdigit()


def _inner_bars(line: str) -> int:
    stripped = line.strip()
    return 0 if stripped.startswith("|") else len(_BETWEEN.findall(stripped))


def _is_tabbed(lines: list[str], i: int) -> bool:
    """A row whose cells are set apart by tabs, among others of its kind.

    A tab that only leads or ends a line may be an indent; it sets apart blank cells where a
    neighbouring row has as many (``规章⇥⇥⇥`` beside ``规范性文件⇥4⇥5⇥12``).
    """
    tabs = _tabs(lines[i])
    if not tabs:
        return False
    inner = "\t" in lines[i].strip()
    blank = is_blank(lines[i])
    return any(
        (tabs > 1 and _tabs(line) == tabs and not (blank and is_blank(line)))
        or (inner and _tabs(line) and "\t" in line.strip())
        for line in (lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines))
    )


def _tabs(line: str) -> int:
    """Tabs of a line without bars."""
    return 0 if "|" in line else line.count("\t")


def _is_lone_bar(lines: list[str], i: int) -> bool:
    """A bar between cells that stand on lines of their own, not one that opens a row."""
    if set(lines[i].strip()) != {"|"} or i == 0:
        return False
    below = (lines[j].strip() for j in range(i + 1, len(lines)) if not is_blank(lines[j]))
    following = next(below, "")
    alone = not following.startswith("|") and following.count("|") < 2
    return alone or set(following) == {"|"}


def _opens_row(line: str, *, in_table: bool) -> bool:
    stripped = line.strip()
    if stripped.startswith("|"):
        return True
    # "a | b | c |" without a leading bar: two bars at least, one of them at the end; below such
    # a row, a single cell with its bar.
    return stripped.endswith("|") and (in_table or stripped.count("|") > 1)


def _width(row: list[RawCell]) -> int:
    return sum(cell.colspan for cell in row)


def _row(
    lines: list[str], i: int, *, unbordered: bool, below_header: bool
) -> tuple[list[RawCell], int]:
    """The row that begins at line `i`, and the line after it."""
    if "|" not in lines[i]:
        return [RawCell(text=_cell_text(piece)) for piece in lines[i].split("\t")], i + 1
    if _is_barred(lines, i) and not lines[i].rstrip().endswith("|"):
        raw = lines[i].strip()
        i += 1
        # A figure that the line's end cut in two: no row begins with figures below figures.
        while i < len(lines) and _ends_in_figure(raw) and _FIGURE_FIRST.match(lines[i]):
            raw += "\n" + lines[i].strip()
            i += 1
        return _split(raw), i
    bordered = lines[i].startswith("|")
    # Where rows have no leading bar, one that begins with it has a blank first cell.
    raw = lines[i] if unbordered and not bordered else lines[i].lstrip()
    i += 1
    while True:
        open_cell = not is_blank(raw.rpartition("|")[2])
        # Where rows have no leading bar, an indented line may be a row with a blank first cell.
        end = _continued(lines, i, open_cell=open_cell) if bordered or open_cell else None
        if end is None:
            break
        raw += "\n" + "\n".join(lines[i:end])
        i = end
    if _DRAWN_RULE.fullmatch(raw) or (below_header and "--" in raw and _RULE.fullmatch(raw)):
        return [], i
    return _split(raw), i


def _continued(lines: list[str], i: int, *, open_cell: bool) -> int | None:
    """The line after the rest of a row that begins at line `i`; None where the row is over.

    `open_cell`: text stands behind the row's last bar, so a bar must still come.
    """
    printed = 0
    for j in range(i, min(i + _MAX_CONTINUED_LINES, len(lines))):
        line = lines[j]
        if line.startswith("|"):
            return None
        if not open_cell and "|" not in line and not is_blank(line) and not line[:1].isspace():
            return None  # prose after a closed row
        printed += len(line.strip())
        if printed > _MAX_CONTINUED_CHARS:
            return None
        if "|" in line:
            # After a closed row, an unindented line with its own bars is a row ("a | b | c |").
            own_row = not open_cell and not line[:1].isspace() and _opens_row(line, in_table=True)
            return None if own_row else j + 1
    return None


def _split(raw: str) -> list[RawCell]:
    body = raw.removeprefix("|")
    pieces = body.split("|")
    if len(pieces) > 1 and is_blank(pieces[-1]):
        pieces.pop()  # after the trailing bar
    wide = any(len(piece) > 1 and is_blank(piece) for piece in pieces)
    cells: list[RawCell] = []
    k = 0
    while k < len(pieces) and len(cells) < limits.COLUMNS:
        span = 1
        while k + span < len(pieces) and _spanned(pieces, k + span, wide=wide):
            span += 1
        cells.append(RawCell(text=_cell_text(pieces[k]), colspan=span))
        k += span
    return cells


def _spanned(pieces: list[str], k: int, *, wide: bool) -> bool:
    """Whether piece `k` only continues the cell before it: ``||``, or the blank before one.

    A row that prints its empty cells `wide` (``|  |``) shows a spanned column as ``| |``.
    """
    if pieces[k] == "":
        return True
    return pieces[k] == " " and (wide or (k + 1 < len(pieces) and pieces[k + 1] == ""))


def _cell_text(piece: str) -> str:
    return "\n".join(text for line in piece.splitlines() if (text := " ".join(line.split())))


def _paragraph(line: str, gap: int) -> Paragraph:
    text = " ".join(line.split()).strip("| ")
    if heading := _MARKDOWN_HEADING.fullmatch(text):
        title = heading[2].rstrip("#").rstrip()
        return Paragraph(text=title, heading=len(heading[1]), gap=gap)
    if bold := _MARKDOWN_BOLD.fullmatch(text):
        return Paragraph(text=bold[2], bold=True, gap=gap)
    return Paragraph(text=text, gap=gap)
