#!/usr/bin/env bash
# Packages:  mammoth 1.13.0, then markdownify 1.2.3 (python-docx 1.2.0 only writes the document);
#            markitdown 0.1.9 reads DOCX by the same two steps and answers alike
# Behaviour: mammoth turns a vertically merged cell of Word into rowspan. markdownify fills the
#            place of a colspan with an empty cell but not that of a rowspan, so every later row
#            beside the merged cell moves one column left: 7 stands under 类型, not under 件数.
# Right:     a cell, empty or repeated, before 第三方信息.
#
# Output seen, held below line by line:
#> mammoth: rowspan kept
#> | 结果 | 类型 | 件数 |
#> | 不予公开 | 国家秘密 | 4 |
#> | 第三方信息 | 7 |
#> | 总计 | | 11 |
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  mammoth==1.13.0 markdownify==1.2.3 python-docx==1.2.0 ||
  { echo "the packages could not be installed" >&2; exit 2; }

cat >"$work/run.py" <<'PY'
import pathlib
import sys

import docx
import mammoth
from markdownify import markdownify

path = pathlib.Path(sys.argv[1], "report.docx")
document = docx.Document()
table = document.add_table(4, 3)
printed = ("结果 类型 件数", "不予公开 国家秘密 4", "- 第三方信息 7", "总计 - 11")
for row, words in zip(table.rows, printed, strict=True):
    for cell, word in zip(row.cells, words.split(), strict=True):
        cell.text = word.replace("-", "")
table.cell(1, 0).merge(table.cell(2, 0))
table.cell(3, 0).merge(table.cell(3, 1))
document.save(path)

with path.open("rb") as file:
    html = mammoth.convert_to_html(file).value
print("mammoth: rowspan", "kept" if '<td rowspan="2"><p>不予公开</p></td>' in html else "lost")
for line in markdownify(html).splitlines():
    if any(word in line for word in ("件数", "国家", "第三方", "总计")):
        print(line.strip())
PY

"$work/venv/bin/python" "$work/run.py" "$work" >"$work/seen"
sed -n 's/^#> //p' "$0" >"$work/held"
if ! diff -u "$work/held" "$work/seen"; then
  echo "changed: markdownify leaves no place for a merged cell that mammoth kept" >&2
  exit 1
fi
echo "still so: markdownify leaves no place for a merged cell that mammoth kept"
