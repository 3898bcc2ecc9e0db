"""Workbooks written by hand, and what another reader found in a document as sheets."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from govreport_parse.model.document import Block, Paragraph, Table

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NUMBER = re.compile(r"0|[1-9]\d{0,9}")


@dataclass(frozen=True)
class Habits:
    """How a workbook is written.

    `shared`: its texts stand in one part; `typed`: figures are numbers; `apart`: each table has a sheet; `decoys`: hidden
    sheets, rows and columns stand between; `boxed`: cells of tables have borders.
    """

    shared: bool = True
    typed: bool = True
    apart: bool = False
    decoys: bool = False
    boxed: bool = True


BORDERS = (
    '<fonts><font/></fonts><fills><fill/></fills><borders><border/><border><left style="thin"/></border></borders>'
    '<cellXfs><xf numFmtId="0" borderId="0"/><xf numFmtId="0" borderId="1"/></cellXfs>'
)


def random_habits(rng: random.Random) -> Habits:
    """Cells of tables always have borders: without, a row without figures may be a line of text."""
    return Habits(*(rng.random() < 0.5 for _ in range(4)))


def letters(column: int) -> str:
    found = ""
    while column >= 0:
        found = chr(ord("A") + column % 26) + found
        column = column // 26 - 1
    return found


def packed(
    sheets: Sequence[str], *, strings: Sequence[str] = (), styles: str = "", states: Sequence[str] = (),
) -> bytes:  # fmt: skip
    """A workbook of sheets; `strings` are what its shared strings hold, `states` of sheets ``hidden`` or empty."""
    named = "".join(
        f'<sheet name="{k}" sheetId="{k}" state="{states[k - 1] if k <= len(states) else "visible"}" r:id="s{k}"/>'
        for k in range(1, len(sheets) + 1)
    )
    targets = "".join(
        f'<Relationship Id="s{k}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{k}.xml"/>'
        for k in range(1, len(sheets) + 1)
    )
    targets += (
        f'<Relationship Id="a" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    )
    targets += f'<Relationship Id="b" Type="{_RELATIONS}/styles" Target="/xl/styles.xml"/>'
    parts = {
        "[Content_Types].xml": f"{_HEAD}<Types/>",
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"{_HEAD}<Relationships>{targets}</Relationships>",
        "xl/sharedStrings.xml": f'{_HEAD}<sst xmlns="{_MAIN}">{"".join(strings)}</sst>',
        "xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
    }
    parts |= {
        f"xl/worksheets/sheet{k}.xml": f'{_HEAD}<worksheet xmlns="{_MAIN}">{sheet}</worksheet>'
        for k, sheet in enumerate(sheets, 1)
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


class _Sheet:
    def __init__(self, habits: Habits, strings: list[str]) -> None:
        self._habits = habits
        self._strings = strings
        self._rows: list[str] = []
        self._merged: list[str] = []
        self.width = 1

    def row(
        self, cells: dict[int, tuple[str, int, int]], *, hidden: bool = False, boxed: bool = False
    ) -> None:
        """A row of texts by column, each with how many columns and rows it spans."""
        number = len(self._rows) + 1
        written = []
        for at, (text, across, down) in sorted(cells.items()):
            column = at + self._habits.decoys  # the first is hidden
            written.append(self._cell(text, f"{letters(column)}{number}", boxed=boxed))
            if across > 1 or down > 1:
                self._merged.append(
                    f"{letters(column)}{number}:{letters(column + across - 1)}{number + down - 1}"
                )
        if self._habits.decoys:
            written.insert(0, self._cell("99", f"A{number}"))
        self._rows.append(
            f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if hidden else ""}>{"".join(written)}</row>'
        )

    def _cell(self, text: str, place: str, *, boxed: bool = False) -> str:
        at = f'{place}" s="1' if boxed else place
        if not text:
            return f'<c r="{at}"/>'
        if text.startswith("="):  # a formula whose result is not stored
            return f'<c r="{at}"><f>{escape(text[1:])}</f></c>'
        if self._habits.typed and _NUMBER.fullmatch(text):
            return f'<c r="{at}"><v>{text}</v></c>'
        held = f'<t xml:space="preserve">{escape(text)}</t>'
        if self._habits.shared:
            self._strings.append(f"<si>{held}</si>")
            return f'<c r="{at}" t="s"><v>{len(self._strings) - 1}</v></c>'
        return f'<c r="{at}" t="inlineStr"><is>{held}</is></c>'

    def xml(self) -> str:
        columns = (
            '<cols><col min="1" max="1" width="9" hidden="1"/></cols>'
            if self._habits.decoys
            else ""
        )
        merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in self._merged)
        held = f"<mergeCells>{merged}</mergeCells>" if merged else ""
        return f"{columns}<sheetData>{''.join(self._rows)}</sheetData>{held}"


def as_xlsx(blocks: Sequence[Block], habits: Habits | None = None) -> bytes:
    """Paragraphs and tables as sheets: each paragraph a row of its own."""
    habits = habits or Habits()
    strings: list[str] = []
    sheets = [_Sheet(habits, strings)]
    width = max((block.width for block in blocks if isinstance(block, Table)), default=1)
    for block in blocks:
        if isinstance(block, Paragraph):
            sheets[-1].row({0: (block.text, width, 1)})
            continue
        if habits.apart:
            sheets.append(_Sheet(habits, strings))
        for r, line in enumerate(block.grid):
            cells = {}
            for c, cell in enumerate(line):
                if cell is not None and (cell.row, cell.column) == (r, c):
                    across = sum(each is cell for each in line)
                    down = sum(c < len(other) and other[c] is cell for other in block.grid)
                    cells[c] = cell.text, across, down
            sheets[-1].row(cells, boxed=habits.boxed)
        sheets[-1].row({})
    states = [""] * len(sheets)
    if habits.decoys:
        sheets.insert(0, _Sheet(habits, strings))
        sheets[0].row({0: ("2016年度报告", 1, 1), 1: ("7", 1, 1)})
        states = ["hidden", *states]
    return packed(
        [sheet.xml() for sheet in sheets],
        strings=strings, styles=BORDERS, states=[state or "visible" for state in states],
    )  # fmt: skip
