"""Tokens of a sentence that may state figures: numbers, rates, shares, negations, cues, years.

All patterns run on folded text (half-width, no blanks) in which traps are blotted out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from govreport_parse.numbers import DIGITS, UNIT, Number, chinese_numeral, expand

__all__ = ["BLOT", "Token", "blot_traps", "governing_year", "tokens"]

BLOT = "\u25a1"  # one for each blotted character, so that positions stay

_TRAPS = re.compile(
    r"《[^》]{0,60}》"
    # document and case numbers, also damaged: 国办发〔2016〕80号, 中办发[20168号, (2017)湘0626行初22号
    r"|[\u4e00-\u9fff]{0,12}[\[(]\d{4,6}[\])]?[\u4e00-\u9fff]{0,6}第?\d*号(?:文件?)?"
    r"|[\[(]\d{4}[\])][\u4e00-\u9fff]{1,3}\d+[\u4e00-\u9fff]{1,4}\d+号"
    r"|(?:令|字|函|文)?第\d+(?:号|条|次|届|位|期|批|章|款|项|季度)(?:令)?|第[(]?[一二三四五六七八九十]+[)]?(?:条|项|款|次|届|位|批|季度)"
    # dates, also damaged (20251月1日, 2018年11日)
    r"|(?:20\d{2,3}年?)?\d{1,2}月(?:\d{1,2}日)?|\d{1,4}年\d{1,2}日|\d{4,5}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}日(?!均)"
    # telephones, postcodes, addresses, hosts
    r"|(?:电话|传真|邮编|邮政编码|邮箱|热线|号码)(?:\([^()]*\))?[::为是]{0,2}[\d()\-—、/转]{5,}"
    r"|\(?0\d{2,3}\)?-?\d{7,8}|[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]{1,80}|(?:https?://|www\.)[\w./?=&%-]+|(?<!\d)1\d{10}(?!\d)"
    r"|(?<!\d)(?:12345|12315|12331|12320|12328|12333|12369|12319|96\d{3})(?!\d)(?![条件次个])"
    r"|\d+(?:弄|号楼|室|楼|层|栋|路)|\d{1,2}[:.]\d{2}(?=[至到-])|5[·.]15"
    # notes of the form's own labels: 不同渠道和方式公开相同信息计1条
    r"|计1[条次]"
    # rules and deadlines: 每周至少更新5次, 3个工作日内, 24小时
    r"|每(?:天|日|周|月|季度?|年|半年|个?工作日)[^,;。]{0,10}?\d+(?:次|条|篇|期|个)"
    rf"|(?:在|于)?\d+个?(?:工作日|小时|分钟|天)(?:内|以内|之内)?|不超过\d+(?:字|{UNIT})|\d+字(?:以内)?"
    r"|\d{4}(?:-|至|—)\d{4}(?:学年|年度?)|[\"'][^\"'。]{0,14}?\d[^\"'。]{0,8}[\"']"
)
# A ground is named before its consequence: 因政府信息公开引起的 行政复议 is about the latter.
_LONG_RUN = re.compile(r"\d{19,}|[\w.]{400,}", re.ASCII)  # no figure; keeps the rest linear
_GROUND = re.compile(
    r"因[^,;。]{0,24}?(?:引起|引发|导致|产生|提起|申请(?=行政复议|复议)|受到|而?被)(?:的)?"
    r"|针对[^,;。]{0,20}?(?:的|提出的)"
)
_PLAN = re.compile(
    r"(?:下一步|明年|今后|力争|争取|计划|拟于|拟在|将(?:继续|进一步|力争|确保|不少于))"
)

_BASE = r"(?:(?:较|比|与|同)(?:20\d\d年|上年|去年|上一?年度?|前年|往年)(?:度)?(?:的)?(?:同期)?(?:相比)?|同比|环比|年均)"
_UP = "增长|增加|上升|提高|提升|增幅|增涨|上涨|多"
_DOWN = "负增长|下降|减少|降低|回落|下滑|降幅|缩减|少"
_APPROX = "近|约|约为|超过?|逾|达到?|为|了"
_TOKEN = re.compile(
    rf"(?P<rate>{_BASE}?[的了约近达为幅度上期数量总]{{0,4}}(?:(?P<down>{_DOWN})|(?P<up>{_UP}))(?:{_APPROX})*(?P<ratevalue>{DIGITS})%(?!以上|左右|多))"
    rf"|(?P<base>{_BASE}(?:的|\(|是)*(?:{DIGITS}万?(?:{UNIT}))?\)?)"
    rf"|(?P<share>占(?P<shareof>[^\d,;。%{BLOT}]{{0,24}}?)(?:{_APPROX}|比例?|比重)*(?P<sharevalue>{DIGITS})%)"
    rf"|(?P<percent>(?:{DIGITS})(?:%|个?百分点))"
    rf"|(?P<delta>(?:{_UP}|{_DOWN})(?:{_APPROX}|出)*(?:{DIGITS})(?:{UNIT})(?![^,;。]{{0,3}}人员))"
    rf"|(?P<number>(?P<pre>不少于|不低于|至少|不超过|至多|超过?|逾|突破|将近|接近|近|大约|约|共计|达到?)?"
    rf"(?<![\d.A-Za-z{BLOT}])(?P<digits>{DIGITS})(?P<more>余|多|来)?(?P<scale>(?:[十百千]?万|亿)(?!元))?(?P<more2>余|多)?"
    rf"(?P<unit>{UNIT})?(?P<more3>左右|以上|余)?)"
    rf"|(?P<chinese>(?<![第每任这某另唯单专同万首再进无])(?P<cdigits>[一二两三四五六七八九十百千零〇]{{1,12}})"
    r"(?P<cunit>件|次|条|篇|场|期|人次|名|个|起|份|项)(?![是批方面步致定些般]))"
    r"|(?P<negation>(?:均|都|也|亦)?(?:没有|未|尚未|从未)(?:再)?(?:曾)?(?:收到|接到|接收到?|发生|产生|出现|发现|收取|受理|引发|被提起|被申请|有|举办过?|召开过?|开展过?|作出)?"
    r"|(?<![\u4e00-\u9fff])(?:全年|年内|年度|本年度|我[市县区镇乡局委办街道]{1,2})?(?:均|都|也|亦|并|暂)?无(?=[^,;。]{0,24}?(?:申请|复议|诉讼|收费|费用|投诉|举报))"
    r"|(?:均|都|也|亦)无(?=[^,;。]{0,24}?(?:申请|复议|诉讼|收费|费用|投诉|举报))|不存在(?=[^,;。]{0,20}?(?:收费|费用|复议|诉讼)))"
    r"|(?P<cue>其中|包括|分别(?:为|是)|含(?=上年|\d))"
    r"|(?P<outside>另有?|此外|同时|另外)"
    r"|(?P<end>[;])|(?P<open>\()|(?P<close>\))"
)
_YEAR = re.compile(
    r"(?P<prefix>较|比|与|同|截至|截止到?)?(?:(?P<year>(?:19|20)\d\d)年|(?P<last>上年|去年|上一年|前年))(?P<carried>度?(?:结转|转结|转入))?"
)


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a sentence.

    Attributes
    ----------
    kind
        ``number``, ``rate``, ``share``, ``negation``, ``cue`` (其中), ``outside`` (另有), ``end``,
        ``open`` and ``close`` (brackets); ``skip`` for figures that are no counts of the year
        (differences, bare percentages, last year's figure in a comparison).
    start, end
        Span in the folded paragraph.
    value, unit, qualifier
        Of a number; `value` alone of a rate (signed) or share.
    """

    kind: str
    start: int
    end: int
    value: Number | None = None
    unit: str | None = None
    qualifier: str = "exact"


