"""A DOCX as an OpenDocument text, packed or in one XML file."""

from __future__ import annotations

import io
import random
import re
import zipfile
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape

from lxml import etree

from .flat import Lists, Run, W, _held, _lists, _runs, _val

_HELD = ("sdt", "sdtContent", "ins", "smartTag", "hyperlink", "customXml", "moveTo")
_NAMES = ("office", "style", "text", "table", "meta")
_SPACES = " ".join(
    [f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES]
    + [
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)
MIMETYPE = "application/vnd.oasis.opendocument.text"
_FORMATS = {
    "decimal": "1", "upperRoman": "I", "lowerRoman": "i", "upperLetter": "A", "lowerLetter": "a", "none": "",
    "decimalEnclosedCircle": "①, ②, ③, ...", "chineseLegalSimplified": "壹, 贰, 叁, ...", "ideographTraditional": "甲, 乙, 丙, ...",
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"), "一, 二, 三, ..."),
}  # fmt: skip
_SIGNS = {"\t": "<text:tab/>", "\v": "<text:line-break/>", "\x1e": "\u2011", "\x1f": "\u00ad"}


@dataclass(frozen=True)
class Habits:
    """How a document is written.

    `flat`: in one XML file; `wrapped`: blanks are elements, lines of the file are broken; `repeated`: cells alike are
    one that is repeated; `templated`: numbers of lists by a template; `first`: the package begins with its type;
    `decoys`: comments, notes and hidden text stand in it; `shown`: what does not print is left out.
    """

    flat: bool = False
    wrapped: bool = False
    repeated: bool = False
    templated: bool = True
    first: bool = True
    decoys: bool = False
    shown: bool = False


def random_habits(rng: random.Random) -> Habits:
    return Habits(*(rng.random() < share for share in (0.2, 0.5, 0.5, 0.5, 0.8, 0.5)))


def packed(
    content: str, styles: str = "", *, first: bool = True, mimetype: str = MIMETYPE
) -> bytes:
    """A package of the body's elements and of automatic styles."""
    stream = io.BytesIO()
    root = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{content}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        if first:
            package.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        package.writestr("content.xml", root)
        if not first:
            package.writestr("mimetype", mimetype)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return stream.getvalue()


def as_odt(docx: bytes, habits: Habits | None = None) -> bytes:
    """The same document in OpenDocument."""
    habits = habits or Habits()
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = etree.fromstring(parts["word/document.xml"]).find(f"{W}body")
    assert body is not None
    lists = Lists({}, {})
    if "word/numbering.xml" in parts:
        lists = _lists(etree.fromstring(parts["word/numbering.xml"]))
    headings = {}
    if "word/styles.xml" in parts:
        for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style"):
            level = style.find(f"{W}pPr/{W}outlineLvl")
            if level is not None:
                headings[style.get(f"{W}styleId", "")] = int(level.get(f"{W}val", "8"))
    writer = _Writer(lists, headings, habits)
    content = writer.blocks(body)
    if habits.decoys:
        content = (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去99件</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>" + content
        )  # fmt: skip
    styles = writer.styles()
    if not habits.flat:
        return packed(content, styles, first=habits.first)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_SPACES} office:mimetype="{MIMETYPE}">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{content}</office:text></office:body></office:document>"
    ).encode()


