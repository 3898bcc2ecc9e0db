"""Every field of the records and every column of the frames, as docs/fields.md and docs/zh/fields.md list them.

``make docs`` runs it; a test compares. English comes from the docstrings, Chinese from the declarations of the
columns that hold the fields, and from here for the fields that no column holds::

    python tools/fields.py docs/fields.md en
    python tools/fields.py docs/zh/fields.md zh
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from govreport_parse.model import records, vocabularies
from govreport_parse.model.brief import Record
from govreport_parse.model.document import Attachment, Locator, Note, Place, Source
from govreport_parse.outputs import tables
from govreport_parse.outputs.columns import Column, Table
from govreport_parse.outputs.frames import COLUMNS
from govreport_parse.outputs.statistics.variables import word_zh
from govreport_parse.outputs.summary import SECTION_ZH

#: Each record, what it is in Chinese, and where columns say that they take their values from it.
RECORDS: Mapping[type[Record], tuple[str, str]] = {
    records.AnnualReport: ("一份报告", "report."),
    Source: ("报告的来源文件", "report.source."),
    records.Agency: ("报告机关", "report.agency."),
    records.Period: ("统计期限", "period_"),
    records.Contact: ("联系方式，各项为原文，未载明为`None`", "report.contact."),
    records.Metadata: ("网页上的索引信息，各项为原文", "report.metadata."),
    records.FormBlock: ("识别出的法定报表", "block."),
    records.Section: ("正文的一个章节", "section."),
    records.Reading: ("法定报表的一栏", "reading."),
    records.Comparison: ("对比表的一个数据", "comparison."),
    records.Statement: ("正文的一个数据", "statement."),
    records.Finding: ("规则发现的问题", "finding."),
    Locator: ("文件中的位置", "at."),
    Place: ("页面上的一个矩形，单位为点，原点在左上角（PDF）", "place."),
    Note: ("读取情况，列为同一代码的问题", "note."),
    Attachment: ("正文链接的附件", "attachment."),
}
_CHINESE = {
    "AnnualReport.schema_version": "记录格式的版本",
    "AnnualReport.source": "来源文件",
    "Source.name": "文件名，不含文件夹；未命名的为`<bytes>`",
    "Source.recognised": "各页中为图片、由文字识别读取的页码，从1开始（网页为其中图片的序号）；没有时JSON中不列出",
    "AnnualReport.agency": "报告机关",
    "AnnualReport.year": "报告所属年度：依次取标题、统计期限、公布日期的上一年",
    "AnnualReport.period": "统计期限",
    "AnnualReport.contact": "联系方式",
    "AnnualReport.metadata": "网页上的索引信息",
    "AnnualReport.forms": "识别出的法定报表",
    "AnnualReport.preamble": "第一部分之前的文字；没有为`None`",
    "AnnualReport.sections": "正文各章节，含下级",
    "AnnualReport.readings": "各法定报表的各栏，每栏一条",
    "AnnualReport.comparisons": "对比表的数据",
    "AnnualReport.statements": "正文的数据",
    "AnnualReport.attachments": "正文链接的附件",
    "AnnualReport.notes": "读取情况（列为GR0xx）",
    "AnnualReport.left_out": "按`want`略去未读的部分，其字段为空不表示文件中没有；完整读取的报告没有此项",
    "Metadata.published": "发布日期（原文）；日期值见`AnnualReport.published`",
    "FormBlock.form": "报表格式",
    "FormBlock.table": "报表：`summary`、`disclosure`、`requests`、`remedies`、`local`",
    "FormBlock.labels": "据以识别的行列名称（原文）",
    "FormBlock.at": "该报表的位置",
    "FormBlock.runner_up": "次之相近的格式；没有为`None`",
    "Section.at": "标题的位置",
    "Section.children": "下级章节",
    "Reading.at": "该栏的位置；缺失的为所在报表",
    "Comparison.at": "数值所在栏的位置",
    "Statement.sum_of": "所述合计包含的各指标",
    "Statement.counted": '统计事项（原文）；没有为`""`',
    "Statement.parts": "分项在`AnnualReport.statements`中的序号",
    "Statement.at": "数字或否定词语的位置",
    "Finding.indicators": "相关指标",
    "Finding.evidence": "全部位置",
    "Locator.places": "在页面上（PDF）或在网页所示图片中的位置，每行或每页一个；其他文件没有此项",
    "Place.page": "页码，从1起；网页中的图片为其序号",
    "Place.file": "网页所示图片，按网页中的写法，嵌在网页内的为`data:image`（此时坐标以像素计）；其他文件没有此项",
    "Place.x0": "左", "Place.y0": "上", "Place.x1": "右", "Place.y1": "下",
    "Note.code": "列入的规则代码（GR0xx）",
    "Note.message": "英文说明",
    "Note.message_zh": "中文说明",
    "Note.at": "位置；无法指明为`None`",
    "Note.indicators": "相关指标",
    "Attachment.text": "链接文字",
    "Attachment.href": "链接地址",
}  # fmt: skip
# What neither a docstring nor a column says of the field alone.
_ENGLISH = {
    "AnnualReport.schema_version": "Version of this format of records",
    "AnnualReport.source": "Where the bytes came from",
    "AnnualReport.agency": "The body that reports",
    "AnnualReport.year": "The year reported on: that of the title, else of the period, else the year before publication",
    "AnnualReport.period": "The statistical period that the report names (统计期限)",
    "AnnualReport.contact": "Whom to ask",
    "FormBlock.form": "Statutory form",
    "FormBlock.table": "Table of it: `summary`, `disclosure`, `requests`, `remedies`, `local`",
    "Place.x0": "Left", "Place.y0": "Top", "Place.x1": "Right", "Place.y1": "Bottom",
    "Note.message": "What happened, in English",
    "Note.message_zh": "The same in Chinese",
    "Attachment.text": "Words of the link",
    "Attachment.href": "Where it leads",
}  # fmt: skip
FRAMES: tuple[Table[Any], ...] = (
    tables.REPORTS, tables.READINGS, tables.COMPARISONS, tables.STATEMENTS, tables.SECTIONS, tables.FINDINGS,
)  # fmt: skip
_LISTS = {
    name: getattr(vocabularies, name)
    for name in ("Applicant", "Basis", "Format", "Level", "Qualifier", "SectionKind", "Severity", "Status")
}  # fmt: skip
_HEAD = """# Fields and columns

