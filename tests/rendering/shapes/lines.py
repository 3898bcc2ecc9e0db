"""Tables as lines of text: from data frames, spreadsheets, terminals, and copied lists."""

from __future__ import annotations

import csv
import io
import random
import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

from tests.rendering.grids.forms import Key
from tests.rendering.grids.grid import Grid, Options
from tests.rendering.grids.page import Block
from tests.rendering.grids.spec import GridSpec
from tests.rendering.markup import escape

from .article import Printed, Report, article, cells_of, flat, lattice, texts_of
from .html_page import Look, html_page, plain_table
from .tables import a_table_a_row, odd_group_head

Writer: TypeAlias = Callable[[Grid, random.Random], str]

# A comparison of years has hardly a dozen rows, the form of 2014 has 65.
_MIN_FORM = 30
_MD_HEADS = {"title": "# ", "heading": "## ", "subheading": "### "}


def text_page(blocks: list[Block], rng: random.Random, write: Writer, gap: str = "\n") -> str:
    """The article as lines, its tables as the writer has them."""
    indent = rng.choice(("", "　　", "    "))
    parts = [
        (indent if block.kind == "paragraph" else "") + block.text
        if block.grid is None
        else write(block.grid, rng)
        for block in blocks
    ]
    return gap.join(parts) + "\n"


def blank_keys(report: Report) -> frozenset[Key]:
    """The cells without any text: in lines without separators their place does not show."""
    return frozenset(key for key, text in texts_of(report).items() if not text)


def rows_with_blanks(report: Report) -> frozenset[Key]:
    """Every cell of a row in which some cell has no text."""
    blank = blank_keys(report)
    if not isinstance(report, GridSpec):
        return blank
    return frozenset(
        key
        for row in report.rows
        for key in row.keys
        if blank.intersection(row.keys) or (row.aside is not None and not row.aside.text)
    )


def nothing(_: Report) -> frozenset[Key]:
    """No cell may be left unread."""
    return frozenset()


def as_text(
    write: Writer, lenient: Callable[[Report], frozenset[Key]] = nothing
) -> Callable[[Report, random.Random], Printed]:
    """A renderer of text; ``lenient`` says which cells may be left unread."""

    def render(report: Report, rng: random.Random) -> Printed:
        page = text_page(article(report, rng), rng, write)
        return Printed(page.encode(), cells_of(report), lenient(report))

    return render


def merged_bars(grid: Grid, _: random.Random) -> str:
    """A row a line between bars; a merged cell says its text in every place that it covers."""
    return "\n".join("| " + " | ".join(row) + " |" for row in lattice(grid, repeat=True))


def merged_tabs(grid: Grid, _: random.Random) -> str:
    """The same with tabs, as a loop over python-docx's row.cells prints it."""
    return "\n".join("\t".join(row) for row in lattice(grid, repeat=True))


