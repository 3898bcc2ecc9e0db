"""GR011: what a page shows by other means than its text."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR011",
    name="text-elsewhere",
    severity="hint",
    title="content that is no text of the page",
    title_zh="内容不在网页正文中",
    what="The page shows a file (PDF) in a viewer, which was not read; or it prints no text of its own, and the "
    "report was read from the source that it keeps in a text area, a frame or a script.",
    why="Who reads the page without a browser, a search engine among them, does not see it.",
    example="<iframe src=年度报告.pdf> below the title.",
    basis="A reader gives what stands in the text of a page.",
    exceptions="A page of which nothing can be read is no report: the message names what it holds instead.",
    explanation_zh="网页以阅读器内嵌文件（如PDF），该文件未读取；或网页本身没有正文，报告读自其文本框、框架源码或脚本。",
    basis_zh="以网页正文中的文字为准。",
    exceptions_zh="完全没有正文可读的网页不作为报告，提示中说明其内容所在。",
)
