"""What coverage-guided fuzzing starts from, target by target, and the words it may put in."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import random
import zipfile
from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

import govreport_parse as gp
from govreport_parse.forms import load_forms
from tests.archives import SITE, Warc, page_with_link, tarred, zipped
from tests.pages import page
from tests.rendering import word97
from tests.rendering.web_archive import Habits, as_mhtml
from tests.safety.fuzzing.seeds import fixtures, package_parts, packed, rendered, unzipped
from tests.safety.fuzzing.targets import KINDS, PARTS, labels

_CELLS = (
    "815", " ８１５ ", "1,024", "-2", "+1036", "1.2万", "35012条（次）", "251000元", "一千二百零三", "二〇一七", "—", "无",
    "12&nbsp;3", "↓3%", "下降5.2个百分点", "持平", "\u200b", "½",
)  # fmt: skip
_MARKUP = (
    "<table>", "<tr>", "<td>", "</td>", "<br>", "<p>", "<!--", "-->", "<title>", "<textarea>", "<select>", "<svg>",
    "rowspan=9", "colspan=9", "style=display:none", "&nbsp;", "&#12288;", "charset=gbk", "<w:tr>", "<w:tc>",
    "<w:p>", "<w:r>", "<w:t>", "<w:vMerge/>", "<w:gridSpan w:val=", "</w:t>", "|", "PK",
)  # fmt: skip
_RICH = (
    r"\trowd\clvmgf\cellx900\cellx1800\pard\intbl 甲\cell{\deleted 9}12\cell\row", r"{\field{\*\fldinst PAGE}{\fldrslt 7}}",
    r"{\shp{\*\shpinst{\shptxt\pard 12\par}}}", r"{\footnote 12}{\pict\bin3 abc}\u20844?\'b9\'ab\uc0\u-10174\u-8265",
    r"{\*\listtable{\list{\listlevel\levelnfc39{\leveltext\'02\'00.;}}\listid1}}",
    r"{\*\listoverridetable{\listoverride\listid1\ls1}}\pard\ls1 12\par",
)  # fmt: skip
_ROWS = (
    "<table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-spanned='2' "
    "table:number-rows-spanned='2'><text:p>12</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"
)
_ITEM = "<text:list-item text:start-value='3'><text:p>甲</text:p>"
_OPEN = (
    f"<table:table>{_ROWS}</table:table>",
    f"<text:list>{_ITEM}<text:list>{_ITEM}</text:list-item></text:list></text:list-item></text:list>",
    "<text:p>1<text:s text:c='3'/>2<draw:frame><draw:text-box><text:p>9</text:p></draw:text-box></draw:frame></text:p>",
)
_CLIPPED = (
    "<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary='0 0 9 9'><ofd:AbbreviatedData>M 0 0 L 9 9</ofd:AbbreviatedData>"
    "</ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
)
_TURNED = (
    "<ofd:TextObject Boundary='10 10 50 9' CTM='0 1 -1 0 5 0' Size='4' HScale='0.8'><ofd:FillColor Value='255 255 255'/>"
    "<ofd:TextCode X='0' Y='4' DeltaX='g 2 4 3'>甲12</ofd:TextCode></ofd:TextObject>"
)
_CURVES = "S 1 1 L 9 1 9 9 Q 1 2 3 4 B 1 2 3 4 5 6 A 1 1 0 1 1 5 5 C"
_PAGES = (
    f"<ofd:PageBlock>{_TURNED}</ofd:PageBlock>",
    f"<ofd:PathObject Boundary='0 0 99 99' Fill='true'>{_CLIPPED}<ofd:AbbreviatedData>{_CURVES}</ofd:AbbreviatedData></ofd:PathObject>",
)
#: What draws on a page of a PDF: text by several fonts, hidden, turned, clipped and marked, lines, pictures.
OPERATORS = (
    "q BT /F 10 Tf 1 0 0 1 60 700 Tm <653665360031> Tj ET Q", "BT /H 10 Tf 3 Tr 1 0 0 1 320 686 Tm <31333530> Tj ET",
    "BT /F 9 Tf 0 1 -1 0 90 90 Tm [<0031> -200 <0032>] TJ ET", "60 690 m 400 690 l S", "60 690 300 -20 re S", "0 0 0 rg 60 600 340 1 re f",
    "q 9 0 0 9 50 50 cm /I Do Q", "q 60 600 50 50 re W n BT /X 10 Tf 60 610 Td <0031> Tj ET Q", "1 g 50 600 400 100 re f",
    "/Span<</ActualText<FEFF0037>>>BDC BT /F 10 Tf 1 0 0 1 90 700 Tm <0031> Tj ET EMC", "100 100 m 200 200 300 100 100 100 c f", "q", "Q",
)  # fmt: skip
_SHEET = (
    "<cols><col min='2' max='2' hidden='1'/></cols><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>甲</t></is></c><c><v>12</v></c>"
    "</row><row r='9' hidden='1'><c t='s'><v>0</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>"
)
_SAVED = (Habits(by="word", coding="base64"), Habits(by="mail", started=True), Habits(framed=True))
_WORDS = (
    "其中", "同比增长", "分别为", "未收到", "均", "合计", "本年", "上年", "单位：件", "2016年", "政府信息公开工作年度报告", "一、",
    "件", "条", "万元", "%", "倍", "一百二十", "统计指标", "指标", "序号",
)  # fmt: skip
_LONGEST_WORD = 60  # bytes; libFuzzer takes 64


def seeds(target: str) -> Iterator[bytes]:
    """Inputs of a target that reach far."""
    rng = random.Random(1)
    match target:
        case "html" | "text":
            yield from fixtures(target)
            yield from (rendered(target, rng) for _ in range(20))
        case "docx":
            for number, name in enumerate(PARTS):
                yield bytes([number]) + package_parts()[name]
            for package in fixtures("docx"):
                yield b"\0" + unzipped(package)[PARTS[0]]
            yield from (rendered("docx", rng) for _ in range(5))
        case "doc" | "rtf" | "odt" | "ofd" | "pdf" | "xlsx" | "mhtml":
            yield from (rendered(target, rng) for _ in range(3))
            yield from _SMALL[target]()
        case "numerals":
            yield from (text.encode() for text in _CELLS)
        case "alignment":
            yield from _grids()
        case "json":
            text = "<p>一、概述</p><p>收到申请24件，同比增长20%，其中网上申请8件。</p>"
            yield gp.parse(page(text).encode(), name="a.html").to_json().encode()
        case "sources":
            for suffix, data in archives():
                yield bytes([KINDS.index(suffix)]) + data


def small_doc() -> bytes:
    """A .doc with a list, a field, a deletion and a table."""
    story = word97.Story()
    story.add("2016年政府信息公开工作年度报告")
    story.end()
    story.add("公开")
    story.add("\x13 PAGE \x147\x15", word97.sprm(0x0855, 1))
    story.add("9", word97.sprm(0x0800, 1))
    story.end(set_as=word97.sprm(0x460B, 1))
    for text in ("规章", "12"):
        story.add(text)
        story.end("\7", set_as=word97.sprm(0x2416, 1))
    row = word97.table_row(0, [(900, 0), (1800, 0)])
    story.end("\7", set_as=word97.sprm(0x2416, 1) + word97.sprm(0x2417, 1) + row)
    story.end()
    parts = word97.lists({0: [("decimal", "\0.", 1, "tab")]}, {1: 0})
    return word97.packed(story, extra=word97.Extra(parts=parts))


_SMALL: dict[str, Callable[[], Iterable[bytes]]] = {
    "doc": lambda: [small_doc()],
    "rtf": lambda: [part.encode("gb18030") for part in _RICH],
    "odt": lambda: [part.encode() for part in _OPEN],
    "ofd": lambda: [part.encode() for part in _PAGES],
    "pdf": lambda: [part.encode() for part in OPERATORS],
    "xlsx": lambda: [_SHEET.encode()],
    "mhtml": lambda: [as_mhtml(fixtures("html")[0], habits) for habits in _SAVED],
}


def dictionary() -> str:
    """Words for libFuzzer's dictionary."""
    rows = {row.label for form in load_forms() for table in form.tables for row in table.rows}
    words = {word.encode()[:_LONGEST_WORD] for word in (*_MARKUP, *_WORDS, *sorted(rows))}
    return "".join(
        '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in sorted(words)
    )


