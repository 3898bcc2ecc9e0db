"""Reports as if their characters had been recognised, with digits misread."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import msgspec

import govreport_parse as gp
from govreport_parse.model.document import LOST, Cell, Table

__all__ = ["ALIKE", "CONFUSED", "as_scan", "changed", "misread", "misread_alike"]

#: Digits that the shape of their ink does not tell apart: none encloses any ground.
ALIKE = "12357"

# Of digits that look alike, those that each is read as.
CONFUSED = {
    "0": "86", "1": "74", "2": "7", "3": "85", "4": "19", "5": "36", "6": "805", "7": "12", "8": "036", "9": "04",
}  # fmt: skip
_FIGURE = re.compile(r"[0-9]+")


def as_scan(document: gp.Document) -> gp.AnnualReport:
    """What is kept of a document whose first page was recognised."""
    source = msgspec.structs.replace(document.source, recognised=(1,))
    return gp.parse_document(msgspec.structs.replace(document, source=source))


def changed(document: gp.Document, change: Callable[[str], str]) -> gp.Document:
    """A document with other figures in the cells of its tables that hold nothing else."""

    def cell(one: Cell) -> Cell:
        is_figure = _FIGURE.fullmatch(one.text) is not None
        return msgspec.structs.replace(one, text=change(one.text)) if is_figure else one

    blocks = []
    for block in document.blocks:
        if isinstance(block, Table):
            made = {id(one): cell(one) for one in block.cells()}
            grid = tuple(tuple(one and made[id(one)] for one in row) for row in block.grid)
            block = msgspec.structs.replace(block, grid=grid)  # noqa: PLW2901
        blocks.append(block)
    return msgspec.structs.replace(document, blocks=tuple(blocks))


def misread(rng: random.Random, share: float) -> Callable[[str], str]:
    """Each digit misread by chance, as any other or as one that looks like it; some are lost, some double.

    Where nothing is left, ink stays: the reader gives a sign of loss.
    """

    def one(digit: str) -> str:
        if rng.random() >= share:
            return digit
        return rng.choice((rng.choice("0123456789"), *CONFUSED[digit] * 2, "", digit * 2))

    return lambda text: "".join(map(one, text)) or LOST


def misread_alike(digit: str, other: str, rng: random.Random) -> Callable[[str], str]:
    """One digit taken for another wherever it stands, but for one place in ten."""
    return lambda text: "".join(other if c == digit and rng.random() < 0.9 else c for c in text)
