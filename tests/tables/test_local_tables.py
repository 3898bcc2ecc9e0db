"""Local tables with a column for the year and one for all years: which is which, and rows in everyday words."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.tables.layouts.list_headers import _is_of

ROWS = (
    ("proactive.total", "主动公开信息数", "条", 231, 1880),
    (None, "其中：1．政府网站公开数", "条", 200, 1500),
    ("requests.received", "受理依申请公开信息总数", "条", 17, 96),
    ("requests.received.in_person", "其中：1．当面申请数", "条", 4, 20),
    ("requests.received.online", "2．网上申请数", "条", 8, 41),
    ("requests.received.letter", "3．信函申请数", "条", 5, 35),
    ("requests.answered", "对申请的答复总数", "条", 16, 90),
    ("requests.answered.granted", "其中：1．同意公开答复数", "条", 11, 70),
    ("requests.answered.partially_granted", "2．同意部分公开答复数", "条", 3, 11),
    ("requests.answered.refused", "3．否决公开答复总数", "条", 2, 9),
    ("reconsideration.total", "行政复议数", "件", 1, 5),
    ("litigation.total", "行政诉讼数", "件", 2, 4),
    ("appeals.total", "行政申诉数", "件", 0, 6),
)  # fmt: skip
RIGHT = {code: year for code, _, _, year, _ in ROWS if code is not None}
NARRATIVE = (
    "一、概述", "2011年，我局工作平稳。", "二、主动公开政府信息情况", "按目录公开。", "三、依申请公开政府信息办理情况", "按规定办理。",
    "四、需要说明的事项与附表",
)  # fmt: skip


def read(head: str, renamed: tuple[str, str] = ("", "")) -> dict[str, object]:
    """The values of a report with such a table; `renamed`: a label and what stands there instead."""
    old, new = renamed
    rows = "".join(
        f"<tr><td>{label.replace(old, new) if old else label}</td><td>{unit}</td><td>{year}</td><td>{all_years}</td></tr>"
        for _, label, unit, year, all_years in ROWS
    )
    title = "浔溪县水利局2011年度政府信息公开工作年度报告"
    body = "".join(f"<p>{text}</p>" for text in NARRATIVE)
    page = f"<html><body><h1>{title}</h1>{body}<table>{head}{rows}</table></body></html>"
    report = gp.parse(page.encode())
    return {str(r.indicator): r.value for r in report.readings if r.indicator in RIGHT}


def header(*names: str) -> str:
    return f"<tr>{''.join(f'<td>{name}</td>' for name in names)}</tr>"


@pytest.mark.parametrize(
    ("year", "all_years"),
    [
        ("2011年度", "历年累计"), ("2011年度数量", "历年累计数量"), ("2011年度数", "累计数"), ("年度数", "累计数"),
        ("2011年度", "2008-2011年累计"), ("2011年", "截至2011年底累计"), ("本年度数量", "历年累计数量"),
        ("2011年1-12月", "历年累计"),
    ],
)  # fmt: skip
def test_the_column_of_the_year(year: str, all_years: str) -> None:
    assert read(header("指标名称", "计量单位", year, all_years)) == RIGHT


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2010年度数量", "历年累计数量"),
        ("2010年度", "2008-2010年累计"),
        ("截至2011年底数", "历年累计"),
    ],
)
def test_no_column_of_the_year(first: str, second: str) -> None:
    assert set(read(header("指标名称", "计量单位", first, second)).values()) <= {None}


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("当面申请数", "现场申请数"), ("网上申请数", "网络申请数"), ("网上申请数", "互联网申请数"), ("信函申请数", "信件申请数"),
        ("信函申请数", "邮寄申请数"), ("对申请的答复总数", "申请答复总数"), ("同意公开答复数", "予以公开答复数"),
        ("同意部分公开答复数", "部分公开答复数"), ("否决公开答复总数", "不同意公开答复数"), ("行政申诉数", "申诉数"),
        ("受理依申请公开信息总数", "受理申请数"),
    ],
)  # fmt: skip
def test_a_row_in_other_words(label: str, words: str) -> None:
    assert read(header("指标名称", "计量单位", "2011年度", "历年累计"), (label, words)) == RIGHT


@pytest.mark.parametrize("name", ["2011年度数量", "2011年数", "2011年统计数", "本年"])
def test_a_name_of_the_year(name: str) -> None:
    assert _is_of(name, 2011)
    assert not _is_of(name, None)


@pytest.mark.parametrize(
    "name",
    [
        "2010年度数量",
        "2011年底数",
        "2011年末数",
        "截至2011年数",
        "2011年累计",
        "2011年增减",
        "2011年上半年",
        "上年",
        "数量",
    ],
)
def test_a_name_of_anything_else(name: str) -> None:
    assert not _is_of(name, 2011)
