"""From drafts to statements: printed words, cells and places."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from govreport_parse.forms import total_applicant
from govreport_parse.model.document import Locator
from govreport_parse.model.records import Statement
from govreport_parse.model.vocabularies import SectionKind
from govreport_parse.statements.drafts import Draft
from govreport_parse.statements.tokens import Token
from govreport_parse.text.fold import Folded
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.types import Topic

__all__ = ["ParagraphText", "finished"]

# Words further back than this say nothing of a figure.
_MEMORY = 400
_COUNTS = (
    r"(?:共|新|全年|累计|已|本年度?|直接|依法|主动|,)*"
    r"(?:收到|接到|受理|办理|办结|答复|公开|发布|新收|编发|举办|召开|作出|制发|印发|制定)"
)
# With a look at where each of its words may begin, which most characters are not.
_SCOPE = lazy_pattern(
    r"(?:(?=[我本全各省市区县镇])|(?<![\u4e00-\u9fff]))(?:"
    r"(?P<own>[我本][省市区县镇乡州旗局委办厅院处街](?!级|政府办))"
    r"|全(?:[省市区县镇乡州旗国]|系统)(?:各单位|各部门|(?:各级)?行政机关)?|各级|各部门|各单位|各(?:乡)?镇街?(?:道|、部门)?|各街道|本级|(?<![非于属由以])(?:本机关|本单位)(?!不|没|未|并|无|掌握|公开|职[责权]|制作|保存|主管|负责|信息)"
    r"|(?:省|市|区|县|镇)政府(?:信息)?(?:公开)?办(?!理|结|复|毕)(?:公[室厅])?+(?![及和、与][^,;。\d]{0,4}(?:部门|单位|乡镇|街道))"
    rf"|(?<![\u4e00-\u9fff])[省市区县镇乡州旗](?:人民)?政府(?={_COUNTS})"
    rf"|(?P<body>(?<![\u4e00-\u9fff])(?![年月日])[\u4e00-\u9fff]{{1,9}}?(?:局|委|厅|街道|办事处|镇|乡|中心|公司|学校|医院|(?<![及和与])(?<![及和与][各县市区])(?<![及和与][县市区州][直级])各?部门)(?={_COUNTS})))"
)
# One of these stands in all of them.
_OF_SCOPE = lazy_pattern("[我本各省市区县镇乡州旗国系局委厅街处心司校院门]")
# Others than the principal leader: 其他负责人参加2次, 由副局长出席的4次.
_DEPUTIES = lazy_pattern(
    r"分管|副职|(?<![正和])(?<!正、)副[省市区县镇乡州局厅主院校处总书会行队]|[科处股]长|总工|发言人|专家|科员"
    r"|非主要|(?:其[他它余]|[科处股]室?|部门|业务|班子)的?[^,;。:\d]{0,4}(?<!主要)(?:领导|负责|成员)"
)
_EVENTS = ("press_conferences", "online_interviews")
_ATTENDED = lazy_pattern("参加|出席|做客|到场|到会|上线|接谈|主谈|参与")
_OWN_CLAUSE = lazy_pattern(r"[^,;。:()\d]*$")
_CLAUSE_AFTER = lazy_pattern(r"[^,;。:()、\d]*")
_SHARE_OF = lazy_pattern(r"占(?P<base>.{0,60}?)(?:的|比例?|比重|达到?|为|约|近|超过?)*[\d.,]+%")


class ParagraphText(msgspec.Struct, frozen=True):
    """A paragraph of the narrative: its words, its place, the report's form, and what kind of body reports."""

    printed: str
    folded: Folded
    block: int
    section: SectionKind
    form: str | None
    office: bool = False
    of_province: bool = False  # a department of a province

    def words(self, start: int, end: int) -> str:
        """The printed words of a folded span."""
        if self.folded.offsets is None:
            return self.printed[start:end]
        begin, stop = self.folded.span(start, end)
        return self.printed[begin:stop]


