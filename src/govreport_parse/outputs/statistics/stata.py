"""Stata's ``.dta``, format 118 (Stata 14 and later), written row by row.

Variable and value labels stand in it in Chinese and English (``label language zh``, ``label language en``), full
descriptions as notes. A figure that is not there is ``.b`` for a blank cell, ``.n`` for not applicable, ``.u`` for
unreadable, ``.m`` for missing, and ``.`` where nothing says why. Texts of a closed list are numbers with labels, long
texts ``strL``; Stata knows no null text, it is empty.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import IO, BinaryIO, TypeAlias, cast

from govreport_parse.model.errors import WrongCall
from govreport_parse.outputs.columns import Row
from govreport_parse.outputs.statistics.variables import WHY_EMPTY, Variable, shortened

__all__ = ["write_stata"]

# A type's number in the file, its format in `struct`, its format of display.
_BYTE, _INT, _LONG, _DOUBLE, _STRL = 65530, 65529, 65528, 65526, 32768
_PACKED = {_BYTE: "b", _INT: "h", _LONG: "i", _DOUBLE: "d", _STRL: "HIH"}
_SHOWN = {_BYTE: "%8.0g", _INT: "%8.0g", _LONG: "%12.0g", _DOUBLE: "%16.0g", _STRL: "%9s"}
# Missing (``.``) of the types of whole numbers; the letters follow it one by one.
_NOTHING = {_BYTE: 101, _INT: 32741, _LONG: 2_147_483_621}
_LARGEST = 2_147_483_620
# Texts of more bytes are strL: they take the room of what they hold, not that of the longest.
_FIXED = 244
_NAME, _FORMAT, _LABEL = 129, 57, 321  # bytes of the fields, zeros at the end
_LABEL_SHOWN = 80  # characters of a label
_EPOCH = date(1960, 1, 1)
_LANGUAGES = ("zh", "en")

Packed: TypeAlias = tuple[object, ...]


def _extended(letter: str) -> float:
    """Missing value of a double: ``.`` is 2¹⁰²³, ``.a`` to ``.z`` the next in steps of 2¹⁰¹¹."""
    steps = 0 if letter == "." else ord(letter) - ord("a") + 1
    (value,) = struct.unpack("<d", struct.pack("<Q", 0x7FE0000000000000 + (steps << 40)))
    return float(value)


_NONE = _extended(".")
_EMPTY = {status: _extended(letter) for status, letter in WHY_EMPTY.items()}


def write_stata(
    path: Path,
    variables: Sequence[Variable],
    rows: Iterable[Row],
    largest: Sequence[int],
    *,
    title: tuple[str, str],
    lang: str,
) -> int:
    """Write a table.

    Parameters
    ----------
    path
        The file, replaced if there is one.
    variables, rows
        Its columns, and the values of each row in their order.
    largest
        Of each column the bytes of its longest text, or its largest whole number.
    title
        What a row is, in Chinese and English.
    lang
        The language whose labels are shown first.

    Returns
    -------
    int
        The number of rows.

    Raises
    ------
    WrongCall
        A text or a whole number is larger than `largest` says.
    """
    kinds = [_kind(variable, most) for variable, most in zip(variables, largest, strict=True)]
    with path.open("wb") as out, tempfile.TemporaryFile() as texts:
        file = _Sections(out)
        count_at = file.header(len(variables), title[_LANGUAGES.index(lang)])
        file.section("variable_types", b"".join(struct.pack("<H", kind) for kind in kinds))
        file.section("varnames", _fields((v.name for v in variables), _NAME))
        file.section("sortlist", bytes(2 * (len(variables) + 1)))
        file.section("formats", _fields(map(_format, variables, kinds), _FORMAT))
        file.section("value_label_names", _fields((_set(v, lang) for v in variables), _NAME))
        file.section(
            "variable_labels",
            _fields((shortened(v.label(lang), _LABEL_SHOWN) for v in variables), _LABEL),
        )
        file.section("characteristics", b"".join(_characteristics(variables, title, lang)))
        count = file.data(rows, _Rows(variables, kinds, texts))
        texts.seek(0)
        file.copied("strls", texts)
        file.section("value_labels", b"".join(_value_labels(variables)))
        file.end(count_at, count)
    return count


class _Sections:
    """The sections of a file one after another, and where each begins."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._map_at = 0
        self._starts = [0]

    def header(self, width: int, title: str) -> int:
        """All before the first section of variables; gives the place of the number of rows."""
        label = shortened(title, _LABEL_SHOWN).encode()
        self._out.write(
            b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>"
            + struct.pack("<H", width)
            + b"</K><N>"
        )
        count_at = self._out.tell()
        self._out.write(
            bytes(8) + b"</N><label>" + struct.pack("<H", len(label)) + label
            + b"</label><timestamp>\0</timestamp></header>"
        )  # fmt: skip
        self._starts.append(self._out.tell())
        self._map_at = self._out.tell() + len(b"<map>")
        self._out.write(b"<map>" + bytes(14 * 8) + b"</map>")
        return count_at

    def _begin(self, name: str) -> None:
        self._starts.append(self._out.tell())
        self._out.write(f"<{name}>".encode())

    def section(self, name: str, content: bytes) -> None:
        """A whole section."""
        self._begin(name)
        self._out.write(content + f"</{name}>".encode())

    def copied(self, name: str, content: IO[bytes]) -> None:
        """A section that stands in another file."""
        self._begin(name)
        while piece := content.read(1 << 20):
            self._out.write(piece)
        self._out.write(f"</{name}>".encode())

    def data(self, rows: Iterable[Row], packed: _Rows) -> int:
        """The rows; gives their number."""
        self._begin("data")
        count = 0
        for count, row in enumerate(rows, 1):
            self._out.write(packed.row(count, row))
        self._out.write(b"</data>")
        return count

    def end(self, count_at: int, count: int) -> None:
        """The end of the file, and what is known only there."""
        self._starts.append(self._out.tell())
        self._out.write(b"</stata_dta>")
        self._starts.append(self._out.tell())
        self._out.seek(self._map_at)
        self._out.write(struct.pack("<14Q", *self._starts))
        self._out.seek(count_at)
        self._out.write(struct.pack("<Q", count))


