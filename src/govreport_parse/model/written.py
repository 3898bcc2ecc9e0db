"""Records as JSON, numbers to their last digit."""

from __future__ import annotations

from typing import Any

import msgspec

from govreport_parse.model.brief import Record

__all__ = ["as_dict", "as_json"]

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def as_json(record: Record) -> str:
    """A record as one line of JSON."""
    return _ENCODER.encode(record).decode("utf-8")


def as_dict(record: Record) -> dict[str, Any]:
    """A record as dictionaries and lists: its JSON, loaded."""
    named: dict[str, Any] = msgspec.json.decode(_ENCODER.encode(record))
    return named
