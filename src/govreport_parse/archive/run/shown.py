"""A dataset as a notebook shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govreport_parse.archive.store.exported import held_by
from govreport_parse.archive.store.tables import TABLES
from govreport_parse.outputs.language import chosen_language
from govreport_parse.outputs.notebook import folded, page, table

if TYPE_CHECKING:
    import duckdb

__all__ = ["dataset_page"]


def dataset_page(connection: duckdb.DuckDBPyConnection, root: str) -> str:
    """Its sources by outcome, and its tables; of one that is closed, that it is."""
    import duckdb

    zh = chosen_language() == "zh"
    try:
        outcomes = connection.execute(
            "SELECT outcome, count(*) FROM manifest GROUP BY ALL ORDER BY ALL"
        ).fetchall()
        held = held_by(connection)
    except duckdb.Error:
        return page(f"{root} ({'已关闭' if zh else 'closed'})")
    heads = ("结果", "来源数") if zh else ("outcome", "sources")
    listed = [
        (one.name, one.description_zh if zh else one.description)
        for one in TABLES.values()
        if one.name in held
    ]
    return page(
        root,
        table(heads, outcomes),
        folded(
            "数据表" if zh else "Tables",
            table(("名称", "一行") if zh else ("name", "a row"), listed),
        ),
    )
