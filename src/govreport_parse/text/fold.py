"""Folding of text for matching. The printed text is never altered; folded text is never output.

Folding undoes what varies in print without meaning anything: full-width forms, blanks inside
words (年 度 报 告), bracket and quote styles, soft hyphens and zero-width characters, traditional
script, radicals in the place of characters, and the pinyin that damaged mirrors set in brackets
after characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import msgspec

from govreport_parse.text.cache import LABEL, kept
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.text.script import VARIANTS, converter, load_script, simplify

__all__ = [
    "Folded",
    "fold",
    "fold_with_offsets",
    "has_radicals",
    "is_blank",
    "is_traditional",
    "label_key",
    "simplify_phrases",
    "split_ordinal",
    "squeeze",
    "unify_radicals",
    "visible",
]

_DROPPED = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"
    "\u2066\u2067\u2068\u2069\ufe0e\ufe0f"
)
# One form for what print uses interchangeably and Unicode's compatibility forms leave apart.
_VARIANTS = str.maketrans(
    {
        "〔": "[", "﹝": "[", "【": "[", "〕": "]", "﹞": "]", "】": "]",
        "“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"', "〝": '"', "〞": '"',
        "‘": "'", "’": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-", "―": "—", "─": "—", "━": "—",
        **VARIANTS, "〜": "~", "∶": ":", "︰": ":", "╱": "/", "∕": "/", "⁄": "/",
    }
)  # fmt: skip
# Text of PDF files has radicals where characters stand. NFKC unifies the Kangxi Radicals; these are
# the Radicals Supplement, which it leaves alone, by Unicode's EquivalentUnifiedIdeograph.
_SUPPLEMENT = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺶⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑忄㣺扌攵旡日月歺母民氵氺灬爫爫丬牛犭王罒示礻糹纟罓罒㓁羊耂肀聿肉臼艹艹艹虎衤覀西见角讠贝车辶辶辶阝钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
# Compatibility ideographs (六 as U+F9D1) print as the characters that NFKC has for them.
_RADICAL = lazy_pattern("[\u2e80-\u2fd5\uf900-\ufaff]")
# The characters of \s one by one: a set without classes is searched many times as fast.
_SPACES = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_A_BLANK = rf"[{_SPACES}\u2800{_DROPPED}]"
# A search that begins with a class, and not with its repetition, finds its characters at once.
_BLANKS = f"{_A_BLANK}{_A_BLANK}*+"
_BLANK = lazy_pattern(_BLANKS)
_INVISIBLE = lazy_pattern(f"[{_DROPPED}]")
# 政(zheng)(zheng)府(fu), 統(tǒng)計: mirrors that annotate or doubly decode (layouts.md M4, M5).
_PINYIN = lazy_pattern(r"\((?<=[\u4e00-\u9fff)]\()[a-z\u00e0-\u00fc\u0101-\u01dc]{1,6}\)")
_LIKE_PINYIN = lazy_pattern(r"\([a-z\u00e0-\u00fc\u0101-\u01dc]{1,6}\)")
_BLANK_OR_PINYIN = lazy_pattern(f"{_BLANKS}|{_PINYIN.pattern}")


class _CharTable(dict[int, int]):
    """Character → its one-character compatibility form, filled as characters are met."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        if char in _SINGLE:
            folded = _SINGLE[char]
        elif _RADICAL.match(char):
            folded = simplify(unify_radicals(char))
        elif "\u4e00" <= char <= "\u9fff":
            folded = simplify(char)
        elif unicodedata.category(char) == "No":  # ①, ², ½ are marks, not digits
            folded = char
        else:
            folded = unicodedata.normalize("NFKC", char)
        self[code] = result = ord(folded) if len(folded) == 1 else code
        return result


# Paragraphs are folded by several stages in turn: those of the last pages are kept.
_MAX_PARAGRAPH = 2000
_PARAGRAPHS = 256


# Characters of labels and titles that only traditional script has.
_TRADITIONAL = lazy_pattern(
    "[開訊檔務網線複覆計總數類請屬護關處報費規範發誤議訴訟經結維糾項條辦應]"
)


def is_traditional(text: str) -> bool:
    """Whether a text shows traditional script."""
    return _TRADITIONAL.search(text) is not None


def simplify_phrases(text: str) -> str:
    """`text` in the words of the mainland: 規範性檔案 → 规范性文件. For labels only."""
    return str(converter("tw2sp").convert(text))


_SINGLE = {chr(code): str(target) for code, target in _VARIANTS.items()}
_CHARS = _CharTable()
# Marks of every paragraph, and a text long enough that replacing each costs less than a look at
# every character.
_MARKS = tuple(zip("，：；（）“”〔〕", ',:;()""[]', strict=True))
_MANY = 32


@cache
def _changing() -> re.Pattern[str]:
    """A character that folding may change: none of ASCII, common marks and simplified script."""
    kept = load_script().alike
    return re.compile(f"[^ -~、。《》—{kept}]")


def _mapped(text: str) -> str:
    """`text` with each character in its one-character compatibility form."""
    if text.isascii() or not _changing().search(text):
        return text
    if len(text) > _MANY:
        for mark, plain in _MARKS:
            text = text.replace(mark, plain)
        if not _changing().search(text):
            return text
    return text.translate(_CHARS)


def has_radicals(text: str) -> bool:
    """Whether a radical stands for a character."""
    return _RADICAL.search(text) is not None


