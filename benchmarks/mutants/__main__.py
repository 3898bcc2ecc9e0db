"""Changes of the guard modules that no test notices: the score of each module, and the survivors.

Run: make mutants (ONLY=tables/align.py for one module, ONLY=named for the named guards alone;
WORKERS=1 for one process). The modules and their tests stand in modules.toml; named.toml has the
guards that must be noticed by a test of their own, each of which once could be changed without one
that failed. A change that alters no reading stands in explained.toml with the reason. The score is
the share of changes that are noticed or explained. Fails below the floors of benchmarks/floors.toml,
which only rise; for a named guard that goes unnoticed; and for an explanation of what is not there.
"""

from __future__ import annotations

import os
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.mutants.changes import Mutant, mutants_of
from benchmarks.mutants.trial import PACKAGE, Trial, tried

HERE = Path(__file__).parent
WORKERS = int(os.environ.get("WORKERS", "2"))
# A changed module runs for ever when it takes so many times the seconds of the tests, and some more.
_SLOWER = 3
_SPARE = 5


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text("utf-8"))


def source_of(module: str) -> str:
    return (PACKAGE / module).read_text("utf-8")


def named_trials() -> list[Trial]:
    """The named guards, each changed as its entry says."""
    trials = []
    for entry in read("named.toml")["guard"]:
        source = source_of(entry["module"])
        if source.count(entry["was"]) != 1:
            sys.exit(
                f"{entry['module']} holds {entry['was']!r} {source.count(entry['was'])} times: follow it in named.toml"
            )
        changed = source.replace(entry["was"], entry["becomes"])
        trials.append(Trial(entry["module"], changed, entry["tests"]))
    return trials


def check_named() -> list[str]:
    entries = read("named.toml")["guard"]
    unchanged = [Trial(e["module"], source_of(e["module"]), e["tests"]) for e in entries]
    for k, failed, _ in tried(unchanged, WORKERS):
        if failed:
            sys.exit(f"{entries[k]['guard']}: its tests fail as it is")
    noticed = {k: failed for k, failed, _ in tried(named_trials(), WORKERS)}
    faults = []
    for k, entry in enumerate(entries):
        print(f"{'noticed' if noticed[k] else 'NOT noticed':12}{entry['guard']}", flush=True)
        if not noticed[k]:
            faults.append(f"{entry['guard']}: {' '.join(entry['tests'])} passes without it")
    return faults


def surviving(module: str, mutants: Sequence[Mutant], tests: Sequence[str]) -> list[Mutant]:
    """The changes that none of the tests notices."""
    ((_, failed, seconds),) = tried([Trial(module, source_of(module), tests)], 1)
    if failed:
        sys.exit(f"{module}: its tests fail as it is")
    trials = (Trial(module, mutant.source, tests) for mutant in mutants)
    ended = tried(trials, WORKERS, _SLOWER * seconds + _SPARE)
    noticed = {k for k, failed, _ in ended if failed}
    return [mutant for k, mutant in enumerate(mutants) if k not in noticed]


def check_module(module: str, tests: Sequence[str], floor: float) -> list[str]:
    started = time.monotonic()
    mutants = mutants_of(source_of(module))
    left = {key(mutant): mutant for mutant in surviving(module, mutants, tests)}
    reasons = explained(module)
    unexplained = [mutant for name, mutant in left.items() if name not in reasons]
    score = 100 * (1 - len(unexplained) / len(mutants))
    print(
        f"{module:36} {len(mutants):4} changes, {len(left) - len(unexplained):3} explained, "
        f"{len(unexplained):3} unnoticed: {score:5.1f} %  "
        f"(floor {floor} %, {time.monotonic() - started:.0f} s)",
        flush=True,
    )
    for mutant in unexplained:
        print(
            f"  {module}:{mutant.line} {mutant.where}\n    - {mutant.was}\n    + {mutant.becomes}"
        )
    known = set(map(key, mutants))
    faults = [
        f"{module}: explained, but {'noticed' if name in known else 'not there'}: {name[1]} → {name[2]}"
        for name in reasons - left.keys()
    ]
    if score < floor:
        faults.append(f"{module}: {score:.1f} % is below its floor of {floor} %")
    return faults


def key(mutant: Mutant) -> tuple[str, str, str]:
    return mutant.where, mutant.was, mutant.becomes


def explained(module: str) -> set[tuple[str, str, str]]:
    """Keys of the changes that are explained; an entry may hold several of one line."""
    own = [entry for entry in read("explained.toml")["change"] if entry["module"] == module]
    return {
        (entry["where"], entry["was"], becomes)
        for entry in own
        for becomes in (
            [entry["becomes"]] if isinstance(entry["becomes"], str) else entry["becomes"]
        )
    }


def main() -> None:
    only = os.environ.get("ONLY", "")
    floors = tomllib.loads((HERE.parent / "floors.toml").read_text("utf-8"))["mutants"]
    faults = check_named() if only in ("", "named") else []
    for module, entry in read("modules.toml").items():
        if only in ("", module):
            faults += check_module(module, entry["tests"], floors.get(module, 0))
    for fault in faults:
        print(fault)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
