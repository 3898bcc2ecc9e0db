"""Reports with the tables of 2008, 2019 and 2021, and their rendering in published layouts."""

from __future__ import annotations

import random
from typing import Literal, TypeAlias

from .damage import (
    blank_column,
    double_row,
    drop_row,
    insert_row,
    reword_row,
    swap_rows,
    swappable,
)
from .docx import DOCX_LAYOUTS
from .forms import APPLICANTS, FormId, Key, TableKind, units_of
from .generate import random_grid_report
from .html import HTML_LAYOUTS
from .mirror import MIRROR_KINDS, MirrorKind, mirror
from .spec import CellSpec, Expected, GridSpec, RowSpec, Wording, expected_cells
from .text import TEXT_LAYOUTS

PageKind: TypeAlias = Literal["html", "docx", "text"]

LOSSY_LAYOUTS = frozenset(
    {"t5_sliding", "t7_fused", "t8_deduplicated", "t11_images", "t11_headings"}
)

__all__ = [
    "APPLICANTS",
    "DOCX_LAYOUTS",
    "HTML_LAYOUTS",
    "LOSSY_LAYOUTS",
    "MIRROR_KINDS",
    "TEXT_LAYOUTS",
    "CellSpec",
    "Expected",
    "FormId",
    "GridSpec",
    "Key",
    "MirrorKind",
    "PageKind",
    "RowSpec",
    "TableKind",
    "Wording",
    "blank_column",
    "double_row",
    "drop_row",
    "expected_cells",
    "insert_row",
    "mirror",
    "random_grid_report",
    "render_grid",
    "reword_row",
    "swap_rows",
    "swappable",
    "units_of",
]


def render_grid(spec: GridSpec, kind: PageKind, layout: str, rng: random.Random) -> bytes:
    """The report as a file: HTML and text in UTF-8, or DOCX; equal seeds give equal bytes."""
    if kind == "docx":
        return DOCX_LAYOUTS[layout](spec, rng)
    layouts = HTML_LAYOUTS if kind == "html" else TEXT_LAYOUTS
    return layouts[layout](spec, rng).encode()
