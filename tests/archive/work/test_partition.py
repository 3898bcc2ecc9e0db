from __future__ import annotations

import pyarrow as pa
import pytest

from govreport_parse.archive.store.arrow import arrow_schema
from govreport_parse.archive.store.tables import PARTITION_TABLES
from govreport_parse.archive.work.chunks import ITEMS
from govreport_parse.archive.work.partition import parse_partition
from tests.archive import text_report


def test_arrow_in_and_arrow_out() -> None:
    rows = [
        {"name": "a.txt", "data": text_report("青石区", 2016).encode()},
        {"name": "b.bin", "data": b"\0\1\2" * 900, "url": "http://www.example.gov.cn/b"},
        {"name": "c.png", "data": None, "reason": "a picture", "reason_zh": "图片"},
    ]
    names = ["name", "data", "url", "charset", "attachment_of"]
    public = pa.Table.from_pylist(rows[:2], schema=ITEMS).select(names)
    tables = parse_partition(public)
    assert tuple(tables) == PARTITION_TABLES
    for name, table in tables.items():
        assert table.schema.equals(arrow_schema(name), check_metadata=True)
    assert tables["reports"]["agency"].to_pylist() == ["青石区人民政府"]
    assert tables["failures"]["url"].to_pylist() == ["http://www.example.gov.cn/b"]
    least = parse_partition(public.select(["name", "data"]))
    assert least["readings"].equals(tables["readings"])
    blank = parse_partition(pa.table({"name": ["x"], "data": pa.nulls(1, pa.binary())}))
    assert blank["failures"]["message"].to_pylist() == ["the row holds no bytes"]
    with pytest.raises(ValueError, match="columns name and data"):
        parse_partition(public.select(["name", "url"]))
    whole = parse_partition(pa.Table.from_pylist(rows, schema=ITEMS))
    assert whole["manifest"]["outcome"].to_pylist() == ["report", "failure", "skipped"]
    assert parse_partition(ITEMS.empty_table())["readings"].num_rows == 0
    assert len(set(whole["manifest"]["report_id"].to_pylist())) == 3
