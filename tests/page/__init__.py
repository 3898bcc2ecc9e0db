"""Pages made of a few lines and tables, without a reader."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model.document import Block, Document, Paragraph, Source, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.model.page import Page
from govreport_parse.page.furniture import find_page

SOURCE = Source(name="页.html", format="html", sha256="", size=0)
# Prose that no page's furniture is like.
PROSE = (
    "根据《中华人民共和国政府信息公开条例》的规定，现将青石区教育局政府信息公开工作情况报告如下。"
)


def blocks(*lines: str | Block) -> tuple[Block, ...]:
    """Blocks; a text stands for a plain paragraph."""
    return tuple(Paragraph(text=line) if isinstance(line, str) else line for line in lines)


def table(*rows: Sequence[str]) -> Table:
    """A table of the given texts."""
    return expand_grid([[RawCell(text=text) for text in row] for row in rows])


def document(*lines: str | Block) -> Document:
    """A document of the given blocks."""
    return Document(source=SOURCE, blocks=blocks(*lines))


def page(*lines: str | Block) -> Page:
    """The page that is found in the given blocks."""
    return find_page(document(*lines))


def texts(found: Page) -> list[str]:
    """The paragraphs that are kept; "table" for a table."""
    return [block.text if isinstance(block, Paragraph) else "table" for block in found.blocks]
