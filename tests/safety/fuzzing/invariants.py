"""What holds of every record, whatever it was read from; each breach is an AssertionError."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import govreport_parse as gp
from govreport_parse.model.document import Block, Locator, Paragraph
from govreport_parse.model.records import Reading

STATUSES = frozenset({"reported", "blank", "not_applicable", "unreadable", "missing"})


def text_at(blocks: Sequence[Block], at: Locator) -> str | None:
    """The printed text at a place; None for a whole table, row, or position without a cell."""
    block = blocks[at.block]
    if isinstance(block, Paragraph):
        assert at.row is at.column is None, f"{at} names a cell of a paragraph"
        text: str | None = block.text
    elif at.row is None:
        return None
    else:
        row = block.grid[at.row]
        if at.column is None:
            return None
        cell = row[at.column]
        text = None if cell is None else cell.text
    if at.start is None and at.end is None:
        return text
    assert text is not None, f"{at} is a span of nothing"
    start, end = at.start or 0, len(text) if at.end is None else at.end
    assert 0 <= start <= end <= len(text), f"{at} is outside its text"
    return text[start:end]


def check_readings(readings: Iterable[Reading], blocks: Sequence[Block]) -> None:
    """A value if and only if one is reported; the text as printed, at its place."""
    for reading in readings:
        assert reading.status in STATUSES, reading
        assert (reading.value is not None) == (reading.status == "reported"), reading
        printed = text_at(blocks, reading.at)
        if reading.value is not None:
            assert reading.raw is not None, reading
            assert printed == reading.raw, f"{printed!r} stands at the place of {reading}"


def check_record(report: gp.AnnualReport, blocks: Sequence[Block]) -> None:
    """Everything that a record promises of itself and of its document's blocks."""
    check_readings(report.readings, blocks)
    for comparison in report.comparisons:
        assert (comparison.value is not None) == (comparison.status == "reported"), comparison
        told = comparison.change_status == "reported"
        assert (comparison.change_percent is not None) == told, comparison
        text_at(blocks, comparison.at)
    for statement in report.statements:
        printed = text_at(blocks, statement.at)
        assert printed, f"nothing stands at the place of {statement}"
    findings = gp.check(report)
    places = [place for finding in findings for place in finding.evidence]
    for at in (*places, *(note.at for note in report.notes), *(form.at for form in report.forms)):
        if at is not None:
            text_at(blocks, at)
    for finding in findings:
        assert finding.to_json()
    assert gp.AnnualReport.from_json(report.to_json()) == report, "JSON does not bring it back"
