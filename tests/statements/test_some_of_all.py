"""Figures of a part of what a row counts, and of more than it counts: neither is the row's."""

from __future__ import annotations

import pytest

from tests.statements.test_kinds import shown, stated

MEANS = "政府信息公开机构和人员、培训情况"
REMEDIES = "政府信息公开行政复议、行政诉讼情况"
REQUESTS = "依申请公开政府信息情况"
POINTS, FULL, PART = (
    f"resources.{row}" for row in ("reading_points", "staff.full_time", "staff.part_time")
)
REVIEWS = "reconsideration.total"
SUITS = "litigation.direct.total+litigation.after_reconsideration.total"
RECEIVED, CONCLUDED = "requests.received", "requests.outcome.total"


def cells(text: str, form: str, section: str) -> list[object]:
    return [shown(one)[1] for one in stated(text, form, section) if one.value is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增查阅点3处。", [None]),
        ("增设政府信息查阅点2个。", [None]),
        ("新配专职人员2名，新配兼职人员4名。", [None, None]),
        ("2名专职人员为今年新配。", [None]),
        ("查阅点12处，其中新建3处。", [POINTS, None]),
        ("增加查阅点3处，查阅点达到12处。", [None, POINTS]),
        # What there is after it grew, and what stands beside what was added.
        ("设查阅点3处。", [POINTS]),
        ("查阅点新增到9处。", [POINTS]),
        ("有专职人员2名、兼职人员新增5名。", [FULL, None]),
        ("重新设置查阅点9处，配备兼职人员6名。", [POINTS, PART]),
    ],
)  # fmt: skip
def test_what_the_year_added(text: str, expected: list[str | None]) -> None:
    assert cells(text, "2014", MEANS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("补正后办结4件。", [None]),
        ("申请人补正材料后予以公开2件。", [None]),
        ("收到申请12件，告知补正4件，补正后办结4件。", [RECEIVED, None, None]),
        ("经补正答复3件，结转下年1件。", [None, "requests.carried_out"]),
        ("补正后仍不明确2件，逾期不补正3件。", [
            "requests.outcome.unavailable.still_unclear", "requests.outcome.other.not_amended",
        ]),
        ("办结4件。", [CONCLUDED]),
        ("未经补正直接办结5件。", [CONCLUDED]),
        ("通知补正1件，办结4件。", [None, CONCLUDED]),
    ],
)  # fmt: skip
def test_what_became_of_requests_amended(text: str, expected: list[str | None]) -> None:
    assert cells(text, "2021", REQUESTS) == expected


def test_that_amendment_was_asked_for_has_a_row_of_its_own() -> None:
    row = "requests.answered.amendment_requested"
    assert cells("告知作出更改补充12件。", "2014", REQUESTS) == [row]
    assert cells("告知作出更改补充12件。", "2021", REQUESTS) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年行政复议31件，其中信息公开2件。", [None, REVIEWS]),
        ("行政诉讼18件，其中政府信息公开类1件。", [None, SUITS]),
        ("行政复议31件，2件涉及政府信息公开，其余为行政处罚类。", [None, REVIEWS]),
        # What came of all of them has no cell, and what came of ours has.
        ("行政复议31件，其中维持20件，信息公开2件。", [None, None, REVIEWS]),
        ("行政复议31件，其中信息公开2件，维持1件，纠正1件。", [
            None, REVIEWS, "reconsideration.upheld", "reconsideration.corrected",
        ]),
        # The whole is of disclosure itself, or nothing is said of it.
        ("政府信息公开行政复议3件，其中信息公开答复类2件。", [REVIEWS, None]),
        ("行政复议3件，其中维持2件，纠正1件。", [
            REVIEWS, "reconsideration.upheld", "reconsideration.corrected",
        ]),
        ("行政复议3件，行政诉讼1件。", [REVIEWS, SUITS]),
        ("行政复议2件，信息公开培训3次。", [REVIEWS, None]),
    ],
)  # fmt: skip
def test_cases_of_every_kind(text: str, expected: list[str | None]) -> None:
    assert cells(text, "2021", REMEDIES) == expected


def test_outcomes_after_ours_are_of_these() -> None:
    every, ours, *outcomes = stated(
        "行政复议31件，其中信息公开2件，维持1件，纠正1件。", "2021", REMEDIES
    )
    assert (len(every.parts), len(ours.parts), len(outcomes)) == (1, 2, 2)
    assert not every.complete


