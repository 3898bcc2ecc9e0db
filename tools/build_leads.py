"""Rebuild ``src/govreport_parse/topics/data/leads.json``: how the package's patterns begin, and their words.

They are read off the form in which Python's own parser of patterns understands them. Run after a pattern
of ``topics.toml``, or one that is ``guarded``, has changed::

    python tools/build_leads.py

With ``--check`` nothing is written: what is missing or stale is printed, and the exit status says whether
anything is.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import msgspec

from govreport_parse.topics import catalogue, leads

DATA = Path(leads.__file__).parent / "data" / "leads.json"
# What brings every module in that guards a pattern.
_IMPORTING = ("govreport_parse.pipeline", "govreport_parse.rules")
_MAX_RANGE = 128
# What matches at a place and takes no character there.
_PLACES = frozenset({sre.AT, sre.ASSERT, sre.ASSERT_NOT})
_ENDS = frozenset({sre.AT_END, sre.AT_END_STRING})
_GROUPS = frozenset({sre.SUBPATTERN, sre.ATOMIC_GROUP})
_REPEATS = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})


class Beginning(msgspec.Struct, frozen=True):
    """How matches of a pattern can begin: their first and second characters, None where these may be any.

    `empty`, `single`: whether one may be of no character, or of one alone.
    """

    firsts: frozenset[str] | None = frozenset()
    seconds: frozenset[str] | None = frozenset()
    empty: bool = False
    single: bool = False

    def then(self, other: Beginning) -> Beginning:
        """How this with the other after it can begin."""
        seconds = [self.seconds]
        seconds += [other.firsts] if self.single else []
        seconds += [other.seconds] if self.empty else []
        return Beginning(
            firsts=_together([self.firsts, other.firsts] if self.empty else [self.firsts]),
            seconds=_together(seconds),
            empty=self.empty and other.empty,
            single=(self.empty and other.single) or (self.single and other.empty),
        )


_NOTHING = Beginning(empty=True)
_ANYTHING = Beginning(firsts=None, seconds=None, empty=True, single=True)


def _together(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """The characters of some sets; None where one of them is of any."""
    known = list(sets)
    return None if None in known else frozenset().union(*(one for one in known if one))


def beginning(pattern: str) -> Beginning:
    """How matches of a pattern can begin."""
    tree = parser.parse(pattern)
    return _ANYTHING if tree.state.flags & ~re.UNICODE else _of_sequence(tree)


def first_characters(pattern: str) -> frozenset[str] | None:
    """The characters that a match can begin with, as ``leads.first_characters`` has them."""
    begun = beginning(pattern)
    return None if begun.empty else begun.firsts


def second_characters(pattern: str) -> frozenset[str] | None:
    """The characters that a match can go on with, as ``leads.second_characters`` has them."""
    begun = beginning(pattern)
    return None if begun.empty or begun.single else begun.seconds


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Beginning:
    found = _NOTHING
    for operation, argument in items:
        if not (found.empty or found.single):
            break
        found = found.then(_of_item(operation, argument))
    return found


def _of_item(operation: Any, argument: Any) -> Beginning:
    if operation is sre.LITERAL:
        return Beginning(firsts=frozenset({leads.lead_of(chr(argument))}), single=True)
    if operation is sre.IN:
        return Beginning(firsts=_of_class(argument), single=True)
    if operation is sre.AT and argument in _ENDS:
        return Beginning(firsts=frozenset({leads.END}), single=True)
    if operation in _PLACES:
        return _NOTHING
    flags_of_its_own = operation is sre.SUBPATTERN and (argument[1] or argument[2])
    if operation in _GROUPS and not flags_of_its_own:
        return _of_sequence(argument[-1] if operation is sre.SUBPATTERN else argument)
    if operation in _REPEATS:
        least, most, inner = argument
        once = _of_sequence(inner)
        found = once.then(once) if most > 1 else once
        return Beginning(
            firsts=found.firsts,
            seconds=_together([once.seconds, found.seconds]),
            empty=once.empty or least == 0,
            single=once.single and (least < 2 or once.empty),
        )
    if operation is sre.BRANCH:
        branches = [_of_sequence(branch) for branch in argument[1]]
        return Beginning(
            firsts=_together(branch.firsts for branch in branches),
            seconds=_together(branch.seconds for branch in branches),
            empty=any(branch.empty for branch in branches),
            single=any(branch.single for branch in branches),
        )
    return _ANYTHING


def _of_class(members: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    found: set[str] = set()
    for operation, argument in members:
        if operation is sre.LITERAL:
            found.add(leads.lead_of(chr(argument)))
        elif operation is sre.RANGE and argument[1] - argument[0] < _MAX_RANGE:
            found.update(leads.lead_of(chr(code)) for code in range(argument[0], argument[1] + 1))
        elif operation is sre.CATEGORY and argument is sre.CATEGORY_DIGIT:
            found.add(leads.DIGIT)
        else:
            return None
    return frozenset(found)


def words_within(pattern: str) -> list[str]:
    """Words of which every match of a pattern holds one; none where that cannot be said."""
    tree = parser.parse(pattern)
    return [] if tree.state.flags & ~re.UNICODE else sorted(_words_of(tree))


def _words_of(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The longest and fewest words of which a match of a sequence holds one."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, argument in items:
        if operation is sre.LITERAL:
            run += chr(argument)
            continue
        found.append(frozenset({run} - {""}))
        run = ""
        if operation is sre.BRANCH:
            branches = [_words_of(branch) for branch in argument[1]]
            found.append(frozenset().union(*branches) if all(branches) else frozenset())
        elif operation in _GROUPS and not (
            operation is sre.SUBPATTERN and (argument[1] or argument[2])
        ):
            found.append(_words_of(argument[-1] if operation is sre.SUBPATTERN else argument))
        elif operation in _REPEATS and argument[0]:
            found.append(_words_of(argument[2]))
    found.append(frozenset({run} - {""}))
    return max(filter(None, found), key=lambda w: (min(map(len, w)), -len(w)), default=frozenset())


def used_patterns() -> list[str]:
    """The patterns whose first characters the package asks for, in the order in which it does.

    For a process that has not imported the modules that ask.
    """
    asked: dict[str, None] = {}

    def noted(pattern: str) -> None:
        asked[pattern] = None

    def without_words(pattern: str) -> tuple[str, ...]:
        noted(pattern)
        return ()

    leads.first_characters = noted  # for the modules that are imported from here on
    leads.second_characters = noted
    leads.words_within = without_words
    for name in _IMPORTING:
        importlib.import_module(name)
    importlib.import_module("govreport_parse.topics.matcher").load_matcher()
    return list(asked)


def built(patterns: Iterable[str]) -> dict[str, list[str]]:
    """What the file should say of each pattern: first and second characters, none for any; its words."""
    return {
        p: [_written(first_characters(p)), _written(second_characters(p)), *words_within(p)]
        for p in patterns
    }


def _written(characters: frozenset[str] | None) -> str:
    return "".join(sorted(characters or ()))


def differences(listed: Mapping[str, list[str]], due: Mapping[str, list[str]]) -> list[str]:
    """What a file lacks, says wrongly, or has without need."""
    return [
        *(f"missing: {p}" for p in due if p not in listed),
        *(
            f"wrong ({listed[p]}, not {due[p]}): {p}"
            for p in due
            if listed.get(p, due[p]) != due[p]
        ),
        *(f"stale: {p}" for p in listed if p not in due),
    ]


def main() -> None:
    catalogue.check_patterns(catalogue.load_catalogue().topics)
    due = built(used_patterns())
    if "--check" not in sys.argv[1:]:
        DATA.write_text(json.dumps(due, ensure_ascii=False, indent=0) + "\n", "utf-8")
        return
    found = differences(json.loads(DATA.read_text("utf-8")), due)
    print(*found, sep="\n")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
