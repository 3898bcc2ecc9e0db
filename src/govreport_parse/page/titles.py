"""The title line: finding it among a page's lines, and what it says of body and year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.text.fold import fold, fold_with_offsets
from govreport_parse.text.numerals import chinese_numeral

__all__ = ["Title", "TitleLines", "find_title", "parse_title", "read_year"]

_TITLE = re.compile(
    r"[^。;；!！?？>》|]{0,45}?(?:政府|政务)?信息公开[^。;；,，>|]{0,14}?"
    r"(?:年度[^。;,，]{0,6}(?:报告|总结)|年报|工作(?:情况)?(?:的)?(?:报告|总结)|情况的?报告|报告)"
    r"(?:的?(?:报告|公告))?(?:\([^()]{0,24}\))?"
)
_NOT_TITLE = re.compile(
    r"(?:根据|按照|依据|现将|本报告|附件|附表|上一[篇条]|下一[篇条]|当前位置|您的?位置|返回|相关)"
    r"|.*(?:通知|指南|办法|编制说明|解读|目录)(?:\([^()]*\))?$"
)
# Metadata and date lines: 标题：…, 公开方式：…, 2016-03-21; no part of a title.
_ENTRY = re.compile(
    r"[\[(【]?[\u4e00-\u9fff]{2,8}[\])】]?:|[(]?\d{4}[-/.年]\d|[\u4e00-\u9fff]{1,10}\[\d{4}\]"
)
_WORDS = re.compile("[\u4e00-\u9fff]{2}|年")
# What a body's name ends with; a line joined to a title must make such a name.
_BODY_END = re.compile(
    r"(?:政府|[局委办厅院处会部署站队所社行馆校室科股]|中心|街道|办事处|[镇乡区县市省旗盟州]|大学|学院|园区|集团|公司)$"
)
_YEAR = re.compile(
    r"((?:19|20)\d\d)(?=年)|([二2][〇○零0Oo][〇○零0Oo一二三四五六七八九\d]{2})(?=年)"
)
_BARE_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_YEAR_WORDS = re.compile(
    r"(?:(?:19|20)\d\d|[二2][〇○零0Oo][〇○零0Oo一二三四五六七八九\d]{2})年?度?|(?<!\d)\d{2}年度?"
)
_SUBJECT = re.compile(r"(?:政府|政务)?信息公开")
_TRAILER = re.compile(r"\([^()]*\)$")
# Print breaks a title over three lines at most (body, year, 年度报告); none is longer than 40.
_NAME_LETTER = re.compile("(?![年度])[\u3400-\u9fff]")
_MAX_LINES = 3
_MAX_LINE = 40
_MAX_TITLE = 70
_MAX_KEPT = 128


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """A title taken apart: `body` is what it names as reporting body, None for nothing."""

    text: str
    body: str | None
    year: int | None


class TitleLines(msgspec.Struct, frozen=True, kw_only=True):
    """A title and the blocks ``[first, last]`` that print it."""

    title: Title
    first: int
    last: int


def read_year(folded: str) -> int | None:
    """The first year that folded text names: 2017年, 二〇一七年, 二○一七年."""
    match = _YEAR.search(folded)
    if match is None:
        return None
    if match[1]:
        return int(match[1])
    digits = re.sub("[0Oo]", "〇", match[2]).replace("2", "二", 1)
    year = chinese_numeral(
        "".join("〇一二三四五六七八九"[int(d)] if d.isdigit() else d for d in digits)
    )
    return year if year is not None and 1990 <= year <= 2100 else None


def parse_title(text: str) -> Title | None:
    """Take a title apart; None for a line that is no title of an annual report."""
    folded = fold(text)
    if len(folded) > _MAX_TITLE or "信息公开" not in folded:  # what every title says
        return None
    return _known_title(text) if len(text) <= _MAX_KEPT else _title(text)


def _title(text: str) -> Title | None:
    folded = fold(text)
    if not _TITLE.fullmatch(folded) or _NOT_TITLE.match(folded):
        return None
    year = read_year(folded)
    if year is None and (bare := _BARE_YEAR.search(folded)):
        year = int(bare[1])
    return Title(text="".join(text.split()), body=_body(text), year=year)


# Each line of a page that may be its title is asked for by several stages.
_known_title = lru_cache(maxsize=256)(_title)


def _body(text: str) -> str | None:
    """What a title names as its body, in the script of the print."""
    folded = fold_with_offsets(text)
    body = _TRAILER.sub(_hold, folded.text)
    body = _YEAR_WORDS.sub(_hold, body)
    subject = _SUBJECT.search(body)
    places = folded.offsets or range(len(body))
    kept = zip(places, body[: subject.start()] if subject else "", strict=False)
    named = "".join([text[k] for k, char in kept if char != _HELD])
    named = re.sub(r"^[关關]于|^關於|(?:[关關][于於]|的)$|[\"'“”《》:：,，、-]", "", named).strip()
    if named.endswith("人民"):  # 某某区人民|政府信息公开
        named += "政府"
    # Half a year is no name: 9年政府信息公开工作年度报告.
    return named if len(_NAME_LETTER.findall(named)) > 1 else None


_HELD = "\u25a1"


def _hold(match: re.Match[str]) -> str:
    return _HELD * len(match.group())


def find_title(blocks: Sequence[Block], end: int) -> TitleLines | None:
    """The best title among the lines before block `end`, also one broken over lines."""
    best: TitleLines | None = None
    best_score = 0.0
    for first in range(end):
        joined = ""
        for last in range(first, min(first + _MAX_LINES, end)):
            block = blocks[last]
            if not isinstance(block, Paragraph) or len(block.text) > _MAX_LINE * 2:
                break
            folded = fold(block.text)
            if _ENTRY.match(folded) or not _WORDS.search(folded):
                break
            joined += block.text
            title = parse_title(joined)
            if title is None:
                continue
            score = _score(title, blocks[first : last + 1])
            if score >= best_score and score > 0:  # of equals, the one nearest to the text
                best, best_score = TitleLines(title=title, first=first, last=last), score
            if title.body and title.year:
                break  # complete: another line would only add another title
    return best


def _score(title: Title, lines: Sequence[Block]) -> float:
    pieces = [line for line in lines if isinstance(line, Paragraph)]
    whole = [piece for piece in pieces if parse_title(piece.text)]
    if len(pieces) > 1 and any(_complete(piece.text) for piece in whole):
        return 0.0
    if len(pieces) > 1 and title.body and not _BODY_END.search(fold(title.body)):
        return 0.0
    score = 1.0 + 2 * bool(title.body) + 2 * bool(title.year) - 0.4 * (len(pieces) - 1)
    score += 1.0 * any(piece.heading in (1, 2) for piece in pieces)
    return score - 2.0 * any(piece.linked for piece in pieces)


def _complete(text: str) -> bool:
    title = parse_title(text)
    return title is not None and title.body is not None and title.year is not None
