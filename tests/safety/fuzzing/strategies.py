"""Pages, texts, Word parts and numerals as hypothesis builds and shrinks them."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from tests.pages import FORM
from tests.rendering.web_archive import as_mhtml, random_habits
from tests.safety.fuzzing.corpus import OPERATORS, seeds, small_doc
from tests.safety.fuzzing.mutators import flip_bytes, json_value
from tests.safety.fuzzing.targets import KINDS, PARTS, labels

_TITLE = "2016年青石区政府信息公开工作年度报告"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEADINGS = (
    "一、概述",
    "二、主动公开情况",
    "三、依申请公开情况",
    "四、收费情况",
    "（一）其他",
    "附表",
)
_SENTENCES = (
    "收到申请24件，同比增长20%，其中网上申请8件、信函16件，均按时办结。", "未收到行政复议。", "主动公开政府信息1.2万条。",
    "占答复总数的91.6%", "较上年的18件增加6件", "分别为3件、5件和", "截至2016年底累计", "二十", "1 2", "０", "\ufffd", "&nbsp;",
)  # fmt: skip
_BOXES = (
    "p",
    "div",
    "td",
    "tr",
    "table",
    "span",
    "b",
    "li",
    "h2",
    "center",
    "select",
    "textarea",
    "o:p",
)
_ODD_TAGS = (
    "<br>", "<td>", "</td>", "</table>", "<!--", "-->", "<title>", "</p>", "<tr><td colspan=2>", "<input value=3>",
    "<td rowspan=99>", "<p style='display:none'>", "<script>", "</script>", "<sup>1</sup>", "<img alt=5>", "<",
)  # fmt: skip
_NUMERALS = "0123456789０９,，.．%-+−↑↓一二十百千万亿零〇两半余条件元()（） \u3000\u200b\u00a0\ufffd½①&nbsp;/增减"

words = st.one_of(
    st.sampled_from((*_SENTENCES, *_HEADINGS)),
    st.sampled_from(labels()),
    st.integers(0, 10**6).map(str),
    st.text("0123件条，。、；（）%年月日无均其中", max_size=12),
)
_figures = st.integers(0, 10**6).map(str) | words
# Rows of the form of 2014 in the form's order: label, unit, and what may stand for a figure.
_form_rows = st.lists(
    st.tuples(st.sampled_from(range(len(FORM.rows))), _figures), min_size=8, max_size=30
).map(lambda drawn: [[FORM.rows[k].label, FORM.rows[k].unit or "", v] for k, v in sorted(drawn)])
_spans = st.sampled_from(("", " rowspan=2", " colspan=3", ' rowspan="0"', " colspan=700"))


def _box(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A box around what is inside; now and then it is not closed."""
    return st.builds(
        lambda tag, span, parts, closed: f"<{tag}{span}>{''.join(parts)}" + f"</{tag}>" * closed,
        st.sampled_from(_BOXES), _spans, st.lists(inner, max_size=6), st.integers(0, 9).map(bool),
    )  # fmt: skip


def _row(cells: list[str], span: str) -> str:
    return "<tr>" + "".join(f"<td{span if k == 0 else ''}>{c}</td>" for k, c in enumerate(cells))


