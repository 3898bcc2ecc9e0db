"""Shares of several figures together, differences from last year, and rates in the next sentence.

The tables hold: 新收 28 (自然人 20, 商业企业 8), 上年结转 3, 予以公开 18, 部分公开 6, 第三方合法权益 4, 不掌握 2,
总计 30, 结转下年 1; 复议 5 (维持 4, 纠正 1). The report on the year before: 新收 20, 总计 17, 结转下年 3, 复议 3.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

import govreport_parse as gp
from govreport_parse.rules.agreement.percentages import is_stated_in
from tests.rules.cases import Page

_OPEN: dict[str, str | int | float] = {
    "requests.received@natural_person": 20,
    "requests.received@business": 8,
    "requests.received@total": 28,
    "requests.carried_in@natural_person": 3,
    "requests.carried_in@total": 3,
    "requests.outcome.granted@natural_person": 18,
    "requests.outcome.granted@total": 18,
    "requests.outcome.partially_granted@natural_person": 4,
    "requests.outcome.partially_granted@business": 2,
    "requests.outcome.partially_granted@total": 6,
    "requests.outcome.refused.third_party_rights@business": 4,
    "requests.outcome.refused.third_party_rights@total": 4,
    "requests.outcome.unavailable.not_held@business": 2,
    "requests.outcome.unavailable.not_held@total": 2,
    "requests.outcome.total@natural_person": 22,
    "requests.outcome.total@business": 8,
    "requests.outcome.total@total": 30,
    "requests.carried_out@natural_person": 1,
    "requests.carried_out@total": 1,
    "reconsideration.upheld": 4,
    "reconsideration.corrected": 1,
    "reconsideration.total": 5,
}
_BEFORE: dict[str, str | int | float] = {
    "requests.received": 20,
    "requests.outcome.granted": 17,
    "requests.outcome.total": 17,
    "requests.carried_out": 3,
    "reconsideration.upheld": 3,
    "reconsideration.total": 3,
}


def told(text: str) -> list[gp.Finding]:
    """The findings above a hint, beside last year's report."""
    page = Page(text=f"依申请公开方面，{text}", cells=_OPEN)
    previous = Page(cells=_BEFORE, year=2021)
    findings = gp.check(page.parse(), previous.parse())
    return [finding for finding in findings if finding.severity != "hint"]


def test_the_tables_agree_with_themselves() -> None:
    assert told("全年工作平稳。") == []


