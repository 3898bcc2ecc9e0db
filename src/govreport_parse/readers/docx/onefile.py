"""Word documents that are one XML file, often named ``.doc`` or ``.xml``: which of the two kinds."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Literal, TypeAlias

from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Kind", "as_utf8", "kind_of"]

Kind: TypeAlias = Literal["flat", "2003"]
_HEAD = 2**13
_BEFORE = rb"(?:\xef\xbb\xbf)?\s*+(?:<\?[^>]*+>\s*+|<!--[^>]*+>\s*+)*+"
_ROOT = lazy_pattern(_BEFORE + rb"<(?:\w++:)?(package|wordDocument)\s")
_NAMES: dict[bytes, tuple[bytes, Kind]] = {
    b"package": (b"http://schemas.microsoft.com/office/2006/xmlPackage", "flat"),
    b"wordDocument": (b"http://schemas.microsoft.com/office/word/2003/wordml", "2003"),
}
_DECLARATION = lazy_pattern(r"\s*<\?xml\b[^>]*+>")


def kind_of(data: bytes) -> Kind | None:
    """Which kind a file is, by its root element and the namespace there; None for no such file."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = data[:_HEAD].decode("utf-16", "ignore").encode()
    root = _ROOT.match(data, 0, _HEAD)
    if root is None:
        return None
    namespace, kind = _NAMES[root[1]]
    return kind if namespace in data[:_HEAD] else None


def as_utf8(data: bytes) -> bytes:
    """The same file in UTF-8 where it is in UTF-16; in any other charset as it is."""
    if not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data
    return _DECLARATION.sub("", data.decode("utf-16", "replace"), count=1).encode()
