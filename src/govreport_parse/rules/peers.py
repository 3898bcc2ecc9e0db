"""GR602 and GR603: the bodies of an archive against one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from govreport_parse.agencies import load_divisions
from govreport_parse.forms.words import indicator_label
from govreport_parse.model.records import AnnualReport
from govreport_parse.rules.model import Context, Issue, Peer, PeerIssue, Rule
from govreport_parse.text.numerals import Number

__all__ = ["COUNTED", "RULES", "peer_of"]

# Cells whose whole-area figure no part of the area can exceed: counts of cases, each of one body.
COUNTED = (
    ("requests.received", None),
    ("requests.received", "total"),
    ("reconsideration.total", None),
    ("powers.licensing.decisions", None),
    ("powers.penalty.decisions", None),
    ("powers.coercion.decisions", None),
)
_GOVERNMENT = re.compile(r"人民政府$")
# 统一社会信用代码 of a body: registered with the 编制 authority (1) as 机关 (1) or 事业单位 (2), then the
# division of the registry. Index numbers begin with it.
_CREDIT_CODE = re.compile(r"1[12](\d{6})[0-9A-Z]{4,10}")
_WHOLE_CODE = re.compile(r"1[12]\d{6}[0-9A-Z]{10}(?![0-9A-Z])")
_PREFECTURE = 4  # digits that name it


def peer_of(report: AnnualReport, key: str) -> Peer:
    """What the rules on many bodies look at."""
    totals: dict[str, Number] = {}
    for reading in report.readings:
        cell = (reading.indicator or "", reading.applicant)
        if cell in COUNTED and reading.value is not None:
            totals.setdefault(cell[0], reading.value)
    return Peer(
        key=key,
        file=report.source.name,
        name=report.agency.name or "",
        level=report.agency.level,
        division_code=report.agency.division_code,
        year=report.year,
        index_number=report.metadata.index_number,
        totals=totals,
    )


def _below_the_sum(peers: Sequence[Peer]) -> Iterator[PeerIssue]:
    areas: defaultdict[tuple[int, str], list[Peer]] = defaultdict(list)
    for peer in _once_a_year(peers):
        if peer.division_code is not None and peer.year is not None:
            areas[peer.year, peer.division_code].append(peer)
            if _governs(peer) and (above := _above(peer.division_code)) is not None:
                areas[peer.year, above].append(peer)
    for (_, code), members in areas.items():
        parents = [p for p in members if _governs(p) and p.division_code == code]
        if len(parents) == 1:
            yield from _exceeded(parents[0], [p for p in members if p is not parents[0]])


def _once_a_year(peers: Iterable[Peer]) -> Iterable[Peer]:
    """The first report of each body on each year: a re-post must not count twice."""
    return {(peer.key, peer.year): peer for peer in reversed(list(peers))}.values()


def _exceeded(parent: Peer, parts: list[Peer]) -> Iterator[PeerIssue]:
    for indicator, whole in parent.totals.items():
        known = [part.totals[indicator] for part in parts if indicator in part.totals]
        total: Number = sum(known)
        if known and total > whole:
            yield (
                parent,
                Issue(
                    message=f"{indicator} of {parent.name} is {whole}; {len(known)} reports of its parts sum to {total}: "
                    "it may cover its own office alone",
                    message_zh=f"{parent.name}的“{indicator_label(indicator)}”为{whole}，低于{len(known)}个下级或所属机关之和{total}，可能只含本级",
                    indicators=(indicator,),
                    observed=str(whole),
                    expected=f"≥ {total}",
                ),
            )


def _governs(peer: Peer) -> bool:
    """Whether it is the government of its division, not of a township in it."""
    return peer.level != "township" and _GOVERNMENT.search(peer.name) is not None


def _above(code: str) -> str | None:
    """The division that a division is directly in."""
    if not code.endswith("00"):
        return f"{code[:4]}00"
    return None if code.endswith("0000") else f"{code[:2]}0000"


def _other_division(context: Context) -> Iterator[Issue]:
    report = context.report
    own = report.agency.division_code
    found = _CREDIT_CODE.match(report.metadata.index_number or "")
    if own is None or found is None or own.endswith("0000"):
        return
    if found[1][:_PREFECTURE] != own[:_PREFECTURE] and _stands(found[1], own):
        yield Issue(
            message=f"the index number names division {found[1]}, {report.agency.name} is in {own}",
            message_zh=f"索引号所含区划代码为{found[1]}，而{report.agency.name}的区划代码为{own}",
            observed=found[1],
            expected=own,
        )


def _stands(code: str, own: str) -> bool:
    """Whether a code is that of a county or prefecture which cannot have been the body's own.

    Bodies keep the code of a unit that passed to another prefecture of the province (莱芜, 简阳).
    """
    units = [unit for unit in load_divisions() if unit.code == code and unit.level != "province"]
    return any(unit.last is None or code[:2] != own[:2] for unit in units)


def _shared_code(peers: Sequence[Peer]) -> Iterator[PeerIssue]:
    holders: defaultdict[tuple[int | None, str], dict[str, Peer]] = defaultdict(dict)
    for peer in peers:
        if found := _WHOLE_CODE.match(peer.index_number or ""):
            holders[peer.year, found[0]].setdefault(peer.key, peer)
    for (_, code), bodies in holders.items():
        first, *others = bodies.values()
        # A government, its office and its townships may be registered under one code.
        for other in (o for o in others if o.division_code != first.division_code):
            yield (
                other,
                Issue(
                    message=f"its index number begins with {code}, as does that of {first.name} ({first.file})",
                    message_zh=f"索引号中的机构代码{code}与{first.name}（{first.file}）相同",
                    observed=code,
                ),
            )


RULES = (
    Rule(
        code="GR602",
        name="parent-below-children",
        severity="hint",
        title="a government's figure below the sum of its parts",
        title_zh="政府数据低于所辖各机关之和",
        what="Among the reports given, requests received, reconsiderations or decisions of a government are fewer than those "
        "of its departments, its townships and the governments directly below it, as far as they are known, together.",
        why="The report covers its own office alone, or leaves bodies out; adding it to the others counts some twice.",
        example="A county with 12 requests whose bureaus report 9, 7 and 30.",
        basis="Each case is one body's; a sum of some parts is a lower bound. Divisions by GB/T 2260.",
        exceptions="A government may report for its own office: a hint. Bodies without a certain division are left out.",
        explanation_zh="所给报告中，政府的申请、复议或处理决定数少于其部门、乡镇及直接下级政府已知数之和。",
        basis_zh="每件事项属于一个机关，部分之和即为下限；区划按GB/T 2260。",
        exceptions_zh="政府报告可能只含本级机关，只作提示；区划不能确定的机关不计。",
        among=_below_the_sum,
    ),
    Rule(
        code="GR603",
        name="division-conflict",
        severity="hint",
        title="an index number of another place or body",
        title_zh="索引号与机关不符",
        what="The body's code in the index number names another prefecture than its name does; or, among the reports given, two "
        "bodies on one year have the same code.",
        why="The page is filed under another body, or was copied from it; joined by code, its figures go astray.",
        example="索引号 11320829…/2022-00123 on the report of a county in 安徽.",
        basis="统一社会信用代码 (GB 32100): digits three to eight are the division of the registry; GB/T 2260.",
        exceptions="Within a prefecture divisions are often renamed and merged, and codes of units that have ended are kept: not "
        "judged, nor is a code shared within a division. Index numbers of other shapes.",
        explanation_zh="索引号开头的机构代码所含区划与机关名称不在同一地级市，或同一年度两个机关的机构代码相同。",
        basis_zh="统一社会信用代码（GB 32100）第三至八位为登记机关区划；GB/T 2260。",
        exceptions_zh="同一地级市内的区划常有调整，已撤销区划的代码常沿用，均不判断；同一区划内共用代码的不判断。其他形式的索引号不判断。",
        check=_other_division,
        among=_shared_code,
    ),
)
