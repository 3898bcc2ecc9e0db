"""What the narrative may count, as data: ``data/topics.toml``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise, product

import msgspec

from govreport_parse.forms import Form, load_forms
from govreport_parse.text.fold import fold
from govreport_parse.topics.types import (
    PATTERNS,
    Catalogue,
    ListedTopic,
    Shared,
    Topic,
    TopicError,
)

__all__ = [
    "check_patterns",
    "listed_topics",
    "load_catalogue",
    "load_topics",
    "parse_topics",
]


class _File(Shared, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The topic file as it is written: what topics of one kind have in common stands once."""

    each: dict[str, tuple[dict[str, str], ...]]
    kinds: dict[str, Topic]
    topics: dict[str, Topic]


# Where a kind may speak of its topics' own {words}.
_OF_WORDS = (*PATTERNS, "listed")
_RELATIONS = frozenset({"=", "~", "≤"})
# What is none of a row's name: its number, 其中, notes in brackets.
_LABEL_MARKS = re.compile(r"^(?:[(]?[一二三四五六七八九十\d]+[).、]+|其中:)+|[(][^()]{4,}[)]$")
_WORD = re.compile(r"\{([a-z_]+)\}")
# Fillers (共, 累计, 依法, 已) follow each other three or four times; a pattern that may repeat them
# without end, tried at each character of a long run of them, takes a time that grows with its square.
_ENDLESS = re.compile(r"(?<!\\)\)([*+])")
_MOST_REPEATS = 12


@cache
def load_catalogue() -> Catalogue:
    """The shipped topic file, with the cells of the forms that it does not name yet, and their names."""
    file = parse_topics((files(__package__) / "data" / "topics.toml").read_bytes())
    topics = _for_later_forms(file.topics, load_forms())
    return msgspec.structs.replace(file, topics=_named_by_forms(topics, load_forms()))


@cache
def load_topics() -> dict[str, Topic]:
    """All topics by slug, in order of precedence."""
    return {topic.slug: topic for topic in load_catalogue().topics if topic.alias_of is None}


def listed_topics() -> tuple[ListedTopic, ...]:
    """The topics that statements may have, by their slugs."""
    return tuple(
        ListedTopic(
            slug=topic.slug,
            name=topic.name,
            name_zh=topic.name_zh,
            units=topic.units,
            cells={form: (code,) for form, code in topic.indicator.items()} | topic.sum_of,
            relation=topic.relation,
        )
        for topic in sorted(load_topics().values(), key=lambda topic: topic.slug)
        if not topic.shadow and not topic.objects
    )


def parse_topics(data: bytes) -> Catalogue:
    """Read a topic file, its patterns written out; :func:`check_patterns` compiles them.

    Raises
    ------
    msgspec.ValidationError
        For unknown or missing keys.
    TopicError
        For slugs that repeat or dangle, words that are not defined.
    """
    file = msgspec.toml.decode(data, type=_File)
    written = tuple(_of_kind(topic, file.kinds) for topic in _written_out(file))
    slugs = [topic.slug for topic in written]
    for topic in written:
        alias = [slug for slug in (topic.alias_of, topic.rate_of) if slug]
        classes = (slug for parts in topic.classes for slug in parts)
        for slug in (*topic.within, *topic.under, *topic.all_of, *topic.objects, *alias, *classes):
            if slug not in slugs:
                raise TopicError(f"{topic.slug} names {slug}, which is no topic")
        named = topic.indicator if topic.alias_of is None else topic.alias_of
        if not (named or (topic.name and topic.name_zh)):
            raise TopicError(f"{topic.slug} has no name")
        if topic.relation not in _RELATIONS:
            raise TopicError(f"{topic.slug}: unknown relation {topic.relation}")
    every = (*file.rows.values(), *file.settled.values())
    for slug in (slug for rows in every for _, slug in rows if slug not in slugs):
        raise TopicError(f"rows name {slug}, which is no topic")
    for key in file.keys:
        if key.topic not in slugs:
            raise TopicError(f"keys name {key.topic}, which is no topic")
    by_slug = {topic.slug: topic for topic in written}
    topics = tuple(
        _in_units(_expanded(_merged(topic, by_slug), file.words), file.units) for topic in written
    )
    shared = {name: getattr(file, name) for name in Shared.__struct_fields__}
    return Catalogue(**shared, topics=topics)


def _written_out(file: _File) -> Iterator[Topic]:
    """The topics under their slugs: each of those that `each` names, and the further entries for one."""
    for slug, topic in file.topics.items():
        own = msgspec.structs.replace(topic, slug=slug, each="", also=())
        if topic.each and topic.each not in file.each:
            raise TopicError(f"{slug}: there are no words {topic.each}")
        for words in file.each.get(topic.each, ({},)):
            text = msgspec.json.encode(own).decode()
            for name, word in words.items():
                text = text.replace(f"<{name}>", word)
            yield msgspec.json.decode(text, type=Topic) if words else own
        for number, further in enumerate(topic.also, start=1):
            yield msgspec.structs.replace(further, slug=f"{slug}.{number}", alias_of=slug)


def _of_kind(topic: Topic, kinds: dict[str, Topic]) -> Topic:
    """A topic with what its kind says of all of them, where it says nothing itself."""
    if not topic.kind:
        return topic
    if topic.kind not in kinds:
        raise TopicError(f"{topic.slug}: there is no kind {topic.kind}")
    kind = kinds[topic.kind]
    if not topic.words:
        kind = msgspec.structs.replace(
            kind, **{name: () for name in _OF_WORDS if "{words}" in str(getattr(kind, name))}
        )
    missing = {
        field: getattr(kind, field)
        for field in topic.__struct_fields__
        if not getattr(topic, field) and getattr(kind, field)
    }
    return msgspec.structs.replace(topic, **missing)


