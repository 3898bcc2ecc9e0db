"""Time to parse and check a page, as a ratio to lxml.html.fromstring on the same bytes.

Pages are the HTML fixtures, padded with Word-pasted runs to the size of published pages. Both
sides run in turn in one process; medians. Run: make bench
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html

import govreport_parse as gp

FIXTURES = Path(__file__).parent.parent / "fixtures"
RUNS = 40
# Published pages measure 48 to 218 KB (median 96); markup of this kind makes up most of it.
TARGET = 96_000
RUN = (
    '<p class="MsoNormal" style="text-indent:32pt;line-height:28pt">'
    '<span style="font-family:仿宋_GB2312;font-size:16pt"><font color="#000000">{}</font></span>'
    '<span lang="EN-US" style="font-size:16pt">&nbsp;</span></p>\n'
)
FILLER = "各科室按照职责分工推进公开工作，群众办事更加方便，材料报送更加及时"


def padded(data: bytes) -> bytes:
    text = gp.read_document(data).source.encoding or "utf-8"
    page = data.decode(text)
    missing = max(0, TARGET - len(data))
    unit = RUN.format(FILLER).encode(text)
    filler = RUN.format(FILLER) * (missing // len(unit))
    at = page.lower().rfind("</body>")
    at = len(page) if at < 0 else at
    middle = page.lower().find("<table")
    at = middle if 0 < middle < at else at
    return (page[:at] + filler + page[at:]).encode(text)


def floor(data: bytes) -> Callable[[], object]:
    encoding = gp.read_document(data).source.encoding
    parser = lxml.html.HTMLParser(encoding=encoding)
    return lambda: lxml.html.fromstring(data, parser=parser)


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    print(
        f"{'page':32} {'KB':>5} {'lxml ms':>8} {'parse ms':>9} {'+check':>7} {'parse ×':>8} {'total ×':>8}"
    )
    ratios: list[tuple[float, float]] = []
    for path in sorted(FIXTURES.glob("20*/*.html")):
        for data in (path.read_bytes(), padded(path.read_bytes())):
            base = floor(data)
            report = gp.parse(data)
            times: list[tuple[float, float, float]] = [
                (
                    timed(base),
                    timed(lambda page=data: gp.parse(page)),
                    timed(lambda record=report: gp.check(record)),
                )
                for _ in range(RUNS)
            ]
            low, parse, check = (statistics.median(column) for column in zip(*times, strict=True))
            ratios.append((parse / low, (parse + check) / low))
            size = len(data) / 1000
            print(
                f"{path.name:32} {size:5.0f} {low:8.2f} {parse:9.2f} {check:7.2f} "
                f"{parse / low:8.1f} {(parse + check) / low:8.1f}"
            )
    parse_ratio, total_ratio = (statistics.median(column) for column in zip(*ratios, strict=True))
    print(
        f"median ratio to lxml.html.fromstring: parse {parse_ratio:.1f}, parse and check {total_ratio:.1f}"
    )
    print(f"Python {sys.version.split()[0]}, {RUNS} runs a page")


if __name__ == "__main__":
    main()
