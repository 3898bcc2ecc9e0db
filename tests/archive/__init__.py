"""Help for tests of the archive: small corpora, workers without processes, datasets as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

import duckdb
import pytest

import govreport_parse as gp
from govreport_parse.archive.run import batch as batches
from govreport_parse.archive.run import stream
from govreport_parse.archive.run.batch import Progress, run_batch
from govreport_parse.archive.sources import open_source
from govreport_parse.archive.store.database import (
    _ALSO,
    DATABASE,
    create_manifest,
    rows_with_chunk,
    write_database,
)
from govreport_parse.archive.store.files import Store
from govreport_parse.archive.work import worker
from govreport_parse.archive.work.pool import Job, Result

PLACES = ("青石区", "云台区", "临溪县", "白水市", "望江县", "石桥镇", "南浦区", "长岭县")
TABLES = (
    "reports", "readings", "comparisons", "statements", "sections", "findings", "records", "failures",
    "duplicates",
)  # fmt: skip


def text_report(place: str, year: int, figure: int = 21) -> str:
    return (
        f"{place}{year}年政府信息公开工作年度报告\n\n一、概述\n{place}人民政府按要求编制本报告。"
        f"{year}年主动公开政府信息{figure}条。\n\n二、主动公开情况\n公开政府信息{figure}条，其中工作动态"
        f"{figure - 1}条。政务微博公开{figure + 3}条。\n"
    )


def write_corpus(folder: Path, reports: int = 6) -> Path:
    """Some short reports in two folders, and two files that are none."""
    for k in range(reports):
        path = folder / f"{2015 + k % 3}" / f"report-{k}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = text_report(PLACES[k % len(PLACES)], 2015 + k % 3, 20 + k)
        path.write_text(text, encoding="utf-8")
    (folder / "broken.html").write_bytes(b"\0\1\2\3\4" * 300)
    (folder / "notice.txt").write_text("关于召开会议的通知\n请各单位准时参加。\n", encoding="utf-8")
    return folder


class Inline:
    """Workers that do the jobs here, one after another."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def run(self, jobs: Iterable[Job]) -> Iterator[Result]:
        for job in jobs:
            done, payload = worker.answer(job.request, job.payload, lambda _row: None)
            yield Result(job, done, payload, 0)


_views: list[bytes] = []


def put_views(store: Store, scratch: Path) -> None:
    """The database of a dataset, which is the same for each: the first is made, others are copies of it."""
    if _views:
        (scratch / DATABASE).write_bytes(_views[0])
        store.put(scratch / DATABASE, DATABASE)
    else:
        write_database(store, scratch)
        _views.append(store.fs.cat_file(store.full(DATABASE)))


def run_here(patch: pytest.MonkeyPatch) -> None:
    """Let runs do their work in this process, and not make views anew."""
    patch.setattr(batches, "Pool", lambda _: Inline())
    patch.setattr(batches, "write_database", put_views)


def batch(source: Path, out: Path, **options: Any) -> Progress:
    """A run in this process; its views are not made anew."""
    with pytest.MonkeyPatch.context() as patch:
        run_here(patch)
        return run_batch([open_source(source)], out, **{"chunk": 3} | options)


def outcomes(source: Path) -> list[gp.Outcome]:
    """What is read in this process of an archive."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "Pool", lambda _: Inline())
        return list(gp.parse_archive(source))


def contents(out: Path) -> dict[str, list[Any]]:
    """The rows of every table, in an order of their own; of the manifest what runs do not decide."""
    kept = "outcome, report_id, archive, name, sha256, text_hash, readings, findings"
    rows = {
        name: f"SELECT * EXCLUDE chunk FROM ({rows_with_chunk(name)}){_ALSO.get(name, '')}"
        for name in TABLES
    }
    with duckdb.connect() as base:
        create_manifest(base, Store(out), settled=True)
        found = rows | {"manifest": f"SELECT {kept} FROM manifest"}
        return {name: sorted(base.execute(sql).fetchall(), key=repr) for name, sql in found.items()}
