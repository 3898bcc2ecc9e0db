#!/usr/bin/env bash
# Packages:  beautifulsoup4 4.15.0 (parser html.parser, part of Python), lxml 6.1.3 beside it
# Behaviour: HTML lets a cell and a row end without </td> and </tr>; hand-made report pages use
#            that. Over html.parser, BeautifulSoup nests each such cell in the one before it, and
#            each row likewise. The count of cells in the last row is right, so nothing looks
#            wrong, but get_text() of a cell holds every cell to its right: 12 and 34 read 1234.
# Right:     12, as over the lxml parser.
#
# Output seen, held below line by line:
#> html.parser total row: 3 cells, 1234, 34
#> html.parser first row: 6 cells
#> lxml total row: 3 cells, 12, 34
#> lxml first row: 3 cells
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  beautifulsoup4==4.15.0 lxml==6.1.3 ||
  { echo "the packages could not be installed" >&2; exit 2; }

cat >"$work/run.py" <<'PY'
from bs4 import BeautifulSoup

PAGE = """<table>
<tr><td>新收<td>9<td>30
<tr><td>总计<td>12<td>34
</table>"""

for parser in ("html.parser", "lxml"):
    rows = BeautifulSoup(PAGE.replace("\n", ""), parser).find_all("tr")
    cells = [cell.get_text() for cell in rows[-1].find_all("td")]
    print(f"{parser} total row: {len(cells)} cells, {int(cells[1])}, {int(cells[2])}")
    print(f"{parser} first row: {len(rows[0].find_all('td'))} cells")
PY

"$work/venv/bin/python" "$work/run.py" >"$work/seen"
sed -n 's/^#> //p' "$0" >"$work/held"
if ! diff -u "$work/held" "$work/seen"; then
  echo "changed: BeautifulSoup over html.parser runs cells without end tags together" >&2
  exit 1
fi
echo "still so: BeautifulSoup over html.parser runs cells without end tags together"
