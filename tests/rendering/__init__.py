"""Abstract reports and their rendering as published pages, for round-trip tests."""

from __future__ import annotations

from .bodies import Body
from .damage import (
    Expected,
    double_row,
    drop_row,
    expected_readings,
    insert_row,
    reword_row,
)
from .docx import DocxHabits, random_docx_habits, render_docx
from .generate import random_report
from .html import HTML_STYLES, MetaChoice, render_html
from .plan import PlanOptions
from .rows2014 import ROWS_2014, VALUE_CODES, label_variants, plain_unit, unit_variants
from .spec import (
    CellSpec,
    ComparisonRow,
    ComparisonSpec,
    ReportSpec,
    RowSpec,
    SectionSpec,
    StatementSpec,
    TableRow,
)
from .text import TEXT_STYLES, render_text

__all__ = [
    "HTML_STYLES",
    "ROWS_2014",
    "TEXT_STYLES",
    "VALUE_CODES",
    "Body",
    "CellSpec",
    "ComparisonRow",
    "ComparisonSpec",
    "DocxHabits",
    "Expected",
    "MetaChoice",
    "PlanOptions",
    "ReportSpec",
    "RowSpec",
    "SectionSpec",
    "StatementSpec",
    "TableRow",
    "double_row",
    "drop_row",
    "expected_readings",
    "insert_row",
    "label_variants",
    "plain_unit",
    "random_docx_habits",
    "random_report",
    "render_docx",
    "render_html",
    "render_text",
    "reword_row",
    "unit_variants",
]
