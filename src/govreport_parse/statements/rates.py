"""Which figure a change on last year, or a share, belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from govreport_parse.statements.drafts import Changes, Draft
from govreport_parse.statements.remainders import whole_of_share
from govreport_parse.statements.sheet import Sheet
from govreport_parse.statements.tokens import Token
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "attach",
    "attach_ratio",
    "base_beside",
    "base_of_rate",
    "comes_first",
    "is_base_in_bracket",
    "shared_by_order",
]

# Between a figure and its rate stands nothing but punctuation and other figures' differences.
_BEFORE_RATE = lazy_pattern(
    r"[,、;(]?(?:[^,;。]{0,16}[多少加出]\d[\d,.]*[^,;。\d]{1,3}[,、])?"
    r"(?:\([^()]{0,14}\))?(?:(?:上年|去年|20\d\d年)度?(?:同期)?(?:为|是|共|仅)?[\d.,]{1,12}[^,;。()\d]{0,2}[,、])?(?:[比较与](?:[^,;。]|(?<=\d),(?=\d)){0,24})?[,(]?"
)
# Shares of what the whole county or province has.
_WIDER = lazy_pattern("占(?:全[国省市区县州镇乡系]|各)")
# Changes on something else than the year before.
_OTHER_BASE = lazy_pattern(r"环比|年均|月均|前年|往年|年初")
_SAME_NEXT_YEAR = lazy_pattern(
    r"[,、;]?(?:而)?(?:20\d\d年度?|今年|本年度?)(?:共|新|全年|收到|受理|公开|发布|增加到|上升到|增至|为|达到?|则)*"
)
# 2018年新收申请80件，2019年新收申请100件: the words that both years have.
_OF_YEAR = lazy_pattern(
    r"(?:^|[,、;。])(?:20\d\d年度?|上年度?|去年|今年|本年度?)(?P<words>[^,、;。()\d]{2,20})$"
)
_ALL_YEAR = lazy_pattern("全年|[一总合]?共计?")
_YEAR_BEFORE = lazy_pattern(
    r"[(,]而?(?:上年|去年|20\d\d年)度?(?:同期)?(?:主动|共|新|为|是|仅)*"
    r"(?:收到|受理|公开|发布|办理|新收|接收|办结|答复|召开|举办|开展|组织|制发|印发|作出|编发|推送)?(?:为|是|共)?"
)
# Last year's figure in a clause of its own: ，上年为84件; ，去年同意公开1条.
_BESIDE = lazy_pattern(
    r"[,(]而?(?:上年|去年|上一年|20\d\d年)度?(?:同期|全年|末)?(?:主动|新|共|有)*"
    r"(?P<verb>收到|受理|(?:同意)?公开|发布|办理|新收|接收|办结|答复|召开|举办|开展|组织|制[发定]|印发|作出|废止|编发|推送|约谈)?"
    r"(?:为|是|共|仅|有)*"
)
_CLAUSE_ENDS = lazy_pattern(r"\)?(?:[;。)]|$)")
_GOES_ON = lazy_pattern(r"[,、](?!其中|这些|上述)")
_LIST = lazy_pattern(
    r",其中(?:[^,;。:()\d]{1,12}\d{1,9}(?:人次|[件条起宗人篇份个次])[,、]?)+(?=[;。]|$)"
)
_FIGURE = lazy_pattern(r"\d+")
_OF_BASE = lazy_pattern("(?:总数|总量)?的(?:约|近)?")
_SHARE_OF = lazy_pattern(r"[,(]占[^,;。()\d%]{1,24}")
_NAMED_RATE = lazy_pattern(r"[,、(](?P<word>[^,;。()\d%]{2,6}?)率(?:达到?|为|是)?")
_NOT = frozenset("不未非")
# What a rate of the figure of the sentence before begins with: 。同比; 。申请量较上年.
_OPENS = lazy_pattern("。(?:这一|该)?(?:申请)?(?:总量|数量|总数|数字|量|数)?,?$")
_LONGEST_OPENING, _LONGEST_WORDS = 9, 28
_NEXT_SENTENCE = lazy_pattern(
    r"\)?[。;](?:而)?(?:上年|去年|上一年|20\d\d年)度?(?:同期|全年)?(?:则)?(?:为|是|共|公开|收到|发布|受理)*"
)
# 网络71件、信函24件，占比分别为74.7%、25.3%: what leads to shares by order, and what stands between them.
_SHARES_BEFORE = lazy_pattern(
    r"[,(;]?(?:各自?|所)?(?:占(?:比|[^,;。()\d%]{0,14}的?(?:比例|比重)|[^,;。()\d%]{0,14}的)|比例|比重)"
)
_SHARES_AFTER = lazy_pattern(r"[,(;]?")
_NEXT_SHARE = frozenset({"、", ",", "和", "及", "与"})
_SHARE_FIRST = lazy_pattern(r",?(?:共|计|共计|为|有)\d")


def comes_first(body: str, token: Token) -> bool:
    """Whether a share stands before its figure: “同意公开”占58.2%，计64条."""
    return token.kind == "share" and _SHARE_FIRST.match(body, token.end) is not None


def attach(sheet: Sheet, token: Token, last_year: Token | None, *, dropped: bool) -> Changes:
    """The figure right before a rate or share, with it.

    Parameters
    ----------
    sheet
        The figures so far.
    last_year
        The last figure of another year in the sentence.
    dropped
        A figure of the sentence was left out: the rate may be its own.
    """
    latest = sheet.state.latest
    if latest is None:
        rate = token.kind == "rate"
        return _attach_to_sentence_before(sheet, token, last_year) if rate else {}
    body, draft = sheet.body, sheet.drafts[latest]
    words = body[token.start : token.end]
    between = body[draft.reach : token.start]
    if last_year is not None and _YEAR_BEFORE.fullmatch(body, draft.reach, last_year.start):
        between = body[last_year.end : token.start]  # 500条，2021年为400条，增长25%
    if not _BEFORE_RATE.fullmatch(between) or _OTHER_BASE.search(words):
        return {}  # the rate of something that has no figure of its own
    end = token.end
    if token.kind == "rate" and draft.rate is None:
        if last_year is not None and _is_base(body, last_year, draft, token):
            return _attach_with_base(sheet, latest, token, last_year, dropped=dropped)
        return {latest: replace(draft, rate=token, end=end, reach=end)}
    if token.kind != "share" or draft.share is not None:
        return {latest: replace(draft, end=end, reach=end)}
    outer = None if _WIDER.match(words) else whole_of_share(sheet, latest)
    part = draft.part or outer is not None
    own = {latest: replace(draft, share=token, end=end, reach=end, part=part)}
    if outer is None:
        return own
    whole = sheet.drafts[outer]
    return own | {outer: replace(whole, parts=(*whole.parts, len(sheet.drafts) - 1))}


def _attach_with_base(
    sheet: Sheet, latest: int, token: Token, last_year: Token, *, dropped: bool
) -> Changes:
    """Whose rate it is, with the rate and last year's figure: the latest figure, or its whole."""
    drafts = sheet.drafts
    owner = _changed(sheet, latest, last_year, token)
    other = {} if owner == latest else {latest: replace(drafts[latest], base=None)}
    if dropped and _misses(drafts[owner], last_year.value, token.value) >= 1:
        return other
    end, base = token.end, last_year.value
    return other | {owner: replace(drafts[owner], rate=token, base=base, end=end, reach=end)}


