"""Marks of notes that a document writes itself: text after a reference in its run, or a link to a note."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from lxml.etree import SubElement

from govreport_parse.readers.docx.names import (
    NOTES,
    OFF,
    RAISED,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    VALUE,
    W,
)
from govreport_parse.readers.marks import is_mark, names_note

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["LINK", "OWN_MARK", "raise_links", "raise_marks"]

# Of attributes, as a part spells them.
OWN_MARK, LINK = b"customMarkFollows", b"anchor="
_FOLLOWS = f"{W}{OWN_MARK.decode()}"
_HIGH = "superscript"


def raise_marks(body: _Element) -> None:
    """Set what follows such a reference high, in a run of its own: Word leaves that to whoever writes it."""
    for reference in list(body.iter(*NOTES)):
        run = reference.getparent()
        if run is None or run.tag != RUN or reference.get(_FOLLOWS, OFF[0]) in OFF:
            continue
        mark = run.makeelement(RUN)
        properties = SubElement(mark, RUN_PROPERTIES)
        for said in run.iterfind(f"{RUN_PROPERTIES}/*"):
            if said.tag != RAISED:
                properties.append(copy(said))
        SubElement(properties, RAISED).set(VALUE, _HIGH)
        mark.extend(list(reference.itersiblings()))
        run.addnext(mark)


def raise_links(body: _Element) -> None:
    """Set the marks high that link to a note of their document, as pages pasted into Word have them."""
    for link in body.iter(f"{W}hyperlink"):
        text = "".join([each.text or "" for each in link.iter(TEXT)]).strip()
        if not (names_note(link.get(f"{W}anchor", "")) and is_mark(text)):
            continue
        for run in link.iter(RUN):
            properties = run.find(RUN_PROPERTIES)
            if properties is None:
                properties = run.makeelement(RUN_PROPERTIES)
                run.insert(0, properties)
            for said in properties.findall(RAISED):
                properties.remove(said)
            SubElement(properties, RAISED).set(VALUE, _HIGH)
