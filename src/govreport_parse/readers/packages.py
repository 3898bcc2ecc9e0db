"""ZIP packages that are no document of Word: what they are, by the names of their members."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Literal, TypeAlias

from govreport_parse.model.errors import UnsupportedFormat
from govreport_parse.readers.unpacking import UNPACKING_ERRORS

__all__ = ["Kind", "foreign_package", "kind_of", "package_in_words"]

#: Kinds of packages that are read and no document of Word.
Kind: TypeAlias = Literal["odt", "ofd", "xlsx"]
_BEGIN = b"PK\x03\x04"
# The directory of members stands at a file's end; that of a DOCX names this folder.
_DIRECTORY, _WORD = 2**16, b"word/"
# The first member of an OpenDocument file says what it is, uncompressed (OpenDocument 1.2, part 3, 3.3).
_TYPE, _TYPE_AT, _TYPE_ENDS = b"mimetype", 30, 128
_OFD, _BOOK = "ofd.xml", "xl/workbook.xml"
_ODT = b"application/vnd.oasis.opendocument.text"

_WITH_TEXT = (
    "give the page or the Word document that it belongs to",
    "请提供其所属的网页或Word文档",
)
_AS_DOCX = ("save it as .docx", "请另存为.docx")
_UNPACKED = ("unpack it and pass the reports inside", "请解压后提供其中的报告")
_ZIP = ("a ZIP file that is no DOCX document", "是ZIP压缩包而不是DOCX文档")

# By the beginning of a member's name that no other kind of package has, in lower case.
_KINDS = (
    ("xl/", ("an Excel workbook that is no .xlsx", "不是.xlsx格式的Excel工作簿"), _WITH_TEXT),
    ("ppt/", ("a PowerPoint presentation (.pptx)", "PowerPoint演示文稿（.pptx）"), _WITH_TEXT),
    ("ofd.xml", ("an OFD file", "OFD文件"), _AS_DOCX),
    ("meta-inf/manifest.xml", ("an OpenDocument file", "OpenDocument文件"), _AS_DOCX),
    ("meta-inf/container.xml", ("an e-book (EPUB)", "电子书（EPUB）"), _AS_DOCX),
    ("index/document.iwa", ("a document of Apple Pages", "Apple Pages文档"), _AS_DOCX),
)  # fmt: skip


def kind_of(data: bytes) -> Kind | None:
    """Which of the kinds that are read a package is; None for any other file, a document of Word too."""
    if not data.startswith(_BEGIN):
        return None
    if data[_TYPE_AT:_TYPE_ENDS].startswith(_TYPE + _ODT):
        return "odt"
    return None if data.rfind(_WORD, -_DIRECTORY) >= 0 else _kind_by_members(data)


def _kind_by_members(data: bytes) -> Kind | None:
    """The kind of a package by its members."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if any(name.lower() == _OFD for name in names):
                return "ofd"
            if any(name.replace("\\", "/").lower() == _BOOK for name in names):
                return "xlsx"
            if _TYPE.decode() in names:
                with package.open(_TYPE.decode()) as member:
                    return "odt" if member.read(_TYPE_ENDS).startswith(_ODT) else None
    except UNPACKING_ERRORS:
        pass
    return None


def foreign_package(name: str, members: Iterable[str]) -> UnsupportedFormat:
    """The exception for a ZIP package without a document of Word, with what it is and what to do.

    Parameters
    ----------
    name
        The file's, for the message.
    members
        The names of its members.
    """
    words, words_zh = package_in_words(members) or _in_words(_ZIP, _UNPACKED)
    return UnsupportedFormat(name, words, words_zh)


def package_in_words(members: Iterable[str]) -> tuple[str, str] | None:
    """What a package is and what to do, in English and Chinese; None for a mere ZIP file."""
    lowered = [member.replace("\\", "/").lower() for member in members]
    for beginning, what, advice in _KINDS:
        if any(member.startswith(beginning) for member in lowered):
            return _in_words(what, advice)
    return None


def _in_words(what: tuple[str, str], advice: tuple[str, str]) -> tuple[str, str]:
    return f"{what[0]}; {advice[0]}", f"{what[1]}；{advice[1]}"
