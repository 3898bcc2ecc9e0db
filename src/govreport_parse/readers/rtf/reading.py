"""One pass over an RTF file: groups and what they are, words, characters."""

from __future__ import annotations

import copy
from collections.abc import Callable

from govreport_parse.model import limits
from govreport_parse.model.document import LOST
from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.rtf import charsets
from govreport_parse.readers.rtf.destinations import (
    CHARACTERS,
    ELEMENTS,
    PASSED,
    READ,
    SIGNS,
    STRUCTURES,
)
from govreport_parse.readers.rtf.headers import HEADING, Headers
from govreport_parse.readers.rtf.rows import DECLARING
from govreport_parse.readers.rtf.state import (
    SCRIPTS,
    SETTING,
    State,
    set_character,
    set_paragraph,
)
from govreport_parse.readers.rtf.text import Text
from govreport_parse.readers.rtf.tokens import (
    OPEN,
    SIGN,
    TEXT,
    WORD,
    BrokenSource,
    Tokens,
)

__all__ = ["Reading"]

# Words and signs in place of which an element stands.
_ELEMENTS = {
    b"line": "<w:br/>", b"lbr": "<w:br/>", b"page": "<w:br/>", b"column": "<w:br/>", b"tab": "<w:tab/>",
    **dict.fromkeys((b"chpgn", b"sectnum", b"chdate", b"chdpl", b"chdpa", b"chtime"), "<w:pgNum/>"),
    b"chftn": "<w:footnoteReference/>",
}  # fmt: skip
_ELEMENTS_OF_SIGNS = {
    b"_": "<w:noBreakHyphen/>", b"-": "<w:softHyphen/>", b"\t": "<w:tab/>",
}  # fmt: skip
_ENDS = frozenset({b"nestrow", b"nestcell", b"cell", b"row", b"par", b"sect"})
_GENERAL = frozenset({b"u", b"uc", b"bin", b"rtf", b"footnote", *SCRIPTS})
_KNOWN = frozenset({
    *PASSED, *READ, *ELEMENTS, *STRUCTURES, *CHARACTERS, *_ELEMENTS, *_ENDS, *_GENERAL, *HEADING, *SETTING, *DECLARING,
})  # fmt: skip
_TRUNCATED = "the file ends in the midst"