def _written(rows: list[list[str]], **habits: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", **habits).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().rstrip("\n")


def frame_csv(grid: Grid, rng: random.Random) -> str:
    """What pandas writes of a table that it read: merged cells repeated, perhaps numbers round them."""
    rows = lattice(grid, repeat=True)
    if rng.random() < 0.5:
        numbers = ["", *map(str, range(grid.columns))]
        rows = [numbers, *([str(n), *row] for n, row in enumerate(rows))]
    return _written(rows)


def spreadsheet_csv(grid: Grid, rng: random.Random) -> str:
    """What a spreadsheet saves: what merged cells cover is empty; quotes where they are needed, or always."""
    rows = lattice(grid, repeat=False)
    if rng.random() < 0.25:
        return "\n".join(",".join(f'"{text}"' for text in row) for row in rows)
    return _written(rows)


def width(text: str) -> int:
    """Columns of a terminal; wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, size: int, *, right: bool) -> str:
    blanks = " " * (size - width(text))
    return blanks + text if right else text + blanks


def frame_string(grid: Grid, _: random.Random) -> str:
    """What pandas prints of a table: columns set right, two blanks between, numbers round them."""
    rows = [[text or "NaN" for text in row] for row in lattice(grid, repeat=True)]
    rows = [["", *map(str, range(grid.columns))], *([str(n), *row] for n, row in enumerate(rows))]
    sizes = [max(width(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            _padded(t, size, right=n > 0)
            for n, (t, size) in enumerate(zip(row, sizes, strict=True))
        ]
        lines.append("  ".join(cells))
    return "\n".join(lines)


def drawn(grid: Grid, rng: random.Random) -> str:
    """A table drawn with + - and |; long texts run over several lines of their cell."""
    rows = lattice(grid, repeat=rng.random() < 0.5)
    most = rng.choice((10, 16, 200))
    cells = [[_wrapped(text, most) for text in row] for row in rows]
    sizes = [max(width(line) for row in cells for line in row[n]) for n in range(grid.columns)]
    rule = "+" + "+".join("-" * (size + 2) for size in sizes) + "+"
    lines = [rule]
    for number, row in enumerate(cells):
        for level in range(max(len(cell) for cell in row)):
            texts = [cell[level] if level < len(cell) else "" for cell in row]
            padded = (_padded(t, s, right=False) for t, s in zip(texts, sizes, strict=True))
            lines.append("| " + " | ".join(padded) + " |")
        mark = "=" if number + 1 == grid.head_rows and most == 16 else "-"
        lines.append(rule.replace("-", mark))
    return "\n".join(lines)


def _wrapped(text: str, most: int) -> list[str]:
    return [text[n : n + most] for n in range(0, len(text), most)] or [""]


def blanks_between(grid: Grid, _: random.Random) -> str:
    """A row a line, one blank between its cells; nothing stands for an empty one."""
    return "\n".join(" ".join(t for t in map(flat, row) if t) for row in grid.rows)


def blanks_on_one_line(grid: Grid, _: random.Random) -> str:
    """The whole list on one line, one blank between its cells."""
    return " ".join(t for row in grid.rows for t in map(flat, row) if t)


def items(grid: Grid, rng: random.Random) -> str:
    """A list: each label with its figure and unit behind it, a line each."""
    if not _is_form(grid):
        return merged_bars(grid, rng)
    mark = rng.choice(("：", "：", ":", " ", "　"))
    stop = rng.choice(("", "", "；", "。"))
    return "\n".join(item(row, mark, stop) for row in grid.rows[grid.head_rows :])


def _is_form(grid: Grid) -> bool:
    """Whether a table is a form's list, and none that compares years."""
    return grid.kind == "local" and len(grid.rows) >= _MIN_FORM


def item(row: tuple[object, ...], mark: str, stop: str) -> str:
    """One line of a list: ``label：value unit``; a heading of other lines has neither."""
    label, unit, value = (getattr(cell, "text", "") for cell in row[:3])
    if not value and not unit:
        return label
    unit = re.sub(r"[()（）\s]", "", unit)
    figure = value if value.endswith(unit) or not re.search(r"\d", value) else value + unit
    return f"{label}{mark}{figure}{stop}"


def items_in_html(report: Report, rng: random.Random) -> Printed:
    """The list as paragraphs or as items of HTML."""
    around = rng.choice(("<p>{}</p>", "<li>{}</li>", "{}<br>", "<div>　　{}</div>"))

    def write(grid: Grid, rng: random.Random) -> str:
        if not _is_form(grid):
            return plain_table(grid, rng)
        lines = "\n".join(around.format(escape(line)) for line in items(grid, rng).split("\n"))
        return f"<ul>\n{lines}\n</ul>\n" if around.startswith("<li") else lines + "\n"

    page = html_page(article(report, rng), rng, Look(table=write))
    return Printed(page.encode(), cells_of(report), blank_keys(report))


def preformatted(report: Report, rng: random.Random) -> Printed:
    """Tables as lines with tabs, in an element that keeps both."""
    opening, closing = rng.choice(
        (
            ("<pre>", "</pre>"),
            ("<pre>\n", "\n</pre>"),
            ('<div style="white-space:pre">', "</div>"),
            ('<p style="white-space: pre-wrap;">', "</p>"),
            ('<div class="kept">', "</div>"),
            ("<PRE class=table>", "</PRE>"),
        )
    )
    repeat = rng.random() < 0.4

    def write(grid: Grid, _: random.Random) -> str:
        lines = ("\t".join(map(escape, row)) for row in lattice(grid, repeat=repeat))
        return opening + "\n".join(lines) + closing + "\n"

    look = Look(sheet=".kept { white-space : pre }", table=write)
    return Printed(html_page(article(report, rng), rng, look).encode(), cells_of(report))


def markdown_page(blocks: list[Block], rng: random.Random, write: Writer) -> str:
    """The article in Markdown."""
    parts = [
        _MD_HEADS.get(block.kind, "") + block.text
        if block.grid is None
        else write(block.grid, rng).rstrip("\n")
        for block in blocks
    ]
    return "\n\n".join(parts) + "\n"


def markdown_with_html(report: Report, rng: random.Random) -> Printed:
    """Markdown whose tables are HTML, in one line or in many, as converters of documents write them."""
    one_line = rng.random() < 0.5
    border = rng.choice(("<table>", '<table border="1">', "<table border=1 style='margin: auto;'>"))

    def write(grid: Grid, rng: random.Random) -> str:
        page = plain_table(grid, rng)
        page = re.sub(r"<table[^>]*>", border, page)
        if one_line:
            return page.replace("\n", "")
        return page if rng.random() < 0.5 else re.sub(r"(?<=>)\n?(?=<t[rd])", "\n  ", page)

    page = markdown_page(article(report, rng), rng, write)
    return Printed(page.encode(), cells_of(report))


def _piped(grid: Grid, _: random.Random) -> str:
    rows = ["| " + " | ".join(row) + " |" for row in lattice(grid, repeat=False)]
    return "\n".join([rows[0], "|" + "---|" * grid.columns, *rows[1:]])


def small_tables_in_markdown(names: str) -> Callable[[Report, random.Random], Printed]:
    """One small table a row or a group of rows, in Markdown."""

    def render(report: Report, rng: random.Random) -> Printed:
        blocks = a_table_a_row(report, rng, names=names)  # type: ignore[arg-type]
        return Printed(markdown_page(blocks, rng, _piped).encode(), cells_of(report))

    return render


def group_head_in_text(way: str) -> Callable[[Report, random.Random], Printed]:
    """The head over the five kinds of bodies printed otherwise, in lines with bars."""

    def write(grid: Grid, rng: random.Random) -> str:
        odd = odd_group_head(grid, way, rng)
        rows = ([flat(cell) for cell in row] for row in odd.rows)
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)

    def render(report: Report, rng: random.Random) -> Printed:
        options = Options(total=rng.choice(("last", "last", "first", "second")))
        page = text_page(article(report, rng, options), rng, write)
        return Printed(page.encode(), cells_of(report))

    return render
