"""Rebuild ``src/govreport_parse/topics/data/leads.json``: the first characters of the package's patterns, and their words.

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


def first_characters(pattern: str) -> frozenset[str] | None:
    """The characters that a match can begin with, as ``leads.first_characters`` has them."""
    tree = parser.parse(pattern)
    if tree.state.flags & ~re.UNICODE:
        return None
    found, may_be_empty = _of_sequence(tree)
    return None if found is None or may_be_empty else frozenset(found)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> tuple[set[str] | None, bool]:
    """First characters of a sequence, and whether it may match nothing."""
    found: set[str] = set()
    for operation, argument in items:
        own, may_be_empty = _of_item(operation, argument)
        if own is None:
            return None, may_be_empty
        found |= own
        if not may_be_empty:
            return found, False
    return found, True


def _of_item(operation: Any, argument: Any) -> tuple[set[str] | None, bool]:
    if operation is sre.LITERAL:
        return {leads.lead_of(chr(argument))}, False
    if operation is sre.IN:
        return _of_class(argument), False
    if operation is sre.AT and argument in _ENDS:
        return {leads.END}, False
    if operation in _PLACES:
        return set(), True
    flags_of_its_own = operation is sre.SUBPATTERN and (argument[1] or argument[2])
    if operation in _GROUPS and not flags_of_its_own:
        return _of_sequence(argument[-1] if operation is sre.SUBPATTERN else argument)
    if operation in _REPEATS:
        least, _, inner = argument
        found, may_be_empty = _of_sequence(inner)
        return found, may_be_empty or least == 0
    if operation is sre.BRANCH:
        branches = [_of_sequence(branch) for branch in argument[1]]
        sets = [found for found, _ in branches if found is not None]
        whole = set().union(*sets) if len(sets) == len(branches) else None
        return whole, any(may_be_empty for _, may_be_empty in branches)
    return None, True


def _of_class(members: Iterable[tuple[Any, Any]]) -> set[str] | None:
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
    return found


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

    leads.first_characters = noted  # for the modules that are imported from here on
    leads.words_within = lambda _pattern: ()
    for name in _IMPORTING:
        importlib.import_module(name)
    importlib.import_module("govreport_parse.topics.matcher").load_matcher()
    return list(asked)


def built(patterns: Iterable[str]) -> dict[str, list[str]]:
    """What the file should say of each pattern: its first characters, none where they may be any; its words."""
    begun = {p: "".join(sorted(first_characters(p) or ())) for p in patterns}
    return {p: [characters, *words_within(p)] for p, characters in begun.items()}


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
