"""Reports that hold one hostile string where a reader looks closest, valid but for it."""

from __future__ import annotations

import html
from collections.abc import Callable

from tests.pages import page, table_rows

_TITLE = "2016年青石区政府信息公开工作年度报告"


def _paragraph(text: str) -> str:
    return page(f"<p>一、概述</p><p>{text}</p>")


def _figure(text: str) -> str:
    """A paragraph that is worth reading for figures before and after the string."""
    return page(f"<p>一、概述</p><p>全年收到申请5件，{text}，公开信息3条。</p>")


def _heading(text: str) -> str:
    return page(f"<h2>一、概述{text}</h2><p>全年工作平稳。</p>")


def _title(text: str) -> str:
    return page(title=f"{text}{_TITLE}")


def _masthead(text: str) -> str:
    return page(f"<p>{text}</p><p>一、概述</p><p>全年工作平稳。</p>")


def _table(change: Callable[[tuple[str, str, str]], tuple[str, str, str]]) -> str:
    rows = table_rows({})
    return page(rows=[*rows[:5], change(rows[5]), *rows[6:]])


def _label(text: str) -> str:
    return _table(lambda row: (html.unescape(row[0] + text), *row[1:]))


def _cell(text: str) -> str:
    return _table(lambda row: (*row[:2], html.unescape("1" + text)))


def _comparison(text: str) -> str:
    return page(
        "<p>一、概述</p><table><tr><td>指标<td>2015年<td>2016年<td>同比"
        f"<tr><td>公开信息数{text}<td>1<td>2<td>{text}%</table>"
    )


def _lines(text: str) -> str:
    return page("<p>一、概述</p>" + f"<p>（一）{text}</p>" * 3)


_PLACES: dict[str, Callable[[str], str]] = {
    "paragraph": _paragraph,
    "figure": _figure,
    "heading": _heading,
    "title": _title,
    "masthead": _masthead,
    "label": _label,
    "cell": _cell,
    "comparison": _comparison,
    "lines": _lines,
}


def placed(text: str) -> dict[str, bytes]:
    """The reports that hold a string, by where it stands."""
    escaped = html.escape(text)
    return {place: build(escaped).encode() for place, build in _PLACES.items()}
