"""GR603: an index number of another place or body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from govreport_parse.agencies import load_divisions
from govreport_parse.arithmetic.context import Context
from govreport_parse.rules.model import Issue, Peer, PeerIssue, Rule
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

# 统一社会信用代码 of a body: registered with the 编制 authority (1) as 机关 (1) or 事业单位 (2), then the
# division of the registry. Index numbers begin with it.
_CREDIT_CODE = lazy_pattern(r"1[12](\d{6})[0-9A-Z]{4,10}")
_WHOLE_CODE = lazy_pattern(r"1[12]\d{6}[0-9A-Z]{10}(?![0-9A-Z])")
_PREFECTURE = 4  # digits that name it


def _other_division(context: Context) -> Iterator[Issue]:
    report = context.report
    own = report.agency.division_code
    found = _CREDIT_CODE.match(report.metadata.index_number or "")
    if own is None or found is None or own.endswith("0000"):
        return
    if found[1][:_PREFECTURE] != own[:_PREFECTURE] and _stands(found[1], own):
        yield Issue(
            message=f"the index number names division {found[1]}, {report.agency.name} is in {own}",
            message_zh=f"索引号所含行政区划代码为{found[1]}，而{report.agency.name}的行政区划代码为{own}，请核对",
            observed=found[1],
            expected=own,
            entry="index_number",
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
                    message_zh=f"索引号中的机构代码“{code}”与{first.name}（{first.file}）相同，请核对",
                    observed=code,
                    entry="index_number",
                    peers=(first,),
                ),
            )


RULE = Rule(
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
    example_zh="安徽某县的报告，索引号为“11320829…/2022-00123”。",
    basis_zh="统一社会信用代码（GB 32100）第三至八位为登记机关区划；GB/T 2260。",
    exceptions_zh="同一地级市内的区划常有调整，已撤销区划的代码常沿用，均不判断；同一区划内共用代码的不判断。其他形式的索引号不判断。",
    check=_other_division,
    among=_shared_code,
)
