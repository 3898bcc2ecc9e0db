"""Published shapes (tests/whole/shapes): cells right, wrong, withheld and lost, false findings, the rest.

Run: make shapes. Prints what is wrong in the open half file by file (ONLY=06 for one kind), and of the half
that is kept back figures alone. Fails for a wrong value in either half, and for a false finding.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.whole.shapes import Verdict, judge, shapes


def main() -> None:
    only = os.environ.get("ONLY", "")
    failed = False
    for half in ("open", "kept"):
        kinds: dict[str, list[Verdict]] = defaultdict(list)
        for shape in shapes(half):
            if only not in shape.kind:
                continue
            verdict = judge(shape)
            kinds[shape.kind].append(verdict)
            if half == "open":
                show(shape.name, verdict)
        print(
            f"\n{half:30} {'files':>5} {'right':>6} {'wrong':>6} {'lost':>6} {'withheld':>8} {'accused':>8} {'other':>6}"
        )
        for kind, verdicts in kinds.items():
            print(row(kind, verdicts))
        every = [verdict for verdicts in kinds.values() for verdict in verdicts]
        print(row("all", every), flush=True)
        failed = failed or any(verdict.wrong or verdict.accused for verdict in every)
    sys.exit(failed)


def show(name: str, verdict: Verdict) -> None:
    lines = [f"WRONG {text}" for text in verdict.wrong[:4]]
    lines += [f"{len(verdict.lost)} lost, as {', '.join(verdict.lost[:3])}"] if verdict.lost else []
    lines += [f"ACCUSED {text}" for text in verdict.accused[:4]]
    lines += verdict.other
    if lines:
        print(name, *(f"  {line[:200]}" for line in lines), sep="\n")


def row(name: str, verdicts: list[Verdict]) -> str:
    return (
        f"{name:30} {len(verdicts):5} {sum(v.right for v in verdicts):6} "
        f"{sum(len(v.wrong) for v in verdicts):6} {sum(len(v.lost) for v in verdicts):6} "
        f"{sum(v.withheld for v in verdicts):8} {sum(len(v.accused) for v in verdicts):8} "
        f"{sum(len(v.other) for v in verdicts):6}"
    )


if __name__ == "__main__":
    main()
