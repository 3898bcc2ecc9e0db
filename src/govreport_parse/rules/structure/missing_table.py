"""GR102: a statutory table is not in the text."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.forms import FormTable
from govreport_parse.forms.words import table_title
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.structure.prescribed import prescribed

__all__ = ["RULE"]


def _missing_tables(context: Context) -> Iterator[Issue]:
    report = context.report
    if not context.is_whole:
        return
    printed = {block.table for block in report.forms}
    seen = {code for note in report.notes if note.code == "GR010" for code in note.indicators}
    forms = prescribed(context)
    lost = dict.fromkeys(
        table.table
        for form in forms
        for table in form.tables
        if table.required and table.table not in printed and seen.isdisjoint(_codes(table))
    )
    for name in lost:
        title = table_title(name)
        files = [link for link in report.attachments if link.href]
        linked = f"; the page links {', '.join(link.href for link in files[:3])}" if files else ""
        linked_zh = f"（网页附有{'、'.join(link.href for link in files[:3])}）" if files else ""
        yield Issue(
            message=f"the statutory table “{title}” is not in the text (an image, an attachment, or "
            f"left out){linked}",
            message_zh=f"正文中未找到规定的统计表（“{title}”），可能为图片、附件{linked_zh}或漏列，请核对",
            suggestion=f"see whether it is in {files[0].href}" if files else None,
            suggestion_zh=f"建议核对该表是否在附件{files[0].href}中" if files else None,
        )


def _codes(table: FormTable) -> set[str]:
    return {*table.codes, *(row.code for row in table.rows)}


RULE = Rule(
    code="GR102",
    name="missing-table",
    severity="warning",
    title="a statutory table is not in the text",
    title_zh="正文中没有规定的统计表",
    what="No table of the form was found in the document. Its figures are not zero but unknown.",
    why="A table published as an image or attachment alone cannot be searched or checked.",
    example="“附件：统计表.doc” instead of the table.",
    basis="国办发〔2014〕32号; 国办公开办函〔2019〕60号, 〔2021〕30号.",
    exceptions="The local tables of 2008–2013 were not due everywhere. A table that is printed and could not be "
    "read is GR010. Not looked for where a part of the file was not read (GR011).",
    explanation_zh="文件中未找到规定的统计表，可能为图片或附件；其数据视为未知，而不是0。",
    example_zh="正文只有“附件：统计表.doc”，没有统计表。",
    basis_zh="国办发〔2014〕32号；国办公开办函〔2019〕60号、〔2021〕30号。",
    exceptions_zh="2008至2013年的地方统计表并非各地都要求，不判断；已印出但未能读取的见GR010；文件有未读取内容（GR011）的不判断。",
    check=_missing_tables,
)
