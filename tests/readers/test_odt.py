"""OpenDocument texts: what prints of them, by the rules of Word's documents."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.model import limits
from govreport_parse.model.grid import OBJECT
from tests.pages import grids, texts
from tests.rendering.open_document import Habits, as_odt, packed, random_habits

FIXTURES = Path(__file__).parents[2] / "fixtures"
ONE, OTHER = FIXTURES / "2014/wuxi-xian-2015.docx", FIXTURES / "2021/pingchuan-qu-2022.docx"
HABITS = {
    "packed": Habits(),
    "in one file": Habits(flat=True),
    "packed anew": Habits(first=False, repeated=True),
    "lines broken": Habits(wrapped=True, templated=False),
    "with decoys": Habits(decoys=True, wrapped=True, repeated=True),
}


def table(*rows: str) -> str:
    held = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table>{held}</table:table>"


def cell(text: str, spans: str = "") -> str:
    return f"<table:table-cell {spans}><text:p>{text}</text:p></table:table-cell>"


COVERED = "<table:covered-table-cell/>"
WIDE, HIGH = 'table:number-columns-spanned="2"', 'table:number-rows-spanned="2"'


@pytest.mark.parametrize("path", [ONE, OTHER], ids=["2014", "2021"])
@pytest.mark.parametrize("case", HABITS)
def test_a_report_says_what_its_docx_says(path: Path, case: str) -> None:
    right = gp.parse(path)
    found = gp.parse(as_odt(path.read_bytes(), HABITS[case]), name="甲.odt")
    assert found.source.format == "odt"
    assert (found.title, found.year, found.agency) == (right.title, right.year, right.agency)
    assert [(s.number, s.title) for s in found.sections] == [
        (s.number, s.title) for s in right.sections
    ]
    read = [
        [(r.indicator, r.applicant, r.value, r.status) for r in x.readings] for x in (found, right)
    ]
    assert read[0] == read[1]
    assert [s.value for s in found.statements] == [s.value for s in right.statements]


def test_lists_count_as_in_the_docx() -> None:
    path = FIXTURES / "2014/chengdong-2018.docx"
    for seed in range(3):
        found = gp.parse(as_odt(path.read_bytes(), random_habits(random.Random(seed))))
        assert [s.number for s in found.sections] == [*"一二三四五六七八", None]


STYLES = "".join(
    f'<style:style style:name="{name}" style:family="{family}">{properties}</style:style>'
    for name, family, properties in (
        ("h", "text", '<style:text-properties text:display="none"/>'),
        ("shown", "text", '<style:text-properties text:display="true"/>'),
        ("s", "text", '<style:text-properties style:text-line-through-style="solid"/>'),
        ("up", "text", '<style:text-properties style:text-position="33% 58%"/>'),
        ("line", "text", '<style:text-properties style:text-position="0% 100%" fo:letter-spacing="0.1cm"/>'),
        ("white", "text", '<style:text-properties fo:color="#ffffff"/>'),
        ("tiny", "text", '<style:text-properties fo:font-size="1pt"/>'),
        ("small", "text", '<style:text-properties fo:font-size="5%"/>'),
        ("P", "paragraph", '<style:text-properties text:display="none"/>'),
    )
)  # fmt: skip
PARAGRAPHS = {
    "12": "12",
    "1  \n 2": "1 2",
    "1<text:span>2</text:span> <text:span>3</text:span>": "12 3",
    "1<text:s text:c='3'/>2": "1 2",
    "1<text:tab/>2": "1 2",
    "1<text:change-start/>2<text:change-end/><text:change/>": "12",
    "1<text:bookmark-start/>2<text:soft-page-break/>": "12",
    "<text:span text:style-name='h'>9</text:span>12": "12",
    "<text:span text:style-name='h'><text:span text:style-name='shown'>9</text:span></text:span>": "9",
    "12<text:span text:style-name='up'>9</text:span>件": "12件",
    "<text:span text:style-name='line'>9</text:span>": "9",
    "甲<text:note><text:note-citation>9</text:note-citation><text:note-body><text:p>8</text:p></text:note-body></text:note>": "甲",
    "甲<office:annotation><text:p>9</text:p></office:annotation>": "甲",
    "<text:hidden-text text:is-hidden='true'>9</text:hidden-text>12": "12",
    "<text:hidden-text text:is-hidden='false'>9</text:hidden-text>": "9",
    "<text:a>1</text:a><text:meta>2</text:meta>": "12",
    "<text:ruby><text:ruby-base>甲</text:ruby-base><text:ruby-text>9</text:ruby-text></text:ruby>": "甲",
}  # fmt: skip


@pytest.mark.parametrize("inner", PARAGRAPHS)
def test_what_prints_of_a_paragraph(inner: str) -> None:
    assert texts(packed(f"<text:p>{inner}</text:p>", STYLES)) == [PARAGRAPHS[inner]]


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("<text:span text:style-name='s'>9</text:span>", OBJECT),
        ("<text:span text:style-name='white'>9</text:span>", ""),
        ("<text:span text:style-name='tiny'>9</text:span>", ""),
        ("<text:span text:style-name='small'>9</text:span>", ""),
        ("<draw:frame><draw:image/></draw:frame>", OBJECT),
        ("<draw:frame><draw:text-box><text:p>9</text:p></draw:text-box></draw:frame>", "9"),
        ("<draw:custom-shape><text:p>9</text:p></draw:custom-shape>", "9"),
        ("<text:page-number>9</text:page-number>1", OBJECT + "1"),
        ("1<text:line-break/>2", "1\n2"),
    ],
)
def test_what_a_cell_shows(inner: str, shown: str) -> None:
    assert grids(packed(table(cell("甲") + cell(inner)), STYLES)) == [[["甲", shown]]]


class TestBlocks:
    @pytest.mark.parametrize(
        ("content", "shown"),
        [
            ("<text:section><text:p>9</text:p></text:section>", ["9"]),
            ("<text:section text:display='none'><text:p>9</text:p></text:section>", []),
            ("<text:section text:is-hidden='true'><text:p>9</text:p></text:section>", []),
            ("<text:p><text:hidden-paragraph text:is-hidden='true'/>9</text:p>", []),
            ("<text:p><text:hidden-paragraph text:is-hidden='false'/>9</text:p>", ["9"]),
            ("<text:p text:style-name='P'>9</text:p>", []),
            ("<text:table-of-content><text:index-body><text:p>9</text:p></text:index-body></text:table-of-content>", ["9"]),
            ("<text:tracked-changes><text:p>9</text:p></text:tracked-changes>", []),
            ("<draw:frame><draw:text-box><text:p>9</text:p></draw:text-box></draw:frame>", ["9"]),
        ],
    )  # fmt: skip
    def test_what_prints(self, content: str, shown: list[str]) -> None:
        assert texts(packed(content, STYLES)) == shown

    def test_headings(self) -> None:
        document = gp.read_document(
            packed(
                "<text:h text:outline-level='2'>甲</text:h><text:h>乙</text:h><text:p>丙</text:p>"
            )
        )
        assert [block.heading for block in document.blocks] == [2, 1, 0]  # type: ignore[union-attr]


def level(number: int, kind: str, more: str = "", name: str = "number") -> str:
    return f"<text:list-level-style-{name} text:level='{number}' style:num-format='{kind}' {more}/>"


LISTS = (
    "<text:list-style style:name='L'>" + level(1, "一, 二, 三, ...", "style:num-suffix='、'")
    + level(2, "1", "text:display-levels='2' style:num-suffix='.' text:start-value='3'") + "</text:list-style>"
    "<text:list-style style:name='B'>" + level(1, "", "text:bullet-char='●'", "bullet") + "</text:list-style>"
    "<text:list-style style:name='T'>" + level(1, "1", "loext:num-list-format='（%1%）'") + "</text:list-style>"
    "<text:list-style style:name='U'>" + level(1, "ア, イ, ウ, ...") + "</text:list-style>"
    "<text:outline-style><text:outline-level-style text:level='1' style:num-format='1' style:num-suffix='.'/></text:outline-style>"
    "<style:style style:name='off' style:family='paragraph' style:list-style-name=''/>"
)  # fmt: skip


def listed(*items: str, style: str = "L", more: str = "") -> str:
    held = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f"<text:list text:style-name='{style}' {more}>{held}</text:list>"


GOES_ON = "text:continue-numbering='true'"
NUMBERED = "<text:numbered-paragraph text:style-name='L' text:level='1'><text:p>甲</text:p></text:numbered-paragraph>"
A, B = "<text:p>甲</text:p>", "<text:p>乙</text:p>"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (listed(A, B), ["一、甲", "二、乙"]),
        (listed(A + B, A), ["一、甲", "乙", "二、甲"]),
        (listed(A) + listed(B), ["一、甲", "一、乙"]),
        (listed(A) + listed(B, more=GOES_ON), ["一、甲", "二、乙"]),
        (
            listed(A, more="xml:id='a'") + listed(A) + listed(B, more="text:continue-list='a'"),
            ["一、甲", "一、甲", "二、乙"],
        ),
        (listed(A + f"<text:list><text:list-item>{B}</text:list-item></text:list>", A), ["一、甲", "一.3.乙", "二、甲"]),
        (listed(A).replace("list-item", "list-item text:start-value='5'", 1) + listed(B, more=GOES_ON), ["五、甲", "六、乙"]),
        (listed(A).replace("list-item", "list-header"), ["甲"]),
        (listed(A, style="B"), ["甲"]),
        (listed(A, A, style="T"), ["（1）甲", "（2）甲"]),
        (listed(A, style="U"), ["甲"]),
        (listed(A, style="none"), ["甲"]),
        (listed("<text:p><text:number>七、</text:number>甲</text:p>"), ["七、甲"]),
        ("<text:p><text:number>七、</text:number>甲</text:p>", ["甲"]),
        ("<text:h text:outline-level='1'>甲</text:h>" * 2, ["1.甲", "2.甲"]),
        ("<text:h text:outline-level='1' text:style-name='off'>甲</text:h>", ["甲"]),
        ("<text:h text:outline-level='1' text:is-list-header='true'>甲</text:h>", ["甲"]),
        (NUMBERED * 2, ["一、甲", "二、甲"]),
    ],
)  # fmt: skip
def test_numbers_of_lists(content: str, shown: list[str]) -> None:
    assert texts(packed(content, LISTS)) == shown


class TestTables:
    @pytest.mark.parametrize(
        ("rows", "grid"),
        [
            ((cell("甲", WIDE) + COVERED, cell("1") + cell("2")), [["甲", "甲"], ["1", "2"]]),
            ((cell("甲", HIGH) + cell("1"), COVERED + cell("2")), [["甲", "1"], ["甲", "2"]]),
            (
                (cell("甲", f"{HIGH} {WIDE}") + COVERED + cell("1"), COVERED * 2 + cell("2")),
                [["甲", "甲", "1"], ["甲", "甲", "2"]],
            ),
            ((cell("甲") + cell("1", 'table:number-columns-repeated="2"'),), [["甲", "1", "1"]]),
            # Which column a figure is of is not known: a cell where another is, or covered by none.
            ((cell("甲", WIDE) + cell("1"),), [["甲", "甲", OBJECT]]),
            ((cell("甲") + COVERED + cell("1"),), [["甲", "", OBJECT]]),
            ((cell("甲", HIGH) + cell("1"), cell("乙") + cell("2")), [["甲", "1"], ["乙", OBJECT]]),
        ],
    )  # fmt: skip
    def test_cells_and_what_they_cover(self, rows: tuple[str, ...], grid: list[list[str]]) -> None:
        assert grids(packed(table(*rows))) == [grid]

    def test_rows_in_groups_repeated_and_hidden(self) -> None:
        row = f"<table:table-row>{cell('甲')}{cell('1')}</table:table-row>"
        held = (
            f"<table:table-header-rows>{row}</table:table-header-rows>"
            + row.replace("-row>", '-row table:number-rows-repeated="2">', 1)
            + row.replace("-row>", '-row table:visibility="collapse">', 1)
            + f'<table:table-row-group table:display="false">{row}</table:table-row-group>'
        )
        assert grids(packed(f"<table:table>{held}</table:table>")) == [[["甲", "1"]] * 3]

    def test_a_hidden_column_gives_no_figure(self) -> None:
        columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
        data = packed(
            table(cell("甲") + cell("1")).replace("<table:table>", f"<table:table>{columns}")
        )
        assert grids(data) == [[["甲", OBJECT]]]

    def test_a_figure_that_is_not_written_as_it_prints(self) -> None:
        odd = '<table:table-cell office:value-type="float" office:value="9"/>'
        assert grids(packed(table(cell("甲") + odd))) == [[["甲", OBJECT]]]

    @pytest.mark.parametrize(("limit", "times"), [("ROWS", "rows"), ("CELLS", "rows")])
    def test_repetitions_are_bounded(
        self, monkeypatch: pytest.MonkeyPatch, limit: str, times: str
    ) -> None:
        def data(count: int) -> bytes:
            row = f'<table:table-row table:number-{times}-repeated="{count}">{cell("甲")}</table:table-row>'
            return packed(f"<table:table>{row}</table:table>")

        monkeypatch.setattr(limits, limit, limits.Limit(value=7, what=limit, what_zh=limit))
        assert len(grids(data(7))[0]) == 7
        with pytest.raises(gp.LimitExceeded):
            gp.read_document(data(8))


class TestDamage:
    def package(self, **members: str) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            for name, content in members.items():
                package.writestr(name.replace("__", "/").replace("_", "."), content)
        return stream.getvalue()

    @pytest.mark.parametrize(
        ("members", "words"),
        [
            ({}, "no content.xml"),
            ({"content_xml": "<a"}, "damaged"),
            ({"content_xml": "<a/>"}, "no text"),
            ({"content_xml": "<!DOCTYPE a><a/>"}, "declares a document type"),
            ({"content_xml": "?", "META-INF__manifest_xml": "<a><encryption-data/></a>"}, "password"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_read(self, members: dict[str, str], words: str) -> None:
        with pytest.raises(gp.UnreadableDocument) as caught:
            gp.read_document(self.package(**members), name="甲")
        assert words in caught.value.message("en")
        assert "请" in caught.value.message("zh")

    def test_other_documents_of_the_kind_are_named(self) -> None:
        data = packed("", mimetype="application/vnd.oasis.opendocument.spreadsheet")
        with pytest.raises(gp.UnsupportedFormat, match="OpenDocument"):
            gp.read_document(data)

    def test_the_title_beside_the_text(self) -> None:
        title = '<office:meta><dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">甲</dc:title></office:meta>'
        flat = as_odt(ONE.read_bytes(), Habits(flat=True)).replace(
            b"<office:automatic-styles>", title.encode() + b"<office:automatic-styles>", 1
        )
        assert gp.read_document(flat).fields[0].value == "甲"
