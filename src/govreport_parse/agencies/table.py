"""The division table (``gbt2260.tsv``) and the forms in which print names a division."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from govreport_parse.model.readied import readied
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "Division",
    "Index",
    "Level",
    "division_source",
    "folded_names",
    "load_divisions",
    "load_index",
    "municipalities",
    "parse_divisions",
    "renamed_divisions",
]

Level = Literal["province", "prefecture", "county"]

# The peoples in the names of autonomous areas: what stands before them is the place itself.
_PEOPLES = (
    r"(?:[回藏苗彝壮侗瑶白傣黎畲水土羌满怒京佤各]族|(?:蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔|鄂温克|鄂伦春|朝鲜"
    r"|土家|布依|哈尼|傈僳|拉祜|纳西|景颇|布朗|阿昌|普米|德昂|独龙|基诺|仫佬|毛南|仡佬|东乡|撒拉|保安|裕固|门巴|珞巴)族?)"
)
_AUTONOMOUS = lazy_pattern(rf"(?P<place>.{{2,20}}?){_PEOPLES}{{0,6}}自治(?P<kind>[区州县旗])")
_KIND = lazy_pattern(
    r"(?:特别行政区|自治[区州县旗]|地区|新区|林区|特区|(?<=..)[省市县区旗盟])$"
)  # 横县 keeps its 县: 横 alone names nothing

# In no name, and folded to itself.
_BETWEEN = "|"


class Division(msgspec.Struct, frozen=True, array_like=True):
    """A unit of GB/T 2260 under one code and one name.

    Attributes
    ----------
    code
        Six digits.
    name
        Official name in simplified script, without the units above it.
    level
        ``province``, ``prefecture`` or ``county``.
    parent
        Code of the unit above; None for a province. Districts of a 直辖市 and counties directly
        under a province have the province.
    first, last
        Year in which it came into force and year in which it ceased to be (abolished, renamed or
        recoded); `first` is None where that was before 2008, `last` where it is in force.
    """

    code: str
    name: str
    level: Level
    parent: str | None
    first: int | None
    last: int | None

    def within(self, other: Division) -> bool:
        """Whether it lies in `other`, a unit of a higher level."""
        if other.level == "province":
            return self.level != "province" and self.code[:2] == other.code[:2]
        return self.parent == other.code

    def existed(self, start: int, end: int) -> bool:
        """Whether it was in force at some time in the years `start` to `end`, both included."""
        return (self.first or start) <= end and (self.last or start) >= start


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """What the table is read as: :class:`Index`, its units by their numbers among `divisions`, and their folded names."""

    divisions: tuple[Division, ...]
    folded: tuple[str, ...]
    full: dict[str, tuple[int, ...]]
    short: dict[str, tuple[int, ...]]
    lengths: dict[str, tuple[int, ...]]


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """Divisions by folded form of their names.

    Attributes
    ----------
    full
        Names with their kind: the official ones, and 延边州, 长阳县, 广西自治区 for autonomous areas.
    short
        Names without their kind, of two characters at least: 浙江, 南京, 洪泽.
    lengths
        First two characters of a form → the lengths of the forms that begin so, longest first.
    divided
        Codes of the units that have coded units below them.
    """

    full: dict[str, tuple[Division, ...]]
    short: dict[str, tuple[Division, ...]]
    lengths: dict[str, tuple[int, ...]]
    divided: frozenset[str]


@cache
def load_divisions() -> tuple[Division, ...]:
    """All units in force at any time since 2008, by code; read on the first call."""
    return _listed().divisions


@cache
def _listed() -> Listed:
    source = division_source()
    made = files(__package__) / "gbt2260.json"
    return readied(made, Listed, lambda: parse_divisions(source), source)


def division_source() -> bytes:
    """The table as it is written."""
    return (files(__package__) / "gbt2260.tsv").read_bytes()


def parse_divisions(source: bytes) -> Listed:
    """Read a table of units, and list them by the forms of their names."""
    divisions = tuple(_divisions(source.decode("utf-8")))
    # Folded as one text, which takes a tenth of the time.
    names = tuple(fold(_BETWEEN.join(unit.name for unit in divisions)).split(_BETWEEN))
    full: dict[str, list[int]] = defaultdict(list)
    short: dict[str, list[int]] = defaultdict(list)
    lengths: dict[str, set[int]] = defaultdict(set)
    for number, name in enumerate(names):
        for form in _full_forms(name):
            full[form].append(number)
        stem = _stem(name)
        if stem != name and len(stem) > 1:
            short[stem].append(number)
    for form in (*full, *short):
        lengths[form[:2]].add(len(form))
    return Listed(
        divisions=divisions,
        folded=names,
        full=_frozen(full),
        short=_frozen(short),
        lengths={begin: tuple(sorted(found, reverse=True)) for begin, found in lengths.items()},
    )


def _divisions(text: str) -> Iterator[Division]:
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]
    prefectures = {code for code, *_ in lines if code.endswith("00")}
    for code, name, first, last in lines:
        yield Division(
            code=code,
            name=name,
            level=_level(code),
            parent=_parent(code, prefectures),
            first=int(first) if first else None,
            last=int(last) if last else None,
        )


def _level(code: str) -> Level:
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def _parent(code: str, prefectures: set[str]) -> str | None:
    if code.endswith("0000"):
        return None
    above = code[:4] + "00"
    return above if above != code and above in prefectures else code[:2] + "0000"


def folded_names() -> tuple[str, ...]:
    """The folded names of :func:`load_divisions`, in its order."""
    return _listed().folded


@cache
def municipalities() -> frozenset[str]:
    """Names of the cities of the rank of a province, which no ending sets apart from other cities."""
    provinces = (unit.name for unit in load_divisions() if unit.level == "province")
    return frozenset(name for name in provinces if name.endswith("市"))


@cache
def load_index() -> Index:
    """The index of :func:`load_divisions`; built on the first call."""
    listed = _listed()
    unit_at = listed.divisions.__getitem__
    return Index(
        full={form: tuple(map(unit_at, numbers)) for form, numbers in listed.full.items()},
        short={form: tuple(map(unit_at, numbers)) for form, numbers in listed.short.items()},
        lengths=listed.lengths,
        divided=frozenset(unit.parent for unit in listed.divisions if unit.parent),
    )


def _frozen(numbers: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {form: tuple(own) for form, own in numbers.items()}


def _full_forms(name: str) -> Iterator[str]:
    """Of a folded name."""
    yield name
    match = _autonomous(name)
    if match is None or match["place"].endswith("族"):
        return
    forms = [match["place"] + "自治" + match["kind"]]
    if match["kind"] != "区":  # 广西区 is no name; 延边州 is
        forms.append(match["place"] + match["kind"])
    yield from (form for form in forms if form != name)


def _stem(name: str) -> str:
    """A unit's name less its kind."""
    match = _autonomous(name)
    return match["place"] if match is not None else _KIND.sub("", name)


def _autonomous(name: str) -> re.Match[str] | None:
    return _AUTONOMOUS.fullmatch(name) if "自治" in name else None


@cache
def renamed_divisions() -> tuple[tuple[Division, Division], ...]:
    """Units that ended in the year in which another of their name, level and province began (洪泽县, 洪泽区), by code.

    Where several began so, or ended, none is told: which became which the names do not say.
    """
    places: defaultdict[tuple[str, str, str, int], tuple[list[Division], list[Division]]]
    places = defaultdict(lambda: ([], []))
    for unit in load_divisions():
        place = (unit.code[:2], unit.level, _stem(unit.name))
        if unit.last is not None:
            places[*place, unit.last][0].append(unit)
        if unit.first is not None:
            places[*place, unit.first][1].append(unit)
    found = [
        (ended[0], begun[0])
        for ended, begun in places.values()
        if len(ended) == len(begun) == 1 and ended[0] is not begun[0]
    ]
    return tuple(sorted(found, key=lambda pair: pair[0].code))
