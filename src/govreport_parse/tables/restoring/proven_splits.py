"""Digits of a matrix that ran together, taken apart where its totals leave one way only.

A row of applicants adds up to its total, the outcomes of each column to theirs, and what came in to what
was closed or carried out (the form says which rows owe what to which). Of all ways to take the digits of
all rows apart, those that meet every identity are kept; what they agree on is what the table prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import TypeAlias

from govreport_parse.forms.compiled import CompiledTable

__all__ = ["proven_rows"]

_Vector: TypeAlias = tuple[int, ...]
# Rows by code with the sign that they have in a sum that is nothing for each column.
_Owed: TypeAlias = dict[str, int]
_Ways: TypeAlias = dict[str, set[_Vector]]

# No count of requests has more digits.
_MAX_DIGITS = 5
# Ways to take one row apart, and steps for all rows together: few rows have more than one or two.
_MAX_WAYS = 2_000
_MAX_STEPS = 20_000


def proven_rows(
    rows: Sequence[Sequence[str]], matrices: Sequence[CompiledTable]
) -> dict[int, list[str]]:
    """The figures of rows whose digits ran together, by place, as far as the table proves them.

    `rows`: each a label and its cells, or a label and all its digits in one.
    """
    for matrix in matrices:
        found = _proven(rows, matrix)
        if found:
            return found
    return {}


def _proven(rows: Sequence[Sequence[str]], matrix: CompiledTable) -> dict[int, list[str]]:
    width = len(matrix.table.columns)
    if [part.total for part in matrix.table.column_sums] != [matrix.table.applicants[-1]]:
        return {}
    places: dict[str, int] = {}
    known: dict[str, _Vector] = {}
    ways: _Ways = {}
    for k, row in enumerate(rows):
        named = matrix.rows.of_label(row[0]) if row else ()
        if len(named) != 1 or len(row) == 1:
            continue
        code = matrix.rows.rows[named[0]].code
        if code in places or not all(cell.isdecimal() for cell in row[1:]):
            return {}
        places[code] = k
        if len(row) == width + 1:
            known[code] = tuple(map(int, row[1:]))
        elif len(row) == 2:
            ways[code] = set(islice(_ways(row[1], width), _MAX_WAYS))
            if len(ways[code]) == _MAX_WAYS:
                return {}
        else:
            return {}
    owed = _owed(matrix)
    if not all(code in places for one in owed for code in one):
        return {}
    solutions: list[dict[str, _Vector]] = []
    if not _search(owed, known, ways, iter(range(_MAX_STEPS)), solutions):
        return {}
    agreed = {code: {one[code] for one in solutions if code in one} for code in ways}
    return {
        places[code]: [str(number) for number in next(iter(vectors))]
        for code, vectors in agreed.items()
        if len(vectors) == 1
    }


def _owed(matrix: CompiledTable) -> list[_Owed]:
    sums = [{one.total: -1, **dict.fromkeys(one.parts, 1)} for one in matrix.table.sums]
    balances = [
        {**dict.fromkeys(one.left, 1), **dict.fromkeys(one.right, -1)}
        for one in matrix.table.balances
    ]
    return [*sums, *balances]


def _ways(digits: str, width: int) -> Iterator[_Vector]:
    """All ways to read digits as numbers of which the last is the sum of the others."""
    for length in range(1, _MAX_DIGITS + 1):
        total = digits[-length:]
        if total[0] == "0" and length > 1:
            continue
        for parts in _parts(digits[:-length], width - 1, int(total)):
            yield (*parts, int(total))


def _parts(digits: str, width: int, total: int) -> Iterator[_Vector]:
    if width == 0:
        if not digits and not total:
            yield ()
        return
    longest = min(_MAX_DIGITS, len(digits) - width + 1)
    for length in range(1, longest + 1):
        number = int(digits[:length])
        if number > total or (digits[0] == "0" and length > 1):
            return
        for rest in _parts(digits[length:], width - 1, total - number):
            yield (number, *rest)


def _search(
    owed: Sequence[_Owed],
    known: Mapping[str, _Vector],
    ways: _Ways,
    steps: Iterator[int],
    found: list[dict[str, _Vector]],
) -> bool:
    """Gather what each row is in each way that meets every identity; False where steps run out."""
    if not owed:
        found.append({code: known[code] for code in ways if code in known})
        return True
    first, *rest = sorted(owed, key=lambda one: sum(code not in known for code in one))
    unknown = sorted((code for code in first if code not in known), key=lambda c: len(ways[c]))
    for choice in product(*(ways[code] for code in unknown[:-1])):
        if next(steps, None) is None:
            return False
        now = {**known, **dict(zip(unknown, choice, strict=False))}
        left = _left(first, now)
        fits = not any(left)
        if unknown:
            last = unknown[-1]
            now[last] = tuple(-first[last] * number for number in left)
            fits = now[last] in ways[last]
        if fits and not _search(rest, now, ways, steps, found):
            return False
    return True


def _left(owed: _Owed, known: Mapping[str, _Vector]) -> list[int]:
    """What an identity is off by in each column, as far as its rows are known."""
    vectors = [(sign, known[code]) for code, sign in owed.items() if code in known]
    return [
        sum(column) for column in zip(*([sign * n for n in v] for sign, v in vectors), strict=True)
    ]
