from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.sites import SmallSite

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "seed"

settings.register_profile("fixed", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("free", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

gc.disable()  # 15,000 tests are collected, and all of them stay


def pytest_collection_finish() -> None:
    """Keep what has been collected out of every later round of the collector."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A dataset of twelve bodies and its dashboard, made once."""
    from tests.sites import small_site

    return small_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def seed_text() -> Path:
    path = SEED / "sifangtai-2017.txt"
    if not path.exists():
        pytest.skip("the published reference report is not here")
    return path
