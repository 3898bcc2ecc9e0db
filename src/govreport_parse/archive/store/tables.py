"""The tables of a dataset, each column declared once.

From these declarations come the Arrow schemas, the comments of ``govreport.duckdb``, the
``datapackage.json`` and the list in docs/archive.md; see :mod:`govreport_parse.archive.store.arrow`.
"""

from __future__ import annotations

import msgspec

__all__ = ["PARTITION_TABLES", "TABLES", "Column", "TableSpec"]

_STATUS = ("reported", "blank", "not_applicable", "unreadable", "missing")


class Column(msgspec.Struct, frozen=True):
    """One column.

    Attributes
    ----------
    name, type
        Type ``string``, ``int``, ``number`` (double), ``bool``, ``date`` or ``places`` (a list of
        Locators).
    description, description_zh
        What it holds.
    unit
        Of its numbers, where it is always the same.
    required
        Never null.
    values
        All that may stand in it, where that is a closed list.
    """

    name: str
    type: str
    description: str
    description_zh: str
    unit: str | None = None
    required: bool = False
    values: tuple[str, ...] = ()


class TableSpec(msgspec.Struct, frozen=True):
    """One table.

    Attributes
    ----------
    name, description, description_zh
        Its name and what a row is.
    columns
        In order; ``year`` is second where the table is partitioned by it.
    key
        Columns that together tell rows apart; empty where rows may be alike.
    by_year
        Whether its files stand in folders ``year=…``.
    """

    name: str
    description: str
    description_zh: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    by_year: bool = True


def _s(name: str, en: str, zh: str, *values: str, required: bool = False) -> Column:
    return Column(name, "string", en, zh, None, required, values)


def _i(name: str, en: str, zh: str, *, unit: str | None = None, required: bool = False) -> Column:
    return Column(name, "int", en, zh, unit, required)


def _n(name: str, en: str, zh: str, *, unit: str | None = None) -> Column:
    return Column(name, "number", en, zh, unit)


def _b(name: str, en: str, zh: str) -> Column:
    return Column(name, "bool", en, zh, None, True)


def _d(name: str, en: str, zh: str) -> Column:
    return Column(name, "date", en, zh)


_ID = _s(
    "report_id",
    "Id of the report: digest of its archive, its name there and its bytes",
    "报告标识：由档案、档案内名称与文件内容计算",
    required=True,
)
_YEAR = _i("year", "Year reported on; null where the report tells none", "报告所属年度；未载明为空")
_KEYED = (_ID, _YEAR)
_AGENCY = _s("agency", "Reporting body, as printed", "报告机关（原文）")
_PLACE = (
    _i("block", "Place: index of the paragraph or table in the prepared document", "位置：段落或表格序号"),
    _i("row", "Place: row of the table's grid, from 0", "位置：表格行号（从0起）"),
    _i("column", "Place: column of the table's grid, from 0", "位置：表格列号（从0起）"),
    _i("start", "Place: first character", "位置：起始字符", unit="character"),
    _i("end", "Place: character after the last", "位置：结束字符", unit="character"),
)  # fmt: skip
_FORM = _s("form", "Statutory form", "报表格式", "2008", "2014", "2019", "2021", required=True)
_INDICATOR = _s("indicator", "Code of the cell in its form; null for none", "指标代码；无对应为空")
_APPLICANT = _s(
    "applicant",
    "Category of applicants, in the request table",
    "申请人类别（申请表）",
    "natural_person", "business", "research", "social", "legal_service", "other", "total",
)  # fmt: skip
_UNIT = _s("unit", "Unit, as printed or else the form's", "单位（原文；无则取报表格式）")
_VALUE = _n(
    "value",
    "The figure; null unless status is reported. Blank is null, zero is 0",
    "数值；仅在状态为reported时有值，空白为空值，零为0",
)
_NAME = _s(
    "name",
    "Name in the archive: path, or address of a crawled page",
    "档案内名称：路径或网址",
    required=True,
)
_ARCHIVE = _s(
    "archive", "The archive it stands in: last part of its path", "所在档案：路径的最后一段"
)
_CHUNK = _s("chunk", "The part files that hold its rows", "所在数据分块", required=True)

