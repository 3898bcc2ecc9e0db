"""Lines and tabs that a page keeps: ``pre``, and what a style makes one."""

from __future__ import annotations

import pytest

from tests.pages import grids, texts

ROWS = "规章\t3\t0\n文件\t4\t1"
TABLE = [["规章", "3", "0"], ["文件", "4", "1"]]


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><p>概述</p>{body}</body></html>"


@pytest.mark.parametrize(
    "body",
    [
        f"<pre>{ROWS}</pre>", f"<pre>\n{ROWS}\n</pre>", f"<pre><code>{ROWS}</code></pre>",
        f"<div style='white-space:pre'>{ROWS}</div>", f"<p style='white-space: pre-wrap'>{ROWS}</p>",
        f"<div style='white-space:pre'><p>{ROWS}</p></div>", f"<pre>{ROWS.replace(chr(10), '<br>')}</pre>",
        f"<div style='white-space:break-spaces'>{ROWS}</div>",
        f"<table><tr><td><pre>{ROWS}</pre></td></tr></table>",
        f"<pre>{ROWS.replace('规章', '<b>规章</b>')}</pre>",
    ],
)  # fmt: skip
def test_rows_with_tabs_are_a_table(body: str) -> None:
    assert grids(page(body)) == [TABLE]


def test_a_class_may_keep_lines() -> None:
    style = "<style>.k{white-space:pre}</style>"
    assert grids(page(f"<div class=k>{ROWS}</div>", style)) == [TABLE]
    assert grids(page(f"<div class=m>{ROWS}</div>", style)) == []


def test_lines_are_paragraphs_where_they_are_kept_alone() -> None:
    assert texts(page("<pre>一\n二</pre>")) == ["概述", "一", "二"]
    assert texts(page("<p style='white-space:pre-line'>一\n二</p>")) == ["概述", "一", "二"]
    assert texts(page("<p>一\n二</p>")) == ["概述", "一二"]
    assert texts(page("<p style='white-space:normal'>一\n二</p>")) == ["概述", "一二"]


def test_a_text_area_keeps_its_lines_where_it_has_any() -> None:
    assert grids(page(f"<textarea>{ROWS}</textarea>")) == [TABLE]
    cell = "<td>甲</td><td><textarea>3\n4</textarea></td><td>5</td>"
    assert grids(page(f"<table><tr>{cell}</tr></table>"))[0][0] == ["甲", "3 4", "5"]


def test_what_holds_paragraphs_or_tables_is_walked_as_ever() -> None:
    table = "<table><tr><td>甲</td><td>1</td></tr></table>"
    assert grids(page(f"<pre>一{table}</pre>")) == [[["甲", "1"]]]
    assert texts(page("<pre>一<p>二\n三</p></pre>")) == ["概述", "一", "二三"]


def test_lines_in_a_cell_are_lines_of_it() -> None:
    cells = "<td>甲</td><td><pre>3\n4</pre></td><td>5</td>"
    assert grids(page(f"<table><tr>{cells}</tr></table>"))[0][0] == ["甲", "3 4", "5"]
