"""Which review or suit an outcome is of, and the cell that it has by that."""

from __future__ import annotations

from msgspec.structs import replace

from govreport_parse.statements.drafts import Changes, Draft
from govreport_parse.statements.sheet import RECENT, Sheet
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.types import Topic

__all__ = [
    "REMEDIES",
    "former_or_latter",
    "govern",
    "governed_by",
    "governing_remedy",
    "is_decided",
    "is_one_kind",
    "is_remedy",
    "is_remedy_named",
    "is_remedy_of",
    "of_remedy",
    "remedy_before",
    "remedy_named",
    "remedy_of",
]

REMEDIES = frozenset(
    {"reconsideration", "litigation", "litigation_direct", "litigation_after_reconsideration"}
)
_KINDS_OF_SUITS = ("litigation_direct", "litigation_after_reconsideration")
_CLAUSE = 6  # characters after a number that may say what it counts: 3件经过复议
_LITIGATION = lazy_pattern("诉讼|起诉|法院|判决")
_DIRECT = lazy_pattern("未经复议|直接(?:起诉|提起|诉)")
_AFTER = lazy_pattern(
    "(?:复议(?:之|以)?后|(?<!未)经复议|先复议)(?:的|再|又|而)?(?:政府信息公开)?(?:行政)?(?:提起)?(?:起诉|诉讼)"
)
# What words right after a number say of it alone: 另3件为复议后起诉；法院纠正1件.
_SAID = lazy_pattern(r"(?:均|都)?(?:为|系|是|属|经过|未经)[^,;。()\d]{2,16}(?=[,;])")
_ORDER = {"前者": -2, "后者": -1}
_BOTH = lazy_pattern("两类|两者|合计|共计|总计|均由|上述")


def remedy_of(sheet: Sheet, k: int, topic: Topic) -> int:
    """The remedy whose cases a figure counts: itself, or what stands before it (已审结5件)."""
    if sheet.slug(k) in topic.within:
        return k
    remedy = _remedy_before(sheet, k)
    return k if remedy is None else remedy


def _remedy_before(sheet: Sheet, k: int) -> int | None:
    """The nearest remedy before a draft; of two kinds that are parts of one, that one."""
    before = range(k - 1, max(-1, k - RECENT), -1)
    nearest = next((j for j in before if is_remedy(sheet, j)), None)
    if nearest is None or not sheet.drafts[nearest].part:
        return nearest
    wholes = (j for j in before if is_remedy(sheet, j) and nearest in sheet.drafts[j].parts)
    whole = next(wholes, None)
    return whole if whole is not None and len(sheet.drafts[whole].parts) > 1 else nearest


def govern(sheet: Sheet, topic: Topic) -> Changes:
    """The last figure, an outcome, with its cell, and its whole: the remedy of the same sentence."""
    own, draft = len(sheet.drafts) - 1, sheet.drafts[-1]
    governor = _governor(sheet, draft, topic)
    if governor is None:
        return {own: of_remedy(sheet, draft, topic, _named_remedy(sheet, draft))}
    draft = governed_by(sheet, draft, topic, governor)
    whole = sheet.drafts[governor]
    # 结转复议2件、新收5件，审结6件: of both, where it is more than the first and another stands between.
    decided = topic.slug == "outcome_decided" and governor + 1 < own
    more = decided and (draft.token.value or 0) > (whole.token.value or 0)
    if draft.derived or more:
        return {own: draft}
    return {
        governor: replace(whole, parts=(*whole.parts, own)),
        own: replace(draft, part=True),
    }


def governed_by(sheet: Sheet, draft: Draft, topic: Topic, governor: int) -> Draft:
    """An outcome with the cell that it has under a remedy, or what decided cases are of."""
    decided = sheet.drafts[governor]
    if decided.topic is not None and decided.topic.under and decided.governor is not None:
        governor = decided.governor  # 已审结4件，其中维持3件
    remedy = _kind_of(sheet, governor) or sheet.slug(governor)
    return of_remedy(sheet, draft, topic, remedy, governor=governor)


def _kind_of(sheet: Sheet, governor: int) -> str:
    """The kind that all suits of a figure are said to be: 诉讼2宗，均未经复议，均维持."""
    for draft in reversed(sheet.drafts[sheet.state.first :]):
        if draft.said_of == governor and draft.topic and draft.topic.facet == "kind":
            return draft.topic.slug
    return ""


