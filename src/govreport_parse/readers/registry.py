"""The formats that are read, each in a folder of its own, and the kinds of file that are not.

Their names, in the order in which they are asked, are those of :mod:`govreport_parse.model.vocabularies`,
for records hold them; whatever else is asked of a format (suffixes, words for messages) is asked here.
"""

from __future__ import annotations

from importlib import import_module

from govreport_parse.model import vocabularies
from govreport_parse.model.errors import GovReportError, UnreadableDocument, UnsupportedFormat
from govreport_parse.readers.formats import Foreign, Format, Given

__all__ = [
    "ATTACHED",
    "FOREIGN",
    "FORMATS",
    "SUFFIXES",
    "foreign",
    "formats_in_words",
    "recognised",
    "unsupported",
]

# Each in the folder that bears its name, where it is declared; its reader is imported when a file is
# read, so that asking what can be read costs nothing. The first that recognises a file reads it: DOCX
# takes every ZIP file, and text whatever is text.
FORMATS: tuple[Format, ...] = tuple(
    import_module(f"{__package__}.{name}").FORMAT for name in vocabularies.FORMATS
)
#: How names of files end that are opened in any folder.
SUFFIXES: frozenset[str] = frozenset(suffix for each in FORMATS for suffix in each.suffixes)
#: Of these, those of files that are no pages, and that pages link; the longer ones first.
ATTACHED: tuple[str, ...] = tuple(
    sorted(
        (suffix for each in FORMATS if not each.is_text for suffix in each.suffixes),
        key=len,
        reverse=True,
    )
)

_AS_DOCX = ("save it as .docx", "请另存为.docx")
_AS_SHOWN = ("give the page or document that it shows", "请提供其所对应的网页或文档")
_RECOGNISED = (
    "give the page or document that it shows, or have its characters recognised (ocr=True, --ocr)",
    "请提供其所对应的网页或文档，或启用文字识别（ocr=True，--ocr）",
)
_WITH_TEXT = (
    "give the page or the Word document that it belongs to",
    "请提供其所属的网页或Word文档",
)
_UNPACKED = ("unpack it and pass the reports inside", "请解压后提供其中的报告")
_WITHOUT_PASSWORD = ("remove the password and save it again", "请去除密码后另存")
_AS_HTML = (
    "open it in a browser and save it as a page (.html)",
    "请用浏览器打开后另存为网页（.html）",
)
_BATCH = ("read it with govreport batch", "请用govreport batch读取")
_LINKED = ("give the page that it leads to", "请提供其指向的网页")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _named_in_ole(name: str) -> bytes:
    return name.encode("utf-16-le")


# The first that recognises a file says what it is.
FOREIGN: tuple[Foreign, ...] = (
    Foreign(
        begins=(_OLE,),
        holds=_named_in_ole("EncryptedPackage"),
        what=("the document is protected by a password", "文档受密码保护"),
        advice=_WITHOUT_PASSWORD,
        error=UnreadableDocument,
    ),
    Foreign(
        begins=(_OLE,),
        holds=_named_in_ole("Workbook"),
        what=("a legacy Excel workbook (.xls)", "旧版Excel工作簿（.xls）"),
        advice=_WITH_TEXT,
    ),
    Foreign(
        begins=(_OLE,),
        what=("a legacy Office file without a Word document", "旧版Office文件（其中没有Word文档）"),
        advice=_WITH_TEXT,
    ),
    Foreign(
        begins=(b"<?xml",),
        holds=b"urn:schemas-microsoft-com:office:spreadsheet",
        what=("an Excel workbook (XML)", "Excel工作簿（XML）"),
        advice=_WITH_TEXT,
    ),
    Foreign(
        begins=(b"bplist00",),
        what=("a web archive (Safari)", "网页归档文件（Safari）"),
        advice=_AS_HTML,
    ),
    Foreign(
        begins=(b"[InternetShortcut]",), what=("a link to a page", "网页快捷方式"), advice=_LINKED
    ),
    Foreign(begins=(b"\x89PNG",), what=("a PNG image", "PNG图片"), advice=_RECOGNISED),
    Foreign(begins=(b"\xff\xd8\xff",), what=("a JPEG image", "JPEG图片"), advice=_RECOGNISED),
    Foreign(begins=(b"GIF8",), what=("a GIF image", "GIF图片"), advice=_AS_SHOWN),
    Foreign(begins=(b"BM",), what=("a BMP image", "BMP图片"), advice=_AS_SHOWN),
    Foreign(begins=(b"II*\0", b"MM\0*"), what=("a TIFF image", "TIFF图片"), advice=_RECOGNISED),
    Foreign(begins=(b"Rar!",), what=("a RAR archive", "RAR压缩包"), advice=_UNPACKED),
    Foreign(begins=(b"7z\xbc\xaf",), what=("a 7z archive", "7z压缩包"), advice=_UNPACKED),
    Foreign(begins=(b"\x1f\x8b",), what=("a gzip file", "gzip压缩文件"), advice=_UNPACKED),
    Foreign(begins=(b"\x28\xb5\x2f\xfd",), what=("a zstd file", "zstd压缩文件"), advice=_UNPACKED),
    Foreign(begins=(b"\xfd7zXZ\0",), what=("an xz file", "xz压缩文件"), advice=_UNPACKED),
    Foreign(begins=(b"BZh",), what=("a bzip2 file", "bzip2压缩文件"), advice=_UNPACKED),
    Foreign(
        begins=(b"WARC/",), what=("a web archive (WARC)", "网页归档文件（WARC）"), advice=_BATCH
    ),
    Foreign(begins=(b"RIFF",), what=("a media file", "媒体文件")),
)


def recognised(given: Given, *, is_text: bool) -> Format | None:
    """The format of a file, of those that are text or of those that are not."""
    for one in FORMATS:
        if one.is_text is is_text and one.recognises(given):
            return one
    return None


def foreign(given: Given) -> GovReportError | None:
    """The exception for a file of a kind that is not read, None for no such kind."""
    for kind in FOREIGN:
        if kind.recognises(given.data):
            what, what_zh = kind.what
            if kind.advice is None:
                return unsupported(given.name, what, what_zh)
            advice, advice_zh = kind.advice
            return kind.error(given.name, f"{what}; {advice}", f"{what_zh}；{advice_zh}")
    return None


def unsupported(name: str, what: str, what_zh: str) -> UnsupportedFormat:
    """The exception for a file of which nothing more is known than what it is."""
    return UnsupportedFormat(
        name,
        f"{what}; give {formats_in_words('en')}",
        f"不支持的格式（{what_zh}）；请提供{formats_in_words('zh')}",
    )


def formats_in_words(lang: str) -> str:
    """The formats that are read: ``HTML, DOCX or text``; in Chinese for ``"zh"``."""
    if lang == "zh":
        return _listed([one.name_zh for one in FORMATS if one.suffixes], "、", "或")
    return _listed([one.name for one in FORMATS if one.suffixes], ", ", " or ")


def _listed(names: list[str], comma: str, last: str) -> str:
    return last.join(filter(None, (comma.join(names[:-1]), names[-1])))
