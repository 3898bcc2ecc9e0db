"""A number in its clause: where its row's name ends before it, and what the words after it name."""

from __future__ import annotations

import re
from collections.abc import Callable

from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.matcher import Head
from govreport_parse.topics.types import Topic

__all__ = [
    "after_examples",
    "are_said_after",
    "begins_clause",
    "clause_begin",
    "end_of_label",
    "ends_clause",
    "has_own_words",
    "names_next",
    "noun_follows",
    "said_after",
]

# Words further from a number than this are none of its row's name.
_LABEL = 40
# Between the name of a row and its number, which ends its clause: 同意公开：16件, 复议方面，2件.
_AFTER_LABEL = lazy_pattern(
    r"(?:方面|情况|工作|(?:总)?数量?|(?:的)?占(?:绝大多数|大多数|多数|比最高)|为主|居多|次之|其次|最多)?"
    r"(?:(?::|——|--)(?:一共|总共|共计|合计|总计|累计)?|,)"
    r"(?:全年|本年度?|年内|当年|今年|实际|共|计|有|为|是|均)*+$"
)
_LAST_BREAK = lazy_pattern(".*[,;:。]", re.DOTALL)
_LAST_BREAK_OR_BRACKET = lazy_pattern(".*[,;:。(]", re.DOTALL)
_ENDS_CLAUSE = lazy_pattern("[,;。、:(]|$")
# 剩余14件为不存在8件、补正6件: what it consists of is named before the numbers of that.
_CONSISTS_OF = lazy_pattern(r"(?:分别)?(?:为|是|系|包括)[^,;。:()、\d]{2,24}\d[\d,]*[件条份宗封例]")
# What leads to a number that begins its clause: 其中有3件, 剩余1件, 对2件.
_LEADS = lazy_pattern(
    r"(?:^|[,;:。(、])(?:其中|另外?|还|其余|余下|剩余|剩下|后者|前者|仅|只|共|对|有|的|和)*+$"
)
_LONGEST_LEAD = 12
_LEADS_END = frozenset(",;:。(、中另外还余下剩者仅只共对有的和")
_REST_OF_CLAUSE = lazy_pattern(r"(?:的|申请)?(?P<said>[^,;:。()\d□]{2,36})")
_SAID_ENDS = lazy_pattern(
    "(?:的|了|而|并|予以|处理|办理|答复|告知|决定|情形|情况|原因|方式|申请|案件|信息|材料|政府|所)*$"
)
_NEXT_CLAUSE = lazy_pattern(
    r",(?!其余|其中|另|余下|剩余)(?:[^,;:。()\d□]|20\d\d年){2,30}(?=[,;。]|$)"
)
_BRACKETED_NUMBER = lazy_pattern(r"\([^()\d]{0,4}\d")
# 3件规范性文件予以公开, 1件申请人对不予公开不服: no outcome of a request.
_OF_ANOTHER_MATTER = lazy_pattern(
    "文件|公文|提案|建议|议案|工单|热线|留言|规章|来信|不服|提起|申请(?:行政)?复议|引发|引起|诉求办理"
)
# 除1件在审外均获维持: what comes after it is said of the others.
_EXCEPT = lazy_pattern("(?:之|以)?外,?(?:其余|其他|余下)?(?:案件|申请)?(?:均|全部|都|悉数)")
_OF_ALL = lazy_pattern("(?:申请)?(?:已|也|则)?(?:均|全部|都|悉数)")
_SEVERAL = lazy_pattern("[、和及与或]")
# 剩余2件一件为重复申请: the words are the next number's.
_NUMBERED = lazy_pattern("[一两二三四五六七八九十][件条起宗]")
# What is held several times a year; 三次召开信息公开专题会.
_EVENTS = frozenset({"meetings", "training_courses", "press_conferences", "online_interviews"})
_WHOLES = frozenset(
    {"requests_concluded", "requests_answered", "requests_accepted", "requests_received"}
)
# 逾期不补正等其他处理, 电话等其他方式: what stands before is an example of what is counted. 信访等其他途径
# is the name of a row.
_EXAMPLES = lazy_pattern(r"等(?:各类|各种)?(?=其[他它余](?!组织|途径)[^,;:。()、\d]{0,16}$)")

# Between a clause's beginning, read backwards, and a number that its noun follows.
_LEADS_BACKWARDS = lazy_pattern("(?:中其|有|另|余其|余剩|仅|共)?(?:[,;:。(、]|和|$)")
_BEFORE_FIRST = frozenset(",;:。(、和中有另余剩仅共")
_ARE = lazy_pattern("(?:申请)?(?:均|都|全部)(?:为|是|系|属|因)")
_COPULA = lazy_pattern("(?:是|为|系|来自|属|因|由|均|都|以|经|涉及|得到|获)")


def ends_clause(body: str, token: Token) -> bool:
    """Whether a clause ends with a number."""
    return _ENDS_CLAUSE.match(body, token.end) is not None


