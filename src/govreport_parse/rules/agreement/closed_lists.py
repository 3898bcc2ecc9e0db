"""Lists that name all there are, but are no figure's parts, and the figure that a slip in them keeps them from.

公开418条。…从内容看，便民服务88条，社区建设102条，其余130条: the 418 that they come to with 103 for 130.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.repairs import Slip, slip_between
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.lists import (
    COUNTED_ONCE,
    amount,
    between,
    is_damaged,
    overlaps,
)
from govreport_parse.rules.agreement.periods import are_periods, is_of_the_year, is_period
from govreport_parse.rules.agreement.rounding import step_of
from govreport_parse.rules.agreement.wording import following, is_unread_between, paragraphs
from govreport_parse.rules.values.passages import passages
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number, chinese_numeral
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = ["closed_lists", "names_every_kind"]

_REST = lazy_pattern(
    "[^,;。:]{0,6}?(?:其[他它余](?!途径|渠道|方式|形式|原因|情形)|余下|剩余|剩下|别的?$|综合类?$)"
    "|[^,;。:]{2,10}(?:及|和|等)其[他它余]$"
)
# Words before a list by which it goes: 从内容看, 类别构成：, 公开内容。, 大致有以下几类：, 专题栏目中.
_OPENING = lazy_pattern(
    "^其中|[按从以][^,;。:]{1,14}(?:看|分|计|划分|分类)(?:\\([^()]{1,24}\\))?[,:]"
    "|(?:类别|分类|构成|内容|结构|分布|理由|原因)[^,;。:\\d]{0,6}[,。:]"
    r"|分类?为[^,;。:\d]{1,14}$"
    "|(?:以下|下列|分为|分成)[^,;。:]{0,5}(?:类|方面|块):"
    "|^[^,;。:\\d]{2,14}(?:[里中]面?|之中)[,有]|^[里中],|^[^,;。:\\d]{0,8}信息[里中]"
)
# 分六类：, 通过三种渠道发布：: how many kinds there are.
_KINDS = lazy_pattern(
    r"(?P<of>[^,;。:\d]*?)(?<!主要)(?<!重点)"
    r"(?:分|分成|分为|划为|归为|归纳为|涉及|通过|经由?|由|依托|利用|借助|渠道有|(?:内容|类别)(?:有|为|是|包括))"
    r"(?P<number>[两二三四五六七八九十]{1,2}|\d{1,2})(?:个|大|种|条)?(?:类别?|方面|渠道|平台|途径|方式|板块|领域)"
    r"[^,;。:()\d]{0,6}(?:,即)?[:,](?!其中)[^,;。:\d]{1,16}$"
)
# What is divided into kinds, but for words that any whole has: 网站公开的信息按栏目分为五类 is of the website's.
_WORDS_OF_ALL = lazy_pattern(
    r"按.*|[(]?[\d一二三四五六七八九十]{1,2}[).、]|其?主要|上述|以上|这些|全部|所有|所|全年|年内|本年度?|今年|20\d\d年|累计|共|均|可|大致|大体|具体"
    r"|[我本全](?:省|市|区|县|旗|州|盟|镇|乡|局|厅|委|办|院|机关|街道|单位)"
    r"|主动|公开|发布|公布|政府|政务|信息|内容(?:上|方面)?|事项|类别|数据|条目|申请|办理|答复|结果|收到|受理|的|了|中|等|经"
)
_ONLY_SOME = lazy_pattern("其中|重点|部分|一类|有的")
# What a list divides, repeated before it, and is no item of: 上述965条信息中，招标318条.
_THESE = lazy_pattern("(?:上述|以上|前述|这)(?:的|全部)?$")
# 政策增20条: by how much each differs from last year.
_CHANGE = lazy_pattern("[增减升降](?:加|长|少|幅|了)?$")
# 按内容分：, which says so of all, but for what stands out and what is of several kinds.
_OF_ALL = lazy_pattern(r"按[^,;。:\d]{1,14}(?:分|划分|分类)[:,][^,;。:\d]{1,16}$")
_BY_MATTER = lazy_pattern(
    r"(?:[(]?[\d一二三四五六七八九十]{1,2}[).、])?按(?:所?涉及?)?(?:申请)?的?(?:内容|事项|事由|领域|类别|主题)(?:划?分|分类)[:,][^,;。:\d]{1,16}$"
)
# 具体为：, 分类如下：: what follows is said to be all.
_ALL_OF_THEM = lazy_pattern(
    r"(?:^|[,;。])(?:其?(?:具体)?(?:分类|类别|构成|内容|情况|分布)?(?:如下|为)|具体[为是]|分别[为是]):(?:¶.*|[^,;。:\d]{1,16})$"
)
# Between the end of a paragraph with a colon and the next, of which its list has one for each item.
_ITEMS = "¶"
_ITEM = lazy_pattern(
    r"(?:[-—·●*]+|[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[).、])?[^,;。:、\d]{1,16}"
)
_LOOSE = lazy_pattern(
    "同时|兼|多[项个类]|[两二三][项类]|重复|分别计|交叉|主要|[最较]多|居首|为主|突出|集中|部分|前[三几]|有的|等|另|还有"
)
_NAMED_WHOLE = lazy_pattern(r"(?P<name>[^,;。:\d]{3,12}?)(?:栏目|类|信息|方面|类信息)?[里中]面?,")
_MOST = lazy_pattern("最多|居首|居多|为主|首位")
_NAMED = lazy_pattern(r"^[^,;。:\d]{1,16}(?:单位|部门|镇|街道|办)[^,;。:\d]{0,12}:")
# Together they are all bodies of a place.
_BODIES = (
    lazy_pattern("本级|机关|政府办"),
    lazy_pattern("部门|单位|局"),
    lazy_pattern("[乡镇]|街道"),
)
# Together they are all attributes that a document may have: 定为主动公开97件、依申请公开21件、不予公开24件.
_ATTRIBUTES = tuple(map(re.compile, ("主动公开", "依申请公开", "不予?公开|免予公开")))
_ATTRIBUTE = lazy_pattern("(?:其中)?(?:定|确定|认定|属|标注|划)?[为于]?主动公开(?:类|的|属性)?")
# 办结49件: what follows is no heading of a list.
_COUNTS = lazy_pattern(r"\d[\u4e00-\u9fff%]")
_FEWEST, _MANY = 3, 6
_OF_REQUESTS = ("outcome", "channel", "applicant")
# Words further before a list than this do not open it.
_REACH = 40


def closed_lists(context: Context) -> Iterator[tuple[Statement, list[Statement]]]:
    """Lists that are no figure's parts, with the figure that they should come to.

    Only where no figure of the report or its tables is what they come to, and a single one of them with two
    digits exchanged, or one mistyped, would make them that of one before. What does not end in a rest can only
    come to too much.
    """
    figures = context.report.statements
    within = {k for figure in figures for k in figure.parts}
    known = {reading.value for reading in context.report.readings}
    known |= {figure.value for figure in figures}
    for begin, end in _runs(context, within):
        run = list(figures[begin:end])
        if is_damaged(run) or any(step_of(fold(one.text)) for one in run):
            continue
        value = sum(map(amount, run))
        named = _named_whole(figures[:begin], run)
        if named is not None and amount(named) < value:
            yield named, run
            continue
        lead = _lead(context, run[0])
        kinds = _are_of_kinds(lead, run)
        closed = _is_closed(run) or kinds or _ALL_OF_THEM.search(lead) is not None
        periods = are_periods(run)
        by_matter = not (periods or closed) and _goes_by_matter(context, run)
        if value in known or not (periods or closed or by_matter or end - begin >= _MANY):
            continue
        if begin in within:
            if end < len(figures) and is_of_the_year(context, run, figures[end], end - begin):
                yield figures[end], run
            continue
        closed = closed or by_matter
        wholes = [
            figure
            for k, figure in enumerate(figures[:begin])
            if (k not in within or _is_named_alone(lead, figure)) and _is_named_by(lead, figure)
        ]
        wholes = _may_be_divided(wholes, run, by_matter=by_matter)
        short = closed or periods or _OF_ALL.search(lead) is not None
        twice = all(map(overlaps, run)) and not COUNTED_ONCE.search(fold(run[0].text))
        wholes = [w for w in wholes if (short if amount(w) > value else not twice)]
        near = [
            w
            for w in wholes
            if _is_meant(w, run)
            and _slips(w, run) & _meant_slips(w, value, closed=closed or periods)
        ]
        if len({amount(w) for w in near}) == 1:
            yield near[-1], run


def _is_named_alone(lead: str, whole: Statement) -> bool:
    """Whether the words before a list name a figure that is itself a part: 网站公开的信息分为五类."""
    kinds = _KINDS.search(lead)
    name = _WORDS_OF_ALL.sub("", kinds["of"]) if kinds is not None else ""
    return bool(name) and name in fold(whole.text)


def _may_be_divided(
    before: Sequence[Statement], run: Sequence[Statement], *, by_matter: bool
) -> list[Statement]:
    """The figures that a list may divide; the last alone where it is repeated (上述965条), or is of matters."""
    alike = [w for w in before if w.qualifier == "exact" and w.unit == run[0].unit]
    alike = [w for w in alike if not step_of(fold(w.text))]
    if before and _THESE.search(fold(before[-1].counted)) is not None:
        return alike[-1:]
    return [w for w in alike if not _is_by_channel(w)][-1:] if by_matter else alike


def names_every_kind(context: Context, whole: Statement, run: Sequence[Statement]) -> bool:
    """Whether a list has as many items as its whole is said to have kinds: 分三类：; not 重点领域分三类：."""
    lead = _lead(context, run[0])
    return _are_of_kinds(lead, run) and _is_named_by(lead, whole)


def _are_of_kinds(lead: str, run: Sequence[Statement]) -> bool:
    kinds = _KINDS.search(lead)
    if kinds is None:
        return False
    number = kinds["number"]
    return (int(number) if number.isdigit() else chinese_numeral(number)) == len(run)


def _is_named_by(lead: str, whole: Statement) -> bool:
    """Whether what is divided into kinds is no other thing than a figure: 网站公开的信息分为五类 of 网站455条."""
    kinds = _KINDS.search(lead)
    if kinds is None or _ONLY_SOME.search(kinds["of"]) is not None:
        return kinds is None
    return _WORDS_OF_ALL.sub("", kinds["of"]) in fold(whole.text)


def _goes_by_matter(context: Context, run: Sequence[Statement]) -> bool:
    """Whether a list goes by what all are about, and neither it nor what follows says that it leaves any out."""
    if _BY_MATTER.match(_lead(context, run[0])) is None:
        return False
    after = next((words for figure, words in following(context) if figure is run[-1]), "")
    return _LOOSE.search("".join(fold(one.text) for one in run) + after) is None


def _facet(figure: Statement) -> str:
    topic = load_topics().get(figure.topic or "")
    return "" if topic is None else topic.facet


def _is_by_channel(figure: Statement) -> bool:
    return _facet(figure) in ("channel", "applicant")


def _lead(context: Context, first: Statement) -> str:
    """The folded words before a figure, of its own sentence."""
    lead = fold(dict(context.once(_leads)).get(id(first), ""))
    return lead[max(lead.rfind("。"), lead.rfind(";")) + 1 :]


def _leads(context: Context) -> Iterator[tuple[int, str]]:
    """The words before each figure, with those of the sentence before."""
    titles = {section.at.block: section.title for section, _ in passages(context)}
    above = (-1, "")
    for statement, line, begin in context.once(paragraphs):
        start = (statement.at.start or 0) - begin
        heading = f"{titles.get(statement.at.block, '')}。" if begin and start < _REACH else ""
        if above[0] == statement.at.block - 1 and start < _REACH and fold(above[1]).endswith(":"):
            heading = f"{above[1][-_REACH:]}{_ITEMS}"
        yield id(statement), f"{heading}{line[max(0, start - _REACH) : start]}"
        above = (statement.at.block, line) if statement.at.block != above[0] else above


def _runs(context: Context, within: set[int]) -> Iterator[tuple[int, int]]:
    """Where lists begin and end that are no parts, or parts of a year."""
    figures = context.report.statements
    leads = dict(context.once(_leads))
    begin = 0
    while begin < len(figures):
        end = begin + 1
        if not _may_begin(figures, begin):  # as most figures
            begin = end
            continue
        periodic, lead = is_period(figures[begin]), leads.get(id(figures[begin]), "")
        if periodic or (begin not in within and _opens(figures[begin], fold(lead))):
            while (
                end < len(figures)
                and (end not in within or periodic)
                and is_period(figures[end]) == periodic
                and _goes_on(context, figures, end, begin)
            ):
                end += 1
            if end - begin >= (_FEWEST - periodic) and not _is_torn(context, figures, begin):
                yield begin, end
        begin = end


def _is_an_item(lead: str) -> bool:
    """Whether the words before a figure are all that its paragraph has before it: ——服务类, （2）服务类."""
    return _ITEM.fullmatch(lead.rpartition(_ITEMS)[2]) is not None


def _may_begin(figures: Sequence[Statement], begin: int) -> bool:
    """Whether a figure and the next are of one paragraph and alike, as those of a list are."""
    pair = figures[begin : begin + 2]
    alike = len(pair) == 2 and pair[0].unit == pair[1].unit
    return alike and pair[1].at.block - pair[0].at.block in (0, 1) and all(map(_is_plain, pair))


def _named_whole(before: Sequence[Statement], run: Sequence[Statement]) -> Statement | None:
    """The one figure before that a list's first words name: 民生服务362条。…民生服务栏目中，低保110条."""
    lead = _NAMED_WHOLE.match(fold(run[0].text))
    if lead is None or any(part.topic is not None for part in run):
        return None
    named = [
        figure
        for figure in before
        if fold(figure.counted) == lead["name"]
        and figure.unit == run[0].unit
        and figure.topic is None
    ]
    return named[0] if len(named) == 1 and named[0].qualifier == "exact" else None


