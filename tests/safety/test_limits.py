"""Every bound of `model.limits`, lowered: what lies just below it is read, what lies above is not.

No input here costs any software anything: where a bound guards against a page of gigabytes, the
bound is lowered to some hundred bytes, and the page has one byte more.
"""

from __future__ import annotations

import contextlib
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pypdfium2
import pytest

import govreport_parse as gp
from govreport_parse.model import limits
from govreport_parse.model.document import Paragraph, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.readers import unpacking
from govreport_parse.readers.doc import reader
from govreport_parse.readers.doc.header import open_streams
from govreport_parse.readers.docx import parts
from govreport_parse.readers.html import markup
from tests.pages import W, page, run, table_rows, texts
from tests.rendering import pdf
from tests.rendering.word97 import Story, sprm
from tests.rendering.word97 import packed as packed_doc
from tests.safety.fuzzing.seeds import MAIN, package_parts, packed
from tests.safety.large import LARGE

DOCS = Path(__file__).parents[2] / "docs" / "limits.md"
PAGE = page()
TEXT = "2016年青石区政府信息公开工作年度报告\n一、概述\n工作平稳。\n" + "\n".join(
    f"{label}\n{unit}\n{value}" for label, unit, value in table_rows({})
)


LINES = "".join(f"<w:p>{run(line)}</w:p>" for line in TEXT.split("\n"))


def document(body: str) -> bytes:
    return f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()


PARTS = {**package_parts(), MAIN: document(LINES)}
XML = {name: part for name, part in PARTS.items() if name.endswith((".xml", ".rels"))}
READ = gp.read_document(PAGE.encode())


def below_body(parts: str) -> bytes:
    return PAGE.replace("<p>附表", f"{parts}<p>附表").encode()


def in_table(rows: str) -> bytes:
    return PAGE.replace("</table>", f"{rows}</table>").encode()


def main_part(added: bytes) -> bytes:
    return packed({**PARTS, MAIN: PARTS[MAIN] + added})


def doc(more: str = "", set_as: bytes = b"", empty: int = 0) -> bytes:
    """A .doc in which some lines are empty, and the last one is some text."""
    story = Story()
    for line in (*TEXT.split("\n"), *[""] * empty):
        story.add(line)
        story.end()
    story.add(more, set_as)
    story.end()
    return packed_doc(story)


def tags_of(data: bytes) -> int:
    return reader._package(open_streams(data, "")).document.count(b"<")


