"""One pass over a body: the properties that change what prints, and what is more than plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govreport_parse.readers.docx.names import (
    BOLD,
    CELL,
    CELL_DELETED,
    CELL_PROPERTIES,
    CHUNKS,
    DELETED,
    FIELD_CHAR,
    GRID_AFTER,
    GRID_BEFORE,
    LITERALS,
    MATH_TEXT,
    MERGE,
    MERGE_ACROSS,
    NUMBERED,
    OBJECTS,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    POSITION,
    RAISED,
    ROW_HIDDEN,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    SPAN,
    STRUCK,
    STRUCK_TWICE,
    STRUCTURES,
    STYLE,
    TAB_STOPS,
    TEXT_BOX,
    TURNED,
    UNPRINTED,
    VANISHED,
    W,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Survey"]

# The properties that are asked for, and what holds them: runs, paragraphs, cells and rows have
# many others.
_CHANGING = frozenset({
    BOLD, CELL_DELETED, DELETED, GRID_AFTER, GRID_BEFORE, MERGE, MERGE_ACROSS, NUMBERED, POSITION,
    RAISED, ROW_HIDDEN, RUN_STYLE, SPAN, STRUCK, STRUCK_TWICE, STYLE, VANISHED,
})  # fmt: skip
_HOLDERS = frozenset({PARAGRAPH_PROPERTIES, RUN_PROPERTIES, CELL_PROPERTIES, ROW_PROPERTIES})
# What a paragraph holds that is not plain: anything printed otherwise than by ``w:t``, or that
# keeps a ``w:t`` from printing.
_ELABORATE = (UNPRINTED - _HOLDERS - {f"{W}rPrChange"}) | {
    *(MATH_TEXT, TURNED, *STRUCTURES, FIELD_CHAR, TEXT_BOX, *CHUNKS, *OBJECTS, *LITERALS)
}


class Survey:
    """What one pass over a body finds of properties and of what is not plain.

    Attributes
    ----------
    properties
        The properties that change what prints, of runs, paragraphs, cells and rows by tag; of
        equals, the first. The mark of a paragraph is a run of its own in its properties: where that
        is deleted, the paragraph has ``w:del``.
    elaborate
        Paragraphs of which more prints than the text of their runs, or less; cells that show something
        other than text.
    """

    def __init__(self, body: _Element) -> None:
        self.properties: dict[_Element, dict[str, _Element]] = {}
        self.elaborate: set[_Element] = set()
        for item in body.iter(*_CHANGING, *_ELABORATE):
            holder = item.getparent()
            if holder is None:
                continue
            tag = str(item.tag)
            if holder.tag in _HOLDERS:
                if tag in _CHANGING:
                    self._note(holder, tag, item)
            elif tag in _ELABORATE and holder.tag != TAB_STOPS:
                self._mark(holder, shows=tag in OBJECTS or tag in CHUNKS)

    def _note(self, holder: _Element, tag: str, item: _Element) -> None:
        owner = holder.getparent()
        if owner is None:
            return
        if owner.tag == PARAGRAPH_PROPERTIES:
            paragraph = owner.getparent()
            if paragraph is not None and tag == DELETED:
                self.properties.setdefault(paragraph, {}).setdefault(DELETED, item)
            return
        self.properties.setdefault(owner, {}).setdefault(tag, item)
        if owner.tag == RUN:
            self._mark(owner, shows=False)

    def _mark(self, element: _Element, *, shows: bool) -> None:
        """Note all paragraphs around an element, and the cells where it shows something."""
        around: _Element | None = element
        while around is not None:
            tag = around.tag
            if tag == PARAGRAPH:
                if around in self.elaborate and not shows:
                    return
                self.elaborate.add(around)
            elif tag == CELL and shows:
                self.elaborate.add(around)
            around = around.getparent()
