"""Assignment of printed rows to the rows of a form, globally: an odd row never shifts others.

Four steps, each only where the one before left something open:

1. A label that one form row alone can have, printed once, is that row, wherever it stands.
2. A label that several rows share (被依法纠错数 under 复议 and under 诉讼) is told by the parent whose
   rows precede it, if every rival parent is printed too; or by order, if all of them are there.
3. What is left is compared by similarity, unit and list mark inside the gap that settled
   neighbours leave, and assigned by the best total over the gap.
4. An assignment that a rival comes close to is not made: it is reported as ambiguous.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from govreport_parse.forms.compiled import RowIndex, list_mark
from govreport_parse.text.fold import label_key
from govreport_parse.text.numerals import MONEY_UNITS

__all__ = ["Alignment", "PrintedRow", "align"]

# Similarity (rapidfuzz ratio of the label keys) that a reworded label must reach. In 57 pairs of
# rows of form 2014 one label holds the other's keyword; 44 of them are less alike than 0.61, the
# rest is told apart by `excludes`, list mark and order.
_REWORDED = 0.55
# A label without its keyword can only be a misprint: one wrong character in the shortest label
# of five characters leaves 0.8, and its list mark must be the form's.
_MISPRINT = 0.8
# One wrong character in four leaves 0.75: enough where list mark and neighbours leave no other row.
_SLIP_LENGTH = 4
# Characters that a misprint may lose or add; a qualifier such as 规范性 has more.
_LOST = 2
# Closer rivals than this are a tie: one character more or less in a label of ten.
_MARGIN = 0.1
_SAME_MARK, _OTHER_MARK, _OTHER_UNIT = 0.1, -0.1, -0.15

# Share of the settled rows that stand in the form's order; one row moved leaves more.
_IN_ORDER = 0.8


class PrintedRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row of a printed table, as far as alignment is concerned.

    Attributes
    ----------
    labels
        Texts that may be its label, the likeliest first.
    unit
        Its unit cell, if it has one.
    """

    labels: tuple[str, ...]
    unit: str | None = None


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """Which printed row is which form row.

    Attributes
    ----------
    assigned
        For each printed row the index of its form row, or None.
    repeated
        Printed rows that stand for a form row which an earlier printed row holds already.
    ambiguous
        Printed rows that several form rows fit, with the indices of these.
    reworded
        Printed rows assigned by similarity.
    """

    assigned: tuple[int | None, ...]
    repeated: Mapping[int, int]
    ambiguous: Mapping[int, tuple[int, ...]]
    reworded: frozenset[int]


def align(printed: Sequence[PrintedRow], index: RowIndex) -> Alignment:
    """Assign printed rows to form rows; see the module's steps."""
    work = _Work(printed, index)
    work.settle_unique()
    work.settle_shared()
    work.settle_reworded()
    return Alignment(
        assigned=tuple(work.assigned),
        repeated=dict(work.repeated),
        ambiguous=dict(work.ambiguous),
        reworded=frozenset(work.reworded),
    )


