"""A DOCX as ``.doc`` and RTF know it: paragraphs and marks one after another, each as deep as it lies."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COLUMN = 800
_HELD = ("sdt", "sdtContent", "ins", "smartTag", "hyperlink", "customXml", "moveTo", "bdo", "dir")
_SIGNS = {"tab": "\t", "br": "\v", "cr": "\v", "noBreakHyphen": "\x1e", "softHyphen": "\x1f"}
_OFF = ("0", "false", "off")


@dataclass(frozen=True)
class Run:
    """`kind`: text, or what stands in place of it."""

    text: str
    kind: Literal["text", "picture", "note", "symbol", "begin", "separate", "end", "code"] = "text"
    look: tuple[tuple[str, str], ...] = ()
    deleted: bool = False


@dataclass(frozen=True)
class Edge:
    right: int
    down: str = ""
    across: str = ""
    fill: str = ""


@dataclass
class Flat:
    """A paragraph with its mark, or the mark of a row."""

    runs: list[Run] = field(default_factory=list)
    depth: int = 0
    ends: Literal["paragraph", "cell", "row"] = "paragraph"
    style: str = ""
    number: tuple[int, int] | None = None
    deleted: bool = False
    left: int = 0
    edges: tuple[Edge, ...] = ()


@dataclass(frozen=True)
class Lists:
    """Levels of definitions, and the definition of each list: format, text, start, what follows."""

    levels: dict[int, list[tuple[str, str, int, str]]]
    lists: dict[int, int]


@dataclass(frozen=True)
class Document:
    flat: list[Flat]
    lists: Lists
    headings: dict[str, int]

    def shown(self) -> Document:
        """The same without what does not print, or prints as no part of its line."""
        unshown = {("vanish", "1"), ("strike", "1"), ("dstrike", "1")}
        raised = ("superscript", "subscript")
        flat = [
            replace(one, runs=[
                run for run in one.runs
                if not run.deleted and run.kind == "text" and not unshown & set(run.look)
                and dict(run.look).get("vertAlign") not in raised
            ])
            for one in self.flat
        ]  # fmt: skip
        return replace(self, flat=flat)


def document_of(docx: bytes) -> Document:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = etree.fromstring(parts["word/document.xml"]).find(f"{W}body")
    assert body is not None
    headings = {}
    if "word/styles.xml" in parts:
        for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style"):
            level = style.find(f"{W}pPr/{W}outlineLvl")
            if level is not None:
                headings[style.get(f"{W}styleId", "")] = int(level.get(f"{W}val", "9"))
    lists = Lists({}, {})
    if "word/numbering.xml" in parts:
        lists = _lists(etree.fromstring(parts["word/numbering.xml"]))
    return Document(list(_blocks(body, 0)), lists, headings)


def _val(element: etree._Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(f"{W}{name}", "")


def _lists(root: etree._Element) -> Lists:
    levels = {}
    for each in root.iter(f"{W}abstractNum"):
        levels[int(_val(each, "abstractNumId"))] = [
            (
                _val(level.find(f"{W}numFmt")) or "decimal",
                re.sub(
                    r"%(\d)", lambda place: chr(int(place[1]) - 1), _val(level.find(f"{W}lvlText"))
                ),
                int(_val(level.find(f"{W}start")) or 1),
                _val(level.find(f"{W}suff")) or "tab",
            )
            for level in each.iter(f"{W}lvl")
        ]
    numbers = {
        int(_val(each, "numId")): int(_val(each.find(f"{W}abstractNumId")))
        for each in root.iter(f"{W}num")
    }
    return Lists(levels, numbers)


def _blocks(parent: etree._Element, depth: int) -> Iterator[Flat]:
    for child in parent:
        name = etree.QName(child).localname
        if name == "p":
            yield _paragraph(child, depth)
        elif name == "tbl":
            yield from _table(child, depth + 1)
        elif name in _HELD:
            yield from _blocks(child, depth)


def _table(table: etree._Element, depth: int) -> Iterator[Flat]:
    for row in _held(table, "tr"):
        properties = row.find(f"{W}trPr")
        before = "" if properties is None else _val(properties.find(f"{W}gridBefore"))
        left = at = int(before or 0) * COLUMN
        edges = []
        for cell in _held(row, "tc"):
            blocks = list(_blocks(cell, depth)) or [Flat(depth=depth)]
            if blocks[-1].depth > depth:
                blocks.append(Flat(depth=depth))
            blocks[-1].ends = "cell"
            yield from blocks
            held = cell.find(f"{W}tcPr")
            span, down, across = "", "", ""
            if held is not None:
                span = _val(held.find(f"{W}gridSpan"))
                merge, merged = held.find(f"{W}vMerge"), held.find(f"{W}hMerge")
                down = "" if merge is None else _val(merge) or "continue"
                across = "" if merged is None else _val(merged) or "continue"
            at += int(span or 1) * COLUMN
            edges.append(Edge(at, down, across))
        yield Flat(
            depth=depth, ends="row", left=left, edges=tuple(edges),
            deleted=properties is not None and properties.find(f"{W}del") is not None,
        )  # fmt: skip


def _held(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for child in parent:
        name = etree.QName(child).localname
        if name == wanted:
            yield child
        elif name in _HELD:
            yield from _held(child, wanted)


def _paragraph(paragraph: etree._Element, depth: int) -> Flat:
    found = Flat(depth=depth)
    properties = paragraph.find(f"{W}pPr")
    if properties is not None:
        found.style = _val(properties.find(f"{W}pStyle"))
        found.deleted = properties.find(f"{W}rPr/{W}del") is not None
        listed = properties.find(f"{W}numPr")
        if listed is not None:
            level = _val(listed.find(f"{W}ilvl")) or "0"
            found.number = int(_val(listed.find(f"{W}numId")) or 0), int(level)
    found.runs = list(_runs(paragraph, deleted=False))
    return found


def _runs(parent: etree._Element, *, deleted: bool) -> Iterator[Run]:
    for child in parent:
        name = etree.QName(child).localname
        if name == "r":
            yield from _run(child, deleted=deleted)
        elif name in ("del", "moveFrom"):
            yield from _runs(child, deleted=True)
        elif name in _HELD:
            yield from _runs(child, deleted=deleted)


def _run(run: etree._Element, *, deleted: bool) -> Iterator[Run]:
    look = []
    for said in run.iterfind(f"{W}rPr/*"):
        name, value = etree.QName(said).localname, _val(said)
        if name in ("b", "vanish", "strike", "dstrike"):
            look.append((name, "0" if value in _OFF else "1"))
        elif name in ("vertAlign", "sz", "position", "color", "spacing", "w"):
            look.append((name, value))
    for child in run:
        name = etree.QName(child).localname
        text = child.text or ""
        if name in ("t", "delText"):
            yield Run(text, look=tuple(look), deleted=deleted)
        elif name in _SIGNS:
            yield Run(_SIGNS[name], look=tuple(look), deleted=deleted)
        elif name in ("drawing", "pict", "object"):
            yield Run("", "picture", tuple(look), deleted)
        elif name in ("footnoteReference", "endnoteReference"):
            yield Run("", "note", tuple(look), deleted)
        elif name == "sym":
            yield Run("", "symbol", tuple(look), deleted)
        elif name == "instrText":
            yield Run(text, "code", tuple(look), deleted)
        elif name == "fldChar":
            yield Run("", _val(child, "fldCharType"), tuple(look))  # type: ignore[arg-type]
