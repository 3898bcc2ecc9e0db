from __future__ import annotations

from typing import Any

import msgspec
import pyarrow as pa
import pytest

import govreport_parse as gp
from govreport_parse.archive.store.arrow import arrow_schema
from govreport_parse.archive.store.tables import PARTITION_TABLES
from govreport_parse.archive.work import outcome
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


def test_a_value_that_no_list_knows_is_a_failure_of_its_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = outcome.parse

    def parse(data: bytes, **options: Any) -> gp.AnnualReport:
        report = real(data, **options)
        if "云台区".encode() not in data:
            return report
        source = msgspec.structs.replace(report.source, format="xps")
        return msgspec.structs.replace(report, source=source)

    monkeypatch.setattr(outcome, "parse", parse)
    rows = [
        {"name": place, "data": text_report(place, 2016).encode()} for place in ("青石区", "云台区")
    ]
    tables = parse_partition(pa.Table.from_pylist(rows, schema=ITEMS))
    assert tables["reports"]["name"].to_pylist() == ["青石区"]
    assert set(tables["statements"]["report_id"].to_pylist()) == set(
        tables["reports"]["report_id"].to_pylist()
    )
    (failure,) = tables["failures"].to_pylist()
    assert (failure["name"], failure["kind"]) == ("云台区", "UnknownValue")
    assert "'xps' cannot stand in the column format" in failure["traceback"]
