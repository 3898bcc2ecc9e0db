"""Patterns that are tried only where they can begin find what they would find anywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_parse.statements import tokens, traps
from govreport_parse.text.fold import fold
from govreport_parse.topics import leads
from govreport_parse.topics.catalogue import load_catalogue
from govreport_parse.topics.leads import Choice, Leads, guarded, lead_of
from tests.whole import labelled
from tools import build_leads

LISTED: dict[str, list[str]] = json.loads(build_leads.DATA.read_text("utf-8"))
TEXTS = sorted({fold(case.text) for case in labelled.cases()})


WAYS = st.sampled_from([build_leads.first_characters, leads._any_character])
Way = Callable[[str], frozenset[str] | None]


@contextmanager
def beginning(way: Way) -> Iterator[None]:
    """Patterns begin as one of two ways has it: worked out here, for no file lists them, or anyhow."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(leads, "first_characters", way)
        if way is build_leads.first_characters:
            patch.setattr(leads, "second_characters", build_leads.second_characters)
            patch.setattr(leads, "words_within", lambda p: tuple(build_leads.words_within(p)))
        yield


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


def spans(patterns: Iterable[tuple[str, str]], text: str, end: int) -> list[tuple[str, int, int]]:
    matches = Leads(Choice(*entry) for entry in patterns).matches(text, 0, end)
    return [(key, *match.span()) for key, match in matches]


@pytest.mark.parametrize(
    ("pattern", "characters"),
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
        ("(?i)a", None),
        ("(?i:a)b", None),
        ("(?>件)", "件"),
        ("(?:件|.)", None),
        ("(?:件|约*)近", "件约近"),
    ],
)
def test_first_characters(pattern: str, characters: str | None) -> None:
    found = build_leads.first_characters(pattern)
    assert found == (None if characters is None else set(characters))


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        ("政府", "府"),
        ("政府|公开", "府开"),
        ("(?:其中)?包括", "中括"),
        ("共?件数", "件数"),
        ("共?件", None),  # 件 alone: whatever comes after it
        ("件(?=数)", None),
        (r"(?<!第)\d{2}件", "0"),
        (r"\d{1,2}件", "0件"),
        ("(?:近|约)*5件", "近约5件"),
        ("(?:近似?){2}件", "近似"),
        ("(?:件?){2}数", None),
        ("件$", "\n"),
        ("件(?:$|数)", "\n数"),
        ("件.", None),
        ("件数*", None),
        ("(?i)ab", None),
        ("(?>件数)", "数"),
        ("[件条]数", "数"),
        ("(?:件|条款)数", "数款"),
    ],
)
def test_second_characters(pattern: str, characters: str | None) -> None:
    found = build_leads.second_characters(pattern)
    # A digit stands for every digit, as the first of a match does.
    due = None if characters is None else {lead_of(char) for char in characters}
    assert found == due


def check(package: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | ({} if package is None else {"PYTHONPATH": str(package)})
    command = [sys.executable, build_leads.__file__, "--check"]
    return subprocess.run(  # noqa: S603
        command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8"
    )


def test_the_file_lists_the_patterns_of_the_package() -> None:
    done = check()
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", ""), "run: make data"


def test_a_changed_pattern_fails_the_check_and_is_read_all_the_same(tmp_path: Path) -> None:
    package = Path(leads.__file__).parents[1]
    copy = tmp_path / package.name
    shutil.copytree(package, copy)
    topics = copy / "topics" / "data" / "topics.toml"
    text = topics.read_text("utf-8")
    assert text.count("'诵读{n}'") == 0
    kinds, mark, entries = text.partition("\n[topics.")
    entries = entries.replace("before = ['", "before = ['诵读{n}', '", 1)
    topics.write_text(kinds + mark + entries, "utf-8")
    done = check(tmp_path)
    assert done.returncode == 1
    missing, stale = done.stdout.splitlines()
    assert missing.startswith("missing: 诵读")
    assert stale.startswith("stale: ")
    found = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _FIND], capture_output=True, check=True, text=True,
        env=os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"}, encoding="utf-8",
    )  # fmt: skip
    assert found.stdout.split() == ["诵读共"]


_FIND = """
from govreport_parse.topics.matcher import load_matcher
text = "开展诵读共"
print(*(text[head.start : head.end] for head in load_matcher().find("before", text, 0, len(text))))
"""


def test_what_a_file_lacks_says_wrongly_or_has_without_need() -> None:
    due = {"a": ["a", "ab"], "b": ["b", "b"]}
    assert build_leads.differences(due, due) == []
    listed = due | {"b": ["bc", "b"], "c": ["c"]}
    assert build_leads.differences(listed, due | {"d": [""]}) == [
        "missing: d", "wrong (['bc', 'b'], not ['b', 'b']): b", "stale: c",
    ]  # fmt: skip


