"""Seconds and megabytes of the largest ordinary reports, and of every pattern's worst strings.

Run: make limits (ONLY=word for the reports and patterns whose names hold it). Each pattern is tried
alone, and its worst string then stands in every place of a report where patterns are tried: a
paragraph, a heading, the title, the masthead, a label, a cell, a comparison table. Fails for a
report of tests/safety/large.py that takes more than 1 s of processor time, more than 256 MiB or has
another outcome than it says, for a pattern slower alone than what grows with the square of the
text, and for a report of 100,000 hostile characters that takes more than 5 s.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import govreport_parse as gp
from tests.safety.hostile.patterns import all_patterns, hostile_strings
from tests.safety.hostile.placed import placed
from tests.safety.large import LARGE

MOST_SECONDS = 1.0
MOST_MEBIBYTES = 256
HANG = 60
# Characters of a string that a pattern is run over alone, seven times the longest sentence of the
# fixtures: one whose time grows with the square takes 0.1 s, with the cube a hundred times as long.
ALONE = 2_000
MOST_OF_A_PATTERN = 0.5
# Characters of its worst string in a report; of the slowest such reports, as many as the longest
# narrative that is published.
PLACED = 10_000
LONG = 100_000
LONG_REPORTS = 40
MOST_OF_A_REPORT = 5.0
_UNIT = re.compile(r"(?s)(.*?)((.+?)\3{20,})(.*)")
ONE = """
import sys, time
from pathlib import Path
import lxml.etree
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
    """Each pattern's seconds over its worst string, and that string."""
    rng = random.Random(1)
    found = []
    for name, pattern in all_patterns().items():
        worst = (0.0, name, "")
        for text in hostile_strings(pattern, ALONE, rng) if only in name else ():
            data = text.encode() if isinstance(pattern.pattern, bytes) else text
            start = time.process_time()
            for _ in pattern.finditer(data):
                pass
            worst = max(worst, (time.process_time() - start, name, text))
            if worst[0] > MOST_OF_A_PATTERN:
                break
        found.append(worst)
    return sorted(found, reverse=True)


def grown(text: str, length: int) -> str | None:
    """The same string with its unit repeated to a length; None where it repeats none."""
    parts = _UNIT.match(text)
    if parts is None:
        return None
    return parts[1] + parts[3] * (length // len(parts[3])) + parts[4]


def seconds_of(data: bytes) -> float:
    """Seconds that reading and checking take, whatever comes of it."""
    start = time.process_time()
    with contextlib.suppress(gp.GovReportError):
        gp.check(gp.parse(data))
    return time.process_time() - start


def reports(patterns: Sequence[tuple[float, str, str]]) -> list[tuple[float, int, str, str, str]]:
    """Seconds of reports that hold the patterns' worst strings: length, pattern, place, string."""
    found: list[tuple[float, int, str, str, str]] = []
    worst: dict[str, str] = {}
    for _, name, text in patterns:
        if (long := grown(text, PLACED)) is not None:
            worst.setdefault(long, name)
    for text, name in worst.items():
        for place, data in placed(text).items():
            found.append((seconds_of(data), PLACED, name, place, text))
    for _, _, name, place, text in sorted(found, reverse=True)[:LONG_REPORTS]:
        long = grown(text, LONG) or ""
        found.append((seconds_of(placed(long)[place]), LONG, name, place, long))
    return sorted(found, reverse=True)


def main() -> None:
    only = os.environ.get("ONLY", "")
    failed = []
    print(f"{'report':46} {'KB':>7} {'s':>6} {'MiB':>5}  outcome")
    for name, large in LARGE.items():
        if only not in name:
            continue
        data = large.build()
        outcome, seconds, mebibytes = measured(data)
        good = outcome == large.outcome and seconds <= MOST_SECONDS and mebibytes <= MOST_MEBIBYTES
        failed += [] if good else [name]
        mark = "" if good else f"  <-- wants {large.outcome}"
        print(
            f"{name:46} {len(data) / 1000:7.0f} {seconds:6.2f} {mebibytes:5.0f}  {outcome}{mark}",
            flush=True,
        )
    if os.environ.get("PATTERNS", "1") == "1":
        patterns = slowest(only)
        print(f"\n{len(patterns)} patterns alone over {ALONE} hostile characters, the slowest:")
        for seconds, name, text in patterns[:8]:
            print(f"{name:46} {seconds:6.2f} s  {text[:24]!r}")
        failed += [name for seconds, name, _ in patterns if seconds > MOST_OF_A_PATTERN]
        held = reports(patterns)
        print(
            f"\n{len(held)} reports that hold {PLACED} or {LONG} of them, the slowest:", flush=True
        )
        for seconds, length, name, place, text in held[:8]:
            print(f"{name:46} {seconds:6.2f} s  {length} in the {place}: {text[:24]!r}")
        failed += [
            f"{name} in the {place}" for s, _, name, place, _ in held if s > MOST_OF_A_REPORT
        ]
    if failed:
        sys.exit(f"over the bounds: {', '.join(failed)}")


if __name__ == "__main__":
    main()
