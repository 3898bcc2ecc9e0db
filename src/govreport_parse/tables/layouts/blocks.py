"""Tables in blocks: 第二十条第(一)项 and so on, each with rows and columns of its own.

Every block is told by its own header, so a table of one form with a block of another is read as
printed. A header whose words were cut is told by those that are left and by the rows below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from govreport_parse.forms import Form, FormCell, FormPart, FormRow
from govreport_parse.model.document import Block, Locator, Note
from govreport_parse.model.records import FormBlock, Reading
from govreport_parse.tables.headers import Labels
from govreport_parse.tables.layouts.block_lines import Header, Lexicon, Line, lexicon, part_lines
from govreport_parse.tables.readings import (
    TableReadings,
    absent,
    compare_copies,
    money_unit,
    note,
    present,
    unreadable_note,
)
from govreport_parse.text.fold import label_key, squeeze
from govreport_parse.text.numerals import MONEY_UNITS, read_cell

__all__ = ["read_parts"]

_SHOWN = 5


class _Columns(msgspec.Struct, frozen=True, kw_only=True):
    """How a header names the columns of a block of a form.

    Attributes
    ----------
    order
        Its columns as indices of the form's.
    sure
        How many of its names are certain.
    names
        For each column of the form its name, as printed where that is whole.
    units
        For each column the unit that is printed over it, if any.
    """

    order: tuple[int, ...]
    sure: int
    names: tuple[str, ...]
    units: tuple[str | None, ...]


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """A block of a form, recognised in print."""

    labels: tuple[str, ...]
    rival: str | None


def read_parts(
    blocks: Sequence[Block], labels: Mapping[int, Labels], forms: Sequence[Form]
) -> TableReadings | None:
    """Read the disclosure tables of a document; None where there is none.

    `labels`: of each table.
    """
    words = lexicon(tuple(forms))
    lines = part_lines(blocks, labels, words)
    if not lines:
        return None
    reader = _Reader(words)
    known = {line.at.block for line in lines if line.key}
    # Of a table printed twice, the print that is filled in counts.
    filled = {line.at.block for line in lines if any(cell.text for cell in line.tail)}
    lines.sort(key=lambda line: line.at.block not in filled)
    for line in lines:
        if line.key:
            reader.take(line)
        elif line.at.block in known:
            reader.take_extra(line)
    return reader.result() if reader.found else None


class _Reader:
    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.columns: dict[tuple[int, FormPart], _Columns | None] = {}
        self.found: dict[tuple[str, str], _Found] = {}
        self.readings: dict[tuple[str, str], Reading] = {}
        self.copies: dict[tuple[str, str], list[Reading]] = {}
        self.notes: list[Note] = []
        self.extra: list[Reading] = []
        self.blocks: set[int] = set()
        self.home: Locator | None = None
        self.form: str | None = None

    def take(self, line: Line) -> None:
        """Read one printed row."""
        header = line.header
        self.blocks.add(line.at.block)
        self.home = self.home or Locator(block=line.at.block)
        if header is None:
            return
        judged = [
            (columns, form, part, row)
            for form, part, row in self.words.rows[line.key]
            if (columns := self._columns(header, part)) is not None
        ]
        if not judged:
            return
        judged.sort(key=lambda entry: entry[0].sure, reverse=True)
        best, form, part, row = judged[0]
        rivals = [other.id for columns, other, _, _ in judged[1:] if columns.sure == best.sure]
        if rivals and form.id not in {f for f, _ in self.found}:
            return
        key = (form.id, part.heading)
        if key not in self.found:
            shown = tuple(map(squeeze, header.texts))
            self.found[key] = _Found(labels=shown, rival=rivals[0] if rivals else None)
        self.form = form.id
        if line.reworded:
            self.notes.append(
                note(
                    "GR004",
                    line.at,
                    f"the row “{line.label}” is read as “{row.label}”",
                    f"“{line.label}”一行按“{row.label}”取数",
                )
            )
        self._read(line, form, _targets(part)[row], best)

    def take_extra(self, line: Line) -> None:
        """A printed row that no form knows: its figures come without a code."""
        header = line.header.texts if line.header else ()
        for text, cell in zip(header, line.tail, strict=False):
            content = read_cell(cell.text)
            if content.status == "reported":
                self.extra.append(
                    Reading(
                        indicator=None,
                        value=content.value,
                        unit=content.unit,
                        status=content.status,
                        raw=cell.text,
                        label=f"{line.label} / {squeeze(text)}",
                        form=self.form or "",
                        at=Locator(block=line.at.block, row=line.at.row, column=cell.column),
                    )
                )

    def _columns(self, header: Header, part: FormPart) -> _Columns | None:
        """How a header names a part's columns; the lines below it share it."""
        key = (id(header), part)
        if key not in self.columns:
            self.columns[key] = _columns(header, part)
        return self.columns[key]

    def _read(self, line: Line, form: Form, targets: Sequence[FormCell], columns: _Columns) -> None:
        order = columns.order
        tail = list(line.tail)
        while len(tail) > len(order) and not tail[-1].text:
            tail.pop()
        filled = any(cell.text for cell in tail)
        merged = any(cell.colspan > 1 and cell.text for cell in tail) and len(tail) < len(order)
        told = len(tail) == len(order) and not merged and not _lacks_a_cell(line, len(order))
        for k, target in enumerate(targets):
            label = f"{line.label} / {columns.names[k]}"
            if told:
                cell = tail[order.index(k)]
                at = Locator(block=line.at.block, row=line.at.row, column=cell.column)
                reading = present(target, cell, at, label, form.id, columns.units[k])
                if reading.status == "unreadable":
                    self.notes.append(unreadable_note(cell.text, label, at))
            else:
                status = "unreadable" if tail else "missing"
                reading = absent(target, status, line.at, form.id, label)
            key = (form.id, target.indicator)
            if key not in self.readings:
                self.readings[key] = reading
            elif filled:
                self.copies.setdefault(key, []).append(reading)

    def result(self) -> TableReadings:
        """All cells of the forms found, in the form's order."""
        home = self.home or Locator(block=0)
        forms = list(dict.fromkeys(form for form, _ in self.found))
        counts = {form: sum(key[0] == form for key in self.found) for form in forms}
        main = max(forms, key=lambda form: counts[form])
        elsewhere = {heading for form, heading in self.found if form != main}
        readings: list[Reading] = []
        for form, parts in self.words.parts:
            if form.id not in forms:
                continue
            for part in parts:
                taken = (form.id, part.heading) in self.found
                if taken or (form.id == main and part.heading not in elsewhere):
                    readings.extend(self._part(form, part, home))
        labels = {
            form: tuple(
                text
                for key, found in self.found.items()
                if key[0] == form
                for text in found.labels
                if text
            )
            for form in forms
        }
        return TableReadings(
            forms=tuple(
                FormBlock(
                    form=form,
                    table="disclosure",
                    labels=tuple(dict.fromkeys(labels[form]))[:_SHOWN],
                    at=home,
                    runner_up=next(
                        (f.rival for key, f in self.found.items() if key[0] == form and f.rival),
                        None,
                    ),
                )
                for form in forms
            ),
            readings=(*readings, *self.extra),
            notes=(*self.notes, *self._copy_notes(home)),
            blocks=frozenset(self.blocks),
        )

    def _copy_notes(self, home: Locator) -> tuple[Note, ...]:
        again = [reading for copies in self.copies.values() for reading in copies]
        return compare_copies(self.readings.values(), again, again[0].at if again else home)

    def _part(self, form: Form, part: FormPart, home: Locator) -> Iterator[Reading]:
        for targets in _targets(part).values():
            for target in targets:
                reading = self.readings.get((form.id, target.indicator))
                yield reading or absent(target, "missing", home, form.id)


