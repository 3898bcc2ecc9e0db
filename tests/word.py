"""A report in each of the ways in which Word documents are packed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

import govreport_parse as gp
from govreport_parse.model.document import Block, Paragraph, Table
from tests.pages import (
    OFFICE,
    PACKAGES,
    W,
    disclosure_table,
    modern_page,
    relationships,
    remedies_table,
    request_table,
    word_parts,
    zipped,
)

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
FIGURES = {"powers.licensing.decisions": "1287", "powers.penalty.decisions": "46"}
REQUESTS = {
    (row, column): figure
    for column in ("natural_person", "total")
    for row, figure in (
        ("requests.received", "41"), ("requests.outcome.granted", "37"),
        ("requests.outcome.total", "37"), ("requests.carried_out", "4"),
    )
}  # fmt: skip
PAGE = modern_page(
    narrative="全年主动公开信息218条。",
    disclosure=disclosure_table(FIGURES),
    requests=request_table(REQUESTS),
    remedies=remedies_table("100010000000000"),
)


def said(data: bytes) -> tuple[object, ...]:
    """What is read of a report: its title, readings and sections, and what is found in it."""
    report = gp.parse(data)
    readings = [(r.indicator, r.applicant, r.status, r.value) for r in report.readings]
    sections = [(s.number, s.title, s.kind) for s in report.sections]
    findings = [(f.rule, f.severity, f.message) for f in gp.check(report)]
    return report.title, report.agency.name, report.year, readings, sections, findings


def blocks() -> tuple[Block, ...]:
    """The paragraphs and tables of the report."""
    return gp.read_document(PAGE).blocks


def body(of: Sequence[Block] | None = None, *, merge: str = "vMerge") -> str:
    """The report as paragraphs and tables of WordprocessingML; `merge` names merged cells."""
    return "".join(
        f"<w:p>{_run(block.text)}</w:p>" if isinstance(block, Paragraph) else _table(block, merge)
        for block in (blocks() if of is None else of)
    )


def _run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{html.escape(text)}</w:t></w:r>"


def _table(table: Table, merge: str) -> str:
    rows = []
    for r, row in enumerate(table.grid):
        cells = []
        for c, cell in enumerate(row):
            if cell is None or cell.column != c:
                continue
            kind = "restart" if cell.row == r else "continue"
            merged = f"<w:{merge} w:val='{kind}'/>" if cell.rowspan > 1 else ""
            span = f"<w:gridSpan w:val='{cell.colspan}'/>" if cell.colspan > 1 else ""
            text = _run(cell.text) if cell.row == r else ""
            cells.append(f"<w:tc><w:tcPr>{span}{merged}</w:tcPr><w:p>{text}</w:p></w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def parts(**more: bytes | str) -> dict[str, bytes | str]:
    """The members of the report as a DOCX."""
    return {"[Content_Types].xml": types("word/document.xml"), **word_parts(body(), **more)}


def types(main: str, kind: str = MAIN_TYPE) -> str:
    """What a package says that its parts are."""
    return (
        f'{HEAD}<Types xmlns="{PACKAGES}content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/{main}" ContentType="{kind}"/></Types>'
    )


def renamed(name: Callable[[str], str], *, members: bool = True) -> bytes:
    """The report with other names of its parts, which stand in what refers to them too."""
    old = parts()
    main = name("word/document.xml")
    folder, _, own = main.rpartition("/")
    folder = folder and f"{folder}/"
    new = {
        "[Content_Types].xml": types(main),
        "_rels/.rels": relationships(("rId1", "officeDocument", f"/{main}")),
        main: old["word/document.xml"],
        f"{folder}_rels/{own}.rels": old["word/_rels/document.xml.rels"],
    }
    return zipped(new if members else old)


def strict(text: str) -> str:
    """The same with the names of Strict Open XML."""
    return (
        text.replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace("/officeDocument/2006/math", "/officeDocument/math")
    )


def flat(members: dict[str, bytes | str] | None = None) -> str:
    """Members of a DOCX as one XML file."""
    items = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="application/xml"><pkg:xmlData>'
        f"{_bare(content)}</pkg:xmlData></pkg:part>"
        for name, content in (parts() if members is None else members).items()
        if name != "[Content_Types].xml"
    )
    return (
        f'{HEAD}<?mso-application progid="Word.Document"?><pkg:package xmlns:pkg='
        f'"http://schemas.microsoft.com/office/2006/xmlPackage">{items}</pkg:package>'
    )


def _bare(content: bytes | str) -> str:
    text = content if isinstance(content, str) else content.decode()
    return re.sub(r"^\s*<\?xml[^>]*>", "", text)


def word_2003(inner: str | None = None, *, beside: str = "", more: str = "") -> str:
    """The report, or this body, as a document of Word 2003; `beside`: what stands before the body."""
    names = (
        f'xmlns:w="{WORD_2003}" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    held = body(merge="vmerge") if inner is None else inner
    return (
        f'{HEAD}<?mso-application progid="Word.Document"?><w:wordDocument {names} '
        f'w:macrosPresent="no" xml:space="preserve">{beside}<w:body><wx:sect>{held}{more}'
        "</wx:sect></w:body></w:wordDocument>"
    )


__all__ = [
    "FIGURES", "HEAD", "PAGE", "W", "blocks", "body", "flat", "parts", "renamed", "said", "strict",
    "types", "word_2003",
]  # fmt: skip
