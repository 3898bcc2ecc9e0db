"""Openings of reports that have no line for their title, and those of what only looks like a report."""

from __future__ import annotations

import pytest

import govreport_parse as gp

BODY = (
    "一、总体情况\n全年工作平稳，主动公开政府信息1107条。\n二、主动公开政府信息情况\n主要通过网站公开。\n"
    "三、收到和处理政府信息公开申请情况\n未收到申请。\n"
)

# The opening, and the body and year that it names.
REPORTS = {
    "compiled by this office": (
        "依照《条例》，本单位编制2016年政府信息公开年度报告。现就青石县农林局2016年政府信息公开工作情况报告如下：",
        "青石县农林局", 2016,
    ),
    "compiled by a town": (
        "按照上级有关规定，云台镇政府编制2016年度政府信息公开年度报告，现予公布，欢迎监督。",
        "云台镇政府", 2016,
    ),
    "of a customs district": (
        "为做好信息公开工作，梳理编制青石海关关区2023年政府信息公开工作年度报告。", "青石海关关区", 2023,
    ),
    "in a covering letter": (
        "关于报送年度报告的函 县政府办公室：现将《青石县公安局2015年政府信息公开工作报告》报送贵办，请审阅。",
        "青石县公安局", 2015,
    ),
    "of a street office": (
        "根据条例的规定，现公开云州市青石区人民政府柳林街道办事处2024年政府信息公开工作年度报告。",
        "云州市青石区人民政府柳林街道办事处", 2024,
    ),
    "of a commission, on affairs": (
        "青石市科委编制了2024年度政务公开工作年度报告，统计期限为2024年1月1日至12月31日。",
        "青石市科委", 2024,
    ),
    "in traditional script": (
        "根據《中華人民共和國政府信息公開條例》，現公佈青石區教育局2023年政府信息公開工作年度報告。",
        "青石區教育局", 2023,
    ),
    "of a development zone": (
        "青石高新技术产业开发区管委会编制并发布2022年政府信息公开工作年度报告。",
        "青石高新技术产业开发区管委会", 2022,
    ),
    "to the public": (
        "遵照有关规定，特向社会公布青石县档案局2009年度政府信息公开年度报告，请予监督。",
        "青石县档案局", 2009,
    ),
    "that begins with its name": (
        "青石县审计局2021年政府信息公开工作年度报告依据《中华人民共和国政府信息公开条例》第五十条编制。",
        "青石县审计局", 2021,
    ),
    "with the period in its name": (
        "按照要求，现将青石县水利局2022年1月1日至12月31日期间的政府信息公开工作年度报告公布如下。",
        "青石县水利局", 2022,
    ),
    "compiled under the lead of": (
        "青石县统计局办公室牵头，编制青石县统计局2020年度政府信息公开工作年度报告如下：",
        "青石县统计局", 2020,
    ),
    "below a line of JSON": (
        '{"url": "https://www.example.gov.cn/1", "title": "青石县林业局2023年政府信息公开工作年度报告"}',
        "青石县林业局", 2023,
    ),
    "below a crawler's line": (
        "url: https://www.example.gov.cn/1.html title: 青石县林业局2023年政府信息公开工作年度报告 id: 7",
        "青石县林业局", 2023,
    ),
    "below a row of a list of pages": (
        "12,https://www.example.gov.cn/1.html,青石县林业局2023年政府信息公开工作年度报告,2024-01-20",
        "青石县林业局", 2023,
    ),
    "below keys without colons": (
        "索 引 号 QS0012/2024-00003 名 称 青石县林业局2023年政府信息公开工作年度报告 发文时间 2024-01-20",
        "青石县林业局", 2023,
    ),
    "whose body stands before the verb": (
        "根据《条例》规定，青石县卫生健康局现将2022年政府信息公开工作年度报告公布如下：", "青石县卫生健康局", 2022,
    ),
    "whose body and verb stand apart": (
        "青石县教育局根据《条例》编制完成了2013年政府信息公开工作年度报告。", "青石县教育局", 2013,
    ),
    "whose body has a short name": (
        "青石县水利局（以下简称“我局”）编制了2019年政府信息公开工作年度报告。", "青石县水利局", 2019,
    ),
    "in a letter of our office": (
        "关于报送2014年政府信息公开年度报告的函\n县政府办：\n现将我局（青石县文化局）2014年政府信息公开年度报告报送如下：",
        "青石县文化局", 2014,
    ),
    "that says what it reflects": (
        "按照《条例》第五十条，编制本报告。本报告反映青石县民政局2021年1月1日至12月31日政府信息公开工作的情况。",
        "青石县民政局", 2021,
    ),
    "of its year, by its compiler": (
        "本年报由青石县气象局根据《条例》编制，是青石县气象局2016年政府信息公开年报。", "青石县气象局", 2016,
    ),
    "of this report, by its compiler": (
        "根据《条例》，青石综合实验区管理委员会编制本年度报告，统计期限自2020年1月1日至2020年12月31日。",
        "青石综合实验区管理委员会", 2020,
    ),
    "sent up": (
        "县政府办公室：\n按照要求，现将青石县教育局2013年政府信息公开年度报告上报如下。", "青石县教育局", 2013,
    ),
    "in brackets": ("【青石县水利局2019年政府信息公开工作年度报告】", "青石县水利局", 2019),
    "after its key": ("标题\t青石县水利局2019年政府信息公开工作年度报告", "青石县水利局", 2019),
    "in a crawler's head": (
        "---\ntitle: 青石县水利局2019年政府信息公开工作年度报告\ndate: 2020-01-01\n---", "青石县水利局", 2019,
    ),
    "before the first sentence": (
        "青石县水利局2019年政府信息公开工作年度报告 本报告所列数据的统计期限自2019年1月1日起至2019年12月31日止。",
        "青石县水利局", 2019,
    ),
    "before its metadata": (
        "青石县水利局2019年政府信息公开工作年度报告 发布时间：2020-01-17 来源：县水利局", "青石县水利局", 2019,
    ),
    "before the name of the site": (
        "青石县水利局2019年政府信息公开工作年度报告-青石县人民政府", "青石县水利局", 2019,
    ),
}  # fmt: skip

