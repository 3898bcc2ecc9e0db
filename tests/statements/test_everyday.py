"""Figures that everyday words name, by what their paragraph is about; and whose figures they are."""

from __future__ import annotations

import pytest

from govreport_parse.model.records import Agency
from govreport_parse.statements.bodies import is_office, of_one_body, without_own_scope
from tests.statements.test_kinds import shown, stated

RECEIVED = "requests.received"
OUTCOME = "requests.outcome."


def cells(text: str, form: str, section: str = "依申请公开政府信息情况") -> list[object]:
    return [shown(one)[1] for one in stated(text, form, section) if one.value is not None]


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("收到申请21件，寄来的12件，网上递来的6件，走进窗口交的3件。", "2014", [
            RECEIVED, f"{RECEIVED}.letter", f"{RECEIVED}.online", f"{RECEIVED}.in_person",
        ]),
        ("收到申请6件，4件是群众到办公室当面提的，2件从网站提交。", "2014", [
            RECEIVED, f"{RECEIVED}.in_person", f"{RECEIVED}.online",
        ]),
        ("收到并登记申请75件，较上年增加3件。", "2021", [RECEIVED]),
        ("本年申请接收量27件，办结量26件，转入下年1件。", "2021", [
            RECEIVED, f"{OUTCOME}total", "requests.carried_out",
        ]),
        ("审结申请72件。", "2021", [f"{OUTCOME}total"]),
        ("已办结31件，手头在办4件。", "2021", [f"{OUTCOME}total", "requests.carried_out"]),
        ("年内办完66件，其余4件因临近年底收到，延至2023年处理。", "2021", [
            f"{OUTCOME}total", "requests.carried_out",
        ]),
        ("新收申请40件，加上从2021年带过来的3件，共需办理43件。", "2021", [
            RECEIVED, "requests.carried_in", "requests.received+requests.carried_in",
        ]),
        ("不予公开9件。过程稿2件，执法卷宗1件，法律禁止1件。", "2021", [
            f"{OUTCOME}refused", f"{OUTCOME}refused.deliberative_process",
            f"{OUTCOME}refused.enforcement_file", f"{OUTCOME}refused.prohibited_by_law",
        ]),
        # What requests are about, another matter, a step on the way, and a form without the row.
        ("收到申请15件，其中征地拆迁9件、信访投诉处理2件。", "2021", [RECEIVED, None, None]),
        ("收到申请15件，答复前征求第三方意见5件。", "2021", [RECEIVED, None]),
        ("收到申请15件，收到听证申请8件。", "2021", [RECEIVED, None]),
        ("收到申请15件，寄来的12件。", "2021", [RECEIVED, None]),
        ("收到申请15件，手头在办4件。", "2014", [RECEIVED, None]),
        # What came late was not all that came; and those of some applicants are not all.
        ("收到申请9件，1件系12月29日到手。", "2021", [RECEIVED, None]),
        ("自然人申请的84件已在年内办结。", "2021", [None]),
        ("自然人得到公开的6件，商业企业2件。", "2021", [None, None]),
    ],
)  # fmt: skip
def test_rows_of_requests(text: str, form: str, expected: list[str | None]) -> None:
    assert cells(text, form) == expected


def test_other_sections_name_no_row_of_requests() -> None:
    assert cells("寄来的12件，手头在办4件。", "2014", "主动公开政府信息情况") == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县收到申请120件，其中县政府办收到31件、乡镇收到23件。", [RECEIVED, None, None]),
        ("市本级收到申请102件。", [RECEIVED]),
        ("收到申请18件。所属单位另行受理申请5件。", [RECEIVED, None]),
        ("收到申请18件。分局受理申请5件，未计入上述数字。", [RECEIVED, None]),
        ("收到申请18件，已计入台账。", [RECEIVED]),
        ("2020年至2022年三年共收到申请204件。", [None]),
    ],
)
def test_figures_of_other_bodies_and_years_meet_no_cell(
    text: str, expected: list[str | None]
) -> None:
    assert cells(text, "2021") == expected


def test_an_office_reports_its_own_figures() -> None:
    assert is_office(Agency(name="清溪县人民政府办公室"))
    assert not is_office(Agency(name="清溪县人民政府"))
    assert of_one_body("其中县政府办收到", office=False)
    assert not of_one_body("其中县政府办收到", office=True)


