"""The figures of a paragraph, sentence by sentence.

One pass over each sentence: every number looks back to the words since the number before it,
and those words say what is counted. What is not said is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from govreport_parse.model import limits
from govreport_parse.model.records import Statement
from govreport_parse.statements.finish import ParagraphText, finished
from govreport_parse.statements.lists import Breakdowns, Draft
from govreport_parse.statements.subjects import Subjects
from govreport_parse.statements.tokens import Token, tokens
from govreport_parse.statements.traps import governing_year, without_plans
from govreport_parse.text.numerals import Number
from govreport_parse.topics.catalogue import Topic, load_topics
from govreport_parse.topics.leads import guarded

__all__ = ["ParagraphReader"]

_CLAUSE = re.compile(r"[,;:。]")
_STOCK = re.compile(
    guarded(
        r"(?P<stock>截[至止]|(?<![转遗])至[^,;。]{1,9}[底末]|近[二两三四五六七八九十\d]+年|[二两三四五六七八九十\d]年来|(?<!今年)(?<!年初)以来|历年)|(?P<flow>全年|年内|本年|当年|新增|新制|新收|20\d\d年(?!底|末|以来|12月))"
    )
)
_SUBJECT_WORDS = re.compile(
    r"(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[一二三四五六七八九十]是|[,;:、。\"()\s]|其中|包括|分别为|含)++"
)
# Words further back than this say nothing of a figure; sentences measure 120 characters at most.
_MEMORY = 400
# Between a figure and its rate stands nothing but punctuation and other figures' differences.
_BEFORE_RATE = re.compile(
    r"[,、;(]?(?:[^,;。]{0,16}[多少加出]\d[\d,.]*[^,;。\d]{1,3}[,、])?"
    r"(?:\([^()]{0,14}\))?(?:[比较与](?:[^,;。]|(?<=\d),(?=\d)){0,24})?[,(]?"
)
# Shares of what the whole county or province has.
_WIDER = re.compile("占(?:全[国省市区县州镇乡系]|各)")
# Changes on something else than the year before.
_OTHER_BASE = re.compile(r"环比|年均|月均|前年|往年|年初")
# 未经复议直接起诉, 没有败诉的诉讼, 下属单位未收到申请: denials of something else.
_NOT_OURS = re.compile(
    guarded(
        r"(?:乡镇|局属|直属|事业单位|个部门|个单位)[^,;。]{0,10}?(?:未|零|无)|败诉|被撤销|被纠正|超期|逾期答复|各(?:乡镇|街道|部门)|下属|其他单位|的(?:单位|部门)有|异议|不满"
    )
)
_NOT_NONE = re.compile(
    "撤销|被纠|纠错|违规|违法|乱收费|涉及(?!政府信息|信息公开)|逾期|重大(?=行政|复议|诉讼)|再审|生效|履行|未参加"
)
_SUM = re.compile("合计|共计|总计")
_PARTICIPANTS = frozenset({"人", "人次", "名"})
_AFTER_A_FIGURE = re.compile(r"(?<=\d、)")
_LIST_GOES_ON = re.compile(r"[,;]|、(?!\d)|\Z")
_LIST_BREAK = re.compile("[、,]|以及|和|及|与")
# What follows a denial that leaves its object to the heading: 本年度未发生。
_BARE = re.compile(
    "(?:发生|出现|产生|收到|此类|相关|有关|上述|情况|情形|现象|事项|案件|记录|的|了|过)*"
)
_MAX_PAIR = 16
# Between a figure set aside and the one that counts: 增至, ，共.
_AFTER_ASIDE = re.compile(r"[,共计合总为至到增加减少升降提高缩短了达]*")
# Tokens whose words still lead up to the next number.
_TRANSPARENT = frozenset({"open", "close", "from", "all", "pair", "resume"})
_DIFFERENCES = frozenset({"delta", "skip"})


class ParagraphReader:
    """Reads one paragraph.

    Parameters
    ----------
    body
        Its folded text with traps blotted out.
    headings
        Those above it, folded, the nearest first.
    year
        Year reported on.
    weighed
        Figures and cues in the paragraphs before; those of this one are added.
    """

    def __init__(
        self,
        paragraph: ParagraphText,
        body: str,
        headings: tuple[str, ...],
        year: int | None,
        weighed: int,
    ) -> None:
        self.paragraph = paragraph
        self.weighed = weighed
        self.text = paragraph.folded.text
        self.year = year
        self.body = body
        self.subjects = Subjects(self.text, body, paragraph.section, headings)
        self.topics = load_topics()
        self.breakdowns = Breakdowns(body, paragraph.form)
        self.start = self.end = 0  # where the sentence begins and ends
        self.boundary = 0  # where the next number's own words begin
        self.aside: Token | None = None  # a figure set aside: 由18件增至24件, 增加2件，共5件
        self.last_year: Token | None = None  # the last figure of another year
        self.undated = 0  # words before it date no later figure
        self.dropped = False  # a figure of the sentence was left out, and rates may be its own

    def read(self, sentences: Iterable[tuple[int, int]], offset: int) -> Iterator[Statement]:
        """The statements of its sentences; `offset`: those of the paragraphs before.

        Raises
        ------
        LimitExceeded
            Without a file's name, for more figures than :mod:`govreport_parse.model.limits` allows.
        """
        for start, end in sentences:
            self._sentence(start, without_plans(self.body, start, end))
        for draft in self.breakdowns.drafts:
            yield finished(draft, self.paragraph, offset, self.breakdowns.ends_list(draft))

    def _sentence(self, start: int, end: int) -> None:
        self.start = self.boundary = self.undated = start
        self.end = end
        self.breakdowns.begin_sentence()
        self.aside = self.last_year = None
        self.dropped = False
        queue = tokens(self.body, start, end)
        self.weighed += len(queue)
        limits.require(limits.FIGURES, self.weighed)
        drafts = self.breakdowns.drafts
        k = 0
        while k < len(queue):
            token = queue[k]
            kind = token.kind
            taken, known = 1, len(drafts)
            if kind == "number":
                self._number(token, queue, k)
                leads_on = token.unit is None and len(drafts) == known
            else:
                taken += self._other(token, queue, k)
                # A difference before the figure itself: 较上年增加2件，共5件.
                ahead = kind in _DIFFERENCES and self.breakdowns.latest is None
                leads_on = ahead or kind in _TRANSPARENT
            if not leads_on and token.end > self.boundary:
                self.boundary = token.end
            k += taken

    def _other(self, token: Token, queue: Sequence[Token], k: int) -> int:
        """Read a token that is no number. How many more it took."""
        kind = token.kind
        if kind in ("rate", "share"):
            self._attach(token)
        elif kind == "negation":
            self._negation(token, self.end)
        elif kind == "none":
            self._none(token)
        elif kind == "all":
            self._all(token, self.end)
        elif kind == "pair":
            return self._pair(token, queue[k + 1 :])
        else:
            self._punctuate(token)
        return 0

    def _punctuate(self, token: Token) -> None:
        """Open and close breakdowns: 其中, brackets, 另有, semicolons."""
        latest = self.breakdowns.latest
        if token.kind in ("from", "delta", "skip"):
            self._set_aside(token)
        elif token.kind == "resume":
            self.boundary = max(self.boundary, token.end)
            self.breakdowns.resume(complete=True)
        elif token.kind == "cue" and latest is not None:
            self.breakdowns.open(complete=self.body[token.start : token.end] == ":")
        elif token.kind == "cue" and self._opens_sentence(token):
            self.breakdowns.resume(complete=False)
        elif token.kind == "open":
            self._open_bracket(token)
        elif token.kind == "close":
            self.breakdowns.close_bracket(token.end)
        elif token.kind == "end":
            self.breakdowns.end_group()
        elif token.kind == "outside":
            self.breakdowns.scopes.clear()

    def _open_bracket(self, token: Token) -> None:
        latest = self.breakdowns.latest
        if self.body.find(")", token.end, self.end) < 0:
            return  # it is never closed
        if latest is not None and self.breakdowns.drafts[latest].reach != token.start:
            self.breakdowns.latest = None
        self.breakdowns.open(bracket=True)

    def _set_aside(self, token: Token) -> None:
        """Last year's figure or a difference: the next number's own words stand before it."""
        if token.value is not None:
            self.last_year = token
        joined = self.aside is not None and self.aside.end == token.start
        begin = self.aside.start if joined and self.aside is not None else token.start
        self.aside = msgspec.structs.replace(token, start=begin)
        if token.kind == "from":
            self.undated = token.end

    def _opens_sentence(self, token: Token) -> bool:
        """Whether a 其中 begins its sentence: it is about a figure of the sentence before."""
        return _SUBJECT_WORDS.fullmatch(self.body[self.start : token.end]) is not None

    def _number(self, token: Token, queue: Sequence[Token], k: int) -> None:
        if _AFTER_A_FIGURE.match(self.body, token.start):
            return  # 1、234件 are two numbers, or one
        start = max(self.start, token.start - _MEMORY)
        if self._is_dated_otherwise(max(start, self.undated), token.start):
            if token.unit is not None:
                self.last_year = token
            return
        boundary = max(self.boundary, token.start - _MEMORY)
        topic = self._topic(token, start, boundary)
        if topic is not None and self.subjects.foreign(token, boundary):
            self.breakdowns.latest = None
            self.dropped = True
            return
        if token.unit is None and not self._may_lack_unit(
            topic, token, boundary, queue[k + 1 : k + 3]
        ):
            return
        inner = self.breakdowns.close_scopes(topic, token)
        if (topic is None and not self.breakdowns.scopes) or (topic is not None and topic.shadow):
            self.breakdowns.latest = None
            self.dropped = True
            return
        stock = topic is not None and not topic.level and self._is_stock(start, token.start)
        begin = self._skip_marks(boundary, token.start)
        self._add(topic, token, begin, stock=stock, inner=inner)
        self.breakdowns.total(boundary, token)

    def _is_stock(self, start: int, position: int) -> bool:
        """Whether the last words on time are 截至 or 以来, not 全年 or 新增."""
        last = [match.lastgroup for match in _STOCK.finditer(self.body, start, position)]
        return bool(last) and last[-1] == "stock"

    def _is_dated_otherwise(self, start: int, position: int) -> bool:
        year, last_year = governing_year(self.text, start, position)
        return last_year or (year is not None and self.year is not None and year != self.year)

    def _add(
        self,
        topic: Topic | None,
        token: Token,
        begin: int,
        *,
        stock: bool = False,
        inner: bool = False,
        end: int | None = None,
    ) -> None:
        """Add a draft; `end` where it is said of all items of another figure."""
        follows = self.aside is not None and self.aside.kind == "from" and self._follows(token)
        self.breakdowns.add(
            Draft(
                topic=topic,
                token=token,
                begin=begin,
                end=token.end if end is None else end,
                sentence=self.start,
                parts=[],
                stock=stock,
                inner=inner,
                derived=end is not None,
                base=self.aside.value if follows and self.aside is not None else None,
            )
        )

    def _may_lack_unit(
        self, topic: Topic | None, token: Token, boundary: int, following: Sequence[Token]
    ) -> bool:
        """Whether a number without a unit is a figure: scaled (粉丝近2万), or in a list with units."""
        if topic is None or topic.units[0] == "%" or not self.subjects.adjoins(token, boundary):
            return False
        if token.scaled:
            return True
        around = (
            [self.breakdowns.drafts[-1].token]
            if len(self.breakdowns.drafts) > self.breakdowns.first
            else []
        )
        near = [t for t in (*around, *following) if t.kind == "number" and t.unit in topic.units]
        # Not the first digits of another number: 1、234件.
        return bool(near) and _LIST_GOES_ON.match(self.body, token.end) is not None

    def _topic(self, token: Token, start: int, boundary: int) -> Topic | None:
        if self.breakdowns.drafts and self.breakdowns.drafts[-1].token.start == token.start:
            return self.breakdowns.drafts[-1].topic  # the other end of a range
        stop = token.start
        if self.aside is not None and self._follows(token):
            stop = max(self.aside.start, boundary)
        # A sum of what was listed is not what the heading names.
        listed = self.dropped or len(self.breakdowns.drafts) > self.breakdowns.first
        sums = listed and _SUM.search(self.body, boundary, token.start) is not None
        headed = not self.breakdowns.scopes and not sums
        topic = self.subjects.of(token, start, boundary, stop=stop, headed=headed)
        if topic is not None or self.breakdowns.latest is None or token.unit not in _PARTICIPANTS:
            return topic
        # 举办培训班4次，50人: the second number goes on about the first.
        before = self.breakdowns.drafts[self.breakdowns.latest].topic
        between = self.body[self.breakdowns.drafts[self.breakdowns.latest].end : token.start]
        if before is not None and before.slug == "training_courses" and len(between) <= 10:
            return self.topics["training_participants"]
        return None

    def _follows(self, token: Token) -> bool:
        """Whether a number comes right after the figure set aside: 由18件 增至 24件."""
        end = self.aside.end if self.aside is not None else token.end
        return _AFTER_ASIDE.fullmatch(self.body, end, token.start) is not None

    def _skip_marks(self, boundary: int, end: int) -> int:
        match = _SUBJECT_WORDS.match(self.body, boundary, end)
        return match.end() if match else boundary

    def _attach(self, token: Token) -> None:
        if self.breakdowns.latest is None:
            return
        draft = self.breakdowns.drafts[self.breakdowns.latest]
        between = self.body[draft.reach : token.start]
        words = self.body[token.start : token.end]
        if not _BEFORE_RATE.fullmatch(between) or _OTHER_BASE.search(words):
            return  # the rate of something that has no figure of its own
        if token.kind == "rate" and draft.rate is None:
            before = self.last_year
            if before is not None and draft.token.end <= before.start <= token.start:
                draft = self._changed(draft, before, token)
                if self.dropped and not _fits(draft.token.value, before.value, token.value):
                    return
                draft.base = before.value
            draft.rate = token
        elif token.kind == "share" and draft.share is None:
            draft.share = token
            if not _WIDER.match(words):
                self.breakdowns.share_of_whole(draft)
        draft.end = draft.reach = token.end

    def _changed(self, draft: Draft, before: Token, rate: Token) -> Draft:
        """Whose rate it is: of a part, or, where the figures fit that alone, of its whole."""
        whole = self.breakdowns.whole_of(draft) if draft.part else None
        if whole is None or whole.rate is not None:
            return draft
        fits = [_fits(one.token.value, before.value, rate.value) for one in (draft, whole)]
        return whole if fits == [False, True] else draft

    def _pair(self, token: Token, following: Sequence[Token]) -> int:
        """A、B分别为a、b: figures by the order of their names. How many tokens it took."""
        figures: list[Token] = []
        end = token.end
        for number in following:
            between = self.body[end : number.start]
            short = len(between) <= (1 if figures else _MAX_PAIR) and "," not in between[1:]
            if number.kind not in ("number", "rate") or not short or ":" in between:
                break
            figures.append(number)
            end = number.end
        if figures and figures[0].kind == "rate":
            return self._pair_rates(figures)
        listed = 1 if following and following[0].kind == "skip" else 0
        if len(following) > listed and following[listed].kind == "delta" and not figures:
            # 分别比上年增加2项、9条: differences, all of them.
            listed += 1
            while listed < len(following) and following[listed].kind == "number":
                if self.body[following[listed - 1].end : following[listed].start] not in "、和":
                    break
                listed += 1
            self.boundary = following[listed - 1].end
            return listed
        begin = max(
            [
                self.boundary,
                *(m.end() for m in _CLAUSE.finditer(self.body, self.start, token.start)),
            ]
        )
        names = [name for name in _LIST_BREAK.split(self.body[begin : token.start]) if name]
        if len(names) < 2 and len(figures) > 1 and self.breakdowns.latest is None:
            self.boundary = end
            return len(figures)  # what they are of is not said
        if len(names) < 2 or not figures:
            self.breakdowns.open(complete=True)
            return 0
        self.boundary = end
        if len(names) != len(figures):
            return len(figures)  # which belongs to which is not said
        topics = [
            self.subjects.of_item(name, number.unit)
            for name, number in zip(names, figures, strict=True)
        ]
        if all(topic is not None for topic in topics):
            for topic, number in zip(topics, figures, strict=True):
                self.breakdowns.close_scopes(topic, number)
                self._add(topic, number, begin)
        return len(figures)

    def _pair_rates(self, rates: Sequence[Token]) -> int:
        """同比分别增长20%和10%: rates by the order of the figures before."""
        figures = self.breakdowns.drafts[self.breakdowns.first :][-len(rates) :]
        if len(figures) == len(rates):
            for draft, rate in zip(figures, rates, strict=True):
                draft.rate = draft.rate or rate
        return len(rates)

    def _all(self, token: Token, end: int) -> None:
        """均按时办结: what is said of all items of the one figure before."""
        own = [
            draft for draft in self.breakdowns.drafts[self.breakdowns.group :] if not draft.derived
        ]
        wholes = [draft for draft in own if not draft.part]
        stop = self._clause_end(token, end)
        if stop is None or any(char.isdigit() for char in self.body[token.end : stop]):
            return
        # The one figure of the sentence; else the part right before (不予公开2件，均属于执法案卷).
        for whole in (*(wholes if len(wholes) == 1 else ()), *own[-1:]):
            if whole.topic is None or whole.token.qualifier == "negated" or whole.token.unit == "%":
                continue
            head = self.subjects.of_all(whole.topic.slug, token.end, stop)
            if head is not None and (whole in wholes or self._is_right_before(whole, token)):
                said = msgspec.structs.replace(whole.token, start=token.start, end=head.end)
                self.breakdowns.scopes.clear()
                self._add(head.topic, said, token.start, end=head.end)
                return

    def _clause_end(self, token: Token, end: int) -> int | None:
        """Where the clause of a token ends; None for one so long that nothing is taken from it."""
        clause = _CLAUSE.search(self.body, token.end, min(end, token.end + _MEMORY + 1))
        if clause is not None:
            return clause.start()
        return end if end - token.end <= _MEMORY else None

    def _is_right_before(self, draft: Draft, token: Token) -> bool:
        return self.body[draft.reach : token.start] in ("", ",")

    def _negation(self, token: Token, end: int) -> None:
        stop = self._clause_end(token, end)
        if stop is None or self._is_dated_otherwise(self.start, token.start):
            return
        if _NOT_OURS.search(self.body, self.start, stop):
            return
        if _NOT_NONE.search(self.text, token.start, stop):
            return
        verb = self.body[token.start : token.end]
        # The verb belongs to what is denied: 未收到 ... 申请, 未收取 ... 费用.
        begin = token.start + (1 if verb.startswith("未") else 0)
        found = self.subjects.denied(begin, stop)
        if not found and _BARE.fullmatch(self.body, token.end, stop):
            self._deny_subject(token, stop)
            return
        for head in found:
            if not self.body[head.end : head.end + 1].isdigit():
                self._deny(head.topic, token.start, head.end)

    def _none(self, token: Token) -> None:
        """A denial after its object: 收费情况：无."""
        if not self._is_dated_otherwise(self.start, token.start):
            self._deny_subject(token, token.end)

    def _deny_subject(self, token: Token, stop: int) -> None:
        """A denial whose object stands before it, or in the heading."""
        found = self.subjects.denied(max(self.boundary, self.start), token.start)
        for head in found:
            self._deny(head.topic, token.start, stop)
        if not found and not re.search(r"[,;]", self.body[self.start : token.start]):
            for topic in self.subjects.headed():
                self._deny(topic, token.start, stop)

    def _deny(self, topic: Topic, start: int, end: int) -> None:
        denied = {
            draft.topic.slug
            for draft in self.breakdowns.drafts[self.breakdowns.first :]
            if draft.topic is not None and draft.token.qualifier == "negated"
        }
        if topic.slug in denied:
            return
        zero = Token("number", start, end, value=0, qualifier="negated")
        self.breakdowns.scopes.clear()
        self._add(topic, zero, start)
        self.breakdowns.latest = None


def _fits(value: Number | None, base: Number | None, percent: Number | None) -> bool:
    """Whether a change in percent leads from `base` to `value`, to the percent."""
    if value is None or not base or percent is None:
        return False
    return abs((Decimal(value) / Decimal(base) - 1) * 100 - Decimal(percent)) < 1
