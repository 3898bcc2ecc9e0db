"""Defects injected into clean rendered reports: how many are found, by their rule and at their cell.

Run: make injection (REPORTS=1000). A clean report may give hints alone. Into each, one defect of every rule's kind that it
has room for is put, one at a time. Fails when a clean report is accused, when fewer than 99 % of a kind's defects are
found, or when a rule has no kind.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import govreport_parse as gp
from benchmarks.defects import KINDS, Defect, Page, clean, render

REPORTS = 1000
FLOOR = 0.99
PAGES: tuple[Page, ...] = (("html", "plain"), ("docx", "plain"), ("text", "t1_bars"))


def found(rule: str, defect: Defect) -> bool | None:
    """Whether the defect is named; None where it is one of several reports and they name no body."""
    # The reports beside it come first: of two on one year the later given is the one accused.
    reports = [gp.parse(page) for page in (*defect.beside, defect.page)]
    if defect.beside and any(report.agency.name is None for report in reports):
        return None
    findings = [f for f in gp.check_set(reports)[-1] if f.rule == rule]
    return any(
        not defect.cells
        or any(
            code in finding.indicators
            and (applicant is None or finding.applicant in (None, applicant))
            for code, applicant in defect.cells
        )
        for finding in findings
    )


def main() -> int:
    wanted = int(os.environ.get("REPORTS", REPORTS))
    only = os.environ.get("RULES", "").split()
    kinds = {rule: kind for rule, kind in KINDS.items() if not only or rule in only}
    injected: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    accused: list[str] = []
    missed: list[str] = []
    reports = seed = 0
    while reports < wanted:
        rng = random.Random(f"injection {seed}")
        seed += 1
        spec = clean(rng)
        if spec is None:
            continue
        reports += 1
        page = rng.choice(PAGES)
        loud = [f for f in gp.check(gp.parse(render(spec, page, rng))) if f.severity != "hint"]
        accused += [f"{seed - 1} {page[0]}: {f.rule} {f.message}" for f in loud]
        for rule, kind in kinds.items():
            defect = kind(spec, rng, page)
            named = None if defect is None else found(rule, defect)
            if named is not None:
                injected[rule] += 1
                hit[rule] += named
                if not named:
                    missed.append(f"{rule} in report {seed - 1} ({page[0]})")
    for rule in kinds:
        share = hit[rule] / injected[rule] if injected[rule] else 0
        print(
            f"{rule} {KINDS[rule].__name__:<18} found {hit[rule]:>5} of {injected[rule]:>5}  {share:8.2%}"
        )
    print(f"{reports} clean reports, {len(accused)} findings above hint")
    print("\n".join([*accused[:20], *missed[:20]]))
    without = [] if only else [rule.code for rule in gp.RULES if rule.code not in injected]
    print("\n".join(f"{rule}: nothing of its kind was injected" for rule in without))
    short = [rule for rule in kinds if hit[rule] < FLOOR * injected[rule]]
    return 1 if short or accused or without else 0


if __name__ == "__main__":
    sys.exit(main())
