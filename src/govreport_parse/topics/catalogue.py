"""What the narrative may count, as data: ``data/topics.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise, product

import msgspec

from govreport_parse.forms import Form, load_forms
from govreport_parse.forms.loader import form_ids, form_source
from govreport_parse.model.readied import readied
from govreport_parse.model.vocabularies import Applicant
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.types import (
    PATTERNS,
    Catalogue,
    Key,
    ListedTopic,
    Shared,
    Topic,
    TopicError,
)

__all__ = [
    "catalogue_sources",
    "check_patterns",
    "listed_topics",
    "load_catalogue",
    "load_topics",
    "parse_topics",
]


class _Entry(Topic, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A topic as it is written: with what it shares with others, and its cells whatever the form."""

    names: tuple[str, str] | None = None
    kind: str = ""
    words: str = ""
    cells: tuple[str | tuple[str, ...], ...] = ()
    also: tuple[_Entry, ...] = ()
    each: str = ""


class _File(Shared, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The topic file as it is written: what topics of one kind have in common stands once."""

    each: dict[str, tuple[dict[str, str], ...]]
    kinds: dict[str, _Entry]
    topics: dict[str, _Entry]


# Where a kind may speak of its topics' own {words}.
_OF_WORDS = (*PATTERNS, "listed")
_RELATIONS = frozenset({"=", "~", "≤"})
# What is none of a row's name: its number, 其中, notes in brackets.
_LABEL_MARKS = lazy_pattern(r"^(?:[(]?[一二三四五六七八九十\d]+[).、]+|其中:)+|[(][^()]{4,}[)]$")
_WORD = lazy_pattern(r"\{([a-z_]+)\}")
# Fillers (共, 累计, 依法, 已) follow each other three or four times; a pattern that may repeat them
# without end, tried at each character of a long run of them, takes a time that grows with its square.
_ENDLESS = lazy_pattern(r"(?<!\\)\)([*+])")
_MOST_REPEATS = 12


@cache
def load_catalogue() -> Catalogue:
    """The shipped topic file."""
    sources = catalogue_sources()
    made = files(__package__) / "data" / "topics.json"
    return readied(made, Catalogue, lambda: parse_topics(sources[0], load_forms()), *sources)


def catalogue_sources() -> tuple[bytes, ...]:
    """The topic file as it is written, and the forms whose cells its topics have."""
    written = (files(__package__) / "data" / "topics.toml").read_bytes()
    return (written, *map(form_source, form_ids()))


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


def parse_topics(data: bytes, forms: Sequence[Form]) -> Catalogue:
    """Read a topic file, its patterns written out, with the cells of forms, oldest first; :func:`check_patterns` compiles them.

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
        named = topic.cells if topic.alias_of is None else topic.alias_of
        if not (named or topic.names):
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
    entries = (
        _in_units(_expanded(_merged(entry, by_slug), file.words), file.units) for entry in written
    )
    topics = _named_by_forms(_with_cells(entries, forms), forms)
    shared = {name: getattr(file, name) for name in Shared.__struct_fields__}
    return Catalogue(**shared | {"keys": _on_their_forms(file.keys, topics, forms)}, topics=topics)


def _on_their_forms(
    keys: Iterable[Key], topics: Iterable[Topic], forms: Iterable[Form]
) -> tuple[Key, ...]:
    """Words that name rows, each on the forms that it names, else on those that have a cell of its topic."""
    having = {t.slug: tuple(form.id for form in forms if t.has_cell(form.id)) for t in topics}
    return tuple(msgspec.structs.replace(key, forms=key.forms or having[key.topic]) for key in keys)


def _written_out(file: _File) -> Iterator[_Entry]:
    """The topics under their slugs: each of those that `each` names, and the further entries for one."""
    for slug, topic in file.topics.items():
        own = msgspec.structs.replace(topic, slug=slug, each="", also=())
        if topic.each and topic.each not in file.each:
            raise TopicError(f"{slug}: there are no words {topic.each}")
        for words in file.each.get(topic.each, ({},)):
            text = msgspec.json.encode(own).decode()
            for name, word in words.items():
                text = text.replace(f"<{name}>", word)
            yield msgspec.json.decode(text, type=_Entry) if words else own
        for number, further in enumerate(topic.also, start=1):
            yield msgspec.structs.replace(further, slug=f"{slug}.{number}", alias_of=slug)


def _of_kind(topic: _Entry, kinds: dict[str, _Entry]) -> _Entry:
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


def _merged(topic: _Entry, by_slug: dict[str, _Entry]) -> _Entry:
    """An alias under the name of its topic, with the cells that it has itself, else the topic's."""
    if topic.alias_of is None:
        return topic
    whole = by_slug[topic.alias_of]
    return msgspec.structs.replace(
        topic,
        units=topic.units or whole.units,
        names=whole.names,
        within=whole.within,
        facet=whole.facet,
        cells=topic.cells or tuple(code for code in whole.cells if isinstance(code, str)),
        relation=whole.relation,
        exact_units=whole.exact_units,
        overlaps=whole.overlaps,
    )


def _expanded(topic: _Entry, words: dict[str, str]) -> _Entry:
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


def _in_units(topic: _Entry, sets: dict[str, tuple[str, ...]]) -> _Entry:
    """The topic with the sets of units that it names written out."""
    units: list[str] = []
    for unit in topic.units:
        name = _WORD.fullmatch(unit)
        if name is not None and name[1] not in sets:
            raise TopicError(f"{topic.slug}: there is no set of units {name[1]}")
        units += sets[name[1]] if name is not None else (unit,)
    return msgspec.structs.replace(topic, units=tuple(dict.fromkeys(units)))


def _with_cells(entries: Iterable[_Entry], forms: Sequence[Form]) -> tuple[Topic, ...]:
    """The topics with their cells on each form: of `cells` the first that it has, in the columns of the topic.

    `readings` and `under` hold for later forms as well, as far as the cells are these forms' own.
    """
    columns = {form.id: _columns(form) for form in forms}
    return tuple(_on_forms(entry, columns) for entry in entries)


def _columns(form: Form) -> dict[str, set[Applicant | None]]:
    """The columns in which a form has a cell, by code; rows without one are among them."""
    found: dict[str, set[Applicant | None]] = {}
    for table in form.tables:
        for cell in table.cells():
            found.setdefault(cell.indicator, set()).add(cell.applicant)
        for row in table.rows:
            found.setdefault(row.code, set())
    return found


def _on_forms(entry: _Entry, columns: dict[str, dict[str, set[Applicant | None]]]) -> Topic:
    indicator: dict[str, str] = {}
    sum_of: dict[str, tuple[str, ...]] = {}
    for form, codes in columns.items():
        cells = (one for one in entry.cells if _has(codes, one, entry.applicants))
        cell = next(cells, None)
        if isinstance(cell, str):
            indicator[form] = cell
        elif cell is not None:
            sum_of[form] = cell
    readings, under = dict(entry.readings), {k: dict(v) for k, v in entry.under.items()}
    for before, form in pairwise(columns):
        meant = readings.get(before, ())
        if form not in readings and meant and all(_has(columns[form], one) for one in meant):
            readings[form] = meant
        for cells_of in under.values():
            cell_of = cells_of.get(before)
            if form not in cells_of and cell_of and _has(columns[form], tuple(cell_of.split("+"))):
                cells_of[form] = cell_of
    name, name_zh = entry.names or ("", "")
    own = {
        "name": name,
        "name_zh": name_zh,
        "indicator": indicator,
        "sum_of": sum_of,
        "readings": readings,
        "under": under,
    }
    return Topic(**{field: getattr(entry, field) for field in Topic.__struct_fields__} | own)


def _has(
    codes: Mapping[str, set[Applicant | None]],
    cell: str | tuple[str, ...],
    applicants: tuple[Applicant, ...] = (),
) -> bool:
    """Whether a form has a cell, or all of several, in the columns of some applicants."""
    every = (cell,) if isinstance(cell, str) else cell
    return all(code in codes and codes[code].issuperset(applicants) for code in every)


def _bounded(pattern: str) -> str:
    """The pattern with each group that it repeats without end repeated :data:`_MOST_REPEATS` times."""
    return _ENDLESS.sub(lambda m: f"){{{int(m[1] == '+')},{_MOST_REPEATS}}}", pattern)
