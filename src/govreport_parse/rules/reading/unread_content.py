"""GR011: a part of the file that was not read."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR011",
    name="unread-content",
    severity="hint",
    title="a part of the file was not read",
    title_zh="文件中有部分内容未核对",
    what="The file holds something that is not read: a chunk in another format, a file (PDF) that a page "
    "shows in a viewer, tables that a page does not display, another report, or numbers of a list in a format "
    "that is not known. The finding says what it is.",
    why="What stands there is unknown, not missing; while it is, no section, table or number is said not to "
    "be in the report.",
    example="An RTF file that a Word document includes by altChunk.",
    basis="Nothing is left out in silence.",
    exceptions="Pictures and other hidden text are not counted.",
    explanation_zh="文件中含有未读取的内容，如以其他格式嵌入的部分、网页以阅读器显示的文件（如PDF）、网页中未显示的表格、另一份报告或无法识别的自动编号；该内容视为未知，不据此认定报告缺少某一部分、统计表或序号。",
    example_zh="Word文档中嵌入的RTF文件。",
    basis_zh="未核对的内容一律予以说明。",
    exceptions_zh="图片和其他隐藏内容不计。",
)
