"""The memory of a run's end over datasets of any size: what all reports are held against at once.

A dataset is made without any page being read: chunks of 32,768 rows by year, as a run leaves them
when it has merged, every tenth report a re-post, every body with a report a year. Then a run without
sources does what follows the reading: it takes up the manifest, links the duplicates, holds the
reports against one another and writes the package. What a reader of the dataset asks for comes after
it: the coverage. Run: make dataset-bench, or python benchmarks/dataset.py 100000 1000000
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import govreport_parse as gp  # noqa: E402
from govreport_parse import __version__  # noqa: E402
from govreport_parse.agencies import load_divisions  # noqa: E402
from govreport_parse.archive.store.arrow import arrow_schema  # noqa: E402
from govreport_parse.archive.store.catalogue import Catalogue  # noqa: E402
from govreport_parse.archive.store.files import Store, manifest_path, merged_path  # noqa: E402
from govreport_parse.archive.store.merging import MEDIUM  # noqa: E402
from govreport_parse.archive.work.outcome import Options  # noqa: E402

SIZES = (100_000, 1_000_000, 3_000_000)
YEARS = range(2008, 2026)
REPOSTED = 10  # every tenth report is posted twice
_TITLE = "{name}{year}年政府信息公开工作年度报告"
_TEXT = "\n\n一、概述\n本机关按要求编制本报告。{year}年主动公开政府信息{figure}条。"
_CELLS = (
    ("2021", "requests.received", "natural_person"), ("2021", "requests.received", "total"),
    ("2021", "requests.outcome.granted", "total"), ("2021", "reconsideration.total", None),
    ("2021", "powers.licensing.decisions", None), ("2021", "powers.penalty.decisions", None),
)  # fmt: skip
_STEPS = """
import sys, time
from pathlib import Path
from govreport_parse.archive.run import batch

def mark(label):
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
    open("/proc/self/clear_refs", "w").write("5")  # the next peak is another step's
    print(f"{label}\\t{int(peak) / 1024:.0f}\\t{time.perf_counter() - begun:.1f}", flush=True)

def marked(name, label):
    real = getattr(batch, name)
    def step(*given):
        found = real(*given)
        mark(label)
        return found
    setattr(batch, name, step)

marked("write_database", "take up the manifest")
marked("write_duplicates", "duplicates")
marked("write_findings_across", "across")
begun = time.perf_counter()
real_load = batch.Catalogue.load
def load(*given):
    real_load(*given)
    mark("ledger")
batch.Catalogue.load = load
batch.run_batch([], sys.argv[1], workers=2)
mark("package")
"""
_COVERAGE = """
import resource, sys, time
import govreport_parse as gp
begun = time.perf_counter()
with gp.open_dataset(sys.argv[1]) as dataset:
    dataset.sql("SET memory_limit = '512MB'; SET threads = 2; SET temp_directory = '" + sys.argv[2] + "'")
    for relation in (dataset.coverage().reports, dataset.coverage().readings, dataset.coverage().failures):
        relation.fetchall()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"coverage, read within 512 MB\\t{peak:.0f}\\t{time.perf_counter() - begun:.1f}")
