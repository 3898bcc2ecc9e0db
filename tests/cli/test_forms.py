from __future__ import annotations

import json

from tests.cli import run


def test_forms() -> None:
    assert "国办发〔2014〕32号" in run("forms", "--lang", "en").stdout
    listed = [json.loads(line) for line in run("forms", "--format", "json").stdout.splitlines()]
    assert [form["id"] for form in listed] == ["2008", "2014", "2019", "2021"]
    assert len(listed[1]["tables"][0]["rows"]) == 65


def test_concordance() -> None:
    concordance = run("forms", "--concordance", "--lang", "zh").stdout
    assert "≠ 2021  documents.normative.in_force" in concordance
    assert "不可衔接" in concordance
    lines = run("forms", "--concordance", "--format", "json").stdout.splitlines()
    assert json.loads(lines[0])["members"][1]["relation"] == "near"


def test_topics() -> None:
    shown = run("forms", "--topics", "--lang", "zh").stdout
    assert "requests_received" in shown
    assert "收到申请" in shown
    lines = run("forms", "--topics", "--format", "json").stdout.splitlines()
    topics = {record["slug"]: record for record in map(json.loads, lines)}
    assert topics["requests_received"]["cells"]["2021"] == ["requests.received"]
    assert len(topics["litigation"]["cells"]["2021"]) == 2
    assert "documents_made_bare" not in topics
    both = run("forms", "--topics", "--concordance")
    assert both.exit_code == 2
