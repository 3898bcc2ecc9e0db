"""GR012: a report that does not stand in the text of its page."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR012",
    name="text-elsewhere",
    severity="hint",
    title="a report that is not in the text of its page",
    title_zh="报告不在网页正文中",
    what="The page prints no text of its own; the report was read from the source that it keeps in a text area, "
    "a frame, a template or a script, or from a file of JSON.",
    why="Who reads the page without a browser, a search engine among them, does not see it.",
    example="A page whose report stands in a hidden <textarea>, from which a script shows it.",
    basis="A reader gives what stands in the text of a page.",
    exceptions="A file that a page shows in a viewer is not read (GR011).",
    explanation_zh="网页正文中没有报告内容，报告取自其隐藏的文本框、框架页、模板、脚本或JSON数据。",
    example_zh="报告存放在隐藏的文本框中，由脚本显示。",
    basis_zh="以网页正文显示的文字为准。",
    exceptions_zh="网页以阅读器显示的文件不读取（GR011）。",
)
