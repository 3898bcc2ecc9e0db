"""Tokens of a sentence that may state figures: numbers, rates, shares, negations, cues.

All patterns run on folded text (half-width, no blanks) in which traps are blotted out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

import msgspec

from govreport_parse.model.vocabularies import Qualifier
from govreport_parse.text.numerals import DIGITS, UNIT, UNITS, Number, chinese_numeral, expand
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.leads import guarded_each

__all__ = ["NARRATIVE_UNITS", "Token", "tokens"]

_BASE = (
    r"(?:(?:较|比|与|和|同)(?:20\d\d年|上年|去年|上一?年度?|前年|往年|年初|上年底)(?!度?(?:末|底)?的?(?:未办|未结|没办|未答|结转|转结|遗留|转来|转入|留存))(?:度)?(?:的)?(?:同期)?(?:总?数|总量)?(?:相比)?"
    r"|同比|环比|年均)"
)
_UP = r"净?增长|涨(?=了?\d)|净?增加|上升|提高|提升|增幅|升幅|涨幅|增涨|上涨|多|净增"
_DOWN = r"负增长|降(?=了?\d)|下降|减少|降低|回落|下滑|降幅|缩减|少"
_APPROX = "近|约|约为|超过?|逾|达到?|为|了"
# Units of the narrative alone; no form has them.
_LONGER = ("批次", "个次", "家次", "户次", "台次")
_OTHERS = tuple("册位张笔套辆页本轮块栋款所卷遍只支")
NARRATIVE_UNITS = (*_LONGER, *UNITS, *_OTHERS)
_UNIT = "|".join((*_LONGER, UNIT, *_OTHERS))
_SCALE = r"(?:[十百千]?万|亿)(?!元)"
_CHINESE = "[一二两三四五六七八九十百千零〇]"
_CHINESE_UNIT = "人次|件|次|条|篇|场|期|名|个|起|份|项|人|宗|例|封|部"
_TOKENS = (
    ("rate", (
        rf"{_BASE}?[的了约近达为幅度上期数量总]{{0,4}}(?:(?P<down>{_DOWN})|(?P<up>{_UP}))"
        rf"(?:率|幅度?)?(?:{_APPROX})*+(?P<ratevalue>{DIGITS})%(?!以上|左右|多)"
    )),
    ("times", rf"{_BASE}?(?:增长|增加|提高|上升)(?:了|近|约)*(?P<timesvalue>{DIGITS}|[一两二三四五])倍"),
    ("ratio", rf"(?:是|为|达到?)(?:去年|上年|20\d\d年)(?:度|同期)*的(?P<ratiovalue>{DIGITS}|[两二三四五])倍"),
    ("fold", rf"{_BASE}?(?:实现)?翻了?(?P<foldvalue>[一两二])番"),
    ("nearly", rf"{_BASE}?(?:基本|大致|大体)持平"),
    ("flat", rf"{_BASE}?(?:保持)?持平"),
    ("range", rf"(?<![\d.A-Za-z□])(?P<low>{DIGITS})(?:{_UNIT})?(?:至|到|-|—|~)(?P<high>{DIGITS})(?P<runit>{_UNIT})"),
    ("from", (
        rf"(?:由|从(?!事))[^,;。□]{{0,16}}?(?<!\d)(?P<fromvalue>{DIGITS})(?![年月日])(?P<fromscale>{_SCALE})?(?:{_UNIT}|%)?"
        rf"(?=[^,;。\d]{{0,4}}(?:增|提|升|减|降|缩|调|压|精简)[^,;。\d]{{0,3}}[至到为])"
    )),
    ("base", rf"{_BASE}(?:的|\(|是)*(?:(?P<basevalue>{DIGITS})(?P<basescale>{_SCALE})?(?:{_UNIT}))?\)?"),
    ("share", rf"占(?!比?分别)(?P<shareof>[^\d,;。%□]{{0,24}}?)(?:{_APPROX}|比例?|比重)*+(?P<sharevalue>{DIGITS})%"),
    ("points", rf"{DIGITS}个?百分点"),
    ("percent", rf"(?P<ppre>不低于|超过?|逾|近|约|达到?)?(?<![\d.A-Za-z□])(?P<percentvalue>{DIGITS})%(?P<pmore>以上|左右)?"),
    ("delta", (
        rf"(?!(?<=[本今当]年)[增减][加少]{DIGITS}项)(?:{_UP}|{_DOWN})(?:[发收办受][布到理]?)?(?:{_APPROX}|出)*+"
        rf"(?:{DIGITS}|{_CHINESE}{{1,6}})(?:{_SCALE})?(?:{_UNIT})(?![^,;。]{{0,3}}人员)"
    )),
    ("number", (
        rf"(?P<pre>不少于|不低于|至少|不超过|至多|超过?|逾|突破|将近|接近|近|大约|(?<![签预违合节])约|共计|达到?)?"
        rf"(?:(?<![\d.A-Za-z□])|(?<=mail))(?P<digits>{DIGITS})(?![年月日号])(?P<more>余|多|来)?(?P<scale>{_SCALE})?(?P<more2>余|多)?"
        rf"(?P<unit>{_UNIT})?(?P<more3>左右|以上|余)?"
    )),
    ("chinese", (
        rf"(?<![第每任这某另唯专同万首再进无零跑])(?<!(?<!工)单)(?<!没有)(?:(?P<cpre>超过?|逾|近|约)?(?P<cdigits>{_CHINESE}{{1,12}})|(?P<cround>超过?|逾|近|约)(?P<cscale>[十百千]?万|千|百))(?P<cmore>余|多)?"
        rf"(?P<cunit>{_CHINESE_UNIT})(?!(?<=部)分)(?!(?<![件条宗])是|[批方面步致定些般性人民类就]|公(?!开))"
    )),
    ("all", (
        r"(?:(?:复议|诉讼|审理|裁判|判决|处理)?结果(?:为|是)?"
        r"(?=(?:予以|判决|被|为|依法)?(?:维持|纠正|驳回|撤销)[^,;。\d]{0,8}(?:[,;。)]|$))|(?<=\d[件起宗例条])均|(?<=案件)均|(?<=[办审]结件)均|(?<=申请人)均(?=[为是系])|(?<![平人月年日户件次天])均|全部|都|悉数|全数|(?<=[,;])全(?=(?:被|予)?(?:维持|纠[正错]|驳回|撤销)))(?!未(?!经|审)|没|无)"
        r"|(?:没有|无)(?:一[件起宗例案]?(?=案件|答复|决定|被|遭|败|撤|纠|确|延)|(?=败诉|被[^,;。\d]{0,4}[纠撤]))"
    )),
    ("negation", (
        r"(?:上一?年|去年)度?(?:没有|无|未有)(?=结转)|"
        r"(?:均|都|也|亦|并|既|暂|尚|从){0,6}(?:没(?=收到|接到|发生|举办|参加|收(?:过|取)?(?:任何)?(?:一分)?(?:费|钱)|有?人(?:申请|起诉|打官司|举报|投诉|因|提|□))|(?<=[,;。])不(?=收费用?(?:[,;。]|$))|没有(?!现成|同意(?:公开)?(?:的)?\d|公开的|提供的|答复的|办结的|办完|[^,;。\d]{1,8}的\d)|未(?![^,;。\d]{1,8}的\d|(?:经过?)?(?:行政)?复议|(?:同意)?公开(?:的)?\d|同意(?:的)?\d|公开的|经|作为|审结|结案|补[正充]|缴|交费|予公开|能提供|掌握|持有|按|结(?!转)|判|宣判|到(?!期?的?行政)|满|办结|办完|完成|答复)|(?<!信息)不存在(?=[^,;。\d]{0,20}?(?:收费|费用|复议|诉讼|申请|结转|减免|情况|不予公开|否决)))(?:再|曾|有){0,4}"
        r"(?:收到|接到|接收到?|受到|发生|产生|出现|发现|收取|受理|引发|被提起|被申请|有|举办过?|召开过?|开展过?|作出|实施|安排|设立|提出)?"
        r"|(?<![有且虽但])(?:均|都|也|亦|并|暂){0,6}无(?!关|法|偿|现成|正当|障碍|需|人机)(?=[^,;。]{0,24}?(?:申请|复议|诉讼|收费|费用|投诉|举报|申诉|结转|减免|延期(?:办结|办理|答复)?(?:[,;。]|$)|公开的情况|强制|处罚|专职|兼职|发布会|访谈|办结件|答复件))"
        r"|零(?=申请|报告|诉讼|复议)"
    )),
    ("none", (
        r"(?:[::为是]|情况)无(?=[,;。]|$)|(?<![^,;。:])无(?=[,;。]|$)|为零(?=[,;。]|$)"
        r"|(?<=复议|诉讼|投诉|举报|申诉|收费|减免|结转)(?:均|都)?无(?=[,;。]|$)"
    )),
    ("cue", (
        r"(?<![^,;。:])(?:(?:分类|构成|分布|具体)(?:情况)?(?:如下|为|是)?|(?:申请|办理)?(?:内容|渠道|方式|来源|类型))(?:为|是)?:|(?<!公开)(?<!提供)其中|(?<=[件条起宗份例项],)(?:理由|原因)(?:主要)?(?:为|是|:)|主要(?:是|为)(?=[^,;。\d]{1,16}\d)|主要(?:类别|种类|内容)?有(?=[::]|[^,;。\d]{1,16}\d)|具体(?:是|有)(?=[^,;。\d]{1,16}\d)|主要涉及(?=[^,;。]{1,16}\d)|(?<=。)涉及(?=[^,;。、\d]{2,12}\d+条、[^,;。]*其[他它]\d)|具体为|分类如下|包括|包含|涵盖"
        r"|(?<![不包])含(?![^,;。]{0,16}在内)(?=上年|本年|\d|[\u4e00-\u9fff]{1,24}?\d)|(?<!部)分为|(?<=[件条次起项宗例份篇]):"
    )),
    ("resume", (
        r"(?:(?<![^,;。:])|(?<=申请)|(?<=\d[条件篇份个项次宗人]))(?:按|从|以)[^,;。:\d]{1,14}?(?:分类|划分|区分|来[看说]|统计|分|看|说|计)(?:\([^()\d]{1,24}\))?[,::]"
        r"|(?<![^,;。:])分(?!别)[^,;。:\d]{1,6}?(?:来看|看|统计)[,::]"
        r"|(?<![^,;。:])按(?:内容|渠道|类别|方式|类型|栏目|载体|来源|领域|形式)[,:]"
    )),
    ("pair", r"[两三四五][类项种](?:最多|居多|较多|居前|靠前),(?=\d+[件条份个次]、\d)|分别(?:为|是|有|达到?)?|依次[为是](?=\d)"),
    ("outside", r"另(?:有|外|(?![行一案需类])(?=[^,;。()\d]{0,14}\d))|此外|同时"),
    ("end", r"[;]"),
    ("open", r"\("),
    ("close", r"\)"),
)  # fmt: skip
_OF_NUMBER = ("digits", "unit", "scale", "pre", "more", "more2", "more3")
_BARE = [None, None, None, None]  # what stands around the digits of most numbers
_SMALL = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


class Token(msgspec.Struct, frozen=True, gc=False):
    """A piece of a sentence.

    Attributes
    ----------
    kind
        ``number``; ``rate`` (change on last year) and ``share``; ``negation`` (未收到), ``none``
        (情况：无) and ``all`` (均); ``cue`` (其中), ``resume`` (按渠道分), ``pair`` (分别), ``outside``
        (另有), ``end``, ``open`` and ``close`` (brackets); ``skip`` for figures that are no counts
        of the year (last year's), ``delta`` for differences, ``from`` for one from which the next
        rises.
    start, end
        Span in the folded paragraph.
    value, unit, qualifier
        Of a number (``%`` for a percentage); `value` alone of a rate (signed), a share, a figure
        of last year.
    scaled
        The number is printed with 万 or 亿.
    worded
        The number is printed in Chinese numerals.
    """

    kind: str
    start: int
    end: int
    value: Number | None = None
    unit: str | None = None
    qualifier: Qualifier = "exact"
    scaled: bool = False
    worded: bool = False


# Changes and shares: most sentences have none, and their words begin with common characters.
_RELATIVE = frozenset(
    {"rate", "times", "ratio", "fold", "nearly", "flat", "share", "points", "percent"}
)
_RELATIVE_SIGN = lazy_pattern("[%倍番平点]")


def _joined(tokens: Iterable[tuple[str, str]]) -> str:
    """All kinds in one pattern; each ends with an empty group, the last that matches, that names it.

    The groups stand at the ends because an alternative that begins with a character or a class is
    dismissed at once where that is not met.
    """
    return guarded_each(f"(?:{pattern})(?P<{kind}>)" for kind, pattern in tokens)


_EVERY_KIND = _joined(_TOKENS)
_NO_RELATIVE = _joined(item for item in _TOKENS if item[0] not in _RELATIVE)


@cache
def _pattern(*, relative: bool) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """What finds all kinds, or all but changes and shares, and its groups of a number; compiled when first used."""
    pattern = re.compile(_EVERY_KIND if relative else _NO_RELATIVE)
    return pattern, tuple(pattern.groupindex[name] for name in _OF_NUMBER)


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of the sentence ``text[start:end]``."""
    pattern, groups = _pattern(relative=_RELATIVE_SIGN.search(text, start, end) is not None)
    found: list[Token] = []
    for match in pattern.finditer(text, start, end):
        kind = match.lastgroup
        if kind == "number":
            found.append(_number(match, groups))
        elif kind in _PLAIN:
            found.append(Token(kind, match.start(), match.end()))
        elif kind is not None:
            found.extend(_figures(kind, match))
    return found


_PLAIN = frozenset(
    {"all", "negation", "none", "cue", "resume", "pair", "outside", "end", "open", "close", "delta"}
)
_CHANGES = frozenset({"rate", "times", "ratio", "fold", "flat"})


def _number(match: re.Match[str], groups: tuple[int, ...]) -> Token:
    digits, unit, scale, *around = match.group(*groups)
    start, end = match.span()
    if scale is None and around == _BARE:
        return Token("number", start, end, expand(digits), unit)
    qualifier = _qualifier(around[0], tuple(around[1:]))
    return Token("number", start, end, expand(digits, scale), unit, qualifier, scale is not None)


def _figures(kind: str, match: re.Match[str]) -> tuple[Token, ...]:
    """The tokens of a match that has figures of its own, or is left out: one, two or none."""
    begin, end = match.span()
    if kind in _CHANGES:
        return (Token("rate", begin, end, _change(kind, match)),)
    if kind == "share":
        return (Token("share", begin, end, _decimal(match["sharevalue"])),)
    if kind == "percent":
        qualifier = _qualifier(match["ppre"], (match["pmore"],))
        return (Token("number", begin, end, _decimal(match["percentvalue"]), "%", qualifier),)
    if kind == "range":
        low, high, unit = match.group("low", "high", "runit")
        return (
            Token("number", begin, end, expand(low), unit, "at_least"),
            Token("number", begin, end, expand(high), unit, "at_most"),
        )
    if kind == "from":
        return (Token("from", begin, end, expand(match["fromvalue"], match["fromscale"])),)
    if kind == "chinese":
        printed = match["cdigits"] or f"一{match['cscale']}"
        if printed[0] in "百千":
            printed = f"一{printed}" if match["cmore"] or match["cpre"] else ""  # 百余人
        counted = chinese_numeral(printed)
        qualifier = _qualifier(match["cpre"] or match["cround"], (match["cmore"],))
        token = Token("number", begin, end, counted, match["cunit"], qualifier, worded=True)
        return () if counted is None else (token,)
    figure = match["basevalue"] if kind == "base" else None
    value = None if figure is None else expand(figure, match["basescale"])
    return (Token("skip", begin, end, value),)


def _change(kind: str, match: re.Match[str]) -> Decimal:
    """The change on last year in percent that a rate, 翻一番, N倍 or 持平 states."""
    if kind == "rate":
        value = _decimal(match["ratevalue"])
        return -value if match["down"] else value
    if kind == "times":
        return _factor(match["timesvalue"]) * 100
    if kind == "ratio":
        return (_factor(match["ratiovalue"]) - 1) * 100
    if kind == "fold":
        return Decimal(100 if match["foldvalue"] == "一" else 300)
    return Decimal(0)


def _factor(printed: str) -> Decimal:
    return Decimal(_SMALL[printed]) if printed in _SMALL else _decimal(printed)


def _decimal(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))


_AT_LEAST = frozenset({"不少于", "不低于", "至少", "超", "超过", "逾", "突破"})
_AT_MOST = frozenset({"不超过", "至多", "将近", "接近", "近"})
_ABOUT = frozenset({"大约", "约"})


def _qualifier(before: str | None, after: tuple[str | None, ...]) -> Qualifier:
    if before is None and not any(after):
        return "exact"
    if before in _AT_LEAST or any(word in ("余", "多", "来", "以上") for word in after):
        return "at_least"
    if before in _AT_MOST:
        return "at_most"
    return "about" if before in _ABOUT or "左右" in after else "exact"
