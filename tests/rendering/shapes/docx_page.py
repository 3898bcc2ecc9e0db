"""Word files: rows that do not fill the grid, what is raised or hidden, footnotes, symbols, alternatives."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tests.rendering import docx_xml as xml
from tests.rendering.grids.forms import Key
from tests.rendering.grids.grid import Cell, Grid, covered_places
from tests.rendering.grids.page import Block

from .article import Printed, Report, Shown, article, cells_of, lattice
from .marks import MARK, chosen_keys, marked_at

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:zz="http://example.org/office/2031/later"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Styles that a raised or hidden run may bear, by themselves or through the style they are based on.
_STYLES = (
    '<w:style w:type="character" w:styleId="up"><w:name w:val="上标"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="up2"><w:name w:val="注码"/><w:basedOn w:val="up"/>'
    '<w:rPr><w:color w:val="FF0000"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="high"><w:name w:val="提升"/>'
    '<w:rPr><w:position w:val="12"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="unseen"><w:name w:val="隐藏"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="unseen2"><w:name w:val="隐藏二"/>'
    '<w:basedOn w:val="unseen"/></w:style>'
)
RAISED = (
    '<w:vertAlign w:val="superscript"/>',
    '<w:vertAlign w:val="subscript"/>',
    '<w:position w:val="10"/>',
    '<w:position w:val="-8"/>',
    '<w:sz w:val="12"/><w:position w:val="6"/>',
    '<w:rStyle w:val="up"/>',
    '<w:rStyle w:val="up2"/>',
    '<w:rStyle w:val="high"/>',
)
HIDDEN = (
    "<w:vanish/>",
    '<w:vanish w:val="1"/>',
    '<w:vanish w:val="true"/>',
    '<w:rStyle w:val="unseen"/>',
    '<w:rStyle w:val="unseen2"/>',
    '<w:color w:val="FFFFFF"/>',
    '<w:sz w:val="2"/><w:vanish/>',
)
_SHOWN_RUNS = (
    '<w:vanish w:val="0"/>',
    '<w:vanish w:val="false"/>',
    '<w:specVanish w:val="0"/>',
    '<w:vertAlign w:val="baseline"/>',
    '<w:position w:val="0"/>',
    "",
)

Runs: TypeAlias = Callable[[Cell, random.Random], str]


@dataclass(frozen=True, slots=True)
class Frame:
    """Columns of the grid that a table's rows leave out, and the properties of its rows."""

    before: int = 0
    after: int = 0
    data_only: bool = False
    row: str = ""


def plain_runs(cell: Cell, rng: random.Random) -> str:
    """The text of a cell as one run."""
    return xml.run(cell.text, xml.font(rng)) if cell.text else ""


def table(grid: Grid, rng: random.Random, runs: Runs, frame: Frame) -> str:
    """One table; rows say in their properties how many columns they leave out at either end."""
    columns = grid.columns + frame.before + frame.after
    grid_columns = '<w:gridCol w:w="800"/>' * columns
    rows: list[str] = []
    tall: dict[int, int] = {}
    for number, row in enumerate(covered_places(grid.rows)):
        left_out = not (frame.data_only and number < grid.head_rows)
        properties = frame.row
        if left_out:
            properties += _gap("Before", frame.before) + _gap("After", frame.after)
        cells: list[str] = []
        for column, cell in row:
            if cell is None:
                if tall.get(column, 1):
                    cells.append(
                        _cell(Cell("", "note", tall.get(column, 1)), rng, runs, "<w:vMerge/>")
                    )
                continue
            wide = cell.colspan
            if not left_out:
                wide += frame.before * (column == 0)
                wide += frame.after * (column + cell.colspan == grid.columns)
            merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
            if merge:
                tall |= {column + n: 0 for n in range(cell.colspan)} | {column: wide}
            shown = Cell(cell.text, cell.role, wide)
            cells.append(_cell(shown, rng, runs, merge))
        head = f"<w:trPr>{properties}</w:trPr>" if properties else ""
        rows.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid_columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _gap(side: str, columns: int) -> str:
    if not columns:
        return ""
    return f'<w:grid{side} w:val="{columns}"/><w:w{side} w:w="{800 * columns}" w:type="dxa"/>'


def _cell(cell: Cell, rng: random.Random, runs: Runs, merge: str) -> str:
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    body = xml.paragraph(runs(cell, rng))
    return f'<w:tc><w:tcPr><w:tcW w:w="{800 * cell.colspan}" w:type="dxa"/>{span}{merge}</w:tcPr>{body}</w:tc>'


def document(
    blocks: list[Block], rng: random.Random, runs: Runs = plain_runs, frame: Frame | None = None
) -> bytes:
    """The package."""
    parts: list[str] = []
    for block in blocks:
        if block.grid is not None:
            parts += [table(block.grid, rng, runs, frame or Frame()), xml.paragraph("")]
            continue
        properties = '<w:pStyle w:val="a3"/>' if block.kind == "title" else ""
        parts.append(xml.paragraph(xml.run(block.text, xml.font(rng)), properties))
    data = xml.package("".join(parts), xml.Links(), ("%1、", "（%2）"), "chineseCounting")
    return _rewritten(data)


