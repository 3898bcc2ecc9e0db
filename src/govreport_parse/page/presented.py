"""The sentence that presents a report: 现公布某局2023年政府信息公开工作年度报告."""

from __future__ import annotations

import re

from govreport_parse.model.document import Paragraph
from govreport_parse.model.page import Page, Title
from govreport_parse.page.titles import ends_like_body, parse_title
from govreport_parse.text.fold import fold, fold_with_offsets, squeeze
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["find_presented", "presents"]

_LINES = 6
_SENTENCE_END = tuple("。:;,")
_VERB = lazy_pattern(
    r"(?:(?:编制|编写|撰写)(?:完成)?[并和、](?:公布|公开|发布|报送)|编制|编写|撰写|公布|(?<!主动)(?<!申请)(?<!信息)公开|发布|发表|报送|上报|呈报|形成|现将|现就|就|将)(?:了|完成)?(?=[《\"]?[^,。;:]{4})"
)
_REPORT = lazy_pattern(
    r"[《\"]?([^,。;:《》\"]{4,60}?(?:年度报告|年报|情况报告|工作报告))(?:[》\",。;:(]|的函|如下|公[布开]|予以|报送|上报|呈报|随函|附后|$)"
)
# What others are asked to do presents nothing.
_ASKED = lazy_pattern(
    r"(?<!申)请|应当?|须|需要|要(?!求)|各(?:单位|部门|镇|乡|街道|区|县|市|地|级)|做好|不得|通知|每年|学校"
    r"|部署|安排|动员|督促|指导|启动"
)
# Its name alone at the beginning: 某局2021年政府信息公开工作年度报告依据《条例》编制, 某局2021年…年度报告如下.
_NAMED = lazy_pattern(
    r"[《\"]?([^,。;:《》\"]{4,60}?年度报告)[》\"]?(?:如下[。:]|(?:是|系)?(?:由|依据|根据|按照|依照|遵照)[^。;]{2,80}?(?:编制|编写|撰写|制作))"
)
# Its work alone: 某局2019年政府信息公开工作情况如下, 结合某局2024年政府信息公开工作实际，编制本年度报告.
_WORK = lazy_pattern(
    r"(?:^|[,。;:])(?:现?将|现?就|结合)?([^,。;:《》\"]{4,40}?年度?(?:政府|政务)?信息公开工作)"
    r"(?:的?(?:主要|有关|总体)?情况(?:报告|公布|汇报)?如下|的?(?:工作)?实际(?:情况)?,[^,。;]{0,12}(?:编制|编写|撰写))"
)
# 本报告反映某局2021年政府信息公开工作的情况.
_REFLECTS = lazy_pattern(
    r"本(?:年度报告|报告|年报)[^。]{0,80}?(?:反映|介绍|是|为|系)了?"
    r"([^,。;:]{4,60}?政府信息公开(?:工作)?(?:的?情况|年度报告|年报))"
)
# 某局依据《条例》编制本年度报告, before a sentence that says of which year it is.
_MAKES = lazy_pattern(r"(?:编制|编写|撰写)了?本(?:年度)?(?:报告|年报)")
# Between a body and the verb: (以下简称"我局"), 根据《条例》.
_ASIDE = lazy_pattern(r"(?:\([^()]{1,30}\)|(?:根据|按照|依据|依照|遵照)[^,。;:]{2,60}),?$")
_SUBJECT = lazy_pattern(
    r"(?:^|[,。;:])(?:现?由|特由|现?将)?([^,。;:()《》]{4,30}?)(?:认真|及时|组织|牵头|梳理|负责|依法|已|特|汇总|研究|面?向社会|对外|统一|现|主动|正式)*$"
)
_OWN = lazy_pattern(
    r"^(?:本|我|全)(?:单位|机关|部门|[局委办厅院站所处会中队镇乡村街县区市省州盟旗])?(?:人民政府|政府|街道|道)?"
)
_NO_BODY = lazy_pattern("根据|按照|依据|要求|规定|条例|通知|报告")


def find_presented(page: Page) -> Title | None:
    """The report that one of the first sentences presents in words, with its body and year.

    None where no sentence says in so many words that the text is a report on a year; the body is None
    where the sentence names it 本单位 or 我局.
    """
    lines = [b.text for b in page.blocks[page.body :] if isinstance(b, Paragraph)][:_LINES]
    best: Title | None = None
    for line in lines:
        for title in _presented_in(line):
            if title.body is not None:
                return title
            best = best or title
    return best


def presents(line: str) -> bool:
    """Whether a line is a sentence that presents a report on a year."""
    return fold(line)[-1:] in _SENTENCE_END and bool(_presented_in(line))


def _presented_in(line: str) -> list[Title]:
    folded = fold(line)
    found: list[Title] = []
    named = _NAMED.match(folded)
    said = named or _REFLECTS.search(folded)
    if said is not None:
        title = _printed_title(line, said)
        if title is not None and title.year and not (named and _not_own(title.body) is None):
            maker = None if _not_own(title.body) else _MAKES.search(folded)
            body = _subject(line, folded[: maker.start()]) if maker else _not_own(title.body)
            found.append(_with_body(title, body))
    for verb in _VERB.finditer(folded):
        report = _REPORT.match(folded, verb.end())
        if report is None:
            continue
        clause = max(folded.rfind(mark, 0, verb.start()) for mark in ",。;") + 1
        title = _printed_title(line, report)
        if title is None or title.year is None or _ASKED.search(folded, clause, verb.start()):
            continue
        body = _not_own(title.body)
        if body is None:
            body = _subject(line, folded[: verb.start()])
        found.append(_with_body(title, body))
    ends = "如下" in folded or "实际" in folded  # as few sentences on the work do
    if not found and ends and (work := _WORK.search(folded)) is not None:
        title = _printed_title(line, work)
        if title is not None and title.year and _not_own(title.body):
            found.append(_with_body(title, _not_own(title.body)))
    return found


def _printed_title(line: str, report: re.Match[str]) -> Title | None:
    """The title that a sentence names, in the script of the print."""
    start, end = fold_with_offsets(line).span(*report.span(1))
    printed = line[start:end]
    return parse_title(printed) or parse_title(f"{printed}报告")


def _not_own(name: str | None) -> str | None:
    """A name without 我县 and the like before it; None where no more is left."""
    folded = fold_with_offsets(name or "")
    own = _OWN.match(folded.text)
    if own is None or not name:
        return name
    if own.end() == len(folded.text):
        return None
    return name[folded.span(own.end(), len(folded.text))[0] :].strip("()（）")


def _with_body(title: Title, body: str | None) -> Title:
    return Title(text=title.text, body=body if body and _is_body(body) else None, year=title.year)


def _subject(line: str, before: str) -> str | None:
    """Who compiles or publishes, as the words before the verb say."""
    subject = _SUBJECT.search(_ASIDE.sub("", before))
    if subject is None or _OWN.match(subject[1]):
        return None
    start, end = fold_with_offsets(line).span(*subject.span(1))
    return squeeze(line[start:end])


def _is_body(name: str) -> bool:
    return ends_like_body(name) and not _NO_BODY.search(fold(name))