def _is_torn(context: Context, figures: Sequence[Statement], begin: int) -> bool:
    """Whether a number that was not read stands right before a list, or a figure that is an item of it.

    予以公开49件，占43%；部分公开12件: what a list has as well, whose shares or parts keep it from being plain.
    """
    last, first = figures[begin - 1], figures[begin]
    if not begin or last.at.block != first.at.block:
        return False
    item = _facet(last) == _facet(first) != "" and last.unit == first.unit
    torn = item or is_unread_between(context, last, first)
    return torn and "。" not in between(context, last, first)


def _is_plain(figure: Statement) -> bool:
    plain = figure.qualifier == "exact" and not figure.parts and not figure.stock
    if not plain or figure.share_percent is not None:
        return False
    counted = fold(figure.counted)
    return _THESE.search(counted) is None and _CHANGE.search(counted) is None


def _opens(figure: Statement, lead: str) -> bool:
    """Whether a figure begins a list of all: 从内容看, 各单位收到申请数：部门20件, 区政府本级28件."""
    words = fold(figure.text)
    if _ITEMS in lead:
        return _is_an_item(lead)
    begun = max(lead.rfind("。"), lead.rfind(";")) + 1
    before = lead[:begun]  # a heading of a few words that runs in: 公开内容。
    heading = before[max(before.rfind("。", 0, -1), before.rfind("、")) + 1 :]
    heading = "" if before.endswith(";") or _COUNTS.search(heading) else heading
    own = lead[begun:].lstrip()
    if own.startswith("其中") and any(char.isdigit() for char in own):
        return False  # 其中，公开39件，部分公开3件: the list began before
    if any(_OPENING.search(one) for one in (words, own, heading)):
        return True
    if _KINDS.search(lead[begun:]) is not None or _ALL_OF_THEM.search(lead[begun:]) is not None:
        return True
    if _NAMED.match(words) is not None:
        return True
    if _ATTRIBUTE.fullmatch(fold(figure.counted)) is not None:
        return True
    topic = load_topics().get(figure.topic or "")
    counted = fold(figure.counted)
    bodies = _BODIES[0].search(counted) is not None and "文" not in counted  # 县政府办发文142件
    return bodies and (topic is None or topic.facet != "outcome")


