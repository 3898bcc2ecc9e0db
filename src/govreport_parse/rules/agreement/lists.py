"""What a figure of the text is divided into."""

from __future__ import annotations

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import Statement
from govreport_parse.model.vocabularies import Severity
from govreport_parse.rules.model import Issue
from govreport_parse.topics.catalogue import load_topics

__all__ = ["lists_of", "other_sum"]


def lists_of(context: Context, whole: Statement) -> list[list[Statement]]:
    """The parts of a figure, by what each of its lists goes by: applicants, channels, outcomes."""
    lists: dict[str, list[Statement]] = {}
    for index in whole.parts:
        part = context.report.statements[index]
        topic = load_topics().get(part.topic or "")
        lists.setdefault(topic.facet if topic else "", []).append(part)
    if len(lists) > 1:
        lists.pop("", None)  # nothing says to which of the lists they belong
    return list(lists.values())


def other_sum(
    whole: Statement,
    parts: list[Statement],
    shown: str,
    sign: str,
    *,
    severity: Severity | None = None,
) -> Issue:
    """That the parts of a list come to more or less than its whole.

    Parameters
    ----------
    whole, parts
        The figure and one of its lists.
    shown
        The sum of the parts, as 9+7=16.
    sign
        ``>`` or ``<``: how the sum stands to the whole.
    severity
        None for that of the rule.
    """
    words, words_zh = {">": ("more than", "大于"), "<": ("less than", "少于")}[sign]
    named = (whole.indicator, *(part.indicator for part in parts))
    return Issue(
        message=f"the parts named of “{whole.text}” come to {shown}, {words} {whole.value}",
        message_zh=f"“{whole.text}”所列各部分为{shown}，{words_zh}{whole.value}",
        indicators=tuple(dict.fromkeys(code for code in named if code)),
        observed=f"{shown} {sign} {whole.value}",
        expected=f"at most {whole.value}" if sign == ">" else str(whole.value),
        evidence=(whole.at, *(part.at for part in parts)),
        severity=severity,
    )
