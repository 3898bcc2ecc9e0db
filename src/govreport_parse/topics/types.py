"""What a topic is, and the file of topics when it has been read."""

from __future__ import annotations

import msgspec

from govreport_parse.model.vocabularies import Applicant

__all__ = ["PATTERNS", "Catalogue", "Key", "ListedTopic", "Shared", "Topic", "TopicError"]

PATTERNS = ("before", "after", "negated", "heading", "all")


class Topic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that reports count; the fields are explained at the top of the data file.

    `indicator`: its cell on each form; `sum_of`: the cells whose sum it states there.
    """

    slug: str = ""
    name: str = ""
    name_zh: str = ""
    units: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    indicator: dict[str, str] = {}
    sum_of: dict[str, tuple[str, ...]] = {}
    facet: str = ""
    applicants: tuple[Applicant, ...] = ()
    or_applicants: tuple[Applicant, ...] = ()
    readings: dict[str, tuple[tuple[str, ...], ...]] = {}
    classes: tuple[tuple[str, ...], ...] = ()
    under: dict[str, dict[str, str]] = {}
    objects: dict[str, str] = {}
    relation: str = "="
    exact_units: tuple[str, ...] = ()
    overlaps: bool = False
    rate_of: str = ""
    level: bool = False
    shadow: bool = False
    near: bool = False
    alias_of: str | None = None

    def fits(self, unit: str | None) -> bool:
        """Whether a number with this unit can count this."""
        return unit is not None and unit in self.units

    def cell(self, form: str | None, unit: str | None) -> str | None:
        """The cell that a figure in this unit should agree with."""
        if form is None or (self.exact_units and unit is not None and unit not in self.exact_units):
            return None
        return self.indicator.get(form)

    def has_cell(self, form: str | None) -> bool:
        """Whether a form has a cell, or cells, that a figure of this should agree with."""
        return (
            form in self.indicator
            or form in self.sum_of
            or any(form in cells for cells in self.under.values())
        )


class Key(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that name a row of some forms where nothing else does, in its units and its context.

    `forms`: those that have a cell of its topic, where the file names none.
    """

    topic: str
    forms: tuple[str, ...] = ()
    units: tuple[str, ...]
    words: str
    context: str
    unless: str = "$."


class ListedTopic(msgspec.Struct, frozen=True, kw_only=True):
    """What users of the statements need to know of a topic.

    Attributes
    ----------
    slug, name, name_zh, units
        As in the data file.
    cells
        Per form, the cell that a figure should agree with, or the cells whose sum it states.
    relation
        ``=`` must agree, ``~`` may mean something near.
    """

    slug: str
    name: str
    name_zh: str
    units: tuple[str, ...]
    cells: dict[str, tuple[str, ...]]
    relation: str


class TopicError(ValueError):
    """The topic file contradicts itself. Reaches only those who edit it."""


class Shared(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the topic file says for all topics.

    Attributes
    ----------
    words
        What patterns are made of, by the names under which they use it.
    units
        Sets of units, by the names under which topics use them.
    foreign
        Patterns whose presence in a figure's own clause says that it is an average, or somebody else's.
    elsewhere
        Patterns whose presence there says that it counts a part of the year, or a wider body's work:
        it has no cell.
    unless
        Patterns whose presence there rules every topic out.
    rows
        By what a list goes by (`facet`), patterns for the words of its items and the topic that each
        names there, in order of precedence.
    settled
        The like for words so few that the table has to print the figure, and others of its list.
    keys
        In order of precedence.
    """

    words: dict[str, str]
    units: dict[str, tuple[str, ...]]
    foreign: tuple[str, ...]
    elsewhere: tuple[str, ...]
    unless: tuple[str, ...]
    rows: dict[str, tuple[tuple[str, str], ...]]
    settled: dict[str, tuple[tuple[str, str], ...]]
    keys: tuple[Key, ...]


class Catalogue(Shared, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The topic file.

    Attributes
    ----------
    topics
        In order of precedence, further entries for a topic among them.
    """

    topics: tuple[Topic, ...]
