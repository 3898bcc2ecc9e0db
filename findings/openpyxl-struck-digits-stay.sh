#!/usr/bin/env bash
# Package:   openpyxl 3.1.5
# Behaviour: A cell in which part of a figure is struck out, as a correction leaves it, holds runs of
#            rich text. load_workbook joins them whatever their fonts say: 489 struck out before 516
#            reads 489516, and 12 with the mark of a note set high reads 121.
# Right:     516 and 12.
#
# Output seen, held below line by line:
#> struck out: 489516 件
#> set high: 121
#> plain: 516 件
#> with rich_text=True: ['489 struck', '516 件']
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  openpyxl==3.1.5 ||
  { echo "the packages could not be installed" >&2; exit 2; }

cat >"$work/run.py" <<'PY'
import sys

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

path = sys.argv[1]
book = Workbook()
sheet = book.active
sheet["A1"] = CellRichText(TextBlock(InlineFont(strike=True), "489"), "516 件")
sheet["A2"] = CellRichText("12", TextBlock(InlineFont(vertAlign="superscript"), "1"))
sheet["A3"] = "516 件"
book.save(path)

read = load_workbook(path).active
for name, place in (("struck out", "A1"), ("set high", "A2"), ("plain", "A3")):
    print(f"{name}: {read[place].value}")
runs = load_workbook(path, rich_text=True).active["A1"].value
print(
    "with rich_text=True:",
    [f"{run.text} struck" if isinstance(run, TextBlock) and run.font.strike else str(run) for run in runs],
)
PY

"$work/venv/bin/python" "$work/run.py" "$work/book.xlsx" >"$work/seen"
sed -n 's/^#> //p' "$0" >"$work/held"
if ! diff -u "$work/held" "$work/seen"; then
  echo "changed: openpyxl joins struck-out digits to the figure that replaces them" >&2
  exit 1
fi
echo "still so: openpyxl joins struck-out digits to the figure that replaces them"
