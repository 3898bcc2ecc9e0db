"""What readers take at once comes out as the plain way gives it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govreport_parse as gp
from govreport_parse.model import limits
from govreport_parse.readers import encoding, radicals, reading, tags
from govreport_parse.readers.docx import blocks as docx_blocks
from govreport_parse.readers.docx import members, parts, split_figures, styles
from govreport_parse.readers.docx import package as packages
from govreport_parse.readers.docx import reader as docx_reader
from govreport_parse.readers.docx import tables as docx_tables
from govreport_parse.readers.html import blocks as html_blocks
from govreport_parse.readers.html import breaks, hidden, judged, markup, runs, traits
from govreport_parse.readers.html import reader as html_reader
from tests import rendering
from tests.pages import W, page, run
from tests.pages import package as packed
from tests.rendering import grids
from tests.safety.fuzzing.seeds import MAIN, package_parts
from tests.safety.fuzzing.seeds import packed as packed_parts
from tests.safety.fuzzing.strategies import pages, texts, word_parts
from tests.safety.fuzzing.targets import PARTS

# Where each shortcut is asked for: by what name, the quick way, and the plain one.
SHORTCUTS: tuple[tuple[ModuleType, str, object, object], ...] = (
    (reading, "is_binary", encoding._is_binary_by_bytes, encoding._is_binary),
    (reading, "unified_blocks", radicals._unified_after_a_look, radicals._each_unified),
    (breaks, "_may_hold_strays", breaks._by_what_stands_before, breaks._by_any_end),
    (markup, "require_few_tags", tags._by_length, tags._by_count),
    (packages, "require_few_tags", tags._by_length, tags._by_count),
    (members, "require_few_tags", tags._by_length, tags._by_count),
    (parts, "_declares_type", parts._shows_type_by_sign, parts._shows_type),
    (styles, "_facts", styles._read_once, styles._read),
    (
        docx_reader,
        "may_split_figures",
        split_figures._may_by_source,
        split_figures._always_may,
    ),
    (docx_blocks, "rows_of", docx_tables._rows_in_one_pass, docx_tables.rows_by_descent),
    (docx_blocks, "_printed", docx_blocks._printed_at_once, docx_blocks._printed_by_runs),
    (html_reader, "traits_of", traits._by_source, traits._of_any_page),
    (hidden, "passing", judged.Passing, judged.PassingNothing),
    (runs, "plain_text", runs._plain_text_at_once, runs._plain_text),
    (html_blocks, "plain_text", runs._plain_text_at_once, runs._plain_text),
    (html_blocks, "_cell_text", html_blocks._cell_text_by_form, html_blocks._cell_text_by_walk),
)
FIXTURES = sorted(
    path
    for path in (Path(__file__).parents[2] / "fixtures").rglob("*")
    if path.suffix in (".html", ".docx", ".txt", ".md") and path.name != "README.md"
)


@contextmanager
def taken(*, plain: bool) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module, name, quick, plainly in SHORTCUTS:
            patch.setattr(module, name, plainly if plain else quick)
        yield


def read(data: bytes, *, plain: bool) -> object:
    with taken(plain=plain):
        try:
            return gp.read_document(data, name="甲")
        except gp.GovReportError as error:
            return type(error), str(error)


def assert_alike(data: bytes) -> object:
    quickly = read(data, plain=False)
    assert quickly == read(data, plain=True)
    return quickly


def test_every_shortcut_of_readers_is_here() -> None:
    named = {
        (module.__name__, name)
        for module in (*(m for m, _, _, _ in SHORTCUTS), encoding, tags, docx_tables, traits)
        for name, value in vars(module).items()
        if any(value in (quick, plain) for _, _, quick, plain in SHORTCUTS)
    }
    folder = Path(reading.__file__).parent
    written = sum(path.read_text("utf-8").count("= shortcut(") for path in folder.rglob("*.py"))
    assert written == len({quick for _, _, quick, _ in SHORTCUTS}) == 13
    assert {(module.__name__, name) for module, name, _, _ in SHORTCUTS} <= named


TAGS = (
    "<p>", "<P class=a>", "</p>", "</P >", "<div>", "</td>", "12", "<!-- ", " -->", "<script>", "</script>",
    "<pre>", "<param>", "<p-x>", "</br>", "<p/>", "<hr>", "<span>",
)  # fmt: skip


@given(st.lists(st.sampled_from(TAGS), max_size=10))
def test_end_tags_in_any_order(pieces: list[str]) -> None:
    data = "".join(pieces).encode()
    with taken(plain=False):
        quickly = breaks.with_breaks(data)
    with taken(plain=True):
        assert quickly == breaks.with_breaks(data)


SHEETS = (
    "", ".a{display:none}", "td .a{color:#fff}", "p span{visibility:hidden}", "span{vertical-align:super}",
    ".a{background:#333}", "span{display:inline}",
)  # fmt: skip
SAID = (
    "", " class=a", " class=sr-only", " hidden", " color=white", " style='color:#333'",
    " style='background:#333'", " style='color:#333;display:none'", " style='font-size:0'",
    " style='font-size:16px'", " class=a style='display:inline'", " style='position:relative;top:-4px'",
)  # fmt: skip
SPANS = st.tuples(st.sampled_from(SAID), st.sampled_from(("", " ", "12", "甲12", "<b>3</b>")))


@given(st.sampled_from(SHEETS), st.lists(SPANS, min_size=2, max_size=6))
def test_styles_in_any_place(sheet: str, spans: list[tuple[str, str]]) -> None:
    cells = "".join(f"<td{said}><span{said}>{text}</span>{text}</td>" for said, text in spans)
    lines = "".join(f"<span{said}>{text}</span>" for said, text in spans)
    assert_alike(
        f"<style>{sheet}</style><p>甲{lines}</p><table><tr>{cells}</tr></table>"
        "<p style='visibility:hidden'>乙".encode()
    )


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_fixtures(path: Path) -> None:
    assert_alike(path.read_bytes())


@pytest.mark.parametrize("number", range(40))
def test_rendered_reports(number: int) -> None:
    rng = random.Random(f"shortcuts {number}")
    if number % 2:
        style = rng.choice([*rendering.HTML_STYLES, "docx"])
        spec = rendering.random_report(rng)
        data = (
            rendering.render_docx(spec, rng)
            if style == "docx"
            else rendering.render_html(spec, style, rng, rng.choice(("utf-8", "gb18030")), "match")
        )
    else:
        kind = rng.choice(("html", "docx"))
        layout = rng.choice([*(grids.HTML_LAYOUTS if kind == "html" else grids.DOCX_LAYOUTS)])
        grid = grids.random_grid_report(rng, rng.choice(("2019", "2021")))
        data = grids.render_grid(grid, kind, layout, rng)
    assert isinstance(assert_alike(data), gp.Document)


@given(pages)
def test_random_pages(data: bytes) -> None:
    assert_alike(data)


@given(texts)
def test_random_texts(data: bytes) -> None:
    assert_alike(data)


@given(word_parts)
def test_random_word_parts(data: bytes) -> None:
    assert_alike(packed_parts({**package_parts(), PARTS[data[0] % len(PARTS)]: data[1:]}))


# What hides, what is struck, what is a footnote, and what looks like either.
_ATTRIBUTES = st.sampled_from((
    "", "", " style='display:none'", ' style="DISPLAY : NONE"', " style=&#100;isplay:none", " hidden", " HIDDEN=''",
    " class='sr-only'", " class='sr&#45;only'", " class=visually-hidden", " class=footnote", " class='foot&#45;note'",
    " class=old", " class='nav'", " id=search", " style='text-decoration:line-through'", " style='font-size:0'",
    " style='font-size:0.9em'", " data-hidden=1", " title='a style=\"x'", " class='a&amp;b'", " href='#fn1'",
    " href='#'", " href=a.docx", " colspan=2", " width=1",
    " href='#top'", " href='#s1'", " class=endnote", " class=comment", " style='mso-comment-reference:a'", " alt=5",
    " style='vertical-align:baseline'",
))  # fmt: skip
_TAGS = st.sampled_from((
    "p", "span", "div", "b", "strong", "a", "sub", "sup", "i", "em", "s", "del", "td", "font", "h2", "nav", "button",
    "select", "option", "textarea", "input", "img", "script", "o:p", "center", "li",
))  # fmt: skip
_WORDS = st.sampled_from((
    "3", "12", " 4 ", "5件", "收到", "收到 申请", "\n", " \n ", "。", "。。。", "[1]", "*", "—", "&nbsp;", "&lt;", "\ufffc", "\ufdd0",
    "\ufdd4", "\u3000", "", "政府\n信息", "abc\ndef", "１", "\r\n中", "。\r中", "1\ufdd42",
    "[i]", "[注1]", "\u202e12",
))  # fmt: skip
_MARKED = st.recursive(
    _WORDS,
    lambda inner: st.builds(
        lambda tag, attributes, parts: f"<{tag}{attributes}>{''.join(parts)}</{tag}>",
        _TAGS, _ATTRIBUTES, st.lists(inner, max_size=3),
    ), max_leaves=8,
)  # fmt: skip
_CELLS = st.lists(
    st.builds(lambda attributes, inner: f"<td{attributes}>{inner}</td>", _ATTRIBUTES, _MARKED),
    min_size=1, max_size=4,
).map(lambda cells: f"<tr>{''.join(cells)}</tr>")  # fmt: skip
_SHEETS = st.sampled_from((
    "", "", "<style>.old{color:red;display:none}</style>", "<style>@media print{.old{display:none}}</style>",
    "<style>.a > .old { visibility : hidden }</style>", "<script>x.style='</script>",
    "<style>sup,sub{vertical-align:baseline}</style>", '<!-- class="sr-only" -->',
))  # fmt: skip


@given(_SHEETS, st.lists(_MARKED, max_size=5), st.lists(_CELLS, max_size=4))
@settings(max_examples=200)
def test_whatever_hides_and_whatever_a_cell_holds(
    sheet: str, parts: list[str], rows: list[str]
) -> None:
    text = f"<html>{sheet}<body>{''.join(parts)}<table>{''.join(rows)}</table></body></html>"
    assert_alike(text.encode("utf-8", "replace"))


_PROPERTIES = st.sampled_from((
    "", "", "", "<w:b/>", "<w:vanish/>", "<w:strike/>", "<w:vertAlign w:val='superscript'/>", "<w:b w:val='0'/>",
    "<w:rStyle w:val='Hidden'/>", "<w:sz w:val='24'/>", "<w:sz w:val='9'/>", "<w:sz w:val='2'/>", "<w:color w:val='F0F0F0'/>",
))  # fmt: skip
_RUNS = st.lists(
    st.builds(
        lambda properties, text: f"<w:r><w:rPr>{properties}</w:rPr>{text}</w:r>",
        _PROPERTIES,
        st.sampled_from((
            "<w:t>3</w:t>", "<w:t>１</w:t>", "<w:t xml:space='preserve'/>",
            "<w:t>公开</w:t>", "<w:t> 4 件 </w:t>", "<w:t/>", "<w:tab/>", "<w:br/>",
            "<w:t>5</w:t><w:t>6</w:t>", "<w:fldChar w:fldCharType='begin'/>", "<w:fldChar w:fldCharType='separate'/>",
            "<w:fldChar w:fldCharType='end'/>", "<w:instrText>PAGE</w:instrText>", "<w:pict/>", "<w:noBreakHyphen/>",
            "<w:footnoteReference w:id='1'/>", "<w:endnoteReference w:customMarkFollows='1' w:id='1'/><w:t>7</w:t>",
            "<w:pict><w:txbxContent><w:p><w:r><w:t>旁注</w:t></w:r></w:p></w:txbxContent></w:pict>", "<w:t>\n</w:t>",
        )),
    ), max_size=4,
).map("".join)  # fmt: skip
_WRAPPED = st.builds(
    lambda wrap, inner: wrap.format(inner),
    st.sampled_from((
        "{}", "{}", "<w:ins>{}</w:ins>", "<w:del>{}</w:del>", "<w:hyperlink>{}</w:hyperlink>", "<w:moveFrom>{}</w:moveFrom>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    )), _RUNS,
)  # fmt: skip
_PARAGRAPHS = st.builds(
    lambda properties, parts: f"<w:p>{properties}{''.join(parts)}</w:p>",
    st.sampled_from((
        "", "", "<w:pPr><w:pStyle w:val='Heading1'/></w:pPr>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
        "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>", "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>",
    )), st.lists(_WRAPPED, max_size=3),
)  # fmt: skip
_WORD_CELLS = st.builds(
    lambda properties, parts: f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(parts)}</w:tc>",
    st.sampled_from(("", "", "<w:gridSpan w:val='2'/>", "<w:vMerge/>", "<w:vMerge w:val='restart'/>", "<w:cellDel/>")),
    st.lists(_PARAGRAPHS | st.just("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>") | _RUNS, max_size=3),
)  # fmt: skip
_WORD_ROWS = st.builds(
    lambda wrap, cells: wrap.format(f"<w:tr>{''.join(cells)}</w:tr>"),
    st.sampled_from(("{}", "{}", "{}", "<w:ins>{}</w:ins>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:del>{}</w:del>")),
    st.lists(_WORD_CELLS, max_size=4),
)  # fmt: skip
_WORD_TABLES = st.lists(_WORD_ROWS, max_size=4).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")


@given(st.lists(_PARAGRAPHS | _WORD_TABLES, max_size=5).map("".join))
@settings(max_examples=150)
def test_whatever_a_paragraph_and_a_cell_of_word_hold(body: str) -> None:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    assert_alike(packed_parts({**package_parts(), MAIN: document.encode()}))


@given(_WORDS, st.lists(_WORDS, max_size=5))
def test_text_of_a_line(first: str, others: list[str]) -> None:
    raw = "".join((first, *others))
    assert runs._plain_text_at_once(raw) == runs._plain_text(raw)


@given(st.lists(st.sampled_from("\x00\x01\t\n\x1fa文é"), max_size=30).map("".join))
def test_binary(text: str) -> None:
    for codec in ("utf-8", "gb18030", "utf-16-le"):
        data = text.encode(codec)
        assert encoding._is_binary_by_bytes(data, text) == encoding._is_binary(data, text)


@pytest.mark.parametrize("mark", ["<!DOCTYPE a>", "<!ENTITY a 'b'>", "<!-- -->", "!", ""])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-16"])
def test_document_types(mark: str, codec: str) -> None:
    xml = f"<a>{mark}</a>".encode(codec)
    declares = mark.startswith(("<!DOCTYPE", "<!ENTITY"))
    assert parts._shows_type_by_sign(xml) == parts._shows_type(xml) == declares


@pytest.mark.parametrize(("bound", "refused"), [(5, False), (4, True), (3, True)])
def test_tags(bound: int, refused: bool) -> None:
    few = limits.Limit(value=bound, what="tags", what_zh="标签数")
    for require in (tags._by_length, tags._by_count):
        if refused:
            with pytest.raises(gp.LimitExceeded):
                require(few, (b"<<<", b"<<"))
        else:
            require(few, (b"<<<", b"<<"))


def test_styles_are_kept_only_where_they_are_small() -> None:
    small = b"<w:styles xmlns:w='x'/>"
    assert styles._read_once(small) is styles._read_once(small)
    large = b"<w:styles xmlns:w='x'>" + b" " * styles._KEPT_BYTES + b"</w:styles>"
    assert styles._read_once(large) is not styles._read_once(large)
    assert styles._read_once(small) == styles._read(small)


def test_the_ways_are_not_the_same() -> None:
    """The comparison would hold anything if it did not reach what it compares."""
    data = page("<p>一、概述</p><p>平稳</p>").encode()
    with taken(plain=False), pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_blocks, "_cell_text_by_walk", lambda *_: "walked")
        assert "walked" not in repr(gp.read_document(data).blocks)
    word = packed(f"<w:p>{run('公开')}</w:p>")
    with taken(plain=False), pytest.MonkeyPatch.context() as patch:
        patch.setattr(docx_blocks, "_printed_by_runs", lambda *_: ("walked", False, []))
        assert "walked" not in repr(gp.read_document(word).blocks)


def sheet_of(number: int, more: int = 0) -> bytes:
    """The styles of a document: a heading with a name of its own, and others."""
    heading = f'<w:style w:styleId="T{number}"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    others = "".join(f'<w:style w:styleId="n{k}"/>' for k in range(more))
    return f"<w:styles {W}>{heading}{others}</w:styles>".encode()


class TestStylesThatDocumentsShare:
    @pytest.fixture(autouse=True)
    def nothing_known(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(styles, "_KNOWN", {})
        monkeypatch.setattr(styles, "_KEPT", 2)
        monkeypatch.setattr(styles, "_KEPT_STYLES", 4)
        monkeypatch.setattr(styles, "_KEPT_BYTES", 1_000)

    def test_they_are_read_once(self) -> None:
        assert styles._read_once(sheet_of(1)) is styles._read_once(sheet_of(1))

    def test_others_are_others(self) -> None:
        found = [styles._read_once(sheet_of(number)) for number in (1, 2, 3, 1)]
        assert [dict(each.headings) for each in found] == [{f"T{n}": 1} for n in (1, 2, 3, 1)]

    def test_no_more_are_kept_than_asked_for(self) -> None:
        for number in range(5):
            styles._read_once(sheet_of(number))
            assert len(styles._KNOWN) <= 2

    @pytest.mark.parametrize(("more", "known"), [(3, 1), (4, 0)])
    def test_many_are_not_kept(self, more: int, known: int) -> None:
        styles._read_once(sheet_of(1, more))
        assert len(styles._KNOWN) == known

    @pytest.mark.parametrize(("longer", "known"), [(0, 1), (1, 0)])
    def test_long_ones_are_not_kept(self, longer: int, known: int) -> None:
        xml = sheet_of(1)
        styles._read_once(xml + b" " * (1_000 - len(xml) + longer))
        assert len(styles._KNOWN) == known
