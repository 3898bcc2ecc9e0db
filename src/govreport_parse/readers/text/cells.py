"""The cells of a row whose bars are known."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_parse.model import limits
from govreport_parse.model.grid import RawCell
from govreport_parse.text.fold import is_blank
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["cell_text", "split_at_bars"]

# A figure that Markdown marks as a whole, a struck one before it, the mark of a note after it.
_SIGNS = frozenset("*`~[<")
_FIGURE = r"(?P<figure>-?\d[\d,.]*+%?)"
# A sign that Markdown would take for its own.
_ESCAPED = lazy_pattern(r"\\([*_\[\]()#+.!`<>~-])")
_MARKED = lazy_pattern(
    rf"(?P<mark>\*\*|\*|`){_FIGURE}(?P=mark)"
    rf"|\[{_FIGURE.replace('figure', 'linked')}\]\([^()]*\)"
    rf"|~~[^~]+~~\s?{_FIGURE.replace('figure', 'after')}"
    rf"|{_FIGURE.replace('figure', 'before')}(?:\[\^\w+\]|\\\*|<!--[^<>]*-->)"
)


def split_at_bars(raw: str) -> list[RawCell]:
    """The cells of a row; one that spans columns is printed as adjacent bars."""
    body = raw.removeprefix("|")
    pieces = body.split("|")
    if len(pieces) > 1 and is_blank(pieces[-1]):
        pieces.pop()  # after the trailing bar
    wide = any(len(piece) > 1 and is_blank(piece) for piece in pieces)
    cells: list[RawCell] = []
    k = 0
    while k < len(pieces) and len(cells) < limits.COLUMNS:
        span = 1
        while k + span < len(pieces) and _is_spanned(pieces, k + span, wide=wide):
            span += 1
        cells.append(RawCell(text=cell_text(pieces[k]), colspan=span))
        k += span
    return cells


def _is_spanned(pieces: Sequence[str], k: int, *, wide: bool) -> bool:
    """Whether piece `k` only continues the cell before it: ``||``, or the blank before one.

    A row that prints its empty cells `wide` (``|  |``) shows a spanned column as ``| |``.
    """
    if pieces[k] == "":
        return True
    return pieces[k] == " " and (wide or (k + 1 < len(pieces) and pieces[k + 1] == ""))


def cell_text(piece: str) -> str:
    """The lines of a cell without blank ones, the white space in each as a browser prints it."""
    text = "\n".join(text for line in piece.splitlines() if (text := " ".join(line.split())))
    marked = None if _SIGNS.isdisjoint(text) else _MARKED.fullmatch(text)
    if marked is not None:
        return str(marked[marked.lastgroup or 0])
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
