#!/usr/bin/env bash
# Package:   striprtf 0.0.35
# Behaviour: A report saved as RTF with its revisions keeps the old figure under \deleted and the
#            new one under \revised. rtf_to_text prints both with nothing between them, so 12
#            corrected to 15 reads 1215. Hidden text (\v) is printed too: 9 before 15 reads 915.
# Right:     15 in both.
#
# Output seen, held below line by line:
#> corrected: 新收 1215 件
#> with a hidden figure: 新收 915 件
#> plain: 新收 15 件
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  striprtf==0.0.35 ||
  { echo "the packages could not be installed" >&2; exit 2; }

cat >"$work/run.py" <<'PY'
from striprtf.striprtf import rtf_to_text

HEAD = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}"


def gbk(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gbk"))


for name, figure in (
    ("corrected", r"{\deleted 12}{\revised 15}"),
    ("with a hidden figure", r"{\v 9}15"),
    ("plain", "15"),
):
    text = rtf_to_text(f"{HEAD}{gbk('新收')} {figure} {gbk('件')}\\par}}")
    print(f"{name}: {text.strip()}")
PY

"$work/venv/bin/python" "$work/run.py" >"$work/seen"
sed -n 's/^#> //p' "$0" >"$work/held"
if ! diff -u "$work/held" "$work/seen"; then
  echo "changed: striprtf prints deleted and hidden figures beside the valid one" >&2
  exit 1
fi
echo "still so: striprtf prints deleted and hidden figures beside the valid one"
