"""Whole reports with every figure of their narrative labelled, and how well they are read.

A report is correct: nothing above a hint may be found in it. With its plant, one change of its text, it
contradicts its table or its own list, and that is to be found.
"""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

import govreport_parse as gp
from govreport_parse.forms import Form, FormTable, load_form
from govreport_parse.model.document import Paragraph
from govreport_parse.topics import load_topics

ROOT = Path(__file__).parent / "yardstick"
HALVES = ("open", "kept")
_ABOVE_HINT = ("error", "warning")
Cells = Mapping[str, float | int | None]  # what the table prints; None leaves a cell blank


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A label: where a figure stands in a block's text, and what it states."""

    block: int
    start: int
    text: str
    value: float | None
    unit: str | None
    cell: str
    optional: bool = False
    qualifier: str = "exact"


class Plant(msgspec.Struct, frozen=True, kw_only=True):
    """What is changed so that the report contradicts itself, and what is to be found then."""

    old: str
    new: str
    rule: str
    cell: str


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """A whole report as a page, its labels and its plant."""

    name: str
    page: str
    figures: tuple[Figure, ...]
    plant: Plant | None
    filled: frozenset[str] = (
        frozenset()
    )  # cells above 0, where they are known: a sum may leave the others out

    def planted(self, plant: Plant) -> str:
        """The page with the contradiction in it."""
        head, old, tail = self.page.partition(plant.old)
        assert old, f"{self.name}: {plant.old} is not in it"
        return f"{head}{plant.new}{tail}"

    def texts(self) -> dict[int, str]:
        """The texts of the page's paragraphs by their blocks."""
        blocks = gp.read_document(self.page.encode()).blocks
        return {k: block.text for k, block in enumerate(blocks) if isinstance(block, Paragraph)}


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A label of a report that is given by its sections: section, paragraph and start."""

    at: tuple[int, int, int]
    text: str
    value: float | None
    unit: str | None
    cell: str
    optional: bool = False
    qualifier: str = "exact"


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A section of a report that is given by its sections."""

    title: str | None
    paragraphs: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


class Sections(msgspec.Struct, frozen=True, kw_only=True):
    """A report by its sections, as the yardstick holds it."""

    name: str
    year: int
    form: str
    title: str
    sections: tuple[Section, ...]
    cells: Cells
    figures: tuple[Written, ...]
    plant: Plant | None = None


def half(name: str) -> Iterator[Whole]:
    """The reports of one half of the yardstick: ``open``, or ``kept``, which is only counted."""
    for path in sorted((ROOT / name).glob("*.json")):
        yield of_sections(msgspec.json.decode(path.read_bytes(), type=Sections))


def folder(path: Path) -> Iterator[Whole]:
    """Reports that are given as pages: NAME.html, NAME.labels.json, and index.json with the plants."""
    for entry in json.loads((path / "index.json").read_text("utf-8")):
        labels = (path / f"{entry['name']}.labels.json").read_bytes()
        yield Whole(
            name=entry["name"],
            page=(path / f"{entry['name']}.html").read_text("utf-8"),
            figures=msgspec.json.decode(labels, type=tuple[Figure, ...]),
            plant=msgspec.convert(entry["plant"], Plant),
        )


def of_sections(report: Sections) -> Whole:
    """The report as a page, its labels by the page's blocks."""
    page = page_of(report)
    blocks = [
        (number, block.text)
        for number, block in enumerate(gp.read_document(page.encode()).blocks)
        if isinstance(block, Paragraph)
    ]
    places: dict[tuple[int, int], int] = {}
    for s, section in enumerate(report.sections):
        for p, text in enumerate(section.paragraphs):
            taken = places.values()
            places[s, p] = next(n for n, printed in blocks if printed == text and n not in taken)
    figures = tuple(
        Figure(
            block=places[label.at[0], label.at[1]], start=label.at[2], text=label.text,
            value=label.value, unit=label.unit, cell=label.cell, optional=label.optional,
            qualifier=label.qualifier,
        )
        for label in report.figures
    )  # fmt: skip
    filled = frozenset(code.removesuffix("@total") for code, value in report.cells.items() if value)
    return Whole(name=report.name, page=page, figures=figures, plant=report.plant, filled=filled)


