"""Word documents however they are packed: the same report is read of all of them."""

from __future__ import annotations

import base64
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

import govreport_parse as gp
from tests import word
from tests.pages import OFFICE, PACKAGES, relationships, run, texts, word_parts, zipped

RIGHT = word.said(word.PAGE)
FIGURE = ("powers.licensing.decisions", None, "reported", 1287)


def test_the_report_itself_says_what_is_compared() -> None:
    assert RIGHT[2] == 2022
    assert FIGURE in RIGHT[3]  # type: ignore[operator]
    assert word.said(zipped(word.parts())) == RIGHT


MAINS = (
    "word/document2.xml", "word/Document.xml", "document.xml", "doc/main.xml", "word/sub/document.xml",
    "WORD/DOCUMENT.XML", "word/正文.xml", "word/document.xml.xml", "x/y/z/text.xml", "word/document",
)  # fmt: skip


@pytest.mark.parametrize("main", MAINS)
def test_the_main_part_is_what_the_package_refers_to(main: str) -> None:
    assert word.said(word.renamed(lambda _: main)) == RIGHT


@pytest.mark.parametrize(
    "target",
    [
        "word/document.xml", "/word/document.xml", "./word/document.xml", "word/../word/document.xml",
        "word\\document.xml", "/word\\document.xml", "WORD/document.xml", "word//document.xml",
        "/./word/document.xml", "word/./document.xml",
    ],
)  # fmt: skip
def test_ways_to_refer_to_it(target: str) -> None:
    members = word.parts() | {
        "_rels/.rels": relationships(("rId1", "officeDocument", target)),
        "word/other.xml": "<a/>",
    }
    assert word.said(zipped(members)) == RIGHT


def test_a_second_document_that_nothing_refers_to_is_not_read() -> None:
    other = f"<w:document {word.W}><w:body><w:p>{run('旧稿')}</w:p></w:body></w:document>"
    members = {"word/document.xml": other} | {
        name.replace("document.xml", "document2.xml"): content
        for name, content in word.parts().items()
    }
    members["_rels/.rels"] = relationships(("rId1", "officeDocument", "word/document2.xml"))
    assert word.said(zipped(members)) == RIGHT


BACKSLASHES: tuple[Callable[[str], str], ...] = (
    lambda name: name.replace("/", "\\"),
    lambda name: name.replace("/", "\\") if name.startswith("word") else name,
    lambda name: name.replace("/", "\\") if name.endswith(".rels") else name,
    lambda name: name.replace("word/", "word\\"),
    lambda name: name.replace("_rels/", "_rels\\"),
    lambda name: "\\" + name.replace("/", "\\"),
    lambda name: ".\\" + name.replace("/", "\\"),
    lambda name: name.replace("/", "\\").upper(),
    lambda name: name.replace("/", "\\\\"),
    lambda name: "/" + name.replace("/", "\\"),
)


@pytest.mark.parametrize("place", range(len(BACKSLASHES)))
def test_names_with_backslashes(place: int) -> None:
    members = {BACKSLASHES[place](name): content for name, content in word.parts().items()}
    assert word.said(zipped(members)) == RIGHT


def strict_members() -> dict[str, bytes | str]:
    return {name: word.strict(str(content)) for name, content in word.parts().items()}


STRICT_ALSO = {
    "on and off": ("<w:r>", "<w:r><w:rPr><w:vanish w:val='false'/><w:b w:val='on'/></w:rPr>"),
    "positions with units": ("<w:r>", "<w:r><w:rPr><w:position w:val='0pt'/></w:rPr>"),
    "hidden text": ("</w:p>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r></w:p>"),
    "marks": (
        "报告</w:t></w:r>",
        "报告</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>",
    ),
    "deletions": ("</w:p>", "<w:del><w:r><w:delText>7</w:delText></w:r></w:del></w:p>"),
    "single quotes": (' xmlns:w="', " xmlns:w='"),
    "properties of a document": ("<w:body>", "<w:background w:color='FFFFFF'/><w:body>"),
    "a section": ("</w:body>", "<w:sectPr><w:pgSz w:w='595pt'/></w:sectPr></w:body>"),
    "a conformance class": ("<w:document ", "<w:document w:conformance='strict' "),
}  # fmt: skip


