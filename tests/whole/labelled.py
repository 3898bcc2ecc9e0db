"""The labelled corpus: sentences with the figures that a careful reader takes from them.

Written without sight of the extractor; see corpus/README.md for what is and is no statement.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import govreport_parse as gp

CORPUS = Path(__file__).parent / "corpus"
SECTIONS = {
    "overview": "总体情况", "proactive": "主动公开政府信息情况", "requests": "依申请公开政府信息情况",
    "remedies": "行政复议、行政诉讼情况", "fees": "收费及减免情况", "response": "回应解读情况",
    "organisation": "组织领导和培训情况", "proposals": "人大代表建议和政协提案办理情况",
    "consultation": "咨询投诉情况", "problems": "存在的主要问题及改进情况", "plan": "下一步工作打算",
    "other": "其他需要报告的事项",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    file: str
    number: int
    text: str
    section: str
    form: str
    year: int
    heading: str | None
    expect: list[dict[str, Any]] = field(hash=False)

    @property
    def name(self) -> str:
        return f"{self.file}:{self.number}"


def cases() -> Iterator[Case]:
    for path in sorted(CORPUS.glob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        for number, entry in enumerate(data["case"]):
            yield Case(
                file=path.stem,
                number=number,
                text=entry["text"],
                section=entry["section"],
                form=entry.get("form", data["form"]),
                year=entry.get("year", data["year"]),
                heading=entry.get("heading"),
                expect=entry["expect"],
            )


def read(case: Case) -> list[gp.Statement]:
    """The statements of a small report that holds the case's text, without those of its frame."""
    lines = [f"青石区自然资源局{case.year}年政府信息公开工作年度报告"]
    if case.section == "preamble":
        lines += [case.text, "一、总体情况", "信息公开工作平稳。各项制度落实。"]
    else:
        lines += ["一、概述", "信息公开工作平稳。各项制度落实。", f"二、{SECTIONS[case.section]}"]
        lines += [case.heading] if case.heading else []
        lines += [case.text]
    report = gp.parse("\n".join(lines).encode())
    return list(report.statements)


def key(statement: gp.Statement | dict[str, Any]) -> tuple[str, Decimal | None]:
    """Topic and value; None where something is said of all and no figure is printed."""
    if isinstance(statement, dict):
        value = statement.get("value")
        return statement["topic"], None if value is None else Decimal(str(value))
    value = statement.value
    return statement.topic or "", None if value is None else Decimal(value)


def missed(case: Case, found: list[gp.Statement]) -> tuple[list[Any], list[Any]]:
    """Expected keys that were not found, and found ones that were not expected."""
    expected = Counter(key(entry) for entry in case.expect)
    got = Counter(key(statement) for statement in found)
    return list((expected - got).elements()), list((got - expected).elements())


def differences(case: Case, found: list[gp.Statement]) -> list[str]:
    """What else differs in the statements that were found, by attribute."""
    pool = list(found)
    pairs: dict[int, gp.Statement] = {}
    for index, entry in enumerate(case.expect):
        match = next((s for s in pool if key(s) == key(entry)), None)
        if match is not None:
            pool.remove(match)
            pairs[index] = match
    numbers = {index: found.index(statement) for index, statement in pairs.items()}
    told = []
    for index, statement in pairs.items():
        entry = case.expect[index]
        wanted = {
            "unit": entry.get("unit") or None,
            "qualifier": entry.get("qualifier", "exact"),
            "change": Decimal(str(entry["change"])) if "change" in entry else None,
            "share": Decimal(str(entry["share"])) if "share" in entry else None,
            "parts": [numbers.get(part) for part in entry.get("parts", [])],
        }
        own = {
            "unit": statement.unit,
            "qualifier": statement.qualifier,
            "change": statement.change_percent,
            "share": statement.share_percent,
            "parts": [found.index(found[part]) for part in statement.parts],
        }
        if "cell" in entry:
            wanted["cell"], own["cell"] = entry["cell"], statement.indicator
        if "sum_of" in entry:
            wanted["sum_of"], own["sum_of"] = entry["sum_of"], list(statement.sum_of)
        told += [
            f"{name} of {entry['topic']} {entry.get('value')}: {own[name]} for {value}"
            for name, value in wanted.items()
            if own[name] != value
        ]
    return told
