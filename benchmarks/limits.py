"""Seconds and megabytes of each hostile input, and of every pattern against its worst strings.

Run: make limits (ONLY=word for the inputs and patterns whose names hold it). Fails for more than 5 s
of processor time, for more than 512 MiB, and for another outcome than tests/hostile/inputs.py says.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.hostile.inputs import INPUTS
from tests.hostile.patterns import all_patterns, hostile_strings

MOST_SECONDS = 5.0
MOST_MEBIBYTES = 512
HANG = 60
# A pattern is run over as many characters of each of its strings; a quadratic one takes seconds.
LENGTH = 20_000
MOST_OF_A_PATTERN = 0.8
ONE = """
import sys, time
from pathlib import Path
import lxml.etree, docx, bs4
import govreport_parse as gp
gp.check(gp.parse(Path(sys.argv[2])))
start = time.process_time()
try:
    report = gp.parse(Path(sys.argv[1]))
    gp.check(report)
    report.to_json()
    outcome = "read"
except gp.GovReportError as error:
    outcome = type(error).__name__
spent = time.process_time() - start
most = next(l for l in open("/proc/self/status") if l.startswith("VmHWM")).split()[1]
print(outcome, spent, int(most) / 1024)
"""
WARM = Path(__file__).parent.parent / "fixtures" / "2014" / "linxi-2017.html"


def measured(data: bytes) -> tuple[str, float, float]:
    """Outcome, seconds and MiB of one input, in a process of its own."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        try:
            done = subprocess.run(  # noqa: S603
                [sys.executable, "-c", ONE, file.name, str(WARM)],
                capture_output=True, text=True, timeout=HANG, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return "hangs", float(HANG), 0.0
    words = done.stdout.split()
    if len(words) != 3:
        return (done.stderr.strip().splitlines() or ["died"])[-1], 0.0, 0.0
    return words[0], float(words[1]), float(words[2])


def slowest(only: str) -> list[tuple[float, str, str]]:
    """Each pattern's seconds over its worst string."""
    rng = random.Random(1)
    found = []
    for name, pattern in all_patterns().items():
        worst = (0.0, name, "")
        for text in hostile_strings(pattern, LENGTH, rng) if only in name else ():
            data = text.encode() if isinstance(pattern.pattern, bytes) else text
            start = time.process_time()
            for _ in pattern.finditer(data):
                pass
            worst = max(worst, (time.process_time() - start, name, text[:24]))
            if worst[0] > MOST_OF_A_PATTERN:
                break
        found.append(worst)
    return sorted(found, reverse=True)


def main() -> None:
    only = os.environ.get("ONLY", "")
    failed = []
    print(f"{'input':46} {'KB':>7} {'s':>6} {'MiB':>5}  outcome")
    for name, hostile in INPUTS.items():
        if only not in name:
            continue
        data = hostile.build()
        outcome, seconds, mebibytes = measured(data)
        good = (
            outcome == hostile.outcome and seconds <= MOST_SECONDS and mebibytes <= MOST_MEBIBYTES
        )
        failed += [] if good else [name]
        mark = "" if good else f"  <-- wants {hostile.outcome}"
        print(
            f"{name:46} {len(data) / 1000:7.0f} {seconds:6.2f} {mebibytes:5.0f}  {outcome}{mark}",
            flush=True,
        )
    if os.environ.get("PATTERNS", "1") == "1":
        patterns = slowest(only)
        print(f"\n{len(patterns)} patterns over {LENGTH} hostile characters, the slowest:")
        for seconds, name, begin in patterns[:8]:
            print(f"{name:46} {seconds:6.2f} s  {begin!r}")
        failed += [name for seconds, name, _ in patterns if seconds > MOST_OF_A_PATTERN]
    if failed:
        sys.exit(f"over the bounds: {', '.join(failed)}")


if __name__ == "__main__":
    main()
