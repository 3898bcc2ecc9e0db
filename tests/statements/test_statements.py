"""Single sentences: what they state, and what they only seem to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import govreport_parse as gp
from tests.pages import page

HEADS = {
    "proactive": "主动公开情况", "requests": "依申请公开情况", "remedies": "行政复议、行政诉讼情况",
    "organisation": "机构和人员情况", "plan": "下一步工作打算", "proposals": "建议提案办理情况",
}  # fmt: skip


def stated(sentence: str, section: str = "proactive") -> list[gp.Statement]:
    body = f"<p>一、{HEADS[section]}</p><p>{sentence}</p>"
    return list(gp.parse(page(body).encode()).statements)


def figures(sentence: str, section: str = "proactive") -> list[tuple[Any, ...]]:
    return [(s.indicator, s.value, s.unit, s.qualifier) for s in stated(sentence, section)]


@pytest.mark.parametrize(
    ("sentence", "section", "indicator", "value", "unit", "qualifier"),
    [
        ("全年主动公开政府信息1,024条。", "proactive", "proactive.total", 1024, "条", "exact"),
        ("全年主动公开政府信息１０２４条。", "proactive", "proactive.total", 1024, "条", "exact"),
        ("主动公开各类政府信息1.2万条。", "proactive", "proactive.total", 12000, "条", "exact"),
        ("主动公开政府信息1100余条。", "proactive", "proactive.total", 1100, "条", "at_least"),
        ("主动公开政府信息近500条。", "proactive", "proactive.total", 500, "条", "at_most"),
        ("主动公开政府信息约500条。", "proactive", "proactive.total", 500, "条", "about"),
        ("主动公开政府信息超过500条。", "proactive", "proactive.total", 500, "条", "at_least"),
        ("主动公开政府信息500条左右。", "proactive", "proactive.total", 500, "条", "about"),
        (
            "通过政府网站公开信息300条。",
            "proactive",
            "proactive.channel.website",
            300,
            "条",
            "exact",
        ),
        ("政务微博发布信息20条。", "proactive", "proactive.channel.weibo", 20, "条", "exact"),
        (
            "政务微信“某某发布”推送30条。",
            "proactive",
            "proactive.channel.wechat",
            30,
            "条",
            "exact",
        ),
        ("另有45条通过其他方式公开。", "proactive", "proactive.channel.other", 45, "条", "exact"),
        (
            "发布政策解读稿件12篇。",
            "proactive",
            "response.policy_interpretations",
            12,
            "篇",
            "exact",
        ),
        ("回应公众关注热点3次。", "proactive", "response.hot_topics", 3, "次", "exact"),
        ("举办新闻发布会2场。", "proactive", "response.press_conferences", 2, "场", "exact"),
        ("收到政府信息公开申请一件。", "requests", "requests.received", 1, "件", "exact"),
        ("共收到申请12件。", "requests", "requests.received", 12, "件", "exact"),
        ("未收到政府信息公开申请。", "requests", "requests.received", 0, None, "negated"),
        ("收到政府信息公开申请0件。", "requests", "requests.received", 0, "件", "exact"),
        ("按时办结9件。", "requests", "requests.concluded.on_time", 9, "件", "exact"),
        ("没有收取任何费用。", "requests", "fees.collected", 0, None, "negated"),
        (
            "因政府信息公开引发的行政复议2件。",
            "remedies",
            "reconsideration.total",
            2,
            "件",
            "exact",
        ),
        ("被提起行政诉讼1起。", "remedies", "litigation.total", 1, "起", "exact"),
        ("配备专职人员2名。", "organisation", "resources.staff.full_time", 2, "名", "exact"),
        ("举办培训班4期。", "organisation", "training.courses", 4, "期", "exact"),
        ("共74人次参加培训。", "organisation", "training.participants", 74, "人次", "exact"),
        ("全年召开2次专题会议。", "organisation", "training.meetings", 2, "次", "exact"),
    ],
)
def test_one_figure(
    sentence: str, section: str, indicator: str, value: int, unit: str | None, qualifier: str
) -> None:
    assert figures(sentence, section) == [(indicator, value, unit, qualifier)]


@pytest.mark.parametrize(
    ("sentence", "section"),
    [
        ("贯彻黑办发〔2017〕9号文件，落实国办发〔2014〕32号要求。", "proactive"),
        ("按照（2017）湘0626行初22号判决重新答复。", "requests"),
        ("文件公开后3个工作日内主动公开解读信息。", "proactive"),
        ("网站每周至少更新5次信息。", "proactive"),
        ("2017年将主动公开政府信息500条。", "plan"),
        ("2015年主动公开政府信息700条。", "proactive"),
        ("上年主动公开政府信息700条。", "proactive"),
        ("开通12345热线，电话0469-4345736。", "proactive"),
        ("第3次常务会议专题研究政务公开，位列全市第4。", "proactive"),
        ("“三公”经费同比下降39%，财政支出下降5%。", "proactive"),
        ("依据《条例》第二十条第（一）项主动公开政府信息。", "proactive"),
        ("2016年10月1日主动公开信息平台上线。", "proactive"),
        ("召开政府常务会议30次。", "organisation"),
        ("派员参加上级组织的业务培训5次。", "organisation"),
        ("组织领导有力，一是抓好主动公开信息。", "proactive"),
        ("公众号粉丝达到6113人。", "proactive"),
        ("收到群众来信28件，均已答复。", "requests"),
        ("不同渠道公开相同信息计1条。", "proactive"),
        ("申请人对2件答复不服。", "proactive"),
    ],
)
def test_no_figure_of_the_form(sentence: str, section: str) -> None:
    assert [s for s in stated(sentence, section) if s.indicator is not None] == []


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ("，同比增长16%", "16"), ("，较上年下降12.3%", "-12.3"), ("，较去年同比增涨14%", "14"),
        ("，比2015年的700条增长16.4%", "16.4"), ("，比上年增加115条，增长16.4%", "16.4"),
        ("，与去年同期相比减少了3%", "-3"), ("。“三公”经费同比下降39%", None), ("", None),
    ],
)  # fmt: skip
def test_rates(words: str, rate: str | None) -> None:
    first = stated(f"主动公开政府信息815条{words}。")[0]
    assert first.change_percent == (None if rate is None else Decimal(rate))


@pytest.mark.parametrize(
    "sentence",
    [
        "全年主动公开政府信息1,2345条。", "主动公开政府信息1，2345条。", "主动公开政府信息12,34条。",
        "主动公开政府信息1'234条。", "主动公开政府信息0,234条。", "主动公开政府信息1,234,56条。",
        "主动公开政府信息1、234条。", "主动公开政府信息12，34，56条。",
        "微博、微信分别发布信息120，340条。", "微博、微信分别发布信息120条。",
    ],
)  # fmt: skip
def test_digits_set_apart_otherwise_than_by_commas_every_three_are_no_figure(sentence: str) -> None:
    assert stated(sentence) == []


def test_a_clause_or_a_date_behind_a_comma_leaves_the_figure_before() -> None:
    told = stated("网站公开信息1,200，微信公开信息300条。网站发布信息120，2016年微信发布信息50条。")
    assert [s.value for s in told] == [1200, 300, 120, 50]


def test_both_ends_of_a_range_keep_their_words() -> None:
    low, high = stated("主动公开政府信息100至200条。")
    assert (low.value, low.qualifier, low.text) == (100, "at_least", "主动公开政府信息100至200条")
    assert (high.value, high.qualifier, high.text) == (200, "at_most", "100至200条")


def test_shares() -> None:
    first, second = stated("按时办结120件，占91.6%；延期办结11件，占总数的8.4%。", "requests")
    assert (first.share_percent, second.share_percent) == (Decimal("91.6"), Decimal("8.4"))


def test_one_negation_governs_a_list() -> None:
    sentence = "未收到政府信息公开申请，也未发生因信息公开引起的行政复议、行政诉讼和举报投诉。"
    assert [s.indicator for s in stated(sentence, "requests")] == [
        "requests.received", "reconsideration.total", "litigation.total", "complaints.total",
    ]  # fmt: skip


def test_a_negated_consequence_denies_not_its_ground() -> None:
    sentence = "没有收到因政府信息公开申请行政复议、提起行政诉讼的申请。"
    assert [s.indicator for s in stated(sentence, "remedies")] == [
        "reconsideration.total",
        "litigation.total",
    ]


def test_breakdowns_nest_by_bracket_and_end_at_semicolons() -> None:
    sentence = "收到申请9件，其中当面申请2件、网络申请7件；办结9件，其中按时办结8件，延期办结1件。"
    found = stated(sentence, "requests")
    wholes = {s.indicator: [found[i].indicator for i in s.parts] for s in found if s.parts}
    assert wholes == {
        "requests.received": ["requests.received.in_person", "requests.received.online"],
        "requests.concluded": ["requests.concluded.on_time", "requests.concluded.extended"],
    }


def test_outcomes_belong_to_the_remedy_named_before() -> None:
    found = figures("行政复议5件，维持3件，依法纠错2件；行政诉讼1件，驳回诉讼请求1件。", "remedies")
    assert [(code, value) for code, value, _, _ in found] == [
        ("reconsideration.total", 5), ("reconsideration.upheld", 3), ("reconsideration.corrected", 2),
        ("litigation.total", 1), ("litigation.upheld", 1),
    ]  # fmt: skip


def test_stock_figures_meet_no_cell() -> None:
    (total,) = stated("截至2016年底，累计主动公开政府信息2841340条。")
    assert (total.topic, total.indicator, total.value) == ("proactive_items", None, 2841340)


def test_money_keeps_its_printed_unit() -> None:
    (budget,) = stated("投入政府信息公开专项经费3.6万元。", "organisation")
    assert (budget.value, budget.unit) == (Decimal("3.6"), "万元")
    (fees,) = stated("共收取费用1200元。", "requests")
    assert (fees.value, type(fees.value)) == (1200, Decimal)


def test_topics_without_a_cell() -> None:
    found = stated("全年办结人大代表建议18件、政协委员提案17件。", "proposals")
    assert [(s.topic, s.value, s.indicator) for s in found] == [
        ("npc_suggestions", 18, None), ("cppcc_proposals", 17, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("全市主动公开政府信息815条。", "全市"),
        ("全市主动公开政府信息815条，其中市政府办公室公开12条。", "市政府办公室"),
        ("主动公开政府信息815条。", None),
    ],
)
def test_whose_figure_it_is(sentence: str, scope: str | None) -> None:
    assert stated(sentence)[-1].scope == scope


def test_shares_keep_the_words_of_their_base() -> None:
    (first,) = stated("答复申请12件，占收到申请总数的92.3%。", "requests")
    assert (first.share_percent, first.share_of) == (Decimal("92.3"), "收到申请总数")


def test_a_change_keeps_last_years_figure() -> None:
    (first,) = stated("主动公开政府信息由上年的700条增至815条，增长16.4%。")
    assert (first.value, first.base_value, first.change_percent) == (815, 700, Decimal("16.4"))


def test_lists_that_say_they_are_complete() -> None:
    for words, complete in (
        ("：当面5件、网络7件。", True),
        ("，其中当面5件、网络7件。", False),
        ("：当面5件、网络7件等。", False),
    ):
        assert stated(f"收到政府信息公开申请12件{words}", "requests")[0].complete is complete


@pytest.mark.parametrize(
    ("sentence", "length"),
    [
        ("收到申请3件，均经认真研究后按时答复。", len("经认真研究后按时答复")),
        ("收到申请3件，均经认真研究后按时答复，无一逾期。", len("经认真研究后按时答复")),
        ("未收到政府信息公开申请。", len("政府信息公开申请")),
        ("未收到政府信息公开申请，工作平稳。", len("政府信息公开申请")),
    ],
)
def test_nothing_is_taken_from_a_clause_without_end(
    monkeypatch: pytest.MonkeyPatch, sentence: str, length: int
) -> None:
    whole = stated(sentence, "requests")
    monkeypatch.setattr("govreport_parse.statements.claims._MEMORY", length)
    assert stated(sentence, "requests") == whole
    monkeypatch.setattr("govreport_parse.statements.claims._MEMORY", length - 1)
    assert len(stated(sentence, "requests")) == len(whole) - 1