class _Work:
    """One alignment under way."""

    def __init__(self, printed: Sequence[PrintedRow], index: RowIndex) -> None:
        self.printed = printed
        self.index = index
        by_key = index.by_key  # tells most rows by their likeliest label
        self.candidates = [
            (by_key.get(label_key(row.labels[0])) if row.labels else None)
            or index.exact(row.labels)
            for row in printed
        ]
        self.assigned: list[int | None] = [None] * len(printed)
        self.holder: dict[int, int] = {}  # form row -> printed row
        self.repeated: dict[int, int] = {}
        self.ambiguous: dict[int, tuple[int, ...]] = {}
        self.reworded: set[int] = set()

    def _assign(self, i: int, j: int) -> None:
        if j in self.holder:
            self.repeated[i] = j
        else:
            self.assigned[i] = j
            self.holder[j] = i

    def settle_unique(self) -> None:
        for i, found in enumerate(self.candidates):
            if len(found) == 1:
                self._assign(i, found[0])

    def settle_shared(self) -> None:
        shared: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for i, found in enumerate(self.candidates):
            if len(found) > 1:
                shared[found].append(i)
        if not shared:
            return
        families = {
            parent
            for j in self.holder
            for parent in (self.index.rows[j].code, self.index.rows[j].parent)
        }
        settled = sum(j is not None for j in self.assigned)
        in_order = len(self._increasing()) - 2 >= settled * _IN_ORDER
        for found, holders in shared.items():
            parents = [self.index.rows[j].parent for j in found]
            under = [self._context(i) & set(parents) for i in holders]
            told = [next(iter(names)) if len(names) == 1 else None for names in under]
            by_order = (
                in_order
                and len(holders) == len(found)
                and all(name in (None, parent) for name, parent in zip(told, parents, strict=True))
            )
            if by_order:
                for i, j in zip(holders, found, strict=True):
                    self._assign(i, j)
                continue
            # Told by the group above only if every rival group is printed under its own labels,
            # or the table was cut off before it, and no group would get the label twice.
            sure = None not in told and (
                families.issuperset(parents) or self._is_cut_after(found, told)
            )
            once = len(set(told)) == len(told)
            for i, parent in zip(holders, told, strict=True):
                if (sure and once and parent is not None) or (
                    sure and parent is not None and self._is_again(i, holders, told)
                ):
                    self._assign(i, found[parents.index(parent)])
                else:
                    self.ambiguous[i] = found

    def _is_cut_after(self, found: Sequence[int], told: Sequence[str | None]) -> bool:
        """Whether the table ends with the group that tells a label, before every other that has it.

        Its own row has to be printed, and no row of it left out above another: where one is lost,
        the name of the next group may be lost with it.
        """
        group = next((j for j in self.holder if {self.index.rows[j].code} == set(told)), None)
        if group is None or not all(j > group for j in found):
            return False
        start = self.holder[group]
        below = [one for one in self.candidates[start + 1 :] if one]
        return all(group + n in one for n, one in enumerate(below, start=1))

    def _is_again(self, i: int, holders: Sequence[int], told: Sequence[str | None]) -> bool:
        """Whether the rows told alike as row `i` stand side by side: one row printed twice."""
        own = told[holders.index(i)]
        alike = [k for k, name in zip(holders, told, strict=True) if name == own]
        return all(b == a + 1 for a, b in pairwise(alike))

    def _context(self, i: int) -> set[str | None]:
        """The group that the settled row before printed row `i` opens or belongs to."""
        for before in range(i - 1, -1, -1):
            j = self.repeated.get(before, self.assigned[before])
            if j is not None and len(self.candidates[before]) == 1:
                return {self.index.rows[j].code, self.index.rows[j].parent}
        return set()

    def settle_reworded(self) -> None:
        open_rows = [
            i
            for i, found in enumerate(self.candidates)
            if not found and any(label_key(text) for text in self.printed[i].labels)
        ]
        if not open_rows or len(self.holder) == len(self.index.rows):
            return
        anchors = self._increasing()
        for low, high in pairwise(anchors):
            rows = [i for i in open_rows if low[0] < i < high[0]]
            forms = [j for j in range(low[1] + 1, high[1]) if j not in self.holder]
            if rows and forms:
                self._settle_gap(rows, forms)

    def _increasing(self) -> list[tuple[int, int]]:
        """The longest run of settled pairs that increases on both sides, with both ends."""
        pairs = [(i, j) for i, j in enumerate(self.assigned) if j is not None]
        forms = [j for _, j in pairs]
        if forms == sorted(forms):  # no two alike: increasing as a whole
            return [(-1, -1), *pairs, (len(self.printed), len(self.index.rows))]
        tails: list[int] = []
        tail_at: list[int] = []
        before: list[int] = []
        for k, (_, j) in enumerate(pairs):
            place = bisect_left(tails, j)
            before.append(tail_at[place - 1] if place else -1)
            tails[place : place + 1] = [j]
            tail_at[place : place + 1] = [k]
        chain: list[tuple[int, int]] = [(len(self.printed), len(self.index.rows))]
        k = tail_at[-1] if tail_at else -1
        while k >= 0:
            chain.append(pairs[k])
            k = before[k]
        chain.append((-1, -1))
        return chain[::-1]

    def _settle_gap(self, rows: list[int], forms: list[int]) -> None:
        if len(rows) == len(forms) == 1 and self._is_slip(rows[0], forms[0]):
            self._assign(rows[0], forms[0])
            self.reworded.add(rows[0])
            return
        scores = [[self._score(i, j) for j in forms] for i in rows]
        best, pairs = _best_total(scores)
        for a, b in pairs:
            without = [list(line) for line in scores]
            without[a][b] = 0.0
            rival, rival_pairs = _best_total(without)
            if best - rival < _MARGIN:
                others = {forms[d] for c, d in rival_pairs if c == a}
                self.ambiguous[rows[a]] = tuple(sorted({forms[b], *others}))
            else:
                self._assign(rows[a], forms[b])
                self.reworded.add(rows[a])

    def _is_slip(self, i: int, j: int) -> bool:
        """Whether a label is the form's but for one character, behind the same list mark."""
        from rapidfuzz.distance import Levenshtein

        mark = self.index.marks[j]
        return bool(mark) and any(
            list_mark(text) == mark
            and len(key := label_key(text)) >= _SLIP_LENGTH
            and any(Levenshtein.distance(key, name) == 1 for name in self.index.keys[j])
            for text in self.printed[i].labels
        )

    def _score(self, i: int, j: int) -> float:
        from rapidfuzz import fuzz

        row = self.index.rows[j]
        printed = self.printed[i]
        score = 0.0
        for text in printed.labels:
            key = label_key(text)
            similar = max(fuzz.ratio(key, name) for name in self.index.keys[j]) / 100
            mark = list_mark(text)
            same_mark = mark == self.index.marks[j]
            if any(word in key for word in row.excludes) or self._is_qualified(key, j):
                continue
            worded = any(word in key for word in row.keywords)
            if similar < (_REWORDED if worded else _MISPRINT) or not (worded or same_mark):
                continue
            if not worded and not self._is_misprint(key, j):
                continue
            if mark and self.index.marks[j]:
                similar += _SAME_MARK if same_mark else _OTHER_MARK
            score = max(score, similar)
        if printed.unit is not None and row.unit is not None and printed.unit != row.unit:
            money = (printed.unit in MONEY_UNITS) != (row.unit in MONEY_UNITS)
            score = 0.0 if money else score + _OTHER_UNIT
        return max(score, 0.0)

    def _is_qualified(self, key: str, j: int) -> bool:
        """Whether a label says besides a row's own words those of another row: 信函、传真申请数."""
        own = self.index.keys[j]
        return any(
            word in key and not any(word in name for name in own)
            for k, other in enumerate(self.index.rows)
            if k != j
            for word in (*other.keywords, *self.index.keys[k])
        )

    def _is_misprint(self, key: str, j: int) -> bool:
        """Whether a label may be the form's with wrong characters, none of its words left out."""
        return any(abs(len(key) - len(name)) <= _LOST for name in self.index.keys[j])


def _best_total(scores: Sequence[Sequence[float]]) -> tuple[float, list[tuple[int, int]]]:
    """The order-keeping pairing of rows and columns with the highest total score."""
    height, width = len(scores), len(scores[0])
    total = [[0.0] * (width + 1) for _ in range(height + 1)]
    for a in range(height - 1, -1, -1):
        for b in range(width - 1, -1, -1):
            skip = max(total[a + 1][b], total[a][b + 1])
            take = scores[a][b] + total[a + 1][b + 1] if scores[a][b] > 0 else 0.0
            total[a][b] = max(skip, take)
    pairs: list[tuple[int, int]] = []
    a = b = 0
    while a < height and b < width:
        if scores[a][b] > 0 and total[a][b] == scores[a][b] + total[a + 1][b + 1]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif total[a][b] == total[a + 1][b]:
            a += 1
        else:
            b += 1
    return total[0][0], pairs
