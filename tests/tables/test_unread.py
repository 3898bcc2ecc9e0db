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


def form(*labels: str) -> Form:
    rows = tuple(FormRow(code=f"row{k}", label=one, name="") for k, one in enumerate(labels))
    table = FormTable(table="one", title="某表", rows=rows)
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
        "the table “remedies” is printed here, as 4 of its labels show (结果维持, 结果纠正, 行政复议 …), "
        "but its rows and columns could not be told; none of its cells is read"
    )
    assert note.message_zh == (
        "此处印有“收到和处理政府信息公开行政复议、行政诉讼情况”表（见“结果维持”“结果纠正”“行政复议”等4个栏目名称），"
        "但无法辨认行列，未读取数据"
    ).replace("收到和处理政府信息公开行政复议、行政诉讼情况", title("remedies"))
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
