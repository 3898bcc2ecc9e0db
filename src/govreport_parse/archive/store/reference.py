"""The tables and columns of a dataset in docs/archive-tables.md and docs/zh/archive-tables.md, from their declarations.

Run: ``python -m govreport_parse.archive.store.reference docs/archive-tables.md``, and with
``docs/zh/archive-tables.md zh`` for Chinese.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Never

from govreport_parse.archive.store.tables import VIEWS, YEAR_FOLDER
from govreport_parse.outputs.columns import Column, Table
from govreport_parse.outputs.series_tables import (
    COMPUTED,
    WIDE_COLUMNS,
    wide_columns,
    wide_panel,
)

__all__ = ["reference"]

_VIEW = " (in the database and in exports, not in the files)"
_VIEW_ZH = "（只在数据库和导出文件中，数据文件中没有）"
_TYPE_ZH = {
    "string": "文本", "int": "整数", "number": "数值", "bool": "是否", "date": "日期", "places": "位置",
}  # fmt: skip
_UNIT_ZH = {"byte": "字节", "character": "字", "percent": "百分数"}
_HEADS = ["| column | type | null | holds | 含义 |", "|---|---|---|---|---|"]
_HEADS_ZH = ["| 列 | 类型 | 可空 | 含义 |", "|---|---|---|---|"]


def reference(lang: str = "en") -> str:
    """The tables and columns as Markdown."""
    chinese = lang == "zh"
    heads = _HEADS_ZH if chinese else _HEADS
    lines = ["# 数据字典：数据集的各个表" if chinese else "# The tables of a dataset", ""]
    for table in VIEWS.values():
        files = f"`{YEAR_FOLDER}=…` folders" if table.by_year else "one folder"
        files_zh = "按年度分文件夹存放" if table.by_year else "存放在一个文件夹中"
        lines += [*_head(table, f"{files_zh}。" if chinese else f"Files in {files}.", lang), *heads]
        for column in table.columns:
            view = (_VIEW_ZH if chinese else _VIEW) if column.derived else ""
            lines.append(_line_zh(column, view) if chinese else _line(column, view))
        lines.append("")
    if chinese:
        lines += ["# 计算得出的表", "", "只在数据库和导出文件中，数据文件中没有。", ""]
    else:
        lines += ["# Computed tables", "", "In the database and in exports, not in the files.", ""]
    for table in COMPUTED.values():
        line = _line_zh if chinese else _line
        lines += [*_head(table, "", lang), *heads, *map(line, _said_once(table)), ""]
        if table is WIDE_COLUMNS:
            lines += [*_figures(lang), ""]
    return "\n".join(lines)


def _head(table: Table[Never], files: str, lang: str) -> list[str]:
    words = f"{table.description} ({table.description_zh}). {files}".rstrip()
    return [
        f"## {table.name}",
        "",
        f"{table.description_zh}。{files}" if lang == "zh" else words,
        "",
    ]


def _said_once(table: Table[Never]) -> Iterable[Column]:
    """Its columns; of the wide table those that no row of ``wide_columns`` describes."""
    if table.name != wide_panel().name:
        return table.columns
    told = {f"{one.name}{ending}" for one in wide_columns() for ending in ("", "_unit", "_status")}
    return [column for column in table.columns if column.name not in told]


def _line(column: Column, view: str = "") -> str:
    unit = f", in {column.unit}" if column.unit not in {None, "1"} else ""
    values = f": {', '.join(column.values)}" if column.values else ""
    return (
        f"| `{column.name}` | {column.type} | {'no' if column.required else 'yes'} "
        f"| {column.description}{unit}{values}{view} | {column.description_zh} |"
    )


def _line_zh(column: Column, view: str = "") -> str:
    unit = (
        f"，单位为{_UNIT_ZH.get(column.unit, column.unit)}"
        if column.unit not in {None, "1"}
        else ""
    )
    values = f"：{'、'.join(column.values)}" if column.values else ""
    return (
        f"| `{column.name}` | {_TYPE_ZH[column.type]} | {'否' if column.required else '是'} "
        f"| {column.description_zh}{unit}{values}{view} |"
    )


def _figures(lang: str) -> Iterator[str]:
    """The data dictionary of the wide table."""
    if lang == "zh":
        yield "`wide_panel`中，下列每项为一列，并各有一列`列名_status`；金额另有一列`列名_unit`。"
        yield ""
        yield from ("| 列名 | 序列 | 中文名 | 单位（格式） |", "|---|---|---|---|")
        for one in wide_columns():
            yield f"| `{one.name}` | `{one.series.code}` | {one.series.label} | {one.units} |"
        return
    yield "`wide_panel` has a column for each of these, and for each `NAME_status`; one of money has `NAME_unit`."
    yield ""
    yield from ("| name | series | label | 序列 | units (forms) |", "|---|---|---|---|---|")
    for one in wide_columns():
        yield f"| `{one.name}` | `{one.series.code}` | {one.series.name} | {one.series.label} | {one.units} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(*sys.argv[2:]), encoding="utf-8")