LOOK_ALIKES = {
    "a guide": "青石县财政局政府信息公开指南\n为方便公众获取政府信息，编制本指南，每年更新。",
    "a guide in traditional script": "青石縣財政局政府信息公開指南\n爲方便公衆獲取政府信息，編制本指南。",
    "a guide presented in a sentence": "为便于公众查询，青石县财政局编制了2023年版政府信息公开指南。",
    "a list of what is open": "青石县财政局政府信息公开目录\n本目录收录2023年主动公开的政府信息。",
    "the making of the list": "青石县政府信息公开目录编制说明\n现公布2023年目录编制说明如下。",
    "a notice": "关于做好2023年政府信息公开工作年度报告编制工作的通知\n各镇人民政府：",
    "a notice with a number": "青政办〔2023〕12号\n关于报送2023年政府信息公开工作年度报告的通知\n各镇：",
    "a notice without its line": "各镇人民政府，县政府各部门：请各单位编制2023年政府信息公开工作年度报告，于1月15日前报送县政府办公室。",
    "a notice in traditional script": "關於做好2023年政府信息公開工作年度報告編制工作的通知\n各鎮人民政府：",
    "a template": "××县××局20××年政府信息公开工作年度报告\n（模板）",
    "a template with lines": "____局2023年政府信息公开工作年度报告\n根据规定，现公布____局年度报告。",
    "a template by its name": "附件2\n政府信息公开工作年度报告格式\n一、总体情况",
    "a school's": "现将我校2023年信息公开工作年度报告公布如下，统计期限为2022年9月1日至2023年8月31日。",
    "a university's in traditional script": "根據《教育部辦公廳關於做好2022年高校信息公開年度報告工作的通知》要求，"
    "現將我校2021—2022年度信息公開工作報告如下。",
    "a school year's": "青石大学2022—2023学年信息公开工作年度报告\n根据《高等学校信息公开办法》，编制本报告。",
    "a school year's in traditional script": "青石學院2022—2023學年度信息公開工作報告\n本報告根據有關要求編制。",
    "a college's in a sentence": "青石职业技术学院编制2023年信息公开年度报告，我院高度重视信息公开工作，学校领导多次部署。",
    "half a year": "2023年上半年青石县政府信息公开工作情况报告\n现将上半年工作情况报告如下。",
    "an explanation": "《青石县2023年政府信息公开工作年度报告》解读\n现将有关内容解读如下。",
    "news": "1月20日，青石县召开会议，部署编制2023年政府信息公开工作年度报告，要求各单位按时公布。",
    "rules": "青石县政府信息公开工作考核办法\n第一条 各单位应当编制2023年政府信息公开年度报告。",
    "a plan": "青石县2024年政务公开工作要点\n各单位要按时编制并公布2023年政府信息公开工作年度报告。",
    "another report": "青石县2023年法治政府建设年度报告\n现将2023年法治政府建设情况公布如下。",
    "a company's": "青石自来水有限公司2023年信息公开年度报告\n现将公司信息公开情况公布如下。",
    "a template with words for names": "（单位名称）2023年政府信息公开工作年度报告\n一、总体情况",
    "a school's by its title": "学校信息公开年度报告\n我校2023年",
    "what stands after a title": "青石县2023年政府信息公开工作年度报告 编制说明\n现将编制情况说明如下。",
    "a column of reports": "政府信息公开工作年度报告目录\n2023年\n2022年",
    "a review of reports": "关于2023年政府信息公开工作年度报告审查情况的通报\n现将各单位年度报告审查情况通报如下。",
}  # fmt: skip


