"""The tables and columns of a dataset in docs/archive-tables.md and docs/zh/archive-tables.md, from their declarations.

Run: ``python -m govreport_parse.archive.store.reference docs/archive-tables.md``, and with
``docs/zh/archive-tables.md zh`` for Chinese.
"""

from __future__ import annotations

import sys
from pathlib import Path

from govreport_parse.archive.store.tables import VIEWS, YEAR_FOLDER
from govreport_parse.outputs.columns import Column

__all__ = ["reference"]

_VIEW = " (in the database and in exports, not in the files)"
_VIEW_ZH = "（只在数据库和导出文件中，数据文件中没有）"
_TYPE_ZH = {
    "string": "文本", "int": "整数", "number": "数值", "bool": "是否", "date": "日期", "places": "位置",
}  # fmt: skip
_UNIT_ZH = {"byte": "字节", "character": "字", "percent": "百分数"}


def reference(lang: str = "en") -> str:
    """The tables and columns as Markdown."""
    chinese = lang == "zh"
    lines = ["# 数据字典：数据集的各个表" if chinese else "# The tables of a dataset", ""]
    for table in VIEWS.values():
        if chinese:
            said = f"{table.description_zh}。{'按年度分文件夹存放' if table.by_year else '存放在一个文件夹中'}。"
        else:
            files = f"`{YEAR_FOLDER}=…` folders" if table.by_year else "one folder"
            said = f"{table.description} ({table.description_zh}). Files in {files}."
        head = (
            "| 列 | 类型 | 可空 | 含义 |\n|---|---|---|---|"
            if chinese
            else "| column | type | null | holds | 含义 |\n|---|---|---|---|---|"
        )
        lines += [f"## {table.name}", "", said, "", head]
        lines += [_line_zh(column) if chinese else _line(column) for column in table.columns]
        lines.append("")
    return "\n".join(lines)


def _line(column: Column) -> str:
    unit = f", in {column.unit}" if column.unit not in {None, "1"} else ""
    values = f": {', '.join(column.values)}" if column.values else ""
    return (
        f"| `{column.name}` | {column.type} | {'no' if column.required else 'yes'} "
        f"| {column.description}{unit}{values}{_VIEW if column.derived else ''} | {column.description_zh} |"
    )


def _line_zh(column: Column) -> str:
    unit = (
        f"，单位为{_UNIT_ZH.get(column.unit, column.unit)}"
        if column.unit not in {None, "1"}
        else ""
    )
    values = f"：{'、'.join(column.values)}" if column.values else ""
    return (
        f"| `{column.name}` | {_TYPE_ZH[column.type]} | {'否' if column.required else '是'} "
        f"| {column.description_zh}{unit}{values}{_VIEW_ZH if column.derived else ''} |"
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(*sys.argv[2:]), encoding="utf-8")
