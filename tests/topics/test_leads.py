"""Patterns that are tried only where they can begin find what they would find anywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_parse.statements import tokens, traps
from govreport_parse.text.fold import fold
from govreport_parse.topics import catalogue as topics
from govreport_parse.topics.leads import Choice, Leads, first_characters, guarded
from tests.whole import labelled

TEXTS = sorted({fold(case.text) for case in labelled.cases()})


def plainly(patterns: list[tuple[str, str]], text: str, end: int) -> list[tuple[str, int, int]]:
    """The first pattern that matches at each place, tried at every place."""
    compiled = [(key, re.compile(pattern)) for key, pattern in patterns]
    found = []
    position = 0
    while position <= end:
        matches = ((key, pattern.match(text, position, end)) for key, pattern in compiled)
        key, match = next(((k, m) for k, m in matches if m is not None), ("", None))
        if match is None:
            position += 1
            continue
        found.append((key, *match.span()))
        position = max(match.end(), position + 1)
    return found


def quickly(patterns: list[tuple[str, str]], text: str, end: int) -> list[tuple[str, int, int]]:
    return [
        (key, *match.span())
        for key, match in Leads(Choice(*entry) for entry in patterns).matches(text, 0, end)
    ]


@pytest.mark.parametrize(
    ("pattern", "leads"),
    [
        ("政府", "政"),
        ("政府|公开", "政公"),
        ("(?:其中)?包括", "其包"),
        (r"(?<!第)\d+件", "0"),
        ("[0-9件]", "0件"),
        ("(?:近|约)*5", "近约0"),
        ("(?=共)计?件", "计件"),
        ("件$|$", "件\n"),
        ("[^,;]件", None),
        (".件", None),
        ("[\u4e00-\u9fff]件", None),
        (r"\w+", None),
        ("件*", None),
        ("(件)?", None),
    ],
)
def test_first_characters(pattern: str, leads: str | None) -> None:
    found = first_characters(pattern)
    assert (found and found - {""}) == (None if leads is None else set(leads))


def test_tokens_are_those_of_a_plain_search() -> None:
    every = list(tokens._TOKENS)
    for text in TEXTS:
        plain = plainly(every, text, len(text))
        for relative in (True, False):
            if relative or not tokens._RELATIVE_SIGN.search(text):
                found = tokens._pattern(relative=relative).finditer(text)
                assert [(match.lastgroup, *match.span()) for match in found] == plain


# Digits, what follows them in traps, and what follows them in figures.
FIGURES = st.lists(
    st.one_of(
        st.from_regex(r"\A[0-9]{1,6}\Z"),
        st.sampled_from(
            [
                "年", "月", "日", "2019年5月", "1日", ".", ",", "-", ":", "·", "/", ")", "(", "(0", "至", "—",
                "号", "号楼", "室", "楼", "层", "路", "个", "工作日", "小时", "分钟", "天内", "字", "学年", "12345",
                "96", "13", "a@b", "@c", "_", "+", "条", "件", "在", "于", "第", "每周", "计1", "两项合计", "《", "》", "٣",
            ]
        ),
    ),
    max_size=8,
).map("".join)  # fmt: skip


@given(st.one_of(FIGURES, st.sampled_from(TEXTS)))
def test_traps_are_those_of_a_plain_search(text: str) -> None:
    plain = re.compile(f"{traps._NAMES}|{traps._AT_WORDS}|{traps._AT_DIGITS}")
    found = traps._TRAPS.finditer(text)
    assert [m.span() for m in found] == [m.span() for m in plain.finditer(text)]


@pytest.mark.parametrize("place", ["before", "negated", "heading"])
def test_heads_are_those_of_a_plain_search(place: str) -> None:
    patterns = [
        (topic.slug, "|".join(getattr(topic, place)))
        for topic in topics._load().topics
        if getattr(topic, place)
    ]
    leads = Leads(Choice(*entry) for entry in patterns)
    for text in TEXTS[::4]:
        for end in (len(text), text.find("件")):
            if end > 0:
                found = [(key, *m.span()) for key, m in leads.matches(text, 0, end)]
                assert found == plainly(patterns, text, end)


WORDS = st.text(alphabet="件共约近,12３٣四\n", max_size=12)
PATTERNS = st.lists(
    st.sampled_from(
        [
            "共?件", r"(?:约|近)*\d+", r"\d+件", "[^,件]件", "件$", "(?<=件)$", "(?<!约)近|共", "四|[1-3]+,", ".共",
        ]
    ),
    min_size=1, max_size=5, unique=True,
)  # fmt: skip


@given(PATTERNS, WORDS)
def test_any_patterns_on_any_text(chosen: list[str], text: str) -> None:
    patterns = [(pattern, pattern) for pattern in chosen]
    assert quickly(patterns, text, len(text)) == plainly(patterns, text, len(text))


@given(PATTERNS, WORDS)
def test_guarded_patterns_match_alike(chosen: list[str], text: str) -> None:
    plain = "|".join(chosen)
    spans = [[m.span() for m in re.finditer(p, text)] for p in (plain, guarded(plain))]
    assert spans[0] == spans[1]
