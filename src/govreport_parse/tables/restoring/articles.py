"""Articles that an extractor put into one paragraph, taken apart again: sections, lines of tables.

Crawlers' text has whole reports in one line: headings glued to the text before and after them, tables
without separators. Such a paragraph is cut at the headings of the forms, in their order, and where a
stretch is nothing but labels and figures of a table; the lines of that stretch are then restored as any
other lines. What is text stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.model.grid import RawCell, expand_grid
from govreport_parse.page.headings import kind_of
from govreport_parse.page.titles import parse_title
from govreport_parse.tables.restoring.rows import may_group, numbers_apart
from govreport_parse.tables.restoring.words import Piece, Vocabulary
from govreport_parse.text.fold import Folded, fold, fold_with_offsets, label_key
from govreport_parse.text.numerals import UNIT
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["row_among_rows", "taken_apart"]

# No cell is as long, nor is a line of a table that stands as such.
_LONG = 100
# Headings of one article before its paragraph is cut at them: one or two may be cited in prose.
_MIN_HEADINGS = 3
# Labels in a row, nothing between them but figures, that no prose has.
_MIN_LABELS = 6
# Rows of a list in one line, each with its unit and figure.
_MIN_ROWS = 4
_NUMERALS = "一二三四五六七八九十"
# Searches begin with what stands after a numeral, which is found at once.
_MARK = lazy_pattern(rf"[、.](?<=([{_NUMERALS}])[、.])(?<![{_NUMERALS}(第][{_NUMERALS}][、.])")
_FIGURES = lazy_pattern(r"[\d.,%/+—-]+")
_OF_A_CELL = lazy_pattern(rf"[、)）增减]|{UNIT}")
_CORNER = lazy_pattern(r"[(]?本列数据的?勾稽关系[^()]*[)]|申请人情况")
# A title set apart by blanks, in a report of free sections: 二、主动公开政府信息情况 2009年….
_APART = lazy_pattern(rf"、(?<=([{_NUMERALS}])、)(?<!\S[{_NUMERALS}]、)\s*(\S{{2,30}})(?=\s)")
_FIGURE = r"(?:\d[\d,，]*(?:[.．]\d+)?|[-—－–]+|[/／]+|无|不适用)(?!\S)"
_ROW_OF_LIST = lazy_pattern(
    r"(?P<label>(?:其中[:：]\s*)?(?:\d{1,2}[.．、]\s*)?(?:[^\s。;；,，\d]|\d(?=[\"”」』])){2,60})\s+"
    rf"(?P<unit>{UNIT})(?!\S)(?P<figures>(?:\s+{_FIGURE})*)"
)
_NUMBERED_COLUMNS = lazy_pattern(r"(?<!\S)甲(?:\s+[乙丙丁戊]){1,4}(?:\s+\d){1,6}\s*$")
# Words of a header before the first row of a list in one line.
_MAX_HEADER = 6
# Names of groups one after another: a group, a group in it, and no more.
_MAX_GROUPS = 4
# Shorter names of columns (项目) end other words.
_LONG_NAME = 4


def taken_apart(block: Block, words: Vocabulary) -> tuple[Block, ...]:
    """The paragraphs of an article that stands in one; any other block as it is."""
    if not isinstance(block, Paragraph) or len(block.text) < _LONG:
        return (block,)
    if sum(map(block.text.count, "、.．")) < _MIN_HEADINGS and not words.sign.search(block.text):
        return (block,)
    blocks = [
        part for text in _at_headings(block.text, words) for part in _with_tables(text, words)
    ]
    untouched = len(blocks) == 1 and isinstance(blocks[0], Paragraph)
    return (block,) if untouched else tuple(blocks)


def _at_headings(text: str, words: Vocabulary) -> Iterator[str]:
    """A text cut before and after headings numbered in order, and after its title."""
    folded = fold_with_offsets(text)
    found = _headings(text, folded, words, _list_span(text, words))
    if len(found) < _MIN_HEADINGS:
        yield text
        return
    yield from _after_title(text[: found[0][0]])
    starts = [start for start, _ in found]
    for (start, end), after in zip(found, [*starts[1:], len(text)], strict=True):
        yield text[start:end].strip()
        if rest := text[end:after].strip():
            yield rest


def _headings(
    text: str, folded: Folded, words: Vocabulary, table: tuple[int, int]
) -> list[tuple[int, int]]:
    """Printed spans of headings whose numbers follow one another: by the forms, else by blanks.

    `table`: the span of a list, whose groups are numbered as sections are.
    """
    known: list[tuple[int, int, int]] = []
    for mark in _MARK.finditer(folded.text):
        title = next((t for t in words.headings if folded.text.startswith(t, mark.end())), None)
        if title is not None:
            start, end = folded.span(mark.start(1), mark.end() + len(title))
            known.append((_NUMERALS.index(mark[1]), start, end))
    in_order = _in_order(known, table)
    if len(in_order) >= _MIN_HEADINGS:
        return in_order
    apart = (match for match in _APART.finditer(text) if kind_of(match[2]) is not None)
    return _in_order([(_NUMERALS.index(m[1]), m.start(1), m.end()) for m in apart], table)


def _in_order(found: list[tuple[int, int, int]], table: tuple[int, int]) -> list[tuple[int, int]]:
    """The spans numbered one after another, from the first one on; others are of tables or cited."""
    spans: list[tuple[int, int]] = []
    due: int | None = None
    for number, start, end in found:
        if (due is None or number == due) and not table[0] <= start < table[1]:
            spans.append((start, end))
            due = number + 1
    return spans


def _after_title(text: str) -> Iterator[str]:
    """What stands before the first heading; its title, if a blank sets it apart, by itself."""
    title, _, rest = text.strip().partition(" ")
    if parse_title(title) is not None:
        yield title
        text = rest
    if text.strip():
        yield text.strip()


def _with_tables(text: str, words: Vocabulary) -> Iterator[Block]:
    """A text with each stretch of labels and figures as a table, or as its lines."""
    stretch = None
    if words.sign.search(text):
        stretch = _list_stretch(text, words) or _stretch(text, words)
    if stretch is None:
        yield Paragraph(text=text)
        return
    start, end, blocks = stretch
    # 无。 附件：统计表: the last sentence, and a caption of the table.
    sentence = text.rfind("。", 0, start) + 1
    if "表" not in text[sentence:start] or not isinstance(blocks[0], Table):
        sentence = 0
    for before in (text[:sentence].strip(), text[sentence:start].strip()):
        if before:
            yield Paragraph(text=before)
    yield from blocks
    if after := text[end:].strip():
        yield from _with_tables(after, words)


def _stretch(text: str, words: Vocabulary) -> tuple[int, int, list[Block]] | None:
    """The first stretch of labels and figures alone: its span, and a line for each row of it."""
    folded = fold_with_offsets(text)
    body = folded.text
    position = 0
    while sign := words.sign.search(body, position):
        place = _begin(body, sign.start(), words)
        pieces = list(_pieces(body, place, words))
        if pieces and _goes_on(text, folded, pieces[-1]):
            del pieces[-1]
        if sum(is_label for _, _, is_label in pieces) >= _MIN_LABELS:
            begin, finish = folded.span(place, pieces[-1][1])
            return begin, finish, [Paragraph(text=t) for t in _rows(text, folded, pieces, words)]
        position = sign.end()
    return None


def _goes_on(text: str, folded: Folded, last: tuple[int, int, bool]) -> bool:
    """Whether figures that end a stretch may be those of more cells, or hold the next row's mark.

    Words of a cell or of a mark follow them at once: 44增25, 0件—0件, 0000003、 before a label in other words.
    """
    start, end, is_label = last
    return not is_label and _OF_A_CELL.match(text, folded.span(start, end)[1]) is not None


def _begin(body: str, sign: int, words: Vocabulary) -> int:
    """Where the labels begin that lead up to a sign of a table without other words between."""
    for place in range(max(0, sign - _LONG), sign):
        # 二、主动公开政府信息情况 is a section's heading, though a form has such a group.
        if body[place - 1 : place] == "、":
            continue
        if _CORNER.match(body, place) or words.exact.match(body, place):
            ends = [place, *(end for _, end, _ in _pieces(body[:sign], place, words))]
            if ends[-1] == sign or _CORNER.fullmatch(body, ends[-1], sign):
                return place
    return sign


def _pieces(body: str, position: int, words: Vocabulary) -> Iterator[tuple[int, int, bool]]:
    """Spans of labels and of figures, one right after the other; whether each is a label."""
    while True:
        corner = _CORNER.match(body, position)
        if corner is not None:
            position = corner.end()
            continue
        figures = _FIGURES.match(body, position)
        finish = position + 1 if figures is None else figures.end()
        # The mark of the next label looks like a figure: 00000002.其他法律行政法规禁止公开.
        start = next((k for k in range(position, finish) if words.exact.match(body, k)), None)
        label = (words.glued if start is None else words.exact).match(body, position)
        if label is not None:
            finish = label.end()
        elif figures is None:
            return
        elif start is not None:
            finish = start
        yield position, finish, label is not None
        position = finish


def _rows(
    text: str, folded: Folded, pieces: list[tuple[int, int, bool]], words: Vocabulary
) -> list[str]:
    """The pieces as lines: a row's figures beside its label, those without one by themselves."""
    lines: list[str] = []
    for start, end, is_label in pieces:
        begin, finish = folded.span(start, end)
        printed = text[begin:finish].strip()
        if not is_label and lines and words.starts_row(lines[-1]):
            lines[-1] += printed
        else:
            lines.append(printed)
    return lines


