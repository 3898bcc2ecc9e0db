"""GR307: one figure whose digits would mend every sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.repairs import Repair, Slip, repairs
from govreport_parse.forms.words import applicant_label
from govreport_parse.rules.model import Issue, Rule, places

__all__ = ["RULE"]

# Repairs named in one finding, the likeliest first.
_MAX_REPAIRS = 3
_SLIPS: dict[Slip, tuple[str, str]] = {
    "exchanged": ("two digits exchanged", "数字次序颠倒"),
    "dropped": ("a digit dropped or doubled", "漏写或多写一位数字"),
    "mistyped": ("a digit mistyped", "一位数字有误"),
}


def _slips(context: Context) -> Iterator[Issue]:
    for own in context.by_form():
        for failing, found in repairs(own):
            yield _suggested(own, failing, found)


def _suggested(context: Context, failing: int, found: Sequence[Repair]) -> Issue:
    shown, shown_zh = [], []
    for repair in found[:_MAX_REPAIRS]:
        code, applicant = repair.key
        slip, slip_zh = _SLIPS[repair.slip]
        label = context.label(code, applicant)
        name = f"{label} ({applicant})" if applicant else label
        name_zh = f"“{label}”（{applicant_label(applicant)}）" if applicant else f"“{label}”"
        shown.append(f"{name} {repair.value} for {repair.printed} ({slip})")
        shown_zh.append(f"{name_zh}{repair.printed}应为{repair.value}（{slip_zh}）")
    best = found[0]
    return Issue(
        message=f"one figure may explain the {failing} sum(s) that fail: {'; or '.join(shown)}",
        message_zh=f"{failing}处合计不符可能由一个数据引起：{'；或'.join(shown_zh)}",
        indicators=(best.key[0],),
        applicant=best.key[1],
        observed=str(best.printed),
        expected=str(best.value),
        suggestion=f"compare {shown[0]} with the original",
        suggestion_zh=f"与原件核对：{shown_zh[0]}",
        evidence=places([context.reading(*repair.key) for repair in found[:_MAX_REPAIRS]]),
    )


RULE = Rule(
    code="GR307",
    name="digit-slip",
    severity="hint",
    title="one figure whose digits would mend every sum",
    title_zh="疑似数字笔误",
    what="Sums of a table fail, and a single cell would mend them all if two of its digits were exchanged, one were dropped "
    "or doubled, or one were mistyped. The repairs are ranked in that order.",
    why="It is where to look first.",
    example="总计 34 with parts of 43.",
    basis="The identities of the form; a suggestion only, the reading stays as printed.",
    exceptions="Figures of one digit are replaced too easily and are not suggested.",
    explanation_zh="若将某一单元格的数字次序颠倒、补上或去掉一位、或更正一位，则全部合计相符。仅供核对，读数保持原样。",
    basis_zh="统计表的勾稽关系；只是建议，读数保持原样。",
    exceptions_zh="一位数过于容易被替换，不作建议。",
    check=_slips,
)
