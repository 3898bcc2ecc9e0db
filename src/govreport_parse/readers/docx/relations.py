"""Which part of a package is which, by the relationships between parts and not by their names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec
from lxml import etree

from govreport_parse.readers.docx.parts import parse_part
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "CHUNK",
    "MAIN",
    "ROOTS",
    "TYPES",
    "Opened",
    "Parts",
    "Relation",
    "is_word",
    "key_of",
    "relations",
]

# Parts by their names as :func:`key_of` has them.
Parts: TypeAlias = Mapping[str, bytes]
ROOTS, TYPES = "_rels/.rels", "[content_types].xml"
#: Kinds of relationship.
MAIN, CHUNK = "officeDocument", "aFChunk"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_RELATIONSHIP = f"{{{_PACKAGE}relationships}}Relationship"
_KINDS = frozenset({
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    f"{_PACKAGE}relationships/metadata",
})  # fmt: skip
_TYPE_OF_PART = f"{{{_PACKAGE}content-types}}Override"
_WORD = ("wordprocessingml", "ms-word")
# What types name a main part of Word, and of what else Office writes.
_MAIN_OF_WORD, _MAINS = b"wordprocessingml.document.main", (b"sheet.main", b"presentation.main")
# What a name has that is not yet the place of a part.
_ROUNDABOUT = lazy_pattern(r"^/|//|(?:^|/)\.\.?/")


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """A part that another one refers to.

    Attributes
    ----------
    id
        What stands for it in the part that refers to it.
    kind
        The last word of its type: ``styles``, ``numbering``; ``""`` for a type of another kind.
    target
        The key of the part; ``""`` for what lies outside of the package.
    """

    id: str
    kind: str
    target: str


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A package with its parts.

    Attributes
    ----------
    parts
        What was unpacked.
    roots
        What the package refers to.
    related
        What its main part refers to.
    """

    parts: Parts
    roots: Sequence[Relation]
    related: Sequence[Relation]


def key_of(name: str) -> str:
    r"""A part's name as it is looked up: in lower case, with ``/`` for ``\``, from the top."""
    name = name.replace("\\", "/").lower()
    return posixpath.normpath(f"/{name}").lstrip("/") if _ROUNDABOUT.search(name) else name


def relations(parts: Parts, source: str) -> Iterator[Relation]:
    """What a part refers to; the package itself for ``""``.

    Raises
    ------
    lxml.etree.XMLSyntaxError
        Where that is no XML.
    """
    folder, own = posixpath.split(source)
    xml = parts.get(posixpath.join(folder, "_rels", f"{own}.rels"))
    for relation in () if xml is None else parse_part(xml).iterchildren(_RELATIONSHIP):
        kinds, _, kind = relation.get("Type", "").rpartition("/")
        outside = relation.get("TargetMode") == "External"
        target = relation.get("Target", "")
        below = folder and not target.startswith(("/", "\\"))
        yield Relation(
            id=relation.get("Id", ""),
            kind=kind if kinds in _KINDS else "",
            target="" if outside else key_of(f"{folder}/{target}" if below else target),
        )


def is_word(parts: Parts, part: str) -> bool:
    """Whether a part is a document of Word, as far as the package says what its parts are."""
    xml = parts.get(TYPES)
    if xml is not None and _MAIN_OF_WORD in xml and not any(main in xml for main in _MAINS):
        return True
    try:
        root = None if xml is None else parse_part(xml)
    except etree.XMLSyntaxError:
        return True
    for item in () if root is None else root.iterchildren(_TYPE_OF_PART):
        if key_of(item.get("PartName", "")) == part:
            return any(word in item.get("ContentType", "") for word in _WORD)
    return True
