"""The tables of reports, each column declared once: name, type, meaning and where its value comes from.

The order is that of frames; a dataset has the report's id and year first.
"""

from __future__ import annotations

from govreport_parse.outputs.categories import (
    APPLICANTS,
    BASES,
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
    ReadingRow,
    ReportRow,
    SectionRow,
    StatementRow,
)

__all__ = [
    "AGENCY",
    "AGENCY_KEY",
    "COMPARISONS",
    "CONCORDANCE",
    "DIVISION_CODE",
    "FINDINGS",
    "HARMONISED",
    "OF_REPORT",
    "READINGS",
    "REPORTS",
    "REPORT_ID",
    "SECTIONS",
    "STATEMENTS",
    "YEAR",
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


REPORT_ID = text(
    "report_id",
    "Id of the report: digest of its archive, its name there and its bytes",
    "报告标识：由档案、档案内名称与文件内容计算",
    "key",
    required=True,
    only="dataset",
)
_POSITION = whole_number(
    "report",
    "Position of the report in the input",
    "报告在输入中的序号",
    "key",
    required=True,
    only="frames",
)
YEAR = whole_number(*_YEAR, "report.year")
AGENCY = text("agency", "Reporting body, as printed", "报告机关（原文）", "report.agency.name")
AGENCY_KEY = text(
    "agency_key",
    "What the reports of one body share: division code, and name less its places; without a code where "
    "the division is not known: such a key may stand for several bodies",
    "机关标识：区划代码与去除地名的机构名称；区划不明则无代码，可能涉及多个机关",
    "agency_key",
)
DIVISION_CODE = text(
    "division_code", "GB/T 2260 code of the place", "行政区划代码（GB/T 2260）",
    "report.agency.division_code",
)  # fmt: skip
_IDENTITY = (
    AGENCY,
    AGENCY_KEY,
    text("region", "Name of the body's place", "地区名称", "report.agency.region"),
    text("level", "Administrative level of the place", "行政层级", "report.agency.level",
         values=LEVELS, as_text=True),
    DIVISION_CODE,
)  # fmt: skip
#: Columns whose value all readings of a report share.
OF_REPORT = (*(column.name for column in _IDENTITY), YEAR.name)
_PLACE = (
    whole_number("block", "Place: index of the paragraph or table in the prepared document",
                 "位置：段落或表格序号", "at.block"),
    whole_number("row", "Place: row of the table's grid, from 0", "位置：表格行号（从0起）", "at.row"),
    whole_number("column", "Place: column of the table's grid, from 0", "位置：表格列号（从0起）",
                 "at.column"),
    whole_number("start", "Place: first character", "位置：起始字符", "at.start", unit="character"),
    whole_number("end", "Place: character after the last", "位置：结束字符", "at.end", unit="character"),
)  # fmt: skip


REPORTS: Table[ReportRow] = Table(
    name="reports",
    description="A report and its masthead",
    description_zh="一份报告及其抬头信息",
    columns=(
        REPORT_ID,
        _POSITION,
        text("report_id", "Its id in the dataset that it comes from; null where it comes from none",
             "所在数据集中的报告标识；不来自数据集则为空", "report_id", only="frames"),
        text("archive", "The archive it stands in: last part of its path", "所在档案：路径的最后一段",
             "posting.archive", only="dataset"),
        text("name", "Name in the archive: path, or address of a crawled page", "档案内名称：路径或网址",
             "report.source.name", required=True, frame="source"),
        text("url", "Address it was crawled from", "抓取网址", "posting.url",
             only="dataset"),
        text("attachment_of", "Name of the page that links it", "链接该附件的页面名称",
             "posting.attachment_of", only="dataset"),
        text("format", "Format of the source", "来源格式", "report.source.format",
             values=FORMATS, required=True),
        text("encoding", "Charset that decoded the bytes", "解码所用字符集",
             "report.source.encoding"),
        text("sha256", "Digest of the bytes", "文件摘要", "report.source.sha256",
             required=True),
        whole_number("size", "Size of the source", "文件大小", "report.source.size",
                     unit="byte", required=True),
        text("text_hash", "Digest of the normalised text, which mirrors and re-posts share; null where not all of it was read",
             "规范化文本摘要；转载与镜像相同；未读取全文为空", "posting.text_hash", only="dataset"),
        text("title", "Title, as printed", "标题（原文）", "report.title"),
        *_IDENTITY,
        YEAR,
        day("period_start", "First day of the period that the report names", "统计期限起",
            "period_start"),
        day("period_end", "Last day of the period that the report names", "统计期限止",
            "period_end"),
        day("published", "Date of publication", "发布日期", "report.published"),
        text("filler", "Body that filled the statutory table", "填报单位", "report.filler"),
        text("office", "Office to ask", "联系机构", "report.contact.office"),
        text("phone", "Telephone", "联系电话", "report.contact.phone"),
        text("fax", "Fax", "传真", "report.contact.fax"),
        text("email", "E-mail", "电子邮箱", "report.contact.email"),
        text("address", "Address", "地址", "report.contact.address"),
        text("postcode", "Postcode", "邮政编码", "report.contact.postcode"),
        text("website", "Website", "网址", "report.contact.website"),
        text("index_number", "Index number of the metadata box", "索引号",
             "report.metadata.index_number"),
        text("publisher", "Publisher of the metadata box", "发布机构",
             "report.metadata.publisher"),
        text("document_number", "Document number of the metadata box", "文号",
             "report.metadata.document_number"),
        text("forms", "Statutory tables found, as form/table, joined by commas",
             "识别出的法定报表（格式/表），以逗号相连",
             "forms",
             required=True),
        whole_number("notes", "Number of reading problems", "读取问题数",
                     "notes", unit="1", required=True),
    ),
    key=("report_id",),
)  # fmt: skip

READINGS: Table[ReadingRow] = Table(
    name="readings",
    description="A value cell of a statutory table",
    description_zh="法定报表的一项数据",
    columns=(
        REPORT_ID,
        _POSITION,
        *_IDENTITY,
        YEAR,
        text("form", "Statutory form", "报表格式", "reading.form", values=FORMS,
             required=True),
        text(*_INDICATOR, "reading.indicator"),
        text(*_APPLICANT, "reading.applicant", values=APPLICANTS, as_text=True),
        text("label", "Label of the row, as printed", "行标签（原文）", "reading.label",
             required=True),
        number(*_VALUE, "reading.value"),
        text(*_UNIT, "reading.unit"),
        text("status", "What the cell holds", "填报情况", "reading.status",
             values=STATUSES, required=True),
        flag("inferred_zero", "A blank that a printed total proves to stand for 0; value stays null",
             "空白但合计数可证其为零；数值仍为空", "inferred_zero"),
        text("findings", "Codes of the rules whose findings rest on this cell or its row, joined by commas",
             "涉及该项数据或其所在行的问题的规则代码，以逗号相连", "findings", derived=True),
        text("suspect", "The worst severity of these findings; null where none rests on it",
             "上述问题的最高严重程度；无则为空", "suspect", values=SEVERITIES, ranked=True, derived=True),
        text("raw", "Text of the cell, as printed; null where there is no cell",
             "填报内容（原文）；无此项为空", "reading.raw"),
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
        AGENCY_KEY,
        whole_number(*_YEAR, "report.year", frame="report_year"),
        text("label", "Label, as printed", "标签（原文）", "comparison.label", required=True),
        text(*_INDICATOR, "comparison.indicator"),
        whole_number("column_year", "Year that the column names", "该列所示年度",
                     "comparison.year", frame="year"),
        number(*_VALUE, "comparison.value"),
        text(*_UNIT, "comparison.unit"),
        number("change_percent", "Signed change", "增减幅度",
               "comparison.change_percent", unit="percent"),
        text("status", "What the value's cell holds", "数值的填报情况",
             "comparison.status", values=STATUSES, required=True),
        text("change_status", "What the rate's cell holds; null where there is none",
             "增减幅度的填报情况；无则为空", "comparison.change_status",
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
        whole_number("statement", "Its index in the report", "报告内序号", "number",
                     required=True),
        AGENCY,
        AGENCY_KEY,
        YEAR,
        text("counted", "The words that name what is counted", "统计事项（原文）", "counted"),
        text("topic", "What is counted", "统计事项", "statement.topic"),
        text("basis", "What says so: its own words, its list, or the context", "认定依据",
             "statement.basis", values=BASES, required=True),
        text(*_INDICATOR, "statement.indicator"),
        text("sum_of", "Codes whose sum it states, joined by +", "所述合计包含的指标，以+相连",
             "sum_of"),
        text(*_APPLICANT, "statement.applicant", values=APPLICANTS, as_text=True),
        number("value", "The figure, multiples of ten thousand written out; none for all",
               "数值（万、亿已展开；“均”为空）", "statement.value"),
        text(*_UNIT, "statement.unit"),
        text("qualifier", "How exact it is", "限定", "statement.qualifier",
             values=QUALIFIERS, required=True),
        number("change_percent", "Signed change on the year before", "同比增减",
               "statement.change_percent", unit="percent"),
        number("base_value", "Last year's figure, where stated", "上年数（如有）",
               "statement.base_value"),
        number("share_percent", "Stated share of the whole", "所占比例",
               "statement.share_percent", unit="percent"),
        text("share_of", "Words that name the base of the share", "比例的基数（原文）",
             "statement.share_of"),
        whole_number("whole", "Index of the figure whose breakdown lists it", "所属合计的序号",
                     "whole"),
        flag("complete", "The words say that these are all its parts", "文中表明已列全部分项",
             "statement.complete"),
        flag("stock", "Counts all up to a date, not those of the year", "累计数，非当年数",
             "statement.stock"),
        text("scope", "Words that say whose figure it is", "数据范围（原文）",
             "statement.scope"),
        text("text", "The words it was read from", "原文", "statement.text", required=True),
        text("section", "Kind of its section", "所在章节类别", "statement.section",
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
        whole_number(*_YEAR, "report.year", only="dataset"),
        whole_number("section", "Its index in reading order", "阅读顺序号", "number",
                     required=True),
        whole_number("parent", "Index of the section around it", "上级章节序号", "parent"),
        whole_number("level", "1 for the outermost", "层级（1为最外层）", "section.level",
                     required=True),
        text("number", "Printed mark", "编号（原文）", "section.number"),
        text("title", "Title", "标题", "section.title", required=True),
        text("kind", "Canonical kind", "章节类别", "section.kind", required=True),
        text("text", "Its own paragraphs, one a line", "本节段落，每段一行",
             "section.text", required=True),
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
        _POSITION,
        whole_number(*_YEAR, "year", only="dataset"),
        text("file", "Name of the source", "来源名称", "finding.file", required=True),
        text("rule", "Code of the rule", "规则代码", "finding.rule", required=True),
        text("name", "Name of the rule", "规则名称", "finding.name", required=True),
        text("severity", "Severity", "严重程度", "finding.severity", values=SEVERITIES,
             ranked=True, required=True),
        text("message", "One sentence in English", "英文说明", "finding.message",
             required=True),
        text("message_zh", "One sentence in Chinese", "中文说明", "finding.message_zh",
             required=True),
        text("where", "The places that it rests on, in words", "问题所在位置（英文）", "finding.where"),
        text("where_zh", "The same in Chinese", "问题所在位置（中文）", "finding.where_zh"),
        text("indicators", "Codes of the cells concerned, joined by commas", "相关指标，以逗号相连",
             "indicators"),
        text(*_APPLICANT, "finding.applicant", values=APPLICANTS, as_text=True),
        text("observed", "What stands there", "实际内容", "finding.observed"),
        text("expected", "What should", "应有内容", "finding.expected"),
        text("suggestion", "A correction to consider; applied by nobody", "建议（英文；从不自动修改）",
             "finding.suggestion"),
        text("suggestion_zh", "The same in Chinese", "建议（中文；从不自动修改）",
             "finding.suggestion_zh"),
        *_PLACE,
        Column(name="evidence", type="places", description="All places; block to end are the first",
               description_zh="全部位置；前列各列为首个位置",
               path="evidence", required=True,
               only="dataset"),
    ),
)  # fmt: skip

CONCORDANCE: Table[ConcordanceRow] = Table(
    name="concordance",
    description="Which cells of the forms measure the same series",
    description_zh="各报表格式指标的对应关系",
    columns=(
        text("series", "Name of the series", "序列名称", "series.code", required=True),
        text("label", "The series in English", "序列英文名", "series.name", required=True),
        text("label_zh", "The series in Chinese", "序列中文名", "series.label", required=True),
        text("form", "Statutory form", "报表格式", "member.form", values=FORMS,
             required=True),
        text("indicator", "Code of a cell of the form", "指标代码", "indicator",
             required=True),
        text("relation", "To the cells of the form before; null for the first", "与上一格式的关系；首个为空",
             "member.relation", values=RELATIONS),
        whole_number("segment", "Stretch within which the series may be chained", "可衔接的区段",
                     "segment", required=True),
        text("indicators", "All cells of the form that are added up, joined by +", "相加的全部指标，以+相连",
             "indicators", required=True, only="dataset"),
        whole_number("of", "Number of these cells", "相加的指标数",
                     "of", required=True, only="dataset"),
        flag("by_applicant", "A form has it by category of applicants", "有格式按申请人类别列出",
             "by_applicant"),
        text("reason", "Why it is near or a break", "口径相近或中断的原因（英文）",
             "member.reason"),
        text("reason_zh", "The same in Chinese", "口径相近或中断的原因（中文）",
             "member.reason_zh"),
    ),
    key=("series", "form", "indicator"),
    by_year=False,
)  # fmt: skip

#: Of a series: the total of all where it has no categories.
APPLICANT = text(
    "applicant", "Category of applicants; total where the series has none", "申请人类别；无此区分为total",
    "-", values=APPLICANTS, as_text=True, required=True,
)  # fmt: skip
_READING, _SERIES = READINGS.for_frames().column, CONCORDANCE.column
#: Readings as series: computed from frames and in the database, out of columns that are declared above.
HARMONISED = (
    _READING("report"), *_IDENTITY, _READING("year"), _SERIES("series"),
    _SERIES("label"), _SERIES("label_zh"), APPLICANT, _SERIES("segment"), _SERIES("relation"), _READING("form"),
    _SERIES("indicators"), _READING("value"), _READING("unit"), _READING("status"),
    _READING("inferred_zero"), _READING("findings"), _READING("suspect"),
)  # fmt: skip
