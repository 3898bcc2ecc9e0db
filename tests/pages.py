"""Small pages for tests of one thing each."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Mapping, Sequence

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import govreport_parse as gp
from govreport_parse.forms import load_form
from govreport_parse.model.document import Paragraph, Table

W = nsdecls("w")
FORM = load_form("2014").tables[0]


def table_rows(values: dict[str, str]) -> list[tuple[str, str, str]]:
    """Label, unit, value of all 65 rows; rows without an entry print 0, group rows nothing."""
    rows = []
    for row in FORM.rows:
        value = "" if row.kind == "group" else values.get(row.code, "0")
        rows.append((row.label, row.unit or "", value))
    return rows


def page(
    body: str = "<p>一、概述</p><p>全年工作平稳。</p>",
    values: dict[str, str] | None = None,
    *,
    title: str = "2016年青石区政府信息公开工作年度报告",
    rows: list[tuple[str, str, str]] | None = None,
) -> str:
    """A report with the given narrative and the whole statutory table."""
    cells = table_rows(values or {}) if rows is None else rows
    table = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
        for row in [("统计指标", "单位", "统计数"), *cells]
    )
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}"
        f"<p>附表</p><table>{table}</table></body></html>"
    )


MODERN = load_form("2021")
_OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
SECTIONS = (
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
)  # fmt: skip


def _rows_of(lines: list[list[str]]) -> str:
    rows = (
        "<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in line) + "</tr>" for line in lines
    )
    return f"<table>{''.join(rows)}</table>"


def disclosure_table(values: dict[str, str] | None = None) -> str:
    """The disclosure table of 2021; cells without an entry print 0."""
    table = MODERN.table("disclosure")
    lines = []
    for part in table.subtables if table else ():
        lines.append([part.heading])
        lines.append(["信息内容", *(column.label for column in part.columns)])
        for row in part.rows:
            codes = [f"{row.code}.{column.code}" for column in part.columns]
            lines.append([row.label, *((values or {}).get(code, "0") for code in codes)])
    return _rows_of(lines)


def request_table(values: dict[tuple[str, str], str] | None = None) -> str:
    """The request table of 2021; cells without an entry print 0."""
    table = MODERN.table("requests")
    columns = table.columns if table else ()
    lines = [["申请人情况", *(column.label for column in columns)]]
    for row in table.rows if table else ():
        cells = [(values or {}).get((row.code, column.code), "0") for column in columns]
        lines.append([row.label, *(cells if row.kind == "value" else [""] * len(columns))])
    return _rows_of(lines)


def remedies_table(figures: Sequence[str] = "0" * 15) -> str:
    """The remedies table: fifteen figures of one digit."""
    heads = (
        "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>"
        + "".join(f"<td rowspan=2>{name}</td>" for name in _OUTCOMES)
        + "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>"
        + "".join(f"<td>{name}</td>" for name in _OUTCOMES * 2)
        + "</tr>"
    )
    cells = "".join(f"<td>{figure}</td>" for figure in figures)
    return f"<table>{heads}<tr>{cells}</tr></table>"


def modern_page(
    *,
    year: int = 2022,
    sections: tuple[str, ...] = SECTIONS,
    disclosure: str | None = None,
    requests: str | None = None,
    remedies: str | None = None,
    narrative: str = "全年工作平稳。",
    agency: str = "青石区人民政府",
) -> bytes:
    """A report in the format of 2021; a table given as "" is left out."""
    tables = (
        disclosure_table() if disclosure is None else disclosure,
        request_table() if requests is None else requests,
        remedies_table() if remedies is None else remedies,
    )
    title = f"{agency}{year}年政府信息公开工作年度报告"
    bodies = [f"<p>{narrative}</p>", *tables, "<p>更新偶有迟缓。</p>", "<p>无。</p>"]
    text = "".join(f"<p>{head}</p>{body}" for head, body in zip(sections, bodies, strict=False))
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>".encode()


def texts(data: bytes | str) -> list[str]:
    """The paragraphs that are read of a document."""
    raw = data if isinstance(data, bytes) else data.encode()
    return [b.text for b in gp.read_document(raw).blocks if isinstance(b, Paragraph)]


def grids(data: bytes | str) -> list[list[list[str | None]]]:
    """The texts of the tables that are read of a document."""
    raw = data if isinstance(data, bytes) else data.encode()
    return [
        [[None if cell is None else cell.text for cell in row] for row in block.grid]
        for block in gp.read_document(raw).blocks
        if isinstance(block, Table)
    ]


def package(body: str) -> bytes:
    """A DOCX whose body holds the given XML."""
    document = docx.Document()
    for element in parse_xml(f"<w:body {W}>{body}</w:body>"):
        document.element.body.insert_element_before(element, "w:sectPr")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


PACKAGES = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A ZIP file with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def relationships(*targets: tuple[str, str, str]) -> str:
    """A part of relationships, each of an id, the last word of its type and a target."""
    items = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in targets
    )
    return f'<Relationships xmlns="{PACKAGES}relationships">{items}</Relationships>'


def word_parts(
    body: str, *related: tuple[str, str, str], **parts: bytes | str
) -> dict[str, bytes | str]:
    """The members of a DOCX whose main part has this body and refers to these parts."""
    names = f"{W} xmlns:r='{OFFICE}'"
    return {
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(*related),
        **{f"word/{name.replace('__', '.')}": content for name, content in parts.items()},
    }


def including(*chunks: bytes) -> bytes:
    """A DOCX that has nothing but what it includes."""
    keys = [f"c{i}" for i in range(len(chunks))]
    body = "".join(f"<w:altChunk r:id='{key}'/>" for key in keys)
    related = [(key, "aFChunk", f"{key}.bin") for key in keys]
    parts = {f"{key}__bin": chunk for key, chunk in zip(keys, chunks, strict=True)}
    return zipped(word_parts(body, *related, **parts))


def run(text: str) -> str:
    """A run of text."""
    return f"<w:r><w:t>{text}</w:t></w:r>"
