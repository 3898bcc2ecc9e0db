"""Every message of every rule in both languages, as docs/messages.md shows them.

``make docs`` runs it; a test compares. The messages are what the rules say of the cases that stand beside
them, one of each wording; ``tools/messages_before.json`` keeps what was said of the same cases before the
wording was fixed by docs/glossary.md::

    python tools/messages.py
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parent.parent))

import govreport_parse as gp
from govreport_parse.model.records import Finding
from govreport_parse.rules.registry import MODULES
from tests.rules.cases import cases_of

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "messages.md"
BEFORE = ROOT / "tools" / "messages_before.json"

#: What was said of a case, in Chinese, by the rules that said it.
Before = Mapping[str, Mapping[str, list[str]]]
_SEVERITIES = {"error": "错误", "warning": "警告", "hint": "提示"}
_STABLE = [rule.code for rule in gp.RULES if rule.status == "stable"]
_HEAD = """# What the rules say

Made by `make docs` from the cases that stand beside the rules (`src/govreport_parse/rules/*/*.cases.toml`):
one message of each wording, with the values of its case. [glossary.md](glossary.md) fixes the terms;
**before** is what was said of the same case until the wording was fixed, where anything was.

由`make docs`根据各规则的用例生成，每种表述各列一条；用语见[glossary.md](glossary.md)。“修改前”为统一用语之前对同一用例的提示。
"""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule says of a case, and what was said of it before."""

    case: str
    finding: Finding
    before: tuple[str, ...] = ()

    @property
    def wording(self) -> str:
        """The message without its values: of two that are alike one is shown."""
        found = self.finding
        words = f"{found.message_zh} {found.suggestion_zh or ''}"
        words = re.sub("“[^”]*”", "“”", words)
        return re.sub(
            r"(?:“”|[\w.%()+—-]*[\dA-Za-z][\w.%()+—-]*|[、；列])+", "…", words, flags=re.ASCII
        )


@cache
def said() -> tuple[Said, ...]:
    """All that the rules say of the cases that have their defects, in the order of the codes."""
    before: Before = json.loads(BEFORE.read_text("utf-8"))
    return tuple(one for code in MODULES for one in _of_rule(code, before))


def _of_rule(code: str, before: Before) -> Iterator[Said]:
    for name, case in cases_of(code).fails.items():
        told = before.get(f"{code}.{name}", {})
        found = case.judge(select=[*_STABLE, code])
        own = [finding for finding in found if finding.rule == code]
        # Findings of other rules that the finding now tells of in their place.
        here = {finding.rule for finding in found}
        gone = [line for rule, lines in told.items() if rule not in here for line in lines]
        for place, finding in enumerate(own):
            earlier = told.get(code, [])[place : place + 1]
            yield Said(case=name, finding=finding, before=(*earlier, *gone))


def page(listed: tuple[Said, ...]) -> str:
    """The page: for each rule its messages, one of each wording."""
    lines = [_HEAD]
    for rule in gp.RULES:
        lines.append(f"## {rule.code} {rule.title_zh} / {rule.title}\n")
        shown: dict[str, Said] = {}
        for one in listed:
            if one.finding.rule == rule.code:
                shown.setdefault(one.wording, one)
        for one in shown.values():
            lines += [*_entry(one), ""]
    return "\n".join(lines)


def _entry(one: Said) -> Iterator[str]:
    found = one.finding
    yield f"- {_SEVERITIES[found.severity]} `{one.case}`"
    yield f"  - **{_line(found.message_zh)}**"
    if found.suggestion_zh:
        yield f"  - {_line(found.suggestion_zh)}"
    yield f"  - 位置：{_line(found.where_zh)}"
    yield f"  - {_line(found.message)}"
    if found.suggestion:
        yield f"  - consider: {_line(found.suggestion)}"
    yield f"  - where: {_line(found.where)}"
    for words in one.before:
        yield f"  - 修改前 before: {_line(words)}"


def _line(text: str) -> str:
    return re.sub(r"([\\`*_<>|\[\]#~])", r"\\\1", " ".join(text.split()))


if __name__ == "__main__":
    PAGE.write_text(page(said()), encoding="utf-8")
