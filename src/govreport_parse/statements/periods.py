"""Parts of the year: figures without a cell, and parts of the year's figure where they name all of it.

培训64人次，上半年40人次、下半年24人次; 一季度公开48条，…，四季度公开63条，全年237条.
"""

from __future__ import annotations

from msgspec.structs import replace

from govreport_parse.statements.drafts import Changes, Draft, joined
from govreport_parse.statements.lists import closed
from govreport_parse.statements.scopes import closed_for
from govreport_parse.statements.sheet import RECENT, Sheet
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["divides", "ends_year", "join_periods", "names_all_parts", "placed"]

_HALVES = ("上", "下")
_QUARTERS = ("一", "二", "三", "四")
_DIGITS = str.maketrans("1234", "一二三四")
# Between the last part and the whole, but for the verb: ，全年共.
_OF_YEAR = lazy_pattern("[,;](?:全年|四个季度)?(?:一?共|合计|共计|总计|累计)*(?:申请)?")
# A part of the year that is named by nothing else: ，其中上半年.
_NAME_ALONE = lazy_pattern(
    r"[,;:。、]?(?:其中|(?:从|按)(?:时间|时段|季度|进度)[^,;。:\d]{0,3}[,:])?(?:上半年|下半年|第?[一二三四1-4]季度)(?:[为有]|各有)?"
)
_VERB = lazy_pattern("收到|新收|接收|受理|公开|发布|发生|接待|培训|召开|举办|办结|答复|接听")


def names_all_parts(text: str) -> bool:
    """Whether a paragraph speaks of both halves or all quarters of the year: one of them alone is set aside."""
    if "半" in text and all(f"{half}半年" in text for half in _HALVES):
        return True
    if "季" not in text:
        return False
    quarters = text.translate(_DIGITS)
    return all(f"{quarter}季度" in quarters for quarter in _QUARTERS)


def divides(sheet: Sheet, token: Token) -> bool:
    """Whether a figure opens a breakdown of the year's in its own unit: 公开400条，其中上半年190条."""
    scopes = sheet.state.scopes if sheet.state.fresh else ()
    return bool(scopes) and sheet.same_unit(scopes[-1], token)


def placed(sheet: Sheet, token: Token) -> Sheet:
    """The sheet without the breakdowns that a figure of a part of the year, which comes, is no part of."""
    last = sheet.drafts[-1:]
    if sheet.state.fresh:
        return closed_for(sheet, None, token)[0]
    goes_on = bool(last) and last[0].period is not None and last[0].token.unit == token.unit
    return sheet if goes_on else closed(sheet)


def ends_year(sheet: Sheet) -> bool:
    """Whether the latest figure is of the last part of the year, after all others, and ends its clause."""
    run = _run(sheet, len(sheet.drafts))
    return bool(run) and sheet.body.startswith(";", sheet.drafts[-1].token.end)


def join_periods(sheet: Sheet) -> Changes:
    """Figures of all parts of the year as parts of the one beside them that they come to.

    One that they do not come to, too, where it is said to be theirs: 上半年收到5件，下半年收到8件，全年共收到12件.
    """
    changes: dict[int, Draft] = {}
    if all(draft.period is None for draft in sheet.drafts[sheet.state.first :]):
        return changes
    for end in range(sheet.state.first + 1, len(sheet.drafts) + 1):
        run = _run(sheet, end)
        if run:
            changes |= _join_run(sheet.with_changes(changes), run)
    return changes


def _join_run(sheet: Sheet, run: list[int]) -> Changes:
    """The figures of all parts of the year and their whole."""
    listed = sheet.drafts[run[0]].part
    place = sheet.whole_of(run[0]) if listed else _whole(sheet, run)
    if place is None:
        return {}
    changes = {} if listed else joined(sheet.drafts, place, *run)
    whole = changes.get(place, sheet.drafts[place])
    complete = whole.complete or len(whole.parts) == len(run)
    return {**changes, place: replace(whole, complete=complete)}


def _run(sheet: Sheet, end: int) -> list[int]:
    """The figures before the draft `end` that are of the halves or quarters of the year, one after the other."""
    drafts = sheet.drafts
    for names in (_HALVES, _QUARTERS):
        run = list(range(end - len(names), end))
        if run[0] < sheet.state.first:
            continue
        periods = tuple((drafts[k].period or "-")[0].translate(_DIGITS) for k in run)
        if periods == names and len({drafts[k].token.unit for k in run}) == 1:
            return run
    return []


def _whole(sheet: Sheet, run: list[int]) -> int | None:
    """The figure of the year that the parts of the year divide."""
    drafts, first, last = sheet.drafts, run[0], run[-1]
    come_to = sum(drafts[k].token.value or 0 for k in run)
    places = [last + 1] if last + 1 < len(drafts) else []
    places += range(first - 1, max(-1, first - RECENT), -1)
    for k in places:
        whole = drafts[k]
        if whole.token.unit != drafts[first].token.unit or whole.part or whole.period:
            continue
        if len(whole.parts) > RECENT:
            continue
        listed = sum(drafts[j].token.value or 0 for j in whole.parts)
        if whole.token.qualifier != "exact" or listed not in (0, whole.token.value):
            continue
        if whole.token.value == come_to or (k == last + 1 and _is_theirs(sheet, run)):
            return k
    before = drafts[first - 1] if first > sheet.state.first else None
    if before is None or before.token.qualifier != "exact" or before.parts or before.part:
        return None
    return first - 1 if _follow_it(sheet, run) else None


def _follow_it(sheet: Sheet, run: list[int]) -> bool:
    """Whether parts of the year say nothing of what they count, and so are of the figure right before them.

    培训64人次，上半年40人次、下半年24人次。 Not 收到127件，上半年办结59件、下半年办结60件, nor where the list goes on.
    """
    drafts, body = sheet.drafts, sheet.body
    if drafts[run[0] - 1].token.unit != drafts[run[0]].token.unit:
        return False
    ends = body[drafts[run[-1]].reach : drafts[run[-1]].reach + 1] in ("", "。", ";")
    return ends and all(
        _NAME_ALONE.fullmatch(body, drafts[k - 1].reach, drafts[k].token.start) for k in run
    )


def _is_theirs(sheet: Sheet, run: list[int]) -> bool:
    """Whether the words of the figure after say that it is of the whole year, by no other verb."""
    body, drafts = sheet.body, sheet.drafts
    words = body[drafts[run[-1]].reach : drafts[run[-1] + 1].token.start]
    verb = _VERB.search(words)
    opening = body[drafts[run[0]].begin : drafts[run[0]].token.start]
    said = verb is None or verb.group() in opening
    # 申请方面，一季度3件，…，全年合计新收15件: the parts have no verb, and are said to be added up.
    said = said or ("计" in words and _VERB.search(opening) is None)
    bare = words.replace(verb.group(), "") if verb is not None else words
    return said and len(bare) > 1 and _OF_YEAR.fullmatch(bare) is not None
