"""Headings: the marks that begin them, and where a title ends and text runs on."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.model.strategies import shortcut
from govreport_parse.model.vocabularies import SectionKind
from govreport_parse.page.prescribed import (
    end_of_prescribed_title,
    is_prescribed_title,
    is_row_label,
)
from govreport_parse.text.cache import kept
from govreport_parse.text.fold import fold, squeeze, visible
from govreport_parse.text.numerals import UNIT
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Heading", "heading_at", "kind_of"]

# Kinds by the words of a title. The first that fits counts: 存在问题 outweighs the subject whose
# problems they are, and 复议 outweighs the 依申请 that a suit is about.
_KIND_WORDS: tuple[tuple[SectionKind, str], ...] = (
    ("appendix", r"^(?:附表|附件|附:|附$)|(?:统计表|汇总表|统计报表|情况表)(?:\(.*\))?$"),
    ("problems", r"问题|不足|困难|差距|薄弱|改进"),
    ("plan", r"工作要点|20\d\d年重点|下一步|下步|今后|工作打算|工作安排|工作计划|努力方向|工作思路|下一年|明年|打算"),
    ("other", r"需要?(?:报告|说明)|其[他它](?:需要?|应当|有关|相关)?(?:报告|说明)?(?:的)?(?:事项|情况|内容)$"),
    ("proposals", r"人大代表|政协委员|提案|议案"),
    ("remedies", r"复议|诉讼|申诉"),
    ("requests", r"依申请|(?:收到|处理|办理).*申请|申请.*(?:处理|办理|答复|情况)|不予公开"),
    ("fees", r"收费|费用|减免"),
    ("consultation", r"咨询|投诉|举报|信访"),
    ("response", r"回应|解读|关切|舆情"),
    ("proactive", r"主动公开|重点领域"),
    ("organisation", r"组织领导|领导|机构|人员|保障|培训|会议|队伍|制度|监督|考核|平台|管理|经费"),
    ("overview", r"概况|概述|总体|基本情况|综述|引言|前言|工作情况$|开展情况$"),
    ("disclosure", r"信息公开"),
)  # fmt: skip
_KINDS = tuple((kind, lazy_pattern(pattern)) for kind, pattern in _KIND_WORDS)
_CN = "一二三四五六七八九十"
_MARKS = (
    (1, lazy_pattern(rf"\s*(第?[{_CN}]{{1,3}})(?:部分|章)?\s*[、.．:：,，。]\s*")),
    (1, lazy_pattern(rf"\s*(第[{_CN}]{{1,3}}(?:部分|章)|[Ⅰ-Ⅻ]|【[{_CN}]{{1,2}}】)\s*[、.．]?\s*")),
    (1, lazy_pattern(r"\s*([壹贰貳叁參肆伍陆陸柒捌玖拾]{1,3})\s*[、.．]\s*")),
    (2, lazy_pattern(rf"\s*([(（]\s*[{_CN}]{{1,3}}\s*[)）]|[㈠-㈩])\s*[、.．,，]?\s*")),
    (3, lazy_pattern(r"\s*([0-9０-９]{1,2})\s*[、.．](?![0-9０-９])\s*")),
    (4, lazy_pattern(r"\s*([(（]\s*[0-9０-９]{1,2}\s*[)）]|[①-⑳]|[⑴-⒇])\s*[、.．:：)）]?\s*")),
    (5, lazy_pattern(rf"\s*([{_CN}]{{1,2}}是)\s*[:：,，]?\s*")),
    (3, lazy_pattern(r"\s*([⒈-⒛]|- [0-9]{1,2} -)[、.．]?\s*")),
)
# Numbers as seldom as these, with whatever is around them, begin headings only before the title of a
# section: a prescribed one, or behind a point one that names what the section is about.
_NUMERAL = (
    "[壹贰貳叁參肆伍陆陸柒捌玖拾]{1,3}|[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]"
    "|[IVX]{1,5}|[ivx]{1,5}|[A-Za-z]|[0-9０-９]{1,2}"
)
_ANY_NUMERAL = rf"(?:[{_CN}]{{1,3}}|{_NUMERAL}|[①-⑳⒈-⒛㊀-㊉])"
_RARE_MARK = lazy_pattern(
    rf"\s*(第{_ANY_NUMERAL}(?:部分|章)|[(（【\[]{_ANY_NUMERAL}[)）】\]]|[㊀-㊉]"
    rf"|[{_CN}]{{1,3}}(?=[)）])|(?:{_NUMERAL})(?=[\s、.．:：)）]))([、.．:：)）]?)\s*"
)
_OF_SECTIONS = lazy_pattern(
    "第|[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥壹贰貳叁參肆伍陆陸柒捌玖拾]|[IVX]+$"
)
# 一 概述: a bare numeral, set apart by a blank, before a title and nothing else.
_BARE_MARK = lazy_pattern(rf"\s*([{_CN}]{{1,2}})[\s\u3000]+(?=\S{{2,40}}$)")
# What the first character of any of these marks is: most lines begin with none.
_MAY_BE_MARKED = lazy_pattern(
    rf"\s*+[第{_CN}Ⅰ-Ⅻ【\[(（㈠-㈩0-9０-９①-⑳⑴-⒇⒈-⒛㊀-㊉A-Za-z-"
    "壹贰貳叁參肆伍陆陸柒捌玖拾甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]"
)
_UNNUMBERED = lazy_pattern(
    r"(?:概述|概况|总体(?:工作)?情况|基本情况|引言|前言|(?:行政机关)?主动公开(?:政府信息)?(?:的)?情况|依申请公开(?:政府信息)?(?:的)?(?:办理)?情况"
    r"|政府信息主动公开情况|回应解读情况|(?:行政机关)?收到和处理政府信息公开申请(?:的)?情况|(?:因)?政府信息公开(?:工作)?(?:被申请)?(?:行政)?复议[、和及]?(?:被)?(?:提起)?(?:行政)?诉讼(?:的)?情况"
    r"|收费及减免情况|(?:行政)?复议、?(?:行政)?诉讼(?:和申诉)?情况|存在的?(?:主要)?问题(?:和|及|与)?"
    r"(?:改进(?:情况|措施))?|下一步工作(?:安排|打算|计划)|其他需要(?:报告|说明)的事项)[:：]?"
)
_APPENDIX = lazy_pattern(
    r"(?:附表|附件)(?:[一二三四五六七八九十\d])?(?:[::、.].{0,60})?|附[::].{0,60}"
)
_TABLE_TITLE = lazy_pattern(r".{0,40}(?:统计表|汇总表|统计报表|情况表)(?:\(.{0,20}\))?")
_END = lazy_pattern(r"[。：:；;!！]")
_COUNT = lazy_pattern(rf"(?<![0-9０-９])[0-9０-９][0-9０-９,.，]*+\s*+(?:余|多)?\s*(?:{UNIT}|%|％)")
_ENDS_TITLE = lazy_pattern(r"\s*(?:[。：:]|$)")
# A run-in title ends with its first sentence; longer first sentences are text (layouts.md §3).
_MAX_RUN_IN = 30
# A heading that stands alone may be longer (因政府信息公开工作被申请行政复议…情况: 30 and more).
_MAX_ALONE = 60
# A title that only a blank sets apart from its text.
_MIN_GLUED, _MAX_GLUED = 2, 24
_MAX_BOLD = 20
# Lines between the appendix's heading and its table (title, 填报单位) are so few and so short.
_LINES_ABOVE = 3
_MAX_LINE_ABOVE = 60


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A heading at the beginning of a paragraph.

    Attributes
    ----------
    rank
        1 一、 · 2 (一) · 3 1. · 4 (1) · 5 一是; 0 where it has no mark.
    number
        Its mark, folded, without the point after it; None where it has none.
    title
        "" where text follows the mark at once.
    head
        Where its text begins in the paragraph.
    """

    rank: int
    number: str | None
    title: str
    head: int


