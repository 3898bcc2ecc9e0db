"""What else reads such pages, and what reading their markup costs at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from importlib import import_module
from typing import Any

import lxml.etree
import lxml.html

from benchmarks import pageset

Reader = Callable[[pageset.Page], Any]


def floor(page: pageset.Page) -> Any:
    """The tree of a page, GB labels read as gb18030."""
    parser = lxml.html.HTMLParser(encoding=page.encoding or None)
    return lxml.html.fromstring(page.data, parser=parser)


def floor_docx(page: pageset.Page) -> Any:
    """zipfile and lxml on document.xml."""
    with zipfile.ZipFile(io.BytesIO(page.data)) as package:
        return lxml.etree.fromstring(package.read("word/document.xml"))


def floor_pdf(page: pageset.Page) -> Any:
    """PDFium's own loading of each page with its text."""
    document = import_module("pypdfium2").PdfDocument(page.data)
    for own in document:
        own.get_textpage().close()
        own.close()
    document.close()


def html(page: pageset.Page) -> str:
    return page.data.decode(page.encoding or "utf-8", errors="replace")


def of_lxml(page: pageset.Page) -> str:
    return str(floor(page).text_content())


def of_soup(page: pageset.Page) -> str:
    soup = import_module("bs4").BeautifulSoup(html(page), "lxml")
    return str(soup.get_text(" "))


def of_pandas(page: pageset.Page) -> str:
    try:
        tables = import_module("pandas").read_html(io.StringIO(html(page)))
    except (
        ImportError,
        ValueError,
    ):  # of a page without tables it asks another parser, and then says that there are none
        return ""
    rows = (row for table in tables for row in [table.columns, *table.itertuples(index=False)])
    return "\n".join(" ".join(map(str, row)) for row in rows)


def of_selectolax(page: pageset.Page) -> str:
    tree = import_module("selectolax.lexbor").LexborHTMLParser(html(page))
    return str(tree.body.text(separator=" "))


def of_trafilatura(page: pageset.Page) -> str:
    return import_module("trafilatura").extract(html(page), include_tables=True) or ""


def of_markitdown(page: pageset.Page) -> str:
    converter = import_module("markitdown").MarkItDown(enable_plugins=False)
    kind = ".html" if page.encoding else ".docx"
    return str(converter.convert_stream(io.BytesIO(page.data), file_extension=kind).text_content)


def of_python_docx(page: pageset.Page) -> str:
    document = import_module("docx").Document(io.BytesIO(page.data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    rows = (row for table in document.tables for row in table.rows)
    return "\n".join([*lines, *(" ".join(cell.text for cell in row.cells) for row in rows)])


def of_reading(page: pageset.Page) -> str:
    """Our own reading alone: paragraphs and tables, before anything is made of them."""
    blocks = import_module("govreport_parse").read_document(page.data).blocks
    texts = ([one.text] if hasattr(one, "text") else one.texts for one in blocks)
    return "\n".join(" ".join(own) for own in texts)


def of_pdfplumber(page: pageset.Page) -> str:
    with import_module("pdfplumber").open(io.BytesIO(page.data)) as document:
        tables = (table for own in document.pages for table in own.extract_tables())
        return "\n".join(" ".join(cell or "" for cell in row) for table in tables for row in table)


#: By format: what the others are compared with, and each of them by its title and the package that it is of.
FLOORS: dict[str, Reader] = {"html": floor, "docx": floor_docx, "pdf": floor_pdf}
PEERS: dict[str, dict[str, tuple[str, Reader]]] = {
    "html": {
        "lxml.html, text": ("lxml", of_lxml),
        "selectolax, text": ("selectolax", of_selectolax),
        "pandas.read_html": ("pandas", of_pandas),
        "beautifulsoup4 on lxml, text": ("bs4", of_soup),
        "trafilatura": ("trafilatura", of_trafilatura),
        "markitdown": ("markitdown", of_markitdown),
    },
    "docx": {
        "python-docx, paragraphs and cells": ("docx", of_python_docx),
        "markitdown": ("markitdown", of_markitdown),
    },
    "pdf": {
        "govreport-parse, reading alone": ("govreport_parse", of_reading),
        "pdfplumber, tables": ("pdfplumber", of_pdfplumber),
    },
}
