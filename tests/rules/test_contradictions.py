"""Narratives beside tables that agree with them, by kinds of wording; most with a slip that is to be found.

A line of contradictions.txt: form, and the body where it is no district, cells, text, and the codes of which one
is to be found where the text has the slip that stands in it as {right→wrong}. Without the slip nothing above a
hint may be found; nor may it be in a line without one. ¶ begins a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.forms import load_form
from tests.whole.whole_reports import Plant, Section, Sections, page_of

_SLIP = re.compile("{(?P<right>[^→{}]*)→(?P<wrong>[^→{}]*)}")
_HEADINGS = (
    (re.compile("申请|答复|办结"), "依申请公开情况"),
    (re.compile("复议"), "复议和诉讼情况"),
)
_YEARS = {"2008": 2012, "2014": 2016, "2019": 2020, "2021": 2023}


class Line(msgspec.Struct, frozen=True):
    """A body's narrative with its table, and the codes of which one its slip is to be found by."""

    form: str
    body: str
    cells: dict[str, float]
    text: str
    codes: tuple[str, ...]

    def findings(self, *, slip: bool) -> list[gp.Finding]:
        """What is found above a hint between the text and its table."""
        text = _SLIP.sub(r"\g<wrong>" if slip else r"\g<right>", self.text)
        title = next((t for words, t in _HEADINGS if words.search(text)), "主动公开情况")
        form = load_form(self.form)
        report = Sections(
            name="", year=_YEARS[self.form], form=self.form, figures=(), cells=self._table(),
            title=f"{self.body}{_YEARS[self.form]}年政府信息公开工作年度报告", plant=Plant(old="", new="", rule="", cell=""),
            sections=(
                Section(title=f"一、{title}", paragraphs=tuple(text.split("¶"))),
                Section(title="二、统计表", tables=tuple(one.table for one in form.tables)),
            ),
        )  # fmt: skip
        findings = gp.check(gp.parse(page_of(report).encode()))
        return [f for f in findings if f.rule.startswith("GR4") and f.severity != "hint"]

    def _table(self) -> dict[str, float]:
        requests = load_form(self.form).table("requests")
        rows = {row.code for row in requests.rows} if requests is not None else set()
        return {f"{c}@total" if c in rows else c: value for c, value in self.cells.items()}


def lines() -> Iterator[Line]:
    """The lines of contradictions.txt."""
    for written in Path(__file__).with_name("contradictions.txt").read_text("utf-8").splitlines():
        if written and not written.startswith("#"):
            form, cells, text, *codes = (field.strip() for field in written.split("|"))
            pairs = (cell.split("=") for cell in cells.split())
            codes = codes[0].split("/") if codes else []
            form, _, body = form.partition(" ")
            yield Line(
                form,
                body or "云岭区",
                {code: float(value) for code, value in pairs},
                text,
                tuple(codes),
            )


LINES = list(lines())


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.text[:12])
def test_what_agrees_is_not_accused(line: Line) -> None:
    assert [finding.message for finding in line.findings(slip=False)] == []


@pytest.mark.parametrize("line", [x for x in LINES if x.codes], ids=lambda line: line.text[:12])
def test_a_slip_is_found(line: Line) -> None:
    assert {finding.rule for finding in line.findings(slip=True)} & set(line.codes)