class _Rows:
    """Packs rows; long texts go to a file of their own."""

    def __init__(
        self, variables: Sequence[Variable], kinds: Sequence[int], texts: IO[bytes]
    ) -> None:
        self._texts = texts
        self._number = 0
        self._pack = struct.Struct("<" + "".join(_PACKED.get(k, f"{k}s") for k in kinds)).pack
        self._cells = [
            self._cell(place, variable, kind)
            for place, (variable, kind) in enumerate(zip(variables, kinds, strict=True))
        ]

    def row(self, number: int, row: Row) -> bytes:
        """The bytes of the row of a number, from 1."""
        self._number = number
        return self._pack(*(value for cell in self._cells for value in cell(row)))

    def _cell(self, place: int, variable: Variable, kind: int) -> Callable[[Row], Packed]:
        if kind == _STRL:
            return lambda row: self._long_text(place, cast("str | None", row[place]))
        if kind not in _PACKED:
            return lambda row: (_within(cast("str", row[place] or "").encode(), kind),)
        if kind == _DOUBLE:
            said = variable.status
            return lambda row: (_double(row[place], None if said is None else row[said]),)
        nothing, codes = _NOTHING[kind], variable.codes
        if variable.column.values:
            return lambda row: (nothing if (v := row[place]) is None else codes[cast("str", v)],)
        return lambda row: (_whole(row[place], nothing),)

    def _long_text(self, place: int, text: str | None) -> Packed:
        if not text:
            return 0, 0, 0
        data, variable, number = text.encode() + b"\0", place + 1, self._number
        self._texts.write(b"GSO" + struct.pack("<IQBI", variable, number, 130, len(data)) + data)
        return variable, number & 0xFFFFFFFF, number >> 32


