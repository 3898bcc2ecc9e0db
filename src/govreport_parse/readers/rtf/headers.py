"""What an RTF file says before its text: fonts, colours, styles and lists."""

from __future__ import annotations

import re

import msgspec

from govreport_parse.readers.rtf.charsets import codec_of_charset, codec_of_page
from govreport_parse.readers.wordml import Level, List, Style, hexadecimal
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["HEADING", "Headers"]

_HEADING = lazy_pattern(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
#: The words of which the tables are made.
HEADING = frozenset({
    b"ansicpg", b"mac", b"pc", b"pca", b"deff", b"f", b"fcharset", b"cpg", b"red", b"green", b"blue", b"s", b"cs",
    b"ds", b"ts", b"sbasedon", b"outlinelevel", b"listid", b"ls", b"listoverridestartat", b"levelnfc", b"levelnfcn",
    b"levelstartat", b"levelfollow", b"levelnorestart", b"levellegal", b"v",
})  # fmt: skip
_NOTHING_FOLLOWS = 2
_MOST = 2**15


class _Entry(msgspec.Struct):
    """A style that is being read."""

    number: int = 0
    of_paragraphs: bool = True
    base: int | None = None
    outline: int | None = None
    name: str = ""


class _OwnLevel(msgspec.Struct):
    """A level of a list that is being read."""

    code: int = 0
    newer_code: int | None = None
    text: str = ""
    start: int = 1
    follows: int = 0
    always: bool = True
    legal: bool = False
    hidden: bool = False

    def level(self) -> Level:
        text = self.text
        length = ord(text[0]) if text else 0
        shown = text[1 : 1 + length] if len(text) > length else text[1:].removesuffix(";")
        return Level(
            code=self.code if self.newer_code is None else self.newer_code,
            text=shown,
            start=min(max(self.start, 0), _MOST),
            apart=self.follows != _NOTHING_FOLLOWS,
            restarts=None if self.always else 0,
            legal=self.legal,
            hidden=self.hidden,
        )


class _OwnList(msgspec.Struct):
    """A list, or what paragraphs refer to as one, that is being read."""

    number: int = 0
    reference: int = 0
    levels: list[_OwnLevel] = msgspec.field(default_factory=list)
    overrides: list[tuple[bool, int | None, _OwnLevel | None]] = msgspec.field(default_factory=list)


class Headers:
    """The tables before the text, as they are read.

    Attributes
    ----------
    codec
        The document's own charset.
    font
        The number of the font of text that names none.
    title
        The title that it carries beside its text.
    """

    def __init__(self) -> None:
        self.codec: str = "cp1252"
        self.font: int = 0
        self.title = ""
        self._codecs: dict[int, str] = {}
        self._font = 0
        self._colours: list[str] = []
        self._colour: dict[bytes, int] = {}
        self._styles: dict[str, _Entry] = {}
        self._style = _Entry()
        self._lists: dict[int, _OwnList] = {}
        self._references: dict[int, _OwnList] = {}
        self._list = _OwnList()
        self._level = _OwnLevel()
        self._starts_anew = False
        self._start: int | None = None

    def codec_of(self, font: int | None) -> str:
        """The charset of a font, the document's where it has none of its own."""
        return self._codecs.get(self.font if font is None else font, self.codec)

    def colour(self, number: int) -> str:
        """A colour of the table, ``auto`` for the usual one."""
        return self._colours[number] if 0 <= number < len(self._colours) else "auto"

    # Each takes a word that stands in its table.

    def document(self, word: bytes, number: int | None) -> None:
        """A word that holds for the whole document."""
        if word == b"ansicpg":
            self.codec = codec_of_page(number or 0) or self.codec
        elif word in (b"mac", b"pc", b"pca"):
            self.codec = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}[word]
        elif word == b"deff":
            self.font = number or 0

    def fonttbl(self, word: bytes, number: int | None) -> None:
        """Fonts: the number, then the charset."""
        codec = None
        if word == b"f":
            self._font = number or 0
        elif word == b"fcharset":
            codec = codec_of_charset(number or 0)
        elif word == b"cpg":
            codec = codec_of_page(number or 0)
        if codec is not None:
            self._codecs[self._font] = codec

    def colortbl(self, word: bytes, number: int | None) -> None:
        """Colours: the parts of the one at hand."""
        self._colour[word] = min(max(number or 0, 0), 255)

    def colours(self, text: str) -> None:
        """Text of the table of colours, in which a semicolon ends each."""
        for _ in range(text.count(";")):
            parts = [self._colour.get(name) for name in (b"red", b"green", b"blue")]
            known = [part or 0 for part in parts]
            self._colours.append(
                "auto" if parts == [None] * 3 else hexadecimal(known[0], known[1], known[2])
            )
            self._colour = {}

    def stylesheet(self, word: bytes, number: int | None) -> None:
        """Styles: what the one at hand is."""
        style = self._style
        if word in (b"s", b"cs", b"ds", b"ts"):
            style.number, style.of_paragraphs = number or 0, word == b"s"
        elif word == b"sbasedon":
            style.base = number
        elif word == b"outlinelevel":
            style.outline = number

    def named(self, text: str) -> None:
        """Text of the table of styles: the name of the one at hand."""
        self._style.name += text

    def style_ended(self) -> None:
        """The one at hand is as it is."""
        style, self._style = self._style, _Entry()
        style.name = style.name.strip().removesuffix(";")
        heading = _HEADING.fullmatch(style.name)
        if heading is not None and style.outline is None:
            style.outline = int(heading[1]) - 1
        self._styles[_id(style)] = style

    def listtable(self, word: bytes, number: int | None) -> None:
        """Lists and their levels, also those that a reference has otherwise."""
        level = self._level
        if word == b"list":
            self._list = _OwnList()
        elif word == b"listid":
            self._list.number = number or 0
        elif word == b"ls":
            self._list.reference = number or 0
        elif word == b"listlevel":
            self._level = _OwnLevel()
        elif word == b"listoverride":
            self._list = _OwnList()
        elif word == b"lfolevel":
            self._starts_anew, self._start, self._level = False, None, _OwnLevel(code=-1)
        elif word == b"listoverridestartat":
            self._starts_anew = True
        elif word == b"levelnfc":
            level.code = number or 0
        elif word == b"levelnfcn":
            level.newer_code = number or 0
        elif word == b"levelstartat":
            level.start = self._start = number or 0
        else:
            self._levelled(level, word, number)

    @staticmethod
    def _levelled(level: _OwnLevel, word: bytes, number: int | None) -> None:
        if word == b"levelfollow":
            level.follows = number or 0
        elif word == b"levelnorestart":
            level.always = number == 0
        elif word == b"levellegal":
            level.legal = number != 0
        elif word == b"v":
            level.hidden = number != 0

    def level_text(self, text: str) -> None:
        """Text of a level: how long it is, then what is printed."""
        self._level.text += text

    def ended(self, group: str) -> None:
        """A group of the tables of lists is as it is."""
        if group == "list":
            self._lists[self._list.number] = self._list
        elif group == "listlevel":
            self._list.levels.append(self._level)
        elif group == "listoverride":
            self._references[self._list.reference] = self._list
        elif group == "lfolevel":
            formed = self._list.levels.pop() if self._list.levels else None
            self._list.overrides.append((self._starts_anew, self._start, formed))

    # What came of them.

    def styles(self) -> list[Style]:
        """The styles, which say here whether paragraphs are headings: RTF sets all else where it is used."""
        return [
            Style(
                id=key,
                name=entry.name,
                of_paragraphs=entry.of_paragraphs,
                base=None if entry.base is None else _id(entry, entry.base),
                outline=entry.outline if entry.outline in range(6) else None,
            )
            for key, entry in self._styles.items()
        ]

    def definitions(self) -> dict[int, list[Level]]:
        """The lists by number."""
        return {
            number: [level.level() for level in each.levels] for number, each in self._lists.items()
        }

    def lists(self) -> dict[int, List]:
        """What paragraphs refer to, by number."""
        found: dict[int, List] = {}
        for number, each in self._references.items():
            levels = {k: own.level() for k, (_, _, own) in enumerate(each.overrides) if own}
            starts = {
                k: min(max(start or 0, 0), _MOST)
                for k, (anew, start, _) in enumerate(each.overrides)
                if anew
            }
            if each.number in self._lists:
                found[number] = List(definition=each.number, levels=levels, starts=starts)
        return found

    def knows_list(self, number: int | None, level: int) -> bool:
        """Whether paragraphs that refer to a list are numbered by its levels."""
        each = self._references.get(number or 0)
        listed = None if each is None else self._lists.get(each.number)
        return listed is not None and level < len(listed.levels)


def _id(entry: _Entry, number: int | None = None) -> str:
    number = entry.number if number is None else number
    return str(number) if entry.of_paragraphs else f"c{number}"
