"""Help for tests of dashboards."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

__all__ = ["body_file", "data", "put"]

_PUT = re.compile(r"govreport\.put\((\".*?\"),(.*)\);\n", re.DOTALL)


def put(text: str) -> tuple[str, Any]:
    """The name and the value that a script hands over."""
    found = _PUT.fullmatch(text)
    assert found
    return json.loads(found[1]), json.loads(found[2])


def data(pages: Path, name: str) -> Any:
    """What a dashboard's scripts are given under a name."""
    said, value = put((pages / f"data/{name}.js").read_text("utf-8"))
    assert said == name
    return value


def body_file(pages: Path, name: str) -> Path:
    """The page of the one body of a name."""
    (key,) = [row[0] for row in data(pages, "bodies")["rows"] if row[1] == name]
    return pages / f"bodies/{key}.html"
