"""The reference pages of docs/rules, made from the catalogue.

Run ``python -m govreport_parse.rules.reference docs/rules`` after a change; a test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from govreport_parse.rules import RULES
from govreport_parse.rules.model import Rule

__all__ = ["pages"]

_FAMILIES = {
    "GR0": "reading", "GR1": "structure", "GR2": "arithmetic of the form", "GR3": "values",
    "GR4": "text against table", "GR5": "year to year", "GR6": "agency to agency",
}  # fmt: skip
_ALWAYS = "Always applied unless ignored."
_PREVIEW = "In preview: applied only where selected."


def pages(rules: Iterable[Rule]) -> dict[str, str]:
    """The pages by file name: one for each rule, and the list of them."""
    listed = list(rules)
    made = {f"{rule.code}.md": _page(rule) for rule in listed}
    lines = [
        "# The rules",
        "",
        "| code | name | severity | status | finds |",
        "|---|---|---|---|---|",
    ]
    for family, words in _FAMILIES.items():
        own = [rule for rule in listed if rule.code.startswith(family)]
        if own:
            lines.append(f"| **{family}xx** | {words} | | | |")
        lines += [
            f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | {rule.status} "
            f"| {rule.title} ({rule.title_zh}) |"
            for rule in own
        ]
    made["README.md"] = "\n".join([*lines, ""])
    return made


def _page(rule: Rule) -> str:
    return f"""# {rule.code} {rule.name}

{rule.title} ({rule.title_zh})

Severity {rule.severity}; {rule.status} since {rule.since}. {_ALWAYS if rule.status == "stable" else _PREVIEW}

## What

{rule.what}

## Why

{rule.why}

## Example

{rule.example}

## Basis

{rule.basis}

## Exceptions

{rule.exceptions}

## 说明

{rule.explanation_zh}

依据：{rule.basis_zh}

例外：{rule.exceptions_zh}
"""


def main(folder: Path) -> None:
    """Write the pages and remove those of rules that are gone."""
    made = pages(RULES)
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
