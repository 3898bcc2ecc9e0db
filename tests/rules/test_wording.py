"""The words of the rules: those of docs/glossary.md, and docs/messages.md shows every message there is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.outputs.review import in_chinese
from tests.conftest import ROOT
from tools import messages

PACKAGE = Path(gp.__file__).parent
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
UNUSED = GLOSSARY.partition("## 不使用的词")[2]
FORBIDDEN = [
    word
    for line in re.findall(r"^\| ([^|（]+) \|", UNUSED, re.MULTILINE)
    for word in line.split("、")
    if word not in ("不用", "---")
]
# Codes of rules, names of formats and encodings, and of the file of a case.
NAMES = re.compile(
    r"GR\d{3}|Word|RTF|PDF|JSON|HTML|DOCX|GB(?:/T)? \d+|GBK|gb\w+|UTF-8|utf-8|report\.html"
)
CODE = re.compile("[a-z]+(?:[._][a-z]+)+")
FILE = re.compile(r"[\w/?=%.&-]*[/?.][\w/?=%.&-]+")
#: Where Chinese words of messages are made: these keywords, and names that end in _zh.
WORDS = ("message_zh", "suggestion_zh")
#: And what these are given.
NOTING = ("note", "_note", "_add")


@pytest.fixture(scope="module")
def said() -> tuple[messages.Said, ...]:
    return messages.said()


def test_the_glossary_names_what_is_not_used() -> None:
    assert {"取数", "读数", "单元格", "移至", "改为"} <= set(FORBIDDEN)


def test_every_message_is_in_the_words_of_the_glossary(said: tuple[messages.Said, ...]) -> None:
    for one in said:
        found = one.finding
        for text in filter(None, (found.message_zh, found.suggestion_zh, found.where_zh)):
            own = _own_words(text)
            assert not [word for word in FORBIDDEN if word in own], text
            assert not re.search("[A-Za-z]", NAMES.sub("", FILE.sub("", own))), text
        for text in filter(None, (found.message, found.suggestion)):
            assert not CODE.search(
                re.sub(r"“[^”]*”|\([^)]*\)|\S+\.(?:xls|pdf|html)\S*", "", text)
            ), text


def test_what_is_there_and_what_should_be_can_be_said_in_chinese(
    said: tuple[messages.Said, ...],
) -> None:
    for text in filter(
        None, (t for one in said for t in (one.finding.observed, one.finding.expected))
    ):
        own = re.sub(r"[\w.]+@\w+|\b\w*MB\w*\b", "", in_chinese(text))  # addresses, codes of bodies
        assert not re.search("[A-Za-z]", own), text


def test_every_message_asks_to_check(said: tuple[messages.Said, ...]) -> None:
    for one in said:
        found = one.finding
        asked = "请核对" in found.message_zh or "请对照原文核对" in found.message_zh
        handed_on = (
            re.search("请(?:用|在|另行|单独)|已核对$", found.message_zh) and found.rule == "GR011"
        )
        assert asked or handed_on, found.message_zh
        assert found.suggestion_zh is None or found.suggestion_zh.startswith("建议"), found
        assert not re.search("(?<!请)(?<!建议)(?:须|必须|务必)", _own_words(found.message_zh))


@pytest.mark.parametrize("rule", gp.RULES, ids=lambda rule: rule.code)
def test_explanations_are_in_the_words_of_the_glossary(rule: gp.Rule) -> None:
    texts = (
        rule.title_zh, rule.explanation_zh, rule.example_zh, rule.basis_zh, rule.exceptions_zh,
    )  # fmt: skip
    for text in texts:
        own = _own_words(text)
        assert not [word for word in FORBIDDEN if word in own], text
        assert not re.search("[A-Za-z]", NAMES.sub("", own)), text
    for text in texts[1:]:
        assert text.endswith("。"), text


def test_every_branch_of_a_message_is_shown(said: tuple[messages.Said, ...]) -> None:
    """Each piece of Chinese that a rule or a note puts into a message stands in one that is shown."""
    shown = "\n".join(f"{one.finding.message_zh}\n{one.finding.suggestion_zh}" for one in said)
    missing = [
        f"{path.relative_to(PACKAGE)}: {piece}" for path, piece in _pieces() if piece not in shown
    ]
    assert not missing, "\n".join(missing)


def test_nothing_that_people_are_told_is_in_other_words() -> None:
    for path, words in _pieces(rooms=None, told=(*WORDS, "reason_zh", "what_zh", "advice_zh")):
        assert not [word for word in FORBIDDEN if word in words], f"{path}: {words}"


def test_the_page_is_up_to_date(said: tuple[messages.Said, ...]) -> None:
    assert messages.PAGE.read_text("utf-8") == messages.page(said), "run make docs"


def _own_words(text: str) -> str:
    """A text without what it quotes."""
    return re.sub("“[^”]*”", "", text)


def _pieces(
    rooms: Sequence[str] | None = ("rules", "tables", "readers", "page"),
    told: Sequence[str] = WORDS,
) -> Iterator[tuple[Path, str]]:
    """The Chinese pieces of messages, rule by rule and in the readers' notes on a document."""
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0]
        source = path.read_text("utf-8")
        made = rooms is None or (room in rooms and path.name not in ("registry.py", "reference.py"))
        if not made or "_zh" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            for value in _said_in(node, told):
                for piece in ast.walk(value):
                    if isinstance(piece, ast.Constant) and isinstance(piece.value, str):
                        yield from (
                            (path, words)
                            for words in re.findall("[\u4e00-\u9fff]{2,}", piece.value)
                        )


def _said_in(node: ast.AST, told: Sequence[str]) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call):
        yield from (word.value for word in node.keywords if word.arg in told)
        if getattr(node.func, "attr", getattr(node.func, "id", "")) in NOTING:
            yield from node.args
    elif isinstance(node, ast.Assign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = (name for target in targets for name in ast.walk(target))
        if any(isinstance(name, ast.Name) and name.id.endswith("_zh") for name in names):
            yield node.value
    elif isinstance(node, ast.FunctionDef) and node.name.endswith("_zh"):
        yield from (n.value for n in ast.walk(node) if isinstance(n, ast.Return) and n.value)
