"""What is said of all items of a figure, or of none: 均获维持, 无一延期."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from govreport_parse.model.vocabularies import Qualifier
from govreport_parse.statements.bodies import is_own_part, of_one_body
from govreport_parse.statements.clauses import clause_begin
from govreport_parse.statements.drafts import Draft
from govreport_parse.statements.remedies import (
    REMEDIES,
    former_or_latter,
    governing_remedy,
    is_decided,
    is_one_kind,
    is_remedy,
    is_remedy_named,
    remedy_before,
    remedy_named,
)
from govreport_parse.statements.sheet import RECENT, Sheet
from govreport_parse.statements.subjects import Subject, Subjects
from govreport_parse.statements.surroundings import OF_REQUESTS
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics
from govreport_parse.topics.matcher import Head
from govreport_parse.topics.types import Topic

__all__ = ["Said", "clause_end", "said_of_all"]

_ALL: Qualifier = "all"
_NEGATED: Qualifier = "negated"
_UNITS = frozenset("件条起宗")
_CLAUSE = lazy_pattern(r"[,;:。]")
# Words further away than this say nothing of a claim; sentences measure 120 characters at most.
_MEMORY = 400
# Figures of all requests; of those carried over it is not said whether they are among all.
_ALL_REQUESTS = frozenset(
    {"requests_received", "requests_accepted", "requests_concluded", "requests_answered"}
)
# 无一被撤销, 无一延期: of none of the items of a figure, by the topics that count such ones.
_NONE = (
    (
        lazy_pattern(
            "(?:案件|答复|决定|被|遭|遭到|法院|复议机关|判决|依法|予以|责令)*"
            "(?:纠[正错]|撤销|确认违法|重作|重新答复)"
        ),
        "outcome_corrected",
        REMEDIES,
    ),
    (lazy_pattern("(?:案件|最终|判决)*败诉"), "outcome_corrected", REMEDIES - {"reconsideration"}),
    (lazy_pattern("(?:申请)?(?:需要?)?延期"), "requests_extended", _ALL_REQUESTS),
)
# 所有申请均按时办结, 行政诉讼中均获维持: what the words before a claim are about.
_OF_REQUESTS = lazy_pattern(
    "(?:对|对于|所有|全部|上述|以上|这些|各类|收到|受理|所|的|全年|本年度?|当年|政府|信息|公开|依)*+"
    "申请(?:事项|案?件|公开)?,?(?:[我本][局委办厅院区县市镇乡街道机关单位]{1,3}+)?(?:已|也|能够|能|当年|年内)*+"
)
# 问题集中在土地方面，全部按时办结; 年内已办结，均按时: clauses that leave none of them out.
_OF_ALL_THESE = lazy_pattern(
    "(?:(?:申请人|申请内容|内容|问题|事项)(?:大?多|主要|都|均|集中|涉及|与)[^,;。]{1,24},)?"
    "(?:(?:年内|当年|全年)?(?:均?已|已经)(?:办结|办理完毕),)?+"
)
# 收到20件，上年转入1件。申请人均为自然人: of those carried in as well, and so of those received.
_OF_APPLICANTS = lazy_pattern("(?:提出|提交)?(?:信息公开)?申请(?:人|者|的)")
_OF_CONCLUDED = lazy_pattern(
    "(?:以上|上述|这些|所有|全部|凡|对|已|已经)*(?:办结|办理完毕)的?(?:信息公开)?(?:件|申请|事项|案件)?"
)
_OF_REMEDY = lazy_pattern(
    "(?:在|对|所有|全部|上述|以上|各类|政府|信息|公开|行政|被|提起|申请|的)*+(?:复议|诉讼)"
    "(?:案件|案|事项|审理|决定|机关|中|里|方面|,|:|法院|结果|判决|[我本][局委办厅院区县市镇乡街道机关单位]{1,3}+|的答复)*+"
)
# Words between a figure and a claim that leave some of its items out.
_OF_SOME = lazy_pattern(
    "的$|情况$|当面|网[上络]|线上|信函|邮寄|传真|邮件|自然人|公民|企业|法人|涉及|属于|符合|除|其余|其他|部分|[超延逾]期|未"
    "|上年|去年|往年|系统|第三方|权利人|利害|^外|之外"
)
# 内容涉及土地和低保: what all of them are about, and no part of them.
_ABOUT_ALL = lazy_pattern(
    ",(?:(?:申请)?(?:内容|事项|问题)(?:大?多|主要|都|均|分别)?(?:集中|涉及|关于|有关|与)|申请人(?:都|均|全部))[^,;。]{1,24}(?=,)"
)
# Of what a claim is said of before it as well: 均按时办结，且均予以公开.
_GOES_ON = lazy_pattern(",(?:并且?|而且|且|也|同时)?,?(?:已经?|都)?")
# Words before a claim at the beginning of its sentence: 现已全部予以公开.
_AS_YET = lazy_pattern(
    "(?:(?:截至|截止|至|到)?(?:目前|年底|年末|现)|年内|当年|法院|复议机关)?,?(?:已经?|也|现已)?"
)
# Sentences that go on about the requests of a figure before: 申请内容集中在征地上.
_ABOUT_THEM = lazy_pattern(
    r"[^。]*。(?:(?:其|上述|以上|这些)?(?:申请|内容|事项|问题|主要|涉及|集中)[^。]{0,40}。)*"
)
# A clause before a claim, after another clause, that is about no other thing: 均按时办结，答复均…; not 公文均….
_NO_OTHER = lazy_pattern(
    "^(?:并且?|而且|且|也|还|同时|目前|现)?(?:已经?)?$"
    "|申请|办结|答复|办理|处理|案件|复议|诉讼|机关|法院|判决|起诉|结果|[局委办厅院镇乡道]$"
)
# More is said than one outcome: 均予以公开或部分公开.
_OR = lazy_pattern("[或、和及与](?!驳回)")
# Of the items of the figure right before, or of who asked for them: 收到3件申请，申请人均为.
_RIGHT_BEFORE = lazy_pattern(",?|(?:申请)?,申请人")
_CARRIED = frozenset({"requests_carried_in", "requests_carried_out", "requests_due"})


class Said(msgspec.Struct, frozen=True, gc=False):
    """A claim: its topic, what stands for its figure, and the draft of whose items all it is said."""

    topic: Topic
    token: Token
    subject: Subject | None = None
    said_of: int | None = None


def said_of_all(sheet: Sheet, subjects: Subjects, token: Token, end: int) -> list[Said]:
    """均按时办结: what is said of all items of the figures before.

    Of the one figure of the sentence; else of the part right before (不予公开2件，均属于执法案卷), or
    of one without a topic of its own (已审结2件，均维持), whose remedy stands before it; of two
    remedies (复议4件，诉讼3件，均获维持) of both. In a sentence without figures, of the one that its
    words name (行政诉讼中，均获维持). `end`: where the sentence ends.
    """
    body = sheet.body
    stop = clause_end(body, token, end)
    if stop is None or any(char.isdigit() for char in body[token.end : stop]):
        return []
    places = [k for k in range(sheet.state.group, len(sheet.drafts)) if not sheet.drafts[k].derived]
    told = _told(sheet, token, places)
    if told is not None:
        every = (_said(sheet, subjects, k, token, stop) for k in told)
        return [said for said in every if said is not None]
    last = sheet.drafts[places[-1]]
    between = body[max(last.reach, token.start - _MEMORY) : token.start]
    wholes = [k for k in places if not sheet.drafts[k].part]
    right_before = _RIGHT_BEFORE.fullmatch(between) is not None
    # 直接起诉1件，结果维持 is said of that one.
    single = "结果" in body[token.start : token.end] or is_one_kind(sheet, places[-1])
    if last.token.end == token.start:
        if last.topic is not None and last.topic.facet in ("outcome", "result"):
            return []  # 已结2件均驳回: the words are the figure's own
        single = True
    beside = remedy_before(sheet, token)
    named = [k for k in wholes if beside is not None and is_remedy_named(sheet, k, beside)]
    if named:
        right_before = True  # 复议4件、诉讼3件，复议机关均维持
    decided = single or is_decided(sheet, places[-1])
    unfinished = right_before and _is_one_of_several(sheet, places[-1])
    if unfinished and last.topic is None:
        return []  # 收到18件：申请公开案卷6件，均不予公开；…
    # 其中不予公开2件，均属于执法案卷；…: of the part, if of anything.
    apart = unfinished and last.topic is not None and last.topic.facet == "outcome"
    one = wholes if len(wholes) == 1 and not (decided or apart) else []
    one = _denied_of(body, token, last) or one
    for k in dict.fromkeys((*one, *named[-1:], places[-1])):
        if not right_before and (single or k not in wholes):
            continue
        said = _said(sheet, subjects, k, token, stop)
        if said is not None:
            both = _remedies(sheet, wholes, k, token)
            others = (_said(sheet, subjects, j, token, stop) for j in both)
            return [*(other for other in others if other is not None), said]
    return []


def _is_one_of_several(sheet: Sheet, k: int) -> bool:
    """Whether a figure is a part, and others of its list are still to come."""
    place = sheet.whole_of(k) if sheet.drafts[k].part else None
    if place is None:
        return False
    whole = sheet.drafts[place]
    listed = sum(sheet.drafts[j].token.value or 0 for j in sheet.own(whole))
    return listed < (whole.token.value or 0)


def _told(sheet: Sheet, token: Token, places: Sequence[int]) -> Sequence[int] | None:
    """The figure that a claim's own words say it is of; none where they leave it open, None where they say nothing.

    `places`: of the figures before it in its sentence.
    """
    body, drafts = sheet.body, sheet.drafts
    explained = _explained_or_named(sheet, token)
    if explained is not None:
        # 复议后起诉2件(均维持): of the figure before the bracket. 共办结23件，…，以上办结件均按期: of the 23.
        return (explained,)
    if not places:
        before = _figure_before(sheet, token)
        return () if before is None else (before,)
    last = drafts[places[-1]]
    between = body[max(last.reach, token.start - _MEMORY) : token.start]
    if not _is_count(last) or _is_of_some(last, between) or _is_of_one_body(body, last):
        return ()
    clauses = between.lstrip(",").rsplit(",", 1)
    if len(clauses) > 1 and _NO_OTHER.search(clauses[-1]) is None:
        return ()
    if all(drafts[k].topic is None for k in places[-2:]) and len(places) > 1:
        return ()  # 诉讼7件，一审5件、二审2件，均维持: of all, or of the last alone
    counted = body[token.start - 1 : token.start] in _UNITS
    if counted and body.startswith("均", token.start) and not body.endswith("案件", 0, token.start):
        # 其余12件均为个人申请: of that figure alone, where it is read.
        return places[-1:] if last.token.end == token.start else ()
    order = former_or_latter(between)
    if order is None:
        return None
    # 复议2件、诉讼1件，前者均维持: of one of the two.
    wholes = [k for k in places if not drafts[k].part]
    return (wholes[order],) if len(wholes) == 2 else ()


def _explained_or_named(sheet: Sheet, token: Token) -> int | None:
    """The figure before a claim's bracket; else the one of concluded requests that it names: 以上办结件均按期答复."""
    explained = sheet.explained()
    if explained is not None:
        return explained
    body = sheet.body
    begin = clause_begin(body, 0, token.start, bracketed=True)
    if _OF_CONCLUDED.fullmatch(body, begin, token.start) is None:
        return None
    places = range(sheet.state.group, len(sheet.drafts))
    named = [k for k in places if sheet.slug(k) == "requests_concluded"]
    return named[0] if len(named) == 1 else None


