"""Numbered mutants of fixtures and rendered reports, and what becomes of each."""

from __future__ import annotations

import random
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field

import govreport_parse as gp
from govreport_parse.pipeline import parse_document, prepare
from govreport_parse.readers import read_document
from tests.safety.fuzzing.invariants import check_record
from tests.safety.fuzzing.mutators import mutated
from tests.safety.fuzzing.seeds import fixtures, rendered
from tests.safety.fuzzing.standing import judge

_KINDS = ("html", "html", "text", "docx", "doc", "rtf", "odt", "ofd", "xlsx", "mhtml")
_PDF_EACH = 8
_TIMES = (1, 1, 1, 2, 3, 6)


@dataclass(frozen=True)
class Mutant:
    number: int
    kind: str
    data: bytes


@dataclass
class Outcome:
    """`what`: ``read``, the class of a refusal, or ``crash``; `missing`: numbers not found."""

    number: int
    what: str
    seconds: float
    numbers: Counter[str] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)
    crash: str | None = None


def mutant(number: int) -> Mutant:
    """The same number gives the same bytes."""
    rng = random.Random(number)
    kind = "pdf" if number % _PDF_EACH == 0 else rng.choice(_KINDS)
    known = fixtures(kind)
    data = rng.choice(known) if rng.random() < 0.5 else rendered(kind, rng)
    return Mutant(number, kind, mutated(kind, data, rng, rng.choice(_TIMES)))


def tried(mutant: Mutant) -> Outcome:
    """Read, checked, and every number looked for in the mutant's bytes."""
    start = time.process_time()
    outcome = Outcome(mutant.number, "read", 0.0)
    try:
        document = read_document(mutant.data, name=f"{mutant.number}.{mutant.kind}")
        report = parse_document(document)
        gp.check(report)
        outcome.seconds = time.process_time() - start
        blocks = prepare(document).blocks
        check_record(report, blocks)
        verdict = judge(mutant.data, report, blocks)
        outcome.numbers, outcome.missing = verdict.counts, verdict.missing
    except gp.GovReportError as error:
        outcome.what = type(error).__name__
    except Exception:  # noqa: BLE001 - any other is what is looked for
        outcome.what = "crash"
        outcome.crash = traceback.format_exc(limit=-3)
    outcome.seconds = outcome.seconds or time.process_time() - start
    return outcome
