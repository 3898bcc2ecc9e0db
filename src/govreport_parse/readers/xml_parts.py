"""The XML of a package, part by part as it is asked for, at a bounded cost; fonts are never unpacked, pictures if asked for."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from govreport_parse.model import limits
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.docx.parts import require_plain
from govreport_parse.readers.unpacking import UNPACKING_ERRORS, unpacked

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Kind", "XmlParts", "damaged"]

_PARSER = etree.XMLParser(
    resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
)


#: What a package is, in English and Chinese.
Kind: TypeAlias = tuple[str, str]


class XmlParts:
    """A package whose parts are read as they are asked for.

    Parameters
    ----------
    data, name
        Its bytes and name.
    kind
        What it is, for messages.

    Raises
    ------
    LimitExceeded
        Without a file's name, for one beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For one that is damaged.
    """

    def __init__(self, data: bytes, name: str, kind: Kind) -> None:
        self._name = name
        self._kind = kind
        self._room = limits.UNPACKED.value
        self._tags = 0
        self._roots: dict[str, _Element] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except UNPACKING_ERRORS as error:
            raise damaged(name, kind, str(error)) from error
        members = self._zip.infolist()
        limits.require(limits.MEMBERS, len(members))
        self._members = {_key(each.filename): each for each in members}

    def part(self, path: str) -> _Element:
        """The root of a part.

        Raises
        ------
        LimitExceeded
            Without a file's name, for parts beyond a bound of :mod:`govreport_parse.model.limits`.
        UnreadableDocument
            For one that is not there or no XML.
        """
        key = _key(path)
        if key not in self._roots:
            if key not in self._members:
                raise damaged(self._name, self._kind, f"no {path}")
            try:
                xml = unpacked(self._zip, self._members[key], self._room)
                self._room -= len(xml)
                self._tags += xml.count(b"<")
                limits.require(limits.TAGS, self._tags)
                require_plain(xml, self._name)
                self._roots[key] = etree.fromstring(xml, _PARSER)
            except (*UNPACKING_ERRORS, etree.XMLSyntaxError) as error:
                raise damaged(self._name, self._kind, str(error)) from error
        return self._roots[key]

    def picture(self, path: str) -> bytes | None:
        """The bytes of a part that is no XML; None where there is none that can be unpacked.

        Raises
        ------
        LimitExceeded
            Without a file's name, for one beyond a bound of :mod:`govreport_parse.model.limits`.
        """
        member = self._members.get(_key(path))
        if member is None:
            return None
        try:
            return unpacked(self._zip, member, limits.BYTES.value)
        except UNPACKING_ERRORS:
            return None

    def holds(self, path: str) -> bool:
        """Whether there is such a part."""
        return _key(path) in self._members


def damaged(name: str, kind: Kind, detail: str) -> UnreadableDocument:
    """The exception for a file that cannot be read."""
    return UnreadableDocument(
        name,
        f"the {kind[0]} is truncated or damaged ({detail}); fetch the file again",
        f"{kind[1]}不完整或已损坏（{detail}）；请重新获取该文件",
    )


def _key(path: str) -> str:
    return posixpath.normpath(path.replace("\\", "/")).lstrip("/").lower()
