"""Word documents with comments: what they are on, and what is left when the comments are taken out again."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from lxml import etree

import govreport_parse as gp
from govreport_parse.model.document import Locator, place_of
from govreport_parse.outputs.anchors import span_of
from govreport_parse.readers.docx.commenting import Comment, Signed, commented
from govreport_parse.readers.docx.marking import Span
from govreport_parse.readers.docx.reader import trace_docx
from govreport_parse.readers.formats import Given

__all__ = ["SIGNED", "atoms", "members", "ranges", "span_at", "with_comments"]

SIGNED = Signed(author="审核", initials="审", date=datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def span_at(data: bytes, words: str | Locator) -> Span | None:
    """What a comment on these words, or on this place, of a document is on."""
    blocks = gp.read_document(data).blocks
    at = place_of(words, blocks) if isinstance(words, str) else words
    assert at is not None, words
    return span_of(at, blocks, trace_docx(Given(name="", data=data)))


def with_comments(data: bytes, *words: str | Locator) -> bytes:
    """A document with a comment on each of these words, which names its number."""
    comments = [
        Comment(lines=(f"第{k}条", str(k)), span=span_at(data, each))
        for k, each in enumerate(words)
    ]
    return commented(data, "draft.docx", comments, SIGNED)


def members(data: bytes) -> dict[str, bytes]:
    """The members of a package in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _elements(xml: bytes) -> list[etree._Element]:
    return [each for each in etree.fromstring(xml).iter() if isinstance(each.tag, str)]


def _id(element: etree._Element) -> str:
    return next(value for key, value in element.attrib.items() if key.endswith("}id"))


def ranges(data: bytes) -> dict[str, str]:
    """What each comment of a document is on, by its id; each is marked once."""
    xml = next(
        content for name, content in members(data).items() if name.lower().endswith("document.xml")
    )
    found: dict[str, str] = {}
    begun, ended, named = [], [], []
    for element in _elements(xml):
        name = _name(element)
        if name == _MARKS[0]:
            begun.append(_id(element))
            found[_id(element)] = ""
        elif name == _MARKS[1]:
            ended.append(_id(element))
        elif name == _MARKS[2]:
            named.append(_id(element))
        elif name == "t":
            for key in set(begun) - set(ended):
                found[key] += str(element.xpath("string()"))
    assert sorted(begun) == sorted(ended) == sorted(named)
    assert len(begun) == len(set(begun))
    return found


def atoms(xml: bytes) -> list[tuple[object, ...]]:
    """What a part holds but for marks of comments, whatever runs its texts are parted into.

    A run is what stands in it, each character that prints and each element by itself, with the run's properties.
    """
    found: list[tuple[object, ...]] = []
    _gather(etree.fromstring(xml), found)
    return found


def _gather(element: etree._Element, found: list[tuple[object, ...]]) -> None:
    name = _name(element)
    if name in _MARKS or any(_name(child) == _MARKS[2] for child in element):
        return
    if name == "r" and element.prefix != "m":
        inner = [each for each in element if isinstance(each.tag, str)]
        own = [etree.tostring(each, method="c14n") for each in inner if _name(each) == "rPr"]
        head = (name, tuple(element.items()), *own)
        for each in inner:
            if _name(each) == "t":
                text = str(each.xpath("string()"))
                kept = text if "preserve" in each.values() else text.strip(" ")
                found += [(*head, char) for char in kept]
            elif _name(each) != "rPr":
                found.append(head)
                _gather(each, found)
        return
    found.append((name, tuple(element.items()), element.text))
    for child in element:
        if isinstance(child.tag, str):
            _gather(child, found)
    found.append(("/", name, element.tail))
