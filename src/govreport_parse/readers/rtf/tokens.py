"""The source of an RTF file in tokens: groups, control words, characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from govreport_parse.model import limits
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["CLOSE", "OPEN", "SIGN", "TEXT", "WORD", "BrokenSource", "Token", "Tokens"]

OPEN, CLOSE, WORD, SIGN, TEXT = range(5)
_TOKEN = lazy_pattern(
    rb"\\([a-zA-Z]{1,64})(-?[0-9]{1,12})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
# What ends a group that is passed over: all else in it, pictures by the megabyte, is no matter.
_PASSED = lazy_pattern(rb"\\bin([0-9]{1,9})[ ]?|\\[^a-zA-Z]|([{}])", re.DOTALL)


class BrokenSource(Exception):
    """What a file says cannot be, or it ends in the midst."""


#: A token: its kind; the word, sign or bytes; the number of a word.
Token: TypeAlias = tuple[int, bytes, int | None]


class Tokens:
    """The tokens of a file, in order.

    Parameters
    ----------
    data
        The file.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __iter__(self) -> Iterator[Token]:
        """Each token.

        Raises
        ------
        BrokenSource
            At a backslash that ends the file.
        LimitExceeded
            Without a file's name, for more than any report has.
        """
        data, end, count = self._data, len(self._data), 0
        while self._at < end:
            match = _TOKEN.match(data, self._at)
            if match is None:
                raise BrokenSource("the file ends in the midst")
            self._at = match.end()
            word, number, byte, sign, brace, text = match.groups()
            if text is not None:
                yield TEXT, text, None
            elif word is not None:
                count += 1
                limits.require(limits.RTF_WORDS, count)
                yield WORD, word, None if number is None else int(number)
            elif byte is not None:
                yield TEXT, bytes.fromhex(byte.decode()), None
            elif brace is not None:
                yield OPEN if brace == b"{" else CLOSE, brace, None
            elif sign is not None:
                yield SIGN, sign, None

    def take(self, count: int) -> None:
        """Pass over bytes that are no source."""
        self._at += max(count, 0)

    def pass_group(self) -> None:
        """Pass over the rest of the group at hand, up to the brace that closes it.

        Raises
        ------
        BrokenSource
            Where none does.
        """
        depth = 0
        while (match := _PASSED.search(self._data, self._at)) is not None:
            self._at = match.end()
            if match[1] is not None:
                self._at += int(match[1])
            elif match[2] == b"{":
                depth += 1
            elif match[2] == b"}":
                if depth == 0:
                    self._at -= 1
                    return
                depth -= 1
        raise BrokenSource("a group does not end")

    def rest(self) -> bytes:
        """What has not been taken yet."""
        return self._data[self._at :]
