"""Instructions that reading and checking nine fixed pages take, against those of the committed baseline.

Run: make speed (UPDATE=1 writes the baseline of this build of Python, lxml and msgspec into benchmarks/speed.toml; EACH=1
counts one page of each set). Three pages of each set of benchmarks/pageset.py are read and checked once more after every
pattern is compiled; valgrind counts (`--tool=callgrind`), alike in every run within a thousandth. Fails where a set takes
2 % more. Where valgrind is not there, or the build has no baseline, it says so and holds nothing.
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import pageset  # noqa: E402

BASELINE = ROOT / "benchmarks" / "speed.toml"
PAGES = 3
EACH = int(os.environ.get("EACH", str(PAGES)))
# Of a set, in which a page's part is a few per cent: what a change may add.
ALLOWED = 1.02
HEAD = """\
# Millions of instructions for reading and checking three pages of each set, a table a build: `UPDATE=1 make speed` writes it.
"""

# What valgrind watches: instructions count from where the pages were all read, and are written down after each.
READ = """
import os, subprocess, sys
from pathlib import Path
import govreport_parse as gp

def control(*what):
    subprocess.run(["callgrind_control", *what, str(os.getpid())], check=True, stdout=subprocess.DEVNULL)

each = int(sys.argv[1])
pages = [Path(name).read_bytes() for name in sys.argv[2:]]
for page in pages:
    gp.check(gp.parse(page))
control("--instr=on")
control("--dump")
for number, page in enumerate(pages):
    if number % 3 < each:
        gp.check(gp.parse(page))
        control("--dump")
"""
_TOTALS = re.compile(r"(?m)^totals: (\d+)$")


def build() -> str:
    """What the counts depend on beside the package."""
    versions = (f"{name} {importlib.metadata.version(name)}" for name in ("lxml", "msgspec"))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return ", ".join((python, platform.machine(), *versions))


def counted(folder: Path) -> dict[str, list[float]]:
    """Millions of instructions of the pages of each set."""
    names = []
    for of_set, make in pageset.SETS.items():
        for number, page in enumerate(make(PAGES)):
            (folder / f"{of_set}-{number}").write_bytes(page.data)
            names.append(f"{of_set}-{number}")
    out = folder / "counts"
    subprocess.run(  # noqa: S603
        [
            shutil.which("valgrind") or "valgrind", "--tool=callgrind", "--instr-atstart=no", "-q",
            f"--callgrind-out-file={out}", sys.executable, "-c", READ, str(EACH), *(str(folder / n) for n in names),
        ],
        env=os.environ | {"PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT / "src")},
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    dumps = (
        Path(f"{out}.{number}").read_text("utf-8") for number in count(2)
    )  # the first is of no page
    found = (round(int(_TOTALS.findall(text)[0]) / 1e6, 1) for text in dumps)
    return {of_set: [next(found) for _ in range(EACH)] for of_set in pageset.SETS}


def main() -> None:
    if not (shutil.which("valgrind") and shutil.which("callgrind_control")):
        print("speed: valgrind is not there; nothing was counted")
        return
    known = tomllib.loads(BASELINE.read_text("utf-8")) if BASELINE.is_file() else {}
    own = build()
    update = bool(os.environ.get("UPDATE"))
    if own not in known and not update:
        print(f"speed: no baseline for {own}; UPDATE=1 make speed writes one")
        return
    with tempfile.TemporaryDirectory() as name:
        found = counted(Path(name))
    before: dict[str, list[float]] = known.get(own, found)
    slower = []
    for name, counts in found.items():
        ratio = sum(counts) / sum(before[name][: len(counts)])
        print(f"{name:8} {sum(counts):9.1f} million instructions  × {ratio:.4f}")
        slower += [name] if ratio > ALLOWED else []
    if update:
        write(known | {own: found})
    elif slower:
        sys.exit(
            f"speed: {', '.join(slower)} take more than {ALLOWED - 1:.0%} more than the baseline"
        )


def write(tables: dict[str, dict[str, list[float]]]) -> None:
    parts = [HEAD]
    for name, counts in sorted(tables.items()):
        lines = "\n".join(f"{of_set} = {own}" for of_set, own in counts.items())
        parts.append(f'["{name}"]\n{lines}\n')
    BASELINE.write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    main()
