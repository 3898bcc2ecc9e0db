"""Drafts of statements, and what belongs to what: 其中, brackets, 共计, shares, outcomes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from govreport_parse.model.vocabularies import Basis
from govreport_parse.statements.tokens import Token
from govreport_parse.text.numerals import Number, chinese_numeral
from govreport_parse.topics.catalogue import Topic

__all__ = ["Breakdowns", "Draft"]

# Units of one family may stand in one breakdown; 次 and 人 count other things.
_ITEM_UNITS = frozenset(
    ["条", "件", "篇", "项", "份", "则", "个", "期", "幅", "条次", "条(次)", "封", "宗", "起"]
)
# "815条,其中,概况类64条": between whole and part, or part and part, at most this many commas.
_MAX_COMMAS = 2
# Lists whose members are no wholes of what follows.
_LISTED = frozenset({"applicant", "channel"})
# Drafts that a list may be looked for in. It keeps the reading linear.
_RECENT = 60
_REMEDIES = frozenset(
    {"reconsideration", "litigation", "litigation_direct", "litigation_after_reconsideration"}
)
_CLAUSE = 6  # characters after a number that may say what it counts: 3件经过复议
_KINDS_OF_SUITS = ("litigation_direct", "litigation_after_reconsideration")
_LITIGATION = re.compile("诉讼|起诉|法院|判决")
# Kinds of suits, which name reconsiderations.
_OF_SUITS = re.compile("未经(?:行政)?复议|经过(?:行政)?复议|复议后")
# Words that begin another matter after a list: 其中网站90条、微信20条，举办培训3次.
_STARTS = re.compile(
    "收到|受理|新收|接收|办理|办结|答复|制定|制发|印发|出台|举办|召开|开展|(?<!社会)(?<!基层)(?<!党)组织|回应|废止|接待|编发|编印|报送|设置|设立"
    "|培训|参加|完成|建立|新建|更新|开设|审核|处理|配备|投入"
)
_RECEIVED, _CARRIED_IN = "requests.received", "requests.carried_in"
_HOLDING = re.compile("含|其中|包括|应办|需办|应办理|需办理|需处理|办理(?!结果)")
_THESE = re.compile(r"(?:上述|以上)[^,;。\d]{0,8}(?:共|合计)")
_REST = re.compile("其[他它余](?!中|方式|渠道|途径|形式)")
_ROUNDED = Decimal("0.5")  # what shares that are rounded may miss of 100 % together
_ITEMS = re.compile(
    "(?P<count>[两二三四五六七八九])(?:项|者|类|种)(?:数据|申请|案件)?(?:合计|共计|相加|之和|总计|共)[为共计有]*$"
)
# A78件、B34件，计112件, without 等 before it.
_BARE_SUM = re.compile(
    r"[,;](?:(?:以上|上述)?(?:合计|共计|总计|总共|一共|计|共)|[^,;。:、()\d]{1,8}(?:合计|共计|总计))[为有]?$"
)
# 维持22件，其他4件，3件在办: a number comes right after a list, of what the words after it say.
_GOES_ON = re.compile(r"[,、;]\d[\d,.]*[^\d,;。、()]{2}")
_TWO_MEDIA = re.compile("双微|两微")
_ONE_MEDIUM = re.compile("微博|微信")
_AND = frozenset("和及与、")
_COUNTED = re.compile("[共合总计为有]*")
_TOTAL = re.compile("共计|合计|总计|一共|总共|累计共|共")


class Draft(msgspec.Struct, kw_only=True):
    """A statement under way: rates, shares and parts still come.

    `sentence`: where its sentence begins. `reach`: what a rate must follow, its end or that of a
    bracket after it. `derived`: said of all items of another figure. `complete`: its breakdown
    says that it is one of all parts. `basis`: what says what it counts, in the words `counted`.
    `said_of`: the draft of whose items all it is said. `ratio`: its share of the draft `ratio_of`, in other
    words than 占: 合格率.
    `unread`: a figure among its parts could not be read. `earlier`: how many of its parts are of
    breakdowns before the one that is open. `base`: last year's figure. `inner`: a part by another
    classification (自然人40件，其中网上30件), which no cell counts. `closed`: in a bracket that is.
    `governor`: the remedy whose outcome it is, `remedy` its slug.
    """

    topic: Topic | None
    token: Token
    begin: int
    end: int
    sentence: int
    reach: int = 0
    rate: Token | None = None
    share: Token | None = None
    ratio: Token | None = None
    ratio_of: int | None = None
    parts: list[int]
    stock: bool = False
    cell: str | None = None
    part: bool = False
    derived: bool = False
    base: Number | None = None
    complete: bool = False
    inner: bool = False
    closed: bool = False
    governor: int | None = None
    remedy: str = ""
    basis: Basis = "own"
    counted: tuple[int, int] | None = None
    said_of: int | None = None
    sum_of: tuple[str, ...] = ()
    unread: bool = False
    earlier: int = 0


class Breakdowns:
    """The drafts of one paragraph and the breakdowns that are open.

    Parameters
    ----------
    body, text
        The folded paragraph with its traps blotted out, and with them.
    form
        Id of the report's form, for the cells of outcomes.
    """

    def __init__(self, body: str, text: str, form: str | None) -> None:
        self.body = body
        self.text = text
        self.form = form
        self.drafts: list[Draft] = []
        self.latest: int | None = None  # the figure that a rate would belong to
        self.first = 0  # first draft of the sentence
        self.resumed = 0  # first draft after the last 按内容分
        self.group = 0  # first draft since the last semicolon
        self.scopes: list[int] = []  # open breakdowns, by the draft that is broken down
        # Open scopes before a bracket, the figure that it explains, drafts before it.
        self.brackets: list[tuple[int, int | None, int]] = []
        self.outer: list[list[int]] = []  # the scopes themselves, for each of these brackets
        self.fresh = False  # a breakdown was opened and has no part yet
        self.doubtful = False  # which of several figures is broken down only topics can tell
        self.carried_in = False  # requests carried in are among the figures
        self.semicolons = False  # the parts of the open breakdown are separated by semicolons
        # The last bracket that explains no figure before it: where it ends, and drafts before it.
        self.enclosed: tuple[int, int] | None = None

    def begin_sentence(self) -> None:
        """Close everything; the drafts so far belong to other sentences."""
        self.first = self.group = len(self.drafts)
        self.scopes = []
        self.brackets = []
        self.outer = []
        self.doubtful = self.semicolons = False
        self.latest = None

    def whole_of(self, part: Draft) -> Draft | None:
        """The draft that a part belongs to."""
        recent = [self.drafts[k] for k in self._recent()]
        return next(
            (w for w in recent if any(self.drafts[k] is part for k in w.parts[-_RECENT:])), None
        )

    def governing(self) -> tuple[frozenset[str], frozenset[str]]:
        """The slugs of what a figure of few words may be listed under, and the facets of that list."""
        begin = max(self.first, self.resumed, len(self.drafts) - _RECENT)
        nearby: Sequence[int] = range(begin, len(self.drafts))
        wholes = nearby
        if self.scopes:
            wholes, nearby = self.scopes[-1:], self._own(self.drafts[self.scopes[-1]])
        topics = [self.drafts[k].topic for k in nearby]
        facets = frozenset(topic.facet for topic in topics if topic is not None)
        return frozenset({self._slug(k) for k in wholes} - {""}), facets

    def open(self, *, complete: bool = False, bracket: bool = False) -> None:
        """A breakdown of the latest figure begins: 其中, a bracket, 分别为."""
        if bracket:
            self.brackets.append((len(self.scopes), self.latest, len(self.drafts)))
            self.outer.append(list(self.scopes))
        if self.latest is None:
            return
        self.scopes.append(self.latest if bracket else self._divisible(self.latest))
        self._begin_list()
        self.doubtful = self.semicolons = False
        if complete:
            self.drafts[self.latest].complete = True

    def _divisible(self, k: int) -> int:
        """A figure; before one of 0, the one that stands there: 复议3件、诉讼0件，其中2件维持."""
        if self.drafts[k].token.value == 0:
            for j in range(k - 1, self.first - 1, -1):
                if self._may_divide(j, self.drafts[k].token):
                    return j
        return k

    def resume(self, *, complete: bool) -> None:
        """按渠道分: a breakdown of the last whole, be it of the sentence before."""
        counts = (k for k in self._recent() if self.drafts[k].token.unit != "%")
        wholes = [k for k in counts if self._may_be_whole(k)]
        # 46件，自然人40件、法人6件。按内容分: of the 46.
        while wholes and self._is_listed(wholes[-1], wholes[:-1]):
            wholes.pop()
        self.scopes = wholes[-1:]
        self._begin_list()
        self.resumed = len(self.drafts)
        if not wholes:
            return
        whole = self.drafts[wholes[-1]]
        self.doubtful = (whole.stock and bool(whole.parts)) or any(
            self.drafts[k].sentence == whole.sentence and self._same_unit(k, whole.token)
            for k in wholes[:-1]
        )
        if complete and not self.doubtful:
            whole.complete = True

    def _may_divide(self, k: int, token: Token) -> bool:
        draft = self.drafts[k]
        return bool(draft.token.value) and not draft.part and self._same_unit(k, token)

    def _begin_list(self) -> None:
        """The innermost breakdown has no part yet."""
        self.fresh = bool(self.scopes)
        if self.scopes:
            whole = self.drafts[self.scopes[-1]]
            whole.earlier = len(whole.parts)

    def _own(self, whole: Draft) -> list[int]:
        """The last parts of the breakdown of a figure that is open."""
        return whole.parts[max(whole.earlier, len(whole.parts) - _RECENT) :]

    def resume_named(self, name: str) -> None:
        """新增信息中: a breakdown of the last figure that the words name, where there is one."""
        self.scopes = []
        for k in reversed(self._recent()):
            draft = self.drafts[k]
            if not (draft.stock or draft.derived) and self._names(draft, name[:2]):
                self.scopes = [k]
                self._begin_list()
                return

    def _names(self, draft: Draft, words: str) -> bool:
        start, end = draft.counted or (draft.begin, draft.token.start)
        return words in self.body[start:end]

    def _may_be_whole(self, k: int) -> bool:
        draft = self.drafts[k]
        if draft.part or draft.derived:
            return False
        # A figure without a topic is broken down by the sentence right after its own alone.
        return draft.topic is not None or draft.sentence == self.drafts[-1].sentence

    def _recent(self) -> range:
        """The last drafts: what lies further back has nothing to do with a figure."""
        return range(max(0, len(self.drafts) - _RECENT), len(self.drafts))

    def _is_listed(self, k: int, wholes: list[int]) -> bool:
        topic = self.drafts[k].topic
        if topic is None or topic.facet not in _LISTED:
            return False
        return any(self._slug(whole) in topic.within for whole in wholes)

    def close_bracket(self, end: int) -> None:
        """After a bracket a rate belongs to the figure before it."""
        if self.brackets:
            _, whole, before = self.brackets.pop()
            self.enclosed = (end, before) if whole is None else None
            # 36条（资金2000万元），外贸44条: the list around the bracket goes on.
            self.scopes = self.outer.pop()
            self.latest = whole
            if whole is not None:
                self.drafts[whole].reach = end
            for inside in self.drafts[before:]:
                inside.closed = True

    def end_group(self) -> None:
        """A semicolon ends a breakdown, unless it is what separates the parts, or they have shares."""
        listed = self.drafts[-1] if len(self.drafts) > self.first else None
        if listed is None or not (listed.part and listed.share):
            depth = self.brackets[-1][0] if self.brackets else 0
            del self.scopes[depth + 1 :]
            whole = self.drafts[self.scopes[depth]] if len(self.scopes) > depth else None
            one = whole is not None and len(self._own(whole)) == 1
            if whole is not None and self.body.find(";", whole.sentence, whole.token.start) >= 0:
                one = False  # it is itself an item of a list that semicolons separate
            if not (one or self.semicolons):
                del self.scopes[depth:]
            self.semicolons = len(self.scopes) > depth
        self.latest = None
        self.group = len(self.drafts)

    def close_scopes(self, topic: Topic | None, token: Token) -> bool:
        """Close the breakdowns that a figure cannot be a part of.

        Returns whether it is a part by another classification than its whole's.
        """
        fresh = self.fresh and bool(self.scopes)
        if fresh and topic is None:
            self._rescope(token)
        while self.scopes:
            scope = self.scopes[-1]
            if self._is_part(topic, token, scope):
                # 解读22篇，其中文字解读5篇: its cell is that of all 22.
                whole = self.drafts[scope]
                return topic is not None and self._slug_of(whole) == topic.slug and not whole.stock
            if topic is not None and self._is_inner(topic, token, scope):
                return True
            before = self.body[self.drafts[-1].reach : token.start]
            if self.semicolons or before.startswith(("、", "和")):
                self.drafts[scope].unread = True
            self.scopes.pop()
            self.fresh = False
        if fresh and topic is not None and (topic.facet or topic.under):
            # 办结43件，结转5件。其中予以公开22件: of those concluded.
            wholes = [
                k
                for k in self._recent()
                if self._slug(k) in topic.within
                and not (self.drafts[k].part or self.drafts[k].closed)
            ]
            own = [k for k in wholes if self._is_part(topic, token, k, near=False)]
            self.scopes = own[-1:]
        return False

    def _rescope(self, token: Token) -> None:
        """户611户名单分3次公示，其中集中安置540户: of the figure in its own unit."""
        latest = self.scopes[-1]
        if self._same_unit(latest, token):
            return
        for k in range(latest - 1, self.first - 1, -1):
            if not self.drafts[k].part and self.drafts[k].token.unit == token.unit:
                self.scopes[-1] = k
                return

    def _is_inner(self, topic: Topic, token: Token, scope: int) -> bool:
        """Whether a figure is part of a part: 自然人40件（其中网上30件）."""
        whole = self.drafts[scope]
        value, limit = token.value, whole.token.value
        if whole.topic is None or not (whole.topic.facet and topic.facet):
            return False
        if not self._same_unit(scope, token) or value is None or limit is None or value > limit:
            return False
        inner = [self.drafts[k] for k in whole.parts if self.drafts[k].inner]
        if inner:
            listed = sum(part.token.value or 0 for part in inner)
            alike = inner[-1].topic is not None and inner[-1].topic.facet == topic.facet
            return alike and listed + value <= limit
        if self.brackets and len(self.scopes) > self.brackets[-1][0]:
            return True
        if not self.fresh or not whole.part:
            return False
        return topic.facet != whole.topic.facet or self._exceeds_outer(value)

    def _exceeds_outer(self, value: Number) -> bool:
        """Whether the breakdown around the innermost has no room for a figure."""
        if len(self.scopes) < 2:
            return False
        outer = self.drafts[self.scopes[-2]]
        listed = sum(self.drafts[k].token.value or 0 for k in outer.parts)
        return listed + value > (outer.token.value or 0)

    def _same_unit(self, k: int, token: Token) -> bool:
        unit = self.drafts[k].token.unit
        return token.unit == unit or (token.unit in _ITEM_UNITS and unit in _ITEM_UNITS)

    def add(self, draft: Draft) -> None:
        """Add a draft, as a part of the open breakdown if there is one."""
        draft.reach = draft.end
        self.drafts.append(draft)
        if draft.topic is not None and draft.topic.slug == "requests_carried_in":
            self.carried_in = True
        self.latest = len(self.drafts) - 1
        topic = draft.topic
        if topic is not None and topic.under and draft.said_of is not None:
            self._take_cell(draft, topic, self._remedy_of(draft.said_of, topic))
        elif topic is not None and topic.under and not self._is_listed_under(topic):
            self._govern(draft, topic)
        elif not self.scopes:
            self._join(draft)
        if self.scopes and not draft.part and draft.said_of is None:
            self.drafts[self.scopes[-1]].parts.append(self.latest)
            if draft.topic is not None and draft.topic.under:
                self._take_cell(draft, draft.topic, self.scopes[-1])
            draft.part = True
            self.fresh = False

    def _is_listed_under(self, topic: Topic) -> bool:
        """Whether the open breakdown is of a remedy whose outcome a figure is."""
        return bool(self.scopes) and self._slug(self.scopes[-1]) in topic.within

    def _remedy_of(self, k: int, topic: Topic) -> int:
        """The remedy whose cases a figure counts: itself, or what stands before it (已审结5件)."""
        if self._slug(k) in topic.within:
            return k
        remedy = self._remedy_before(k)
        return k if remedy is None else remedy

    def _remedy_before(self, k: int) -> int | None:
        """The nearest remedy before a draft; of two kinds that are parts of one, that one."""
        before = range(k - 1, max(-1, k - _RECENT), -1)
        nearest = next((j for j in before if self.is_remedy(j)), None)
        if nearest is None or not self.drafts[nearest].part:
            return nearest
        wholes = (j for j in before if self.is_remedy(j) and nearest in self.drafts[j].parts)
        whole = next(wholes, None)
        return whole if whole is not None and len(self.drafts[whole].parts) > 1 else nearest

    def _join(self, draft: Draft) -> None:
        """Applicants and channels right after the requests are their parts: 收到28件，网络20件."""
        topic = draft.topic
        self._join_named(draft)
        if draft.part or topic is None or topic.facet not in _LISTED or draft.token.value is None:
            return
        for whole in reversed(self.drafts[max(self.first, len(self.drafts) - _RECENT) : -1]):
            if self._slug_of(whole) in topic.within and not _alike(whole, topic):
                parts = [self.drafts[k] for k in whole.parts[-_RECENT:]]
                facets = {part.topic.facet for part in parts if part.topic} - {"stage"}
                alike = [p for p in parts if p.topic and p.topic.facet == topic.facet]
                listed = sum(part.token.value or 0 for part in alike)
                room = listed + draft.token.value <= (whole.token.value or 0)
                if facets <= {topic.facet} and room and not whole.stock:
                    whole.parts.append(len(self.drafts) - 1)
                    draft.part = True
                return

    def adopt(self, token: Token) -> None:
        """信用公示(许可962条、处罚44条)1006条: what a bracket lists right before a figure are its parts."""
        enclosed, self.enclosed = self.enclosed, None
        if enclosed is None:
            return
        end, first = enclosed
        place = len(self.drafts) - 1
        inside = [k for k in range(first, place) if self._same_unit(k, token)]
        if len(inside) < 2 or _COUNTED.fullmatch(self.body, end, token.start) is None:
            return
        for whole in (self.drafts[k] for k in self._recent()):
            whole.parts = [k for k in whole.parts if k not in inside]
        self.drafts[place].parts = inside
        for k in inside:
            self.drafts[k].part = True

    def _join_named(self, draft: Draft) -> None:
        """接收咨询和投诉300件，咨询210件，投诉90件; 双微共发布3360条，微博2105条: parts that the whole's words name."""
        own = len(self.drafts) - 1
        words = self._words(draft)
        for k in range(own - 1, max(self.first, own - _RECENT) - 1, -1):
            whole = self.drafts[k]
            if whole.part:
                continue
            if whole.topic is None and self._same_unit(k, draft.token) and whole.token.value:
                both = self._words(whole)
                two = _TWO_MEDIA.search(both) and _ONE_MEDIUM.search(words)
                if two or (len(words) > 1 and words != both and _names_several(both, words)):
                    whole.parts.append(own)
                    draft.part = True
            return

    def _words(self, draft: Draft) -> str:
        """The words that name what a figure counts."""
        start, end = draft.counted or (draft.begin, draft.token.start)
        return self.body[start:end]

    def total(self, boundary: int, token: Token) -> None:
        """共计N: the figures just listed are parts of this one."""
        whole = self.drafts[-1]
        if self._sums_items(whole, boundary, token):
            return
        if whole.part or (
            "共" not in (words := self.body[boundary : token.start]) and "计" not in words
        ):
            return
        bare = whole.topic is None and not self.body.startswith("等", boundary)
        sums = _BARE_SUM.search(self.body, boundary, token.start) if bare else None
        if sums or _THESE.search(self.body, boundary, token.start):
            self._sum_up(whole)
            return
        if whole.topic is None or not _TOTAL.search(self.body, boundary, token.start):
            return
        listed: list[int] = []
        for k in range(len(self.drafts) - 2, self.first - 1, -1):
            draft = self.drafts[k]
            topic = draft.topic
            if draft.part or topic is None or whole.topic.slug not in topic.within:
                break
            listed.append(k)
        if len(listed) > 1:
            whole.parts = listed[::-1]
            whole.complete = True
            for k in listed:
                self.drafts[k].part = True

    def _sums_items(self, whole: Draft, boundary: int, token: Token) -> bool:
        """两项合计1168件: the last two figures are its parts, and it is none of theirs; whether it is so."""
        words = _ITEMS.search(self.text, boundary, token.start)
        if words is None:
            return False
        count = chinese_numeral(words["count"].replace("两", "二")) or 0
        place = len(self.drafts) - 1
        # 直接起诉5件，维持5件。复议后起诉4件。两项合计9件: of the sentences before, where its own has none.
        before = range(self.first, place) if self.first < place else self._recent()[:-1]
        listed = [k for k in before if self._same_unit(k, token)]
        if self.first == place:
            listed = [k for k in listed if not self.drafts[k].part]
        listed = listed[-count:]
        alike = {(self.drafts[k].part, self.drafts[k].closed) for k in listed}
        if len(listed) < max(count, 2) or len(alike) > 1:
            return True
        for outer in (self.drafts[k] for k in self._recent()):
            outer.parts = [k for k in outer.parts if k != place]
        whole.part = False
        whole.basis = "list"
        self._is_sum_of(whole, listed)
        return True

    def _sum_up(self, whole: Draft) -> None:
        """上述四类共106条: all figures of the sentence that are parts of no other."""
        before = [k for k in range(self.first, len(self.drafts) - 1) if not self.drafts[k].derived]
        listed = [
            k
            for k in before
            if not (self.drafts[k].part or self.drafts[k].stock) and self._same_unit(k, whole.token)
        ]
        if len(listed) > 1 and len(listed) == len(before):
            self._is_sum_of(whole, listed)
            for k in listed:
                self.drafts[k].part = True

    def _is_sum_of(self, whole: Draft, listed: list[int]) -> None:
        """Make figures the parts, all there are, of one without a topic, and their cells its sum."""
        whole.parts = listed
        whole.complete = True
        cells = [self._cell_of(self.drafts[k]) for k in listed]
        if whole.topic is None and all(cells) and len(set(cells)) == len(cells):
            whole.sum_of = tuple(cell for cell in cells if cell)

    def _cell_of(self, draft: Draft) -> str | None:
        """The one cell that a figure of all applicants counts."""
        topic = draft.topic
        if draft.stock or draft.inner or draft.sum_of or topic is None or topic.applicants:
            return None
        return draft.cell or topic.cell(self.form, draft.token.unit)

    def _govern(self, draft: Draft, topic: Topic) -> None:
        """Give an outcome its cell and its whole: the remedy of the same sentence."""
        governor = self._governor(draft, topic)
        if governor is None:
            self._take_cell_of(draft, topic, self._named_remedy(draft))
            return
        self._take_cell(draft, topic, governor)
        if not draft.derived:
            self.drafts[governor].parts.append(len(self.drafts) - 1)
            draft.part = True

    def _take_cell(self, draft: Draft, topic: Topic, governor: int) -> None:
        draft.governor = governor
        self._take_cell_of(draft, topic, self._slug(governor))

    def _take_cell_of(self, draft: Draft, topic: Topic, remedy: str) -> None:
        draft.remedy = remedy
        draft.cell = topic.under.get(remedy, {}).get(self.form or "")
        if draft.cell is None and remedy == "litigation":
            # The newer forms have suits by kind alone.
            kinds = [topic.under.get(kind, {}).get(self.form or "") for kind in _KINDS_OF_SUITS]
            draft.sum_of = tuple(code for code in kinds if code)

    def _named_remedy(self, draft: Draft) -> str:
        """The remedy whose outcome it is where its total is not printed: 行政复议维持1件、纠正1件."""
        own = len(self.drafts) - 1
        if any(self._slug(k) in _REMEDIES for k in range(self.first, own)):
            return ""
        before = self.drafts[own - 1] if own > self.first else None
        named = self._remedy_beside(own, draft.token)
        if named is None and before is not None:
            return before.remedy
        begin = before.reach if before is not None else draft.sentence
        both = self.body[begin : draft.token.end]
        return "" if "复议" in both and _LITIGATION.search(both) else named or ""

    def _governor(self, draft: Draft, topic: Topic) -> int | None:
        """The remedy that an outcome is of: the one named beside it, else the nearest."""
        own = len(self.drafts) - 1
        wholes = [
            k
            for k in range(max(self.first, own - _RECENT), own)
            if self._slug(k) in topic.within and not self.drafts[k].closed
        ]
        before = self.drafts[own - 1] if own > self.first else None
        named = self._remedy_beside(own, draft.token)
        if named is not None:
            wholes = [k for k in wholes if self._slug(k).startswith(named)]
        elif before is not None and before.topic is not None and before.topic.under:
            return before.governor
        elif len(wholes) > 1 and (wholes[-2] >= self.group or self._are_kinds(wholes)):
            # 复议5件、诉讼3件，维持6件: of which of the two is not said.
            first, last = self.drafts[wholes[-2]], self.drafts[wholes[-1]]
            for k in wholes[:-2]:
                if not first.parts and set(wholes[-2:]) <= set(self.drafts[k].parts):
                    return k  # 诉讼7件，其中直接起诉3件、复议后起诉4件，维持5件: of all seven
            if not first.parts and first.token.value and last.token.value:
                return None
        return wholes[-1] if wholes else None

    def _are_kinds(self, wholes: list[int]) -> bool:
        """Whether the last two are the parts of one: 诉讼7件，其中直接起诉4件，复议后起诉3件."""
        return any(set(wholes[-2:]) <= set(self.drafts[k].parts) for k in wholes[:-2])

    def _remedy_beside(self, count: int, token: Token) -> str | None:
        """The remedy named between the draft before a figure and its end; `count`: drafts before."""
        begin = self.drafts[count - 1].reach if count > self.first else 0
        stop = max(self.body.rfind("。", 0, token.start), self.body.rfind("(", 0, token.start))
        words = self.body[max(begin, stop) : token.end]
        if _LITIGATION.search(words):
            return "litigation"
        return "reconsideration" if "复议" in words else None

    def _is_remedy_of(self, slug: str, token: Token) -> bool:
        named = self._remedy_beside(len(self.drafts), token)
        return not self.doubtful if named is None else slug.startswith(named)

    def _slug(self, k: int) -> str:
        topic = self.drafts[k].topic
        return topic.slug if topic else ""

    def _is_part(self, topic: Topic | None, token: Token, scope: int, *, near: bool = True) -> bool:
        """Whether a figure may be a part of a draft. `near`: only right after it or its last part."""
        whole = self.drafts[scope]
        no_unit = token.unit is None and topic is not None
        before = self.drafts[whole.parts[-1]] if whole.parts else whole
        apart = near and self.body.count(",", before.end, token.start) > _MAX_COMMAS
        if (
            apart  # other things were said in between
            or not self._goes_on(topic, token, whole)
            or not (self._same_unit(scope, token) or no_unit)
            or token.unit == "%"
        ):
            return False
        if topic is None:
            return not self.doubtful
        if whole.topic is None:
            # An unknown whole: what is a whole by nature is no part of it.
            return self.fresh or (topic.facet != "stage" and not topic.classes)
        return self._belongs(topic, token, whole, whole.topic)

    def _belongs(self, topic: Topic, token: Token, whole: Draft, of: Topic) -> bool:
        """Whether a figure of one topic may be a part of one of another, `of`."""
        if topic.under and not self._is_remedy_of(of.slug, token):
            return False
        if of.slug in topic.within:
            return not self._is_nested(topic, whole)
        if self.fresh and topic.slug == of.slug:
            return token.value is not None and token.value <= (whole.token.value or 0)
        if token.unit != whole.token.unit:
            return False
        if topic.slug == of.slug:
            return self._is_item(token) and bool(whole.parts)
        counted = topic.indicator or topic.facet
        return not counted or (self._is_item(token) and not topic.facet and not topic.classes)

    def _is_nested(self, topic: Topic, whole: Draft) -> bool:
        """Whether what a figure is a part of is itself a part of a whole: 不予公开15件，过程性信息2件."""
        listed = {self._slug(k) for k in self._own(whole)}
        return (
            topic.facet == "outcome"
            and topic.within[0] != self._slug_of(whole)
            and topic.within[0] in listed
        )

    def _slug_of(self, draft: Draft) -> str:
        return draft.topic.slug if draft.topic else ""

    def _goes_on(self, topic: Topic | None, token: Token, whole: Draft) -> bool:
        """Whether a breakdown that has parts may have another."""
        parts = self._own(whole)
        if not parts:
            return True
        facet = topic.facet if topic else ""
        first = self.drafts[parts[0]].topic
        alike = facet == (first.facet if first else "")
        if self.semicolons:
            if topic is not None and topic.indicator and self._slug_of(whole) not in topic.within:
                return False
            same = alike and token.unit == whole.token.unit
            return same and (facet != "" or self._is_item(token))
        if len(parts) > 1 and not (facet and alike):
            # 其中网站90条、微信30条 are the 120 条: what follows is none of them.
            listed = sum(self.drafts[k].token.value or 0 for k in parts)
            return listed != whole.token.value
        return topic is not None or self._is_item(token) or self.fresh

    def _is_item(self, token: Token) -> bool:
        """Whether the words since the figure before are those of an item, without a verb of their own."""
        begin = self.drafts[-1].reach if self.drafts else 0
        return _STARTS.search(self.body, begin, token.start) is None

    def is_remedy(self, k: int) -> bool:
        """Whether a draft is the total of reconsiderations or of suits."""
        return self._slug(k) in _REMEDIES

    def governing_remedy(self, k: int) -> str:
        """The remedy whose cases a figure without a topic counts (已审结5件); "" for none."""
        if self.drafts[k].topic is not None:
            return ""
        remedy = self._remedy_before(k)
        if remedy is None:
            return ""
        if self._slug(remedy) == "reconsideration":
            words = self.body[self.drafts[remedy].token.end : self.drafts[k].token.end + _CLAUSE]
            if _LITIGATION.search(words):
                return ""  # 复议9件。诉讼中3件经过复议
        return self._slug(remedy)

    def is_denied(self, slug: str) -> bool:
        """Whether the sentence has denied a topic already."""
        return any(
            self._slug(k) == slug and self.drafts[k].token.qualifier == "negated"
            for k in range(self.first, len(self.drafts))
        )

    def rate_each(self, rates: Sequence[Token]) -> None:
        """同比分别增长20%和10%: rates by the order of the figures before."""
        figures = self.drafts[self.first :][-len(rates) :]
        if len(figures) == len(rates):
            for draft, rate in zip(figures, rates, strict=True):
                draft.rate = draft.rate or rate

    def share_of_whole(self, draft: Draft) -> None:
        """A share shows a part also where no 其中 does: 收到13件，予以公开11件，占84.6%."""
        if draft.part or draft.topic is None:
            return
        for whole in reversed(self.drafts[max(self.first, len(self.drafts) - _RECENT) : -1]):
            if whole.topic is not None and whole.topic.slug in draft.topic.within:
                whole.parts.append(len(self.drafts) - 1)
                draft.part = True
                return

    def sum_of(self, draft: Draft) -> tuple[str, ...]:
        """The cells whose sum a number of requests states that holds those carried in, and its parts.

        共收到31件（含上年结转2件），自然人29件: new and carried in, both of them.
        """
        if draft.sum_of or not self.carried_in:
            return draft.sum_of
        whole = draft if draft.topic and draft.topic.facet == "stage" else self.whole_of(draft)
        if whole is None or not self._holds_carried_in(whole):
            return ()
        code = draft.topic.indicator.get(self.form or "") if draft.topic else None
        return (_RECEIVED, _CARRIED_IN) if code == _RECEIVED else ()

    def _holds_carried_in(self, whole: Draft) -> bool:
        for k in whole.parts[:_RECENT]:
            if self._slug(k) == "requests_carried_in" and self.form not in (None, "2008", "2014"):
                between = self.body[whole.begin : self.drafts[k].token.start]
                return _HOLDING.search(between) is not None
        return False

    def is_complete(self, draft: Draft) -> bool:
        """Whether the words say that a breakdown of two parts or more lists all there are.

        They do in 分别为 or 按…分 without 等 at the end, and in a list whose shares add up to 100 % or
        that ends in 其他N件; not where a figure of the list could not be read.
        """
        if len(draft.parts) < 2 or draft.unread:
            return False
        parts = [self.drafts[k] for k in draft.parts]
        end = max(part.reach for part in parts)
        if self.body.startswith("等", end) or _GOES_ON.match(self.body, end):
            return False
        return draft.complete or _is_rest(self.body, parts[-1]) or _share_all(parts)

    def skip(self) -> None:
        """A figure is not read: of the open breakdown it may be a part."""
        for scope in self.scopes:
            self.drafts[scope].unread = True


def _alike(draft: Draft, topic: Topic) -> bool:
    """Whether a figure is itself an item of the list that one of a topic goes on: 企业8件，律所5件."""
    return draft.part and draft.topic is not None and draft.topic.facet == topic.facet


def _names_several(words: str, one: str) -> bool:
    """Whether words name something beside one thing: 咨询和投诉, 建议提案."""
    before, found, after = words.partition(one)
    return bool(found) and (after[:1] in _AND or before[-1:] in _AND or len(after) == len(one))


def _is_rest(body: str, part: Draft) -> bool:
    """Whether a part is what is left: 其他2件."""
    return part.counted is not None and _REST.match(body, part.counted[0]) is not None


def _share_all(parts: Sequence[Draft]) -> bool:
    """Whether the shares of all parts add up to 100 %."""
    shares = [Decimal(part.share.value or 0) for part in parts if part.share is not None]
    return len(shares) == len(parts) and abs(sum(shares, Decimal(-100))) <= _ROUNDED
