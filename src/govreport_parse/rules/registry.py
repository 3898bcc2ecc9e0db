"""The one table of rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches

from govreport_parse.rules import (
    arithmetic,
    contacts,
    counts,
    hygiene,
    leftovers,
    narrative,
    peers,
    rates,
    reading,
    repairs,
    series,
    structure,
    text,
    values,
    years,
)
from govreport_parse.rules.model import Rule

__all__ = [
    "REDIRECTS",
    "RULES",
    "UnknownRule",
    "chosen_codes",
    "chosen_rules",
    "expand_codes",
    "find_rule",
]

_FAMILIES = (
    reading, structure, arithmetic, values, counts, contacts, hygiene, leftovers, repairs, text,
    narrative, rates, years, series, peers,
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple(
    sorted((rule for family in _FAMILIES for rule in family.RULES), key=lambda rule: rule.code)
)
_STABLE = tuple(rule for rule in RULES if rule.status == "stable")
# Former names and codes of rules, for scripts that still use them: old → code in force.
REDIRECTS: dict[str, str] = {}


class UnknownRule(ValueError):
    """A code or name that no rule has."""


def find_rule(key: str) -> Rule:
    """The rule of a code or a name, also of one that it had before.

    Raises
    ------
    UnknownRule
        Naming the nearest one.
    """
    key = REDIRECTS.get(key.upper(), REDIRECTS.get(key.lower(), key))
    for rule in RULES:
        if key.upper() == rule.code or key.lower() == rule.name:
            return rule
    names = [name for rule in RULES for name in (rule.code, rule.name)]
    near = get_close_matches(key.upper(), names, 1, 0.5) or get_close_matches(key, names, 1, 0.5)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise UnknownRule(f"no rule {key!r}{hint}")


def expand_codes(keys: Collection[str]) -> set[str]:
    """The codes that codes, names and beginnings of codes (``GR4``) stand for.

    Raises
    ------
    UnknownRule
        For a key that no rule has.
    """
    codes: set[str] = set()
    for key in keys:
        found = {rule.code for rule in RULES if rule.code.startswith(key.upper())}
        codes |= found or {find_rule(key).code}
    return codes


def chosen_rules(select: Collection[str] | None, ignore: Collection[str]) -> Sequence[Rule]:
    """The rules of :func:`chosen_codes`, by code."""
    if select is None and not ignore:
        return _STABLE
    codes = chosen_codes(select, ignore)
    return [rule for rule in RULES if rule.code in codes]


def chosen_codes(select: Collection[str] | None, ignore: Collection[str]) -> set[str]:
    """The codes to apply: those selected, else all that are stable, less those ignored."""
    stable = {rule.code for rule in _STABLE}
    return (stable if select is None else expand_codes(select)) - expand_codes(ignore)
