"""What all reports are held against at once must not need memory by their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import govreport_parse as gp
from benchmarks.dataset import REPOSTED, make
from govreport_parse.archive.run.batch import run_batch
from govreport_parse.archive.store import database
from govreport_parse.archive.work.messages import Done
from govreport_parse.archive.work.outcome import Options
from govreport_parse.archive.work.pool import Job, Result
from govreport_parse.archive.work.series import judge_bucket
from tests.archive import Inline

REPORTS = 80_000


class Idle(Inline):
    """Workers that judge nothing, and count the reports that they were given."""

    def __init__(self) -> None:
        self.given = 0

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        for job in jobs:
            place = 0
            while place < len(job.payload):
                place += 4 + int.from_bytes(job.payload[place : place + 4])
                self.given += 1
            yield Result(job, Done(), judge_bucket(b"", Options()), 0)


def test_the_questions_of_a_run_need_little_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a plan holds the reports and not what they are joined with, this runs out of memory."""
    make(tmp_path, REPORTS)
    monkeypatch.setattr(database, "_MEMORY", "32MB")
    idle = Idle()
    run_batch([], tmp_path, pool=idle)
    reposts = REPORTS // REPOSTED
    assert idle.given == REPORTS - reposts
    with gp.open_dataset(tmp_path) as dataset:
        dataset.sql("SET memory_limit = '64MB'; SET threads = 1")
        assert dataset.duplicates.count("*").fetchall() == [(reposts,)]
        own = "SELECT count(*) FROM duplicates d JOIN reports r USING (report_id) JOIN reports k "
        same = own + "ON k.report_id = d.kept_report_id AND k.text_hash = r.text_hash"
        assert dataset.sql(f"{same} AND k.name < r.name").fetchall() == [(reposts,)]
        unique = dataset.coverage().reports.aggregate("sum(reports)").fetchall()
        assert unique == [(REPORTS - reposts,)]
        ((rules, years),) = dataset.sql(
            "SELECT list(DISTINCT rule), count(DISTINCT year) FROM findings"
        ).fetchall()
    assert (rules, years) == (["GR602"], 18)
