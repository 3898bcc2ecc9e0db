"""Every pattern of the package, and the strings that would make a backtracking matcher slow.

The strings are made from each pattern's own parse: a text that leads up to a repeat, its body many
times over, and a character that fits nothing; its literals many times over; its characters alone
and in pairs.
"""

from __future__ import annotations

import ast
import builtins
import gc
import random
import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import msgspec

import govreport_parse
from govreport_parse.forms import load_forms
from govreport_parse.statements import tokens
from govreport_parse.tables.restoring.words import vocabulary
from govreport_parse.text.patterns import LazyPattern
from govreport_parse.topics.leads import Choice
from govreport_parse.topics.matcher import load_matcher
from tests.safety.modules import modules

MISFITS = ("\x07", "龘")
_PAIRS = 12
# Strings of either kind for one pattern: the topics' words alone are some thousands.
_MOST = 30
_FUNCTIONS = frozenset(
    {"compile", "search", "match", "fullmatch", "findall", "finditer", "sub", "split"}
)


def all_patterns() -> dict[str, re.Pattern[Any]]:
    """Each pattern of the package under the name of the place that holds it."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in modules(govreport_parse):
        name = module.__name__.removeprefix("govreport_parse.")
        for key, value in vars(module).items():
            for place, pattern in _held(f"{name}.{key}", value, set()):
                found.setdefault(place, pattern)
        found |= {f"{name}:{line}": p for line, p in _inline(module)}
    matcher = load_matcher()
    # Patterns behind their first characters are compiled when they are first tried.
    texts = {f"tokens.{key}": text for key, text in tokens._TOKENS}
    gc.unfreeze()  # or the collector does not show what tests/conftest.py keeps from it
    held = [choice for choice in gc.get_objects() if isinstance(choice, Choice)]
    texts |= {f"leads.{number}": choice._pattern for number, choice in enumerate(held)}
    found |= {place: re.compile(text) for place, text in texts.items()}
    found |= dict(_held("topics.matcher", matcher, set()))
    found |= dict(_held("vocabulary", vocabulary(tuple(load_forms())), set()))
    by_text = {(p.pattern, p.flags): name for name, p in reversed(found.items())}
    return {name: found[name] for name in sorted(by_text.values())}


def _held(place: str, value: Any, seen: set[int]) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern | LazyPattern):
        yield place, value if isinstance(value, re.Pattern) else value.compiled()
        return
    if id(value) in seen or isinstance(value, str | bytes | int | ModuleType | type):
        return
    seen.add(id(value))
    if isinstance(value, dict):
        inner = [(str(k), v) for k, v in value.items()]
    elif isinstance(value, list | tuple | set | frozenset):
        inner = [(str(k), v) for k, v in enumerate(value)]
    elif isinstance(value, msgspec.Struct):
        inner = [(f, getattr(value, f)) for f in value.__struct_fields__]
    elif type(value).__module__.startswith("govreport_parse") and hasattr(value, "__dict__"):
        inner = list(vars(value).items())
    else:
        return
    for key, item in inner:
        yield from _held(f"{place}.{key}", item, seen)


def _inline(module: ModuleType) -> Iterator[tuple[int, re.Pattern[Any]]]:
    """Patterns that stand inside functions: ``re.search(r"…", text)``."""
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in _FUNCTIONS
            and node.args
            and isinstance(node.args[0], ast.Constant | ast.JoinedStr)
        ):
            # What a pattern takes from its function's own names is a word of the package's data.
            expression = compile(ast.Expression(node.args[0]), "pattern", "eval")
            yield node.lineno, re.compile(eval(expression, {}, _Names(vars(module))))  # noqa: S307


class _Names(dict[str, Any]):
    """A module's names, and a word for those of its functions."""

    def __missing__(self, key: str) -> Any:
        return vars(builtins).get(key, "甲")