def _named_by_forms(topics: tuple[Topic, ...], forms: Sequence[Form]) -> tuple[Topic, ...]:
    """The topics, with the names that the rows of their newest forms have where they have none."""
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for form in forms:
        for table in form.tables:
            names |= {(form.id, row.code): (row.name, row.label) for row in table.rows}
            for part in table.subtables:
                for row, column in product(part.rows, part.columns):
                    words = f"{row.name}: {column.name}", f"{row.label}{column.label}"
                    names[form.id, f"{row.code}.{column.code}"] = words
    return tuple(_named(topic, names) for topic in topics)


def _named(topic: Topic, names: dict[tuple[str, str], tuple[str, str]]) -> Topic:
    """A topic with the name of its cell on the newest form that has it, unless it has one."""
    found = (names.get(cell) for cell in reversed(topic.indicator.items()))
    name, label = next((one for one in found if one), ("", ""))
    if topic.name or not name:
        return topic
    label = _LABEL_MARKS.sub("", fold(label))
    return msgspec.structs.replace(topic, name=name, name_zh=label)


def check_patterns(topics: Iterable[Topic]) -> None:
    """Compile each pattern of the topics, which takes longer than reading one report does.

    For whoever changes the file: what reads reports compiles a pattern when it is first tried.

    Raises
    ------
    TopicError
        For a pattern that does not compile.
    """
    for topic in topics:
        for pattern in (
            p for name in (*PATTERNS, "listed", "unless") for p in getattr(topic, name)
        ):
            try:
                re.compile(pattern)
            except re.error as error:
                raise TopicError(f"{topic.slug}: {pattern} is no pattern: {error}") from error


def _merged(topic: Topic, by_slug: dict[str, Topic]) -> Topic:
    """An alias under the name of its topic, with the cells that it has itself, else the topic's."""
    if topic.alias_of is None:
        return topic
    whole = by_slug[topic.alias_of]
    return msgspec.structs.replace(
        topic,
        units=topic.units or whole.units,
        name=whole.name,
        name_zh=whole.name_zh,
        within=whole.within,
        facet=whole.facet,
        indicator=topic.indicator or whole.indicator,
        relation=whole.relation,
        exact_units=whole.exact_units,
        overlaps=whole.overlaps,
    )


def _expanded(topic: Topic, words: dict[str, str]) -> Topic:
    """The topic with the words of its patterns written out: ``{count}`` and so on."""

    def write(pattern: str) -> str:
        def word(match: re.Match[str]) -> str:
            if match[1] == "words":
                return topic.words
            if match[1] not in words:
                raise TopicError(f"{topic.slug}: there is no word {match[1]}")
            return words[match[1]]

        # Words may be made of words.
        return _bounded(_WORD.sub(word, _WORD.sub(word, pattern)))

    names = (*PATTERNS, "listed", "unless")
    changed = {name: tuple(map(write, getattr(topic, name))) for name in names}
    return msgspec.structs.replace(topic, **changed)


def _in_units(topic: Topic, sets: dict[str, tuple[str, ...]]) -> Topic:
    """The topic with the sets of units that it names written out."""
    units: list[str] = []
    for unit in topic.units:
        name = _WORD.fullmatch(unit)
        if name is not None and name[1] not in sets:
            raise TopicError(f"{topic.slug}: there is no set of units {name[1]}")
        units += sets[name[1]] if name is not None else (unit,)
    return msgspec.structs.replace(topic, units=tuple(dict.fromkeys(units)))


def _for_later_forms(topics: tuple[Topic, ...], forms: Sequence[Form]) -> tuple[Topic, ...]:
    """The topics, with cells of the forms that came after the newest that the file names.

    A later form has the cells of the one before it, as far as these are its own.
    """
    named = {form for topic in topics for form in _forms_of(topic)}
    for before, form in pairwise(forms):
        if form.id not in named and before.id in named:
            codes = {code for table in form.tables for code in table.codes}
            codes |= {row.code for table in form.tables for row in table.rows}
            topics = tuple(_inherited(topic, before.id, form.id, codes) for topic in topics)
            named.add(form.id)
    return topics


def _forms_of(topic: Topic) -> Iterator[str]:
    yield from (*topic.indicator, *topic.sum_of, *topic.readings)
    for cells in topic.under.values():
        yield from cells


def _inherited(topic: Topic, before: str, form: str, codes: Container[str]) -> Topic:
    def passed_on(cells: dict[str, str]) -> dict[str, str]:
        return cells | {form: cells[before]} if cells.get(before) in codes else cells

    sums, readings = topic.sum_of.get(before), topic.readings.get(before)
    if sums and all(code in codes for code in sums):
        topic = msgspec.structs.replace(topic, sum_of=topic.sum_of | {form: sums})
    if readings and all(code in codes for meant in readings for code in meant):
        topic = msgspec.structs.replace(topic, readings=topic.readings | {form: readings})
    return msgspec.structs.replace(
        topic,
        indicator=passed_on(topic.indicator),
        under={slug: passed_on(cells) for slug, cells in topic.under.items()},
    )


def _bounded(pattern: str) -> str:
    """The pattern with each group that it repeats without end repeated :data:`_MOST_REPEATS` times."""
    return _ENDLESS.sub(lambda m: f"){{{int(m[1] == '+')},{_MOST_REPEATS}}}", pattern)