def test_the_whole_province_is_a_provinces_own_scope() -> None:
    body = "全省收到申请900件"
    province = Agency(name="江东省人民政府", level="province")
    assert without_own_scope(body, province) == "□□收到申请900件"
    for other in (
        Agency(name="江东省林业厅", level="province"),
        Agency(name="清溪县人民政府", level="county"),
    ):
        assert without_own_scope(body, other) == body


def test_a_sum_of_some_outcomes_is_not_all_of_them() -> None:
    text = "无法提供6件、不予处理2件、其他处理2件，合计10件。"
    assert cells(text, "2021")[-1] == f"{OUTCOME}unavailable+{OUTCOME}not_processed+{OUTCOME}other"
    assert cells(f"予以公开5件、{text.replace('10', '15')}", "2021")[-1] == f"{OUTCOME}total"
    assert cells("自然人8件、商业企业2件，两类合计10件。", "2021")[-1] is None


def test_a_ground_that_has_nothing_to_do_with_disclosure() -> None:
    section = "政府信息公开行政复议、行政诉讼情况"
    assert cells("因房屋征收引发的行政诉讼案件23件。", "2014", section) == [None]
    assert cells("因征收补偿信息引发的行政诉讼案件23件。", "2014", section) == ["litigation.total"]


PROACTIVE = "主动公开政府信息情况"
MEANS = "政府信息公开机构和人员、培训情况"


@pytest.mark.parametrize(
    ("text", "form", "section", "expected"),
    [
        # Words of a clause, of the one before it, and of what stands in the same part of the form.
        ("花在信息公开上的钱有1.2万元。", "2014", MEANS, ["resources.budget"]),
        ("各社区设了查阅点，共9个。", "2014", MEANS, ["resources.reading_points"]),
        ("查阅点5个，共9个。", "2014", MEANS, ["resources.reading_points", None]),
        ("专职2人。开会4次。", "2014", PROACTIVE, ["resources.staff.full_time", "training.meetings"]),
        ("发布信息20条。开会4次。", "2014", PROACTIVE, [None, None]),
        ("召开新闻发布会6次，主要负责同志到会2次。", "2014", PROACTIVE, [
            "response.press_conferences", "response.press_conferences_led",
        ]),
        ("举办听证会6次，主要负责同志到会2次。", "2014", PROACTIVE, [None, None]),
        ("微信后台回应网友反映的事件7次。", "2014", PROACTIVE, ["response.weibo_wechat"]),
        ("微信后台回应反映路灯不亮7次。", "2014", PROACTIVE, [None]),
        ("全年公开政府信息640条，全文上网610条。", "2008", PROACTIVE, [
            "proactive.total", "proactive.electronic_fulltext",
        ]),
        ("全镇上网信息不足50条。", "2008", PROACTIVE, [None]),
        ("网上来问的9人次。", "2008", "政府信息公开咨询情况", ["inquiries.online"]),
        ("展览馆接待参观5400人次。", "2008", "政府信息公开咨询情况", [None]),
        # Powers: what was done is counted in 件, what there is in 项.
        ("办理许可2310件，罚没案件87件。", "2021", PROACTIVE, [
            "powers.licensing.decisions", "powers.penalty.decisions",
        ]),
        ("公示许可信息410件。", "2021", PROACTIVE, [None]),
        ("政府集中采购7个项目、88万元。", "2019", PROACTIVE, [
            "procurement.centralized.projects", "procurement.centralized.amount",
        ]),
        ("新制作规范性文件2件，同步公开2件。", "2019", PROACTIVE, [
            "documents.normative.made", "documents.normative.disclosed",
        ]),
        ("对88件规范性文件进行了清理。", "2021", PROACTIVE, [None]),
    ],
)  # fmt: skip
def test_rows_of_the_other_tables(
    text: str, form: str, section: str, expected: list[str | None]
) -> None:
    assert [cell or None for cell in cells(text, form, section)] == expected


def test_what_requests_are_about_is_no_column() -> None:
    assert cells("收到申请20件。从内容看，公民身份类7件。", "2021") == [RECEIVED, None]
    assert cells("收到申请20件。从主体看，公民7件。", "2021")[1] == f"{RECEIVED}@natural_person"


def test_a_sum_after_a_figure_is_not_what_its_words_name() -> None:
    text = "8件申请为今年新收，2件由上年转来，合计10件。"
    assert cells(text, "2021")[-1] == "requests.received+requests.carried_in"


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("5月份", ["proactive.total"]),
        ("10月", ["proactive.total"]),
        ("2008年5月", [None]),
        ("施行", [None]),
    ],
)
def test_since_a_month_of_the_year_is_the_years_own(since: str, expected: list[str | None]) -> None:
    found = stated(f"{since}以来，主动公开政府信息342条。", "2008", PROACTIVE)
    assert [one.indicator for one in found] == expected


