"""The words that name what a number counts, whether or not they are a known topic's."""

from __future__ import annotations

from functools import lru_cache

from govreport_parse.statements.tokens import NARRATIVE_UNITS, Token
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["counted_words", "end_of_words", "is_count", "opens_sentence", "skip_marks"]

# What these count is time, size or kind, and no thing that was done.
_NO_COUNTS = frozenset({"个百分点", "百分点", "个工作日", "工作日", "倍", "类", "种"})
_COUNTS = frozenset(NARRATIVE_UNITS) - _NO_COUNTS
# 两次, 三期, 百余人; but 三个方面, 两项制度 and 一名 say little, and 一次 may be any.
_WORDED = frozenset(
    {"次", "期", "场", "件", "条", "篇", "份", "封", "起", "宗", "例", "人次", "部", "名"}
)
_PEOPLE = frozenset({"人", "名", "人次"})
# 五个方面, 6个部分: how something is laid out.
_LAYOUT = lazy_pattern(
    r"(?:大)?(?:方面|部分|环节|层面|维度|阶段|步骤|原则|要求|问题|重点|工作日|月|小时|年|星期|季度|领域|维|一律|统一|到位|结合|不放过)|(?:大|小|好|实)?事(?!项|故|件)"
)
# 超额完成400条目标, 3个先进单位之一, 10件以下, 填写一式两份: no count of what was done.
_NO_COUNT_AFTER = lazy_pattern(
    r"(?:[^,;。\d]{0,6}(?:目标|之一)|以下|以内|及以上|及以下|(?:的)?部分(?!公开)|\(含|届)"
)
_NO_COUNT_BEFORE = lazy_pattern(
    r"(?:涵盖|覆盖|对照|作为|辖|一式|每[村镇乡县站人张]|平均|排名前|排名后|满分|届)[^,;。\d]{0,4}$|(?:(?<!不)明确|指定|确定|由)$"
)
# 全县14个乡镇: how many there are; but 全县共立案712件.
_EVERY = lazy_pattern(r"(?:全[国省市区县州镇乡旗]|全系统)[^,;。\d]{0,4}$")
_MEMBERS = frozenset({"个", "家", "名", "人", "所", "户", "处", "元", "万元", "亿元"})
_ALL = lazy_pattern("全[国省市区县州镇乡旗]$")  # 全市6条河道
# How something is to be done, and what it costs.
# 与14个社区签订责任书: how many there are of them, which nobody counts anew.
_BODIES = lazy_pattern(
    "(?:行政)?(?:社区|村(?!级|务)|镇|乡|街道|部门|单位|成员|站所|科室|县|区|市|委办|处室|局|企业职工|班子|贫困村|试点)"
)
_RULE = lazy_pattern(
    "原则上|应当|应提前|应在|应填写|不得|一式|^凡|[,。]凡|(?<![累共合总])计收|收费标准|不收费|每件收|应主动(?!公开(?:的)?(?:政府)?信息[0-9])|方可|须在|须提供"
)
_BREAK = lazy_pattern(r"[,;:。()]")
_LEADING = lazy_pattern(
    r"(?:[、\"□]|其中|另有|另外|还有|以及|并且?|同时|共计?|全年|年内|本年度?|今年|当年|20\d\d年(?:度)?|截至|我[省市区县镇乡局委办厅院]|[了的])*+"
)
_TRAILING = lazy_pattern(r"(?:共计|总计|合计|累计|达到|分别|共|达|为|有|了|的|约|近|计)*+$")
# What may stand before the words of a figure, or of a list.
_MARKS = lazy_pattern(
    r"(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[一二三四五六七八九十]是|[,;:、。\"()\s]|其中|主要|具体|包括|分别为|含)++"
)
_NEAR = 12
# 局党组2次专题研究: who did it stands before the number, and what was done after it.
_BEFORE_ITS_NOUN = frozenset({"次", "场", "期"})
_DOER = lazy_pattern(
    "[^,;。]{0,8}(?:党组|党委|党工委|政府|局|委|办|处|厅|镇|乡|街道|办公室|领导小组|领导|负责人|同志|会议)(?:先后)?"
)
_AFTER = lazy_pattern(r"[^,;:。、()\d\"□]{1,24}")


def is_count(token: Token, text: str, sentence: tuple[int, int]) -> bool:
    """Whether a number with its unit counts something by itself, without a known topic.

    `sentence`: where its sentence begins and ends.
    """
    if text.startswith("以上", token.end - 2) and token.unit in _PEOPLE:
        return False  # 2名以上法律顾问
    if token.unit not in _COUNTS or _LAYOUT.match(text, token.end):
        return False
    before = max(sentence[0], token.start - _NEAR)
    every = (_EVERY if token.unit in _MEMBERS else _ALL).search(text, before, token.start)
    if every or _NO_COUNT_AFTER.match(text, token.end):
        return False
    bodies = token.unit in ("个", "家", "名") and _BODIES.match(text, token.end)
    if bodies or _NO_COUNT_BEFORE.search(text, before, token.start):
        return False
    if _is_rule(text, *sentence):
        return False
    if not token.worded:
        return True
    if token.unit in _PEOPLE and token.qualifier != "exact":
        return True
    return token.unit in _WORDED and token.value is not None and token.value > 1


@lru_cache(maxsize=1)
def _is_rule(text: str, start: int, end: int) -> bool:
    """Whether a sentence says how something is to be done. Asked of each of its figures, it is read once."""
    return _RULE.search(text, start, end) is not None


def counted_words(text: str, begin: int, token: Token) -> tuple[int, int] | None:
    """The span of the words that name what a number counts: before it, else after it."""
    start = begin
    for clause in _BREAK.finditer(text, begin, token.start):
        start = clause.end()
    leading = _LEADING.match(text, start, token.start)
    start = leading.end() if leading else start
    trailing = _TRAILING.search(text, start, token.start)
    end = trailing.start() if trailing else token.start
    after = _AFTER.match(text, token.end)
    if start < end and not (
        after and token.unit in _BEFORE_ITS_NOUN and _DOER.fullmatch(text, start, end)
    ):
        return start, end
    return after.span() if after else None


def end_of_words(text: str, token: Token) -> int:
    """Where the words before a number end: 共计 is one of them, though it belongs to the number."""
    return token.start + 2 if text.startswith("共计", token.start) else token.start


def opens_sentence(text: str, start: int, token: Token) -> bool:
    """Whether a 其中 begins its sentence: it is about a figure of the sentence before."""
    return token.start == start or _MARKS.fullmatch(text[start : token.end]) is not None


def skip_marks(text: str, boundary: int, end: int) -> int:
    """Where the words of a figure begin after marks of lists."""
    match = _MARKS.match(text, boundary, end)
    return match.end() if match else boundary
