"""The statutory tables of a report as their form prints them: headers and labels with spans, figures in their cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

import msgspec

from govreport_parse.forms import FormTable, load_form
from govreport_parse.forms.types import FormColumn, FormRow
from govreport_parse.model.records import AnnualReport, FormBlock, Reading
from govreport_parse.outputs.summary import cut
from govreport_parse.text.fold import fold

__all__ = ["Figure", "Label", "LaidOut", "laid_out", "placed"]

# As the notices print labels; the forms keep them folded.
_WIDE = str.maketrans("(),:", "（），：")
_ORDINALS = "一二三四五六七八九"
_ENGLISH = {
    "法人或其他组织": "Legal persons and other organisations",
    "行政复议": "Reconsideration",
    "行政诉讼": "Litigation",
    "未经复议直接起诉": "Direct",
    "复议后起诉": "After reconsideration",
    "第二十条第(一)项": "Article 20, item 1",
    "第二十条第(五)项": "Article 20, item 5",
    "第二十条第(六)项": "Article 20, item 6",
    "第二十条第(八)项": "Article 20, item 8",
    "第二十条第(九)项": "Article 20, item 9",
}


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of words.

    Attributes
    ----------
    zh, en
        The form's words; of a row that the form lacks the printed ones in both.
    level
        How far it is indented: the number of rows that it is under.
    rows, columns
        How many it spans.
    kind
        ``head`` above figures, ``group`` over rows, ``label`` before figures, ``unit``.
    """

    zh: str
    en: str
    kind: str = "label"
    level: int = 0
    rows: int = 1
    columns: int = 1


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A cell for a figure.

    Attributes
    ----------
    reading
        What was read; None where the form has no cell, or the report prints this part in another form.
    columns
        How many it spans.
    """

    reading: Reading | None
    columns: int = 1

    @property
    def differently(self) -> str | None:
        """The printed text of a figure that says more than the number and its unit (约6件, 22-3)."""
        read = self.reading
        if read is None or read.value is None or read.raw is None:
            return None
        number = f"{read.value:f}" if not isinstance(read.value, int) else str(read.value)
        said = fold(read.raw).translate({ord(","): None, ord("+"): None})
        return None if said in (number, f"{number}{read.unit or ''}") else cut(read.raw)


_Cells: TypeAlias = list[Label | Figure]
_Key: TypeAlias = tuple[str, str | None]
#: Columns of labels, rows of headers, rows.
_Parts: TypeAlias = tuple[
    int, Sequence[Sequence[Label | Figure]], Sequence[Sequence[Label | Figure]]
]


class LaidOut(msgspec.Struct, frozen=True, kw_only=True):
    """A statutory table on the page.

    Attributes
    ----------
    form, table
        Of the form: ``2021``, ``requests``.
    zh, en
        Its title.
    width
        Number of columns.
    labels
        How many of them hold labels or units.
    head
        Rows of headers.
    rows
        Rows in the form's order; a cell that a span of a row above covers is left out.
    others
        Printed rows that the form does not know.
    """

    form: str
    table: str
    zh: str
    en: str
    width: int
    labels: int
    head: tuple[tuple[Label | Figure, ...], ...]
    rows: tuple[tuple[Label | Figure, ...], ...]
    others: tuple[tuple[Label | Figure, ...], ...] = ()

    def figures(self) -> Iterator[Figure]:
        """Its cells for figures, row by row."""
        for row in (*self.rows, *self.others):
            yield from (cell for cell in row if isinstance(cell, Figure))


def laid_out(report: AnnualReport) -> tuple[LaidOut, ...]:
    """The statutory tables of a report, in the order in which it prints them.

    A table that is printed twice, or cut by pages, is one.
    """
    known: dict[str, dict[_Key, Reading]] = {}
    others: dict[int, list[Reading]] = {}
    blocks = list({(one.form, one.table): one for one in reversed(report.forms)}.values())[::-1]
    for reading in report.readings:
        if reading.indicator is None:
            others.setdefault(_number_of(reading, blocks), []).append(reading)
        else:
            known.setdefault(reading.form, {})[reading.indicator, reading.applicant] = reading
    return tuple(
        _laid_out(block, shape, known.get(block.form, {}), others.get(number, ()))
        for number, block in enumerate(blocks)
        if (shape := load_form(block.form).table(block.table)) is not None
    )


def placed(
    rows: Iterable[Sequence[Label | Figure]],
) -> Iterator[tuple[int, int, Label | Figure]]:
    """Each cell with its row and column, where those that spans from above cover are taken."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            yield number, column, cell
            below = range(1, cell.rows if isinstance(cell, Label) else 1)
            taken.update((number + k, column + i) for k in below for i in range(cell.columns))
            column += cell.columns


