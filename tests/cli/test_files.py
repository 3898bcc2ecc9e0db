"""The files that a command is given."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.model.errors import why_not_opened
from tests.cli import GOOD, run
from tests.pages import page


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("empty.html", "empty"),
        ("menu.txt", "年度报告"),
        ("image.html", "PNG"),
        ("none.html", "opened"),
    ],
)
def test_bad_input_is_one_line_on_stderr(files: dict[str, Path], name: str, words: str) -> None:
    path = files.get(name, files["good.html"].with_name(name))
    for command in ("parse", "check"):
        result = run(command, path, "--lang", "en")
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1
        assert result.stderr.startswith(str(path))
        assert words in result.stderr
        assert "Traceback" not in result.output
    assert run("parse", path, "--format", "json").stdout == ""


def test_a_path_that_cannot_be_opened_is_told_plainly(tmp_path: Path) -> None:
    none = tmp_path / "none.html"
    for command in ("parse", "check"):
        english = run(command, none, "--lang", "en").stderr
        assert english == f"{none}: cannot be opened: there is no such file or folder\n"
        chinese = run(command, none, "--lang", "zh").stderr
        assert chinese == f"{none}: 无法打开：没有这个文件或文件夹\n"
    with pytest.raises(gp.UnreadableDocument, match="govreport parse, check and batch") as raised:
        gp.parse(tmp_path)
    assert "这是文件夹" in raised.value.reason_zh
    assert "is not permitted" in why_not_opened(PermissionError(13, "Permission denied"))[0]
    assert (
        why_not_opened(OSError(5, "Input/output error"))[1]
        == "无法打开：系统提示“Input/output error”"
    )


def test_the_other_files_are_still_done(files: dict[str, Path]) -> None:
    result = run("parse", files["empty.html"], files["good.html"], "--format", "json")
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.usefixtures("files")
def test_check_searches_folders(tmp_path: Path) -> None:
    result = run("check", tmp_path, "--format", "json")
    assert result.exit_code == 2
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [f["rule"] for f in found if f["severity"] != "hint"] == ["GR201"]
    assert len(result.stderr.splitlines()) == 3
    empty = tmp_path / "folder"
    empty.mkdir()
    assert run("check", empty).exit_code == 2


class TestFolders:
    """`check FOLDER` passes over nothing in silence."""

    REPORT = page(values=GOOD).encode()

    @pytest.mark.parametrize("name", ["a.jsp", "a.aspx", "show", "a.doc", "报告.HTML", "sub/a.php"])
    def test_a_document_is_what_a_reader_reads(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "sub").mkdir()
        (tmp_path / name).write_bytes(self.REPORT)
        result = run("check", tmp_path, "--lang", "en")
        assert (result.exit_code, result.stderr) == (0, "")
        assert "1 report(s)" in result.stdout

    @pytest.mark.parametrize(
        ("name", "data", "words"),
        [
            ("b.pdf", b"%PDF-1.7 x", "the PDF is damaged"),
            ("b.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a legacy Office file"),
            ("notes", "今日菜单".encode(), "年度报告"),
            ("b.html.gz", gzip.compress(REPORT), "a gzip file"),
            ("crawl.jsonl", b'{"html": "<p>"}', "read it with govreport batch"),
            ("crawl.bin", b"WARC/1.0\r\n", "read it with govreport batch"),
            ("cut.zip", b"PK\x03\x04", "read it with govreport batch"),
        ],
    )
    def test_what_is_not_read_is_listed(
        self, tmp_path: Path, name: str, data: bytes, words: str
    ) -> None:
        (tmp_path / "a.html").write_bytes(self.REPORT)
        (tmp_path / name).write_bytes(data)
        result = run("check", tmp_path, "--lang", "en")
        assert result.exit_code == 2
        (line,) = result.stderr.splitlines()
        assert line.startswith(str(tmp_path / name))
        assert words in line
        assert "1 report(s)" in result.stdout

    def test_other_types_are_counted(self, tmp_path: Path) -> None:
        for name in ("a.html", "a_files/x.png", "a_files/y.png", "a_files/z.css"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(self.REPORT)
        told = {
            "en": "passed over 3 file(s) that are no documents by their type (.png 2, .css 1)",
            "zh": "按类型略过3个非文档文件（.png 2, .css 1）",
        }
        for lang, words in told.items():
            result = run("check", tmp_path, "--lang", lang)
            assert (result.exit_code, result.stderr) == (0, f"{tmp_path}: {words}\n")

    @pytest.mark.parametrize(
        ("members", "words"),
        [
            (("OFD.xml", "Doc_0/Document.xml"), "the OFD file is truncated or damaged"),
            (("mimetype", "META-INF/manifest.xml"), "an OpenDocument file"),
            (("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
            (("xl/2019.html", "ppt/2020.html"), "read it with govreport batch"),
        ],
    )
    def test_packages_are_called_what_they_are(
        self, tmp_path: Path, members: tuple[str, ...], words: str
    ) -> None:
        (tmp_path / "a.html").write_bytes(self.REPORT)
        with zipfile.ZipFile(tmp_path / "b.ofd", "w") as package:
            for member in members:
                package.writestr(member, "<a/>")
        result = run("check", tmp_path, "--lang", "en")
        assert result.exit_code == 2
        (line,) = result.stderr.splitlines()
        assert line.startswith(str(tmp_path / "b.ofd"))
        assert words in line

    @pytest.mark.skipif(os.name == "nt", reason="names there are text")
    def test_names_that_are_no_text(self, tmp_path: Path) -> None:
        folder = os.fsencode(tmp_path)
        for name in (b"a\xff\xfe.html", "换\n行.html".encode(), b"\x1b[31mb.html"):
            with open(folder + b"/" + name, "wb") as file:  # noqa: PTH123
                file.write(b"")
        result = run("check", tmp_path, "--lang", "en")
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 3
        assert result.stderr.count("the file is empty") == 3
        assert "\x1b" not in result.stderr

    def test_lock_files_are_counted_and_own_files_are_not(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        for name in ("a.html", "~$报告.docx", ".gitignore", ".git/config", "._a.html"):
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_bytes(self.REPORT)
        Path("govreport.toml").write_text('ignore = ["GR103"]\n', "utf-8")
        assert run("check", ".", "--baseline", "known.txt", "--write-baseline").exit_code == 0
        told = {
            "en": "passed over 4 file(s) that are no documents by their type (lock, hidden or system files 4)",
            "zh": "按类型略过4个非文档文件（锁定、隐藏或系统文件 4）",
        }
        for lang, words in told.items():
            result = run("check", ".", "--baseline", "known.txt", "--lang", lang)
            assert (result.exit_code, result.stderr) == (0, f".: {words}\n")

    @pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders")
    def test_pipes_and_links(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_bytes(self.REPORT)
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "nowhere").symlink_to(tmp_path / "none")
        (tmp_path / "there.html").symlink_to(tmp_path / "a.html")
        result = run("check", tmp_path, "--lang", "en", "--ignore", "GR6")
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 3
        for words in ("pipe: no regular file", "loop: a link to a folder", "cannot be opened"):
            assert words in result.stderr
        assert "2 report(s)" in result.stdout

    def test_a_word_document_by_another_name(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "draft", "w") as package:
            package.writestr("[Content_Types].xml", "<Types/>")
            package.writestr("word/other.xml", "<a/>")
        result = run("check", tmp_path, "--lang", "en")
        assert result.exit_code == 2
        assert "DOCX" in result.stderr
