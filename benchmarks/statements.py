"""Precision and recall of the figures read from the narrative, over the labelled corpus.

Run: make accuracy. A statement counts as found where topic and value agree. Fails below the floors
of benchmarks/floors.toml, which only rise, and on any statement from a sentence that has none.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.whole import labelled

FLOORS = Path(__file__).parent / "floors.toml"


def main() -> None:
    floors = tomllib.loads(FLOORS.read_text("utf-8"))["statements"]
    counts: Counter[str] = Counter()
    for case in labelled.cases():
        found = labelled.read(case)
        missing, extra = labelled.missed(case, found)
        counts["right"] += len(found) - len(extra)
        counts["extra"] += len(extra)
        counts["missing"] += len(missing)
        counts["attributes"] += bool(labelled.differences(case, found))
        counts["cases"] += 1
        if not case.expect:
            counts["traps"] += 1
            counts["fallen for"] += bool(found)
        if "--verbose" in sys.argv and (missing or extra):
            print(f"{case.name}: {case.text}\n  missing {missing} extra {extra}")
    figures = {
        "precision": counts["right"] / (counts["right"] + counts["extra"]) * 100,
        "recall": counts["right"] / (counts["right"] + counts["missing"]) * 100,
    }
    print(
        f"statements   {counts['cases']} sentences, {counts['right'] + counts['missing']} figures; "
        f"{counts['traps']} traps, {counts['fallen for']} with a statement; "
        f"{counts['attributes']} sentences with another attribute than labelled"
    )
    failed = counts["fallen for"] > floors["traps"]
    for name, share in figures.items():
        low = share < floors[name]
        failed = failed or low
        mark = f"  BELOW its floor of {floors[name]} %" if low else ""
        print(f"statements   {name} {share:6.2f} %{mark}")
    sys.exit(int(failed))


if __name__ == "__main__":
    main()
