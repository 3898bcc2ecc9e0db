"""Lists typed a row a line: rows that say that there is nothing, rows without a figure, several rows a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import govreport_parse as gp
from govreport_parse.forms import load_form

FORM = load_form("2014").tables[0]
OPENING = ["2016年柳河坝县政府信息公开工作年度报告", "一、概述", "全年工作平稳。", "二、附表"]
AFTER = ["柳河坝县人民政府", "2017年2月20日"]
Writer = Callable[[str, str, str], str]


def _figure(place: int) -> int:
    return place * 7 % 30  # a column that counts its rows would be no figures


def lines_of(written: Writer, none: str, every: int = 3) -> list[str]:
    """The form's rows as lines; the figure of every third says that there is none."""
    return [
        row.label
        if row.kind == "group"
        else written(row.label, none, "")
        if place % every == 0
        else written(row.label, str(_figure(place)), row.unit or "")
        for place, row in enumerate(FORM.rows)
    ]


def filled(written: Writer) -> list[str]:
    """The form's rows as lines, each with a figure."""
    return lines_of(written, "", every=len(FORM.rows))


FILLED = {row.code: _figure(place) for place, row in enumerate(FORM.rows) if row.kind != "group"}


def right(every: int = 3) -> dict[str, int | None]:
    """What each cell says."""
    return {
        row.code: None if place % every == 0 else _figure(place)
        for place, row in enumerate(FORM.rows)
        if row.kind != "group"
    }


def parsed(lines: list[str]) -> gp.AnnualReport:
    return gp.parse("\n".join([*OPENING, *lines, *AFTER]).encode())


def read(report: gp.AnnualReport) -> dict[str, int | None]:
    return {
        str(r.indicator): None if r.value is None else int(r.value)
        for r in report.readings
        if r.indicator
    }


def statuses(report: gp.AnnualReport) -> dict[str, str]:
    return {str(r.indicator): r.status for r in report.readings if r.indicator}


NONE = ("—", "——", "－", "-", "/", "／", "无", "不适用", "不涉及")
PATTERNS = ("{}：{}{}；", "{} {}{}。", "{}　{}{}", "{}:{}{}", "{}为{}{}", "* {}：**{}**{}")


@pytest.mark.parametrize("none", NONE)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_row_may_say_that_there_is_nothing(pattern: str, none: str) -> None:
    report = parsed(lines_of(pattern.format, none))
    assert read(report) == right()
    nothing = {code for code, value in right().items() if value is None}
    assert {statuses(report)[code] for code in nothing} == {"not_applicable"}
    assert [section.number for section in report.sections] == ["一", "二"]
    assert not any(f.rule in ("GR005", "GR104") for f in gp.check(report))


@pytest.mark.parametrize("leader", ["——", "—", "……", "－－－"])
def test_dashes_lead_to_a_figure(leader: str) -> None:
    report = parsed(lines_of(lambda label, n, unit: f"{label}{leader}{n}{unit}", "不适用"))
    assert read(report) == right()


def test_dashes_alone_are_what_a_row_says() -> None:
    report = parsed(lines_of(lambda label, n, unit: f"{label}{n}{unit}", "———"))
    assert read(report) == right()


@pytest.mark.parametrize("pattern", ["{}：{}{}", "{}　{}{}；", "{}{}{}。", "{}： {}{}；"])
def test_rows_without_a_figure_stay_in_their_list(pattern: str) -> None:
    report = parsed(lines_of(pattern.format, "", every=2))
    assert read(report) == right(every=2)
    assert "not_applicable" not in statuses(report).values()
    assert [section.number for section in report.sections] == ["一", "二"]
    assert not any(f.rule in ("GR005", "GR104") for f in gp.check(report))


def test_a_unit_that_is_a_numeral_too_is_no_figure() -> None:
    lines = filled(lambda label, n, unit: f"{label}：{'　' if unit == '万元' else n}{unit}")
    report = parsed(lines)
    assert statuses(report)["resources.budget"] == "blank"
    assert not any(f.rule == "GR003" for f in gp.check(report))


