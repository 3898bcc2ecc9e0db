"""What rules found in a report: a finding, and a list of them that shows itself."""

from __future__ import annotations

from collections import Counter
from typing import Any

from govreport_parse.model.brief import Record
from govreport_parse.model.document import Locator
from govreport_parse.model.vocabularies import SEVERITIES, Applicant, Severity
from govreport_parse.model.written import as_dict, as_json

__all__ = ["Finding", "Findings"]


class Finding(Record, frozen=True, kw_only=True):
    """What a rule found.

    Attributes
    ----------
    rule, name, severity
        ``GR301``, ``filed-under-sibling``; ``error``, ``warning`` or ``hint``.
    message, message_zh
        One sentence.
    where, where_zh
        The places that it rests on, in words (第三部分统计表“自然人”列“(七)总计”行), those of other
        reports after the name of the file; "" in JSON that was written without them.
    file
        Name of the source.
    indicators, applicant
        The cells concerned.
    observed, expected
        What stands there and what should, as text.
    suggestion, suggestion_zh
        A correction to consider; applied by nobody.
    evidence
        Places in the document.
    """

    _brief = ("rule", "severity", "message", "where", "file")

    rule: str
    name: str
    severity: Severity
    message: str
    message_zh: str
    where: str = ""
    where_zh: str = ""
    file: str
    indicators: tuple[str, ...] = ()
    applicant: Applicant | None = None
    observed: str | None = None
    expected: str | None = None
    suggestion: str | None = None
    evidence: tuple[Locator, ...] = ()
    suggestion_zh: str | None = None

    def to_json(self) -> str:
        """The finding as one line of JSON."""
        return as_json(self)

    def to_dict(self) -> dict[str, Any]:
        """The finding as a dictionary: its JSON, loaded."""
        return as_dict(self)


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
