"""Tables as their forms print them: every cell in its row and column, every span filled."""

from __future__ import annotations

from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.forms import load_forms
from govreport_parse.outputs.laid_out import Figure, Label, LaidOut, laid_out, placed
from tests.pages import disclosure_table, modern_page, page, request_table, table_rows
from tests.whole.goldens import FIXTURES

HYBRID = FIXTURES / "2021/jinghuwan-jiaoyu-2021.html"
ADDED = FIXTURES / "2019/lanshan-huanjing-2020.html"
REPORTS = (
    FIXTURES / "2008/xianping-xian-2009.html", FIXTURES / "2014/linxi-2017.html", HYBRID, ADDED,
    FIXTURES / "2021/xinan-xian-2025.html",
)  # fmt: skip


def tables(data: bytes | str) -> dict[str, LaidOut]:
    report = gp.parse(data.encode() if isinstance(data, str) else data)
    return {table.table: table for table in laid_out(report)}


def words(row: tuple[Label | Figure, ...]) -> list[str]:
    """Labels by their words, figures by value or status."""
    told = []
    for cell in row:
        if isinstance(cell, Label):
            told.append(cell.zh)
        elif cell.reading is None:
            told.append("-")
        else:
            told.append(
                cell.reading.status if cell.reading.value is None else f"{cell.reading.value}"
            )
    return told


@pytest.fixture(scope="module")
def modern() -> dict[str, LaidOut]:
    requests = {
        ("requests.received", "natural_person"): "12", ("requests.received", "total"): "/",
        ("requests.outcome.refused.state_secret", "business"): "",
        ("requests.outcome.total", "total"): "7",
    }  # fmt: skip
    disclosure = {
        "documents.normative.in_force": "约6件",
        "charges.administrative.amount": "1,204.50",
    }
    return tables(
        modern_page(
            requests=request_table(requests),
            disclosure=disclosure_table(disclosure),
        )
    )


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_cells_fill_the_table_and_every_figure_stands_once(path: Path) -> None:
    report = gp.parse(path)
    shown = []
    for table in laid_out(report):
        for rows in (table.head, table.rows, table.others):
            filled = [
                (row + k, column + i)
                for row, column, cell in placed(rows)
                for k in range(cell.rows if isinstance(cell, Label) else 1)
                for i in range(cell.columns)
            ]
            assert sorted(filled) == [(r, c) for r in range(len(rows)) for c in range(table.width)]
        shown += [cell.reading for cell in table.figures() if cell.reading is not None]
    assert sorted(map(repr, shown)) == sorted(map(repr, report.readings))


def test_a_list_prints_levels_and_units() -> None:
    (table,) = tables(
        page(values={"proactive.channel.wechat": "273", "fees.collected": "1.5"})
    ).values()
    assert (table.width, table.labels) == (3, 2)
    assert words(table.head[0]) == ["统计指标", "单位", "统计数"]
    rows = {words(row)[0]: row for row in table.rows}
    assert words(rows["4.政务微信公开政府信息数"])[1:] == ["条", "273"]
    assert words(rows["七、依申请公开信息收取的费用"])[1:] == ["万元", "1.5"]
    assert words(rows["一、主动公开情况"])[1:] == ["", "-"]
    first = [row[0] for row in table.rows[:3]]
    assert [(one.level, one.kind) for one in first if isinstance(one, Label)] == [
        (0, "group"), (1, "label"), (2, "label"),
    ]  # fmt: skip


def test_a_matrix_has_its_groups_before_its_rows(modern: dict[str, LaidOut]) -> None:
    table = modern["requests"]
    assert (table.width, table.labels) == (10, 3)
    assert [words(row) for row in table.head] == [
        ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
        ["自然人", "法人或其他组织", "总计"],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ]
    assert words(table.rows[0]) == [
        "一、本年新收政府信息公开申请数量",
        "12",
        *"00000",
        "not_applicable",
    ]
    third = table.rows[2]
    assert [(one.zh, one.rows) for one in third if isinstance(one, Label)] == [
        ("三、本年度办理结果", 22), ("（一）予以公开", 1),
    ]  # fmt: skip
    refused = table.rows[4]
    assert words(refused) == ["（三）不予公开", "1.属于国家秘密", "0", "blank", *"00000"]
    assert words(table.rows[-2]) == ["（七）总计", *"000000", "7"]


def test_a_form_without_balances_prints_none() -> None:
    balanced = [table.table for form in load_forms() for table in form.tables if table.balances]
    assert set(balanced) == {"requests"}


def test_subtables_stand_under_their_headings(modern: dict[str, LaidOut]) -> None:
    table = modern["disclosure"]
    assert [words(row) for row in table.rows[:4]] == [
        ["第二十条第（一）项"], ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "0", "0"], ["行政规范性文件", "0", "0", "unreadable"],
    ]  # fmt: skip
    assert words(table.rows[-1]) == ["行政事业性收费", "1204.50"]
    assert [cell.columns for cell in table.rows[-1]] == [1, 3]


def test_a_single_row_stands_under_a_tree(modern: dict[str, LaidOut]) -> None:
    table = modern["remedies"]
    assert words(table.head[0]) == ["行政复议", "行政诉讼"]
    assert words(table.head[1])[5:] == ["未经复议直接起诉", "复议后起诉"]
    assert len(table.head[2]) == 10
    assert words(table.rows[0]) == ["0"] * 15


def test_a_part_in_another_form_is_a_table_of_its_own() -> None:
    disclosures = [one for one in laid_out(gp.parse(HYBRID)) if one.table == "disclosure"]
    assert [(one.form, words(one.rows[0])) for one in disclosures] == [
        ("2019", ["第二十条第（一）项"]), ("2021", ["第二十条第（五）项"]),
    ]  # fmt: skip


def test_rows_that_the_form_lacks_stand_apart() -> None:
    first, second, _ = laid_out(gp.parse(ADDED))
    assert [words(row) for row in first.others] == [
        ["其他主动公开文件（除以上两类外）", "12", "12", "340"]
    ]
    assert second.others == ()
    rows = table_rows({})
    rows.insert(5, ("政府文件数", "件", "35"))
    (table,) = tables(page(rows=rows)).values()
    assert [words(row) for row in table.others] == [["政府文件数", "35"]]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [("1,126", None), ("３件", None), ("+3", None), ("6", None), ("三十", "三十")],
)
def test_a_figure_that_is_printed_otherwise_says_so(printed: str, shown: str | None) -> None:
    report = gp.parse(page(values={"requests.received": printed}).encode())
    reading = report.reading("requests.received")
    assert reading is not None
    assert reading.value is not None
    assert Figure(reading=reading).differently == shown


def test_both_languages_name_everything() -> None:
    for table in (*laid_out(gp.parse(ADDED)), *laid_out(gp.parse(HYBRID))):
        named = [
            cell for row in (*table.head, *table.rows) for cell in row if isinstance(cell, Label)
        ]
        assert all(label.zh and label.en for label in named)
        assert all(label.en != label.zh for label in named if label.kind != "unit")
