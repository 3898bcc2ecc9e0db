"""Open a dataset's database with older and newer versions of DuckDB, each installed in a folder of its own.

Run: ``python tools/duckdb_versions.py [VERSION …]``; it wants an index of packages, and is no part of the tests.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
# The first that has all functions of the views; the one that long-lived tools carry; the newest one
# is whatever this package runs with.
VERSIONS = ("1.1.3", "1.4.0")
QUERY = """
import duckdb, json, sys
tables = (
    "readings", "indicator_panel", "wide_panel", "rates", "suspects", "coverage_bodies", "coverage_readings",
    "findings", "concordance",
)
with duckdb.connect(sys.argv[1], read_only=True) as base:
    rows = [base.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in tables]
print(json.dumps([duckdb.__version__, rows]))
"""


def run(*command: object) -> str:
    done = subprocess.run([str(one) for one in command], capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout


def main() -> None:
    versions = sys.argv[1:] or list(VERSIONS)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "dataset"
        run(
            sys.executable,
            "-m",
            "govreport_parse",
            "batch",
            ROOT / "fixtures" / "2014",
            "--out",
            out,
        )
        base = out / "govreport.duckdb"
        expected = json.loads(run(sys.executable, "-c", QUERY, base))
        print(*expected)
        for version in versions:
            home = Path(folder) / version
            run(
                sys.executable,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--target",
                home,
                f"duckdb=={version}",
            )
            code = f"import sys; sys.path.insert(0, {str(home)!r})\n{QUERY}"
            found = json.loads(run(sys.executable, "-c", code, base))
            print(*found)
            if found != [version, expected[1]]:
                raise SystemExit(f"DuckDB {version} reads something else")
            shutil.rmtree(home)


if __name__ == "__main__":
    main()