def _within(data: bytes, size: int) -> bytes:
    if len(data) > size:
        raise _changed()
    return data


def _changed() -> WrongCall:
    return WrongCall(
        "the dataset changed while it was exported; export it again",
        "导出期间数据集有变动，请重新导出",
    )


def _double(value: object, status: object) -> float:
    if value is not None:
        return float(cast("float", value))
    return _EMPTY.get(cast("str", status), _NONE)


def _whole(value: object, nothing: int) -> int:
    if value is None:
        return nothing
    number = (value - _EPOCH).days if isinstance(value, date) else int(cast("int", value))
    if abs(number) >= nothing:
        raise _changed()
    return number


def _kind(variable: Variable, most: int) -> int:
    column = variable.column
    if column.values:
        return _INT if max(variable.codes.values()) > 100 else _BYTE
    match column.type:
        case "bool":
            return _BYTE
        case "date":
            return _LONG
        case "int":
            return _LONG if most <= _LARGEST else _DOUBLE
        case "number":
            return _DOUBLE
        case _:
            return _STRL if most > _FIXED else max(most, 1)


def _format(variable: Variable, kind: int) -> str:
    if variable.column.type == "date":
        return "%td"
    return _SHOWN.get(kind, f"%{kind}s")


def _fields(texts: Iterable[str], size: int) -> bytes:
    return b"".join(text.encode().ljust(size, b"\0") for text in texts)


def _set(variable: Variable, lang: str) -> str:
    """The name of a variable's value labels in a language; none where it has no such labels."""
    return f"{variable.name}_{lang}" if variable.value_labels(lang) else ""


def _characteristics(
    variables: Sequence[Variable], title: tuple[str, str], lang: str
) -> Iterator[bytes]:
    """The labels of the language that is not shown, where ``label language`` looks for them, and the notes."""
    other = "en" if lang == "zh" else "zh"
    yield from _noted("_dta", " / ".join(title))
    yield _characteristic("_dta", "_lang_list", f"{lang} {other}")
    yield _characteristic("_dta", "_lang_c", lang)
    yield _characteristic("_dta", f"_lang_v_{other}", title[_LANGUAGES.index(other)])
    for one in variables:
        label = shortened(one.label(other), _LABEL_SHOWN)
        yield _characteristic(one.name, f"_lang_v_{other}", label)
        if named := _set(one, other):
            yield _characteristic(one.name, f"_lang_l_{other}", named)
        noted = f"{one.label('zh')} / {one.label('en')}"
        if one.status is not None:
            noted += (
                "。.b 空白，.n 不适用，.u 不可读，.m 缺失"
                " / .b blank, .n not applicable, .u unreadable, .m missing"
            )
        yield from _noted(one.name, noted)


def _noted(name: str, text: str) -> Iterator[bytes]:
    yield _characteristic(name, "note0", "1")
    yield _characteristic(name, "note1", text)


def _characteristic(name: str, what: str, text: str) -> bytes:
    data = _fields((name, what), _NAME) + text.encode() + b"\0"
    return b"<ch>" + struct.pack("<I", len(data)) + data + b"</ch>"


def _value_labels(variables: Sequence[Variable]) -> Iterator[bytes]:
    for one in variables:
        for lang in _LANGUAGES:
            labels = one.value_labels(lang)
            if not labels:
                continue
            texts = [text.encode() + b"\0" for text in labels.values()]
            starts = [sum(map(len, texts[:k])) for k in range(len(texts))]
            count, size = len(texts), sum(map(len, texts))
            table = (
                struct.pack(f"<II{count}I{count}i", count, size, *starts, *labels)
                + b"".join(texts)
            )  # fmt: skip
            name = _fields((_set(one, lang),), _NAME) + bytes(3)
            yield b"<lbl>" + struct.pack("<I", len(table)) + name + table + b"</lbl>"
