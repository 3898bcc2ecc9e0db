"""Comments of Word, put into a package that stays as it is but for them."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from itertools import count, islice
from xml.parsers import expat

import msgspec

from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.docx.marking import Span, begins, marked, prefixed
from govreport_parse.readers.docx.members import unpack
from govreport_parse.readers.docx.names import MAIN_NAMES, STRICT_NAMES
from govreport_parse.readers.docx.parts import damaged
from govreport_parse.readers.docx.relations import MAIN, TYPES, Opened, key_of
from govreport_parse.readers.docx.rewriting import member_names, rewritten
from govreport_parse.readers.docx.source import Insertion, Source, edited, in_utf8
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Comment", "Signed", "commented"]

_KIND = "comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_COMMENTS = ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")
_ID = lazy_pattern(rb"""[\s:]id\s{0,9}=\s{0,9}["'](\d{1,10})["']""", re.IGNORECASE)


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """A comment: its paragraphs, of which the first is set bold, and what it is on.

    `span`: None for the first paragraph of the document.
    """

    lines: tuple[str, ...]
    span: Span | None


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """Who comments, and when: by the clock on the wall, as Word has it."""

    author: str
    initials: str
    date: datetime


def commented(data: bytes, name: str, comments: Sequence[Comment], signed: Signed) -> bytes:
    """A package with comments beside those that it has.

    Of its parts the main one has marks at them, that of the comments holds them, and where there was
    none what lists the parts names it; all others are the same to the byte.

    Raises
    ------
    LimitExceeded, UnreadableDocument, UnsupportedFormat
        As :func:`~govreport_parse.readers.docx.package.open_package`.
    UnreadableDocument
        For a document without a paragraph of its own.
    """
    opened = unpack(data, name)
    try:
        return rewritten(data, _Package(opened, data, name).changed(comments, signed))
    except (expat.ExpatError, LookupError, UnicodeError, zipfile.BadZipFile) as error:
        raise damaged(name, str(error)) from error


class _Package:
    """The parts of a package that comments change."""

    def __init__(self, opened: Opened, data: bytes, name: str) -> None:
        self._parts = opened.parts
        self._related = opened.related
        self._name = name
        self._members = {key_of(each): each for each in member_names(data)}  # and those to be added
        self._main = [each.target for each in opened.roots if each.kind == MAIN][-1]
        named = (each.target for each in opened.related if each.kind == _KIND and each.target)
        target = next(named, None)
        self._is_named = target is not None
        self._comments = self._free() if target is None else self._added(target)

    def changed(self, comments: Sequence[Comment], signed: Signed) -> dict[str, bytes]:
        """The new contents of members by their names."""
        main = self._source(self._main)
        strict = STRICT_NAMES[0].encode() in main.xml
        namespace, relationships = STRICT_NAMES if strict else MAIN_NAMES
        placed = sorted(
            ((each.lines, each.span or self._top(main)) for each in comments),
            key=lambda one: begins(main, one[1]),
        )
        taken = set(self._ids(main))
        free = islice((k for k in count() if k not in taken), len(placed))
        numbered = [(number, *each) for number, each in zip(free, placed, strict=True)]
        spans = [(number, span) for number, _, span in numbered]
        texts = [(number, lines) for number, lines, _ in numbered]
        new = {
            self._main: marked(main, spans, namespace),
            self._comments: self._listed(texts, signed, namespace),
        }
        if not self._is_named:
            kind = f"{relationships}/{_KIND}"
            new[self._relations()] = self._related_to(kind)
        types = self._parts.get(TYPES)
        if types is not None and f"/{self._comments}".encode() not in types.lower():
            new[TYPES] = self._typed()
        return {self._members[key]: content for key, content in new.items()}

    def _source(self, key: str) -> Source:
        return Source(in_utf8(self._parts[key]))

    def _top(self, main: Source) -> Span:
        prefix, colon, _ = main.elements[0].name.rpartition(":")
        for number, element in enumerate(main.elements):
            if element.name == f"{prefix}{colon}p":
                return Span(paragraph=number)
        raise UnreadableDocument(
            self._name,
            "the document has no paragraph that a comment could stand at; open it in a word processor "
            "and save it again",
            "文档中没有可以添加批注的段落；请用文字处理软件打开后另存",
        )

    def _beside(self, *path: str) -> str:
        """The name of a part beside the main one."""
        folder = posixpath.dirname(self._members[self._main])
        return posixpath.join(folder, *path)

    def _free(self) -> str:
        """The key of a part of its own for the comments, beside the main part."""
        names = (self._beside(f"comments{k or ''}.xml") for k in range(len(self._members) + 1))
        return self._added(next(name for name in names if key_of(name) not in self._members))

    def _relations(self) -> str:
        """The key of the part that says what the main part refers to."""
        own = posixpath.basename(self._members[self._main])
        return self._added(self._beside("_rels", f"{own}.rels"))

    def _added(self, name: str) -> str:
        self._members.setdefault(key_of(name), name)
        return key_of(name)

    def _ids(self, main: Source) -> Iterator[int]:
        """The ids of comments that are there."""
        own = [self._source(self._comments)] if self._comments in self._parts else []
        for source in (main, *own):
            for element in source.elements:
                if element.name.rpartition(":")[2] in _COMMENTS:
                    found = _ID.search(source.xml, element.start, element.inner)
                    yield -1 if found is None else int(found[1])

    def _listed(
        self, texts: Iterable[tuple[int, Sequence[str]]], signed: Signed, namespace: str
    ) -> bytes:
        if self._comments not in self._parts:
            empty = f'{_HEAD}<w:comments xmlns:w="{namespace}"/>'
            source = Source(empty.encode())
        else:
            source = self._source(self._comments)
        w, declared = prefixed(source.elements[0].name, namespace)
        by = f'{w}author="{escape(signed.author)}" {w}date="{signed.date:%Y-%m-%dT%H:%M:%SZ}"'
        by += f' {w}initials="{escape(signed.initials)}"'
        return _with_last(
            source,
            "".join(
                f'<{w}comment{declared} {w}id="{number}" {by}>{"".join(_paragraphs(lines, w))}</{w}comment>'
                for number, lines in texts
            ),
        )

    def _related_to(self, kind: str) -> bytes:
        key = self._relations()
        xml = self._parts.get(key)
        empty = f'{_HEAD}<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode()
        source = Source(empty if xml is None else in_utf8(xml))
        prefix, colon, _ = source.elements[0].name.rpartition(":")
        ids = {each.id for each in self._related}
        free = next(one for k in range(len(ids) + 1) if (one := f"rIdComments{k or ''}") not in ids)
        target = posixpath.basename(self._comments)
        return _with_last(
            source, f'<{prefix}{colon}Relationship Id="{free}" Type="{kind}" Target="{target}"/>'
        )

    def _typed(self) -> bytes:
        source = self._source(TYPES)
        prefix, colon, _ = source.elements[0].name.rpartition(":")
        part = f'PartName="/{self._members[self._comments]}"'
        return _with_last(source, f'<{prefix}{colon}Override {part} ContentType="{_TYPE}"/>')


def _with_last(source: Source, text: str) -> bytes:
    """A part with something at the end of its root."""
    root = source.elements[0]
    if not root.is_empty:
        return edited(source.xml, [Insertion(at=root.end, text=text)])
    text = f">{text}</{root.name}>"
    return edited(source.xml, [Insertion(at=root.inner - 2, text=text, replaced=2)])


def _paragraphs(lines: Sequence[str], w: str) -> Iterator[str]:
    """The lines of a comment; they say themselves how they are set, whatever the document's styles are."""
    set_so = (
        f'<{w}pPr><{w}spacing {w}before="0" {w}after="0" {w}line="240" {w}lineRule="auto"/>'
        f'<{w}ind {w}firstLineChars="0" {w}firstLine="0"/></{w}pPr>'
    )
    for number, line in enumerate(lines):
        own = f"<{w}r><{w}annotationRef/></{w}r>" if number == 0 else ""
        bold = f"<{w}b/>" if number == 0 else ""
        size = f'<{w}sz {w}val="20"/><{w}szCs {w}val="20"/>'
        yield (
            f"<{w}p>{set_so}{own}<{w}r><{w}rPr>{bold}{size}</{w}rPr>"
            f'<{w}t xml:space="preserve">{escape(line)}</{w}t></{w}r></{w}p>'
        )
