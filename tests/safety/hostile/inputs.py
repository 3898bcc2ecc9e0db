"""Files made to cost a reader minutes or gigabytes, and what must come of each.

`outcome` is the exception's name, or ``read`` for a record. Most lie right under a bound: those
are the dearest that are still read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import docx

from tests.pages import page, table_rows

LIMIT, READ, NOT_ONE = "LimitExceeded", "read", "NotAnAnnualReport"
DAMAGED, FOREIGN = "UnreadableDocument", "UnsupportedFormat"
_HEAD = "2016年青石区政府信息公开工作年度报告\n一、概述\n工作平稳。\n"
_FORM = "\n".join(f"{label}\n{unit}\n{value}" for label, unit, value in table_rows({})) + "\n"
_TABLE = page()[page().index("<table>") : page().index("</body>")]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Hostile:
    build: Callable[[], bytes]
    outcome: str


def html(body: str) -> bytes:
    return page(f"<p>一、主动公开情况</p>{body}").encode()


def prose(unit: str, size: int) -> bytes:
    return html(f"<p>{unit * (size // len(unit))}</p>")


def text(lines: str) -> bytes:
    return (_HEAD + lines).encode()


def package(changed: dict[str, bytes]) -> bytes:
    """A DOCX with some of its parts replaced or added."""
    stream = io.BytesIO()
    document = docx.Document()
    document.core_properties.title = "2016年青石区政府信息公开工作年度报告"
    for line in _HEAD.split("\n"):
        document.add_paragraph(line)
    document.save(stream)
    made = io.BytesIO()
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(made, "w", 8) as target:
        for name in source.namelist():
            target.writestr(name, changed.get(name, source.read(name)))
        for name in changed.keys() - set(source.namelist()):
            target.writestr(name, changed[name])
    return made.getvalue()


def body(xml: str) -> bytes:
    return package(
        {
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{xml}</w:body></w:document>'.encode()
        }
    )


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY j SYSTEM "{target}">]>'
DTD = '<!DOCTYPE x SYSTEM "{target}">'


def with_doctype(part: str, doctype: str, codec: str = "utf-8") -> bytes:
    """A DOCX one of whose parts declares entities and uses one."""
    with zipfile.ZipFile(io.BytesIO(package({}))) as source:
        written = source.read(part).decode()
    root = written.index("<", written.index("?>") + 2 if written.startswith("<?xml") else 0)
    inner = written.index(">", root) + 1
    xml = f'<?xml version="1.0" encoding="{codec}"?>{doctype}{written[root:inner]}&j;{written[inner:]}'
    return package({part: xml.encode(codec)})


def lying_header() -> bytes:
    """A member that claims to unpack to a kilobyte and holds 60 MB."""
    data = bytearray(package({"word/document.xml": b" " * 60_000_000}))
    size = (60_000_000).to_bytes(4, "little")
    at = data.find(size)
    while at >= 0:
        data[at : at + 4] = (1024).to_bytes(4, "little")
        at = data.find(size, at)
    return bytes(data)


def _tables_in_tables(depth: int) -> str:
    cell = "<w:tbl><w:tr><w:tc>"
    return cell * depth + "<w:p><w:r><w:t>1</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * depth


INPUTS: dict[str, Hostile] = {
    # Size
    "65 MiB": Hostile(lambda: b"<p>" + b" " * (65 << 20), LIMIT),
    "60 MB in one line": Hostile(lambda: b"a" * 60_000_000, LIMIT),
    "16 MiB that no charset explains": Hostile(lambda: b"<p>" + b"\xff" * (16 * 2**20 - 9), LIMIT),
    "16 MiB of a picture in the page": Hostile(
        lambda: html(f'<img src="data:image/png;base64,{"A" * (15 << 20)}">'), READ
    ),
    "a text file of a million letters": Hostile(lambda: text("工作平稳" * 249_000), LIMIT),
    "a text file of blank lines": Hostile(lambda: text(" \n" * 490_000), NOT_ONE),
    # Nesting and markup
    "100,000 boxes": Hostile(lambda: html("<div>" * 100_000 + "内容。"), READ),
    "100,000 fonts": Hostile(lambda: html("<font>" * 100_000 + "内容。"), READ),
    "100,000 tables in tables": Hostile(lambda: html("<table><tr><td>" * 100_000 + "内容。"), LIMIT),
    "200,000 attributes": Hostile(
        lambda: html("<p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">x</p>"), LIMIT
    ),
    "200,000 attributes behind a quoted bracket": Hostile(
        lambda: html('<p a=">" ' + " ".join(f"a{i}" for i in range(200_000)) + ">x</p>"), LIMIT
    ),
    "tags of 490 attributes": Hostile(
        lambda: html(("<p " + " ".join(f"a{i}" for i in range(490)) + ">") * 3000), READ
    ),
    "an attribute of 7 MB": Hostile(lambda: html(f'<p title="{"x" * 7_000_000}">x</p>'), READ),
    "a style of 7 MB": Hostile(lambda: html(f'<p style="{"display " * 900_000}">x</p>'), READ),
    "a sheet of 7 MB": Hostile(lambda: html(f"<style>{'@media{.a{' * 700_000}</style>"), READ),
    "8 MiB of tags": Hostile(lambda: html("<b>a</b>" * 1_000_000), LIMIT),
    "190,000 tags": Hostile(lambda: html("<br>" * 190_000), READ),
    "190,000 tags around letters": Hostile(lambda: html("<i>a</i>" * 95_000), READ),
    "95,000 marks of footnotes in a cell": Hostile(
        lambda: html("<table><tr><td>甲" + '<a href="#">1</a>x' * 95_000 + "</table>"), READ
    ),
    "95,000 named figures in a cell": Hostile(
        lambda: html("<table><tr><td>甲" + '<p class="nav">1</p>x' * 95_000 + "</table>"), READ
    ),
    "a million entities": Hostile(lambda: html("&#x4e2d;" * 1_000_000), LIMIT),
    # Paragraphs and headings
    "a million paragraphs": Hostile(lambda: html("<p>a" * 1_000_000), LIMIT),
    "19,900 paragraphs": Hostile(lambda: html("<p>公开" * 19_900), READ),
    "a million headings": Hostile(lambda: text("一、公开\n" * 1_000_000), LIMIT),
    "5,900 headings with figures": Hostile(
        lambda: html("<p>（一）公开情况</p><p>工作平稳1。</p>" * 5_900), READ
    ),
    "9,900 titles": Hostile(("<p>青石区2016年政府信息公开年报</p>" * 9_900).encode, NOT_ONE),
    # Tables
    "spans of a thousand million": Hostile(
        lambda: html("<table>" + "<tr><td colspan=1000000000 rowspan=1000000000>1" * 60 + "</table>"),
        READ,
    ),
    "many spans of 65,534": Hostile(
        lambda: html("<table>" + "<tr><td colspan=65534 rowspan=65534>1" * 2_900 + "</table>"), LIMIT
    ),
    "rows that span each other": Hostile(
        lambda: html("<table>" + "<tr><td rowspan=65534>1<td>2" * 2_900 + "</table>"), LIMIT
    ),
    "10,000 tables": Hostile(lambda: html("<table><tr><td>a<td>1</table>" * 10_000), LIMIT),
    "44 prints of the form": Hostile(lambda: html(_TABLE * 43), READ),
    "2,900 rows of one label": Hostile(
        lambda: html("<table>" + "<tr><td>规章<td>件<td>1" * 2_900 + "</table>"), READ
    ),
    "199,000 cells": Hostile(
        lambda: html("<table>" + ("<tr>" + "<td>公开" * 80) * 2_480 + "</table>"), READ
    ),
    "a comparison of 2,900 rows": Hostile(
        lambda: html(
            "<table><tr><td>指标<td>2015年<td>2016年<td>同比"
            + "<tr><td>公开信息数<td>1<td>2<td>3%" * 2_900
            + "</table>"
        ),
        READ,
    ),
    "2,900 short rows of 24 columns": Hostile(
        lambda: html(
            "<table><tr>" + "<td>公开信息数<td>同比" * 12 + ("<tr>" + "<td>1" * 22) * 2_900 + "</table>"
        ),
        READ,
    ),
    # Tables as lines
    "a form line by line, 44 times": Hostile(lambda: text(_FORM * 44), READ),
    "labels and bars": Hostile(lambda: text("规章\n|\n" * 9_900), NOT_ONE),
    "bars alone": Hostile(lambda: text("|\n" * 19_000), NOT_ONE),
    "figures glued to labels": Hostile(lambda: text("规章000规范性文件000" * 30_000), NOT_ONE),
    "one row of 100,000 bars": Hostile(lambda: text("| 规章 | 0 | 0 " * 33_000 + "|\n"), NOT_ONE),
    "a rule of 400,000 dashes": Hostile(lambda: text("| a |\n|" + "-" * 400_000 + "x|\n"), NOT_ONE),
    "a heading of 400,000 marks": Hostile(lambda: text("# " + "#" * 400_000 + " a\n"), NOT_ONE),
    "400,000 digits apart": Hostile(lambda: text("0 " * 200_000), NOT_ONE),
    # Prose
    "2 MB of one paragraph": Hostile(lambda: prose("1件，", 2_000_000), LIMIT),
    **{
        f"400,000 characters of {unit}": Hostile(lambda unit=unit: prose(unit, 400_000), outcome)  # type: ignore[misc]
        for unit, outcome in (
            ("1件，", LIMIT), ("(", READ), ("共", READ), ("公开1条，", LIMIT), ("公开信息1条（", LIMIT),
            ("其中", READ), ("，", READ), ("1", READ), ("1 ", READ), ("一", READ), ("申请", READ),
            ("占1%", LIMIT), ("未", LIMIT), ("增长", READ), ("2016年", READ), ("较上年", READ), ("因", READ),
            ("www.a", READ), ("gov.", READ), ("a.", READ), ("联系电话：1", LIMIT), ("《", READ), ("地址", READ),
            ("[2016]", LIMIT), ("由", READ), ("电话", READ), ("2016年1月1日至", READ), ("和", READ),
        )
    },
    "5,900 figures in one sentence": Hostile(lambda: prose("公开1条，", 29_500), READ),
    "5,900 figures apart": Hostile(lambda: prose("收到申请1件。", 41_300), READ),
    "2,900 denials": Hostile(lambda: prose("未收到申请。", 17_400), READ),
    "switches behind a field": Hostile(
        lambda: f"<p>来源：{'[特大本页] ' * 60_000}x</p>".encode() + html(""), READ
    ),
    "keys behind each other": Hostile(lambda: f"<p>{'来源： ' * 100_000}x</p>".encode() + html(""), READ),
    # DOCX
    "a zip bomb": Hostile(lambda: package({"word/document.xml": b" " * 60_000_000}), LIMIT),
    "a bomb in another part": Hostile(lambda: package({"docProps/app.xml": b" " * 60_000_000}), LIMIT),
    "a picture of 100 MB": Hostile(lambda: package({"word/media/a.png": b"\0" * 100_000_000}), NOT_ONE),
    "a lying header": Hostile(lying_header, DAMAGED),
    "10,000 members": Hostile(lambda: package({f"a/{i}.xml": b"<a/>" for i in range(10_000)}), LIMIT),
    "a million empty paragraphs": Hostile(lambda: body("<w:p/>" * 1_000_000), LIMIT),
    "19,000 paragraphs of a DOCX": Hostile(
        lambda: body("<w:p><w:r><w:t>公开</w:t></w:r></w:p>" * 19_000), NOT_ONE
    ),
    "60 tables in tables": Hostile(lambda: body(_tables_in_tables(60)), NOT_ONE),
    "10,000 tables in tables of a DOCX": Hostile(lambda: body(_tables_in_tables(10_000)), DAMAGED),
    "a row of 100,000 spans": Hostile(
        lambda: body(
            "<w:tbl><w:tr>"
            + '<w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>'
            * 40_000
            + "</w:tr><w:tr/></w:tbl>"
        ),
        LIMIT,
    ),
    "a list number in 60,000 paragraphs": Hostile(
        lambda: body('<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>' * 60_000), LIMIT
    ),
    "billion laughs": Hostile(lambda: with_doctype("word/document.xml", LAUGHS), DAMAGED),
}  # fmt: skip

# Those that take more than a third of a second are for `make limits`.
DEAR = frozenset(
    {
        "16 MiB that no charset explains", "a text file of blank lines", "tags of 490 attributes",
        "a style of 7 MB", "190,000 tags", "190,000 tags around letters", "9,900 titles",
        "5,900 headings with figures", "44 prints of the form", "a sheet of 7 MB", "labels and bars", "199,000 cells",
        "a comparison of 2,900 rows", "2,900 short rows of 24 columns",
        "a form line by line, 44 times", "400,000 digits apart", "5,900 figures in one sentence",
        "5,900 figures apart", "keys behind each other", "19,000 paragraphs of a DOCX",
        *(name for name in INPUTS if name.startswith("400,000 characters of")),
    }
)  # fmt: skip
