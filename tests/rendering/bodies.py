"""Invented public bodies: names, places, titles and contact details."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("bodies.toml")

TITLES_WITH_BODY = (
    "{org}{year}年政府信息公开工作年度报告",
    "{org}{year}年政府信息公开工作年度报告",
    "{year}年{org}政府信息公开工作年度报告",
    "{year}年度{org}政府信息公开工作年度报告",
    "{org}{year}年度政府信息公开工作年度报告",
    "{org}{year}年政府信息公开年度报告",
    "{year}年{org}信息公开工作年度报告",
    "{org}政府信息公开工作{year}年度报告",
    "{org}{year}年政府信息公开年报",
    "{org}{year}年度政务信息公开年度报告",
)
TITLES_WITHOUT_BODY = (
    "{year}年政府信息公开工作年度报告",
    "{year}年度政府信息公开年度报告",
)

_KINDS = ("government", "government", "office", "bureau", "bureau", "town", "street", "zone")
_OFFICES = {
    "government": ("{agency}办公室", "{place}政务公开办公室"),
    "office": ("{agency}", "{agency}政务公开科"),
    "bureau": ("{agency}办公室", "{agency}综合科", "{agency}政务公开办公室"),
    "town": ("{region}党政办公室", "{agency}办公室"),
    "street": ("{region}党政综合办公室", "{agency}综合科"),
    "zone": ("{agency}办公室", "{region}党政办公室"),
}


@dataclass(frozen=True, slots=True)
class Body:
    """A reporting body with its names as different places of a page print them."""

    kind: str
    agency: str
    region: str
    title_names: tuple[str, ...]
    we: str
    offices: tuple[str, ...]
    fillers: tuple[str, ...]
    place: str
    slug: str
    dialling: str


@dataclass(frozen=True, slots=True)
class _Bank:
    """The raw lists of names."""

    places: tuple[tuple[str, str, str], ...]
    lists: dict[str, tuple[str, ...]]


@cache
def _bank() -> _Bank:
    with _DATA.open("rb") as stream:
        raw = tomllib.load(stream)
    places = tuple((str(name), str(slug), str(code)) for name, slug, code in raw.pop("places"))
    return _Bank(places, {key: tuple(str(item) for item in raw[key]) for key in raw})


def random_body(rng: random.Random) -> Body:
    """A body of any kind: government, its office, bureau, town, sub-district or zone."""
    place, slug, dialling = rng.choice(_bank().places)
    kind = rng.choice(_KINDS)
    region, agency, we = _names(kind, place, rng)
    title_names = (agency, region) if kind in ("government", "town") else (agency,)
    offices = tuple(
        pattern.format(agency=agency, region=region, place=place) for pattern in _OFFICES[kind]
    )
    return Body(
        kind=kind,
        agency=agency,
        region=region,
        title_names=title_names,
        we=we,
        offices=offices,
        fillers=(agency, offices[0]),
        place=place,
        slug=slug,
        dialling=dialling,
    )


def _names(kind: str, place: str, rng: random.Random) -> tuple[str, str, str]:
    """Region, agency and the word for "we" of a kind of body at a place."""
    lists = _bank().lists
    if kind == "bureau":
        return place, place + rng.choice(lists["bureaus"]), rng.choice(("我局", "本局"))
    if kind == "town":
        town = rng.choice(lists["towns"])
        return place + town, f"{place}{town}人民政府", f"我{town[-1]}"
    if kind == "street":
        region = place + rng.choice(lists["streets"])
        return region, f"{region}办事处", "我街道"
    if kind == "zone":
        region = place + rng.choice(lists["zones"])
        return region, f"{region}管理委员会", "我区"
    if kind == "office":
        return place, f"{place}人民政府办公室", "我办"
    return place, f"{place}人民政府", f"我{place[-1]}"


def random_title(rng: random.Random, body: Body, year: int) -> str:
    """A title of the report; one in twelve names no body."""
    if rng.random() < 1 / 12:
        return rng.choice(TITLES_WITHOUT_BODY).format(year=year)
    return rng.choice(TITLES_WITH_BODY).format(org=rng.choice(body.title_names), year=year)


def random_contact(rng: random.Random, body: Body) -> dict[str, str]:
    """Contact details; the office is always given, the rest in varying number."""
    digits = 8 if len(body.dialling) == 3 else 7
    phone = f"{body.dialling}-{rng.randint(2, 8)}" + "".join(
        str(rng.randint(0, 9)) for _ in range(digits - 1)
    )
    contact = {"office": rng.choice(body.offices)}
    if rng.random() < 0.92:
        contact["phone"] = phone
    if rng.random() < 0.3:
        last = str(rng.randint(0, 9)) + str(rng.randint(0, 9))
        contact["fax"] = phone[:-2] + last
    if rng.random() < 0.5:
        contact["email"] = rng.choice(
            (f"{body.slug}xxgk@example.cn", f"zwgk{rng.randint(1, 99)}@example-{body.slug}.gov.cn")
        )
    if rng.random() < 0.35:
        road = rng.choice(_bank().lists["streets_of_address"])
        contact["address"] = f"{body.place}{road}{rng.randint(1, 899)}号"
    if rng.random() < 0.3:
        contact["postcode"] = f"{rng.randint(10, 85)}{rng.randint(0, 9999):04d}"
    if rng.random() < 0.25:
        contact["website"] = f"www.example-{body.slug}.gov.cn"
    return contact


def random_person(rng: random.Random) -> str:
    """An invented personal name."""
    lists = _bank().lists
    given = "".join(rng.choice(lists["given"]) for _ in range(rng.choice((1, 2))))
    return rng.choice(lists["surnames"]) + given


def other_places(rng: random.Random, count: int) -> list[str]:
    """Names of places for lists of links beside the article."""
    return [name for name, _, _ in rng.sample(_bank().places, count)]
