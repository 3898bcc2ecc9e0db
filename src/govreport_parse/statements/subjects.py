"""What a number counts: the words before and after it, earlier words of its sentence, its heading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from govreport_parse.model.vocabularies import Basis
from govreport_parse.statements.clauses import (
    begins_clause,
    clause_begin,
    end_of_label,
    ends_clause,
    has_own_words,
    noun_follows,
    said_after,
)
from govreport_parse.statements.matters import (
    is_partly_ours,
    is_unrelated,
    may_be_unrelated,
)
from govreport_parse.statements.surroundings import Surroundings
from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics
from govreport_parse.topics.matcher import Head, Matcher, Settle, load_matcher
from govreport_parse.topics.types import Topic

__all__ = ["GROUPS", "Subject", "Subjects", "subjects_of"]

_CLAUSE = lazy_pattern(r"[,;:。]")
_NUMBER = lazy_pattern(r"[了共有为]?\d")
# Words right before a number, and items after it up to the last number of its clause: a run without commas.
_OWN_WORDS = lazy_pattern(r"[\u4e00-\u9fff]{2,12}$")
_LEAD = lazy_pattern("(?:其中|另外?|还|已|尚|经|有|共|计|全年|今年|年内|的|为|是)*")
_RUN = lazy_pattern(r"(?:[^,;:。、()\d的有其]{2,10}\d{1,6}[件条次份起宗个项]){1,12}(?=[,;。)]|$)")
# Between the words that name a topic and its number; sentences of the corpus need 24 at most.
_MAX_GAP = 30
# Words that say nothing of what is counted: then the heading does.
_GLUE = lazy_pattern(
    r"(?:[,、:;。()\d□◆■●▲·]|以[^,;。\d以为]{1,24}为(?:被申请人|被告)的?|案件|总数|总量|年度?|本|全年|今年|年内|当年|一年来|以来|共|共计|总计|合计|累计|一共|总共|实际|已|新|分别|并|则|也|均"
    r"|收到|接到|接收|新收|受理|办理|发布|公开|处置|回应|制作|编发|召开|举办|开展|组织|推送|印发|发生|产生|收取"
    r"|为|有|数|的|了|我|[市县区镇乡局委办所院厅部旗]|机关|单位|街道|方面|情况|各类)*"
)

# An item of a list without the words around it: 、其中因其他情形的2件.
_ITEM = lazy_pattern(
    r"(?:[、,(:]|其中|另有|还有|以及|并|因|属于|属|为|系|作|以)*+(?P<item>[^,;:。、()\d□]{1,16}?)(?:的|共计|共|计|有|为|各|数)*+$"
)
_ITEM_AFTER = lazy_pattern(
    r"(?:因|属于|属|为|系|是|均|作|以|由|已|则)*+(?P<item>[^,;:。、()\d□]{1,16}?)(?:的|处理|申请)*+(?=[,;。、)]|$)"
)
_CARRIED_IN = lazy_pattern(
    r"(?:上一?年|去年|20\d\d年)度?[^,;。\d]{0,4}(?:结转|转入|转来|遗留)[^,;。\d]{0,4}$"
)
_ALL = lazy_pattern("均|全部|都")
_REMEDIES = frozenset(
    {"reconsideration", "litigation", "litigation_direct", "litigation_after_reconsideration"}
)
_WHOLES = _REMEDIES | {"staff"}
_CAME = lazy_pattern("收到|接到|接收|新收|受理")
_REST_OF_ALL = lazy_pattern("(?:其余|余下|剩余|剩下)的?$")
_SUM_AFTER = lazy_pattern(",(?:合计|共计|总计|加起来|一共|总共)")
_LEFT_OUT = lazy_pattern("(?:不含|不包括)(?![^,;。)]{0,8}结转)")
_NEARBY = 40
# 单位自行办班11期，没有算进来; 由各单位分别统计，不列入本报告.
_NOT_COUNTED = lazy_pattern(
    r"[^,;。\d]{0,8}(?:,[^,;。\d]{1,16})?,(?:均|都|也)?(?:没有?|未|不)(?:再)?"
    r"(?:计算|统计|计入|算|列入|纳入)(?!了)[^,;。\d]{0,8}(?=[,;。)]|$)"
)
_NOT_COUNTED_WITHIN = 9  # characters after the number, where a comma stands
_AMONG = lazy_pattern("[^,;。]{0,6}(?<!其)中[,:]")
# Groups of rows, of which a reason names one: 商业秘密不同意公开2件.
GROUPS = frozenset({"requests_refused", "requests_unable", "requests_not_processed"})
_CONTAINED = lazy_pattern(
    r"\((?:含|包括|包含|连同|加)?[^()]{0,12}(?:结转|转结)[^()]{0,8}\)|(?:含|连同|包括)[^,;。()]{0,12}(?:结转|转结)[^,;。()]{0,6}(?:共|合计|总计|受理|办理|处理)"
)
_VERB = lazy_pattern("(?:已|共|全部|当年|依法)?(?P<verb>办结|答复)(?:了|各类|共|其中)?$")
_DONE = {"办结": "requests_concluded", "答复": "requests_answered"}


class Subject(msgspec.Struct, frozen=True, gc=False):
    """What a number counts: its topic, the span of the words that say so, and what these are.

    `inner`: it is a part of what another figure counts, by another matter than the form's rows.
    """

    topic: Topic
    start: int
    end: int
    basis: Basis = "own"
    inner: bool = False


class Subjects(msgspec.Struct, frozen=True):
    """Says what the numbers and denials of one paragraph are about; :func:`subjects_of` makes it.

    Attributes
    ----------
    body
        The folded paragraph with its traps blotted out.
    surroundings
        What stands around its words.
    may_be_unrelated, may_rule_out
        Whether any clause says that no topic is meant; most paragraphs have none.
    matcher
        Where words name topics.
    """

    body: str
    surroundings: Surroundings
    may_be_unrelated: bool
    may_rule_out: bool
    matcher: Matcher

    @property
    def headings(self) -> Sequence[str]:
        """Folded titles above it, the nearest first."""
        return self.surroundings.headings

    def of(
        self, token: Token, start: int, boundary: int, *, stop: int, headed: bool
    ) -> Subject | None:
        """What a number counts.

        `start` is where its sentence begins; its own words begin at `boundary` and end at `stop`,
        before an aside (由18件增至24件). `headed`: the heading may say it.
        """
        # A word may name its topic thousands of times before one number.
        known: dict[str, Topic | None] = {}

        def settle(topic: Topic) -> Topic | None:
            if topic.slug not in known:
                known[topic.slug] = self.surroundings.resolved(topic, token, start)
            return known[topic.slug]

        if self.may_be_unrelated and is_unrelated(self.body, token, boundary):
            return None
        if token.end < len(self.body) and noun_follows(self.body, token, boundary):
            # 5件来自自然人，1件来自律师事务所: the words before are another number's.
            boundary = stop
        after = self._named_after(token, boundary, settle)
        if after is not None:
            handled = self._handled(after.topic, token, boundary)
            return Subject(handled, after.start, after.end)
        if begins_clause(self.body, token, boundary):
            heads = partial(self.matcher.heads_before, token.unit, self.body, settle=settle)
            said = said_after(self.body, token, boundary, heads)
            if said is not None:
                return Subject(said.topic, said.start, said.end)
        if self._ruled_out(token, boundary):
            return None
        head = self.matcher.last_before(token.unit, self.body, boundary, stop, settle)
        label = end_of_label(self.body, token, boundary, stop) if head is None else stop
        if label < stop:
            stop = label
            head = self.matcher.last_before(token.unit, self.body, boundary, stop, settle)
        if head is not None and boundary > start and _SUM_AFTER.search(self.body[head.end : stop]):
            head = None  # 1件为上年结转，合计39件
        if head is not None:
            return self._named_before(head, stop, token, boundary)
        return self._headed(token, boundary, stop) if headed else None

    def _named_after(self, token: Token, boundary: int, settle: Settle) -> Head | None:
        """The words right after a number that name what it counts."""
        after = self.matcher.after(self.body, token.end, settle)
        if after is None:
            return None
        rest = _REST_OF_ALL.search(self.body, boundary, token.start) is not None
        rest = rest or self.body.startswith("申请", token.end)
        if _NUMBER.match(self.body, after.end) and (rest or self.adjoins(token, boundary)):
            # 新收申请71件已办结64件, 余下9件为不存在6件, 30件申请已答复29件: the words between are the second's
            return None
        own = _OWN_WORDS.search(self.body, boundary, token.start)
        if own and _LEAD.fullmatch(own.group()) is None and _RUN.match(self.body, token.end):
            return None  # 公开58件部分公开8件不公开24件
        if _CARRIED_IN.search(self.body, boundary, token.start):
            return None  # 上年转入3件已全部办结
        all_ = _ALL.match(self.body, token.end) is not None
        if (
            all_
            and after.topic.facet in ("result", "staff")
            and self._is_whole(token, boundary, settle)
        ):
            return None  # 复议后起诉的2件均获维持
        if self._is_group_of(after.topic, token, boundary, settle):
            return None  # 大量反复申请2件不予处理: the row, and not all of its group
        return None if self.foreign(token, boundary) else after

    def _is_whole(self, token: Token, boundary: int, settle: Settle) -> bool:
        """Whether words right before a number name a whole of which something is said: a remedy, staff."""
        head = self.matcher.last_before(token.unit, self.body, boundary, token.start, settle)
        return head is not None and head.end == token.start and head.topic.slug in _WHOLES

    def _is_group_of(self, topic: Topic, token: Token, boundary: int, settle: Settle) -> bool:
        """Whether words right before a number name a row of the group that the words after it name."""
        if topic.slug not in GROUPS:
            return False
        head = self.matcher.last_before(token.unit, self.body, boundary, token.start, settle)
        return head is not None and head.end == token.start and topic.slug in head.topic.within

    def _named_before(self, head: Head, stop: int, token: Token, boundary: int) -> Subject | None:
        """The subject that words before a number name, where they are near enough."""
        gap = self.body[head.end : stop]
        if not _is_near(gap):
            return None
        # Named in the clause before, with words of another matter in between.
        apart = bool(gap) and _CLAUSE.search(gap) is not None and _GLUE.fullmatch(gap) is None
        partly = self.may_be_unrelated and is_partly_ours(self.body, token)
        apart = apart or partly or has_own_words(self.body, token, boundary)
        counted = self._with_carried_in(head, stop)
        return Subject(counted, head.start, head.end, "context" if apart else "own")

    def _headed(self, token: Token, boundary: int, stop: int) -> Subject | None:
        """What the heading says that a number counts whose own words say nothing."""
        if self.body.startswith("中", token.end) or not ends_clause(self.body, token):
            return None  # 80件中: of figures that stand elsewhere
        if _GLUE.fullmatch(self.body, boundary, stop) is None:
            return None
        topic = self._by_heading(token.unit)
        if topic is not None and topic.slug == "requests_received":
            # 公开31件 under 依申请公开: an outcome.
            topic = None if "公开" in self.body[boundary:stop] else topic
        elif topic is not None and topic.slug == "proactive_items":
            # 收到28件 under 主动公开情况: requests.
            topic = None if _CAME.search(self.body, boundary, stop) else topic
        return None if topic is None else Subject(topic, stop, stop, "context")

    def listed(
        self,
        token: Token,
        boundary: int,
        stop: int,
        wholes: Sequence[str],
        beside: Sequence[Topic],
    ) -> Subject | None:
        """What a number counts by short words (公开7件) in a list of one of `wholes`, by their slugs.

        `beside`: what the list so far names; 其他 is the rest of such a list alone.
        """
        if not (wholes or beside):
            return None
        begin = clause_begin(self.body, boundary, stop)
        words = _ITEM.match(self.body, begin, stop)
        if words is None and begins_clause(self.body, token, boundary):
            words = _ITEM_AFTER.match(self.body, token.end)  # 其中37件按时，2件延期
        if words is None:
            return None
        item = words["item"]
        topic = self.matcher.listed(item, token.unit, wholes, beside)
        unless = self.matcher.unless.get(topic.slug) if topic is not None else None
        sentence = self.body.rfind("。", 0, token.start) + 1
        if topic is None or (
            unless is not None and unless.search(self.surroundings.text, sentence, token.end + 4)
        ):
            return None
        if topic.alias_of:
            topic = replace(topic, slug=topic.alias_of)
        return Subject(topic, *words.span("item"), "list")

    def adjoins(self, token: Token, boundary: int) -> bool:
        """Whether words that name a topic stand right before a number."""
        heads = self.matcher.find("before", self.body, boundary, token.start)
        return bool(heads) and heads[-1].end == token.start

    def of_item(self, text: str, unit: str | None, among: str = "") -> Topic | None:
        """What one item of a list counts (政府网站、政务微博分别…); `among`: the names of all."""

        def settle(topic: Topic) -> Topic | None:
            unless = self.matcher.unless.get(topic.slug)
            if among and topic.facet == "applicant" and unless and unless.search(among):
                return None
            about = topic.facet != "channel" or self.surroundings.holds(topic, 0, len(self.body))
            return (
                self.surroundings.settled(topic, len(self.body))
                if topic.fits(unit) and about
                else None
            )

        heads = self.matcher.find("before", text, 0, len(text), settle)
        if not heads:
            # 许可、处罚、强制决定: the short names of a list.
            found = self.matcher.find("before", f"、{text}", 0, len(text) + 1, settle)
            heads = [
                head for head in found if self.surroundings.holds(head.topic, 0, len(self.body))
            ]
        return heads[-1].topic if heads else None

    def foreign(self, token: Token, boundary: int) -> bool:
        """Whether a number's own clause says that it is an average, somebody else's, half a year's."""
        clause = clause_begin(self.body, boundary, token.start)
        return self.matcher.foreign.search(self.body, clause, token.end + 2) is not None

    def elsewhere(self, token: Token) -> bool:
        """Whether a number's own clause speaks of a part of the year, or of a wider body."""
        clause = clause_begin(self.body, max(0, token.start - _NEARBY), token.start)
        apart = self.body.find(",", token.end, token.end + _NOT_COUNTED_WITHIN) >= 0
        if apart and _NOT_COUNTED.match(self.body, token.end) is not None:
            return True
        return self.matcher.elsewhere.search(self.body, clause, token.end + 2) is not None

    def denied_of(self, words: str) -> list[Topic]:
        """What a denial is about whose words are brought into order: 制作规范性文件."""

        def settle(topic: Topic) -> Topic | None:
            holds = self.surroundings.holds(topic, 0, len(self.body))
            return self.surroundings.settled(topic, len(self.body)) if holds else None

        heads = self.matcher.find("negated", words, 0, len(words), settle)
        return [head.topic for head in heads]

    def denied(self, start: int, stop: int) -> list[Head]:
        """What a denial in ``body[start:stop]`` is about, in order."""
        known: dict[str, Topic | None] = {}

        def settle(topic: Topic) -> Topic | None:
            if topic.slug not in known:
                holds = self.surroundings.holds(topic, 0, stop)
                known[topic.slug] = self.surroundings.settled(topic, start) if holds else None
            return known[topic.slug]

        return self.matcher.find("negated", self.body, start, stop, settle)

    def headed(self) -> list[Topic]:
        """What the nearest heading that names a topic is about."""
        for title in self.headings:
            heads = self.matcher.find("heading", title, 0, len(title))
            if heads:
                return [load_topics()[head.topic.alias_of or head.topic.slug] for head in heads]
        return []

    def of_all(self, slug: str, start: int, stop: int) -> Head | None:
        """What is said of all items of a topic (均按时办结) in ``body[start:stop]``."""
        return self.matcher.of_all(slug, self.body, start, stop)

    def _with_carried_in(self, head: Head, stop: int) -> Topic:
        """What is counted by 受理（含上年结转）申请31件: new requests and those carried in."""
        if head.topic.slug != "requests_carried_in":
            return head.topic
        contained = _CONTAINED.search(self.body[max(0, head.start - 4) : stop])
        return head.topic if contained is None else load_topics()["requests_due"]

    def _handled(self, topic: Topic, token: Token, boundary: int) -> Topic:
        """What the verb before a number of requests says was done with them: 办结43件申请."""
        if topic.slug != "requests_received":
            return topic
        verb = _VERB.search(self.body, boundary, token.start)
        return topic if verb is None else load_topics()[_DONE[verb["verb"]]]

    def _ruled_out(self, token: Token, boundary: int) -> bool:
        """Whether the number's own clause says that no topic is meant (其余, 未参加)."""
        if not self.may_rule_out:
            return False
        clause = clause_begin(self.body, boundary, token.start)
        bracket = self.body.rfind("(", 0, token.start)
        left_out = _LEFT_OUT.match(self.body, bracket + 1) if bracket >= 0 else None
        if bracket > self.body.rfind(")", 0, token.start) and left_out is not None:
            return True
        return self.matcher.never.search(self.body, clause, token.end + 2) is not None

    def _by_heading(self, unit: str | None) -> Topic | None:
        fitting = [topic for topic in self.headed() if topic.fits(unit)]
        return fitting[0] if len(fitting) == 1 else None


def _is_near(gap: str) -> bool:
    """Whether words that name something stand in the number's own clause or, at most, in the one before it.

    `gap`: the words in between. An earlier clause counts only where the number's own names nothing
    (收到申请，共计5件).
    """
    if not gap:
        return True
    if _AMONG.match(gap):
        return False  # 主动公开信息中，机构类信息61条: of them
    return len(gap) <= _MAX_GAP and len(_CLAUSE.findall(gap)) <= 1


def subjects_of(text: str, body: str, section: str, headings: Sequence[str]) -> Subjects:
    """What says what the numbers of a paragraph are about.

    `text`, `body`: folded, and with its traps blotted out; `section`: the kind of its section;
    `headings`: folded titles above it, the nearest first.
    """
    matcher = load_matcher()
    return Subjects(
        body,
        Surroundings(text, section, headings),
        may_be_unrelated(body),
        "(不" in body or matcher.never.search(body) is not None,
        matcher,
    )
