from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli import BAD, run
from tests.pages import page


def test_the_page_goes_to_standard_output(files: dict[str, Path]) -> None:
    result = run("view", files["bad.html"], "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout.startswith('<!doctype html>\n<html lang="en">')
    assert result.stdout.endswith("</html>")
    assert "GR201" in result.stdout


def test_the_page_goes_to_a_file(files: dict[str, Path], tmp_path: Path) -> None:
    made = tmp_path / "page.html"
    result = run("view", files["bad.html"], "-o", made, "--lang", "zh")
    assert (result.exit_code, result.output) == (0, "")
    assert made.read_text("utf-8") == run("view", files["bad.html"], "--lang", "zh").stdout


def test_no_report_is_written_over(files: dict[str, Path], tmp_path: Path) -> None:
    link = tmp_path / "link.html"
    link.symlink_to(files["bad.html"])
    before = files["bad.html"].read_bytes()
    for given in (["view", link], ["view", files["good.html"], "--previous", link]):
        result = run(*given, "-o", files["bad.html"], "--lang", "zh")
        assert result.exit_code == 2
        assert "bad.html是一份报告，不会改写" in result.stderr
    assert run("view", files["good.html"], "-o", files["bad.html"]).exit_code == 2  # not given
    assert files["bad.html"].read_bytes() == before


def test_its_own_page_is_written_again_and_is_no_report(files: dict[str, Path]) -> None:
    made = files["good.html"].parent / "page.html"
    for _ in range(2):
        assert run("view", files["good.html"], "-o", made).exit_code == 0
    checked = run("check", made.parent, "--lang", "zh")
    assert "2份报告" in checked.stdout
    assert "govreport生成的页面 1" in checked.stderr


@pytest.mark.parametrize("name", ["empty.html", "menu.txt", "image.html", "none.html", "."])
def test_what_is_no_report_has_no_page(files: dict[str, Path], tmp_path: Path, name: str) -> None:
    made = tmp_path / "page.html"
    path = files["good.html"].parent / name
    for given in (["view", path], ["view", files["good.html"], "--previous", path]):
        result = run(*given, "-o", made, "--lang", "en")
        assert (result.exit_code, result.stdout, made.exists()) == (2, "", False)
        assert result.stderr.startswith(f"{path}: ")


def test_a_file_that_cannot_be_made_is_said(files: dict[str, Path], tmp_path: Path) -> None:
    result = run("view", files["good.html"], "-o", tmp_path / "no" / "page.html")
    assert result.exit_code == 2
    assert "page.html: cannot be written: there is no such folder" in result.stderr


def test_last_year_is_compared(tmp_path: Path) -> None:
    body = "<p>一、概述</p><p>主动公开政府信息815条，较上年增长50%。</p>"
    this, last = tmp_path / "2016.html", tmp_path / "2015.html"
    this.write_text(page(body=body, values=BAD), "utf-8")
    last.write_text(
        page(title="2015年青石区政府信息公开工作年度报告", values={"proactive.total": "800"}),
        "utf-8",
    )
    assert "GR403" not in run("view", this).stdout
    result = run("view", this, "--previous", last)
    assert result.exit_code == 0
    assert "GR403" in result.stdout


def test_another_year_is_not_taken_for_last_year(tmp_path: Path) -> None:
    this, other = tmp_path / "2016.html", tmp_path / "2014.html"
    this.write_text(page(), "utf-8")
    other.write_text(page(title="2014年青石区政府信息公开工作年度报告"), "utf-8")
    english = run("view", this, "--previous", other, "--lang", "en")
    assert (english.exit_code, english.stdout) == (2, "")
    assert "its year is 2014, that of the report 2016" in english.stderr
    chinese = run("view", this, "--previous", this, "--lang", "zh")
    assert "其年度为2016，本报告年度为2016" in chinese.stderr


def test_another_name_of_the_body_is_said(tmp_path: Path) -> None:
    this, other = tmp_path / "2016.html", tmp_path / "2015.html"
    this.write_text(page(), "utf-8")
    for name, said in (("白沙县", "其机关为白沙县人民政府"), ("青石区", "")):
        other.write_text(page(title=f"2015年{name}政府信息公开工作年度报告"), "utf-8")
        result = run("view", this, "--previous", other, "--lang", "zh")
        assert result.exit_code == 0
        assert said in result.stderr
        assert bool(said) == bool(result.stderr)
    names = (
        ("鼓楼区", "鼓楼区", ""),
        ("南京市鼓楼区", "福州市鼓楼区", "其机关为福州市鼓楼区人民政府"),
    )
    for name, before, said in names:
        this.write_text(page(title=f"2016年{name}政府信息公开工作年度报告"), "utf-8")
        other.write_text(page(title=f"2015年{before}政府信息公开工作年度报告"), "utf-8")
        result = run("view", this, "--previous", other, "--lang", "zh")
        assert (said in result.stderr, bool(said)) == (True, bool(result.stderr))


def test_rules_are_chosen_as_for_check(files: dict[str, Path], tmp_path: Path) -> None:
    def shown(*options: object) -> bool:
        return "GR201" in run("view", files["bad.html"], *options).stdout

    assert shown("--select", "GR2")
    assert not shown("--ignore", "GR201")
    settings = tmp_path / "govreport.toml"
    settings.write_text('ignore = ["GR2"]', "utf-8")
    assert not shown("--config", settings)
    result = run("view", files["bad.html"], "--select", "GR999", "--lang", "zh")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "GR999" in result.stderr