def _rewritten(data: bytes) -> bytes:
    """The package with the styles of this module, a part of footnotes, and their namespaces."""
    note = "".join(
        f'<w:footnote w:id="{n}">{xml.paragraph(xml.run("按办结日期统计。"))}</w:footnote>'
        for n in range(1, 40)
    )
    relation = f'<Relationship Id="rIdNotes" Type="{_RELATIONS}/footnotes" Target="footnotes.xml"/>'
    changes = {
        "word/styles.xml": ("</w:styles>", f"{_STYLES}</w:styles>"),
        "word/document.xml": ("<w:document ", f"<w:document {_MC} "),
        "[Content_Types].xml": (
            "</Types>",
            f'<Override PartName="/word/footnotes.xml" ContentType="{_MAIN}.footnotes+xml"/></Types>',
        ),
        "word/_rels/document.xml.rels": ("</Relationships>", f"{relation}</Relationships>"),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            was, becomes = changes.get(name, ("", ""))
            info = zipfile.ZipInfo(name, date_time=(2018, 1, 5, 9, 0, 0))
            new.writestr(info, text.replace(was, becomes) if was else text)
        info = zipfile.ZipInfo("word/footnotes.xml", date_time=(2018, 1, 5, 9, 0, 0))
        new.writestr(info, f'<?xml version="1.0"?><w:footnotes {_W}>{note}</w:footnotes>')
    return buffer.getvalue()


def left_out_columns(report: Report, rng: random.Random) -> Printed:
    """Rows that begin after the first column of the grid, or end before its last."""
    before, after = rng.choice(((1, 0), (0, 1), (1, 1), (2, 0), (0, 3)))
    frame = Frame(before, after, data_only=rng.random() < 0.5)
    return Printed(document(article(report, rng), rng, frame=frame), cells_of(report))


def not_hidden(report: Report, rng: random.Random) -> Printed:
    """Rows and runs that say of themselves that they are not hidden, not raised."""
    properties = rng.choice(_SHOWN_RUNS)
    off = rng.choice(("0", "false", "off"))
    frame = Frame(row=rng.choice((f'<w:hidden w:val="{off}"/>', "<w:cantSplit/>", "")))

    def runs(cell: Cell, rng: random.Random) -> str:
        return xml.run(cell.text, properties or xml.font(rng)) if cell.text else ""

    return Printed(document(article(report, rng), rng, runs, frame), cells_of(report))


def _marked(
    report: Report, rng: random.Random, place: str, keys: list[Key], mark: Callable[[str], str]
) -> bytes:
    """The document with a run of another kind at the mark; it is given what stands after it."""
    shown, _ = marked_at(report, keys, rng, place)

    def runs(cell: Cell, rng: random.Random) -> str:
        before, found, after = cell.text.partition(MARK)
        if not found:
            return plain_runs(cell, rng)
        head = xml.run(before, xml.font(rng)) if before else ""
        return head + mark(after)

    return document(article(shown, rng), rng, runs)


def marked_runs(
    properties: tuple[str, ...], place: str
) -> Callable[[Report, random.Random], Printed]:
    """Some figures hold a run of digits that is raised, lowered or hidden."""

    def render(report: Report, rng: random.Random) -> Printed:
        keys = chosen_keys(report, rng)

        def mark(after: str) -> str:
            digits = str(rng.choice((1, 2, 3, rng.randint(4, 99))))
            return xml.run(digits, rng.choice(properties)) + (xml.run(after) if after else "")

        data = _marked(report, rng, place, keys, mark)
        return Printed(data, cells_of(report), frozenset(keys))

    return render


def footnote_marks(report: Report, rng: random.Random) -> Printed:
    """Marks of footnotes after figures: the mark is no text of the document."""
    keys = chosen_keys(report, rng, 6)
    numbers = iter(range(1, 40))

    def mark(_: str) -> str:
        properties = rng.choice(('<w:vertAlign w:val="superscript"/>', '<w:rStyle w:val="up"/>'))
        return (
            f'<w:r><w:rPr>{properties}</w:rPr><w:footnoteReference w:id="{next(numbers)}"/></w:r>'
        )

    return Printed(_marked(report, rng, "after", keys, mark), cells_of(report))


def symbols(report: Report, rng: random.Random) -> Printed:
    """A sign of the font Symbol before some figures: a minus that is no character."""
    cells = cells_of(report)
    keys = [key for key in chosen_keys(report, rng, 6) if cells[key][0]]

    def mark(after: str) -> str:
        sign = '<w:r><w:sym w:font="Symbol" w:char="F02D"/></w:r>'
        return sign + xml.run(after)

    data = _marked(report, rng, "before", keys, mark)
    negative: dict[Key, Shown] = {
        key: (-(cells[key][0] or 0), "reported", cells[key][2]) for key in keys
    }
    return Printed(data, {**cells, **negative}, frozenset(keys))


def alternatives(report: Report, rng: random.Random) -> Printed:
    """Figures in two forms, of which the first needs what no reader of today knows."""
    keys = chosen_keys(report, rng)
    other = rng.choice(("", xml.run("8"), "<w:r><zz:later/></w:r>"))

    def mark(after: str) -> str:
        return (
            f'<mc:AlternateContent><mc:Choice Requires="zz">{other}</mc:Choice>'
            f"<mc:Fallback>{xml.run(after)}</mc:Fallback></mc:AlternateContent>"
        )

    return Printed(_marked(report, rng, "before", keys, mark), cells_of(report), frozenset(keys))


def merged_bars_of(report: Report, rng: random.Random) -> Printed:
    """The text that a loop over the rows and cells of such a file prints, between bars."""
    lines = [
        block.text
        if block.grid is None
        else "\n".join(" | ".join(row) for row in lattice(block.grid, repeat=True))
        for block in article(report, rng)
    ]
    return Printed(("\n".join(lines) + "\n").encode(), cells_of(report))
