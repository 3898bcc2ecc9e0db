"""What a figure of the text is divided into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import AnnualReport, Statement
from govreport_parse.model.vocabularies import Severity
from govreport_parse.rules.agreement.wording import paragraphs
from govreport_parse.rules.model import Issue
from govreport_parse.rules.words import quoted
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = [
    "COUNTED_ONCE",
    "amount",
    "between",
    "by_kind",
    "divides_another",
    "ends_in_rest",
    "is_damaged",
    "is_read_in_part",
    "lists_of",
    "names_of",
    "other_sum",
    "overlaps",
    "said_of",
]


# Words that open a breakdown: a second one of the same figure begins with them.
_BY = (
    "(?:按|从|以)[^，,：:]{1,14}(?:分类|划分|区分|来看|统计|分|看|计)[，,：:]"
    "|按(?:内容|渠道|类别|方式|类型|栏目|载体|来源|领域|形式)[，,：:]"
)
# 同一信息只按首发渠道统计: a list by channels then divides what it lists.
COUNTED_ONCE = lazy_pattern(
    "首发|首次(?:发布|公开)|[不未无]重复|[只仅](?:按|以)?(?:计|算|统计)一[次条]|去重|剔除"
)
# 涉密、危及安全各1件: of each of several, which may not all be known.
_EACH_OF = lazy_pattern(
    r"(?P<names>[^,;:。()\d]*(?:[、和与]|(?<!涉)及)[^,;:。()\d]*)各(?:为|有)?\d"
)
_AND = lazy_pattern("[、和与]|(?<!涉)及")
_OPENING = lazy_pattern(
    f"其中|主要包括|具体|包括|{_BY}|[^，,：:]{{2,14}}中[，,]|(?:申请|办理)?(?:内容|渠道|方式|来源|类型)[为是]?[：:]"
)
# What follows a bracket and 其中 is another list than what stands in it.
_CLOSED = lazy_pattern(r"^[^(]*\)[,;:]?其中")
_ALL_KINDS = lazy_pattern(_BY)
_CHANNEL = lazy_pattern(
    "栏|屏|电视|广播|平台|号|客户端|网|报刊|公报|渠道|方式|载体|媒体|短信|微信|微博"
)
_REST = lazy_pattern("其[他它余](?!方式|渠道|途径|形式)")


def amount(statement: Statement) -> Number:
    """The figure that a statement prints; 0 where it prints none (均获维持)."""
    return 0 if statement.value is None else statement.value


def said_of(report: AnnualReport, statement: Statement) -> Statement | None:
    """The figure of whose items all a statement is said: the one that it quotes."""
    for other in reversed(report.statements):
        if (
            other.at.block == statement.at.block
            and other.text == statement.share_of
            and (other.at.start or 0) < (statement.at.start or 0)
        ):
            return other
    return None


def ends_in_rest(parts: list[Statement]) -> bool:
    """Whether the last part of a list is what is left: 其他2件, 其他类105条."""
    return _REST.match(parts[-1].counted) is not None


def names_of(part: Statement) -> int:
    """How many names share a figure: 涉密、危及安全各1件."""
    each = _EACH_OF.search(fold(part.text))
    return 1 if each is None else len(_AND.findall(each["names"])) + 1


def overlaps(part: Statement) -> bool:
    """Whether the items of a part may be those of another: they are counted by channel."""
    topic = load_topics().get(part.topic or "")
    return topic.overlaps if topic is not None else _CHANNEL.search(part.counted) is not None


def by_kind(parts: list[Statement]) -> bool:
    """Whether a list opens with what it goes by, which all items have, and gives no shares: 按渠道分."""
    named = _ALL_KINDS.match(parts[0].text) is not None
    return named and all(part.share_percent is None for part in parts)


def divides_another(context: Context, whole: Statement, parts: list[Statement]) -> bool:
    """Whether a list comes to another figure than its whole, which it may divide.

    One that stands between the two (行政复议25件，审结22件，维持16件，纠正2件，其他4件), or before the whole where the
    list opens with what it goes by (公开80条。服务类信息40条。按业务划分：就业30条，保险50条).
    """
    by_kind = _ALL_KINDS.match(parts[0].text) is not None
    begin, end = 0 if by_kind else whole.at.start or 0, parts[0].at.start or 0
    value = sum(amount(part) for part in parts)
    return any(
        figure is not whole
        and figure.at.block == parts[0].at.block == whole.at.block
        and begin <= (figure.at.start or 0) < end
        and figure.unit == parts[0].unit
        and amount(figure) == value
        for figure in context.report.statements
    )


def is_damaged(parts: list[Statement]) -> bool:
    """Whether characters were lost amid a list, and a figure with them: 网站1\ufffd条，微信5条."""
    return any("\ufffd" in part.text for part in parts)


def is_read_in_part(context: Context, whole: Statement, parts: list[Statement]) -> bool:
    """Whether a list may have parts that were not read as such.

    They may stand among its parts, or go on with it: 公开7件，其中协议5件；不予公开2件. So do figures right after
    it that make it up to its whole, whatever they count: …，不属于本机关11件，走别的路子2件.
    """
    if is_damaged(parts):
        return True
    report = context.report
    inner = {id(whole), *map(id, parts)}
    for index, statement in enumerate(report.statements):
        if id(statement) in inner:
            inner.update(id(report.statements[k]) for k in statement.parts if k != index)
    begin, end = parts[0].at.start or 0, parts[-1].at.start or 0
    topics = load_topics()
    last = topics.get(parts[-1].topic or "")
    for statement in report.statements:
        start = statement.at.start or 0
        if statement.at.block != parts[-1].at.block or id(statement) in inner or start < begin:
            continue
        if statement.value is None or statement.unit != parts[-1].unit:
            continue
        if start < end:
            return parts[0].at.block == statement.at.block
        topic = topics.get(statement.topic or "")
        alike = topic is not None and last is not None and topic.facet == last.facet != ""
        return alike or _is_made_up(context, whole, parts)
    return False


def _is_made_up(context: Context, whole: Statement, parts: list[Statement]) -> bool:
    """Whether the figures after a list, in its sentence, are what it lacks of its whole."""
    lacking = amount(whole) - sum(amount(part) for part in parts)
    last = parts[-1]
    reached: Number = 0
    for figure in context.report.statements:
        if figure.at.block != last.at.block or (figure.at.start or 0) <= (last.at.start or 0):
            continue
        if figure.unit != last.unit or reached >= lacking or "。" in between(context, last, figure):
            break
        reached += amount(figure)
        last = figure
    return reached == lacking


def lists_of(context: Context, whole: Statement) -> list[list[Statement]]:
    """The lists of a figure's parts: another begins with another paragraph or criterion.

    Parts without a known topic go on the list that they stand in; after parts that make up the
    whole, what follows divides it anew.
    """
    lists: list[list[Statement]] = []
    facet, attribute, last = "", False, 0
    for index in whole.parts:
        part = context.report.statements[index]
        topic = load_topics().get(part.topic or "")
        own = topic.facet if topic else ""
        # 其中全文电子化480条，服务类60条: the full text is of items of every kind.
        before, attribute = attribute, topic is not None and topic.overlaps and not own
        anew = not lists or attribute != before or part.at.block != lists[-1][-1].at.block
        anew = anew or bool(own and facet and own != facet) or _OPENING.match(part.text) is not None
        anew = anew or _CLOSED.search(between(context, lists[-1][-1], part)) is not None
        # 复议5件，其中市里受理3件、区里受理2件，维持4件: a figure in between that is of no list ends the first.
        anew = anew or _is_parted(context.report, last, index)
        last = index
        if lists and not anew:
            reached = sum(amount(one) for one in lists[-1])
            anew = reached == amount(whole) and amount(part) > 0 and not (own and own == facet)
        if anew:
            lists.append([])
            facet = ""
        lists[-1].append(part)
        facet = own or facet
    return lists


def _is_parted(report: AnnualReport, last: int, k: int) -> bool:
    """Whether a figure in their unit stands between two parts of a figure that is itself no part of the first."""
    first, part = report.statements[last], report.statements[k]
    inner, within = set[int](), [*first.parts, *part.parts]
    while within:
        inner.add(one := within.pop())
        within += (j for j in report.statements[one].parts if j not in inner)
    return any(
        report.statements[j].unit == first.unit == part.unit
        and report.statements[j].value is not None
        and j not in inner
        for j in range(last + 1, k)
    )


def between(context: Context, first: Statement, last: Statement) -> str:
    """The folded words between two figures of one paragraph; "" where they cannot be found."""
    if first.at.block != last.at.block:
        return ""
    (spans,) = context.once(_spans)
    one, other = spans.get(id(first)), spans.get(id(last))
    if one is None or other is None or one[1].stop > other[1].start:
        return ""
    return fold(one[0][one[1].stop : other[1].start])


def _spans(context: Context) -> Iterator[Mapping[int, tuple[str, range]]]:
    """The paragraph of each figure, by its identity, and where its words stand there."""
    found: dict[int, tuple[str, range]] = {}
    for figure, line, begin in context.once(paragraphs):
        at, long = (figure.at.start or 0) - begin, len(figure.text)
        start = line.find(figure.text, max(0, at - long + 1))
        if 0 <= start <= at:
            found[id(figure)] = line, range(start, start + long)
    yield found


def other_sum(
    whole: Statement,
    parts: list[Statement],
    shown: str,
    sign: str,
    *,
    severity: Severity | None = None,
) -> Issue:
    """That the parts of a list come to more or less than its whole.

    Parameters
    ----------
    whole, parts
        The figure and one of its lists.
    shown
        The sum of the parts, as 9+7=16.
    sign
        ``>`` or ``<``: how the sum stands to the whole.
    severity
        None for that of the rule.
    """
    words, words_zh = {">": ("more than", "大于"), "<": ("less than", "小于")}[sign]
    addends, _, sum_ = shown.partition("=")
    shown_zh = f"{sum_}（{addends}）" if "+" in addends else sum_
    named = [code for one in (whole, *parts) for code in (one.indicator, *one.sum_of)]
    return Issue(
        message=f"the parts named of “{whole.text}” come to {shown}, {words} {whole.value}",
        message_zh=f"正文{quoted(whole.text)}所列各分项合计为{shown_zh}，{words_zh}总数{whole.value}，请核对",
        indicators=tuple(dict.fromkeys(code for code in named if code)),
        observed=f"{shown} {sign} {whole.value}",
        expected=f"at most {whole.value}" if sign == ">" else str(whole.value),
        evidence=(whole.at, *(part.at for part in parts)),
        severity=severity,
    )
