"""Whether text is garbled: read in another charset than its own before it was saved, or of fonts that do not tell it."""

from __future__ import annotations

from govreport_parse.model.document import LOST, Document, Paragraph
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.charsets import words
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["garbled"]

# In which charset text was read, and which was its own.
_MISTAKES = (
    ("gb18030", "utf-8"),
    ("latin-1", "utf-8"),
    ("latin-1", "gb18030"),
    ("latin-1", "big5hkscs"),
    ("big5hkscs", "utf-8"),
    ("big5hkscs", "gb18030"),
    ("gb18030", "big5hkscs"),
)
# Browsers read Latin-1 as Windows-1252, which has characters where that has controls.
_AS_LATIN = {
    ord(bytes([code]).decode("cp1252")): code
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_SAMPLE = 20_000
# A report prints its words dozens of times; of a title alone two or three are left.
_MIN_WORDS = 2
# U+FFFD read as GBK once more, what a page of lost characters is full of.
_LOST_TWICE = "锟斤拷"
_STRAY = lazy_pattern(rf"[{LOST}?\u0080-\u009f\ue000-\uf8ff]")
# What a font's own numbers come out as where they are taken for characters.
_STRAY_OF_FONTS = lazy_pattern(rf"[{LOST}?\u0080-\u024f\u3400-\u4dbf\ue000-\uf8ff]")
_DRAWN = ("pdf", "ofd")
_STRAY_ONE_IN = 5
_MIN_STRAY = 20


def garbled(document: Document) -> UnreadableDocument | None:
    """The exception for a document whose text is garbled, None for another."""
    text = "\n".join(
        block.text if isinstance(block, Paragraph) else "\n".join(block.texts)
        for block in document.blocks
    )
    drawn = document.source.format in _DRAWN
    if not _is_garbled(f"{document.page_title or ''}\n{text}", drawn=drawn):
        return None
    if drawn:
        return UnreadableDocument(
            document.source.name,
            "its text is garbled: its fonts do not say which characters they print; get the file "
            "that it was made from, or its page",
            "文字为乱码：内嵌字体未注明所印的是哪些字；请取得制作该文件的原文件或网页",
        )
    return UnreadableDocument(
        document.source.name,
        "its text is garbled: it was saved after being read in a wrong charset; fetch it again and "
        "keep its bytes as they are",
        "文字为乱码，可能以错误的编码打开后另存；请重新获取原文件",
    )


def _is_garbled(text: str, *, drawn: bool) -> bool:
    """Whether a text is garbled, by the words that come out when the mistake is undone.

    Also where characters were lost for good: question marks, U+FFFD, and characters of a font's own
    make up a good part of it.
    """
    sample = text[:_SAMPLE]
    if _LOST_TWICE in sample:
        return True
    stray = len((_STRAY_OF_FONTS if drawn else _STRAY).findall(sample))
    if stray >= _MIN_STRAY and stray * _STRAY_ONE_IN > len(sample):
        return True
    shown = words(sample)
    return any(
        words(_undone(sample, wrong, own)) > max(shown, _MIN_WORDS - 1) for wrong, own in _MISTAKES
    )


def _undone(text: str, wrong: str, own: str) -> str:
    if wrong == "latin-1":
        text = text.translate(_AS_LATIN)
    return text.encode(wrong, "ignore").decode(own, "ignore")
