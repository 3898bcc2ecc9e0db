from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli import BROKEN, rules, run


class TestBaseline:
    def test_known_findings_are_silent_and_new_ones_are_not(
        self, broken: Path, tmp_path: Path
    ) -> None:
        known = tmp_path / "known.json"
        check = ("check", broken, "--baseline", known, "--format", "json")
        written = run(*check, "--write-baseline", "--lang", "en")
        assert (written.exit_code, written.stderr) == (0, f"{known}: 2 known finding(s) written\n")
        assert written.stdout == ""
        assert "已写入已知问题2个" in run(*check, "--write-baseline", "--lang", "zh").stderr
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
        assert (
            "请用--write-baseline重新生成"
            in run("check", broken, "--baseline", known, "--lang", "zh").stderr
        )

    def test_nowhere_to_write(self, broken: Path) -> None:
        assert run("check", broken, "--write-baseline").exit_code == 2
        assert (
            "须用--baseline指定文件"
            in run("check", broken, "--write-baseline", "--lang", "zh").stderr
        )
