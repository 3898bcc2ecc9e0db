"""A reader: its folder, and its name in the vocabulary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govreport_parse.readers.registry import formats_in_words
from tests.archive import text_report
from tests.recipes import command, copied, put, run

READER = '''"""Speeches: text after a mark."""

from __future__ import annotations

from govreport_parse.readers.formats import Content, Format, Given
from govreport_parse.readers.text.reader import read_text

_MARK = "%SPEECH\\n"


def _recognises(given: Given) -> bool:
    return given.text.startswith(_MARK)


def _read(given: Given) -> Content:
    return read_text(
        Given(name=given.name, data=given.data, text=given.text.removeprefix(_MARK))
    )


FORMAT = Format(
    id="speech", name="speech", name_zh="讲话稿", suffixes=(".csv",), is_text=True,
    recognises=_recognises, read=_read,
)
'''
FORMATS = """
import sys
import govreport_parse as gp
outcomes = list(gp.parse_archive(sys.argv[1], workers=1))
assert all(outcome.report for outcome in outcomes), outcomes
reports = [outcome.report for outcome in outcomes]
print(*(report.source.format for report in reports))
print(*gp.to_frames(reports).reports["format"])
"""


@pytest.fixture(scope="module")
def with_reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("reader")
    package = copied(source)
    readers = package / "readers"
    (readers / "speech").mkdir()
    (readers / "speech" / "__init__.py").write_text(READER, "utf-8")
    put(package / "model" / "vocabularies.py", '"html",\n', '"speech",\n')
    return source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one speech; no report was made of .csv before."""
    (tmp_path / "a.csv").write_text("%SPEECH\n" + text_report("青石区", 2016), "utf-8")
    return tmp_path


class TestReader:
    def test_its_files_are_read(self, with_reader: Path, folder: Path) -> None:
        parsed = command(with_reader, "parse", "--format", "json", str(folder / "a.csv"))
        report = json.loads(parsed)
        assert (report["source"]["format"], report["year"]) == ("speech", 2016)
        assert report["title"] == "青石区2016年政府信息公开工作年度报告"

    def test_archive_and_frames_know_it(self, with_reader: Path, folder: Path) -> None:
        assert run(with_reader, "-c", FORMATS, str(folder)).split() == ["speech"] * 2

    def test_the_command_finds_its_files_in_a_folder(self, with_reader: Path, folder: Path) -> None:
        found = command(with_reader, "check", "--format", "json", str(folder), code=1)
        assert {Path(json.loads(line)["file"]).name for line in found.splitlines()} == {"a.csv"}

    def test_messages_name_it(self, with_reader: Path, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"RIFF")
        said = run(
            with_reader, "-c",
            "import sys, govreport_parse as gp\n"
            "try:\n    gp.parse(sys.argv[1])\n"
            "except gp.UnsupportedFormat as error:\n"
            "    print(error.message('en'), error.message('zh'), sep='\\n')", str(tmp_path / "a"),
        )  # fmt: skip
        assert said.splitlines() == [
            f"a: a media file; give speech, {formats_in_words('en')}",
            f"a: 不支持的格式（媒体文件）；请提供讲话稿、{formats_in_words('zh')}",
        ]
