"""Colours of print: how far apart two are, by which one is not seen on the other."""

from __future__ import annotations

__all__ = ["ALIKE", "apart"]

# Of 255; lighter by less is not seen.
ALIKE = 8
_CHANNELS = (0, 2, 4)


def apart(one: str, other: str) -> int:
    """By how much the channel of two colours differs that differs most: ``apart("FF0000", "FF0008")`` is 8."""
    return max(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in _CHANNELS)