class _Writer:
    def __init__(self, lists: Lists, headings: dict[str, int], habits: Habits) -> None:
        self._lists = lists
        self._headings = headings
        self._habits = habits
        self._looks: dict[tuple[tuple[str, str], ...], str] = {}
        self._begun: set[int] = set()

    def styles(self) -> str:
        written = [
            f'<style:style style:name="{name}" style:family="text"><style:text-properties {_said(look)}/></style:style>'
            for look, name in self._looks.items()
        ]
        for number, levels in self._lists.levels.items():
            inner = "".join(self._level(k, *level) for k, level in enumerate(levels))
            written.append(f'<text:list-style style:name="L{number}">{inner}</text:list-style>')
        written.append(
            '<style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>'
        )
        return "".join(written)

    def _level(self, number: int, kind: str, text: str, start: int, follows: str) -> str:
        written = _FORMATS.get(kind, kind)
        name = "bullet" if kind == "bullet" else "number"
        held = f'style:num-format="{written}" text:start-value="{start}"'
        places = re.sub("[\0-\x08]", lambda place: f"%{ord(place[0]) + 1}%", text)
        prefix, _, suffix = text.rpartition(chr(number))
        if name == "bullet":
            held = f'text:bullet-char="{escape(text)}"'
        elif self._habits.templated or not prefix.isprintable():
            held += f' loext:num-list-format="{escape(places)}"'
        else:
            held += f' style:num-prefix="{escape(prefix)}" style:num-suffix="{escape(suffix)}"'
        label = f'<style:list-level-label-alignment text:label-followed-by="{"nothing" if follows == "nothing" else "listtab"}"/>'
        return (
            f'<text:list-level-style-{name} text:level="{number + 1}" {held}><style:list-level-properties>{label}'
            f"</style:list-level-properties></text:list-level-style-{name}>"
        )

    def blocks(self, parent: etree._Element) -> str:
        written = []
        for child in parent:
            name = etree.QName(child).localname
            if name == "p":
                written.append(self._paragraph(child))
            elif name == "tbl":
                written.append(self._table(child))
            elif name in _HELD:
                written.append(self.blocks(child))
        return ("\n" if self._habits.wrapped else "").join(written)

    def _paragraph(self, element: etree._Element) -> str:
        properties = element.find(f"{W}pPr")
        level, number = None, None
        if properties is not None:
            level = self._headings.get(_val(properties.find(f"{W}pStyle")))
            listed = properties.find(f"{W}numPr")
            if listed is not None:
                number = (
                    int(_val(listed.find(f"{W}numId")) or 0),
                    int(_val(listed.find(f"{W}ilvl")) or 0),
                )
        inner = "".join(self._run(run) for run in _runs(element, deleted=False))
        if self._habits.decoys:
            inner += '<office:annotation><text:p>核对7件</text:p></office:annotation><text:span text:style-name="hidden">8</text:span>'
        xml = (
            f"<text:p>{inner}</text:p>"
            if level is None
            else f'<text:h text:outline-level="{level + 1}">{inner}</text:h>'
        )
        if number is None or number[0] not in self._lists.lists:
            return xml
        definition = self._lists.lists[number[0]]
        goes_on = ' text:continue-numbering="true"' if definition in self._begun else ""
        self._begun.add(definition)
        for _ in range(number[1]):
            xml = f"<text:list><text:list-item>{xml}</text:list-item></text:list>"
        return f'<text:list text:style-name="L{definition}"{goes_on}><text:list-item>{xml}</text:list-item></text:list>'

    def _run(self, run: Run) -> str:
        hidden = {("vanish", "1"), ("strike", "1"), ("dstrike", "1")} & set(run.look)
        raised = dict(run.look).get("vertAlign") in ("superscript", "subscript")
        if run.deleted or (self._habits.shown and (hidden or raised or run.kind != "text")):
            return "<text:change/>" if run.deleted else ""
        if run.kind == "picture":
            return "<draw:frame><draw:image/></draw:frame>"  # fmt: skip
        if run.kind == "note":
            return "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注9</text:p></text:note-body></text:note>"
        if run.kind != "text":
            return "<text:page-number>1</text:page-number>" if run.kind == "symbol" else ""
        text = escape(run.text)
        for sign, element in _SIGNS.items():
            text = text.replace(sign, element)
        if self._habits.wrapped:
            text = re.sub(" +", lambda blanks: f'<text:s text:c="{len(blanks[0])}"/>', text)
        look = tuple(pair for pair in run.look if pair != ("vertAlign", "baseline"))
        if not look:
            return text
        name = self._looks.setdefault(look, f"T{len(self._looks) + 1}")
        return f'<text:span text:style-name="{name}">{text}</text:span>'

    def _table(self, table: etree._Element) -> str:
        rows = [self._cells(row) for row in _held(table, "tr")]
        width = max((len(row) for row in rows), default=0)
        written = []
        for r, row in enumerate(rows):
            cells = []
            for c, cell in enumerate(row):
                if cell is None or cell[1] == "continue":
                    cells.append("<table:covered-table-cell/>")
                    continue
                across = (
                    next((k for k in range(c + 1, len(row)) if row[k] is not None), len(row)) - c
                )
                down = 1
                while (
                    cell[1] == "restart"
                    and r + down < len(rows)
                    and _goes_on(rows[r + down], c, across)
                ):
                    down += 1
                spans = (
                    f' table:number-columns-spanned="{across}"' if across > 1 or down > 1 else ""
                )
                spans += f' table:number-rows-spanned="{down}"' if across > 1 or down > 1 else ""
                cells.append(
                    f'<table:table-cell{spans} office:value-type="string">{cell[0]}</table:table-cell>'
                )
            cells += ["<table:table-cell/>"] * (width - len(row))
            if self._habits.repeated:
                cells = [_repeated(cell, len(list(alike))) for cell, alike in groupby(cells)]
            written.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
        return f'<table:table><table:table-column table:number-columns-repeated="{width}"/>{"".join(written)}</table:table>'

    def _cells(self, row: etree._Element) -> list[tuple[str, str] | None]:
        """By column what a cell holds and how it goes on downwards; None for what it spans."""
        properties = row.find(f"{W}trPr")
        before = "" if properties is None else _val(properties.find(f"{W}gridBefore"))
        found: list[tuple[str, str] | None] = [("", "")] * int(before or 0)
        if properties is not None and properties.find(f"{W}del") is not None:
            return found
        for cell in _held(row, "tc"):
            held = cell.find(f"{W}tcPr")
            span, down = 1, ""
            if held is not None:
                span = int(_val(held.find(f"{W}gridSpan")) or 1)
                merge = held.find(f"{W}vMerge")
                down = "" if merge is None else _val(merge) or "continue"
                across = held.find(f"{W}hMerge")
                if across is not None and (_val(across) or "continue") == "continue":
                    found += [None] * span
                    continue
            found += [(self.blocks(cell), down), *[None] * (span - 1)]
        return found


