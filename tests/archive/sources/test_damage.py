"""Whatever is wrong with an archive, reading it ends, and what has a checksum is true or absent."""

from __future__ import annotations

import gc
import gzip
import io
import json
import lzma
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport_parse.archive.sources import Item, Skipped, open_source
from govreport_parse.archive.sources.intake import Intake
from tests.archives import SITE, Warc, page_with_link, tarred, zipped

PAGES = [page_with_link(f"{k}.docx") * (k + 1) for k in range(4)]


def _warc(packed: bool) -> bytes:
    warc = Warc(packed=packed)
    for k, page in enumerate(PAGES):
        warc.add(f"{SITE}/{k}", gzip.compress(page), headers=[("Content-Encoding", "gzip")])
        warc.add(f"{SITE}/{k}.png", b"x", mime="image/png")
    return warc.stream.getvalue()


def _parquet() -> bytes:
    stream = io.BytesIO()
    table = pa.table({"url": ["a", "b", "c", "d"], "html": [page.decode() for page in PAGES]})
    pq.write_table(table, stream, row_group_size=2)
    return stream.getvalue()


_MEMBERS = [(f"{k}/page.html", page) for k, page in enumerate(PAGES)]
_TAR = tarred(_MEMBERS)
_LINES = b"\n".join(json.dumps({"html": page.decode()}).encode() for page in PAGES)
# The last says whether each member has a checksum of its own.
ARCHIVES: dict[str, tuple[bytes, bool]] = {
    "a.zip": (zipped(_MEMBERS), True),
    "stored.zip": (zipped(_MEMBERS, 0), True),
    "a.warc.gz": (_warc(packed=True), True),
    "a.warc": (_warc(packed=False), False),
    "a.tar": (_TAR, False),
    "a.tar.gz": (gzip.compress(_TAR), False),
    "a.tar.xz": (lzma.compress(_TAR), False),
    "a.tar.zst": (zstandard.compress(_TAR), False),
    "a.jsonl": (_LINES, False),
    "a.jsonl.gz": (gzip.compress(_LINES), False),
    "a.parquet": (_parquet(), False),
}

_place = st.floats(0, 1, exclude_max=True)
_change = st.one_of(
    st.tuples(st.just("write"), _place, st.binary(min_size=1, max_size=8)),
    st.tuples(st.just("insert"), _place, st.binary(min_size=1, max_size=40)),
    st.tuples(st.just("remove"), _place, st.sampled_from([b"1", b"600" * 200])),
    st.tuples(st.just("cut"), _place, st.just(b"")),
)


def damaged(data: bytes, changes: list[tuple[str, float, bytes]]) -> bytes:
    for kind, place, value in changes:
        at = int(place * len(data))
        rest = {"write": at + len(value), "insert": at, "remove": at + len(value)}
        data = data[:at] + (b"" if kind == "remove" else value) + data[rest.get(kind, len(data)) :]
    return data


@pytest.mark.parametrize("name", ARCHIVES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(_change, min_size=1, max_size=3))
def test_any_damage(
    name: str,
    changes: list[tuple[str, float, bytes]],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    whole, summed = ARCHIVES[name]
    (tmp_path / name).write_bytes(damaged(whole, changes))
    found = list(open_source(tmp_path / name))
    delivered = [entry for entry in found if isinstance(entry, Item)]
    assert len({item.name for item in delivered}) == len(delivered)
    assert all(entry.name and entry.reason_zh for entry in found if isinstance(entry, Skipped))
    if summed:
        assert {item.data for item in delivered} <= set(PAGES)
    assert capfd.readouterr().out == ""


def test_a_lost_directory_leaves_nothing_to_the_collector(tmp_path: Path) -> None:
    """An intake holds 16 MiB; those of many damaged archives would add up."""
    whole, _ = ARCHIVES["a.zip"]
    (tmp_path / "a.zip").write_bytes(whole[:-30])
    gc.collect()
    gc.disable()
    try:
        found = list(open_source(tmp_path / "a.zip"))
        assert [type(held) for held in gc.get_objects() if isinstance(held, Intake)] == []
    finally:
        gc.enable()
    assert isinstance(found[-1], Skipped)


@pytest.mark.parametrize("name", [name for name in ARCHIVES if "parquet" not in name])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_cut_is_told(name: str, share: float, tmp_path: Path) -> None:
    whole, _ = ARCHIVES[name]
    (tmp_path / name).write_bytes(whole[: int(share * len(whole))])
    found = list(open_source(tmp_path / name))
    told = [entry for entry in found if isinstance(entry, Skipped) and "#other" not in entry.name]
    pages = [entry.data for entry in found if isinstance(entry, Item)]
    assert pages == PAGES[: len(pages)]
    assert len(told) == 1 or (len(pages), told) == (len(PAGES), [])
    assert len(pages) < len(PAGES) or share > 0.5
