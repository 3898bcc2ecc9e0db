"""GR106: a table in another year's format."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.forms import load_form
from govreport_parse.forms.words import table_title
from govreport_parse.model.records import FormBlock
from govreport_parse.rules.model import Issue, Rule

__all__ = ["RULE"]


def _outdated_forms(context: Context) -> Iterator[Issue]:
    year = context.report.year
    if year is None:
        return
    for block in context.report.forms:
        close = (block.form, *([block.runner_up] if block.runner_up else []))
        if any(load_form(form).in_force(year) for form in close):
            continue
        if not _every_body_fills_in(block):
            yield Issue(
                message="a local statistical table stands in place of the national one of "
                f"{year}; its figures belong to the series of local tables",
                message_zh=f"{year}年度报告以地方统计表代替全国统一的统计表，其数据属于地方统计口径，请核对",
                observed=block.form,
                evidence=(block.at,),
                severity="hint",
            )
            continue
        yield Issue(
            message=f"the table “{table_title(block.table)}” is in the {block.form} format, which is not that of "
            f"{year}",
            message_zh=f"“{table_title(block.table)}”统计表采用{block.form}年的格式，不是{year}年度规定的格式，请核对",
            observed=block.form,
            evidence=(block.at,),
        )


def _every_body_fills_in(block: FormBlock) -> bool:
    table = load_form(block.form).table(block.table)
    return table is None or table.required


RULE = Rule(
    code="GR106",
    name="outdated-form",
    severity="warning",
    title="a table in another year's format",
    title_zh="统计表格式与年度不符",
    what="A table is printed in a format that was not in force for the year reported on.",
    why="Its columns mean other things; series must not be chained across the formats.",
    example="本年新公开数量 in a report on 2022.",
    basis="国办公开办函〔2019〕60号 for 2019 and 2020, 〔2021〕30号 from 2021.",
    exceptions="A table that is alike in the format in force (行政复议、行政诉讼) is in force. A local table, "
    "which a province may print in place of the national one, is a hint.",
    explanation_zh="统计表使用的格式不是该年度应使用的格式，指标含义不同，不可直接衔接。",
    example_zh="2022年度报告的统计表中有“本年新公开数量”一列。",
    basis_zh="2019、2020年度用国办公开办函〔2019〕60号格式，2021年度起用〔2021〕30号格式。",
    exceptions_zh="新旧格式相同的表（行政复议、行政诉讼）视为现行格式。以地方统计表代替全国统一表格的，仅作提示。",
    check=_outdated_forms,
)
