"""From the printed name of a body to its GB/T 2260 division, where the name leaves no doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from govreport_parse.agencies.table import Division, load_index
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["body_part", "candidates", "resolve_division", "settle_division"]

# What a central organ sets before the place of its branch: 国家税务总局淮安市税务局.
_SUPERIOR = lazy_pattern(
    "(?:中共|中国共产党|中华人民共和国|国家[^省市县区州盟旗]{2,6}?(?:总局|局|部|委员会))(?=.)"
)
# Words of bodies' names that hold 市, 区, 县, 旗, 镇 or 乡 and name no place.
_NO_PLACE = lazy_pattern(
    "城市|都市|超市|上市|市场|市政|市容|市民|市直|市级|市属|市委"
    "|社区|小区|城区|市区|景区|库区|林区|牧区|山区|老区|灾区|矿区|辖区|片区|校区|专区|侨区|分区|防区|军区"
    "|区域|区划|区直|区级|区属|区委|县域|县直|县级|县属|县委|旗直|旗级|旗委|城镇|乡镇|城乡|乡村|镇村"
)
_GAP = "·"
_HAN = "[\u4e00-\u9fff]"
# Economic and functional zones have no code of their own, and need not lie in one coded unit.
_ZONE = lazy_pattern(
    rf"{_HAN}{{0,14}}?(?:(?:开发|高新|高新技术|高新技术产业|经开|新|示范|保税|保税港|综保|度假|园|风景"
    "|名胜|管理|合作|试验|实验|功能|保护|集中|集聚|产业|工业|自贸)区|(?:产业|工业|科技|物流|科学|软件)园|新城|农场|林场)"
)
# The board of a zone, unlike 国有资产监督管理委员会, 城市管理委员会.
_BOARD = lazy_pattern(r"管委会|(?<!监督)(?<!资产)(?<!城市)(?<!市容)(?<!公积金)管理委员会")
# A district or county that the table does not have, or has not there.
_UNKNOWN_PLACE = lazy_pattern(
    rf"[区县旗州域]|市(?!政府|人民)|{_HAN}{{1,9}}?[区县旗市州](?!镇|乡|街道)"
)
_ENDS_OF_PLACES = "区县旗市州域"
_TOWN = lazy_pattern(rf"{_HAN}{{1,10}}?(?:镇|乡|街道|苏木)")
_BRANCH = lazy_pattern("分局|分公司|派出所")
# After the short name of a unit below: 荆州市公安局 is not of 公安县.
_BODY_WORD = lazy_pattern("[局厅委办处院]|管理")
_LONGEST_SHORT = 4
# 克孜勒苏柯尔克孜自治州, the longest name of a unit that has others in it.
_LONGEST_FULL = 11
# Names that only tell where in a city a district lies, and 新区, which zones are called too, name a
# coded unit only together with the city.
_GENERIC = lazy_pattern("[东西南北中新老旧城市郊矿港]{1,8}区|.{2,20}新区")


class _Place(msgspec.Struct, frozen=True, kw_only=True):
    """How far a name spells out divisions.

    `units` are what its first `end` characters may mean; `qualified` where a unit above is known.
    """

    end: int
    units: tuple[Division, ...]
    qualified: bool


def candidates(
    name: str, *, year: int | None = None, within: Division | str | None = None
) -> tuple[Division, ...]:
    """Every division that the place in a body's name may be.

    Parameters
    ----------
    name
        The body's printed name, or a place alone.
    year
        Year that the report covers. Only units that were in force in that year or the next, when
        the report came out, are named; of a unit and the one of the same name and province that
        took its place, the one in force at the end of the year.
    within
        A unit above, or its printed name, that the place is known to lie in; a name that is no
        division's admits no place.

    Returns
    -------
    tuple of Division
        None at all where the name begins with no division, or goes on to a smaller place that has
        no code (a zone, an unknown district).
    """
    place = _read(name, year, within)
    return place.units if place is not None else ()


def resolve_division(
    name: str, *, year: int | None = None, within: Division | str | None = None
) -> Division | None:
    """The division that a body's name puts it under; None where more than one is possible.

    Parameters are those of :func:`candidates`. A town's or 街道's body gets the county that its
    name spells out.

    >>> resolve_division("淮安市洪泽区水利局").code
    '320813'
    >>> resolve_division("鼓楼区人民政府") is None
    True
    """
    place = _read(name, year, within)
    return _certain(place) if place is not None else None


def settle_division(name: str, evidence: Iterable[str], *, year: int | None) -> Division | None:
    """The division of a body whose document names its place elsewhere too.

    Parameters
    ----------
    name
        The body's printed name.
    evidence
        Other prints of the same body or of its place: publisher, office, address.
    year
        As for :func:`candidates`.

    Returns
    -------
    Division or None
        What the name leaves open is settled by evidence that admits one of its candidates, if all
        such evidence agrees. None, too, where evidence puts the place under an unknown city.
    """
    place = _read(name, year, None)
    if place is None:
        return None
    texts = [_bare(text) for text in evidence]
    unit = _certain(place) or _agreed(place.units, texts)
    if unit is None or any(_contradicts(text, unit) for text in texts):
        return None
    return unit


def body_part(name: str) -> str:
    """The folded name less the divisions that it begins with: 淮安市洪泽区水利局 → 水利局."""
    text = _bare(name)
    place = _place(text, None)
    return text if place is None else text[place.end :]


def _read(name: str, year: int | None, within: Division | str | None) -> _Place | None:
    """The place that a body's name begins with, narrowed to the year; None where it is not certain."""
    text = _bare(name)
    place = _place(text, within)
    if place is None or not _speaks_of(text[place.end :], place.units):
        return None
    return msgspec.structs.replace(place, units=_of_year(place.units, year))


