"""The list of tables and columns in docs/archive-tables.md, from their declarations.

Run: ``python -m govreport_parse.archive.store.reference docs/archive-tables.md``
"""

from __future__ import annotations

import sys
from pathlib import Path

from govreport_parse.archive.store.tables import VIEWS, YEAR_FOLDER

__all__ = ["reference"]

_VIEW = " (in the database and in exports, not in the files)"


def reference() -> str:
    """The tables and columns as Markdown, for docs/archive-tables.md."""
    lines = ["# The tables of a dataset", ""]
    for table in VIEWS.values():
        files = f"`{YEAR_FOLDER}=…` folders" if table.by_year else "one folder"
        lines += [
            f"## {table.name}",
            "",
            f"{table.description} ({table.description_zh}). Files in {files}.",
            "",
            "| column | type | null | holds | 含义 |",
            "|---|---|---|---|---|",
        ]
        for column in table.columns:
            unit = f", in {column.unit}" if column.unit not in {None, "1"} else ""
            values = f": {', '.join(column.values)}" if column.values else ""
            lines.append(
                f"| `{column.name}` | {column.type} | {'no' if column.required else 'yes'} "
                f"| {column.description}{unit}{values}{_VIEW if column.derived else ''} | {column.description_zh} |"
            )
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