def _denied_of(body: str, token: Token, last: Draft) -> list[int]:
    """复议5件，已结的4件中维持3件，没有被纠正的: of what the outcome before is of."""
    denial = body[token.start] in "无没"
    return [last.governor] if denial and last.governor is not None else []


def _is_of_some(last: Draft, between: str) -> bool:
    """Whether a claim may be of some items alone: 收到9件，当面提出的均按时办结; 其中当面2件，申请人均为企业."""
    some = _OF_SOME.search(_ABOUT_ALL.sub("", between)) is not None
    return some or (last.part and between.endswith("申请人"))


def _is_of_one_body(body: str, last: Draft) -> bool:
    """Whether the part before a claim is of one body of several: 全市诉讼9件，其中市本级2件，均为复议后起诉."""
    words = body[last.begin : last.token.start]
    return last.part and (is_own_part(words) or of_one_body(words, office=True))


def _figure_before(sheet: Sheet, token: Token) -> int | None:
    """The figure of a sentence before that a claim is about: the one that its words name, if any."""
    body, drafts, recent = sheet.body, sheet.drafts, sheet.recent()
    near = max(0, token.start - _MEMORY)
    begin = 1 + max(near - 1, *(body.rfind(mark, near, token.start) for mark in "。;"))
    words = body[max(begin, drafts[-1].reach if drafts else 0) : token.start].lstrip(",")
    last = drafts[-1] if drafts else None
    if last is not None and last.derived and last.sentence >= begin:
        goes_on = _GOES_ON.fullmatch(body, last.reach, token.start) is not None
        return last.said_of if goes_on else None
    if _AS_YET.fullmatch(words):
        return _whole_before(sheet, begin)
    wholes = [
        k
        for k in recent
        if not (drafts[k].part or drafts[k].derived or drafts[k].stock or drafts[k].elsewhere)
    ]
    if _OF_APPLICANTS.fullmatch(words):
        own = [k for k in recent if drafts[k].sentence == drafts[-1].sentence]
        topics = [drafts[k].topic for k in own]
        alike = all(topic is not None and topic.facet == "stage" for topic in topics)
        received = [k for k in own if sheet.slug(k) == "requests_received"]
        return received[0] if alike and len(received) == 1 else None
    of_these = _OF_ALL_THESE.fullmatch(words) and _is_of_requests(drafts[-1:])
    if of_these or _OF_REQUESTS.fullmatch(words):
        if any(sheet.slug(k) in _CARRIED and drafts[k].token.value for k in recent):
            return None
        wholes = [k for k in wholes if sheet.slug(k) in _ALL_REQUESTS]
        return wholes[-1] if len({drafts[k].token.value for k in wholes}) == 1 else None
    remedy = remedy_named(words) if _OF_REMEDY.fullmatch(words) else None
    wholes = [k for k in wholes if remedy is not None and is_remedy_named(sheet, k, remedy)]
    told = any(drafts[k].governor in wholes and not drafts[k].derived for k in recent)
    return wholes[0] if len(wholes) == 1 and not told else None


