"""A、B分别为a、b: figures, or rates, by the order of their names."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from govreport_parse.statements.tokens import Token
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["QUARTERS", "Pairs", "names_in", "paired"]

QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_CLAUSE = lazy_pattern(r"[,;:。]")
_BETWEEN_NAMES = lazy_pattern("[、,]|以及|和|(?<!涉)及|与")
# 第一至第四季度分别为52件、…
_QUARTERS = lazy_pattern("第?[一1](?:季度)?[至到、-]第?[四4]个?季度|[四4]个季度|各季度")
_LEADS = lazy_pattern("(?:其次|再次|此外|还有|另有|主要)?[是为有]?")
_MAX_GAP = 16


class Pairs(msgspec.Struct, frozen=True, gc=False):
    """What follows 分别: numbers with their names, or rates, or differences that count nothing.

    Attributes
    ----------
    names, numbers
        By order; both empty where nothing is named.
    rates
        Changes of the figures before, by their order.
    begin
        Where the names begin.
    unnamed
        Numbers whose names stand further back, if anywhere.
    end
        Where the last of the tokens ends; None where none is taken.
    taken
        How many tokens it takes.
    """

    names: tuple[str, ...] = ()
    numbers: tuple[Token, ...] = ()
    rates: tuple[Token, ...] = ()
    unnamed: tuple[Token, ...] = ()
    begin: int = 0
    end: int | None = None
    taken: int = 0


def names_in(text: str) -> list[str]:
    """The names of a list: 微博、微信和客户端."""
    return [name for name in _BETWEEN_NAMES.split(text) if name]


def paired(
    body: str, token: Token, following: Sequence[Token], begin: int, *, counted: bool
) -> Pairs:
    """What 分别 pairs.

    Parameters
    ----------
    token
        The word 分别.
    following
        The tokens after it.
    begin
        Where the words after the figure before begin, or the sentence.
    counted
        Whether a figure before may be what is broken down.
    """
    figures = _figures(body, token, following)
    if figures and figures[0].kind == "rate":
        return Pairs(rates=tuple(figures), taken=len(figures))
    if not figures:
        differences = _differences(body, following)
        if differences:
            return Pairs(end=following[differences - 1].end, taken=differences)
    clauses = [begin, *(match.end() for match in _CLAUSE.finditer(body, begin, token.start))]
    if len(clauses) > 1 and clauses[-1] == token.start and len(figures) > 1:
        # 其次是信函和当面递交，分别为14条和12条: the names fill the clause before.
        leads = _LEADS.match(body, clauses[-2], token.start)
        clauses[-1] = leads.end() if leads else clauses[-2]
    begin = clauses[-1]
    names = names_in(body[begin : token.start].rstrip(","))
    quarters = _QUARTERS.search(body, begin, token.start)
    if quarters is not None and len(figures) == len(QUARTERS):
        names, begin = list(QUARTERS), quarters.start()
    if len(names) < 2 and len(figures) > 1 and not counted:
        return Pairs(end=figures[-1].end, taken=len(figures))  # what they are of is not said
    if len(names) < 2 or not figures:
        return Pairs(unnamed=tuple(figures))
    if len(names) != len(figures):
        return Pairs(end=figures[-1].end, taken=len(figures))  # which is whose is not said
    return Pairs(
        names=tuple(names),
        numbers=tuple(figures),
        begin=begin,
        end=figures[-1].end,
        taken=len(figures),
    )


def _figures(body: str, token: Token, following: Sequence[Token]) -> list[Token]:
    """The numbers or rates that follow 分别 one right after the other."""
    figures: list[Token] = []
    end = token.end
    for number in following:
        between = body[end : number.start]
        short = len(between) <= (1 if figures else _MAX_GAP) and "," not in between[1:]
        if number.kind not in ("number", "rate") or not short or ":" in between:
            break
        figures.append(number)
        end = number.end
    return _in_one_unit(figures)


def _in_one_unit(figures: list[Token]) -> list[Token]:
    """分别为21、6和2件: the unit that is printed once, after the last, is that of all."""
    unit = figures[-1].unit if figures else None
    if unit is None or any(one.kind != "number" or one.unit for one in figures[:-1]):
        return figures
    return [replace(one, unit=unit) for one in figures]


def _differences(body: str, following: Sequence[Token]) -> int:
    """How many tokens are differences, all of them: 分别比上年增加2项、9条."""
    taken = 1 if following and following[0].kind == "skip" else 0
    if len(following) <= taken or following[taken].kind != "delta":
        return 0
    taken += 1
    while taken < len(following) and following[taken].kind == "number":
        if body[following[taken - 1].end : following[taken].start] not in "、和":
            break
        taken += 1
    return taken
