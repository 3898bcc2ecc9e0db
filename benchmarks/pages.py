"""What reading costs: ours beside lxml alone and what else reads such pages, in one run.

Run: make bench (PAGES=240 for more pages, ROUNDS=5 for steadier figures; `pip install '.[bench]'`
for the other libraries, which are left out where they are missing). Times are processor time, the
least of the rounds; ratios are medians over pages, each to the floor of the same page: its tree by
`lxml.html.fromstring`, GB labels read as gb18030. For DOCX the floor is zipfile and lxml on
document.xml.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import statistics
import sys
import time
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import lxml.etree
import lxml.html

import govreport_parse as gp
from benchmarks import pageset
from govreport_parse.pipeline import STAGES
from govreport_parse.text.fold import fold

PAGES = int(os.environ.get("PAGES", "72"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
# A value belongs to a label that it follows within so many characters: a row of seven columns.
REACH = 160
Reader = Callable[[pageset.Page], Any]


def floor(page: pageset.Page) -> Any:
    parser = lxml.html.HTMLParser(encoding=page.encoding)
    return lxml.html.fromstring(page.data, parser=parser)


def floor_docx(page: pageset.Page) -> Any:
    with zipfile.ZipFile(io.BytesIO(page.data)) as package:
        return lxml.etree.fromstring(package.read("word/document.xml"))


def ours(page: pageset.Page) -> gp.AnnualReport:
    report = gp.parse(page.data)
    gp.check(report)
    return report


def html(page: pageset.Page) -> str:
    return page.data.decode(page.encoding)


def of_lxml(page: pageset.Page) -> str:
    return str(floor(page).text_content())


def of_soup(page: pageset.Page) -> str:
    soup = import_module("bs4").BeautifulSoup(html(page), "lxml")
    return str(soup.get_text(" "))


def of_pandas(page: pageset.Page) -> str:
    tables = import_module("pandas").read_html(io.StringIO(html(page)))
    rows = (row for table in tables for row in [table.columns, *table.itertuples(index=False)])
    return "\n".join(" ".join(map(str, row)) for row in rows)


def of_selectolax(page: pageset.Page) -> str:
    tree = import_module("selectolax.lexbor").LexborHTMLParser(html(page))
    return str(tree.body.text(separator=" "))


def of_trafilatura(page: pageset.Page) -> str:
    return import_module("trafilatura").extract(html(page), include_tables=True) or ""


def of_markitdown(page: pageset.Page) -> str:
    converter = import_module("markitdown").MarkItDown(enable_plugins=False)
    kind = ".html" if page.encoding else ".docx"
    return str(converter.convert_stream(io.BytesIO(page.data), file_extension=kind).text_content)


def of_python_docx(page: pageset.Page) -> str:
    document = import_module("docx").Document(io.BytesIO(page.data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    rows = (row for table in document.tables for row in table.rows)
    return "\n".join([*lines, *(" ".join(cell.text for cell in row.cells) for row in rows)])


HTML_READERS: dict[str, tuple[str, Reader]] = {
    "lxml.html, text": ("lxml", of_lxml),
    "selectolax, text": ("selectolax", of_selectolax),
    "pandas.read_html": ("pandas", of_pandas),
    "beautifulsoup4 on lxml, text": ("bs4", of_soup),
    "trafilatura": ("trafilatura", of_trafilatura),
    "markitdown": ("markitdown", of_markitdown),
}
DOCX_READERS: dict[str, tuple[str, Reader]] = {
    "python-docx, paragraphs and cells": ("docx", of_python_docx),
    "markitdown": ("markitdown", of_markitdown),
}


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


def least(reader: Reader, pages: Sequence[pageset.Page]) -> list[float]:
    """The least time of each page over the rounds; each round takes all pages in turn."""
    rounds = [[timed(lambda page=page: reader(page)) for page in pages] for _ in range(ROUNDS)]
    return [min(times) for times in zip(*rounds, strict=True)]


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
    return f"{right / total * 100:5.1f} %"


def line(name: str, times: Sequence[float], base: Sequence[float], cells: str = "") -> None:
    ratio = statistics.median(own / low for own, low in zip(times, base, strict=True))
    print(f"{name:36} {statistics.median(times):8.2f} {ratio:8.2f}  {cells}")


def compare(
    pages: Sequence[pageset.Page], base: Reader, name: str, readers: dict[str, tuple[str, Reader]]
) -> None:
    print(f"\n{name:36} {'ms':>8} {'× floor':>8}  cells")
    for page in pages:  # every pattern compiled, every form loaded
        ours(page)
    low = least(base, pages)
    line("floor", low, low)
    line("govreport-parse, parse and check", least(ours, pages), low, share(
        recovered(gp.parse(page.data), page) for page in pages
    ))  # fmt: skip
    actions = [dict(steps(page)) for page in pages]
    for step in actions[0]:
        rounds = [[timed(of_page[step]) for of_page in actions] for _ in range(ROUNDS)]
        line(f"    {step}", [min(times) for times in zip(*rounds, strict=True)], low)
    for title, (module, reader) in readers.items():
        try:
            import_module(module)
        except ImportError:
            print(f"{title:36} not installed: pip install '.[bench]'")
            continue
        with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            texts = share(shown(reader(page), page) for page in pages)
            line(title, least(reader, pages), low, texts)


def main() -> None:
    pages = pageset.pages(PAGES)
    sizes = sorted(len(page.data) // 1000 for page in pages)
    print(f"{PAGES} pages of {sizes[0]} to {sizes[-1]} KB, median {sizes[len(sizes) // 2]}")
    compare(pages, floor, "HTML", HTML_READERS)
    compare(pageset.documents(PAGES // 2), floor_docx, "DOCX", DOCX_READERS)
    print(f"\nPython {sys.version.split()[0]}, least of {ROUNDS} rounds")


if __name__ == "__main__":
    main()