def _goes_on(context: Context, figures: Sequence[Statement], k: int, begin: int) -> bool:
    """Whether a figure is the next of the list, in the same sentence.

    After the one that stands out a sentence may end: 动态最多，计486条。民政133条，其余209条.
    """
    last, figure = figures[k - 1], figures[k]
    if figure.at.block == last.at.block + 1:
        return _is_next_item(context, figures, k, begin)
    alike = figure.unit == last.unit and figure.at.block == last.at.block and _is_plain(figure)
    words = between(context, last, figure) + fold(figure.text)
    if _facet(figures[begin]) != "" != _facet(figure) != _facet(figures[begin]):
        return False  # 从结果看，公开25件，无法提供29件；结转下年5件
    if not alike or is_unread_between(context, last, figure) or words.startswith("中,"):
        return False  # 本级36件中，予以公开12件: of the 36
    if "。" not in words:
        return True
    return k - 1 == begin and _MOST.search(fold(last.text)) is not None


def _is_next_item(context: Context, figures: Sequence[Statement], k: int, begin: int) -> bool:
    """Whether a figure is the next of a list that has a paragraph for each: 分类如下：¶医疗176条；¶防疫143条."""
    leads, last = dict(context.once(_leads)), figures[k - 1]
    items = all(_is_an_item(fold(leads.get(id(one), ""))) for one in (last, figures[k]))
    opened = _ITEMS in leads.get(id(figures[begin]), "")
    after = [words for one, words in following(context) if one in (last, figures[k])]
    alone = not any(char.isdigit() for words in after for char in words)
    return opened and items and alone and figures[k].unit == last.unit and _is_plain(figures[k])


