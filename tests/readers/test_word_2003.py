"""Documents of Word 2003 in XML: the same report, and what such documents print otherwise than DOCX."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import govreport_parse as gp
from govreport_parse.model.grid import OBJECT
from tests import word
from tests.pages import grids, run, texts

RIGHT = word.said(word.PAGE)


def changed(old: str, new: str) -> bytes:
    text = word.word_2003()
    assert old in text
    return text.replace(old, new).encode()


WAYS: dict[str, Callable[[], bytes]] = {
    "as Word writes it": lambda: word.word_2003().encode(),
    "after a byte order mark": lambda: b"\xef\xbb\xbf" + word.word_2003().encode(),
    "in UTF-16": lambda: word.word_2003().replace("UTF-8", "UTF-16").encode("utf-16"),
    "in GBK": lambda: word.word_2003().replace("UTF-8", "gb2312").encode("gbk"),
    "without a declaration": lambda: word.word_2003().removeprefix(word.HEAD).encode(),
    "with another prefix": lambda: (
        word.word_2003().replace("<w:", "<n:").replace("</w:", "</n:").replace(" w:", " n:")
        .replace("xmlns:w=", "xmlns:n=").encode()
    ),
    "with fonts and styles": lambda: word.word_2003(
        beside="<w:fonts/><w:styles><w:style w:type='paragraph' w:styleId='a'/></w:styles><w:docPr/>"
    ).encode(),
    "in sections within each other": lambda: changed("<wx:sect>", "<wx:sect><wx:sub-section>").replace(
        b"</wx:sect>", b"</wx:sub-section></wx:sect>"
    ),
    "with headers of pages": lambda: word.word_2003(
        more=f"<w:sectPr><w:hdr w:type='odd'><w:p>{run('第9页')}</w:p></w:hdr><w:ftr w:type='odd'><w:p>"
        f"{run('共9页')}</w:p></w:ftr></w:sectPr>"
    ).encode(),
    "with a note": lambda: changed(
        "218条", "218</w:t></w:r><w:r><w:footnote><w:p><w:r><w:t>9</w:t></w:r></w:p></w:footnote></w:r>"
        "<w:r><w:t>条"
    ),
    "with tracked changes": lambda: changed(
        "218条",
        "2</w:t></w:r><aml:annotation aml:id='1' w:type='Word.Insertion'><aml:content><w:r><w:t>18</w:t>"
        "</w:r></aml:content></aml:annotation><aml:annotation aml:id='2' w:type='Word.Deletion'>"
        "<aml:content><w:r><w:delText>99</w:delText></w:r><w:r><w:t>77</w:t></w:r></aml:content>"
        "</aml:annotation><w:r><w:t>条",
    ),
    "with a comment": lambda: changed(
        "218条", "218条</w:t></w:r><aml:annotation aml:id='3' w:type='Word.Comment'><aml:content><w:p>"
        "<w:r><w:t>核对88件</w:t></w:r></w:p></aml:content></aml:annotation><w:r><w:t>"
    ),
    "with hidden text": lambda: changed(
        "218条", "218</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>5</w:t></w:r><w:r><w:t>条"
    ),
    "with hidden text switched off": lambda: changed(
        "218条", "21</w:t></w:r><w:r><w:rPr><w:vanish w:val='off'/></w:rPr><w:t>8</w:t></w:r><w:r><w:t>条"
    ),
    "with a mark": lambda: changed(
        "218条",
        "218</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r><w:r>"
        "<w:t>条",
    ),
    "with a picture": lambda: changed(
        "218条", "218条</w:t></w:r><w:r><w:pict><w:binData w:name='a'>iVBORw0KGgo=</w:binData></w:pict></w:r>"
        "<w:r><w:t>"
    ),
    "with smart tags and links": lambda: changed(
        "218条", "</w:t></w:r><w:hlink w:dest='a'><w:smartTag><w:r><w:t>218</w:t></w:r></w:smartTag></w:hlink>"
        "<w:r><w:t>条"
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_the_report(way: str) -> None:
    data = WAYS[way]()
    assert word.said(data) == RIGHT
    assert gp.read_document(data).source.format == "docx"


def test_the_title_among_the_properties() -> None:
    beside = "<o:DocumentProperties><o:Title>年度报告</o:Title></o:DocumentProperties>"
    (field,) = gp.read_document(word.word_2003(beside=beside).encode()).fields
    assert (field.key, field.value) == ("title", "年度报告")


LISTS = (
    "<w:lists><w:listDef w:listDefId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:nfc w:val='{nfc}'/>"
    "<w:lvlText w:val='%1、'/></w:lvl></w:listDef><w:listDef w:listDefId='1'><w:listStyleLink w:val='L'/>"
    "</w:listDef><w:listDef w:listDefId='2'><w:lvl w:ilvl='0'><w:lvlText w:val='%1.'/></w:lvl></w:listDef>"
    "<w:list w:ilfo='1'><w:ilst w:val='0'/></w:list><w:list w:ilfo='2'><w:ilst w:val='1'/></w:list>"
    "<w:list w:ilfo='3'><w:ilst w:val='2'/></w:list></w:lists><w:styles><w:style w:type='list' "
    "w:styleId='L'><w:pPr><w:listPr><w:ilfo w:val='1'/></w:listPr></w:pPr></w:style></w:styles>"
)


@pytest.mark.parametrize(
    ("nfc", "ilfo", "marks"),
    [
        (37, 1, "一、 二、"), (39, 1, "一、 二、"), (11, 1, "一、 二、"), (38, 1, "壹、 贰、"), (30, 1, "甲、 乙、"),
        (1, 1, "I、 II、"), (18, 1, "①、 ②、"), (22, 1, "01、 02、"), (0, 1, "1、 2、"), (39, 2, "一、 二、"),
        (39, 3, "1. 2."), (255, 1, " "), (23, 1, " "), (6, 1, " "), (200, 1, " "),
    ],
)  # fmt: skip
def test_lists(nfc: int, ilfo: int, marks: str) -> None:
    paragraph = (
        f"<w:p><w:pPr><w:listPr><w:ilvl w:val='0'/><w:ilfo w:val='{ilfo}'/></w:listPr></w:pPr>"
        f"{run('概述')}</w:p>"
    )
    data = word.word_2003(paragraph * 2, beside=LISTS.replace("{nfc}", str(nfc))).encode()
    assert texts(data) == [f"{mark}概述" for mark in marks.split(" ")]
    unknown = [note.code for note in gp.read_document(data).notes]
    assert unknown == (["GR011"] if nfc in (6, 200) else [])


def cells(*held: str) -> list[str | None]:
    row = "".join(f"<w:tc>{one}</w:tc>" for one in held)
    first = "<w:tr>" + f"<w:tc><w:p>{run('甲')}</w:p></w:tc>" * len(held) + "</w:tr>"
    return grids(word.word_2003(f"<w:tbl>{first}<w:tr>{row}</w:tr></w:tbl>").encode())[0][1]


def merged(kind: str, text: str = "", span: int = 1) -> str:
    properties = f"<w:gridSpan w:val='{span}'/><w:hmerge w:val='{kind}'/>"
    return f"<w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p>"


def test_cells_merged_across() -> None:
    plain = f"<w:p>{run('7')}</w:p>"
    assert cells(merged("restart", "5"), merged("continue"), plain) == ["5", "5", "7"]
    assert cells(merged("restart", "5"), merged("continue", "6"), plain) == ["5", "6", "7"]
    assert cells(merged("continue"), plain) == ["", "7"]
    assert cells(merged("restart", "5"), merged("continue", span=2)) == ["5", "5", "5"]
    assert cells(merged("restart", "5"), merged("continue"), merged("continue")) == ["5", "5", "5"]


def test_what_brings_styles_of_its_own_is_named_as_not_read() -> None:
    chunk = f"<w:cfChunk><w:lists/><w:p>{run('12')}</w:p></w:cfChunk>"
    data = word.word_2003(f"<w:p>{run('前')}</w:p>{chunk}").encode()
    assert texts(data) == ["前"]
    (note,) = gp.read_document(data).notes
    assert note.code == "GR011"
    assert cells(f"<w:p>{run('5')}</w:p>", f"{chunk}<w:p/>") == ["5", OBJECT]


def test_deleted_paragraphs_and_rows() -> None:
    deletion = "<aml:annotation aml:id='1' w:type='Word.Deletion'/>"
    gone = f"<w:p><w:pPr><w:rPr>{deletion}</w:rPr></w:pPr></w:p>"
    row = f"<w:tr><w:trPr>{{}}</w:trPr><w:tc><w:p>{run('甲')}</w:p></w:tc><w:tc><w:p>{run('1')}</w:p></w:tc></w:tr>"
    table = f"<w:tbl>{row.format('')}{row.format(deletion)}</w:tbl>"
    data = word.word_2003(f"{gone}<w:p>{run('文')}</w:p>{table}").encode()
    assert texts(data) == ["文"]
    assert grids(data) == [[["甲", "1"]]]


def test_what_is_damaged_or_declares_a_type() -> None:
    data = word.word_2003().encode()
    with pytest.raises(gp.UnreadableDocument, match=r"a.doc: .*damaged"):
        gp.parse(data[:-200], name="a.doc")
    with pytest.raises(gp.UnreadableDocument, match=r"a.doc: .*no body"):
        gp.parse(data.replace(b"w:body", b"w:corpus"), name="a.doc")
    with pytest.raises(gp.UnreadableDocument, match=r"a.doc: .*document type"):
        gp.parse(data.replace(b"</w:t>", b"<!ENTITY a></w:t>", 1), name="a.doc")
