"""Radicals in what a reader delivers: the damaged form of characters, put right for every stage."""

from __future__ import annotations

import msgspec

from govreport_parse.model.document import Block, Cell, Field, Paragraph
from govreport_parse.text.fold import has_radicals, unify_radicals

__all__ = ["unified_block", "unified_field"]


def unified_block(block: Block) -> Block:
    """A block with the characters that its radicals stand for, each in its place."""
    if isinstance(block, Paragraph):
        text = unify_radicals(block.text)
        return block if text == block.text else msgspec.structs.replace(block, text=text)
    if not has_radicals("\n".join(block.texts)):
        return block
    changed: dict[tuple[int, int], Cell] = {}
    for cell in block.every:
        if has_radicals(cell.text):
            text = unify_radicals(cell.text)
            changed[cell.row, cell.column] = msgspec.structs.replace(cell, text=text)
    grid = tuple(
        tuple(cell and changed.get((cell.row, cell.column), cell) for cell in row)
        for row in block.grid
    )
    return msgspec.structs.replace(block, grid=grid)


def unified_field(field: Field) -> Field:
    """A field whose key and value have characters for radicals."""
    return Field(key=unify_radicals(field.key), value=unify_radicals(field.value))