def _is_of_requests(latest: Sequence[Draft]) -> bool:
    return any(draft.topic is not None and draft.topic.facet in OF_REQUESTS for draft in latest)


def _whole_before(sheet: Sheet, begin: int) -> int | None:
    """收到3件，其中当面2件。均延期办结: the one figure of requests of the sentence before that is no part.

    `begin`: where the sentence of the claim begins.
    """
    drafts, first, body = sheet.drafts, sheet.state.first, sheet.body
    opens = body[begin - 1 : begin] == "。"
    if not opens or len(drafts) != first or not drafts:
        return None
    if _ABOUT_THEM.fullmatch(body, drafts[-1].reach, begin) is None:
        return None
    near = range(max(0, first - RECENT), first)
    wholes = [
        k
        for k in near
        if drafts[k].sentence == drafts[-1].sentence
        and not (drafts[k].part or drafts[k].derived or drafts[k].stock)
    ]
    topic = drafts[wholes[0]].topic if len(wholes) == 1 else None
    stated = topic is not None and (topic.facet == "stage" or topic.slug in REMEDIES)
    return wholes[0] if stated else None


def _is_count(draft: Draft) -> bool:
    return draft.token.qualifier != "negated" and draft.token.unit != "%"


def _remedies(sheet: Sheet, wholes: Sequence[int], k: int, token: Token) -> list[int]:
    """The remedies right before the last one, of which something is said alike."""
    named = [j for j in wholes if is_remedy(sheet, j)]
    beside = remedy_before(sheet, token)
    if beside is not None:
        return []  # 复议机关均维持: of the reviews alone
    return named[:-1] if k in named and named[-1] == k and len(named) == len(wholes) else []


