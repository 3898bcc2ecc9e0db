"""Whatever stands in a folder that no dashboard wrote stays there."""

from __future__ import annotations

from pathlib import Path

import pytest

from govreport_parse.model.errors import GovReportError
from govreport_parse.outputs.site.folder import MARKER, Folder


def write(path: Path, *names: str) -> None:
    folder = Folder(path)
    for name in names:
        folder.write(name, name)
    folder.finish()


def test_what_was_written_is_told(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "new")
    folder.write("index.html", "三")
    folder.write("bodies/0a.html", "four")
    written = folder.finish()
    assert (written.files, written.size, written.largest) == (2, 7, ("bodies/0a.html", 4))
    assert (tmp_path / "new" / MARKER).read_text("utf-8") == "bodies/0a.html\nindex.html\n"


def test_an_earlier_dashboard_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, "index.html", "bodies/0a.html", "bodies/0b.html")
    (tmp_path / "bodies" / "notes.txt").write_text("mine")
    write(tmp_path, "index.html", "bodies/0b.html")
    left = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    assert left == [MARKER, "0b.html", "index.html", "notes.txt"]


def test_a_run_that_broke_off_is_taken_up(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("bodies/0a.html", "half")
    write(tmp_path, "index.html")
    assert not (tmp_path / "bodies" / "0a.html").exists()


@pytest.mark.parametrize("name", ["report.docx", "index.html", ".hidden"])
def test_a_folder_with_something_else_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(GovReportError, match="holds something else"):
        Folder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("mine")
    with pytest.raises(GovReportError, match="no folder"):
        Folder(tmp_path / "x")


def test_a_file_of_somebody_else_in_a_dashboard_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, "index.html")
    (tmp_path / "reports.html").write_text("mine")
    folder = Folder(tmp_path)
    with pytest.raises(GovReportError, match="was not made by govreport site"):
        folder.write("reports.html", "ours")
    assert (tmp_path / "reports.html").read_text() == "mine"


def test_links_lead_nowhere(tmp_path: Path) -> None:
    elsewhere, site = tmp_path / "elsewhere", tmp_path / "site"
    elsewhere.mkdir()
    (elsewhere / "0a.html").write_text("mine")
    write(site, "index.html", "bodies/0a.html")
    (site / "bodies" / "0a.html").unlink()
    (site / "bodies").rmdir()
    (site / "bodies").symlink_to(elsewhere)
    folder = Folder(site)
    with pytest.raises(GovReportError):
        folder.write("bodies/0a.html", "ours")
    write(site, "index.html")
    assert (elsewhere / "0a.html").read_text() == "mine"


@pytest.mark.parametrize(
    "line", ["../mine.html", "/etc/passwd", "bodies/../../mine.html", "mine.html/"]
)
def test_a_list_that_was_changed_removes_nothing_else(tmp_path: Path, line: str) -> None:
    (tmp_path / "mine.html").write_text("mine")
    site = tmp_path / "site"
    write(site, "index.html")
    (site / MARKER).write_text(f"index.html\n{line}\n")
    write(site, "index.html")
    assert (tmp_path / "mine.html").read_text() == "mine"
