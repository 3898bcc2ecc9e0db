"""Where the text of a page with hardly any stands instead: read from there, or named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias

import msgspec

from govreport_parse.model.document import Block, Elsewhere, Field, Note, Paragraph, Table
from govreport_parse.model.errors import UnreadableDocument
from govreport_parse.readers.formats import Content
from govreport_parse.readers.html.enclosed import Beside, Holder, title_in

__all__ = ["embedded", "enclosed_pages", "has_little_text", "hidden_tables", "places_of_text"]

# A page with more characters, links aside, has text of its own: the labels of the tables have as many.
# Furniture that is no link (imprint, metadata box) has some hundreds.
_LITTLE = 1_000
# A page that a script makes prints no more than its frame.
_HARDLY_ANY = 200
_HOLDERS: dict[Holder, tuple[str, str]] = {
    "textarea": ("a text area (<textarea>)", "隐藏的文本框"),
    "srcdoc": ("the source of a frame (srcdoc)", "框架页源码"),
    "script": ("a script", "脚本"),
    "template": ("a template (<template>)", "隐藏的模板"),
    "json": ("a string of JSON", "JSON数据"),
}
_SHOWN = 3
_Kind: TypeAlias = Literal["file", "frame", "source", "folded", "script"]
_SAVE = {
    "advice": "open it in a browser and save the page as it is shown",
    "advice_zh": "请用浏览器打开后按显示内容另存",
}
# What is seen of each kind of place, `{}` for its name.
_PLACES: dict[_Kind, Elsewhere] = {
    "file": Elsewhere(
        what="it only shows a file in a viewer ({})",
        what_zh="网页仅以阅读器显示文件（{}）",
        advice="fetch that file and save it as .docx, or give a page with the text",
        advice_zh="请获取该文件并另存为.docx，或提供含正文的网页",
    ),
    "frame": Elsewhere(
        what="its content stands in frames ({})",
        what_zh="内容在框架页中（{}）",
        advice="give the page that the frame shows",
        advice_zh="请提供框架所显示的网页",
    ),
    "source": Elsewhere(what="its content stands in {}", what_zh="内容在{}中", **_SAVE),
    "folded": Elsewhere(
        what="tables of it are not displayed (tabs, folded parts)",
        what_zh="其中有未显示的表格（选项卡或折叠内容）",
        **_SAVE,
    ),
    "script": Elsewhere(
        what="its content is made by a script when it is shown",
        what_zh="内容由脚本在显示时生成",
        **_SAVE,
    ),
}


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
            message_zh=f"网页正文中没有报告内容，报告取自{what_zh}，请核对网页能否正常显示",
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
    beside: Beside, pages: Sequence[tuple[Holder, str]], blocks: Sequence[Block], *, folded: bool
) -> tuple[Elsewhere, ...]:
    """Where the text of a page with little may stand, the likeliest first; `folded`: it has hidden tables."""
    seen: list[tuple[_Kind, str, str]] = []  # with its name in English and Chinese
    linked: tuple[tuple[_Kind, tuple[str, ...]], ...]
    linked = ("file", beside.files), ("frame", beside.frames)
    for kind, names in linked:
        if names:
            shown = ", ".join(names[:_SHOWN])
            seen.append((kind, shown, shown))
    seen += [("source", *_HOLDERS[holder]) for holder in dict.fromkeys(each for each, _ in pages)]
    if folded:
        seen.append(("folded", "", ""))
    own = [b for b in blocks if isinstance(b, Paragraph) and not b.linked]
    if beside.scripts and sum(len(block.text) for block in own) < _HARDLY_ANY:
        seen.append(("script", "", ""))
    return tuple(_place(*each) for each in seen)


def _place(kind: _Kind, name: str, name_zh: str) -> Elsewhere:
    place = _PLACES[kind]
    return msgspec.structs.replace(
        place, what=place.what.format(name), what_zh=place.what_zh.format(name_zh)
    )


def hidden_tables(count: int, blocks: Sequence[Block]) -> Iterator[Note]:
    """A note of tables that a page does not display, where there are more of them than it displays.

    Else they are most likely copies, or what the page shows in another way.
    """
    if count > sum(isinstance(block, Table) for block in blocks):
        yield Note(
            code="GR011",
            message=f"the page holds {count} table(s) that are not displayed (tabs, folded parts) and not read; "
            "open them in a browser and save the page",
            message_zh=f"网页中有{count}个未显示的表格（在选项卡或折叠内容中），未予核对，请在浏览器中展开后另存",
        )


def embedded(beside: Beside) -> tuple[Note, ...]:
    """A note of the files that a page with text of its own shows beside it."""
    if not beside.files:
        return ()
    files = ", ".join(beside.files[:_SHOWN])
    return (
        Note(
            code="GR011",
            message=f"the page shows a file in its text that is not read: {files}",
            message_zh=f"正文中嵌有文件（{files}），其内容未予核对，请另行核对",
        ),
    )
