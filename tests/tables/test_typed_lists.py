"""Lists typed a row a line, tables whose lines a column or a page broke: put back, or left alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import govreport_parse as gp
from govreport_parse.forms import load_form

FORM = load_form("2014").tables[0]
TITLE = "2016年青石区政府信息公开工作年度报告"
OPENING = [TITLE, "一、概述", "全年工作平稳。", "二、附表"]


def rows(written: Callable[[str, str, str], str]) -> list[str]:
    """The form's rows as lines, with figures that are no count of them."""
    return [
        row.label if row.kind == "group" else written(row.label, str(_figure(k)), row.unit or "件")
        for k, row in enumerate(FORM.rows)
    ]


def _figure(place: int) -> int:
    return place * 7 % 30


def values(report: gp.AnnualReport) -> dict[str, float]:
    return {
        str(r.indicator): float(r.value)
        for r in report.readings
        if r.indicator and r.value is not None
    }


RIGHT = {row.code: float(_figure(k)) for k, row in enumerate(FORM.rows) if row.kind != "group"}


@pytest.mark.parametrize(
    "pattern",
    [
        "{label}：{n}{unit}", "{label}: {n} {unit}；", "{label}{n}{unit}", "{label} {n}{unit}。",
        "{label} {n} {unit}", "{label}为{n}{unit}", "{label}（{unit}）：{n}", "{label}（单位：{unit}）{n}",
        "{label}：{unit} {n}", "- {label}：{n}{unit}", "**{label}**：{n}{unit}", "{label}={n}{unit}",
        "{label}……{n}{unit}", "{label}：__{n}__{unit}", "{label}：共{n}{unit}", "{label}：{n}",
        "{label}\n：{n}{unit}", "{label}：\n{n}{unit}", "{label}：{n}\n{unit}", "{label} {unit} {n}",
    ],
)  # fmt: skip
def test_a_figure_after_its_name(pattern: str) -> None:
    lines = rows(lambda label, n, unit: pattern.format(label=label, n=n, unit=unit))
    report = gp.parse("\n".join([*OPENING, *lines]).encode())
    assert values(report) == RIGHT
    assert [section.number for section in report.sections] == ["一", "二"]
    assert not any(f.rule.startswith("GR1") and f.severity != "hint" for f in gp.check(report))


def test_in_a_page_each_line_is_a_paragraph() -> None:
    lines = [*OPENING[1:], *rows(lambda label, n, unit: f"{label}：{n}{unit}")]
    body = "".join(f"<p>{line}</p>" for line in lines)
    report = gp.parse(f"<html><body><h1>{TITLE}</h1>{body}</body></html>".encode())
    assert values(report) == RIGHT


def test_a_few_figures_in_a_section_are_text() -> None:
    few = ["三、依申请公开情况", "收到申请数：31件", "申请办结数：30件", "申请答复数：29件"]
    report = gp.parse("\n".join([*OPENING[:3], *few, "四、其他", "无。"]).encode())
    assert report.readings == ()
    assert [section.number for section in report.sections] == ["一", "三", "四"]


def test_names_that_no_form_has_make_no_list() -> None:
    odd = [f"第{k}科室办件数：{k}件" for k in range(1, 12)]
    sections = ["三、依申请公开情况", "收到申请3件。", "四、存在的问题", "无。"]
    assert gp.parse("\n".join([*OPENING[:3], *sections, *odd]).encode()).readings == ()


def test_what_stands_between_dashes_may_be_a_group() -> None:
    lines = rows(lambda label, n, unit: f"{label}：{n}{unit}")
    lines = [f"{line} — —" if "：" not in line else line for line in lines]
    assert values(gp.parse("\n".join([*OPENING, *lines]).encode())) == RIGHT


MODERN = load_form("2021")
REQUESTS = MODERN.table("requests")
APPLICANTS = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"


def requests(figures: str, *, header: str = APPLICANTS) -> list[str]:
    assert REQUESTS is not None
    return [
        header,
        *(row.label if row.kind == "group" else f"{row.label} {figures}" for row in REQUESTS.rows),
    ]


