"""Tables in blocks: 第二十条第(一)项 and so on, each with rows and columns of its own.

Every block is told by its own header, so a table of one form with a block of another is read as
printed. A header whose words were cut is told by those that are left and by the rows below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
from rapidfuzz.distance import Levenshtein

from govreport_parse.cells import (
    TableReadings,
    absent,
    compare_copies,
    money_unit,
    note,
    present,
    unreadable_note,
)
from govreport_parse.document import Block, Cell, Locator, Note, Paragraph, Table
from govreport_parse.fold import fold, is_traditional, label_key, simplify_phrases, squeeze
from govreport_parse.forms import Form, FormCell, FormPart, FormRow, FormTable
from govreport_parse.numbers import MONEY_UNITS, read_cell
from govreport_parse.report import FormBlock, Reading
from govreport_parse.splits import Labels, each_once

__all__ = ["read_parts"]

_HEADING = re.compile(r"第?二十条第?[(]?([一二三四五六七八九十])[)]?项")
# 行政许可事项, 规范性文件数: what is added to a row's name and leaves it what it is. What stands before a
# name may turn it round (非行政许可审批).
_ADDED = re.compile("(?:事项|决定|措施|项目|件数|总数|数量|数)$")
# A wrong character in five. 行政处理 for 行政处罚, one in four, may be another thing.
_SLIP_SHARE = 5
# Rows of a block table that name its columns; a table is one of this kind from two rows on.
_MIN_ROWS = 2
_SHOWN = 5
_MAX_UNIT_LINE = 30


class _Header(msgspec.Struct, frozen=True, kw_only=True):
    """The printed names of a block's columns; `unit` of money is that of a line above them."""

    texts: tuple[str, ...]
    at: Locator
    unit: str | None = None


class _Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A printed row of figures under a header."""

    key: str
    label: str
    tail: tuple[Cell, ...]
    header: _Header | None
    at: Locator
    reworded: bool = False


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """A block of a form, recognised in print."""

    form: Form
    part: FormPart
    order: tuple[int, ...]
    sure: int
    labels: tuple[str, ...]
    rival: str | None


def read_parts(
    blocks: Sequence[Block], labels: Mapping[int, Labels], forms: Sequence[Form]
) -> TableReadings | None:
    """Read the disclosure tables of a document; None where there is none.

    `labels`: of each table.
    """
    tables = [(form, table) for form in forms for table in form.tables if table.layout == "blocks"]
    names = {
        label_key(text): row.code
        for _, table in tables
        for part in table.blocks
        for row in part.rows
        for text in (row.label, *row.aliases)
    }
    keys = {
        i: {text: _key(text, names) for same in own.texts.values() for text in same}
        for i, own in labels.items()
    }
    if len(names.keys() & {key for known in keys.values() for key in known.values()}) < _MIN_ROWS:
        return None
    openers = {label_key(text) for _, table in tables for text in table.label_headers}
    lines = [
        line
        for i, block in enumerate(blocks)
        if isinstance(block, Table)
        for line in _lines(i, block, _unit_above(blocks, i), keys[i], names, openers)
    ]
    if len({line.key for line in lines} - {""}) < _MIN_ROWS:
        return None
    lines = [_recognised(line, lines, names) for line in lines]
    reader = _Reader(tables)
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


def _unit_above(blocks: Sequence[Block], i: int) -> str | None:
    """The unit of money that a short line right above a table names (单位:件、元)."""
    above = blocks[i - 1] if i else None
    short = isinstance(above, Paragraph) and len(above.text) <= _MAX_UNIT_LINE
    return money_unit(above.text) if isinstance(above, Paragraph) and short else None


def _lines(
    i: int,
    block: Table,
    unit: str | None,
    known: Mapping[str, str],
    names: Mapping[str, str],
    openers: set[str],
) -> Iterator[_Line]:
    header: _Header | None = None
    for r, line in enumerate(block.lines):
        cells = each_once(line)
        own = [cell for cell in cells if cell.row == r and cell.text]
        keys = [known[cell.text] for cell in cells]
        named = [k for k, key in enumerate(keys) if key in names]
        place = Locator(block=i, row=r)
        if named:
            label = cells[named[-1]]
            yield _Line(
                key=keys[named[-1]],
                label=squeeze(label.text),
                tail=tuple(cells[named[-1] + 1 :]),
                header=header,
                at=place,
            )
        elif own and all(_HEADING.search(fold(cell.text)) for cell in own):
            header = None
        elif len(own) > 1 and all(read_cell(c.text).status == "unreadable" for c in own):
            opener = [k for k, key in enumerate(keys) if key in openers]
            first = opener[-1] + 1 if opener else 1
            header = _Header(texts=tuple(cell.text for cell in cells[first:]), at=place, unit=unit)
        elif len(own) == 1 and "单位" in own[0].text and len(own[0].text) <= _MAX_UNIT_LINE:
            unit = money_unit(own[0].text) or unit
        elif header is not None and own:
            label = own[1 if len(own) > 1 and _HEADING.search(fold(own[0].text)) else 0]
            if read_cell(label.text).status == "unreadable":
                tail = tuple(cell for cell in cells if cell.column > label.column)
                yield _Line(key="", label=squeeze(label.text), tail=tail, header=header, at=place)


def _key(text: str, names: Mapping[str, str]) -> str:
    key = label_key(text)
    if key in names or text.isascii():
        return key
    return label_key(simplify_phrases(text)) if is_traditional(text) else key


def _recognised(line: _Line, lines: Sequence[_Line], names: Mapping[str, str]) -> _Line:
    """An unknown row as the one that it rewords: one row's name alone, not printed beside it."""
    if line.key or line.header is None:
        return line
    beside = {names[other.key] for other in lines if other.key and other.at.block == line.at.block}
    own = label_key(line.label)
    bare = _ADDED.sub("", own)
    found = {code: name for name, code in names.items() if bare == name or _is_slip(own, name)}
    if len(found) != 1 or beside & found.keys():
        return line
    return msgspec.structs.replace(line, key=next(iter(found.values())), reworded=True)


