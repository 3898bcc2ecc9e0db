"""Patterns that are compiled when they are first tried.

A process that reads one report tries half of the package's patterns; compiling all of them takes longer
than reading it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, Generic, cast

__all__ = ["LazyPattern", "lazy_pattern"]

# What a compiled pattern is asked for while reports are read: taken over, so that they cost no more.
_TAKEN = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub")


class LazyPattern(Generic[AnyStr]):
    """Stands for a compiled pattern, whose methods it holds itself once one was asked for."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[AnyStr]:
        """The pattern itself, for what takes no other: functions of :mod:`re`."""
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = self.compiled
        self.__dict__.update((method, getattr(compiled, method)) for method in _TAKEN)
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"lazy_pattern({self.pattern!r})"


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As :func:`re.compile`, at first use.

    Its methods and attributes are those of the compiled pattern, and cost no more. Functions of :mod:`re`
    do not take it, nor is it an instance of ``re.Pattern``.

    Parameters
    ----------
    pattern
        Text or bytes.
    flags
        As :func:`re.compile` takes them.

    Raises
    ------
    re.error
        At the first use, where the pattern is none.
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