JOINT = [
    "予以公开18件、部分公开6件，两项合计占办结总数的80%。",
    "予以公开18件（其中自然人18件），部分公开6件，两类合计占办结数的80%。",
    "予以公开18件，部分公开6件，不予公开4件，前两项合计占80%。",
    "不予公开4件、无法提供2件，两项合计占20%。",
    "予以公开18件，占60%；部分公开6件，占20%；两项合计占80%。",
    "予以公开18件、部分公开6件，两者合计占收到申请数的85.7%。",
    "自然人20件，商业企业8件，两类申请人合计占100%。",
    "收到申请28件，涉及征地9件、规划7件、财政4件，三类合计占新收申请的71.4%。",
    "予以公开18件、部分公开6件，两项合计占比约82%。",
    "予以公开18件、部分公开6件，两项合计占比超过75%。",
    "予以公开18件、部分公开6件，两项合计占比过八成。",
    "涉及征地9件、规划7件，两项合计占全市同类申请的12%。",
    "予以公开18件、部分公开6件，两项合计占比较上年提高5个百分点。",
    "作出一般处罚4件、简易处罚6件，两项合计占许可与处罚总量的3%。",
    "予以公开18件、部分公开6件，两项占比合计为80.0%。",
    "予以公开18件，部分公开6件，不予公开4件，无法提供2件。公开类两项合计占80%。",
    "予以公开18件、部分公开6件，合计占办结总数的80%。",
    "予以公开18件。不予公开4件、无法提供2件，合计占20%。",
    "不予公开4件，无法提供2件，共计占办结总数的20%。",
    "主动公开信息1000条，网站650条，占总量的65%。",
]
DIFFERENCES = [
    "收到政府信息公开申请28件，比上年增加8件。",
    "收到政府信息公开申请28件，较上年的20件增加8件。",
    "收到政府信息公开申请28件（上年20件），同比增加8件。",
    "收到政府信息公开申请28件，包括自然人20件，商业企业8件，比2021年的20件增加8件。",
    "收到政府信息公开申请28件，其中自然人20件，同比增加8件。",
    "收到政府信息公开申请28件，较2020年增加12件。",
    "收到政府信息公开申请28件，较上年增加近10件。",
    "收到政府信息公开申请28件，比上年增加10余件。",
    "收到政府信息公开申请28件，比上月增加3件。",
    "收到政府信息公开申请28件，比全市平均多5件。",
    "收到政府信息公开申请28件，办结30件。较上年增加8件。",
    "收到政府信息公开申请28件。较上年增加8件。",
    "办结30件，较上年增加13件。",
    "收到政府信息公开申请28件，与上年相比增加8件，增幅40%。",
    "收到政府信息公开申请28件，比上年增加8件，比2020年减少2件。",
    "被申请行政复议5件，比上年多2件。",
    "培训4次，比上年增加1次，参训300人次，增加50人次。",
    "主动公开信息402条，较上年减少30条。",
    "收到政府信息公开申请28件，较上年增加8人次。",
]
RATES = [
    "收到政府信息公开申请28件。同比增长40%。",
    "新收政府信息公开申请从上年的20件上升到28件，升幅40%。",
    "收到政府信息公开申请28件，而2021年是20件，上升40%。",
    "召开新闻发布会6场，2021年召开4场，增长50%。",
    "收到政府信息公开申请28件。申请量较上年增长40%。",
    "收到政府信息公开申请28件。环比增长10%。",
    "收到政府信息公开申请28件，办结30件。同比增长76.5%。",
    "收到政府信息公开申请28件。其中网上申请同比增长60%。",
    "收到政府信息公开申请28件。网站访问量同比增长30%。",
    "收到政府信息公开申请28件，同比增长近41%。",
    "收到政府信息公开申请28件，同比增长约42%。",
    "收到政府信息公开申请28件，同比增长超过30%。",
    "召开会议3次。较上年增长50%。",
    "收到政府信息公开申请28件。",
    "收到政府信息公开申请28件。增幅居全市第三。",
    "予以公开18件，占办结总数的近61%。",
    "不予公开4件，占办理总数的13.3%。",
    "不予公开4件，占处理总量的14.3%。",
    "行政复议5件，维持4件，占行政复议总数的80%。",
    "不予公开4件，其中第三方合法权益4件，占不予公开总数的100%。",
]
WRONG = [
    ("予以公开18件、部分公开6件，两项合计占办结总数的82%。", "requests.outcome.granted"),
    ("予以公开18件，部分公开6件。以上两项占比合计70%。", "requests.outcome.partially_granted"),
    ("予以公开18件、部分公开6件，合计占办结总数的88%。", "requests.outcome.granted"),
    ("新收政府信息公开申请从上年的20件上升到28件，升幅44%。", "requests.received"),
    ("收到政府信息公开申请28件，而2021年是20件，上升14%。", "requests.received"),
    ("收到政府信息公开申请28件，比上年增加9件。", "requests.received"),
    ("收到政府信息公开申请28件，同比少8件。", "requests.received"),
    ("收到政府信息公开申请28件，较上年的20件增加6件。", "requests.received"),
    ("收到政府信息公开申请28件（2021年20件），同比增加6件。", "requests.received"),
    ("收到政府信息公开申请28件。较上年增加6件。", "requests.received"),
    ("收到政府信息公开申请28件。同比增长45%。", "requests.received"),
    ("收到政府信息公开申请28件，同比增长近39%。", "requests.received"),
    ("收到政府信息公开申请28件，同比增长约50%。", "requests.received"),
    ("被申请行政复议5件，比上年多3件。", "reconsideration.total"),
    ("不予公开4件，占办理总数的15.3%。", "requests.outcome.refused"),
    ("行政复议5件，维持4件，占行政复议总数的60%。", "reconsideration.upheld"),
]


