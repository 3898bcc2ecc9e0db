"""Who reports, on which year, whom to ask: from title, opening lines and metadata box."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from govreport_parse.agencies.resolve import settle_division
from govreport_parse.model.document import LOST, Block, Document, Paragraph, Table
from govreport_parse.model.grid import OBJECT
from govreport_parse.model.records import Agency, Contact, Metadata, Period
from govreport_parse.page.furniture import PAGE_DATE
from govreport_parse.page.titles import Title, TitleLines, parse_title
from govreport_parse.text.fold import fold, fold_with_offsets, squeeze

__all__ = ["Masthead", "read_masthead"]

_DATE = r"(?<!\d)(20\d\d)[年./](\d{1,2})[月./](\d{1,2})日?"
_PERIOD = re.compile(
    rf"{_DATE}(?:起|开始|算)?,?(?:终?止?于|截?至|截止|到|[-—~])++(?:(20\d\d)[年./]|当年|同年)?(\d{{1,2}})[月./](\d{{1,2}})日?"
)
# 对2019年1月1日至2021年12月31日期间的公文, 公示时间:…: periods of other things, unless 统计期限 names them.
_OTHER_PERIOD = re.compile(r"(?:对|公示|公开期限|开放|征集|办公|工作|有效|任期)[^,。;]{0,6}$")
_OWN_PERIOD = re.compile(r"统计|数据|报告")
_OPENING_LINES = 5
_PERIOD_CUE = re.compile(r"统计|期限|时限|起止|数据|数字|时间|时段|期间|年度|报告|年报")
_ANY_DATE = re.compile(r"(?<!\d)(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
_DATE_LINE = re.compile(
    r"\(?(?:发布(?:日期|时间):?)?(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?\)?"
)

_CONTACT_CUE = re.compile(r"联系|电话|致电|来电|邮编|邮箱|信箱|邮件|疑问|咨询")
_STOP = r"[,;。()\[\]、:\"|]"
_VERB = "联系|咨询|反映|询问|了解|反馈|查询|提出"
_NAME = rf"((?:(?!{_STOP}|{_VERB}|电话|地址).){{3,40}})"
_OFFICES = (
    re.compile(rf"(?:意见|建议|来函|信件|来信)请?(?:寄|送|投)(?:至|到|往)?:?{_NAME}"),
    re.compile(
        rf"(?:请|可|敬请)(?:直接|径)?(?:反馈|反映)?(?:与|同|和|向|找|至|到|致电|致函|联系){{1,2}}:?{_NAME}"
    ),
    re.compile(
        rf"(?:联系(?:人所在)?(?:单位|部门|机构|地点|方式)|受理(?:机构|单位)|主管部门):{_NAME}"
    ),
    re.compile(rf"(?:与|向){_NAME}(?:直接)?(?:{_VERB})"),
)
# Not the part of a number that stands before a lost or left-out character.
_WHOLE = rf"(?![\d\-—()]*[{LOST}{OBJECT}])"
_PHONE = re.compile(
    r"(?<!传真)(?:(?:联系|咨询|办公|服务)?(?:电话|方式)|致电|来电(?:请[打拨])?)(?:号码)?(?:[(/、]传真\)?)?(?:\(fax\))?[:为是]{0,2}"
    r"((?:\(\d{3,4}\)|\d)[\d\-—()]{5,24}\d(?:[、/,](?=\d{7,8}(?!\d))\d{7,8}|转\d{1,5})*)"
    rf"{_WHOLE}",
    re.IGNORECASE,
)
_FAX = re.compile(
    r"(?:传真|电话[(/、]传真\)?|fax)(?:号码|电话)?[:为]{0,2}((?:\(\d{3,4}\)|\d)[\d\-—()]{5,24}\d)"
    rf"{_WHOLE}",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"([A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})")
_POSTCODE = re.compile(r"(?:邮政编码|邮编)[:为]{0,2}(\d{6})(?!\d)")
_ADDRESS = re.compile(
    r"(?:通[讯信]|联系|办公|单位|邮寄)?地址[:为]{0,2}((?:(?!邮编|邮政|电话|联系|传真|电子)[^,;。|]){4,50})"
)
_WEBSITE = re.compile(
    r"((?:https?://)(?:[\w-]{1,63}\.){1,8}[a-z]{2,}[\w/.%&?=#-]*|www\.(?:[\w-]{1,63}\.){1,8}[a-z]{2,}[\w/.-]*"
    r"|(?<![\w@.-])(?:[\w-]{1,63}\.){1,8}gov\.cn[\w/.-]*)",
    re.IGNORECASE | re.ASCII,
)
_COMPILER = re.compile(r"由((?:(?!,|。|;|和|负责).){4,30}?)(?:负责)?(?:编制|编写)")
_FILLER = re.compile(
    r"填报(?:单位|机关|机构)(?:名称)?(?:\([^()]{0,6}\))?:(.*?)"
    r"(?:\(?(?:20\d\d)?年度?\)|填报日期|填表日期|单位负责人|负责人|联系电话|填报人|审核人|$)"
)

_METADATA = {
    "index_number": ("索引号", "信息索引号", "索取号"),
    "publisher": ("发布机构", "发布单位", "发布部门", "公开机构", "发文机构", "发文机关", "信息来源", "来源",
                  "文章来源", "稿件来源", "contentsource"),
    "published": ("发布日期", "发布时间", "公开日期", "生成日期", "生成日期/有效期", "日期", "时间",
                  "更新时间", "成文日期", "发文日期", "pubdate"),
    "document_number": ("文号", "发布文号", "发文字号", "文件编号"),
}  # fmt: skip
_TITLES = ("名称", "标题", "信息名称", "文件名称", "articletitle", "title")
_NO_VALUE = re.compile(r"[-—/无]*")
_DIGIT = re.compile(r"\d")

_LEVELS = (
    ("township", re.compile(r"(?:街道|[镇乡]|苏木)$")),
    ("county", re.compile(r"(?:区|县|旗)$")),
    ("prefecture", re.compile(r"(?:自治州|地区|盟)$")),
    ("province", re.compile(r"(?:省|自治区|特别行政区)$")),
)
# Words in a body's name that end like a place (市场, 城市, 社区) and are none.
_NO_PLACE = r"(?!市场|城市|城乡|城镇|社区|小区|园区|区域|县域|乡村|农村|市政|镇区|乡镇)"
_PLACE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,7}}?(?:省|自治区|特别行政区))?"
    rf"(?:{_NO_PLACE}[\u4e00-\u9fff]{{2,7}}?(?:市|自治州|地区|盟)(?!场))?"
    rf"(?:{_NO_PLACE}[\u4e00-\u9fff]{{1,9}}?(?:新区|区|自治县|县|自治旗|旗|市)(?!场|域|划))?"
    rf"(?:{_NO_PLACE}[\u4e00-\u9fff]{{2,12}}?(?:开发区|度假区|高新区|示范区|保税区|产业园区|工业园区|风景名?胜?区))?"
    rf"(?:{_NO_PLACE}[\u4e00-\u9fff]{{1,7}}?(?:镇|乡|街道|苏木)(?!建设|村))?"
)
_GOVERNED = re.compile(
    r"(?:省|市|自治区|自治州|地区|盟|(?<!开发)(?<!高新)(?<!园)(?<!度假)(?<!示范)(?<!保税)区|县|旗|镇|乡)$"
)
# The office of a department; 人民政府办公室 is a body of its own.
_SUBUNIT = re.compile(
    r"(.{3,60}?(?:局|委员会|管委会|办事处|镇人民政府|乡人民政府))(?:.{0,8}(?:办公室|办|科|股|室))$"
)
_SITE_NAME = re.compile(r"(?:门户|政务)?网(?:站)?$|网$")


class Masthead(msgspec.Struct, frozen=True, kw_only=True):
    """The masthead's records, as :class:`~govreport_parse.model.records.AnnualReport` holds them."""

    title: str | None
    agency: Agency
    year: int | None
    period: Period | None
    contact: Contact
    published: dt.date | None
    filler: str | None
    metadata: Metadata