_tables = st.lists(
    st.builds(_row, st.lists(words, min_size=1, max_size=5), _spans), max_size=14
).map(lambda rows: f"<table>{''.join(rows)}</table>")
_form_tables = _form_rows.map(
    lambda rows: f"<table>{''.join(_row(cells, '') for cells in rows)}</table>"
)
_fragments = st.recursive(words | st.sampled_from(_ODD_TAGS) | _tables, _box, max_leaves=20)
pages = st.builds(
    lambda title, parts, codec: f"<html><h1>{title}</h1>{''.join(parts)}".encode(codec, "replace"),
    st.sampled_from((_TITLE, _TITLE, "")), st.lists(_fragments | _form_tables, max_size=6),
    st.sampled_from(("utf-8", "gb18030", "utf-16")),
)  # fmt: skip
_line = st.builds(
    lambda cells, bar: bar.join(cells), st.lists(words, max_size=6),
    st.sampled_from(("|", " | ", "\t", " ", "\n", "||", "\n\n", "")),
)  # fmt: skip
_form_lines = st.builds(
    lambda rows, bar, end: "\n".join(bar.join(cells) + end for cells in rows), _form_rows,
    st.sampled_from(("|", " | ", "\t", "\n", " ", "")), st.sampled_from(("", "|")),
)  # fmt: skip
texts = st.lists(_line | _form_lines, max_size=20).map(
    lambda lines: "\n".join((_TITLE, "一、概述", *lines)).encode()
)


def _word(parts: list[str], wrap: str) -> str:
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in parts)
    return wrap.format(runs.replace("&nbsp;", "&#160;").replace("<<", "&lt;<"))


_paragraphs = st.builds(
    _word, st.lists(words, max_size=4),
    st.sampled_from((
        "<w:p>{}</w:p>", "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>{}</w:p>",
        "<w:p><w:ins>{}</w:ins></w:p>", "<w:p><w:del>{}</w:del></w:p>", "<w:sdt><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>",
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>{}</w:p>", "<w:p><w:hyperlink>{}</w:hyperlink></w:p>",
    )),
)  # fmt: skip
_word_rows = st.lists(
    st.builds(
        lambda cell, properties: f"<w:tc><w:tcPr>{properties}</w:tcPr>{cell}</w:tc>", _paragraphs,
        st.sampled_from((
            "", "<w:gridSpan w:val='2'/>", "<w:vMerge w:val='restart'/>", "<w:vMerge/>", "<w:gridSpan w:val='x'/>",
        )),
    ), max_size=5,
).map(lambda cells: f"<w:tr>{''.join(cells)}</w:tr>")  # fmt: skip
_word_tables = st.lists(_word_rows, max_size=12).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")
_word_form = st.builds(
    lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>",
    _form_rows.map(
        lambda rows: [
            "<w:tr>"
            + "".join(f"<w:tc>{_word([c], '<w:p>{}</w:p>')}</w:tc>" for c in cells)
            + "</w:tr>"
            for cells in rows
        ]
    ),
)
_bodies = st.lists(_paragraphs | _word_tables | _word_form, max_size=9).map(
    lambda parts: (
        f"<w:document xmlns:w='{_W}'><w:body><w:p><w:r><w:t>{_TITLE}</w:t></w:r></w:p>"
        f"{''.join(parts)}</w:body></w:document>"
    )
)
word_parts = st.one_of(
    _bodies.map(lambda body: b"\0" + body.encode()),
    st.builds(
        lambda number, data: bytes([number]) + data, st.integers(0, len(PARTS) - 1), st.binary()
    ),
)
numerals = st.text(_NUMERALS, max_size=14).map(str.encode)
grids = st.binary(max_size=900)


def _json(seed: int, times: int) -> bytes:
    rng = random.Random(seed)
    data = next(iter(seeds("json")))
    for _ in range(times):
        data = json_value(data, rng)
    return data


def _damaged_doc(seed: int) -> bytes:
    return flip_bytes(small_doc(), random.Random(seed))


_CONTROLS = (
    b"\\cell ", b"\\row ", b"\\par ", b"\\pard ", b"\\trowd", b"\\cellx9", b"\\clmgf", b"\\clvmrg", b"\\intbl", b"\\itap3", b"{}",
    b"{\\*\\fldinst ", b"{\\field", b"{\\fldrslt ", b"}", b"\\nestcell", b"{\\*\\nesttableprops\\nestrow}", b"\\u-9000?", b"\\'b9",
    b"\\'ab", b"12", b"{\\shp{\\shptxt ", b"}}", b"\\bin2 }}", b"{\\pict ", b"\\uc3", b"\\f1 ", b"\\deleted", b"\\v0 ", b"\\ls1",
)  # fmt: skip

