"""Names of columns of a table of lines of print: halves above halves, side by side without a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport_parse.model.document import Cell
from govreport_parse.tables.restoring.words import Vocabulary
from govreport_parse.text.fold import label_key

__all__ = ["heads_labels", "is_name", "names_of"]

# What stands above the numbers of rows.
_NUMBERING = ("序号", "编号", "序")


def is_name(text: str, words: Vocabulary) -> bool:
    """Whether a text is the name of a column of figures and nothing else."""
    key = label_key(text)
    return key in words.columns or (key in words.headers and key not in words.openers)


def heads_labels(texts: Sequence[str], words: Vocabulary) -> bool:
    """Whether texts side by side are what stands above labels, with what stands above units and numbers beside it."""
    ways = [next(_ways(text, words), []) for text in texts if text not in _NUMBERING]
    names = [label_key(name) for way in ways for name in way]
    return (
        all(ways)
        and any(name in words.openers for name in names)
        and words.headers.issuperset(names)
    )


def names_of(
    head: Sequence[Sequence[Cell]], first: int, width: int, words: Vocabulary
) -> tuple[list[str], set[int]]:
    """The names of `width` columns from `first` on, and the identities of the cells that they are made of.

    `head`: the cells of each line, from the top down. A name is the longest that a form knows at the end of what
    stands above its column, all of that where none does.
    """
    over: list[list[tuple[str, Cell]]] = [[] for _ in range(width)]
    for cells in head:
        for cell in cells:
            at = cell.column - first
            if at < 0 or not cell.text:
                continue
            if cell.colspan == 1:
                over[at].append((cell.text, cell))
                continue
            for k, part in enumerate(_split(cell.text, cell.colspan, words)):
                over[at + k].append((part, cell))
    names: list[str] = []
    used: set[int] = set()
    for column in over:
        texts = [text for text, _ in column]
        known = [k for k in range(len(texts)) if is_name("".join(texts[k:]), words)]
        begin = known[0] if known else 0
        names.append("".join(texts[begin:]))
        used.update(id(cell) for _, cell in column[begin:])
    return names, used


def _split(text: str, count: int, words: Vocabulary) -> list[str]:
    """The names that a text is of so many columns, after those above labels and units; none where it may be others."""
    ways = [way for way in _ways(text, words) if len(way) >= count]
    least = min(map(len, ways), default=0)
    short = [way for way in ways if len(way) == least]
    if len(short) != 1:
        return []
    before, names = short[0][:-count], short[0][-count:]
    heads = all(label_key(name) in words.headers for name in before)
    return names if heads and all(is_name(name, words) for name in names) else []


def _ways(text: str, words: Vocabulary) -> Iterator[list[str]]:
    if not text:
        yield []
    for end in range(1, len(text) + 1):
        if label_key(text[:end]) in words.columns | words.headers:
            for rest in _ways(text[end:], words):
                yield [text[:end], *rest]
