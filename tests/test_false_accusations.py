"""Correct sentences beside their tables: nothing but hints may come of them.

The tables hold: 新收 46 (自然人 40, 商业企业 6), 上年结转 2, 总计 43 (予以公开 22, 部分公开 4, 其他处理 17),
结转下年 5; 复议 5 (维持 4, 纠正 1); 诉讼 3 (维持 2, 纠正 1).
"""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.pages import modern_page, page, remedies_table, request_table

CELLS = {
    ("requests.received", "natural_person"): "40",
    ("requests.received", "business"): "6",
    ("requests.received", "total"): "46",
    ("requests.carried_in", "natural_person"): "2",
    ("requests.carried_in", "total"): "2",
    ("requests.outcome.granted", "natural_person"): "22",
    ("requests.outcome.granted", "total"): "22",
    ("requests.outcome.partially_granted", "natural_person"): "4",
    ("requests.outcome.partially_granted", "total"): "4",
    ("requests.outcome.other.unspecified", "natural_person"): "11",
    ("requests.outcome.other.unspecified", "business"): "6",
    ("requests.outcome.other.unspecified", "total"): "17",
    ("requests.outcome.total", "natural_person"): "37",
    ("requests.outcome.total", "business"): "6",
    ("requests.outcome.total", "total"): "43",
    ("requests.carried_out", "natural_person"): "5",
    ("requests.carried_out", "total"): "5",
}
REMEDIES = "410052100300000"


def report(text: str) -> gp.AnnualReport:
    return gp.parse(
        modern_page(
            narrative=text,
            requests=request_table(CELLS),
            remedies=remedies_table(REMEDIES),
            agency="云河市南山区人民政府",
        )
    )


def test_the_tables_agree_with_themselves() -> None:
    assert gp.check(report("全年工作平稳。")) == []


LISTS = [
    # a list of outcomes behind a figure that it is no part of
    "收到申请46件，办结43件，结转下年度5件。其中予以公开22件，部分公开4件。",
    "本年度共作出答复43件（含上年结转2件），其中：予以公开22件，占51.2%。",
    "收到申请46件，结转下年5件（其中自然人5件）。按结果分：予以公开22件，部分公开4件。",
    # two classifications of one figure
    "收到申请46件，按申请方式分，当面、信函、网络申请分别为6件、10件、30件；按申请人分，自然人和法人分别为40件和6件。",
    "收到申请46件，自然人申请40件、法人6件。从内容看，涉及征地拆迁30件、城乡建设16件。",
    "收到申请46件，其中自然人申请40件、法人6件，主要涉及征地拆迁30件、城乡建设16件。",
    # a part's own parts
    "收到申请46件，其中自然人申请40件（其中网上申请30件）、企业6件。",
    "收到申请46件，其中自然人申请40件，其中网上申请30件。",
    "收到申请46件，其中网上申请30件，其中自然人28件。",
    "收到申请46件，其中自然人申请40件（含上年结转1件），法人申请6件。",
    "收到申请46件（其中自然人申请40件，法人或其他组织6件，办结43件。",
]
DENIALS = [
    "收到申请46件，5件因未到答复期限结转下年度办理。",
    "收到申请46件，截至年底未办结的5件申请结转下年度继续办理。",
    "行政复议5件；行政诉讼3件。无举报。",
    "我区未发生因政府信息公开工作不到位而引发的行政复议和行政诉讼被纠错情况。",
    "检查中未发现违规收费行为。",
]
REMEDY = [
    "被申请行政复议5件、行政诉讼3件。其中，行政复议维持4件、纠正1件。",
    "被申请行政复议5件、行政诉讼3件，其中复议维持4件、纠正1件，诉讼维持2件、纠正1件。",
    "引发行政复议5件、行政诉讼3件，结果维持6件，结果纠正2件。",
    "4件行政复议维持，1件被纠正。",
    "区政府作为行政复议机关，共收到政府信息公开类行政复议申请12件，维持6件、撤销2件。",
]
OTHERS = [
    "区教育局收到申请3件，区公安局收到申请8件。",
    "南湖街道收到申请2件。",
    "各镇街、部门办结24件。",
    "全市行政机关收到申请920件，我区收到申请46件。",
    "省自然资源厅收到申请1208件。",
    "近三年累计收到申请124件。",
    "12月份收到申请6件。",
    "每月收到申请3至5件。",
    "全年新收申请46件，占全市申请总量（920件）的5%；办结43件，占全市办结总量的4.8%。",
    "主动公开政府信息5000条，其中微信1800条，较上年的4000条增长25%。",
    "共公开信息5000条，其中网站3200条、微信1800条，比上年4000条增长25%。",
    "现行有效规章0件、规范性文件0件；废止规章0件，规范性文件0件。",
    "注：本表第一项为46件，第二项为2件，合计48件。",
]
OTHER_BUSINESS = [
    "劳动争议仲裁案件上年结转21件，办结90件，结转下年15件。",
    "民生实事项目10件，办结8件，2件结转2023年。",
    "受理用地审批申请126件，办结119件，7件结转下年。",
    "便民服务中心收到各类申请1265件，均已办结。",
    "办理建议提案271件，上年结转3件，结转下年6件。",
    "学校、医院收到申请3件，予以公开3件。",
    "印发文件312件，其中主动公开246件，依申请公开41件，不予公开25件。",
    "取消行政许可4项，下放行政许可3项；取消行政处罚2项。",
    "因行政处罚引发行政复议3件、行政诉讼2件。",
    "不涉及信息公开的行政复议案件32件、行政诉讼19件。",
    "县法院全年审结行政诉讼案件86件。",
]
RESTRICTED = [
    "未收到涉及商业秘密的政府信息公开申请。",
    "未出现因答复逾期引发的行政复议和行政诉讼案件。",
    "无重大行政复议、诉讼案件。",
    "没有行政诉讼生效判决未履行的案件。",
    "与信息公开无关的行政诉讼5件。",
    "区水利局、区林业局等12个部门零申请。",
]
SUBSETS = [
    "被申请行政诉讼3件，其中直接起诉3件、复议后起诉0件，维持2件，纠正1件。",
    "被申请行政诉讼3件，其中一审2件、二审1件，已审结2件，尚未审结0件。",
    "条例施行前收到申请21件，施行后收到申请25件，合计46件。",
    "通过申请平台收到30件，通过邮寄收到10件，当面收到6件。",
    "2022年1-4月收到申请18件，5-12月收到申请28件。",
    "2018年至2022年，分别收到申请41件、49件、53件、48件、46件。",
    "4件申请需结转下一年度，其余42件已答复。".replace("4件", "5件", 1),
    "住建领域收到申请17件，教育领域收到申请21件。",
    "一季度、二季度答复申请20件，下半年答复申请23件，合计43件。",
]


