"""Memory of one process that parses and checks many pages: flat, or does something stay behind?

Run: make bench (PAGES_IN_ALL=1000 for a short run). The pages are those of benchmarks/pageset.py,
each time with paragraphs and a table's figures that no page before it had.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import govreport_parse as gp
from benchmarks import pageset

PAGES = int(os.environ.get("PAGES_IN_ALL", "10000"))
DISTINCT = 60
SHOWN = (100, 1_000, 2_000, 5_000, 10_000)
NEW = (
    "<p>第{0}期通报：全年主动公开政府信息{0}条，比上年增加{0}条，第{0}号公告已经发布。</p>"
    "<table><tr><td>第{0}项工作</td><td>{0}</td><td>编号{0}</td></tr></table>"
)


def resident() -> float:
    """MiB of memory that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def main() -> None:
    pool = pageset.heavy(DISTINCT)
    print(f"{'pages':>7} {'MiB now':>8}")
    print(f"{0:7} {resident():8.1f}")
    for number in range(1, PAGES + 1):
        page = pool[number % DISTINCT]
        new = NEW.format(number).encode(page.encoding)
        cut = page.data.lower().rfind(b"</body>")
        report = gp.parse(page.data[:cut] + new + page.data[cut:])
        gp.check(report)
        if number in SHOWN:
            print(f"{number:7} {resident():8.1f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak {peak:.1f} MiB, {DISTINCT} pages of the set among it")


if __name__ == "__main__":
    main()
