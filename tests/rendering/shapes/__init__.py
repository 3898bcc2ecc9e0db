"""Reports in the shapes that editors, converters and crawlers give them: each says what must be read."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from . import docx_page, editors, flow, lines, marks, tables
from .article import AnyForm, Printed, Report, article, random_report_of
from .html_page import Look, html_page

__all__ = ["SHAPES", "AnyForm", "Printed", "Report", "Shape", "plain_page", "random_report_of"]

Suffix: TypeAlias = Literal["html", "docx", "txt", "md", "jsonl"]
Renderer: TypeAlias = Callable[[Any, random.Random], Printed]

ALL: tuple[AnyForm, ...] = ("2008", "2014", "2019", "2021")
LISTS: tuple[AnyForm, ...] = ("2008", "2014")
NATIONAL: tuple[AnyForm, ...] = ("2019", "2021")


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape.

    ``keeps`` says that the place of every cell shows: what is not read is then lost without need.
    Where it does not, a cell may be unread; a wrong one is a fault in either.
    """

    name: str
    suffix: Suffix
    render: Renderer
    forms: tuple[AnyForm, ...] = ALL
    keeps: bool = True


def plain_page(report: Report, rng: random.Random) -> bytes:
    """The report as a page without any peculiarity, to hold the findings of a shape against."""
    return html_page(article(report, rng), rng, Look()).encode()


def _html() -> list[Shape]:
    marked = {
        "raised_tag": (marks.RAISED_TAG, "after"),
        "raised_style": (marks.RAISED_STYLE, "after"),
        "raised_class": (marks.RAISED_CLASS, "after"),
        "hidden_visibility": (marks.HIDDEN_VISIBILITY, "inside"),
        "hidden_size": (marks.HIDDEN_SIZE, "inside"),
        "hidden_display": (marks.HIDDEN_DISPLAY, "inside"),
        "off_screen": (marks.OFF_SCREEN, "inside"),
        "white_on_white": (marks.WHITE_ON_WHITE, "inside"),
    }
    shapes = [Shape(n, "html", marks.marks(*how)) for n, how in marked.items()]
    shapes += [
        Shape("hidden_cells", "html", marks.hidden_cells, NATIONAL),
        Shape("word_footnotes", "html", editors.word_footnotes),
        Shape("hash_links", "html", editors.hash_links),
        Shape("zero_size_round", "html", editors.zero_size_round_figures),
        Shape("stray_end_tags", "html", editors.stray_end_tags),
        Shape("invisible_marks", "html", editors.invisible_in_html),
        Shape("empty_edges", "html", tables.empty_edges),
        Shape("spans_disagree", "html", tables.spans_disagree, NATIONAL),
        Shape("two_halves", "html", tables.two_halves, LISTS),
        Shape("small_tables", "html", tables.small_tables("applicants"), NATIONAL),
        Shape("small_tables_numbered", "html", tables.small_tables("numbers"), NATIONAL, False),
        Shape("items", "html", lines.items_in_html, ("2014",)),
        Shape("preformatted", "html", lines.preformatted),
    ]
    return shapes + [
        Shape(
            f"group_head_{way.replace(' ', '_')}", "html", tables.group_head(way), NATIONAL, False
        )
        for way in tables.GROUP_HEADS
    ]


def _text() -> list[Shape]:
    shapes = [
        Shape("merged_bars", "txt", lines.as_text(lines.merged_bars)),
        Shape("merged_tabs", "txt", lines.as_text(lines.merged_tabs)),
        Shape("row_cells", "txt", docx_page.merged_bars_of),
        Shape("frame_csv", "txt", lines.as_text(lines.frame_csv)),
        Shape("frame_string", "txt", lines.as_text(lines.frame_string, lines.blank_keys)),
        Shape("spreadsheet_csv", "txt", lines.as_text(lines.spreadsheet_csv)),
        Shape("drawn", "txt", lines.as_text(lines.drawn)),
        Shape("items", "txt", lines.as_text(lines.items, lines.blank_keys), ("2014",)),
        Shape(
            "single_blanks",
            "txt",
            lines.as_text(lines.blanks_between, lines.rows_with_blanks),
            LISTS,
        ),
        Shape(
            "single_blanks_one_line",
            "txt",
            lines.as_text(lines.blanks_on_one_line, lines.rows_with_blanks),
            ("2008",),
        ),
        Shape("invisible_marks", "txt", flow.invisible),
        Shape("radicals", "txt", flow.radicals),
        Shape("printed_lines", "txt", flow.printed_lines, keeps=False),
        Shape("one_line", "txt", flow.one_line, keeps=False),
        Shape("html_tables", "md", lines.markdown_with_html),
        Shape("small_tables", "md", lines.small_tables_in_markdown("applicants"), NATIONAL),
        Shape(
            "small_tables_numbered",
            "md",
            lines.small_tables_in_markdown("numbers"),
            NATIONAL,
            False,
        ),
        Shape("json_lines", "jsonl", flow.json_lines),
    ]
    return shapes + [
        Shape(f"group_head_{way}", "txt", lines.group_head_in_text(way), NATIONAL, False)
        for way in ("misprinted", "broken", "torn", "lost")
    ]


def _docx() -> list[Shape]:
    return [
        Shape("raised", "docx", docx_page.marked_runs(docx_page.RAISED, "after")),
        Shape("hidden", "docx", docx_page.marked_runs(docx_page.HIDDEN, "inside")),
        Shape("not_hidden", "docx", docx_page.not_hidden),
        Shape("left_out_columns", "docx", docx_page.left_out_columns),
        Shape("footnote_marks", "docx", docx_page.footnote_marks),
        Shape("symbols", "docx", docx_page.symbols),
        Shape("alternatives", "docx", docx_page.alternatives),
    ]


SHAPES: dict[str, Shape] = {
    f"{shape.suffix}/{shape.name}": shape for shape in (*_html(), *_text(), *_docx())
}
