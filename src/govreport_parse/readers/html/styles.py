"""What the declarations of a style say: those of a rule, and those of an element's ``style`` attribute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from govreport_parse.text.patterns import lazy_pattern

__all__ = ["COMMENT", "Declarations", "Said", "last_said", "said_in"]

# Values by property, both in lower case.
Declarations: TypeAlias = Mapping[str, str]
# Whether it is important, the property, its value.
Said: TypeAlias = tuple[bool, str, str]

COMMENT = lazy_pattern(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--|-->")
_STYLES = 4096


@lru_cache(maxsize=_STYLES)
def said_in(style: str) -> tuple[Said, ...]:
    """What the declarations of a style say, in their order."""
    found: list[Said] = []
    for declaration in COMMENT.sub("", style).lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            value, important, _ = value.partition("!")
            found.append((important != "", name.strip(), value.strip()))
    return tuple(found)


def last_said(said: Iterable[Said]) -> list[tuple[str, str]]:
    """What is said, the less important first."""
    return [(name, value) for _, name, value in sorted(said, key=lambda each: each[0])]
