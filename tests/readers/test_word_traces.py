"""From which elements of a Word document its blocks come."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Paragraph
from govreport_parse.readers.docx.reader import trace_docx
from govreport_parse.readers.docx.source import Source
from govreport_parse.readers.docx.trace import Char, is_solid
from govreport_parse.readers.formats import Given
from govreport_parse.text.fold import unify_radicals
from tests import word
from tests.commented import members
from tests.conftest import ROOT
from tests.pages import W, run, word_parts, zipped
from tests.rendering.shapes import SHAPES, random_report_of

DRAFTS = sorted(ROOT.glob("fixtures/*/*.docx"))


def stored(data: bytes) -> Iterator[tuple[str, list[str | None], tuple[int, ...]]]:
    """Each text that is read, what is stored where its characters come from, and the paragraphs they stand in."""
    source = Source(members(data)["word/document.xml"])
    solid: dict[int, list[tuple[int, int]]] = {}

    def char(at: Char | None) -> str | None:
        if at is None:
            return None
        places = solid.setdefault(at[0], source.solid(at[0]))
        return source.xml[slice(*places[at[1]])].decode()

    origins = trace_docx(Given(name="", data=data))
    for index, block in enumerate(gp.read_document(data).blocks):
        places = (
            [((None, None), block.text)]
            if isinstance(block, Paragraph)
            else [((cell.row, cell.column), cell.text) for cell in block.every]
        )
        for place, text in places:
            origin = origins.get(index, {}).get(place)
            if origin is not None:
                yield text, [char(each) for each in origin.chars], origin.paragraphs


def body(inner: str, **parts: str) -> bytes:
    related = [(name, name, f"{name}.xml") for name in parts]
    return zipped(word_parts(inner, *related, **{f"{k}__xml": v for k, v in parts.items()}))


def of(inner: str) -> list[tuple[str, str]]:
    """What is read of a body, with what is stored of it; a dot for what is not."""
    return [
        (text, "".join(char or "." for char in chars)) for text, chars, _ in stored(body(inner))
    ]


def assert_found(data: bytes) -> None:
    """Each character that is read is stored where it is said to come from, list numbers aside."""
    found = list(stored(data))
    assert len(found) > 40
    for text, chars, paragraphs in found:
        solid = [char for char in text if is_solid(char)]
        assert len(paragraphs) > 0
        assert len(chars) == len(solid)
        numbered = chars.index(next(filter(None, chars), None)) if any(chars) else len(chars)
        assert unify_radicals("".join(map(str, chars[numbered:]))) == "".join(solid[numbered:])


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_each_character_of_a_draft_is_found_where_it_is_stored(path: Path) -> None:
    assert_found(path.read_bytes())


@pytest.mark.parametrize("name", [name for name in SHAPES if name.startswith("docx")])
def test_so_is_each_of_a_report_in_the_shapes_of_real_ones(name: str) -> None:
    rng = random.Random(name)
    report = random_report_of(rng, rng.choice(sorted(SHAPES[name].forms)))
    assert_found(SHAPES[name].render(report, rng).data)


def test_blanks_are_squeezed_and_lines_parted() -> None:
    broken = f"<w:p>{run(' 收到  申请 ')}<w:r><w:br/><w:t>3件</w:t><w:tab/></w:r></w:p>"
    assert of(broken) == [("收到 申请", "收到申请"), ("3件", "3件")]


def test_a_character_that_no_text_stores_has_no_place() -> None:
    hyphen = f"<w:p>{run('0469')}<w:r><w:noBreakHyphen/></w:r>{run('4345736')}</w:p>"
    assert of(hyphen) == [("0469-4345736", "0469.4345736")]


def test_the_number_of_a_list_has_no_place() -> None:
    lists = (
        f"<w:numbering {W}><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'>"
        "<w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
    )
    item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='5'/></w:numPr></w:pPr>"
    data = body(f"{item}{run('概述')}</w:p>", numbering=lists)
    assert [(text, chars) for text, chars, _ in stored(data)] == [
        ("一、概述", [None, None, "概", "述"])
    ]


def test_what_does_not_print_is_passed_over() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r>"
    deleted = "<w:del w:id='1'><w:r><w:delText>旧</w:delText></w:r></w:del>"
    high = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>"
    inserted = f"<w:ins w:id='2'>{run('新')}</w:ins>"
    assert of(f"<w:p>{run('收')}{hidden}{deleted}{inserted}{high}{run('件')}</w:p>") == [
        ("收新件", "收新件")
    ]


def cells(*inner: str) -> str:
    return (
        f"<w:tbl><w:tblPr/><w:tr>{''.join(f'<w:tc>{each}</w:tc>' for each in inner)}</w:tr></w:tbl>"
    )


def test_cells_have_the_paragraphs_that_they_hold() -> None:
    table = cells(
        f"<w:p>{run('收到')}</w:p><w:p>{run('申请')}</w:p>", "<w:p/>", f"<w:p>{run('7')}</w:p>"
    )
    found = list(stored(body(table)))
    assert [(text, chars, len(held)) for text, chars, held in found] == [
        ("收到\n申请", ["收", "到", "申", "请"], 2), ("", [], 1), ("7", ["7"], 1),
    ]  # fmt: skip


def test_a_figure_set_high_that_is_all_its_cell_has_is_known_by_its_paragraph_alone() -> None:
    high = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>12</w:t></w:r>"
    found = list(stored(body(cells(f"<w:p>{run('收到')}</w:p>", f"<w:p>{high}</w:p>"))))
    assert found[1][:2] == ("12", [None, None])
    assert len(found[1][2]) == 1


def test_merged_cells_are_those_that_begin_them() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"

    down, across = "<w:vMerge{}/>", "<w:gridSpan w:val='2'/>"
    rows = (
        cell("甲", down.format(" w:val='restart'")) + cell("乙", across) + cell("丙"),
        cell("藏", down.format("")) + cell("丁") + cell("戊") + cell("己"),
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    assert of(f"<w:tbl><w:tblPr/>{table}</w:tbl>") == [(each, each) for each in "甲乙丙丁戊己"]


def test_a_row_may_leave_columns_free() -> None:
    row = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:p>{run('乙')}</w:p></w:tc></w:tr>"
    first = f"<w:tr><w:tc><w:p>{run('甲')}</w:p></w:tc><w:tc><w:p>{run('丙')}</w:p></w:tc></w:tr>"
    assert of(f"<w:tbl><w:tblPr/>{first}{row}</w:tbl>") == [
        ("甲", "甲"),
        ("丙", "丙"),
        ("乙", "乙"),
    ]


def test_a_table_around_the_article_gives_its_paragraphs() -> None:
    inner = cells(f"<w:p>{run('收到')}</w:p>", f"<w:p>{run('7')}</w:p>")
    assert of(cells(f"<w:p>{run('概述')}</w:p>{inner}<w:p/>")) == [
        ("概述", "概述"), ("收到", "收到"), ("7", "7"),
    ]  # fmt: skip


def test_text_boxes_stand_after_their_paragraph() -> None:
    box = f"<w:pict><w:txbxContent><w:p>{run('附注')}</w:p></w:txbxContent></w:pict>"
    assert of(f"<w:p>{run('前')}<w:r>{box}</w:r>{run('后')}</w:p>") == [
        ("前后", "前后"),
        ("附注", "附注"),
    ]


def test_what_is_included_from_elsewhere_has_no_origin() -> None:
    parts = word_parts(
        f"<w:p>{run('前')}</w:p><w:altChunk r:id='c'/><w:p>{run('后')}</w:p>",
        ("c", "aFChunk", "c.htm"), c__htm="<p>中</p>",
    )  # fmt: skip
    data = zipped(parts)
    assert [block.text for block in gp.read_document(data).blocks if isinstance(block, Paragraph)] == [
        "前", "中", "后",
    ]  # fmt: skip
    assert [(text, chars) for text, chars, _ in stored(data)] == [("前", ["前"]), ("后", ["后"])]


def test_marks_that_a_document_writes_itself_do_not_move_what_stands_beside_them() -> None:
    note = "<w:r><w:footnoteReference w:id='1' w:customMarkFollows='1'/><w:t>注</w:t></w:r>"
    assert of(f"<w:p>{run('收到')}{note}{run('7件')}</w:p>") == [("收到7件", "收到7件")]


def test_a_strict_document_is_traced_alike() -> None:
    plain, strict = (
        zipped(word.parts()),
        zipped({k: word.strict(str(v)) for k, v in word.parts().items()}),
    )
    assert list(stored(plain)) == list(stored(strict))


def test_remarks_in_the_source_of_a_text_part_nothing() -> None:
    assert of("<w:p><w:r><w:t>收到1<!--x-->2<?y z?>3件</w:t></w:r></w:p>") == [
        ("收到123件", "收到123件")
    ]
