"""Bodies whose figures are near: one carries on the work of the other (``successions.toml``), or its place was renamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from govreport_parse.agencies.table import renamed_divisions

__all__ = ["NearBodies", "near_bodies"]

_CODE = 6


class NearBodies(msgspec.Struct, frozen=True, kw_only=True):
    """Two bodies whose figures are near, and not the same: of one place, or of one that was renamed.

    Attributes
    ----------
    earlier, later
        Their keys.
    since
        Year of the reform, or in which the place was renamed; None where either may report in any year: a government and its office.
    reason, reason_zh
        What differs, in a sentence.
    source
        The decision that says so; of places the table of divisions.
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
    for key in keys:
        code, _, name = key.partition(" ")
        if len(code) == _CODE and code.isdecimal():
            bodies[code].add(name)
    found = [
        NearBodies(
            earlier=f"{place} {earlier}", later=f"{place} {later}", since=one.since,
            reason=one.reason, reason_zh=one.reason_zh, source=one.source,
        )
        for place, names in bodies.items()
        for one in _successions()
        for earlier in names.intersection(_spelt(one.earlier, one.endings))
        for later in names.intersection(_spelt(one.later, one.endings))
    ]  # fmt: skip
    found += _of_renamed_places(bodies)
    return tuple(sorted(found, key=lambda near: (near.earlier, near.since or 0, near.later)))


def _of_renamed_places(bodies: Mapping[str, set[str]]) -> Iterator[NearBodies]:
    for old, new in renamed_divisions():
        for name in bodies.get(old.code, set()) & bodies.get(new.code, set()):
            yield NearBodies(
                earlier=f"{old.code} {name}", later=f"{new.code} {name}", since=new.first,
                reason=f"the place {old.code} is {new.code} since: it has another code, name or rank, and its borders may have changed",
                reason_zh=f"{old.name}（{old.code}）变更为{new.name}（{new.code}），管辖范围可能有变",
                source="GB/T 2260",
            )  # fmt: skip


@cache
def _spelt(names: tuple[str, ...], endings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name + ending for name in names for ending in endings)


@cache
def _successions() -> tuple[_Succession, ...]:
    data = files(__package__).joinpath("successions.toml").read_bytes()
    return msgspec.toml.decode(data, type=_File).succession
