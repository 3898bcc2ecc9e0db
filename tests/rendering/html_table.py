"""Grids as HTML tables, with the wrappers that editors leave in the cells."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .markup import Dialect, escape, inline
from .plan import GridCell, TableGroup, TablePlan

Sections: TypeAlias = Literal["none", "tbody", "thead"]

_EMPTY = ("", "&nbsp;", "&nbsp;", "<br>", "　", "<p>&nbsp;</p>", "<p></p>", "<span>&nbsp;</span>")
_CENTRED = frozenset({"title", "head", "unit", "value", "mark", "index", "lead"})
_FOOT_ROLES = frozenset({"sign"})


@dataclass(frozen=True, slots=True)
class TableHabits:
    """What one table does in all of its cells."""

    sections: Sections
    header_cells: bool
    label_headers: bool
    alignment: Literal["attribute", "style", "class", "none"]
    break_labels: bool
    indent: str
    colgroup: bool
    comment_rows: bool


def random_habits(rng: random.Random, dialect: Dialect) -> TableHabits:
    """Habits of a table under a dialect."""
    sections: tuple[Sections, ...] = ("none", "tbody", "tbody", "thead")
    alignments: tuple[Literal["attribute", "style", "class", "none"], ...] = (
        "attribute", "style", "class", "none",
    )  # fmt: skip
    return TableHabits(
        sections=rng.choice(sections),
        header_cells=rng.random() < 0.3,
        label_headers=rng.random() < 0.08,
        alignment=rng.choice(alignments),
        break_labels=rng.random() < 0.12,
        indent=rng.choice(("&nbsp;&nbsp;", "　", "&emsp;", "style")),
        colgroup=rng.random() < 0.3,
        comment_rows=dialect.comments and rng.random() < 0.5,
    )


def render_group(group: TableGroup, dialect: Dialect, rng: random.Random) -> str:
    """The lines above, the tables, and the lines below."""
    parts: list[str] = []
    for role, text in group.above:
        if dialect.block == "br":
            parts.append(f"{_line(text, role, dialect, rng)}<br>\n")
        else:
            align = ' style="text-align: center;"' if role == "title" else ""
            parts.append(f"<p{align}>{_line(text, role, dialect, rng)}</p>\n")
    habits = random_habits(rng, dialect)
    parts += [render_table(table, habits, dialect, rng) for table in group.tables]
    for text in group.below:
        parts.append(f"<p>{inline(text, dialect, rng)}</p>\n")
    return "".join(parts)


def _line(text: str, role: str, dialect: Dialect, rng: random.Random) -> str:
    body = inline(text, dialect, rng)
    return f"<strong>{body}</strong>" if role == "title" and rng.random() < 0.7 else body


def render_table(plan: TablePlan, habits: TableHabits, dialect: Dialect, rng: random.Random) -> str:
    """One table element."""
    parts = [f"<table {dialect.table_attributes}>".replace(" >", ">")]
    if plan.caption:
        parts.append(f"<caption>{inline(plan.caption, dialect, rng)}</caption>")
    if habits.colgroup:
        columns = "".join(f'<col width="{rng.randint(60, 300)}">' for _ in range(plan.columns))
        parts.append(f"<colgroup>{columns}</colgroup>")
    head = plan.head_rows if habits.sections == "thead" else 0
    foot = (
        _foot_start(plan) if habits.sections == "thead" and rng.random() < 0.5 else len(plan.rows)
    )
    rows = [_row(row, habits, dialect, rng) for row in plan.rows]
    if habits.comment_rows and len(rows) > 4:
        stale = "<!-- <tr><td>政府网站公开政府信息数</td><td>条</td><td>1</td></tr> -->"
        rows.insert(rng.randint(head, min(foot, len(rows) - 1)), stale)
        foot += 1
    if habits.sections == "none":
        parts += rows
    else:
        if head:
            parts += ["<thead>", *rows[:head], "</thead>"]
        parts += ["<tbody>", *rows[head:foot], "</tbody>"]
        if foot < len(rows):
            parts += ["<tfoot>", *rows[foot:], "</tfoot>"]
    return "\n".join([*parts, "</table>", ""])


def _foot_start(plan: TablePlan) -> int:
    """Where the closing rows with names begin."""
    start = len(plan.rows)
    while start > 1 and plan.rows[start - 1][0].role in _FOOT_ROLES:
        start -= 1
    return start


def _row(
    row: tuple[GridCell, ...], habits: TableHabits, dialect: Dialect, rng: random.Random
) -> str:
    height = f' height="{rng.randint(18, 40)}"' if rng.random() < 0.1 else ""
    cells = "".join(_cell(cell, habits, dialect, rng) for cell in row)
    return f"<tr{height}>{cells}</tr>"


def _cell(cell: GridCell, habits: TableHabits, dialect: Dialect, rng: random.Random) -> str:
    heads = cell.role == "head" and habits.header_cells
    heads = heads or (cell.role in ("label", "lead") and habits.label_headers)
    tag = "th" if heads else "td"
    attributes = ""
    if cell.colspan > 1:
        attributes += f' colspan="{cell.colspan}"'
    if cell.rowspan > 1:
        attributes += f' rowspan="{cell.rowspan}"'
    if cell.role in _CENTRED and habits.alignment != "none":
        attributes += {
            "attribute": ' align="center"',
            "style": ' style="text-align:center;"',
            "class": ' class="tc"',
        }[habits.alignment]
    elif cell.indent and habits.indent == "style":
        attributes += f' style="padding-left:{cell.indent * 2}em"'
    if dialect.cells == "excel":
        attributes += _excel_attributes(cell, rng)
    if dialect.cells == "word":
        attributes += f' width="{rng.randint(60, 400)}" valign="top"'
    return f"<{tag}{attributes}>{_content(cell, habits, dialect, rng)}</{tag}>"


def _excel_attributes(cell: GridCell, rng: random.Random) -> str:
    marker = ""
    if cell.role == "value" and cell.text.isascii() and cell.text.isdigit():
        marker = ' x:num="" ' if rng.random() < 0.5 else f' x:num="{cell.text}"'
    return f' class="xl{rng.randint(63, 79)}"{marker}'.rstrip()


def _content(cell: GridCell, habits: TableHabits, dialect: Dialect, rng: random.Random) -> str:
    if not cell.text:
        return rng.choice(_EMPTY)
    body = _text(cell, habits, dialect, rng)
    if cell.indent and habits.indent != "style":
        body = habits.indent * cell.indent + body
    if cell.role in ("title", "head") and rng.random() < 0.4:
        body = f"<strong>{body}</strong>"
    wrap = dialect.cells
    if wrap == "mixed":
        wrap = rng.choice(("plain", "p", "plain"))
    if wrap == "p":
        return f"<p>{body}</p>" if rng.random() < 0.8 else f"\n<p>{body}\n</p>\n"
    if wrap == "word":
        align = ' align="center"' if cell.role in _CENTRED else ""
        return f'\n<p class="MsoNormal"{align} style="line-height:20.0pt">{body}</p>\n'
    padding = rng.choice(("", "", "", "", "&nbsp;", " ", "\n"))
    return padding + body + rng.choice(("", "", padding))


def _text(cell: GridCell, habits: TableHabits, dialect: Dialect, rng: random.Random) -> str:
    """The text of a cell; long labels may be broken over two lines."""
    text = cell.text
    if cell.role == "label" and habits.break_labels and len(text) > 14 and rng.random() < 0.5:
        place = max(text.find("（"), text.find("("), 0)
        if place < 6:
            place = rng.randint(6, len(text) - 4)
        pieces = [text[:place], text[place:]]
        return "<br>".join(inline(piece, dialect, rng) for piece in pieces)
    if cell.role == "value" and rng.random() < 0.03:
        return f"<b>{escape(text)}</b>"
    return inline(text, dialect, rng)
