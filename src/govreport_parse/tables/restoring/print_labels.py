"""Labels of tables without lines: pieces of print, one below the other, that say together what a form calls a row.

What stands below a piece with nothing between them may go on from it. Of all ways to part such a chain those count
that leave the fewest pieces over; a label is sure where all of them have it, and where no piece that is of no
label stands as close to it as lines of one cell do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import msgspec

from govreport_parse.model.document import Place
from govreport_parse.tables.restoring.words import Vocabulary
from govreport_parse.text.fold import fold, label_key

__all__ = ["Label", "Piece", "chains_of", "labels_of", "spacing_of"]

# Of a font's size: how far the bottom of its box is below the baseline.
_BELOW_BASE = 0.12
# In ems: how far apart lines of one cell are at most.
_FARTHEST = 2.6
# Of the least distance of two lines: what is no further apart is as close as lines of one cell.
_AS_CLOSE = 1.06
# Lines of one label: the longest has 80 characters, in narrow columns.
_MAX_LINES = 30


_Run: TypeAlias = tuple[Sequence["Piece"], bool, bool]
_Way: TypeAlias = tuple[tuple[int, int], int]
_NEVER: _Way = ((1_000_000, 0), 0)


class Piece(msgspec.Struct, frozen=True, eq=False):
    """What a line of print says at one place."""

    text: str
    place: Place

    @property
    def size(self) -> float:
        """Of its font."""
        return self.place.y1 - self.place.y0

    @property
    def base(self) -> float:
        """Of its baseline, y."""
        return self.place.y1 - _BELOW_BASE * self.size

    def is_over(self, other: Piece) -> bool:
        """Whether one stands above the other, wherever that is."""
        return self.place.x0 < other.place.x1 and other.place.x0 < self.place.x1


class Label(msgspec.Struct, frozen=True, eq=False):
    """Pieces that are one label, from the top down.

    Attributes
    ----------
    pieces
        At least one.
    known
        They are a label.
    row, group
        They name a row of a form that holds figures, one that names a group of others; one form may have both.
    sure
        They are, and no other piece may be a part of it.
    """

    pieces: tuple[Piece, ...]
    known: bool
    row: bool
    group: bool
    sure: bool

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self.pieces)


def spacing_of(chains: Sequence[Sequence[Piece]]) -> float:
    """The least distance of two pieces of a chain on one page; without any, infinite."""
    return min(
        (
            b.base - a.base
            for chain in chains
            for a, b in pairwise(chain)
            if a.place.page == b.place.page
        ),
        default=float("inf"),
    )


def labels_of(chains: Sequence[Sequence[Piece]], words: Vocabulary) -> list[Label]:
    """The labels that chains of pieces are; a piece that is of none is one that is not sure."""
    near = spacing_of(chains) * _AS_CLOSE
    return [label for chain in chains for label in _labels(chain, near, words)]


def chains_of(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pieces of each page, from the top down, as chains of which each goes on below the one before."""
    chains: list[list[Piece]] = []
    open_chains: list[list[Piece]] = []
    for pieces in pages:
        own: list[list[Piece]] = []
        for piece in pieces:
            above = [chain for chain in own if _is_below(chain[-1], piece)]
            if not above:
                above = [chain for chain in open_chains if chain[-1].is_over(piece)]
            if above:
                chain = max(above, key=lambda chain: (chain[-1].base, -chain[-1].place.x0))
                open_chains = [other for other in open_chains if other is not chain]
            else:
                chain = []
                chains.append(chain)
            chain.append(piece)
            own = [other for other in own if other is not chain and not other[-1].is_over(piece)]
            own.append(chain)
        open_chains = own
    return chains


def _is_below(piece: Piece, below: Piece) -> bool:
    return piece.is_over(below) and below.base - piece.base <= _FARTHEST * max(
        piece.size, below.size
    )


def _labels(chain: Sequence[Piece], near: float, words: Vocabulary) -> Iterator[Label]:
    found = list(_parted(chain, words))
    for k, (pieces, is_label, sure) in enumerate(found):
        crowded = (k > 0 and _is_crowded(found[k - 1], pieces[0], near)) or (
            k + 1 < len(found) and _is_crowded(found[k + 1], pieces[-1], near)
        )
        key = label_key("".join(piece.text for piece in pieces))
        yield Label(
            pieces=tuple(pieces),
            known=is_label,
            row=is_label and key in words.valued,
            group=is_label and key in words.grouping,
            sure=is_label and sure and not crowded,
        )


def _is_crowded(run: _Run, piece: Piece, near: float) -> bool:
    """Whether a piece that is of no label stands as close to one as lines of one cell; what a page parts may be."""
    (other, *_), is_label, _ = run
    apart = abs(other.base - piece.base)
    return not is_label and (other.place.page != piece.place.page or apart <= near)


def _parted(chain: Sequence[Piece], words: Vocabulary) -> Iterator[_Run]:
    """Runs of a chain: pieces, whether they are a label, and whether all of the best ways have it."""
    count = len(chain)
    ends = [
        [
            end
            for end in range(k + 1, min(k + _MAX_LINES, count) + 1)
            if _is_label("".join(piece.text for piece in chain[k:end]), words)
        ]
        for k in range(count)
    ]
    # The fewest pieces left over, in the fewest labels, from the beginning to each and from there to the end; and in
    # how many ways.
    before = [((0, 0), 1)] + [_NEVER] * count
    for k in range(count):
        for end in ends[k]:
            before[end] = _better(before[end], _with(before[k], 0, 1))
        before[k + 1] = _better(before[k + 1], _with(before[k], 1, 0))
    after = [_NEVER] * count + [((0, 0), 1)]
    for k in reversed(range(count)):
        for end in ends[k]:
            after[k] = _better(after[k], _with(after[end], 0, 1))
        after[k] = _better(after[k], _with(after[k + 1], 1, 0))
    at = 0
    while at < count:
        end = next((e for e in ends[at] if _with(after[e], 0, 1)[0] == after[at][0]), 0)
        if end:
            yield chain[at:end], True, before[at][1] * after[end][1] == after[0][1]
        else:
            yield chain[at : at + 1], False, False
        at = end or at + 1


def _with(way: _Way, left_over: int, labels: int) -> _Way:
    (own_left_over, own_labels), ways = way
    return (own_left_over + left_over, own_labels + labels), ways


def _better(one: _Way, other: _Way) -> _Way:
    if one[0] == other[0]:
        return one[0], one[1] + other[1]
    return min(one, other)


def _is_label(text: str, words: Vocabulary) -> bool:
    folded = fold(text)
    if folded.count("(") != folded.count(")"):  # goes on below
        return False
    return (
        label_key(text) in words.rows
        or words.knows(folded)
        or words.heading.fullmatch(folded) is not None
    )
