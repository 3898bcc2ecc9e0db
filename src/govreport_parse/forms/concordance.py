"""The concordance: which indicators of different forms measure the same thing.

Declared in ``forms/data/concordance.toml``; nothing is chained that it does not declare.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Protocol, TypeVar

import msgspec

from govreport_parse.forms import FormError, load_form, load_forms
from govreport_parse.model.brief import Record
from govreport_parse.model.errors import WrongCall
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "Linked",
    "Member",
    "Series",
    "find_series",
    "load_concordance",
    "no_such",
    "of_code",
    "parse_concordance",
    "refuse_breaks",
]

_RELATIONS = frozenset({"same", "near", "break"})
# With the form that begins a stretch and _status after it, a name in Stata.
_SHORT = lazy_pattern("[a-z][a-z0-9_]{0,21}")


class Member(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands for a series in one form.

    Attributes
    ----------
    form
        Id of the form.
    indicators
        Its cells; several are added up, and only where all of them hold a figure.
    relation
        To the member before it: ``same``, ``near`` (comparable, with a difference) or ``break``
        (another quantity under a similar name: not to be chained). None for the first member.
    reason, reason_zh
        Why it is ``near`` or a ``break``, in a sentence.
    """

    form: str
    indicators: tuple[str, ...]
    relation: str | None = None
    reason: str | None = None
    reason_zh: str | None = None


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


C = TypeVar("C", bound=_Coded)


class Linked(Protocol):
    """What stands for something in one form, and how it compares with the form before."""

    @property
    def form(self) -> str:
        """Id of the form."""

    @property
    def relation(self) -> str | None:
        """To what stood for it in the form before."""

    @property
    def reason(self) -> str | None:
        """Why it is near or a break."""

    @property
    def reason_zh(self) -> str | None:
        """The same in Chinese."""


class Series(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One quantity through the forms, oldest first.

    Attributes
    ----------
    code
        Name of the series; not an indicator code, though often spelled like one.
    label, name
        In Chinese and English.
    short
        Its column where a row is a report.
    members
        Its cells form by form; forms without the quantity are left out.
    """

    code: str
    label: str
    name: str
    short: str
    members: tuple[Member, ...]

    @property
    def segments(self) -> tuple[int, ...]:
        """Number of each member's stretch, from 1; a ``break`` begins the next."""
        numbers: list[int] = []
        for member in self.members:
            numbers.append((numbers[-1] if numbers else 1) + (member.relation == "break"))
        return tuple(numbers)

    @property
    def stretches(self) -> tuple[tuple[int, Member], ...]:
        """Each member with the number of its stretch."""
        return tuple(zip(self.segments, self.members, strict=True))

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns where a row is a report: one a stretch, as what is not to be chained stands in none."""
        if self.segments[-1] == 1:
            return (self.short,)
        firsts = dict(reversed(self.stretches))
        return tuple(f"{self.short}_{firsts[segment].form}" for segment in sorted(firsts))

    @property
    def by_applicant(self) -> bool:
        """Whether a form has the quantity for each category of applicants.

        A form without such columns then compares with their ``total``.
        """
        return any(
            cell.applicant is not None
            for member in self.members
            for table in load_form(member.form).tables
            for cell in table.cells()
            if cell.indicator in member.indicators
        )


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    series: tuple[Series, ...]


@cache
def load_concordance() -> tuple[Series, ...]:
    """Every series that the concordance declares."""
    path = files(__package__) / "data" / "concordance.toml"
    return parse_concordance(path.read_bytes())


def parse_concordance(data: bytes) -> tuple[Series, ...]:
    """Read and check a concordance file.

    Raises
    ------
    msgspec.ValidationError
        For unknown or missing keys.
    FormError
        For forms and indicators that do not exist, and relations without a reason.
    """
    concordance = msgspec.toml.decode(data, type=_File).series
    order = {form.id: k for k, form in enumerate(load_forms())}
    cells = {
        form.id: {cell.indicator for table in form.tables for cell in table.cells()}
        for form in load_forms()
    }
    codes: set[str] = set()
    shorts: set[str] = set()
    for series in concordance:
        where = f"series {series.code}"
        if series.code in codes:
            raise FormError(f"{where} stands twice")
        codes.add(series.code)
        for short in series.columns:
            if not _SHORT.fullmatch(short) or short in shorts:
                raise FormError(f"{where}: {short} is no name of a column, or another's")
            shorts.add(short)
        for member in series.members:
            if member.form not in order:
                raise FormError(f"{where}: there is no form {member.form}")
            for code in member.indicators:
                if code not in cells[member.form]:
                    raise FormError(f"{where}: form {member.form} has no cell {code}")
        if len(series.members) < 2:
            raise FormError(f"{where} stands in one form alone")
        if any(order[a.form] >= order[b.form] for a, b in pairwise(series.members)):
            raise FormError(f"{where}: its forms are not in order")
        _check_relations(where, series)
    return concordance


def find_series(code: str) -> Series:
    """The series of a code.

    Raises
    ------
    WrongCall
        There is none; names those that are spelt alike.
    """
    return of_code(load_concordance(), code, ("series", "序列"))


def of_code(declared: Iterable[C], code: str, what: tuple[str, str]) -> C:
    """The one of a code among what is declared; WrongCall where there is none (`what`, in both languages)."""
    by_code = {one.code: one for one in declared}
    if code not in by_code:
        raise no_such(*what, code, list(by_code))
    return by_code[code]


def no_such(what: str, what_zh: str, code: str, known: Collection[str]) -> WrongCall:
    """The error for a code that there is not, with those that are spelt alike."""
    from difflib import get_close_matches

    alike = ", ".join(get_close_matches(code, known, cutoff=0.5)) or ", ".join(known)
    return WrongCall(
        f"there is no {what} {code}; is it one of {alike}?", f"无{what_zh}{code}；是否为：{alike}"
    )


def refuse_breaks(
    named: tuple[str, str], stretches: Iterable[tuple[int, Linked]], segments: Collection[int]
) -> None:
    """Refuse to make one series of several stretches, between which it counts something else.

    Parameters
    ----------
    named
        Code and Chinese name of what is to be chained.
    stretches
        Its members with their segments.
    segments
        Those that the values at hand are of.

    Raises
    ------
    WrongCall
        They are several; gives the reason of each break, and how to ask for it all the same.
    """
    first, last = min(segments, default=0), max(segments, default=0)
    breaks = [one for own, one in stretches if one.relation == "break" and first < own <= last]
    if breaks:
        code, label = named
        english = " ".join(f"From form {one.form} on: {one.reason}" for one in breaks)
        chinese = "".join(f"自{one.form}年格式起：{one.reason_zh}" for one in breaks)
        raise WrongCall(
            f"{code} is not one quantity through these forms. {english} Choose a segment, or give across_breaks=True",
            f"“{label}”（{code}）口径中断，不应衔接。{chinese}请以segment选定区段；确需合并的，以across_breaks=True声明",
        )


def _check_relations(where: str, series: Series) -> None:
    first, *later = series.members
    if first.relation is not None:
        raise FormError(f"{where}: its first member has nothing to relate to")
    for member in later:
        if member.relation not in _RELATIONS:
            raise FormError(f"{where}: form {member.form} has unknown relation {member.relation}")
        explained = member.reason is not None and member.reason_zh is not None
        if (member.relation == "same") == explained:
            raise FormError(f"{where}: form {member.form}: near and break want a reason")