def _goes_on(row: list[tuple[str, str] | None], column: int, across: int) -> bool:
    if column >= len(row):
        return False
    cell = row[column]
    rest = row[column + 1 : column + across]
    return cell is not None and cell[1] == "continue" and all(each is None for each in rest)


def _repeated(cell: str, times: int) -> str:
    if times == 1:
        return cell
    return re.sub(
        "^<table:[a-z-]+", lambda tag: f'{tag[0]} table:number-columns-repeated="{times}"', cell
    )


def _said(look: tuple[tuple[str, str], ...]) -> str:
    said = []
    for name, value in look:
        if name == "vanish":
            said.append(f'text:display="{"none" if value == "1" else "true"}"')
        elif name in ("strike", "dstrike"):
            said.append(f'style:text-line-through-style="{"solid" if value == "1" else "none"}"')
        elif name == "vertAlign":
            said.append(f'style:text-position="{"super" if value == "superscript" else "sub"} 58%"')
        elif name == "b":
            said.append(f'fo:font-weight="{"bold" if value == "1" else "normal"}"')
        elif name == "color" and value != "auto":
            said.append(f'fo:color="#{value}"')
        elif name == "sz":
            said.append(f'fo:font-size="{int(value) / 2}pt"')
        elif name == "w":
            said.append(f'style:text-scale="{value}%"')
        elif name == "position":
            said.append(f'style:text-position="{int(value) * 4}% 100%"')
    return " ".join(dict.fromkeys(said))