def _attach_to_sentence_before(sheet: Sheet, token: Token, last_year: Token | None) -> Changes:
    """主动公开500条，全部上网。较2021年的400条增长25%: of the one figure of the sentence before."""
    body, drafts = sheet.body, sheet.drafts
    first = token if last_year is None else last_year
    opens = _OPENS.search(body[max(0, first.start - _LONGEST_OPENING) : first.start]) is not None
    if not opens or len(drafts) != sheet.state.first or not drafts:
        return {}
    if _OTHER_BASE.search(body, token.start, token.end):
        return {}
    if last_year is not None and body[last_year.end : token.start] not in ("", ","):
        return {}
    before = [
        k
        for k, draft in enumerate(drafts)
        if draft.sentence == drafts[-1].sentence and not (draft.part or draft.derived)
    ]
    rated = drafts[before[0]] if len(before) == 1 else None
    if rated is None or rated.rate is not None or rated.topic is None:
        return {}
    base = None if last_year is None else last_year.value
    return {before[0]: replace(rated, rate=token, base=base)}


def shared_by_order(sheet: Sheet, token: Token, following: Sequence[Token]) -> tuple[Changes, int]:
    """分别占74.7%、25.3%: the figures before, each with its share, and how many tokens were taken.

    Nothing where there are not as many figures of one list as shares. `token`: 分别.
    """
    shares = _shares(sheet.body, token, following)
    count, drafts = len(shares), sheet.drafts
    listed = range(len(drafts) - count, len(drafts))
    if count < 2 or listed.start < sheet.state.first:
        return {}, 0
    lead = _SHARES_AFTER if shares[0].kind == "share" else _SHARES_BEFORE
    if not lead.fullmatch(sheet.body, drafts[-1].reach, token.start):
        return {}, 0
    if not all(sheet.same_unit(k, drafts[-1].token) and drafts[k].share is None for k in listed):
        return {}, 0
    if not _is_whole_list(sheet, listed):
        return {}, 0
    return {
        k: replace(drafts[k], share=share) for k, share in zip(listed, shares, strict=True)
    }, count


