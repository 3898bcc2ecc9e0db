"""Sixty correct paragraphs of reports beside the tables that they agree with: none is accused.

The tables are of a county on 2022 and of a district on 2016, with the report on the year before.
"""

from __future__ import annotations

import pytest

import govreport_parse as gp
from tests.rules.cases import Page

_COUNTY, _DISTRICT = "青石县人民政府", "青石区人民政府"


def _columns(code: str, persons: int, companies: int = 0, firms: int = 0) -> dict[str, int]:
    """A row of requests: of natural persons, companies and firms of lawyers, and in total."""
    columns = {"natural_person": persons, "business": companies, "legal_service": firms}
    row = {f"requests.{code}@{column}": value for column, value in columns.items() if value}
    return row | {f"requests.{code}@total": persons + companies + firms}


CELLS_2022: dict[str, str | int | float] = {
    **_columns("received", 42, 6, 2),
    **_columns("carried_in", 3),
    **_columns("outcome.granted", 18, 3),
    **_columns("outcome.partially_granted", 6, 1),
    **_columns("outcome.refused.third_party_rights", 2),
    **_columns("outcome.refused.internal_affairs", 1),
    **_columns("outcome.refused.deliberative_process", 2, 1),
    **_columns("outcome.unavailable.not_held", 7, 1),
    **_columns("outcome.unavailable.needs_creation", 2),
    **_columns("outcome.unavailable.still_unclear", 1),
    **_columns("outcome.not_processed.petition", 2),
    **_columns("outcome.not_processed.repeated", 1),
    **_columns("outcome.other.not_amended", 0, 0, 2),
    **_columns("outcome.total", 42, 6, 2),
    **_columns("carried_out", 3),
    "reconsideration.upheld": 4,
    "reconsideration.corrected": 1,
    "reconsideration.pending": 1,
    "reconsideration.total": 6,
    "litigation.direct.upheld": 3,
    "litigation.direct.pending": 1,
    "litigation.direct.total": 4,
    "litigation.after_reconsideration.upheld": 1,
    "litigation.after_reconsideration.other": 1,
    "litigation.after_reconsideration.total": 2,
    "documents.normative.issued": 9,
    "documents.normative.repealed": 4,
    "documents.normative.in_force": 57,
    "powers.licensing.decisions": 1204,
    "powers.penalty.decisions": 86,
    "powers.coercion.decisions": 12,
    "charges.administrative.amount": "31.5",
}
CELLS_2021: dict[str, str | int | float] = {
    "requests.received": 40,
    "requests.outcome.granted": 37,
    "requests.outcome.total": 37,
    "requests.carried_out": 3,
    "reconsideration.upheld": 4,
    "reconsideration.total": 4,
    "documents.normative.issued": 12,
    "charges.administrative.amount": 35,
}
CELLS_2016: dict[str, str | int | float] = {
    "proactive.total": 1860,
    "proactive.channel.website": 1520,
    "proactive.channel.weibo": 210,
    "proactive.channel.wechat": 380,
    "proactive.channel.other": 150,
    "proactive.normative_issued": 6,
    "proactive.normative_disclosed": 5,
    "response.hot_topics": 12,
    "response.press_conferences": 2,
    "response.press_conferences_led": 1,
    "response.online_interviews": 3,
    "response.online_interviews_led": 2,
    "response.policy_interpretations": 18,
    "response.weibo_wechat": 46,
    "response.other": 20,
    "requests.received": 36,
    "requests.received.in_person": 9,
    "requests.received.fax": 1,
    "requests.received.online": 18,
    "requests.received.letter": 8,
    "requests.concluded": 36,
    "requests.concluded.on_time": 33,
    "requests.concluded.extended": 3,
    "requests.answered": 36,
    "requests.answered.already_disclosed": 10,
    "requests.answered.granted": 12,
    "requests.answered.partially_granted": 3,
    "requests.answered.refused": 4,
    "requests.answered.refused.trade_secret": 1,
    "requests.answered.refused.privacy": 2,
    "requests.answered.refused.other_statutory": 1,
    "requests.answered.not_held": 3,
    "requests.answered.nonexistent": 2,
    "requests.answered.amendment_requested": 1,
    "requests.answered.other_channel": 1,
    "reconsideration.total": 3,
    "reconsideration.upheld": 2,
    "reconsideration.corrected": 1,
    "litigation.total": 2,
    "litigation.upheld": 2,
    "complaints.total": 1,
    "resources.dedicated_offices": 1,
    "resources.reading_points": 5,
    "resources.staff": 9,
    "resources.staff.full_time": 2,
    "resources.staff.part_time": 7,
    "resources.budget": 8,
    "training.meetings": 4,
    "training.courses": 3,
    "training.participants": 260,
}
CELLS_2015: dict[str, str | int | float] = {
    "proactive.total": 1500,
    "proactive.channel.website": 1500,
    "requests.received": 30,
    "requests.received.online": 30,
    "requests.concluded": 30,
    "requests.concluded.on_time": 30,
    "requests.answered": 30,
    "requests.answered.granted": 30,
    "response.press_conferences": 3,
    "response.online_interviews": 3,
    "response.policy_interpretations": 12,
}
ON_2022 = [
    "本年度共新收政府信息公开申请50件，较上年的40件增加10件，增长25%；上年结转3件。其中自然人提出42件，占新收总数的84%，商业企业6件、法律服务机构2件。",
    "全年收到申请50件，加上去年没办完的3件，要办的一共53件。到12月底办好50件，还有3件转到2023年接着办。",
    "在办结的50件申请里，能给的都给了：全部给的21件，遮掉一部分后给的7件，两样加起来占56%。没给的有6件，涉及他人权益的2件、内部事务的1件、还在讨论过程里的3件。",
    "予以公开21件、部分公开7件，合计28件，占办结总数的56%；不予公开6件，占12%；无法提供11件，占22%；不予处理3件，占6%；其他处理2件，占4%。",
    "申请内容集中在征地补偿（19件）、城市更新（14件）、学区划分（9件）三个方面，三类合计占新收申请的84%，其余8件内容分散。",
    "县自然资源局受理申请18件、县住建局11件、县教育局6件，三家合计占全县的70%；其余部门和乡镇受理15件。",
    "上述申请中，通过网上平台提交31件、邮寄15件、当面递交4件；网上提交的均在当日登记，邮寄的均在签收当日登记。",
    "经批准延长答复期限5件，所有申请均在法定期限内答复，无一超期。",
    "无法提供的11件中，8件本机关没有掌握，2件需要另行加工，1件补正后仍不清楚。",
    "不予处理3件，其中信访类2件、重复申请1件；其他处理2件，均因申请人逾期不补正。",
    "全年被申请行政复议6件，复议机关维持4件，纠正1件，尚有1件未审结。被纠正的1件已重新作出答复。",
    "行政诉讼6件，其中直接起诉4件、复议后起诉2件。已判决的4件均获维持，1件原告撤诉，1件正在审理。",
    "因政府信息公开引发行政诉讼6件，无一败诉；其中维持4件、其他结果1件、未审结1件。",
    "行政复议6件比上年多2件，行政诉讼6件，出庭应诉率100%。",
    "制发行政规范性文件9件，比上年减少3件，均在印发之日起20个工作日内公开；废止4件，现行有效57件。",
    "全县作出行政许可决定1204件，其中不见面办理1086件，占90.2%；行政处罚86件，其中适用简易程序31件，占36%；行政强制12件。",
    "行政事业性收费31.5万元，比上年的35万元下降10%，全部上缴国库。",
    "门户网站发布信息3260条，同比增长8.7%（上年3000条）；政务新媒体发布2140条，与上年基本持平。",
    "“青石发布”公众号全年推送文章486篇，总阅读量突破120万次，粉丝较上年净增2.1万人。",
    "组织政策解读52篇，图解占比超过六成；回应群众关切27次，比上年多3次。",
    "举办“政府开放日”4场，邀请市民代表160人次，平均每场40人次。",
    "培训2期，第一期85人、第二期92人，共培训177人次，比上年增加约30人次。",
    "政务公开专区接待群众咨询1120人次，其中政策查询640人次、办事引导480人次。",
    "12345热线转办工单5210件，按期办结率99.8%，群众满意率97.3%，均高于全市平均水平。",
    "本年度没有收取信息处理费，也没有需要报告的其他事项。",
    "2022年，我县各级各部门新收申请50件，其中县政府本级收到13件，较上年增加2件；各部门收到29件，乡镇（街道）收到8件。",
    "从答复结果看，公开类答复（含部分公开）28件，占全部答复的一半以上；非公开类答复22件。",
    "自然人申请42件中，同一申请人提出的有11件，占自然人申请的26.2%。",
    "建议提案办理结果公开率100%，其中人大建议34件、政协提案41件，共75件。",
    "一年来，累计清理历年文件412件，其中宣布废止4件、修改6件，继续有效57件以外的均已移交档案馆。",
]
ON_2016 = [
    "2016年主动公开政府信息1860条，比2015年的1500条增加360条，增长24%。其中政府网站1520条，占81.7%。",
    "全年公开1860条，网站发1520条，微博发210条，微信发380条，公告栏等其他途径150条，同一信息有时走两个渠道。",
    "收到申请36件，同比增加6件，增长20%。提出方式：当面9件，传真1件，网上18件，信函8件。",
    "36件申请中，按时办结33件，经批准延期办结3件，全部在法定期限内答复。",
    "所有申请均已答复：属于已主动公开的10件，同意公开的12件，部分公开的3件，不同意公开的4件，其余7件因不属本机关、信息不存在等原因作了告知。",
    "不同意公开4件，其中涉及商业秘密1件、个人隐私2件、其他情形1件；不属于本机关公开3件，信息不存在2件，告知补充1件，告知其他途径1件。",
    "同意公开和部分公开合计15件，占答复总数的41.7%；已主动公开10件，占27.8%。",
    "同意公开12件，占33.3%；已主动公开10件，占27.8%；两项合计占61.1%。",
    "发生行政复议3件，维持2件，纠错1件；行政诉讼2件，法院均判决驳回原告诉讼请求。",
    "行政复议3件，除1件被纠错外，其余均获维持。行政诉讼2件，均胜诉。",
    "举报投诉1件，经查属实，已整改。",
    "专门机构1个，信息公开查阅点5个，工作人员9名，其中专职2名、兼职7名。专项经费8万元。",
    "全年召开专题会议4次，举办培训班3期，培训260人次，人均受训近两次。",
    "制发规范性文件6件，主动公开5件，公开率83.3%，另1件涉及国家秘密不予公开。",
    "回应热点12次，其中通过新闻发布会2场（主要负责人出席1场），在线访谈3次（主要负责人参加2次），政策解读18篇，微博微信回应46次，其他方式20次。",
    "新闻发布会2场，比上年少1场；在线访谈3次，与上年持平；解读稿件18篇，比上年的12篇增长50%。",
    "区长信箱收到来信512件，办结508件，办结率99.2%，4件正在办理。",
    "网站专栏访问量38.6万次，日均1055次，较上年增长近三成。",
    "全区27个部门、9个街道共报送信息4120条，采用1860条，采用率45.1%。",
    "财政预决算公开信息96条，其中部门预算43条、部门决算43条、“三公”经费10条。",
    "公开重点领域信息640条，包括：保障房120条，食品药品85条，环境保护140条，安全生产95条，其他200条。",
    "对依申请公开信息收取的检索、复制费用为0元。",
    "申请人以公民为主，36件中公民提出31件，占86.1%；法人和其他组织5件，占13.9%。",
    "涉及房屋征收的申请15件、规划审批8件、社会保障6件，三项合计占申请总数的八成以上。",
    "截至2016年底，累计主动公开政府信息1.2万条，其中2016年新增1860条。",
    "2014年至2016年三年共收到申请88件，其中2016年36件。",
    "上半年收到申请20件，下半年16件，全年共36件；下半年比上半年减少20%。",
    "街道自行公布便民信息2300条，不计入区政府公开总数。",
    "电话答复咨询1460人次，现场接待380人次，网上答复212件次，分别比上年增长12%、8%和25%。",
    "信息公开申请网上受理率50%，18件网上申请均按时办结。",
]


