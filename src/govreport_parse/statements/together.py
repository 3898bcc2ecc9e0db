"""Rows that one figure counts together: 不予公开、无法提供共9件, 其余6件为内部事务、过程性信息和行政查询."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from govreport_parse.statements.clauses import begins_clause
from govreport_parse.statements.pairs import names_in
from govreport_parse.statements.rows import leaf_of
from govreport_parse.statements.subjects import GROUPS, Subjects
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics
from govreport_parse.topics.matcher import load_matcher
from govreport_parse.topics.types import Topic

__all__ = ["Joint", "joint", "named_in_bracket"]

# Words further back than this say nothing of a figure; sentences measure 120 characters at most.
_MEMORY = 400
_BEFORE = lazy_pattern(
    r"(?:^|[,;:。(、]|其中|另有)(?P<names>[^,;:。()\d]{2,30}(?:[、和及与或]|以及)[^,;:。()\d、]{2,16}?)(?:等|的|共计|合计|总计|共|一并|情形)*$"
)
_AFTER = lazy_pattern(
    r"(?:申请|案件)?(?:均|都|全部)?(?:分别)?(?:为|是|系|属于|属|因|作|被|来自|由)?"
    r"(?P<names>[^,;:。()\d□]{2,24}(?:[、和及与或]|以及)[^,;:。()\d□]{2,36}?)(?:等|的|情形)*+(?=[,;。)]|$)"
)
_SUM = lazy_pattern("合计|共计|总计")
_IN_BRACKET = lazy_pattern(r"\((?:包?含|包括)(?P<names>[^()\d]{2,24})\)(?:的|共|计|有)*$")
# 不予处理或作其他处理: what leads to the name of an item.
_LEADS = lazy_pattern("^(?:作出?|给予|予以|属于?|因|为|是)(?=[^公]{3})")
_FACETS = frozenset({"outcome", "medium", "channel", "applicant"})
# Rows without a facet that a figure may count together: 处罚和强制共437件.
_TOGETHER = frozenset(
    {
        *("licences", "penalties", "coercions", "other_services"),
        *("press_conferences", "online_interviews", "rules_made", "normative_issued"),
    }
)
_SUMMED = frozenset(
    {"medium", "channel"}
)  # whose names in a row may be how each item was published
# 其余5件来自企业和律所: whose names may stand after the number.
_SAID_AFTER = frozenset({"outcome", "applicant"})
_BETWEEN = lazy_pattern("[、或和与]|以及|(?<![涉危])及")
# 逾期不补正、行政机关不再处理: what came of it, and no other row.
# 因不掌握、没有现成信息等原因无法提供: of the whole group, whose reasons are examples.
_AND_SO_ON = lazy_pattern("等(?:原因|理由|因素|情况|情形)(?:而|的)?[^,;。等]{0,8}$")
# 七件予以公开、一件部分公开: the second has a number of its own.
_OWN_NUMBER = lazy_pattern("[一二两三四五六七八九十百]+(?:余|多)?[件条宗份]")
_GROUP = 6  # characters of a group's name; longer ones say more than that
_CONSEQUENCE = lazy_pattern(
    "(?:行政机关|本机关)?(?:不再|被?视为|终止)|(?:已)?(?:告知|提供)(?:其|申请人)?(?:查询|获取)"
)


class Joint(msgspec.Struct, frozen=True):
    """Several rows: their topics, and the cells whose sum a figure states.

    None where the figure's own topic has them; no cells where one of the rows is unknown.
    """

    topics: tuple[Topic, ...]
    cells: tuple[str, ...] | None = ()


def joint(
    subjects: Subjects, topic: Topic | None, token: Token, boundary: int, form: str | None
) -> Joint | None:
    """The rows that a figure counts together, where its words name more of them than its topic."""
    if topic is None or not (topic.facet in _FACETS or topic.slug in _TOGETHER):
        return None
    if _AND_SO_ON.search(subjects.body, boundary, token.start):
        return None if topic.slug in GROUPS else Joint(())
    names = _names(subjects.body, topic, token, boundary)
    named = [(name, _row(subjects, name, topic, token.unit, form)) for name in names]
    rows = tuple({row.slug: row for _, row in named if row is not None}.values())
    if len(rows) < 2:
        return None
    known = all(row is not None for _, row in named)
    groups = {one.slug for one in rows if any(_is_group(one, row, form) for row in rows)}
    if groups:
        # 因不掌握、审批中等原因无法提供: the group says what came of both, of which one is not known.
        reasons = (row for name, row in named if row and row.slug in groups and len(name) > _GROUP)
        known = known and not any(reasons)
        rows = tuple(row for row in rows if row.slug not in groups)
    cells = tuple(dict.fromkeys(cell for row in rows for cell in _cells(row, form)))
    fewer = (token.value or 0) < len(rows) or (known and len(rows) < 2)
    if fewer or any(_holds(one, two) for one in cells for two in cells):
        return None  # 第三方不同意、涉及隐私1件: of one row, in two ways
    if topic.facet == "applicant":
        # 商业企业和科研机构共12件: of two columns. 法人和其他组织 are one.
        one_of = any(set(topic.applicants) <= set(row.applicants) for row in rows)
        return Joint(rows) if one_of and len(topic.applicants) == 1 else None
    lacking = [row for row in rows if not _cells(row, form)]
    if known and all(_is_within(row, cells, form) for row in lacking):
        return Joint(rows, None if cells == _cells(topic, form) else cells)
    # 不同意公开、不掌握的共5件: not of one of them alone. 涉密、涉隐私不予公开3件 is of the group.
    one_of = topic.facet == "outcome" and topic.slug in {row.slug for row in rows}
    return Joint(rows) if one_of else None


def _is_group(group: Topic, row: Topic, form: str | None) -> bool:
    """Whether a form has a row in a group; 2014's 不属于本机关公开 stands beside 不同意公开."""
    cells = _cells(group, form)
    inside = any(_holds(outer, inner) for outer in cells for inner in _cells(row, form))
    return group.slug in GROUPS and group.slug in row.within and (inside or not cells)


