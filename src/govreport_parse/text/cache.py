"""The one kind of cache for what is made of a text: kept for short texts, made anew for long ones.

Labels, units and figures are the same on every page and are asked for two thousand times a page.
Long texts are not kept, so that no page, however large, leaves more than some megabytes in memory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

__all__ = ["LABEL", "kept"]

T = TypeVar("T")

LABEL = 128  # characters; labels, units and figures are shorter
_LABELS = 4096


def kept(
    *, longest: int = LABEL, most: int = _LABELS
) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Let a function of one text keep its results.

    A dictionary, for a hit costs half of one of :func:`functools.lru_cache` after a look at the length.

    Parameters
    ----------
    longest
        Characters of the longest text whose result is kept.
    most
        How many results are kept; when there are as many, all of them go.
    """

    def keeping(make: Callable[[str], T]) -> Callable[[str], T]:
        known: dict[str, T] = {}

        @wraps(make)
        def of_text(text: str) -> T:
            try:
                return known[text]
            except KeyError:
                made = make(text)
            if len(text) <= longest:
                if len(known) >= most:
                    known.clear()
                known[text] = made
            return made

        return of_text

    return keeping
