"""The place that a body's name begins with."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

from govreport_parse.agencies.table import Level, division_source, load_index
from govreport_parse.model.readied import readied

__all__ = ["Misread", "find_misread", "misread_sources", "place_pattern"]

# Words in a body's name that begin or end like a place (国家, 市场, 城市, 社区) and are none.
_NO_PLACE = (
    r"(?!中国|国家|中共|市场|城市|城乡|城镇|社区|小区|园区|区域|县域|乡村|农村|市政|镇区|乡镇)"
)
# What a place is called less its ending holds neither an ending of another (洪泽区城市管理局) nor what only
# bodies are called (国家税务总局淮安市税务局). Names that do (沙市区, 津市市) are taken from the table.
_NAME = r"(?:(?![省市区县旗盟局部委院厅署])[\u4e00-\u9fff])"
_PROVINCE = rf"{_NAME}{{2,7}}?(?:省|自治区|特别行政区)"
_PREFECTURE = rf"{_NO_PLACE}{_NAME}{{2,7}}?(?:市|自治州|地区|盟)(?!场)"
_COUNTY = rf"{_NO_PLACE}(?!地区){_NAME}{{1,9}}?(?:新区|区|自治县|县|自治旗|旗|市)(?!场|域|划|镇)"
_BELOW = (
    rf"(?:{_NO_PLACE}[\u4e00-\u9fff]{{2,12}}?(?:开发区|度假区|高新区|示范区|保税区|产业园区|工业园区|风景名?胜?区))?"
    rf"(?:{_NO_PLACE}[\u4e00-\u9fff]{{1,7}}?(?:镇|乡|街道|苏木)(?!建设|村))?"
)


class Misread(msgspec.Struct, frozen=True, kw_only=True):
    """Names of units (延边州 among them) that the pattern of their level does not read to their end, the longest first."""

    prefectures: tuple[str, ...]
    counties: tuple[str, ...]


def find_misread() -> Misread:
    """The names in the table of divisions that are misread."""
    return Misread(
        prefectures=_misread("prefecture", _PREFECTURE), counties=_misread("county", _COUNTY)
    )


def misread_sources() -> tuple[bytes, ...]:
    """What decides which they are: the table, and the patterns."""
    return (division_source(), _PREFECTURE.encode(), _COUNTY.encode())


def _misread(level: Level, pattern: str) -> tuple[str, ...]:
    names = (name for name, units in load_index().full.items() if level in {u.level for u in units})
    match = re.compile(pattern).match
    found = [name for name in names if not ((m := match(name)) and m[0] == name)]
    return tuple(sorted(found, key=len, reverse=True))


@cache
def place_pattern() -> re.Pattern[str]:
    """A place at the beginning of a body's name, from the province down."""
    made = files(__package__) / "misread.json"
    misread = readied(made, Misread, find_misread, *misread_sources())
    prefectures = "|".join((*misread.prefectures, _PREFECTURE))
    counties = "|".join((*misread.counties, _COUNTY))
    return re.compile(f"(?:{_PROVINCE})?(?:{prefectures})?(?:{counties})?{_BELOW}")
