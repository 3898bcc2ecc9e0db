"""Whether every number of a record stands in the input, told without the product's readers.

The input is decoded with the charset that the record declares, its tags are taken out in the
plainest way, digits are folded to ASCII; numbers are then whole runs of digits. What the record
says is compared twice: with the text at the place it names, and with that plain text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import govreport_parse as gp
from govreport_parse.model.document import Block, Paragraph, Table
from tests.safety.fuzzing.invariants import text_at
from tests.safety.fuzzing.plain import plain_texts

_RUN = re.compile(r"\d[\d,.]*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(%|[十百千]?[万亿])?")
_SCALES = {"万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_CHINESE = "零〇○一二两三四五六七八九十百千万亿"
_CHINESE_RUN = re.compile(rf"(?<![\d{_CHINESE}])[{_CHINESE}]+")
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGIT = {char: k for k, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_ALL = re.compile("均|全部|都|悉数|全数")
_UNCHANGED = ("持平", "无变化")


def folded(text: str) -> str:
    """Digits and full-width forms as ASCII, invisible characters gone."""
    if text.isascii():
        return text
    kept = []
    for char in text:
        digit = unicodedata.decimal(char, None)
        if digit is not None:
            kept.append(str(digit))
        elif unicodedata.category(char) == "No":
            kept.append(char)  # ①, ² are marks
        elif unicodedata.category(char) != "Cf":
            kept.append(unicodedata.normalize("NFKC", char))
    return "".join(kept)


def solid(text: str) -> str:
    """Letters and digits alone."""
    return "".join(filter(str.isalnum, text))


@dataclass
class Plain:
    """The plain texts' whole numbers as ``1024`` and ``12.5``, and its letters and digits alone."""

    numbers: frozenset[str]
    solid: str

    @classmethod
    def of(cls, *texts: str) -> Plain:
        flat = folded("\n\n".join(texts))
        numbers: set[str] = set()
        for run in _RUN.findall(flat):
            numbers.update(_readings_of_run(run.rstrip(",.")))
        return cls(frozenset(numbers), solid(flat))

    def shows(self, printed: str) -> bool:
        """Whether the number printed so stands here as a whole."""
        flat = folded(printed)
        runs = _RUN.findall(flat)
        if not runs:
            words = solid(flat)
            return bool(_CHINESE_RUN.search(words)) and words in self.solid
        return any(run.rstrip(",.").replace(",", "") in self.numbers for run in runs)


def _readings_of_run(run: str) -> Iterable[str]:
    """The numbers that digits, commas and points may be: 1,024 is one, 12,3 are two."""
    if _GROUPED.fullmatch(run):
        yield run.replace(",", "")
    for part in run.split(","):
        yield part
        if part.count(".") != 1:
            yield from part.split(".")


def values_in(text: str) -> set[Decimal]:
    """Every number that a printed text may state."""
    flat = "".join(folded(text).split())
    found: set[Decimal] = set()
    for digits, scale in _FIGURE.findall(flat):
        number = Decimal(digits.replace(",", ""))
        found |= {number, number * _SCALES.get(scale, 1)}
    for run in _CHINESE_RUN.findall(flat):
        found.add(Decimal(chinese_value(run)))
    return found


def chinese_value(run: str) -> int:
    """A Chinese numeral's value: digits in a row, or sums of products."""
    if not set(run) & set(_UNITS):
        return int("".join(str(_DIGIT[char]) for char in run))
    for unit in "亿万千百十":
        if unit in run:
            before, _, behind = run.rpartition(unit)
            whole = chinese_value(before) if before else 1
            return whole * _UNITS[unit] + (chinese_value(behind) if behind else 0)
    raise AssertionError(run)


@dataclass
class Verdict:
    """Numbers looked for and not found; `marked` ones are told by a note as parted digits."""

    counts: Counter[str] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)

    def judge(self, kind: str, good: bool, what: object) -> None:
        self.counts[kind] += 1
        if not good:
            self.missing.append(f"{kind}: {what}")


def judge(data: bytes, report: gp.AnnualReport, blocks: Sequence[Block]) -> Verdict:
    """Each number of a record against its place and against the plain input."""
    plain = Plain.of(*plain_texts(data, report.source))
    parted = {
        note.at.block for note in report.notes
        if note.code == "GR009" and note.at is not None and "were parted" in note.message
    }  # fmt: skip
    verdict = Verdict()
    for reading in report.readings:
        if reading.value is None:
            continue
        raw = reading.raw or ""
        good = text_at(blocks, reading.at) == raw and _states(raw, reading.value)
        shown = plain.shows(raw) or reading.at.block in parted
        verdict.judge("readings", good and shown, reading)
    for comparison in report.comparisons:
        if comparison.value is not None:
            printed = text_at(blocks, comparison.at) or ""
            good = _states(printed, comparison.value) and plain.shows(printed)
            verdict.judge("comparisons", good, comparison)
        if comparison.change_percent is not None:
            good = _rate_stands(comparison, blocks, plain)
            verdict.judge("rates", good, comparison)
    for statement in report.statements:
        _judge_statement(statement, blocks, plain, verdict)
    return verdict


def _states(printed: str, value: int | Decimal) -> bool:
    return abs(Decimal(value)) in values_in(printed)


def _rate_stands(comparison: gp.Comparison, blocks: Sequence[Block], plain: Plain) -> bool:
    table = blocks[comparison.at.block]
    assert isinstance(table, Table)
    assert comparison.change_percent is not None
    cells = {cell.text for cell in table.grid[comparison.at.row or 0] if cell is not None}
    if comparison.change_percent == 0 and any(w in folded(t) for t in cells for w in _UNCHANGED):
        return True
    return any(_states(t, comparison.change_percent) and plain.shows(t) for t in cells)


def _judge_statement(
    statement: gp.Statement, blocks: Sequence[Block], plain: Plain, verdict: Verdict
) -> None:
    block = blocks[statement.at.block]
    assert isinstance(block, Paragraph)
    words = text_at(blocks, statement.at) or ""
    verdict.judge("words", statement.text in block.text, statement)
    if statement.qualifier == "negated":
        good = statement.value == 0 and solid(folded(words)) in plain.solid
    elif statement.value is not None:
        good = _states(words, statement.value) and plain.shows(words)
    else:  # 均已办结: said of the figure before that it quotes
        before = block.text[: statement.at.start]
        good = bool(_ALL.search(words)) and (statement.share_of or "\0") in before
    verdict.judge("statements", good, statement)
    asides = (statement.share_percent, statement.base_value)
    for value in (aside for aside in asides if aside is not None):
        verdict.judge("asides", _states(block.text, value), (value, statement))
    if statement.change_percent is not None:
        good = _states(block.text, statement.change_percent) or any(
            word in folded(block.text) for word in ("倍", "番", "持平")
        )
        verdict.judge("asides", good, statement)
