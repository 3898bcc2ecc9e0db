"""The rows that an RTF file declares: where the edges of their cells lie, and which are merged."""

from __future__ import annotations

from collections.abc import Callable

from govreport_parse.readers.cell_marks import Row, Shape

__all__ = ["DECLARING", "Rows"]

_MERGED = {
    b"clmgf": ("across", "restart"), b"clmrg": ("across", "continue"),
    b"clvmgf": ("down", "restart"), b"clvmrg": ("down", "continue"),
}  # fmt: skip
_PLAIN_TABLE = 11
#: The words that declare rows.
DECLARING = frozenset({b"trowd", b"trleft", b"ts", b"clcbpat", b"cellx", *_MERGED})


class _Declared:
    """A row that is being declared, which holds for all that follow until another is."""

    def __init__(self) -> None:
        self.left = 0
        self.shapes: list[Shape] = []
        self.styled = False
        self.of_cell: dict[str, str] = {}


class Rows:
    """The declarations at hand: of rows of the outermost tables, and of tables in these."""

    def __init__(self) -> None:
        self._declared = {False: _Declared(), True: _Declared()}

    def take(
        self, word: bytes, number: int | None, colour: Callable[[int], str], *, inner: bool
    ) -> None:
        """Take a word that declares a row."""
        declared = self._declared[inner]
        if word == b"trowd":
            self._declared[inner] = _Declared()
        elif word == b"trleft":
            declared.left = number or 0
        elif word == b"ts":
            declared.styled = number not in (None, 0, _PLAIN_TABLE)
        elif word in _MERGED:
            side, kind = _MERGED[word]
            declared.of_cell[side] = kind
        elif word == b"clcbpat":
            fill = colour(number or 0)
            declared.of_cell["fill"] = "" if fill == "auto" else fill
        elif word == b"cellx":
            declared.shapes.append(Shape(right=number or 0, **declared.of_cell))
            declared.of_cell = {}

    def row(self, *, inner: bool, deleted: bool, hidden: bool) -> Row:
        """The row that ends here."""
        declared = self._declared[inner]
        return Row(
            left=declared.left,
            shapes=tuple(declared.shapes),
            deleted=deleted,
            hidden=hidden,
            styled=declared.styled,
        )
