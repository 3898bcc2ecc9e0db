"""Pages in one run without blanks: reports are read, whatever looks like one is refused."""

from __future__ import annotations

import re

import pytest

import govreport_parse as gp

WATER = "青石县水务局2009年政府信息公开工作年度报告"
COMPILED = "本报告由青石县水务局根据《中华人民共和国政府信息公开条例》编制。"
BODY = (
    "一、概述2009年，我局按照条例要求，明确专人负责，各项公开工作有序开展，机制逐步完善。"
    "二、主动公开政府信息情况2009年，我局共主动公开政府信息86条，其中机构职能类12条、业务动态类74条。"
    "三、依申请公开政府信息情况全年共收到政府信息公开申请4件，均已按期答复。"
    "四、政府信息公开的收费及减免情况我局未收取任何费用。"
    "五、因政府信息公开申请行政复议、提起行政诉讼的情况2009年，我局未发生行政复议和行政诉讼。"
    "六、存在的主要问题及改进措施公开内容不够丰富，今后将加强培训。"
)
TOWN = (
    "根据《政府信息公开条例》编制本报告。一、基本情况2009年，我镇主动公开政府信息31条。"
    "二、依申请公开工作情况全年未收到公开申请。三、下一步工作打算继续推进公开工作，拓宽渠道，方便群众查询。"
    "四、其他需要报告的事项无。全镇各村、各站所积极配合，公开工作得到群众认可，档案资料整理归档及时规范，"
    "公开栏更新及时，内容真实，监督电话畅通，未收到投诉举报，群众满意度较高，工作总体平稳。"
)
PLAIN = (
    "2009年，我县认真贯彻落实政府信息公开条例，全县共主动公开政府信息1204条，收到公开申请9件，均按期答复。"
    "公开工作坚持以公开为原则、不公开为例外，重点公开了财政预算、土地征收、教育收费等群众关心的事项。"
    "全年举办培训2次，参训人员160人次。下一步，我县将继续完善制度，加强监督检查，不断提高公开质量，方便群众办事，"
    "推动公开工作再上新台阶，切实保障公众的知情权、参与权、表达权和监督权，促进依法行政，建设服务型政府。"
)

