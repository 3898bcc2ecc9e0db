"""Two ways to the same answer, of which a process takes one.

What skips work where it can find nothing is a strategy that stands beside the plain way and has its
signature; nothing else knows which of the two is taken. With ``GOVREPORT_PLAIN=1`` in the environment
every such place takes the plain way: the whole test suite runs with and without.
"""

from __future__ import annotations

import os
from typing import TypeVar

__all__ = ["shortcut"]

F = TypeVar("F")

_PLAIN = os.environ.get("GOVREPORT_PLAIN", "") not in ("", "0")


def shortcut(quick: F, plain: F) -> F:
    """`quick`, or in a process that takes no shortcuts `plain`, which gives the same answers."""
    return plain if _PLAIN else quick
