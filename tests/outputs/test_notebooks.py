"""The notebooks of the documentation run, one after the other in one kernel, and show what they speak of."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "notebooks"
# A kernel's workers would be processes of their own.
HERE = """import govreport_parse.archive.run.batch as batch
from tests.archive import Inline
batch.Pool = lambda *_: Inline()"""
PATIENCE = 600  # seconds, however busy the machine
Shown = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    """What the code cells of each notebook show, by their last lines; in Chinese, over 30 reports."""
    notebooks = {
        path.stem: nbformat.read(path, as_version=4) for path in sorted(FOLDER.glob("*.ipynb"))
    }
    patching = nbformat.v4.new_code_cell(HERE)
    whole = nbformat.v4.new_notebook()
    whole.cells = [cell for one in notebooks.values() for cell in one.cells]
    whole.cells.insert(len(notebooks["one-report"].cells), patching)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LC_ALL", "zh_CN.UTF-8")
        patch.setenv("PYTHONPATH", f"{ROOT / 'src'}:{ROOT}")
        patch.setenv("BODIES", "3")
        patch.setenv("TMPDIR", str(tmp_path_factory.mktemp("notebook")))
        patient = {"timeout": PATIENCE, "startup_timeout": PATIENCE}
        NotebookClient(whole, **patient, resources={"metadata": {"path": FOLDER}}).execute()
    return {name: dict(map(_last, filter(_shows, one.cells))) for name, one in notebooks.items()}


def _shows(cell: Any) -> bool:
    return cell.cell_type == "code" and bool(cell.outputs)


def _last(cell: Any) -> tuple[str, dict[str, str]]:
    last = cell.outputs[-1]
    return cell.source.splitlines()[-1], dict(last.get("data") or {"text/plain": last.text})


def test_a_report_shows_itself(shown: dict[str, Shown]) -> None:
    one = shown["one-report"]
    assert "2016年" in one["report"]["text/html"]
    assert "value=" in one['report.reading("proactive.channel.website")']["text/plain"]
    assert "个问题" in one["findings"]["text/html"]
    assert "readings (58行×" in one["frames"]["text/html"]
    assert one["page.as_uri()"]["text/plain"].startswith("'file:///")


def test_a_panel_shows_itself(shown: dict[str, Shown]) -> None:
    panel = shown["panel"]
    assert int(panel['len(list(work.rglob("*.html")))']["text/plain"]) in range(25, 35)
    years = panel[
        'data.sql("SELECT year, count(*) AS reports FROM unique_reports GROUP BY year ORDER BY year").df()'
    ]
    assert "2023" in years["text/plain"]
    assert "对外公开总数量" in panel["    print(refused)"]["text/plain"]
    assert len([one for one in panel.values() if "image/png" in one]) == 2
    assert "indicator_panel.dta" in panel["}"]["text/plain"]


def test_what_is_kept_is_of_all_reports() -> None:
    """The output that stands in the panel's notebook; that of one report is cleared."""
    kept = nbformat.read(FOLDER / "panel.ipynb", as_version=4)
    pictures = [cell for cell in kept.cells if _shows(cell) and "image/png" in _last(cell)[1]]
    assert len(pictures) == 2
    assert not any(map(_shows, nbformat.read(FOLDER / "one-report.ipynb", as_version=4).cells))
