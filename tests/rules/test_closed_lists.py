"""Lists that name all there are: each beside the same one with a slip of the pen in it."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.rules.cases import Page

# A correct sentence, and what is changed in it so that it does not come to its total.
SLIPS = [
    # parts of the year right after their figure, and before what is said to add them up
    ("接听咨询电话310个，其中上半年163个、下半年147个。", "147", "174"),
    ("开展培训64人次，一季度12人次、二季度20人次、三季度18人次、四季度14人次。", "18", "81"),
    ("群众来信方面，一季度6件、二季度8件、三季度4件、四季度7件，全年合计新收25件。", "8", "9"),
    # a sum in a sentence of its own, or of what stands after the last semicolon
    ("现场答疑90人次；电话答疑218人次；网上答疑60人次。共计368人次。", "368", "386"),
    ("采集信息390条。规划24条，财政58条，其他政务308条，以上合计390条。", "以上合计390", "以上合计380"),
    ("公示许可96件；处罚、强制、征收公示分别为44件、3件、2件，合计49件。", "49", "94"),
    # a list after 其余N件中
    ("督查发现问题20个，其余16个中，栏目更新5个、链接失效8个、错别字3个。", "5个", "7个"),
    # lists of a sentence of their own that end in a rest, or name every kind of body
    ("公开政府信息418条。</p><p>从内容看，补贴88条，社区102条，救助125条，其余103条为动态。", "103", "130"),
    ("全区处理来信133件，区本级28件，区级部门87件，镇街18件。", "87", "78"),
    # what was found, and what became of it; the first of two lists, under a colon
    ("巡查发现问题26个，已整改23个，其余3个限期整改。", "23", "32"),
    ("印发材料318份：手册167份，折页94份，海报57份。按对象分，农户212份、商户106份。", "94", "49"),
    ("公示补偿户312户，分别为：签约298户、协商14户。", "298", "289"),
    ("收集来信133件，上年为120件。各单位收到数：区本级28件，区级部门87件，各镇街18件。", "87", "78"),
]  # fmt: skip


def accused(text: str) -> list[str]:
    """The lists that are found not to come to their totals."""
    findings = gp.check(Page(text=text).parse())
    return [f.rule for f in findings if f.severity != "hint" and f.rule in ("GR402", "GR404")]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_a_slip_is_found_and_what_adds_up_is_not(text: str, right: str, wrong: str) -> None:
    assert accused(text) == []
    assert text.count(right) == 1
    assert len(accused(text.replace(right, wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "举办培训班6期，上半年2期、下半年3期，另有1期与县委办合办。",
        "收到意见90条，已采纳60条，上半年50条、下半年40条。",
        "开会12次，上半年主持召开5次、下半年6次。",
        "来电310个，上半年打了160次、下半年打了140次。",
        # of sentences or paragraphs before, too
        "更新公开栏80期。村级70期，社区20期。共计170期。",
        "2.新媒体：公众号120条，短信40条。共计460条。",
        "自然人反映3件、企业反映2件；律所1件、其他2件，合计8件。",
        "公示许可962件；公示处罚44件、强制3件，共计1009件。",
        "巡查发现问题26个，已整改23个，另有3个转交住建局。",
        "巡查发现问题26个，分别为：更新22个，错字和断链各2个。",
        "巡查发现问题26个，约谈23人，其余2人书面检查。",
        "公示补偿户312户，分别为：签约约290户、协商14户。",
        # a list that may leave something out, of what is told nowhere, or of another figure that is told
        "公开政府信息418条。</p><p>从内容看，补贴88条，社区102条，救助125条，动态130条。",
        "公开政府信息418条。</p><p>从内容看，补贴88条，社区102条，其余23条为动态。",
        "公开政府信息418条，在网站发布445条。</p><p>从内容看，补贴88条，社区102条，救助125条，其余130条为动态。",
        "公开政府信息418条。</p><p>从内容看，补贴88条，占21%，社区102条，救助125条，其余130条为动态。",
        "收集来信133件，上年为120件。各单位收到数：区本级28件，城建局78件，交通局18件。",
    ],
)  # fmt: skip
def test_what_may_be_right_is_not_accused(text: str) -> None:
    assert accused(text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("办许可86件，执法队罚了241件，强制16件。", "warning"),
        ("办许可86件，执法队罚了352件，强制16件。", "hint"),  # no slip of 214
        ("办许可86件，执法队罚了241件，强制17件。", "hint"),  # one of the list alone agrees
    ],
)
def test_a_list_that_agrees_shows_a_slip_in_one_of_its_figures(text: str, severity: str) -> None:
    cells = {"licensing": 86, "penalty": 214, "coercion": 16}
    page = Page(text=text, cells={f"powers.{row}.decisions": n for row, n in cells.items()})
    found = [f for f in gp.check(page.parse()) if f.indicators == ("powers.penalty.decisions",)]
    assert [(f.rule, f.severity) for f in found] == [("GR401", severity)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到申请3件，申请人均为自然人。", []),
        ("收到申请3件，申请人均为商业企业。", ["GR406"]),
        ("收到申请3件，当面1件，申请人均为商业企业。", []),  # of that one
        ("收到申请3件，上年结转1件，申请人均为商业企业。", []),
    ],
)
def test_who_asked_is_said_of_the_figure_right_before(text: str, found: list[str]) -> None:
    cells = {"requests.received": 3, "requests.carried_in": 1}
    findings = gp.check(Page(text=text, cells=cells).parse())
    told = [f.rule for f in findings if f.severity != "hint" and f.rule.startswith("GR4")]
    assert told == found
