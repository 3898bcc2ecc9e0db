"""GR314: an e-mail address or postcode that cannot be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.values.passages import saying
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

_POSTCODE_DIGITS = 6
_EMAIL_ENTRY = lazy_pattern(
    r"(?:电子(?:邮箱|邮件|信箱)|(?<!电子)邮箱|(?i:e-?mail))(?:地址)?(?::|为|是|:为)([^,;。、()\[\]\s]{3,60})"
)
_EMAIL = lazy_pattern(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# How pages write an address against harvesters: name(at)place, name#place with a word on it.
_DISGUISED = lazy_pattern(r"at|[#*★☆]|替换|换成|改为|更换", re.IGNORECASE)
_POSTCODE_ENTRY = lazy_pattern(r"(?:邮政编码|邮编)[:为]{0,2}(\d+)(?!\d)")
# Every entry that names an address or a postcode holds one of these.
_ADDRESS_WORDS = ("邮", "信箱", "m", "M")


def _address(context: Context) -> Iterator[Issue]:
    for section, folded in saying(context, *_ADDRESS_WORDS):
        postcodes = [match[1] for match in _POSTCODE_ENTRY.finditer(folded)]
        for postcode in dict.fromkeys(postcodes):
            if len(postcode) != _POSTCODE_DIGITS:
                yield Issue(
                    message=f"the postcode {postcode} has {len(postcode)} digits, not six",
                    message_zh=f"邮政编码“{postcode}”为{len(postcode)}位数字，应为6位，请核对",
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
                message_zh=f"电子邮箱与邮政编码相同（“{address[0]}”），请核对"
                if same
                else f"电子邮箱“{address[0]}”不是有效的邮箱地址，请核对",
                observed=address[0],
                evidence=(section.at,),
            )


RULE = Rule(
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
    example_zh="邮政编码：155100，电子邮箱：155100。",
    basis_zh="邮箱地址由名称、@和带点的域名组成；邮政编码为六位数字。",
    exceptions_zh="为防抓取而改写的地址（如以#代替@）以及未填写的项目不判断。",
    check=_address,
)
