"""Figures under whose words one cell alone prints their value: 规范性文件印了19件."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

import msgspec

from govreport_parse.model.records import Reading, Statement
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.catalogue import load_topics

__all__ = ["FILLING", "OTHERS", "SURE", "Cell", "Settled", "of_labels", "words_before"]

# The codes whose sum a figure is, one as a rule, and the column.
Cell: TypeAlias = tuple[tuple[str, ...], Applicant | None]
# A figure alone: 今年办掉68件.
SURE = 10
# Characters side by side that words share with a label; more of them where the figure is small.
_FEW, _MORE = 2, 3
# Characters of the words that are not the label's: 规范性文件印了, and not 解读规范性文件.
OTHERS = 1
# Words that every second label has, and those that say nothing.
_COMMON = lazy_pattern("政府|信息|公开|申请|数量|总数|[()]|\\d|其中|情况|工作|政务|行政|主动")
FILLING = lazy_pattern(
    f"{_COMMON.pattern}|[这本]?一?年[里内度]?|今年|全年|共|各|有|为|了|的|[一-十]、|[^\\w]"
)
_FROM_NUMBER = lazy_pattern(r"\d.*")


class Settled(msgspec.Struct, frozen=True, gc=False):
    """A figure, by its place, and the cell that its words and its value make it one of."""

    place: int
    topic: str
    cell: Cell


def words_before(statement: Statement) -> str:
    """The words before a figure."""
    return _FROM_NUMBER.sub("", fold(statement.text)) or fold(statement.counted)


def of_labels(
    statements: Sequence[Statement], places: Sequence[int], readings: Sequence[Reading], form: str
) -> Iterator[Settled]:
    """The figures of which one cell alone prints the value under a label that their words are."""
    values = {statements[place].value for place in places}
    labels = defaultdict[Number, list[tuple[Reading, str]]](list)
    for reading in readings:
        if reading.value and reading.value in values and reading.applicant in (None, "total"):
            labels[reading.value].append((reading, fold(reading.label)))
    said = {(one.indicator, one.applicant) for one in statements}
    for place in places:
        statement = statements[place]
        value = statement.value or 0
        words = words_before(statement)
        runs = _runs(words, _FEW if value >= SURE else _MORE)
        found = [
            (reading, shared)
            for reading, label in labels.get(value, ())
            if reading.unit in (None, statement.unit)
            and (shared := [run for run in runs if run in label])
        ]
        if len(found) != 1:
            continue
        (reading, shared), *_ = found
        indicator = reading.indicator if _is_label(words, fold(reading.label), shared) else None
        topic = _topics_by_cell(form).get(indicator or "")
        if indicator and topic and (indicator, reading.applicant) not in said:
            yield Settled(place, topic, ((indicator,), reading.applicant))


def _is_label(words: str, label: str, shared: Sequence[str]) -> bool:
    """Whether words are most of a label by what they share with it, and hardly anything else."""
    lacking = len(_without(label, shared))
    return len(_without(words, shared)) <= OTHERS and 2 * lacking < len(_without(label, ()))


def _without(text: str, runs: Sequence[str]) -> str:
    """A text without some runs, overlapping ones too, and without filling words."""
    covered = {
        k
        for run in runs
        for start in range(len(text) - len(run) + 1)
        if text.startswith(run, start)
        for k in range(start, start + len(run))
    }
    left = "".join(" " if k in covered else char for k, char in enumerate(text))
    return FILLING.sub("", left)


def _runs(words: str, length: int) -> set[str]:
    """The runs of so many characters without those of words that every second label has."""
    runs = {words[k : k + length] for k in range(len(words) - length + 1)}
    return {run for run in runs if _COMMON.search(run) is None}


@cache
def _topics_by_cell(form: str) -> Mapping[str, str]:
    topics = load_topics().values()
    return {topic.indicator[form]: topic.slug for topic in topics if form in topic.indicator}
