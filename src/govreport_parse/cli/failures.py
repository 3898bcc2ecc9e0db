"""What a run over an archive says at its end: what the dataset holds, and what gave no report."""

from __future__ import annotations

import csv
import errno
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.cli.conventions import misuse
from govreport_parse.cli.writing import write_file
from govreport_parse.model.errors import why_not_written
from govreport_parse.outputs.safe import csv_cell

if TYPE_CHECKING:
    from govreport_parse.archive.run.dataset import Dataset
    from govreport_parse.archive.run.progress import Progress

__all__ = ["Held", "failure_lines", "held_by", "require_writable", "write_failures"]

_SHOWN = 10
_COLUMNS = ("archive", "name", "url", "stage", "kind", "message")


class Held(msgspec.Struct, frozen=True):
    """How many rows the tables of a dataset have; None for findings that it was made without."""

    reports: int
    failures: int
    findings: int | None


def held_by(dataset: Dataset) -> Held:
    """What a dataset holds after a run, of this one and those before."""
    names = [name for name in Held.__struct_fields__ if name not in dataset.left_out]
    counts = ", ".join(f"(SELECT count(*) FROM {name})" for name in names)  # noqa: S608
    (row,) = dataset.sql(f"SELECT {counts}").fetchall()
    return Held(**{"findings": None} | dict(zip(names, row, strict=True)))


def failure_lines(progress: Progress, lang: str) -> Iterator[str]:
    """The first failures of a run by their reasons, the most frequent first; of each reason one at least."""
    zh = lang == "zh"
    reasons = sorted(progress.reasons.values(), key=lambda one: -one.sources)[:_SHOWN]
    free = _SHOWN - len(reasons)
    rest = progress.failures
    for reason in reasons:
        shown = reason.first[: 1 + free]
        free -= len(shown) - 1
        rest -= len(shown)
        yield f"{reason.sources} × {reason.reason_zh if zh else reason.reason}"
        yield from (f"    {name}" for name in shown)
    if rest:
        yield (
            f"另有{rest}个，见failures表；可用--failures FILE写入文件"
            if zh
            else f"and {rest} more, which are in the table failures; --failures FILE writes it"
        )


def require_writable(path: Path, lang: str) -> None:
    """End as for misuse where a file cannot be made, before hours are spent on what it is to hold."""
    wrong: OSError | None = None
    if path.is_dir():
        wrong = OSError(errno.EISDIR, "")
    elif not path.parent.is_dir():
        wrong = OSError(errno.ENOENT, "")
    if wrong is not None:
        misuse(f"{path}: {why_not_written(wrong)[lang == 'zh']}")


def write_failures(dataset: Dataset, path: Path, lang: str) -> int:
    """Write all sources of a dataset that gave no report as CSV; how many there are."""
    columns = [f"{name}_zh" if lang == "zh" and name == "message" else name for name in _COLUMNS]
    rows = dataset.failures.order("kind, archive, name").project(", ".join(columns)).fetchall()
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(map(csv_cell, row) for row in rows)
    write_file(path, text.getvalue(), lang, "utf-8-sig")
    return len(rows)