def _grids() -> Iterator[bytes]:
    """Each form's tables as the alignment target takes them: a row its label and one figure."""
    for form in load_forms():
        for table in form.tables:
            rows = b""
            for row in table.rows:
                number = labels().index(row.label)
                rows += bytes([*divmod(number, 256), 16, 0, 2, 0])
            yield rows


def archives() -> Iterator[tuple[str, bytes]]:
    """Suffix and content of small archives of every kind that a source reads."""
    pages = [page_with_link(f"{k}.docx") for k in range(2)]
    members = [(f"{k}/页.html", page) for k, page in enumerate(pages)]
    warc = Warc(packed=False)
    for k, data in enumerate(pages):
        gzipped = [("Content-Encoding", "gzip")]
        warc.add(f"{SITE}/{k}", gzip.compress(data, mtime=0), headers=gzipped)
    tar = tarred([(name, page) for name, page in members])
    lines = b"\n".join(json.dumps({"url": SITE, "html": p.decode()}).encode() for p in pages)
    yield ".zip", zipped(members)
    yield ".zip", zipped(members, zipfile.ZIP_STORED)
    yield ".tar", tar
    yield ".warc", warc.stream.getvalue()
    yield ".jsonl", lines
    yield ".list", b"a.html\nb.zip\r\n\xff\xfe.warc"
    for suffix, data in ((".tar", tar), (".warc", warc.stream.getvalue()), (".jsonl", lines)):
        yield f"{suffix}.gz", gzip.compress(data, mtime=0)
    yield ".tar.zst", zstandard.compress(tar)
    yield ".tar.xz", lzma.compress(tar)
    yield ".docx", packed(package_parts())
    yield "", pages[0]
    stream = io.BytesIO()
    pq.write_table(pa.table({"url": [SITE], "html": [pages[0].decode()]}), stream)
    yield ".parquet", stream.getvalue()