def test_the_last_rows_may_be_unfilled() -> None:
    lines = filled(lambda label, n, unit: f"{label}：{n}{unit}")
    unfilled = [*lines[:-3], *(line.partition("：")[0] for line in lines[-3:])]
    report = parsed(unfilled)
    assert statuses(report)["training.participants"] == "blank"
    assert [section.number for section in report.sections] == ["一", "二"]


@pytest.mark.parametrize("apart", ["{}\n{}{}", "{}\n：{}{}", "{}\n{} {}"])
def test_the_figure_of_the_last_row_may_stand_in_the_next_line(apart: str) -> None:
    lines = filled(lambda label, n, unit: f"{label}：{n}{unit}")
    label, last = FORM.rows[-1].label, "接受培训人员数"
    assert last in lines[-1]
    found = statuses(parsed([*lines[:-1], *apart.format(label, 64, "人次").split("\n")]))
    assert found["training.participants"] != "blank"


def test_a_row_whose_figure_stands_below_is_not_blank() -> None:
    lines = filled(lambda label, n, unit: f"{label}：{n}{unit}")
    place = next(k for k, row in enumerate(FORM.rows) if row.code == "requests.received")
    broken = [*lines[:place], FORM.rows[place].label, "31", *lines[place + 1 :]]
    found = statuses(parsed(broken))
    assert found["requests.received"] != "blank"


@pytest.mark.parametrize(("figure", "value"), [("", None), ("5次", 5)])
def test_a_figure_within_the_brackets_of_a_label_is_none_of_the_row(
    figure: str, value: int | None
) -> None:
    lines = filled(lambda label, n, unit: f"{label}{n}{unit}；")
    place = next(k for k, row in enumerate(FORM.rows) if row.code == "response.hot_topics")
    lines[place] = f"{FORM.rows[place].label}（同一事项计1次）{figure}；"
    assert read(parsed(lines)) == FILLED | {"response.hot_topics": value}


def test_a_heading_after_a_list_is_a_heading() -> None:
    lines = filled(lambda label, n, unit: f"{label}：{n}{unit}")
    report = parsed([*lines, "三、依申请公开情况", "全年未收到申请，渠道保持畅通。"])
    assert [section.number for section in report.sections] == ["一", "二", "三"]


def packed(mark: str) -> Iterator[str]:
    """The rows of one group in one line."""
    line: list[str] = []
    for place, row in enumerate(FORM.rows):
        first = row.label.startswith("(") or row.label[1] == "、"
        if line and (first or row.kind == "group"):
            yield mark.join(line) + "。"
            line = []
        if row.kind == "group":
            yield row.label
        else:
            line.append(f"{row.label}{_figure(place)}{row.unit}")
    yield mark.join(line) + "。"


@pytest.mark.parametrize("mark", ["；", "，", ","])
def test_several_rows_stand_in_a_line(mark: str) -> None:
    assert read(parsed(list(packed(mark)))) == FILLED


def test_a_comma_sets_apart_no_row_that_the_form_has_not() -> None:
    odd = [line.replace("传真申请数", "电报申请数") for line in packed("，")]
    found = read(parsed(odd))
    assert found.get("requests.received.fax") is None
    assert found.get("requests.received.in_person") in (None, FILLED["requests.received.in_person"])


def test_a_comma_may_group_digits() -> None:
    found = read(parsed(filled(lambda label, n, unit: f"{label}：1,{n:0>3}{unit}")))
    assert found == {code: 1000 + figure for code, figure in FILLED.items()}


@pytest.mark.parametrize(
    "remark", ["（注：不同渠道公开的同一信息计1条）", "注：以上不含下属单位", "备注1：同上"]
)
def test_a_remark_stands_between_rows(remark: str) -> None:
    lines = filled(lambda label, n, unit: f"{label}：{n}{unit}")
    assert read(parsed([*lines[:5], remark, *lines[5:]])) == FILLED
