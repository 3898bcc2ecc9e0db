"""A report as a sequence of blocks: lines, headings and grids."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .grid import Grid, Options
from .plan import plan_table
from .spec import GridSpec

BlockKind: TypeAlias = Literal[
    "title", "heading", "subheading", "paragraph", "line", "sign", "grid", "image"
]


@dataclass(frozen=True, slots=True)
class Block:
    """One block; a grid has no text."""

    kind: BlockKind
    text: str = ""
    grid: Grid | None = None


def build_blocks(spec: GridSpec, options: Options, rng: random.Random) -> list[Block]:
    """The article from its title to its last table or signature."""
    blocks = [Block("title", spec.title)]
    blocks += [Block("paragraph", text) for text in spec.opening]
    for place, section in enumerate(spec.sections):
        blocks.append(Block("heading", section.number + section.title))
        blocks += [Block("paragraph", text) for text in section.paragraphs]
        for part in section.subsections:
            blocks.append(Block("subheading", part.number + part.title))
            blocks += [Block("paragraph", text) for text in part.paragraphs]
        blocks += _tables(spec, place, options, rng)
    if rng.random() < 0.4:
        day = spec.published
        sign = [
            Block("sign", spec.agency),
            Block("sign", f"{day.year}年{day.month}月{day.day}日"),
        ]
        blocks += sign
    return blocks


def _tables(spec: GridSpec, place: int, options: Options, rng: random.Random) -> list[Block]:
    """The tables that stand after a section, with the lines round them."""
    blocks: list[Block] = []
    for kind, section in spec.table_sections.items():
        if section != place:
            continue
        filler = spec.fillers.get(kind)
        if filler:
            blocks.append(Block("paragraph", filler))
        if options.images:
            blocks.append(Block("image", f"{kind}.png"))
            continue
        for grid in plan_table(spec, kind, options, rng):
            blocks += [Block("line", text) for text in grid.note.split("\n") if text]
            blocks.append(Block("grid", grid=grid))
            if grid.page:
                blocks.append(Block("line", grid.page))
    return blocks