class Reading:
    """One pass over a file.

    Attributes
    ----------
    headers
        What it says before its text.
    """

    def __init__(self, data: bytes) -> None:
        self.headers: Headers = Headers()
        self._tokens = Tokens(data)
        self._state = State(sink="nothing")
        self._end: Callable[[], None] | None = None  # what is done where the group at hand ends
        self._groups: list[tuple[State, Callable[[], None] | None]] = []
        self._texts = [Text()]
        self._bytes = bytearray()
        self._high: int | None = None  # the first half of a character beyond the first plane
        self._skip = 0

    def body(self) -> str:
        """The body in WordprocessingML.

        Raises
        ------
        BrokenSource
            For a file that ends in the midst, or goes on after its end.
        LimitExceeded
            Without a file's name, for more than any report has.
        """
        for kind, what, number in self._tokens:
            if kind == TEXT:
                self._take(what)
            elif self._skip and kind in (WORD, SIGN):
                self._skip -= 1
            elif kind == WORD and what not in _KNOWN and not self._state.may_be_ignored:
                continue  # most words are of no matter here
            elif kind == WORD and what == b"u":
                self._flush()
                self._unicode((number or 0) & 0xFFFF)
            else:
                self._settle()
                self._turn(kind, what, number)
                if not self._groups:
                    break
        if self._groups:
            raise BrokenSource(_TRUNCATED)
        if self._tokens.rest().strip(b"\r\n\t \0\x1a"):
            raise BrokenSource("it goes on after its end")
        return self._texts[0].xml(self._state, self.headers)

    def _turn(self, kind: int, what: bytes, number: int | None) -> None:
        if kind == WORD:
            self._word(what, number)
        elif kind == SIGN:
            self._sign(what)
        elif kind == OPEN:
            self._groups.append((self._state, self._end))
            limits.require(limits.RTF_GROUPS, len(self._groups))
            self._state, self._end = copy.copy(self._state), None
            if self._state.sink == "stylesheet":
                self._state.sink, self._end = "style", self.headers.style_ended
            elif self._state.sink == "style":
                self._state.sink = "nothing"
        else:
            if self._end is not None:
                self._end()
            self._state, self._end = self._groups.pop()

    # Characters.

    def _take(self, data: bytes) -> None:
        if self._high is not None and not self._skip:
            self._settle()
        if self._skip:
            passed = min(self._skip, len(data))
            self._skip -= passed
            data = data[passed:]
        self._bytes += data

    def _unicode(self, code: int) -> None:
        high, self._high = self._high, None
        if high is not None and 0xDC00 <= code < 0xE000:
            self._put(chr(0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00))
        else:
            if high is not None:
                self._put(LOST)
            if 0xD800 <= code < 0xDC00:
                self._high = code
            else:
                self._put(chr(code))
        self._skip = self._state.skipped

    def _settle(self) -> None:
        """What is gathered becomes text: a word follows, a group begins or ends."""
        self._skip = 0
        if self._high is not None:
            self._high = None
            self._put(LOST)
        self._flush()

    def _flush(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        codec = self.headers.codec_of(self._state.font)
        if codec == charsets.SIGNS:
            for _ in data.strip():
                self._element("<w:sym/>")
            return
        self._put(charsets.decoded(data, codec, self.headers.codec))

    def _put(self, text: str) -> None:
        """Text, where the group's goes."""
        match self._state.sink:
            case "body":
                self._texts[-1].add(text, self._state)
            case "code":
                self._texts[-1].instruction(text)
            case "listtext":
                self._texts[-1].listed += text
            case "pntext":
                self._texts[-1].typed += text
            case "colortbl":
                self.headers.colours(text)
            case "style":
                self.headers.named(text)
            case "leveltext":
                self.headers.level_text(text)
            case "title":
                self.headers.title += text

    def _element(self, xml: str) -> None:
        if self._state.sink == "body":
            self._texts[-1].element(xml, self._state)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._state.may_be_ignored = True
        elif sign in (b"\r", b"\n"):
            self._word(b"par", None)
        elif sign in SIGNS:
            self._put(SIGNS[sign])
        elif sign in _ELEMENTS_OF_SIGNS:
            self._element(_ELEMENTS_OF_SIGNS[sign])
        elif sign == b"'":
            self._put(LOST)  # a byte that is not written as one

    # Words.

    def _word(self, word: bytes, number: int | None) -> None:
        state = self._state
        ignorable, state.may_be_ignored = state.may_be_ignored, False
        if self._begins_group(word, ignorable=ignorable):
            return
        headers, colour = self.headers, self.headers.colour
        if state.sink == "fonttbl":
            headers.fonttbl(word, number)
        elif state.sink == "colortbl":
            headers.colortbl(word, number)
        elif state.sink == "style":
            headers.stylesheet(word, number)
        elif state.sink == "listtable":
            headers.listtable(word, number)
        elif word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif word in _ELEMENTS:
            self._element(_ELEMENTS[word])
        elif self._is_general(word, number) or self._ends(word):
            return
        elif not set_character(state, word, number, colour) and not set_paragraph(
            state, word, number, colour
        ):
            self._texts[-1].rows.take(word, number, colour, inner=state.is_inner)

    def _is_general(self, word: bytes, number: int | None) -> bool:
        """Take a word that sets neither characters nor paragraphs; whether it is one."""
        if word == b"f":
            self._state.font = number
        elif word in SCRIPTS:
            self._state.script = word
        elif word == b"uc":
            self._state.skipped = max(number or 0, 0)
        elif word == b"bin":
            self._tokens.take(number or 0)
        elif word == b"rtf":
            self._state.sink = "body"
        elif word in (b"ansicpg", b"mac", b"pc", b"pca", b"deff"):
            self.headers.document(word, number)
        else:
            return False
        return True

    def _ends(self, word: bytes) -> bool:
        """Take a word that ends a paragraph, cell or row; whether it is one."""
        text, state, headers = self._texts[-1], self._state, self.headers
        if word in (b"nestrow", b"nestcell", b"cell", b"row"):
            end = text.row if word.endswith(b"row") else text.cell
            if state.sink == "body" or state.is_inner:
                end(state, headers, inner=word.startswith(b"nest"))
        elif word in (b"par", b"sect"):
            if state.sink == "body":
                text.paragraph(state, headers)
        else:
            return False
        return True

    # Groups.

    def _begins_group(self, word: bytes, *, ignorable: bool) -> bool:
        """Take the word that says what a group is; whether it is one."""
        state = self._state
        passed = word in PASSED or word == b"footnote" or (state.sink == "upr" and word != b"ud")
        if word == b"footnote" and state.sink == "body":
            self._texts[-1].note(state)
        if word in STRUCTURES or word in ELEMENTS:
            passed = True
            if word in STRUCTURES:
                self._put(OBJECT)
            else:
                self._element(ELEMENTS[word])
        if not passed and word not in READ and ignorable:
            passed = True
        if passed and len(self._groups) > 1:
            self._tokens.pass_group()
            return True
        if word not in READ:
            return passed
        self._enter(word, READ[word])
        return word not in (b"list", b"listlevel", b"listoverride", b"lfolevel")

    def _enter(self, word: bytes, sink: str) -> None:
        """A group that is read begins."""
        state, text = self._state, self._texts[-1]
        if sink in ("field", "result", "code"):
            if state.sink in ("body", "code"):
                self._enter_field(sink)
        elif sink == "box":
            self._texts.append(Text())
            self._state = State(sink="body", skipped=state.skipped)
            self._end = self._box_ended
        elif sink == "listtable":
            state.sink = sink
            self._end = lambda: self.headers.ended(word.decode())
        elif sink == "inner row":
            state.sink, state.is_inner = "nothing", True
        elif sink == "body":  # the second form of what is written twice
            state.sink = self._groups[-2][0].sink
        elif sink != "as before":
            if sink == "listtext":
                text.listed = ""
            elif word == b"shp":
                self._element("<w:pict/>")
            state.sink = sink

    def _enter_field(self, part: str) -> None:
        if part == "code":
            self._state.sink = "code"
        else:
            self._mark("begin" if part == "field" else "separate")
        if part == "field":
            self._end = lambda: self._mark("end")

    def _mark(self, kind: str) -> None:
        self._texts[-1].element(f'<w:fldChar w:fldCharType="{kind}"/>', self._state, marks=True)

    def _box_ended(self) -> None:
        """A text box stands in the line where it is anchored."""
        inner = self._texts.pop().xml(self._state, self.headers)
        held = f"<w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict>"
        self._texts[-1].element(held, State())
