"""Mutated fixtures and rendered reports: no crash, and every number that comes out stands in the input.

Run: make mutations (MUTANTS=20000 for more, FIRST=5000 for others, ONLY=4711 to see one of them).
Fails for an exception other than a GovReportError, a number that is not found in the mutant, and
more than 5 s of processor time; a crash is kept under tests/safety/crashes.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.safety.fuzzing.findings import keep
from tests.safety.fuzzing.mutants import Outcome, mutant, tried
from tests.safety.fuzzing.targets import target_of

MOST_SECONDS = 5.0
SHOWN = 20


def one(number: int) -> Outcome:
    return tried(mutant(number))


def main() -> None:
    only = os.environ.get("ONLY")
    first = int(only or os.environ.get("FIRST", "0"))
    count = 1 if only else int(os.environ.get("MUTANTS", "5000"))
    outcomes: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    faults: list[str] = []
    slowest = Outcome(first, "read", 0.0)
    with ProcessPoolExecutor() as pool:
        for outcome in pool.map(one, range(first, first + count), chunksize=25):
            outcomes[outcome.what] += 1
            numbers += outcome.numbers
            slowest = max(slowest, outcome, key=lambda one: one.seconds)
            faults += [f"mutant {outcome.number}: not found: {what}" for what in outcome.missing]
            if outcome.crash:
                data = mutant(outcome.number).data
                kept = keep(target_of(data), data)
                faults.append(f"mutant {outcome.number}, kept as {kept.name}: {outcome.crash}")
            if outcome.seconds > MOST_SECONDS:
                faults.append(f"mutant {outcome.number}: {outcome.seconds:.1f} s")
    refused = {name: n for name, n in outcomes.items() if name not in ("read", "crash")}
    print(f"mutants      {count}, the first being number {first}")
    print(f"read         {outcomes['read']}")
    print(
        f"refused      {sum(refused.values())}: "
        + ", ".join(f"{n} {k}" for k, n in refused.items())
    )
    print(f"crashes      {outcomes['crash']}")
    told = ", ".join(f"{n} {kind}" for kind, n in numbers.most_common())
    print(f"checked      {numbers.total()} numbers and their words: {told}")
    print(f"not found    {sum('not found' in fault for fault in faults)}")
    print(f"slowest      {slowest.seconds:.2f} s (mutant {slowest.number})")
    for fault in faults[:SHOWN]:
        print(fault)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
