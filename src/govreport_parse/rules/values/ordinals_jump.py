"""GR313: a list with a number left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.values.passages import saying
from govreport_parse.text.numerals import chinese_numeral
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

_NUMERALS = "一二三四五六七八九十"
# 一是, found by its 是 and told by what stands before it.
_ORDINAL = lazy_pattern(rf"是(?!否)(?<=(?<![\u4e00-\u9fff])([{_NUMERALS}])是)")


def _ordinals(context: Context) -> Iterator[Issue]:
    for section, _ in saying(context, "是"):
        text = section.text
        # The last member of each list that is open: a list within a list begins anew, or with words
        # that are not seen (其中一是), and the outer one goes on after it.
        lists: list[re.Match[str]] = []
        for match in _ORDINAL.finditer(text):
            number = _number(match)
            opened = [i for i, last in enumerate(lists) if _number(last) == number - 1]
            if opened:
                lists = lists[: opened[-1]]
            elif lists and number > _number(lists[-1]) and _skips(text, lists[-1], match):
                yield Issue(
                    message=f"“{match[1]}是” follows “{lists[-1][1]}是”",
                    message_zh=f"列举的序号不连续，“{lists[-1][1]}是”之后为“{match[1]}是”，请核对是否缺漏",
                    observed=f"{match[1]}是",
                    evidence=(section.at,),
                )
                break
            lists.append(match)


def _skips(text: str, last: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a number is nowhere between two, in whatever words (二要, 其二, 第二, 二为)."""
    between = text[last.end() : match.start(1)]
    missed = _NUMERALS[_number(last) : _number(match) - 1]
    return bool(missed) and not any(_other_words(number).search(between) for number in missed)


def _other_words(number: str) -> re.Pattern[str]:
    return re.compile(
        f"[其第]{number}|{number}[是要为则应需]|[(（]{number}[)）]|(?<![一-鿿]){number}、"
    )


def _number(ordinal: re.Match[str]) -> int:
    return chinese_numeral(ordinal[1]) or 0


RULE = Rule(
    code="GR313",
    name="ordinals-jump",
    severity="hint",
    title="a list with a number left out",
    title_zh="列举序号不连续",
    what="A list of 一是, 二是, 三是 in a section leaves a number out.",
    why="A point was lost in editing.",
    example="一是完善制度…；三是加强培训….",
    basis="The section's own text; a list may begin anew with 一是. 其二, 第二, 二要, 二为 count as 二是.",
    exceptions="None; it is a hint.",
    explanation_zh="“一是”“二是”等列举序号有缺漏。",
    example_zh="“一是完善制度……；三是加强培训……”，没有“二是”。",
    basis_zh="该部分自身的文字；列举可从“一是”重新开始。",
    exceptions_zh="无；仅为提示。",
    check=_ordinals,
)
