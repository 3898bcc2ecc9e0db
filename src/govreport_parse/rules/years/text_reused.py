"""GR504: a narrative that is last year's."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.records import AnnualReport
from govreport_parse.model.sections import sections
from govreport_parse.rules.model import Beside, Issue, Rule
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["RULE"]

_MIN_SENTENCE = 15
_MIN_SENTENCES = 5
# Share of a narrative's sentences that stood in last year's word for word.
_REUSED = 0.8
_SENTENCE = lazy_pattern("[。!！?？;；\n]")


def _reused_text(context: Context) -> Iterator[Issue]:
    previous = context.year_before()
    if previous is None:
        return
    own, before = _sentences(context.report), set(_sentences(previous))
    same = [sentence for sentence in own if sentence in before]
    if len(own) >= _MIN_SENTENCES and len(same) >= len(own) * _REUSED:
        share = round(len(same) / len(own) * 100)
        yield Issue(
            message=f"{len(same)} of {len(own)} sentences ({share}%) stand in the report on "
            f"{previous.year} word for word",
            message_zh=f"正文{len(own)}句中有{len(same)}句（{share}%）与{previous.year}年度报告完全相同，请核对是否反映本年情况",
            observed=f"{share}%",
            beside=(Beside(report=previous),),
        )


def _sentences(report: AnnualReport) -> list[str]:
    narrative = (section for section in sections(report) if section is not report.preamble)
    spans = (text.strip() for section in narrative for text in _SENTENCE.split(section.text))
    return [text for text in spans if len(text) >= _MIN_SENTENCE]


RULE = Rule(
    code="GR504",
    name="text-reused",
    severity="hint",
    title="a narrative that is last year's",
    title_zh="正文大量沿用上年报告",
    what="Four sentences in five of the narrative stand in last year's report word for word.",
    why="The narrative says little about the year; its figures may be last year's too.",
    example="12 of 13 sentences unchanged.",
    basis="The two reports; sentences of 15 characters and more; needs last year's.",
    exceptions="Narratives of fewer than five such sentences.",
    explanation_zh="正文80%以上的句子与上年报告完全相同。",
    example_zh="正文13句中有12句与上年相同。",
    basis_zh="两年的报告；只计15字以上的句子；需上年报告。",
    exceptions_zh="这样的句子不足五句的，不判断。",
    check=_reused_text,
    previous=True,
)
