"""Findings between the reports of a dataset."""

from __future__ import annotations

from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.archive.across import buckets, peers
from govreport_parse.archive.store import database, pending_rows
from govreport_parse.archive.work.outcome import Options
from govreport_parse.rules import RULES
from tests.archive import batch
from tests.pages import modern_page, request_table

DISTRICT, BUREAU = "淮安市洪泽区人民政府", "淮安市洪泽区水利局"
Found = list[tuple[str, str]]


def page(agency: str, year: int, received: int, carried_in: int = 0, carried_out: int = 0) -> bytes:
    cells = {}
    for column in ("natural_person", "total"):
        done = received + carried_in - carried_out
        figures = {
            "received": received, "carried_in": carried_in, "outcome.granted": done,
            "outcome.total": done, "carried_out": carried_out,
        }  # fmt: skip
        cells |= {(f"requests.{code}", column): str(value) for code, value in figures.items()}
    return modern_page(agency=agency, year=year, requests=request_table(cells))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = {
        "a-2021.html": page(DISTRICT, 2021, 9, carried_out=2),
        "a-2022.html": page("洪泽区人民政府", 2022, 9, carried_in=3),
        "a-2024.html": page(DISTRICT, 2024, 40),
        "b-2022.html": page(BUREAU, 2022, 30),
        "town-2021.html": page("城关镇人民政府", 2021, 9, carried_out=2),
        "town-2022.html": page("城关镇人民政府", 2022, 9, carried_in=5),
    }
    out = tmp_path / "reports"
    out.mkdir()
    for name, data in reports.items():
        (out / name).write_bytes(data)
    return out


def between(folder: Path, out: Path, options: Options | None = None) -> Found:
    """The findings that no report has by itself."""
    batch(folder, out, options=options)
    with gp.open_dataset(out) as dataset:
        rows = dataset.sql(
            "SELECT f.rule, f.file FROM findings f WHERE regexp_matches(rule, 'GR(5|6|309)') "
            "AND rule <> 'GR505' ORDER BY ALL"
        ).fetchall()
    return [(rule, file) for rule, file in rows]


EXPECTED = [
    ("GR501", "a-2022.html"),
    ("GR501", "a-2022.html"),  # for natural persons and in total
    ("GR506", "a-2024.html"),
    ("GR602", "a-2022.html"),
]


def test_bodies_are_followed_by_their_division(folder: Path, tmp_path: Path) -> None:
    assert between(folder, tmp_path / "out") == EXPECTED


def test_many_buckets_say_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buckets, "_SIZE", 1)
    monkeypatch.setattr(buckets, "_BUFFER", 1)
    monkeypatch.setattr(pending_rows, "_BATCH", 1)
    monkeypatch.setattr(database, "_BATCH", 1)
    assert between(folder, tmp_path / "out") == EXPECTED


def test_rules_between_bodies_say_what_those_share() -> None:
    assert {rule.code for rule in RULES if rule.among is not None} == peers.SHARED.keys()


def test_a_changed_report_is_judged_anew(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    between(folder, out)
    (folder / "a-2022.html").write_bytes(page(DISTRICT, 2022, 31, carried_in=2))
    assert between(folder, out) == [("GR506", "a-2024.html")]
    (folder / "a-2023.html").write_bytes(page(DISTRICT, 2023, 31))
    assert between(folder, out) == []


def test_a_re_post_is_no_rival(folder: Path, tmp_path: Path) -> None:
    data = page(DISTRICT, 2024, 40)
    (folder / "mirror.html").write_bytes(data.replace(b"<body>", "<body><p>首页</p>".encode()))
    assert between(folder, tmp_path / "out") == EXPECTED
    (folder / "rival.html").write_bytes(page(DISTRICT, 2024, 41))
    assert "GR601" in [rule for rule, _ in between(folder, tmp_path / "out")]


def test_only_the_rules_that_are_wanted(folder: Path, tmp_path: Path) -> None:
    assert between(folder, tmp_path / "out", Options(select=("GR506", "GR2"))) == [
        ("GR506", "a-2024.html")
    ]