def _number_of(reading: Reading, blocks: Sequence[FormBlock]) -> int:
    """The table of its form that a row stands in: the last that begins before it."""
    before = (
        number
        for number, block in enumerate(blocks)
        if block.form == reading.form and block.at.block <= reading.at.block
    )
    return max(before, default=0)


def _laid_out(
    block: FormBlock, shape: FormTable, known: Mapping[_Key, Reading], others: Iterable[Reading]
) -> LaidOut:
    labels, head, rows = _LAYOUTS[shape.layout](shape, known)
    width = max(sum(cell.columns for cell in row) for row in (*head, *rows))
    return LaidOut(
        form=block.form,
        table=block.table,
        zh=_wide(shape.title),
        en=f"{block.table.capitalize()} ({load_form(block.form).name})",
        width=width,
        labels=labels,
        head=tuple(map(tuple, head)),
        rows=tuple(map(tuple, rows)),
        others=tuple(map(tuple, _others(others, labels, width))),
    )


def _list(shape: FormTable, known: Mapping[_Key, Reading]) -> _Parts:
    """Rows of label, unit and figure."""
    names = (
        (shape.label_headers, "Item"), (shape.unit_headers, "Unit"), (shape.value_headers, "Figure"),
    )  # fmt: skip
    head = [Label(zh=words[0] if words else "", en=en, kind="head") for words, en in names]
    rows: list[_Cells] = []
    for row in shape.rows:
        reading = known.get((row.code, None))
        unit = (reading.unit if reading is not None else None) or row.unit or ""
        kind = "label" if row.kind == "value" else "group"
        rows.append(
            [
                Label(zh=_wide(row.label), en=row.name, kind=kind, level=len(_above(shape, row))),
                Label(zh=unit, en=unit, kind="unit"),
                Figure(reading=reading),
            ]
        )
    return 2, [head], rows


def _matrix(shape: FormTable, known: Mapping[_Key, Reading]) -> _Parts:
    """Rows under the groups that they belong to, a column for each kind of applicant."""
    values = [row for row in shape.rows if row.kind == "value"]
    above = {row.code: [one for one in _above(shape, row) if one.kind == "group"] for row in values}
    under = Counter(group.code for groups in above.values() for group in groups)
    labels = 1 + max(map(len, above.values()))
    rows: list[_Cells] = []
    told: set[str] = set()
    for row in values:
        cells: _Cells = [
            Label(zh=_wide(group.label), en=group.name, kind="group", rows=under[group.code])
            for group in above[row.code]
            if group.code not in told
        ]
        told.update(group.code for group in above[row.code])
        columns = labels - len(above[row.code])
        cells.append(Label(zh=_wide(row.label), en=row.name, columns=columns))
        cells += (Figure(reading=known.get((row.code, one))) for one in shape.applicants)
        rows.append(cells)
    tree = _tree(shape.columns)
    corner = _balanced(shape)
    first: _Cells = [
        Label(zh=corner[0], en=corner[1], kind="head", rows=len(tree) + 1, columns=labels),
        Label(zh="申请人情况", en="Applicants", kind="head", columns=len(shape.columns)),
    ]
    return labels, [first, *tree], rows


