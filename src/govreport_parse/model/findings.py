"""What rules found in a report, as a list that shows itself."""

from __future__ import annotations

from collections import Counter

from govreport_parse.model.records import Finding
from govreport_parse.model.vocabularies import SEVERITIES

__all__ = ["Findings"]


class Findings(list[Finding]):
    """A list of findings: short at a prompt, a table in a notebook, and a list in all else."""

    def __repr__(self) -> str:
        if not self:
            return "<no findings>"
        severities = Counter(finding.severity for finding in self)
        counts = (_counted(severities[one], one) for one in SEVERITIES if severities[one])
        rules = sorted(Counter(finding.rule for finding in self).items())
        codes = (code if count == 1 else f"{code} ×{count}" for code, count in rules)
        return f"<{_counted(len(self), 'finding')}: {', '.join(counts)}; {', '.join(codes)}>"

    def _repr_html_(self) -> str:
        from govreport_parse.outputs.notebook import findings_html

        return findings_html(self)


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
