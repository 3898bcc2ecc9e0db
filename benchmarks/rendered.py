"""Rendered shapes (tests/rendering/shapes): cells right, wrong and withheld, and false findings, a shape a line.

Part of make accuracy; by itself: REPORTS=1000 ONLY=docx python -m benchmarks.rendered. "allowed" are cells
that may be left unread, "accused" pages with a false finding above hint, "sections" pages whose sections are not
those of the plain print. Fails for a wrong cell, and in the long campaign where a shape is read less, or accused
more often, than benchmarks/floors.toml says.
"""

from __future__ import annotations

import os
import random
import sys
import tomllib
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.whole.rendered_shapes import SHAPES, outcome_of

LONG = 10_000
FLOORS = Path(__file__).parent / "floors.toml"
SHOWN = 3
HEADS = ("right", "wrong", "withheld", "allowed", "false", "accused", "sections")


def main() -> None:
    """All shapes, with what is wrong."""
    reports = int(os.environ.get("REPORTS", "600"))
    sys.exit(run(reports, os.environ.get("ONLY", ""), totals=False))


def run(reports: int, only: str = "", *, totals: bool) -> int:
    """As many pages as reports say, the same number of each shape; the exit code."""
    # A short run proves that nothing is wrong; the floors want the long one.
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    names = [name for name in SHAPES if only in name]
    each = max(1, reports // len(names))
    failed = False
    totals_of: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    if not totals:
        print(f"\n{f'shape, {each} pages':32}", *(f"{head:>8}" for head in HEADS))
    for name in names:
        counts, told = counted(name, each)
        low = low_of(name, counts, floors) if reports >= LONG else ""
        failed = failed or bool(counts["wrong"]) or bool(low)
        totals_of[SHAPES[name].keeps] += counts
        if not totals:
            lost = "" if SHAPES[name].keeps else " (places lost)"
            print(f"{name:32}", *(f"{counts[head]:8}" for head in HEADS), lost + low)
        for line in told[:SHOWN]:
            print(f"    {line[:200]}")
    for keeps, counts in totals_of.items():
        words = "shapes" if keeps else "shapes, places lost"
        print(f"{words:20}", "  ".join(f"{head} {counts[head]}" for head in ("pages", *HEADS)))
    return int(failed)


def counted(name: str, pages: int) -> tuple[Counter[str], list[str]]:
    """The cells of so many pages by what became of them, and what is wrong."""
    counts: Counter[str] = Counter(pages=pages)
    wrong: list[str] = []
    for number in range(pages):
        outcome = outcome_of(name, random.Random(f"shape {name} {number}"))
        counts["right"] += outcome.right
        counts["wrong"] += len(outcome.wrong)
        counts["withheld"] += outcome.withheld
        counts["allowed"] += outcome.allowed
        counts["false"] += len(outcome.accused)
        counts["accused"] += bool(outcome.accused)
        counts["sections"] += outcome.sections_differ
        wrong += [f"page {number}: {line}" for line in outcome.wrong]
    return counts, wrong


def low_of(name: str, counts: Counter[str], floors: dict[str, dict[str, float]]) -> str:
    """What is below its floor, or above its bound."""
    known = counts["right"] + counts["wrong"] + counts["withheld"]
    read = counts["right"] / known * 100 if known else 100.0
    accused = counts["accused"] / counts["pages"] * 100
    told = ""
    if read < floors["shapes"][name]:
        told += f"  BELOW its floor of {floors['shapes'][name]} %"
    if accused > floors["accused"].get(name, 0.0):
        told += f"  {accused:.1f} % of the pages ACCUSED"
    return told


if __name__ == "__main__":
    main()
