"""Marks of comments in the main part of a document: around words, or around a paragraph.

Everything else of the part stays as it is written. A run of which a part is marked is parted, and each
half keeps the run's properties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from govreport_parse.readers.docx.source import Insertion, Source, edited
from govreport_parse.readers.docx.trace import Char

__all__ = ["Span", "begins", "marked", "prefixed"]

# What may hold a mark beside its runs; of all else below a paragraph a mark stands outside.
_TRANSPARENT = frozenset({"ins", "moveTo", "hyperlink", "smartTag"})
_PRESERVE = ' xml:space="preserve"'
_PRESERVED = (_PRESERVE.strip(), "xml:space='preserve'")
_BLANK = frozenset(" \t\r\n")


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """What a comment is on: from a character to a character, else a whole paragraph."""

    paragraph: int | None = None
    first: Char | None = None
    last: Char | None = None

    def element(self) -> int:
        """The number of an element of it: a ``w:t``, or the paragraph."""
        number = self.paragraph if self.first is None else self.first[0]
        return number or 0


class _Place(msgspec.Struct, frozen=True, kw_only=True):
    """A byte for marks, what is written before and after them, and how many bytes they replace."""

    at: int
    before: str = ""
    after: str = ""
    replaced: int = 0


def prefixed(name: str, namespace: str) -> tuple[str, str]:
    """The prefix for elements and attributes beside an element of this name, and its declaration if one is wanted."""
    prefix, colon, _ = name.rpartition(":")
    return (f"{prefix}:", "") if colon else ("w:", f' xmlns:w="{namespace}"')


def begins(source: Source, span: Span) -> int:
    """The byte at which a span begins."""
    return _Marked(source, span).begin.at


def marked(source: Source, spans: Iterable[tuple[int, Span]], namespace: str) -> bytes:
    """The part with the marks of comments, each of an id and on a span, in the order in which they begin."""
    marks: defaultdict[_Place, list[str]] = defaultdict(list)
    for number, span in spans:
        found = _Marked(source, span)
        marks |= {place: [] for place in found.preserved}
        w, declared = prefixed(found.paragraph, namespace)
        run = f'<{w}r{declared}><{w}commentReference {w}id="{number}"/></{w}r>'
        marks[found.begin].append(f'<{w}commentRangeStart{declared} {w}id="{number}"/>')
        marks[found.end].append(f'<{w}commentRangeEnd{declared} {w}id="{number}"/>')
        marks[found.end if found.outside is None else found.outside].append(run)
    return edited(
        source.xml,
        (
            Insertion(
                at=place.at,
                text="".join((place.before, *set_there, place.after)),
                replaced=place.replaced,
            )
            for place, set_there in marks.items()
        ),
    )


class _Marked:
    """Where the marks of a span stand.

    Attributes
    ----------
    paragraph
        The name of the element in which they stand: that of a formula's text has another prefix.
    begin, end
        The places for the mark before it, and after it.
    outside
        The place for what refers to the comment, which is a run of its own and no tracked insertion, nor
        of a link; None where that is `end`.
    preserved
        Of texts that are parted, where their tags have to say that blanks are kept.
    """

    def __init__(self, source: Source, span: Span) -> None:
        self._source = source
        self._elements = source.elements
        self.paragraph = self._elements[self._path(span.element())[0]].name
        self.outside: _Place | None = None
        self.preserved: list[_Place] = []
        if span.first is None or span.last is None:
            self.begin, self.end = self._around_paragraph(span.element())
            return
        self.begin, self.end = self._before(span.first), self._after(span.last)
        if self.end.at <= self.begin.at:  # the text around a box is read before the one in it
            self.outside, self.end = None, self._after(span.first)

    def _local(self, number: int) -> str:
        return self._elements[number].name.rpartition(":")[2]

    def _path(self, number: int) -> list[int]:
        """From the outermost paragraph to an element: no mark stands in a text box, which may be there twice."""
        path = self._source.around(number)
        return path[next(k for k, each in enumerate(path) if self._local(each) == "p") :]

    def _held(self, path: Sequence[int]) -> int:
        """The outermost element beside which a mark can stand."""
        return next(each for each in path[1:] if self._local(each) not in _TRANSPARENT)

    def _around_paragraph(self, number: int) -> tuple[_Place, _Place]:
        path = self._path(number)
        if len(path) > 1:
            held = self._elements[self._held(path)]
            self._refer(path)
            return _Place(at=held.start), _Place(at=held.after)
        paragraph = self._elements[number]
        if paragraph.is_empty:
            close = f"</{paragraph.name}>"
            place = _Place(at=paragraph.inner - 2, before=">", after=close, replaced=2)
            return place, place
        first = next(iter(paragraph.children), None)
        has_properties = first is not None and self._local(first) == "pPr"
        inner = self._elements[first].after if first is not None and has_properties else None
        return _Place(at=paragraph.inner if inner is None else inner), _Place(at=paragraph.end)

    def _refer(self, path: Sequence[int]) -> None:
        if self._local(path[1]) in _TRANSPARENT:
            self.outside = _Place(at=self._elements[path[1]].after)

    def _before(self, char: tuple[int, int]) -> _Place:
        text, k = char
        path = self._path(text)
        held = self._held(path)
        return self._split(path, k, None) or _Place(at=self._elements[held].start)

    def _after(self, char: tuple[int, int]) -> _Place:
        text, k = char
        path = self._path(text)
        held = self._held(path)
        self._refer(path)
        return self._split(path, k, k + 1) or _Place(at=self._elements[held].after)

    def _split(self, path: Sequence[int], k: int, after: int | None) -> _Place | None:
        """The place within a run before a character, or after it; None for the run's own border."""
        number, run = path[-1], self._held(path)
        element = self._elements[number]
        if element.parent != run or self._local(run) != "r" or element.marked or element.children:
            return None
        solid = self._source.solid(number)
        within = k > 0 if after is None else after < len(solid)
        if within:
            return self._split_text(run, number, solid[k][0] if after is None else solid[k][1])
        siblings = self._elements[run].children
        place = siblings.index(number)
        beside = siblings[:place] if after is None else siblings[place + 1 :]
        if not any(self._source.solid(each) for each in beside):
            return None
        head, tail = self._halves(run)
        return _Place(at=element.start if after is None else element.after, before=head, after=tail)

    def _split_text(self, run: int, number: int, at: int) -> _Place | None:
        element = self._elements[number]
        tag = self._source.xml[element.start : element.inner].decode()
        text = "".join([piece for _, piece in element.texts])
        if not any(said in tag for said in _PRESERVED) and not _BLANK.isdisjoint(text):
            # Of a text that does not say so programs drop the blanks at its ends.
            if text[0] in _BLANK or text[-1] in _BLANK:
                return None
            tag = f"{tag[:-1]}{_PRESERVE}>"
            self.preserved.append(_Place(at=element.inner - 1, before=_PRESERVE))
        head, tail = self._halves(run)
        return _Place(at=at, before=f"</{element.name}>{head}", after=f"{tail}{tag}")

    def _halves(self, run: int) -> tuple[str, str]:
        """What ends the first half of a run, and begins the second."""
        element, xml = self._elements[run], self._source.xml
        first = self._elements[element.children[0]]
        properties = (
            xml[first.start : first.after] if first.name.rpartition(":")[2] == "rPr" else b""
        )
        tag = xml[element.start : element.inner] + properties
        return f"</{element.name}>", tag.decode()