"""


class Bodies:
    """Bodies of all divisions, some to each: its government first."""

    def __init__(self) -> None:
        self._units = [unit for unit in load_divisions() if unit.last is None]

    def of(self, number: int) -> tuple[str, str, str, str]:
        """Key, name, level and division code."""
        rank, place = divmod(number, len(self._units))
        unit = self._units[place]
        own = "人民政府" if rank == 0 else f"第{rank}局"
        return f"{unit.code} {'政府' if rank == 0 else own}", unit.name + own, unit.level, unit.code


def templates() -> dict[int, str]:
    """A short report of each year as JSON, whose body and file are to be put in."""
    found = {}
    for year in YEARS:
        text = _TITLE.format(name="NAME人民政府", year=year) + _TEXT.format(year=year, figure=21)
        report = gp.parse(text.encode(), name="FILE.txt")
        found[year] = report.to_json()
    return found


def write_chunk(
    store: Store, chunk: str, numbers: range, bodies: Bodies, told: dict[int, str]
) -> None:
    """The rows of a chunk that was merged: report `n` is of body `n // 18`, in the order of bodies."""
    settings = Options().digest
    manifest = []
    tables: dict[str, dict[int, list[dict[str, object]]]] = {
        name: {year: [] for year in YEARS} for name in ("reports", "records", "readings")
    }
    for number in numbers:
        own = number - 1 if number % REPOSTED == 1 else number  # a re-post of the one before
        body, year = own // len(YEARS), YEARS[own % len(YEARS)]
        key, name, level, code = bodies.of(body)
        report_id = hashlib.blake2b(str(number).encode(), digest_size=16).hexdigest()
        sha256 = hashlib.sha256(report_id.encode()).hexdigest()
        text_hash = hashlib.blake2b(f"text {own}".encode(), digest_size=16).hexdigest()
        file = f"{year}/{number:07d}.html"
        same = {
            "report_id": report_id, "year": year, "agency": name, "agency_key": key,
            "division_code": code,
        }  # fmt: skip
        place = {"block": 3, "row": 2, "column": 1, "start": None, "end": None}
        manifest.append({
            "chunk": chunk, "outcome": "report", "report_id": report_id, "archive": "crawl.tar",
            "name": file, "sha256": sha256, "size": 20000, "settings": settings,
            "version": __version__, "agency": name, "report_year": year, "text_hash": text_hash,
            "readings": len(_CELLS), "findings": 0,
        })  # fmt: skip
        tables["reports"][year].append(same | {
            "archive": "crawl.tar", "name": file, "format": "html", "sha256": sha256, "size": 20000,
            "text_hash": text_hash, "title": _TITLE.format(name=name, year=year), "level": level,
            "index_number": f"11{code}{body:010d}/{year}-00001",
            "forms": "2021/requests", "notes": 0,
        })  # fmt: skip
        record = told[year].replace("NAME人民政府", name).replace("FILE.txt", file)
        record = record.replace('"division_code":null', f'"division_code":"{code}"')
        tables["records"][year].append(same | {"report": record, "findings": "[]"})
        tables["readings"][year] += [
            same | place | {
                "form": form, "indicator": cell, "applicant": applicant, "label": cell,
                "value": float(number % 40), "unit": "件", "status": "reported",
                "inferred_zero": False, "raw": str(number % 40),
            }
            for form, cell, applicant in _CELLS
        ]  # fmt: skip
    for name, by_year in tables.items():
        schema = arrow_schema(name)
        for year, rows in by_year.items():
            if rows:
                path = merged_path(name, chunk, year)
                store.make(path.rpartition("/")[0])
                store.write_stream(path, [pa.Table.from_pylist(rows, schema=schema)], schema)
    schema = arrow_schema("manifest")
    store.write_stream(
        manifest_path(chunk), [pa.Table.from_pylist(manifest, schema=schema)], schema
    )


def make(out: Path, reports: int) -> None:
    store = Store(out)
    store.make("")
    catalogue = Catalogue(store)
    bodies, told = Bodies(), templates()
    for begin in range(0, reports, MEDIUM):
        numbers = range(begin, min(begin + MEDIUM, reports))
        write_chunk(store, catalogue.next_chunk(), numbers, bodies, told)


def steps(program: str, *arguments: object) -> Iterator[tuple[str, int, float]]:
    """Steps of a process of its own: label, peak memory in MiB, seconds since its beginning."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program, *map(str, arguments)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in done.stdout.splitlines():
        label, peak, seconds = line.split("\t")
        yield label, int(peak), float(seconds)


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="govreport-bench-") as scratch:
            out = Path(scratch) / "dataset"
            begun = time.perf_counter()
            make(out, size)
            print(f"{size} reports, made in {time.perf_counter() - begun:.0f} s", flush=True)
            for program in (_STEPS, _COVERAGE):
                for label, peak, seconds in steps(program, out, Path(scratch) / "duckdb"):
                    print(f"  {label:30s} peak {peak:4d} MiB, at {seconds:7.1f} s", flush=True)
            with gp.open_dataset(out) as dataset:
                counts = [
                    f"{name} {dataset.sql(f'SELECT count(*) FROM {name}').fetchall()[0][0]}"  # noqa: S608
                    for name in ("manifest", "duplicates", "findings", "failures")
                ]
            print("  rows " + ", ".join(counts), flush=True)


if __name__ == "__main__":
    main()
