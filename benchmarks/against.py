"""What reading and checking costs against another revision: two processes that read the same file in turn.

Run: make against BASE=REVISION (ROUNDS=8; FILES for a folder of files other than the fixtures). Times are
processor time, the least of the rounds, summed over the files that both revisions read.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.same import ROOT, builds

ROUNDS = int(os.environ.get("ROUNDS", "8"))

# What each build runs: a line of input names a file, a line of output gives its milliseconds.
TIME = """
import sys, time
from pathlib import Path
import govreport_parse as gp
for line in sys.stdin:
    data = Path(line.rstrip("\\n")).read_bytes()
    start = time.process_time()
    try:
        gp.check(gp.parse(data))
    except gp.GovReportError:
        print(-1, flush=True)
    else:
        print((time.process_time() - start) * 1000, flush=True)
"""


def reader(source: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", TIME],
        env=os.environ | {"PYTHONPATH": str(source)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def timed(process: subprocess.Popen[str], file: Path) -> float:
    if process.stdin is None or process.stdout is None:
        raise BrokenPipeError
    process.stdin.write(f"{file}\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def main() -> None:
    folder = os.environ.get("FILES")
    found = Path(folder).rglob("*") if folder else (ROOT / "fixtures").glob("20*/*")
    files = sorted(p for p in found if p.suffix in (".html", ".docx"))
    least: dict[tuple[Path, int], float] = defaultdict(lambda: float("inf"))
    with tempfile.TemporaryDirectory() as name, builds(Path(name)) as (base, old, new):
        processes = [reader(old), reader(new)]
        for number in range(ROUNDS + 1):
            for file in files:
                for build, process in enumerate(processes):
                    taken = timed(process, file)
                    if number:  # the first round loads forms and compiles patterns
                        least[file, build] = min(least[file, build], taken)
        for process in processes:
            process.communicate()
    read = [file for file in files if min(least[file, 0], least[file, 1]) > 0]
    for suffix in (".html", ".docx", ""):
        own = [file for file in read if file.suffix == suffix or not suffix]
        was, now = (sum(least[file, build] for file in own) for build in (0, 1))
        if own:
            print(
                f"{suffix or 'all':6} {len(own):4} files  {was:9.1f} ms {base}  {now:9.1f} ms  × {now / was:.3f}"
            )


if __name__ == "__main__":
    main()
