"""Names of members: decoded, kept inside their archive, kept apart, and what they promise."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib

from govreport_parse.archive.sources.limits import Refused
from govreport_parse.readers.registry import SUFFIXES
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "SeenNames",
    "decode_name",
    "is_archive_name",
    "is_document_mime",
    "is_document_name",
    "is_docx",
    "is_litter",
    "member_names",
    "safe_path",
]

_DRIVE = lazy_pattern(r"[A-Za-z]:")
_CONTROL = lazy_pattern(r"[\x00-\x1f\x7f]")
_SUFFIX = lazy_pattern(r"\.([a-z0-9]{1,8})$")
# Files that no report is made of. All others are documents until a reader says otherwise: crawled
# pages end in .htm, .jsp, .aspx, .do, .php, .doc (an HTML page as often as not) or in nothing.
_OTHER = frozenset({
    "png", "jpg", "jpeg", "jpe", "gif", "bmp", "tif", "tiff", "webp", "svg", "ico", "psd",
    "css", "less", "scss", "js", "mjs", "map", "json", "xml", "rss", "atom", "csv",
    "woff", "woff2", "ttf", "otf", "eot", "swf",
    "mp3", "mp4", "m4a", "m4v", "avi", "wmv", "flv", "wma", "wav", "mov", "mkv", "webm",
    "exe", "dll", "apk", "msi", "class", "jar", "pyc", "db", "ini", "log", "sqlite", "lnk",
    "py", "ipynb", "sh", "bat", "toml", "yaml", "yml", "duckdb",
    "cdx", "cdxj",
}.difference(suffix[1:] for suffix in SUFFIXES))  # fmt: skip
_ARCHIVES = frozenset({
    "zip", "tar", "tgz", "gz", "zst", "tzst", "bz2", "tbz2", "xz", "txz", "7z", "rar", "cab", "iso",
    "warc", "arc", "wacz", "jsonl", "ndjson", "parquet",
})  # fmt: skip
# What a package says that its parts are, and what a document of Word is.
_TYPES, _TYPES_BYTES, _WORD = "[content_types].xml", 2**16, b"wordprocessingml.document.main"
# Lock files of Word (~$报告.docx), what systems keep about a folder, and hidden files.
_LITTER = lazy_pattern(r"(?:^|/)(?:__MACOSX/|~\$|\.[^./]|desktop\.ini$)")
_OTHER_MIME = lazy_pattern(
    r"(?:image|audio|video|font|model)/|multipart/(?!related)|text/(?:css|javascript|dns|csv|calendar)"
    r"|application/(?:x-)?(?:javascript|ecmascript|json|ld\+json|xml|rss\+xml|atom\+xml|wasm|font|"
    r"shockwave-flash|manifest\+json|vnd\.ms-fontobject)|text/(?:xml|x-javascript)"
)


def decode_name(raw: bytes, fallback: str = "utf-8") -> str:
    r"""A name whose charset nobody wrote down: UTF-8 if it is valid, else GBK as in China.

    Parameters
    ----------
    raw
        The bytes.
    fallback
        Charset for bytes that are neither; what it lacks is escaped (``\xNN``).
    """
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return raw.decode(fallback, "backslashreplace")


def safe_path(name: str) -> str:
    """The member's path with ``/``, if it stays below its archive.

    Raises
    ------
    Refused
        An absolute path, a drive, ``..`` or a control character.
    """
    path = name.replace("\\", "/")
    steps = [step for step in path.split("/") if step not in ("", ".")]
    if path.startswith("/") or _DRIVE.match(path) or ".." in steps or _CONTROL.search(path):
        raise Refused("unsafe member path", "成员路径不安全")
    if not steps:
        raise Refused("member without a name", "成员没有名称")
    return "/".join(steps)


def _suffix(name: str) -> str:
    match = _SUFFIX.search(name.lower())
    return match[1] if match else ""


def is_document_name(name: str) -> bool:
    """Whether a file of this name may be a document (not an image, a script, system litter…)."""
    return _suffix(name) not in _OTHER and not is_litter(name)


def is_litter(name: str) -> bool:
    """Whether a file is none that anybody put there: a lock file, a system's or a hidden one."""
    return _LITTER.search(name) is not None


def is_archive_name(name: str) -> bool:
    """Whether the name ends like that of an archive or of a table of pages."""
    return _suffix(name) in _ARCHIVES


def is_document_mime(mime: str) -> bool:
    """Whether content of this type may be a document; an empty or unknown type may."""
    return not _OTHER_MIME.match(mime)


def is_docx(data: bytes) -> bool:
    """Whether bytes that begin like a zip are a Word document, known by its members.

    Its main part stands in ``word`` or says that it is one. A damaged one counts as a document too: the
    reader says what is wrong with it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {name.replace("\\", "/").lower(): name for name in package.namelist()}
            if _TYPES not in names or any(name.startswith("word/") for name in names):
                return _TYPES in names
            with package.open(names[_TYPES]) as types:
                return _WORD in types.read(_TYPES_BYTES)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError):
        return b"[Content_Types].xml" in data and b"word/" in data


def member_names(data: bytes) -> list[str]:
    """The names of a zip's members, none where its directory cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.namelist()
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, ValueError):
        return []


class SeenNames:
    """Which names were given, in memory that does not grow with the archive.

    A Bloom filter of 16 MiB: a name that was given is always known; up to five million names a
    fresh one is taken for known in under 1 % of cases, and then merely gets a longer name, the
    same in every run.
    """

    _BITS = 2**27
    _HASHES = 4

    def __init__(self) -> None:
        self._bits = bytearray(self._BITS // 8)

    def add(self, name: str) -> bool:
        """Note a name; whether it is new."""
        digest = hashlib.blake2b(name.encode("utf-8", "backslashreplace"), digest_size=16).digest()
        new = False
        for k in range(self._HASHES):
            place = int.from_bytes(digest[4 * k : 4 * k + 4]) % self._BITS
            byte, bit = place >> 3, 1 << (place & 7)
            if not self._bits[byte] & bit:
                new = True
                self._bits[byte] |= bit
        return new

    def unique(self, name: str, mark: str, ordinal: int) -> str:
        """The name; where it was given before, ``name#mark``, then ``name#mark#ordinal``."""
        for candidate in (name, f"{name}#{mark}"):
            if self.add(candidate):
                return candidate
        return f"{name}#{mark}#{ordinal}"
