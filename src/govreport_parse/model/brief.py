"""How a record looks at a prompt: in a line, whatever it holds."""

from __future__ import annotations

from typing import ClassVar

import msgspec

__all__ = ["Record"]

_TEXT_SHOWN = 80
_LISTED = 4


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A record whose ``repr`` leaves out what is empty, cuts texts and counts what it lists."""

    #: The fields that are shown; by default all.
    _brief: ClassVar[tuple[str, ...]] = ()

    def __repr__(self) -> str:
        names = self._brief or self.__struct_fields__
        held = ((name, getattr(self, name)) for name in names)
        shown = (f"{name}={_shown(value)}" for name, value in held if not _is_empty(value))
        return f"{type(self).__name__}({', '.join(shown)})"


def _is_empty(value: object) -> bool:
    if value is None or value is False or value is msgspec.UNSET:
        return True
    return isinstance(value, str | tuple | dict) and not value


def _shown(value: object) -> str:
    if isinstance(value, str):
        return repr(value if len(value) <= _TEXT_SHOWN else f"{value[: _TEXT_SHOWN - 1]}…")
    if not isinstance(value, tuple | dict):
        return repr(value)
    if len(value) <= _LISTED and all(isinstance(one, str | int) for one in value):
        return f"[{', '.join(map(_shown, value))}]"
    return f"<{len(value)}>"