def _holds(outer: str, inner: str) -> bool:
    """Whether a cell is the group of another."""
    return inner.startswith(f"{outer}.")


def _is_within(row: Topic, cells: Sequence[str], form: str | None) -> bool:
    """Whether a form counts all that a row without a cell holds in other rows: 2008's 不予公开及无法提供."""
    leaves = [
        one.indicator.get(form or "") for one in load_topics().values() if row.slug in one.within
    ]
    return bool(leaves) and all(
        leaf is None or any(_holds(cell, leaf) for cell in cells) for leaf in leaves
    )


def named_in_bracket(
    subjects: Subjects, token: Token, boundary: int, form: str | None
) -> tuple[str, ...]:
    """The cells of several rows that a bracket before a number names: 书面（含信函和传真）的15件."""
    words = _IN_BRACKET.search(subjects.body, max(boundary, token.start - _MEMORY), token.start)
    names = names_in(words["names"]) if words is not None else []
    topics = [subjects.of_item(f"{name}申请", token.unit) for name in names]
    facets = {topic.facet if topic else "" for topic in topics}
    codes = [topic.indicator.get(form or "", "") for topic in topics if topic]
    if len(topics) < 2 or not facets <= {"channel"} or not all(codes):
        return ()
    return tuple(dict.fromkeys(codes))


def _names(body: str, topic: Topic, token: Token, boundary: int) -> Sequence[str]:
    """The names of several things before a number, else after one that begins its clause."""
    words = _BEFORE.search(body[max(boundary, token.start - _MEMORY) : token.start])
    if words is None and begins_clause(body, token, boundary):
        words = _AFTER.match(body, token.end) if topic.facet in _SAID_AFTER else None
    summed = topic.facet in _SUMMED and (words is None or not _SUM.search(words.group()))
    if words is None or summed:
        return ()
    names = _BETWEEN.split(words["names"]) if topic.facet == "outcome" else names_in(words["names"])
    if any(_OWN_NUMBER.match(name) for name in names):
        return ()
    return [name for name in names if name and not _CONSEQUENCE.match(name)]


def _row(
    subjects: Subjects, name: str, topic: Topic, unit: str | None, form: str | None
) -> Topic | None:
    """The row that one name of several says, of the facet of `topic`."""
    for words in dict.fromkeys((name, _LEADS.sub("", name))):
        found = subjects.of_item(words, unit)
        if found is not None and found.facet == topic.facet:
            if found.slug in GROUPS:
                return leaf_of(found, words, form, unit) or found
            return found
    rows = load_matcher().rows.get(topic.facet, ())
    fitting = (row for pattern, row in rows if pattern.search(name) and row.fits(unit))
    return next((row for row in fitting if row.has_cell(form)), None)


def _cells(row: Topic, form: str | None) -> tuple[str, ...]:
    """The cells of a row, or of those that it is the sum of."""
    cell = row.indicator.get(form or "")
    return (cell,) if cell else row.sum_of.get(form or "", ())
