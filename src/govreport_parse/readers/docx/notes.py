"""Marks of notes that a document writes itself: text that follows a reference in its run, and is no digit."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from lxml.etree import SubElement

from govreport_parse.readers.docx.names import NOTES, OFF, RAISED, RUN, RUN_PROPERTIES, VALUE, W

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["OWN_MARK", "raise_marks"]

# Of an attribute, as a part spells it.
OWN_MARK = b"customMarkFollows"
_FOLLOWS = f"{W}{OWN_MARK.decode()}"


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
        SubElement(properties, RAISED).set(VALUE, "superscript")
        mark.extend(list(reference.itersiblings()))
        run.addnext(mark)
