"""GR102: a statutory table is not in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.arithmetic.context import Context
from govreport_parse.forms import FormTable
from govreport_parse.forms.words import table_title
from govreport_parse.model.records import AnnualReport
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.structure.prescribed import prescribed
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]


_NAMED = 3
_WITHIN, _WITHIN_ZH = "one within the page itself", "网页内嵌图片"
_PICTURE = lazy_pattern(r"^data:|\.(?:png|jpe?g|gif|bmp|tiff?|webp)(?:$|[?#&])", re.IGNORECASE)


class _Where(msgspec.Struct, frozen=True, kw_only=True):
    """Where else a table may be, in both languages, and the likeliest place."""

    en: str
    zh: str
    likeliest: str | None
    kind_zh: str


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
    told = _where(report)
    for name in lost:
        title = table_title(name)
        yield Issue(
            message=f"the statutory table “{title}” is not in the text (an image, an attachment, or "
            f"left out){told.en}",
            message_zh=f"正文中未找到规定的统计表（“{title}”），可能为{told.zh}或漏列，请核对",
            suggestion=f"see whether it is in {told.likeliest}" if told.likeliest else None,
            suggestion_zh=f"建议核对该表是否在{told.kind_zh}{told.likeliest}中"
            if told.likeliest
            else None,
        )


def _where(report: AnnualReport) -> _Where:
    """Pictures and files in which a table may be, the pictures first: they stand in the text."""
    hrefs = [link.href for link in report.attachments if link.href]
    pictures = [href for href in hrefs if _PICTURE.search(href)]
    files = [href for href in hrefs if not _PICTURE.search(href)]
    likeliest = next((one for one in (*pictures, *files) if not one.startswith("data:")), None)
    shown, linked = ", ".join(_called(pictures, _WITHIN)), ", ".join(files[:_NAMED])
    return _Where(
        en=(f"; it may be a picture that the page shows: {shown}" if shown else "")
        + (f"; the page links {linked}" if linked else ""),
        zh=f"图片{_in_brackets('正文所示：', _called(pictures, _WITHIN_ZH))}、附件{_in_brackets('网页附有', files)}",
        likeliest=likeliest,
        kind_zh="图片" if likeliest in pictures else "附件",
    )


def _called(pictures: Sequence[str], within: str) -> list[str]:
    return [within if one.startswith("data:") else one for one in pictures[:_NAMED]]


def _in_brackets(lead: str, names: Sequence[str]) -> str:
    return f"（{lead}{'、'.join(names[:_NAMED])}）" if names else ""


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
