"""Han characters, asked of short texts without a pattern.

A class of some 20,000 characters takes Python's compiler of patterns a millisecond each time that a pattern has it, which
is more than all these questions of a page.
"""

from __future__ import annotations

__all__ = ["is_han"]


def is_han(text: str) -> bool:
    """Whether a text is made of the characters U+4E00 to U+9FFF, and has one at least."""
    return bool(text) and min(text) >= "\u4e00" and max(text) <= "\u9fff"
