"""The same report on mirrors and in re-posts, known by what it says.

The hash covers title, place, year, the sentences of the narrative, the figures that they state
and the values of the tables. Nothing of the page around it leaves a trace, nor do format, line
breaks, punctuation, width, script (traditional or simplified), headings, captions and signatures;
every figure does.

It errs to one side. Two postings of one report may differ in a word and get two hashes; two
reports get one hash only if they share title, place, year, every sentence and every figure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal

from govreport_parse.model.records import AnnualReport, Number, Section
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["text_hash"]

# A number with its decimals, or a run of letters: what is between them does not count, but two numbers
# never run into one.
_TOKEN = lazy_pattern(r"\d+(?:\.\d+)?|[^\W\d_]+")
_THOUSANDS = lazy_pattern(r"(?<=\d),(?=\d{3}(?!\d))")
_FIELD, _ENTRY = "\x1f", b"\x1e"
_END_MARKS = "。；;！？"
# Plain text is wrapped at 30 characters or more; signatures and captions are shorter.
_WRAPPED = 30
# A title printed once more above the text.
_TITLE = lazy_pattern(r"^[^。；;，,]{4,60}(?:报告|報告|年报|年報)\s*(?:[（(]全文[）)])?$")


def text_hash(report: AnnualReport) -> str:
    """Hash of what a report says, alike for all its postings.

    Parameters
    ----------
    report
        As parsed.

    Returns
    -------
    str
        32 hexadecimal digits (BLAKE2b, 128 bits).
    """
    digest = hashlib.blake2b(digest_size=16)
    sentences = list(_sentences(report))
    for piece in (*_identity(report), *sentences, *_figures(report, "".join(sentences))):
        digest.update(piece.encode("utf-8", "surrogatepass"))
        digest.update(_ENTRY)
    return digest.hexdigest()


def _words(text: str) -> str:
    return "".join(map(_apart, _TOKEN.findall(_THOUSANDS.sub("", fold(text)))))


def _apart(token: str) -> str:
    """A number set off from what is around it; so is each mark that is one (², ①) among letters."""
    if token.isalpha():
        return token
    if token[0].isdecimal():
        return f" {token} "
    return "".join(f" {char} " if char.isdigit() else char for char in token)


def _identity(report: AnnualReport) -> tuple[str, str, str]:
    """Title, body and year.

    A body is named in full by one posting (its signature, its 填报单位) and in short by another:
    the place will do where the title says it too.
    """
    title, region = _words(report.title or ""), _words(report.agency.region or "")
    body = region if region and region in title else _words(report.agency.name or "")
    return title, body, str(report.year or "")


def _sentences(report: AnnualReport) -> Iterator[str]:
    """The sentences in order.

    A short line without an end mark is a heading, a caption, a date or a signature; a long one
    goes on in the next.
    """
    pending = list(reversed(report.sections))
    if report.preamble is not None:
        pending.append(report.preamble)
    while pending:
        section: Section = pending.pop()
        begun = section.title
        for line in ("", *section.text.split("\n")):
            begun = "" if _TITLE.search(line) else begun + line
            end = max(map(begun.rfind, _END_MARKS)) + 1
            if end:
                yield _words(begun[:end])
            begun = begun[end:] if len(begun) - end >= _WRAPPED else ""
        pending.extend(reversed(section.children))


def _figures(report: AnnualReport, narrative: str) -> list[str]:
    """The values of the tables, and of lines that are no sentences (`narrative` holds those).

    In an order that the layout does not change.
    """
    readings = (
        (r.form, r.indicator or _words(r.label), r.applicant or "", r.status, _number(r.value))
        for r in report.readings
    )
    comparisons = (
        (_words(c.label), str(c.year or ""), c.status, _number(c.value), _number(c.change_percent))
        for c in report.comparisons
    )
    statements = (
        (s.topic or "", s.applicant or "", _number(s.value), _number(s.change_percent))
        for s in report.statements
        if _words(s.text) not in narrative
    )
    return sorted(_FIELD.join(fields) for fields in (*readings, *comparisons, *statements))


def _number(value: Number | None) -> str:
    if value is None:
        return ""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
