"""What a dataset covers, and what is missing from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govreport_parse.outputs.language import chosen_language
from govreport_parse.outputs.notebook import folded, page, table

if TYPE_CHECKING:
    import duckdb

__all__ = ["Coverage"]


# No msgspec.Struct, whose signature resolves the names of types that are imported for the checker alone.
@dataclass(frozen=True, eq=False, repr=False)
class Coverage:
    """What a dataset covers; relations as those of :class:`Dataset`.

    Attributes
    ----------
    bodies
        Each body on each year from the dataset's first to its last: how many reports, what they hold, and where a year
        without one lies (``gap``).
    reports
        Number of reports by year, level, format and form, duplicates counted once.
    readings
        Number and share of the cells by year, form and status.
    failures
        Number of sources that gave no report, by stage and kind.
    """

    bodies: duckdb.DuckDBPyRelation
    reports: duckdb.DuckDBPyRelation
    readings: duckdb.DuckDBPyRelation
    failures: duckdb.DuckDBPyRelation

    def __repr__(self) -> str:
        import duckdb

        counts = "coalesce(sum(reports), 0)::BIGINT, min(year), max(year)"
        try:
            ((reports, first, last),) = self.reports.aggregate(counts).fetchall()
            ((failed,),) = self.failures.aggregate("coalesce(sum(sources), 0)::BIGINT").fetchall()
        except duckdb.Error:
            return "<Coverage of a closed dataset>"
        years = "" if first is None else f" on {first}–{last}"
        return f"<Coverage: {reports} report(s){years}; {failed} source(s) without one>"

    def _repr_html_(self) -> str:
        import duckdb

        zh = chosen_language() == "zh"
        titles = (
            ("报告", "填报情况", "机关缺报年份", "未得到报告的来源")
            if zh
            else ("Reports", "Cells", "Years that bodies lack", "Sources without a report")
        )
        title = "数据集覆盖情况" if zh else "Coverage of the dataset"
        try:
            cells = self.readings.project("* REPLACE (round(share, 3) AS share)")
            lacking = self.bodies.filter("gap = 'within'").project("agency_key, agency, year")
            parts = [
                folded(f"{name} ({len(rows)})", table(relation.columns, rows))
                for name, relation in zip(
                    titles, (self.reports, cells, lacking, self.failures), strict=True
                )
                for rows in (relation.fetchall(),)
            ]
        except duckdb.Error:
            return page(f"{title} ({'已关闭' if zh else 'closed'})")
        return page(title, *parts)
