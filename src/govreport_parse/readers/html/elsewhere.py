"""Where the text of a page with hardly any stands instead: read from there, or named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from govreport_parse.model.document import Block, Elsewhere, Field, Note, Paragraph
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.formats import Content
from govreport_parse.readers.html.enclosed import Beside, Holder, title_in

__all__ = ["embedded", "enclosed_pages", "has_little_text", "places_of_text"]

# A page with more characters, links aside, has text of its own: the labels of the tables have as many.
# Furniture that is no link (imprint, metadata box) has some hundreds.
_LITTLE = 1_000
# A page that a script makes prints no more than its frame.
_HARDLY_ANY = 200
_HOLDERS: dict[Holder, tuple[str, str]] = {
    "textarea": ("a text area (<textarea>)", "文本框（<textarea>）"),
    "srcdoc": ("the source of a frame (srcdoc)", "框架源码（srcdoc）"),
    "script": ("a script", "脚本"),
    "template": ("a template (<template>)", "模板（<template>）"),
    "json": ("a string of JSON", "JSON字符串"),
}
_SHOWN = 3


def has_little_text(blocks: Sequence[Block]) -> bool:
    """Whether a page prints so little that its text may stand elsewhere."""
    printed = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            printed += 0 if block.linked else len(block.text)
        else:
            printed += sum(map(len, block.texts))
        if printed > _LITTLE:
            return False
    return True


def enclosed_pages(
    beside: Beside,
    pages: Sequence[tuple[Holder, str]],
    page: Content,
    read: Callable[[str], Content],
) -> tuple[Content, ...]:
    """What stands in the pages that a page holds in text areas, scripts and the like.

    Each has the metadata of the page as well, and its title where it has none.
    """
    found: list[Content] = []
    named = title_in(beside) if pages else None
    fields = page.fields if named is None else (*page.fields, Field(key="title", value=named))
    for holder, markup in pages:
        try:
            content = read(markup)
        except UnreadableDocument:  # it holds no element
            continue
        what, what_zh = _HOLDERS[holder]
        note = Note(
            code="GR012",
            message=f"the page prints no text of its own; the report was read from {what}",
            message_zh=f"网页本身没有正文；报告读自{what_zh}",
        )
        found.append(
            Content(
                blocks=content.blocks,
                fields=(*fields, *content.fields),
                page_title=content.page_title or page.page_title,
                attachments=content.attachments,
                notes=(*content.notes, note),
            )
        )
    return tuple(found)


def places_of_text(
    beside: Beside, pages: Sequence[tuple[Holder, str]], blocks: Sequence[Block]
) -> tuple[Elsewhere, ...]:
    """Where the text of a page with little may stand, the likeliest first."""
    found: list[Elsewhere] = []
    if beside.files:
        files = ", ".join(beside.files[:_SHOWN])
        found.append(
            Elsewhere(
                what=f"it only shows a file in a viewer ({files})",
                what_zh=f"网页仅以阅读器显示文件（{files}）",
                advice="fetch that file and save it as .docx, or give a page with the text",
                advice_zh="请获取该文件并另存为.docx，或提供含正文的网页",
            )
        )
    if beside.frames:
        frames = ", ".join(beside.frames[:_SHOWN])
        found.append(
            Elsewhere(
                what=f"its content stands in frames ({frames})",
                what_zh=f"内容在框架页中（{frames}）",
                advice="give the page that the frame shows",
                advice_zh="请提供框架所显示的网页",
            )
        )
    for holder in dict.fromkeys([holder for holder, _ in pages]):
        what, what_zh = _HOLDERS[holder]
        found.append(
            Elsewhere(
                what=f"its content stands in {what}",
                what_zh=f"内容在{what_zh}中",
                advice="open it in a browser and save the page as it is shown",
                advice_zh="请用浏览器打开后按显示内容另存",
            )
        )
    own = [b for b in blocks if isinstance(b, Paragraph) and not b.linked]
    if beside.scripts and sum(len(block.text) for block in own) < _HARDLY_ANY:
        found.append(
            Elsewhere(
                what="its content is made by a script when it is shown",
                what_zh="内容由脚本在显示时生成",
                advice="open it in a browser and save the page as it is shown",
                advice_zh="请用浏览器打开后按显示内容另存",
            )
        )
    return tuple(found)


def embedded(beside: Beside) -> tuple[Note, ...]:
    """A note of the files that a page with text of its own shows beside it."""
    if not beside.files:
        return ()
    files = ", ".join(beside.files[:_SHOWN])
    return (
        Note(
            code="GR011",
            message=f"the page shows a file in its text that is not read: {files}",
            message_zh=f"正文中嵌有未读取的文件：{files}",
        ),
    )
