"""Passages about one matter, each under its heading and beside a table that agrees with it.

One JSON object a line: `form`, `section`, `text` (⏎ begins a paragraph) and `cells`, the table's figures above 0. A figure is
marked `{46件|requests.received}` with the cells that it may be read as (`a/b`: either; `a+b`: their sum; `a&b`: each of them; `-`: none;
`any`). `=0` gives the value of a denial. The passages were written and labelled before the first run, without sight of the
extractor or of the yardstick. Bodies and figures are invented.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from tests.whole import whole_reports
from tests.whole.whole_reports import Section, Sections, Written

_FOLDER = Path(__file__).parent
_MARK = re.compile(r"\{(?P<text>[^|{}=]*)(?:=(?P<value>\d+))?\|(?P<cell>[^{}]*)\}")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WORDS = {"一": 1.0, "两": 2.0}
_YEARS = {"2008": 2011, "2014": 2016, "2019": 2020, "2021": 2023}
_TABLES = {"2008": ("local",), "2014": ("summary",)}
_HEADINGS = {"requests": "依申请公开政府信息情况", "remedies": "行政复议、行政诉讼情况"}


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the file."""

    form: str
    section: str
    text: str
    cells: dict[str, float]


def passages(name: str) -> list[Passage]:
    """The passages of one file."""
    lines = (_FOLDER / f"{name}.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Passage) for line in lines]


def whole(passage: Passage) -> whole_reports.Whole:
    """A report that says nothing but the passage, with its table."""
    plain: list[str] = []
    figures: list[Written] = []
    for number, marked in enumerate(passage.text.split("⏎")):
        text, end = "", 0
        for mark in _MARK.finditer(marked):
            text += marked[end : mark.start()]
            at = (0, number, len(text))
            figures += [
                Written(at=at, text=mark["text"], value=_value(mark), unit=None, cell=cell)
                for cell in mark["cell"].split("&")
            ]
            text += mark["text"]
            end = mark.end()
        plain.append(text + marked[end:])
    heading = Section(title=f"一、{_HEADINGS[passage.section]}", paragraphs=tuple(plain))
    tables = _TABLES.get(passage.form, ("requests", "remedies"))
    year = _YEARS[passage.form]
    return whole_reports.of_sections(
        Sections(
            name=passage.text, year=year, form=passage.form, cells=passage.cells,
            title=f"青石县人民政府{year}年政府信息公开工作年度报告",
            sections=(heading, Section(title="二、附表", tables=tables)), figures=tuple(figures),
        )
    )  # fmt: skip


def _value(mark: re.Match[str]) -> float:
    if mark["value"] is not None:
        return float(mark["value"])
    number = _NUMBER.match(mark["text"])
    return float(number[0]) if number else _WORDS[mark["text"][0]]