@pytest.mark.parametrize(
    ("text", "form", "section", "expected"),
    [
        # What was left is said after a figure; a sum after figures is none of their whole.
        ("收到申请9件，年底还剩4件没办完。", "2021", "依申请公开情况", [RECEIVED, "requests.carried_out"]),
        ("收到申请9件，年底还剩4件复印件。", "2021", "依申请公开情况", [RECEIVED, None]),
        ("收到申请9件，延到2023年答复1件。", "2021", "依申请公开情况", [RECEIVED, "requests.carried_out"]),
        ("收到申请9件，审核答复稿12份。", "2021", "依申请公开情况", [RECEIVED, None]),
        # The noun stands after the number.
        ("投入5万元专项经费。", "2014", MEANS, ["resources.budget"]),
        ("投入5万元扶贫资金。", "2014", MEANS, [None]),
        # A word that counts in general, and a row that counts one kind.
        ("热线电话接受咨询540人次。", "2008", "政府信息公开咨询情况", ["inquiries.telephone"]),
        ("接受咨询540人次。", "2008", "政府信息公开咨询情况", [None]),
        ("申诉3件，其中对首次答复不满的1件。", "2008", "行政复议和申诉情况", ["appeals.total", "appeals.first_handling"]),
        ("处理3件，其中对首次答复不满的1件。", "2008", PROACTIVE, [None, None]),
        ("机关学法培训6次。", "2014", MEANS, [None]),
        ("举办学习班1期。", "2014", MEANS, ["training.courses"]),
    ],
)  # fmt: skip
def test_words_on_either_side_of_a_number(
    text: str, form: str, section: str, expected: list[str | None]
) -> None:
    assert [cell or None for cell in cells(text, form, section)] == expected


@pytest.mark.parametrize(
    ("text", "form", "section", "expected"),
    [
        # One unit for all that 分别 pairs; none where units differ.
        ("收到申请9件，当面、网络、信函分别为3、4和2件。", "2014", "依申请公开情况", [
            RECEIVED, f"{RECEIVED}.in_person", f"{RECEIVED}.online", f"{RECEIVED}.letter",
        ]),
        # Last year's figure beside one row dates no other row; a clause about last year does.
        ("收到申请9件，上年为7件；办结8件，上年为6件；结转下年1件。", "2021", "依申请公开情况", [
            RECEIVED, f"{OUTCOME}total", "requests.carried_out",
        ]),
        ("收到申请9件，上年收到7件，办结6件。", "2021", "依申请公开情况", [RECEIVED]),
        # All that were answered are answers, those answered in time are of the figure before.
        ("收到申请9件。9件申请全部答复。", "2014", "依申请公开情况", [RECEIVED, "requests.answered"]),
        ("收到申请9件。9件申请全部按期答复。", "2014", "依申请公开情况", [RECEIVED, "requests.concluded.on_time"]),
        ("二）办结。共9件，其中按时8件。", "2014", "依申请公开情况", ["requests.concluded", "requests.concluded.on_time"]),
        # A bracket that is part of the name, and one that explains it.
        ("办结9件，公开（含部分公开）8件。", "2021", "依申请公开情况", [
            f"{OUTCOME}total", f"{OUTCOME}granted+{OUTCOME}partially_granted",
        ]),
        ("办结9件，公开了一部分2件，公开了7件。", "2021", "依申请公开情况", [
            f"{OUTCOME}total", f"{OUTCOME}partially_granted", f"{OUTCOME}granted",
        ]),
        ("答复申请2件，要底册的1件不归镇里公开，要台账的1件翻拍后寄出。", "2014", "依申请公开情况", [
            "requests.answered", "requests.answered.not_held", None,
        ]),
        # Each of several, and differences, are of no row.
        ("专职2人，8个社区各设兼职1人。", "2014", MEANS, ["resources.staff.full_time", None]),
        ("兼职11人，比上年增加兼职人员3人。", "2014", MEANS, ["resources.staff.part_time", None]),
        ("4至6月公开政府信息226条。", "2008", PROACTIVE, [None]),
        ("1至12月公开政府信息226条。", "2008", PROACTIVE, ["proactive.total"]),
        ("全县制发规范性文件31件，县直部门制发规范性文件12件。", "2021", PROACTIVE, ["documents.normative.issued", None]),
        ("复议后起诉的2件均获维持。", "2021", "政府信息公开行政复议、行政诉讼情况", ["litigation.after_reconsideration.total"]),
        ("有3056人次来电咨询，有120人次到现场咨询。", "2008", "政府信息公开咨询情况", ["inquiries.telephone", "inquiries.in_person"]),
    ],
)  # fmt: skip
def test_whose_and_which_of_several(
    text: str, form: str, section: str, expected: list[str | None]
) -> None:
    assert [cell or None for cell in cells(text, form, section)] == expected


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("没有人申请复议，也没人打官司。", ["reconsideration", "litigation"]),
        ("没有上年转来的，也没有转到明年的。", ["requests_carried_in", "requests_carried_out"]),
        ("对没来得及补充的材料逐一核对。", []),
        (
            "没有未经复议直接起诉的案件，也无复议后起诉案件。",
            ["litigation_direct", "litigation_after_reconsideration"],
        ),
        ("直接起诉3件。", []),
    ],
)
def test_everyday_denials(text: str, denied: list[str]) -> None:
    found = stated(text, "2021", "依申请公开政府信息情况")
    assert [one.topic for one in found if one.qualifier == "negated"] == denied


