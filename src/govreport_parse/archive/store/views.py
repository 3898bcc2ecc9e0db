"""What the database computes from the tables of a dataset: readings with what rests on them, series, panel, rates, coverage.

Views, so that each is exact at any moment of a run. The panel, the wide table, rates and suspects come in an order of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Never

from govreport_parse.archive.store.tables import VIEWS
from govreport_parse.outputs.categories import APPLICANTS, SEVERITIES, STATUSES
from govreport_parse.outputs.columns import Table
from govreport_parse.outputs.series_tables import (
    COVERAGE_BODIES,
    INDICATOR_PANEL,
    RATES,
    wide_columns,
    wide_panel,
)
from govreport_parse.outputs.tables import HARMONISED, OF_REPORT

__all__ = ["SORTED", "derived"]


def _numbers(names: Iterable[str]) -> str:
    return " ".join(f"WHEN '{name}' THEN {k}" for k, name in enumerate(names))


def _names(names: Iterable[str]) -> str:
    return " ".join(f"WHEN {k} THEN '{name}'" for k, name in enumerate(names))


def _codes(lists: str) -> str:
    """SQL for the codes in a list of texts, each once, joined by commas; null where there are none."""
    return f"nullif(array_to_string(list_sort(list_distinct({lists})), ','), '')"


# A finding rests on its cells, and on all of a row that it names; on a table as a whole it rests on none.
_READINGS = f"""
CREATE VIEW _resting AS
SELECT * EXCLUDE (evidence, block, "row", "column", start, "end", place), place.block AS block,
    place."row" AS "row", place."column" AS "column",
    CASE severity {_numbers(SEVERITIES)} END AS rank
FROM (SELECT *, unnest(evidence) AS place FROM _findings) WHERE place."row" IS NOT NULL;

CREATE VIEW readings AS
WITH on_cells AS (
    SELECT report_id, block, "row", "column", list(rule) AS rules, min(rank) AS rank
    FROM _resting WHERE "column" IS NOT NULL GROUP BY ALL
), on_rows AS (
    SELECT report_id, block, "row", list(rule) AS rules, min(rank) AS rank
    FROM _resting WHERE "column" IS NULL GROUP BY ALL
), judged AS (
    SELECT r.*, {_codes("list_concat(coalesce(c.rules, []), coalesce(w.rules, []))")} AS findings,
        CASE least(c.rank, w.rank) {_names(SEVERITIES)} END AS suspect
    FROM _readings r LEFT JOIN on_cells c USING (report_id, block, "row", "column")
    LEFT JOIN on_rows w USING (report_id, block, "row")
)
SELECT {", ".join(f'"{name}"' for name in VIEWS["readings"].names)} FROM judged;
"""


def _columns(table: Table[Never]) -> str:
    return ", ".join(f'"{name}"' for name in table.names)


# The key of a report that is some body's of several of one name: of its other years nothing is known.
_OF_ONE_REPORT = r"regexp_matches({0}, ' \?[0-9a-f]{{8}}$')"


def _wide() -> Iterator[str]:
    """The cells of a report in one row. A series that it prints in two forms is not certain."""
    for one in wide_columns():
        own = f"FILTER (name = '{one.name}')"
        only = f"count(*) {own} = 1"
        yield f"CASE WHEN {only} THEN any_value(value) {own} END AS {one.name}"
        yield (
            f"CASE WHEN {only} THEN any_value(status) {own} WHEN count(*) {own} > 1 THEN 'unreadable' END AS {one.name}_status"
        )
        if one.is_money:
            yield f"CASE WHEN {only} THEN any_value(unit) {own} END AS {one.name}_unit"


def _operands(side: str, column: str) -> str:
    return (
        "SELECT min(rowid) OVER (PARTITION BY rate) AS place, rate, label, label_zh, form, segment, relation, "
        f"lacking IS NULL AS whole, '{side}' AS side, string_split({column}, '+') AS cells FROM rate_formulas"
    )


def _known_sum(side: str) -> str:
    """The sum of one side's cells of a rate, where all of them are known and all cells of it have one unit."""
    own = f"FILTER (side = '{side}')"
    known = f"count(figure) {own} = any_value(needed) {own} AND count(DISTINCT unit) <= 1"
    return f"CASE WHEN {known} THEN sum(figure) {own} END"


