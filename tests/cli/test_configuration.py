from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from govreport_parse.cli.configuration import Config, ConfigError, find_config, load_config
from tests.cli import rules, run
from tests.pages import modern_page, page, request_table

OUTCOMES = "requests.outcome.total"


class TestSettings:
    def test_what_is_selected_and_ignored(self, broken: Path, tmp_path: Path) -> None:
        check = ("check", broken, "--format", "json")
        assert rules(run(*check)) == ["GR201", "GR003"]
        (tmp_path / "govreport.toml").write_text('ignore = ["unreadable-cell"]', "utf-8")
        assert rules(run(*check)) == ["GR201"]
        assert rules(run(*check, "--ignore", "GR2")) == []
        assert rules(run(*check, "--select", "GR0,GR2")) == ["GR201"]

    def test_in_pyproject(self, broken: Path, tmp_path: Path) -> None:
        (tmp_path / "pyproject.toml").write_text('[tool.govreport]\nselect = ["GR0"]', "utf-8")
        assert rules(run("check", broken, "--format", "json")) == ["GR003"]
        # The nearest file counts; a pyproject.toml without the table is somebody else's.
        (tmp_path / "sub" / "pyproject.toml").write_text('[project]\nname = "x"', "utf-8")
        assert find_config(tmp_path / "sub") == tmp_path / "pyproject.toml"

    def test_severity(self, broken: Path, tmp_path: Path) -> None:
        settings = tmp_path / "mine.toml"
        settings.write_text('[severity]\nGR201 = "hint"\nGR003 = "hint"', "utf-8")
        result = run("check", broken, "--config", settings, "--format", "json")
        assert {json.loads(line)["severity"] for line in result.stdout.splitlines()} == {"hint"}
        assert result.exit_code == 0

    def test_a_finding_that_is_milder_than_its_rule_stays_so(self) -> None:
        import govreport_parse as gp

        report = gp.parse(
            page("<p>一、依申请公开情况</p><p>全县各级各部门共收到申请5件。</p>").encode()
        )
        found = gp.check(report, select=["GR401"])
        assert [f.severity for f in found] == ["hint"]
        assert [f.severity for f in Config(severity={"GR401": "warning"}).applied(found, "a")] == [
            "hint"
        ]

    def test_by_path(self, broken: Path, tmp_path: Path) -> None:
        (tmp_path / "govreport.toml").write_text(
            '[per-path-ignores]\n"**/sub/*" = ["GR2", "GR003"]\n"*.docx" = ["GR1"]', "utf-8"
        )
        assert run("check", broken).exit_code == 0

    def test_what_a_rule_left_out_by_path_stands_for(self, tmp_path: Path) -> None:
        path, settings = tmp_path / "slip.html", tmp_path / "mine.toml"
        asked = {("requests.received", who): "46" for who in ("natural_person", "total")}
        done = {
            (code, who): "46" for _, who in asked for code in ("requests.outcome.granted", OUTCOMES)
        }
        slip = {(OUTCOMES, "total"): "64"}
        path.write_bytes(modern_page(requests=request_table({**asked, **done, **slip})))
        check = ("check", path, "--config", settings, "--format", "json")
        settings.write_text("", "utf-8")
        assert rules(run(*check)) == ["GR307"]
        for text in ('ignore = ["GR307"]', '[per-path-ignores]\n"*" = ["GR307"]'):
            settings.write_text(text, "utf-8")
            assert rules(run(*check)) == ["GR201"] * 3
        settings.write_text('[per-path-ignores]\n"*" = ["GR307", "GR2"]', "utf-8")
        assert rules(run(*check)) == []

    def test_tolerance(self, broken: Path, tmp_path: Path) -> None:
        settings = tmp_path / "govreport.toml"
        for tolerance, found in ((2, ["GR201"]), (3, [])):
            settings.write_text(f'select = ["GR201"]\ntolerance = {tolerance}', "utf-8")
            assert rules(run("check", broken, "--format", "json")) == found

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("selct = []", "did you mean select"),
            ("per_path_ignores = {}", "did you mean per-path-ignores"),
            ("zzz = 1", "known are select"),
            ('ignore = ["GR320"]', "did you mean GR312"),
            ('[severity]\nGR201 = "fatal"', "use error, warning or hint"),
            ("select = 3", "select"),
            ("select = [", "govreport.toml"),
        ],
    )
    def test_bad_settings_say_what_to_change(
        self, broken: Path, tmp_path: Path, text: str, words: str
    ) -> None:
        settings = tmp_path / "govreport.toml"
        settings.write_text(text, "utf-8")
        with pytest.raises(ConfigError, match=words):
            load_config(settings)
        result = run("check", broken)
        assert result.exit_code == 2
        assert words in result.stderr
        assert result.stdout == ""
        chinese = run("check", broken, "--lang", "zh").stderr
        assert re.search("没有|设置|应为|不是有效的", chinese)
        assert not re.search("did you mean|known are|; use", chinese)
