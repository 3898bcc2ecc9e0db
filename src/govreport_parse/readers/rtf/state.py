"""How text is set where an RTF file is read: what a group changes ends with it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from govreport_parse.readers.wordml import Look

__all__ = ["SCRIPTS", "SETTING", "State", "set_character", "set_paragraph"]

_TOGGLES = {
    b"b": "b", b"v": "vanish", b"strike": "strike", b"striked": "dstrike",
}  # fmt: skip
_LIFTS = {b"super": "superscript", b"sub": "subscript", b"nosupersub": "baseline"}
# Of numbers, under which name and times what.
_NUMBERS = {
    b"fs": ("sz", 1), b"charscalex": ("w", 1), b"expndtw": ("spacing", 1), b"expnd": ("spacing", 5),
    b"up": ("position", 1), b"dn": ("position", -1),
}  # fmt: skip
_MOVED = 6  # half points, where it is not said by how much
_COLOURS = {b"cf": "color", b"highlight": "shd", b"chcbpat": "shd"}
_NO_LOOK: Look = {}
# LibreOffice sets Chinese characters by words that are those of characters beside them in Word.
_OF_CHINESE = {b"ab": b"b", b"afs": b"fs"}
#: The words that :func:`set_character` and :func:`set_paragraph` take.
SETTING = frozenset({
    *_TOGGLES, *_LIFTS, *_NUMBERS, *_COLOURS, *_OF_CHINESE, b"cs", b"plain", b"deleted", b"mvf",
    b"pard", b"s", b"ls", b"ilvl", b"intbl", b"itap", b"cbpat",
})  # fmt: skip
#: For characters of which kind of script the words hold that follow.
SCRIPTS = (b"loch", b"hich", b"dbch", b"ltrch", b"rtlch")


class State(msgspec.Struct):
    """What holds in a group.

    Attributes
    ----------
    sink
        What becomes of text: the name of a destination.
    look
        How characters are set.
    deleted
        They were deleted, and the change is tracked.
    font, script
        The number of their font, and the kind of script for which words hold.
    skipped
        How many characters follow one that is written as a number, in place of it for old programs.
    style, list, level, fill
        Of paragraphs: the numbers of style, list and level, and the colour behind.
    in_table, depth
        They lie in a table, and in how many where that is said.
    is_inner
        Rows are those of a table in a table.
    may_be_ignored
        The group's first word may be one that nobody knows.
    """

    sink: str = "body"
    script: bytes = b""
    look: Look = _NO_LOOK
    deleted: bool = False
    font: int | None = None
    skipped: int = 1
    style: int = 0
    list: int | None = None
    level: int = 0
    fill: str = ""
    in_table: bool = False
    depth: int | None = None
    is_inner: bool = False
    may_be_ignored: bool = False

    def tables(self) -> int:
        """In how many tables the paragraph lies."""
        return self.depth if self.depth is not None else int(self.in_table)


def set_character(
    state: State, word: bytes, number: int | None, colour: Callable[[int], str]
) -> bool:
    """Take a word that sets characters; whether it is one."""
    value: str
    if state.script == b"dbch":
        word = _OF_CHINESE.get(word, word)
    if word in _TOGGLES:
        tag, value = _TOGGLES[word], "0" if number == 0 else "1"
    elif word in _LIFTS:
        tag, value = "vertAlign", _LIFTS[word]
    elif word in _NUMBERS:
        tag, times = _NUMBERS[word]
        usual = _MOVED if tag == "position" else 24 if tag == "sz" else 0
        value = str((usual if number is None else number) * times)
    elif word in _COLOURS:
        tag, value = _COLOURS[word], colour(number or 0)
    elif word == b"cs":
        tag, value = "rStyle", f"c{number or 0}"
    elif word == b"plain":
        state.look, state.deleted, state.font, state.script = _NO_LOOK, False, None, b""
        return True
    elif word in (b"deleted", b"mvf"):
        state.deleted = number != 0
        return True
    else:
        return False
    if state.look.get(tag) != value:
        state.look = {**state.look, tag: value}
    return True


def set_paragraph(
    state: State, word: bytes, number: int | None, colour: Callable[[int], str]
) -> bool:
    """Take a word that sets paragraphs; whether it is one."""
    match word:
        case b"pard":
            state.style, state.list, state.level, state.fill = 0, None, 0, ""
            state.in_table, state.depth = False, None
        case b"s":
            state.style = number or 0
        case b"ls":
            state.list = number or 0
        case b"ilvl":
            state.level = min(max(number or 0, 0), 8)
        case b"intbl":
            state.in_table = True
        case b"itap":
            state.depth = max(number or 0, 0)
        case b"cbpat":
            fill = colour(number or 0)
            state.fill = "" if fill == "auto" else fill
        case _:
            return False
    return True
