"""Statements under way: what is known of a figure while its rates, shares and parts still come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from govreport_parse.model.vocabularies import Basis
from govreport_parse.statements.tokens import Token
from govreport_parse.text.numerals import Number
from govreport_parse.topics.types import Topic

__all__ = ["NOTHING", "Changes", "Draft", "joined"]


class Draft(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A statement under way; a stage that knows more of it gives another.

    `sentence`: where its sentence begins. `reach`: what a rate must follow, its end or that of a
    bracket after it. `derived`: said of all items of another figure. `complete`: its breakdown
    says that it is one of all parts. `basis`: what says what it counts, in the words `counted`.
    `said_of`: the draft of whose items all it is said. `ratio`: its share of the draft `ratio_of`, in other
    words than 占: 合格率.
    `unread`: a figure among its parts could not be read. `earlier`: how many of its parts are of
    breakdowns before the one that is open. `elsewhere`: of a part of the year or a wider body; `period`: the part of the year.
    `base`: last year's figure. `inner`: a part by another classification (自然人40件，其中网上30件),
    which no cell counts. `closed`: in a bracket that is.
    `of_several`: its words name several rows, not all of them known.
    `governor`: the remedy whose outcome it is, `remedy` its slug.
    """

    topic: Topic | None
    token: Token
    begin: int
    end: int
    sentence: int
    reach: int
    rate: Token | None = None
    share: Token | None = None
    ratio: Token | None = None
    ratio_of: int | None = None
    parts: tuple[int, ...] = ()
    stock: bool = False
    cell: str | None = None
    part: bool = False
    derived: bool = False
    base: Number | None = None
    complete: bool = False
    inner: bool = False
    closed: bool = False
    governor: int | None = None
    remedy: str = ""
    basis: Basis = "own"
    counted: tuple[int, int] | None = None
    said_of: int | None = None
    sum_of: tuple[str, ...] = ()
    of_several: bool = False
    unread: bool = False
    elsewhere: bool = False
    period: str | None = None
    earlier: int = 0


# What a stage gives: drafts by their places, each instead of the one that stands there.
Changes: TypeAlias = Mapping[int, Draft]
NOTHING: Changes = MappingProxyType({})


def joined(drafts: Sequence[Draft], whole: int, *parts: int) -> Changes:
    """A whole with further parts, and these as its parts."""
    outer = drafts[whole]
    own = replace(outer, parts=(*outer.parts, *parts))
    return {whole: own} | {k: replace(drafts[k], part=True) for k in parts}
