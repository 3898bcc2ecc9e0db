"""In which charset the bytes of an RTF file are, by the font that they are set in."""

from __future__ import annotations

__all__ = ["SIGNS", "codec_of_charset", "codec_of_page", "decoded"]

#: In place of a codec: the bytes are signs of a font of signs.
SIGNS = "signs"
_LATIN = "cp1252"
# Of fonts, by the number that Windows has for a charset.
_CHARSETS = {
    0: _LATIN, 2: SIGNS, 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_PAGES = {936: "gb18030", 54936: "gb18030", 10000: "mac_roman", 65001: "utf-8"}
_KNOWN = frozenset({437, 850, 852, 866, 874, 932, 949, 950, *range(1250, 1259)})


def codec_of_charset(number: int) -> str | None:
    """The codec of a font's charset; None for the document's own."""
    return _CHARSETS.get(number)


def codec_of_page(number: int) -> str | None:
    """The codec of a code page of Windows, None for one that is not known."""
    return _PAGES.get(number) or (f"cp{number}" if number in _KNOWN else None)


def decoded(data: bytes, codec: str, own: str) -> str:
    """The text of bytes set in a font of a codec, in a document of its own.

    A font that is said to be Latin is used for Chinese too: bytes beyond ASCII are those of the document's
    own charset where they are whole characters there. What is no character becomes U+FFFD.
    """
    if data.isascii():
        return data.decode("ascii")
    if codec == _LATIN and own != _LATIN:
        try:
            return data.decode(own)
        except UnicodeDecodeError:
            pass
    return data.decode(codec, "replace")
