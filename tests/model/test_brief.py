"""What stands at a prompt: a line, whatever a record holds."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import msgspec
import pytest

import govreport_parse as gp
from tests.cli import BROKEN
from tests.pages import modern_page

REPORT = gp.parse(modern_page(narrative="全年共收到政府信息公开申请3件。" * 40))
AT = gp.Locator(block=3, row=0)
END = "label='收到', form='2021', at=Locator(block=3, row=0))"


def reading(value: int | Decimal | None, raw: str | None) -> gp.Reading:
    status = "blank" if value is None else "reported"
    return gp.Reading(
        indicator="requests.received", value=value, unit=None, status=status, raw=raw, label="收到", form="2021",
        at=AT,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        (AT, "Locator(block=3, row=0)"),
        (gp.Agency(), "Agency()"),
        (
            reading(0, "0"),
            f"Reading(indicator='requests.received', value=0, status='reported', raw='0', {END}",
        ),
        (
            reading(None, ""),
            f"Reading(indicator='requests.received', status='blank', {END}",
        ),
        (gp.Field(key="a" * 80, value="a" * 81), f"Field(key='{'a' * 80}', value='{'a' * 79}…')"),
        (gp.Field(key="a\u202eb", value="1\n2"), r"Field(key='a\u202eb', value='1\n2')"),
        (
            gp.FormBlock(form="2021", table="requests", labels=("总计", "其他"), at=AT),
            "FormBlock(form='2021', table='requests', labels=['总计', '其他'], at=Locator(block=3, row=0))",
        ),
        (
            gp.FormBlock(form="2021", table="requests", labels=("总计",) * 5, at=AT),
            "FormBlock(form='2021', table='requests', labels=<5>, at=Locator(block=3, row=0))",
        ),
    ],
)
def test_what_is_empty_is_left_out_and_what_is_zero_is_not(record: object, shown: str) -> None:
    assert repr(record) == shown


def test_no_record_fills_the_screen() -> None:
    for record in (REPORT, *gp.load_forms(), *gp.load_concordance(), *gp.check(REPORT),
                   *REPORT.sections, *REPORT.statements, gp.read_document(modern_page())):  # fmt: skip
        assert len(repr(record)) < 600
        assert "\n" not in repr(record)
    assert repr(REPORT).startswith("AnnualReport(title='")
    assert f"readings=<{len(REPORT.readings)}>" in repr(REPORT)


def test_findings_are_a_list() -> None:
    report = gp.parse(BROKEN.encode(), name="a.html")
    found = gp.check(report)
    assert isinstance(found, list)
    assert found == list(found) == pickle.loads(pickle.dumps(found)) == copy.copy(found)  # noqa: S301 (ours)
    assert type(found[:1]) is list
    assert {finding.rule for finding in found} >= {"GR201", "GR003"}
    assert [found, found] == gp.check_set([report]) * 2
    for judged in (gp.check_set([report]), gp.check_series([report])):
        assert [type(one) for one in judged] == [gp.Findings]


def test_findings_are_counted() -> None:
    def finding(rule: str, severity: str) -> gp.Finding:
        return gp.Finding(
            rule=rule, name="x", severity=severity, message="m", message_zh="m", file="a"
        )  # type: ignore[arg-type]

    assert repr(gp.Findings()) == "<no findings>"
    assert repr(gp.Findings([finding("GR201", "error")])) == "<1 finding: 1 error; GR201>"
    several = [finding("GR301", "error"), finding("GR201", "hint"), finding("GR201", "hint")]
    assert repr(gp.Findings(several)) == "<3 findings: 1 error, 2 hints; GR201 ×2, GR301>"
    assert repr(several[0]) == "Finding(rule='GR301', severity='error', message='m', file='a')"
    placed = msgspec.structs.replace(several[0], where="part 1", where_zh="第一部分")
    assert "message='m', where='part 1', file" in repr(placed)
