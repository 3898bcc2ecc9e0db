"""Lines of a spreadsheet with one filled cell, saved as CSV or copied with tabs: titles, headings, prose.

``2015年政府信息公开工作年度报告,,,`` prints the title alone. Above a row of figures such a line may name a
group of rows, and is a row of their table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from govreport_parse.model.document import Paragraph
from govreport_parse.readers.text.commas import cells_of, quoted
from govreport_parse.readers.text.protocol import Above, Found, Line
from govreport_parse.text.fold import is_blank
from govreport_parse.text.numerals import read_cell, unit_of
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["lone_text", "read"]

# One comma may end a line of prose that goes on; a spreadsheet has a mark for each further column.
_ENDS = lazy_pattern(r"(?<![,;，；\t])(?:,{2,}|;{2,}|，{2,}|；{2,}|\t{2,})\Z")
_QUOTED_ENDS = lazy_pattern(r'\A"(?:[^"]|"")*+"((?:,"")++)\Z')
_ALL = ",;，；\t"
_LAST = frozenset(f'{_ALL}"')
_SENTENCE = "。"
# Lines below one that say whether it stands above figures: other lone ones, and blank ones, are passed over.
_AHEAD = 12


def read(lines: Sequence[str], at: int, above: Above) -> Found | None:
    """Read a line of one filled cell; directly below a row of a table only where the table ends there."""
    text = lone_text(lines, at, in_table=above.rows > 0 and not above.gap)
    if text is None:
        return None
    return Line(end=at + 1, paragraph=Paragraph(text=" ".join(text.split()), gap=above.gap))


def lone_text(lines: Sequence[str], at: int, *, in_table: bool = False) -> str | None:
    """What a line says that is no row of a table; None for any other line.

    A sentence is none, nor is what stands above no figures; `in_table`, a row of blanks is like it, and only
    what a sentence of the same sheet follows is none.
    """
    text = _lone(lines[at])
    if text is None or _SENTENCE in text:
        return text
    below = _below(lines, at + 1)
    if below == "figures" and _is_first(lines, at):
        return text
    return text if below == "sheet" or (below != "figures" and not in_table) else None


def _is_first(lines: Sequence[str], at: int) -> bool:
    """Whether a line is the first of a text, a lone one below it: the title of a sheet."""
    if at > _AHEAD or any(lines[:at]):
        return False
    return at + 1 < len(lines) and _lone(lines[at + 1]) is not None


def _lone(line: str) -> str | None:
    """What a line says before nothing but the marks of empty cells; None for any other."""
    raw = line.strip(" \u3000\ufeff")
    if raw[-1:] not in _LAST:  # as most lines end
        return None
    if raw[:1] == '"':
        return _in_quotation_marks(raw)
    ends = _ENDS.search(raw)
    if ends is None or "|" in raw:
        return None
    text, mark = raw[: ends.start()], raw[-1]
    alone = mark not in text or (_SENTENCE in text and mark in "，；")
    return text.strip() if alone and text.strip() else None


def _in_quotation_marks(raw: str) -> str | None:
    """The first cell of a line all of whose cells stand in quotation marks, the others being empty."""
    ends = _QUOTED_ENDS.match(raw)
    if ends is None:
        bare = _ENDS.search(raw)
        body = raw if bare is None else raw[: bare.start()]
        closed = bare is not None and body[-1:] == '"' and '"' not in body[1:-1].replace('""', "")
        return body[1:-1].replace('""', '"').strip() or None if closed else None
    return raw[1 : ends.start(1) - 1].replace('""', '"').strip() or None


def _below(lines: Sequence[str], at: int) -> Literal["figures", "names", "sheet", "prose"]:
    """What the next row below has, lone texts passed over: "sheet" is a sentence with the marks of cells.

    Above figures a lone text may name a group of rows.
    """
    for k in range(at, min(at + _AHEAD, len(lines))):
        lone = _lone(lines[k])
        if is_blank(lines[k].strip(_ALL)) or (lone is not None and _SENTENCE not in lone):
            continue
        raw, _ = quoted(lines, k)
        mark = max(_ALL, key=raw.count)
        if lone is not None:
            return "sheet"
        if _SENTENCE in raw or mark not in raw:
            return "prose"
        cells = raw.split(mark) if mark == "\t" else cells_of(raw, mark)
        return "figures" if any(map(_is_of_figures, cells[1:])) else "names"
    return "prose" if at + _AHEAD >= len(lines) else "names"


def _is_of_figures(cell: str) -> bool:
    """Whether a cell is a figure, a dash or a unit: its row is no line of names."""
    status = read_cell(cell).status
    return status in ("reported", "not_applicable") or unit_of(cell) is not None
