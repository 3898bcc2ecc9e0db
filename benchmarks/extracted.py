"""Reports as the text that programs make of pages and prints: what is read of it, against what is read of the page.

Run: python benchmarks/extracted.py (PAGES=24 for fewer than 44). Programs that are not there are left out. Such
text leaves blank cells, headings and whole tables out: much is withheld. Fails where a cell is read as another, or
where a correct page is accused as text (findings above hint that its page does not have).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from io import BytesIO
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import govreport_parse as gp
from benchmarks import printed

PAGES = 44
# A page that hides digits beside figures: nothing in its text tells them apart.
_HIDES = "nanpu-2024"
_PAGE, _PRINT = "page.html", "page.pdf"
# Commands and what they make text of.
COMMANDS: dict[str, tuple[str, ...]] = {
    "pandoc": ("pandoc", "-f", "html", "-t", "plain", "--wrap=none", _PAGE),
    "w3m": ("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8", "-cols", "80", _PAGE),
    "lynx": ("lynx", "-dump", "-nolist", "-width=200", "-display_charset=utf-8", _PAGE),
    "pdftotext -layout": ("pdftotext", "-layout", _PRINT, "-"),
    "pdftotext -raw": ("pdftotext", "-raw", _PRINT, "-"),
}


def _trafilatura(page: str) -> str | None:
    import trafilatura

    return trafilatura.extract(page, include_tables=True, favor_recall=True)


def _markdown(page: str) -> str | None:
    import trafilatura

    return trafilatura.extract(page, include_tables=True, output_format="markdown")


def _markitdown(page: str) -> str | None:
    from markitdown import MarkItDown

    stream = BytesIO(page.encode())
    return MarkItDown().convert_stream(stream, file_extension=".html").text_content


def _soup(between: str) -> Callable[[str], str | None]:
    def text(page: str) -> str:
        from bs4 import BeautifulSoup

        soup = BeautifulSoup(page, "lxml")
        for tag in soup(["script", "style"]):
            tag.extract()
        return soup.get_text(between, strip=between == "\n")

    return text


PACKAGES: dict[str, tuple[str, Callable[[str], str | None]]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "trafilatura, markdown": ("trafilatura", _markdown),
    "markitdown": ("markitdown", _markitdown),
    "beautifulsoup4, lines": ("bs4", _soup("\n")),
    "beautifulsoup4, tabs": ("bs4", _soup("\t")),
}


def texts(page: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The text that each program makes of a page, or of its print in the folder."""
    for name, (package, make) in PACKAGES.items():
        if find_spec(package) is not None and (text := make(page)):
            yield name, text.encode()
    (folder / _PAGE).write_text(page, encoding="utf-8")
    for name, command in COMMANDS.items():
        if shutil.which(command[0]) is None or (
            _PRINT in command and not (folder / _PRINT).exists()
        ):
            continue
        made = subprocess.run(command, capture_output=True, cwd=folder, timeout=60, check=False)  # noqa: S603 (commands of our own)
        if made.stdout:
            yield name, made.stdout


def compared(name: str, page: gp.AnnualReport, text: bytes, counts: Counter[str]) -> None:
    """Count what is read of a text against what is read of its page."""
    try:
        found = gp.parse(text, name=name)
    except gp.GovReportError:
        counts["withheld"] += len(page.readings)
        return
    printed.count_cells(name, page, found, counts)
    beyond = _rules(found) - _rules(page)
    counts["accused"] += bool(beyond)
    if beyond:
        print(f"{name}: {dict(beyond)}")


def _rules(report: gp.AnnualReport) -> Counter[str]:
    """The findings above hint; for what a cell's text is, and for cells that were left out, no page answers."""
    found = gp.check(report, ignore=["GR0", "GR103"])
    return Counter(one.rule for one in found if one.severity != "hint")


def run() -> int:
    """Compare all; 1 where a cell is wrong or a page accused."""
    counts: dict[str, Counter[str]] = {}
    number = int(os.environ.get("PAGES", str(PAGES)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = list(islice(printed.pages(), number))
        prints: dict[str, Path] = {}
        if shutil.which("chromium") and shutil.which("pdftotext"):
            ways = printed.by_chromium(pages, folder)
            prints = {page.stem: pdf for way, page, pdf in ways if way == "ruled"}
        for stem, data in pages:
            text = data.decode("utf-8-sig")
            try:
                page = gp.parse(data, name=f"{stem}.html")
            except gp.NotAnAnnualReport:
                continue
            if stem == _HIDES:
                continue
            (folder / _PRINT).unlink(missing_ok=True)
            if stem in prints:
                shutil.copy(prints[stem], folder / _PRINT)
            for program, made in texts(text, folder):
                compared(f"{stem}, {program}", page, made, counts.setdefault(program, Counter()))
    for program, own in counts.items():
        cells = own["right"] + own["wrong"] + own["withheld"]
        print(
            f"{program:22} right {own['right'] / cells * 100:6.2f} % of {cells} cells, wrong {own['wrong']}, "
            f"withheld {own['withheld']}, accused {own['accused']}"
        )
    return int(any(own["wrong"] or own["accused"] for own in counts.values()))


if __name__ == "__main__":
    sys.exit(run())