def _is_closed(run: Sequence[Statement]) -> bool:
    """Whether a list says that it names all there are: by 其余 at its end, what is counted once, or every kind of body."""
    names = [fold(figure.counted) for figure in run]
    if any(_REST.match(name) for name in names[-2:]) or COUNTED_ONCE.search(fold(run[0].text)):
        return True
    return any(
        all(any(kind.search(name) for name in names) for kind in every)
        for every in (_BODIES, _ATTRIBUTES)
    )


def _is_meant(whole: Statement, run: Sequence[Statement]) -> bool:
    """Whether a figure may be what a list divides: one of a known topic, or one of its paragraph; none of its kind.

    Requests that were answered are none of the documents in force: what the form divides is known.
    """
    topics = load_topics()
    own, first = (topics.get(one.topic or "") for one in (whole, run[0]))
    if own is not None and first is not None and own.facet == first.facet != "":
        return own is first
    of_requests = first is not None and first.facet in _OF_REQUESTS  # and none of hotlines
    if own is not None and first is not None and first.within and (own.indicator or of_requests):
        return own.slug in first.within
    return whole.topic is not None or whole.at.block == run[0].at.block


def _slips(whole: Statement, run: Sequence[Statement]) -> set[Slip | None]:
    """The slips of one of a list that would make it come to another sum than its whole."""
    missing = amount(whole) - sum(map(amount, run))
    return {
        slip_between(amount(part), amount(part) + missing)
        for part in run
        if amount(part) + missing > 0
    }


def _meant_slips(whole: Statement, value: Number, *, closed: bool) -> set[Slip | None]:
    """The slips that a list may have that comes to a value; of one that may be open, two digits exchanged."""
    if closed:
        return {"exchanged", "mistyped", "dropped"}
    return {"exchanged", "mistyped"} if amount(whole) < value else {"exchanged"}
