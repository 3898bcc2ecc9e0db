"""The tables of reports, each column declared once: name, type, meaning and where its value comes from.

The order is that of frames; a dataset has the report's id and year first.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from govreport_parse.model.document import Locator
from govreport_parse.outputs.categories import (
    APPLICANTS,
    FORMATS,
    FORMS,
    LEVELS,
    QUALIFIERS,
    RELATIONS,
    SEVERITIES,
    STATUSES,
)
from govreport_parse.outputs.columns import Column, Table, day, flag, number, text, whole_number
from govreport_parse.outputs.rows import (
    ComparisonRow,
    ConcordanceRow,
    FindingRow,
    Keyed,
    OfReport,
    Placed,
    ReadingRow,
    ReportRow,
    SectionRow,
    StatementRow,
)

__all__ = [
    "AGENCY",
    "COMPARISONS",
    "CONCORDANCE",
    "FINDINGS",
    "HARMONISED",
    "READINGS",
    "REPORTS",
    "REPORT_ID",
    "SECTIONS",
    "STATEMENTS",
    "YEAR",
    "place",
]

_INDICATOR = ("indicator", "Code of the cell in its form; null for none", "指标代码；无对应为空")
_APPLICANT = ("applicant", "Category of applicants, in the request table", "申请人类别（申请表）")
_UNIT = ("unit", "Unit, as printed or else the form's", "单位（原文；无则取报表格式）")
_VALUE = (
    "value",
    "The figure; null unless status is reported. Blank is null, zero is 0",
    "数值；仅在状态为reported时有值，空白为空值，零为0",
)
_YEAR = ("year", "Year reported on; null where the report tells none", "报告所属年度；未载明为空")


def _text_key(row: Keyed) -> str | None:
    return None if row.key is None else str(row.key)


REPORT_ID: Column[Keyed] = text(
    "report_id",
    "Id of the report: digest of its archive, its name there and its bytes",
    "报告标识：由档案、档案内名称与文件内容计算",
    _text_key,
    required=True,
    only="dataset",
)
_POSITION: Column[Keyed] = whole_number(
    "report",
    "Position of the report in the input",
    "报告在输入中的序号",
    lambda row: row.key,
    required=True,
    only="frames",
)
YEAR: Column[OfReport] = whole_number(*_YEAR, lambda row: row.report.year)
AGENCY: Column[OfReport] = text(
    "agency", "Reporting body, as printed", "报告机关（原文）", lambda row: row.report.agency.name
)
_PLACE_WORDS = (
    (
        "block",
        "Place: index of the paragraph or table in the prepared document",
        "位置：段落或表格序号",
    ),
    ("row", "Place: row of the table's grid, from 0", "位置：表格行号（从0起）"),
    ("column", "Place: column of the table's grid, from 0", "位置：表格列号（从0起）"),
    ("start", "Place: first character", "位置：起始字符", "character"),
    ("end", "Place: character after the last", "位置：结束字符", "character"),
)


def _place_columns() -> Iterator[Column[Placed]]:
    for name, description, description_zh, *unit in _PLACE_WORDS:
        yield Column(
            name=name, type="int", description=description, description_zh=description_zh,
            value=attrgetter(f"at.{name}"), unit=unit[0] if unit else None,
        )  # fmt: skip


_PLACE = tuple(_place_columns())


def place(at: Locator) -> dict[str, int | None]:
    """A Locator as a value of a column of places."""
    return {"block": at.block, "row": at.row, "column": at.column, "start": at.start, "end": at.end}


REPORTS: Table[ReportRow] = Table(
    name="reports",
    description="A report and its masthead",
    description_zh="一份报告及其抬头信息",
    columns=(
        REPORT_ID,
        _POSITION,
        text("archive", "The archive it stands in: last part of its path", "所在档案：路径的最后一段",
             lambda row: row.posting.archive, only="dataset"),
        text("name", "Name in the archive: path, or address of a crawled page", "档案内名称：路径或网址",
             lambda row: row.report.source.name, required=True, frame="source"),
        text("url", "Address it was crawled from", "抓取网址", lambda row: row.posting.url,
             only="dataset"),
        text("attachment_of", "Name of the page that links it", "链接该附件的页面名称",
             lambda row: row.posting.attachment_of, only="dataset"),
        text("format", "Format of the source", "来源格式", lambda row: row.report.source.format,
             values=FORMATS, required=True),
        text("encoding", "Charset that decoded the bytes", "解码所用字符集",
             lambda row: row.report.source.encoding),
        text("sha256", "Digest of the bytes", "文件摘要", lambda row: row.report.source.sha256,
             required=True),
        whole_number("size", "Size of the source", "文件大小", lambda row: row.report.source.size,
                     unit="byte", required=True),
        text("text_hash", "Digest of the normalised text; mirrors and re-posts share it",
             "规范化文本摘要；转载与镜像相同", lambda row: row.posting.text_hash, required=True,
             only="dataset"),
        text("title", "Title, as printed", "标题（原文）", lambda row: row.report.title),
        AGENCY,
        text("region", "Name of the body's place", "地区名称", lambda row: row.report.agency.region),
        text("level", "Administrative level of the place", "行政层级",
             lambda row: row.report.agency.level, values=LEVELS, as_text=True),
        text("division_code", "GB/T 2260 code of the place", "行政区划代码（GB/T 2260）",
             lambda row: row.report.agency.division_code),
        YEAR,
        day("period_start", "First day of the period that the report names", "统计期限起",
            lambda row: row.report.period.start if row.report.period else None),
        day("period_end", "Last day of the period that the report names", "统计期限止",
            lambda row: row.report.period.end if row.report.period else None),
        day("published", "Date of publication", "发布日期", lambda row: row.report.published),
        text("filler", "Body that filled the statutory table", "填报单位", lambda row: row.report.filler),
        text("office", "Office to ask", "联系机构", lambda row: row.report.contact.office),
        text("phone", "Telephone", "联系电话", lambda row: row.report.contact.phone),
        text("fax", "Fax", "传真", lambda row: row.report.contact.fax),
        text("email", "E-mail", "电子邮箱", lambda row: row.report.contact.email),
        text("address", "Address", "地址", lambda row: row.report.contact.address),
        text("postcode", "Postcode", "邮政编码", lambda row: row.report.contact.postcode),
        text("website", "Website", "网址", lambda row: row.report.contact.website),
        text("index_number", "Index number of the metadata box", "索引号",
             lambda row: row.report.metadata.index_number),
        text("publisher", "Publisher of the metadata box", "发布机构",
             lambda row: row.report.metadata.publisher),
        text("document_number", "Document number of the metadata box", "文号",
             lambda row: row.report.metadata.document_number),
        text("forms", "Statutory tables found, as form/table, joined by commas",
             "识别出的法定报表（格式/表），以逗号相连",
             lambda row: ",".join(f"{table.form}/{table.table}" for table in row.report.forms),
             required=True),
        whole_number("notes", "Number of reading problems", "读取问题数",
                     lambda row: len(row.report.notes), unit="1", required=True),
    ),
    key=("report_id",),
)  # fmt: skip

READINGS: Table[ReadingRow] = Table(
    name="readings",
    description="A value cell of a statutory table",
    description_zh="法定报表的一个数值单元格",
    columns=(
        REPORT_ID,
        _POSITION,
        AGENCY,
        YEAR,
        text("form", "Statutory form", "报表格式", lambda row: row.reading.form, values=FORMS,
             required=True),
        text(*_INDICATOR, lambda row: row.reading.indicator),
        text(*_APPLICANT, lambda row: row.reading.applicant, values=APPLICANTS, as_text=True),
        text("label", "Label of the row, as printed", "行标签（原文）", lambda row: row.reading.label,
             required=True),
        number(*_VALUE, lambda row: row.reading.value),
        text(*_UNIT, lambda row: row.reading.unit),
        text("status", "What the cell holds", "单元格状态", lambda row: row.reading.status,
             values=STATUSES, required=True),
        flag("inferred_zero", "A blank that a printed total proves to stand for 0; value stays null",
             "空白但合计数可证其为零；数值仍为空", lambda row: row.inferred_zero),
        text("raw", "Text of the cell, as printed; null where there is no cell",
             "单元格原文；无单元格为空", lambda row: row.reading.raw),
        *_PLACE,
    ),
)  # fmt: skip

COMPARISONS: Table[ComparisonRow] = Table(
    name="comparisons",
    description="A figure of a comparison table",
    description_zh="对比表的一个数据",
    columns=(
        REPORT_ID,
        _POSITION,
        AGENCY,
        whole_number(*_YEAR, lambda row: row.report.year, frame="report_year"),
        text("label", "Label, as printed", "标签（原文）", lambda row: row.comparison.label, required=True),
        text(*_INDICATOR, lambda row: row.comparison.indicator),
        whole_number("column_year", "Year that the column names", "该列所示年度",
                     lambda row: row.comparison.year, frame="year"),
        number(*_VALUE, lambda row: row.comparison.value),
        text(*_UNIT, lambda row: row.comparison.unit),
        number("change_percent", "Signed change", "增减幅度",
               lambda row: row.comparison.change_percent, unit="percent"),
        text("status", "What the value's cell holds", "数值单元格状态",
             lambda row: row.comparison.status, values=STATUSES, required=True),
        text("change_status", "What the rate's cell holds; null where there is none",
             "增减幅度单元格状态；无则为空", lambda row: row.comparison.change_status,
             values=STATUSES),
        *_PLACE,
    ),
)  # fmt: skip

STATEMENTS: Table[StatementRow] = Table(
    name="statements",
    description="A figure that the narrative states",
    description_zh="正文陈述的一个数据",
    columns=(
        REPORT_ID,
        _POSITION,
        whole_number("statement", "Its index in the report", "报告内序号", lambda row: row.number,
                     required=True),
        AGENCY,
        YEAR,
        text("topic", "What is counted", "统计事项", lambda row: row.statement.topic),
        text(*_INDICATOR, lambda row: row.statement.indicator),
        text("sum_of", "Codes whose sum it states, joined by +", "所述合计包含的指标，以+相连",
             lambda row: "+".join(row.statement.sum_of) or None),
        text(*_APPLICANT, lambda row: row.statement.applicant, values=APPLICANTS, as_text=True),
        number("value", "The figure, multiples of ten thousand written out", "数值（万、亿已展开）",
               lambda row: row.statement.value),
        text(*_UNIT, lambda row: row.statement.unit),
        text("qualifier", "How exact it is", "限定", lambda row: row.statement.qualifier,
             values=QUALIFIERS, required=True),
        number("change_percent", "Signed change on the year before", "同比增减",
               lambda row: row.statement.change_percent, unit="percent"),
        number("base_value", "Last year's figure, where stated", "上年数（如有）",
               lambda row: row.statement.base_value),
        number("share_percent", "Stated share of the whole", "所占比例",
               lambda row: row.statement.share_percent, unit="percent"),
        text("share_of", "Words that name the base of the share", "比例的基数（原文）",
             lambda row: row.statement.share_of),
        whole_number("whole", "Index of the figure whose breakdown lists it", "所属合计的序号",
                     lambda row: row.whole),
        flag("complete", "The words say that these are all its parts", "文中表明已列全部分项",
             lambda row: row.statement.complete),
        flag("stock", "Counts all up to a date, not those of the year", "累计数，非当年数",
             lambda row: row.statement.stock),
        text("scope", "Words that say whose figure it is", "数据范围（原文）",
             lambda row: row.statement.scope),
        text("text", "The words it was read from", "原文", lambda row: row.statement.text, required=True),
        text("section", "Kind of its section", "所在章节类别", lambda row: row.statement.section,
             required=True),
        *_PLACE,
    ),
    key=("report_id", "statement"),
)  # fmt: skip

SECTIONS: Table[SectionRow] = Table(
    name="sections",
    description="A section of the narrative",
    description_zh="正文的一个章节",
    columns=(
        REPORT_ID,
        _POSITION,
        whole_number(*_YEAR, lambda row: row.report.year, only="dataset"),
        whole_number("section", "Its index in reading order", "阅读顺序号", lambda row: row.number,
                     required=True),
        whole_number("parent", "Index of the section around it", "上级章节序号", lambda row: row.parent),
        whole_number("level", "1 for the outermost", "层级（1为最外层）", lambda row: row.section.level,
                     required=True),
        text("number", "Printed mark", "编号（原文）", lambda row: row.section.number),
        text("title", "Title", "标题", lambda row: row.section.title, required=True),
        text("kind", "Canonical kind", "章节类别", lambda row: row.section.kind, required=True),
        text("text", "Its own paragraphs, one a line", "本节段落，每段一行",
             lambda row: row.section.text, required=True),
        *_PLACE,
    ),
    key=("report_id", "section"),
)  # fmt: skip

FINDINGS: Table[FindingRow] = Table(
    name="findings",
    description="What a rule found in a report",
    description_zh="规则在报告中发现的问题",
    columns=(
        REPORT_ID,
        whole_number("report", "Position of the report in the input; null for a file that is not in it",
                     "报告在输入中的序号；不在其中的文件为空", lambda row: row.key, only="frames"),
        whole_number(*_YEAR, lambda row: row.year, only="dataset"),
        text("file", "Name of the source", "来源名称", lambda row: row.finding.file, required=True),
        text("rule", "Code of the rule", "规则代码", lambda row: row.finding.rule, required=True),
        text("name", "Name of the rule", "规则名称", lambda row: row.finding.name, required=True),
        text("severity", "Severity", "严重程度", lambda row: row.finding.severity, values=SEVERITIES,
             ranked=True, required=True),
        text("message", "One sentence in English", "英文说明", lambda row: row.finding.message,
             required=True),
        text("message_zh", "One sentence in Chinese", "中文说明", lambda row: row.finding.message_zh,
             required=True),
        text("indicators", "Codes of the cells concerned, joined by commas", "相关指标，以逗号相连",
             lambda row: ",".join(row.finding.indicators) or None),
        text(*_APPLICANT, lambda row: row.finding.applicant, values=APPLICANTS, as_text=True),
        text("observed", "What stands there", "实际内容", lambda row: row.finding.observed),
        text("expected", "What should", "应有内容", lambda row: row.finding.expected),
        text("suggestion", "A correction to consider; applied by nobody", "建议（英文；从不自动修改）",
             lambda row: row.finding.suggestion),
        text("suggestion_zh", "The same in Chinese", "建议（中文；从不自动修改）",
             lambda row: row.finding.suggestion_zh),
        *_PLACE,
        Column(name="evidence", type="places", description="All places; block to end are the first",
               description_zh="全部位置；前列各列为首个位置",
               value=lambda row: [place(at) for at in row.finding.evidence], required=True,
               only="dataset"),
    ),
)  # fmt: skip

CONCORDANCE: Table[ConcordanceRow] = Table(
    name="concordance",
    description="Which cells of the forms measure the same series",
    description_zh="各报表格式指标的对应关系",
    columns=(
        text("series", "Name of the series", "序列名称", lambda row: row.series.code, required=True),
        text("label", "The series in Chinese", "序列中文名", lambda row: row.series.label, required=True),
        text("name", "The series in English", "序列英文名", lambda row: row.series.name, required=True),
        text("form", "Statutory form", "报表格式", lambda row: row.member.form, values=FORMS,
             required=True),
        text("indicator", "Code of a cell of the form", "指标代码", lambda row: row.indicator,
             required=True),
        text("relation", "To the cells of the form before; null for the first", "与上一格式的关系；首个为空",
             lambda row: row.member.relation, values=RELATIONS),
        whole_number("segment", "Stretch within which the series may be chained", "可衔接的区段",
                     lambda row: row.segment, required=True),
        text("indicators", "All cells of the form that are added up, joined by +", "相加的全部指标，以+相连",
             lambda row: "+".join(row.member.indicators), required=True, only="dataset"),
        whole_number("of", "Number of these cells", "相加的指标数",
                     lambda row: len(row.member.indicators), required=True, only="dataset"),
        flag("by_applicant", "A form has it by category of applicants", "有格式按申请人类别列出",
             lambda row: row.by_applicant, only="dataset"),
        text("reason", "Why it is near or a break", "口径相近或中断的原因（英文）",
             lambda row: row.member.reason),
        text("reason_zh", "The same in Chinese", "口径相近或中断的原因（中文）",
             lambda row: row.member.reason_zh),
    ),
    key=("series", "form", "indicator"),
    by_year=False,
)  # fmt: skip

_READING, _SERIES = READINGS.for_frames().column, CONCORDANCE.column
#: Readings as series: computed from frames and in the database, out of columns that are declared above.
HARMONISED = (
    _READING("report"), _READING("agency"), _READING("year"), _SERIES("series"),
    _READING("applicant"), _SERIES("segment"), _SERIES("relation"), _READING("form"),
    _SERIES("indicators"), _READING("value"), _READING("unit"), _READING("status"),
)  # fmt: skip
