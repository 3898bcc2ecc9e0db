"""Lines that print broke are one sentence; signatures, dates, entries and headings stay by themselves."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.page.contact import find_contact
from govreport_parse.page.wrapped import whole_lines

ASK = "如对本报告有任何疑问，请与白河市档案局办公室联"


class TestJoined:
    @pytest.mark.parametrize(
        "lines",
        [
            (ASK, "系，地址是人民路8号。"),
            ("（地址：白河市人民路12", "号，邮编：725800）。"),
            ("（地址：白河市人民路12", "号，邮编：725800）"),
            ("(地址：白河市人民路12", "号，电话：0915-7821", "466)。"),
            ("电话：0915-78214", "66。"),
            ("电话：0915-78214", "66"),
            ("电话：0915-", "7821466"),
            ("电话：（0915）78214", "66，邮箱：a@b.cn。"),
            ("电话：0915-7821466", "8，传真同上。"),
            ("电话：13812", "345678。"),
            ("电话：1381234567", "8"),
        ],
    )
    def test_one_sentence(self, lines: tuple[str, ...]) -> None:
        assert list(whole_lines(lines)) == ["".join(lines)]

    def test_blanks_at_the_break_are_no_text(self) -> None:
        assert list(whole_lines(["（电话：0915-7821 ", "　466）。"])) == [
            "（电话：0915-7821466）。"
        ]

    @pytest.mark.parametrize(
        "lines",
        [
            # The line above ends its sentence.
            (ASK + "系。", "特此报告。"),
            (ASK + "系：", "白河市人民路8号。"),
            # It is too short to have reached the margin: a signature.
            ("白河市档案局", "特此报告。"),
            # Nothing ends in a full stop.
            (ASK, "系"),
            # An entry of its own, above and below.
            ("联系地址：白河市人民路12号市政大楼三层东侧办公区", "一年来我局公开工作取得成效。"),
            (ASK, "邮编：725800。"),
            # What is whole at the end of its line.
            ("本报告由白河市档案局编制，地址在白河市人民路12号", "一年来我局公开工作取得成效。"),
            ("本报告由白河市档案局编制，咨询请拨电话0915-7821466", "二十日内答复。"),
            # Headings and dates.
            (ASK, "一、概述。"),
            (ASK, "（一）概述。"),
            (ASK, "1.概述。"),
            (ASK, "2018年3月2日", "特此报告。"),
            (ASK, "2018年，我局公开工作取得成效。"),
            ("（地址：白河市人民路12", "一、概述）。"),
            # Brackets that nothing closes.
            ("（地址：白河市人民路12", "号"),
            # A number that is whole, a date, an item, a page's number, too many figures.
            ("电话：0915-7821466", "3"),
            ("电话：0915-78214", "2018年3月2日"),
            ("电话：0915-78214", "66、概述"),
            ("电话：0915-78214", "6"),
            ("电话：0915-78214", "6612，邮编不详。"),
            ("电话：78214", "66。"),
            ("电话：13812345678", "3，不便之处请谅解。"),
            ("电话：13812", "34567。"),
            ("电话：12812", "345678。"),
        ],
    )
    def test_lines_of_their_own(self, lines: tuple[str, ...]) -> None:
        assert list(whole_lines(lines)) == list(lines)

    def test_a_sentence_runs_over_eight_lines_at_most(self) -> None:
        seven = ["（地址：", *"甲乙丙丁戊己", "）。"]
        assert len(list(whole_lines(seven))) == 1
        assert len(list(whole_lines([*seven[:-1], "庚", "）。"]))) == 9

    def test_what_follows_a_sentence_begins_anew(self) -> None:
        lines = ["（电话：0915-78214", "66）。", "白河市档案局", "2018年3月2日"]
        assert list(whole_lines(lines)) == ["（电话：0915-7821466）。", *lines[2:]]


class TestContact:
    TEXT = (
        "白河市档案局2017年政府信息公开工作年度报告\n"
        "现将我局2017年政府信息公开工作情况报告如下。本报告由白河市档\n"
        "案局编制，如有疑问，请与白河市档案局办公室联系（地址：白河市人民路12\n"
        "号；电话：0915-78214\n66；电子邮箱：\ndangan@baihe.example.cn）。\n"
        "一、概述\n2017年，我局主动公开政府信息41条。\n"
        "二、依申请公开情况\n2017年，我局未收到政府信息公开申请。\n"
    )

    def test_of_a_report_in_broken_lines(self) -> None:
        report = gp.parse(self.TEXT.encode(), name="report.txt")
        assert report.contact.office == "白河市档案局办公室"
        assert report.contact.phone == "0915-7821466"
        assert report.contact.address == "白河市人民路12号"
        assert report.contact.email == "dangan@baihe.example.cn"

    def test_the_next_line_adds_nothing_to_a_whole_entry(self) -> None:
        lines = whole_lines(["联系电话：0915-7821466", "2018年3月2日", "41"])
        assert find_contact(lines).phone == "0915-7821466"
