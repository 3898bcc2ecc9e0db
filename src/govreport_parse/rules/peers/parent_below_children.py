"""GR602: a government's figure below the sum of its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from govreport_parse.forms.words import indicator_label
from govreport_parse.rules.model import Issue, Peer, PeerIssue, Rule
from govreport_parse.rules.words import label_zh
from govreport_parse.text.numerals import Number
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

_GOVERNMENT = lazy_pattern(r"人民政府$")


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
        held = [part for part in parts if indicator in part.totals]
        known = [part.totals[indicator] for part in held]
        total: Number = sum(known)
        if known and total > whole:
            yield (
                parent,
                Issue(
                    message=f"{indicator_label(indicator)} of {parent.name} is {whole}; {len(known)} reports of its parts sum to {total}: "
                    "it may cover its own office alone",
                    message_zh=f"{parent.name}的{label_zh(indicator_label(indicator))}填报为{whole}，"
                    f"少于其所属部门及下级机关{len(known)}份报告的合计{total}，请核对是否只填报了本级机关",
                    indicators=(indicator,),
                    observed=str(whole),
                    expected=f"≥ {total}",
                    peers=tuple(held),
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


RULE = Rule(
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
    example_zh="某县填报收到申请12件，其各局分别为9件、7件和30件。",
    basis_zh="每件事项属于一个机关，部分之和即为下限；区划按GB/T 2260。",
    exceptions_zh="政府报告可能只含本级机关，只作提示；区划不能确定的机关不计。",
    among=_below_the_sum,
)
