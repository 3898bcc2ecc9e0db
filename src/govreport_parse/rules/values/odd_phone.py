"""GR311: a phone number that cannot be right."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.values.passages import saying
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

_DIALLED = lazy_pattern(r"[+\d(][\d()—-]*")
# Landlines of seven or eight digits with or without area code and extension, mobile numbers, 400 and 800
# numbers, and the short ones of hotlines (12345).
_VALID = lazy_pattern(
    r"(?:\+?0{0,2}86-?\(?0?\d{2,3}[)—-]{1,2}|(?:\+?0{0,2}86-?)?\(?0\d{2,3}[)—-]{0,2})?[2-9]\d{6,7}(?:[2-9]\d{6,7})?(?!\d)|(?:\+?0{0,2}86-?)?1[3-9]\d{9}(?!\d)"
    r"|[48]00-?\d{3,4}-?\d{3,4}(?!\d)|1\d{4}(?!\d)"
)
_PHONE_AS_POSTCODE = lazy_pattern(
    r"电话(?:号码)?[:为]{0,2}(\d{6})(?!\d)(?=[^。\n]{0,30}(?:邮政编码|邮编)[:为]{0,2}\1)"
)


def _phone(context: Context) -> Iterator[Issue]:
    phone = context.report.contact.phone
    if phone is not None and (number := _DIALLED.match(fold(phone))) is not None:
        entry = number[0].rstrip("-(")
        if not _VALID.match(entry):
            yield Issue(
                message=f"the phone number “{entry}” has {_count(entry)} digits",
                message_zh=f"联系电话“{entry}”共{_count(entry)}位数字，位数有误，请核对",
                observed=entry,
                entry="phone",
            )
    for section, folded in saying(context, "邮"):
        for match in _PHONE_AS_POSTCODE.finditer(folded):
            yield Issue(
                message=f"the phone number is the postcode, {match[1]}",
                message_zh=f"联系电话与邮政编码相同（“{match[1]}”），请核对",
                observed=match[1],
                evidence=(section.at,),
            )


def _count(number: str) -> int:
    return sum(char.isdigit() for char in number)


RULE = Rule(
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
    example_zh="联系电话：0551-62134567890。",
    basis_zh="固定电话七至八位，区号三至四位，移动电话十一位；400号码和短号不判断。",
    exceptions_zh="列有多个电话时只看第一个，分机号不计。",
    check=_phone,
)
