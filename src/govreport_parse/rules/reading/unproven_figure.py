"""GR013: a figure of a scan that no sum proves."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR013",
    name="unproven-figure",
    severity="hint",
    title="a figure of a scan that no sum proves",
    title_zh="扫描件中未能验证的数据",
    what="The page is a picture, and its characters were recognised. A figure is kept where every sum of the "
    "form that it stands in holds, and one of them would notice were it misread; this one has no value. The "
    "finding says what it was recognised as.",
    why="A misread digit looks like any other; only what the figures owe to one another shows it.",
    example="“815” in a row that the form adds up with no other.",
    basis="A value that is invented is worse than a hundred that are withheld.",
    exceptions="Reports that are not scans, and cells that print nothing.",
    explanation_zh="页面为图片，文字由识别得出。有关合计关系全部成立、且足以发现误认的数据方予采用；其他数据不予采用，仅列出识别结果，请核对原件。",
    example_zh="识别为“815”，而统计表没有包含该数据的合计关系。",
    basis_zh="宁可不采用，不可编造数据。",
    exceptions_zh="非扫描件的报告，以及没有填写内容的栏目。",
)