def hostile_strings(pattern: re.Pattern[Any], size: int, rng: random.Random) -> Iterator[str]:
    """Strings of about `size` characters that are built against a pattern."""
    text = pattern.pattern
    flags = pattern.flags & (re.IGNORECASE | re.ASCII | re.DOTALL | re.MULTILINE | re.VERBOSE)
    tree = parser.parse(
        text.decode("latin-1") if isinstance(text, bytes) else text, flags & ~re.ASCII
    )
    pumps = list(dict.fromkeys(_pumps(list(tree), "")))
    words = [word for word in dict.fromkeys(_words(list(tree))) if word]
    chars = list(dict.fromkeys("".join(words) + "".join(_characters(list(tree)))))
    pairs = ["".join(rng.choices(chars, k=2)) for _ in range(_PAIRS if chars else 0)]
    others = [("", unit) for unit in dict.fromkeys([*words, *chars, *pairs])]
    for units in (pumps, others):
        for before, body in rng.sample(units, min(_MOST, len(units))):
            if body:
                many = before + body * (size // len(body) + 1)
                yield many + rng.choice(MISFITS)
                yield many


def _witness(items: Any) -> str:
    """A short text that a part of a pattern matches, as far as one can tell without looking around."""
    return "".join(_one(op, value) for op, value in items)


def _one(op: Any, value: Any) -> str:
    if op is codes.LITERAL:
        return chr(value)
    if op is codes.NOT_LITERAL:
        return "x" if value != ord("x") else "y"
    if op is codes.ANY:
        return "x"
    if op is codes.IN:
        return _member(value)
    if op is codes.BRANCH:
        return _witness(value[1][0])
    if op is codes.SUBPATTERN:
        return _witness(value[3])
    if op is codes.ATOMIC_GROUP:
        return _witness(value)
    if op in _REPEATS:
        return _witness(value[2]) * max(value[0], 1)
    return ""


_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_CATEGORY = {
    codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_DIGIT: "a", codes.CATEGORY_NOT_SPACE: "a", codes.CATEGORY_NOT_WORD: "!",
}  # fmt: skip


def _member(value: Any, skip: int = 0) -> str:
    members = [_set_member(op, arg) for op, arg in value if op is not codes.NEGATE]
    if value and value[0][0] is codes.NEGATE:
        excluded = set("".join(members))
        return next(char for char in "x1中 .," if char not in excluded)
    return members[skip % len(members)]


def _set_member(op: Any, arg: Any) -> str:
    if op is codes.LITERAL:
        return chr(arg)
    if op is codes.RANGE:
        return chr(arg[0])
    return _CATEGORY.get(arg, "a")


def _pumps(items: list[Any], before: str) -> Iterator[tuple[str, str]]:
    """For each repeat, what leads up to it and its body."""
    for op, value in items:
        if op in _REPEATS:
            if value[1] > 8:
                body = _witness(value[2])
                yield before, body
                for inner in value[2]:
                    if inner[0] is codes.BRANCH:
                        for branch in inner[1][1]:
                            yield before, _witness(branch)
                    if inner[0] is codes.IN and inner[1][0][0] is not codes.NEGATE:
                        for k in range(len(inner[1])):
                            yield before, _member(inner[1], k)
            yield from _pumps(list(value[2]), before)
        elif op is codes.BRANCH:
            for branch in value[1]:
                yield from _pumps(list(branch), before)
        elif op is codes.SUBPATTERN:
            yield from _pumps(list(value[3]), before)
        elif op is codes.ATOMIC_GROUP:
            yield from _pumps(list(value), before)
        before += _one(op, value)


def _words(items: list[Any]) -> Iterator[str]:
    """Runs of literals, and each alternative as a whole."""
    run = ""
    for op, value in items:
        if op is codes.LITERAL:
            run += chr(value)
            continue
        yield run
        run = ""
        if op is codes.BRANCH:
            for branch in value[1]:
                yield _witness(branch)
                yield from _words(list(branch))
        elif op is codes.SUBPATTERN:
            yield from _words(list(value[3]))
        elif op in _REPEATS:
            yield from _words(list(value[2]))
        elif op is codes.ATOMIC_GROUP:
            yield from _words(list(value))
    yield run


def _characters(items: list[Any]) -> Iterator[str]:
    """One member of each range and class."""
    for op, value in items:
        if op is codes.IN:
            yield _member(value)
        elif op is codes.BRANCH:
            for branch in value[1]:
                yield from _characters(list(branch))
        elif op is codes.SUBPATTERN:
            yield from _characters(list(value[3]))
        elif op in _REPEATS:
            yield from _characters(list(value[2]))
