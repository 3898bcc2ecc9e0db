"""Coverage-guided fuzzing of every target, two at a time: docs/fuzzing.md.

Run: make fuzz (FUZZ_SECONDS=60 for less than 600; ONLY=html for one target). Fails with a finding,
which is kept under tests/safety/crashes; what took too long or too much memory, or ended the
process, is put aside in .fuzz. What has been reached is kept there too, and the next run goes on
from it. The product is made ready for it once, and each target gets a fork of that. With --short it
starts from the seeds alone, and ends well where there is no atheris.
"""

from __future__ import annotations

import importlib.util
import io
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.safety.fuzzing.findings import WORK, put_aside

ROOT = Path(__file__).parent.parent
SHORT = "--short"
AT_ONCE = 2
# Shares of the time: by how much of the product a target reaches.
SHARES = {
    "html": 3, "docx": 2, "doc": 2, "rtf": 2, "odt": 1, "ofd": 1, "pdf": 2, "xlsx": 1, "mhtml": 1, "text": 2, "alignment": 2, "sources": 2,
    "json": 1, "numerals": 1,
}  # fmt: skip
LONGEST = {"docx": 60_000, "json": 60_000, "numerals": 200, "alignment": 3_000}
USUAL_LONGEST = 40_000
HANG = 300  # seconds by the clock, after which libFuzzer ends the process; the target counts those of the processor
MEBIBYTES = 1_000  # the same for memory; the target itself keeps what takes more than 512
LEAST = 2  # seconds that are worth another start
MISSING = (
    "atheris is not installed: pip install 'govreport-parse[fuzz]' "
    "(it has wheels for CPython 3.11 to 3.13 on Linux x86-64 alone)"
)
_DONE = re.compile(r"^Done \d+ runs in \d+ second", re.MULTILINE)
_FINDING = re.compile(r"^FINDING (.+)$", re.MULTILINE)
_STATUS = re.compile(r"^#(\d+)\t", re.MULTILINE)
_COVERED = re.compile(r"\bcov: (\d+)")


@dataclass
class Result:
    target: str
    runs: int = 0
    seconds: float = 0.0
    covered: int = 0
    findings: list[str] = field(default_factory=list)


def prepared(target: str, work: Path) -> tuple[Path, Path]:
    """The folders of a target: inputs to start from, and what ends a process."""
    from tests.safety.fuzzing.corpus import dictionary, seeds  # of the product that is followed

    corpus, ends = work / target / "corpus", work / target / "ends"
    for folder in (corpus, ends):
        folder.mkdir(parents=True, exist_ok=True)
    for data in seeds(target):
        cut = data[: LONGEST.get(target, USUAL_LONGEST)]
        (corpus / sha256(cut).hexdigest()[:16]).write_bytes(cut)
    (work / target / "words").write_text(dictionary(), "ascii")
    return corpus, ends


def ran(run: Callable[[Sequence[str]], None], arguments: Sequence[str], log: Path) -> str:
    """What a run in a process of its own says, however it ends."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        try:
            os.dup2(said, 1)
            os.dup2(said, 2)
            run(arguments)
        finally:
            os._exit(1)
    os.waitpid(child, 0)
    return log.read_text("utf-8", "replace")


def fuzzed(run: Callable[[Sequence[str]], None], work: Path, target: str, seconds: float) -> Result:
    """A target for so long, started again where an input ended the process."""
    result = Result(target)
    corpus, ends = prepared(target, work)
    start = time.monotonic()
    left = seconds
    while left > LEAST or not result.seconds:
        arguments = [
            target,
            f"-max_total_time={max(1, round(left))}", f"-timeout={HANG}", f"-rss_limit_mb={MEBIBYTES}",
            f"-max_len={LONGEST.get(target, USUAL_LONGEST)}", f"-artifact_prefix={ends}/",
            f"-dict={work / target}/words", f"-seed={int(SHORT in sys.argv)}", str(corpus),
        ]  # fmt: skip
        log = ran(run, arguments, work / target / "log")
        result.seconds = time.monotonic() - start
        left = seconds - result.seconds
        ended = _DONE.search(log)
        result.runs += max((int(count) for count in _STATUS.findall(log)), default=0)
        result.covered = max([result.covered, *map(int, _COVERED.findall(log))])
        found = _FINDING.findall(log) + adopted(target, ends)
        result.findings += found
        if ended:
            break
        if not found:
            result.findings.append(f"{target}: the process ended by itself: {log.strip()[-500:]}")
            break
    return result


def adopted(target: str, ends: Path) -> list[str]:
    """What ended a process (a hang, memory, a crash of a library) as findings."""
    found = []
    for path in sorted(ends.iterdir()):
        aside = put_aside(target, path.read_bytes()).relative_to(ROOT)
        found.append(f"{aside} {path.name.partition('-')[0]}")
        path.unlink()
    return found


def main() -> None:
    if importlib.util.find_spec("atheris") is None:
        print(f"fuzzing is left out: {MISSING}")
        sys.exit(0 if SHORT in sys.argv else 2)
    budget = float(os.environ.get("FUZZ_SECONDS", "600"))
    only = os.environ.get("ONLY")
    shares = {only: 1} if only else SHARES
    lanes = min(AT_ONCE, len(shares))
    whole = sum(shares.values())
    os.chdir(ROOT)
    with redirect_stderr(io.StringIO()):  # every module by its name
        from tests.safety.fuzzing.guided import fuzz

    with get_context("fork").Pool(lanes) as pool, tempfile.TemporaryDirectory() as folder:
        work = Path(folder) if SHORT in sys.argv else WORK
        jobs = [(target, budget * lanes * share / whole) for target, share in shares.items()]
        results = pool.starmap(partial(fuzzed, fuzz, work), jobs, chunksize=1)
    print(f"{'target':12} {'runs':>9} {'s':>5} {'covered':>8}  findings")
    for result in results:
        print(
            f"{result.target:12} {result.runs:9} {result.seconds:5.0f} {result.covered:8}"
            f"  {len(result.findings)}"
        )
    findings = [finding for result in results for finding in result.findings]
    for finding in findings:
        print(finding)
    sys.exit(bool(findings))


if __name__ == "__main__":
    main()