def _lacks_a_cell(line: Line, count: int) -> bool:
    """Whether a row's last blank may be that of a nameless column behind, a figure's cell lost."""
    header = () if line.header is None else line.header.texts
    nameless = len(header) > count and not label_key(header[-1])
    return nameless and len(line.tail) == count and not line.tail[-1].text


@lru_cache(maxsize=64)
def _targets(part: FormPart) -> dict[FormRow, tuple[FormCell, ...]]:
    """The cells of each row of a block."""
    return {row: part.cells(row) for row in part.rows}


def _columns(header: Header, part: FormPart) -> _Columns | None:
    """How a header names a block's columns; None where it does not name them, each in its place."""
    known, count = _known_columns(part), len(part.columns)
    told = [_column(label_key(text), known) for text in header.texts]
    order = _order(header.texts, told, count)
    if order is None:
        return None
    printed = {k: squeeze(t) for k, t in zip(told, header.texts, strict=True) if k is not None}
    names = tuple(printed.get(k, column.label) for k, column in enumerate(part.columns))
    units = (
        money_unit(name) or (header.unit if column.unit in (None, *MONEY_UNITS) else None)
        for name, column in zip(names, part.columns, strict=True)
    )
    return _Columns(order=order, sure=len(printed), names=names, units=tuple(units))


def _order(texts: Sequence[str], told: Sequence[int | None], count: int) -> tuple[int, ...] | None:
    """The columns that a header's names tell, less blank names beyond `count` on either side."""
    first, last = 0, len(told)
    while last - first > count and not label_key(texts[first]):
        first += 1
    while last - first > count and not label_key(texts[last - 1]):
        last -= 1
    columns = told[first:last]
    sure = [k for k in columns if k is not None]
    if not sure or len(set(sure)) != len(sure) or len(columns) != count:
        return None
    if len(sure) == count:
        return tuple(sure)
    # Cut words: the names that are left must stand in their own places.
    if all(k in (None, p) for p, k in enumerate(columns)):
        return tuple(range(count))
    return None


@lru_cache(maxsize=64)
def _known_columns(part: FormPart) -> dict[str, int]:
    return {
        label_key(text): k
        for k, column in enumerate(part.columns)
        for text in (column.label, *column.aliases)
    }


def _column(key: str, known: dict[str, int]) -> int | None:
    """A column by its name, also with a definition behind it (上一年项目数量指2019年事项数)."""
    if key in known:
        return known[key]
    longer = {k for name, k in known.items() if len(name) > 4 and key.startswith(name)}
    return longer.pop() if len(longer) == 1 else None
