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


DIVIDED_ANEW = [
    "办理建议提案48件，其中人大建议20件、政协提案28件，主办15件、会办33件。",
    "召开新闻发布会5场，其中线上2场、线下3场，局长出席3场。",
    "召开新闻发布会3场，其中主要负责同志出席2场，分管负责同志出席3场。",
    "办理热线工单1000件，其中咨询600件、投诉400件，按期办结998件。",
    "政策解读24篇，其中图文14篇，视频6篇，专家4篇，涉及文件11份。",
    "发布信息860条，包括网站300条、微信560条，其中原创420条、转载440条。",
    "主动公开信息860条，网站公开860条，微信公开320条，同一信息各渠道分别统计。",
]
# What a figure, a list or a share only stands near.
NEAR = [
    "交通执法类复议9件、诉讼7件与信息公开无关。",
    "行政复议5件。另有非信息公开类行政诉讼31件。",
    "行政处罚决定公开85件（占全部办件2,430件的3.5%）。",
    "办结43件，占应办结数的89.6%。",
    "办结的43件申请中，公开和部分公开26件，占60.5%。",
    "收到申请46件，办结43件，1件待补正。其中予以公开22件、部分公开4件、其他处理17件。",
    "全年更新信息780条，其中信用公示（许可362条、处罚44条）406条，占52.1%。",
    "予以公开22件、部分公开4件，两项合计26件。",
    "发布图文119条（另推送非政府信息886条）。",
    "自2008年施行以来累计公开信息1,906条，2022年公开217条，同比增长8.5%（2021年200条）。",
    "收到申请46件，申请人为自然人40件，企业6件，占比分别为87.0%、13.0%。",
    "引发行政诉讼3件（其中未经复议3件：维持2件、纠正1件）。",
    "收到申请46件，承接上年2件，合计办理48件。其中43件当年办结。",
    "办结43件申请，其中予以公开22件，公开率51.2%。",
    "抽检860批次，合格851批次，不合格9批次，合格率98.95%。",
    "收到留言215条，按期办结214条，办结率99.5%。",
    "接收咨询和投诉300件，咨询210件，投诉90件。",
    "行政诉讼3件，均未经复议直接起诉，已结2件均维持，1件纠正。",
    "行政诉讼3件，其中直接起诉3件，结果维持2件、纠正1件。",
    "收到申请46件，去年同期为40件，同比上升15%。",
    "政策类30条、动态类60条、财政类30条，共120条。",
    "政策类30条、动态类60条等，共120条。",
]


@pytest.mark.parametrize(
    "text",
    NEAR + DIVIDED_ANEW + LISTS + DENIALS + REMEDY + OTHERS + OTHER_BUSINESS + RESTRICTED + SUBSETS,
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
        ("办结43件，占应办结数的93.5%。", "GR403"),
        ("办结申请43件，公开和部分公开28件。", "GR401"),
        ("予以公开22件、部分公开4件，两项合计28件。", "GR404"),
        ("予以公开22件、部分公开4件，两项合计24件。", "GR402"),
        ("全年更新信息780条，其中信用公示（许可362条、处罚64条）406条。", "GR402"),
        ("引发行政诉讼3件（其中未经复议3件：维持1件、纠正2件）。", "GR401"),
        ("2022年公开217条，同比增长5.8%（2021年200条）。", "GR403"),
        ("收到申请46件，去年同期为40件，同比上升25%。", "GR403"),
        ("收到申请46件，同比增加6件，增长率为51%。", "GR403"),
        ("抽检860批次，合格851批次，合格率97.95%。", "GR403"),
        ("制发公文200件，主动公开150件，主动公开率57%。", "GR403"),
        ("办结43件，占应办理48件的98.6%。", "GR403"),
        ("接收咨询和投诉300件，咨询210件，投诉190件。", "GR402"),
        ("双微共发布3360条，微博2205条、微信1255条。", "GR402"),
        ("政策类30条、动态类60条、财政类30条，共100条。", "GR402"),
        ("政策类30条、动态类60条、财政类30条，共130条。", "GR404"),
        ("发布信息120条。网站的90条按栏目分，政策30条、动态70条。", "GR402"),
        ("行政诉讼3件；3件均获维持。", "GR401"),
        ("行政诉讼3件，结果为维持。", "GR406"),
        ("行政诉讼3件，全部胜诉。", "GR406"),
        ("收到申请46件，1件待补正。其中予以公开22件、部分公开44件。", "GR402"),
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


# What a proofreader would pass: none of it may even be hinted at.
LAWFUL = [
    "按照《保障中小企业款项支付条例》（国务院令第728号）、《博物馆条例》（国务院令第659号）公开信息。",
    "条例（2007年4月5日国务院令第492号公布，2019年4月3日国务院令第711号修订）得到贯彻。",
    "原国办公开办函〔2019〕60号废止后，改用〔2021〕30号格式。",
    "1月，编制2021年政府信息公开工作年度报告并按期发布。",
    "按时编制并公布《2021年政府信息公开工作年度报告》。",
    "现将2021年度政府信息公开工作报告所列问题整改情况说明如下。",
    "参考由白石区行政审批服务局编制的事项目录，学习由白石区编写的案例集。",
    "由三河镇牵头编制的流域规划已经公开。",
    "一是强化领导二是完善机制；三是加强培训。",
    "一是加强学习；二要健全制度；三是严格考核。",
    "一是健全机制；二是依申请公开，其中一是网站，二是新媒体。三是监督。",
]
PROBLEMS = [
    "2022年，我局将政务公开纳入考核，效果有待提高。",
    "2022年，我局拟定公开目录，内容不够完整。",
    "2021年解读形式单一的问题继续存在。",
    "2020年起，将每年4月定为公开月。",
    "2021年报告提出“2022年将加强解读”，已完成。",
    "2023年，我局将继续加强解读。",
]
OPENINGS = [
    "联系电话：0515-83928800-803。", "联系电话：0532-88512244（8:30—11:30）。",
    "联系电话：0532-88512244 88512245。", "联系电话：0086-532-88512244。", "联系电话：13805321234。",
    "电子邮箱：qs(at)example.gov.cn，邮政编码：231600。", "电子邮箱：无。",
    "对2019年1月1日至2021年12月31日期间的公文开展了清理，本报告统计期限为2022年1月1日至2022年12月31日。",
    "由青石区政务公开办公室汇总编制。", "根据白石省政府办公厅编制的格式，由青石区人民政府办公室编制。",
    "本报告由青石区教育局与青石区司法局共同编制。", "本报告由中共青石区委宣传部编制。",
]  # fmt: skip
PROOFREADING = ["GR31"]


@pytest.mark.parametrize("text", LAWFUL)
def test_lawful_words_are_not_even_hinted_at(text: str) -> None:
    assert gp.check(gp.parse(modern_page(narrative=text)), select=PROOFREADING) == []


@pytest.mark.parametrize("text", OPENINGS)
def test_lawful_openings(text: str) -> None:
    data = modern_page().decode().replace("</h1>", f"</h1><p>{text}</p>", 1)
    assert gp.check(gp.parse(data.encode()), select=PROOFREADING) == []


@pytest.mark.parametrize("text", PROBLEMS)
def test_lawful_words_on_problems(text: str) -> None:
    heading = "五、存在的主要问题及改进情况</h2>"
    data = modern_page().decode()
    mark = heading if heading in data else "五、存在的主要问题及改进情况</p>"
    assert mark in data
    data = data.replace(mark, f"{mark}<p>{text}</p>", 1)
    assert gp.check(gp.parse(data.encode()), select=PROOFREADING) == []
