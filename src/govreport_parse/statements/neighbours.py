"""What the figures beside a number say of what it counts, and of its unit."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from govreport_parse.statements.drafts import Draft
from govreport_parse.statements.sheet import RECENT, Sheet
from govreport_parse.statements.subjects import Subject
from govreport_parse.statements.surroundings import OF_REQUESTS
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics
from govreport_parse.topics.types import Topic

__all__ = [
    "comes_on_top",
    "document_beside",
    "led",
    "led_by",
    "may_sum_medium",
    "of_own_year",
    "participants",
    "same_again",
    "with_unit",
]

_OWN_YEAR = lazy_pattern("[,(]?(?:20\\d\\d年度?|[本当今]年度?)(?:新增|共|为|有)*")
_BARE_ITEMS = lazy_pattern(r"\((?:[^()\d,;:。、]{1,12}\d{1,9}[、,]?){2,20}\)")
_DIGITS = lazy_pattern(r"\d+")
_ON_TOP = lazy_pattern("(?<![^,;。])(?:另外?(?:与|在|还|于|有|由)|此外)")
_LED = {
    "press_conferences": "press_conferences_led",
    "online_interviews": "online_interviews_led",
}
_GOES_ON = lazy_pattern("[,、](?:并|和)?(?:参加|出席|参与|做客)(?![^,;。]*(?:举办|组织))")

_PRINCIPAL = lazy_pattern("主要|一把手|主任|(?<!副)[局厅省市县区镇乡州]长")
_PARTICIPANTS = frozenset({"人", "人次", "名"})
_NEAR = 10
_DOCUMENT_BESIDE = lazy_pattern("[、和及,](?:行政)?规范性文件")
_RULES_BESIDE = lazy_pattern("[、和及,](?:政府|地方|部门)*规章")
_DOCUMENTS = {
    "rules_made": "normative_issued",
    "rules_repealed": "normative_repealed",
    "rules_in_force": "normative_in_force",
    "rules_disclosed": "normative_disclosed",
    "rules_disclosed_total": "normative_disclosed_total",
}
_RULES = {normative: rules for rules, normative in _DOCUMENTS.items()}


def led(sheet: Sheet, subject: Subject | None, token: Token) -> Subject | None:
    """主要负责同志参加发布会3次，参加在线访谈2次: the doer of the figure before goes on."""
    before = sheet.drafts[-1] if sheet.drafts else None
    if subject is None or before is None or sheet.slug_of(before) not in _LED.values():
        return subject
    slug = _LED.get(subject.topic.slug)
    if slug is None or _GOES_ON.match(sheet.body, before.reach, token.start) is None:
        return subject
    return msgspec.structs.replace(subject, topic=load_topics()[slug])


def led_by(words: str, slug: str) -> Topic | None:
    """The topic of those events of a kind that principal leaders attended, where words speak of these."""
    return load_topics().get(_LED.get(slug, "")) if _PRINCIPAL.search(words) else None


def document_beside(sheet: Sheet, token: Token) -> Subject | None:
    """What documents of one kind count right after those of the other: 废止规章1件、行政规范性文件2件."""
    before = sheet.drafts[-1] if sheet.drafts else None
    if before is None or before.topic is None:
        return None
    words, slug = sheet.body[before.reach : token.start], before.topic.slug
    for beside, kinds in ((_DOCUMENT_BESIDE, _DOCUMENTS), (_RULES_BESIDE, _RULES)):
        topic = load_topics()[kinds[slug]] if slug in kinds else None
        if topic is not None and beside.fullmatch(words) and topic.fits(token.unit):
            return Subject(topic, before.reach, token.start, before.basis)
    return None


def same_again(sheet: Sheet, token: Token) -> Subject | None:
    """What the figure right before counts: 推送315期、1260条."""
    before = sheet.drafts[-1] if sheet.drafts else None
    if before is None or before.topic is None or before.token.unit == token.unit:
        return None
    if sheet.body[before.reach : token.start] != "、" or not before.topic.fits(token.unit):
        return None
    return Subject(before.topic, before.begin, before.end, before.basis)


def of_own_year(sheet: Sheet, token: Token, boundary: int) -> Subject | None:
    """What a part of all up to a date counts that only a year names: 历年累计公开信息2150条，其中2012年330条.

    Figures of other years are none of the report's.
    """
    whole = sheet.drafts[sheet.state.scopes[-1]] if sheet.state.scopes else None
    if (
        whole is None
        or not whole.stock
        or whole.topic is None
        or whole.topic.slug != "proactive_items"
    ):
        return None
    if whole.token.unit != token.unit or not _OWN_YEAR.fullmatch(sheet.body, boundary, token.start):
        return None
    return Subject(whole.topic, boundary, token.start, "list")


def participants(sheet: Sheet, token: Token) -> Subject | None:
    """举办培训班4次，50人: the second number goes on about the first."""
    place = sheet.state.latest
    if place is None or token.unit not in _PARTICIPANTS:
        return None
    latest = sheet.drafts[place]
    near = len(sheet.body[latest.end : token.start]) <= _NEAR
    if latest.topic and latest.topic.slug == "training_courses" and near:
        return Subject(load_topics()["training_participants"], latest.begin, latest.end, "list")
    return None


def comes_on_top(sheet: Sheet, subject: Subject, token: Token) -> bool:
    """Whether a figure comes on top of one that counts the same: 接待咨询1246人次。另在广场接待300人次."""
    if subject.topic.facet in OF_REQUESTS:
        return False
    sentence = sheet.body.rfind("。", 0, token.start) + 1
    if _ON_TOP.search(sheet.body, sentence, token.start) is None:
        return False
    near = sheet.drafts[-RECENT:]
    return any(d.topic and d.topic.slug == subject.topic.slug and not d.inner for d in near)


def may_sum_medium(topic: Topic, listed: Sequence[Draft]) -> bool:
    """Whether a sum may be of the one medium of which its sentence speaks: 公报编印6期，合计公开信息132条."""
    media = {d.topic.slug for d in listed if d.topic and d.topic.facet == "medium"}
    return topic.slug == "proactive_items" and len(media) == 1


def with_unit(sheet: Sheet, token: Token) -> Token:
    """A number in the unit of the figure that its bracket divides: 救助214条(低保156、临时救助58)."""
    owner = sheet.state.brackets[-1].figure if sheet.state.brackets else None
    if token.unit is not None or owner is None:
        return token
    items = _BARE_ITEMS.match(sheet.body, max(sheet.body.rfind("(", 0, token.start), 0))
    if items is None:
        return token
    whole = sheet.drafts[owner].token
    listed = sum(int(digits) for digits in _DIGITS.findall(items.group()))
    return msgspec.structs.replace(token, unit=whole.unit) if listed == whole.value else token
