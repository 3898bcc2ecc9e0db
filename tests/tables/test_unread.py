"""Tables that are printed and were not understood: named, and never called missing."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_form
from govreport_parse.forms.types import Form, FormRow, FormTable
from govreport_parse.model.document import Block, Locator, Note, Paragraph
from govreport_parse.tables.unread import unread_tables
from tests.tables.printing import grid

MODERN = load_form("2021")
REMEDIES = "行政复议、行政诉讼：结果维持、结果纠正"


def form(*labels: str, layout: str = "list") -> Form:
    rows = tuple(FormRow(code=f"row{k}", label=one, name="") for k, one in enumerate(labels))
    table = FormTable(table="one", title="某表", rows=rows, layout=layout)
    return Form(
        id="2099", title="", name="", first_year=2099, notice="", decree="", due="", due_bodies="",
        tables=(table,),
    )  # fmt: skip


def notes(
    *blocks: Block, of: Form | None = MODERN, read: tuple[int, ...] = (), known: str = ""
) -> tuple[Note, ...]:
    return unread_tables(blocks, read, known.split(), of)


def names(count: int, *, start: int = 0) -> list[str]:
    """Labels of four characters that have nothing in common."""
    return [chr(0x5200 + k) * 4 for k in range(start, start + count)]


def is_noted(shown: int, count: int) -> bool:
    """Whether a table of so many rows counts as printed where so many of its labels stand."""
    return bool(notes(Paragraph(text="、".join(names(shown))), of=form(*names(count))))


@pytest.mark.parametrize(
    ("count", "least"), [(2, 1), (6, 3), (11, 6), (13, 7), (15, 8), (16, 8), (17, 8), (40, 8)]
)
def test_half_of_its_words_or_eight(count: int, least: int) -> None:
    assert is_noted(least, count)
    assert not is_noted(least - 1, count)


@pytest.mark.parametrize(("shown", "noted"), [(19, False), (20, True)])
def test_a_sentence_with_twenty_of_its_words_is_the_table(shown: int, noted: bool) -> None:
    text = "，".join(f"{one}3件" for one in names(shown))
    assert bool(notes(Paragraph(text=text), of=form(*names(30)))) is noted


def test_words_of_three_characters_are_not_its_own() -> None:
    assert notes(Paragraph(text="收费金额"), of=form("收费金额"))
    page = Paragraph(text="收费数、件数表、公开数")
    assert not notes(page, of=form("收费数", "件数表", "公开数", "收费金额", "公开数量"))
    assert notes(Paragraph(text="收费金额"), of=form("收费数", "件数表", "收费金额"))


def test_what_is_said_of_it() -> None:
    (note,) = notes(
        Paragraph(text="平稳。"),
        grid(("结果维持", "结果纠正"), ("3", "0")),
        Paragraph(text="行政复议与复议后起诉，结果维持"),
    )
    assert note.code == "GR010"
    assert note.at == Locator(block=1)
    assert note.message == (
        f"the table “{title('remedies')}” is printed here, as 4 of its labels show (结果维持, 结果纠正, 行政复议 …), "
        "but its rows and columns could not be told; none of its cells is read"
    )
    assert note.message_zh == (
        f"“{title('remedies')}”统计表已印出（见“结果维持”“结果纠正”“行政复议”等4处名称），"
        "但无法确定各数据所在的行和列，未予采用，请对照原文核对"
    )
    table = MODERN.table("remedies")
    assert table is not None
    own = [
        column.code
        for column in table.columns
        if column.label in ("结果维持", "结果纠正")
        or not {"行政复议", "复议后起诉"}.isdisjoint(column.parents)
    ]
    assert sorted(note.indicators) == sorted(own)


def title(name: str) -> str:
    table = MODERN.table(name)
    assert table is not None
    return table.title


@pytest.mark.parametrize(
    ("of", "read", "known", "count"),
    [
        (MODERN, (), "", 1),
        (MODERN, (), "disclosure requests", 1),
        (MODERN, (), "remedies", 0),
        (MODERN, (0,), "", 0),
        (MODERN, (1,), "", 1),
        (None, (), "", 0),
    ],
)
def test_what_was_read_is_not_unread(
    of: Form | None, read: tuple[int, ...], known: str, count: int
) -> None:
    blocks = Paragraph(text=REMEDIES), Paragraph(text="无。")
    assert len(notes(*blocks, of=of, read=read, known=known)) == count


def test_words_stand_in_one_cell() -> None:
    assert notes(grid(("结果维持", "结果纠正"), ("行政复议", "行政诉讼")))
    assert not notes(grid(("结果维持", "结果纠正"), ("行政复议", "行政", "诉讼")))
    assert notes(grid(("结 果 维 持", "结果纠正"), ("行政复议", "（行政诉讼）")))


def test_a_word_that_stands_twice_counts_once() -> None:
    assert not notes(Paragraph(text="结果维持、结果纠正、行政复议"), Paragraph(text="行政复议"))


def test_the_cells_that_words_of_each_layout_name() -> None:
    matrix = (
        "本年新收政府信息公开申请数量、商业企业、科研机构、社会公益组织、法律服务机构、部分公开"
    )
    rest = "、予以公开、不予公开、属于国家秘密、重复申请、保护第三方合法权益、信访举报投诉类申请"
    (note,) = notes(Paragraph(text=matrix + rest))
    requests = MODERN.table("requests")
    assert requests is not None
    assert len(note.indicators) == 8
    assert set(note.indicators) <= {row.code for row in requests.rows}
    (note,) = notes(Paragraph(text="行政许可、行政处罚、行政强制、行政事业性收费、本年收费金额"))
    disclosure = MODERN.table("disclosure")
    assert disclosure is not None
    assert set(note.indicators) < set(disclosure.codes)
    assert len(note.indicators) == 4


class TestUnderHeader:
    @pytest.mark.parametrize(
        ("above", "row", "noted"),
        [
            (("信息内容", "数量"), ("行政许可", "1287"), True),
            (("信息内容", "数量"), ("规章", "3"), True),
            (("信息内容", "数量"), ("行政检查", "3"), False),
            (("事项", "数量"), ("行政许可", "1287"), False),
        ],
    )
    def test_a_row_below_the_name_above_the_rows_names(
        self, above: tuple[str, ...], row: tuple[str, ...], *, noted: bool
    ) -> None:
        found = notes(Paragraph(text="平稳。"), grid(above, row), known="requests remedies")
        assert [(note.code, note.at) for note in found] == [("GR010", Locator(block=1))] * noted

    def test_in_a_sentence_it_is_none(self) -> None:
        assert not notes(Paragraph(text="信息内容\n行政许可"), known="requests remedies")


NEW, CARRIED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
# Labels with marks of their own, or in traditional script.
MARKED = "一、本年新收政府信息、公开申请数量 3 1", "（二）部分公開 1 0"
APPLICANTS = ("申请人情况", "自然人", "商业企业", "科研机构", "总计")


class TestFewRows:
    """A requests table of few of its rows, told by its header or by two rows with their figures."""

    KNOWN = "disclosure remedies"

    @pytest.mark.parametrize(
        "blocks",
        [
            (grid(APPLICANTS, ("新收", "3", "1", "0", "4")),),
            (grid(APPLICANTS[1:4], ("3", "1", "0")),),
            (grid((NEW, "3"), (CARRIED, "1")),),
            (grid((NEW, "12"), (CARRIED, "10")),),
            (grid((NEW, "3.0"), (CARRIED, "1.0")),),
            (grid((NEW, "3"), (CARRIED, "1")), Paragraph(text="平稳。")),
            (grid((NEW, "3")), grid((CARRIED, "1"))),
            tuple(Paragraph(text=" ".join(row)) for row in (APPLICANTS, (NEW, "3", "1", "0", "4"))),
            (Paragraph(text=f"{NEW} 3 1 0 4"), Paragraph(text=f"{CARRIED} 0 0 0 0")),
            (Paragraph(text=f"{NEW} 12"), Paragraph(text=f"{CARRIED} 10")),
            tuple(Paragraph(text=text) for text in MARKED),
        ],
    )
    def test_is_printed(self, blocks: tuple[Block, ...]) -> None:
        (note,) = notes(*blocks, known=self.KNOWN)
        assert note.at == Locator(block=0)
        assert "requests.received" in note.indicators

    def test_by_rows_of_four_characters(self) -> None:
        (note,) = notes(grid(("予以公开", "3"), ("部分公开", "1")), known=self.KNOWN)
        assert len(note.indicators) == 2

    @pytest.mark.parametrize(
        "blocks",
        [
            (grid(("申请人", "商业企业", "科研机构"), ("新收", "3", "1")),),
            (grid(("（七）总计", "3"), ("3.其他", "1")),),
            (grid(("申请人", "自然人", "其他", "总计"), ("新收", "3", "1", "4")),),
            (grid((NEW, "3")),),
            (grid((NEW, "见附件"), (CARRIED, "见附件")),),
            (grid(("事项", "2021年", "2022年"), (NEW, "3", "1"), (CARRIED, "0", "0")),),
            (grid(("事项", "2021年度", "2022年度"), (NEW, "3", "1"), (CARRIED, "0", "0")),),
            (Paragraph(text="自然人、商业企业、科研机构的申请3件，总计4件"),),
            (Paragraph(text=f"{NEW}为3"), Paragraph(text=f"{CARRIED}为0")),
            (Paragraph(text=MARKED[0]), Paragraph(text="（二）部分公開的 0")),
        ],
    )
    def test_is_not(self, blocks: tuple[Block, ...]) -> None:
        assert not notes(*blocks, known=self.KNOWN)


class TestSentences:
    KNOWN = "disclosure requests"

    @pytest.mark.parametrize(
        "text",
        [
            "行政复议31件，其中结果维持7件，结果纠正4件，其他结果18件，尚未审结2件；行政诉讼6件",
            "行政复议、行政诉讼结果维持、结果纠正、其他结果、尚未审结情况均无。",
            "行政复议共3件 行政诉讼 复议后起诉，结果维持；结果纠正",
        ],
    )
    def test_are_no_table(self, text: str) -> None:
        assert not notes(Paragraph(text=text), known=self.KNOWN)

    def test_nor_lines_of_one(self) -> None:
        lines = ("政府信息公开行政复议31", "件，其中结果维持7 件，结果纠正4 件，其他结果18 件，尚")
        assert not notes(*(Paragraph(text=text) for text in lines), known=self.KNOWN)

    @pytest.mark.parametrize(
        "text",
        [
            "今年平稳。行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计20013",
            "今年收到3件。行政复议 行政诉讼 结果维持 结果纠正 其他结果 尚未审结",
            "今年平稳。结果维持2结果纠正0其他结果0尚未审结1行政诉讼（件）复议后起诉",
            "行政复议、行政诉讼：结果维持、结果纠正、其他结果",
            "复议：结果维持1，结果纠正0，其他结果0，尚未审结0。",
            "复议：结果维持1件；结果纠正0件；其他结果0件；尚未审结0件。",
        ],
    )
    def test_a_table_that_ran_into_one_is(self, text: str) -> None:
        assert notes(Paragraph(text=text), known=self.KNOWN)


class TestBetweenCells:
    """What stands between two of a table's labels, below a sentence."""

    @staticmethod
    def is_noted(between: str) -> bool:
        one, other = names(2)
        return bool(notes(Paragraph(text=f"平稳。{one}{between}{other}"), of=form(one, other)))

    @pytest.mark.parametrize(
        "mark", ["", " ", "3", ".", "|", "/", "—", "-", "(件)", "()", "3 1.(件)"]
    )
    def test_figures_marks_and_notes(self, mark: str) -> None:
        assert self.is_noted(mark)

    @pytest.mark.parametrize("number", [*"一二三四五六七八九十", "十一"])
    def test_numbers_of_a_list(self, number: str) -> None:
        assert self.is_noted(f"{number}、")
        assert not self.is_noted(number)

    @pytest.mark.parametrize(
        "told", ["3，", "3、", "：3，", "12、", "：12，", "：1.5，", "3；", "：3件；"]
    )
    def test_a_figure_that_is_told(self, told: str) -> None:
        assert self.is_noted(told)

    @pytest.mark.parametrize("text", ["的", "、", "：", "：3", "3件，", "((件)", "(件))", "(件"])
    def test_not_words(self, text: str) -> None:
        assert not self.is_noted(text)

    def test_a_label_within_another(self) -> None:
        of = form("本年收费金额", "收费金额", *names(4))
        assert notes(Paragraph(text=f"平稳。本年收费金额3{names(1)[0]}"), of=of)
        assert not notes(Paragraph(text=f"平稳。本年收费金额为3{names(1)[0]}"), of=of)


