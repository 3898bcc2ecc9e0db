from __future__ import annotations

from pathlib import Path

import pytest

from govreport_parse.archive.run.batch import run_batch
from govreport_parse.archive.sources import open_source
from tests.archive import Inline
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def of_fixtures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of all fixtures, with a database made for it; nobody changes it."""
    out = tmp_path_factory.mktemp("fixtures") / "out"
    run_batch([open_source(ROOT / "fixtures")], out, pool=Inline(), chunk=16)
    return out
