#!/usr/bin/env bash
# Package:   odfpy 1.4.1
# Behaviour: teletype.extractText, the way to the text of an ODT paragraph, walks footnotes and
#            comments as if they stood in the line: the mark of note 1 behind 15 makes it 151, a
#            reviewer's 12 before it 1215. What tracked changes deleted comes as a paragraph too.
# Right:     新收 15 件 three times, and nothing deleted.
#
# Output seen, held below line by line:
#> deleted: 作废 12 件
#> with a footnote: 新收 1519 件
#> with a comment: 新收 1215 件
#> plain: 新收 15 件
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  odfpy==1.4.1 ||
  { echo "the packages could not be installed" >&2; exit 2; }

cat >"$work/run.py" <<'PY'
import sys
import zipfile

from odf import teletype
from odf.opendocument import load
from odf.text import P

NAMES = ("office", "text", "manifest", "meta")
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in NAMES)
TYPE = "application/vnd.oasis.opendocument.text"
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>9</text:p></text:note-body></text:note>"
)
COMMENT = "<office:annotation><text:p>12</text:p></office:annotation>"
DELETED = (
    '<text:tracked-changes><text:changed-region text:id="a"><text:deletion><text:p>作废 12 件</text:p>'
    "</text:deletion></text:changed-region></text:tracked-changes>"
)
TEXT = (
    f"{DELETED}<text:p>新收 15{NOTE} 件</text:p><text:p>新收 {COMMENT}15 件</text:p><text:p>新收 15 件</text:p>"
)
with zipfile.ZipFile(sys.argv[1], "w") as package:
    package.writestr("mimetype", TYPE)
    package.writestr(
        "content.xml",
        f'<office:document-content {SPACES} office:version="1.2"><office:body><office:text>{TEXT}</office:text>'
        "</office:body></office:document-content>",
    )
    package.writestr(
        "META-INF/manifest.xml",
        f'<manifest:manifest {SPACES}><manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    )

texts = [
    teletype.extractText(paragraph)
    for paragraph in load(sys.argv[1]).getElementsByType(P)
    if len(teletype.extractText(paragraph)) > 2  # without those of the note and the comment themselves
]
for name, text in zip(("deleted", "with a footnote", "with a comment", "plain"), texts, strict=True):
    print(f"{name}: {text}")
PY

"$work/venv/bin/python" "$work/run.py" "$work/a.odt" >"$work/seen"
sed -n 's/^#> //p' "$0" >"$work/held"
if ! diff -u "$work/held" "$work/seen"; then
  echo "changed: odfpy reads footnotes and comments into the figures beside them" >&2
  exit 1
fi
echo "still so: odfpy reads footnotes and comments into the figures beside them"