def read_masthead(document: Document, title: TitleLines | None) -> Masthead:
    """Read the masthead of a document without page furniture."""
    blocks = document.blocks
    metadata = _metadata(document)
    named = title.title if title is not None else _fallback_title(document)
    lines = [block.text for block in blocks if isinstance(block, Paragraph)]
    period = _period(lines)
    published = _published(document, metadata, title)
    year = named.year if named else None
    if year is None:
        year = period.end.year if period else None
    if year is None and published is not None:
        year = published.year - 1
    contact = _contact(lines)
    filler = _filler(blocks)
    compiler = next((name for line in lines[:12] if (name := _compiler(line))), None)
    agency = _agency(named, compiler, contact, metadata)
    places = (
        named.body if named else None,
        compiler,
        metadata.publisher,
        filler,
        contact.office,
        contact.address,
    )
    return Masthead(
        title=named.text if named else None,
        agency=_with_division(agency, places, year),
        year=year,
        period=period,
        contact=contact,
        published=published,
        filler=filler,
        metadata=metadata,
    )


_PLACEHOLDER = re.compile("[xX×＊*○〇□_＿Ｘ]{2,}")


def _metadata(document: Document) -> Metadata:
    values: dict[str, str] = {}
    entries: dict[str, str] = {}
    for field in document.fields:
        value = fold(field.value)
        if not (_NO_VALUE.fullmatch(value) or value.endswith(":")):  # no other key
            entries.setdefault(field.key.lower(), field.value)
    for name, keys in _METADATA.items():
        for key in keys:
            if key in entries and (name != "document_number" or _DIGIT.search(entries[key])):
                values[name] = squeeze(entries[key])
                break
    return Metadata(**values)


