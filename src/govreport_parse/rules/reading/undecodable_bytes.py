"""GR001: bytes that no charset explains."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR001",
    name="undecodable-bytes",
    severity="warning",
    title="bytes that no charset explains",
    title_zh="文件中有无法识别的文字",
    what="Some bytes of the file are not valid in its charset; U+FFFD stands for them.",
    why="A digit or a label may be lost there. No value is read from a cell with such text.",
    example="A GBK page cut off within a character by a crawler's size limit.",
    basis="Text is never decoded with silent replacement.",
    exceptions="None; a lost byte may be a lost digit.",
    explanation_zh="文件中有文字不符合其编码，无法识别；含有此类文字的数据不予采用。",
    example_zh="GBK编码的网页下载时中途截断，末尾的汉字只剩一半。",
    basis_zh="文字按其编码识别，无法识别之处不作猜测。",
    exceptions_zh="无；丢失的文字可能就是数字。",
)
