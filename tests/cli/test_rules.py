from __future__ import annotations

import govreport_parse as gp
from tests.cli import run


def test_every_rule_is_listed() -> None:
    listed = run("rules", "--lang", "en").stdout
    assert all(rule.code in listed and rule.name in listed for rule in gp.RULES)
    chinese = run("rules", "--lang", "zh").stdout
    assert all(rule.title_zh in chinese for rule in gp.RULES if len(rule.title_zh) < 20)
    assert not any(word in chinese for word in ("error", "warning", "hint"))
    assert {"错误", "警告", "提示"} <= set(chinese.split())
