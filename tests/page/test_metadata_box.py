"""Keys and values of a metadata box, in lines and in tables, and what is no such box."""

from __future__ import annotations

import pytest

from govreport_parse.page.metadata_box import (
    begins_with_key,
    fields_of_line,
    fields_of_table,
    is_entry,
    is_metadata_box,
    lone_key,
)
from govreport_parse.text.fold import fold
from tests.page import table


def entries(text: str) -> list[tuple[str, str]]:
    return [(field.key, field.value) for field in fields_of_line(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("索引号：QS01-2018", [("索引号", "QS01-2018")]),
        ("信息索引号:QS01", [("信息索引号", "QS01")]),
        ("【发布机构】：区政府办", [("发布机构", "区政府办")]),
        ("〔索引号〕：QS01 〔发布机构〕：区政府办", [("索引号", "QS01"), ("发布机构", "区政府办")]),
        ("\u200b发布机构：区政府办", [("发布机构", "区政府办")]),
        ("(\u00ad发布机构：区政府办", [("发布机构", "区政府办")]),
        (
            "来源：区政府办 发布时间：2018-01-20 浏览次数：12",
            [("来源", "区政府办"), ("发布时间", "2018-01-20"), ("浏览次数", "12")],
        ),
        ("发布时间：2018-01-20|来源：区政府办", [("发布时间", "2018-01-20"), ("来源", "区政府办")]),
        ("来源：区政府办 【大】【中】【小】【打印】", [("来源", "区政府办")]),
        ("来源：区政府办【打印】【关闭】", [("来源", "区政府办")]),
        ("发布日期2018-01-20", [("发布日期", "2018-01-20")]),
        ("发布日期2018-01-20起", []),
        # A word that no value ends in, and one that may.
        ("标题：区教育局文号：青教〔2018〕3号", [("标题", "区教育局"), ("文号", "青教〔2018〕3号")]),
        ("发布机构：区人民政府关键词：公报", [("发布机构", "区人民政府"), ("关键词", "公报")]),
        ("标题：区教育局来源：网站", [("标题", "区教育局来源：网站")]),
        ("来源：区教育局 | 打印 | 关闭", [("来源", "区教育局")]),
        ("来源：区教育局 | 区审计局", [("来源", "区教育局|区审计局")]),
        ("信息来源区林业局发布日期2018-01-18浏览次数12", [("信息来源", "区林业局"), ("发布日期", "2018-01-18"), ("浏览次数", "12")]),
        ("信息来源区林业局发布日期2018-01-18", []),
        ("标题：区教育局 文号：青教〔2018〕3号", [("标题", "区教育局"), ("文号", "青教〔2018〕3号")]),
        ("浏览：12发布时间：2018-01-20", [("浏览", "12"), ("发布时间", "2018-01-20")]),
        ("青教〔2018〕3号", [("文号", "青教〔2018〕3号")]),
        ("青教〔2018〕3号 索引号：QS01", [("文号", "青教〔2018〕3号"), ("索引号", "QS01")]),
        ("青教〔2018〕3号文件", []),
        ("青〔2018〕第1234号", [("文号", "青〔2018〕第1234号")]),
        ("甲乙丙丁戊己庚辛〔2018〕3号", [("文号", "甲乙丙丁戊己庚辛〔2018〕3号")]),
        ("甲乙丙丁戊己庚辛壬〔2018〕3号", []),
        ("〔2018〕3号", []),
        ("青教〔2018〕号", []),
        ("青教〔2018〕12345号", []),
        ("青教〔2018〕3号甲：", []),
        ("青教〔2018〕3号甲乙：", [("文号", "青教〔2018〕3号")]),
        ("青教〔2018〕3号甲乙丙丁戊己：", [("文号", "青教〔2018〕3号")]),
        ("青教〔2018〕3号甲乙丙丁戊己庚：", []),
        ("发布日期2018年1月5日", [("发布日期", "2018年1月5日")]),
        ("发布日期2018/11/25 09:30", [("发布日期", "2018/11/25 09:30")]),
        ("发布日期2018--25", []),
        ("发布日期2018-001-25", []),
        ("发布日期2018-01-", []),
        ("来源：区教育局浏览：1次", [("来源", "区教育局"), ("浏览", "1次")]),
        ("来源：区教育局|文号：无", [("来源", "区教育局"), ("文号", "无")]),
        ("（发布日期：2018-01-20）", [("发布日期", "2018-01-20）")]),
        ("索引号：", [("索引号", "")]),
        ("索 引 号 QS0099/2018-00954 发文时间 2018-01-11", [("索引号", "QS0099/2018-00954"), ("发文时间", "2018-01-11")]),
        ("发布机构 区林业局 文 号", [("发布机构", "区林业局"), ("文号", "")]),
        ("公开方式 主动公开\u3000有效性 有效", [("公开方式", "主动公开"), ("有效性", "有效")]),
        ("文  号成文日期:2018-03-20发布日期:2018-03-20", [("文号", ""), ("成文日期", "2018-03-20"), ("发布日期", "2018-03-20")]),
        (
            "索引号QS0099/2018-00954发文时间2018-01-11发布机构区林业局文号公开方式主动公开",
            [("索引号", "QS0099/2018-00954"), ("发文时间", "2018-01-11"), ("发布机构", "区林业局"), ("文号", ""), ("公开方式", "主动公开")],
        ),
        (
            "名称区林业局2017年年报索引号QS1-2018发布机构区林业局发布日期2018-01-05主题词文号",
            [
                ("名称", "区林业局2017年年报"), ("索引号", "QS1-2018"), ("发布机构", "区林业局"), ("发布日期", "2018-01-05"),
                ("主题词", ""), ("文号", ""),
            ],
        ),
        ("发布机构：区教育局 发文时间 2018-01-11", [("发布机构", "区教育局"), ("发文时间", "2018-01-11")]),
        ("索引号 QS0012-2018", [("索引号", "QS0012-2018")]),
        ("索引号 QS0012", [("索引号", "QS0012")]),
        ("索引号 QS001", []),
        ("来源 区政府办 浏览 12", []),  # a button's word is no key without a colon
        ("公开方式 主动公开", []),
        ("索引号 发布机构 文号", []),
        ("索引号、发布机构、发布日期等要素", []),
        ("发布机构和发布日期 索引号", []),
        ("发布机构 区林业局负责。 发布日期 2018-01-05", []),
        ("本发布机构 区林业局 文 号", []),
        (f"发布机构 {'甲' * 60} 文 号", [("发布机构", "甲" * 60), ("文号", "")]),
        (f"发布机构 {'甲' * 61} 文 号", []),
        ("发布机构区林业局公开方式主动公开", []),  # two of them may stand in a sentence
        ("全年发布日期：无", []),
        ("联系电话：0575-82310040", []),
        ("", []),
    ],
)  # fmt: skip
def test_entries_of_a_line(text: str, found: list[tuple[str, str]]) -> None:
    assert entries(text) == found


