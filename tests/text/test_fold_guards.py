"""What folding undoes and what it keeps, mark by mark; what belongs to a label and what does not."""

from __future__ import annotations

import pytest

from govreport_parse.text.cache import LABEL
from govreport_parse.text.fold import (
    Folded,
    fold,
    fold_with_offsets,
    has_radicals,
    is_blank,
    is_traditional,
    label_key,
    simplify_phrases,
    split_ordinal,
    squeeze,
    unify_radicals,
    visible,
)

LONG = "全年主动公开政府信息" * 20


class TestMarks:
    @pytest.mark.parametrize(
        ("printed", "plain"),
        [
            ("〔﹝【［", "["), ("〕﹞】］", "]"), ("“”「」『』＂〝〞", '"'), ("‘’", "'"), ("﹙（", "("), ("﹚）", ")"),
            ("‐‑‒–−﹣－", "-"), ("—―─━﹘", "—"), ("․．﹒", "."), ("｡", "。"), ("﹑､", "、"),
            ("〜～", "~"), ("∶︰：", ":"), ("╱∕⁄／", "/"), ("＼", "\\"), ("谘", "咨"), ("覆複", "复"),
        ],
    )  # fmt: skip
    def test_one_form_for_what_print_uses_interchangeably(self, printed: str, plain: str) -> None:
        for mark in printed:
            assert fold(f"甲{mark}乙") == f"甲{plain}乙"
            assert fold(f"{LONG}{mark}乙") == f"{LONG}{plain}乙"

    @pytest.mark.parametrize(
        "kept", [*"、。《》—!~ "[:-1], "①", "²", "½", "㈠", "…", "℃", "㎡", "〡"]
    )
    def test_what_stays(self, kept: str) -> None:
        assert fold(f"甲{kept}乙") == f"甲{kept}乙"

    @pytest.mark.parametrize(
        ("printed", "plain"),
        [
            ("１", "1"),
            ("Ａ", "A"),
            ("ⅴ", "v"),
            ("開", "开"),
            ("⻓", "长"),
            ("⼀", "一"),
            ("⻔", "门"),
        ],
    )
    def test_one_character_for_one(self, printed: str, plain: str) -> None:
        assert fold(printed) == fold(f"{printed}") == plain
        assert fold(LONG + printed) == LONG + plain

    def test_marks_of_every_paragraph(self) -> None:
        text = f"{LONG}，：；（）“”〔〕"
        assert fold(text) == f'{LONG},:;()""[]'
        assert fold(f"{text}１") == f'{LONG},:;()""[]1'

    def test_lines_of_a_section(self) -> None:
        assert fold(f"{LONG}，\n {LONG}１") == f"{LONG},{LONG}1"
        assert fold("甲 \n乙") == "甲乙"
        assert len(LONG) > LABEL


class TestBlanks:
    @pytest.mark.parametrize(
        "blank", [" ", "\t", "\n", "\u00a0", "\u3000", "\u2800", "\u200b", "\u00ad"]
    )
    def test_blanks(self, blank: str) -> None:
        assert is_blank(blank)
        assert is_blank(blank * 2)
        assert not is_blank(f"{blank}甲")
        assert not is_blank("甲")
        assert fold(f"甲{blank}{blank}乙") == "甲乙"
        assert is_blank("")

    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("政(zheng)府(fu)", "政府"), ("政(zheng)(zheng) 府", "政府"), ("統(tǒng)計", "统计"),
            ("律(lü)", "律"), ("庄(zhuang)", "庄"), ("啊(a)", "啊"), ("府()", "府()"),
            ("府(zhuangg)", "府(zhuangg)"), ("a(fu)", "a(fu)"), ("(fu)", "(fu)"), ("府(FU)", "府(FU)"),
        ],
    )  # fmt: skip
    def test_pinyin(self, text: str, folded: str) -> None:
        assert fold(text) == folded

    @pytest.mark.parametrize(
        ("text", "squeezed"),
        [
            (" 2017年 年 度 报 告 ", "2017年年度报告"), ("a  b", "a b"), ("政府 a", "政府a"),
            ("a 政府", "a政府"), ("政府", "政府"), ("1 、 2", "1、2"), ("“ a ”", "“a”"),
        ],
    )  # fmt: skip
    def test_squeezed(self, text: str, squeezed: str) -> None:
        assert squeeze(text) == squeezed