def page_of(report: Sections) -> str:
    """The report as a page, its tables filled with its cells."""
    form = load_form(report.form)
    body = [f"<h1>{html.escape(report.title)}</h1>"]
    for section in report.sections:
        texts = ([section.title] if section.title else []) + list(section.paragraphs)
        body += [f"<p>{html.escape(text)}</p>" for text in texts]
        body += [_table(form, name, report.cells) for name in section.tables]
    title = html.escape(report.title)
    return f"<html><head><title>{title}</title></head><body>{''.join(body)}</body></html>"


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else str(value)


def _table(form: Form, name: str, cells: Cells) -> str:
    table = form.table(name)
    assert table is not None
    if name == "remedies":
        return _remedies([_shown(cells.get(cell.indicator, 0)) for cell in table.cells()])
    return _lines(_rows(table, cells))


def _rows(table: FormTable, cells: Cells) -> Iterator[list[str]]:
    if table.subtables:
        for part in table.subtables:
            yield [part.heading]
            yield ["信息内容", *(column.label for column in part.columns)]
            for row in part.rows:
                codes = [f"{row.code}.{column.code}" for column in part.columns]
                yield [row.label, *(_shown(cells.get(code, 0)) for code in codes)]
    elif table.table == "requests":
        columns = [column.code for column in table.columns]
        yield ["申请人情况", *(column.label for column in table.columns)]
        for row in table.rows:
            shown = [_shown(cells.get(f"{row.code}@{column}", 0)) for column in columns]
            yield [row.label, *(shown if row.kind == "value" else [""] * len(columns))]
    else:
        yield ["统计指标", "单位", "统计数"] if table.table == "summary" else [
            "指标名称", "计量单位", "本年累计",
        ]  # fmt: skip
        for row in table.rows:
            value = "" if row.kind == "group" else _shown(cells.get(row.code, 0))
            yield [row.label, row.unit or "", value]


def _lines(rows: Iterator[list[str]]) -> str:
    lines = (f"<tr>{''.join(f'<td>{html.escape(text)}</td>' for text in row)}</tr>" for row in rows)
    return f"<table>{''.join(lines)}</table>"


_RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def _remedies(figures: list[str]) -> str:
    heads = (
        "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>"
        + "".join(f"<td rowspan=2>{name}</td>" for name in _RESULTS)
        + "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>"
        + "".join(f"<td>{name}</td>" for name in _RESULTS * 2)
        + "</tr>"
    )
    cells = "".join(f"<td>{figure}</td>" for figure in figures)
    return f"<table>{heads}<tr>{cells}</tr></table>"


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """How one report is read: labels and statements that do not match, and findings."""

    name: str
    counts: Counter[str]
    missed: tuple[Figure, ...]
    other_cell: tuple[tuple[Figure, str], ...]
    invented: tuple[gp.Statement, ...]
    accused: tuple[gp.Finding, ...]
    plant: Plant | None
    found: bool


