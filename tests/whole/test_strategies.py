"""Every shortcut gives what the plain way gives: all fixtures, read with and without them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import govreport_parse as gp

FIXTURES = Path(__file__).parents[2] / "fixtures"
READ = """
import sys
from pathlib import Path
import govreport_parse as gp
sys.stdout.reconfigure(encoding="utf-8")
for line in sys.stdin.read().splitlines():
    try:
        report = gp.parse(Path(line))
        print(report.to_json(), *(finding.to_json() for finding in gp.check(report)))
    except gp.GovReportError as error:
        print(error)
"""


def test_fixtures_read_alike_without_shortcuts() -> None:
    files = sorted(p for p in FIXTURES.rglob("*.*") if p.suffix in (".html", ".docx", ".txt"))
    source = str(Path(gp.__file__).parents[1])
    read = [
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", READ],
            input="\n".join(map(str, files)),
            env=os.environ | {"GOVREPORT_PLAIN": plain, "PYTHONPATH": source},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for plain in ("", "1")
    ]
    assert read[0].count("\n") >= len(files) > 50
    assert read[0] == read[1]
