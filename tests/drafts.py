"""Drafts of reports as Word documents, as an office writes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import govreport_parse as gp
from govreport_parse.model.document import Block
from govreport_parse.pipeline import prepare
from tests import word
from tests.pages import package

__all__ = ["draft_of", "written"]

_TITLE = (
    "<w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val='32'/></w:rPr>",
    "<w:r>",
)
_RULED = (
    "<w:tblPr><w:tblStyle w:val='TableGrid'/><w:tblW w:w='5000' w:type='pct'/></w:tblPr>",
    "<w:tblPr/>",
)


def draft_of(source: str | Path | bytes) -> bytes:
    """A report of any format as a Word document: its title, paragraphs and tables."""
    page = prepare(gp.read_document(source))
    return written(page.blocks, title=0 if page.title is None else page.title.last + 1)


def written(blocks: Sequence[Block], title: int = 0) -> bytes:
    """Paragraphs and tables as a Word document; so many of the first are its title."""
    head, text = word.body(blocks[:title]), word.body(blocks[title:])
    return package(head.replace(*reversed(_TITLE)) + text.replace(*reversed(_RULED)))
