"""Whole articles as other programs hand them on: in one line, as lines of a PDF, in lines of JSON."""

from __future__ import annotations

import json
import random
import re
import unicodedata

from tests.rendering.grids.grid import Grid
from tests.rendering.grids.page import Block

from .article import Printed, Report, article, cells_of, flat, lattice
from .editors import invisible_in_text
from .lines import merged_bars, text_page

_CRAWLER = "标题: {title}\n发布时间: {date}\n文号: \n发布机构: {agency}\n栏目: 政府信息公开年报\n原文链接: \n{rule} 正文 {rule}\n"
_SUPPLEMENT = {
    "民": "⺠",
    "门": "⻔",
    "长": "⻓",
    "页": "⻚",
    "青": "⻘",
    "见": "⻅",
    "车": "⻋",
    "风": "⻛",
    "马": "⻢",
    "齐": "⻬",
    "户": "⼾",
}


def _kangxi() -> dict[int, str]:
    """Characters and the Kangxi radicals that look like them."""
    table = {
        ord(unicodedata.normalize("NFKC", chr(code))): chr(code) for code in range(0x2F00, 0x2FD6)
    }
    return table | {ord(letter): radical for letter, radical in _SUPPLEMENT.items()}


def radicals(report: Report, rng: random.Random) -> Printed:
    """Characters that are radicals too in that form, throughout or here and there, as PDF text has them."""
    page = text_page(article(report, rng), rng, merged_bars)
    table = _kangxi()
    share = rng.choice((1.0, 1.0, 0.5))
    changed = "".join(
        table.get(ord(letter), letter) if rng.random() < share else letter for letter in page
    )
    return Printed(changed.encode(), cells_of(report))


def invisible(report: Report, rng: random.Random) -> Printed:
    """Characters without width before headings and labels, in text."""
    page = text_page(article(report, rng), rng, merged_bars)
    return Printed(invisible_in_text(page, rng).encode(), cells_of(report))


def one_line(report: Report, rng: random.Random) -> Printed:
    """The crawler's lines of metadata, then the whole article in one line; cells run together or nearly."""
    blocks = article(report, rng)
    gap, between = rng.choice((("", ""), (" ", " "), ("", ""), ("　", "")))

    def write(grid: Grid, _: random.Random) -> str:
        return between.join(t for row in grid.rows for t in map(flat, row) if t)

    body = gap.join(b.text if b.grid is None else write(b.grid, rng) for b in blocks)
    page = body + "\n"
    if rng.random() < 0.7:
        title = next(block.text for block in blocks if block.kind == "title")
        head = _CRAWLER.format(
            title=title, date=report.published.isoformat(), agency=report.agency, rule="=" * 20
        )
        page = head + body + rng.choice(("", " 附件下载", " 文件下载 相关链接：")) + "\n"
    return Printed(page.encode(), cells_of(report))


def printed_lines(report: Report, rng: random.Random) -> Printed:
    """The text of a PDF: lines of one width, blanks round figures, numbers of pages between them."""
    width = rng.randint(24, 38)
    lines: list[str] = []
    for block in article(report, rng):
        lines += _wrapped(block, width, rng) if block.grid is None else _cells(block.grid, rng)
    page_size = rng.randint(28, 44)
    mark = rng.choice(("- {} -", "— {} —", "第 {} 页", "{}"))
    pages: list[str] = []
    for number, start in enumerate(range(0, len(lines), page_size), start=1):
        pages += [*lines[start : start + page_size], mark.format(number)]
    gap = rng.choice(("\n", "\n", "\n\f"))
    text = "\n".join(pages)
    if gap != "\n" and mark != "{}":
        text = re.sub(
            rf"(?m)^({re.escape(mark).replace(re.escape('{}'), r'[0-9]+')})\n", r"\1\n\f", text
        )
    return Printed(text.encode() + b"\n", cells_of(report))


def _wrapped(block: Block, width: int, rng: random.Random) -> list[str]:
    """A paragraph as lines, with the blank that PDF text has before and after figures."""
    text = block.text
    if rng.random() < 0.6:
        text = re.sub(r"(?<=[0-9])(?=[\u4e00-\u9fff])", " ", text)
    if block.kind == "paragraph":
        text = rng.choice(("", "　　")) + text
    return [text[n : n + width] for n in range(0, len(text), width)]


def _cells(grid: Grid, rng: random.Random) -> list[str]:
    """A table as text: a row's cells with blanks between, long labels over several lines."""
    lines: list[str] = []
    most = rng.choice((8, 12, 40))
    for row in grid.rows:
        labels = [flat(cell) for cell in row if cell.role != "value" and cell.text]
        rest = [flat(cell) for cell in row if cell.role == "value" and cell.text]
        wrapped = [label[n : n + most] for label in labels for n in range(0, len(label), most)]
        if rest and wrapped:
            lines += [*wrapped[:-1], " ".join((wrapped[-1], *rest))]
        else:
            lines += [" ".join(rest)] if rest else wrapped
    return lines


def json_lines(report: Report, rng: random.Random) -> Printed:
    """A line of JSON behind a byte order mark: the page of a crawler's export, tables with tabs."""

    def write(grid: Grid, _: random.Random) -> str:
        return "\n".join("\t".join(row) for row in lattice(grid, repeat=True))

    blocks = article(report, rng)
    text = text_page(blocks, rng, write)
    title = next(block.text for block in blocks if block.kind == "title")
    record = {
        "url": f"http://{report.host}/art/{rng.randint(1, 999)}.html",
        "title": title,
        "html": text,
    }
    line = json.dumps(record, ensure_ascii=rng.random() < 0.5)
    return Printed(b"\xef\xbb\xbf" + line.encode() + b"\n", cells_of(report))
