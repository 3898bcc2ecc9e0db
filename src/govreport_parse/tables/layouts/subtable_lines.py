"""The printed rows of tables of subtables: each with the header above it and the name that it bears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from govreport_parse.forms.compiled import CompiledForms
from govreport_parse.model.document import Block, Cell, Locator, Paragraph, Table
from govreport_parse.tables.printed import Labels, Printed, each_once
from govreport_parse.tables.readings import money_unit
from govreport_parse.text.fold import fold, label_key, simplify_phrases, squeeze
from govreport_parse.text.numerals import is_words
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["Header", "Line", "subtable_lines"]

# 行政许可事项, 规范性文件数: what is added to a row's name and leaves it what it is. What stands before a
# name may turn it round (非行政许可审批).
_ADDED = lazy_pattern("(?:事项|决定|措施|项目|件数|总数|数量|数)$")
# A wrong character in five. 行政处理 for 行政处罚, one in four, may be another thing.
_SLIP_SHARE = 5
# A table is one of this kind from two different rows on; one will do where its header is a form's.
_MIN_ROWS = 2
_MAX_UNIT_LINE = 30


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The printed names of a subtable's columns.

    Attributes
    ----------
    cells
        Their cells.
    at
        Its block and row.
    unit
        The unit of money of a line above them.
    opened
        Whether the name above the rows' names is a form's (信息内容).
    restored
        Whether lines of text were put back into it: names that print set on two lines may be out of turn.
    """

    cells: tuple[Cell, ...]
    at: Locator
    unit: str | None
    opened: bool
    restored: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The names as printed."""
        return tuple(cell.text for cell in self.cells)


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A printed row of figures under a header."""

    key: str
    label: str
    tail: tuple[Cell, ...]
    header: Header | None
    at: Locator
    reworded: bool = False


def subtable_lines(printed: Printed) -> list[Line]:
    """The rows of all tables of subtables, unknown ones with an empty key; none where there are none."""
    forms = printed.forms
    named = {i: _named(own, forms.subtable_names) for i, own in printed.labels.items()}
    if not any(named.values()):
        return []
    lines = [
        line
        for i, labels in printed.labels.items()
        # Nothing else is a row that any form knows, by its name or in other words.
        if named[i] or _may_reword(printed.table(i), forms)
        for line in _lines(
            i, printed.table(i), _unit_above(printed.blocks, i), _keys(labels, named[i]), forms
        )
    ]
    if _rows_among((line.key for line in lines if line.key), forms) < _MIN_ROWS:
        count_of = Counter(line.at.block for line in lines)
        lines = [line for line in lines if count_of[line.at.block] == 1 and _is_proved(line, forms)]
    return [line if line.key else _recognised(line, lines, forms) for line in lines]


def _rows_among(keys: Iterable[str], forms: CompiledForms) -> int:
    """How many different rows some keys name: several may name one."""
    return len({forms.subtable_names[key] for key in keys})


def _is_proved(line: Line, forms: CompiledForms) -> bool:
    """Whether the header above a row is that of its own subtable, word for word, column for column."""
    header = line.header
    if header is None or not (header.opened and header.cells and line.tail):
        return False
    if header.cells[0].column != line.tail[0].column:
        return False
    names = {label_key(text) for text in header.texts if text}
    rows = forms.subtable_rows.get(line.key, ())
    return bool(names) and any(names <= row.subtable.columns.keys() for row in rows)


def _named(labels: Labels, names: Mapping[str, str]) -> dict[str, str]:
    """The texts of a table that name rows, be it in the words of Taiwan, with the rows' keys."""
    texts = labels.texts
    named = {text: key for key in texts.keys() & names.keys() for text in texts[key]}
    for text in labels.traditional:
        if text not in named and (key := label_key(simplify_phrases(text))) in names:
            named[text] = key
    return named


def _may_reword(table: Table, forms: CompiledForms) -> bool:
    # No row's name is like a text of Latin letters and digits alone.
    return any(_reworded(squeeze(text), forms) for text in table.texts if not text.isascii())


def _keys(labels: Labels, named: dict[str, str]) -> dict[str, str]:
    """The keys of a table's texts, simplified where the print is traditional."""
    keys = {text: key for key, same in labels.texts.items() for text in same}
    for text in labels.traditional:
        keys[text] = label_key(simplify_phrases(text))
    return keys | named


def _unit_above(blocks: Sequence[Block], i: int) -> str | None:
    """The unit of money that a short line right above a table names (单位:件、元)."""
    above = blocks[i - 1] if i else None
    if not isinstance(above, Paragraph) or len(above.text) > _MAX_UNIT_LINE:
        return None
    return money_unit(above.text)


def _lines(
    i: int, block: Table, unit: str | None, known: Mapping[str, str], forms: CompiledForms
) -> Iterator[Line]:
    names = forms.subtable_names
    heading = forms.subtable_heading
    header: Header | None = None
    for r, line in enumerate(block.lines):
        cells = each_once(line)
        own = [cell for cell in cells if cell.row == r and cell.text]
        keys = [known[cell.text] for cell in cells]
        named = [k for k, key in enumerate(keys) if key in names]
        place = Locator(block=i, row=r)
        if named:
            label = cells[named[-1]]
            yield Line(
                key=keys[named[-1]],
                label=squeeze(label.text),
                tail=tuple(cells[named[-1] + 1 :]),
                header=header,
                at=place,
            )
        elif own and all(heading.search(fold(cell.text)) for cell in own):
            header = None
        elif len(own) > 1 and all(is_words(c.text) for c in own):
            opener = [k for k, key in enumerate(keys) if key in forms.subtable_openers]
            first = opener[-1] + 1 if opener else 1
            named_by = tuple(cells[first:])
            header = Header(
                cells=named_by, at=place, unit=unit, opened=bool(opener), restored=block.restored
            )
        elif len(own) == 1 and "单位" in own[0].text and len(own[0].text) <= _MAX_UNIT_LINE:
            unit = money_unit(own[0].text) or unit
        elif header is not None and own:
            label = own[1 if heading.search(fold(own[0].text)) else 0]
            if is_words(label.text):
                tail = tuple(cell for cell in cells if cell.column > label.column)
                yield Line(key="", label=squeeze(label.text), tail=tail, header=header, at=place)


def _recognised(line: Line, lines: Sequence[Line], forms: CompiledForms) -> Line:
    """An unknown row as the one that it rewords: one row's name alone, not printed beside it."""
    found = _reworded(line.label, forms)
    if len(found) != 1:
        return line
    ((code, key),) = found
    block = line.at.block
    names = forms.subtable_names
    if any(names[other.key] == code for other in lines if other.key and other.at.block == block):
        return line
    return msgspec.structs.replace(line, key=key, reworded=True)


# Labels are the same on every page.
@lru_cache(maxsize=4096)
def _reworded(label: str, forms: CompiledForms) -> tuple[tuple[str, str], ...]:
    """Rows that a label in other words may mean: their codes, each with one key."""
    names = forms.subtable_names
    own = label_key(label)
    bare = _ADDED.sub("", own)
    found = {code: key for key, code in names.items() if bare == key or _is_slip(own, key)}
    return tuple(found.items())


def _is_slip(key: str, name: str) -> bool:
    allowed = len(name) // _SLIP_SHARE
    if abs(len(key) - len(name)) > allowed or len(set(key) - set(name)) > allowed:
        return False  # each such character is one to replace or to leave out
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(key, name, score_cutoff=allowed) <= allowed
