"""Reports as DOCX files, with the residue of word processing in them."""

from __future__ import annotations

import random

from . import docx_xml as xml
from .docx_xml import DocxHabits, Links
from .markup import cut
from .page import Block, build_blocks
from .plan import GridCell, TableGroup, TablePlan
from .rows2014 import CHINESE_NUMBERS
from .spec import ReportSpec, SectionSpec

__all__ = ["DocxHabits", "random_docx_habits", "render_docx"]

_FORMATS = ("chineseCountingThousand", "chineseCounting", "japaneseCounting")
_STRUCK = ("初稿", "1", "27", "约", "（待核）", "12件", "0")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def random_docx_habits(rng: random.Random) -> DocxHabits:
    """The residue of one document."""
    return DocxHabits(
        numbering=rng.choice(("typed", "typed", "automatic")),
        number_format=rng.choice(_FORMATS),
        split_runs=rng.random() < 0.6,
        revisions=rng.choice((0.0, 0.0, 0.05, 0.2)),
        hyperlinks=rng.random() < 0.5,
        controls=rng.random() < 0.3,
        fields=rng.random() < 0.3,
        layout=rng.choice(("none", "none", "none", "page", "table")),
        heading_styles=rng.random() < 0.4,
        typed_indent=rng.random() < 0.5,
    )


def render_docx(spec: ReportSpec, rng: random.Random, habits: DocxHabits | None = None) -> bytes:
    """The report as a DOCX file; the same seed gives the same bytes."""
    return _Writer(spec, rng, habits or random_docx_habits(rng)).render()


