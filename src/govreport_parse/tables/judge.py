"""One decision for the report: which form's table each printing is.

Forms are weighed by the names of rows and columns that stand in print less those that it passes over,
for each printing. Where several fit one equally, the form that alone fits most of the report's other
printings is chosen, then the newest: of those prescribed by the year reported on, the form in force
for it. The one that fits as well is named as runner-up. Nothing is dropped because it is a tie. A form
that was prescribed only after that year is considered where it fits better than all others, the year
being misread, and nowhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from govreport_parse.tables.layouts.protocol import Candidate, Decision, Layout, Printing

__all__ = ["judge"]


def judge(
    found: Mapping[Layout, Sequence[Printing]], year: int | None
) -> dict[Layout, list[Decision]]:
    """What each printing is, by layout in their order.

    `found`: what the layouts found in the report. `year`: reported on. Of whole tables that claim one
    table of the document, the one that knows most of its names stays.
    """
    weighed = {
        layout: [(printing, _best(printing, year)) for printing in printings]
        for layout, printings in found.items()
    }
    best = [fitting for own in weighed.values() for _, fitting in own]
    votes = Counter(fitting[0].form.id for fitting in best if len(fitting) == 1)
    decided = {
        layout: [_decided(printing, fitting, votes) for printing, fitting in own]
        for layout, own in weighed.items()
    }
    whole = [one for layout, own in decided.items() if layout.whole for one in own]
    kept = _apart(whole, votes)
    return {
        layout: [one for one in own if not layout.whole or one in kept]
        for layout, own in decided.items()
    }


def _apart(decisions: Sequence[Decision], votes: Counter[str]) -> list[Decision]:
    """The decisions that stay where several claim one table of the document."""
    kept: list[Decision] = []
    taken: set[int] = set()
    known = sorted(
        decisions,
        key=lambda one: (one.chosen.known, *_preference(one.chosen, votes)),
        reverse=True,
    )
    for one in known:
        if taken.isdisjoint(one.chosen.blocks):
            kept.append(one)
            taken.update(one.chosen.blocks, one.chosen.copies)
    return kept


def _best(printing: Printing, year: int | None) -> list[Candidate]:
    """The candidates that fit a printing best, one or several equally well."""
    fits = [candidate.fit for candidate in printing.candidates]
    most = max(fits)
    best = [one for one, fit in zip(printing.candidates, fits, strict=True) if fit == most]
    past = [candidate for candidate in best if year is None or candidate.form.first_year <= year]
    return past or best


def _decided(printing: Printing, best: list[Candidate], votes: Counter[str]) -> Decision:
    """Which of the candidates that fit a printing best it is."""
    best.sort(key=lambda candidate: _preference(candidate, votes), reverse=True)
    others = (other.form.id for other in best[1:])
    return Decision(printing=printing, chosen=best[0], runner_up=next(others, None))


def _preference(candidate: Candidate, votes: Counter[str]) -> tuple[int, int]:
    """What sorts candidates that fit equally well, the greatest first."""
    form = candidate.form
    return votes[form.id], form.first_year
