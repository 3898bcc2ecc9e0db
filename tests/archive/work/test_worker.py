"""What the process of a worker loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from govreport_parse.archive.sources import Item
from govreport_parse.archive.work.chunks import as_row, pack
from tests.archive import text_report
from tests.conftest import ROOT

# A worker that reads a chunk, writes it, merges it and ends; then what it has loaded.
_WORK = """
import sys
from govreport_parse.archive.store.files import Store
from govreport_parse.archive.store.merging import Merge
from govreport_parse.archive.work import worker
from govreport_parse.archive.work.messages import Broken, MergeTask, ParseTask, ShowTask
from govreport_parse.archive.work.outcome import Options

out, payload = sys.argv[1], sys.stdin.buffer.read()
Store(out).make(".tmp/run")

def place(message):
    for file in getattr(message, "files", ()):
        Store(out).place(file)

tasks = [
    (ParseTask(store=out, tmp=".tmp/run", chunk="00000001", options=Options()), payload),
    (MergeTask(store=out, tmp=".tmp/run", chunk="00000002",
               merge=Merge(chunks=("00000001",), superseded={}, outside=())), b""),
    (ShowTask(options=Options()), payload),
]
wrong = []
worker.receive = lambda _: tasks.pop(0) if tasks else None
worker.send = lambda _, message, payload=b"": (
    place(message), wrong.append(message) if isinstance(message, Broken) else None)
worker.main()
print(len(wrong), "pandas" in sys.modules, file=sys.stderr)
"""


def payload() -> bytes:
    item = Item(name="b.txt", data=text_report("青石区", 2016).encode())
    (chunk,) = pack([as_row("a", item)], 1)
    return chunk.payload


# The command as a process of its own, with a pool that starts none.
_COMMAND = """
import sys
from govreport_parse.archive.run import batch
from govreport_parse.cli.app import run
from tests.archive import Inline
batch.Pool = lambda _: Inline()
sys.argv = ["govreport", "batch", *sys.argv[1:]]
try:
    run()
except SystemExit as ended:
    print(ended.code, "pandas" in sys.modules, file=sys.stderr)
"""


def test_the_command_does_without_pandas(tmp_path: Path) -> None:
    source = tmp_path / "b.txt"
    source.write_text(text_report("青石区", 2016), encoding="utf-8")
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _COMMAND, str(source), "--out", str(tmp_path / "out")],
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stderr.decode().split() == ["0", "False"]
    assert list(tmp_path.glob("out/reports/*/part-*.parquet"))


def test_a_worker_does_without_pandas(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _WORK, str(tmp_path)],
        input=payload(),
        capture_output=True,
        check=True,
    )
    assert done.stderr.decode().split() == ["0", "False"]
    assert list(tmp_path.glob("reports/*/part-00000002.parquet"))
