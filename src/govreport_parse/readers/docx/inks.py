"""Text in the colour of what is behind it, or without size: a document shows it as little as hidden text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lxml.etree import SubElement

from govreport_parse.readers.colours import ALIKE, apart
from govreport_parse.readers.docx.names import (
    CELL,
    COLOUR,
    HIGHLIGHT,
    PARAGRAPH,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    SHADING,
    SIZE,
    STYLE,
    TABLE,
    TABLE_STYLE,
    TEXT,
    TEXT_BOX,
    VALUE,
    VANISHED,
)
from govreport_parse.readers.docx.parts import may_name
from govreport_parse.readers.docx.styles import (
    UNKNOWN,
    WHITE,
    Look,
    Styles,
    colour_of,
    inherited,
    is_tiny,
    shade_of,
)
from govreport_parse.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Inks", "hide_unseen", "is_unseen", "property_of"]

_COLOUR = lazy_pattern("[0-9A-F]{6}")
# Of text without a fill, as a part spells it.
_NO_FILL = b"noFill"
_UNFILLED = (
    "{http://schemas.microsoft.com/office/word/2010/wordml}textFill/"
    "{http://schemas.microsoft.com/office/word/2010/wordml}noFill"
)
# A size that may be too small to be seen, as a part spells it; :func:`is_tiny` decides.
_TINY = lazy_pattern(rb"""sz(?<=[<:]sz)\s[^<>]*["'][012.]{1,9}(?:pt)?["']""")
# What is set behind a run from without, the innermost first.
_AROUND = (PARAGRAPH, CELL, TABLE, TEXT_BOX)


class Inks:
    """In which colour a run is set, and on which."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[str, Look] = {}  # by style

    def ink(self, run: _Element) -> str:
        """The colour of a run's text in hexadecimal; empty for one that is seen on any ground."""
        properties = next(run.iterchildren(RUN_PROPERTIES), None)
        own = None if properties is None else next(properties.iterchildren(COLOUR), None)
        given = self._styled(run, COLOUR) if own is None else colour_of(own)
        return given if _COLOUR.fullmatch(given) else ""

    def ground(self, run: _Element) -> str:
        """The colour behind a run; ``?`` where a table's style or a drawing may bring another."""
        for shade in self._shades(run):
            if shade:
                return shade if _COLOUR.fullmatch(shade) else UNKNOWN
        return WHITE

    def own_ground(self, run: _Element) -> str:
        """What a run, its paragraph or its cell sets behind it; empty for nothing."""
        return next((shade for shade in self._shades(run) if shade not in ("", UNKNOWN)), "")

    def names(self, run: _Element, tag: str) -> bool:
        """Whether a run's own properties or its character style say something of `tag`."""
        if property_of(run, RUN_PROPERTIES, tag) is not None:
            return True
        style = _style_of(run, RUN_PROPERTIES, RUN_STYLE)
        return tag in self._of_style(style) or tag in self._styles.looks.get(style or " ", {})

    def _shades(self, run: _Element) -> Iterator[str]:
        """What is behind a run, the nearest first; empty where nothing is set."""
        properties = next(run.iterchildren(RUN_PROPERTIES), None)
        if properties is not None:
            yield from map(shade_of, properties.iterchildren(HIGHLIGHT))
            yield from map(shade_of, properties.iterchildren(SHADING))
        yield self._of_style(_style_of(run, RUN_PROPERTIES, RUN_STYLE)).get(SHADING, "")
        for owner in run.iterancestors(*_AROUND):
            if owner.tag == TEXT_BOX:
                yield UNKNOWN
            for held in owner.iterchildren(f"{owner.tag}Pr"):
                yield from map(shade_of, held.iterchildren(SHADING))
            if owner.tag == PARAGRAPH:
                style = _style_of(owner, f"{PARAGRAPH}Pr", STYLE)
                yield self._of_style(style or "").get(SHADING, "")
            elif owner.tag == TABLE and owner.find(f"{TABLE}Pr/{TABLE_STYLE}") is not None:
                yield UNKNOWN

    def _styled(self, run: _Element, tag: str) -> str:
        """What the styles of a run and of its paragraph say."""
        own = self._of_style(_style_of(run, RUN_PROPERTIES, RUN_STYLE))
        if tag in own:
            return own[tag]
        paragraph = next(run.iterancestors(PARAGRAPH), None)
        style = None if paragraph is None else _style_of(paragraph, f"{PARAGRAPH}Pr", STYLE)
        return self._of_style(style or "").get(tag, "")

    def _of_style(self, style: str | None) -> Look:
        if style is None:
            return {}
        if style not in self._known:
            self._known[style] = inherited(style, self._styles.settings, self._styles.bases)
        return self._known[style]

    def setting(self, run: _Element, tag: str) -> str:
        """What a run's properties or its styles say of `tag`, empty for nothing."""
        own = property_of(run, RUN_PROPERTIES, tag)
        return self._styled(run, tag) if own is None else own.get(VALUE, "")

    def suspects(self, body: _Element) -> Iterator[tuple[_Element, str]]:
        """The runs whose ink is as any ground is: most documents have few of either, and no such."""
        colours = list(body.iter(COLOUR))
        settings = self._styles.settings.values()
        of_styles = {said[COLOUR] for said in settings if COLOUR in said}
        grounds = {shade_of(each) for each in body.iter(SHADING, HIGHLIGHT)}
        grounds |= {said[SHADING] for said in settings if SHADING in said}
        grounds.add(WHITE)
        inks = {WHITE, *of_styles, *(each.get(VALUE, "").upper() for each in colours)}
        unseen = {ink for ink in inks if any(is_unseen(ink, ground) for ground in grounds)}
        styled = not unseen.isdisjoint(of_styles)
        runs: Iterable[_Element | None] = body.iter(RUN) if styled else map(_run_of, colours)
        for run in runs:
            if run is not None and (ink := self.ink(run)) in unseen:
                yield run, ink

    def tiny(self, body: _Element, xml: bytes) -> Iterator[_Element]:
        """The runs that are too small to be seen; `xml` is the source of `body`."""
        settings = self._styles.settings.values()
        styled = any(is_tiny(said[SIZE]) for said in settings if SIZE in said)
        runs: Iterable[_Element | None] = body.iter(RUN) if styled else ()
        if not styled and (_TINY.search(xml) or b"\0" in xml):  # of one in UTF-16 it is not known
            runs = map(_run_of, body.iter(SIZE))
        for run in runs:
            if run is not None and is_tiny(self.setting(run, SIZE)):
                yield run


def hide_unseen(body: _Element, inks: Inks, xml: bytes) -> None:
    """Mark as hidden the runs that cannot be seen; `xml` is the source of `body`.

    A style of a table may bring a shading: on one, white is hidden only where its paragraph prints text in
    another colour as well, which a dark ground would hide.
    """
    for run, ink in inks.suspects(body):
        ground = inks.ground(run)
        if is_unseen(ink, ground) or (
            ground == UNKNOWN
            and ink == WHITE
            and _is_in_styled_table(run)
            and _stands_beside_seen_text(run, inks)
        ):
            _hide(run)
    for run in list(inks.tiny(body, xml)):
        _hide(run)
    if may_name(xml, _NO_FILL):
        for run in body.iter(RUN):
            if run.find(f"{RUN_PROPERTIES}/{_UNFILLED}") is not None:
                _hide(run)


def _run_of(said: _Element) -> _Element | None:
    """The run whose property this is; None for that of a paragraph's mark, or of a tracked change."""
    properties = said.getparent()
    run = None if properties is None else properties.getparent()
    return run if run is not None and run.tag == RUN else None


def _hide(run: _Element) -> None:
    properties = run.find(RUN_PROPERTIES)
    if properties is None:
        properties = run.makeelement(RUN_PROPERTIES)
        run.insert(0, properties)
    for own in properties.findall(VANISHED):
        properties.remove(own)
    SubElement(properties, VANISHED)


def is_unseen(ink: str, ground: str) -> bool:
    """Whether text in one colour is not seen on another, both in hexadecimal; no for what is not known."""
    if not (_COLOUR.fullmatch(ink) and _COLOUR.fullmatch(ground)):
        return False
    return apart(ink, ground) <= ALIKE


def property_of(owner: _Element, properties: str, tag: str) -> _Element | None:
    """What the properties of a run or a paragraph say of `tag`: many times as fast as a path is found."""
    for held in owner.iterchildren(properties):
        for said in held.iterchildren(tag):
            return said
    return None


def _style_of(owner: _Element, properties: str, tag: str) -> str | None:
    style = property_of(owner, properties, tag)
    return None if style is None else style.get(VALUE, "")


def _is_in_styled_table(run: _Element) -> bool:
    return any(
        table.find(f"{TABLE}Pr/{TABLE_STYLE}") is not None for table in run.iterancestors(TABLE)
    )


def _stands_beside_seen_text(run: _Element, inks: Inks) -> bool:
    paragraph = next(run.iterancestors(PARAGRAPH), None)
    others = () if paragraph is None else (each for each in paragraph.iter(RUN) if each is not run)
    return any(
        inks.ink(each) != WHITE
        and any((text.text or "").strip() for text in each.iterchildren(TEXT))
        for each in others
    )
