"""What one document may cost: every bound in one place, each with what calibrated it.

A published report is a page of 48 to 218 KB with under 100,000 characters of text, some hundreds of
paragraphs and at most a dozen tables. Each bound below lies several times beyond that, and low
enough that whatever stays under all of them is read and checked in seconds and in less than half
a gigabyte; docs/limits.md says what is tested and measured.
"""

from __future__ import annotations

import msgspec

from govreport_parse.model.errors import LimitExceeded

__all__ = [
    "BLOCKS",
    "BYTES",
    "CELLS",
    "CHARACTERS",
    "COLUMNS",
    "DEPTH",
    "FIGURES",
    "MARKUP",
    "MEMBERS",
    "PAGES",
    "PAGE_BYTES",
    "PAGE_OBJECTS",
    "PATH_STEPS",
    "PIXELS",
    "RATIO",
    "ROWS",
    "RTF_GROUPS",
    "RTF_WORDS",
    "SCANS",
    "STREAMS",
    "TABLES",
    "TAGS",
    "TAG_PARTS",
    "TEXT",
    "TEXT_FILE",
    "UNPACKED",
    "Limit",
    "exceeded",
    "named",
    "require",
]


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """A bound: its value, and what it counts in English and Chinese."""

    value: int
    what: str
    what_zh: str


# A Word file with photographs reaches some tens of megabytes.
BYTES = Limit(value=64 * 2**20, what="bytes", what_zh="文件字节数")
# A page carries pictures inside itself (data: URIs) at most. Bytes that no charset explains are
# decoded several times.
PAGE_BYTES = Limit(value=16 * 2**20, what="bytes of a page or text file", what_zh="网页字节数")
# Bytes of a page's source in UTF-8, without the pictures inside it.
MARKUP = Limit(value=8 * 2**20, what="bytes of markup", what_zh="网页源码字节数")
# A page of 218 KB has some 10,000. Lines of many more runs take lxml a time that grows with the square.
PAGE_TAGS = Limit(value=200_000, what="tags of a page", what_zh="网页标签数")
# A Word file of 60 pages has 60,000.
TAGS = Limit(value=500_000, what="tags", what_zh="标签数")
# Attributes of one tag: lxml takes a time that grows with their square.
TAG_PARTS = Limit(value=500, what="attributes of one tag", what_zh="单个标签的属性数")
# Elements inside each other that are neither runs of text nor boxes (tables, lists, headings);
# lxml follows 2,048 of them, published pages have 40 levels of all kinds.
DEPTH = Limit(value=2_000, what="elements inside each other", what_zh="元素嵌套层数")
# Characters of a text file, blank ones included; a table dumped by a crawler is mostly blanks.
TEXT_FILE = Limit(value=1_000_000, what="characters of a text file", what_zh="文本文件字符数")
# Characters of paragraphs and cells. Published: under 100,000.
TEXT = Limit(value=500_000, what="characters of text", what_zh="正文字符数")
# Published: some hundreds; a list of a thousand links is no report, but must be told so.
BLOCKS = Limit(value=20_000, what="paragraphs and tables", what_zh="段落和表格数")
# Published: a dozen at most. A look-alike may list a hundred.
TABLES = Limit(value=200, what="tables", what_zh="表格数")
# Rows of all tables. Published: 150 at most; a catalogue of documents on one page has some hundreds.
ROWS = Limit(value=3_000, what="rows of tables", what_zh="表格行数")
# Grid positions of all tables, spans expanded. Published: 1,500.
CELLS = Limit(value=200_000, what="table cells, spans expanded", what_zh="表格总格数（含合并）")
# The widest statutory table has 16 columns, one dumped into a single line about 270. What lies
# beyond is cut, as a browser cuts a span.
COLUMNS = 600
# A DOCX of the benchmark set has 15 members, one with a hundred photographs 130.
MEMBERS = Limit(value=2_000, what="package members", what_zh="压缩包成员数")
# Bytes of all XML of a DOCX and of what it includes; one of 60 pages has 3 MB.
UNPACKED = Limit(value=48 * 2**20, what="bytes of XML unpacked", what_zh="解压后的XML字节数")
# Word's XML packs 10 to 25 to 1; a member of 4 KB and more beyond this was made to burst.
RATIO = Limit(value=200, what="times its packed size", what_zh="压缩比")
# LibreOffice writes 35,000 for a report, Word 150,000 of 60 pages, without what is passed over as a whole.
RTF_WORDS = Limit(value=1_500_000, what="control words of an RTF file", what_zh="RTF控制字数")
# Word's own are a dozen deep.
RTF_GROUPS = Limit(
    value=1_000, what="groups of an RTF file inside each other", what_zh="RTF嵌套层数"
)
# Pages of a PDF. Published: 3 to 40.
PAGES = Limit(value=300, what="pages", what_zh="页数")
# Pages whose characters are recognised, at 4 to 10 seconds each. Published: 3 to 40.
SCANS = Limit(value=60, what="scanned pages", what_zh="扫描页数")
# Pixels of a picture: A4 at 600 to the inch has 35 millions.
PIXELS = Limit(value=40_000_000, what="pixels of a picture", what_zh="图片像素数")
# Bytes of what a PDF holds packed, pictures aside; four whole Chinese fonts have 80 MB.
STREAMS = Limit(value=256 * 2**20, what="bytes of a PDF unpacked", what_zh="PDF解压后的字节数")
# Characters that a PDF draws, hidden ones included.
CHARACTERS = Limit(value=500_000, what="characters drawn", what_zh="绘制字符数")
# Objects that a PDF draws: runs of text, paths, pictures. A page of a report has 100 to 1,500.
PAGE_OBJECTS = Limit(value=300_000, what="drawn objects", what_zh="绘制对象数")
# Steps of the paths among them; a map drawn on a page has some ten thousand.
PATH_STEPS = Limit(value=1_000_000, what="steps of drawn paths", what_zh="绘制路径节点数")
# Figures, brackets and words such as 其中 in the narrative; published reports have some hundreds.
# Each takes up to half a millisecond.
FIGURES = Limit(value=6_000, what="figures and cues in the text", what_zh="正文数据及提示词数")


def exceeded(limit: Limit) -> LimitExceeded:
    """The exception for a bound that was passed; whoever knows the file's name adds it."""
    return LimitExceeded(
        "",
        f"more than {limit.value} {limit.what}; no report is that large: cut the document down to "
        "the report, or leave it out",
        f"{limit.what_zh}超过上限{limit.value}，年度报告不会如此之大；请截取报告部分或剔除该文件",
    )


def require(limit: Limit, found: int) -> None:
    """Raise LimitExceeded where `found` passes the bound."""
    if found > limit.value:
        raise exceeded(limit)


def named(error: LimitExceeded, name: str) -> LimitExceeded:
    """The same exception with the name of its file."""
    return LimitExceeded(name, error.reason, error.reason_zh)