def unify_radicals(text: str) -> str:
    """`text` with the characters that radicals stand for, in the script of the print.

    ``unify_radicals("⻓桥县⺠政局⼀、")`` is ``"长桥县民政局一、"``. No character moves; radicals without a
    character of their own stay.
    """
    return _RADICAL.sub(_unified, text)


def _unified(match: re.Match[str]) -> str:
    return _SUPPLEMENT.get(match[0]) or unicodedata.normalize("NFKC", match[0])


def is_blank(text: str) -> bool:
    """Whether nothing is printed: only white space and invisible characters."""
    return not text or _BLANK.fullmatch(text) is not None


def _blanks_of(text: str) -> re.Pattern[str]:
    return _BLANK_OR_PINYIN if _has_pinyin(text) else _BLANK


def _has_pinyin(text: str) -> bool:
    return _LIKE_PINYIN.search(text) is not None and _PINYIN.search(text) is not None


@kept()
def fold(text: str) -> str:
    """`text` in its matching form: compatibility forms without blanks.

    ``fold("（一） 年 度 报 告：８１５ 条")`` is ``"(一)年度报告:815条"``.
    """
    if len(text) > LABEL:
        if "\n" in text:  # a section's text: its paragraphs were folded before
            return "".join(map(fold, text.split("\n")))
        return fold_with_offsets(text).text
    mapped = _mapped(text)
    return _blanks_of(mapped).sub("", mapped)


class Folded(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Folded text that knows where each character stood in print.

    Attributes
    ----------
    text
        As :func:`fold` gives it.
    offsets
        ``offsets[i]`` is the printed position of ``text[i]``; None when the two run alike.
    """

    text: str
    offsets: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The printed span of the folded span ``[start, end)``."""
        if self.offsets is None or start >= end:
            return (start, end)
        return (self.offsets[start], self.offsets[end - 1] + 1)


@kept(longest=_MAX_PARAGRAPH, most=_PARAGRAPHS)
def fold_with_offsets(text: str) -> Folded:
    """`text` folded, each character traceable to its printed position."""
    mapped = _mapped(text)
    return _without(_blanks_of(mapped), mapped)


def visible(text: str) -> Folded:
    """`text` as printed, without the characters that do not show: zero-width ones, soft hyphens."""
    return _without(_INVISIBLE, text)


def _without(left_out: re.Pattern[str], text: str) -> Folded:
    if not left_out.search(text):
        return Folded(text=text, offsets=None)
    kept: list[str] = []
    offsets: list[int] = []
    position = 0
    for gap in left_out.finditer(text):
        kept.append(text[position : gap.start()])
        offsets.extend(range(position, gap.start()))
        position = gap.end()
    kept.append(text[position:])
    offsets.extend(range(position, len(text)))
    return Folded(text="".join(kept), offsets=tuple(offsets))


@kept()
def squeeze(text: str) -> str:
    """`text` trimmed, blanks between CJK characters removed, other blanks single: still print.

    ``squeeze(" 2017年 年 度 报 告 ")`` is ``"2017年年度报告"``.
    """
    blanks = _blanks_of(text)
    if not blanks.search(text):
        return text
    first, *others = blanks.sub(" ", text).split(" ")
    printed, last = [first], first[-1:]
    for piece in others:
        if not (_is_cjk(last) or _is_cjk(piece[:1])):
            printed.append(" ")
        printed.append(piece)
        last = piece[-1:]
    return "".join(printed).strip()


def _is_cjk(char: str) -> bool:
    if "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef":
        return True
    return "\uf900" <= char <= "\ufaff" or (char != "" and char in "“”‘’—…·")


_ORDINAL = lazy_pattern(
    r"(?:[(]?[一二三四五六七八九十]{1,3}[)、.,:]、?"
    r"|[㈠-㈩]、?"
    r"|[(]?\d{1,2}[)、.,](?!\d)"
    r"|\d{1,2}(?=[\u4e00-\u9fff])"
    r"|[①-⑳⑴-⒇⒈-⒛])"
)
_OPENER = lazy_pattern(r"^(?:其中|#|\*|·|—|-)+[:,、]?")
# Up to the closing bracket, which goes with the other marks.
_BRACKETED = lazy_pattern(r"[(\[][^)\]]*")
# After a label: marks of notes.
_NOTE_MARKS = "①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿"
_PUNCTUATION = lazy_pattern(r"[^\w%/]|_")


def split_ordinal(folded: str) -> tuple[str, str]:
    """Split a leading list mark from folded text: ``'(一)主动' → ('(一)', '主动')``."""
    match = _ORDINAL.match(folded)
    if match is None or match.end() == len(folded):
        return ("", folded)
    return (match.group(), folded[match.end() :])


@kept()
def label_key(text: str) -> str:
    """What identifies a row or column label: no list mark, no 其中, no bracketed note, no marks.

    ``label_key("（一） 主动公开政府信息数（不同渠道和方式公开相同信息计1条）")`` is
    ``"主动公开政府信息数"``.
    """
    _, rest = split_ordinal(fold(text.rstrip(_NOTE_MARKS) or text))
    rest = _OPENER.sub("", rest)
    _, rest = split_ordinal(rest)
    bare = _BRACKETED.sub("", rest)
    return _PUNCTUATION.sub("", bare) or _PUNCTUATION.sub("", rest)