def of_remedy(
    sheet: Sheet, draft: Draft, topic: Topic, remedy: str, *, governor: int | None = None
) -> Draft:
    """An outcome with the cell, or the cells, that it has under a remedy by its slug.

    `governor`: the remedy's own figure, where it is known.
    """
    cell, sum_of = topic.under.get(remedy, {}).get(sheet.form or ""), draft.sum_of
    if cell is not None and "+" in cell:
        sum_of, cell = tuple(cell.split("+")), None
    if cell is None and not sum_of and remedy == "litigation":
        # The newer forms have suits by kind alone.
        kinds = [topic.under.get(kind, {}).get(sheet.form or "") for kind in _KINDS_OF_SUITS]
        sum_of = tuple(code for code in kinds if code)
    return replace(
        draft,
        remedy=remedy,
        cell=cell,
        sum_of=sum_of,
        governor=draft.governor if governor is None else governor,
    )


def _named_remedy(sheet: Sheet, draft: Draft) -> str:
    """The remedy whose outcome it is where its total is not printed: 行政复议维持1件、纠正1件."""
    own = len(sheet.drafts) - 1
    named = _remedy_beside(sheet, own, draft.token, _said_until(draft))
    if named in _KINDS_OF_SUITS:
        return named
    if any(sheet.slug(k) in REMEDIES for k in range(sheet.state.first, own)):
        return ""
    before = sheet.drafts[own - 1] if own > sheet.state.first else None
    if named is None and before is not None:
        return before.remedy
    begin = before.reach if before is not None else draft.sentence
    both = sheet.body[begin : draft.token.end]
    return "" if "复议" in both and _LITIGATION.search(both) else named or ""


def _governor(sheet: Sheet, draft: Draft, topic: Topic) -> int | None:
    """The remedy that an outcome is of: the one named beside it, else the nearest."""
    own = len(sheet.drafts) - 1
    wholes = [
        k
        for k in range(max(sheet.state.first, own - RECENT), own)
        if sheet.slug(k) in topic.within
        and not (sheet.drafts[k].closed or sheet.slug(k) == "outcome_decided")
    ]
    before = sheet.drafts[own - 1] if own > sheet.state.first else None
    named = _remedy_beside(sheet, own, draft.token, _said_until(draft))
    begin = before.reach if before is not None else draft.sentence
    order = former_or_latter(sheet.body[begin : draft.token.start])
    if order is not None and len(wholes) > 1:
        return wholes[order]
    if named is not None:
        wholes = [k for k in wholes if sheet.slug(k).startswith(named)]
    elif before is not None and before.topic is not None and before.topic.under:
        return before.governor
    if named in (None, "litigation") and len(wholes) > 1 and _are_beside(sheet, wholes):
        # 复议5件、诉讼3件，维持6件: of which of the two is not said.
        first, last = sheet.drafts[wholes[-2]], sheet.drafts[wholes[-1]]
        for k in wholes[:-2]:
            if not first.parts and set(wholes[-2:]) <= set(sheet.drafts[k].parts):
                return k  # 诉讼7件，其中直接起诉3件、复议后起诉4件，维持5件: of all seven
        if not first.parts and first.token.value and last.token.value:
            return None
    if len(wholes) > 1 and _of_both(sheet, wholes, draft.token):
        return next(
            (k for k in wholes[:-2] if set(wholes[-2:]) <= set(sheet.drafts[k].parts)), None
        )
    return wholes[-1] if wholes else None


def former_or_latter(words: str) -> int | None:
    """The place of 前者, or of 后者, among the last two figures; None where words name neither."""
    return next((place for name, place in _ORDER.items() if name in words), None)


def _are_beside(sheet: Sheet, wholes: list[int]) -> bool:
    """Whether nothing says of which of the last two an outcome is.

    直接起诉1件；复议后起诉2件，维持1件: of the latter, which begins the group that the outcome ends.
    """
    group = sheet.state.group
    if wholes[-2] < group <= wholes[-1]:
        return False
    after_both = wholes[-1] < group and {sheet.slug(k) for k in wholes[-2:]} == {*_KINDS_OF_SUITS}
    return wholes[-2] >= group or after_both or _are_kinds(sheet, wholes)


def is_one_kind(sheet: Sheet, k: int) -> bool:
    """Whether a figure is of one kind of suits, and those listed are not all: 诉讼5件，直接起诉2件，均维持."""
    place = sheet.whole_of(k) if sheet.slug(k) in _KINDS_OF_SUITS else None
    if place is None:
        return False
    whole = sheet.drafts[place]
    kinds = (sheet.drafts[j] for j in whole.parts[-RECENT:] if sheet.slug(j) in _KINDS_OF_SUITS)
    return sum(kind.token.value or 0 for kind in kinds) < (whole.token.value or 0)