def finished(
    draft: Draft,
    paragraph: ParagraphText,
    offset: int,
    *,
    complete: bool,
    sum_of: tuple[str, ...] = (),
    said_of: Draft | None = None,
    ratio_of: Draft | None = None,
) -> Statement:
    """The statement that a draft amounts to.

    `offset`: statements of the paragraphs before. `complete`: its parts are all there are.
    `sum_of`: the cells whose sum it states, whatever its topic's cell is. `said_of`: the figure of
    whose items all it is said. `ratio_of`: the one that it has a share of in other words than 占.
    """
    token, topic, form = draft.token, draft.topic, paragraph.form
    if topic is not None and topic.slug.startswith(_EVENTS):
        topic = _counted(draft, topic, paragraph)
    other = said_of or ratio_of
    start, end = paragraph.folded.span(token.start, token.end)
    celled = not (draft.stock or draft.inner)
    celled = celled and (topic is not None or draft.topic is None)
    cell = (draft.cell or _cell(topic, form, token.unit)) if celled and not sum_of else None
    named = topic.applicants[0] if topic and len(topic.applicants) == 1 else None
    if not sum_of and topic is not None and celled and not cell:
        sum_of = topic.sum_of.get(form or "", ())
    return Statement(
        topic=topic.slug if topic else None,
        indicator=cell,
        sum_of=sum_of,
        applicant=named if named and (cell or sum_of) else total_applicant(form, cell),
        value=token.value,
        unit=token.unit,
        qualifier=token.qualifier,
        change_percent=_percent(draft.rate),
        share_percent=_percent(draft.share or draft.ratio),
        base_value=draft.base,
        share_of=_share_of(draft.share, paragraph) if other is None else _quoted(other, paragraph),
        parts=tuple([index + offset for index in draft.parts]) if draft.parts else (),
        complete=complete,
        stock=draft.stock,
        scope=_scope(draft, paragraph),
        text=_quoted(draft, paragraph),
        counted=paragraph.words(*draft.counted).strip() if draft.counted else "",
        basis=draft.basis,
        section=paragraph.section,
        at=Locator(block=paragraph.block, start=start, end=end),
    )


def _counted(draft: Draft, topic: Topic, paragraph: ParagraphText) -> Topic | None:
    """The events that a draft counts; nothing that is known where its clause says that deputies attended."""
    text, token = paragraph.folded.text, draft.token
    before = _OWN_CLAUSE.search(text, max(draft.sentence, token.start - _MEMORY), token.start)
    after = _CLAUSE_AFTER.match(text, token.end)
    said = text[slice(*draft.counted)] if draft.counted else ""
    words = f"{before.group() if before else ''}{said}{after.group() if after else ''}"
    led = topic.slug.endswith("_led") or _ATTENDED.search(words) is not None
    return None if led and _DEPUTIES.search(words) else topic


def _quoted(draft: Draft, paragraph: ParagraphText) -> str:
    """The printed words that a draft was read from."""
    return paragraph.words(min(draft.begin, draft.token.start), draft.end).strip()


def _scope(draft: Draft, paragraph: ParagraphText) -> str | None:
    """The last words before a figure that say whose it is: 全市, 本级, 区教育局; 我区 is no other."""
    text = paragraph.folded.text
    begin = max(draft.sentence, draft.token.start - _MEMORY)
    if _OF_SCOPE.search(text, begin, draft.token.start) is None:
        return None
    found = list(_SCOPE.finditer(text, begin, draft.token.start))
    return paragraph.words(*found[-1].span()) if found and not found[-1]["own"] else None


def _share_of(share: Token | None, paragraph: ParagraphText) -> str | None:
    """The words that name what a share is of."""
    match = None if share is None else _SHARE_OF.match(paragraph.folded.text, share.start)
    if match is None or not match["base"]:
        return None
    return paragraph.words(*match.span("base"))


def _cell(topic: Topic | None, form: str | None, unit: str | None) -> str | None:
    if topic is None or len(topic.applicants) > 1:
        return None
    return topic.cell(form, unit)


def _percent(token: Token | None) -> Decimal | None:
    return token.value if token is not None and isinstance(token.value, Decimal) else None
