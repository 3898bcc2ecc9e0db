"""The page on panels, followed over bodies that are hard to tell apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pyreadstat
import pytest

from govreport_parse.archive.run import batch as batches
from tests.archive import Inline, put_views
from tests.docs import DOCS, snippets
from tests.pages import modern_page, request_table

NANJING, XUZHOU = "南京市鼓楼区人民政府", "徐州市鼓楼区人民政府"
# One body by two names, another of the same district's name, and one that may be either.
RECEIVED = {
    "2021/index.html": ("江苏省南京市鼓楼区政府", 2021, "11"),
    "2022/index.html": (NANJING, 2022, "13"),
    "xuzhou/index.html": (XUZHOU, 2021, "129"),
    "xuzhou/later.html": (XUZHOU, 2022, ""),
    "unknown.html": ("鼓楼区人民政府", 2022, "7"),
}
STATES_12 = "2021年共收到政府信息公开申请12件。"


def report(body: str, year: int, figure: str) -> bytes:
    cells = {
        (f"requests.{row}", column): figure
        for row in ("received", "outcome.granted", "outcome.total")
        for column in ("natural_person", "total")
    }
    return modern_page(
        agency=body, year=year, requests=request_table(cells),
        narrative=STATES_12 if figure == "11" else "全年工作平稳。",
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("panel")


@pytest.fixture(scope="module")
def known(folder: Path) -> dict[str, Any]:
    """What the names of the page stand for, once its first two snippets are done."""
    for name, page in RECEIVED.items():
        path = folder / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(report(*page))
    script, bodies, *_ = (one.text for one in snippets(DOCS / "panel.md"))
    assert len([line for line in script.splitlines() if line.strip()]) == 9
    made: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(batches, "Pool", lambda *_: Inline())
        patch.setattr(batches, "write_database", put_views)
        for text in (script, bodies):
            exec(compile(text, "<page>", "exec"), made)  # noqa: S102 (our own page)
    return made


def test_two_spellings_are_one_row_and_two_of_one_name_are_two(known: dict[str, Any]) -> None:
    bodies = known["bodies"].astype(object)
    found = bodies.where(bodies.notna(), None).to_dict("index")
    (unknown,) = (key for key in found if key[0].startswith("鼓楼区政府 ?"))
    assert found.pop(unknown) == {2021: None, 2022: 7}
    assert found == {
        ("320106 政府", NANJING): {2021: 11, 2022: 13},
        ("320302 政府", XUZHOU): {2021: 129, 2022: None},
    }


def test_no_gap_is_told_of_a_body_that_may_be_another(folder: Path, known: dict[str, Any]) -> None:
    with known["gp"].open_dataset(folder / "dataset") as dataset:
        rows = dataset.coverage().bodies.project("agency_key, year, gap").fetchall()
    assert [row[1:] for row in rows if "?" in row[0]] == [(2022, None)]
    assert [row[1:] for row in rows if "?" not in row[0]] == [(2021, None), (2022, None)] * 2


def test_findings_rest_on_their_own_report_though_files_have_one_name(
    known: dict[str, Any],
) -> None:
    received = known["received"]
    marked = received[received["suspect"] == "error"]
    assert list(zip(marked["agency_key"], marked["year"], strict=True)) == [("320106 政府", 2021)]
    assert list(marked["findings"]) == ["GR401"]


def test_its_files_are_read_back_with_their_labels(folder: Path, known: dict[str, Any]) -> None:
    (stata,), (sheet,) = known["files"]
    wanted = known["panel"]
    frame, told = pyreadstat.read_dta(folder / stata, user_missing=True)
    assert str(told.column_names_to_labels["suspect"]).startswith("The worst severity")
    assert told.variable_value_labels["applicant"][7] == "total"
    received = frame[(frame["series"] == "requests.received") & (frame["applicant"] == 7)]
    assert list(received["value"]) == [11, 13, 129, "b", 7]
    again = pd.read_stata(folder / stata)
    total = again[again["applicant"] == "total"]
    assert list(total["series"]) == list(wanted["series"])
    assert total["value"].sum() == wanted["value"].sum()
    assert set(total["status"]) == {"reported", "blank"}
    with ZipFile(folder / sheet) as parts:
        rows = parts.read("xl/worksheets/sheet1.xml").count(b"<row ")
    assert rows == len(frame) + 1
    assert "320302 政府" in (folder / "received.svg").read_text("utf-8")
