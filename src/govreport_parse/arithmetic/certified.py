"""Figures that character recognition read of a picture, and which of them the sums of the form prove.

A misread figure breaks a sum that it stands in, unless another is misread to make up for it. A figure is
kept where every sum that it stands in holds, and where one of them would not hold were the same digit misread
in the same way wherever it stands. A sum that the report itself has wrong may be put right by a misread figure:
where any sum of a table does not hold as it was read, a figure is kept only if it stands in sums of two directions,
down a column and along a row. All others are unreadable: what they were read as stays in their text, and a note
(GR013) says so. What stands in no sum of a form is not kept either: figures of the text and of
comparison tables, telephone numbers, and days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

import msgspec

from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.arithmetic.identities import Identity, identities
from govreport_parse.model.document import Locator, Note
from govreport_parse.model.records import (
    AnnualReport,
    Comparison,
    Contact,
    Metadata,
    Reading,
    Section,
    Statement,
)
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["certified"]

# A figure that begins so has lost or mistaken its first digit.
_LED_BY_ZERO = lazy_pattern(r"\s*[0０][0-9０-９]")
_WITHOUT_FIGURE = ("blank", "not_applicable")
# A year that was read of a picture is kept where so many places print it.
_ENOUGH = 2
_NO_SUM = ("no sum of the form has it", "统计表没有可用来验证该数据的合计关系")
_NO_PROOF = (
    "the sums that it stands in do not hold as they were read",
    "按识别结果，有关合计关系不成立或无法验证",
)
_ONE_WAY = (
    "other sums of the table do not hold as they were read, and no second sum crosses its own",
    "表内另有合计关系按识别结果不成立，且该数据没有行、列两个方向的合计关系可相互验证",
)
_UNNOTICED = (
    "its sums would hold as well were the same digit misread in each of their figures",
    "有关合计关系不能排除相同数字被一致误认",
)


def certified(report: AnnualReport, printed: int | None = None) -> AnnualReport:
    """The report with those figures of recognised pages alone that the sums of its forms prove.

    A report that was not recognised (:attr:`~govreport_parse.model.document.Source.recognised`) is given
    back as it is.

    `printed`: of a web page the number of its blocks, after which those of its pictures stand.
    """
    pages = frozenset(report.source.recognised or ())
    if not pages:
        return report

    def is_recognised(at: Locator) -> bool:
        """Whether what stands there was read of a picture; what is put together may have been."""
        if printed is not None:
            return at.block >= printed
        return not at.places or any(place.page in pages for place in at.places)

    doubts = _doubts(report)
    readings, notes = [], []
    for reading in report.readings:
        why = doubts.get(id(reading))
        if why is not None and is_recognised(reading.at):
            notes.append(_note(reading, why))
            reading = msgspec.structs.replace(reading, value=None, status="unreadable")  # noqa: PLW2901
        readings.append(reading)
    report = msgspec.structs.replace(
        report, readings=tuple(readings), notes=(*report.notes, *notes)
    )
    return report if printed is not None else _without_unproved(report, is_recognised)


def _without_unproved(
    report: AnnualReport, is_recognised: Callable[[Locator], bool]
) -> AnnualReport:
    """The report without what stands in no sum, on pages that were recognised or around them."""
    year = report.year if _mentions(report) >= _ENOUGH else None
    period = report.period if report.period and report.period.start.year == year else None
    return msgspec.structs.replace(
        report,
        year=year,
        period=period,
        published=None,
        contact=Contact(office=report.contact.office),
        metadata=Metadata(publisher=report.metadata.publisher),
        comparisons=tuple(_unread(one, is_recognised) for one in report.comparisons),
        statements=_printed(report, is_recognised),
    )


def _mentions(report: AnnualReport) -> int:
    """How many places of a report print the year that it was read to be on."""
    year = f"{report.year}年"
    sections = [*report.sections, *([report.preamble] if report.preamble else [])]
    return sum(text.count(year) for text in (report.title or "", *_texts(sections)))


def _texts(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        yield section.title
        yield section.text
        yield from _texts(section.children)


def _unread(one: Comparison, is_recognised: Callable[[Locator], bool]) -> Comparison:
    if not is_recognised(one.at):
        return one
    status = "unreadable" if one.status == "reported" else one.status
    change = "unreadable" if one.change_status == "reported" else one.change_status
    return msgspec.structs.replace(
        one, value=None, change_percent=None, status=status, change_status=change, year=None
    )


def _printed(
    report: AnnualReport, is_recognised: Callable[[Locator], bool]
) -> tuple[Statement, ...]:
    """The statements of pages that were not recognised, with those of their parts that stand there too."""
    kept = [k for k, one in enumerate(report.statements) if not is_recognised(one.at)]
    places = {old: new for new, old in enumerate(kept)}
    return tuple(
        msgspec.structs.replace(
            report.statements[k],
            parts=tuple(places[part] for part in report.statements[k].parts if part in places),
            complete=report.statements[k].complete
            and places.keys() >= set(report.statements[k].parts),
        )
        for k in kept
    )


def _note(reading: Reading, why: tuple[str, str]) -> Note:
    read, (said, said_zh) = (reading.raw or "").strip(), why
    return Note(
        code="GR013",
        message=f"the cell of {reading.label} was recognised as “{read}”, which nothing proves: {said}",
        message_zh=f"“{reading.label}”经文字识别为“{read}”，{said_zh}，未采用，请核对原件",
        at=reading.at,
        indicators=(reading.indicator,) if reading.indicator else (),
    )


def _doubts(report: AnnualReport) -> dict[int, tuple[str, str]]:
    """Why each reading that says something (by its ``id``) is not proved; those that are, are left out."""
    found = {
        id(reading): _NO_SUM
        for reading in report.readings
        if reading.status in ("reported", "not_applicable")
    }
    for context in Context(report).by_form():
        sums: defaultdict[CellKey, list[Identity]] = defaultdict(list)
        every = tuple(identities(context))
        for identity in every:
            for cell in identity.cells:
                sums[cell].append(identity)
        figures = _figures(
            context, chain.from_iterable(one.cells for own in sums.values() for one in own)
        )
        doubtful = _codes_beside_broken(context, every, figures)
        for cell, own in sums.items():
            reading = context.reading(*cell)
            if reading is None or id(reading) not in found:
                continue
            if not all(_holds(one, figures) for one in own):
                found[id(reading)] = _NO_PROOF
            elif cell[0] in doubtful and figures[cell] and not _is_crossed(own):
                found[id(reading)] = _ONE_WAY
            elif not _is_noticed(cell, own, figures):
                found[id(reading)] = _UNNOTICED
            else:
                del found[id(reading)]
    return found


def _figures(context: Context, cells: Iterator[CellKey]) -> dict[CellKey, Number]:
    """The figures of cells that print one, or say that they print none."""
    found: dict[CellKey, Number] = {}
    for cell in cells:
        reading = context.reading(*cell)
        if reading is None:
            continue
        if reading.status == "reported" and reading.value is not None:
            if not _LED_BY_ZERO.match(reading.raw or ""):
                found[cell] = reading.value
        elif reading.status in _WITHOUT_FIGURE:
            found[cell] = 0
    return found


def _holds(identity: Identity, figures: Mapping[CellKey, Number]) -> bool:
    """Whether both sides are known to the last cell, and are the same."""
    if not all(cell in figures for cell in identity.cells):
        return False
    return sum(figures[cell] for cell in identity.left) == sum(
        figures[cell] for cell in identity.right
    )


def _codes_beside_broken(
    context: Context, every: Sequence[Identity], figures: Mapping[CellKey, Number]
) -> set[str]:
    """The indicators of tables of which a sum does not hold."""
    broken = {code for one in every if _is_broken(one, figures) for code, _ in one.cells}
    tables = [table for table in context.tables if not broken.isdisjoint(table.codes)]
    return {code for table in tables for code in table.codes}


def _is_broken(identity: Identity, figures: Mapping[CellKey, Number]) -> bool:
    """Whether both sides are known to the last cell, and differ."""
    return all(cell in figures for cell in identity.cells) and not _holds(identity, figures)


def _is_crossed(own: Sequence[Identity]) -> bool:
    """Whether of the sums of a cell some add up applicants, and some what one of them has."""
    across = {len({applicant for _, applicant in one.cells}) > 1 for one in own}
    return len(across) > 1


def _digits(figure: Number) -> list[tuple[int, str]]:
    """The digits of a figure, each with its place: that of the ones is 0."""
    whole, _, part = str(figure).partition(".")
    return [*enumerate(reversed(whole)), *((-k, digit) for k, digit in enumerate(part, 1))]


def _is_noticed(cell: CellKey, own: Sequence[Identity], figures: Mapping[CellKey, Number]) -> bool:
    """Whether a sum would not hold were a digit of a cell misread, in the same way wherever it stands.

    A digit goes unnoticed where each of the sums has it across, in the same place. Zeros across are left out,
    for most cells are: of sums that are zero throughout, two or four cells would have to be misread at once,
    which the shapes of the digits tell.
    """
    across = [[f for other in _across(cell, one) if (f := figures[other])] for one in own]
    if not figures[cell]:
        across = [others for others in across if others]
        if not across:
            return True
    return all(
        any(all(digit not in _digits(other) for other in others) for others in across)
        for digit in _digits(figures[cell])
    )


def _across(cell: CellKey, identity: Identity) -> tuple[CellKey, ...]:
    """The cells on the other side of a sum."""
    return identity.right if cell in identity.left else identity.left
