"""The modules of the package that can be imported here."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

__all__ = ["modules"]

# Packages of the extra that the tests do without: what reads with them is passed over where they are not.
_SELDOM_HERE = ("PIL", "cv2", "rapidocr")


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """The modules below a package, imported."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        try:
            yield importlib.import_module(found.name)
        except ModuleNotFoundError as missing:
            if missing.name not in _SELDOM_HERE:
                raise
