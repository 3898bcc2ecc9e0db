"""DuckDB as it finds itself in a notebook, in an interpreter, in a script: it asks IPython and `__main__`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.archive import batch
from tests.pages import modern_page

JUPYTER = """
import sys, types
shell = types.SimpleNamespace(config={"IPKernelApp": {}})
sys.modules["IPython"] = types.SimpleNamespace(get_ipython=lambda: shell, display=None)
"""
# In place of the import that fails: all that DuckDB asks for before it draws a bar.
WIDGETS = """
sys.modules["ipywidgets"] = types.SimpleNamespace(FloatProgress=None, Layout=None, HTML=None)
"""
PLACES = {
    "script": "__file__ = 'a.py'",
    "prompt": "",
    "bare": JUPYTER,
    "widgets": JUPYTER + WIDGETS,
}
# What DuckDB does there by itself: whether it draws a bar, and raises where that is changed. Without this the
# test would hold whatever the package does.
BY_ITSELF = {
    "script": (False, False), "prompt": (True, False), "bare": (False, True), "widgets": (True, False),
}  # fmt: skip
CODE = """
from pathlib import Path
import duckdb
import govreport_parse as gp
from govreport_parse.archive.store.database import connect_bounded

def draws(base):
    return base.execute("SELECT current_setting('enable_progress_bar')").fetchone()[0]

def raises(base):
    try:
        base.execute("SET enable_progress_bar = false")
    except duckdb.InvalidInputException:
        return True
    return False

base = duckdb.connect()
print((draws(base), raises(base)))
with gp.open_dataset({folder!r}) as data:
    print(data.reports.count("*").fetchall(), draws(data.connection), len(list(data.annual_reports())))
print(draws(connect_bounded(Path({folder!r}))))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "in").mkdir()
    (folder / "in" / "a.html").write_bytes(modern_page())
    batch(folder / "in", folder / "out")
    return folder / "out"


@pytest.mark.parametrize("place", PLACES)
def test_a_dataset_opens_and_shows_no_bar(made: Path, place: str) -> None:
    code = PLACES[place] + CODE.format(folder=str(made))
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert not done.stderr
    assert done.stdout == f"{BY_ITSELF[place]}\n[(1,)] False 1\nFalse\n"
