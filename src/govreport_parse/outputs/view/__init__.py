"""The evidence page: a document as it was read beside its record, each value linked with its place.

One file without network; what the document prints is text in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.model.arguments import require_document
from govreport_parse.model.document import Document, Locator
from govreport_parse.model.records import AnnualReport, Comparison, Finding, Reading
from govreport_parse.model.vocabularies import SEVERITIES, STATUSES
from govreport_parse.outputs.laid_out import laid_out
from govreport_parse.outputs.safe import one_line
from govreport_parse.outputs.summary import QUALIFIER_ZH, SEVERITY_ZH, STATUS_ZH
from govreport_parse.outputs.view.links import Links, places_of
from govreport_parse.outputs.view.masthead import entries
from govreport_parse.outputs.view.original import Original, headings, original
from govreport_parse.outputs.view.pages import pictured
from govreport_parse.outputs.view.rebuilt import rebuilt
from govreport_parse.outputs.view.record import found, stated
from govreport_parse.outputs.web import both, render

if TYPE_CHECKING:
    from markupsafe import Markup

    from govreport_parse.model.page import Page

__all__ = ["view_page"]

_STATUS_EN = {status: status.replace("_", " ") for status in STATUSES}


def view_page(
    report: AnnualReport,
    findings: Sequence[Finding],
    *,
    lang: str,
    document: Document | None = None,
    file: bytes | None = None,
) -> str:
    """A report's page, as HTML.

    Parameters
    ----------
    report, findings
        What was read and found.
    lang
        ``zh`` or ``en``: the language it opens in; a button changes it.
    document
        What the report was read from. Without it the page shows what the record keeps of it: the
        text of its sections, and the statutory tables in the layout of their form.
    file
        The bytes of the file itself: pages of a PDF are shown as pictures.

    Raises
    ------
    ValueError
        The document does not read as this report: it is another one, or another version read it.
        Or the file is another one.
    """
    if document is not None:
        require_document("to_html", document)
    page = None if document is None else _page(report, document)
    masthead = list(entries(report, None if page is None else page.blocks))
    places = places_of(report, findings, (at for entry in masthead for at in entry.ats))
    shown = _shown(report, places, page)
    pictures = pictured(report, places, file)
    return render(
        "view.html",
        lang=lang,
        styles=("form.css", "view.css"),
        scripts=("view.js",),
        report=report,
        whole=document is not None,
        masthead=masthead,
        found=list(found(report, findings)),
        severities=_counted(SEVERITIES, [one.severity for one in findings]),
        rules=sorted(Counter(one.rule for one in findings).items()),
        statuses=_counted(STATUSES, [one.status for one in report.readings]),
        tables=[(laid, _at(report, laid.form, laid.table)) for laid in laid_out(report)],
        stated=list(stated(report)),
        parts=shown.parts,
        pictures=pictures,
        links=Links(places, shown.first, findings),
        value=_value,
        number=_number,
        severity_zh=SEVERITY_ZH,
        status_zh=STATUS_ZH,
        status_en=_STATUS_EN,
        qualifier_zh=QUALIFIER_ZH,
    )


def _page(report: AnnualReport, document: Document) -> Page:
    """The page that the places of a report are of."""
    from govreport_parse.pipeline import parse_document, prepare

    # Another reading of the document, by another version as well, places its values elsewhere.
    if msgspec.structs.replace(parse_document(document), source=report.source) != report:
        raise ValueError(f"{document.source.name} does not read as this report")
    return prepare(document)


def _shown(report: AnnualReport, places: Mapping[Locator, int], page: Page | None) -> Original:
    if page is None:
        again = rebuilt(report, places)
        moved = [(to, n) for at, n in places.items() if (to := again.moved[at]) is not None]
        return original(again.blocks, moved, again.headed, range(bool(report.title)), {})
    title = range(0) if page.title is None else range(page.title.first, page.title.last + 1)
    words = {places[statement.at]: statement.text for statement in report.statements}
    return original(page.blocks, places.items(), headings(report), title, words)


def _at(report: AnnualReport, form: str, table: str) -> Locator:
    return next(one.at for one in report.forms if (one.form, one.table) == (form, table))


def _counted(names: Sequence[str], given: Sequence[str]) -> list[tuple[str, int]]:
    counts = Counter(given)
    return [(name, counts[name]) for name in names if counts[name]]


def _value(record: Reading | Comparison) -> Markup:
    """What a cell says: a number, or in words why there is none, with the text that is no number."""
    from markupsafe import Markup

    if record.value is not None:
        return Markup("{}").format(_number(record.value))
    words = Markup("<i>{}</i>").format(both(STATUS_ZH[record.status], _STATUS_EN[record.status]))
    raw = record.raw if isinstance(record, Reading) else None
    return words + Markup(" “{}”").format(one_line(raw)) if raw else words


def _number(value: int | Decimal) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