def doc_of_tags(n: int) -> bytes:
    """A .doc that comes to as many tags: a tab takes three, an empty line two."""
    wanted = n - tags_of(doc())
    return doc("\t" * (wanted % 2), empty=(wanted - 3 * (wanted % 2)) // 2)


def rtf(more: str) -> bytes:
    """An RTF file of as many control words as it has lines, and one."""
    lines = "\\par ".join(TEXT.split("\n"))
    return b"{\\rtf1\\ansicpg936 " + lines.encode("gbk") + more.encode() + b"}"


def with_lines(n: int) -> pdf.Sheet:
    """A page of so many lines."""
    sheet = pdf.Sheet()
    for _ in range(n):
        sheet.line(0, 0, 1, 0)
    return sheet


def with_steps(n: int) -> pdf.Sheet:
    """A page on which one line leads back and forth, so many steps in all."""
    sheet = pdf.Sheet()
    sheet.operators.append(f"0 0 m {'1 0 l ' * (n - 1)}S")
    return sheet


def with_blanks(n: int) -> pdf.Sheet:
    """A page that so many bytes say to be empty."""
    sheet = pdf.Sheet()
    sheet.operators.append(" " * n)
    return sheet


PDF_PAGES = pdf.sheets()
PDF = pdf.packed(*PDF_PAGES)
DRAWN = [one for sheet in PDF_PAGES for one in sheet.operators]
DRAWN_BYTES = sum(len("\n".join(sheet.operators)) for sheet in PDF_PAGES)
LINES_DRAWN = sum(one.endswith(" S") for one in DRAWN)


def pdf_characters() -> int:
    """How many characters the PDF has, blanks between its lines included."""
    with contextlib.closing(pypdfium2.PdfDocument(PDF)) as opened:
        return sum(sheet.get_textpage().count_chars() for sheet in opened)


PDF_CHARACTERS = pdf_characters()


def printed() -> int:
    cells = [cell for block in READ.blocks if isinstance(block, Table) for cell in block.cells()]
    lines = [block for block in READ.blocks if isinstance(block, Paragraph)]
    return sum(len(shown.text) for shown in (*cells, *lines))


TABLE = next(block for block in READ.blocks if isinstance(block, Table))
CELLS = sum(map(len, TABLE.grid))
SMALL = "<table><tr><td>规章<td>1</table>"


@dataclass(frozen=True)
class Bound:
    """A bound lowered to `value`, and the report that has `n` of what it counts."""

    limit: str
    value: int
    build: Callable[[int], bytes]

    def name(self) -> str:
        return "甲.docx" if self.build(self.value).startswith(b"PK") else "甲.html"


BOUNDS = {
    "bytes": Bound("BYTES", 8_000, PAGE.encode().ljust),
    "bytes of a package": Bound(
        "BYTES", 20_000, lambda n: packed({**PARTS, "a": bytes(n - len(packed({**PARTS, "a": b""})))})
    ),
    "bytes of a page": Bound("PAGE_BYTES", 8_000, PAGE.encode().ljust),
    "markup": Bound(
        "MARKUP", 8_000, lambda n: (PAGE + f"<!--{'-' * (n - len(PAGE.encode()) - 7)}-->").encode()
    ),
    "tags of a page": Bound(
        "PAGE_TAGS", 600, lambda n: below_body("<br>" * (n - PAGE.count("<")))
    ),
    "attributes": Bound(
        "TAG_PARTS", 9, lambda n: below_body(f"<p {' '.join(f'a{i}=1' for i in range(n))}>甲</p>")
    ),
    "attributes without a value": Bound(
        "TAG_PARTS", 9, lambda n: below_body(f'<p a=">" {" ".join(f"a{i}" for i in range(1, n))}>甲</p>')
    ),
    "attributes without blanks between": Bound(
        "TAG_PARTS", 9, lambda n: below_body("<p " + "".join(f"a{i}='x y'" for i in range(n)) + ">甲</p>")
    ),
    "characters of a text file": Bound("TEXT_FILE", 1_500, lambda n: TEXT.ljust(n).encode()),
    "characters of paragraphs": Bound(
        "TEXT", 1_500, lambda n: below_body(f"<p>{'工' * (n - printed())}</p>")
    ),
    "characters of cells": Bound(
        "TEXT", 1_500, lambda n: in_table(f"<tr><td>{'工' * (n - printed())}</td></tr>")
    ),
    "blocks": Bound("BLOCKS", 9, lambda n: below_body("<p>工作平稳。</p>" * (n - len(READ.blocks)))),
    "tables": Bound("TABLES", 3, lambda n: below_body(SMALL * (n - 1))),
    "rows of a table": Bound(
        "ROWS", 70, lambda n: in_table("<tr><td>规章<td>1" * (n - len(TABLE.grid)))
    ),
    "rows of all tables": Bound("ROWS", 70, lambda n: below_body(SMALL * (n - len(TABLE.grid)))),
    "cells of a table": Bound(
        "CELLS", 210, lambda n: in_table("<tr>" + "<td>1" * (n - CELLS))
    ),
    "cells under a span": Bound(
        "CELLS", 210, lambda n: in_table(f"<tr><td colspan={n - CELLS}>1")
    ),
    "cells of all tables": Bound(
        "CELLS", 210, lambda n: below_body(f"<table><tr>{'<td>1' * (n - CELLS)}</table>")
    ),
    "figures": Bound("FIGURES", 5, lambda n: below_body("<p>收到申请2件。</p>" * n)),
    "figures in one sentence": Bound(
        "FIGURES", 5, lambda n: below_body(f"<p>收到申请{'2件，' * n}。</p>")
    ),
    "members": Bound(
        "MEMBERS", len(PARTS) + 3, lambda n: packed({**PARTS, **{f"{i}": b"" for i in range(n - len(PARTS))}})
    ),
    "XML of a package": Bound(
        "UNPACKED", 20_000, lambda n: main_part(b" " * (n - sum(map(len, XML.values()))))
    ),
    "XML of another part": Bound(
        "UNPACKED", 20_000, lambda n: packed({**PARTS, "a.xml": b" " * (n - sum(map(len, XML.values())))})
    ),
    "characters of a .doc": Bound("TEXT", 1_500, lambda n: doc("工" * (n - len(TEXT) - 2), sprm(0x0800, 1))),
    "tags that a .doc comes to": Bound("TAGS", 3_000, doc_of_tags),
    "control words": Bound("RTF_WORDS", 400, lambda n: rtf("\\b" * (n - 2 - TEXT.count("\n")))),
    "groups": Bound("RTF_GROUPS", 30, lambda n: rtf("{" * (n - 1) + "}" * (n - 1))),
    "pages": Bound("PAGES", 6, lambda n: pdf.packed(*PDF_PAGES, *[pdf.Sheet()] * (n - len(PDF_PAGES)))),
    "characters of a PDF": Bound(
        "CHARACTERS", 3_000, lambda n: pdf.packed(*PDF_PAGES, pdf.Sheet().write("工" * (n - PDF_CHARACTERS), 9, 9))
    ),
    "objects of a PDF": Bound("PAGE_OBJECTS", 600, lambda n: pdf.packed(*PDF_PAGES, with_lines(n - len(DRAWN)))),
    "steps of a PDF's paths": Bound(
        "PATH_STEPS", 500, lambda n: pdf.packed(*PDF_PAGES, with_steps(n - 2 * LINES_DRAWN))
    ),
    "bytes of a PDF": Bound("STREAMS", 100_000, lambda n: pdf.packed(*PDF_PAGES, with_blanks(n - DRAWN_BYTES), pack=zlib.compress)),
    "tags of a package": Bound(
        "TAGS", 2_000, lambda n: main_part(b"<!---->" * (n - sum(part.count(b"<") for part in XML.values())))
    ),
}  # fmt: skip


def lowered(monkeypatch: pytest.MonkeyPatch, name: str, value: int) -> None:
    limit = getattr(limits, name)
    monkeypatch.setattr(limits, name, msgspec.structs.replace(limit, value=value))


@pytest.fixture
def every_page_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sizes below which a page or a tag is not looked at more closely."""
    monkeypatch.setattr(markup, "_LARGE", 1_000)
    monkeypatch.setattr(markup, "_LONG_TAG", 10)


@pytest.mark.usefixtures("every_page_is_large")
@pytest.mark.parametrize("key", BOUNDS)
def test_both_sides_of_a_bound(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    bound = BOUNDS[key]
    name = bound.name()
    lowered(monkeypatch, bound.limit, bound.value)
    limit = getattr(limits, bound.limit)
    assert gp.parse(bound.build(bound.value), name=name).year == 2016
    with pytest.raises(gp.LimitExceeded) as caught:
        gp.parse(bound.build(bound.value + 1), name=name)
    assert str(caught.value) == (
        f"{name}: more than {bound.value} {limit.what}; no report is that large: cut the document "
        "down to the report, or leave it out"
    )
    assert caught.value.message("zh").startswith(f"{name}: {limit.what_zh}超过上限{bound.value}，")


def test_every_bound_has_a_case() -> None:
    named = {name for name in limits.__all__ if isinstance(getattr(limits, name), limits.Limit)}
    assert named - {bound.limit for bound in BOUNDS.values()} == {
        *("DEPTH", "RATIO"),  # below
        *("PIXELS", "SCANS"),  # tests/readers/test_image.py
    }


class TestNesting:
    """Lxml follows 256 elements; it is asked for 2,048 where runs and boxes are flattened first.

    Here it is asked for 256 both times.
    """

    @pytest.fixture(autouse=True)
    def _shallow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        tree = markup._tree
        monkeypatch.setattr(markup, "_tree", lambda data, *, huge: tree(data, huge=huge and False))

    @pytest.mark.parametrize("tag", ["div", "font", "section", "b", "blockquote", "center"])
    @pytest.mark.parametrize("depth", [100, 300])
    def test_boxes_and_runs_lose_no_text(self, tag: str, depth: int) -> None:
        deep = f"<{tag}>" * depth + "深处的文字，未丢失。" + f"</{tag}>" * depth
        assert "深处的文字，未丢失。" in texts(below_body(deep))

    def test_both_sides_of_the_bound(self) -> None:
        assert texts("<html>" + "<table><tr><td>" * 80 + "甲") == ["甲"]
        with pytest.raises(gp.LimitExceeded, match=r"a.html: more than 2000 elements inside each"):
            gp.read_document(b"<html>" + b"<table><tr><td>" * 90 + b"x", name="a.html")

    def test_below_what_is_walked_the_text_is_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("govreport_parse.readers.html.blocks._MAX_DEPTH", 4)
        deep = "<div>" * 6 + "深处的文字，" + "<p>未丢失。</p>" + "</div>" * 6
        assert "深处的文字，未丢失。" in "".join(texts(below_body(deep)))


class TestSpans:
    def test_columns_and_rows_beyond_the_bound_are_cut(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "COLUMNS", 5)
        data = "<html><table><tr><td colspan=9 rowspan=9>甲<td>乙<tr><td>丙</table><p>完"
        table = gp.read_document(data.encode()).blocks[0]
        assert isinstance(table, Table)
        assert [[cell and cell.text for cell in row] for row in table.grid] == [["甲"] * 5] * 2

    @pytest.mark.parametrize(("span", "width"), [(4, 4), (5, 5), (6, 5)])
    def test_columns_on_both_sides(
        self, monkeypatch: pytest.MonkeyPatch, span: int, width: int
    ) -> None:
        monkeypatch.setattr(limits, "COLUMNS", 5)
        for data in (
            f"<html><table><tr><td colspan={span}>甲<tr><td>乙<td>丙</table><p>完",
            f"<html><table><tr><td>甲<td colspan={span - 1}>甲<tr><td>乙<td>丙</table><p>完",
            f"<html><table><tr>{'<td>甲' * span}<tr><td>乙<td>丙</table><p>完",
            f"|{'甲|' * span}\n|乙|丙|\n",
        ):
            table = gp.read_document(data.encode()).blocks[0]
            assert isinstance(table, Table)
            assert table.width == width


def test_rows_are_counted_before_they_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    lowered(monkeypatch, "ROWS", 2)
    rows = [[RawCell(text="甲")]] * 3
    assert expand_grid(rows[:2]).width == 1
    with pytest.raises(gp.LimitExceeded, match="more than 2 rows"):
        expand_grid(rows)


class TestPackages:
    def test_both_sides_of_the_ratio(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(unpacking, "_SMALL", 100)
        lowered(monkeypatch, "RATIO", 20)
        assert gp.parse(deflated(PARTS[MAIN])).year == 2016
        with pytest.raises(gp.LimitExceeded, match=r"a.docx: more than 20 times its packed size"):
            gp.parse(deflated(PARTS[MAIN] + b" " * 30_000), name="a.docx")

    def test_a_small_member_may_pack_well(self, monkeypatch: pytest.MonkeyPatch) -> None:
        lowered(monkeypatch, "RATIO", 1)
        assert gp.parse(deflated(PARTS[MAIN])).year == 2016

    def test_only_xml_is_unpacked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        lowered(monkeypatch, "UNPACKED", sum(map(len, XML.values())))
        assert gp.parse(packed({**PARTS, "word/media/a.png": bytes(2_000)})).year == 2016

    def test_what_a_header_claims_counts_for_nothing(self) -> None:
        whole = PARTS[MAIN]
        data = deflated(whole).replace(len(whole).to_bytes(4, "little"), bytes([99, 0, 0, 0]))
        with pytest.raises(gp.UnreadableDocument, match="damaged"):
            gp.parse(data)

    @pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_members_packed_otherwise(self, method: int) -> None:
        with pytest.raises(gp.UnreadableDocument, match="compressed otherwise"):
            gp.parse(packed(PARTS, method))

    def test_tables_in_tables_are_read(self) -> None:
        cell = "<w:tbl><w:tr><w:tc>"
        deep = f"{cell * 20}<w:p>{run('甲')}</w:p>{'</w:tc></w:tr></w:tbl>' * 20}"
        data = packed({**PARTS, MAIN: document(deep)})
        assert "甲" in repr(gp.read_document(data).blocks)


def deflated(document: bytes) -> bytes:
    return packed({**PARTS, MAIN: document}, zipfile.ZIP_DEFLATED)


DOCTYPES = ("<!DOCTYPE w:document>", '<!DOCTYPE w:document [<!ENTITY j "短语">]>')
PART_NAMES = sorted(XML)


def with_doctype(part: str, doctype: str, codec: str) -> bytes:
    """The report, one of its parts with a document type that does nothing."""
    written = PARTS[part].decode()
    root = written.index("<", written.index("?>") + 2 if written.startswith("<?xml") else 0)
    xml = f'<?xml version="1.0" encoding="{codec}"?>{doctype}{written[root:]}'
    return packed({**PARTS, part: xml.encode(codec)})


@pytest.mark.parametrize("part", PART_NAMES)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_no_part_of_a_package_declares_a_document_type(part: str, codec: str) -> None:
    assert gp.read_document(with_doctype(part, "", codec)).blocks
    for doctype in DOCTYPES:
        with pytest.raises(gp.UnreadableDocument, match="declares a document type"):
            gp.read_document(with_doctype(part, doctype, codec))


def test_the_parser_below_expands_no_entity() -> None:
    """The check for a document type is the first lock, not the only one."""
    root = parts.parse_part(f"{DOCTYPES[1]}<a>前&j;后</a>".encode())
    assert "短语" not in "".join(root.itertext())


def test_a_file_is_not_read_beyond_the_bound(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Long:
        name = "long.html"

        def read(self, size: int = -1) -> bytes:
            assert size == 101
            return b"x" * size

    lowered(monkeypatch, "BYTES", 100)
    path = tmp_path / "a.html"
    path.write_bytes(b"x" * 200)
    for source in (path, Long()):
        with pytest.raises(gp.LimitExceeded, match=r"html: more than 100 bytes"):
            gp.parse(source)  # type: ignore[arg-type]


@pytest.mark.usefixtures("every_page_is_large")
def test_pictures_inside_a_page_count_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    lowered(monkeypatch, "MARKUP", 8_000)
    picture = f'<img src="data:image/png;base64,{"A" * 9_000}">'
    plain = gp.read_document(below_body("<p>公开3条。</p>"))
    assert gp.read_document(below_body(f"<p>公开{picture}3条。</p>")).blocks == plain.blocks


@pytest.mark.parametrize("name", LARGE)
def test_what_comes_of_large_reports(name: str) -> None:
    try:
        gp.check(gp.parse(LARGE[name].build()))
        outcome = "read"
    except gp.GovReportError as error:
        outcome = type(error).__name__
    assert outcome == LARGE[name].outcome


def test_the_page_names_every_bound() -> None:
    written = DOCS.read_text("utf-8")
    for name in limits.__all__:
        value = getattr(limits, name)
        if isinstance(value, limits.Limit):
            assert f"`{name}`" in written
            assert f"{value.value:,}" in written or f"{value.value >> 20} MiB" in written
    assert f"| {limits.COLUMNS} of one table |" in written
