"""How a table is declared: its columns, what each means, and where its value is taken from.

From one declaration come the frames, the files of an archive's dataset, the comments of its
database and the documentation; :mod:`govreport_parse.outputs.tables` has the tables of reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import Generic, Literal, TypeAlias, TypedDict, TypeVar, Unpack, cast

import msgspec

__all__ = [
    "Column",
    "Row",
    "Table",
    "UnknownValue",
    "day",
    "flag",
    "number",
    "text",
    "whole_number",
]

#: What a row of a table is taken from.
R_contra = TypeVar("R_contra", contravariant=True)
#: The values of a row, in the order of the table's columns.
Row: TypeAlias = tuple[object, ...]
Kind: TypeAlias = Literal["string", "int", "number", "bool", "date", "places"]
Where: TypeAlias = Literal["frames", "dataset"]

_FIRST_OF_DATASET = ("report_id", "year")


class UnknownValue(ValueError):
    """A value that the closed list of its column does not know; it never becomes an empty cell."""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One column.

    Attributes
    ----------
    name, type
        Type ``string``, ``int``, ``number`` (double), ``bool``, ``date`` or ``places`` (a list of
        Locators).
    description, description_zh
        What it holds.
    path
        The attribute that holds its value in what a row is taken from: ``reading.unit``.
    unit
        Of its numbers, where it is always the same.
    required
        Never null.
    values
        All that may stand in it, where that is a closed list.
    ranked
        `values` begins with the highest, and frames compare them.
    as_text
        Frames hold a closed list as text, not as categories.
    frame
        Its name in frames, where it is another.
    only
        ``frames`` or ``dataset``, where the other has no such column.
    derived
        Computed out of other tables: a dataset's views have it, its files do not.
    """

    name: str
    type: Kind
    description: str
    description_zh: str
    path: str
    unit: str | None = None
    required: bool = False
    values: tuple[str, ...] = ()
    ranked: bool = False
    as_text: bool = False
    frame: str | None = None
    only: Where | None = None
    derived: bool = False

    def require_known(self, values: Iterable[object]) -> None:
        """Refuse what its closed list does not know.

        Raises
        ------
        UnknownValue
            Naming the first such value and the list.
        """
        unknown = set(values).difference(self.values, () if self.required else (None,))
        if unknown:
            raise UnknownValue(
                f"{min(map(repr, unknown))} cannot stand in the column {self.name}, which takes "
                f"{', '.join(self.values)}"
            )

    def stored(self, values: Iterable[object]) -> list[object]:
        """Values as frames and datasets have them: numbers as doubles.

        Whole ones are exact up to 2⁵³, and decimals as printed have far fewer than the 15 digits
        that a double keeps.
        """
        if self.type != "number":
            return list(values)
        numbers = cast("Iterable[int | Decimal | None]", values)
        return [None if value is None else float(value) for value in numbers]


class Table(msgspec.Struct, Generic[R_contra], frozen=True, kw_only=True, dict=True):
    """One table.

    Attributes
    ----------
    name, description, description_zh
        Its name and what a row is.
    columns
        In order.
    key
        Columns that together identify a row; empty where rows may be alike.
    by_year
        Whether its files in a dataset stand in a folder a year.
    """

    name: str
    description: str
    description_zh: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    by_year: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its columns, in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of a name.

        Raises
        ------
        KeyError
            There is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def rows(self, found: Iterable[R_contra]) -> list[Row]:
        """The values of rows, as exact as the records have them.

        Raises
        ------
        UnknownValue
            A value is not in the closed list of its column.
        """
        rows = list(map(self._values, found))
        for place, column in self._closed:
            column.require_known(row[place] for row in rows)
        return rows

    # One call for all values of a row: a long report has a thousand and more.
    @cached_property
    def _values(self) -> Callable[[R_contra], Row]:
        return attrgetter(*(column.path for column in self.columns))

    @cached_property
    def _closed(self) -> tuple[tuple[int, Column], ...]:
        return tuple((place, column) for place, column in enumerate(self.columns) if column.values)

    def for_frames(self) -> Table[R_contra]:
        """The table as frames have it."""
        columns = tuple(
            msgspec.structs.replace(column, name=column.frame or column.name)
            for column in self.columns
            if column.only != "dataset"
        )
        return msgspec.structs.replace(self, columns=columns)

    def for_dataset(self, *, derived: bool = False) -> Table[R_contra]:
        """The table as a dataset has it: the report's id and year first, as its files lie by year.

        Parameters
        ----------
        derived
            As its views have it, and not its files: with what is computed out of other tables.
        """
        own = [
            column
            for column in self.columns
            if column.only != "frames" and (derived or not column.derived)
        ]
        first = [column for name in _FIRST_OF_DATASET for column in own if column.name == name]
        rest = [column for column in own if column.name not in _FIRST_OF_DATASET]
        return msgspec.structs.replace(self, columns=(*first, *rest))


class _Facts(TypedDict, total=False):
    """What else may be said of a column; as the attributes of :class:`Column`."""

    unit: str
    required: bool
    values: tuple[str, ...]
    ranked: bool
    as_text: bool
    frame: str
    only: Where
    derived: bool


def text(
    name: str, description: str, description_zh: str, path: str, **facts: Unpack[_Facts]
) -> Column:
    """A column of text."""
    return Column(
        name=name, type="string", description=description, description_zh=description_zh, path=path,
        **facts,
    )  # fmt: skip


def whole_number(
    name: str, description: str, description_zh: str, path: str, **facts: Unpack[_Facts]
) -> Column:
    """A column of whole numbers."""
    return Column(
        name=name, type="int", description=description, description_zh=description_zh, path=path,
        **facts,
    )  # fmt: skip


def number(
    name: str, description: str, description_zh: str, path: str, **facts: Unpack[_Facts]
) -> Column:
    """A column of numbers."""
    return Column(
        name=name, type="number", description=description, description_zh=description_zh, path=path,
        **facts,
    )  # fmt: skip


def flag(
    name: str, description: str, description_zh: str, path: str, only: Where | None = None
) -> Column:
    """A column of yes or no, which is never null."""
    return Column(
        name=name, type="bool", description=description, description_zh=description_zh, path=path,
        required=True, only=only,
    )  # fmt: skip


def day(name: str, description: str, description_zh: str, path: str) -> Column:
    """A column of dates."""
    return Column(
        name=name, type="date", description=description, description_zh=description_zh, path=path
    )
