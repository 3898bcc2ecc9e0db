"""The words of a Word document at the places that records name.

Those places are of the report's page, whose blocks are those of the document: kept, left out, or made of others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govreport_parse.model.document import Block, Cell, Locator, Paragraph
from govreport_parse.readers.docx.marking import Span
from govreport_parse.readers.docx.trace import Char, Origin, Origins, Place, is_solid

__all__ = ["carried", "prints", "span_of"]

_OWN: Place = (None, None)
_NOWHERE = Origin()


def carried(
    old: Sequence[Block], origins: Mapping[int, Origins], new: Sequence[Block]
) -> dict[int, Origins]:
    """The origins of blocks that were made of others.

    A block that was kept keeps its own. Of those between two such, it is known where they come from if their
    letters and figures are the same, one after another, or those of one block stand among them once; of the others
    only the paragraph where all of them begin.
    """
    kept = _kept(old, new)
    found = {index: origins[place] for index, place in kept.items() if place in origins}
    last, begin = -1, 0  # the old block and the new one after which nothing is settled
    for index, place in (*kept.items(), (len(new), len(old))):
        if begin < index:
            gap = range(last + 1, place)
            found |= _remade(
                [(old[k], origins.get(k, {})) for k in gap],
                dict(enumerate(new[begin:index], begin)),
            )
        last, begin = place, index + 1
    return found


def _kept(old: Sequence[Block], new: Sequence[Block]) -> dict[int, int]:
    """The new blocks that are old ones, in their order, by their indices."""
    places: dict[int, list[int]] = {}
    for index, block in enumerate(old):
        places.setdefault(id(block), []).append(index)
    kept: dict[int, int] = {}
    last = -1
    for index, block in enumerate(new):
        place = next((k for k in places.get(id(block), ()) if k > last), None)
        if place is not None:
            kept[index] = last = place
    return kept


def _remade(
    old: Sequence[tuple[Block, Origins]], new: Mapping[int, Block]
) -> Iterator[tuple[int, Origins]]:
    chars = [
        (char, origin)
        for block, origins in old
        for place, text in _texts(block)
        for char, origin in _with_origins(text, origins.get(place, _NOWHERE))
        if char.isalnum()
    ]
    stored = "".join(char for char, _ in chars)
    printed = {index: _letters(block) for index, block in new.items()}
    same = "".join(printed.values()) == stored
    paragraphs = (n for _, each in old for origin in each.values() for n in origin.paragraphs)
    first = next(paragraphs, None)
    at = 0
    for index, letters in printed.items():
        begin = at if same else stored.find(letters)
        at += len(letters)
        taken: Iterator[Char | None] = iter(())
        if same or stored.count(letters) == 1:
            taken = iter([origin for _, origin in chars[begin : begin + len(letters)]])
        made = {
            place: Origin(chars=tuple(
                next(taken, None) if char.isalnum() else None for char in filter(is_solid, text)
            ))
            for place, text in _texts(new[index])
        }  # fmt: skip
        top = Origin(paragraphs=() if first is None else (first,))
        yield index, {_OWN: top, **made} if made.keys() != {_OWN} else _topped(made[_OWN], top)


def _topped(origin: Origin, top: Origin) -> Origins:
    return {_OWN: Origin(paragraphs=top.paragraphs, chars=origin.chars)}


def _texts(block: Block) -> Iterator[tuple[Place, str]]:
    """The texts of a block with their places, in reading order."""
    if isinstance(block, Paragraph):
        yield _OWN, block.text
    else:
        for cell in block.every:
            yield (cell.row, cell.column), cell.text


def _letters(block: Block) -> str:
    return "".join(filter(str.isalnum, "".join(text for _, text in _texts(block))))


def _with_origins(text: str, origin: Origin) -> Iterator[tuple[str, Char | None]]:
    solid = [char for char in text if is_solid(char)]
    known = origin.chars if len(origin.chars) == len(solid) else [None] * len(solid)
    return zip(solid, known, strict=True)


def span_of(at: Locator, blocks: Sequence[Block], origins: Mapping[int, Origins]) -> Span | None:
    """What a comment on a place is on; None for one that does not come from the document's own text.

    Of a cell that its row lacks it is the one before, of a row its first, of a table the first that prints.
    """
    if not 0 <= at.block < len(blocks):
        return None
    block, own = blocks[at.block], origins.get(at.block, {})
    if isinstance(block, Paragraph):
        return _span(block.text, own.get(_OWN, _NOWHERE), at)
    cell = _cell(block.grid, at)
    exact = None if cell is None else own.get((cell.row, cell.column))
    if cell is not None and exact is not None and (span := _span(cell.text, exact, at)):
        return span
    for beside in _beside(block.grid, at):
        span = _span(beside.text, own.get((beside.row, beside.column), _NOWHERE), None)
        if span is not None:
            return span
    return _span("", own.get(_OWN, _NOWHERE), None)


def _cell(grid: Sequence[Sequence[Cell | None]], at: Locator) -> Cell | None:
    if at.row is None or at.column is None or not 0 <= at.row < len(grid):
        return None
    row = grid[at.row]
    return row[at.column] if 0 <= at.column < len(row) else None


def _beside(grid: Sequence[Sequence[Cell | None]], at: Locator) -> Iterator[Cell]:
    """Cells that stand for one that is not there, the nearest first."""
    if at.row is not None and 0 <= at.row < len(grid):
        row = grid[at.row]
        column = 0 if at.column is None else min(at.column, len(row))
        yield from filter(None, (*reversed(row[:column]), *row[column:]))
    for row in grid:
        yield from (cell for cell in row if cell and cell.text)


def _span(text: str, origin: Origin, at: Locator | None) -> Span | None:
    """The characters of a text, or of the part that a place names; else the first paragraph it stands in."""
    chars = origin.chars
    if at is not None and at.start is not None:
        begin = sum(map(is_solid, text[: at.start]))
        chars = chars[begin : begin + sum(map(is_solid, text[at.start : at.end]))]
    known = [char for char in chars if char] or [char for char in origin.chars if char]
    if known:
        return Span(first=known[0], last=known[-1])
    return Span(paragraph=origin.paragraphs[0]) if origin.paragraphs else None


def prints(at: Locator, blocks: Sequence[Block]) -> bool:
    """Whether something is printed at a place."""
    if not 0 <= at.block < len(blocks):
        return False
    block = blocks[at.block]
    if isinstance(block, Paragraph) or at.row is None or at.column is None:
        return True
    cell = _cell(block.grid, at)
    return cell is not None and any(map(is_solid, cell.text))
