"""The links between a record and its document: each leads to what stands on the other side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from govreport_parse.model.document import Locator
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.model.vocabularies import SEVERITIES, Severity
from govreport_parse.outputs.safe import one_line
from govreport_parse.outputs.view.original import Piece
from govreport_parse.outputs.view.pages import Mark
from govreport_parse.outputs.web import both

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["Links", "places_of"]


def places_of(
    report: AnnualReport, findings: Iterable[Finding], others: Iterable[Locator] = ()
) -> dict[Locator, int]:
    """All places that a record or a finding names, and others, numbered."""
    ordered = chain(
        (at for finding in findings for at in finding.evidence),
        (note.at for note in report.notes if note.at is not None),
        (block.at for block in report.forms),
        (reading.at for reading in report.readings),
        (comparison.at for comparison in report.comparisons),
        (statement.at for statement in report.statements),
        others,
    )
    return {at: number for number, at in enumerate(dict.fromkeys(ordered))}


class Links:
    """Writes the links of a page, those of the record first: the document's lead back to them.

    Parameters
    ----------
    places
        Numbers of the places.
    first
        For a place the first mark in the document; a place without one is no link.
    findings
        They decide how suspect a place is.
    """

    def __init__(
        self,
        places: Mapping[Locator, int],
        first: Mapping[int, int],
        findings: Iterable[Finding],
    ) -> None:
        self._places = places
        self._first = first
        self._entries: dict[int, int] = {}
        self._written = 0
        self._severity: dict[int, Severity] = {}
        for finding in sorted(findings, key=lambda one: SEVERITIES.index(one.severity)):
            for at in finding.evidence:
                self._severity.setdefault(places[at], finding.severity)

    def severity(self, *ats: Locator) -> Severity | None:
        """That of the worst finding that rests on one of the places."""
        return self._worst([self._places[at] for at in ats])

    def _worst(self, places: Iterable[int]) -> Severity | None:
        found = {self._severity.get(place) for place in places}
        return next((severity for severity in SEVERITIES if severity in found), None)

    def there(self, ats: Iterable[Locator], words: object) -> Markup:
        """Words of the record, as a link to where they stand in the document."""
        from markupsafe import Markup

        places = [place for at in ats if (place := self._places[at]) in self._first]
        if not places:
            return Markup("<span>{}</span>").format(words)
        self._written += 1
        for place in places:
            self._entries.setdefault(place, self._written)
        return Markup('<a id="r{}" href="#m{}" data-p="{}">{}</a>').format(
            self._written, self._first[places[0]], _listed(places), words
        )

    def on_page(self, mark: Mark) -> Markup:
        """A mark on the picture of a page, as a link to what rests on the place; nothing where nothing does."""
        from markupsafe import Markup

        entry = next((self._entries[p] for p in mark.places if p in self._entries), None)
        if entry is None:
            return Markup("")
        severity = self._worst(mark.places)
        return Markup(
            '<a href="#r{}" data-p="{}" class="box{}" aria-label="{}">'
            '<rect x="{}" y="{}" width="{}" height="{}" rx="1"/></a>'
        ).format(
            entry, _listed(mark.places), f" {severity}" if severity else "", one_line(mark.name) or entry,
            mark.x, mark.y, mark.width, mark.height,
        )  # fmt: skip

    def back(self, piece: Piece, name: Markup | None = None) -> Markup:
        """A piece of the document, or what it is the name of, as a link to what rests on it."""
        from markupsafe import Markup

        words = name or Markup("<br>").join(map(one_line, piece.text.split("\n")))
        entry = next((self._entries[p] for p in piece.places if p in self._entries), None)
        if piece.bold:
            words = Markup("<b>{}</b>").format(words)
        around = Markup(' data-s="{}"').format(_listed(piece.around)) if piece.around else ""
        if entry is None:
            return Markup("<span{}>{}</span>").format(around, words) if around else words
        severity = self._worst(piece.places)
        return Markup('<a id="m{}" href="#r{}" data-p="{}"{}{}>{}</a>').format(
            piece.mark,
            entry,
            _listed(piece.places),
            around,
            Markup(' class="mark {}"').format(severity) if severity else "",
            words or Markup("<i>{}</i>").format(both("空白", "blank")),
        )


def _listed(places: Iterable[int]) -> str:
    return " ".join(map(str, places))
