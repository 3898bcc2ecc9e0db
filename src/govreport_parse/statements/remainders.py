"""What lists come to: sums of figures, what completes a list, and figures that hold others."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from govreport_parse.statements.drafts import Changes, Draft, joined
from govreport_parse.statements.sheet import RECENT, Sheet
from govreport_parse.statements.sums import (
    cell_of,
    is_bare_sum,
    join_named,
    sum_up,
    sums_group,
    sums_items,
)
from govreport_parse.statements.tokens import Token
from govreport_parse.statements.words import end_of_words
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.types import Topic

__all__ = ["is_complete", "join", "sum_of", "total", "whole_of_share"]

# What stands right after a figure of requests, or of suits, as its parts.
_NEW = frozenset({"requests_received", "requests_accepted"})
_JOINED = frozenset({"applicant", "channel", "kind"})
_RECEIVED, _CARRIED_IN = "requests.received", "requests.carried_in"
_HOLDING = lazy_pattern("(?<!不)含|其中|包括|应办|需办|应办理|需办理|需处理|办理(?!结果)")
_THESE = lazy_pattern(r"(?:上述|以上)[^,;。\d]{0,8}(?:共|合计)")
_REST = lazy_pattern("其[他它余](?!中|方式|渠道|途径|形式)")
_LEFT_OVER = lazy_pattern("(?:其余|余下|剩余|剩下)(?!中|方式|渠道|途径|形式)")
# 维持22件，其他4件，3件在办: a number comes right after a list, of what the words after it say.
_GOES_ON = lazy_pattern(r"[,、;]\d[\d,.]*[^\d,;。、()]{2}")
_ROUNDED = Decimal("0.5")  # what shares that are rounded may miss of 100 % together
_PIECES = frozenset({"条", "件", "篇", "项", "份"})
# Rows whose sum a form does not print; requests and remedies have totals.
_ROWS = frozenset({"", "inquiry", "medium"})
_TOTAL = lazy_pattern("共计|合计|总计|一共|总共|累计共|共|[合加]起来")


def total(sheet: Sheet, boundary: int, token: Token) -> Changes:
    """共计N: the figures just listed are parts of the last one."""
    items, whole = sums_items(sheet, boundary, token), sheet.drafts[-1]
    if items is not None:
        return items
    words = sheet.body[boundary : end_of_words(sheet.body, token)]
    if whole.part and (group := sums_group(sheet, boundary, token)):
        return group
    if whole.part or not any(sign in words for sign in "共计起"):
        return {}
    if _THESE.search(words) or is_bare_sum(sheet, words):
        return sum_up(sheet, words if boundary <= whole.sentence else "")
    if whole.topic is None or not _TOTAL.search(words):
        return {}
    listed: list[int] = []
    for k in range(len(sheet.drafts) - 2, sheet.state.first - 1, -1):
        draft = sheet.drafts[k]
        topic = draft.topic
        if draft.closed or draft.derived:
            continue  # 直接起诉4件（维持3件）、复议后起诉2件，合计6件
        if topic is None and not draft.part and sheet.same_unit(k, whole.token):
            return {}  # what it counts may be among them
        if draft.part or topic is None or whole.topic.slug not in topic.within:
            break
        if {draft.token.unit, whole.token.unit} - _PIECES and draft.token.unit != whole.token.unit:
            break  # 公报6期，刊登文件78件，合计公开信息132条
        listed.append(k)
    if len(listed) < 2:
        return {}
    parts = tuple(reversed(listed))
    changes = {k: replace(sheet.drafts[k], part=True) for k in parts}
    return changes | {len(sheet.drafts) - 1: replace(whole, parts=parts, complete=True)}


def sum_of(sheet: Sheet, k: int) -> tuple[str, ...]:
    """The cells whose sum a number of requests states that holds those carried in, and its parts.

    共收到31件（含上年结转2件），自然人29件: new and carried in, both of them.
    """
    draft = sheet.drafts[k]
    if draft.stock:
        return ()
    if draft.sum_of or not sheet.state.carried_in:
        return draft.sum_of or _of_parts(sheet, draft)
    whole = k if draft.topic and draft.topic.facet == "stage" else sheet.whole_of(k)
    if whole is None or not _holds_carried_in(sheet, sheet.drafts[whole]):
        return ()
    code = draft.topic.indicator.get(sheet.form or "") if draft.topic else None
    return (_RECEIVED, _CARRIED_IN) if code == _RECEIVED else ()


def _of_parts(sheet: Sheet, draft: Draft) -> tuple[str, ...]:
    """The cells of the rows that a figure without one adds up: 咨询106次，其中现场40次、电话66次."""
    if not 2 <= len(draft.parts) <= RECENT or draft.stock or draft.elsewhere or draft.inner:
        return ()
    if draft.topic is not None and (draft.topic.facet or draft.topic.has_cell(sheet.form)):
        return ()
    parts = [sheet.drafts[k] for k in draft.parts]
    if sum(part.token.value or 0 for part in parts) != draft.token.value:
        return ()
    if any(part.topic and part.topic.facet not in _ROWS for part in parts):
        return ()
    cells = [cell_of(sheet, part) for part in parts]
    distinct = len(set(cells)) == len(cells)
    return tuple(cell for cell in cells if cell) if all(cells) and distinct else ()


def _holds_carried_in(sheet: Sheet, whole: Draft) -> bool:
    new = {sheet.slug(k) for k in whole.parts[:2]} == {"requests_received", "requests_carried_in"}
    for k in whole.parts[:RECENT]:
        topic = sheet.drafts[k].topic
        if topic is not None and topic.slug == "requests_carried_in" and topic.has_cell(sheet.form):
            between = sheet.body[whole.begin : sheet.drafts[k].token.start]
            return new or _HOLDING.search(between) is not None
    return False


def is_complete(sheet: Sheet, draft: Draft) -> bool:
    """Whether the words say that a breakdown of two parts or more lists all there are.

    They do in 分别为 or 按…分 without 等 at the end, and in a list whose shares add up to 100 % or
    that ends in 其他N件; not where a figure of the list could not be read.
    """
    if len(draft.parts) < 2 or draft.unread:
        return False
    parts = [sheet.drafts[k] for k in draft.parts]
    end = max(part.reach for part in parts)
    if sheet.body.startswith("等", end) or _GOES_ON.match(sheet.body, end):
        return False
    return draft.complete or _is_rest(sheet.body, parts[-1]) or _share_all(parts)


def whole_of_share(sheet: Sheet, own: int) -> int | None:
    """The figure of which a share shows another to be a part, also where no 其中 does: 收到13件，予以公开11件，占84.6%."""
    draft = sheet.drafts[own]
    if draft.part or draft.topic is None:
        return None
    last = len(sheet.drafts) - 1
    for k in range(last - 1, max(sheet.state.first, last + 1 - RECENT) - 1, -1):
        whole = sheet.drafts[k]
        if k == own:
            continue
        beside = whole.share is not None and whole.topic and whole.topic.facet == draft.topic.facet
        if beside or (draft.token.value or 0) > (whole.token.value or 0):
            continue  # 现场咨询905人次，占40%；电话咨询1312人次，占58%: one beside the other
        if whole.topic is not None and whole.topic.slug in draft.topic.within:
            return k
    return None


def join(sheet: Sheet) -> Changes:
    """The last figure and what it is right after and a part of: 收到28件，网络20件, applicants and channels of requests."""
    own, draft = len(sheet.drafts) - 1, sheet.drafts[-1]
    topic = draft.topic
    if draft.period is not None:
        return {}
    named = join_named(sheet)
    if named or topic is None or topic.facet not in _JOINED or draft.token.value is None:
        return named
    begin = max(sheet.state.first, len(sheet.drafts) - RECENT)
    if topic.facet == "applicant" and _goes_on_from_before(sheet, topic):
        begin = max(0, len(sheet.drafts) - RECENT)
    for k in range(own - 1, begin - 1, -1):
        whole = sheet.drafts[k]
        column = whole.topic is not None and len(whole.topic.applicants) == 1
        alone = column or _alike(whole, topic)
        if _may_list(sheet, whole, topic) and not alone:
            parts = [sheet.drafts[k] for k in whole.parts[-RECENT:]]
            facets = {part.topic.facet for part in parts if part.topic} - {"stage"}
            alike = [p for p in parts if p.topic and p.topic.facet == topic.facet]
            listed = sum(part.token.value or 0 for part in alike)
            room = listed + draft.token.value <= (whole.token.value or 0)
            classes = [{part.topic.slug for part in alike if part.topic} | {topic.slug}]
            room = room or any(
                set(one) in classes for one in (whole.topic.classes if whole.topic else ())
            )
            if facets <= {topic.facet} and room and not whole.stock:
                return joined(sheet.drafts, k, own)
    return {}


def _may_list(sheet: Sheet, whole: Draft, topic: Topic) -> bool:
    """Whether a figure may be broken down by a topic; all requests due where no figure of new ones stands beside it."""
    slug = sheet.slug_of(whole)
    if slug != "requests_due" or topic.facet != "applicant":
        return slug in topic.within
    return not any(sheet.slug(k) in _NEW for k in sheet.recent())


def _goes_on_from_before(sheet: Sheet, topic: Topic) -> bool:
    """Whether a sentence lists the applicants of the one figure of requests before: 收到21件。公民15件，企业6件.

    Where 办结25件 stands there, too, they may be of these.
    """
    own = sheet.drafts[sheet.state.first : -1]
    if len(own) >= RECENT or any(not _alike(draft, topic) for draft in own):
        return False
    before = sheet.drafts[max(0, len(sheet.drafts) - RECENT) : sheet.state.first]
    stages = [draft for draft in before if draft.topic and draft.topic.facet == "stage"]
    return len(stages) == 1 and not any(_alike(draft, topic) for draft in before)


def _alike(draft: Draft, topic: Topic) -> bool:
    """Whether a figure is itself an item of the list that one of a topic goes on: 企业8件，律所5件."""
    return draft.part and draft.topic is not None and draft.topic.facet == topic.facet


def _is_rest(body: str, part: Draft) -> bool:
    """Whether a part is what is left: 其他2件, 其余为当面9件."""
    if _LEFT_OVER.search(body, max(part.begin - 4, part.sentence), part.token.start):
        return True
    return part.counted is not None and _REST.match(body, part.counted[0]) is not None


def _share_all(parts: Sequence[Draft]) -> bool:
    """Whether the shares of all parts add up to 100 %."""
    shares = [Decimal(part.share.value or 0) for part in parts if part.share is not None]
    return len(shares) == len(parts) and abs(sum(shares, Decimal(-100))) <= _ROUNDED
