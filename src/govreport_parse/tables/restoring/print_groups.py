"""Lines of print that are one row: what they say together is a label, and one of them has its figures."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from govreport_parse.model.document import Place
from govreport_parse.tables.restoring.words import Vocabulary
from govreport_parse.text.fold import fold, label_key

__all__ = ["Group", "Printed", "groups_of"]

# Lines of one label and its figures: the longest has 80 characters, in narrow columns.
_MAX_LINES = 12


class Printed(msgspec.Struct, frozen=True):
    """A line of print: name of a group, label, unit and columns, each with its places; whether it has figures."""

    cells: tuple[tuple[str, tuple[Place, ...]], ...]
    figures: bool

    @property
    def label(self) -> str:
        """Its part of a label."""
        return self.cells[1][0] if len(self.cells) > 1 else ""


class Group(msgspec.Struct, frozen=True):
    """Lines that are one row.

    `known`: together they are a label. `sure`: they are one in every way of parting that is as good. `heads`: they
    head a part of the table, and have no figures.
    """

    lines: tuple[Printed, ...]
    known: bool
    sure: bool
    heads: bool


def groups_of(lines: Sequence[Printed], words: Vocabulary) -> list[Group]:
    """Lines parted into rows, so that as few as may be are no label."""
    count = len(lines)
    ends = [
        [
            end
            for end in range(k + 1, min(k + _MAX_LINES, count) + 1)
            if _is_row(lines[k:end], words)
        ]
        for k in range(count)
    ]
    # The least lines that are no label from the beginning to each line, and from there to the end; and in how many ways.
    before = [(0, 1)] + [(count + 1, 0)] * count
    for k in range(count):
        cost, ways = before[k]
        for end in ends[k]:
            before[end] = _better(before[end], (cost, ways))
        before[k + 1] = _better(before[k + 1], (cost + 1, ways))
    after = [(count + 1, 0)] * count + [(0, 1)]
    for k in reversed(range(count)):
        for end in ends[k]:
            after[k] = _better(after[k], after[end])
        after[k] = _better(after[k], (after[k + 1][0] + 1, after[k + 1][1]))
    groups: list[Group] = []
    at = 0
    while at < count:
        end = next((e for e in ends[at] if after[e][0] == after[at][0]), 0)
        sure = bool(end) and before[at][1] * after[end][1] == after[0][1]
        own = tuple(lines[at : end or at + 1])
        heads = _is_heading(own, words) and not any(line.figures for line in own)
        groups.append(Group(own, bool(end), sure, heads))
        at = end or at + 1
    return groups


def _better(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    if one[0] == other[0]:
        return one[0], one[1] + other[1]
    return min(one, other)


def _is_row(lines: Sequence[Printed], words: Vocabulary) -> bool:
    labels = [k for k, line in enumerate(lines) if line.label]
    figures = [k for k, line in enumerate(lines) if line.figures]
    if len(figures) > 1 or not labels or (labels[0] != 0 and figures != [0]):
        return False
    if figures and figures[0] not in labels:
        # Amid its label, and not beside one that may be another row's.
        above = sum(k < figures[0] for k in labels)
        if above * 2 != len(labels):
            return False
    text = "".join(lines[k].label for k in labels)
    return label_key(text) in words.rows or words.knows(fold(text)) or _is_heading(lines, words)


def _is_heading(lines: Sequence[Printed], words: Vocabulary) -> bool:
    """Whether lines head a part of a table: 第二十条第（六）项."""
    label = "".join(line.label for line in lines)
    whole = "".join(text for line in lines for text, _ in line.cells[:2])
    return any(words.heading.fullmatch(fold(text)) for text in (label, whole))
