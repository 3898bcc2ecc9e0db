"""Reports as large as any that is published, and reports that are so in one respect.

The largest that were seen: pages of 218 KB with 10,000 tags, narratives of under 100,000
characters with some hundreds of figures, a dozen tables of 150 rows together, a table dumped into
a line of 270 columns, text files of 150,000 characters, Word files of 60 pages with 3 MB of XML
or with 130 members. Nothing here is larger, so that no reader of any kind finds it costly.

`outcome` is ``read`` for a record, else the exception's name.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.pages import W, page, run, table_rows
from tests.safety.fuzzing.seeds import MAIN, package_parts, packed

READ, NOT_ONE, LIMIT = "read", "NotAnAnnualReport", "LimitExceeded"
_HEAD = "2016年青石区政府信息公开工作年度报告\n一、概述\n工作平稳。\n"
_FORM = "\n".join(f"{label}\n{unit}\n{value}" for label, unit, value in table_rows({})) + "\n"
_TABLE = page()[page().index("<table>") : page().index("</body>")]
# What a sentence may consist of, each in a paragraph of 50,000 characters of nothing else.
_UNITS = {
    "(": READ, "共": READ, "其中": READ, "，": READ, "1": READ, "1 ": READ, "一": READ, "申请": READ,
    "未": LIMIT, "增长": READ, "2016年": READ, "较上年": READ, "因": READ, "www.a": READ, "gov.": READ,
    "a.": READ, "《": READ, "地址": READ, "由": READ, "电话": READ, "2016年1月1日至": READ, "和": READ,
    "1件，": LIMIT, "公开1条，": LIMIT, "占1%": LIMIT, "联系电话：1": LIMIT, "[2016]": LIMIT,
}  # fmt: skip
_UNIT_SIZE = 50_000


@dataclass(frozen=True)
class Large:
    build: Callable[[], bytes]
    outcome: str = READ


def html(body: str) -> bytes:
    return page(f"<p>一、主动公开情况</p>{body}").encode()


def text(lines: str) -> bytes:
    return (_HEAD + lines).encode()


def prose(unit: str, size: int) -> bytes:
    return html(f"<p>{unit * (size // len(unit))}</p>")


def word(paragraphs: int, runs: int, pictures: int = 0) -> bytes:
    """A DOCX of many paragraphs of some runs each, with pictures that do not pack."""
    title = f"<w:p>{run('2016年青石区政府信息公开工作年度报告')}</w:p><w:p>{run('一、概述')}</w:p>"
    body = title + f"<w:p>{run('工作平稳') * runs}</w:p>" * paragraphs
    main = f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()
    rng = random.Random(1)
    media = {f"word/media/{n}.jpeg": rng.randbytes(5_000) for n in range(pictures)}
    return packed({**package_parts(), MAIN: main, **media})


def table(head: str, row: str, rows: int) -> bytes:
    return html(f"<table><tr>{head}{f'<tr>{row}' * rows}</table>")


PASTED = '<span style="font-family:宋体"><font face="仿宋">{}</font></span>'
LARGE: dict[str, Large] = {
    # Pages and their markup
    "200 KB as Word pastes them": Large(
        lambda: html("".join(f"<p>{PASTED.format('公开') * 5}</p>" for _ in range(500)))
    ),
    "40 boxes inside each other": Large(lambda: html("<div>" * 40 + "内容。" + "</div>" * 40)),
    "9,000 line breaks": Large(lambda: html("<br>" * 9_000)),
    "a picture of 300 KB in the page": Large(
        lambda: html(f'<img src="data:image/png;base64,{"A" * 300_000}">')
    ),
    "a style sheet of 100 KB": Large(lambda: html(f"<style>{'.a{color:red}' * 8_000}</style>")),
    # Narratives
    "100,000 characters in 1,000 paragraphs": Large(lambda: html(f"<p>{'工作平稳，' * 20}</p>" * 1_000)),
    "600 figures in one sentence": Large(lambda: prose("公开1条，", 3_000)),
    "600 figures apart": Large(lambda: prose("收到申请1件。", 4_200)),
    "300 denials": Large(lambda: prose("未收到申请。", 1_800)),
    "300 headings with figures": Large(
        lambda: html("<p>（一）公开情况</p><p>工作平稳1。</p>" * 300)
    ),
    **{
        f"50,000 characters of {unit}": Large(partial(prose, unit, _UNIT_SIZE), outcome)
        for unit, outcome in _UNITS.items()
    },
    # Lists that are no report
    "a list of 1,000 reports": Large(
        ("<p>青石区2016年政府信息公开年报</p>" * 1_000).encode, NOT_ONE
    ),
    # Tables
    "12 prints of the form": Large(lambda: html(_TABLE * 11)),
    "a catalogue of 500 rows": Large(lambda: table("<td>名称<td>件数", "<td>规章<td>1", 500)),
    "a comparison of 150 rows": Large(
        lambda: table("<td>指标<td>2015年<td>2016年<td>同比", "<td>公开信息数<td>1<td>2<td>3%", 150)
    ),
    "150 short rows of 24 columns": Large(
        lambda: table("<td>公开信息数<td>同比" * 12, "<td>1" * 22, 150)
    ),
    # Texts
    "a form line by line, 12 times": Large(lambda: text(_FORM * 12)),
    "a row of 270 columns": Large(lambda: text("| 规章 | 0 | 0 " * 90 + "|\n"), NOT_ONE),
    "150,000 characters of blank lines": Large(lambda: text(" \n" * 75_000), NOT_ONE),
    "3,000 bars alone": Large(lambda: text("|\n" * 3_000), NOT_ONE),
    "figures glued to labels": Large(lambda: text("规章000规范性文件000" * 3_000), NOT_ONE),
    # Word
    "60 pages of Word": Large(lambda: word(1_500, 6), NOT_ONE),
    "130 members of a package": Large(lambda: word(30, 3, pictures=120), NOT_ONE),
}  # fmt: skip
