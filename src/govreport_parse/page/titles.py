"""The title line: finding it among a page's lines, and what it says of body and year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.model.page import Title, TitleLines
from govreport_parse.text.fold import fold, fold_with_offsets
from govreport_parse.text.han import is_han
from govreport_parse.text.numerals import chinese_numeral
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "continued_title",
    "ends_like_body",
    "find_title",
    "leading_title",
    "parse_title",
    "read_year",
]

_TITLE = lazy_pattern(
    r"[^。;；!！?？>》|]{0,45}?(?:政府|政务)?信息公开[^。;；,，>|]{0,14}?"
    r"(?:年度[^。;,，]{0,6}(?:报告|总结)|年报|工作(?:情况)?(?:的)?(?:报告|总结)|情况的?报告|报告)"
    r"(?:的?(?:报告|公告))?(?:\([^()]{0,24}\))?"
    r"|[^。;；!！?？>》|]{0,45}?政务公开(?:工作)?(?:20\d\d)?(?:年度报告|年报)(?:\([^()]{0,24}\))?"
)
_NOT_TITLE = lazy_pattern(
    r"(?:根据|按照|依据|现将|本报告|附件|附表|上一[篇条]|下一[篇条]|当前位置|您的?位置|返回|相关)"
    r"|.*(?:通知|指南|办法|编制说明|解读|目录)(?:\([^()]*\))?$"
)
# Metadata and date lines: 标题：…, 公开方式：…, 2016-03-21; no part of a title.
_ENTRY = lazy_pattern(r"[\[(【]?[\u4e00-\u9fff]{2,8}[\])】]?:|[\u4e00-\u9fff]{1,10}\[\d{4}\]")
_DATED = lazy_pattern(r"[(]?\d{4}[-/.年]\d")
# A title with its key before it, glued or after a tab: 标题 某局…, title: 某局….
_KEYED = lazy_pattern(
    r"(?:标题|题名|名称)(?![的与和])|[a-z_]{2,16}[:=]?(?=(?-i:[\u4e00-\u9fff]))", re.IGNORECASE
)
# After a title: what it is then the title of.
_OTHER_KIND = lazy_pattern(
    r"的?(?:通知|通报|指南|办法|制度|编制|解读|图解|目录|汇总|列表|公示|审查|模板|样本|格式|培训)"
)
_SEVERAL = lazy_pattern(r"[^\d\s]\s+[^\d\s]")
_APART = lazy_pattern(r"(?<=报告|報告|年报|年報)(?:[\s_|—-]+|(?=[一1]、|第一部分|根据《|根據《))")
# What a body's name ends with; a line joined to a title must make such a name.
_BODY_END = lazy_pattern(
    r"(?:政府|[局委办厅院处会部署站队所社行馆校室科股]|中心|街道|办事处|[镇乡区县市省旗盟州]|大学|学院|园区|集团|公司|海关)$"
)
_YEAR = lazy_pattern(
    r"((?:19|20)\d\d)(?=年)|([二2][〇○零0Oo][〇○零0Oo一二三四五六七八九\d]{2})(?=年)"
)
_BARE_YEAR = lazy_pattern(r"(?<!\d)(20\d\d)(?!\d)")
_YEAR_WORDS = lazy_pattern(
    r"(?:(?:19|20)\d\d|[二2][〇○零0Oo][〇○零0Oo一二三四五六七八九\d]{2})年?度?|(?<!\d)\d{2}年度?"
)
_WHOLE_YEAR = lazy_pattern(
    r"(?:(?:19|20)\d\d年)?1月1日起?(?:至|到|[-—~])(?:(?:19|20)\d\d年|当年)?12月31日(?:期间|止)?的?"
)
# Stands for what is no part of a body's name.
_HELD = "\u25a1"
_SUBJECT = lazy_pattern(
    r"(?:政务公开[和与及、(])?(?:政府|政务)?信息公开|(?:政府|政务)信息[和与及、]政务公开"
    rf"|政务公开(?=(?:工作)?(?:年度报告|年报|{_HELD}+报告))"
)
# A line that was a row of a table keeps its bars.
_BARS = "|｜ \t\u3000"
# Around a whole title.
_QUOTES = {"【": "】", "《": "》", "〖": "〗", "[": "]"}
# What is no part of a name: 关于, 关于报送 between it and 政府信息公开, marks.
_NO_NAME = lazy_pattern(
    r"^[关關][于於]|(?:[关關][于於](?:[报報]送|上[报報]|呈[报報]|公布|公佈|公开|公開|发布|發佈|發布)?|的)$|[\"'“”《》:：,，、-]"
)
# What a site sets before a title (【年报】), and the brackets that stood around the year.
_TAG = lazy_pattern(r"^[【\[][^【】\[\]]{1,8}[】\]]|[(（]\s*[)）]$")
_TRAILER = lazy_pattern(r"\([^()]*\)$")
# Half a year is no name: 9年政府信息公开工作年度报告.
_MIN_NAME = 2
# Print breaks a title over three lines at most (body, year, 年度报告); none is longer than 40
# characters, which letter-spacing doubles.
_MAX_LINES = 3
# A place in a line of its own, and a body whose name begins with none, as 县水利局 does.
_PLACE_LINE = lazy_pattern(r"[\u4e00-\u9fff]{1,7}(?:省|市|区|县|旗|自治州|盟|镇|乡|街道)")
_LOCAL_BODY = lazy_pattern(
    r"(?!.{1,7}(?:省|自治区|市(?![场政容])|[区县旗盟])|[省市州区县旗镇乡](?![场政容村])|本|我)"
)
# More than for a title in one line that is no heading.
_WITH_PLACE = 6.5
_MAX_LINE = 80
_MAX_TITLE = 70


def read_year(folded: str) -> int | None:
    """The first year that folded text names: 2017年, 二〇一七年, 二○一七年."""
    match = _YEAR.search(folded)
    if match is None:
        return None
    if match[1]:
        return int(match[1])
    digits = re.sub("[Oo]", "〇", match[2])
    return chinese_numeral(
        "".join("〇一二三四五六七八九"[int(d)] if d.isdigit() else d for d in digits)
    )


def ends_like_body(name: str) -> bool:
    """Whether a name ends as those of bodies and places do."""
    return _BODY_END.search(fold(name)) is not None


def leading_title(text: str) -> tuple[Title, str] | None:
    """A title with body and year that begins a line, and what stands after it; None without one.

    某局2019年…年度报告 发布时间：2020-01-17, 某局2019年…年度报告-某县人民政府.
    """
    for apart in _APART.finditer(text[:_MAX_LINE]):
        if _OTHER_KIND.match(fold(text[apart.end() :])):
            return None
        head = text[: apart.start()]
        if _SEVERAL.search(head):  # 首页 信息公开 某局2019年…年度报告
            return None
        title = parse_title(head)
        if title is not None and title.body and title.year:
            return title, text[apart.end() :]
    return None


def parse_title(text: str) -> Title | None:
    """Take a title apart; None for a line that is no title of an annual report."""
    text = text.rstrip(_BARS)
    if text[:1] in _QUOTES and text.endswith(_QUOTES.get(text[:1], "")):
        text = text[1:-1]
    folded = fold(text)
    if len(folded) > _MAX_TITLE or "公开" not in folded or not _TITLE.fullmatch(folded):
        return None
    if _NOT_TITLE.match(folded) or _is_keyed(folded):
        return None
    year = read_year(folded)
    if year is None and (bare := _BARE_YEAR.search(folded)):
        year = int(bare[1])
    return Title(text="".join(text.split()), body=_body(text), year=year)


def _body(text: str) -> str | None:
    """What a title names as its body, in the script of the print."""
    folded = fold_with_offsets(text)
    body = _TRAILER.sub(_hold, folded.text)
    body = _YEAR_WORDS.sub(_hold, _WHOLE_YEAR.sub(_hold, body))
    subject = _SUBJECT.search(body)
    places = folded.offsets or range(len(body))
    kept = zip(places, body[: subject.start()] if subject else "", strict=False)
    named = "".join([text[k] for k, char in kept if char != _HELD])
    named = _NO_NAME.sub("", _TAG.sub("", named)).strip()
    if named.endswith("人民"):  # 某某区人民|政府信息公开
        named += "政府"
    letters = [char for char in named if "\u3400" <= char <= "\u9fff" and char not in "年度"]
    return named if len(letters) >= _MIN_NAME else None


def _hold(match: re.Match[str]) -> str:
    return _HELD * len(match.group())


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line that may print a title or a part of one; `alone`: the title that it is by itself."""

    text: str
    heading: int
    linked: bool
    alone: Title | None


