#!/usr/bin/env bash
# Packages:  pandas 3.1.1, pyreadstat 1.3.7 (writes the file in Stata format 118, reads it too)
# Behaviour: Stata keeps why a number is missing: .a to .z beside the plain point, each with a
#            label of its own. pandas.read_stata gives nan for each, and their labels are gone. The
#            argument that keeps the reasons, convert_missing=True, raises TypeError for any column
#            with value labels and a missing value, even one that pandas.to_stata wrote; reasons
#            come without labels only (convert_categoricals=False).
# Right:     blank and not applicable stay apart, as pyreadstat.read_dta shows.
#
# Output seen, held below line by line:
#> read_stata: ['予以公开', nan, nan, nan]
#> convert_missing=True: TypeError: unhashable type: 'StataMissingValue'
#> the same on a file of to_stata: TypeError: unhashable type: 'StataMissingValue'
#> and convert_categoricals=False: ['1.0', '.a', '.b', '.']
#> pyreadstat: ['予以公开', '空白', '不适用', nan]
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  pandas==3.1.1 pyreadstat==1.3.7 ||
  { echo "the packages could not be installed" >&2; exit 2; }

cat >"$work/run.py" <<'PY'
import sys

import pandas as pd
import pyreadstat

ours, theirs = f"{sys.argv[1]}/reasons.dta", f"{sys.argv[1]}/plain.dta"
pyreadstat.write_dta(
    pd.DataFrame({"result": pd.Series([1.0, "a", "b", None], dtype=object)}),
    ours,
    version=14,
    missing_user_values={"result": ["a", "b"]},
    variable_value_labels={"result": {1: "予以公开", "a": "空白", "b": "不适用"}},
)
pd.DataFrame({"result": [1.0, None]}).to_stata(
    theirs, version=118, write_index=False, value_labels={"result": {1: "予以公开"}}
)


def read(path: str, **options: bool) -> str | list[object]:
    try:
        return pd.read_stata(path, **options)["result"].tolist()
    except TypeError as error:
        return f"TypeError: {error}"


print("read_stata:", read(ours))
print("convert_missing=True:", read(ours, convert_missing=True))
print("the same on a file of to_stata:", read(theirs, convert_missing=True))
codes = read(ours, convert_missing=True, convert_categoricals=False)
print("and convert_categoricals=False:", [str(code) for code in codes])
kept = pyreadstat.read_dta(ours, user_missing=True, apply_value_formats=True)[0]
print("pyreadstat:", kept["result"].tolist())
PY

"$work/venv/bin/python" "$work/run.py" "$work" >"$work/seen"
sed -n 's/^#> //p' "$0" >"$work/held"
if ! diff -u "$work/held" "$work/seen"; then
  echo "changed: read_stata cannot show both labels and reasons for missing" >&2
  exit 1
fi
echo "still so: read_stata cannot show both labels and reasons for missing"
