"""Rows of a form that a list names by everyday words, because their neighbours in it are known.

已答复14件：予以公开7件，拒绝的3件，查无的4件: what stands beside an outcome in a list of outcomes is
one, too, and few words are enough to say which. The words stand in ``[rows]`` of the topic file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from govreport_parse.model.vocabularies import Basis
from govreport_parse.statements.clauses import are_said_after
from govreport_parse.statements.drafts import Changes, Draft
from govreport_parse.statements.remedies import of_remedy, remedy_named
from govreport_parse.statements.sheet import RECENT, Sheet
from govreport_parse.statements.subjects import GROUPS
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.matcher import load_matcher
from govreport_parse.topics.types import Topic

__all__ = [
    "is_of_list",
    "is_of_several",
    "is_open",
    "leaf_of",
    "name_rows",
    "row_of",
    "stage_of",
    "unnamed",
    "words_of",
]

_CLAUSE_BEFORE = lazy_pattern(r"[^,;:。、()\[\]【】]*$")
_CLAUSE_AFTER = lazy_pattern(r"(?:[^,;:。、()\d]|20\d\d年)*")
_CLAUSE_ABOVE = lazy_pattern(r"(?:^|[,;:、()])(?P<words>[^,;:。、()\d]+),$")
# 其中, 另有, 共: no words of an item.
_EMPTY = lazy_pattern(
    "(?:其中|当年|年内|本年度?|全年|今年|截至[^,;。]{0,6}|另外?|除|还|仍|尚|有|总共|一共|共|总计|计|合|达|为|也?是|的|提交|提出|余下|剩余|剩下|其余|仅|只|和|以?及|以|按)*+"
)
# 申请结果中公开20件: the words after those that name the list.
_LABEL = lazy_pattern("(?:结果|情况|答复)(?:中|为|是|有)")
# What counts something else than one row of the list: 收到, 占, 比上年.
_NO_ROW = lazy_pattern(
    "收到|新收|结转|办结|合计|共计|总计|比上年|同比|分别|涉及|反映|提起|不服|文件|公文"
)
_LISTED_AFTER = lazy_pattern(r"(?:\([^()\d]{0,4})?\d")
_LONGEST = 26
# What these count in general, rows of the form count one by one.
_VAGUE = frozenset({"consultations", "power_items"})
# 不予公开9件（过程性信息7件、其他2件）: what remains of a group is no group of its own.
_RESTS = frozenset(
    {
        "refused_other_reason",
        "refused_other_statutory",
        "requests_other_unspecified",
        "requests_other_outcome",
    }
)
# What was done so, which not every form counts, is not all that was done: 延长答复期限的14件.
_SOME = frozenset({"requests_extended", "requests_on_time"})
_OPEN_STAGES = frozenset({"requests_carried_in", "requests_carried_out"})
_AND = lazy_pattern("以及|[和与或]|(?<!涉)及(?!时)")
_SEVERAL = lazy_pattern("[和与或等]|(?<!涉)及")
# 无法提供、不予处理、其他处理共24件: names before the last, of which none has a number of its own.
_NAMES_BEFORE = lazy_pattern(
    r"(?P<names>(?:[^,;:。、()\[\]【】\d]{2,16}、)+)[^,;:。、()\[\]【】\d]*$"
)


def name_rows(given: Sheet, form: str | None) -> Changes:
    """The figures of a sentence that are known by their list alone, with their topics."""
    rows, places = load_matcher().rows, unnamed(given, form)
    topics = (draft.topic for draft in given.drafts[given.state.first :])
    if not places or not any(topic is not None and topic.facet in rows for topic in topics):
        return {}
    named: dict[int, Draft] = {}
    sheet = given
    for k in places:
        draft, neighbour = sheet.drafts[k], _neighbour(sheet, k)
        words = None if neighbour is None else words_of(sheet, k)
        if neighbour is None or neighbour.topic is None or words is None:
            continue
        if neighbour.topic.facet == "outcome" and is_of_list(sheet, k, words):
            continue
        topic = row_of(words, neighbour.topic.facet, form, draft)
        if topic is not None and is_of_several(sheet, k, topic, form):
            continue
        if topic is not None and (draft.topic is None or topic.has_cell(form)):
            named[k] = _named(sheet, k, topic, neighbour)
            sheet = given.with_changes(named)  # what is named says what the next may be
    return named


def unnamed(sheet: Sheet, form: str | None) -> list[int]:
    """The figures of the sentence of which nothing says yet what they count."""
    drafts = sheet.drafts
    return [k for k in range(sheet.state.first, len(drafts)) if is_open(drafts[k], form)]


def _named(sheet: Sheet, k: int, topic: Topic, beside: Draft) -> Draft:
    """A figure with the topic that its list says, and the remedy that its words name, or of the one beside it."""
    draft = sheet.drafts[k]
    # 热线新媒体发布微信26条，微博53条: beside what no cell counts nothing is sure.
    sure = beside.topic is not None and beside.topic.has_cell(sheet.form)
    basis: Basis = "list" if sure or topic.under else "context"
    named = replace(draft, topic=topic, basis=basis)
    if not topic.under:
        return named
    begin = sheet.drafts[k - 1].reach if k > sheet.state.first else draft.sentence
    # 被复议机关纠正2件，被法院确认违法1件; what a court does with 复议决定 is of the suit.
    own = remedy_named(sheet.body[begin : draft.token.end].replace("复议决定", ""))
    if own is not None and not beside.remedy.startswith(own):
        return of_remedy(sheet, named, topic, own)
    named = replace(named, governor=beside.governor)
    return of_remedy(sheet, named, topic, beside.remedy)


def leaf_of(topic: Topic, words: str, form: str | None, unit: str | None) -> Topic | None:
    """The row of a group that the words before its name say; None where they say none.

    企业商业秘密经征求意见不同意公开2件: a third party's rights, and not all that were refused.
    """
    if topic.slug not in GROUPS or _SEVERAL.search(words):
        return None
    leaves = [
        row
        for pattern, row in load_matcher().rows["outcome"]
        if topic.slug in row.within and row.fits(unit) and pattern.search(words)
    ]
    return next((leaf for leaf in leaves if leaf.has_cell(form)), None)


def stage_of(words: str) -> Topic | None:
    """What was not done yet, or was done later, by the words before a figure of what was done."""
    rows = load_matcher().rows["stage"]
    found = next((topic for pattern, topic in rows if pattern.search(words)), None)
    return found if found is not None and found.slug in _OPEN_STAGES else None


def _neighbour(sheet: Sheet, k: int) -> Draft | None:
    """The nearest figure of the same list that counts by a facet, in the same unit."""
    drafts, rows = sheet.drafts, load_matcher().rows
    for j in _beside(sheet, k):
        other = drafts[j]
        if other.topic is None or other.token.unit != drafts[k].token.unit:
            continue
        if other.topic.facet != "stage":
            return other if other.topic.facet in rows and not other.derived else None
    return None


def _beside(sheet: Sheet, k: int) -> Iterator[int]:
    """The figures of the same list, the nearest first."""
    drafts = sheet.drafts
    whole = sheet.whole_of(k) if drafts[k].part else None
    begin = max(sheet.state.first, k - RECENT)
    near = [j for j in range(begin, min(k + RECENT, len(drafts))) if j != k]
    parts = frozenset(drafts[whole].parts[-2 * RECENT :]) if whole is not None else frozenset()
    # 从申请主体看，公民40件、企业6件；从内容看，…其他12件: another list.
    resumed = sheet.state.resumed
    alone = [j for j in near if not drafts[j].part and (j >= resumed) == (k >= resumed)]
    same = [j for j in near if j in parts] if parts else alone
    return iter(sorted(same, key=lambda j: (abs(j - k), j)))


def words_of(sheet: Sheet, k: int, veto: re.Pattern[str] = _NO_ROW) -> str | None:
    """The words of a figure's item: those before it in its clause, else those after it."""
    body, drafts = sheet.body, sheet.drafts
    draft = drafts[k]
    if veto is _NO_ROW and draft.counted and "、" in body[draft.counted[1] : draft.token.start]:
        words = body[slice(*draft.counted)]  # 查询、案卷两类分别为7件、6件: by order
        return None if veto.search(words) else words
    if body[draft.token.start - 1 : draft.token.start] == "》":
        body = sheet.text  # 《江州公报》20条: a name, blotted out
    begin = drafts[k - 1].reach if k > sheet.state.first else draft.sentence
    before = _CLAUSE_BEFORE.search(
        body[max(begin, draft.token.start - 2 * _LONGEST) : draft.token.start]
    )
    words = _LABEL.split(before.group())[-1] if before is not None else ""
    if _EMPTY.fullmatch(words) or (words.startswith("其") and are_said_after(body, draft.token)):
        after = _CLAUSE_AFTER.match(body, draft.token.end)
        words = after.group() if after is not None else ""
        if after and any(other.token.start < after.end() for other in drafts[k + 1 : k + 2]):
            return None  # 剩余2件一件为重复申请: the words are the next figure's
        if not words and before is not None:
            above = _CLAUSE_ABOVE.search(body[begin : draft.token.start - len(before.group())])
            words = above["words"] if above else ""  # 提供查阅点，一共13个
        if words.startswith("中") or (after and _LISTED_AFTER.match(body, after.end())):
            return None  # 80件中, 其余7件为不予公开(3件)、…, 38件的提出方式为当面12件: of figures that follow
    return None if len(words) > _LONGEST or veto.search(words) else words