_REPORTS = TableSpec(
    "reports",
    "A report and its masthead",
    "一份报告及其抬头信息",
    (
        *_KEYED,
        _ARCHIVE,
        _NAME,
        _s("url", "Address it was crawled from", "抓取网址"),
        _s("attachment_of", "Name of the page that links it", "链接该附件的页面名称"),
        _s("format", "Format of the source", "来源格式", "html", "docx", "text", required=True),
        _s("encoding", "Charset that decoded the bytes", "解码所用字符集"),
        _s("sha256", "Digest of the bytes", "文件摘要", required=True),
        _i("size", "Size of the source", "文件大小", unit="byte", required=True),
        _s("text_hash", "Digest of the normalised text; mirrors and re-posts share it",
           "规范化文本摘要；转载与镜像相同", required=True),
        _s("title", "Title, as printed", "标题（原文）"),
        _AGENCY,
        _s("region", "Name of the body's place", "地区名称"),
        _s("level", "Administrative level of the place", "行政层级",
           "province", "prefecture", "county", "township"),
        _s("division_code", "GB/T 2260 code of the place", "行政区划代码（GB/T 2260）"),
        _d("period_start", "First day of the period that the report names", "统计期限起"),
        _d("period_end", "Last day of the period that the report names", "统计期限止"),
        _d("published", "Date of publication", "发布日期"),
        _s("filler", "Body that filled the statutory table", "填报单位"),
        _s("office", "Office to ask", "联系机构"),
        _s("phone", "Telephone", "联系电话"),
        _s("fax", "Fax", "传真"),
        _s("email", "E-mail", "电子邮箱"),
        _s("address", "Address", "地址"),
        _s("postcode", "Postcode", "邮政编码"),
        _s("website", "Website", "网址"),
        _s("index_number", "Index number of the metadata box", "索引号"),
        _s("publisher", "Publisher of the metadata box", "发布机构"),
        _s("document_number", "Document number of the metadata box", "文号"),
        _s("forms", "Statutory tables found, as form/table, joined by commas",
           "识别出的法定报表（格式/表），以逗号相连", required=True),
        _i("notes", "Number of reading problems", "读取问题数", unit="1", required=True),
    ),
    key=("report_id",),
)  # fmt: skip

_READINGS = TableSpec(
    "readings",
    "A value cell of a statutory table",
    "法定报表的一个数值单元格",
    (
        *_KEYED, _AGENCY, _FORM, _INDICATOR, _APPLICANT,
        _s("label", "Label of the row, as printed", "行标签（原文）", required=True),
        _VALUE, _UNIT,
        _s("status", "What the cell holds", "单元格状态", *_STATUS, required=True),
        _b("inferred_zero", "A blank that a printed total proves to stand for 0; value stays null",
           "空白但合计数可证其为零；数值仍为空"),
        _s("raw", "Text of the cell, as printed; null where there is no cell",
           "单元格原文；无单元格为空"),
        *_PLACE,
    ),
)  # fmt: skip

_COMPARISONS = TableSpec(
    "comparisons",
    "A figure of a comparison table",
    "对比表的一个数据",
    (
        *_KEYED, _AGENCY,
        _s("label", "Label, as printed", "标签（原文）", required=True),
        _INDICATOR,
        _i("column_year", "Year that the column names", "该列所示年度"),
        _VALUE, _UNIT,
        _n("change_percent", "Signed change", "增减幅度", unit="percent"),
        _s("status", "What the value's cell holds", "数值单元格状态", *_STATUS, required=True),
        _s("change_status", "What the rate's cell holds; null where there is none",
           "增减幅度单元格状态；无则为空", *_STATUS),
        *_PLACE,
    ),
)  # fmt: skip

_STATEMENTS = TableSpec(
    "statements",
    "A figure that the narrative states",
    "正文陈述的一个数据",
    (
        *_KEYED,
        _i("statement", "Its index in the report", "报告内序号", required=True),
        _AGENCY,
        _s("topic", "What is counted", "统计事项"),
        _INDICATOR,
        _s("sum_of", "Codes whose sum it states, joined by +", "所述合计包含的指标，以+相连"),
        _APPLICANT,
        _n("value", "The figure, multiples of ten thousand written out", "数值（万、亿已展开）"),
        _UNIT,
        _s("qualifier", "How exact it is", "限定",
           "exact", "at_least", "at_most", "about", "negated", required=True),
        _n("change_percent", "Signed change on the year before", "同比增减", unit="percent"),
        _n("base_value", "Last year's figure, where stated", "上年数（如有）"),
        _n("share_percent", "Stated share of the whole", "所占比例", unit="percent"),
        _s("share_of", "Words that name the base of the share", "比例的基数（原文）"),
        _i("whole", "Index of the figure whose breakdown lists it", "所属合计的序号"),
        _b("complete", "The words say that these are all its parts", "文中表明已列全部分项"),
        _b("stock", "Counts all up to a date, not those of the year", "累计数，非当年数"),
        _s("scope", "Words that say whose figure it is", "数据范围（原文）"),
        _s("text", "The words it was read from", "原文", required=True),
        _s("section", "Kind of its section", "所在章节类别", required=True),
        *_PLACE,
    ),
    key=("report_id", "statement"),
)  # fmt: skip

_SECTIONS = TableSpec(
    "sections",
    "A section of the narrative",
    "正文的一个章节",
    (
        *_KEYED,
        _i("section", "Its index in reading order", "阅读顺序号", required=True),
        _i("parent", "Index of the section around it", "上级章节序号"),
        _i("level", "1 for the outermost", "层级（1为最外层）", required=True),
        _s("number", "Printed mark", "编号（原文）"),
        _s("title", "Title", "标题", required=True),
        _s("kind", "Canonical kind", "章节类别", required=True),
        _s("text", "Its own paragraphs, one a line", "本节段落，每段一行", required=True),
        *_PLACE,
    ),
    key=("report_id", "section"),
)  # fmt: skip

