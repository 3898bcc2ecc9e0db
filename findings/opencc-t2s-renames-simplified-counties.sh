#!/usr/bin/env bash
# Package:   opencc 1.4.2
# Behaviour: t2s knows 乾縣, 乾安縣 and 於潛鎮 as names whose first character stays, but only in
#            Traditional spelling. The Simplified names 乾县, 乾安县 and 於潜镇, the official ones,
#            are no entries, so the character alone is converted: 干县, 干安县, 于潜镇. A second
#            run over its own output therefore changes what the first got right, and joins on
#            agency names lose those places.
# Right:     Simplified text comes back as it was.
#
# Output seen, held below line by line:
#> 乾縣 once 乾县, twice 干县
#> 乾县 once 干县, twice 干县
#> 乾安縣 once 乾安县, twice 干安县
#> 乾安县 once 干安县, twice 干安县
#> 於潛鎮 once 於潜镇, twice 于潜镇
#> 於潜镇 once 于潜镇, twice 于潜镇
#> 余干县 once 余干县, twice 余干县
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  opencc==1.4.2 ||
  { echo "the packages could not be installed" >&2; exit 2; }

cat >"$work/run.py" <<'PY'
import opencc

convert = opencc.OpenCC("t2s").convert
for name in ("乾縣", "乾县", "乾安縣", "乾安县", "於潛鎮", "於潜镇", "余干县"):
    once = convert(name)
    print(f"{name} once {once}, twice {convert(once)}")
PY

"$work/venv/bin/python" "$work/run.py" >"$work/seen"
sed -n 's/^#> //p' "$0" >"$work/held"
if ! diff -u "$work/held" "$work/seen"; then
  echo "changed: opencc t2s renames places that are already in Simplified characters" >&2
  exit 1
fi
echo "still so: opencc t2s renames places that are already in Simplified characters"