def _list_stretch(text: str, words: Vocabulary) -> tuple[int, int, list[Block]] | None:
    """Rows of a list that single blanks set apart: label, unit and figures of each, as a table.

    The names of its groups stand between them.
    """
    rows = _rows_of_list(text, words)
    if not rows:
        return None
    start = rows[0].start()
    before, first = _without_groups(text[:start], words)
    header = _header(before, words)
    figures = [m["figures"].split() for m in rows]
    apart = numbers_apart([list(map(fold, own)) for own in figures], len(header) - 2)
    figures = [
        [" ".join(own)] if may_group(list(map(fold, own[apart:]))) else own for own in figures
    ]
    groups = [first, *(text[a.end() : b.start()].split() for a, b in pairwise(rows))]
    lines = [header] if header else []
    for above, m, own in zip(groups, rows, figures, strict=True):
        lines += [*([name] for name in above), [m["label"], m["unit"], *own]]
    table = expand_grid([[RawCell(text=t) for t in row] for row in lines])
    start = before.rindex(header[0]) if header else len(before)
    return start, rows[-1].end(), [msgspec.structs.replace(table, restored=True)]


def _list_span(text: str, words: Vocabulary) -> tuple[int, int]:
    """Where such rows stand in a text, the names of the first groups included; nowhere for none."""
    rows = _rows_of_list(text, words) if words.sign.search(text) else []
    if not rows:
        return 0, 0
    return len(_without_groups(text[: rows[0].start()], words)[0]), rows[-1].end()


