"""The narrative, passage by passage."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Section
from govreport_parse.model.sections import sections
from govreport_parse.text.fold import fold

__all__ = ["passages", "saying"]


def passages(context: Context) -> tuple[tuple[Section, str], ...]:
    """The preamble and all sections, each with its own text folded; made once for all rules."""
    return context.once(_passages)


def _passages(context: Context) -> Iterator[tuple[Section, str]]:
    for section in sections(context.report):
        yield section, fold(section.text)


def saying(context: Context, *words: str) -> list[tuple[Section, str]]:
    """The passages whose folded text holds one of some words.

    A rule whose pattern cannot match without one of them looks at few passages, or at none.
    """
    found = []
    for passage in passages(context):
        for word in words:
            if word in passage[1]:
                found.append(passage)
                break
    return found