def _any_of(names: Iterable[str]) -> str:
    return ", ".join(f'any_value("{name}") AS "{name}"' for name in names)


# Nothing is known of cells that nobody checked.
_SUSPECTS = "count(*) FILTER (r.suspect IS NOT NULL)"

_DERIVED = f"""
CREATE VIEW unique_reports AS
SELECT * FROM reports ANTI JOIN _duplicates USING (report_id);
COMMENT ON VIEW unique_reports IS
    'Reports without those that say the same as another one. 去重后的报告。';

CREATE VIEW _harmonised AS
WITH cells AS (
    SELECT r.* EXCLUDE label, c.series, c.label, c.label_zh, c.segment, c.relation, c.indicators, c."of",
        s.place, coalesce(r.applicant, 'total') AS of_applicant,
        CASE WHEN r.status = 'reported' THEN r.value END AS figure,
        CASE r.status {_numbers(STATUSES)} END AS distance,
        CASE r.suspect {_numbers(SEVERITIES)} END AS rank
    FROM readings r JOIN concordance c ON r.form = c.form AND r.indicator = c.indicator
    JOIN (SELECT series, min(rowid) AS place FROM concordance GROUP BY series) s ON c.series = s.series
), groups AS (
    SELECT report_id, series, form, of_applicant AS applicant, {_any_of(OF_REPORT)},
        {_any_of(("label", "label_zh", "segment", "relation", "indicators", "of", "unit", "place"))},
        sum(figure) AS total, count(figure) AS figures, count(DISTINCT unit) AS units,
        max(distance) AS distance, count(*) AS present, bool_and(inferred_zero) AS zeros,
        string_agg(findings, ',') AS findings, min(rank) AS rank
    FROM cells GROUP BY report_id, series, form, of_applicant
)
SELECT report_id, {", ".join(OF_REPORT)}, series, label, label_zh, applicant, segment, relation, form, indicators,
    place, CASE applicant {_numbers(APPLICANTS)} END AS applicant_place,
    CASE WHEN figures = "of" AND units <= 1 THEN total END AS value,
    CASE WHEN units <= 1 THEN unit END AS unit,
    CASE WHEN figures = "of" AND units > 1 THEN 'unreadable' WHEN present < "of" THEN 'missing'
        ELSE CASE distance {_names(STATUSES)} END END AS status,
    zeros AND present >= "of" AS inferred_zero,
    {_codes("string_split(findings, ',')")} AS findings,
    CASE rank {_names(SEVERITIES)} END AS suspect
FROM groups;
CREATE VIEW harmonised AS
SELECT report_id, {", ".join(f'"{column.name}"' for column in HARMONISED[1:])} FROM _harmonised;
COMMENT ON VIEW harmonised IS
    'Readings as series that run through the forms; chain within one segment only. '
    '按对应关系贯通的指标序列，仅可在同一segment内衔接。';

CREATE VIEW _bodies AS
SELECT DISTINCT ON (agency_key) agency_key, agency, region, level, division_code
FROM unique_reports WHERE agency_key IS NOT NULL AND year IS NOT NULL
ORDER BY agency_key, year DESC, report_id;
CREATE VIEW _panel AS
SELECT b.*, h.* EXCLUDE (agency_key, agency, region, level, division_code), count(*) OVER (
        PARTITION BY h.agency_key, h.year, h.series, h.applicant, h.segment
    ) AS reports
FROM _harmonised h JOIN unique_reports u ON h.report_id = u.report_id
JOIN _bodies b ON h.agency_key = b.agency_key
WHERE h.year IS NOT NULL;
CREATE VIEW indicator_panel AS
SELECT {_columns(INDICATOR_PANEL)} FROM _panel
ORDER BY agency_key, place, applicant_place, year, segment, form, report_id;

CREATE VIEW wide_panel AS
WITH own AS (
    SELECT p.*, w.name, w.rowid AS column_place FROM _panel p JOIN wide_columns w ON p.series = w.series AND p.segment = w.segment
    WHERE p.applicant = 'total'
), spread AS (
    SELECT report_id, {", ".join(_wide())},
        string_agg(name, ',' ORDER BY column_place) FILTER (inferred_zero) AS inferred_zeros,
        string_agg(name, ',' ORDER BY column_place) FILTER (suspect IS NOT NULL) AS suspects,
        string_agg(suspect, ',' ORDER BY column_place) FILTER (suspect IS NOT NULL) AS suspects_severity
    FROM own GROUP BY report_id
), counted AS (
    SELECT b.*, u.year, u.report_id, u.forms, r.* EXCLUDE report_id, count(*) OVER (PARTITION BY b.agency_key, u.year) AS reports
    FROM unique_reports u JOIN _bodies b ON u.agency_key = b.agency_key LEFT JOIN spread r ON u.report_id = r.report_id
    WHERE u.year IS NOT NULL
)
SELECT {_columns(wide_panel())} FROM counted ORDER BY agency_key, year, report_id;

CREATE VIEW _operands AS
SELECT *, unnest(cells) AS code FROM ({_operands("part", "numerator")} UNION ALL {_operands("whole", "denominator")});
CREATE VIEW rates AS
WITH cells AS (
    SELECT r.report_id, r.agency_key, r.year, r.form, r.unit, r.inferred_zero, r.findings,
        o.* EXCLUDE (form, code, cells), len(o.cells) AS needed, coalesce(r.applicant, 'total') AS applicant,
        CASE WHEN r.status = 'reported' THEN r.value WHEN r.inferred_zero THEN 0 END AS figure,
        CASE r.suspect {_numbers(SEVERITIES)} END AS rank
    FROM readings r JOIN unique_reports u ON r.report_id = u.report_id
    JOIN _operands o ON r.form = o.form AND r.indicator = o.code
    WHERE r.year IS NOT NULL
), sums AS (
    SELECT report_id, rate, form, applicant,
        {_any_of(("agency_key", "year", "place", "label", "label_zh", "segment", "relation", "whole"))},
        {_known_sum("part")} AS numerator, {_known_sum("whole")} AS denominator,
        bool_or(inferred_zero) AS inferred_zero, string_agg(findings, ',') AS findings, min(rank) AS rank
    FROM cells GROUP BY report_id, rate, form, applicant
), judged AS (
    SELECT *, CASE WHEN NOT whole THEN 'not_in_form' WHEN denominator = 0 THEN 'no_cases'
        WHEN numerator IS NULL OR denominator IS NULL THEN 'unknown'
        WHEN numerator > denominator OR numerator < 0 THEN 'contradictory' END AS undefined
    FROM sums
), counted AS (
    SELECT b.*, j.* EXCLUDE (agency_key, numerator, denominator, findings),
        CASE WHEN whole THEN numerator END AS numerator, CASE WHEN whole THEN denominator END AS denominator,
        CASE WHEN undefined IS NULL THEN 100 * numerator / denominator END AS value,
        {_codes("string_split(findings, ',')")} AS findings, CASE rank {_names(SEVERITIES)} END AS suspect,
        CASE applicant {_numbers(APPLICANTS)} END AS applicant_place,
        count(*) OVER (PARTITION BY j.agency_key, year, rate, applicant, segment) AS reports
    FROM judged j JOIN _bodies b ON j.agency_key = b.agency_key
)
SELECT {_columns(RATES)} FROM counted
ORDER BY agency_key, place, applicant_place, year, segment, form, report_id;

CREATE VIEW coverage_bodies AS
WITH known AS (
    SELECT * FROM unique_reports WHERE agency_key IS NOT NULL AND year IS NOT NULL
), years AS (
    SELECT unnest(range(min(year), max(year) + 1))::INTEGER AS year FROM known
), spans AS (
    SELECT agency_key, min(year) AS first, max(year) AS last FROM known GROUP BY agency_key
), printed AS (
    SELECT agency_key, year, count(*) AS reports,
        {_codes("flatten(list(string_split(regexp_replace(forms, '/[a-z]+', '', 'g'), ',')))")} AS forms
    FROM known GROUP BY ALL
), cells AS (
    SELECT r.agency_key, r.year, count(*) AS readings, count(*) FILTER (r.status = 'reported') AS reported,
        {_SUSPECTS} AS suspects
    FROM readings r JOIN known k ON r.report_id = k.report_id GROUP BY ALL
), own AS (
    SELECT b.*, y.year, coalesce(p.reports, 0) AS reports,
        CASE WHEN p.reports IS NOT NULL THEN coalesce(p.forms, '') END AS forms, c.readings, c.reported, c.suspects,
        CASE WHEN p.reports IS NOT NULL THEN NULL WHEN y.year < s.first THEN 'before' WHEN y.year > s.last THEN 'after'
            ELSE 'within' END AS gap
    FROM _bodies b JOIN spans s ON b.agency_key = s.agency_key
    JOIN years y ON y.year BETWEEN s.first AND s.last OR NOT {_OF_ONE_REPORT.format("b.agency_key")}
    LEFT JOIN printed p ON b.agency_key = p.agency_key AND y.year = p.year
    LEFT JOIN cells c ON b.agency_key = c.agency_key AND y.year = c.year
)
SELECT {_columns(COVERAGE_BODIES)} FROM own ORDER BY agency_key, year;

CREATE VIEW suspects AS
SELECT severity, rule, report_id, year, agency_key, agency, name, url, form, indicator, applicant, label,
    value, raw, status, message, message_zh, "where", where_zh, observed, expected, suggestion, suggestion_zh,
    block, "row", "column"
FROM (
    SELECT DISTINCT r.*, u.name, u.url, f.* EXCLUDE (report_id, year, file, name, indicators, applicant,
        block, "row", "column")
    FROM _readings r JOIN _resting f ON r.report_id = f.report_id AND r.block = f.block
        AND r."row" = f."row" AND (f."column" IS NULL OR r."column" = f."column")
    JOIN unique_reports u ON r.report_id = u.report_id
)
ORDER BY rank, agency_key, year, report_id, block, "row", "column", rule;
COMMENT ON VIEW suspects IS
    'Cells that findings rest on, with what to look at, the worst first; duplicates counted once. '
    '问题所依据的数据及核对要点，严重者在前；重复报告只计一次。';

CREATE VIEW coverage_reports AS
SELECT year, level, format, forms, count(*) AS reports, count(agency) AS with_agency,
    count(*) FILTER (forms = '') AS without_tables
FROM unique_reports GROUP BY ALL ORDER BY ALL;
COMMENT ON VIEW coverage_reports IS 'Reports by year, level, format and form. 各年度、层级、格式、报表的报告数。';
CREATE VIEW coverage_readings AS
SELECT r.year, r.form, r.status, count(*) AS readings,
    count(*) / sum(count(*)) OVER (PARTITION BY r.year, r.form) AS share
FROM _readings r JOIN unique_reports u ON r.report_id = u.report_id
GROUP BY r.year, r.form, r.status ORDER BY ALL;
COMMENT ON VIEW coverage_readings IS 'Cells by what they hold. 各种填报情况的数量与占比。';
CREATE VIEW coverage_failures AS
SELECT stage, kind, count(*) AS sources FROM failures GROUP BY stage, kind ORDER BY sources DESC, stage, kind;
COMMENT ON VIEW coverage_failures IS 'Sources that gave no report, by kind. 未得到报告的来源，按类型统计。';
"""

#: Views whose rows come in an order of their own.
SORTED = frozenset({"suspects", "indicator_panel", "wide_panel", "rates", "coverage_bodies"})


def derived(*, checked: bool) -> str:
    """SQL for all of them, for a database that has the views of the files and the tables of fixed rows.

    `checked`: whether the reports of the dataset were.
    """
    views = _READINGS + _DERIVED
    return views if checked else views.replace(_SUSPECTS, "NULL::BIGINT")
