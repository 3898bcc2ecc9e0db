from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import govreport_parse as gp
from govreport_parse.archive.store.exported import EXPORTED
from govreport_parse.archive.store.tables import TABLES

VALIDATE = """
import sys
from frictionless import Package, validate
for path in sys.argv[1:]:
    package = Package.from_descriptor(path)  # raises where the descriptor is not valid
    print(len(package.resources), sum(len(r.schema.fields) for r in package.resources))
report = validate(sys.argv[-1])
print("VALID" if report.valid else report.flatten(["name", "type", "message"]))
"""


def test_frictionless_finds_no_fault(of_fixtures: Path, tmp_path: Path) -> None:
    with gp.open_dataset(of_fixtures) as dataset:
        rows = dict(dataset.export(tmp_path / "csv", "csv", bom=True))
    assert rows[tmp_path / "csv" / "readings.csv"] > 5000
    paths = [of_fixtures / "datapackage.json", tmp_path / "csv" / "datapackage.json"]
    # In a process of its own: the package warns while it is imported.
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "ignore", "-c", VALIDATE, *paths],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert lines[-1] == "VALID", done.stdout + done.stderr
    columns = sum(len(table.columns) for table in TABLES.values())
    assert lines[0] == f"{len(TABLES)} {columns}"
    assert lines[1].split()[0] == str(len(EXPORTED))
    described = json.loads(paths[0].read_text("utf-8"))
    for resource in described["resources"]:
        listed = resource["path"]
        for path in [listed] if isinstance(listed, str) else listed:
            assert (of_fixtures / path).is_file()
        for field in resource["schema"]["fields"]:
            assert field["description"]