@pytest.mark.parametrize("text", [*JOINT, *DIFFERENCES, *RATES])
def test_correct_sentences(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "indicator"), WRONG)
def test_wrong_sentences(text: str, indicator: str) -> None:
    findings = told(text)
    assert [finding.rule for finding in findings] == ["GR403"]
    assert indicator in findings[0].indicators


# Of five years: received, concluded, granted; and how a report writes rates of one year on another.
_YEARS = ((120, 110, 60), (90, 88, 33), (150, 151, 77), (150, 149, 75), (217, 216, 101))
_CHANGES = (
    "收到申请{0}件，同比{1}%。",
    "收到申请{0}件（上年{2}件，{1}%）。",
    "收到申请{0}件，比上年{3}件，{1}%。",
    "收到申请{0}件，较{4}年的{2}件{1}%。",
)


def series(off: int = 0) -> list[gp.AnnualReport]:
    """Reports of a body on 2017 to 2021, the rates of whose texts are so many points off."""
    found = []
    for number, (received, concluded, granted) in enumerate(_YEARS):
        year = 2017 + number
        share = round(Decimal(100 * granted) / concluded, 1 + number % 2)
        text = f"办结{concluded}件，其中予以公开{granted}件，占{share + off}%。"
        before = _YEARS[number - 1][0] if number else received
        if number and received != before:
            words = ("增长", "增加") if received > before else ("下降", "减少")
            rate = f"{words[0]}{round(Decimal(100 * abs(received - before)) / before, 1) + off}"
            difference = f"{words[1]}{abs(received - before)}"
            change = _CHANGES[number - 1].format(received, rate, before, difference, year - 1)
        else:
            change = f"收到申请{received}件，与上年持平。" if number else f"收到申请{received}件。"
        if year < 2019:
            cells = {
                "requests.received": received, "requests.concluded": concluded,
                "requests.answered": concluded, "requests.answered.granted": granted,
            }  # fmt: skip
            page = Page(form="2014", year=year, on_requests=f"{change}{text}", cells=dict(cells))
        else:
            cells = {
                "requests.received": received, "requests.outcome.total": concluded,
                "requests.outcome.granted": granted,
            }  # fmt: skip
            page = Page(year=year, text=f"{change}{text}", cells=dict(cells))
        found.append(page.parse())
    return found


@pytest.mark.parametrize(("off", "reports"), [(0, 0), (9, 5)])
def test_rates_of_five_years(off: int, reports: int) -> None:
    found = gp.check_series(series(off))
    wrong = [[one.severity for one in own if one.rule == "GR403"] for own in found]
    assert sum(any(own) for own in wrong) == reports
    assert sum(map(len, wrong)) == (8 if off else 0)  # five shares, three changes


@pytest.mark.parametrize(
    ("true", "words", "expected"),
    [
        ("33.33", "增长33%", True),
        ("33.33", "增长34%", False),
        ("33.33", "增长近34%", True),
        ("35.1", "增长近34%", False),
        ("30.5", "增长近34%", False),
        ("40", "增长超过34%", True),
        ("33.4", "增长逾34%", False),
        ("31", "增长约34%", True),
        ("37.5", "增长约34%", False),
        ("36", "增长34%左右", True),
        ("-33.4", "增长约34%", False),
        ("33.4", "增长约35%，占34%", False),
    ],
)  # fmt: skip
def test_rates_as_words_state_them(true: str, words: str, *, expected: bool) -> None:
    stated = Decimal("33" if "33%" in words else "34")
    assert is_stated_in(Decimal(true), stated, words) is expected
