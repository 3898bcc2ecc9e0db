"""GR405: a figure that agrees only under another meaning of its verb."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.agreement.cells import filled_zh, labels_of, shown_cells
from govreport_parse.rules.agreement.claims import Claim, agrees, claims
from govreport_parse.rules.agreement.wording import following
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.words import cells_zh, quoted
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

# 受理31件（上年结转3件）, （结转3件）; not 结转下年1件.
_CARRIED_IN = lazy_pattern(
    "(?:上年|上一年|去年|20\\d\\d年)度?(?:结转|转结|转入|遗留)|[(,](?:含|包括|其中)?结转\\d"
)


def _other_meanings(context: Context) -> Iterator[Issue]:
    for claim in claims(context):
        if claim.qualifier != "exact" or not claim.others or _says_so(context, claim):
            continue
        if agrees(context, claim, claim.cells) is not False:
            continue
        fitting = [cells for cells in claim.others if agrees(context, claim, cells)]
        if not fitting:
            continue
        cells = fitting[0]
        named, usual = labels_of(context, cells, " + "), labels_of(context, claim.cells, " + ")
        readings = [context.reading(*key) for key in cells]
        yield Issue(
            message=f"“{claim.quote}” fits {named} ({shown_cells(readings)}), not {usual}",
            message_zh=f"正文{quoted(claim.quote)}与统计表{cells_zh(context, cells)}一致（{filled_zh(readings)}），"
            f"与{cells_zh(context, claim.cells)}不一致，请核对正文所指",
            indicators=tuple(dict.fromkeys(code for code, _ in cells)),
            applicant=cells[0][1],
            evidence=(*(r.at for r in readings if r is not None), claim.at),
        )


def _says_so(context: Context, claim: Claim) -> bool:
    """Whether the sentence names those carried in, after its figure or before: 加上上年结转3件，共受理31件."""
    if _CARRIED_IN.search(claim.quote) is not None:
        return True
    for statement, words in following(context):
        if statement.at.block != claim.at.block:
            continue
        ahead = (claim.at.start or 0) - (statement.at.end or 0)
        if ahead < 0 and _CARRIED_IN.search(words.partition("。")[0]) and statement.at == claim.at:
            return True
        before = statement.topic == "requests_carried_in" and 0 <= ahead < len(words)
        if before and "。" not in words[:ahead]:
            return True
    return False


RULE = Rule(
    code="GR405",
    name="other-meaning",
    severity="hint",
    title="a figure that agrees only under another meaning of its verb",
    title_zh="数据仅在另一种口径下与统计表一致",
    what="办理, 受理, 答复 or 办结 may mean the new requests, the new ones and those carried in, or those "
    "concluded. The figure agrees with the table, but not under the usual meaning; the finding names the one.",
    why="Who quotes the figure should know what it counts.",
    example="共受理申请31件 where 新收 is 28 and 上年结转 3.",
    basis="The printed balance 新收 + 上年结转 = 总计 + 结转下年度.",
    exceptions="A sentence that names those carried in beside its figure says what it counts.",
    explanation_zh="“受理”“办理”“答复”等可指新收、新收加结转或办结总数；正文数据与统计表在另一种口径下一致，予以指明。",
    example_zh="正文为“共受理申请31件”，统计表新收28件、上年结转3件。",
    basis_zh="表内公式：新收＋上年结转＝总计＋结转下年度。",
    exceptions_zh="句中已写明含上年结转的，不提示。",
    check=_other_meanings,
)
