"""What is denied without a figure: 未收到…, 收费情况：无."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.statements.claims import Said, clause_end
from govreport_parse.statements.clauses import clause_begin
from govreport_parse.statements.subjects import Subject, Subjects
from govreport_parse.statements.suits import is_of_outcome
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.leads import guarded

__all__ = ["denied", "denied_before"]

# 未经复议直接起诉, 没有败诉的诉讼, 下属单位未收到申请: denials of something else.
_NOT_OURS = lazy_pattern(
    guarded(
        r"(?:乡镇|局属|直属|事业单位|个部门|个单位)[^,;。]{0,10}?(?:未|零|无)|败诉|被撤销|被纠正|超期|逾期答复|各(?:乡镇|街道|部门)|下属|其他单位|的(?:单位|部门)有|异议|不满"
    )
)
# Denials of one kind alone: 因超期答复引起的复议, 需要澄清的舆情.
_RESTRICTED = lazy_pattern(
    "澄清|应(?:当|主动)?公开|因[^,;。]{0,16}(?:超期|逾期|超时|未及时|未按|不依法|不规范|不当|错误|泄密|质量|应公开)|撤销|被纠|纠错|违规|违法|乱收费|涉及(?!政府信息|信息公开)|逾期|重大(?=行政|复议|诉讼)|再审|生效|履行|未参加"
    "|以外|之外|外的|过期|表彰|线下|申请(?:行政)?复议后|因[^,;。]{0,8}不予公开"
    "|因(?!此|[^,;。]{0,16}(?:公开|申请))[^,;。]{1,16}(?:引发|引起|产生|导致)"
)
# A denial that is denied itself, or put as a case, or said of a part of the year or of other bodies: 并非没有…,
# 如没有…, 12月没有…, 各村没有…; and 没有…的，填0.
_NOT_SAID = lazy_pattern(
    r"并非|不能说|不等于|(?<![例正比])如果?[没未无]|[若凡][没未无]|季度|(?<![\d至到-])\d{1,2}月份?(?![\d至到-])"
    "|各[村镇乡街]|所属|二级单位|的,(?:填|应|须|报)"
)
# 未补充而否决: what comes of what did not happen is not denied.
_CONSEQUENCE = lazy_pattern("而(?!引|提|发|申)|故|因此|导致")
# What follows a denial that leaves its object to the heading: 本年度未发生。
_VERB_ALONE = lazy_pattern(
    "(?:再|新)?(?:制[作发定]|出台|印发|废止|收取|实施|作出|举办|召开|开展|安排|设立)(?:过|的)?"
)
_CLAUSE = lazy_pattern("[,;]")
_BARE = lazy_pattern(
    "(?:发生|出现|产生|收到|此类|相关|有关|上述|情况|情形|现象|事项|案件|记录|的|了|过)*"
)


def denied(
    body: str, text: str, subjects: Subjects, token: Token, sentence: tuple[int, int], boundary: int
) -> Iterator[Said]:
    """What a denial (未收到…) is about: in its own clause; before it or in the heading for a bare one.

    Parameters
    ----------
    body, text
        The folded paragraph with its traps blotted out, and with them.
    sentence
        Where its sentence begins and ends.
    boundary
        Where the words after the figure before begin.
    """
    start, end = sentence
    stop = clause_end(body, token, end)
    if stop is None or _NOT_OURS.search(body, start, stop):
        return
    clause = clause_begin(body, 0, token.start)
    if _RESTRICTED.search(text, token.start, stop) or _NOT_SAID.search(text, clause, stop + 2):
        return
    if not body[: token.start].strip() and not body[token.end :].strip():
        return  # a header of a table: 尚未
    # The verb belongs to what is denied: 未收到 ... 申请, 未收取 ... 费用.
    begin = token.start + (1 if body.startswith("未", token.start) else 0)
    found = subjects.denied(begin, stop)
    verb = None if found else _VERB_ALONE.fullmatch(body, token.end, stop)
    if verb is not None:
        # 规范性文件没有制作: the object stands before it.
        inverted = subjects.denied_of(verb.group() + body[max(clause, boundary) : token.start])
        for topic in inverted:
            subject = Subject(topic, max(clause, boundary), token.start)
            yield _denial(subject, subject.start, stop)
    if not found and _BARE.fullmatch(body, token.end, stop):
        yield from denied_before(body, subjects, token, start, boundary, stop)
    for head in found:
        apart = _CONSEQUENCE.search(body, token.end, head.start) is not None
        some = is_of_outcome(head, body, token.end, stop)
        if not (apart or some or body[head.end : head.end + 1].isdigit()):
            yield _denial(Subject(head.topic, head.start, head.end), token.start, head.end)


def denied_before(
    body: str, subjects: Subjects, token: Token, start: int, boundary: int, stop: int
) -> Iterator[Said]:
    """What is denied by words after it (收费情况：无), or under its heading.

    `start`: where the sentence begins; `stop`: where the denial ends.
    """
    found = subjects.denied(max(boundary, start), token.start)
    for head in found:
        yield _denial(Subject(head.topic, head.start, head.end), head.start, stop)
    if not found and not _CLAUSE.search(body, start, token.start):
        for topic in subjects.headed():
            yield _denial(Subject(topic, start, start, "context"), token.start, stop)


def _denial(subject: Subject, start: int, end: int) -> Said:
    token = Token("number", start, end, value=0, qualifier="negated")
    return Said(subject.topic, token, subject)