def _is_slip(key: str, name: str) -> bool:
    allowed = len(name) // _SLIP_SHARE
    return Levenshtein.distance(key, name, score_cutoff=allowed) <= allowed


class _Reader:
    def __init__(self, tables: Sequence[tuple[Form, FormTable]]) -> None:
        self.tables = tables
        self.found: dict[tuple[str, str], _Found] = {}
        self.readings: dict[tuple[str, str], Reading] = {}
        self.copies: dict[tuple[str, str], list[Reading]] = {}
        self.notes: list[Note] = []
        self.extra: list[Reading] = []
        self.blocks: set[int] = set()
        self.home: Locator | None = None
        self.form: str | None = None

    def take(self, line: _Line) -> None:
        """Read one printed row."""
        candidates = [
            (form, part, row)
            for form, table in self.tables
            for part in table.blocks
            for row in part.rows
            if line.key in _names(row)
        ]
        judged = [(self._match(line, part), form, part, row) for form, part, row in candidates]
        judged = [entry for entry in judged if entry[0] is not None]
        self.blocks.add(line.at.block)
        self.home = self.home or Locator(block=line.at.block)
        if not judged:
            return
        judged.sort(key=lambda entry: entry[0][1] if entry[0] else 0, reverse=True)
        best, form, part, row = judged[0]
        rivals = [e[1].id for e in judged[1:] if e[0] and best and e[0][1] == best[1]]
        if best is None or (rivals and form.id not in {f for f, _ in self.found}):
            return
        order, sure = best
        shown = tuple(squeeze(text) for text in line.header.texts) if line.header else ()
        self.found.setdefault(
            (form.id, part.heading),
            _Found(
                form=form, part=part, order=order, sure=sure, labels=shown,
                rival=rivals[0] if rivals else None,
            ),
        )  # fmt: skip
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
        self._read(line, form, part, row, order)

    def take_extra(self, line: _Line) -> None:
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

    def _match(self, line: _Line, part: FormPart) -> tuple[tuple[int, ...], int] | None:
        """The header's order of the part's columns, and how many of its names are certain."""
        if line.header is None:
            return None
        known = _known_columns(part)
        keys = [label_key(text) for text in line.header.texts]
        while len(keys) > len(part.columns) and not keys[0]:
            keys = keys[1:]
        while len(keys) > len(part.columns) and not keys[-1]:
            keys = keys[:-1]
        columns = [_column(key, known) for key in keys]
        sure = [k for k in columns if k is not None]
        if not sure or len(set(sure)) != len(sure):
            return None
        if len(sure) == len(part.columns) == len(columns):
            return tuple(sure), len(sure)
        # Cut words: the names that are left must stand in their own places.
        if len(columns) == len(part.columns) and all(k in (None, p) for p, k in enumerate(columns)):
            return tuple(range(len(columns))), len(sure)
        return None

    def _printed_names(self, line: _Line, part: FormPart) -> dict[int, str]:
        """The columns' names as printed, where they are whole."""
        known = _known_columns(part)
        texts = line.header.texts if line.header else ()
        named = ((_column(label_key(text), known), squeeze(text)) for text in texts)
        return {k: text for k, text in named if k is not None}

    def _read(
        self, line: _Line, form: Form, part: FormPart, row: FormRow, order: tuple[int, ...]
    ) -> None:
        tail = list(line.tail)
        while len(tail) > len(order) and not tail[-1].text:
            tail.pop()
        merged = any(cell.colspan > 1 and cell.text for cell in tail) and len(tail) < len(order)
        told = len(tail) == len(order) and not merged
        printed = self._printed_names(line, part)
        for k, column in enumerate(part.columns):
            target = FormCell(
                indicator=f"{row.code}.{column.code}",
                applicant=None,
                label=f"{row.label} / {column.label}",
                unit=column.unit,
            )
            name = printed.get(k, column.label)
            label = f"{line.label} / {name}"
            unit = money_unit(name)
            if unit is None and line.header and column.unit in (None, *MONEY_UNITS):
                unit = line.header.unit
            if told:
                cell = tail[order.index(k)]
                at = Locator(block=line.at.block, row=line.at.row, column=cell.column)
                reading = present(target, cell, at, label, form.id, unit)
                if reading.status == "unreadable":
                    self.notes.append(unreadable_note(cell.text, label, at))
            else:
                status = "unreadable" if tail else "missing"
                reading = absent(target, status, line.at, form.id, label)
            key = (form.id, target.indicator)
            if key in self.readings and any(cell.text for cell in tail):
                self.copies.setdefault(key, []).append(reading)
            elif key not in self.readings:
                self.readings[key] = reading

    def result(self) -> TableReadings:
        """All cells of the forms found, in the form's order."""
        home = self.home or Locator(block=0)
        forms = list(dict.fromkeys(form for form, _ in self.found))
        counts = {form: sum(key[0] == form for key in self.found) for form in forms}
        main = max(forms, key=lambda form: counts[form])
        elsewhere = {heading for form, heading in self.found if form != main}
        readings: list[Reading] = []
        for form, table in self.tables:
            if form.id not in forms:
                continue
            for part in table.blocks:
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
        for row in part.rows:
            for column in part.columns:
                code = f"{row.code}.{column.code}"
                reading = self.readings.get((form.id, code))
                if reading is None:
                    target = FormCell(
                        indicator=code,
                        applicant=None,
                        label=f"{row.label} / {column.label}",
                        unit=column.unit,
                    )
                    reading = absent(target, "missing", home, form.id)
                yield reading


@lru_cache(maxsize=256)
def _names(row: FormRow) -> frozenset[str]:
    return frozenset(label_key(text) for text in (row.label, *row.aliases))


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