def _of_both(sheet: Sheet, wholes: list[int], token: Token) -> bool:
    """Whether an outcome is of both kinds of suits: it is more than either, or said so."""
    begin = sheet.drafts[-2].reach if len(sheet.drafts) > 1 else 0
    if not _are_kinds(sheet, wholes):
        return False
    value, last = token.value or 0, sheet.drafts[wholes[-1]]
    more = value > (last.token.value or 0) and not last.parts
    return more or _BOTH.search(sheet.body, begin, token.start) is not None


def _are_kinds(sheet: Sheet, wholes: list[int]) -> bool:
    """Whether the last two are the parts of one: 诉讼7件，其中直接起诉4件，复议后起诉3件."""
    return any(set(wholes[-2:]) <= set(sheet.drafts[k].parts) for k in wholes[:-2])


def _said_until(draft: Draft) -> int:
    """Where the words of an outcome end that stand after its number: 1件诉讼案件尚在审理."""
    return max(draft.token.end, draft.counted[1] if draft.counted else 0)


def _remedy_beside(sheet: Sheet, count: int, token: Token, until: int | None = None) -> str | None:
    """The remedy named between the draft before a figure and its end; `count`: drafts before.

    `until`: where words after it end that are its own. The ground of a case (因信息公开行政复议被纠错1件) may name it, too.
    """
    before = sheet.drafts[count - 1] if count > sheet.state.first else None
    begin = before.reach if before is not None else 0
    if before is not None and before.topic is not None:
        begin = max(begin, _said_until(before))
    body = sheet.body
    begin = found.end() if (found := _SAID.match(body, begin)) else begin
    stop = max(body.rfind("。", 0, token.start), body.rfind("(", 0, token.start))
    begin, end = max(begin, stop), token.end if until is None else until
    named = remedy_named(body[begin:end])
    ground = sheet.text[begin:end]
    return named or (remedy_named(ground) if "信息公开" in ground else None)


def is_remedy_of(sheet: Sheet, slug: str, token: Token) -> bool:
    """Whether a number may be an outcome of a remedy: of the one named beside it, if any."""
    named = _remedy_beside(sheet, len(sheet.drafts), token)
    return not sheet.state.doubtful if named is None else slug.startswith(named)


def governing_remedy(sheet: Sheet, k: int) -> str:
    """The remedy whose cases a figure counts that is none itself (已审结5件); "" for none."""
    topic = sheet.drafts[k].topic
    if topic is not None:
        return sheet.drafts[k].remedy if topic.facet == "decided" else ""
    remedy = _remedy_before(sheet, k)
    if remedy is None:
        return ""
    slug, between = sheet.slug(remedy), sheet.drafts[remedy].token.end
    words = sheet.body[between : sheet.drafts[k].token.end + _CLAUSE]
    # 复议9件。诉讼中3件经过复议: of none that is named.
    return "" if slug == "reconsideration" and _LITIGATION.search(words) else slug


def remedy_before(sheet: Sheet, token: Token) -> str | None:
    """The remedy named between the last figure and a claim: 复议机关均维持."""
    begin = sheet.drafts[-1].reach if len(sheet.drafts) > sheet.state.first else token.start
    return remedy_named(sheet.body[begin : token.start])


def is_remedy(sheet: Sheet, k: int) -> bool:
    """Whether a draft is the total of reconsiderations or of suits."""
    return sheet.slug(k) in REMEDIES


def is_remedy_named(sheet: Sheet, k: int, name: str) -> bool:
    """Whether a figure is the total of reviews, or of suits, as named."""
    return is_remedy(sheet, k) and sheet.slug(k).startswith(name)


def is_decided(sheet: Sheet, k: int) -> bool:
    """Whether a figure counts decided cases (已审结2件)."""
    return sheet.slug(k) == "outcome_decided"


def remedy_named(words: str) -> str | None:
    """The remedy, or the kind of suits, that words name; 直接起诉与复议后起诉各占一半 is of no kind."""
    named = (_DIRECT.search(words), _AFTER.search(words))
    kinds = [kind for kind, said in zip(_KINDS_OF_SUITS, named, strict=True) if said]
    if len(kinds) == 1:
        return kinds[0]
    if kinds or _LITIGATION.search(words):
        return "litigation"
    return "reconsideration" if "复议" in words else None