def _shares(body: str, token: Token, following: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    end = token.end
    for one in following:
        percent = one.kind == "number" and one.unit == "%" and one.qualifier == "exact"
        between = body[end : one.start]
        fits = between in _NEXT_SHARE if found else between in ("", "为", "是")
        if not fits or not (percent or (one.kind == "share" and not found)):
            break
        found.append(one)
        end = one.end
    return found


def _is_whole_list(sheet: Sheet, listed: range) -> bool:
    """Whether figures are all the parts of one, or all of a list of one facet."""
    drafts, first = sheet.drafts, sheet.drafts[listed.start]
    if first.part:
        whole = sheet.whole_of(listed.start)
        return whole is not None and drafts[whole].parts[-len(listed) - 1 :] == (*listed,)
    before = drafts[listed.start - 1] if listed.start > sheet.state.first else None
    facet = first.topic.facet if first.topic is not None else ""
    alike = before is not None and before.topic is not None and before.topic.facet == facet
    return facet != "" and not alike


def attach_ratio(sheet: Sheet, token: Token) -> Changes:
    """The figure that a percentage names, with it and that one's whole, where both stand before it.

    抽检860批次，合格851批次，合格率98.95%; 公开85件，占全部办件2430件的3.5%.
    """
    if token.qualifier != "exact":
        return {}
    drafts, body = sheet.drafts, sheet.body
    counts = [k for k in range(sheet.state.first, len(drafts)) if drafts[k].token.unit != "%"][-2:]
    last = len(drafts) - 1
    if last not in counts:
        return {}
    if _in_bracket(body, drafts[last], token) and drafts[last].share is None:
        # 予以公开61件（34.9%）
        return {last: replace(drafts[last], share=token)}
    if len(counts) < 2:
        return {}
    between = body[drafts[last].reach : token.start]
    if _OF_BASE.fullmatch(between) and _SHARE_OF.fullmatch(
        body[drafts[counts[0]].reach : drafts[last].token.start]
    ):
        part, whole = counts[0], last
    elif (named := _NAMED_RATE.fullmatch(between)) and _counts(body, drafts[last], named["word"]):
        part, whole = last, counts[0]
        if _any_gives(drafts[sheet.state.first :], token):
            return {}
    else:
        return {}
    one, other = drafts[part], drafts[whole]
    alike = one.token.unit == other.token.unit and one.share is None
    exact = one.token.qualifier == other.token.qualifier == "exact"
    if alike and exact and 0 < (one.token.value or 0) <= (other.token.value or 0):
        return {part: replace(one, ratio=token, ratio_of=whole)}
    return {}


def _in_bracket(body: str, draft: Draft, token: Token) -> bool:
    """Whether a percentage stands alone in a bracket right after a figure."""
    alone = body[draft.token.end : token.start] == "(" and body.startswith(")", token.end)
    listed = draft.part or (draft.topic is not None and draft.topic.facet == "outcome")
    return alone and draft.reach == draft.token.end and draft.rate is None and listed


def _counts(body: str, draft: Draft, word: str) -> bool:
    """Whether a figure counts what a rate is named for: 合格, and not 不合格."""
    words = body[draft.begin : draft.token.start]
    at = words.find(word)
    return at >= 0 and words[max(0, at - 1) : at] not in _NOT


def _any_gives(drafts: Sequence[Draft], token: Token) -> bool:
    """Whether any two figures have a percentage for their ratio."""
    values = [Decimal(draft.token.value) for draft in drafts if draft.token.value]
    stated = Decimal(token.value or 0)
    unit = Decimal(1).scaleb(min(0, int(stated.as_tuple().exponent)))
    return any(abs(a / b * 100 - stated) < unit for a in values for b in values if a <= b)


def is_base_in_bracket(sheet: Sheet, token: Token) -> bool:
    """Whether a bare figure in a bracket right after a rate is last year's: 比上年下降9.4%（170件）."""
    if not sheet.state.brackets or token.unit in (None, "%"):
        return False
    latest = sheet.state.brackets[-1].figure
    draft = sheet.drafts[latest] if latest is not None else None
    if draft is None or draft.rate is None or draft.base is not None:
        return False
    rate, body = draft.rate, sheet.body
    alone = body[rate.end : token.start] == "(" and body.startswith(")", token.end)
    if not alone or token.unit != draft.token.unit:
        return False
    # What came on top (40件) is a difference, and no base.
    now, before = Decimal(draft.token.value or 0), Decimal(token.value or 0)
    return abs(now - before) < before


def base_beside(sheet: Sheet, token: Token) -> Changes | None:
    """The figure beside last year's in a clause of its own, with it: 微博20条，上年18条.

    What follows is of the reported year again. None where it is no such clause: before a comma only without
    a verb (去年收到10件，办结9件), and before 其中 only where the list comes to the year's figure.
    """
    body, latest = sheet.body, sheet.state.latest
    draft = None if latest is None else sheet.drafts[latest]
    if latest is None or draft is None or draft.token.unit != token.unit:
        return None
    end = draft.reach if draft.rate is None else draft.rate.end
    beside = _BESIDE.fullmatch(body, end, token.start)
    if beside is None or not _may_be_beside(body, token, draft, verb=beside["verb"] is not None):
        return None
    if draft.rate is None:
        return {latest: replace(draft, base=token.value)}
    return base_of_rate(sheet, token)


def _may_be_beside(body: str, token: Token, draft: Draft, *, verb: bool) -> bool:
    """Whether what comes after last year's figure is not about last year."""
    if _CLAUSE_ENDS.match(body, token.end):
        return True
    listed = _LIST.match(body, token.end)
    if listed is not None:
        figures = sum(map(int, _FIGURE.findall(listed.group())))
        return figures == draft.token.value != token.value
    return not verb and _GOES_ON.match(body, token.end) is not None


def base_of_rate(sheet: Sheet, token: Token) -> Changes:
    """Whose last year's figure is in a bracket after a rate, with it: 同比下降20%（上年35件）."""
    drafts, own = sheet.drafts, sheet.state.latest
    if own is None and len(drafts) == sheet.state.first > 0:
        return _base_of_sentence_before(sheet, token)
    if own is not None and drafts[own].rate is None:
        own = sheet.whole_of(own)
    rated = drafts[own] if own is not None else None
    if own is None or rated is None or rated.rate is None or rated.base is not None:
        return {}
    if not _YEAR_BEFORE.fullmatch(sheet.body, rated.rate.end, token.start):
        return {}
    value = token.value
    outer = sheet.whole_of(own) if rated.part else None
    whole = drafts[outer] if outer is not None else None
    if outer is not None and whole is not None and whole.rate is None:
        # Of a part or of its whole: of the one that the rate is nearer to.
        percent = rated.rate.value
        if _misses(whole, value, percent) < _misses(rated, value, percent):
            return {
                outer: replace(whole, rate=rated.rate, base=value),
                own: replace(rated, rate=None),
            }
    return {own: replace(rated, base=value)}


def _base_of_sentence_before(sheet: Sheet, token: Token) -> Changes:
    """主动公开500条，同比增长25%。上年为400条."""
    rated = sheet.drafts[-1]
    if rated.rate is None or rated.base is not None or rated.token.unit != token.unit:
        return {}
    if _NEXT_SENTENCE.fullmatch(sheet.body, rated.rate.end, token.start) is None:
        return {}
    return {len(sheet.drafts) - 1: replace(rated, base=token.value)}


def _is_base(body: str, last_year: Token, draft: Draft, rate: Token) -> bool:
    """Whether last year's figure is that of a draft: between it and its rate, or right before it.

    2023年收到申请29件，2024年收到40件，同比增长37.9%.
    """
    if draft.token.end <= last_year.start <= rate.start:
        return True
    between = body[last_year.end : draft.token.start]
    if last_year.unit != draft.token.unit:
        return False
    if _SAME_NEXT_YEAR.fullmatch(between) is not None:
        return True
    words = (body[max(0, last_year.start - _LONGEST_WORDS) : last_year.start], between)
    before, now = (
        _ALL_YEAR.sub("", one["words"]) if (one := _OF_YEAR.search(w)) else "" for w in words
    )
    return before == now != "" and between.count(",") == 1


def _changed(sheet: Sheet, own: int, before: Token, rate: Token) -> int:
    """Whose rate it is: of a part, or, where the figures fit that alone, of its whole."""
    drafts = sheet.drafts
    whole = sheet.whole_of(own) if drafts[own].part else None
    if whole is None or drafts[whole].rate is not None:
        return own
    fits = [_misses(drafts[k], before.value, rate.value) < 1 for k in (own, whole)]
    return whole if fits == [False, True] else own


def _misses(draft: Draft, base: Number | None, percent: Number | None) -> Decimal:
    """How far a change in percent is from the one that leads from `base` to a figure."""
    value = draft.token.value
    if value is None or not base or percent is None:
        return Decimal(10_000)
    return abs((Decimal(value) / Decimal(base) - 1) * 100 - Decimal(percent))
