"""Columns by their letters."""

from __future__ import annotations

__all__ = ["column_of"]


def column_of(letters: str) -> int:
    """The number of a column by its letters: A is 0, AA 26."""
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column - 1
