"""The reference pages of docs/rules, made from the catalogue.

Run ``python -m govreport_parse.rules.reference docs/rules`` after a change; a test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from govreport_parse.rules.model import Family, Rule
from govreport_parse.rules.registry import FAMILIES, RULES

__all__ = ["pages"]

_DIGIT_OF_FAMILY = 3  # GR4, of GR401
_ALWAYS = "Always applied unless ignored."
_PREVIEW = "In preview: applied only where selected."


def pages(rules: Iterable[Rule], families: Iterable[Family]) -> dict[str, str]:
    """The pages by file name: one for each rule, and the list of them.

    Raises
    ------
    ValueError
        For a rule of none of the families: nothing says what its codes are about.
    """
    listed = sorted(rules, key=lambda rule: rule.code)
    titles = {family.code: family.title for family in families}
    made = {f"{rule.code}.md": _page(rule) for rule in listed}
    lines = [
        "# The rules",
        "",
        "| code | name | severity | status | finds |",
        "|---|---|---|---|---|",
    ]
    for family, own in groupby(listed, key=lambda rule: rule.code[:_DIGIT_OF_FAMILY]):
        if family not in titles:
            raise ValueError(
                f"no family {family}xx: FAMILY in its package says what its rules are about"
            )
        lines.append(f"| **{family}xx** | {titles[family]} | | | |")
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

示例：{rule.example_zh}

依据：{rule.basis_zh}

例外：{rule.exceptions_zh}
"""


def main(folder: Path) -> None:
    """Write the pages and remove those of rules that are gone."""
    made = pages(RULES, FAMILIES)
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
