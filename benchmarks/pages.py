"""What reading costs: ours beside another revision, lxml alone and what else reads such pages, in one run.

Run: make bench (BASE=REVISION to have that build beside this one; PAGES=240 for more pages of each set, ROUNDS=5 for
steadier figures; FILES=FOLDER for the files of a folder in place of the sets; `pip install '.[bench]'` for the other
libraries, which are left out where they are missing). Either build is a process of its own, and they read each page in
turn. Times are processor time, the least of the rounds, median over pages (of PDF files, of what each of their pages takes);
ratios are medians over pages, each to the floor of the same page: its tree by `lxml.html.fromstring`, GB labels read as
gb18030. For DOCX the floor is zipfile and lxml on document.xml, for PDF what PDFium takes to load the pages. The sets are
those of benchmarks/pageset.py.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import govreport_parse as gp
from benchmarks import pageset
from benchmarks.peers import FLOORS, PEERS, Reader
from benchmarks.same import ROOT, builds
from benchmarks.turns import Build
from govreport_parse.pipeline import STAGES
from govreport_parse.text.fold import fold

PAGES = int(os.environ.get("PAGES", "72"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
# A value belongs to a label that it follows within so many characters: a row of seven columns.
REACH = 160
OURS = "govreport-parse, parse and check"


def steps(page: pageset.Page) -> Iterator[tuple[str, Callable[[], Any]]]:
    """The stages of ours and the check, each on what the one before gave."""
    given: Any = page.data
    for stage in STAGES:
        yield stage.name, partial(stage.run, given)
        given = stage.run(given)
    yield "check", partial(gp.check, given)


def timed(action: Callable[[], Any]) -> float:
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


def in_turn(actions: Sequence[Callable[[pageset.Page], float]], pages: Sequence[pageset.Page]) -> list[list[float]]:  # fmt: skip
    """For each action the least time of each page over the rounds, in which the actions take each page in turn."""
    least = [[float("inf")] * len(pages) for _ in actions]
    for number in range(ROUNDS + 1):
        for place, page in enumerate(pages):
            for own, action in zip(least, actions, strict=True):
                taken = action(page)
                if number:  # the first round loads forms and compiles patterns
                    own[place] = min(own[place], taken)
    return least


def recovered(report: gp.AnnualReport, page: pageset.Page) -> tuple[int, int]:
    """Cells of the form read as they are, of how many."""
    found = {(r.indicator, r.applicant): r.status for r in report.readings}
    right = sum(found.get(key) == status for key, (_, status, _) in page.cells.items())
    return right, len(page.cells)


def shown(text: str, page: pageset.Page) -> tuple[int, int]:
    """Printed cells that a text gives in reach of their label, of how many."""
    folded = fold(text)
    right = total = 0
    for label, values in page.rows:
        key = fold(label)
        behind = [
            folded[match.end() : match.end() + REACH]
            for match in re.finditer(re.escape(key), folded)
        ]
        total += len(values)
        for value in map(fold, values):
            right += any(value in text for text in behind)
    return right, total


def share(counts: Iterable[tuple[int, int]]) -> str:
    right, total = map(sum, zip(*counts, strict=True))
    return f"{right / total * 100:5.1f} %" if total else ""


def line(name: str, times: Sequence[float], base: Sequence[float], cells: str = "") -> None:
    ratio = statistics.median(own / low for own, low in zip(times, base, strict=True))
    print(f"{name:36} {statistics.median(times):8.2f} {ratio:8.2f}  {cells}", flush=True)


class Bench:
    """The builds that are compared, and where their files are written."""

    def __init__(self, work: Path, processes: dict[str, Build]) -> None:
        self._work = work
        self._processes = processes

    def compare(self, name: str, kind: str, pages: Sequence[pageset.Page]) -> None:
        """Print the table of a set."""
        sizes = sorted(len(page.data) // 1000 for page in pages)
        words = (
            f"{name}: {len(pages)} of {sizes[0]} to {sizes[-1]} KB, median {sizes[len(sizes) // 2]}"
        )
        each = "ms" if kind != "pdf" else "ms/page"
        print(f"\n{words:36} {each:>8} {'× floor':>8}  cells")
        base, long = FLOORS[kind], lengths(kind, pages)
        reading = [partial(self._read, process) for process in self._processes.values()]
        taken = in_turn([partial(timed_reader, base), *reading], pages)
        low, *own = (by_length(times, long) for times in taken)
        line("floor", low, low)
        right = share(recovered(gp.parse(page.data), page) for page in pages)
        for title, times in zip(self._processes, own, strict=True):
            if refused := sum(one < 0 for one in times):
                print(f"{title:36} refuses {refused} of {len(times)}")
            else:
                line(title, times, low, right if title == OURS else "")
        if len(own) > 1 and all(taken > 0 for times in own for taken in times):
            ratio = statistics.median(now / was for now, was in zip(*own, strict=True))
            total = sum(own[0]) / sum(own[1])
            print(f"{'    to that build':36} {ratio:17.3f}  all pages together {total:.3f}")
        if name == "heavy":
            stages(pages, low)
        peers(kind, pages, low, long)

    def _read(self, process: Build, page: pageset.Page) -> float:
        file = self._work / re.sub(r"\W", "-", page.name)
        if not file.exists():
            file.write_bytes(page.data)
        return process.read(file)


def stages(pages: Sequence[pageset.Page], low: Sequence[float]) -> None:
    """A line for each stage, repeated on what the one before gave."""
    actions = [dict(steps(page)) for page in pages]
    for step in actions[0]:
        rounds = [[timed(of_page[step]) for of_page in actions] for _ in range(ROUNDS)]
        line(f"    {step}", [min(times) for times in zip(*rounds, strict=True)], low)


def lengths(kind: str, pages: Sequence[pageset.Page]) -> list[int]:
    """How many pages a PDF has; all else is one."""
    if kind != "pdf":
        return [1] * len(pages)
    return [len(import_module("pypdfium2").PdfDocument(page.data)) for page in pages]


def by_length(times: Sequence[float], long: Sequence[int]) -> list[float]:
    return [each / number for each, number in zip(times, long, strict=True)]


def peers(
    kind: str, pages: Sequence[pageset.Page], low: Sequence[float], long: Sequence[int]
) -> None:
    """A line for each other library that is there."""
    for title, (module, reader) in PEERS[kind].items():
        try:
            import_module(module)
        except ImportError:
            print(f"{title:36} not installed: pip install '.[bench]'")
            continue
        with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            texts = share(shown(reader(page), page) for page in pages)
            (times,) = in_turn([partial(timed_reader, reader)], pages)
        line(title, by_length(times, long), low, texts)


def timed_reader(reader: Reader, page: pageset.Page) -> float:
    return timed(lambda: reader(page))


def sets() -> Iterator[tuple[str, str, list[pageset.Page]]]:
    """The sets by name and format: those that are generated, or a folder's files that can be read."""
    folder = os.environ.get("FILES")
    if folder is None:
        for name, make in pageset.SETS.items():
            yield name, "html", make(PAGES)
        yield "DOCX", "docx", pageset.documents(PAGES // 2)
        yield "PDF", "pdf", pageset.printed()
        return
    for kind in FLOORS:
        files = sorted(Path(folder).rglob(f"*.{kind}"))
        pages = [page for file in files if (page := given(file, kind)) is not None]
        if pages:
            yield f"{folder} {kind}", kind, pages


def given(file: Path, kind: str) -> pageset.Page | None:
    """A file as a page of which nothing is known; None where it is no report."""
    data = file.read_bytes()
    try:
        encoding = gp.parse(data).source.encoding
    except gp.GovReportError:
        return None
    return pageset.Page(str(file), data, (encoding or "utf-8") if kind == "html" else "", {}, ())


def main() -> None:
    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sources = {OURS: ROOT / "src"}
        if os.environ.get("BASE"):
            title, old, _ = stack.enter_context(builds(work))
            sources[f"the same {title}"] = old
        processes = {name: stack.enter_context(Build(path)) for name, path in sources.items()}
        bench = Bench(work, processes)
        for name, kind, pages in sets():
            bench.compare(name, kind, pages)
    print(f"\nPython {sys.version.split()[0]}, least of {ROUNDS} rounds")


if __name__ == "__main__":
    main()
