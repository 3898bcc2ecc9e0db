"""Whatever a closed vocabulary does not know is refused, with the place where it stands."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.forms import load_forms
from govreport_parse.model import vocabularies
from tests.pages import modern_page

REPORT = gp.parse(modern_page(narrative="全年共收到政府信息公开申请3件。"))


def changed(path: tuple[str | int, ...], value: object) -> str:
    record: Any = json.loads(REPORT.to_json())
    inner = record
    for key in path[:-1]:
        inner = inner[key]
    assert inner[path[-1]] != value
    inner[path[-1]] = value
    return json.dumps(record)


@pytest.mark.parametrize(
    ("path", "known", "unknown"),
    [
        (("source", "format"), "docx", "jpeg"),
        (("agency", "level"), "township", "village"),
        (("sections", 0, "kind"), "plan", "preface"),
        (("readings", 0, "status"), "blank", "empty"),
        (("readings", 10, "applicant"), "business", "citizen"),
        (("statements", 0, "qualifier"), "about", "roughly"),
        (("statements", 0, "section"), "fees", "costs"),
        (("forms", 0, "form"), "2019", "1999"),
        (("forms", 0, "runner_up"), "2019", "1999"),
        (("readings", 0, "form"), "2019", "1999"),
        (("readings", 0, "form"), "", "年2021"),
    ],
)
def test_records_know_their_words(path: tuple[str | int, ...], known: str, unknown: str) -> None:
    assert gp.AnnualReport.from_json(changed(path, known)) != REPORT
    with pytest.raises(msgspec.ValidationError, match=rf"\$\.{path[0]}"):
        gp.AnnualReport.from_json(changed(path, unknown))


def test_findings_know_their_severities() -> None:
    finding = gp.check(gp.parse(modern_page(remedies="")))[0]
    again = msgspec.json.decode(finding.to_json(), type=gp.Finding)
    assert again == finding
    with pytest.raises(msgspec.ValidationError, match="severity"):
        msgspec.json.decode(
            finding.to_json().replace(finding.severity, "grave", 1), type=gp.Finding
        )


def test_the_forms_have_the_applicants_that_records_know() -> None:
    columns = {
        column.code
        for form in load_forms()
        for table in form.tables
        for column in table.columns
        if table.layout == "matrix"
    }
    assert columns == set(vocabularies.APPLICANTS)


def test_a_form_with_another_applicant_is_refused() -> None:
    from govreport_parse.forms import parse_form
    from tests.forms.next_form import next_form_toml

    text = next_form_toml().replace(
        'total = "total"\nparts = ["natural_person"', 'total = "total"\nparts = ["citizen"'
    )
    with pytest.raises(msgspec.ValidationError, match="citizen"):
        parse_form(text.encode())