@kept()
def kind_of(title: str) -> SectionKind | None:
    """The canonical kind that a title's words tell."""
    folded = fold(title)
    return next((kind for kind, pattern in _KINDS if pattern.search(folded)), None)


def heading_at(blocks: Sequence[Block], i: int, tables: frozenset[int]) -> Heading | None:
    """The heading that block `i` is or begins with; None for text and tables.

    `tables`: blocks that are statutory tables; a title line right above one opens the appendix.
    """
    block = blocks[i]
    if not isinstance(block, Paragraph):
        return None
    folded = fold(block.text)
    if is_row_label(folded, blocks[i + 1 : i + 3]):
        return None
    opens_table = "表" in folded and _stands_above(blocks, i, tables)
    heading = _heading(block, opens_table=opens_table)
    if heading is None and block.bold and _is_plain_line(block.text, blocks[i + 1 : i + 2]):
        return Heading(rank=0, number=None, title=squeeze(block.text), head=len(block.text))
    return heading


def _stands_above(blocks: Sequence[Block], i: int, tables: frozenset[int]) -> bool:
    """Whether only short lines (title, 填报单位) stand between block `i` and a statutory table."""
    for j in range(i + 1, min(i + 2 + _LINES_ABOVE, len(blocks))):
        block = blocks[j]
        if isinstance(block, Table):
            return j in tables
        if len(block.text) > _MAX_LINE_ABOVE:
            return False
    return False


