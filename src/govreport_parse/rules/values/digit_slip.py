"""GR307: one figure whose digits would mend every sum."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.repairs import Explained, Slip, explained
from govreport_parse.rules.model import Issue, Rule, places
from govreport_parse.rules.totals.sums import named, one_cell
from govreport_parse.rules.words import cells_zh

__all__ = ["RULE"]

# Repairs named in one finding, the likeliest first.
_MAX_REPAIRS = 3
_SLIPS: dict[Slip, tuple[str, str]] = {
    "exchanged": ("two digits exchanged", "疑为数字次序颠倒"),
    "dropped": ("a digit dropped or doubled", "疑为漏写或多写一位数字"),
    "mistyped": ("a digit mistyped", "疑为一位数字有误"),
}


def _slips(context: Context) -> Iterator[Issue]:
    for own in context.by_form():
        for found in explained(own):
            if found.repairs[0].slip is not None:
                yield _suggested(own, found)


def _suggested(context: Context, found: Explained) -> Issue:
    shown, shown_zh = [], []
    found = msgspec.structs.replace(found, repairs=found.repairs[:_MAX_REPAIRS])
    for repair in found.repairs:
        slip, slip_zh = _SLIPS[repair.slip or "mistyped"]
        shown.append(f"{named(context, [repair.key])} {repair.value} for {repair.printed} ({slip})")
        cell = cells_zh(context, [repair.key])
        shown_zh.append(f"{cell}填报为{repair.printed}，如为{repair.value}（{slip_zh}）")
    said, said_zh = "; or ".join(shown), "；或".join(shown_zh)
    issue = one_cell(context, found, said, said_zh)
    if len(found.sums) == 1:
        return msgspec.structs.replace(
            issue,
            message=f"one figure may explain the sum that fails: {said}",
            message_zh=f"{said_zh}，则不相等的合计与分项之和即相等，请核对",
            indicators=(found.repairs[0].key[0],),
            evidence=places([context.reading(*repair.key) for repair in found.repairs]),
            severity="hint",
        )
    sums = (places([context.reading(*key) for key in one.identity.cells]) for one in found.sums)
    return msgspec.structs.replace(issue, instead=tuple(("GR201", evidence) for evidence in sums))


RULE = Rule(
    code="GR307",
    name="digit-slip",
    severity="error",
    title="one figure whose digits would mend the sums that fail",
    title_zh="一个数据疑似笔误，致多处合计不相等",
    what="Sums of a table fail, and a single cell would mend all that it is in if two of its digits were exchanged, one "
    "were dropped or doubled, or one were mistyped. The repairs are ranked in that order. Where it explains two sums "
    "or more it stands for their GR201, and tells of each; of one sum alone it is a hint beside it.",
    why="It is where to look first: one slip, and not as many defects as sums that it breaks.",
    example="总计 34 with parts of 43.",
    example_zh="“总计”列“（七）总计”填报为34，各分项合计、各列合计和收办平衡三处均应为43。",
    basis="The identities of the form; a suggestion only, the figure stays as printed.",
    exceptions="Figures of one digit are replaced too easily and are not suggested. A sum that the slip does not mend "
    "keeps its GR201.",
    explanation_zh="若一个数据的数字次序颠倒、漏写或多写一位、或一位有误，更正后其所涉及的合计全部相等，则指明该数据。"
    "涉及两处以上合计的，代替各处的GR201并逐一列明；只涉及一处的，与GR201并列，仅作提示。",
    basis_zh="统计表各项数据之间的合计关系；只供核对，数据保持原样。",
    exceptions_zh="一位数容易偶然相符，不作建议。该数据不能解释的合计仍按GR201逐处提示。",
    check=_slips,
)
