"""What a statistics package is told of a column: its name, its labels, the codes of a closed list, why a cell is empty."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Never

import msgspec

from govreport_parse.forms.words import applicant_label
from govreport_parse.model.vocabularies import APPLICANTS
from govreport_parse.outputs.columns import Column, Table
from govreport_parse.outputs.site.words import LEVEL_WORDS
from govreport_parse.outputs.summary import QUALIFIER_ZH, SEVERITY_ZH, STATUS_ZH
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["WHY_EMPTY", "Variable", "shortened", "unique_names", "variables", "word_zh"]

#: Why a cell holds no figure, with the letter of Stata's extended missing value for it.
WHY_EMPTY = {"blank": "b", "not_applicable": "n", "unreadable": "u", "missing": "m"}
# Columns of figures, and those that say why there is none.
_SAID_BY = {"value": "status", "change_percent": "change_status"}
# A name in Stata has 32 characters; that of a set of value labels is the variable's, "_" and a language.
_LONGEST_NAME = 29
# What a description says after these explains what stands before.
_EXPLAINED = lazy_pattern("[;:] |[；：]")
# What Stata and SPSS keep for themselves.
_RESERVED = frozenset(
    {
        *(
            "_all",
            "_b",
            "_coef",
            "_cons",
            "_n",
            "_pi",
            "_pred",
            "_rc",
            "_skip",
            "byte",
            "double",
            "float",
        ),
        *("if", "in", "int", "long", "strl", "using", "with"),
        *("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to"),
    }
)
_ZH: dict[str, str] = {
    **dict(STATUS_ZH.items()), **dict(SEVERITY_ZH.items()), **dict(QUALIFIER_ZH.items()),
    **{level: zh for level, (zh, _) in LEVEL_WORDS.items()},
    **{applicant: applicant_label(applicant) for applicant in APPLICANTS},
    "own": "本身文字", "list": "所在列举", "context": "上下文",
    "same": "口径相同", "near": "口径相近", "break": "口径中断",
    "source": "来源", "read": "解析", "check": "核对", "worker": "处理进程", "across": "跨报告",
    "report": "得到报告", "failure": "未得到报告", "skipped": "未取出", "superseded": "已被取代", "derived": "跨报告计算",
    "same-text": "内容相同", "text": "纯文本", "image": "图片",
}  # fmt: skip


class Variable(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A column as a variable.

    Attributes
    ----------
    column
        Its declaration.
    name
        At most 29 characters, and no other variable's.
    status
        Place of the column that says why this one holds no figure; None where none does.
    """

    column: Column
    name: str
    status: int | None = None

    @cached_property
    def codes(self) -> dict[str, int]:
        """The number that stands for each text of a closed list; none for other columns.

        That of a form is its own number (2021), all others are counted from 1.
        """
        values = self.column.values
        if all(value.isdecimal() for value in values):
            return {value: int(value) for value in values}
        return {value: number for number, value in enumerate(values, 1)}

    def label(self, lang: str) -> str:
        """What it holds."""
        column = self.column
        words = column.description_zh if lang == "zh" else column.description
        return f"{words} [{column.unit}]" if column.unit not in {None, "1"} else words

    def value_labels(self, lang: str) -> dict[int, str]:
        """The words for its codes, and for yes and no."""
        if self.column.type == "bool":
            return {0: "否", 1: "是"} if lang == "zh" else {0: "no", 1: "yes"}
        return {n: word_zh(value) if lang == "zh" else value for value, n in self.codes.items()}


def variables(table: Table[Never]) -> tuple[Variable, ...]:
    """The columns of a table as variables, in order."""
    names = table.names
    return tuple(
        Variable(
            column=column,
            name=name,
            status=names.index(said)
            if (said := _SAID_BY.get(column.name, f"{column.name}_status")) in names
            else None,
        )
        for column, name in zip(table.columns, unique_names(names), strict=True)
    )


def word_zh(value: str) -> str:
    """A member of a closed list in Chinese; a format or a form, which has no Chinese name, by its own."""
    return _ZH.get(value, value)


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names that Stata and SPSS take, each another one, whatever the case of its letters.

    >>> unique_names(["value", "of", "in", "a" * 40, "a" * 41])
    ('value', 'of', 'in_', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaaaaaaaaaaaaa_2')
    """
    taken: set[str] = set()
    found = []
    for name in names:
        wanted = f"{name}_" if name.lower() in _RESERVED else name
        short, count = wanted[:_LONGEST_NAME], 1
        while short.lower() in taken:
            count += 1
            ending = f"_{count}"
            short = wanted[: _LONGEST_NAME - len(ending)] + ending
        taken.add(short.lower())
        found.append(short)
    return tuple(found)


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters: a longer one before it explains itself, else cut with a … at the end."""
    if len(text) > most:
        text = _EXPLAINED.split(text, maxsplit=1)[0]
    return text if len(text) <= most else f"{text[: most - 1]}…"
