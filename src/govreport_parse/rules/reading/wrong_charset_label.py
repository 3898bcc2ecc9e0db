"""GR002: the declared charset is not the real one."""

from __future__ import annotations

from govreport_parse.rules.model import Rule

__all__ = ["RULE"]

RULE = Rule(
    code="GR002",
    name="wrong-charset-label",
    severity="hint",
    title="the declared charset is not the real one",
    title_zh="网页标明的文字编码与实际不符",
    what="The page, or the server that sent it, declares one charset, but the page is written in another; it was "
    "read in the latter.",
    why="Other readers of the page will garble it.",
    example="A UTF-8 page whose meta element still says gb2312.",
    basis="The bytes decide: valid UTF-8 is UTF-8, whatever a label says.",
    exceptions="A label that names a subset of the real charset (gb2312 for gb18030) is no fault and is not reported.",
    explanation_zh="网页或服务器标明的文字编码与实际不符，已按实际编码读取；其他软件打开时可能显示乱码。",
    example_zh="网页实际为UTF-8编码，仍标明为gb2312。",
    basis_zh="以文件的实际内容为准：符合UTF-8的即为UTF-8，不论网页如何标明。",
    exceptions_zh="标明的编码包含于实际编码的（如标明gb2312而实际为gb18030），不作提示。",
)