_FINDINGS = TableSpec(
    "findings",
    "What a rule found in a report",
    "规则在报告中发现的问题",
    (
        *_KEYED,
        _s("file", "Name of the source", "来源名称", required=True),
        _s("rule", "Code of the rule", "规则代码", required=True),
        _s("name", "Name of the rule", "规则名称", required=True),
        _s("severity", "Severity", "严重程度", "error", "warning", "hint", required=True),
        _s("message", "One sentence in English", "英文说明", required=True),
        _s("message_zh", "One sentence in Chinese", "中文说明", required=True),
        _s("indicators", "Codes of the cells concerned, joined by commas", "相关指标，以逗号相连"),
        _APPLICANT,
        _s("observed", "What stands there", "实际内容"),
        _s("expected", "What should", "应有内容"),
        _s("suggestion", "A correction to consider; applied by nobody", "建议（英文；从不自动修改）"),
        _s("suggestion_zh", "The same in Chinese", "建议（中文；从不自动修改）"),
        *_PLACE,
        Column("evidence", "places", "All places; block to end are the first",
               "全部位置；前列各列为首个位置", None, True),
    ),
)  # fmt: skip

_RECORDS = TableSpec(
    "records",
    "A report as it was read, without loss",
    "完整的报告记录",
    (
        *_KEYED,
        _AGENCY,
        _s("agency_key", "What the reports of one body share: division code, and name less its places; null where "
           "the division is not known", "机关标识：区划代码与机构名称；区划不明则为空"),
        _s("report", "The record as JSON", "报告记录（JSON）", required=True),
        _s("findings", "What the rules found, as a JSON list", "发现的问题（JSON数组）", required=True),
    ),
    key=("report_id",),
)  # fmt: skip

_FAILURES = TableSpec(
    "failures",
    "A source that gave no report",
    "未能得到报告的来源",
    (
        _ID,
        _ARCHIVE,
        _NAME,
        _s("url", "Address it was crawled from", "抓取网址"),
        _i("size", "Size of the source", "文件大小", unit="byte"),
        _s("stage", "Where it failed", "失败阶段", "source", "read", "check", "worker", "across", required=True),
        _s("kind", "Kind of failure: the name of the exception, OutOfTime, OutOfMemory, WorkerDied "
           "or Skipped", "失败类型", required=True),
        _s("message", "What happened, in English", "英文说明", required=True),
        _s("message_zh", "What happened, in Chinese", "中文说明", required=True),
        _s("traceback", "Traceback of an unexpected exception", "意外异常的调用栈"),
    ),
    key=("report_id",),
    by_year=False,
)  # fmt: skip

_DUPLICATES = TableSpec(
    "duplicates",
    "A report that says the same as another one, which is kept",
    "与另一份（保留的）报告内容相同的报告",
    (
        _ID,
        _s("kept_report_id", "The report that counts instead", "计数时保留的报告", required=True),
        _s("reason", "Why they are the same", "判定依据", "same-text", required=True),
    ),
    key=("report_id",),
    by_year=False,
)  # fmt: skip

_MANIFEST = TableSpec(
    "manifest",
    "A source that was done, and with what; the commit of its chunk",
    "已处理的来源；分块的提交记录",
    (
        _CHUNK,
        _s("replaces", "Chunks that this one replaces, joined by commas", "被本块取代的分块"),
        _s("outcome", "What became of it; superseded: the older rows of report_id in its chunk count no "
           "more; derived: tables computed over all reports", "结果",
           "report", "failure", "skipped", "superseded", "derived", required=True),
        _ID,
        _ARCHIVE,
        _NAME,
        _s("url", "Address it was crawled from", "抓取网址"),
        _s("attachment_of", "Name of the page that links it", "链接该附件的页面名称"),
        _s("sha256", "Digest of the bytes; of the reason for a skipped entry", "文件摘要；跳过者为原因摘要"),
        _i("size", "Size of the source", "文件大小", unit="byte"),
        _s("settings", "Digest of package version and options", "软件版本与选项摘要", required=True),
        _s("version", "Version of the package", "软件版本", required=True),
        _s("agency", "Reporting body, as printed", "报告机关（原文）"),
        _i("report_year", "Year reported on", "报告所属年度"),
        _s("text_hash", "Digest of the normalised text", "规范化文本摘要"),
        _i("readings", "Rows in readings", "读数行数", unit="1", required=True),
        _i("findings", "Rows in findings", "问题行数", unit="1", required=True),
        _s("old_chunk", "Of a superseded entry: the chunk whose rows count no more",
           "被取代条目原所在分块"),
    ),
    by_year=False,
)  # fmt: skip

#: Every table by name.
TABLES: dict[str, TableSpec] = {
    table.name: table
    for table in (
        _REPORTS, _READINGS, _COMPARISONS, _STATEMENTS, _SECTIONS, _FINDINGS, _RECORDS, _FAILURES,
        _DUPLICATES, _MANIFEST,
    )
}  # fmt: skip

#: Tables that a partition fills; the rest is computed over all reports.
PARTITION_TABLES = tuple(name for name in TABLES if name != "duplicates")
