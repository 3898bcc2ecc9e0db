"""The reference pages of docs/rules and docs/zh/rules, made from the catalogue.

Run ``python -m govreport_parse.rules.reference docs/rules`` after a change, and with ``docs/zh/rules zh`` for those in
Chinese; a test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

from govreport_parse.rules.model import Family, Rule
from govreport_parse.rules.registry import FAMILIES, RULES

__all__ = ["pages"]

_DIGIT_OF_FAMILY = 3  # GR4, of GR401
_ALWAYS = "Always applied unless ignored."
_PREVIEW = "In preview: applied only where selected."
_SEVERITY_ZH = {"error": "错误", "warning": "警告", "hint": "提示"}
_STATUS_ZH = {"stable": "正式", "preview": "试行，选用时才检查", "deprecated": "停用"}
_HEAD = """# The rules

| code | name | severity | status | finds |
|---|---|---|---|---|"""
_HEAD_ZH = """# 全部规则

| 代码 | 级别 | 状态 | 内容 |
|---|---|---|---|"""


def pages(rules: Iterable[Rule], families: Iterable[Family], lang: str = "en") -> dict[str, str]:
    """The pages by file name: one for each rule, and the list of them.

    Raises
    ------
    ValueError
        For a rule of none of the families: nothing says what its codes are about.
    """
    listed = sorted(rules, key=lambda rule: rule.code)
    words = {family.code: family for family in families}
    chinese = lang == "zh"
    page: Callable[[Rule], str] = _page_zh if chinese else _page
    # Tags are words on these pages.
    made = {f"{rule.code}.md": page(rule).replace("<", "\\<") for rule in listed}
    lines = [_HEAD_ZH if chinese else _HEAD]
    for family, own in groupby(listed, key=lambda rule: rule.code[:_DIGIT_OF_FAMILY]):
        if family not in words:
            raise ValueError(
                f"no family {family}xx: FAMILY in its package says what its rules are about"
            )
        if chinese:
            lines.append(f"| **{family}xx** | | | **{words[family].title_zh}** |")
        else:
            lines.append(f"| **{family}xx** | {words[family].title} | | | |")
        lines += [_line_zh(rule) if chinese else _line(rule) for rule in own]
    made["README.md"] = "\n".join([*lines, ""])
    return made


def _line(rule: Rule) -> str:
    return (
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} | {rule.status} "
        f"| {rule.title} ({rule.title_zh}) |"
    )


def _line_zh(rule: Rule) -> str:
    return (
        f"| [{rule.code}]({rule.code}.md) | {_SEVERITY_ZH[rule.severity]} "
        f"| {_STATUS_ZH[rule.status]} | {rule.title_zh} |"
    )


def _page(rule: Rule) -> str:
    return f"""# {rule.code} {rule.name}

{rule.title} ([{rule.title_zh}](../zh/rules/{rule.code}.md))

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
"""


def _page_zh(rule: Rule) -> str:
    return f"""# {rule.code} {rule.title_zh}

[{rule.name}](../../rules/{rule.code}.md)

级别：{_SEVERITY_ZH[rule.severity]}；状态：{_STATUS_ZH[rule.status]}，自{rule.since}版起。

## 含义

{rule.explanation_zh}

## 示例

{rule.example_zh}

## 依据

{rule.basis_zh}

## 例外

{rule.exceptions_zh}
"""


def main(folder: Path, lang: str = "en") -> None:
    """Write the pages and remove those of rules that are gone."""
    made = pages(RULES, FAMILIES, lang)
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