# A page, and what is read of it: body and year, the number of its sections of the first level.
REPORTS = {
    "boxes whose last value is glued to the title": (
        f"索引号：QS-2010-0012主题分类：综合政务发布机构：青石县水务局发布日期：2010-03-12名称：{WATER}文号：无主题词：年度报告{WATER}{COMPILED}{BODY}",
        "青石县水务局", 2009, 6,
    ),
    "boxes in another order": (
        f"索引号：000014349/2010-00012分类：年度报告发布机构：青石县水务局生成日期：2010-03-12名称：{WATER}文号：有效性：有效{WATER}{BODY}",
        "青石县水务局", 2009, 6,
    ),
    "the way to the page": (
        f"您当前的位置：首页>>政务公开>>政府信息公开年报>>正文{WATER}{BODY}", "青石县水务局", 2009, 6,
    ),
    "a date and buttons": (
        f"发布时间：2010年3月12日来源：县水务局作者：佚名点击：123次字体：大中小{WATER}{COMPILED}{BODY}",
        "青石县水务局", 2009, 6,
    ),
    "the front of a site, the body named below": (
        f"青石县人民政府网站欢迎您今天是2010年3月12日星期五首页走进青石政务公开网上办事{WATER}{COMPILED}{BODY}",
        "青石县水务局", 2009, 6,
    ),
    "nothing before the title": (f"{WATER}{BODY}", "青石县水务局", 2009, 6),
    "full stops after the numbers": (
        re.sub("([一二三四五六])、", r"\1．", f"{WATER}{BODY}"), "青石县水务局", 2009, 6,
    ),
    "the year before the body, and a number before it": (
        f"发布机构：白杨镇人民政府发布日期：2010-03-122009年白杨镇人民政府政府信息公开年度报告{TOWN}",
        "白杨镇人民政府", 2009, 4,
    ),
    "other headings, by a date in words": (
        f"信息来源：镇党政办公室日期：2010年3月12日白杨镇人民政府2009年度政府信息公开工作报告{TOWN}",
        "白杨镇人民政府", 2009, 4,
    ),
    "no headings at all": (
        f"来源：县政府办发布日期：2010-02-26浏览次数：88次沙溪县人民政府2009年政府信息公开工作年度报告{PLAIN}",
        "沙溪县人民政府", 2009, 0,
    ),
    "a later year": (
        f"【字体：大中小】青石县水务局2012年政府信息公开工作年度报告{COMPILED}{BODY}".replace("2009", "2012"),
        "青石县水务局", 2012, 6,
    ),
}  # fmt: skip
TEXT = (
    "一、总则为方便公民、法人和其他组织获取政府信息，制定本文。二、主动公开政府信息情况按条例执行。三、依申请公开政府信息情况按条例执行。"
    * 4
)
SIX = ("水务", "财政", "教育", "民政", "司法", "统计")
LISTED = "".join(
    f"青石县{name}局2009年政府信息公开工作年度报告2010-03-1{k}" for k, name in enumerate(SIX)
)
PRAISE = "报告全面总结了全年工作，受到各界关注。" * 12
LOOK_ALIKES = {
    "a guide": f"发布机构：青石县水务局名称：青石县水务局政府信息公开指南青石县水务局政府信息公开指南{TEXT}",
    "a catalogue": f"发布机构：青石县水务局青石县水务局2009年政府信息公开目录{TEXT}",
    "a notice": f"索引号：Q1发布机构：青石县人民政府办公室关于做好2009年政府信息公开工作年度报告编制工作的通知各乡镇人民政府：{TEXT}",
    "a notice by the name of the report": f"发布机构：青石县人民政府办公室关于报送{WATER}的通知各单位：{TEXT}",
    "a template": f"附件1××县水务局2009年政府信息公开工作年度报告（参考格式）{BODY}".replace("青石", "××"),
    "a template without a body": f"附件：2009年政府信息公开工作年度报告{BODY}".replace("我局", "××局").replace("86", "××"),
    "a university": f"首页>>信息公开>>青石职业技术学院2009—2010学年信息公开工作报告本报告根据《高等学校信息公开办法》编制。{BODY}",
    "half a year": f"发布日期：2010-07-02青石县水务局2010年上半年政府信息公开工作情况报告{BODY}",
    "a list of reports": f"首页>>年度报告{LISTED}{TEXT}",
    "news of a report": f"发布日期：2010-03-12{WATER}发布近日，青石县水务局公布了年度报告。{PRAISE}",
    "a reading aid": f"发布日期：2010-03-12青石县水务局2009年政府信息公开工作年度报告解读{BODY}",
}  # fmt: skip


def shown(text: str) -> list[bytes]:
    """The text by itself, in a page, and in the cell of a layout."""
    return [
        text.encode(),
        f"<html><body><div>{text}</div></body></html>".encode(),
        f"<html><head><title>县政府网</title></head><body><table><tr><td>{text}</td></tr></table></body></html>".encode(),
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_reports(name: str) -> None:
    text, body, year, sections = REPORTS[name]
    for data in shown(text):
        report = gp.parse(data)
        assert (report.agency.name, report.year) == (body, year)
        numbered = [section for section in report.sections if section.number]
        assert len(numbered) == sections
        assert report.title is not None
        assert report.title.startswith((body, str(year)))
        received = [s.value for s in report.statements if s.indicator == "requests.received"]
        assert received == ([4] if "申请4件" in text else [9] if "申请9件" in text else [0])
        assert [f.rule for f in gp.check(report) if f.severity != "hint"] == []


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_look_alikes(name: str) -> None:
    for data in shown(LOOK_ALIKES[name]):
        with pytest.raises(gp.GovReportError):
            gp.parse(data)


@pytest.mark.parametrize("box", ["无", "公开", "有效", "网上办事", "星期五首页"])
def test_a_title_is_not_cut_where_its_beginning_is_not_certain(box: str) -> None:
    text = f"文号：{box}{WATER}{BODY}"
    try:
        report = gp.parse(text.encode())
    except gp.GovReportError:
        return
    assert report.agency.name in (None, "青石县水务局")


@pytest.mark.parametrize("row", ["三、本年度办理结果/0/", "二、上年结转政府信息公开申请数量00--0"])
def test_a_row_that_runs_into_a_heading_is_none(row: str) -> None:
    before, after = BODY.split("三、")
    report = gp.parse(f"{WATER}{before}{row}三、{after}".encode())
    assert [section.number for section in report.sections] == list("一二三四五六")
    assert report.sections[2].title.startswith("依申请公开政府信息情况")
