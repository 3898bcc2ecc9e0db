"""GR306: 规章 of a body that cannot make any."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Rule
from govreport_parse.rules.words import reading_zh
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

# Places whose governments make no 规章 (立法法): below the prefecture; and departments of local ones.
_WITHOUT_POWER = frozenset({"county", "township"})
# 司法局 keep the 规章 of their government.
_LEGAL = lazy_pattern("(?:司法|法制)[局厅办委]")
# Not 办公厅 nor 办公室: the office of a government may report for the government itself.
_DEPARTMENT = lazy_pattern(r"(?:局|委员会|委|(?<!办公)厅|中心|街道办事处)$")


def _rules_made(context: Context) -> Iterator[Issue]:
    agency = context.report.agency
    name = agency.name or ""
    department = agency.region is not None and _DEPARTMENT.search(name) is not None
    if agency.level not in _WITHOUT_POWER and not department:
        return
    for reading in context.report.readings:
        if reading.value and (reading.indicator or "").startswith("documents.rules."):
            yield Issue(
                severity="hint" if _LEGAL.search(name) else None,
                message=f"{reading.label} is {reading.value}, but {name} cannot make 规章",
                message_zh=f"{reading_zh(reading)}填报为{reading.value}，而{name}没有规章制定权，请核对是否误将规范性文件填入",
                indicators=(reading.indicator,) if reading.indicator else (),
                observed=reading.raw,
                evidence=(reading.at,),
            )


RULE = Rule(
    code="GR306",
    name="rules-without-power",
    severity="warning",
    title="规章 of a body that cannot make any",
    title_zh="无规章制定权的机关填报了规章",
    what="A county, a township or a department of a local government reports 规章 made, repealed or in force.",
    why="规范性文件 were entered in the row of 规章; totals of 规章 are then far too large.",
    example="尼勒克某镇 with 6 现行有效 规章.",
    basis="立法法: State Council departments, provinces, 设区的市 and 自治州 make 规章.",
    exceptions="Bodies whose level neither name nor division tells are not judged, nor are offices of governments that may make "
    "some. A hint for 司法局 and 司法厅, which keep the 规章 of their government.",
    explanation_zh="县、乡镇及地方政府部门没有规章制定权，其“规章”一行不应大于0，可能将规范性文件填入。",
    example_zh="某镇填报现行有效的规章6件。",
    basis_zh="立法法：国务院部门、省级、设区的市、自治州政府可制定规章。",
    exceptions_zh="名称和区划都看不出层级的机关，以及有规章制定权的政府的办公厅（室），不判断；司法厅（局）代政府管理规章，只作提示。",
    check=_rules_made,
)