def score(whole: Whole) -> Score:
    """Read a report, as it is and, if it has a plant, once more with that."""
    report = gp.parse(whole.page.encode())
    pool = list(report.statements)
    form = report.forms[0].form if report.forms else None
    counts: Counter[str] = Counter()
    missed, other = [], []
    for label in whole.figures:
        match = next((s for s in pool if _matches(label, s)), None)
        if match is not None:
            pool.remove(match)
        given = "-" if match is None else _cell(match, form)
        celled = match is not None and _is_accepted(given, label.cell, whole.filled)
        if match is not None and not label.optional and given != "-":
            counts["cells given"] += 1
            counts["cells right"] += celled
        if match is not None and not celled:
            other.append((label, given))
        if label.optional:
            continue
        counts["figures"] += 1
        counts["read"] += match is not None
        if "-" not in label.cell.split("/") and label.cell != "any":
            counts["with a cell"] += 1
            counts["cell read"] += celled
        if match is None:
            missed.append(label)
    # 胜诉、败诉各1件: one number, labelled once, that is a figure of each.
    unmatched = {id(statement) for statement in pool}
    ends = {_end(one) for one in report.statements if id(one) not in unmatched}
    pool = [one for one in pool if one.value is not None and _end(one) not in ends]
    counts["invented"] = len(pool)
    accused = tuple(f for f in gp.check(report) if f.severity in _ABOVE_HINT)
    counts["accused"] = len(accused)
    counts["reports accused"] = bool(accused)
    found = whole.plant is not None and _is_found(whole, whole.plant, accused)
    counts["plants"] = whole.plant is not None
    counts["plants found"] = found
    return Score(
        name=whole.name, counts=counts, missed=tuple(missed), other_cell=tuple(other),
        invented=tuple(pool), accused=accused, plant=whole.plant, found=found,
    )  # fmt: skip


def _is_found(whole: Whole, plant: Plant, accused: tuple[gp.Finding, ...]) -> bool:
    known = {(f.rule, f.message) for f in accused}
    return any(
        f.severity in _ABOVE_HINT
        and (f.rule, f.message) not in known
        and f.rule in plant.rule.split("/")
        and (plant.cell in ("-", "any") or _names(f, plant.cell))
        for f in gp.check(gp.parse(whole.planted(plant).encode()))
    )


def _matches(label: Figure, statement: gp.Statement) -> bool:
    at = statement.at
    overlap = at.start < label.start + len(label.text) and label.start < at.end
    value = None if statement.value is None else float(statement.value)
    return at.block == label.block and overlap and value == label.value


def _end(statement: gp.Statement) -> tuple[int | None, int, object]:
    return (statement.at.block, statement.at.end, statement.value)


def _cell(statement: gp.Statement, form: str | None) -> str:
    """The cell of a statement as labels name it; of several columns or a sum, all of them.

    `form`: of the report; a topic names columns only where the form has its row.
    """
    topic = load_topics().get(statement.topic or "")
    codes = statement.sum_of or ((statement.indicator,) if statement.indicator else ())
    columns = [_column(statement)]
    several = topic is not None and len(topic.applicants) > 1 and columns == [""]
    if topic is not None and several and not statement.stock:
        row = topic.indicator.get(form or "")
        codes = codes or ((row,) if row else ())
        columns = [f"@{column}" for column in topic.applicants]
    return "+".join(sorted(f"{code}{column}" for code in codes for column in columns)) or "-"


def _column(statement: gp.Statement) -> str:
    column = statement.applicant
    return "" if column in (None, "total") else f"@{column}"


def _is_accepted(given: str, cell: str, filled: frozenset[str]) -> bool:
    """Whether a cell, or a sum of cells, is one that a label allows; cells of 0 change no sum."""
    if cell == "any":
        return True
    allowed = [_cells_of(one) for one in cell.split("/")]
    own = _cells_of(given)
    shared = [part & filled for part in allowed]
    return own in allowed or (len(own) > 1 and bool(own & filled) and own & filled in shared)


def _cells_of(cell: str) -> frozenset[str]:
    return frozenset(part.removesuffix("@total") for part in cell.split("+"))


def _names(finding: gp.Finding, cell: str) -> bool:
    """Whether a finding is about one of the cells, or about cells of the group that is named."""
    codes = {code.split("@")[0] for name in cell.split("/") for code in name.split("+")}
    return any(
        told == code or told.startswith(f"{code}.") for told in finding.indicators for code in codes
    )
