"""What a reader delivers, put right for every stage: radicals for characters, digits that print turned around."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from govreport_parse.model.document import Block, Cell, Field, Paragraph
from govreport_parse.model.grid import OBJECT
from govreport_parse.model.strategies import shortcut
from govreport_parse.text.fold import has_radicals, unify_radicals
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["unified_blocks", "unified_field"]

# The sign from which on all is set from right to left, and the one to which.
_TURNS, _ENDS = "\u202e", "\u202c"
_TURNED = lazy_pattern(f"{_TURNS}([^{_ENDS}\n]*+)")
_OF_FIGURE = lazy_pattern(r"[\d.,%+−-]")


def _each_unified(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks as every stage expects them, in the same order."""
    return tuple([_unified_block(block) for block in blocks])


def _unified_after_a_look(blocks: Sequence[Block]) -> tuple[Block, ...]:
    texts = [b.text if isinstance(b, Paragraph) else "\n".join(b.texts) for b in blocks]
    return _each_unified(blocks) if _may_change("\n".join(texts)) else tuple(blocks)


unified_blocks: Callable[[Sequence[Block]], tuple[Block, ...]] = shortcut(
    _unified_after_a_look, _each_unified
)


def _unified_block(block: Block) -> Block:
    """A block with the characters that its radicals stand for, and an object before digits that are turned around."""
    if isinstance(block, Paragraph):
        text = _unified(block.text)
        return block if text == block.text else msgspec.structs.replace(block, text=text)
    if not _may_change("\n".join(block.texts)):
        return block
    changed: dict[tuple[int, int], Cell] = {}
    for cell in block.every:
        if _may_change(cell.text):
            text = _unified(cell.text)
            changed[cell.row, cell.column] = msgspec.structs.replace(cell, text=text)
    grid = tuple(
        tuple(cell and changed.get((cell.row, cell.column), cell) for cell in row)
        for row in block.grid
    )
    return msgspec.structs.replace(block, grid=grid)


def unified_field(field: Field) -> Field:
    """A field whose key and value have characters for radicals."""
    return Field(key=unify_radicals(field.key), value=unify_radicals(field.value))


def _may_change(text: str) -> bool:
    return _TURNS in text or has_radicals(text)


def _unified(text: str) -> str:
    text = unify_radicals(text)
    return _TURNED.sub(_marked, text) if _TURNS in text else text


def _marked(turned: re.Match[str]) -> str:
    """What is turned around, after an object where it is more than one digit: it prints another number."""
    signs = _OF_FIGURE.findall(turned[1])
    return OBJECT + turned[1] if len(signs) > 1 and any(map(str.isdigit, signs)) else turned[0]