def _said(sheet: Sheet, subjects: Subjects, k: int, token: Token, stop: int) -> Said | None:
    draft = sheet.drafts[k]
    governing = governing_remedy(sheet, k)
    slug = governing or (draft.topic.slug if draft.topic is not None else "")
    if not slug or not draft.token.value or draft.inner:
        return None
    if sheet.body[token.start] in "无没":
        head, qualifier = _none(sheet.body, slug, token.end, stop), _NEGATED
    else:
        head, qualifier = subjects.of_all(slug, token.end, stop), _ALL
    if head is None or _OR.match(sheet.body, head.end) is not None:
        return None
    # 没有被纠正的 is a denial; 无一被纠正 says so of each, and 无败诉 of all.
    words = sheet.body[token.start : head.end]
    value = 0 if qualifier == _NEGATED and "被" in words and "一" not in words else None
    said = Token("all", token.start, head.end, value, draft.token.unit, qualifier)
    return Said(head.topic, said, Subject(head.topic, token.start, head.end), k)


def _none(body: str, slug: str, start: int, stop: int) -> Head | None:
    """What is said of none of the items of a topic (无一被纠正) in ``body[start:stop]``."""
    for words, topic, wholes in _NONE:
        match = words.match(body, start, stop) if slug in wholes else None
        if match is not None:
            return Head(load_topics()[topic], *match.span())
    return None


def clause_end(body: str, token: Token, end: int) -> int | None:
    """Where the clause of a token ends; None for one so long that nothing is taken from it."""
    clause = _CLAUSE.search(body, token.end, min(end, token.end + _MEMORY + 1))
    if clause is not None:
        return clause.start()
    return end if end - token.end <= _MEMORY else None
