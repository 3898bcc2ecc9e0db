"""SPSS's ``.sav``, written by pyreadstat, which holds the whole table in memory.

Labels are in Chinese and English at once. A figure that is not there is one of four user-missing values, labelled by why
it is not there, and system-missing where nothing says why. Texts of a closed list are numbers with labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType

from govreport_parse.model.extras import extra
from govreport_parse.outputs.columns import Row
from govreport_parse.outputs.statistics.variables import WHY_EMPTY, Variable, word_zh

__all__ = ["MISSING", "write_spss"]

#: What stands for a figure that is not there, by why: no document prints a number of 300 digits.
MISSING = {status: -1e300 * number for number, status in enumerate(WHY_EMPTY, 1)}
# Bytes of what SPSS holds: a variable label, a value label, a text.
_LABEL, _VALUE_LABEL, _TEXT = 255, 120, 32_767
_CUT = "…（过长，已截断 / cut, too long）"


def write_spss(
    path: Path, variables: Sequence[Variable], rows: Iterable[Row], *, title: tuple[str, str]
) -> int:
    """Write a table.

    Parameters
    ----------
    path
        The file, replaced if there is one.
    variables, rows
        Its columns, and the values of each row in their order.
    title
        What a row is, in Chinese and English.

    Returns
    -------
    int
        The number of rows.

    Raises
    ------
    MissingExtra
        The extra ``export`` is not installed.
    """
    with extra("export", "spss"):
        import pyarrow as pa
        import pyreadstat
    found = list(rows)
    columns = {
        one.name: pa.array(_values(place, one, found), _arrow_type(one, pa))
        for place, one in enumerate(variables)
    }
    with_status = [one.name for one in variables if one.status is not None]
    lowest, highest = min(MISSING.values()), max(MISSING.values())
    pyreadstat.write_sav(
        pa.table(columns).to_pandas(date_as_object=True),
        path,
        file_label=_within(" / ".join(title), 64),
        column_labels={
            one.name: _within(f"{one.label('zh')} / {one.label('en')}", _LABEL) for one in variables
        },
        variable_value_labels={
            one.name: labels for one in variables if (labels := _value_labels(one))
        },
        missing_ranges={name: [{"lo": lowest, "hi": highest}] for name in with_status},
    )
    return len(found)


def _values(place: int, one: Variable, rows: Sequence[Row]) -> list[object]:
    values = [row[place] for row in rows]
    if one.column.values:
        return [None if value is None else one.codes[str(value)] for value in values]
    if one.status is not None:
        return [
            MISSING.get(str(row[one.status])) if value is None else value
            for value, row in zip(values, rows, strict=True)
        ]
    if one.column.type in {"string", "places"}:
        return ["" if value is None else _within(str(value), _TEXT, _CUT) for value in values]
    return values


def _arrow_type(one: Variable, pa: ModuleType) -> object:
    if one.column.values:
        return pa.float64()
    match one.column.type:
        case "string" | "places":
            return pa.string()
        case "date":
            return pa.date32()
        case _:
            return pa.float64()


def _value_labels(one: Variable) -> dict[int | float, str]:
    zh, en = one.value_labels("zh"), one.value_labels("en")
    labels: dict[int | float, str] = {
        number: _within(word if word == en[number] else f"{word} / {en[number]}", _VALUE_LABEL)
        for number, word in zh.items()
    }
    if one.status is not None:
        labels |= {number: f"{word_zh(why)} / {why}" for why, number in MISSING.items()}
    return labels


def _within(text: str, most: int, cut: str = "…") -> str:
    """A text of at most so many bytes; one that is longer ends in `cut`."""
    data = text.encode()
    if len(data) <= most:
        return text
    return data[: most - len(cut.encode())].decode(errors="ignore") + cut