@pytest.mark.parametrize(
    ("text", "form", "section", "expected"),
    [
        # Words after a number name one row of the group before it, where 有 leads to them.
        ("答复9件，无法提供的有2件不由本厅掌握。", "2021", "依申请公开情况", [
            f"{OUTCOME}total", f"{OUTCOME}unavailable.not_held",
        ]),
        ("答复9件，无法提供的2件不由本厅解释。", "2021", "依申请公开情况", [
            f"{OUTCOME}total", f"{OUTCOME}unavailable",
        ]),
        ("工作人员12人均为兼职。", "2014", MEANS, ["resources.staff"]),
        ("配备12人均为兼职。", "2014", MEANS, ["resources.staff.part_time"]),
        ("收到申请18件，以县政府名义答复5件。", "2021", "依申请公开情况", [RECEIVED, None]),
        ("以县政府名义制发规范性文件5件。", "2021", PROACTIVE, ["documents.normative.issued"]),
    ],
)  # fmt: skip
def test_what_leads_to_words_after_a_number(
    text: str, form: str, section: str, expected: list[str | None]
) -> None:
    assert [cell or None for cell in cells(text, form, section)] == expected


@pytest.mark.parametrize(
    ("text", "form", "section", "expected"),
    [
        ("收到申请9件。9件申请均在法定期限内答复。", "2021", "依申请公开情况", [RECEIVED, None]),
        ("收到申请9件。9件申请年内都办完了。", "2021", "依申请公开情况", [RECEIVED, f"{OUTCOME}total"]),
        ("收到申请9件。其余7件均已答复。", "2021", "依申请公开情况", [RECEIVED, None]),
        ("公开申请全年3件。", "2021", "依申请公开情况", [RECEIVED]),
        ("公开档案全年3件。", "2021", "依申请公开情况", [None]),
        ("办结申请9件，连同结转的2件。", "2021", "依申请公开情况", [f"{OUTCOME}total", "requests.carried_in"]),
        ("办结申请9件，其余2件按规定结转。", "2021", "依申请公开情况", [f"{OUTCOME}total", "requests.carried_out"]),
        ("作出公开决定7件，不予公开决定2件。", "2021", "依申请公开情况", [f"{OUTCOME}granted", f"{OUTCOME}refused"]),
        # What remains of the grounds is the row that the form has for it.
        ("不同意公开9件（个人隐私7件、其他2件）。", "2014", "依申请公开情况", [
            "requests.answered.refused", "requests.answered.refused.privacy",
            "requests.answered.refused.other_statutory",
        ]),
        ("不予公开9件（过程性信息7件、其他2件）。", "2021", "依申请公开情况", [
            f"{OUTCOME}refused", f"{OUTCOME}refused.deliberative_process", None,
        ]),
    ],
)  # fmt: skip
def test_what_all_and_the_rest_are(
    text: str, form: str, section: str, expected: list[str | None]
) -> None:
    assert [cell or None for cell in cells(text, form, section)] == expected


@pytest.mark.parametrize(
    ("words", "cell"), [("转载、发布", "response.policy_interpretations"), ("转载省厅", None)]
)
def test_interpretations_passed_on_and_their_own(words: str, cell: str | None) -> None:
    found = stated(f"围绕惠农补贴{words}政策解读7篇。", "2014", "主动公开政府信息情况")
    assert [one.indicator for one in found] == [cell]
