"""Patterns that are compiled when they are first tried.

A process that reads one report tries half of the package's patterns; compiling all of them takes longer
than reading it.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast

__all__ = ["LazyPattern", "lazy_pattern"]

_ATTRIBUTES = (
    "finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn", "scanner",
    "flags", "groups", "groupindex",
)  # fmt: skip


class LazyPattern(Generic[AnyStr]):
    """Stands for a compiled pattern, and holds its methods itself once one was asked for."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def compiled(self) -> re.Pattern[AnyStr]:
        """The pattern itself, for what takes no other: functions of :mod:`re`."""
        return re.compile(self.pattern, self._flags)

    def __repr__(self) -> str:
        return f"lazy_pattern({self.pattern!r})"


class _Untried(LazyPattern[AnyStr]):
    """One that nobody asked yet. A class of its own, for whatever has ``__getattr__`` is slow to ask."""

    def __getattr__(self, name: str) -> Any:
        if name not in _ATTRIBUTES:
            raise AttributeError(f"a pattern has no {name}")
        compiled = self.compiled()
        self.__dict__.update((name, getattr(compiled, name)) for name in _ATTRIBUTES)
        self.__class__ = LazyPattern  # type: ignore[assignment]
        return self.__dict__[name]


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As :func:`re.compile`, at first use.

    Its methods and attributes are those of the compiled pattern. Functions of :mod:`re` do not take it, nor
    is it an instance of ``re.Pattern``.

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
    return cast("re.Pattern[AnyStr]", _Untried(pattern, flags))
