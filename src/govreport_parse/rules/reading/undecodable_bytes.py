"""GR001: bytes that no charset explains."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR001",
    name="undecodable-bytes",
    severity="warning",
    title="bytes that no charset explains",
    title_zh="存在无法解码的字节",
    what="Some bytes of the file are not valid in its charset; U+FFFD stands for them.",
    why="A digit or a label may be lost there. No value is read from a cell with such text.",
    example="A GBK page cut off within a character by a crawler's size limit.",
    basis="Text is never decoded with silent replacement.",
    exceptions="None; a lost byte may be a lost digit.",
    explanation_zh="文件中有字节不符合其编码，以U+FFFD代替；含此字符的单元格不取数。",
    basis_zh="文本从不以替换字符代替无法解码的内容。",
    exceptions_zh="无；丢失的字节可能就是丢失的数字。",
)