@pytest.mark.parametrize("case", STRICT_ALSO)
def test_strict_open_xml(case: str) -> None:
    old, new = STRICT_ALSO[case]
    members = strict_members()
    main = str(members["word/document.xml"])
    assert "purl.oclc.org" in main
    if case == "single quotes":
        main = re.sub(r'xmlns:w="([^"]*)"', r"xmlns:w='\1'", main)
    else:
        assert old in main
        main = main.replace(old, new)
    assert word.said(zipped(members | {"word/document.xml": main})) == RIGHT


def test_styles_and_lists_of_strict_open_xml() -> None:
    level = "<w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
    lists = (
        f"<w:numbering {word.W}><w:abstractNum w:abstractNumId='0'>{level}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    )
    styles = (
        f"<w:styles {word.W}><w:style w:type='paragraph' w:styleId='a'><w:pPr><w:numPr>"
        "<w:numId w:val='1'/></w:numPr></w:pPr></w:style></w:styles>"
    )
    members = word_parts(
        f"<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr>{run('总体情况')}</w:p>",
        ("r1", "styles", "styles.xml"), ("r2", "numbering", "numbering.xml"),
        styles__xml=styles, numbering__xml=lists,
    )  # fmt: skip
    assert texts(zipped({n: word.strict(str(c)) for n, c in members.items()})) == ["一、总体情况"]


class TestRefused:
    @pytest.mark.parametrize(
        "members",
        [
            {"报告.html": "<p>甲"},
            {"[Content_Types].xml": word.types("a.xml", "sheet.main+xml"),
             "_rels/.rels": relationships(("r", "officeDocument", "a.xml")), "a.xml": "<workbook/>"},
            {"[Content_Types].xml": word.types("a.xml"), "a.xml": "<a/>"},
            {"_rels/.rels": relationships(("r", "thumbnail", "a.xml")), "a.xml": "<a/>"},
        ],
    )  # fmt: skip
    def test_what_is_no_document_of_word(self, members: dict[str, str]) -> None:
        with pytest.raises(gp.UnsupportedFormat, match=r"a.zip: a ZIP file that is no DOCX"):
            gp.parse(zipped(members), name="a.zip")

    def test_a_workbook(self) -> None:
        members = {
            "[Content_Types].xml": word.types("xl/workbook.bin", "sheet.main+xml"),
            "_rels/.rels": relationships(("r", "officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": "<workbook/>",
        }
        with pytest.raises(gp.UnsupportedFormat, match=r"a.zip: an Excel workbook"):
            gp.parse(zipped(members), name="a.zip")

    def test_a_package_without_its_relationships_or_its_part(self) -> None:
        members = word.parts()
        without = {name: text for name, text in members.items() if name != "_rels/.rels"}
        with pytest.raises(gp.UnreadableDocument, match=r"nothing refers to word/document.xml"):
            gp.parse(zipped(without))
        elsewhere = relationships(("rId1", "officeDocument", "word/document9.xml"))
        with pytest.raises(gp.UnreadableDocument, match=r"damaged .*document9.xml"):
            gp.parse(zipped(members | {"_rels/.rels": elsewhere}))

    def test_types_that_are_no_xml_decide_nothing(self) -> None:
        assert word.said(zipped(word.parts() | {"[Content_Types].xml": "<Types"})) == RIGHT

    def test_a_main_part_outside_of_the_package(self) -> None:
        outside = (
            f'<Relationships xmlns="{PACKAGES}relationships"><Relationship Id="r" TargetMode="External" '
            f'Type="{OFFICE}/officeDocument" Target="http://a/document.xml"/></Relationships>'
        )
        with pytest.raises(gp.UnreadableDocument, match="damaged"):
            gp.parse(zipped(word.parts() | {"_rels/.rels": outside}))

    def test_the_last_of_two_members_of_one_name(self) -> None:
        stream = BytesIO(zipped(word.parts()))
        with zipfile.ZipFile(stream, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
            file.writestr(
                "word/document.xml",
                f"<w:document {word.W}><w:body><w:p>{run('新稿')}</w:p></w:body></w:document>",
            )
        assert texts(stream.getvalue()) == ["新稿"]


DEEP = [50, 60, 61, 70, 100, 150, 200, 240]


@pytest.mark.parametrize("depth", DEEP)
def test_what_lies_deep_is_read(depth: int) -> None:
    inner = "<w:sdt><w:sdtContent>" * (depth // 2) + f"<w:p>{run('深处12条')}</w:p>"
    inner += "</w:sdtContent></w:sdt>" * (depth // 2)
    assert texts(zipped(word_parts(f"<w:p>{run('前')}</w:p>{inner}"))) == ["前", "深处12条"]


@pytest.mark.parametrize("container", ["w:ins", "w:customXml", "w:smartTag", "w:moveTo"])
def test_what_lies_deep_in_other_containers_is_read(container: str) -> None:
    inner = f"<{container}>" * 120 + f"<w:p>{run('深处12条')}</w:p>" + f"</{container}>" * 120
    assert texts(zipped(word_parts(inner))) == ["深处12条"]


def test_what_lies_deeper_than_the_parser_follows_is_an_error() -> None:
    inner = "<w:ins>" * 300 + f"<w:p>{run('深处12条')}</w:p>" + "</w:ins>" * 300
    with pytest.raises(gp.UnreadableDocument, match=r"a.docx: .*[Dd]epth"):
        gp.parse(zipped(word_parts(inner)), name="a.docx")


FLAT: dict[str, Callable[[], bytes]] = {
    "as Word writes it": lambda: word.flat().encode(),
    "after a byte order mark": lambda: b"\xef\xbb\xbf" + word.flat().encode(),
    "in UTF-16": lambda: word.flat().replace("UTF-8", "UTF-16").encode("utf-16"),
    "in UTF-16 of the other order": lambda: (
        b"\xfe\xff" + word.flat().replace("UTF-8", "UTF-16").encode("utf-16-be")
    ),
    "in GBK": lambda: word.flat().replace("UTF-8", "GBK").encode("gbk"),
    "without a declaration": lambda: word.flat().removeprefix(word.HEAD).encode(),
    "with a comment": lambda: word.flat().replace("<pkg:package", "<!-- 甲 -->\n<pkg:package").encode(),
    "with another prefix": lambda: word.flat().replace("pkg:", "p:").replace(":pkg", ":p").encode(),
    "strict": lambda: word.strict(word.flat()).encode(),
    "with another main part": lambda: (
        word.flat().replace("/document.xml", "/document2.xml").encode()
    ),
    "with pictures": lambda: word.flat().replace(
        "</pkg:package>",
        '<pkg:part pkg:name="/word/media/a.png" pkg:contentType="image/png"><pkg:binaryData>'
        f"{base64.b64encode(bytes(99)).decode()}</pkg:binaryData></pkg:part></pkg:package>",
    ).encode(),
}  # fmt: skip


@pytest.mark.parametrize("case", FLAT)
def test_a_package_that_is_one_file(case: str) -> None:
    data = FLAT[case]()
    assert word.said(data) == RIGHT
    assert gp.read_document(data).source.format == "docx"


def test_a_package_that_is_one_file_and_damaged() -> None:
    data = word.flat().encode()
    for broken in (data[:-900], data.replace(b"/word/document.xml", b"/word/a.xml", 1)):
        with pytest.raises(gp.UnreadableDocument, match="damaged"):
            gp.parse(broken)
    declares = data.replace(b"<?mso", b"<!DOCTYPE a><?mso")
    with pytest.raises(gp.GovReportError):
        gp.parse(declares)
    undecodable = re.sub(
        rb"<pkg:xmlData>.*?</pkg:xmlData>", b"<pkg:binaryData>a</pkg:binaryData>", data
    )
    with pytest.raises(gp.UnreadableDocument, match="damaged"):
        gp.parse(undecodable)


def test_other_xml_is_no_document_of_word() -> None:
    for xml in ("<package>甲", "<a xmlns='http://schemas.microsoft.com/office/2006/xmlPackage'>甲"):
        assert gp.read_document(xml.encode()).source.format != "docx"