def begins_clause(body: str, token: Token, boundary: int) -> bool:
    """Whether a number begins its clause: 其中1件…, 对17件…. Its own words begin at `boundary`."""
    if token.start > boundary and body[token.start - 1] not in _LEADS_END:
        return False
    begin = max(boundary, token.start - _LONGEST_LEAD)
    cut = "" if begin == boundary else "□"
    return _LEADS.search(cut + body[begin : token.start]) is not None


def clause_begin(body: str, begin: int, end: int, *, bracketed: bool = False) -> int:
    """Where the clause that goes on at `end` begins, not before `begin`; one in brackets where it is `bracketed`."""
    last = (_LAST_BREAK_OR_BRACKET if bracketed else _LAST_BREAK).match(body, begin, end)
    return begin if last is None else last.end()


def noun_follows(body: str, token: Token, boundary: int) -> bool:
    """Whether a number begins its clause and what it counts comes after it: 5件来自自然人."""
    return _COPULA.match(body, token.end) is not None and _opens(body, token, boundary)


def has_own_words(body: str, token: Token, boundary: int) -> bool:
    """Whether words come after a number that begins its clause: 12件不掌握，4件重复申请."""
    after = body[token.end : token.end + 1]
    return "\u4e00" <= after <= "\u9fff" and _opens(body, token, boundary)


def _opens(body: str, token: Token, boundary: int) -> bool:
    """Whether a number begins its clause, after 其中, 另有 or 其余 at most."""
    if token.start > boundary and body[token.start - 1] not in _BEFORE_FIRST:
        return False
    before = body[max(boundary, token.start - 8) : token.start]
    return _LEADS_BACKWARDS.match(before[::-1]) is not None


def after_examples(body: str, boundary: int, token: Token) -> int:
    """Where a number's own words begin after examples of what is counted: 逾期不补正等其他处理4件."""
    examples = _EXAMPLES.search(body, boundary, token.start)
    return boundary if examples is None else examples.end()


def end_of_label(body: str, token: Token, boundary: int, stop: int) -> int:
    """Where the name of a row ends that a colon or comma parts from its number; else `stop`."""
    if not ends_clause(body, token):
        return stop
    begin = max(boundary, stop - _LABEL)
    label = _AFTER_LABEL.search(body[begin:stop])
    return begin + label.start() if label is not None else stop


def said_after(
    body: str, token: Token, boundary: int, heads: Callable[[int, int], list[Head]]
) -> Head | None:
    """The words after a number that begins its clause which say what it counts.

    1件因涉及个人隐私不予公开: the more special of those that name something. `heads`: the words in a
    stretch that name what the number may count.
    """
    rest = _REST_OF_CLAUSE.match(body, token.end)
    if rest is None:
        return None
    said = rest["said"]
    left = "其余" in body[max(boundary, token.start - 4) : token.start]
    if (
        _OF_ANOTHER_MATTER.search(said)
        or (_OF_ALL.match(said) and not left)
        or _NUMBERED.match(said)
    ):
        return None
    begin, end = rest.span("said")
    others = _EXCEPT.search(said)
    if others is not None:
        said, end = said[: others.start()], begin + others.start()
    if body[end : end + 1].isdigit() or _BRACKETED_NUMBER.match(body, end):
        return None  # 其余57件为不予公开(11件)、…: a list follows
    trailing = _SAID_ENDS.search(said)
    shorter = end - len(trailing.group()) if trailing is not None else end
    found = [
        head
        for stop in dict.fromkeys((end, shorter))
        for head in heads(begin, stop)
        if _may_follow(head.topic, token)
    ]
    if not found:
        found = _in_next_clause(body, end, heads)
    special = [
        head for head in found if not any(head.topic.slug in other.topic.within for other in found)
    ]
    slugs = {head.topic.slug for head in special}
    if left and (slugs & _WHOLES or _SEVERAL.search(said)):
        return None  # 其余42件已答复: not all that were; 其余9件为重复申请和反复申请
    if not special or (len(slugs) > 1 and _SEVERAL.search(said)):
        return None
    return special[-1]


def _in_next_clause(body: str, end: int, heads: Callable[[int, int], list[Head]]) -> list[Head]:
    """剩余1件因补正期未满，结转2024年: what the clause after says of it."""
    longer = _NEXT_CLAUSE.match(body, end)
    found = heads(end, longer.end()) if longer is not None else []
    return [
        head
        for head in found
        if head.topic.facet in ("stage", "outcome") and head.topic.slug not in _WHOLES
    ]


def _may_follow(topic: Topic, token: Token) -> bool:
    """Whether a number that begins its clause may count this by words after it."""
    if topic.slug in _EVENTS:
        return token.unit == "次"
    return bool(topic.facet) and topic.slug != "requests_received"


def are_said_after(body: str, token: Token) -> bool:
    """Whether the words after a number say what all of them are: 其他6件均为本机关不掌握."""
    return _ARE.match(body, token.end) is not None


def names_next(body: str, token: Token, start: int) -> bool:
    """Whether words after a number that begin at `start` name the first of those that it consists of."""
    return start >= token.end and _CONSISTS_OF.match(body, token.end) is not None
