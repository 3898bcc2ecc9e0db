"""Lines of tables that the width of a column or the end of a page broke, as the text of PDF has them.

A label goes on in the next line, with the figures of its row after its end; the names of columns stand
in two lines, half of each above the other; the number of a page stands between two cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from govreport_parse.model.document import Block, Paragraph
from govreport_parse.tables.restoring.named_figures import is_named_figure
from govreport_parse.tables.restoring.page_numbers import without_page_numbers
from govreport_parse.tables.restoring.rows import figures_of_unit
from govreport_parse.tables.restoring.words import Vocabulary
from govreport_parse.text.fold import fold, label_key
from govreport_parse.text.numerals import read_cell, unit_of
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["with_whole_lines"]

# A label in a narrow column: the longest has 45 characters, with its brackets 80.
_MAX_LINE = 60
_MAX_LINES = 8
# The beginning of a label, without its mark, has this many characters: shorter ones begin anything.
_MIN_BEGINNING = 4
_COLONS = (":", "：")
# A name of a column in a narrow cell.
_MAX_NAME = 6
_MAX_NAME_LINES = 4
_HAN = lazy_pattern("[\u4e00-\u9fff]")
# Short lines one after another; the smallest table of lines has more.
_MIN_RUN = 6
# Names in one line that are halves of names of columns.
_MIN_HALVES = 4


def with_whole_lines(
    blocks: Sequence[Block], words: Vocabulary
) -> tuple[tuple[Block, ...], ...] | None:
    """For each block what it becomes: itself, a line made whole, or nothing; None where all stay.

    A table's lines are short and follow one another; nothing else is looked at.
    """
    made = without_page_numbers(blocks, words)
    for run in _runs(blocks):
        lines = [(i, block) for i in run for block in made.get(i, (blocks[i],))]
        made |= _made_whole([(i, b) for i, b in lines if isinstance(b, Paragraph)], words)
    return tuple(made.get(i, (block,)) for i, block in enumerate(blocks)) if made else None


def _runs(blocks: Sequence[Block]) -> Iterator[range]:
    """Short lines that follow one another: enough for a table, which prose hardly has."""
    start = 0
    for i in range(len(blocks) + 1):
        if i == len(blocks) or not _is_short(blocks[i]):
            if i - start >= _MIN_RUN:
                yield range(start, i)
            start = i + 1


def _is_short(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and len(block.text) <= _MAX_LINE
        and not block.heading
        and "。" not in block.text
    )


def _made_whole(
    lines: Sequence[tuple[int, Paragraph]], words: Vocabulary
) -> dict[int, tuple[Block, ...]]:
    """What lines of a run become, by place, where it is not what they are."""
    made: dict[int, tuple[Block, ...]] = {}
    k = 0
    while k + 1 < len(lines):
        if lines[k][1].text.isdecimal():
            k += 1
            continue
        following = [block for _, block in lines[k : k + _MAX_LINES]]
        used, text = _whole(following, words)
        if used > 1:
            made[lines[k][0]] = (msgspec.structs.replace(following[0], text=text),)
            made |= dict.fromkeys((i for i, _ in lines[k + 1 : k + used]), ())
        k += used
    return made


def _whole(run: Sequence[Paragraph], words: Vocabulary) -> tuple[int, str]:
    """How many lines make one, and that: the first alone where it is whole, or no part of any."""
    text, below = run[0].text, run[1].text
    if halves := _joined_names(text, below, words):
        return 2, " ".join(halves)
    if used := _name_in_lines(run, words):
        return used, "".join(line.text for line in run[:used])
    if _ends_apart(text, below, words):
        return 2, text + below
    if not _goes_on(text, words) or (_is_closed(text) and words.knows(fold(text))):
        return 1, text
    whole, figures = text, ""
    for used, line in enumerate(run[1:], 2):
        own = figures_of_unit(line.text)
        if own or read_cell(line.text).status == "reported":
            # Print sets them beside the middle of the label: they are of it, and one line of them alone.
            if figures or len(own) != 1:
                break
            figures = f" {line.text}"
            continue
        whole += line.text
        if (_is_closed(whole) and words.knows(fold(whole))) or _is_row(whole, words):
            return used, whole + figures
        if not _goes_on(whole, words):
            break
    return 1, text


def _name_in_lines(run: Sequence[Paragraph], words: Vocabulary) -> int:
    """How many lines the name of a column is set in: 法人或, 其他, 组织; 0 where a line is none."""
    text = run[0].text
    if len(text) > _MAX_NAME or not _HAN.match(text):
        return 0
    for used, line in enumerate(run[1:_MAX_NAME_LINES], 2):
        text += line.text
        if len(line.text) > _MAX_NAME or not _HAN.match(line.text):
            return 0
        if label_key(text) in words.columns:
            return used
    return 0


def _ends_apart(text: str, below: str, words: Vocabulary) -> bool:
    """Whether the colon, the figure or the unit of a row stands in the line below its label."""
    apart = text.endswith(_COLONS) or below.startswith(_COLONS) or unit_of(below) is not None
    if not apart:
        return False
    return is_named_figure(text + below, words) and not is_named_figure(below, words)


def _is_closed(text: str) -> bool:
    folded = fold(text)
    return folded.count("(") <= folded.count(")")


def _goes_on(text: str, words: Vocabulary) -> bool:
    """Whether a line ends within a label, or within brackets after one."""
    if words.begins_label(text, _MIN_BEGINNING):
        return True
    before, _, within = fold(text).rpartition("(")
    return ")" not in within and words.knows(before)


def _is_row(text: str, words: Vocabulary) -> bool:
    """Whether a line is one label and figures after it."""
    if is_named_figure(text, words):
        return True
    pieces = words.pieces_of(text)
    return pieces is not None and len(pieces) == 2 and pieces[-1].text[:1].isdigit()


def _joined_names(above: str, below: str, words: Vocabulary) -> list[str]:
    """Names of columns of which two lines hold the halves: 结果 其他 总计 over 维持 结果."""
    tokens, rest = above.split(), below.split()
    if len(tokens) < _MIN_HALVES or not 0 < len(rest) <= len(tokens):
        return []
    names: list[str] = []
    for token in tokens:
        if label_key(token) in words.columns and not _takes(token, rest, words):
            names.append(token)
        elif _takes(token, rest, words):
            names.append(token + rest.pop(0))
        else:
            return []
    return [] if rest else names


def _takes(token: str, rest: Sequence[str], words: Vocabulary) -> bool:
    return bool(rest) and label_key(token + rest[0]) in words.columns