def _rows_of_list(text: str, words: Vocabulary) -> list[re.Match[str]]:
    """The first rows of a list in a text that stand by themselves, but for the names of groups; none for few."""
    rows: list[re.Match[str]] = []
    for match in _ROW_OF_LIST.finditer(text):
        between = text[rows[-1].end() : match.start()].split() if rows else []
        if not all(label_key(name) in words.groups for name in between):
            if _filled(rows) >= _MIN_ROWS:
                break
            rows = []
        rows.append(match)
    return rows if _filled(rows) >= _MIN_ROWS else []


def _without_groups(before: str, words: Vocabulary) -> tuple[str, list[str]]:
    """What stands before a list's rows without the names of groups at its end, and these."""
    names: list[str] = []
    while len(names) < _MAX_GROUPS:
        *_, last = "", *before.rsplit(None, 1)
        if label_key(last) not in words.groups:
            break
        names.insert(0, last)
        before = before[: before.rindex(last)]
    return before, names


def _filled(rows: Sequence[re.Match[str]]) -> int:
    return sum(bool(row["figures"]) for row in rows)


def row_among_rows(lines: Sequence[str], k: int) -> list[Piece]:
    """The cells of a line that is a row of a list as the line above or below it is; none of any other.

    Label, unit and as many figures: no form need know the label (3、信函、传真申请数 条 1 2).
    """
    row = _ROW_OF_LIST.fullmatch(lines[k].strip())
    if row is None or not row["figures"]:
        return []
    width = len(row["figures"].split())
    beside = (
        _ROW_OF_LIST.fullmatch(line.strip()) for line in (*lines[k - 1 : k], *lines[k + 1 : k + 2])
    )
    if not any(other and len(other["figures"].split()) == width for other in beside):
        return []
    return [
        Piece(text=row["label"]),
        Piece(text=row["unit"]),
        Piece(text=row["figures"].strip(), glued=True),
    ]


def _header(before: str, words: Vocabulary) -> list[str]:
    """The names of a list's columns at the end of what stands before its rows, numbered or not."""
    last = _NUMBERED_COLUMNS.sub("", before).split()[-_MAX_HEADER:]
    for k, word in enumerate(last[:-1]):
        names = [_opener(word, words), *last[k + 1 :]]
        if not names[0]:
            continue
        if label_key(names[1]) in words.headers or words.header_cells(" ".join(names)):
            return names
    return []


def _opener(word: str, words: Vocabulary) -> str:
    """The name over the labels that a word is or, glued to the caption, ends with; empty for none."""
    ends = (word[-len(name) :] for name in words.openers if len(name) >= _LONG_NAME)
    return max((end for end in ends if label_key(end) in words.openers), key=len, default="")
