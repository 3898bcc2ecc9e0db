"""What a caption says of a table: its year, its body, or nothing that is certain."""

from __future__ import annotations

import pytest

from govreport_parse.model.document import Paragraph
from govreport_parse.tables.captions import Standing, captioned_year, is_foreign_title, standing
from tests.tables.printing import grid

TABLE = grid(("统计指标", "单位", "统计数"), ("主动公开", "条", "8"))


def said(*caption: str, year: int | None = 2022, agency: str | None = None) -> Standing | None:
    return standing(TABLE, [Paragraph(text=line) for line in caption], year, agency)


@pytest.mark.parametrize(
    ("template", "this"),
    [
        ("{}年度", "2022 2021"), ("{}年", "22 21"), ("（{}年度）", "22 21"), ("附件1：{}年数据", "22 21"),
        ("FY{}", "2022 2021"), ("fy{}", "22 21"), ("{}", "2022 2021"), ("表3：{}申请情况", "2022 2021"),
        ("（{0}.1.1-{0}.12.31）", "2022 2021"), ("{0}/01/01至{0}/12/31", "2022 2021"),
        ("以下为{}年数据", "2022 2021"), ("二〇{}年", "二二 二一"), ("截至{}年底", "2022 2021"),
    ],
)  # fmt: skip
def test_years(template: str, this: str) -> None:
    own, other = map(template.format, this.split())
    assert (said(own), said(other)) == ("dated", "foreign")
    assert (said(own, year=None), said(other, year=None)) == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        "2021年与2022年数据", "2021—2022年度", "2021.1.1-2022.12.31", "第21次统计", "21件", "21", "- 21 -", "（21）", "121年", "文号2021",
        "单位：件", "申请情况",
    ],
)  # fmt: skip
def test_lines_that_name_no_year(line: str) -> None:
    assert said(line) is None


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("更正后", "更正前"), ("修订后数据", "修订前数据"), ("正确数据", "错误数据"), ("本年度", "上一年度"),
        ("今年", "去年"), ("附：本年数据", "参考：往年数据"), ("（二）修改后", "（一）修改前"), ("本年", "历年数据"),
        ("正确", "有误"), ("勘误后", "勘误前"), ("现数据", "原数据"), ("新表", "旧表"), ("本年", "历史数据"),
        ("正确", "模拟数据"), ("修正后", "作废"), ("本年", "前年"),
    ],
)  # fmt: skip
def test_words_of_time_and_of_corrections(line: str, other: str) -> None:
    assert (said(line), said(other)) == ("dated", "foreign")


@pytest.mark.parametrize(
    "line",
    [
        "经更正前后一致", "原因", "新收申请", "原则上不公开", "历史沿革", "错误更正情况说明",
        "较去年", "数据正确", "无错误", "二、上年结转政府信息公开申请数量", "上年度结转申请",
        "一、本年新收政府信息公开申请数量", "三、本年度办理结果",
    ],
)  # fmt: skip
def test_such_words_in_other_lines(line: str) -> None:
    assert said(line) is None


GOVERNMENT, BUREAU = "松河县人民政府", "松河县教育体育局"


