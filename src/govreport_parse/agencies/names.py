"""The comparable form of a body's name."""

from __future__ import annotations

import re

from govreport_parse.fold import fold

__all__ = ["normalise_name"]

# Each pair names one body: the long form and the one that print shortens it to.
_SHORTENED = (
    (re.compile("^中华人民共和国(?=.)"), ""),
    (re.compile("^中国(?=人民银行)"), ""),
    (re.compile("中国共产党"), "中共"),
    (re.compile("人民政府"), "政府"),
    (re.compile("管理委员会$"), "管委会"),
    (re.compile("(?<=街道)办事处"), "办"),
    (re.compile("(?<=.)办公室$"), "办"),
)
_MARKS = re.compile(r"[\"'.·,、;:*-]|\(本级\)|\(机关\)|\(汇总\)")
# 国有资产监督管理委员会 is no 管委会.
_BOARD = re.compile("(?:监督|城市)管理委员会$")


def normalise_name(name: str) -> str:
    """`name` in the form that two prints of one body share.

    Blanks, quotes, bracket styles and script do not count, nor do long and short forms that mean the
    same (人民政府 and 政府, 办公室 and 办 at the end). A body and its office stay apart, as do bodies
    of different words: 发展和改革委员会 is not matched with 发展改革局.

    >>> normalise_name("淮安市洪澤區 人民政府辦公室")
    '淮安市洪泽区政府办'
    """
    text = _MARKS.sub("", fold(name))
    board = _BOARD.search(text)
    for pattern, short in _SHORTENED:
        if board is None or short != "管委会":
            text = pattern.sub(short, text)
    return text
