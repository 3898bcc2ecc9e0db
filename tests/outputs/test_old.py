"""The notebook of the documentation runs, and shows what it speaks of."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "notebooks"


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The cells with what they show, in Chinese."""
    written = nbformat.read(FOLDER / "one-report.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in written.cells), "clear what it shows"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LC_ALL", "zh_CN.UTF-8")
        patch.setenv("PYTHONPATH", str(ROOT / "src"))
        patch.setenv("TMPDIR", str(tmp_path_factory.mktemp("notebook")))
        NotebookClient(written, timeout=60, resources={"metadata": {"path": FOLDER}}).execute()
    return list(written.cells)


def shown(cells: list[Any], source: str) -> dict[str, str]:
    """What the cell that ends in these words shows, by its media type."""
    (cell,) = (one for one in cells if one.cell_type == "code" and one.source.endswith(source))
    (output,) = cell.outputs
    return dict(output.data)


def test_a_report_shows_itself(cells: list[Any]) -> None:
    assert "2016年" in shown(cells, "\nreport")["text/html"]
    assert "value=" in shown(cells, '"proactive.channel.website")')["text/plain"]


def test_findings_and_tables_show_themselves(cells: list[Any]) -> None:
    assert "个问题" in shown(cells, "\nfindings")["text/html"]
    assert "readings (58行×" in shown(cells, "\nframes")["text/html"]
    assert "reported" in shown(cells, ".size()")["text/plain"]
    assert "proactive.total" in shown(cells, ".head(10)")["text/html"]


def test_the_page_is_made(cells: list[Any]) -> None:
    assert shown(cells, "page.as_uri()")["text/plain"].startswith("'file:///")
