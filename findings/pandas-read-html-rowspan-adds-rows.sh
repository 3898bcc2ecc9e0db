#!/usr/bin/env bash
# Packages:  pandas 3.1.1, lxml 6.1.3 (flavor="bs4" does the same)
# Behaviour: HTML cuts a rowspan off at the end of its section (thead, tbody or table); pages keep
#            such spans where a row was taken out by hand. pandas.read_html cuts nothing. Past the
#            last row it makes rows that are not on the page, figures and all, typed int64 as if
#            nothing were amiss; in the next tbody it pushes the total one column to the right.
# Right:     2 rows that sum to 17; the total 17 in column 件数.
#
# Output seen, held below line by line:
#> span past the last row: 4 rows, sum 27, int64
#> [['新收', 12], ['结转', 5], ['结转', 5], ['结转', 5]]
#> span past its tbody: columns 项目, 件数, Unnamed: 2
#> 总计 under 件数: 5
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  pandas==3.1.1 lxml==6.1.3 ||
  { echo "the packages could not be installed" >&2; exit 2; }

cat >"$work/run.py" <<'PY'
import io

import pandas as pd

HEAD = "<thead><tr><th>项目</th><th>件数</th></tr></thead>"
NEW = "<tr><td>新收</td><td>12</td></tr>"


def read(body: str) -> pd.DataFrame:
    return pd.read_html(io.StringIO(f"<table>{HEAD}{body}</table>"), flavor="lxml")[0]


cell = '<td rowspan="3">'
past = read(f"<tbody>{NEW}<tr>{cell}结转</td>{cell}5</td></tr></tbody>")
counts = past["件数"]
print(f"span past the last row: {len(past)} rows, sum {counts.sum()}, {counts.dtype}")
print(past.to_numpy().tolist())

carried = '<tr><td>结转</td><td rowspan="2">5</td></tr>'
total = "<tr><td>总计</td><td>17</td></tr>"
across = read(f"<tbody>{NEW}{carried}</tbody><tbody>{total}</tbody>")
print("span past its tbody: columns", ", ".join(across.columns))
print("总计 under 件数:", across["件数"].iloc[-1])
PY

"$work/venv/bin/python" "$work/run.py" >"$work/seen"
sed -n 's/^#> //p' "$0" >"$work/held"
if ! diff -u "$work/held" "$work/seen"; then
  echo "changed: pandas.read_html carries a rowspan past the end of its section" >&2
  exit 1
fi
echo "still so: pandas.read_html carries a rowspan past the end of its section"