def is_of_list(sheet: Sheet, k: int, words: str) -> bool:
    """Whether a figure is of all that its words name: 不予公开、无法提供等33件."""
    draft = sheet.drafts[k]
    begin = sheet.drafts[k - 1].reach if k > sheet.state.first else draft.sentence
    start = draft.token.start - len(words)
    return words.endswith("等") and start > begin + 1 and sheet.body[start - 1] == "、"


def row_of(words: str, facet: str, form: str | None, draft: Draft) -> Topic | None:
    """The row that the words name; None where they name two, 公报及其他方式."""
    several = _AND.split(words)
    named = (_first_row(one, facet, form, draft) for one in several if len(several) > 1)
    if len({topic.slug for topic in named if topic is not None}) > 1:
        return None
    return _first_row(words, facet, form, draft)


def is_of_several(sheet: Sheet, k: int, topic: Topic, form: str | None) -> bool:
    """Whether a figure is of a row and of others that are named before it: 无法提供、其他处理共24件."""
    draft = sheet.drafts[k]
    begin = sheet.drafts[k - 1].reach if k > sheet.state.first else draft.sentence
    begin = max(begin, draft.token.start - 2 * _LONGEST)
    own_end = draft.counted[1] if draft.counted else draft.token.start
    if "分别" in sheet.body[own_end : draft.token.start]:
        return False  # 现场、电话咨询分别为6人次、9人次: of one each, by order
    before = _NAMES_BEFORE.search(sheet.body, begin, draft.token.start)
    names = before["names"].split("、")[:-1] if before is not None else ()
    rows = (_first_row(name, topic.facet, form, draft) for name in names)
    return any(row is not None and row.slug != topic.slug for row in rows)


def _first_row(words: str, facet: str, form: str | None, draft: Draft) -> Topic | None:
    """The first row that words name; one that the form has, where it has any of them."""
    rows = load_matcher().rows[facet]
    found = [topic for words_of, topic in rows if words_of.search(words)]
    found = [topic for topic in found if topic.fits(draft.token.unit)]
    if found and found[0].slug in _SOME:
        return found[0]
    return next((topic for topic in found if topic.has_cell(form)), found[0] if found else None)


def is_open(draft: Draft, form: str | None) -> bool:
    """Whether nothing says yet what a figure of the year counts, or no more than a word that no row has."""
    topic = draft.topic
    vague = topic is not None and (
        topic.slug in _VAGUE
        or (topic.facet == "outcome" and draft.basis == "list" and topic.slug not in _RESTS)
    )
    named = topic is not None and (not vague or topic.has_cell(form) or bool(draft.parts))
    return not (named or draft.stock or draft.derived or draft.sum_of or draft.of_several)
