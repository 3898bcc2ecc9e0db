"""Pages in the rows of a table: JSON lines and Parquet."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from govreport_parse.archive.sources.intake import Intake
from govreport_parse.archive.sources.limits import MAX_BYTES, Refused, check_size
from govreport_parse.archive.sources.packing import UNPACKING_ERRORS, unpacked
from govreport_parse.archive.sources.records import Item, Opener, Skipped
from govreport_parse.model.extras import extra
from govreport_parse.readers.html.enclosed import strings_in

__all__ = ["JsonLinesSource", "ParquetSource"]

_CHARSET = "charset"
_PIECE = 2**18
# Pages have 50 to 220 KB: a batch is some megabytes.
_BATCH_ROWS = 32


class _TableSource:
    """What both kinds share: a row becomes an item."""

    def __init__(
        self,
        label: str,
        opener: Opener,
        prefix: str = "",
        columns: tuple[str, str] = ("url", "html"),
    ) -> None:
        self.label = label
        self._open = opener
        self._prefix = prefix
        self._columns = columns

    def _row(self, row: dict[str, Any], number: int, intake: Intake) -> Item | Skipped:
        url, html = (row.get(column) for column in self._columns)
        if self._columns[1] not in row:
            html = self._elsewhere(row)
        charset = row.get(_CHARSET)
        url = url if isinstance(url, str) and url else None
        name = url or self._unnamed(number)
        if isinstance(html, str):
            # A string has left its charset behind, whatever the page's meta element says.
            html, charset = html.encode("utf-8", "surrogatepass"), "utf-8"
        try:
            return intake.take(
                name,
                self._bytes(html),
                url=url,
                charset=charset if isinstance(charset, str) else None,
                mark=str(number),
            )
        except Refused as refused:
            return intake.skip(name, refused)

    def _elsewhere(self, row: dict[str, Any]) -> str | None:  # noqa: ARG002  # by the format
        """A document of what a row holds that has no such column, None where that is none."""
        return None

    def _bytes(self, html: object) -> bytes:
        if not isinstance(html, bytes):
            column = self._columns[1]
            raise Refused(f"no text in column {column!r}", f"{column}列没有内容")
        check_size(len(html))
        return html

    def _unnamed(self, number: int) -> str:
        own = self.label.rstrip("/").rpartition("/")[2]
        return f"{own}#{number}"


class JsonLinesSource(_TableSource):
    """One JSON object a line, read line by line; one without the column may hold a text elsewhere."""

    def _elsewhere(self, row: dict[str, Any]) -> str | None:
        return msgspec.json.encode(row).decode() if any(strings_in(row)) else None

    def __iter__(self) -> Iterator[Item | Skipped]:
        intake = Intake(self.label, self._prefix)
        decoder = msgspec.json.Decoder(dict[str, Any])
        try:
            with self._open() as file, unpacked(file, self.label) as stream:
                for number, line in enumerate(_lines(stream), 1):
                    if line is None:
                        refused = Refused(
                            f"a line over {MAX_BYTES} bytes", f"该行超过{MAX_BYTES}字节"
                        )
                        yield intake.skip(self._unnamed(number), refused)
                    elif line.strip():
                        try:
                            row = decoder.decode(line)
                        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
                            refused = Refused(f"no JSON object ({error})", "不是JSON对象")
                            yield intake.skip(self._unnamed(number), refused)
                        else:
                            yield self._row(row, number, intake)
        except UNPACKING_ERRORS as error:
            yield intake.damaged(error)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines; None for one over the limit, which is read past in pieces."""
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            # At the beginning, and wherever files were put one after another.
            yield line.removeprefix(BOM_UTF8)
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_PIECE)
        yield None


class ParquetSource(_TableSource):
    """The rows of a Parquet file, a few at a time; a damaged row group does not stop the next."""

    def __iter__(self) -> Iterator[Item | Skipped]:
        with extra("archive", self.label):
            import pyarrow as pa
            import pyarrow.parquet as pq
        intake = Intake(self.label, self._prefix)
        damage = (pa.ArrowException, *UNPACKING_ERRORS)
        try:
            with self._open() as file, pq.ParquetFile(file) as table:
                missing = [c for c in self._columns[1:] if c not in table.schema_arrow.names]
                if missing:
                    yield Skipped(
                        name=self.label,
                        reason=f"no column {missing[0]!r}",
                        reason_zh=f"没有{missing[0]}列",
                    )
                    return
                wanted = {*self._columns, _CHARSET}
                columns = [c for c in table.schema_arrow.names if c in wanted]
                first = 1
                for group in range(table.num_row_groups):
                    try:
                        yield from self._group(table, group, columns, first, intake)
                    except damage as error:
                        yield intake.damaged(f"row group {group}: {error}")
                    first += table.metadata.row_group(group).num_rows
        except damage as error:
            yield intake.damaged(error)

    def _group(
        self, table: Any, group: int, columns: list[str], first: int, intake: Intake
    ) -> Iterator[Item | Skipped]:
        number = first
        batches = table.iter_batches(_BATCH_ROWS, row_groups=[group], columns=columns)
        for batch in batches:
            for row in batch.to_pylist():
                yield self._row(row, number, intake)
                number += 1
