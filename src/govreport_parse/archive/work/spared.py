"""What a process that is all ours does without."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder

__all__ = ["spare_pandas"]


class _WithoutPandas(MetaPathFinder):
    def find_spec(self, fullname: str, *_: object) -> None:
        """Refuse pandas, and leave all else to others."""
        if fullname == "pandas":
            raise ModuleNotFoundError("pandas is not wanted here", name=fullname)


def spare_pandas() -> None:
    """Say from now on that pandas is not installed: not for a process in which anybody else's code runs.

    pyarrow asks of each list whether it is one of pandas, imports that to know (0.3 s, 45 MiB), and does without where
    it is not there, for the rest of the process.
    """
    sys.meta_path.insert(0, _WithoutPandas())
