"""GR602 and GR603 over a dataset: the bodies of a year against one another.

A rule of this kind concerns bodies that have something in common, a province or a code. The
database sorts the bodies of a year by that, and the rule is given one group after another.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from govreport_parse.archive.store.database import fetched, quoted
from govreport_parse.archive.work.outcome import Options
from govreport_parse.outputs.rows import FindingRow
from govreport_parse.rules import Peer, check_peers
from govreport_parse.rules.peers.counted import COUNTED
from govreport_parse.rules.registry import chosen_codes
from govreport_parse.text.numerals import Number

if TYPE_CHECKING:
    import duckdb

__all__ = ["SHARED", "findings_of_peers"]

#: What the bodies share that a rule holds against one another, by the code of the rule.
SHARED = {
    "GR602": "left(division_code, 2)",  # governments and all in them are of one province
    "GR603": "left(index_number, 18)",  # the code that index numbers begin with
}
_INDICATORS = tuple(dict.fromkeys(indicator for indicator, _ in COUNTED))
_YEARS = """
SELECT DISTINCT year FROM reports WHERE division_code IS NOT NULL AND year IS NOT NULL ORDER BY year
"""
# In the order of the report: its first figure of a kind counts.
_PLACE = '(coalesce(block, 0) * 65536 + coalesce(row, 0)) * 65536 + coalesce("column", 0)'
# One join a step: what several take at once grows beyond any bound.
_STEPS = (
    """
CREATE OR REPLACE TABLE totals AS SELECT report_id, {totals} FROM readings
WHERE year = {year} AND status = 'reported' AND indicator IN ({indicators}) GROUP BY report_id
""",
    """
CREATE OR REPLACE TABLE mastheads AS
SELECT report_id, name, agency, level, division_code, index_number FROM reports WHERE year = {year}
""",
    "CREATE OR REPLACE TABLE bodies AS SELECT m.*, k.agency_key FROM mastheads m JOIN keyed k USING (report_id) WHERE k.year = {year}",
    """
CREATE OR REPLACE TABLE peers AS
SELECT b.*, t.* EXCLUDE (report_id) FROM bodies b LEFT JOIN totals t USING (report_id)
""",
)
_GROUPS = """
SELECT {shared} AS shared, report_id, agency_key, name, agency, level, division_code, index_number,
    COLUMNS('total_.*')
FROM peers WHERE shared IN (SELECT {shared} FROM peers GROUP BY ALL HAVING count(DISTINCT agency_key) > 1)
ORDER BY shared, agency_key, report_id
"""


def findings_of_peers(base: duckdb.DuckDBPyConnection, options: Options) -> Iterator[FindingRow]:
    """The findings between bodies, as rows of ``findings`` are taken from; a year at a time.

    Parameters
    ----------
    base
        Has the views of a dataset, and a table ``keyed`` of the reports that are followed.
    options
        Rules to apply.
    """
    wanted = sorted(SHARED.keys() & chosen_codes(options.select, options.ignore))
    if not wanted:
        return
    totals = ", ".join(_first(indicator, number) for number, indicator in enumerate(_INDICATORS))
    indicators = ", ".join(map(quoted, _INDICATORS))
    for (year,) in base.execute(_YEARS).fetchall():
        for step in _STEPS:
            base.execute(step.format(year=year, totals=totals, indicators=indicators))
        for code in wanted:
            rows = fetched(base.execute(_GROUPS.format(shared=SHARED[code])))
            for _, group in groupby(rows, key=itemgetter(0)):
                yield from _judge(list(group), year, code)


def _first(indicator: str, number: int) -> str:
    """SQL for the first figure of an indicator."""
    cells = " OR ".join(
        "applicant IS NULL" if applicant is None else f"applicant = '{applicant}'"
        for counted, applicant in COUNTED
        if counted == indicator
    )
    return f"arg_min(value, {_PLACE}) FILTER (indicator = '{indicator}' AND ({cells})) AS total_{number}"


def _judge(group: list[tuple[Any, ...]], year: int, code: str) -> Iterator[FindingRow]:
    ids: dict[int, str] = {}
    peers = []
    for _, report_id, body, name, agency, level, division, number, *totals in group:
        peer = Peer(
            key=body, file=name, name=agency, level=level, division_code=division, year=year,
            index_number=number, totals=_exact(totals),
        )  # fmt: skip
        ids[id(peer)] = report_id
        peers.append(peer)
    for peer, finding in check_peers(peers, select=(code,)):
        yield FindingRow(key=ids[id(peer)], year=year, finding=finding)


def _exact(totals: list[float | None]) -> dict[str, Number]:
    return {
        indicator: int(value) if value == int(value) else Decimal(str(value))
        for indicator, value in zip(_INDICATORS, totals, strict=True)
        if value is not None
    }