def _fallback_title(document: Document) -> Title | None:
    """The title where the text prints none: metadata, then the page's own title."""
    for field in document.fields:
        if field.key.lower() in _TITLES and (title := parse_title(field.value)):
            return title
    for piece in re.split(r"[-_|–—]", document.page_title or ""):
        if title := parse_title(piece):
            return title
    return None


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _period(lines: Iterable[str]) -> Period | None:
    for index, line in enumerate(lines):
        folded = fold(line)
        for match in _PERIOD.finditer(folded):
            begin = max(folded.rfind("。", 0, match.start()), 0)
            stop = folded.find("。", match.end())
            if _OTHER_PERIOD.search(folded, begin, match.start()) and not _OWN_PERIOD.search(
                folded, begin, match.start()
            ):
                continue
            whole_year = index < _OPENING_LINES and (match[2], match[3]) == ("1", "1")
            cue = _PERIOD_CUE.search(folded, begin, len(folded) if stop < 0 else stop)
            if not cue and not whole_year:
                continue
            start = _date(match[1], match[2], match[3])
            end = _date(match[4] or match[1], match[5], match[6])
            if start is not None and end is not None and start <= end:
                return Period(start=start, end=end)
    return None


def _published(document: Document, metadata: Metadata, title: TitleLines | None) -> dt.date | None:
    if metadata.published is not None:
        match = _ANY_DATE.search(metadata.published)
        if match is not None:
            return _date(match[1], match[2], match[3])
    # A date line of its own: under the title, or below the signature.
    blocks = document.blocks
    after = title.last + 1 if title is not None else 0
    lines = [b.text for b in (*blocks[after : after + 3], *blocks[-4:]) if isinstance(b, Paragraph)]
    lines += [field.value for field in document.fields if field.key == PAGE_DATE]
    for line in lines:
        match = _DATE_LINE.fullmatch(fold(line))
        if match is not None:
            return _date(match[1], match[2], match[3])
    return None


_ENTRY_CUE = re.compile("电话|致电|来电|联系|地址|邮")
_ENTRIES = (
    ("phone", _PHONE),
    ("fax", _FAX),
    ("email", _EMAIL),
    ("postcode", _POSTCODE),
    ("address", _ADDRESS),
    *(("office", pattern) for pattern in _OFFICES),
)
_SITE = ("website", _WEBSITE)


