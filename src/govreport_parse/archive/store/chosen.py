"""Which tables a dataset has: all, or those that were asked for and what cannot be without them.

One that was not asked for is not there, for an empty one would say that nothing was found.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from govreport_parse.model.arguments import require_names
from govreport_parse.model.errors import WrongCall
from govreport_parse.model.vocabularies import Part

if TYPE_CHECKING:
    from govreport_parse.archive.store.files import Store

__all__ = ["CHOICES", "LEFT_OUT", "DatasetTable", "left_out_of", "parts_wanted", "tables_left_out"]

#: What may be asked for. The sources and failures of a dataset are always there.
DatasetTable: TypeAlias = Literal[
    "reports", "readings", "comparisons", "statements", "sections", "findings", "records"
]
CHOICES: tuple[DatasetTable, ...] = get_args(DatasetTable)
# A report is its text, by which its postings are known.
_OF_TEXT: tuple[Part, ...] = ("comparisons", "statements", "sections")
# Those between reports are computed from records, which hold the findings in each.
_JUDGED = ("findings", "records")
#: The key under which a dataset's manifest says which tables it lacks.
LEFT_OUT = b"left_out"
_MANIFEST = "manifest/part-schema.parquet"


def tables_left_out(call: str, chosen: Collection[str] | None) -> tuple[str, ...]:
    """The tables that a dataset lacks where some are asked for; none where none are.

    Reports and readings are always there. Findings and records go together, and need all that a report says;
    duplicates are known where all of the text is read.

    Raises
    ------
    WrongType
        For a single text.
    WrongCall
        For a table that there is not.
    """
    if chosen is None:
        return ()
    require_names(call, chosen)
    for name in chosen:
        if name not in CHOICES:
            known = ", ".join(CHOICES)
            raise WrongCall(
                f"{call}: there is no table {name}; there are {known}",
                f"{call}：无表{name}；可用：{known}",
            )
    judged = any(name in chosen for name in _JUDGED)
    lacking = [name for name in _OF_TEXT if name not in chosen]
    lacking_all = [*lacking, *(() if judged else _JUDGED)]
    return (*lacking_all, "duplicates") if lacking and not judged else tuple(lacking_all)


def parts_wanted(left_out: Collection[str]) -> frozenset[Part] | None:
    """The parts of a report that its rows in such a dataset take; None for all of it."""
    if not left_out or "findings" not in left_out:
        return None
    return frozenset({"readings", *(part for part in _OF_TEXT if part not in left_out)})


def left_out_of(store: Store) -> tuple[str, ...]:
    """The tables that a dataset lacks; none for one that is new."""
    if not store.exists(_MANIFEST):
        return ()
    found = store.read(_MANIFEST).schema.metadata or {}
    return tuple(filter(None, str(found.get(LEFT_OUT, b""), "utf-8").split(",")))