class _Writer:
    """Writes one document; holds its habits and the links met on the way."""

    def __init__(self, spec: ReportSpec, rng: random.Random, habits: DocxHabits) -> None:
        self._spec = spec
        self._rng = rng
        self._habits = habits
        self._links = Links()
        self._level_texts = _level_texts(spec)
        self._automatic = habits.numbering == "automatic" and self._level_texts is not None

    def render(self) -> bytes:
        """All blocks in order, in a layout table if the habit is so."""
        blocks = [self._block(block) for block in build_blocks(self._spec, self._rng)]
        if self._habits.controls:
            place = self._rng.randrange(len(blocks))
            blocks[place] = xml.control(blocks[place], self._links)
        body = "".join(blocks)
        if self._habits.layout == "page":
            body = self._layout_table(body) + xml.paragraph("")
        levels = self._level_texts or ("%1、", "（%2）")
        return xml.package(body, self._links, levels, self._habits.number_format)

    def _block(self, block: Block) -> str:
        if block.tables is not None:
            return self._tables(block.tables)
        if block.kind == "title":
            return self._title(block)
        if block.kind in ("heading", "subheading"):
            return self._heading(block)
        return self._line(block)

    def _title(self, block: Block) -> str:
        style = '<w:pStyle w:val="a3"/>' if self._rng.random() < 0.5 else '<w:jc w:val="center"/>'
        if self._rng.random() < 0.5:
            return xml.paragraph(self._runs("\n".join(block.lines)), style)
        return "".join(xml.paragraph(self._runs(line), style) for line in block.lines)

    def _line(self, block: Block) -> str:
        """A paragraph of running text, a date or a signature."""
        if block.kind in ("sign", "date"):
            side = "right" if block.kind == "sign" else "center"
            return xml.paragraph(self._sign(block), f'<w:jc w:val="{side}"/>')
        if self._habits.typed_indent and block.kind == "paragraph":
            return xml.paragraph(xml.run("　　") + self._runs(block.text))
        indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
        return xml.paragraph(self._runs(block.text), indent)

    def _heading(self, block: Block) -> str:
        properties = f'<w:pStyle w:val="{block.level}"/>' if self._habits.heading_styles else ""
        number, title = block.lines
        if self._automatic and number:
            properties += (
                f'<w:numPr><w:ilvl w:val="{block.level - 1}"/><w:numId w:val="1"/></w:numPr>'
            )
            return xml.paragraph(self._runs(title, bold=True), properties)
        return xml.paragraph(self._runs(number + title, bold=True), properties)

    def _sign(self, block: Block) -> str:
        runs = self._runs(block.text)
        if self._habits.fields and block.text[0].isdigit():
            return xml.simple_field('CREATEDATE \\@ "yyyy年M月d日"', xml.run(block.text))
        return runs

    def _runs(self, text: str, *, bold: bool = False) -> str:
        """Runs of a text, with links at addresses."""
        for key in ("website", "email"):
            target = self._spec.contact.get(key)
            if self._habits.hyperlinks and target and target in text:
                before, after = text.split(target, 1)
                scheme = "http://" if key == "website" else "mailto:"
                link = xml.hyperlink(scheme + target, xml.run(target), self._links)
                return self._runs(before) + link + self._runs(after)
        properties = xml.font(self._rng, bold=bold)
        pieces = (
            cut(text, self._rng, self._rng.randint(1, 4)) if self._habits.split_runs else [text]
        )
        return "".join(self._piece(piece, properties) for piece in pieces if piece)

    def _piece(self, piece: str, properties: str) -> str:
        """One run, perhaps as a tracked insertion or after struck-out text."""
        content = xml.run(piece, properties)
        chance = self._rng.random()
        revisions = self._habits.revisions
        if chance < revisions / 2:
            content = xml.inserted(content, self._links)
        if revisions and self._rng.random() < revisions / 2:
            content = xml.deleted(self._rng.choice(_STRUCK), self._links) + content
        if self._habits.controls and self._rng.random() < 0.03:
            content = xml.control(content, self._links)
        if self._rng.random() < 0.03:
            mark = self._links.mark()
            start = f'<w:bookmarkStart w:id="{mark}" w:name="_GoBack{mark}"/>'
            content = f'{start}{content}<w:bookmarkEnd w:id="{mark}"/>'
        return content

    def _tables(self, group: TableGroup) -> str:
        parts: list[str] = []
        for role, text in group.above:
            properties = '<w:jc w:val="center"/>' if role == "title" else ""
            parts.append(xml.paragraph(self._runs(text, bold=role == "title"), properties))
        for plan in group.tables:
            if plan.caption:
                parts.append(xml.paragraph(self._runs(plan.caption), '<w:jc w:val="center"/>'))
            table = self._table(plan)
            if self._habits.layout == "table":
                table = self._layout_table(table)
            parts += [table, xml.paragraph("")]
        parts += [xml.paragraph(self._runs(text)) for text in group.below]
        return "".join(parts)

    def _layout_table(self, content: str) -> str:
        """A table of one cell that only places its content on the page."""
        grid = '<w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
        width = '<w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>'
        cell = f"<w:tc>{width}{content}{xml.paragraph('')}</w:tc>"
        properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        return f"<w:tbl>{properties}{grid}<w:tr>{cell}</w:tr></w:tbl>"

    def _table(self, plan: TablePlan) -> str:
        columns = "".join(f'<w:gridCol w:w="{9000 // plan.columns}"/>' for _ in range(plan.columns))
        head = (
            '<w:tblPr><w:tblW w:w="0" w:type="auto"/>'
            f"<w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"
            f"<w:tblGrid>{columns}</w:tblGrid>"
        )
        rows: list[str] = []
        covered = 0
        for number, row in enumerate(plan.rows):
            rows.append(self._row(row, covered=covered > 0, head=number < plan.head_rows))
            covered = row[0].rowspan - 1 if row[0].rowspan > 1 else max(covered - 1, 0)
        tall = any(row[0].rowspan > 1 for row in plan.rows)
        if self._habits.revisions and len(rows) > 5 and not tall:
            rows.insert(self._rng.randint(3, len(rows) - 1), self._struck_row(plan.columns))
        return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"

    def _row(self, row: tuple[GridCell, ...], *, covered: bool, head: bool) -> str:
        cells = [self._cell(cell) for cell in row]
        if covered:
            cells.insert(0, f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{xml.paragraph('')}</w:tc>")
        properties = "<w:trPr><w:tblHeader/></w:trPr>" if head and self._rng.random() < 0.3 else ""
        content = f"<w:tr>{properties}{''.join(cells)}</w:tr>"
        if self._habits.controls and self._rng.random() < 0.04:
            return xml.control(content, self._links)
        return content

    def _struck_row(self, columns: int) -> str:
        """A row that was struck out under change tracking."""
        texts = ["短信公开政府信息数", "条", *["3"] * columns][:columns]
        cells = "".join(
            f"<w:tc><w:tcPr/>{xml.paragraph(xml.deleted(text, self._links))}</w:tc>"
            for text in texts
        )
        return f"<w:tr>{xml.deleted_row_mark(self._links)}{cells}</w:tr>"

    def _cell(self, cell: GridCell) -> str:
        properties = f'<w:tcW w:w="{900 * cell.colspan}" w:type="dxa"/>'
        if cell.colspan > 1:
            properties += f'<w:gridSpan w:val="{cell.colspan}"/>'
        if cell.rowspan > 1:
            properties += '<w:vMerge w:val="restart"/>'
        content = f"<w:tc><w:tcPr>{properties}</w:tcPr>{self._cell_paragraphs(cell)}</w:tc>"
        if self._habits.controls and cell.role == "value" and self._rng.random() < 0.05:
            return xml.control(content, self._links)
        return content

    def _cell_paragraphs(self, cell: GridCell) -> str:
        """The text of a cell: empty, a field, one paragraph, or a label with its note below."""
        if not cell.text:
            return xml.paragraph(xml.run(" ") if self._rng.random() < 0.2 else "")
        indent = "　" * cell.indent if self._habits.typed_indent else ""
        lead = xml.run(indent) if indent else ""
        if (
            cell.role == "value"
            and self._habits.fields
            and cell.text.isdigit()
            and self._rng.random() < 0.1
        ):
            return xml.paragraph(xml.complex_field("=SUM(ABOVE)", xml.run(cell.text)))
        note = max(cell.text.find("（", 6), cell.text.find("(", 6))
        if cell.role == "label" and note > 0 and self._rng.random() < 0.2:
            first, second = cell.text[:note], cell.text[note:]
            return xml.paragraph(lead + self._runs(first)) + xml.paragraph(self._runs(second))
        centred = "" if cell.role == "label" else '<w:jc w:val="center"/>'
        return xml.paragraph(lead + self._runs(cell.text), centred)


def _level_texts(spec: ReportSpec) -> tuple[str, str] | None:
    """The number formats of the two levels, or None where the numbers are irregular."""
    numbered = [section for section in spec.sections if section.number]
    after = _affixes(numbered)
    inner: set[tuple[str, str]] = set()
    for section in spec.sections:
        if section.subsections:
            pair = _affixes(list(section.subsections))
            if pair is None:
                return None
            inner.add(pair)
    if after is None or len(inner) > 1:
        return None
    part = inner.pop() if inner else ("（", "）")
    return f"{after[0]}%1{after[1]}", f"{part[0]}%2{part[1]}"


def _affixes(sections: list[SectionSpec]) -> tuple[str, str] | None:
    """What stands before and after the numeral in the marks, if it is the same throughout."""
    found: set[tuple[str, str]] = set()
    for place, section in enumerate(sections):
        before, numeral, after = section.number.partition(CHINESE_NUMBERS[place])
        if not numeral:
            return None
        found.add((before, after))
    return found.pop() if len(found) == 1 else None
