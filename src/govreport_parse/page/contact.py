"""Whom to ask: office, phone, address and the other entries of a contact line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govreport_parse.model.document import LOST
from govreport_parse.model.grid import OBJECT
from govreport_parse.model.records import Contact
from govreport_parse.model.strategies import shortcut
from govreport_parse.text.fold import fold, fold_with_offsets, squeeze
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["find_contact", "trimmed"]

_CONTACT_CUE = lazy_pattern(r"联系|电话|致电|来电|邮编|邮箱|信箱|邮件|疑问|咨询")
_STOP = r"[,;。()\[\]、:\"|]"
_VERB = "联系|咨询|反映|询问|了解|反馈|查询|提出"
_NAME = rf"((?:(?!{_STOP}|{_VERB}|电话|地址).){{3,40}})"
_OFFICES = (
    lazy_pattern(rf"(?:意见|建议|来函|信件|来信)请?(?:寄|送|投)(?:至|到|往)?:?{_NAME}"),
    lazy_pattern(
        rf"(?:请|可|敬请)(?:直接|径)?(?:反馈|反映)?(?:与|同|和|向|找|至|到|致电|致函|联系){{1,2}}:?{_NAME}"
    ),
    lazy_pattern(
        rf"(?:联系(?:人所在)?(?:单位|部门|机构|地点|方式)|受理(?:机构|单位)|主管部门):{_NAME}"
    ),
    # Who asks, not who was asked: 约900人次向我局各科室咨询 names no office.
    lazy_pattern(
        rf"(?:如|若|凡|请|可|欢迎|任何|疑问|意见|建议)[^。;]{{0,60}}?(?:与|向){_NAME}(?:直接)?(?:{_VERB})"
    ),
    lazy_pattern(
        rf"(?:与|向){_NAME}(?:直接)?(?:{_VERB})[^。;]{{0,8}}?(?:地址|邮编|邮箱|电话[:为]*\(?\d)"
    ),
)
# Not the part of a number that stands before a lost or left-out character.
_WHOLE = rf"(?![\d\-—()]*[{LOST}{OBJECT}])"
_PHONE = lazy_pattern(
    r"(?<!传真)(?:(?:联系|咨询|办公|服务)?(?:电话|方式)|致电|来电(?:请[打拨])?)(?:号码)?(?:[(/、]传真\)?)?(?:\(fax\))?[:为是]{0,2}"
    r"((?:\(\d{3,4}\)|\d)[\d\-—()]{5,24}\d(?:[、/,](?=\d{7,8}(?!\d))\d{7,8}|转\d{1,5})*)"
    rf"{_WHOLE}",
    re.IGNORECASE,
)
_FAX = lazy_pattern(
    r"(?:传真|电话[(/、]传真\)?|fax)(?:号码|电话)?[:为]{0,2}((?:\(\d{3,4}\)|\d)[\d\-—()]{5,24}\d)"
    rf"{_WHOLE}",
    re.IGNORECASE,
)
_EMAIL = lazy_pattern(r"([A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})")
_POSTCODE = lazy_pattern(r"(?:邮政编码|邮编)[:为]{0,2}(\d{6})(?!\d)")
_ADDRESS = lazy_pattern(
    r"(?:通[讯信]|联系|办公|单位|邮寄)?地址[:为]{0,2}((?:(?!邮编|邮政|电话|联系|传真|电子)[^,;。|]){4,50})"
)
_WEBSITE = lazy_pattern(
    r"((?:https?://)(?:[\w-]{1,63}\.){1,8}[a-z]{2,}[\w/.%&?=#-]*|www\.(?:[\w-]{1,63}\.){1,8}[a-z]{2,}[\w/.-]*"
    r"|(?<![\w@.-])(?:[\w-]{1,63}\.){1,8}gov\.cn[\w/.-]*)",
    re.IGNORECASE | re.ASCII,
)
_ENTRY_CUE = lazy_pattern("电话|致电|来电|联系|地址|邮")
_ENTRIES = (
    ("phone", _PHONE),
    ("fax", _FAX),
    ("email", _EMAIL),
    ("postcode", _POSTCODE),
    ("address", _ADDRESS),
    *(("office", pattern) for pattern in _OFFICES),
)
_SITE = ("website", _WEBSITE)


def _names_site_anywhere(body: str) -> bool:
    return _WEBSITE.search(body) is not None


def _names_site_at_a_dot(body: str) -> bool:
    """Whether a line names a site, which it does not without a dot: few lines have one."""
    return "." in body and _names_site_anywhere(body)


_names_site = shortcut(_names_site_at_a_dot, _names_site_anywhere)


def find_contact(lines: Iterable[str]) -> Contact:
    """The first print of each entry, in lines that speak of contact."""
    values: dict[str, str] = {}
    for line in lines:
        body = fold(line)
        if not (_CONTACT_CUE.search(body) or _names_site(body)):
            continue
        folded = fold_with_offsets(line)
        wanted = [*_ENTRIES, _SITE] if _ENTRY_CUE.search(body) else [_SITE]
        for name, pattern in wanted:
            match = pattern.search(body) if name not in values else None
            if match is not None:
                start, end = folded.span(*match.span(1))
                values[name] = trimmed(line[start:end])
    return Contact(**values)


def trimmed(printed: str) -> str:
    """A printed entry without the marks around it."""
    text = squeeze(printed).strip(" ,，;；。、:：-—")
    if text.count("(") + text.count("（") < text.count(")") + text.count("）"):
        text = text.rstrip(")）")
    elif text.endswith(("(", "（")):
        text = text[:-1]
    return text