def find_title(blocks: Sequence[Block]) -> TitleLines | None:
    """The best title among the lines above a report's text, also one broken over lines."""
    lines = [*map(_line, blocks)]
    found = (title for first in range(len(lines)) for title in _titles_from(lines, first))
    return _best(found)


def continued_title(blocks: Sequence[Block]) -> TitleLines | None:
    """The best title that begins with the first of some lines.

    It may go on below lines of furniture that stood in it and are not among `blocks` any more.
    """
    return _best(_titles_from([*map(_line, blocks[:_MAX_LINES])], 0))


def _line(block: Block) -> _Line | None:
    """A block as a line of a title; None for what is no part of one."""
    if not isinstance(block, Paragraph) or len(block.text) > _MAX_LINE:
        return None
    folded = fold(block.text)
    if _is_entry(folded) or _is_keyed(folded) or not _has_words(folded):
        return None
    alone = parse_title(block.text)
    return _Line(text=block.text, heading=block.heading, linked=block.linked, alone=alone)


def _is_entry(folded: str) -> bool:
    marked = ":" in folded or "[" in folded
    return _DATED.match(folded) is not None or (marked and _ENTRY.match(folded) is not None)


def _is_keyed(folded: str) -> bool:
    first = folded[:1]
    return (first < "\u4e00" or first in "标题名") and _KEYED.match(folded) is not None


