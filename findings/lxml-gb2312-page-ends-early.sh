#!/usr/bin/env bash
# Packages:  lxml 6.1.3 (wheel, libxml2 2.14.6), beautifulsoup4 4.15.0 over it
# Behaviour: Pages labelled gb2312 are written in GBK as a rule, and browsers read the label as GBK.
#            lxml takes it at its word: the document ends, without an exception, before the first
#            character outside GB2312. One is 〇, so 二〇二三年 in a heading costs all tables;
#            another is 硚 of 硚口区. BeautifulSoup over lxml returns an empty page instead.
# Right:     the whole page, as with HTMLParser(encoding="gb18030").
#
# Output seen, held below line by line:
#> 2023年: lxml 2023年报告新收12
#> 2023年: BeautifulSoup 2023年报告新收12
#> 二〇二三年: lxml 二
#> 二〇二三年: BeautifulSoup (nothing)
#> 硚口区: lxml (nothing)
#> 硚口区: BeautifulSoup (nothing)
#> 二〇二三年: lxml told gb18030 二〇二三年报告新收12
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  lxml==6.1.3 beautifulsoup4==4.15.0 ||
  { echo "the packages could not be installed" >&2; exit 2; }

cat >"$work/run.py" <<'PY'
import lxml.html
from bs4 import BeautifulSoup

PAGE = (
    '<html><head><meta charset="gb2312"></head><body><h1>{}报告</h1>'
    "<table><tr><td>新收</td><td>12</td></tr></table></body></html>"
)


def text(page: bytes, parser: lxml.html.HTMLParser | None = None) -> str:
    return lxml.html.document_fromstring(page, parser=parser).text_content() or "(nothing)"


for title in ("2023年", "二〇二三年", "硚口区"):
    page = PAGE.format(title).encode("gbk")
    print(f"{title}: lxml {text(page)}")
    print(f"{title}: BeautifulSoup {BeautifulSoup(page, 'lxml').get_text() or '(nothing)'}")

page = PAGE.format("二〇二三年").encode("gbk")
print(f"二〇二三年: lxml told gb18030 {text(page, lxml.html.HTMLParser(encoding='gb18030'))}")
PY

"$work/venv/bin/python" "$work/run.py" >"$work/seen"
sed -n 's/^#> //p' "$0" >"$work/held"
if ! diff -u "$work/held" "$work/seen"; then
  echo "changed: lxml ends a gb2312 page at the first character outside GB2312" >&2
  exit 1
fi
echo "still so: lxml ends a gb2312 page at the first character outside GB2312"
