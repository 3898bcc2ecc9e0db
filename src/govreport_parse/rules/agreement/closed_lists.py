"""Lists that name all there are in a sentence of their own, and the figure that a slip in them keeps them from.

公开418条。…从内容看，便民服务88条，社区建设102条，其余130条: the 418 that they come to with 103 for 130.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govreport_parse.arithmetic.context import Context
from govreport_parse.arithmetic.repairs import slip_between
from govreport_parse.model.records import Statement
from govreport_parse.rules.agreement.lists import amount, between, by_kind
from govreport_parse.text.fold import fold

__all__ = ["closed_lists"]

_REST = re.compile("其[他它余]|余下|剩余|剩下|别的")
_NAMED = re.compile(r"^[^,;。:\d]{1,16}(?:单位|部门|镇|街道|办)[^,;。:\d]{0,12}:")
# Together they are all bodies of a place.
_BODIES = (re.compile("本级|机关|政府办"), re.compile("部门|单位|局"), re.compile("[乡镇]|街道"))
_FEWEST = 3


def closed_lists(context: Context) -> Iterator[tuple[Statement, list[Statement]]]:
    """Lists that are no figure's parts, with the figure that they should come to.

    Only where no figure of the report or its tables is what they come to, and a single one of them with two
    digits exchanged, or one mistyped, would make them that of one before.
    """
    figures = context.report.statements
    within = {k for figure in figures for k in figure.parts}
    known = {reading.value for reading in context.report.readings}
    for begin, end in _runs(context, within):
        run = list(figures[begin:end])
        value = sum(map(amount, run))
        if value in known or any(amount(figure) == value for figure in figures):
            continue
        wholes = [
            figure
            for k, figure in enumerate(figures[:begin])
            if k not in within and figure.qualifier == "exact" and figure.unit == run[0].unit
        ]
        near = [w for w in wholes if _is_meant(w, run) and _is_a_slip(w, run)]
        if len({amount(w) for w in near}) == 1:
            yield near[-1], run


def _runs(context: Context, within: set[int]) -> Iterator[tuple[int, int]]:
    """Where lists begin and end that are no parts, and that name all there are."""
    figures = context.report.statements
    begin = 0
    while begin < len(figures):
        end = begin + 1
        if begin not in within and _is_plain(figures[begin]) and _opens(figures[begin]):
            while end < len(figures) and end not in within and _goes_on(context, figures, end):
                end += 1
            if end - begin >= _FEWEST and _is_closed(figures[begin:end]):
                yield begin, end
        begin = end


def _is_plain(figure: Statement) -> bool:
    plain = figure.qualifier == "exact" and not figure.parts and not figure.stock
    return plain and figure.share_percent is None


def _opens(figure: Statement) -> bool:
    """Whether a figure begins a list of all: 从内容看, 各单位收到申请数：部门20件, 区政府本级28件."""
    if by_kind([figure]) or _NAMED.match(fold(figure.text)) is not None:
        return True
    return _BODIES[0].search(fold(figure.counted)) is not None


def _goes_on(context: Context, figures: Sequence[Statement], k: int) -> bool:
    """Whether a figure is the next of the list, in the same sentence."""
    last, figure = figures[k - 1], figures[k]
    alike = figure.unit == last.unit and figure.at.block == last.at.block and _is_plain(figure)
    return alike and "。" not in fold(figure.text) + between(context, last, figure)


def _is_closed(run: Sequence[Statement]) -> bool:
    """Whether a list says that it names all there are: by 其余 at its end, or every kind of body."""
    names = [fold(figure.counted) for figure in run]
    if any(_REST.match(name) for name in names[-2:]):
        return True
    return all(any(kind.search(name) for name in names) for kind in _BODIES)


def _is_meant(whole: Statement, run: Sequence[Statement]) -> bool:
    """Whether a figure may be what a list divides: one of a known topic, or one of its paragraph."""
    return whole.topic is not None or whole.at.block == run[0].at.block


def _is_a_slip(whole: Statement, run: Sequence[Statement]) -> bool:
    missing = amount(whole) - sum(map(amount, run))
    slips = (
        slip_between(amount(part), amount(part) + missing)
        for part in run
        if amount(part) + missing > 0
    )
    return any(slip is not None and slip != "dropped" for slip in slips)
