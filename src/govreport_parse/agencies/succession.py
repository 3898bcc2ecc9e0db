"""Bodies of a place whose figures are near: one carries on the work of the other (``successions.toml``)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

__all__ = ["NearBodies", "near_bodies"]

_CERTAIN = re.compile("([0-9]{6} )(.+)")


class NearBodies(msgspec.Struct, frozen=True, kw_only=True):
    """Two bodies of one place whose figures are near, and not the same.

    Attributes
    ----------
    earlier, later
        Their keys.
    since
        Year of the reform; None where either may report in any year: a government and its office.
    reason, reason_zh
        What differs, in a sentence.
    source
        The decision that says so.
    """

    earlier: str
    later: str
    since: int | None
    reason: str
    reason_zh: str
    source: str


class _Succession(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    endings: tuple[str, ...] = ("局", "厅", "委员会")
    since: int | None = None
    reason: str
    reason_zh: str
    source: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    succession: tuple[_Succession, ...]


def near_bodies(keys: Iterable[str]) -> tuple[NearBodies, ...]:
    """Which of some bodies carry on the work of others of them.

    Parameters
    ----------
    keys
        What :func:`agency_key` gives of any reports. Those without a division say of no place that it is
        the same, and are left out.

    Returns
    -------
    tuple of NearBodies
        By key and year. Nothing is joined by them: who chains two bodies does so knowing the reason.
    """
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for match in filter(None, map(_CERTAIN.fullmatch, keys)):
        bodies[match[1]].add(match[2])
    found = [
        NearBodies(
            earlier=place + earlier, later=place + later, since=one.since, reason=one.reason,
            reason_zh=one.reason_zh, source=one.source,
        )
        for place, names in bodies.items()
        for one in _successions()
        for earlier in names.intersection(_spelt(one.earlier, one.endings))
        for later in names.intersection(_spelt(one.later, one.endings))
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda near: (near.earlier, near.since or 0, near.later)))


@cache
def _spelt(names: tuple[str, ...], endings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name + ending for name in names for ending in endings)


@cache
def _successions() -> tuple[_Succession, ...]:
    data = files(__package__).joinpath("successions.toml").read_bytes()
    return msgspec.toml.decode(data, type=_File).succession
