"""What OFD pages share: parameters of drawing, templates, and the colours that these come to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.readers.ofd.geometry import numbers

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Inks", "Paint", "pictures_in"]

_DEEPEST = 10
# Of 255: what is lighter is white paper's, what is darker may be a ground for white text.
_WHITE, _OPAQUE = 250, 250


class Paint(msgspec.Struct, frozen=True):
    """A colour: whether it is white, and whether it hides what is below, or shows nothing."""

    is_white: bool = False
    is_opaque: bool = True
    shows: bool = True


_BLACK = Paint()


class Inks:
    """The parameters of drawing of a document, by their ids."""

    def __init__(self) -> None:
        self._parameters: dict[str, _Element] = {}

    def take(self, resource: _Element) -> None:
        """Those of a part with resources."""
        for each in resource.iterfind("{*}DrawParams/{*}DrawParam"):
            self._parameters[each.get("ID", "")] = each

    def paint(self, drawn: _Element, kind: str, layer: str) -> Paint:
        """In what an object is filled or drawn (``FillColor``, ``StrokeColor``)."""
        own = drawn.find(f"{{*}}{kind}")
        alpha = numbers(drawn.get("Alpha"))
        name = drawn.get("DrawParam") or layer
        for _ in range(_DEEPEST):
            parameter = self._parameters.get(name)
            if own is not None or parameter is None:
                break
            own, name = parameter.find(f"{{*}}{kind}"), parameter.get("Relative", "")
        found = _BLACK if own is None else _paint(own)
        if alpha and alpha[0] < _OPAQUE:
            return msgspec.structs.replace(
                found, is_opaque=False, shows=found.shows and alpha[0] > 0
            )
        return found


def pictures_in(resource: _Element, path: str) -> Iterator[tuple[str, str]]:
    """The pictures of a part with resources, which has this path: their ids, and the paths of their files."""
    folder = posixpath.join(posixpath.dirname(path), resource.get("BaseLoc", ""))
    for each in resource.iterfind("{*}MultiMedias/{*}MultiMedia"):
        file = (each.findtext("{*}MediaFile") or "").strip()
        if each.get("Type") == "Image" and file:
            yield each.get("ID", ""), posixpath.join(folder, file)


def _paint(colour: _Element) -> Paint:
    alpha = numbers(colour.get("Alpha"))
    value = numbers(colour.get("Value", "").replace("#", " "))
    white = {
        1: min(value, default=0) >= _WHITE,
        3: min(value, default=0) >= _WHITE,
        4: sum(value) == 0,
    }
    plain = not len(colour)  # a pattern or a run of colours covers something all the same
    return Paint(
        is_white=plain and white.get(len(value), False),
        is_opaque=not alpha or alpha[0] >= _OPAQUE,
        shows=not alpha or alpha[0] > 0,
    )
