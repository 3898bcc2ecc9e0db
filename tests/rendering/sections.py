"""Which sections a report has, how they are numbered, and what stands in them."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .narrative import Narrator, Sentence, choose_figures, phrase_bank
from .rows2014 import CHINESE_NUMBERS
from .spec import SectionSpec

_FIXED_BEFORE = ("overview", "proactive")
_OPTIONAL = ("response", "fees", "remedies", "training", "proposals")
_ORDER = (
    "overview",
    "proactive",
    "response",
    "requests",
    "fees",
    "remedies",
    "training",
    "proposals",
)
_NESTED_TITLES = ("政府信息公开工作情况", "公开工作开展情况", "{y}年政府信息公开主要情况")


@dataclass(frozen=True, slots=True)
class BuiltSection:
    """A section as printed, with its sentences in page order and its kinds."""

    spec: SectionSpec
    kinds: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    def all_sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the section and its parts, in page order."""
        return self.sentences

    def holds(self, kind: str) -> bool:
        """True where the section, or one of its parts, is of the kind."""
        return kind in self.kinds


@dataclass(frozen=True, slots=True)
class Numbering:
    """The marks of one report: "一、" for sections, "（一）" for their parts."""

    after: str
    brackets: str

    def section(self, index: int) -> str:
        """The mark of the section at this place, counted from nought."""
        return CHINESE_NUMBERS[index] + self.after

    def part(self, index: int) -> str:
        """The mark of a part of a section."""
        return f"{self.brackets[0]}{CHINESE_NUMBERS[index]}{self.brackets[1]}"


def random_sections(rng: random.Random, narrator: Narrator) -> list[BuiltSection]:
    """Five to nine sections in the usual order; some reports nest the facts in one section."""
    numbering = Numbering(
        after=rng.choice(("、", "、", "、", "、", "．", "、 ", " ")),
        brackets=rng.choice(("（）", "（）", "()")),
    )
    closing = _closing_kinds(rng)
    optional = {kind for kind in _OPTIONAL if rng.random() < 0.6}
    nest = rng.random() < 0.3
    if not nest:
        while len(optional) < 5 - 3 - len(closing):
            optional.add(rng.choice(_OPTIONAL))
        while len(optional) > 9 - 3 - len(closing):
            optional.remove(rng.choice(sorted(optional)))
    facts = [kind for kind in _ORDER if kind in (*_FIXED_BEFORE, "requests") or kind in optional]
    groups: list[tuple[str, ...]] = [(kind,) for kind in facts]
    if nest:
        groups = [("overview",), tuple(facts[1:4]), *[(kind,) for kind in facts[4:]]]
        while len(groups) + len(closing) < 5:
            closing = _closing_kinds(rng) if len(closing) < 3 else closing
            missing = [kind for kind in _OPTIONAL if not any(kind in group for group in groups)]
            groups.append((rng.choice(missing),))
    groups += [(kind,) for kind in closing]
    first_unnumbered = rng.random() < 0.06
    built: list[BuiltSection] = []
    for group in groups:
        number = (
            numbering.section(len(built) - first_unnumbered)
            if built or not first_unnumbered
            else ""
        )
        built.append(_section(rng, narrator, number, group, numbering))
    return built


def _closing_kinds(rng: random.Random) -> list[str]:
    kinds = ["problems"]
    if rng.random() < 0.6:
        kinds.append("plans")
    if rng.random() < 0.35:
        kinds.append("other")
    return kinds


def _section(
    rng: random.Random,
    narrator: Narrator,
    number: str,
    kinds: tuple[str, ...],
    numbering: Numbering,
) -> BuiltSection:
    """One section; several kinds become numbered parts of it."""
    if len(kinds) == 1:
        title, paragraphs, sentences = _body(rng, narrator, kinds[0])
        return BuiltSection(SectionSpec(number, title, paragraphs), kinds, sentences)
    parts: list[SectionSpec] = []
    collected: list[Sentence] = []
    for index, kind in enumerate(kinds):
        title, paragraphs, sentences = _body(rng, narrator, kind)
        parts.append(SectionSpec(numbering.part(index), title, paragraphs))
        collected.extend(sentences)
    title = narrator.fill(rng.choice(_NESTED_TITLES)).text
    return BuiltSection(SectionSpec(number, title, (), tuple(parts)), kinds, tuple(collected))


def _body(
    rng: random.Random, narrator: Narrator, kind: str
) -> tuple[str, tuple[str, ...], tuple[Sentence, ...]]:
    """Title, paragraphs and sentences of one kind of section."""
    bank = phrase_bank()
    title = narrator.fill(rng.choice(bank.get(kind, "titles"))).text
    most = rng.choice((0, 0, 1)) if kind == "overview" else rng.choice((1, 2, 3, 4, 5))
    sentences = choose_figures(rng, narrator, kind, most)
    contexts = bank.get(kind, "context")
    count = 1 if kind == "other" else rng.randint(1 if not sentences else 0, 3)
    for template in rng.sample(contexts, min(count, len(contexts))):
        sentences.insert(rng.randint(0, len(sentences)), narrator.fill(template))
    traps = bank.get(kind, "traps")
    if traps:
        most_traps = 1 if kind == "proposals" else 2
        for template in rng.sample(traps, min(rng.randint(0, most_traps), len(traps))):
            place = rng.randint(0, len(sentences))
            sentences.insert(place, narrator.fill(template, trap=True))
    paragraphs: list[str] = []
    for sentence in sentences:
        if paragraphs and rng.random() < 0.65:
            paragraphs[-1] += sentence.text
        else:
            paragraphs.append(sentence.text)
    return title, tuple(paragraphs), tuple(sentences)
