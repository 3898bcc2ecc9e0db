"""The one table of rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from importlib import import_module

from govreport_parse.model.errors import WrongCall
from govreport_parse.rules.model import Family, Rule

__all__ = [
    "FAMILIES",
    "MODULES",
    "REDIRECTS",
    "RULES",
    "UnknownRule",
    "chosen_codes",
    "chosen_rules",
    "expand_codes",
    "find_rule",
]

#: Every rule's module under `govreport_parse.rules`, by the rule's code.
MODULES = {
    "GR001": "reading.undecodable_bytes",
    "GR002": "reading.wrong_charset_label",
    "GR003": "reading.unreadable_cell",
    "GR004": "reading.reworded_row",
    "GR005": "reading.ambiguous_row",
    "GR006": "reading.ambiguous_column",
    "GR007": "reading.figure_in_group_row",
    "GR008": "reading.missing_row",
    "GR009": "reading.restored_table",
    "GR010": "reading.unread_table",
    "GR011": "reading.unread_content",
    "GR012": "reading.text_elsewhere",
    "GR013": "reading.unproven_figure",
    "GR101": "structure.missing_section",
    "GR102": "structure.missing_table",
    "GR103": "structure.short_row",
    "GR104": "structure.section_number",
    "GR105": "structure.duplicate_table",
    "GR106": "structure.outdated_form",
    "GR201": "totals.identity_broken",
    "GR202": "totals.bound_broken",
    "GR301": "values.filed_under_sibling",
    "GR302": "values.row_shift",
    "GR303": "values.unit_mismatch",
    "GR304": "values.fractional_count",
    "GR305": "values.negative_count",
    "GR306": "values.rules_without_power",
    "GR307": "values.digit_slip",
    "GR308": "values.copied_table",
    "GR309": "values.implausible_jump",
    "GR310": "values.odd_period",
    "GR311": "values.odd_phone",
    "GR312": "values.wrong_citation",
    "GR313": "values.ordinals_jump",
    "GR314": "values.odd_address",
    "GR315": "values.other_agency",
    "GR316": "values.stale_year",
    "GR401": "agreement.text_contradicts_table",
    "GR402": "agreement.parts_exceed_whole",
    "GR403": "agreement.stated_rate_wrong",
    "GR404": "agreement.parts_do_not_sum",
    "GR405": "agreement.other_meaning",
    "GR406": "agreement.not_all",
    "GR407": "agreement.completion_rate_wrong",
    "GR408": "agreement.part_count_wrong",
    "GR409": "agreement.text_does_not_balance",
    "GR501": "years.carry_over_broken",
    "GR502": "years.stock_not_carried",
    "GR503": "years.last_year_restated",
    "GR504": "years.text_reused",
    "GR505": "years.published_late",
    "GR506": "years.missing_year",
    "GR601": "peers.rival_reports",
    "GR602": "peers.parent_below_children",
    "GR603": "peers.division_conflict",
}


def _rule(module: str) -> Rule:
    rule: Rule = import_module(f"govreport_parse.rules.{module}").RULE
    return rule


def _family(package: str) -> Family:
    family: Family = import_module(f"govreport_parse.rules.{package}").FAMILY
    return family


#: By code.
RULES: tuple[Rule, ...] = tuple(map(_rule, MODULES.values()))
#: The families that the rules are of, by their codes.
FAMILIES: tuple[Family, ...] = tuple(
    map(_family, dict.fromkeys(module.partition(".")[0] for module in MODULES.values()))
)
_STABLE = tuple(rule for rule in RULES if rule.status == "stable")
# Former names and codes of rules, for scripts that still use them: old → code in force.
REDIRECTS: dict[str, str] = {}


class UnknownRule(WrongCall):
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
    from difflib import get_close_matches

    names = [name for rule in RULES for name in (rule.code, rule.name)]
    near = get_close_matches(key.upper(), names, 1, 0.5) or get_close_matches(key, names, 1, 0.5)
    hint, hint_zh = (f"; did you mean {near[0]}?", f"，是否为{near[0]}") if near else ("", "")
    raise UnknownRule(
        f"no rule {key!r}{hint}", f"没有“{key}”这条规则{hint_zh}；可用govreport rules查看全部规则"
    )


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
