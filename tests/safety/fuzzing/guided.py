"""One target under atheris, which follows the product from the import of this module on.

Coverage of the product alone guides it. It goes on after a finding, which is kept under
tests/safety/crashes, or put aside in .fuzz where it cost too much; the same fault at the same place
is kept once. Started by benchmarks/fuzz.py.
"""

from __future__ import annotations

import importlib
import random
import resource
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import atheris

from tests.safety.modules import modules

with atheris.instrument_imports(include=["govreport_parse"]):
    # Whatever is imported later, when a target first needs it, would not be followed.
    for name in ("readers", "rules", "statements", "forms", "archive.sources"):
        package = importlib.import_module(f"govreport_parse.{name}")
        list(modules(package))
    from tests.safety.fuzzing.targets import TARGETS

from tests.safety.fuzzing.findings import keep, put_aside
from tests.safety.fuzzing.mutators import (
    BROKEN_XML,
    DRAWN,
    HTML,
    MHTML,
    OPEN_XML,
    PDF,
    RTF,
    SHEETS,
    TEXT,
    XML,
    Mutator,
)

ROOT = Path(__file__).parents[3]
MOST_SECONDS = 5.0
MOST_MEBIBYTES = 512
_MUTATORS: dict[str, tuple[Mutator, ...]] = {
    "html": HTML,
    "text": TEXT,
    "docx": (*XML, *BROKEN_XML),
    "rtf": RTF,
    "odt": (*OPEN_XML, *BROKEN_XML),
    "ofd": (*DRAWN, *BROKEN_XML),
    "pdf": PDF,
    "xlsx": (*SHEETS, *BROKEN_XML),
    "mhtml": MHTML,
}


class Watched:
    """A target that keeps what breaks it, takes too long or too much memory."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.seen: set[str] = set()

    def __call__(self, data: bytes) -> None:
        start = time.process_time()
        try:
            TARGETS[self.target](data)
        except Exception as error:  # noqa: BLE001 - any is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__} at {last.filename}:{last.lineno}"
            details = "".join(traceback.format_exception(error))
            self._finding(place, data, keep, details)
        if time.process_time() - start > MOST_SECONDS:
            self._finding(f"over {MOST_SECONDS} s", data, put_aside)
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > MOST_MEBIBYTES * 1024:
            self._finding(f"over {MOST_MEBIBYTES} MiB", data, put_aside)

    def _finding(
        self, what: str, data: bytes, kept: Callable[[str, bytes], Path], details: str = ""
    ) -> None:
        if what not in self.seen:
            self.seen.add(what)
            path = kept(self.target, data).relative_to(ROOT)
            print(f"FINDING {path} {what}\n{details}", flush=True)


def mutator(target: str) -> atheris.Mutator | None:  # type: ignore[name-defined]
    """Half of the mutations know what a page is made of."""
    known = _MUTATORS.get(target)

    def mutate(data: bytes, size: int, seed: int) -> bytes:
        rng = random.Random(seed)
        if known is None or len(data) < 2 or rng.random() < 0.5:
            return bytes(atheris.Mutate(data, size))
        if target == "docx" and not data.startswith(b"PK"):
            return data[:1] + rng.choice(known)(data[1:], rng)[: size - 1]
        return rng.choice(known)(data, rng)[:size]

    return mutate


def fuzz(arguments: Sequence[str]) -> None:
    """Fuzz the target that is named first, with the options of libFuzzer and the folder after it."""
    target = arguments[0]
    atheris.Setup(list(arguments), Watched(target), custom_mutator=mutator(target))
    atheris.Fuzz()
