"""How many names of the package a type checker knows the type of, as pyright counts them.

Run: ``python tools/typed.py``, with pyright in the same environment. It shows what has no type, and fails below the floor.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOOR = 0.99


def main() -> None:
    """Ask pyright, show, judge."""
    programs = Path(sys.prefix) / "bin"
    # It asks the first Python of the path where packages are, and this tree is to be the first of them.
    here = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(  # noqa: S603
        [programs / "pyright", "--verifytypes", "govreport_parse", "--ignoreexternal", "--outputjson"],
        env=os.environ | here, check=False, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    if not done.stdout:
        raise SystemExit(done.stderr)
    found = json.loads(done.stdout)["typeCompleteness"]
    counts = found["exportedSymbolCounts"]
    total = sum(counts.values())
    for symbol in found["symbols"]:
        if symbol["isExported"] and not symbol["isTypeKnown"]:
            print(symbol["name"])
    score = found["completenessScore"]
    print(
        f"{counts['withKnownType']} of {total} names have a known type: {score:.2%} (floor {FLOOR:.0%})"
    )
    raise SystemExit(0 if total and score >= FLOOR else 1)


if __name__ == "__main__":
    main()
