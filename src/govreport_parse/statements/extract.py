"""From the narrative's paragraphs to statements, each tied to its topic and its place.

One pass over each sentence: every number looks back to the words since the number before it,
and those words tell what is counted. What is not told is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from govreport_parse.document import Block, Locator, Paragraph
from govreport_parse.fold import Folded, fold_with_offsets
from govreport_parse.forms import total_applicant
from govreport_parse.report import Statement
from govreport_parse.sections import Outline
from govreport_parse.statements.tokens import (
    Token,
    blot_traps,
    governing_year,
    is_plan,
    tokens,
)
from govreport_parse.statements.topics import Head, Matcher, Topic, load_matcher, load_topics

__all__ = ["read_statements"]

# Sections that speak of shortcomings and plans, and the appended form.
_SILENT = frozenset({"problems", "plan", "appendix"})
_SENTENCE = re.compile(r"[^。!?]+")
_WORTH_READING = re.compile(
    r"\d|未|没有|无|不存在|[一二两三四五六七八九十百千](?:[件次条篇场期名个起份项]|人次)"
)
_CLAUSE = re.compile(r"[,;:。]")
_STOCK = re.compile(r"截[至止]|(?<!今年)(?<!年初)以来|历年")
_SUBJECT_WORDS = re.compile(
    r"^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[一二三四五六七八九十]是|[,;:、。\"()\s]|其中|包括|分别为|含)+"
)
# Units of one family may stand in one breakdown; 次 and 人 count other things.
_ITEM_UNITS = frozenset(
    ["条", "件", "篇", "项", "份", "则", "个", "期", "幅", "条次", "条(次)", "封", "宗", "起"]
)
# "815条,其中,概况类64条": between whole and part, or part and part, at most this many commas.
_MAX_COMMAS = 2
# Words further back than this say nothing of a figure; sentences measure 120 characters at most.
_MEMORY = 400
# Between a figure and its rate stands nothing but punctuation and other figures' differences.
_GLUE = re.compile(
    r"[,、;(]?(?:[^,;。]{0,16}[多少加出]\d[\d,.]*[^,;。\d]{1,3}[,、])?"
    r"(?:[比较与](?:[^,;。]|(?<=\d),(?=\d)){0,24})?[,(]?"
)
# Changes on something else than the year before.
_OTHER_BASE = re.compile(r"环比|年均|月均|前年|往年")
# 未经复议直接起诉, 没有败诉的诉讼, 下属单位未收到申请: denials of something else.
_NOT_OURS = re.compile(
    r"未经|败诉|被撤销|被纠正|各(?:乡镇|街道|部门)|下属|其他单位|的(?:单位|部门)有|异议"
)
# A part of the year, an average, or a figure of somebody else.
_NO_TOTAL = re.compile(
    r"[上下]半年|季度|\d月|[月日人年]均|平均|目标|任务|热线|行政许可|政务服务|公务员|出庭|征地"
    r"|每个|各地|全省|应公开|应当公开|复议(?:和|、|及|与)(?:行政)?诉讼(?:案件)?共|减免"
)
_PARTICIPANTS = frozenset({"人", "人次", "名"})


class _Draft(msgspec.Struct, kw_only=True):
    """A statement under way: rates, shares and parts still come."""

    topic: Topic | None
    token: Token
    begin: int
    end: int
    rate: Token | None = None
    share: Token | None = None
    parts: list[int]
    stock: bool = False
    cell: str | None = None


def read_statements(
    blocks: Sequence[Block], outline: Outline, form: str | None, year: int | None
) -> tuple[Statement, ...]:
    """The figures stated in the narrative.

    Parameters
    ----------
    blocks
        The document.
    outline
        Its headings: they date and scope the figures below them.
    form
        Id of the report's statutory form, to name each figure's cell.
    year
        Year reported on; figures dated otherwise are left out.
    """
    found: list[Statement] = []
    for i in range(outline.preamble[0], len(blocks)):
        block = blocks[i]
        if not isinstance(block, Paragraph):
            continue
        kind = outline.kind_at(i)
        if kind in _SILENT or not _WORTH_READING.search(block.text):
            continue
        paragraph = _ParagraphReader(block.text, i, kind, form, year)
        found.extend(paragraph.read(len(found)))
    return tuple(found)


class _ParagraphReader:
    """Reads one paragraph."""

    def __init__(
        self, text: str, block: int, section: str, form: str | None, year: int | None
    ) -> None:
        self.printed = text
        self.block = block
        self.section = section
        self.form = form
        self.year = year
        self.folded: Folded = fold_with_offsets(text)
        self.body = blot_traps(self.folded.text)
        self.matcher: Matcher = load_matcher()
        self.topics = load_topics()
        self.drafts: list[_Draft] = []
        self.first = 0  # first draft of the sentence
        self.scopes: list[int] = []  # open breakdowns, by the draft that is broken down
        self.latest: int | None = None  # the figure that a rate would belong to

    def read(self, offset: int) -> Iterator[Statement]:
        for sentence in _SENTENCE.finditer(self.body):
            if _WORTH_READING.search(sentence.group()) and not is_plan(sentence.group()):
                self._sentence(sentence.start(), sentence.end())
        for draft in self.drafts:
            yield self._statement(draft, offset)

    def _sentence(self, start: int, end: int) -> None:
        self.first = len(self.drafts)
        self.scopes = []
        self.latest = None
        boundary = start
        for token in tokens(self.body, start, end):
            if token.kind == "number":
                self._number(token, start, boundary)
            elif token.kind in ("rate", "share"):
                self._attach(token)
            elif token.kind == "negation":
                self._negation(token, start, end)
            else:
                self._punctuate(token)
            if token.kind not in ("open", "close"):
                boundary = token.end

    def _punctuate(self, token: Token) -> None:
        """Open and close breakdowns: 其中, brackets, 另有, semicolons."""
        bracket = token.kind == "open" and (
            self.latest is not None and self.drafts[self.latest].end == token.start
        )
        if (token.kind == "cue" or bracket) and self.latest is not None:
            self.scopes.append(self.latest)
        elif token.kind in ("outside", "end"):
            self.scopes.clear()
            if token.kind == "end":
                self.latest = None
        elif token.kind == "close" and len(self.scopes) > 1:
            self.scopes.pop()

    def _number(self, token: Token, start: int, boundary: int) -> None:
        start = max(start, token.start - _MEMORY)
        year, last_year = governing_year(self.folded.text, start, token.start)
        if last_year or (year is not None and self.year is not None and year != self.year):
            return
        boundary = max(boundary, token.start - _MEMORY)
        topic, begin = self._topic(token, start, boundary)
        meets = topic is not None and bool(topic.indicator or topic.under)
        if meets and _NO_TOTAL.search(self.body, boundary, token.end + 2):
            self.latest = None
            return
        while self.scopes and not self._is_part(topic, token, self.scopes[-1]):
            self.scopes.pop()
        if (topic is None and not self.scopes) or (topic is not None and topic.shadow):
            self.latest = None
            return
        stock = topic is not None and bool(_STOCK.search(self.body, start, token.start))
        self.drafts.append(
            _Draft(topic=topic, token=token, begin=begin, end=token.end, parts=[], stock=stock)
        )
        self.latest = len(self.drafts) - 1
        if topic is not None and topic.under:
            self.drafts[-1].cell = self._cell_under(topic)
        if self.scopes:
            self.drafts[self.scopes[-1]].parts.append(self.latest)

    def _cell_under(self, topic: Topic) -> str | None:
        """The cell of an outcome, by the figure of the same sentence that it belongs to."""
        for draft in reversed(self.drafts[self.first : -1]):
            governed = topic.under.get(draft.topic.slug) if draft.topic else None
            if governed is not None:
                return governed.get(self.form or "")
        return None

    def _topic(self, token: Token, start: int, boundary: int) -> tuple[Topic | None, int]:
        """What a number counts, and where the words that tell so begin."""
        begin = self._skip_marks(boundary, token.start)
        after = self.matcher.after(self.body, token.end)
        if after is not None and after.topic.fits(token.unit) and self._holds(after.topic, start):
            return self._resolved(after.topic), begin
        heads = [
            head
            for head in self.matcher.before(self.body, boundary, token.start)
            if head.topic.fits(token.unit) and self._holds(head.topic, start, token.start)
        ]
        heads = self._nearest_clause(heads, boundary, token.start)
        if heads:
            return self._resolved(heads[-1].topic), begin
        # 举办培训班4次，50人: the second number goes on about the first.
        if self.latest is not None and token.unit in _PARTICIPANTS:
            before = self.drafts[self.latest].topic
            between = self.body[self.drafts[self.latest].end : token.start]
            if before is not None and before.slug == "training_courses" and len(between) <= 10:
                return self.topics["training_participants"], begin
        return None, begin

    def _resolved(self, topic: Topic) -> Topic:
        return self.topics[topic.alias_of] if topic.alias_of else topic

    def _nearest_clause(self, heads: list[Head], boundary: int, position: int) -> list[Head]:
        """Heads in the clause nearest to the number.

        An earlier clause counts only where the number's own names nothing (收到申请，共计5件).
        """
        if not heads:
            return []
        nearest = heads[-1]
        gap = self.body[nearest.end : position]
        if len(gap) > 30 or len(_CLAUSE.findall(gap)) > 1:
            return []
        cut = max(
            (m.end() for m in _CLAUSE.finditer(self.body, boundary, nearest.start)),
            default=boundary,
        )
        return [head for head in heads if head.start >= cut]

    def _holds(self, topic: Topic, start: int, end: int | None = None) -> bool:
        if not topic.context:
            return True
        if self.section in topic.context:
            return True
        words = self.body[start : end if end is not None else start + 2 * _MEMORY]
        return any(word in words for word in topic.context)

    def _skip_marks(self, boundary: int, end: int) -> int:
        match = _SUBJECT_WORDS.match(self.body[boundary:end])
        return boundary + (match.end() if match else 0)

    def _is_part(self, topic: Topic | None, token: Token, scope: int) -> bool:
        whole = self.drafts[scope]
        if whole.topic is None:
            return False
        same_unit = token.unit == whole.token.unit
        both_items = token.unit in _ITEM_UNITS and whole.token.unit in _ITEM_UNITS
        if not (same_unit or both_items):
            return False
        before = self.drafts[whole.parts[-1]] if whole.parts else whole
        if self.body.count(",", before.end, token.start) > _MAX_COMMAS:
            return False  # other things were said in between
        if topic is None or whole.topic.slug in topic.within:
            return True
        return same_unit and not topic.indicator and topic.slug != whole.topic.slug

    def _attach(self, token: Token) -> None:
        if self.latest is None:
            return
        draft = self.drafts[self.latest]
        between = self.body[draft.end : token.start]
        words = self.body[token.start : token.end]
        if not _GLUE.fullmatch(between) or _OTHER_BASE.search(words):
            return  # the rate of something that has no figure of its own
        if token.kind == "rate" and draft.rate is None:
            draft.rate = token
        elif token.kind == "share" and draft.share is None:
            draft.share = token
        draft.end = token.end

    def _negation(self, token: Token, start: int, end: int) -> None:
        year, last_year = governing_year(self.folded.text, start, token.start)
        if last_year or (year is not None and self.year is not None and year != self.year):
            return
        clause = _CLAUSE.search(self.body, token.end, end)
        stop = clause.start() if clause else end
        if _NOT_OURS.search(self.body, start, stop):
            return
        verb = self.body[token.start : token.end]
        # The verb belongs to what is denied: 未收到 ... 申请, 未收取 ... 费用.
        begin = token.start + (1 if verb.startswith("未") else 0)
        denied = {
            draft.topic.slug
            for draft in self.drafts[self.first :]
            if draft.topic is not None and draft.token.qualifier == "negated"
        }
        for head in self.matcher.negated(self.body, begin, stop):
            topic = self._resolved(head.topic)
            if topic.slug in denied or not self._holds(topic, start):
                continue
            denied.add(topic.slug)
            self.drafts.append(
                _Draft(
                    topic=topic,
                    token=Token(
                        kind="number", start=token.start, end=head.end, value=0, qualifier="negated"
                    ),
                    begin=token.start,
                    end=head.end,
                    parts=[],
                )
            )

    def _statement(self, draft: _Draft, offset: int) -> Statement:
        token = draft.token
        start, end = self.folded.span(token.start, token.end)
        begin, stop = self.folded.span(draft.begin, draft.end)
        topic = draft.topic
        cell = None if draft.stock else draft.cell or _cell(topic, self.form, token.unit)
        return Statement(
            topic=topic.slug if topic else None,
            indicator=cell,
            applicant=total_applicant(self.form, cell),
            value=token.value if token.value is not None else 0,
            unit=token.unit,
            qualifier=token.qualifier,
            change_percent=_decimal(draft.rate),
            share_percent=_decimal(draft.share),
            parts=tuple(index + offset for index in draft.parts),
            text=self.printed[begin:stop].strip(),
            section=self.section,
            at=Locator(block=self.block, start=start, end=end),
        )


def _cell(topic: Topic | None, form: str | None, unit: str | None) -> str | None:
    return None if topic is None else topic.cell(form, unit)


def _decimal(token: Token | None) -> Decimal | None:
    return token.value if token is not None and isinstance(token.value, Decimal) else None