def test_listed_patterns_begin_as_listed() -> None:
    begun = gone_on = 0
    for pattern, listed in LISTED.items():
        firsts, seconds = listed[:2]
        assert leads._listed_characters(pattern) == (frozenset(firsts) or None)
        assert leads._listed_seconds(pattern) == (frozenset(seconds) or None)
        for match in (m for text in TEXTS for m in re.finditer(pattern, text) if firsts):
            start = match.start()
            first, second = (match.string[k : k + 1] or leads.END for k in (start, start + 1))
            assert lead_of(first) in firsts
            assert not seconds or lead_of(second) in seconds
            begun += 1
            gone_on += bool(seconds)
    assert begun > 5_000
    assert gone_on > 5_000


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("[^,]{0,4}(?:掌握|持有)的?", ["持有", "掌握"]),
        ("[^,]件|.{2}政府信息", ["件", "政府信息"]),
        (".(?:不|未)(?:保存|保管)", ["保"]),
        (".(?:不掌握)?(?=公开).", []),
        (".(?:不掌握){1,2}", ["不掌握"]),
        (".[一二]|件", []),
        ("(?i).a", []),
        (".(?i:a)", []),
        (".(?>掌握)", ["掌握"]),
        (".*", []),
    ],
)
def test_words_within(pattern: str, words: list[str]) -> None:
    assert build_leads.words_within(pattern) == words


def test_matches_of_listed_patterns_hold_one_of_the_words_listed() -> None:
    held = 0
    for pattern, listed in LISTED.items():
        words = tuple(listed[2:])
        assert leads._listed_words(pattern) == words
        for match in (m for text in TEXTS for m in re.finditer(pattern, text) if words):
            assert any(word in match.group() for word in words)
            held += 1
    assert held > 5_000


def test_what_is_not_listed_may_begin_anyhow_and_hold_any_words() -> None:
    assert leads._listed_words("政府|公开") == leads._any_words(next(iter(LISTED))) == ()
    assert leads._listed_characters("政府|公开") is leads._listed_seconds("政府|公开") is None
    assert leads._any_character(next(iter(LISTED))) is None


def test_tokens_are_those_of_a_plain_search() -> None:
    every = list(tokens._TOKENS)
    for text in TEXTS:
        plain = plainly(every, text, len(text))
        for relative in (True, False):
            if relative or not tokens._RELATIVE_SIGN.search(text):
                found = tokens._pattern(relative=relative)[0].finditer(text)
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
        for topic in load_catalogue().topics
        if getattr(topic, place)
    ]
    for text in TEXTS[::8]:
        for end in (len(text), text.find("件")):
            if end > 0:
                assert spans(patterns, text, end) == plainly(patterns, text, end)


WORDS = st.text(alphabet="件共约近,12３٣四\n", max_size=12)
PATTERNS = st.lists(
    st.sampled_from(
        [
            "共?件", r"(?:约|近)*\d+", r"\d+件", "[^,件]件", "件$", "(?<=件)$", "(?<!约)近|共", "四|[1-3]+,", ".共",
            r"件(?:$|\d)", r"(?:约|近共)件", r"[共件]\d?,",
        ]
    ),
    min_size=1, max_size=5, unique=True,
)  # fmt: skip


@given(PATTERNS, WORDS, WAYS)
def test_any_patterns_on_any_text(chosen: list[str], text: str, way: Way) -> None:
    patterns = [(pattern, pattern) for pattern in chosen]
    with beginning(way):
        found = spans(patterns, text, len(text))
    assert found == plainly(patterns, text, len(text))


@given(PATTERNS, WORDS, WAYS)
def test_guarded_patterns_match_alike(chosen: list[str], text: str, way: Way) -> None:
    plain = "|".join(chosen)
    with beginning(way):
        quick = guarded(plain)
    found = [[m.span() for m in re.finditer(p, text)] for p in (plain, quick)]
    assert found[0] == found[1]


def test_patterns_are_kept_for_so_many_pairs_of_characters() -> None:
    found = Leads([Choice("", "件数?")])
    text = "".join(chr(0x7000 + k) for k in range(2 * leads._MOST_PAIRS)) + "件数"
    assert [match.span() for _, match in found.matches(text, 0, len(text))] == [
        (len(text) - 2, len(text))
    ]
    assert 0 < len(found._every.known) <= leads._MOST_PAIRS


def test_a_look_stands_before_the_pattern() -> None:
    with beginning(build_leads.first_characters):
        assert guarded("共?件") == "(?=[件共])(?:共?件)"
        assert guarded("件$|$") == "件$|$"
        assert guarded(".件") == ".件"
    with beginning(leads._any_character):
        assert guarded("共?件") == "共?件"
