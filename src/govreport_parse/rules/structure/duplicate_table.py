"""GR105: a table printed twice with differing figures."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR105",
    name="duplicate-table",
    severity="warning",
    title="a table printed twice with differing figures",
    title_zh="统计表重复且数据不一致",
    what="A statutory table stands twice in the document and the prints differ, or two different tables "
    "stand where the report has one. What differs is not read.",
    why="One of the prints is wrong, or is another body's or year's, and nothing says which.",
    example="A desktop and a mobile version of a page, one of them not updated.",
    basis="The two prints.",
    exceptions="A second print that is not filled in says nothing; a blank or a dash where the other has 0 is "
    "no difference by itself. A table whose caption names another year or body, or says that it is a "
    "sample or was corrected, is left out.",
    explanation_zh="同一统计表在文件中出现两次且数据不一致，或应为一份之处印有两份不同的表，不一致之处不予采用。",
    example_zh="网页有电脑版和手机版两份统计表，其中一份没有更新。",
    basis_zh="同一统计表的两处内容。",
    exceptions_zh="未填报的一份不作比较；一份填0、另一份空白或填“-”的，不单独视为不一致；表题注明其他年度、其他机关、样表或更正前的，不予采用。",
    withholds=True,
)
