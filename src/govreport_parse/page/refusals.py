"""What to say of a document in which no report was found: where its text may be, and what to do."""

from __future__ import annotations

from govreport_parse.model.document import Paragraph
from govreport_parse.model.errors import GovReportError, NotAnAnnualReport, UnreadableDocument
from govreport_parse.model.page import Page, Title

__all__ = ["refusal"]

# A page that prints more, links aside, has text of its own, and it is no report's.
_LITTLE = 300
_NAMED_FILES = 3


def refusal(page: Page, title: Title | None) -> GovReportError:
    """The exception for a page in which no report was found.

    Parameters
    ----------
    page
        The page.
    title
        The title of a report that it shows, in its text or its metadata.
    """
    name = page.source.name
    paragraphs = [block for block in page.blocks if isinstance(block, Paragraph)]
    own = sum(len(block.text) for block in paragraphs if not block.linked)
    if page.elsewhere and (title is not None or own < _LITTLE):
        one = page.elsewhere[0]
        return UnreadableDocument(
            name,
            f"the text of a report is not in the page itself: {one.what}; {one.advice}",
            f"网页本身没有报告正文：{one.what_zh}；{one.advice_zh}",
        )
    below = page.blocks[page.body :]
    without_text = page.opening == len(page.blocks) and not any(
        "。" in block.text for block in below if isinstance(block, Paragraph)
    )
    titled = title is not None and title.body and title.year and not page.lists_reports
    if titled and without_text:
        named = (*(each.href for each in page.attachments), *page.shown)
        files = ", ".join(named[:_NAMED_FILES])
        linked, linked_zh = (f" ({files})", f"（{files}）") if files else ("", "")
        return UnreadableDocument(
            name,
            "the title of a report stands here, but none of its text, which may be in a picture or an "
            f"attachment{linked}; give the page or document that holds it",
            f"只有报告标题而没有正文，正文可能为图片或附件{linked_zh}；请提供含正文的网页或文档",
        )
    return NotAnAnnualReport(
        name,
        "no text, section or table of a government information disclosure annual report was found; "
        "check that it is a 政府信息公开工作年度报告",
        "未找到政府信息公开工作年度报告的正文、章节或统计表；请核对文件内容",
    )
