"""Fields of a document: their results print, not their codes; some show what is stored nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from govreport_parse.readers.docx.names import INSTRUCTION, W

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Fields"]

_KIND = f"{W}fldCharType"
# Codes of entries for indexes and of variables, which show nothing where they stand.
_SILENT = frozenset({"XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "BIBLIOGRAPHY", "ADVANCE"})
# What these show is no text, whether a result is stored or not.
_DRAWN = frozenset({"FORMDROPDOWN", "FORMCHECKBOX"})
# A code begins with its name.
_LONGEST = 64


class _Field(msgspec.Struct):
    """A field that is not ended yet."""

    code: str = ""
    in_code: bool = True

    def name(self) -> str:
        return next(iter(self.code.split()), "").upper()


class Fields:
    """The fields that are open where a body is walked."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def in_code(self) -> bool:
        """Whether text is a part of a code, and does not print."""
        return any(field.in_code for field in self._open)

    def meets(self, element: _Element) -> bool:
        """Take a mark or a code; whether a field ends that shows something which is not stored."""
        if element.tag == INSTRUCTION:
            self._instruct(element.text or "")
            return False
        kind = element.get(_KIND, "")
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_code = False
        elif kind == "end" and self._open:
            ended = self._open.pop()
            name = ended.name()
            unstored = ended.in_code and name not in _SILENT
            return (unstored or name in _DRAWN) and name != "" and not self.in_code
        return False

    def _instruct(self, text: str) -> None:
        if self._open and self._open[-1].in_code and len(self._open[-1].code) < _LONGEST:
            self._open[-1].code += text
