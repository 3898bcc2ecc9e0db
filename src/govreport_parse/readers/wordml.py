"""WordprocessingML of what another format of Word's says, so that one reader decides what of it prints.

A ``.doc`` and an RTF file know the same runs, paragraphs, cells and lists as a DOCX and write them
otherwise. Their readers say here what they find; :mod:`govreport_parse.readers.docx` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from xml.sax.saxutils import escape

import msgspec

from govreport_parse.model.document import LOST
from govreport_parse.readers.docx.counting import CODES
from govreport_parse.readers.docx.names import W
from govreport_parse.readers.docx.package import Package
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "Level",
    "Line",
    "List",
    "Look",
    "Style",
    "hexadecimal",
    "package_of",
    "paragraph_properties",
]

#: What a run or a style sets otherwise than usual, by the names that WordprocessingML has: ``vanish`` → ``1``.
Look = Mapping[str, str]
_ROOT = f'xmlns:w="{W.strip("{}")}" xml:space="preserve"'
# What XML cannot hold, and the noncharacters by which readers mark what they leave out.
_UNWRITABLE = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LEVELS = 9


def hexadecimal(red: int, green: int, blue: int) -> str:
    """A colour as WordprocessingML writes it."""
    return f"{red:02X}{green:02X}{blue:02X}"


class Line:
    """The runs of a paragraph, gathered in order; what adjoins and looks alike becomes one run."""

    def __init__(self) -> None:
        self._runs: list[str] = []
        self._text: list[str] = []
        self._look: tuple[Look, bool] = ({}, False)

    def text(self, text: str, look: Look, *, deleted: bool = False) -> None:
        """Printed text."""
        if self._look != (look, deleted):
            self._close()
            self._look = (look, deleted)
        self._text.append(text)

    def begin(self, text: str) -> None:
        """Text before all others."""
        self._runs.insert(0, _run(f"<w:t>{_written(text)}</w:t>", {}, deleted=False))

    def element(self, xml: str, look: Look, *, deleted: bool = False) -> None:
        """What a run holds beside text, as WordprocessingML."""
        self._close()
        self._runs.append(_run(xml, look, deleted=deleted))

    def xml(self, properties: str = "") -> str:
        """The paragraph, with what :func:`paragraph_properties` gives."""
        self._close()
        return f"<w:p>{properties}{''.join(self._runs)}</w:p>"

    def _close(self) -> None:
        if self._text:
            look, deleted = self._look
            written = f"<w:t>{_written(''.join(self._text))}</w:t>"
            self._runs.append(_run(written, look, deleted=deleted))
            self._text = []

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self._runs or self._text)


def _written(text: str) -> str:
    return escape(_UNWRITABLE.sub(LOST, text))


def _quoted(text: str) -> str:
    return escape(_UNWRITABLE.sub(LOST, text), {'"': "&quot;"})


def _run(inner: str, look: Look, *, deleted: bool) -> str:
    run = f"<w:r>{_run_properties(tuple(look.items()))}{inner}</w:r>"
    return f"<w:del>{run}</w:del>" if deleted else run


@lru_cache(maxsize=512)
def _run_properties(look: tuple[tuple[str, str], ...]) -> str:
    if not look:
        return ""
    held = "".join(
        f'<w:shd w:val="clear" w:fill="{escape(value)}"/>'
        if tag == "shd"
        else f'<w:{tag} w:val="{escape(value)}"/>'
        for tag, value in look
    )
    return f"<w:rPr>{held}</w:rPr>"


def paragraph_properties(
    style: int = 0,
    number: tuple[int, int] | None = None,
    fill: str = "",
    *,
    deleted: bool = False,
) -> str:
    """The properties of a paragraph.

    Parameters
    ----------
    style
        The number of its style, 0 for the usual one.
    number
        The id of its list, 0 for none, and the level there, from 0.
    fill
        The colour behind it.
    deleted
        Its mark was deleted.
    """
    held = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        held += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    if fill:
        held += f'<w:shd w:val="clear" w:fill="{fill}"/>'
    if deleted:
        held += "<w:rPr><w:del/></w:rPr>"
    return f"<w:pPr>{held}</w:pPr>" if held else ""


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """A style of paragraphs or of characters.

    `base`: the id of the one that it is based on; `outline`: the level of headings, from 0.
    """

    id: str
    name: str
    of_paragraphs: bool
    base: str | None = None
    look: Look = {}
    outline: int | None = None
    number: tuple[int, int] | None = None
    fill: str = ""


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """How a level of a list is numbered.

    Attributes
    ----------
    code
        The format's, as ``.doc``, RTF and Word 2003 number them, or its name.
    text
        What is printed; a character below U+0009 stands for the count of the level of its code.
    start
        The first count.
    apart
        A blank or tab follows.
    restarts
        Before which level's paragraphs it begins anew; None for any higher one.
    legal
        All counts in it are decimal.
    hidden
        It does not print.
    """

    code: int | str
    text: str
    start: int = 1
    apart: bool = True
    restarts: int | None = None
    legal: bool = False
    hidden: bool = False


class List(msgspec.Struct, frozen=True, kw_only=True):
    """What paragraphs refer to as their list.

    Attributes
    ----------
    definition
        Which definition it counts with: lists of one definition count together.
    levels
        Those that it has otherwise than its definition, by number.
    starts
        First counts that it has otherwise.
    """

    definition: int
    levels: Mapping[int, Level] = {}
    starts: Mapping[int, int] = {}


def _level(number: int, level: Level) -> str:
    text = re.sub("[\0-\x08]", lambda place: f"%{ord(place[0]) + 1}", level.text)
    code = str(level.code)
    held = (
        f'<w:start w:val="{level.start}"/><w:numFmt w:val="{_quoted(CODES.get(code, code))}"/>'
        f'<w:lvlText w:val="{_quoted(text)}"/>'
    )
    if not level.apart:
        held += '<w:suff w:val="nothing"/>'
    if level.restarts is not None:
        held += f'<w:lvlRestart w:val="{level.restarts}"/>'
    if level.legal:
        held += "<w:isLgl/>"
    if level.hidden:
        held += "<w:rPr><w:vanish/></w:rPr>"
    return f'<w:lvl w:ilvl="{number}">{held}</w:lvl>'


def _numbering(definitions: Mapping[int, Sequence[Level]], lists: Mapping[int, List]) -> str:
    written = [
        f'<w:abstractNum w:abstractNumId="{number}">'
        f"{''.join(_level(k, level) for k, level in enumerate(levels[:_LEVELS]))}</w:abstractNum>"
        for number, levels in definitions.items()
    ]
    for number, each in lists.items():
        held = f'<w:abstractNumId w:val="{each.definition}"/>'
        for k in sorted({*each.levels, *each.starts}):
            start = each.starts.get(k)
            held += f'<w:lvlOverride w:ilvl="{k}">'
            held += "" if start is None else f'<w:startOverride w:val="{start}"/>'
            held += _level(k, each.levels[k]) if k in each.levels else ""
            held += "</w:lvlOverride>"
        written.append(f'<w:num w:numId="{number}">{held}</w:num>')
    return f"<w:numbering {_ROOT}>{''.join(written)}</w:numbering>"


def _style(style: Style) -> str:
    kind = "paragraph" if style.of_paragraphs else "character"
    usual = ' w:default="1"' if style.of_paragraphs and style.id == "0" else ""
    held = f'<w:name w:val="{_quoted(style.name)}"/>'
    if style.base is not None:
        held += f'<w:basedOn w:val="{style.base}"/>'
    inner = paragraph_properties(number=style.number, fill=style.fill)
    if style.outline is not None:
        level = f'<w:outlineLvl w:val="{style.outline}"/>'
        inner = f"<w:pPr>{level}{inner.removeprefix('<w:pPr>').removesuffix('</w:pPr>')}</w:pPr>"
    held += inner + _run_properties(tuple(style.look.items()))
    return f'<w:style w:type="{kind}"{usual} w:styleId="{style.id}">{held}</w:style>'


def package_of(
    body: str,
    styles: Iterable[Style],
    definitions: Mapping[int, Sequence[Level]],
    lists: Mapping[int, List],
    title: str | None,
) -> Package:
    """The document of a body, styles and lists.

    Parameters
    ----------
    body
        Paragraphs and tables as WordprocessingML.
    styles
        Of paragraphs and of characters; that of paragraphs that name none has the id ``0``.
    definitions, lists
        By their ids.
    title
        The title that the file carries beside its text.
    """
    return Package(
        document=f"<w:document {_ROOT}><w:body>{body}</w:body></w:document>".encode(),
        styles=f"<w:styles {_ROOT}>{''.join(map(_style, styles))}</w:styles>".encode(),
        numbering=_numbering(definitions, lists).encode() if lists else None,
        title=title or None,
    )
