"""What stands at the places that a finding names, as printed."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from govreport_parse.forms.words import applicant_label
from govreport_parse.model.document import Locator
from govreport_parse.model.records import AnnualReport, Finding, Reading
from govreport_parse.model.sections import sections
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Quote", "Quotes"]

_SENTENCE = lazy_pattern("(?<=[。!！?？;；])|\n")
# Characters of a cell, and of a text.
_SHOWN = (40, 70)


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a document.

    Attributes
    ----------
    kind
        ``cell``, ``text`` or ``section``.
    label
        The row that a cell stands in, with its column; None for text.
    text
        As printed; None for a cell that is blank or not there.
    """

    kind: str
    label: str | None
    text: str | None


class Quotes:
    """A report's printed cells and sentences by their places; `shown`: how many characters of each."""

    def __init__(self, report: AnnualReport, lang: str, *, shown: tuple[int, int] = _SHOWN) -> None:
        self._shown = shown
        self._found: dict[Locator, Quote] = {}
        for reading in report.readings:
            if reading.status != "missing":
                self._keep(reading.at, "cell", _labelled(reading, lang), reading.raw)
        for comparison in report.comparisons:
            value = None if comparison.value is None else str(comparison.value)
            year = f" ({comparison.year})" if comparison.year else ""
            self._keep(comparison.at, "cell", f"{comparison.label}{year}", value)
        for statement in report.statements:
            self._keep(statement.at, "text", None, statement.text)
        for section in sections(report):
            if section.title:
                self._keep(section.at, "section", None, f"{section.number or ''} {section.title}")

        self._sections = {section.at: section.text for section in sections(report)}

    def _keep(self, at: Locator, kind: str, label: str | None, text: str | None) -> None:
        self._found.setdefault(at, self._quote(kind, label, text))

    def of(self, finding: Finding) -> Iterator[Quote]:
        """What stands at a finding's places, the same words once."""
        found = (self.at(at, finding) for at in finding.evidence)
        yield from dict.fromkeys(quote for quote in found if quote is not None)

    def at(self, at: Locator, finding: Finding) -> Quote | None:
        """What stands at one of a finding's places; None where the record does not keep it."""
        return self._sentence(at, finding) or self._found.get(at)

    def _sentence(self, at: Locator, finding: Finding) -> Quote | None:
        """The sentence of a section that holds what a finding observed."""
        for sentence in _SENTENCE.split(self._sections.get(at, "")):
            if finding.observed and fold(finding.observed) in fold(sentence):
                return self._quote("text", None, sentence)
        return None

    def _quote(self, kind: str, label: str | None, text: str | None) -> Quote:
        words = " ".join((text or "").split())
        limit = self._shown[kind != "cell"]
        if len(words) > limit:
            words = f"{words[: limit - 1]}…"
        return Quote(kind=kind, label=label, text=words or None)


def _labelled(reading: Reading, lang: str) -> str:
    if reading.applicant is None:
        return reading.label
    if lang == "zh":
        return f"{reading.label}（{applicant_label(reading.applicant)}）"
    return f"{reading.label} (column {applicant_label(reading.applicant)})"