@pytest.mark.parametrize(
    "text", LISTS + DENIALS + REMEDY + OTHERS + OTHER_BUSINESS + RESTRICTED + SUBSETS
)
def test_what_is_right_is_not_accused(text: str) -> None:
    findings = gp.check(report(text), select=["GR3", "GR4"])
    assert [finding for finding in findings if finding.severity != "hint"] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("收到申请47件，办结43件，结转下年度5件。其中予以公开22件，部分公开4件。", "GR401"),
        ("收到申请46件，办结43件，结转下年度5件。其中予以公开23件，部分公开4件。", "GR401"),
        ("收到申请46件，办结43件，结转下年度5件。其中予以公开22件，部分公开24件。", "GR402"),
        ("收到申请46件，其中自然人申请41件（其中网上申请30件）、企业6件。", "GR402"),
        ("收到申请46件，其中自然人申请40件、法人7件，主要涉及征地拆迁30件。", "GR402"),
        ("收到申请46件，4件因未到答复期限结转下年度办理。", "GR401"),
        ("被申请行政复议5件、行政诉讼3件。其中，行政复议维持3件、纠正2件。", "GR401"),
        ("主动公开政府信息5000条，其中微信1800条，较上年的4000条增长35%。", "GR403"),
        ("收到申请46件，较上年减少4件，下降18%。", "GR403"),
        ("全文由总体情况等五部分组成。", "GR408"),
    ],
)
def test_what_is_wrong_still_is(text: str, rule: str) -> None:
    assert rule in [finding.rule for finding in gp.check(report(text), select=["GR4"])]


def test_a_part_by_another_classification_meets_no_cell() -> None:
    text = "收到申请46件，其中自然人申请40件（含上年结转1件），法人申请6件。"
    received, persons, carried, organisations = report(text).statements
    assert received.parts == (1, 3)
    assert persons.parts == (2,)
    assert (carried.topic, carried.indicator) == ("requests_carried_in", None)
    assert organisations.topic == "requests_by_organisations"


def test_months_and_stocks_are_not_the_year() -> None:
    body = "<p>一、主动公开情况</p><p>至2016年12月底，累计主动公开政府信息2315条。</p>"
    (stock,) = gp.parse(page(body).encode()).statements
    assert (stock.stock, stock.indicator) == (True, None)
    assert report("12月份收到申请6件。").statements == ()