@pytest.mark.parametrize("kind", REPORTS)
def test_reports_without_a_line_for_their_title(kind: str) -> None:
    opening, agency, year = REPORTS[kind]
    report = gp.parse(f"{opening}\n{BODY}".encode(), name="页.txt")
    assert (report.agency.name, report.year) == (agency, year)
    assert [section.number for section in report.sections] == ["一", "二", "三"]
    assert not [f for f in gp.check(report) if f.severity != "hint" and f.rule != "GR102"]


@pytest.mark.parametrize("kind", LOOK_ALIKES)
def test_what_only_looks_like_one(kind: str) -> None:
    with pytest.raises(gp.NotAnAnnualReport):
        gp.parse(f"{LOOK_ALIKES[kind]}\n{BODY}".encode(), name="页.txt")


PLAIN = "2013年，我局通过网站公开政府信息98条。没有收到政府信息公开申请。{}没有行政复议和诉讼。\n存在问题：人员不足。"


@pytest.mark.parametrize("fees", ["没有收取费用。", ""])
def test_a_text_without_headings(fees: str) -> None:
    opening = "根据《条例》规定，现公布青石县供销社2013年政府信息公开年度报告。"
    report = gp.parse(f"{opening}\n{PLAIN.format(fees)}".encode())
    assert (report.agency.name, report.year) == ("青石县供销社", 2013)


def test_news_without_headings() -> None:
    news = "现公布青石县供销社2013年政府信息公开年度报告。全年公开政府信息98条，没有收到申请，未收取费用。"
    with pytest.raises(gp.NotAnAnnualReport):
        gp.parse(news.encode())


def test_titles_one_after_another_are_no_page_that_lost_its_text() -> None:
    titles = [f"<p>青石县供销社{year}年政府信息公开年度报告</p>" for year in range(2015, 2019)]
    with pytest.raises(gp.NotAnAnnualReport):
        gp.parse("".join(titles).encode())
    with pytest.raises(gp.UnreadableDocument, match="none of its text"):
        gp.parse("".join(titles[:3]).encode())