class TestPlaces:
    def test_of_what_is_left(self) -> None:
        folded = fold_with_offsets(" 甲 乙\u3000丙")
        assert folded == Folded(text="甲乙丙", offsets=(1, 3, 5))
        assert folded.span(0, 1) == (1, 2)
        assert folded.span(0, 2) == (1, 4)
        assert folded.span(1, 3) == (3, 6)
        assert folded.span(1, 1) == (1, 1)
        assert folded.span(3, 3) == (3, 3)
        assert fold_with_offsets("甲乙").span(0, 1) == (0, 1)
        assert fold_with_offsets("甲乙 ").offsets == (0, 1)

    def test_where_nothing_is_left_out_they_run_alike(self) -> None:
        assert fold_with_offsets("甲乙，") == Folded(text="甲乙,", offsets=None)
        assert visible("甲 乙") == Folded(text="甲 乙", offsets=None)
        assert visible("甲\u200b\u200b 乙") == Folded(text="甲 乙", offsets=(0, 3, 4))


class TestScripts:
    @pytest.mark.parametrize(
        "char", "開訊檔務網線複覆計總數類請屬護關處報費規範發誤議訴訟經結維糾項條辦應"
    )
    def test_traditional(self, char: str) -> None:
        assert is_traditional(f"甲{char}乙")

    def test_the_words_of_the_mainland(self) -> None:
        assert not is_traditional("规范性文件、公开")
        assert simplify_phrases("規範性檔案") == "规范性文件"

    @pytest.mark.parametrize(
        ("radical", "char"), [("⻓", "长"), ("⼀", "一"), ("⺀", "⺀"), ("長", "長")]
    )
    def test_radicals(self, radical: str, char: str) -> None:
        assert unify_radicals(f"甲{radical}") == f"甲{char}"
        assert has_radicals(f"甲{radical}") == (radical != "長")


class TestListMarks:
    @pytest.mark.parametrize(
        "mark",
        [
            *[f"({digit})" for digit in "一二三四五六七八九十"], "一、", "一.", "一,", "一:", "一)", "(一)、", "二、、",
            "十二、", "二十一、", "㈠", "㈩、", "1.", "12.", "1、", "1,", "1)", "(1)", "(12)", "①", "⑳", "⑴", "⒈", "⒛",
            "3", "12",
        ],
    )  # fmt: skip
    def test_a_mark(self, mark: str) -> None:
        assert split_ordinal(f"{mark}公开数") == (mark, "公开数")
        assert split_ordinal(mark) == ("", mark)

    @pytest.mark.parametrize(
        "text",
        [
            "公开数", "一般公开数", "、公开数", ")公开数", "(公开数)", "二十二十、公开数", "1.5万元", "1,234件", "123.公开数",
            "123公开数", "1a", "1a公开", "",
        ],
    )  # fmt: skip
    def test_no_mark(self, text: str) -> None:
        assert split_ordinal(text) == ("", text)


class TestKeys:
    @pytest.mark.parametrize(
        "label",
        [
            "公开数", "（一） 公开数", "其中：公开数", "其中:1.公开数", "其中,1.公开数", "其中、1.公开数", "其中1.公开数",
            "1.其中：公开数", "#1.公开数", "*1.公开数", "·1.公开数", "—1.公开数", "——1.公开数", "-1.公开数", "—其中:1.公开数",
            "公开数（件）", "公开数[件]", "公开数（件", "公（a）开（b）数", "公[a]开[b]数", "公(a]开数", "公开数()", "公开_数", "公开数。",
            "公开数①", "公开数①❷", "①公开数②", "公开数*",
        ],
    )  # fmt: skip
    def test_one_label(self, label: str) -> None:
        assert label_key(label) == "公开数"

    @pytest.mark.parametrize(
        ("label", "key"),
        [
            ("占比%", "占比%"), ("本年增/减", "本年增/减"), ("（件）", "件"), ("（件、条）", "件条"), ("公开（含（1）件）数", "公开件数"),
            ("公开数其中", "公开数其中"), ("公开数1", "公开数1"), ("①", "①"), ("", ""), ("。", ""),
        ],
    )  # fmt: skip
    def test_other_labels(self, label: str, key: str) -> None:
        assert label_key(label) == key
