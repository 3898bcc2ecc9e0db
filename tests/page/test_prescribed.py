"""Where text runs on after a title that a form prescribes, and where it is the rest of a title."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Paragraph
from govreport_parse.page.prescribed import (
    end_of_prescribed_title,
    is_prescribed_title,
    is_row_label,
)
from tests.page import PROSE

OTHER = "其他需要报告的事项"
PROBLEMS = "存在的主要问题及改进情况"


class TestTitle:
    """A line that is a title of the forms, whatever words it adds, leaves out or changes."""

    @pytest.mark.parametrize(
        "line",
        [
            PROBLEMS, "政府信息公开工作总体情况", "2022年政府信息公开工作总体情况",
            "政府信息公开工作存在的主要问题和改进情况",
            "政府信息公开工作存在的主要问题与改进措施", "存在的问题及改进情况", "其他需报告的事项", "政府信息公开申请情况",
            "行政复议和行政诉讼情况",
            "因政府信息公开被申请行政复议、提起行政诉讼的情况", "行政机关收到、处理政府信息公开申请情况",
        ],
    )  # fmt: skip
    def test_in_other_words(self, line: str) -> None:
        assert is_prescribed_title(line)

    @pytest.mark.parametrize(
        "line",
        [
            "政府信息公开工作情况", "2022年政府信息公开工作情况", "政府信息公开保障措施情况", "存在的主要问题",
            "青石区政府信息公开工作总体情况",
            "政府信息公开工作总体情况良好", "2022年度政府信息公开工作的主要做法", f"{'政府信息公开工作' * 5}总体情况",
        ],
    )  # fmt: skip
    def test_others(self, line: str) -> None:
        assert not is_prescribed_title(line)

    def test_a_short_one(self) -> None:
        assert not is_prescribed_title("总体情况")
        assert is_prescribed_title("总体情况", short=True)


class TestRunsOn:
    @pytest.mark.parametrize(
        ("title", "text"),
        [
            ("收到和处理政府信息公开申请情况", "无。"),
            ("收到和处理政府信息公开申请情况", "本年度没有收到申请。"),
            ("总体情况", "2021年，我县扎实推进。"),
            ("总体情况", "二〇二一年，我县扎实推进。"),
            ("概述", "我局扎实推进。"),
            ("概述", "根据《条例》编制。"),
            ("主动公开情况", "全年公开信息41条，均已上网。"),
            # The longest title counts.
            (PROBLEMS, "解读材料偏少；队伍不稳。"),
            (PROBLEMS + " ", "解读材料偏少"),
            (OTHER + " ", "无"),
            (OTHER + "\u3000", "无其他需要报告的事项"),
            ("总 体 情 况 ", "我县推进有力"),
            ("总体情况 ", "我县" + "扎实" * 60),
        ],
    )
    def test_text(self, title: str, text: str) -> None:
        assert end_of_prescribed_title(title + text) == len(title)

    @pytest.mark.parametrize(
        "text",
        [
            "总体情况及主要做法",
            "总体情况及主要做法。我县扎实推进，成效明显。",
            "总体情况 及主要做法",
            "总体情况 主要做法",
            "概述和成效。",
            "主动公开情况的统计，附后。",
            "主动公开情况统计，附后。",
            "主动公开情况良好，成效明显。",
            "主动公开情况如下：",
            # A mark ends the title: it needs no other sign.
            "总体情况。我县扎实推进。",
            "总体情况：我县扎实推进。",
            # Nothing marks a sentence.
            "存在的主要问题及改进情况汇编",
            PROBLEMS + "解读材料偏少",
            # A short title that other words begin with.
            "概述性文件较多，需要梳理。",
            # Leaders and the number of a page in a list of contents, cells of a row.
            "总体情况 …… 3",
            "总体情况 3",
            "主动公开情况 条 815",
            # Other titles.
            "工作打算 继续推进",
            "组织领导我局成立小组，推进工作。",
        ],
    )
    def test_title(self, text: str) -> None:
        assert end_of_prescribed_title(text) is None


def test_of_a_report_in_lines() -> None:
    lines = (
        "白河市档案局2019年政府信息公开工作年度报告",
        PROSE,
        "一、总体情况2019年，我局稳步推进各项工作。",
        "二、收到和处理政府信息公开申请情况无。",
        "三、存在的主要问题及改进情况 解读材料偏少",
        "四、其他需要报告的事项 无",
        "五、总体情况及主要做法",
    )
    report = gp.parse("\n".join(lines).encode(), name="report.txt")
    assert [(s.title, s.kind, s.text) for s in report.sections] == [
        ("总体情况", "overview", "2019年，我局稳步推进各项工作。"),
        ("收到和处理政府信息公开申请情况", "requests", "无。"),
        (PROBLEMS, "problems", "解读材料偏少"),
        (OTHER, "other", "无"),
        ("总体情况及主要做法", "overview", ""),
    ]


def test_the_number_of_a_page_may_part_a_label() -> None:
    below = [Paragraph(text=one) for one in ("- 3 -", "续办理 0 0 1", "续办理 0 0 1")]
    assert is_row_label("四、结转下年度继", below[:2])
    assert not is_row_label("四、结转下年度继", below[:1])
