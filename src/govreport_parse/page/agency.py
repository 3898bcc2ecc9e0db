"""Which body reports: its name in the fullest print, its place and its rank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from govreport_parse.agencies.resolve import settle_division
from govreport_parse.agencies.table import folded_names, municipalities
from govreport_parse.model.document import Block, Paragraph
from govreport_parse.model.records import Agency
from govreport_parse.model.vocabularies import Level
from govreport_parse.page.contact import trimmed
from govreport_parse.page.places import place_pattern
from govreport_parse.text.fold import fold, fold_with_offsets
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["find_compiler", "find_filler", "name_agency", "with_division"]

_COMPILER = lazy_pattern(
    r"由((?:(?!,|。|;|和|负责).){4,30}?)(?:负责)?(?:(?:按照|按|根据|依据|依照|遵照)[^,。;]{2,40}?)?(?:编制|编写)"
    r"|(?:^|[,。;]|报告(?=\D))((?:(?![,。;:和由本我]|报告|年报).){4,30}(?:局|委|办|政府|委员会|办事处|中心|厅))(?:负责|组织)?(?:编制|编写)(?:了)?本(?:年度)?报告"
)
_FILLER = lazy_pattern(
    r"填报(?:单位|机关|机构)(?:名称)?(?:\([^()]{0,6}\))?:(.*?)"
    r"(?:\(?(?:20\d\d)?年度?\)|填报日期|填表日期|单位负责人|负责人|联系电话|填报人|审核人|$)"
)

# The first that fits: 自治区 and 地区 end like a district.
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("province", lazy_pattern(r"(?:省|自治区|特别行政区)$")),
    ("prefecture", lazy_pattern(r"(?:州|地区|盟)$")),
    ("county", lazy_pattern(r"(?:区|县|旗)$")),
    ("township", lazy_pattern(r"(?:街道|[镇乡]|苏木)$")),
)
# What is a 街道 elsewhere is a 地区 of 北京: 小红门地区办事处.
_TOWN_BODY = lazy_pattern("地区办事处$")
_GOVERNED = lazy_pattern(
    r"(?:省|市|自治区|自治州|地区|盟|(?<!开发)(?<!高新)(?<!园)(?<!度假)(?<!示范)(?<!保税)(?<!实验)(?<!试验)(?<!合作)(?<!经济)(?<!工业)(?<!集聚)(?<!管理)区|县|旗|镇|乡)$"
)
_CUSTOMS = "关区"
# The office of a department; 人民政府办公室 is a body of its own.
_SUBUNIT = lazy_pattern(
    r"(.{3,60}?(?:局|委员会|管委会|办事处|镇人民政府|乡人民政府))(?:.{0,8}(?:办公室|办|科|股|室))$"
)
# That of a town, which names no body of its own: 某街道党政综合办公室, 某镇党政办.
_TOWN_OFFICE = lazy_pattern(
    r"(.{2,60}?(?:街道|镇|乡))(?:党政|党建|党群|综合)(?:综合|服务|管理|事务|工作)?(?:办公室|办)$"
)
# 我局, 本局 name the body from within.
_OWN = lazy_pattern(r"^(?:本|我)(?=.)")
# 我局, 区政府 and the like name no body: one has more characters.
_MIN_BODY = 4
_SITE_NAME = lazy_pattern(r"(?:门户|政务)?网(?:站)?$|网$")
_PLACEHOLDER = lazy_pattern("[xX×＊*○〇□_＿Ｘ]{2,}")


def find_filler(blocks: Iterable[Block]) -> str | None:
    """Who filled in the table (填报单位：…), from a line, a cell or the cell after it."""
    for block in blocks:
        if isinstance(block, Paragraph):
            texts = [block.text]
        elif any("填报" in fold(text) for text in block.texts):
            texts = [cell.text for cell in block.every]
        else:
            continue
        for k, text in enumerate(texts):
            match = _FILLER.search(fold(text))
            if match is None:
                continue
            folded = fold_with_offsets(text)
            if match[1]:
                start, end = folded.span(*match.span(1))
                return trimmed(text[start:end]) or None
            following = "".join(texts[k + 1 : k + 2])
            if folded.text.endswith(":") and following and ":" not in fold(following):
                return trimmed(following) or None
    return None


def name_agency(titled: str | None, printed: Iterable[str | None]) -> Agency:
    """The body that reports, in its fullest print.

    Parameters
    ----------
    titled
        The body that the title names.
    printed
        Other prints: who compiled the report, whose office is to be asked, who published it.
    """
    others = [
        _OWN.sub("", name)
        for name in printed
        if name and len(fold(name)) >= _MIN_BODY and not _SITE_NAME.search(fold(name))
    ]
    body = titled
    if body is None:
        body = next((_without_office(name, others) for name in others), None)
    if body is None or _PLACEHOLDER.search(body):  # ××局: a template names nobody
        return Agency()
    name = _named(body)
    short = name.replace("人民政府", "政府")
    for other in others:
        full = other.replace("人民政府", "政府")
        if full.endswith(short) and len(full) > len(short):
            name = other
            break
    region = _region(name)
    if region is not None:  # 青溪区人民政府柳林街道
        region = region.replace("人民政府", "") or None
    return Agency(name=name, region=region, level=_level(name, region))


def with_division(agency: Agency, places: Iterable[str | None], year: int | None) -> Agency:
    """The agency with its GB/T 2260 code, where its name and the other prints of its place settle it."""
    if agency.name is None:
        return agency
    unit = settle_division(agency.name, [place for place in places if place], year=year)
    if unit is None:
        return agency
    level = agency.level
    if level is None and fold(agency.region or "").endswith(fold(unit.name)):
        level = unit.level  # 天长市 is a county, 淮安市 a prefecture
    return msgspec.structs.replace(agency, division_code=unit.code, level=level)


def find_compiler(line: str) -> str | None:
    """The body that a line says compiled the report: 由某区教育局编制, 某区教育局编制本报告."""
    match = _COMPILER.search(fold(line))
    if match is None:
        return None
    folded = fold_with_offsets(line)
    start, end = folded.span(*match.span(match.lastindex or 1))
    return line[start:end]


def _without_office(name: str, others: Sequence[str]) -> str:
    """The body whose office is to be asked: 某区教育局办公室 → 某区教育局."""
    for other in others:
        if name != other and name.startswith(other):
            return other
    match = _SUBUNIT.match(name) or _TOWN_OFFICE.match(name)
    return match[1] if match else name


def _named(body: str) -> str:
    """The body's name; a place alone stands for its government (云台区 → 云台区人民政府)."""
    folded = fold(body)
    place = place_pattern().match(folded)
    if place is None or place.end() != len(folded):
        return body
    if folded.endswith("街道"):
        return body + "办事处"
    governed = _GOVERNED.search(folded) and not _is_customs(folded)
    return body + "人民政府" if governed else body


def _region(name: str) -> str | None:
    place = place_pattern().match(fold(name))
    if place is None or not place.group() or _is_customs(place.group()):
        return None
    return name[: place.end()]


def _is_customs(place: str) -> bool:
    """Whether a place is what a customs house is in charge of (某海关关区), and no district (城关区)."""
    return place.endswith(_CUSTOMS) and not place.endswith(_districts_of_that_end())


@cache
def _districts_of_that_end() -> tuple[str, ...]:
    return tuple({name for name in folded_names() if name.endswith(_CUSTOMS)})


def _level(name: str, region: str | None) -> Level | None:
    if region is None:
        return None
    if region in municipalities():
        return "province"
    if _TOWN_BODY.search(fold(name)):
        return "township"
    return next((level for level, pattern in _LEVELS if pattern.search(fold(region))), None)
