"""WordprocessingML by hand: runs, paragraphs, the fixed parts, and the package."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import dataclass, field
from html import escape

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_AUTHOR = 'w:author="编辑" w:date="2018-01-05T09:00:00Z"'
_FONTS = ("仿宋_GB2312", "宋体", "仿宋", "方正仿宋_GBK")


@dataclass(frozen=True, slots=True)
class DocxHabits:
    """What one office's word processor leaves behind."""

    numbering: str = "typed"
    number_format: str = "chineseCountingThousand"
    split_runs: bool = False
    revisions: float = 0.0
    hyperlinks: bool = False
    controls: bool = False
    fields: bool = False
    layout: str = "none"
    heading_styles: bool = False
    typed_indent: bool = False


@dataclass(slots=True)
class Links:
    """The outside targets of a document, numbered as they are used."""

    targets: list[str] = field(default_factory=list)
    marks: int = 100

    def add(self, target: str) -> str:
        """The relationship id of a target."""
        self.targets.append(target)
        return f"rIdLink{len(self.targets)}"

    def mark(self) -> int:
        """A fresh number for a revision or a bookmark."""
        self.marks += 1
        return self.marks


def run(text: str, properties: str = "", *, deleted: bool = False) -> str:
    """One run; line feeds in the text become breaks."""
    tag = "w:delText" if deleted else "w:t"
    pieces = "<w:br/>".join(
        f'<{tag} xml:space="preserve">{escape(piece, quote=False)}</{tag}>'
        for piece in text.split("\n")
    )
    return (
        f"<w:r><w:rPr>{properties}</w:rPr>{pieces}</w:r>" if properties else f"<w:r>{pieces}</w:r>"
    )


def font(rng: random.Random, *, bold: bool = False) -> str:
    """Run properties with a Chinese font."""
    name = rng.choice(_FONTS)
    weight = "<w:b/>" if bold else ""
    size = f'<w:sz w:val="{rng.choice((28, 32))}"/>'
    return f'<w:rFonts w:hint="eastAsia" w:eastAsia="{name}"/>{weight}{size}'


def inserted(content: str, links: Links) -> str:
    """Content that was added under change tracking: it is shown."""
    return f'<w:ins w:id="{links.mark()}" {_AUTHOR}>{content}</w:ins>'


def deleted(text: str, links: Links) -> str:
    """Text that was struck out under change tracking: it is gone."""
    return f'<w:del w:id="{links.mark()}" {_AUTHOR}>{run(text, deleted=True)}</w:del>'


def deleted_row_mark(links: Links) -> str:
    """The row property of a struck-out table row."""
    return f'<w:trPr><w:del w:id="{links.mark()}" {_AUTHOR}/></w:trPr>'


def complex_field(instruction: str, result: str) -> str:
    """A field with its code, of which only the result is shown."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def simple_field(instruction: str, result: str) -> str:
    """A field in its short form."""
    return f'<w:fldSimple w:instr=" {escape(instruction)} ">{result}</w:fldSimple>'


def hyperlink(target: str, result: str, links: Links) -> str:
    """A link to an outside page."""
    return f'<w:hyperlink r:id="{links.add(target)}" w:history="1">{result}</w:hyperlink>'


def control(content: str, links: Links) -> str:
    """A content control round anything."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{links.mark()}"/>'
        '<w:placeholder><w:docPart w:val="单击输入文字"/></w:placeholder></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def paragraph(content: str, properties: str = "") -> str:
    """One paragraph."""
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inner}{content}</w:p>"


def _styles() -> str:
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="{number}"><w:name w:val="heading {number}"/>'
        f'<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="{number - 1}"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        for number in (1, 2)
    )
    return (
        f"{_XML}<w:styles {_NS}>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="a1">'
        '<w:name w:val="Normal Table"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
        f"{heads}</w:styles>"
    )


def _numbering(level_texts: tuple[str, str], number_format: str) -> str:
    """One list of two levels, and a second list that is not used."""
    levels = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for place, text in enumerate(level_texts)
    )
    spare = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
    )
    return (
        f'{_XML}<w:numbering {_NS}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1">'
        f'<w:multiLevelType w:val="singleLevel"/>{spare}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def package(body: str, links: Links, level_texts: tuple[str, str], number_format: str) -> bytes:
    """The whole document as a zip archive, the same bytes for the same content."""
    page = f"{run('—')}{complex_field('PAGE', run('1'))}{run('—')}"
    footer = f"{_XML}<w:ftr {_NS}>{paragraph(page)}</w:ftr>"
    section = '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/></w:sectPr>'
    document = f"{_XML}<w:document {_NS}><w:body>{body}{section}</w:body></w:document>"
    fixed = {"Styles": "styles", "Numbering": "numbering", "Footer": "footer"}
    relations = "".join(
        f'<Relationship Id="rId{key}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for key, name in fixed.items()
    )
    relations += "".join(
        f'<Relationship Id="rIdLink{number}" Type="{_OFFICE}/hyperlink" '
        f'Target="{escape(target)}" TargetMode="External"/>'
        for number, target in enumerate(links.targets, start=1)
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{name}+xml"/>'
        for name in fixed.values()
    )
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    parts = {
        "[Content_Types].xml": _content_types(overrides),
        "_rels/.rels": _relationships(main),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(relations),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(level_texts, number_format),
        "word/footer.xml": footer,
    }
    return _zip(parts)


def _relationships(entries: str) -> str:
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _content_types(overrides: str) -> str:
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relationships}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        f"{overrides}</Types>"
    )


def _zip(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, date_time=(2018, 1, 5, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text.encode("utf-8"))
    return buffer.getvalue()
