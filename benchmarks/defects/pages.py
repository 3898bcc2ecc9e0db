"""Defects of the page, of its sections and of the rows of its tables: GR001 to GR106."""

from __future__ import annotations

import html
import random
import re
from dataclasses import replace

from benchmarks.defects.kit import (
    Defect,
    Kind,
    Page,
    counts,
    figure,
    printed,
    render,
    request_rows,
    row_places,
    whole_columns,
)
from tests.pages import including
from tests.rendering.grids.damage import drop_row
from tests.rendering.grids.spec import GridSpec

HTML: Page = ("html", "plain")
BARS: Page = ("text", "t1_bars")
LINES: Page = ("text", "t3_blank_lines")
GRANTED = "requests.outcome.granted"
_OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def lost_bytes(spec: GridSpec, rng: random.Random, _page: Page) -> Defect | None:
    """A page cut off within a character and glued to another's bytes."""
    data = render(spec, BARS, rng)
    place = data.index("总体".encode()) if "总体".encode() in data else len(data) // 4
    return Defect(data[:place] + b"\xff\xfe\x81" + data[place:])


def false_charset(spec: GridSpec, rng: random.Random, _page: Page) -> Defect | None:
    data = render(spec, HTML, rng).decode()
    head = re.sub(r"<meta[^>]*charset[^>]*>", "", data)
    return Defect(head.replace("<head>", '<head><meta charset="utf-8">', 1).encode("gb18030"))


def reworded(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    places = row_places(spec, "powers.penalty")
    if not places:
        return None
    rows = list(spec.rows)
    rows[places[0]] = replace(rows[places[0]], label="行政处罚决定")
    return Defect(render(replace(spec, rows=tuple(rows)), page, rng))


def contradictory_row(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """A row printed twice, the second time with another figure."""
    rows = [row for row in request_rows(spec) if (figure(spec, row.keys[-1]) or 0) > 0]
    if not rows:
        return None
    row = rng.choice(rows)
    other = tuple(printed((figure(spec, key) or 0) + 3) for key in row.keys)
    listed = list(spec.rows)
    listed.insert(listed.index(row) + 1, replace(row, keys=(), extra=other))
    return Defect(render(replace(spec, rows=tuple(listed)), page, rng))


def lost_row(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    places = [i for i, row in enumerate(spec.rows) if row.table == "requests" and row.keys]
    place = rng.choice(places)
    return Defect(render(drop_row(spec, place), page, rng), (spec.rows[place].keys[0],))


def restored(spec: GridSpec, rng: random.Random, _page: Page) -> Defect | None:
    """A crawl that keeps a cell on a line."""
    return Defect(render(spec, LINES, rng))


def lost_section(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    return Defect(render(replace(spec, sections=spec.sections[:-1]), page, rng))


def lost_table(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    rows = tuple(row for row in spec.rows if row.table != "remedies")
    tables = {k: v for k, v in spec.table_sections.items() if k != "remedies"}
    return Defect(render(replace(spec, rows=rows, table_sections=tables), page, rng))


def table_in_words(spec: GridSpec, rng: random.Random, _page: Page) -> Defect | None:
    """The outcomes of the remedies in one sentence, where their table should be."""
    if "remedies" not in spec.table_sections:
        return None
    rows = tuple(row for row in spec.rows if row.table != "remedies")
    tables = {k: v for k, v in spec.table_sections.items() if k != "remedies"}
    lines = render(replace(spec, rows=rows, table_sections=tables), BARS, rng).decode().split("\n")
    places = [i for i, line in enumerate(lines) if line.startswith("四、")]
    if not places:
        return None
    outcomes = "，".join(f"{name}{rng.randrange(4)}" for name in _OUTCOMES)
    lines.insert(places[-1] + 1, f"行政复议：{outcomes}；未经复议直接起诉、复议后起诉均为0。")
    return Defect("\n".join(lines).encode())


def chunk_in_rtf(spec: GridSpec, rng: random.Random, _page: Page) -> Defect | None:
    """A Word document that includes the report as a page, and after it an RTF file."""
    return Defect(including(render(spec, HTML, rng), b"{\\rtf1\\ansi 9}"))


def in_text_area(spec: GridSpec, rng: random.Random, _page: Page) -> Defect | None:
    """The report in a text area, from which a script would show it."""
    data = render(spec, HTML, rng).decode()
    page = f"<html><body><textarea>{html.escape(data)}</textarea></body></html>"
    return Defect(page.encode())


def unproven(spec: GridSpec, rng: random.Random, _page: Page) -> Defect | None:
    """A scan on which a column of a row of requests is read as a figure that fits no sum."""
    rows = [row for row in request_rows(spec) if (figure(spec, row.keys[0]) or 0) > 0]
    if not rows:
        return None
    key = rng.choice(rows).keys[0]
    cells = {**spec.cells, key: printed((figure(spec, key) or 0) + 5)}
    return Defect(render(replace(spec, cells=cells), HTML, rng), (key,), scanned=True)


def short_row(spec: GridSpec, rng: random.Random, _page: Page) -> Defect | None:
    """A cell in the middle of a row of requests is not printed."""
    if len(whole_columns(spec)) < 3:
        return None
    lines = render(spec, BARS, rng).decode().split("\n")
    places = [i for i, line in enumerate(lines) if "予以公开" in line and line.count("|") > 6]
    if not places:
        return None
    cells = lines[places[0]].split("|")
    del cells[-5]
    lines[places[0]] = "|".join(cells)
    return Defect("\n".join(lines).encode())


def misnumbered(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    sections = list(spec.sections)
    if not sections[3].number.startswith("四"):
        return None
    number = sections[3].number.replace("四", "五")
    sections[3] = replace(sections[3], number=number)
    return Defect(render(replace(spec, sections=tuple(sections)), page, rng))


def second_print(spec: GridSpec, rng: random.Random, _page: Page) -> Defect | None:
    """The request table once more, one total changed."""
    keys = [key for key in counts(spec) if key[1] == "total"]
    if not keys:
        return None
    data = render(spec, HTML, rng).decode()
    tables = re.findall(r"<table.*?</table>", data, re.DOTALL)
    table = next((t for t in tables if "自然人" in t), None)
    value = spec.cells[rng.choice(keys)].text
    if table is None or table.count(f">{value}<") == 0:
        return None
    again = table.replace(f">{value}<", f">{int(value) + 1}<") if value.isdecimal() else None
    return Defect(data.replace(table, f"{table}<p>手机版</p>{again}").encode()) if again else None


def outdated(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """The form of 2019 in a report on 2023."""
    if spec.form != "2019":
        return None
    title = spec.title.replace(str(spec.year), "2023")
    return Defect(render(replace(spec, year=2023, title=title, opening=()), page, rng))


KINDS: dict[str, Kind] = {
    "GR001": lost_bytes,
    "GR002": false_charset,
    "GR004": reworded,
    "GR005": contradictory_row,
    "GR008": lost_row,
    "GR009": restored,
    "GR010": table_in_words,
    "GR011": chunk_in_rtf,
    "GR012": in_text_area,
    "GR013": unproven,
    "GR101": lost_section,
    "GR102": lost_table,
    "GR103": short_row,
    "GR104": misnumbered,
    "GR105": second_print,
    "GR106": outdated,
}
