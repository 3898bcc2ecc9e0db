#!/usr/bin/env bash
# Packages:  pyreadstat 1.3.7, read back with pandas 3.1.1
# Behaviour: a value label of an SPSS file holds 120 bytes, which are 40 Chinese characters.
#            write_sav cuts a longer label there and says nothing, though it refuses a variable
#            name, a note or (write_dta) a variable label that is too long. Labels that give
#            chapter, row and column of the statutory table differ only after that: two codes
#            get one label, and whoever reads labels adds 7 and 4 to 11.
# Right:     an error that names the label; write_dta keeps both labels whole.
#
# Output seen, held below line by line:
#> written: 49 and 51 characters, warnings: 0
#> sav: 40 and 40 characters, the same: True
#> pandas.read_spss: 1 label, counts [11]
#> read_sav, labels applied: 1 label, counts [11]
#> dta: 49 and 51 characters, the same: False
#> note of 40 characters: refused
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  pyreadstat==1.3.7 pandas==3.1.1 ||
  { echo "the packages could not be installed" >&2; exit 2; }

cat >"$work/run.py" <<'PY'
import sys
import warnings

import pandas as pd
import pyreadstat

sav, dta = f"{sys.argv[1]}/cells.sav", f"{sys.argv[1]}/cells.dta"
PLACE = "三、收到和处理政府信息公开申请情况／（三）本年度办理结果／（四）无法提供／法人或其他组织／"
labels = {1: PLACE + "商业企业", 2: PLACE + "社会公益组织"}
frame = pd.DataFrame({"cell": [1, 2], "count": [7, 4]})


def lengths(names: dict) -> str:
    return " and ".join(str(len(name)) for name in names.values()) + " characters"


def by_label(read: pd.DataFrame) -> str:
    sums = read.groupby(read["cell"].astype(str))["count"].sum()
    return f"{len(sums)} label, counts {[int(number) for number in sums]}"


with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    pyreadstat.write_sav(frame, sav, variable_value_labels={"cell": labels})
    pyreadstat.write_dta(frame, dta, variable_value_labels={"cell": labels})
print(f"written: {lengths(labels)}, warnings: {len(said)}")
for read, path in ((pyreadstat.read_sav, sav), (pyreadstat.read_dta, dta)):
    kept = read(path)[1].variable_value_labels["cell"]
    print(f"{path[-3:]}: {lengths(kept)}, the same: {kept[1] == kept[2]}")
    if path == sav:
        print("pandas.read_spss:", by_label(pd.read_spss(path)))
        print("read_sav, labels applied:", by_label(read(path, apply_value_formats=True)[0]))
try:
    pyreadstat.write_sav(frame, sav, note=PLACE[:40])
except pyreadstat.ReadstatError:
    print("note of 40 characters: refused")
PY

"$work/venv/bin/python" "$work/run.py" "$work" >"$work/seen"
sed -n 's/^#> //p' "$0" >"$work/held"
if ! diff -u "$work/held" "$work/seen"; then
  echo "changed: write_sav cuts value labels at 120 bytes without a word" >&2
  exit 1
fi
echo "still so: write_sav cuts value labels at 120 bytes without a word"
