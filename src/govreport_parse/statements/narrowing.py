"""What a figure counts of what its words name: one body's, a part, a rest, a row of a group."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from govreport_parse.statements.bodies import goes_by_matter, of_one_body, of_some_applicants
from govreport_parse.statements.clauses import are_said_after, clause_begin, names_next
from govreport_parse.statements.neighbours import comes_on_top, led
from govreport_parse.statements.other_counts import counts_other, is_of_whole_site
from govreport_parse.statements.outcomes import outcome_among
from govreport_parse.statements.restated import Figure
from govreport_parse.statements.rows import leaf_of, stage_of
from govreport_parse.statements.sheet import RECENT, Sheet
from govreport_parse.statements.subjects import GROUPS, Subject
from govreport_parse.statements.surroundings import OF_REQUESTS
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["narrowed"]

_OTHER = lazy_pattern("其[他它余]$")
# 专职2名，加上各科兼职共13名: with others, and not of those alone.
_WITH_OTHERS = lazy_pattern(
    r"(?:^|[,;。(])(?:再?加上?|连同|算上)[^,;:。()\d结转]{2,16}(?:一共|总共|合计|共计|总计|共)(?:有|为)?$"
)
_REASON = 24
_ITEM_START = lazy_pattern("[,;:。、()]|其中|另有")
_REQUESTS = frozenset({"requests_received", "requests_accepted", "requests_due"})
_OF_BODIES = _REQUESTS | {"proactive_items", "normative_issued", "reconsideration", "litigation"}
_CLAUSE_AFTER = lazy_pattern(r"[^,;:。、()\d]{3,20}")
_DONE = frozenset({"requests_concluded", "requests_answered"})


def narrowed(
    sheet: Sheet,
    found: Subject | None,
    token: Token,
    start: int,
    boundary: int,
    earlier: Sequence[Figure],
    *,
    office: bool,
) -> Subject | None:
    """What a number counts, unless it is of a part of what is named; the row of it that is said.

    Parameters
    ----------
    sheet
        The figures before it, with what it says of them.
    found
        What its words name.
    start, boundary
        Where its sentence begins, and where its own words do.
    earlier
        Figures of its section in the paragraphs before.
    office
        The office of a government reports.
    """
    if found is not None and comes_on_top(sheet, found, token):
        return replace(found, inner=True)
    if found is not None and counts_other(sheet, found, token, start, boundary):
        return replace(found, inner=True)
    if found is not None and is_of_whole_site(sheet, found, token, boundary):
        found = replace(found, basis="context")
    if found is not None and _is_of_one_body(sheet, found, token, boundary, earlier, office=office):
        return replace(found, inner=True)
    if found is not None and names_next(sheet.body, token, found.start):
        return None
    if found is not None and _is_rest(sheet.body, found, token):
        return None
    facet = found.topic.facet if found is not None else ""
    if facet in OF_REQUESTS and of_some_applicants(sheet.body, token, facet):
        return None
    if found is not None and _is_matter(sheet, facet, token, start):
        return None
    return _special(sheet, led(sheet, found, token), token, boundary)


def _is_matter(sheet: Sheet, facet: str, token: Token, start: int) -> bool:
    """Whether what is named is only what requests are about: 收到30件，按内容分，行政许可5件."""
    if facet in OF_REQUESTS and facet not in ("applicant", "channel"):
        return False
    near = (draft.topic for draft in reversed(sheet.drafts[-RECENT:]))
    before = next((topic.facet for topic in near if topic is not None), None)
    of_requests = "申请" in sheet.text[: token.start] if before is None else before in OF_REQUESTS
    across = facet not in OF_REQUESTS
    return of_requests and goes_by_matter(sheet.body, token, start, across=across)


def _is_rest(body: str, subject: Subject, token: Token) -> bool:
    """Whether a figure is of a rest: 其他答复12件, 其他回应18次; 其他6件均为本机关不掌握, of what is said after it."""
    if subject.topic.slug == "requests_other_outcome" and are_said_after(body, token):
        return True
    whole = subject.topic.facet == "stage" or subject.topic.slug == "hot_topics"
    return whole and _OTHER.search(body, max(0, subject.start - 2), subject.start) is not None


def _is_of_one_body(
    sheet: Sheet,
    subject: Subject,
    token: Token,
    boundary: int,
    earlier: Sequence[Figure],
    *,
    office: bool,
) -> bool:
    """Whether it is of one of the bodies that a figure before counts together: 其中乡镇收到23件."""
    if subject.topic.slug not in _OF_BODIES:
        return False
    words = sheet.body[
        clause_begin(sheet.body, boundary, token.start, bracketed=True) : token.start
    ]
    return of_one_body(words, office=office) and _is_counted_before(
        sheet, token, subject.topic.slug, earlier
    )


def _is_counted_before(sheet: Sheet, token: Token, own: str, earlier: Sequence[Figure]) -> bool:
    """Whether a figure before counts the same, and no fewer: of all bodies together."""
    recent = sheet.drafts[-RECENT:]
    before = [(d.topic.slug, d.token.value) for d in recent if d.topic]
    before += [(figure.topic, figure.value) for figure in earlier]
    return any(
        (slug == own or {slug, own} <= _REQUESTS) and (value or 0) >= (token.value or 0)
        for slug, value in before
    )


def _special(sheet: Sheet, subject: Subject | None, token: Token, boundary: int) -> Subject | None:
    """A subject, or the row of it that a reason before its name says."""
    body, form = sheet.body, sheet.form
    if subject is None or _WITH_OTHERS.search(body, boundary, token.start):
        return None
    own = sheet.drafts[sheet.state.first :][-RECENT:]
    subject = outcome_among(subject, body, token, boundary, own)
    slug = subject.topic.slug
    if subject.basis == "context" or not (slug in GROUPS or slug in _DONE):
        return subject
    if subject.start > token.end:
        words = body[token.end : subject.start]  # 1件实为投诉而不予处理
        leaf = leaf_of(subject.topic, words, form, token.unit)
        return subject if leaf is None else Subject(leaf, token.end, subject.end)
    if subject.end > token.start:
        return subject
    if body.startswith("有", token.start - 1):
        after = _CLAUSE_AFTER.match(body, token.end)  # 无法提供的有38件不由本厅掌握
        leaf = leaf_of(subject.topic, after.group(), form, token.unit) if after else None
        if leaf is not None:
            return Subject(leaf, token.end, after.end() if after else token.end)
    if slug in _DONE:
        stage = stage_of(
            body[clause_begin(body, boundary, token.start, bracketed=True) : token.start]
        )
        if stage is not None and stage.fits(token.unit):  # 延到2021年答复1件
            return replace(subject, topic=stage)
    begin = max(boundary, subject.start - _REASON)
    words = _ITEM_START.split(body[begin : subject.start])[-1]
    leaf = leaf_of(subject.topic, words, form, token.unit)
    return subject if leaf is None else Subject(leaf, subject.start - len(words), subject.end)
