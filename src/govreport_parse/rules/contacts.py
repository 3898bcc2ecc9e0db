"""GR311 and GR314: whether the report can be asked about. Hints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_parse.rules.model import Context, Issue, Rule, saying
from govreport_parse.text.fold import fold

__all__ = ["RULES"]

_DIALLED = re.compile(r"[+\d(][\d()—-]*")
# Landlines of seven or eight digits with or without area code and extension, mobile numbers, 400 and 800
# numbers, and the short ones of hotlines (12345).
_VALID = re.compile(
    r"(?:\+?0{0,2}86-?\(?0?\d{2,3}[)—-]{1,2}|(?:\+?0{0,2}86-?)?\(?0\d{2,3}[)—-]{0,2})?[2-9]\d{6,7}(?:[2-9]\d{6,7})?(?!\d)|(?:\+?0{0,2}86-?)?1[3-9]\d{9}(?!\d)"
    r"|[48]00-?\d{3,4}-?\d{3,4}(?!\d)|1\d{4}(?!\d)"
)
_PHONE_AS_POSTCODE = re.compile(
    r"电话(?:号码)?[:为]{0,2}(\d{6})(?!\d)(?=[^。\n]{0,30}(?:邮政编码|邮编)[:为]{0,2}\1)"
)
_POSTCODE_DIGITS = 6
_EMAIL_ENTRY = re.compile(
    r"(?:电子(?:邮箱|邮件|信箱)|(?<!电子)邮箱|(?i:e-?mail))(?:地址)?(?::|为|是|:为)([^,;。、()\[\]\s]{3,60})"
)
_EMAIL = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# How pages write an address against harvesters: name(at)place, name#place with a word on it.
_DISGUISED = re.compile(r"at|[#*★☆]|替换|换成|改为|更换", re.IGNORECASE)
_POSTCODE_ENTRY = re.compile(r"(?:邮政编码|邮编)[:为]{0,2}(\d+)(?!\d)")
# Every entry that names an address or a postcode holds one of these.
_ADDRESS_WORDS = ("邮", "信箱", "m", "M")


def _phone(context: Context) -> Iterator[Issue]:
    phone = context.report.contact.phone
    if phone is not None and (number := _DIALLED.match(fold(phone))) is not None:
        entry = number[0].rstrip("-(")
        if not _VALID.match(entry):
            yield Issue(
                message=f"the phone number “{entry}” has {_count(entry)} digits",
                message_zh=f"联系电话“{entry}”为{_count(entry)}位数字",
                observed=entry,
            )
    for section, folded in saying(context, "邮"):
        for match in _PHONE_AS_POSTCODE.finditer(folded):
            yield Issue(
                message=f"the phone number is the postcode, {match[1]}",
                message_zh=f"联系电话与邮政编码相同（{match[1]}）",
                observed=match[1],
                evidence=(section.at,),
            )


def _count(number: str) -> int:
    return sum(char.isdigit() for char in number)


def _address(context: Context) -> Iterator[Issue]:
    for section, folded in saying(context, *_ADDRESS_WORDS):
        postcodes = [match[1] for match in _POSTCODE_ENTRY.finditer(folded)]
        for postcode in dict.fromkeys(postcodes):
            if len(postcode) != _POSTCODE_DIGITS:
                yield Issue(
                    message=f"the postcode {postcode} has {len(postcode)} digits, not six",
                    message_zh=f"邮政编码“{postcode}”为{len(postcode)}位数字，应为六位",
                    observed=postcode,
                    evidence=(section.at,),
                )
        for match in _EMAIL_ENTRY.finditer(folded):
            entry = match[1]
            if _EMAIL.search(entry) or _DISGUISED.search(folded, match.start(1)):
                continue
            # Words that follow 邮箱为 are no address (邮箱为公众提供…): one has no Chinese character.
            address = re.match(r"[\x21-\x7e]*", entry)
            if address is None or not re.search("[0-9@]", address[0]):
                continue
            same = address[0] in postcodes
            yield Issue(
                message=f"the e-mail address is the postcode, {address[0]}"
                if same
                else f"“{address[0]}” is no e-mail address",
                message_zh=f"电子邮箱与邮政编码相同（{address[0]}）"
                if same
                else f"电子邮箱“{address[0]}”格式有误",
                observed=address[0],
                evidence=(section.at,),
            )


RULES = (
    Rule(
        code="GR311",
        name="odd-phone",
        severity="hint",
        title="a phone number that cannot be right",
        title_zh="联系电话有误",
        what="The phone number of the opening has not the digits of one, or is the postcode.",
        why="Nobody can ask about the report.",
        example="联系电话：0551-62134567890.",
        basis="Numbers have seven or eight digits, area codes three or four, mobile numbers eleven; 400 and short numbers pass.",
        exceptions="Of several phone numbers the first is judged; extensions do not count.",
        explanation_zh="开头所列联系电话位数有误，或与邮政编码相同。",
        basis_zh="固定电话七至八位，区号三至四位，移动电话十一位；400号码和短号不判断。",
        exceptions_zh="列有多个电话时只看第一个，分机号不计。",
        check=_phone,
    ),
    Rule(
        code="GR314",
        name="odd-address",
        severity="hint",
        title="an e-mail address or postcode that cannot be right",
        title_zh="电子邮箱或邮政编码有误",
        what="What stands behind 电子邮箱 is no e-mail address (perhaps the postcode), or a postcode has not six digits.",
        why="Nobody can write to the office.",
        example="邮政编码：155100，电子邮箱：155100.",
        basis="An address has a name, @ and a domain with a dot; postcodes have six digits.",
        exceptions="Addresses written against harvesters (at, # in place of @); entries that are left empty.",
        explanation_zh="“电子邮箱”之后不是有效的邮箱地址（或与邮政编码相同），或邮政编码不是六位数字。",
        basis_zh="邮箱地址由名称、@和带点的域名组成；邮政编码为六位数字。",
        exceptions_zh="为防抓取而改写的地址（如以#代替@）以及未填写的项目不判断。",
        check=_address,
    ),
)
