"""Of which open breakdowns a figure that comes is a part, and which it closes."""

from __future__ import annotations

from govreport_parse.statements.drafts import Draft
from govreport_parse.statements.membership import is_inner, is_of_applicants, is_part
from govreport_parse.statements.sheet import Sheet
from govreport_parse.statements.tokens import Token
from govreport_parse.topics.types import Topic

__all__ = ["closed_for"]

# What outcomes are of, whatever else stands before them.
_DONE = frozenset({"requests_concluded", "requests_answered"})


def closed_for(sheet: Sheet, topic: Topic | None, token: Token) -> tuple[Sheet, bool]:
    """The sheet without the breakdowns that a figure cannot be a part of.

    And whether it is a part by another classification than its whole's.
    """
    fresh = sheet.state.fresh and bool(sheet.state.scopes)
    if fresh and topic is None:
        sheet = _rescoped(sheet, token)
    elif fresh and topic is not None and topic.facet == "outcome":
        sheet = _of_concluded(sheet, topic, token)
    while sheet.state.scopes:
        scope = sheet.state.scopes[-1]
        inner = _as_part(sheet, topic, token, scope)
        if inner is not None:
            return sheet, inner
        before = sheet.body[sheet.drafts[-1].reach : token.start]
        if sheet.state.semicolons or before.startswith(("、", "和")):
            sheet = sheet.revised(scope, unread=True)
        sheet = sheet.at(scopes=sheet.state.scopes[:-1], fresh=False)
    if fresh and topic is not None and (topic.facet or topic.under):
        sheet = sheet.at(scopes=_found_before(sheet, topic, token))
    return sheet, False


def _as_part(sheet: Sheet, topic: Topic | None, token: Token, scope: int) -> bool | None:
    """Whether a part of a draft is one by another classification; None for what is no part of it."""
    whole = sheet.drafts[scope]
    if is_part(sheet, topic, token, scope):
        # 解读22篇，其中文字解读5篇: its cell is that of all 22.
        of_all = not (whole.stock or _is_of_province(sheet, whole))
        return topic is not None and sheet.slug_of(whole) == topic.slug and of_all
    if topic is None:
        return None
    if is_inner(sheet, topic, token, scope):
        # 其他答复38件，包括不掌握14件: rows of their own where the rest has no cell.
        of = whole.topic
        return of is None or of.facet != topic.facet or of.has_cell(sheet.form)
    return True if is_of_applicants(sheet, topic, token, scope) else None


def _is_of_province(sheet: Sheet, whole: Draft) -> bool:
    """Whether a department of a province gives a figure of all bodies below it: a part of it may be its own."""
    return whole.inner and "全省" in sheet.text[whole.begin : whole.token.start]


def _found_before(sheet: Sheet, topic: Topic, token: Token) -> tuple[int, ...]:
    """The last figure of which one of a topic may be a part: 办结43件，结转5件。其中予以公开22件 is of those concluded."""
    drafts, recent = sheet.drafts, sheet.recent()
    wholes = [
        k
        for k in recent
        if sheet.slug(k) in topic.within and not (drafts[k].part or drafts[k].closed)
    ]
    if topic.facet == "outcome":
        # 共办理142件，其中办结136件。从结果看，予以公开54件: of the 136, though they are a part.
        wholes = [k for k in recent if sheet.slug(k) in _DONE] or wholes
    if topic.facet in ("outcome", "stage"):
        wholes = [k for k in wholes if not _is_with_carried_in(sheet, k)]
    own = [k for k in wholes if is_part(sheet, topic, token, k, near=False)]
    return tuple(own[-1:])


def _is_with_carried_in(sheet: Sheet, k: int) -> bool:
    """Whether a figure of new requests stands beside those carried in: outcomes are of both together."""
    beside = sheet.drafts[k + 1 : k + 2]
    carried = [d for d in beside if sheet.slug_of(d) == "requests_carried_in" and not d.part]
    return sheet.slug(k) == "requests_received" and any(d.token.value for d in carried)


def _of_concluded(sheet: Sheet, topic: Topic, token: Token) -> Sheet:
    """共办理42件，其中办结36件。从办理结果看，予以公开20件: of the 36."""
    scope = sheet.drafts[sheet.state.scopes[-1]]
    if scope.topic is not None or sheet.state.resumed != len(sheet.drafts):
        return sheet
    done = [k for k in sheet.recent() if sheet.slug(k) in _DONE]
    own = bool(done) and is_part(sheet, topic, token, done[-1], near=False)
    return sheet.at(scopes=(done[-1],)) if own else sheet


def _rescoped(sheet: Sheet, token: Token) -> Sheet:
    """户611户名单分3次公示，其中集中安置540户: of the figure in its own unit."""
    scopes, drafts = sheet.state.scopes, sheet.drafts
    if sheet.same_unit(scopes[-1], token):
        return sheet
    for k in range(scopes[-1] - 1, sheet.state.first - 1, -1):
        if not drafts[k].part and drafts[k].token.unit == token.unit:
            return sheet.at(scopes=(*scopes[:-1], k))
    return sheet