def _has_words(folded: str) -> bool:
    """Whether a line says what a title may: two characters beside each other, a year, or the last one of 报告."""
    return "年" in folded or folded == "告" or any(map(is_han, map("".join, pairwise(folded))))


def _titles_from(lines: Sequence[_Line | None], first: int) -> Iterator[tuple[float, TitleLines]]:
    """The titles that begin at a line, each with its score."""
    joined: list[_Line] = []
    for last, line in enumerate(lines[first : first + _MAX_LINES], first):
        if line is None:
            return
        joined.append(line)
        title = parse_title("".join(each.text for each in joined)) if last > first else line.alone
        if title is None:
            continue
        yield _score(title, joined), TitleLines(title=title, first=first, last=last)
        if title.body and title.year:
            return  # complete: another line would only add another title


def _best(found: Iterator[tuple[float, TitleLines]]) -> TitleLines | None:
    best: TitleLines | None = None
    best_score = 0.0
    for score, title in found:
        if score >= best_score and score > 0:  # of equals, the one nearest to the text
            best, best_score = title, score
    return best


def _begins_with_place(lines: Sequence[_Line]) -> bool:
    """Whether a title's first line is the place of the body that the second names: 某县 · 水利局2019年…."""
    first, last = lines[0], lines[-1].alone
    if len(lines) > 2 or first.linked or last is None or not last.body:
        return False
    return bool(_PLACE_LINE.fullmatch(fold(first.text)) and _LOCAL_BODY.match(fold(last.body)))


def _score(title: Title, lines: Sequence[_Line]) -> float:
    """How good a title is: one that names body and year, printed as a heading in few lines."""
    if len(lines) > 1:
        if any(line.alone and line.alone.body and line.alone.year for line in lines):
            return _WITH_PLACE if _begins_with_place(lines) else 0.0
        if title.body and not _BODY_END.search(fold(title.body)):
            return 0.0
    score = 1.0 + 2 * bool(title.body) + 2 * bool(title.year) - 0.4 * (len(lines) - 1)
    score += 1.0 * any(line.heading in (1, 2) for line in lines)
    return score - 2.0 * any(line.linked for line in lines)
