"""Rates of the forms: quotients of series, declared in ``forms/data/rates.toml``.

A rate may be chained through the forms as far as its series may; where a form lacks one of them, it is
not defined.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from govreport_parse.forms import FormError, form_ids
from govreport_parse.forms.concordance import Member, Series, find_series, of_code
from govreport_parse.model.brief import Record
from govreport_parse.model.errors import WrongCall

__all__ = ["Quotient", "Rate", "find_rate", "load_rates", "parse_rates"]

_RANK = {None: 0, "same": 0, "near": 1, "break": 2}


class Quotient(Record, frozen=True, kw_only=True):
    """A rate in one form.

    Attributes
    ----------
    form
        Id of the form.
    numerator, denominator
        Its series.
    numerator_cells, denominator_cells
        Their cells in the form, which are added up.
    lacking
        Codes of the series that the form has no cell of; where there are any, the rate is not defined.
    relation
        To the quotient of the form before, as in the concordance; None for the first that is defined.
    segment
        The stretch within which the rate may be chained, from 1.
    reason, reason_zh
        Why it is ``near`` or a ``break``.
    """

    form: str
    numerator: tuple[Series, ...]
    denominator: tuple[Series, ...]
    numerator_cells: tuple[str, ...]
    denominator_cells: tuple[str, ...]
    lacking: tuple[str, ...]
    relation: str | None
    segment: int
    reason: str | None
    reason_zh: str | None

    @property
    def formula(self) -> str:
        """How it is calculated, by the codes of its series."""
        parts, whole = (
            " + ".join(one.code for one in side) for side in (self.numerator, self.denominator)
        )
        return f"{_bracketed(parts, '()')} / {_bracketed(whole, '()')} * 100"

    @property
    def formula_zh(self) -> str:
        """How it is calculated, by the Chinese names of its series."""
        parts, whole = (
            "＋".join(one.label for one in side) for side in (self.numerator, self.denominator)
        )
        return f"{_bracketed(parts, '（）')}÷{_bracketed(whole, '（）')}×100%"


class Rate(Record, frozen=True, kw_only=True):
    """A rate through the forms, oldest first; `label` and `name` in Chinese and English."""

    code: str
    label: str
    name: str
    members: tuple[Quotient, ...]

    @property
    def stretches(self) -> tuple[tuple[int, Quotient], ...]:
        """Each member with the number of its stretch."""
        return tuple((one.segment, one) for one in self.members)


class _Member(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    form: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    reason: str | None = None
    reason_zh: str | None = None


class _Rate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    code: str
    label: str
    name: str
    members: tuple[_Member, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rates: tuple[_Rate, ...]


def find_rate(code: str) -> Rate:
    """The rate of a code.

    Raises
    ------
    WrongCall
        There is none; names those that are spelt alike.
    """
    return of_code(load_rates(), code, ("rate", "比率"))


@cache
def load_rates() -> tuple[Rate, ...]:
    """Every rate that is declared."""
    return parse_rates((files(__package__) / "data" / "rates.toml").read_bytes())


def parse_rates(data: bytes) -> tuple[Rate, ...]:
    """Read and check a file of rates.

    Raises
    ------
    msgspec.ValidationError
        For unknown or missing keys.
    FormError
        For series and forms that do not exist, cells that count twice, and series that are
        exchanged without a reason.
    """
    return tuple(_rate(one) for one in msgspec.toml.decode(data, type=_File).rates)


def _rate(declared: _Rate) -> Rate:
    order = form_ids()
    forms = [member.form for member in declared.members]
    if any(form not in order for form in forms) or forms != sorted(set(forms), key=order.index):
        raise FormError(f"rate {declared.code}: its forms are not the known ones in their order")
    members: list[Quotient] = []
    for member in declared.members:
        before = next((one for one in reversed(members) if not one.lacking), None)
        members.append(_quotient(f"rate {declared.code}, form {member.form}", member, before))
    return Rate(
        code=declared.code, label=declared.label, name=declared.name, members=tuple(members)
    )


def _quotient(where: str, declared: _Member, before: Quotient | None) -> Quotient:
    numerator, denominator = (
        tuple(_series(where, code) for code in codes)
        for codes in (declared.numerator, declared.denominator)
    )
    used = dict.fromkeys((*numerator, *denominator))
    found = {one: _member(one, declared.form) for one in used}
    own = {one: member.indicators if member else () for one, member in found.items()}
    cells = [tuple(cell for one in side for cell in own[one]) for side in (numerator, denominator)]
    if any(len(set(side)) < len(side) for side in cells):
        raise FormError(f"{where}: a cell counts twice")
    lacking = tuple(one.code for one, member in found.items() if member is None)
    relation: str | None = None
    reasons: list[tuple[str, str]] = []
    if before is not None and not lacking:
        relation, reasons = _relation(where, declared, before, found)
    return Quotient(
        form=declared.form, numerator=numerator, denominator=denominator,
        numerator_cells=cells[0], denominator_cells=cells[1], lacking=lacking, relation=relation,
        segment=(before.segment if before else 1) + (relation == "break"),
        reason=" ".join(english for english, _ in reasons) or None,
        reason_zh="".join(chinese for _, chinese in reasons) or None,
    )  # fmt: skip


def _relation(
    where: str, declared: _Member, before: Quotient, found: dict[Series, Member | None]
) -> tuple[str, list[tuple[str, str]]]:
    """The furthest relation of its series to those of the form before, and all reasons."""
    shared = [one for one in found if one in (*before.numerator, *before.denominator)]
    explained = declared.reason is not None and declared.reason_zh is not None
    if explained == (len(shared) == len(found)):
        raise FormError(f"{where}: series that are exchanged, and they alone, want a reason")
    members = [member for one in shared if (member := found[one])]
    reasons = [(str(one.reason), str(one.reason_zh)) for one in members if one.reason]
    furthest = max((one.relation for one in members), key=_RANK.__getitem__, default=None)
    if explained:
        reasons.append((str(declared.reason), str(declared.reason_zh)))
        furthest = max(furthest, "near", key=_RANK.__getitem__)
    return furthest or "same", list(dict.fromkeys(reasons))


def _series(where: str, code: str) -> Series:
    try:
        return find_series(code)
    except WrongCall as error:
        raise FormError(f"{where}: {error.reason}") from None


def _member(series: Series, form: str) -> Member | None:
    return next((one for one in series.members if one.form == form), None)


def _bracketed(terms: str, brackets: str) -> str:
    return f"{brackets[0]}{terms}{brackets[1]}" if set(terms) & {"+", "＋"} else terms