def _certain(place: _Place) -> Division | None:
    if len(place.units) != 1:
        return None
    unit = place.units[0]
    generic = unit.level == "county" and _GENERIC.fullmatch(unit.name)
    return None if generic and not place.qualified else unit


def _agreed(options: tuple[Division, ...], texts: Iterable[str]) -> Division | None:
    votes: dict[str, Division] = {}
    for text in texts:
        place = _place(text, None)
        if place is None:
            continue
        # A bare county says no more than the name itself.
        told = [unit for unit in place.units if place.qualified or unit.level != "county"]
        kept = [option for option in options if _inside((option,), tuple(told))]
        if len(kept) == 1:
            votes[kept[0].code] = kept[0]
    return next(iter(votes.values())) if len(votes) == 1 else None


def _contradicts(text: str, unit: Division) -> bool:
    """Whether a text sets the unit's name behind a city or province that is not its own."""
    at = text.find(fold(unit.name))
    if at < 2 or text[at - 1] not in "省市州盟区":
        return False
    full = load_index().full
    before = (text[max(at - length, 0) : at] for length in range(2, _LONGEST_FULL + 1))
    return not any(unit.within(outer) for form in before for outer in full.get(form, ()))


def _bare(name: str) -> str:
    text = fold(name)
    match = _SUPERIOR.match(text)
    return text[match.end() :] if match is not None else text


def _place(text: str, within: Division | str | None) -> _Place | None:
    """The longest run of nested divisions at the beginning of a folded name."""
    above: tuple[Division, ...] = ()
    if isinstance(within, Division):
        above = (within,)
    elif within is not None:
        outer = _place(_bare(within), None)
        above = outer.units if outer is not None else ()
        if not above:
            return None
    found = [
        (end, kept, qualified or bool(above))
        for end, units, qualified in _chains(text, 0, ())
        if (kept := _inside(units, above) if above else units)
    ]
    if not found:
        return None
    longest = max(end for end, _, _ in found)
    same = [(units, qualified) for end, units, qualified in found if end == longest]
    return _Place(
        end=longest,
        units=tuple(dict.fromkeys(unit for units, _ in same for unit in units)),
        qualified=all(qualified for _, qualified in same),
    )


def _chains(
    text: str, start: int, above: tuple[Division, ...]
) -> Iterator[tuple[int, tuple[Division, ...], bool]]:
    """Each way to read nested divisions from `start` on; the last one always with its kind."""
    index = load_index()
    for length in index.lengths.get(text[start : start + 2], ()):
        form = text[start : start + length]
        if len(form) < length:
            continue
        end = start + length
        units = _below(index.full.get(form, ()), above)
        if units:
            yield end, units, bool(above)
            yield from _chains(text, end, units)
        units = _below(index.short.get(form, ()), above)
        outer = tuple(unit for unit in units if unit.level != "county")
        if outer:
            yield from _chains(text, end, outer)


def _below(units: tuple[Division, ...], above: tuple[Division, ...]) -> tuple[Division, ...]:
    if not above or not units:
        return units
    return tuple(unit for unit in units if any(unit.within(outer) for outer in above))


def _inside(units: tuple[Division, ...], above: tuple[Division, ...]) -> tuple[Division, ...]:
    return tuple(
        unit
        for unit in units
        if any(unit.code == outer.code or unit.within(outer) for outer in above)
    )


def _of_year(units: tuple[Division, ...], year: int | None) -> tuple[Division, ...]:
    if year is None:
        return units
    living = [unit for unit in units if unit.existed(year, year + 1)]
    return tuple(
        unit for unit in living if not any(_replaced(unit, other, year) for other in living)
    )


def _replaced(unit: Division, other: Division, year: int) -> bool:
    """Whether `other` is the same place under the code of the end of `year`, and `unit` is not."""
    if unit.name != other.name or unit.code[:2] != other.code[:2]:
        return False
    if unit.last is not None and unit.last == other.first:
        return unit.last <= year
    return other.last is not None and other.last == unit.first and other.last > year


def _speaks_of(rest: str, units: tuple[Division, ...]) -> bool:
    """Whether a name that goes on with `rest` is of the unit itself or of a town in it."""
    if not rest:
        return True
    masked = _NO_PLACE.sub(_GAP, rest)
    if _is_unknown_place(masked) or _ZONE.match(rest) or _begins_with_unit(rest):
        return False
    if _BOARD.search(rest) or _BRANCH.search(rest):
        return False
    divided = [unit for unit in units if unit.code in load_index().divided]
    return not divided or not (_TOWN.match(masked) or _names_part(rest, divided))


def _is_unknown_place(masked: str) -> bool:
    ends = any(char in masked for char in _ENDS_OF_PLACES)
    return ends and _UNKNOWN_PLACE.match(masked) is not None


def _begins_with_unit(rest: str) -> bool:
    """Whether a unit follows that is not one of those above it: 伊犁州塔城地区, 南京市洪泽区."""
    index = load_index()
    return any(rest[:length] in index.full for length in index.lengths.get(rest[:2], ()))


def _names_part(rest: str, units: Iterable[Division]) -> bool:
    """Whether `rest` begins with the short name of a place below: 湖南省长沙监狱."""
    short = load_index().short
    for length in range(2, _LONGEST_SHORT + 1):
        for part in short.get(rest[:length], ()):
            if any(part.within(unit) for unit in units) and not _BODY_WORD.match(rest, length):
                return True
    return False
