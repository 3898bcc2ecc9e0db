#!/usr/bin/env bash
# Package:   warcio 1.8.1
# Behaviour: A gzip body may be several members one after another (RFC 1952); a server that
#            compresses a page piece by piece may send one for each. content_stream() of a
#            record with Content-Encoding: gzip returns the first member and stops, as if the page
#            ended there: no exception, and the next record reads well. Python's gzip, and thus
#            most checks by hand, returns the whole body.
# Right:     the page with its table.
#
# Output seen, held below line by line:
#> gzip of Python: <h1>年报</h1><table><tr><td>新收</td><td>12</td></tr></table>
#> two members: <h1>年报</h1>
#> next record: <h1>年报</h1><table><tr><td>新收</td><td>12</td></tr></table>
set -euo pipefail
export PYTHONUTF8=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  warcio==1.8.1 ||
  { echo "the packages could not be installed" >&2; exit 2; }

cat >"$work/run.py" <<'PY'
import gzip
import io

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HEADING = "<h1>年报</h1>"
TABLE = "<table><tr><td>新收</td><td>12</td></tr></table>"


def archive(*bodies: bytes) -> io.BytesIO:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    for body in bodies:
        headers = StatusAndHeaders("200 OK", [("Content-Encoding", "gzip")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "http://example.org/", "response", payload=io.BytesIO(body), http_headers=headers
        )
        writer.write_record(record)
    file.seek(0)
    return file


pieces = b"".join(gzip.compress(text.encode()) for text in (HEADING, TABLE))
whole = gzip.compress((HEADING + TABLE).encode())
print("gzip of Python:", gzip.decompress(pieces).decode())
for name, record in zip(("two members", "next record"), ArchiveIterator(archive(pieces, whole))):
    print(f"{name}:", record.content_stream().read().decode())
PY

"$work/venv/bin/python" "$work/run.py" >"$work/seen"
sed -n 's/^#> //p' "$0" >"$work/held"
if ! diff -u "$work/held" "$work/seen"; then
  echo "changed: warcio returns only the first member of a gzip body" >&2
  exit 1
fi
echo "still so: warcio returns only the first member of a gzip body"