def blot_traps(text: str) -> str:
    """`text` with what only looks like a figure blotted out, length unchanged."""

    def blot(match: re.Match[str]) -> str:
        return BLOT * len(match.group())

    return _GROUND.sub(blot, _TRAPS.sub(blot, _LONG_RUN.sub(blot, text)))


def is_plan(sentence: str) -> bool:
    """Whether a sentence speaks of what is to be done."""
    return _PLAN.search(sentence) is not None


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of the sentence ``text[start:end]``."""
    for match in _TOKEN.finditer(text, start, end):
        token = _read(match)
        if token is not None:
            yield token


def _read(match: re.Match[str]) -> Token | None:
    begin, end = match.span()
    if match["rate"]:
        value = Decimal(match["ratevalue"].replace(",", ""))
        return Token(kind="rate", start=begin, end=end, value=-value if match["down"] else value)
    if match["share"]:
        return Token(
            kind="share", start=begin, end=end, value=Decimal(match["sharevalue"].replace(",", ""))
        )
    if match["percent"] or match["delta"] or match["base"]:
        return Token(kind="skip", start=begin, end=end)
    if match["number"]:
        return _number(match)
    if match["chinese"]:
        counted = chinese_numeral(match["cdigits"])
        if counted is None:
            return None
        return Token(kind="number", start=begin, end=end, value=counted, unit=match["cunit"])
    for kind in ("negation", "cue", "outside", "end", "open", "close"):
        if match[kind]:
            return Token(kind=kind, start=begin, end=end)
    return None


_AT_LEAST = frozenset({"不少于", "不低于", "至少", "超", "超过", "逾", "突破"})
_AT_MOST = frozenset({"不超过", "至多", "将近", "接近", "近"})
_ABOUT = frozenset({"大约", "约"})


def _number(match: re.Match[str]) -> Token | None:
    if not match["unit"]:
        return None  # a year, an ordinal, a number whose unit was lost
    scale = match["scale"]
    value = expand(match["digits"], scale)
    qualifier = "exact"
    if (
        match["pre"] in _AT_LEAST
        or match["more"]
        or match["more2"]
        or match["more3"] in ("以上", "余")
    ):
        qualifier = "at_least"
    elif match["pre"] in _AT_MOST:
        qualifier = "at_most"
    elif match["pre"] in _ABOUT or match["more3"] == "左右":
        qualifier = "about"
    return Token(
        kind="number",
        start=match.start(),
        end=match.end(),
        value=value,
        unit=match["unit"],
        qualifier=qualifier,
    )


def governing_year(text: str, start: int, position: int) -> tuple[int | None, bool]:
    """The year that dates a figure at `position`: (year or None, whether it is last year's).

    Bases of comparison (较2016年) and carried-over requests (上年结转) date nothing.
    """
    year: int | None = None
    last = False
    for match in _YEAR.finditer(text, start, position):
        if match["prefix"] in ("较", "比", "与", "同") or match["carried"]:
            continue
        year = int(match["year"]) if match["year"] else None
        last = match["last"] is not None
    return year, last
