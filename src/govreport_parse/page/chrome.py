"""A title that stands in one line with the page around it: 当前位置：首页 --> 微信 微博 某局…年度报告 根据…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.page.furniture import is_furniture
from govreport_parse.page.titles import leading_title
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["apart_from_chrome", "titles_apart"]

# What lines of a page begin with; a look at it spares most lines any other.
_BEGINS = lazy_pattern(
    r"\s*(?:您?(?:当前|现在|所在)?的?(?:所在)?的?位置|.{0,20}?首页|扫一扫|[\[【(（]?(?:打印|关闭|收藏|分享|字[号体])"
    r"|微信|微博|无障碍|繁体|简体|网站地图)"
)
# Where the next word begins: after a blank or a step of the way there.
_WORD = lazy_pattern(r"[\s>＞»›|｜]+(?=[^\s>＞»›|｜])")
# The way to a page and its buttons are no longer.
_MAX_CHROME = 200
# Among so many blocks stands a title, if it does in one line with the page around it.
_ABOVE = 20
_BLANKS = " \t\u3000\u00a0"


def titles_apart(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """What each block becomes: a title among the first that stands in such a line, a block of its own."""
    for i, block in enumerate(blocks):
        parts: tuple[str, ...] = ()
        if i < _ABOVE and isinstance(block, Paragraph) and not block.linked:
            parts = apart_from_chrome(block.text)
        yield tuple([Paragraph(text=part) for part in parts]) if len(parts) > 1 else (block,)


def apart_from_chrome(text: str) -> tuple[str, ...]:
    """The page around a title, the title, and what follows it; the text alone where that is not so.

    The title names body and year, and nothing but furniture stands before it.
    """
    if _BEGINS.match(text) is None:
        return (text,)
    best: tuple[str, ...] = (text,)
    for word in _WORD.finditer(text[:_MAX_CHROME]):
        head, rest = text[: word.end()], text[word.end() :]
        # A title ends at a blank: one that ends its line has one too.
        near = rest[:_MAX_CHROME] + " "
        leading = leading_title(near)
        if leading is not None and _is_chrome(head):
            end = len(near) - len(leading[1])
            parts = (head, rest[:end].rstrip(_BLANKS + "_|—-"), rest[end:])
            best = tuple(filter(None, (part.strip(_BLANKS) for part in parts)))
    return best


def _is_chrome(head: str) -> bool:
    """Whether a text is furniture, as a whole or word by word."""
    return is_furniture(fold(head)) or all(is_furniture(fold(word)) for word in head.split())
