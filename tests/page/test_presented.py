"""Sentences that present a report in words, and those that speak of one."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.page.presented import find_presented
from tests.page import page

RULES = "根据《中华人民共和国政府信息公开条例》等规定，"


def presented(line: str) -> tuple[str | None, int | None] | None:
    found = find_presented(page(line, "一、总体情况", "主动公开政府信息5条。"))
    return None if found is None else (found.body, found.year)


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("现公布青石区教育局2023年政府信息公开工作年度报告。", "青石区教育局"),
        ("青石镇人民政府认真编制了2023年度政府信息公开年度报告。", "青石镇人民政府"),
        ("由青石区统计局牵头编制2023年政府信息公开工作年度报告。", "青石区统计局"),
        ("梳理编制青石海关2023年政府信息公开工作年度报告。", "青石海关"),
        ("本单位编制2023年政府信息公开年度报告。现就青石县农林局2023年政府信息公开工作情况报告如下：", "青石县农林局"),
        ("现从主动公开、依申请公开等方面就青石县农林局2023年政府信息公开工作情况报告如下：", "青石县农林局"),
        ("现将《青石县公安局2023年政府信息公开年度报告》报送贵办，请审阅。", "青石县公安局"),
        ("现发布青石县政府2023年度政府信息公开工作年度报告，请予监督。", "青石县政府"),
        ("现将2023年我乡政府信息公开年度报告如下：", None), ("我局编制了2023年政府信息公开工作年度报告。", None),
        ("現將2023年我鄉政府信息公開年度報告如下：", None), ("我縣財政局編制2023年政府信息公開年度報告。", None),
        ("現將我縣財政局2023年政府信息公開年度報告公佈如下。", "財政局"), ("青石縣財政局編制2023年政府信息公開年度報告。", "青石縣財政局"),
    ],
)  # fmt: skip
def test_a_report_on_a_year(sentence: str, body: str | None) -> None:
    assert presented(RULES + sentence) == (body, 2023)


@pytest.mark.parametrize(
    ("before", "body"),
    [
        ("青石县审计局依据条例第五十条编制本年度报告。", "青石县审计局"), ("我局依据条例编写了本报告。", None),
        ("青石县审计局依据条例公开政府信息。", None),
    ],
)  # fmt: skip
def test_who_compiled_what_the_next_sentence_names(before: str, body: str | None) -> None:
    assert presented(f"{before}本报告为2023年度政府信息公开年度报告。") == (body, 2023)


@pytest.mark.parametrize(
    "sentence",
    [
        "请各单位编制2023年政府信息公开工作年度报告。", "各镇应当编制2023年政府信息公开工作年度报告。",
        "请于1月20日前报送2023年政府信息公开工作年度报告。",
        "现将我局政府信息公开工作年度报告公布如下。", "本机关编制政府信息公开指南，公布2023年目录。",
        "要做好编制2023年政府信息公开工作年度报告的准备。",
        "本机关每年公布政府信息公开年度报告。", "现公布青石区教育局2023年部门决算。",
    ],
)  # fmt: skip
def test_others(sentence: str) -> None:
    assert presented(RULES + sentence) is None


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("青石县审计局2023年政府信息公开工作年度报告依据《条例》编制。", "青石县审计局"),
        ("青石县审计局2023年政府信息公开工作年度报告如下。", "青石县审计局"),
        (
            "《青石縣審計局2023年政府信息公開工作年度報告》由青石縣審計局按照《條例》編制。",
            "青石縣審計局",
        ),
        ("青石县审计局2023年政府信息公开工作年度报告是根据《条例》的要求编制的。", "青石县审计局"),
        ("我局2023年政府信息公开工作年度报告依据《条例》编制。", None),
        ("青石县审计局政府信息公开工作年度报告依据《条例》编制。", None),
        ("青石县审计局2023年政府信息公开工作年度报告的编制要求如下。", None),
    ],
)
def test_a_name_and_what_it_rests_on(line: str, body: str | None) -> None:
    assert presented(line) == (None if body is None else (body, 2023))


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("根据工作要求，青石县审计局2023年政府信息公开工作情况如下：", "青石县审计局"),
        ("现将青石县审计局2023年政府信息公开工作主要情况报告如下。", "青石县审计局"),
        ("现就青石县审计局2023年度政府信息公开工作的情况汇报如下。", "青石县审计局"),
        ("结合青石县审计局2023年政府信息公开工作实际，编制本年度报告。", "青石县审计局"),
        ("青石县审计局根据《条例》和有关要求，编制本机关2023年政府信息公开工作年度报告。", "青石县审计局"),
        ("现将青石县审计局编制的2023年政府信息公开工作年度报告公布如下。", "青石县审计局"),
        (
            "本报告由青石县审计局按照《中华人民共和国政府信息公开条例》第五十条的要求编制，为2023年政府信息公开工作年度报告。",
            None,
        ),
    ],
)  # fmt: skip
def test_the_work_and_who_compiled(line: str, body: str | None) -> None:
    assert presented(line) == (body, 2023)


@pytest.mark.parametrize(
    "line",
    [
        "结合青石县审计局2023年政府信息公开工作实际，加强培训。",
        "我局2023年政府信息公开工作情况良好。",
        "青石县审计局政府信息公开工作情况如下：",
    ],
)
def test_work_that_presents_nothing(line: str) -> None:
    assert presented(line) is None


def parsed(*lines: str) -> gp.AnnualReport:
    return gp.parse("\n".join(lines).encode(), name="页.txt")


SECTIONS = ("一、总体情况", "全年主动公开政府信息1107条。")


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("梳理编制青石海关关区2023年政府信息公开工作年度报告。", "青石海关关区"),
        ("青石镇人民政府认真编制了2023年政府信息公开年度报告。", "青石镇人民政府"),
    ],
)
def test_a_report_without_a_title(opening: str, agency: str) -> None:
    report = parsed(RULES + opening, *SECTIONS)
    assert (report.title, report.agency.name, report.year) == (None, agency, 2023)


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("由青石县水务局编制2023年政府信息公开年度报告。", "青石县水务局"),
        ("青石县交通局编制并公布2023年度政府信息公开年度报告，", "青石县交通局"),
        ("县政府办：\n现将《青石县体育局2023年政府信息公开年度报告》报送你办。", "青石县体育局"),
    ],
)  # fmt: skip
def test_a_short_sentence(opening: str, agency: str) -> None:
    assert parsed(opening, *SECTIONS).agency.name == agency


@pytest.mark.parametrize(
    "above",
    [
        '{"title": "青石县林业局2023年政府信息公开工作年度报告", "date": "2024-01-20"}',
        "标题: 青石县林业局2023年政府信息公开工作年度报告\n发布机构: \n栏目: 年报",
        "抓取时间 2024-02-03 url=https://www.example.gov.cn/a.html",
    ],
)
def test_what_a_crawler_prints_above_the_title(above: str) -> None:
    title = "青石县林业局2023年政府信息公开工作年度报告"
    report = parsed(above, title, *SECTIONS)
    assert (report.title, report.agency.name, report.metadata.publisher) == (
        title,
        "青石县林业局",
        None,
    )


@pytest.mark.parametrize(
    "lines",
    [
        (RULES + "本单位编制2023年政府信息公开年度报告。", *SECTIONS),  # nobody is named
        (RULES + "梳理编制青石海关关区2023年政府信息公开工作年度报告。", SECTIONS[1]),  # news
        (RULES + "请青石海关编制2023年政府信息公开工作年度报告。", *SECTIONS),
        ("根據《教育部辦公廳關於做好年度報告工作的通知》，現將我校2023年信息公開工作年度報告公佈如下。", *SECTIONS),
        ("根据有关规定，现公布青石大学2022—2023学年信息公开工作年度报告。", *SECTIONS),
        ("现将我校2023年政府信息公开工作年度报告公布如下。", *SECTIONS),
    ],
)  # fmt: skip
def test_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(gp.NotAnAnnualReport):
        parsed(*lines)


@pytest.mark.parametrize(
    "title", ["青石乡2010年度政府信息公开年度报告 | ||", "2010年青石乡政务公开工作年度报告"]
)
def test_titles_with_bars_or_other_words(title: str) -> None:
    report = parsed(title, *SECTIONS)
    assert (report.agency.name, report.year) == ("青石乡人民政府", 2010)


def test_a_fuller_name_in_the_sentence() -> None:
    sentence = RULES + "现公开青石市人民政府办公室2023年政府信息公开工作年度报告。"
    assert parsed(
        "市人民政府办公室2023年政府信息公开工作年度报告", sentence, *SECTIONS
    ).agency.name == ("青石市人民政府办公室")


def test_the_presented_body_goes_before_who_compiled() -> None:
    sentence = "本报告由青石区党政综合办公室编制。现公布青石区云台街道办事处2023年政府信息公开工作年度报告。"
    assert parsed(sentence, *SECTIONS).agency.name == "青石区云台街道办事处"


@pytest.mark.parametrize(
    ("title", "agency", "region"),
    [
        ("海屿综合实验区", "海屿综合实验区", "海屿综合实验区"), ("海屿合作区", "海屿合作区", "海屿合作区"),
        ("青石海关", "青石海关", None), ("青石区", "青石区人民政府", "青石区"),
        ("云州市青石区人民政府柳林街道办事处", "云州市青石区人民政府柳林街道办事处", "云州市青石区柳林街道"),
    ],
)  # fmt: skip
def test_no_government_is_invented(title: str, agency: str, region: str | None) -> None:
    report = parsed(f"{title}2023年政府信息公开工作年度报告", *SECTIONS)
    assert (report.agency.name, report.agency.region) == (agency, region)


@pytest.mark.parametrize(
    ("line", "below", "whole"),
    [
        ("本报告数据统计期限为 2023", "年 1 月 1 日至 12 月 31 日。", True), ("本报告数据自2023年1月1日起", "至2023年12月31日止。", True),
        ("本报告数据统计期限为2023年。", "1 月 1 日至 11 月 30 日。", False),
        ("1月1日至12月31日期间的情况如下", "", True), ("报告期为2023年度（1月1日至12月31日）。", "", True),
    ],
)  # fmt: skip
def test_periods_that_lack_a_year_or_are_broken(line: str, below: str, whole: bool) -> None:
    period = parsed("青石区2023年政府信息公开工作年度报告", line, below, *SECTIONS).period
    assert (period is not None) == whole
    if period is not None:
        assert (str(period.start), str(period.end)) == ("2023-01-01", "2023-12-31")


@pytest.mark.parametrize(
    "line",
    [
        "1月1日至11月30日期间的情况如下",
        "2月1日至12月31日期间的情况如下",
        "11月1日至12月31日期间的情况",
    ],
)
def test_a_part_of_a_year_is_none(line: str) -> None:
    with pytest.raises(gp.NotAnAnnualReport):
        parsed("青石区2023年政府信息公开工作年度报告", line, *SECTIONS)


@pytest.mark.parametrize(
    ("entry", "publisher"),
    [
        ("发布机构：\n栏目：政府信息公开年报", None), ("发布机构：\n青石区教育局", "青石区教育局"),
        ("发布机构：青石区人民政府关 键 词：公报", "青石区人民政府"), ("发布机构：青石区人民政府关键词：公报", "青石区人民政府"),
        ("发布机构：青石区人民政府来源：公报", "青石区人民政府来源:公报"),
    ],
)  # fmt: skip
def test_publishers(entry: str, publisher: str | None) -> None:
    report = parsed(entry, "青石区2023年政府信息公开工作年度报告", *SECTIONS)
    assert (report.metadata.publisher or "").replace("：", ":") == (publisher or "")