@pytest.mark.parametrize(
    ("line", "agency", "whose"),
    [
        # The body itself, in short and in full.
        ("松河县人民政府", GOVERNMENT, "own"), ("县政府", GOVERNMENT, "own"), ("松河县", GOVERNMENT, "own"),
        ("表2 松河县政府信息公开申请情况表", GOVERNMENT, "own"), ("松河县政府申请情况", GOVERNMENT, "own"),
        ("县教体局", BUREAU, "own"), ("我县教育体育局", BUREAU, "own"), ("（一）松河县教体局", BUREAU, "own"),
        # Its figures as a government.
        ("全县汇总", GOVERNMENT, "own"), ("（二）县本级", GOVERNMENT, "own"), ("全县合计", GOVERNMENT, "own"),
        ("县政府本级", GOVERNMENT, "own"), ("我县", GOVERNMENT, "own"), ("全市", GOVERNMENT, None),
        ("全县", BUREAU, None), ("汇总", GOVERNMENT, None), ("合计", GOVERNMENT, None),
        # Another one.
        ("县教育局", GOVERNMENT, "foreign"), ("表1 县教育局政府信息公开申请情况表", GOVERNMENT, "foreign"),
        ("松河县水务局", BUREAU, "foreign"), ("柳河县人民政府", GOVERNMENT, "foreign"), ("松河县水务局：", BUREAU, "foreign"),
        ("柳河县教育体育局", BUREAU, "foreign"), ("市教体局", BUREAU, "foreign"),
        # Bodies below.
        ("县直部门", GOVERNMENT, "foreign"), ("乡镇街道", GOVERNMENT, "foreign"), ("各乡镇", GOVERNMENT, "foreign"),
        ("各乡镇（街道）", GOVERNMENT, "foreign"),
        ("（各乡（镇））", GOVERNMENT, None),
        ("（一）县直单位", GOVERNMENT, "foreign"), ("下属单位", BUREAU, "foreign"), ("各部门数据", GOVERNMENT, "foreign"),
        ("街道", "松河县云台街道办事处", None), ("乡镇", "松河县云台镇人民政府", None), ("部门", GOVERNMENT, None),
        # A part of it, or what it is part of.
        ("县政府办公室", GOVERNMENT, "near"), ("松河县政府办公室", GOVERNMENT, "near"), ("松河县", BUREAU, "near"),
        # Nobody for certain.
        ("县政府", BUREAU, "near"), ("市政府", GOVERNMENT, "near"), ("申请情况", GOVERNMENT, None),
        ("主动公开政府信息情况", GOVERNMENT, None),
        ("县教育局报送数据不一", GOVERNMENT, None), ("县教育局", None, None),
    ],
)  # fmt: skip
def test_bodies(line: str, agency: str | None, whose: Standing | None) -> None:
    assert said(line, agency=agency) == whose


def test_a_body_and_a_year_in_two_lines() -> None:
    assert said("2022年", "县政府", agency=GOVERNMENT) == "own"
    assert said("2021年", "县政府", agency=GOVERNMENT) == "foreign"
    assert said("县教育局", "2022年", agency=GOVERNMENT) == "foreign"
    assert said("县教育局", "松河县", agency=GOVERNMENT) == "own"


@pytest.mark.parametrize(
    ("title", "foreign"),
    [
        ("松河县人民政府2022年政府信息公开工作年度报告", False),
        ("2022年政府信息公开工作年度报告", False),
        ("松河县人民政府2021年政府信息公开工作年度报告", True),
        ("松河县水务局2022年政府信息公开工作年度报告", True),
        ("松河县水务局政府信息公开工作年度报告", True),
        ("政府信息公开工作年度报告", None),
        ("2021年统计报表", None),
        ("2021年工作", None),
    ],
)
def test_titles(title: str, foreign: bool | None) -> None:
    assert is_foreign_title(title, 2022, GOVERNMENT) == foreign
    if foreign is not None:
        assert is_foreign_title(title, None, None) is False


def year_of(*caption: str) -> int | None:
    return captioned_year(TABLE, [Paragraph(text=line) for line in caption])


@pytest.mark.parametrize(
    "line", ["2021年统计表", "2021年度统计表", "统计表（2021年）", "附件2：2021年汇总表"]
)
def test_the_year_of_a_table(line: str) -> None:
    assert year_of(line) == 2021
    assert year_of("2020年统计表", line) == 2021
    assert year_of(line, "单位：件") == 2021


@pytest.mark.parametrize(
    "line",
    [
        "2021年数据", "2021年12月统计表", "2021统计表", "2021年和2022年统计表", "2021年统计表（2022）",
        "2021年5月6日第2021年统计表",
        *(f"2021年{word}的统计表" for word in ("填报", "报送", "印发")),
        *(f"统计表{word}2021年" for word in ("日期", "时间", "截至", "截止", "编制于")),
        "青石区代表联络处2021年政府信息公开工作年度报告",
    ],
)  # fmt: skip
def test_lines_that_name_no_year_of_a_table(line: str) -> None:
    assert year_of(line) is None