def _subtables(shape: FormTable, known: Mapping[_Key, Reading]) -> _Parts:
    """Headings over headers over rows; a subtable that the report prints in another form is left out."""
    widest = max(len(part.columns) for part in shape.subtables)
    name = shape.label_headers[0] if shape.label_headers else ""
    rows: list[_Cells] = []
    for part in shape.subtables:
        cells = [cell.indicator for row in part.rows for cell in part.cells(row)]
        if not any((code, None) in known for code in cells):
            continue
        spans = [1] * (len(part.columns) - 1) + [widest - len(part.columns) + 1]
        rows.append([_named(part.heading, columns=1 + widest)])
        rows.append([Label(zh=name, en="Item", kind="head")])
        rows[-1] += (
            Label(zh=_wide(column.label), en=column.name, kind="head", columns=span)
            for column, span in zip(part.columns, spans, strict=True)
        )
        for row in part.rows:
            line: _Cells = [Label(zh=_wide(row.label), en=row.name)]
            line += (
                Figure(reading=known.get((cell.indicator, None)), columns=span)
                for cell, span in zip(part.cells(row), spans, strict=True)
            )
            rows.append(line)
    return 1, [], rows or [[_named(shape.title, columns=1 + widest)]]


def _single(shape: FormTable, known: Mapping[_Key, Reading]) -> _Parts:
    """One row of figures under a tree of headers."""
    figures: _Cells = [Figure(reading=known.get((column.code, None))) for column in shape.columns]
    return 0, _tree(shape.columns), [figures]


_LAYOUTS: dict[str, Callable[[FormTable, Mapping[_Key, Reading]], _Parts]] = {
    "list": _list, "matrix": _matrix, "subtables": _subtables, "single": _single,
}  # fmt: skip


def _tree(columns: Sequence[FormColumn]) -> list[_Cells]:
    """Headers of columns, each under those above it, which span all that are under them."""
    depth = 1 + max(len(column.parents) for column in columns)
    return [list(_headers(columns, level, depth)) for level in range(depth)]


def _headers(columns: Sequence[FormColumn], level: int, depth: int) -> Iterator[Label]:
    for path, group in groupby(columns, lambda one: (*one.parents, one.code)[: level + 1]):
        first, *others = group
        if level < len(first.parents):
            yield _named(path[-1], columns=1 + len(others))
        elif level == len(first.parents):
            yield Label(zh=_wide(first.label), en=first.name, kind="head", rows=depth - level)


def _above(shape: FormTable, row: FormRow) -> list[FormRow]:
    """The rows that a row is under, the outermost first."""
    found: list[FormRow] = []
    while row.parent is not None and (parent := shape.row(row.parent)) is not None:
        found.insert(0, parent)
        row = parent
    return found


def _balanced(shape: FormTable) -> tuple[str, str]:
    """What the corner of a matrix prints: which of its outermost rows add up to the same."""
    if not shape.balances:
        return "", ""
    outermost = [row.code for row in shape.rows if row.parent is None]
    (left, right) = (
        [outermost.index(_outermost(shape, code)) for code in side]
        for side in (shape.balances[0].left, shape.balances[0].right)
    )
    zh = "，等于".join(
        "加".join(f"第{_ORDINALS[k]}项" for k in side) + "之和" for side in (left, right)
    )
    en = " = ".join(" + ".join(str(k + 1) for k in side) for side in (left, right))
    return f"（本列数据的勾稽关系为：{zh}）", f"(in each column, by outermost rows: {en})"


def _outermost(shape: FormTable, code: str) -> str:
    row = shape.row(code)
    above = _above(shape, row) if row is not None else []
    return above[0].code if above else code


def _others(readings: Iterable[Reading], labels: int, width: int) -> Iterator[_Cells]:
    """Rows that the form does not know: as one where they have its columns, else a row a cell."""
    spanned = max(labels, 1)
    for _, group in groupby(readings, lambda one: (one.at.block, one.at.row)):
        row = list(group)
        if 1 < len(row) == width - labels and labels:
            label = row[0].label.rpartition(" / ")[0] or row[0].label
            yield [_printed(label, spanned), *(Figure(reading=one) for one in row)]
        else:
            for one in row:
                figure = Figure(reading=one, columns=max(width - spanned, 1))
                yield [_printed(one.label, spanned), figure]


def _printed(label: str, columns: int) -> Label:
    return Label(zh=cut(label), en=cut(label), columns=columns)


def _named(zh: str, *, columns: int) -> Label:
    return Label(zh=_wide(zh), en=_ENGLISH.get(zh, zh), kind="head", columns=columns)


def _wide(label: str) -> str:
    return label.translate(_WIDE)
