"""Text in white where nothing dark is behind it: a document shows it as little as hidden text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import SubElement

from govreport_parse.readers.docx.names import (
    CELL,
    COLOUR,
    HIGHLIGHT,
    PARAGRAPH,
    RUN,
    RUN_PROPERTIES,
    SHADING,
    TABLE,
    TABLE_STYLE,
    TEXT,
    VALUE,
    VANISHED,
    W,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["hide_unseen", "may_hold_unseen"]

_WHITE = "FFFFFF"
_NO_SHADING = ("auto", _WHITE, "")
_FILL, _PATTERN = f"{W}fill", ("clear", "nil", "")
# Where a shading may be set that is behind a run.
_AROUND = (PARAGRAPH, CELL, TABLE)


def may_hold_unseen(xml: bytes) -> bool:
    """Whether anything in a part is white: few documents have such text, so that it is asked first."""
    return b"FFFFFF" in xml or b"ffffff" in xml


def hide_unseen(body: _Element) -> None:
    """Mark as hidden the runs in white that cannot be seen.

    On a shading they are seen, and a style of the table may bring one: there they are hidden only
    where their paragraph prints text in another colour as well, which a dark ground would hide.
    """
    for colour in body.iter(COLOUR):
        run = _run_of(colour)
        if run is None or not _is_white(colour) or _is_shaded(run):
            continue
        if _may_be_shaded_by_style(run) and not _stands_beside_seen_text(run):
            continue
        properties = run.find(RUN_PROPERTIES)
        if properties is not None:
            for own in properties.findall(VANISHED):
                properties.remove(own)
            SubElement(properties, VANISHED)


def _run_of(colour: _Element) -> _Element | None:
    """The run whose colour this is; None for that of a paragraph's mark, or of a tracked change."""
    properties = colour.getparent()
    run = None if properties is None else properties.getparent()
    return run if run is not None and run.tag == RUN else None


def _is_white(colour: _Element) -> bool:
    return colour.get(VALUE, "").upper() == _WHITE


def _is_shaded(run: _Element) -> bool:
    owners = [run, *run.iterancestors(*_AROUND)]
    for owner in owners:
        for properties in owner.iterchildren(*(f"{tag}Pr" for tag in (RUN, *_AROUND))):
            if properties.find(HIGHLIGHT) is not None:
                return True
            if any(_is_dark(shading) for shading in properties.iterchildren(SHADING)):
                return True
    return False


def _is_dark(shading: _Element) -> bool:
    fill = shading.get(_FILL, "").upper().replace("AUTO", "auto")
    return fill not in _NO_SHADING or shading.get(VALUE, "") not in _PATTERN


def _may_be_shaded_by_style(run: _Element) -> bool:
    return any(
        table.find(f"{TABLE}Pr/{TABLE_STYLE}") is not None for table in run.iterancestors(TABLE)
    )


def _stands_beside_seen_text(run: _Element) -> bool:
    paragraph = next(run.iterancestors(PARAGRAPH), None)
    others = () if paragraph is None else (each for each in paragraph.iter(RUN) if each is not run)
    return any(
        not any(_is_white(colour) for colour in each.iterfind(f"{RUN_PROPERTIES}/{COLOUR}"))
        and any((text.text or "").strip() for text in each.iterchildren(TEXT))
        for each in others
    )
