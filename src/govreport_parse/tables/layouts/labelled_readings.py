"""The readings of rows under their own labels, one for each value cell of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

import msgspec

from govreport_parse.forms.compiled import CompiledTable
from govreport_parse.forms.types import FormCell, FormRow, FormTable
from govreport_parse.model.document import Locator, Note
from govreport_parse.model.records import Reading
from govreport_parse.model.vocabularies import Status
from govreport_parse.tables.align import Alignment
from govreport_parse.tables.readings import (
    absent,
    money_unit,
    note,
    present,
    unknown_columns_note,
    unplaced_note,
    unreadable_note,
)
from govreport_parse.tables.rows import TableRow
from govreport_parse.text.fold import squeeze
from govreport_parse.text.numerals import read_cell

__all__ = ["Columns", "RowsReader"]

#: Whether the columns of a table are known: `open` where the report leaves it so, `unread` where its header
#: was not understood.
Columns: TypeAlias = Literal["told", "open", "unread"]


class RowsReader:
    """Turns aligned rows into readings, one for each value cell of the form."""

    def __init__(
        self,
        form: str,
        table: CompiledTable,
        rows: Sequence[TableRow],
        alignment: Alignment,
        home: Locator,
        columns: Columns,
    ) -> None:
        self.columns = columns
        self.form = form
        self.compiled = table
        self.table: FormTable = table.table
        self.rows = rows
        self.alignment = alignment
        self.home = home
        self.notes: list[Note] = []

    def read(self) -> tuple[Reading, ...]:
        """Every value cell of the form, then printed rows that it does not know."""
        holders = {j: i for i, j in enumerate(self.alignment.assigned) if j is not None}
        self._note_columns(holders)
        self._note_reworded()
        self._note_ambiguous()
        withheld = {j for found in self.alignment.ambiguous.values() for j in found}
        known: list[Reading] = []
        for j, row, targets in self.compiled.value_rows:
            i = holders.get(j)
            if i is None:
                status: Status = "unreadable" if j in withheld else "missing"
                known += [absent(target, status, self.home, self.form) for target in targets]
            else:
                known += self._readings(row, targets, i)
        self._note_groups(holders)
        self._note_unplaced(holders)
        return (*known, *self._extra())

    def _note_unplaced(self, holders: Mapping[int, int]) -> None:
        """Report rows of a matrix that lack no cell, or lost their header, and are not read."""
        if self.table.layout != "matrix":
            return
        count = len(self.table.columns)
        rows = [
            (row, self.rows[holders[j]])
            for j, row, _ in self.compiled.value_rows
            if j in holders
            and (
                self.columns != "told"
                or (self.rows[holders[j]].unclear and self.rows[holders[j]].cells >= count)
            )
        ]
        if rows:
            labels = [squeeze(printed.labels[0]) for _, printed in rows]
            self.notes.append(
                unplaced_note(
                    labels, (row.code for row, _ in rows), Locator(block=rows[0][1].block)
                )
            )

    def _readings(self, row: FormRow, targets: Sequence[FormCell], i: int) -> list[Reading]:
        printed, form = self.rows[i], self.form
        label = squeeze(printed.labels[0])
        block, r = printed.block, printed.row
        if not printed.values:
            status: Status = "unreadable" if printed.unclear else "missing"
            place = Locator(block=block, row=r)
            return [absent(target, status, place, form, label) for target in targets]
        contradicted = self._contradicted(i, row)
        unit = printed.unit or money_unit(label)
        readings = []
        for target, cell in zip(targets, printed.values, strict=True):
            at = Locator(block=block, row=r, column=cell.column)
            reading = present(target, cell, at, label, form, unit)
            if contradicted:
                reading = msgspec.structs.replace(reading, value=None, status="unreadable")
            elif reading.status == "unreadable":
                self.notes.append(unreadable_note(cell.text, label, at))
            readings.append(reading)
        return readings

    def _note_columns(self, holders: Mapping[int, int]) -> None:
        """Report of a list that no column is known to hold the figures."""
        if self.columns == "told" or self.table.layout == "matrix":
            return
        if self.columns == "open":
            self._note(
                "GR006", self.home,
                "no header tells which columns hold which figures of the form; none is read",
                "表头未写明各列数据的含义，各列数据均未采用，请核对表头",
            )  # fmt: skip
            return
        codes = [row.code for j, row, _ in self.compiled.value_rows if j in holders]
        self.notes.append(unknown_columns_note(codes, self.home))

    def _contradicted(self, i: int, row: FormRow) -> bool:
        """Whether the row is printed again with another content."""
        again = [
            self.rows[k].values
            for k, j in self.alignment.repeated.items()
            if self.table.rows[j].code == row.code and self.rows[k].values
        ]
        if not again:
            return False
        contents = {
            tuple(read_cell(cell.text) for cell in values)
            for values in (self.rows[i].values, *again)
        }
        if len(contents) < 2:
            return False
        self._note(
            "GR005", Locator(block=self.rows[i].block, row=self.rows[i].row),
            f"the row “{row.label}” is printed more than once with different contents; none is read",
            f"“{row.label}”一行重复出现且数据不一致，无法确定以何者为准，均未采用，请核对",
        )  # fmt: skip
        return True

    def _note(self, code: str, at: Locator, message: str, message_zh: str) -> None:
        self.notes.append(note(code, at, message, message_zh))

    def _note_reworded(self) -> None:
        for i in sorted(self.alignment.reworded):
            j = self.alignment.assigned[i]
            if j is None:
                continue
            row, printed = self.table.rows[j], self.rows[i]
            label = squeeze(printed.labels[0])
            self._note(
                "GR004", Locator(block=printed.block, row=printed.row),
                f"the row “{label}” is read as “{row.label}”",
                f"“{label}”一行的名称与统计表规定的“{row.label}”不一致，已按后者核对，请核对该行名称",
            )  # fmt: skip

    def _note_ambiguous(self) -> None:
        for i, found in sorted(self.alignment.ambiguous.items()):
            printed = self.rows[i]
            label = squeeze(printed.labels[0])
            named = [self._called(self.table.rows[j], found) for j in found]
            en = ", ".join(f"“{' / '.join(labels)}”" for labels in named)
            may = f"any of {en}" if len(found) > 1 else f"{en}, as another row may"
            zh = "或".join("的".join(f"“{one}”" for one in labels) for labels in named)
            self._note(
                "GR005", Locator(block=printed.block, row=printed.row),
                f"the row “{label}” may be {may}; it is not read",
                f"“{label}”一行{'' if len(found) > 1 else '与另一行都'}可能是{zh}，无法确定，其数据未采用，请核对该行名称",
            )  # fmt: skip

    def _called(self, row: FormRow, beside: Sequence[int]) -> tuple[str, ...]:
        """The label of a row; after that of the row above it where another one beside it has the same."""
        above = self.table.row(row.parent or "")
        alike = sum(self.table.rows[j].label == row.label for j in beside) > 1
        return (above.label, row.label) if alike and above is not None else (row.label,)

    def _note_groups(self, holders: dict[int, int]) -> None:
        for j, row in self.compiled.group_rows:
            i = holders.get(j)
            if i is None:
                continue
            printed = self.rows[i]
            for cell in printed.values:
                if read_cell(cell.text).status == "reported":
                    text = squeeze(cell.text)
                    self._note(
                        "GR007", Locator(block=printed.block, row=printed.row, column=cell.column),
                        f"the group row “{row.label}” holds no cell of the form but prints {text}",
                        f"“{row.label}”为分组标题行，按规定不填数据，现填报为{text}，请核对是否应填入其他行",
                    )  # fmt: skip
                    break

    def _extra(self) -> Iterator[Reading]:
        """Printed rows that the form does not know, with a number."""
        for i, printed in enumerate(self.rows):
            settled = self.alignment.assigned[i] is not None
            if settled or i in self.alignment.repeated or i in self.alignment.ambiguous:
                continue
            label = squeeze(printed.labels[0])
            if any(word in label for word in self.table.footer_words):
                continue
            for applicant, cell in zip(self.table.applicants, printed.values, strict=False):
                content = read_cell(cell.text)
                if content.status == "reported":
                    yield Reading(
                        indicator=None,
                        applicant=applicant,
                        value=content.value,
                        unit=content.unit or printed.unit,
                        status=content.status,
                        raw=cell.text,
                        label=label,
                        form=self.form,
                        at=Locator(block=printed.block, row=printed.row, column=cell.column),
                    )