_TAGS = (
    "<text:p>", "</text:p>", "<text:h text:outline-level='1'>一、概述</text:h>", "12", "<text:span text:style-name='T1'>", "</text:span>",
    "<table:table>", "<table:table-row>", "<table:table-cell>", "<table:table-cell table:number-rows-spanned='2'>",
    "</table:table-cell>", "<table:covered-table-cell/>", "</table:table-row>", "</table:table>", "<text:list>", "<text:list-item>",
    "</text:list-item>", "</text:list>", "<text:tab/>", "<draw:frame>", "</draw:frame>", "<text:section text:display='none'>",
)  # fmt: skip
_OBJECTS = tuple(
    f"<ofd:TextObject Boundary='{x} 20 40 9' Size='4'><ofd:TextCode X='0' Y='4' DeltaX='g 3 {step}'>{text}</ofd:TextCode></ofd:TextObject>"
    for x, step, text in ((20, 2, "12"), (23, 4, "甲乙"), (60, 0, "1350"), (205, 2, "9"))
) + tuple(
    f"<ofd:{name} Boundary='10 10 180 60' {more}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:{name}>"
    for name, more, data in (
        ("PathObject", "", "M 0 0 L 180 0"), ("PathObject", "", "M 0 60 L 180 60"), ("PathObject", "Fill='true'", "M 0 0 L 9 0 9 9 0 9 C"),
        ("PathObject", "LineWidth='9'", "M 50 0 L 50 60"), ("ImageObject", "", ""), ("PathObject", "", "M 0 0 L 0 60"),
    )
)  # fmt: skip
_CELLS_OF_SHEETS = (
    "<row>", "</row>", "<row r='3'>", "<row hidden='1'>", "<c><v>12</v></c>", "<c r='B1' t='s'><v>0</v></c>", "<c r='ZZ9'><v>1e9</v></c>",
    "<c t='inlineStr'><is><t>统计指标</t></is></c>", "<c t='inlineStr'><is><r><rPr><strike/></rPr><t>9</t></r><t>7</t></is></c>",
    "<c><f>A1</f></c>", "<c t='e'><v>#N/A</v></c>", "<c s='7'><v>0.5</v></c>",
)  # fmt: skip
records = st.builds(_json, st.integers(0, 2**32), st.integers(0, 5)) | st.binary()
archives = st.builds(
    lambda number, data: bytes([number]) + data, st.integers(0, len(KINDS) - 1), st.binary()
)
BUILT = {
    "html": pages,
    "docx": word_parts,
    "doc": st.builds(_damaged_doc, st.integers(0, 2**32)),
    "odt": st.lists(st.sampled_from(_TAGS), max_size=40).map(lambda tags: "".join(tags).encode()),
    "ofd": st.lists(st.sampled_from(_OBJECTS), max_size=20).map(
        lambda drawn: "".join(drawn).encode()
    ),
    "pdf": st.lists(st.sampled_from(OPERATORS), max_size=20).map(
        lambda drawn: "\n".join(drawn).encode()
    ),
    "xlsx": st.lists(st.sampled_from(_CELLS_OF_SHEETS), max_size=20).map(
        lambda cells: (
            f"<sheetData>{''.join(cells)}</sheetData><mergeCells><mergeCell ref='A1:B3'/></mergeCells>".encode()
        )
    ),
    "mhtml": st.builds(
        lambda page, seed: as_mhtml(page, random_habits(random.Random(seed))),
        pages,
        st.integers(0, 99),
    ),
    "rtf": st.lists(st.sampled_from(_CONTROLS), max_size=40).map(b"".join),
    "text": texts,
    "numerals": numerals,
    "alignment": grids,
    "json": records,
    "sources": archives,
}
