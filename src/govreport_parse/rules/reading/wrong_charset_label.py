"""GR002: the declared charset is not the real one."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR002",
    name="wrong-charset-label",
    severity="hint",
    title="the declared charset is not the real one",
    title_zh="声明的编码与实际不符",
    what="The page, or the server that sent it, declares one charset, but the page is written in another; it was "
    "read in the latter.",
    why="Other readers of the page will garble it.",
    example="A UTF-8 page whose meta element still says gb2312.",
    basis="The bytes decide: valid UTF-8 is UTF-8, whatever a label says.",
    exceptions="A label that names a subset of the real charset (gb2312 for gb18030) is no fault and is not reported.",
    explanation_zh="网页或服务器声明的编码不实，已按实际编码读取；其他软件打开时可能出现乱码。",
    basis_zh="以字节为准：符合UTF-8的即为UTF-8，不论网页如何声明。",
    exceptions_zh="所声明字符集只是实际字符集的子集（如gb2312之于gb18030）不算错误，不报告。",
)