Made by `make docs` from the source. [Records and tables](records.md) says what they are for.
"""
_HEAD_ZH = """# 属性和列

由`make docs`根据源代码生成。用途见[记录与表](records.md)。
"""
_ENTRY = re.compile(r"^(\w[\w, ]*)\n((?:(?: {4}.*)?\n)+)", re.MULTILINE)


def listed(lang: str = "en") -> str:
    """The page in a language."""
    chinese = lang == "zh"
    lines = [_HEAD_ZH if chinese else _HEAD, "## 记录" if chinese else "## Records", ""]
    for record, (title, _) in RECORDS.items():
        lines += [f"### {record.__name__}", "", f"{title}。" if chinese else summary(record), ""]
        lines += [
            "| 属性 | 类型 | 含义 |" if chinese else "| field | type | holds |",
            "|---|---|---|",
        ]
        lines += [
            f"| `{field}` | {type_} | {described(record, field, lang)} |"
            for field, type_ in types_of(record).items()
        ]
        lines.append("")
    lines += ["## 取值" if chinese else "## Closed lists", ""]
    lines += ["| 类型 | 取值 |" if chinese else "| type | values |", "|---|---|"]
    lines += [f"| {name} | {values(name, lang)} |" for name in _LISTS]
    lines += ["", "## 数据框" if chinese else "## Frames", ""]
    for table in FRAMES:
        lines += [*framed(table, lang), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def values(name: str, lang: str) -> str:
    """All that a closed list has."""
    if lang == "en":
        return ", ".join(f"`{value}`" for value in get_args(_LISTS[name]))
    words = {**SECTION_ZH, "other": "其他"} if name == "SectionKind" else {}
    said = {value: words.get(value) or word_zh(value) for value in get_args(_LISTS[name])}
    return "、".join(f"`{value}`{'' if zh == value else zh}" for value, zh in said.items())


def framed(table: Table[Any], lang: str) -> Iterator[str]:
    """A frame's columns."""
    chinese = lang == "zh"
    yield from (f"### frames.{table.name}", "")
    yield from (f"{table.description_zh}。" if chinese else f"{table.description}.", "")
    yield from (
        "| 列 | 类型 | 含义 |" if chinese else "| column | dtype | holds |",
        "|---|---|---|",
    )
    dtypes = {
        name: "category" if "ategorical" in repr(dtype) else dtype
        for name, dtype in COLUMNS[table.name]
    }
    for column in table.for_frames().columns:
        said = column.description_zh if chinese else column.description
        yield f"| `{column.name}` | {dtypes[column.name]} | {said} |"


def types_of(record: type[Record]) -> dict[str, str]:
    """Its fields with their types, as a table of Markdown holds them."""
    own = inspect.get_annotations(record)
    return {
        field: type_.replace(" | msgspec.UnsetType", "")
        .replace("dt.date", "date")
        .replace("|", "\\|")
        for field, type_ in own.items()
    }


def summary(record: type[Record]) -> str:
    """The first line of its docstring."""
    return plain(inspect.getdoc(record) or "").partition("\n")[0]


def described(record: type[Record], field: str, lang: str) -> str:
    """What a field holds.

    Raises
    ------
    KeyError
        Nothing says it.
    """
    name = f"{record.__name__}.{field}"
    column = columns().get(f"{RECORDS[record][1]}{field}")
    if lang == "zh":
        return _CHINESE[name] if name in _CHINESE or column is None else column.description_zh
    alone, shared = entries(record)
    words = (
        _ENGLISH.get(name) or alone.get(field) or (column.description if column else shared[field])
    )
    return words.rstrip(".").replace("|", "\\|")


def columns() -> dict[str, Column]:
    """The columns of the frames, by where their values come from."""
    return {column.path: column for table in FRAMES for column in table.columns}


def entries(record: type[Record]) -> tuple[dict[str, str], dict[str, str]]:
    """What the docstring's list of attributes says of a field alone, and of several at once."""
    alone: dict[str, str] = {}
    shared: dict[str, str] = {}
    attributes = (inspect.getdoc(record) or "").partition("----------\n")[2] + "\n"
    for names, words in _ENTRY.findall(attributes):
        fields = re.findall(r"\w+", names)
        kept = alone if len(fields) == 1 else shared
        kept.update(dict.fromkeys(fields, " ".join(plain(words).split())))
    return alone, shared


def plain(text: str) -> str:
    """A docstring's text as Markdown."""
    return re.sub(r":\w+:`([^`]+)`", r"`\1`", text).replace("``", "`")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(listed(sys.argv[2]), "utf-8")
