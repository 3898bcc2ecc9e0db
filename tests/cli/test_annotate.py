"""``govreport annotate``."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from govreport_parse.model.document import Paragraph
from tests.cli import BROKEN, rules, run
from tests.commented import ranges
from tests.drafts import draft_of, written
from tests.pages import modern_page, page, request_table

CLEAN = draft_of(page().encode())


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "draft.docx"
    path.write_bytes(draft_of(BROKEN.encode()))
    return path


def heads(path: Path) -> list[str]:
    return [c.paragraphs[0].text for c in docx.Document(io.BytesIO(path.read_bytes())).comments]


def test_a_copy_with_comments_is_written_and_counted(draft: Path, tmp_path: Path) -> None:
    before = draft.read_bytes()
    result = run("annotate", draft, "-o", "out.docx", "--lang", "zh")
    assert result.exit_code == 1
    assert result.stdout == "out.docx: 已添加2条批注（1个错误，1个警告，0个提示）\n"
    assert [head[:9] for head in heads(tmp_path / "out.docx")] == ["【错误】GR201", "【警告】GR003"]
    assert list(ranges((tmp_path / "out.docx").read_bytes()).values()) == ["3", "约6"]
    assert draft.read_bytes() == before


def test_a_copy_beside_its_draft_is_checked_and_accuses_nobody_of_more(draft: Path) -> None:
    run("annotate", draft, "-o", "out.docx")
    both = [run("check", path, "--format", "json") for path in ("draft.docx", "out.docx", ".")]
    first, second, folder = map(rules, both)
    # Who goes on writing in the copy would not notice that it is passed over.
    assert folder == [*first, *second]
    assert first == second == ["GR201", "GR003"]


def test_comments_are_chinese_unless_english_is_asked_for(
    draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert run("annotate", draft, "-o", "out.docx").stdout.startswith(
        "out.docx: 2 comment(s): 1 error(s)"
    )
    assert heads(tmp_path / "out.docx")[0].startswith("【错误】GR201")
    run("annotate", draft, "-o", "out.docx", "--lang", "en")
    assert heads(tmp_path / "out.docx")[0].startswith("[error] GR201")


def test_rules_are_chosen_as_for_a_check(draft: Path, tmp_path: Path) -> None:
    run("annotate", draft, "-o", "out.docx", "--select", "GR003")
    assert len(heads(tmp_path / "out.docx")) == 1
    (tmp_path / "govreport.toml").write_text('[severity]\nGR201 = "hint"\n', "utf-8")
    assert run("annotate", draft, "-o", "out.docx", "--ignore", "GR003").exit_code == 0
    assert [head[:9] for head in heads(tmp_path / "out.docx")] == ["【提示】GR201"]
    result = run("annotate", draft, "-o", "out.docx", "--select", "GR999")
    assert result.exit_code == 2
    assert "GR999" in result.stderr
    assert run("annotate", draft, "-o", "out.docx", "--config", "none.toml").exit_code == 2


def test_a_clean_draft_is_copied_as_it_is(draft: Path, tmp_path: Path) -> None:
    draft.write_bytes(CLEAN)
    for lang, said in (
        ("zh", "未发现问题，与原稿相同，没有批注"),
        ("en", "no findings; the copy is the draft as it is"),
    ):
        result = run("annotate", draft, "-o", "out.docx", "--lang", lang)
        assert (result.exit_code, result.stdout) == (0, f"out.docx: {said}\n")
    assert (tmp_path / "out.docx").read_bytes() == CLEAN


def test_a_draft_is_held_against_last_years_report(draft: Path, tmp_path: Path) -> None:
    last = ("natural_person", "total")
    carried = {("requests.carried_out", column): "4" for column in last}
    carried |= {("requests.received", column): "4" for column in last}
    (tmp_path / "last.html").write_bytes(modern_page(year=2021, requests=request_table(carried)))
    draft.write_bytes(draft_of(modern_page(year=2022)))
    assert run("annotate", draft, "-o", "out.docx").exit_code == 0
    result = run("annotate", draft, "-o", "out.docx", "--previous", "last.html", "--lang", "zh")
    assert result.exit_code == 1
    found = docx.Document(io.BytesIO((tmp_path / "out.docx").read_bytes())).comments
    carried_over = [one.text for one in found if "GR501" in one.text]
    assert len(carried_over) == 2
    assert all("2021年度报告（last.html）" in text for text in carried_over)


def test_what_is_not_in_the_text_is_said_at_the_title(draft: Path) -> None:
    draft.write_bytes(draft_of(modern_page(remedies="")))
    result = run("annotate", draft, "-o", "out.docx", "--lang", "zh")
    assert "条所涉内容不在正文中，批注在标题处" in result.stdout
    assert (
        "at the title, for what is not in the text"
        in run("annotate", draft, "-o", "out.docx", "--lang", "en").stdout
    )


@pytest.mark.parametrize("out", ["draft.docx", "./draft.docx", "last.docx"])
def test_no_report_that_is_given_is_written_over(out: str, draft: Path, tmp_path: Path) -> None:
    (tmp_path / "last.docx").write_bytes(CLEAN)
    before = draft.read_bytes()
    for lang, said in (("en", "never written over"), ("zh", "不会改写原文件")):
        result = run("annotate", draft, "--previous", "last.docx", "-o", out, "--lang", lang)
        assert result.exit_code == 2
        assert said in result.stderr
    assert draft.read_bytes() == before
    assert (tmp_path / "last.docx").read_bytes() == CLEAN


def test_a_copy_that_cannot_be_written_is_told(draft: Path) -> None:
    for out, said in (("none/out.docx", "没有这个文件夹"), (".", "这是文件夹，请指定文件名")):
        result = run("annotate", draft, "-o", out, "--lang", "zh")
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{out}: 无法写入：{said}" in result.stderr


def test_what_is_no_draft_is_told_and_nothing_is_written(draft: Path, tmp_path: Path) -> None:
    for name, data, said in (
        ("page.html", BROKEN.encode(), "save it as .docx"),
        (
            "menu.docx",
            written([Paragraph(text="今日菜单"), Paragraph(text="红烧肉12元")]),
            "menu.docx",
        ),
        ("none.docx", None, "there is no such file"),
    ):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        result = run("annotate", name, "-o", "out.docx", "--lang", "en")
        assert result.exit_code == 2
        assert said in result.stderr
        assert result.stdout == ""
    assert not (tmp_path / "out.docx").exists()
    assert draft.exists()


def test_a_report_beside_it_must_be_last_years(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "other.html").write_bytes(modern_page(year=2011))
    for name, said in (("none.html", "cannot be opened"), ("other.html", "its year is 2011")):
        result = run("annotate", draft, "-o", "out.docx", "--previous", name, "--lang", "en")
        assert result.exit_code == 2
        assert said in result.stderr
    assert not (tmp_path / "out.docx").exists()