def request_values(lines: list[str]) -> set[tuple[float, ...]]:
    """The figures of each row of requests."""
    opening = ["2023年青石区政府信息公开工作年度报告", "一、总体情况", "全年工作平稳。"]
    heading = "三、收到和处理政府信息公开申请情况"
    text = "\n".join([*opening, heading, *lines, "五、存在的主要问题及改进情况", "无。"])
    found: dict[str, list[float]] = {}
    for reading in gp.parse(text.encode()).readings:
        if reading.indicator is not None and reading.value is not None:
            found.setdefault(reading.indicator, []).append(float(reading.value))
    return {tuple(row) for row in found.values()}


ROW = (4.0, 1.0, 0.0, 0.0, 0.0, 2.0, 7.0)


def _split(line: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.*?)((?: \d+)*)", line)
    assert match is not None
    return match[1], match[2]


def wrapped(lines: list[str], width: int) -> list[str]:
    """Labels in a column of `width` characters, the figures after their last line."""
    made = []
    for line in lines:
        label, figures = _split(line)
        cut = [label[k : k + width] for k in range(0, len(label), width)]
        made += [*cut[:-1], cut[-1] + figures]
    return made


@pytest.mark.parametrize("width", [12, 14, 16, 20, 30])
def test_a_label_goes_on_in_the_next_line(width: int) -> None:
    header, *lines = requests("4 1 0 0 0 2 7")
    assert request_values([header, *wrapped(lines, width)]) == {ROW}


@pytest.mark.parametrize("number", ["- 3 -", "— 12 —", "第 3 页 共 9 页", "第3页"])
def test_the_number_of_a_page_stands_between_rows(number: str) -> None:
    lines = requests("4 1 0 0 0 2 7")
    assert request_values([*lines[:9], number, *lines[9:]]) == {ROW}
    assert request_values([lines[0], number, *lines[1:]]) == {ROW}


def test_the_number_of_a_page_stays_between_paragraphs() -> None:
    text = ["2023年青石区政府信息公开工作年度报告", "一、总体情况", "平稳。", "- 3 -", "有序。"]
    document = gp.read_document("\n".join(text).encode())
    assert "- 3 -" in [getattr(block, "text", "") for block in document.blocks]


def test_names_of_columns_in_halves() -> None:
    header = "自然人 法人或其他组织 总计\n商业 科研 社会公益 法律服务 其他\n企业 机构 组织 机构"
    assert request_values(requests("4 1 0 0 0 2 7", header=header)) == {ROW}
    lines = "自然人\n法人或\n其他\n组织\n总计\n商业\n企业\n科研\n机构\n社会公益\n组织\n法律服务\n机构\n其他"
    assert request_values(requests("4 1 0 0 0 2 7", header=lines)) == {ROW}


def test_a_label_that_goes_on_in_other_words_is_left_alone() -> None:
    lines = requests("4 1 0 0 0 2 7")
    broken = [
        line.replace("一、本年新收政府信息公开申请数量", "一、本年新收政府信息公开\n条数")
        for line in lines
    ]
    assert request_values(broken) == {ROW}  # of the other rows


HEADER = "| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |"


def bars(upper: str, figures: str) -> list[str]:
    _, *lines = requests(figures)
    cells = [[label, *row.split()] for label, row in (_split(line) for line in lines)]
    return [upper, HEADER, *("| " + " | ".join(row) + " |" for row in cells)]


def test_a_misprinted_group_stands_above_its_parts() -> None:
    upper = "| 自然人 | 法人及其他组织 | 总计 |"
    assert request_values(bars(upper, "4 1 0 0 0 2 7")) == {ROW}


@pytest.mark.parametrize(
    "upper",
    [
        "| 序号 | 自然人 | 总计 |", "| 自然人 | 总计 | 备注 |", "| 自然人 | 个体 | 总计 |",
        "| 总计 | 自然人 | 法人及其他组织 |",
    ],
)  # fmt: skip
def test_another_name_proves_no_order(upper: str) -> None:
    assert request_values(bars(upper, "4 1 0 0 0 2 7")) == set()


def test_sums_that_fail_prove_none_either() -> None:
    assert request_values(bars("| 自然人 | 法人及其他组织 | 总计 |", "4 1 0 0 0 2 8")) == set()
