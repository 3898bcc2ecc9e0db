"""Tables of lines of print (``Table.figures``) among the blocks of a document, each with its rows put together.

What a page or the name of a column parts may be of one row: where nobody knows what stands right above a table or
right below it, its first or its last row gives no figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model.document import Block, BlockPlaces, Table
from govreport_parse.tables.restoring.print_rows import Neighbours, with_rows_of_lines
from govreport_parse.tables.restoring.words import Vocabulary
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["without_lines"]

# Characters of a label that print parts from the rest.
_PART_OF_LABEL = 2
_FIGURES = lazy_pattern(r"[\s\d０-９.,，/／—–－-]+")


def without_lines(
    blocks: Sequence[Block], places: dict[int, BlockPlaces], words: Vocabulary
) -> list[Block]:
    """The blocks, those tables in rows; `places`, by the identities of blocks, are changed with them."""
    found = list(blocks)
    sure = False
    for k in reversed(range(len(found))):
        block = found[k]
        if not isinstance(block, Table) or not block.figures:
            continue
        beside = Neighbours(
            above=k > 0 and _leads_into(found[k - 1], block, places, words),
            below=k + 1 < len(found) and _goes_on(found[k + 1], places, sure=sure),
        )
        made, sure = with_rows_of_lines(block, places.pop(id(block), None), words, beside)
        places[id(made.block)] = made
        found[k] = made.block
    return found


def _goes_on(below: Block, places: dict[int, BlockPlaces], *, sure: bool) -> bool:
    """Whether what follows a table may be of its last row: a table of which nobody knows the columns, or figures alone."""
    if isinstance(below, Table):
        return not sure
    return _FIGURES.fullmatch(_line(below.text, places.get(id(below)), 0)) is not None


def _leads_into(
    above: Block, table: Table, places: dict[int, BlockPlaces], words: Vocabulary
) -> bool:
    """Whether what the page before ends with may be of a table's first row: another table, a part of a label, figures alone."""
    if _pages(above, places)[-1:] == _pages(table, places)[:1]:
        return False
    if isinstance(above, Table):
        return bool(above.figures)
    line = _line(above.text, places.get(id(above)), -1)
    return _FIGURES.fullmatch(line) is not None or words.begins_label(line, _PART_OF_LABEL)


def _pages(block: Block, places: dict[int, BlockPlaces]) -> list[int]:
    """The pages that a block stands on, from the first."""
    placed = places.get(id(block))
    if placed is None:
        return []
    cells = (place for own in placed.cells.values() for place in own)
    return sorted({place.page for place in (*cells, *(line.place for line in placed.lines))})


def _line(text: str, placed: BlockPlaces | None, at: int) -> str:
    """The first or the last line of a paragraph."""
    starts = [line.start for line in placed.lines] if placed else [0]
    return text[starts[-1] :] if at else text[: starts[1] if len(starts) > 1 else None]