def _contact(lines: Sequence[str]) -> Contact:
    values: dict[str, str] = {}
    for line in lines:
        body = fold(line)
        if not _CONTACT_CUE.search(body) and not ("." in body and _WEBSITE.search(body)):
            continue
        folded = fold_with_offsets(line)
        wanted = [*_ENTRIES, _SITE] if _ENTRY_CUE.search(body) else [_SITE]
        for name, pattern in wanted:
            match = pattern.search(body) if name not in values else None
            if match is not None:
                start, end = folded.span(*match.span(1))
                values[name] = _trim(line[start:end])
    return Contact(**values)


def _trim(printed: str) -> str:
    text = squeeze(printed).strip(" ,，;；。、:：-—")
    if text.count("(") + text.count("（") < text.count(")") + text.count("）"):
        text = text.rstrip(")）")
    elif text.endswith(("(", "（")):
        text = text[:-1]
    return text


def _filler(blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if isinstance(block, Paragraph):
            texts: Iterator[tuple[str, str]] = iter([(block.text, "")])
        else:
            cells = list(_distinct(block))
            texts = zip(cells, (*cells[1:], ""), strict=False)
        for text, following in texts:
            match = _FILLER.search(fold(text)) if "填" in text else None
            if match is None:
                continue
            folded = fold_with_offsets(text)
            if match[1]:
                start, end = folded.span(*match.span(1))
                return _trim(text[start:end]) or None
            if folded.text.endswith(":") and following and ":" not in fold(following):
                return _trim(following) or None
    return None


def _distinct(table: Table) -> Iterator[str]:
    return (cell.text for cell in table.cells())


def _agency(
    title: Title | None, compiler: str | None, contact: Contact, metadata: Metadata
) -> Agency:
    others = [
        re.sub(r"^(?:本|我)(?=.)", "", name)
        for name in (compiler, contact.office, metadata.publisher)
        if name and len(fold(name)) > 3 and not _SITE_NAME.search(fold(name))
    ]
    body = title.body if title else None
    if body is None:
        body = next((_without_office(name, others) for name in others), None)
    if body is None:
        return Agency()
    if _PLACEHOLDER.search(body):  # ××局: a template names nobody
        return Agency()
    name = _named(body)
    short = name.replace("人民政府", "政府")
    for other in others:
        full = other.replace("人民政府", "政府")
        if full.endswith(short) and len(full) > len(short):
            name = other
            break
    region = _region(name)
    return Agency(name=name, region=region, level=_level(region))


def _with_division(agency: Agency, places: Iterable[str | None], year: int | None) -> Agency:
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


def _compiler(line: str) -> str | None:
    match = _COMPILER.search(fold(line))
    if match is None:
        return None
    folded = fold_with_offsets(line)
    start, end = folded.span(*match.span(1))
    return line[start:end]


def _without_office(name: str, others: Sequence[str]) -> str:
    """The body whose office is to be asked: 某区教育局办公室 → 某区教育局."""
    for other in others:
        if name != other and name.startswith(other):
            return other
    match = _SUBUNIT.match(name)
    return match[1] if match else name


def _named(body: str) -> str:
    """The body's name; a place alone stands for its government (云台区 → 云台区人民政府)."""
    folded = fold(body)
    place = _PLACE.match(folded)
    if place is None or place.end() != len(folded):
        return body
    if folded.endswith("街道"):
        return body + "办事处"
    return body + "人民政府" if _GOVERNED.search(folded) else body


def _region(name: str) -> str | None:
    place = _PLACE.match(fold(name))
    return name[: place.end()] if place is not None and place.group() else None


@lru_cache(maxsize=1)
def _municipalities() -> frozenset[str]:
    """The cities of the rank of a province: no ending tells them from other cities."""
    data = files("govreport_parse.agencies").joinpath("municipalities.toml").read_bytes()
    return frozenset(msgspec.toml.decode(data, type=dict[str, list[str]])["municipalities"])


def _level(region: str | None) -> str | None:
    if region is None:
        return None
    if region in _municipalities():
        return "province"
    return next((level for level, pattern in _LEVELS if pattern.search(fold(region))), None)