class TestNarrowCells:
    """Labels of the requests that their cells break: 2、其他法律行政 | 法规禁止公开 0 0."""

    KNOWN = "disclosure remedies"

    @staticmethod
    def lines(count: int, longest: int = 8) -> list[Block]:
        rows = [
            row.label for table in MODERN.tables for row in table.rows if len(row.label) > longest
        ]
        return [
            Paragraph(text=piece)
            for label in rows[:count]
            for piece in (*wrapped(label, longest), "0 0 0 0 0 0 0")
        ]

    def test_labels_over_lines(self) -> None:
        (note,) = notes(*self.lines(12), known=self.KNOWN)
        assert note.at == Locator(block=0)

    def test_too_few_of_them(self) -> None:
        assert not notes(*self.lines(5), known=self.KNOWN)

    def test_not_where_text_stands_between(self) -> None:
        prose = Paragraph(text="全年工作平稳有序推进。" * 4)
        (note,) = notes(prose, *self.lines(12), known=self.KNOWN)
        assert note.at == Locator(block=1)

    @pytest.mark.parametrize(
        ("lines", "first"),
        [
            (("甲甲", "甲甲乙乙", "乙乙"), 0),
            (("序言", "甲甲", "甲甲乙乙", "乙乙"), 1),
            (("序", "言", "", "甲甲", "甲甲乙乙", "乙乙"), 3),
            (("序言甲", "甲甲甲乙", "乙", "", "乙乙"), 0),
            (("甲甲", "甲甲乙乙", "乙乙甲甲", "甲甲"), 0),
            (("序" * 38 + "甲甲", "甲甲乙乙", "乙乙"), 0),
            (("序" * 39 + "甲甲", "甲甲乙乙", "乙乙"), None),
            (("甲甲", "甲甲", "乙乙"), None),
        ],
    )
    def test_the_first_line_with_one(self, lines: tuple[str, ...], first: int | None) -> None:
        of = form("甲甲甲甲", "乙乙乙乙", *names(2), layout="matrix")
        found = notes(*(Paragraph(text=text) for text in lines), of=of)
        assert [note.at for note in found] == ([] if first is None else [Locator(block=first)])

    @pytest.mark.parametrize(("others", "noted"), [(2, True), (3, False)])
    def test_half_of_them(self, others: int, *, noted: bool) -> None:
        of = form("甲甲甲甲", "乙乙乙乙", *names(others), layout="matrix")
        lines = "甲甲", "甲甲乙乙", "乙乙"
        assert bool(notes(*(Paragraph(text=text) for text in lines), of=of)) is noted


def wrapped(label: str, width: int) -> list[str]:
    return [label[k : k + width] for k in range(0, len(label), width)]