def _heading(block: Paragraph, *, opens_table: bool) -> Heading | None:
    shown = visible(block.text)
    heading = _in_print(block, shown.text, opens_table=opens_table)
    if heading is None or shown.offsets is None:
        return heading
    head = shown.offsets[heading.head] if heading.head < len(shown.offsets) else len(block.text)
    return msgspec.structs.replace(heading, head=head)


def _in_print(block: Paragraph, text: str, *, opens_table: bool) -> Heading | None:
    """The heading in the characters of a block that show; its text begins at a place among them."""
    folded = fold(text)
    if _APPENDIX.fullmatch(folded) or (opens_table and _TABLE_TITLE.fullmatch(folded)):
        return Heading(rank=1, number=None, title=squeeze(text), head=len(text))
    if marked := _marked_of(text):
        rank, number, end = marked
        return _numbered(rank, number, text, end)
    if (
        _UNNUMBERED.fullmatch(folded)
        or is_prescribed_title(folded.rstrip(":"))
        or ((block.heading or block.bold) and len(folded) <= _MAX_RUN_IN and _names_kind(folded))
    ):
        return Heading(rank=0, number=None, title=squeeze(text).rstrip(":："), head=len(text))
    return None


def _marked(text: str) -> tuple[int, str, int] | None:
    """The rank of the mark that a line begins with, what it numbers, and where it ends; None without one."""
    for rank, pattern in _MARKS:
        match = pattern.match(text)
        if match is not None and match.end() < len(text):
            return rank, match[1], match.end()
    bare = _BARE_MARK.match(text)
    if bare is not None and (len(text) <= _MAX_BOLD or kind_of(text[bare.end() :])):
        return 1, bare[1], bare.end()
    rare = _RARE_MARK.match(text)
    if rare is not None and _titles_section(text[rare.end() :], behind_point=bool(rare[2])):
        rank = 1 if _OF_SECTIONS.match(rare[1]) and rare[2] not in (")", "）") else 4
        return rank, rare[1], rare.end()
    return None


def _marked_after_a_look(text: str) -> tuple[int, str, int] | None:
    return _marked(text) if _MAY_BE_MARKED.match(text) else None


_marked_of = shortcut(_marked_after_a_look, _marked)


def _titles_section(text: str, *, behind_point: bool) -> bool:
    folded = fold(text)
    if is_prescribed_title(folded.rstrip(":"), short=True):
        return True
    return behind_point and len(folded) <= _MAX_RUN_IN and _names_kind(folded)


def _is_plain_line(text: str, following: Sequence[Block]) -> bool:
    """Whether a bold line is short, without punctuation or figures, and above text that is not bold."""
    return (
        len(text) <= _MAX_BOLD
        and re.search(r"[，。；：、,;:\d]", text) is None
        and any(isinstance(below, Paragraph) and not below.bold for below in following)
    )


def _names_kind(folded: str) -> bool:
    return kind_of(folded) is not None and not _END.search(folded.rstrip(":。")) and (
        _COUNT.search(folded) is None
    )  # fmt: skip


def _numbered(rank: int, mark: str, text: str, start: int) -> Heading | None:
    number = fold(mark).strip("、.")
    rest = text[start:]
    title, head = _title(rest)
    if rank == 5 and (not title or not _ENDS_TITLE.match(rest[len(title) :]) or "二是" in rest):
        return None  # a list within a paragraph: 一是…；二是…
    if rank == 3 and not title and not _END.search(rest):
        return None  # "12. " before running text without a sentence: no list mark
    return Heading(rank=rank, number=number, title=title, head=start + head)


def _title(rest: str) -> tuple[str, int]:
    """The title at the start of a numbered paragraph, and where the text after it begins."""
    if (start := end_of_prescribed_title(rest)) is not None:
        return squeeze(rest[:start]), start
    end = _END.search(rest)
    alone = end is None or not rest[end.end() :].strip()
    first = rest if end is None else rest[: end.start()]
    limit = _MAX_ALONE if alone and (end is None or end.group() not in "。；;") else _MAX_RUN_IN
    if len(fold(first)) <= limit and not _COUNT.search(first):
        stop = len(rest) if end is None else end.end()
        if end is None or alone or kind_of(first) or end.group() == "。":
            glued = _glued(first) if alone else None
            if glued is not None:
                return glued
            return squeeze(first).rstrip("、，,"), stop
    glued = _glued(rest)
    return glued if glued is not None else ("", 0)


def _glued(rest: str) -> tuple[str, int] | None:
    """A title that only a blank separates from its text: ``总体情况 2017年，我局…``."""
    blank = re.search(r"[\s\u3000]+", rest)
    if blank is None or len(rest) - blank.end() < _MAX_RUN_IN:
        return None
    title = rest[: blank.start()]
    fits = _MIN_GLUED <= len(title) <= _MAX_GLUED
    if fits and kind_of(title) and not re.search(r"[，,。；;\d]", title):
        return title, blank.end()
    return None
