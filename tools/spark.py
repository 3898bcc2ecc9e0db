"""Run the Spark recipe of docs/archive.md on a local Spark, and hold its rows against those of one process.

Run: ``python tools/spark.py``; REPORTS=5000 for more pages. It wants Java 17 and an index of packages: Spark is
installed in a temporary folder, and is no part of the tests.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.archive import distinct_pages, varied  # noqa: E402
from govreport_parse.archive.work.chunks import ITEMS  # noqa: E402
from govreport_parse.archive.work.partition import parse_partition  # noqa: E402

PAGES = int(os.environ.get("REPORTS", "2000"))
# The newest Spark when this was written, and the pandas that its own setup asks for.
PINNED = ("pyspark==4.3.0", "pandas==2.3.3")
CORES = 2
COLUMNS = ["name", "data", "url", "charset", "attachment_of"]
ORDER = [(name, "ascending") for name in ("report_id", "block", "row", "column", "indicator")]
SESSION = f"""
from pyspark.sql import SparkSession
spark = SparkSession.builder.master("local[{CORES}]").config("spark.ui.enabled", "false").getOrCreate()
"""


def recipe(pages: Path, out: Path) -> str:
    """The program of the page, with a session, on local files."""
    page = (ROOT / "docs" / "archive.md").read_text("utf-8")
    (shown,) = re.findall(r"```python\n([^`]*from pyspark[^`]*)```", page)
    local: str = shown.replace("s3://crawls/pages", str(pages)).replace(
        "s3://results/readings", str(out)
    )
    if "s3://" in local:
        raise SystemExit("the recipe names other addresses than this program knows")
    return SESSION + local


def installed(home: Path) -> Path:
    """A Python with Spark and the package."""
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    quiet = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([python, *quiet, *PINNED, f"{ROOT}[archive]"], check=True)  # noqa: S603
    return python


def run_alone(python: Path, program: Path) -> None:
    """Run a program on Spark, whose workers want this Python too; what Spark says is shown where it fails."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(  # noqa: S603
        [python, program], env=kept | {"PYSPARK_PYTHON": str(python)},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)


def main() -> None:
    """Install, run, compare."""
    distinct = distinct_pages()
    rows = [
        {"name": f"{k:06d}-{name}", "data": varied(page, k // len(distinct))}
        for k in range(PAGES)
        for name, page in [distinct[k % len(distinct)]]
    ]
    table = pa.Table.from_pylist(rows, schema=ITEMS).select(COLUMNS)
    begun = time.process_time()
    expected = parse_partition(table)["readings"]
    alone = time.process_time() - begun
    with tempfile.TemporaryDirectory() as folder:
        python = installed(Path(folder, "venv"))
        pages, out = Path(folder, "pages"), Path(folder, "readings")
        pages.mkdir()
        pq.write_table(table.cast(pa.schema([*map(_plain, table.schema)])), pages / "pages.parquet")
        program = Path(folder, "recipe.py")
        program.write_text(recipe(pages, out), "utf-8")
        begun = time.perf_counter()
        run_alone(python, program)
        spent = time.perf_counter() - begun
        found = ds.dataset(out, partitioning="hive").to_table()
    found = found.select(expected.column_names).cast(expected.schema)
    same = found.sort_by(ORDER).equals(expected.sort_by(ORDER))
    print(f"{PAGES} pages, {len(expected)} readings; the same rows: {'yes' if same else 'NO'}")
    print(f"Spark on {CORES} cores, its start included: {spent:.0f} s; one process: {alone:.0f} s")
    raise SystemExit(0 if same else 1)


def _plain(field: pa.Field) -> pa.Field:
    """Spark reads no large binaries."""
    return pa.field(field.name, pa.binary()) if field.name == "data" else field


if __name__ == "__main__":
    main()
