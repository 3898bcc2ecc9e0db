"""Reports of a dataset that say the same as another one, which is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import msgspec

from govreport_parse.archive.store.catalogue import Catalogue
from govreport_parse.archive.store.database import connect_bounded, create_manifest, fetched
from govreport_parse.archive.store.pending_rows import PendingRows
from govreport_parse.archive.store.tables import DUPLICATES, DuplicateRow

__all__ = ["Duplicate", "find_duplicates", "write_duplicates"]

# One join a step: what several take at once grows beyond any bound.
_STEPS = (
    """
CREATE TABLE repeated AS SELECT text_hash FROM manifest WHERE text_hash IS NOT NULL
GROUP BY text_hash HAVING count(*) > 1
""",
    """
CREATE TABLE alike AS
SELECT report_id, text_hash, name, archive, attachment_of IS NOT NULL AS attached
FROM manifest SEMI JOIN repeated USING (text_hash)
""",
)
# The page is kept rather than its attachment, then the first by name.
_ALIKE = """
SELECT report_id, text_hash, name FROM alike
ORDER BY text_hash, attached, archive, name, report_id
"""
_REASON = "same-text"


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """A report that says the same as one before it.

    Attributes
    ----------
    report_id, name
        The report.
    original_id, original_name
        The first with the same text, which is kept.
    """

    report_id: str
    name: str
    original_id: str
    original_name: str


def write_duplicates(catalogue: Catalogue, tmp: str, scratch: Path) -> None:
    """Link reports that say the same to the one that is kept, over the whole dataset.

    Parameters
    ----------
    catalogue
        The dataset.
    tmp
        Its folder for files being written.
    scratch
        Local folder for what does not fit into memory.
    """
    with (
        connect_bounded(scratch) as base,
        PendingRows(DUPLICATES, scratch / "duplicates") as pending,
    ):
        create_manifest(base, catalogue.store, settled=True)
        for step in _STEPS:
            base.execute(step)
        for _, alike in groupby(fetched(base.execute(_ALIKE)), key=itemgetter(1)):
            pending.extend(
                DuplicateRow(key=duplicate.report_id, kept=duplicate.original_id, reason=_REASON)
                for duplicate in find_duplicates(alike)
            )
        catalogue.replace_derived("duplicates", [pending], tmp)


def find_duplicates(rows: Iterable[tuple[str, str, str]]) -> Iterator[Duplicate]:
    """Which reports repeat an earlier one.

    Parameters
    ----------
    rows
        ``(report_id, text_hash, name)`` in order: the first of a hash is kept.

    Yields
    ------
    Duplicate
        One for each later report of a hash, in order.
    """
    kept: dict[str, tuple[str, str]] = {}
    for report_id, digest, name in rows:
        original = kept.setdefault(digest, (report_id, name))
        if original[0] != report_id:
            yield Duplicate(
                report_id=report_id,
                name=name,
                original_id=original[0],
                original_name=original[1],
            )