def test_requests_of_every_kind() -> None:
    assert cells("收到各类申请31件，其中信息公开申请2件。", "2021", REQUESTS) == [None, RECEIVED]
    assert cells("收到各类申请31件，其中自然人2件。", "2021", REQUESTS)[0] == RECEIVED
    assert cells("收到申请31件，其中信息公开申请2件。", "2021", REQUESTS)[0] == RECEIVED


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("因申请内容不明确，一次性告知补正22件。", "2021", [None]),
        ("补正后申请内容仍不明确2件。", "2021", ["requests.outcome.unavailable.still_unclear"]),
        ("申请内容不明确2件。", "2008", ["requests.answered.refused.unclear"]),
        ("收到申请30件，依法延长答复期限的申请14件。", "2021", [RECEIVED, None]),
        ("收到申请30件，延期办结14件。", "2014", [RECEIVED, "requests.concluded.extended"]),
        ("收到申请30件，答复的申请14件。", "2021", [RECEIVED, CONCLUDED]),
        ("收到申请30件，申请人补充材料后办结2件。", "2021", [RECEIVED, None]),
    ],
)
def test_steps_on_the_way(text: str, form: str, expected: list[str | None]) -> None:
    assert cells(text, form, REQUESTS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("常务会研究议题102项，会后通过网站公布96项。", [None, None]),
        ("答复提案17件，在政府网站公开15件。", [None, None]),
        ("制作宣传短片20个，微信发布18个。", [None, None]),
        ("通过网站公布信息96项。", ["proactive.channel.website"]),
        ("制发文件17件，在政府网站公开15件。", [None, "proactive.channel.website"]),
        ("研究议题12项，通过网站发布信息900条。", [None, "proactive.channel.website"]),
    ],
)
def test_what_was_published_of_other_things(text: str, expected: list[str | None]) -> None:
    assert cells(text, "2014", "主动公开政府信息情况") == expected


def test_permits_applied_for_are_no_decisions() -> None:
    section = "主动公开政府信息情况"
    assert cells("受理农药经营许可62件。", "2021", section) == [None]
    assert cells("办理农药经营许可62件。", "2021", section) == ["powers.licensing.decisions"]


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("在线访谈播出24期，其中市长做客1期、副市长做客6期、局长做客17期。", "2014", [
            "response.online_interviews", None, None, None,
        ]),
        ("在线访谈24期，主要负责同志参加3次，其中县长2次、书记1次。", "2014", [
            "response.online_interviews", "response.online_interviews_led", None, None,
        ]),
        ("在线访谈3期，局领导参加3期，局长参加1期。", "2014", [
            "response.online_interviews", *["response.online_interviews_led"] * 2,
        ]),
        ("在线访谈24期，主要负责同志参加3次。", "2014", [
            "response.online_interviews", "response.online_interviews_led",
        ]),
        ("回应“问政曲河”栏目曝光问题38个。", "2014", [None]),
        ("回应公众关注的热点问题38个。", "2014", ["response.hot_topics"]),
    ],
)  # fmt: skip
def test_one_leaders_events_and_a_programme(
    text: str, form: str, expected: list[str | None]
) -> None:
    assert cells(text, form, "主动公开政府信息情况") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("征求第三方意见4件，其中第三方同意3件、不同意1件。", [None, None, None]),
        ("征求第三方意见4件，答复同意公开3件。", [None, "requests.answered.granted"]),
        ("答复12件，同意公开9件，不同意公开3件。", [
            "requests.answered", "requests.answered.granted", "requests.answered.refused",
        ]),
    ],
)  # fmt: skip
def test_what_third_parties_said(text: str, expected: list[str | None]) -> None:
    assert cells(text, "2014", REQUESTS) == expected


def test_visits_of_the_whole_site_accuse_nothing() -> None:
    section = "主动公开政府信息情况"
    (site,) = stated("县政府网站点击18.5万次。", "2008", section)
    (pages,) = stated("县政府网站公开专栏点击18.5万次。", "2008", section)
    assert (site.indicator, site.basis) == ("inquiries.website_visits", "context")
    assert (pages.indicator, pages.basis) == ("inquiries.website_visits", "own")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政诉讼2件，尚未审结行政诉讼1件。", [SUITS, "litigation.direct.pending+litigation.after_reconsideration.pending"]),
        ("行政复议3件，维持行政复议2件。", [REVIEWS, None]),
        ("行政诉讼3件，审结行政诉讼2件。", [SUITS, None]),
        ("因不服维持的行政复议决定，被提起行政诉讼2件。", [SUITS]),
    ],
)  # fmt: skip
def test_an_outcome_right_before_the_name(text: str, expected: list[str | None]) -> None:
    assert cells(text, "2021", REMEDIES) == expected


def test_the_office_of_disclosure_is_one_body_of_several() -> None:
    text = "全县主动公开政府信息120条。县政府公开办主动公开信息33条。"
    assert cells(text, "2014", "主动公开政府信息情况") == ["proactive.total", None]


def test_how_much_a_site_holds() -> None:
    section = "主动公开政府信息情况"
    assert cells("网站现存信息5200条。", "2014", section) == [None]
    assert cells("网站公开信息5200条。", "2014", section) == ["proactive.channel.website"]
    assert cells("现有查阅点3处。", "2014", MEANS) == [POINTS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("需办理的申请29件（上年结转3件），自然人27件，商业企业2件。", [
            f"{RECEIVED}+requests.carried_in", "requests.carried_in",
            f"{RECEIVED}+requests.carried_in@natural_person", f"{RECEIVED}+requests.carried_in@business",
        ]),
        # Where new ones are counted beside them, the applicants are of these.
        ("新收申请26件，上年结转3件，应办29件，自然人24件，商业企业2件。", [
            RECEIVED, "requests.carried_in", f"{RECEIVED}+requests.carried_in",
            f"{RECEIVED}@natural_person", f"{RECEIVED}@business",
        ]),
    ],
)  # fmt: skip
def test_applicants_of_all_requests_due(text: str, expected: list[str]) -> None:
    assert cells(text, "2021", REQUESTS) == expected
