"""Cases and requests of every kind, and those of them that are of disclosure: 复议31件，其中信息公开2件."""

from __future__ import annotations

from msgspec.structs import replace

from govreport_parse.statements.drafts import NOTHING, Changes
from govreport_parse.statements.remedies import REMEDIES
from govreport_parse.statements.sheet import Sheet
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["of_disclosure"]

_KINDS = REMEDIES | {"complaints"}
_REQUESTS = frozenset({"requests_received", "requests_accepted"})
_OF_EVERY_KIND = lazy_pattern("各[类种项]")
_OURS = "(?:政府|政务)?信息公开"
_ABOUT = "(?:涉及?|关于|有关|属于?|因|是|为|系|与)?(?:我[局县市区镇]的?)?"
_SUFFIX = (
    "(?:类|方面|领域|工作|事项|有关|相关|而?引[发起])*(?:的|行政|复议|诉讼|投诉|举报|申请|案件?)*"
)
_BEFORE = lazy_pattern(rf"[,;:(]?(?:其中|有|仅|只|,|:)*{_ABOUT}{_OURS}{_SUFFIX}(?:有|仅|只|共|为)*")
_BEGINS = lazy_pattern("[,;:(]?(?:其中|有|仅|只|,|:)*")
_AFTER = lazy_pattern(rf"(?:案件)?{_ABOUT}{_OURS}{_SUFFIX}(?=[,;。)]|$)")
# 复议3件、诉讼2件，均系征收引发，与政府信息公开无关
_ALL_OF_OTHERS = lazy_pattern(
    rf"[,;](?:以上|上述)?(?:案件)?(?:均|都|皆|全部)[^。;\d]{{0,30}}?(?:与{_OURS}(?:工作)?(?:均|都|皆)?无关|(?:不|未)(?:涉及|属于){_OURS})"
)
# 行政诉讼7件，无政府信息公开案件
_NONE_OF_OURS = lazy_pattern(
    rf"[(,](?:其中|均|都|但|并)*(?:无|没有|不涉及|不属于)(?:涉及?|属于)?{_OURS}{_SUFFIX}(?=[,;。)]|$)"
)


def of_disclosure(sheet: Sheet) -> Changes:
    """The figures of the last sentence that speak of cases of every kind, and of those that are ours.

    The form counts cases of disclosure alone: the first figure has no cell, nor what came of those before the
    second is named, which has the first one's.
    """
    changes: Changes = NOTHING
    if _ALL_OF_OTHERS.match(sheet.text, sheet.drafts[-1].reach):
        return {
            k: replace(sheet.drafts[k], inner=True, sum_of=())
            for k in range(sheet.state.first, len(sheet.drafts))
            if _may_be_of_all(sheet, k)
        }
    for k in range(sheet.state.first, len(sheet.drafts)):
        draft = sheet.drafts[k]
        if not draft.inner and _may_be_of_all(sheet, k):
            if _NONE_OF_OURS.match(sheet.text, draft.token.end):
                changes = {**changes, k: replace(draft, inner=True, sum_of=())}
            else:
                changes = {**changes, **_parted(sheet, k)}
    return changes


def _parted(sheet: Sheet, k: int) -> Changes:
    """A figure of all cases without a cell, and the one of ours with it; nothing where none follows."""
    whole = sheet.drafts[k]
    last = min(max((*whole.parts, k + 1)), len(sheet.drafts) - 1)
    ours = next((j for j in range(k + 1, last + 1) if _is_ours(sheet, k, j)), None)
    if ours is None:
        return NOTHING
    between = {j: replace(sheet.drafts[j], inner=True, sum_of=()) for j in range(k + 1, ours)}
    # What comes after ours are outcomes of these: 其中信息公开6件，维持5件，其他1件.
    inside = tuple(j for j in whole.parts if j > ours)
    outer = tuple(j for j in whole.parts if j <= ours)
    part = replace(sheet.drafts[ours], topic=whole.topic, inner=False, basis="list", parts=inside)
    return {**between, k: replace(whole, inner=True, sum_of=(), parts=outer), ours: part}


def _is_ours(sheet: Sheet, k: int, j: int) -> bool:
    """Whether a figure says that it counts those of another one that are of disclosure."""
    draft, whole = sheet.drafts[j], sheet.drafts[k]
    if draft.topic not in (None, whole.topic) or not sheet.same_unit(k, draft.token):
        return False
    if (draft.token.value or 0) > (whole.token.value or 0):
        return False
    words = sheet.text[sheet.drafts[j - 1].token.end : draft.token.start]
    if _BEFORE.fullmatch(words):
        return True
    return bool(_BEGINS.fullmatch(words) and _AFTER.match(sheet.text, draft.token.end))


def _may_be_of_all(sheet: Sheet, k: int) -> bool:
    """Whether a figure may be of cases of every kind: its words do not say that they are of disclosure."""
    draft, slug = sheet.drafts[k], sheet.slug(k)
    words = sheet.text[draft.begin : draft.token.start]
    words += sheet.text[slice(*draft.counted)] if draft.counted else ""
    every = slug in _KINDS or (slug in _REQUESTS and _OF_EVERY_KIND.search(words) is not None)
    return every and "公开" not in words
