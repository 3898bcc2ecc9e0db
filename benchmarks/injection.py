"""Defects injected into clean rendered reports: how many are found, by their rule and at their cell.

Run: make injection (REPORTS=1000, or SEEDS="1 5 7" for some of them). A clean report may give hints alone.
Into each, one defect of every rule's kind that it has room for is put, one at a time. Fails when a clean report
is accused, when fewer than 99 % of a kind's defects are found, or when a rule has no kind.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import govreport_parse as gp
from benchmarks.defects import KINDS, Defect, Page, clean, render
from tests.scans import as_scan

REPORTS = 1000
FLOOR = 0.99
# Sums that one slip explains are told by the finding that names its cell.
INSTEAD = {"GR201": "GR307"}
PAGES: tuple[Page, ...] = (("html", "plain"), ("docx", "plain"), ("text", "t1_bars"))


def found(rule: str, defect: Defect) -> bool | None:
    """Whether the defect is named; None where it is one of several reports and they name no body."""
    # The reports beside it come first: of two on one year the later given is the one accused.
    beside = [gp.parse(page) for page in defect.beside]
    own = as_scan(gp.read_document(defect.page)) if defect.scanned else gp.parse(defect.page)
    reports = [*beside, own]
    if defect.beside and any(report.agency.name is None for report in reports):
        return None
    telling = (rule, INSTEAD.get(rule))
    findings = [f for f in gp.check_set(reports)[-1] if f.rule in telling]
    return any(
        not defect.cells
        or any(
            code in finding.indicators
            and (applicant is None or finding.applicant in (None, applicant))
            for code, applicant in defect.cells
        )
        for finding in findings
    )


def judge(seed: int) -> tuple[list[str], dict[str, bool]] | None:
    """What is said of a clean report, and whether each defect of it is named; None for none."""
    rng = random.Random(f"injection {seed}")
    spec = clean(rng)
    if spec is None:
        return None
    page = rng.choice(PAGES)
    loud = [f for f in gp.check(gp.parse(render(spec, page, rng))) if f.severity != "hint"]
    accused = [f"{seed} {page[0]}: {f.rule} {f.message}" for f in loud]
    named = {}
    only = os.environ.get("RULES", "").split()
    for rule, kind in KINDS.items():
        defect = kind(spec, rng, page) if not only or rule in only else None
        right = None if defect is None else found(rule, defect)
        if right is not None:
            named[rule] = right
    return accused, named


def main() -> int:
    wanted = int(os.environ.get("REPORTS", REPORTS))
    seeds = [int(seed) for seed in os.environ.get("SEEDS", "").split()] or range(wanted * 3)
    injected: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    accused: list[str] = []
    missed: list[str] = []
    reports = 0
    with Pool() as pool:
        for seed, judged in zip(seeds, pool.imap(judge, seeds, chunksize=4), strict=True):
            if judged is None:
                continue
            reports += 1
            accused += judged[0]
            injected.update(judged[1].keys())
            hit.update(rule for rule, right in judged[1].items() if right)
            missed += [f"{rule} in report {seed}" for rule, right in judged[1].items() if not right]
            if reports == wanted:
                break
        pool.terminate()
    for rule in injected:
        share = hit[rule] / injected[rule]
        print(
            f"{rule} {KINDS[rule].__name__:<18} found {hit[rule]:>5} of {injected[rule]:>5}  {share:8.2%}"
        )
    print(f"{reports} clean reports, {len(accused)} findings above hint")
    print("\n".join([*accused[:20], *missed[:20]]))
    rules = os.environ.get("RULES", "").split() or [rule.code for rule in gp.RULES]
    without = [rule for rule in rules if not injected[rule]]
    print("\n".join(f"{rule}: nothing of its kind was injected" for rule in without))
    short = [rule for rule in injected if hit[rule] < FLOOR * injected[rule]]
    return 1 if short or accused or without else 0


if __name__ == "__main__":
    sys.exit(main())
