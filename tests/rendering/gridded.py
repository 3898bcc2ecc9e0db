"""What pages that are drawn by hand have in common, whatever format they are written in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Self

__all__ = ["SIZE", "Gridded"]

SIZE = 10.0


class Gridded(ABC):
    """A page on which lines are drawn and words written."""

    @abstractmethod
    def line(self, x0: float, y0: float, x1: float, y1: float) -> object:
        """A line."""

    @abstractmethod
    def write(self, words: str, x: float, base: float, size: float = SIZE) -> object:
        """Words on a baseline."""

    def grid(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        rows: Sequence[Sequence[str]],
        size: float = SIZE,
    ) -> Self:
        """All lines of a grid, and a text in each cell."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for r, row in enumerate(rows):
            for c, words in enumerate(row):
                if words:
                    self.write(words, xs[c] + 5, (ys[r] + ys[r + 1]) / 2 + 3.5, size)
        return self