def test_switches_are_cut_from_the_end_of_an_entry_alone() -> None:
    assert entries(f"来源：{'甲' * 140}【打印】") == [("来源", "甲" * 140)]
    assert entries("来源：【打印】区政府办") == [("来源", "【打印】区政府办")]
    assert entries("来源：" + "【打印】" * 35) == [("来源", "")]
    assert entries("来源：" + "【打印】" * 36) == [("来源", "【打印】")]


@pytest.mark.parametrize(
    ("text", "key", "entry", "begins"),
    [
        ("索引号", "索引号", False, True),
        ("索引号：", "索引号", True, True),
        ("【索引号】", "索引号", False, True),
        ("索引号：1", None, True, True),
        ("（索引号：1）", None, True, True),
        ("【（索引号：1）", None, False, True),
        ("本索引号：1", None, False, False),
        ("1索引号：1", None, False, False),
        ("索引号1", None, False, False),
        ("概述", None, False, False),
    ],
)
def test_keys(text: str, key: str | None, *, entry: bool, begins: bool) -> None:
    folded = fold(text)
    assert (lone_key(folded), is_entry(folded), begins_with_key(folded)) == (key, entry, begins)


class TestTables:
    def test_a_value_stands_in_the_next_cell_or_behind_its_key(self) -> None:
        box = table(
            ["索引号：", "QS01", "发布机构", "区政府办"],
            ["文号：青教〔2018〕3号", "", "发布日期", "主题词"],
            ["标题", "", "文号"],
        )
        assert [(field.key, field.value) for field in fields_of_table(box)] == [
            ("索引号", "QS01"), ("发布机构", "区政府办"), ("文号", "青教〔2018〕3号"), ("标题", ""),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("keys", "others", "box"),
        [(1, 1, False), (2, 0, True), (2, 4, True), (2, 5, False), (20, 40, True), (20, 41, False)],
    )
    def test_so_many_keys_make_a_box(self, keys: int, others: int, *, box: bool) -> None:
        rows = [["索引号："]] * keys + [["", f"值{k}"] for k in range(others)]
        assert is_metadata_box(table(*rows)) is box

    def test_a_box_has_no_more_cells_than_a_form(self) -> None:
        rows = [["索引号", "QS01", "发布机构"]] * 20
        assert is_metadata_box(table(*rows))
        assert is_metadata_box(table(*rows, ["", ""]))
        assert not is_metadata_box(table(*rows, ["文号"]))

    def test_entries_whole_in_their_cells_make_one(self) -> None:
        assert is_metadata_box(table(["索引号：QS01"], ["文号：3号"]))

    def test_a_table_of_figures_is_none(self) -> None:
        assert not is_metadata_box(table(["指标", "数"], ["收到申请", "3"], ["来源：统计", "4"]))