def _above_hint(page: Page, previous: Page) -> list[gp.Finding]:
    findings = gp.check(page.parse(), previous.parse())
    return [finding for finding in findings if finding.severity != "hint"]


@pytest.mark.parametrize("before", ["", "依申请公开方面，"])
@pytest.mark.parametrize(
    "text",
    [
        "全年工作平稳。",
        *ON_2022,
        "".join(ON_2022[:10]),
        "".join(ON_2022[3:7]),
        ON_2022[4] + ON_2022[26],
    ],
)
def test_paragraphs_on_2022(text: str, before: str) -> None:
    page = Page(text=before + text, cells=CELLS_2022, agency=_COUNTY)
    assert _above_hint(page, Page(cells=CELLS_2021, year=2021, agency=_COUNTY)) == []


@pytest.mark.parametrize("where", ["text", "on_requests"])
@pytest.mark.parametrize("text", ["全年工作平稳。", *ON_2016, "".join(ON_2016[2:11])])
def test_paragraphs_on_2016(text: str, where: str) -> None:
    page = Page(form="2014", cells=CELLS_2016, agency=_DISTRICT, **{where: text})  # type: ignore[arg-type]
    before = Page(form="2014", cells=CELLS_2015, year=2015, agency=_DISTRICT)
    assert _above_hint(page, before) == []
