"""docs/adding.md has a recipe for each kind of thing, and none is long."""

from __future__ import annotations

import re

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "adding.md"
MOST_LINES = 12
ADDED = {"A form", "A rule", "A topic", "A layout", "A reader", "An output"}


def test_each_recipe_is_short() -> None:
    recipes = dict(re.findall(r"(?ms)^## (.+?)$(.*?)(?=^## |\Z)", PAGE.read_text("utf-8")))
    assert set(recipes) == ADDED
    for name, text in recipes.items():
        lines = [line for line in text.splitlines() if line.strip()]
        assert 0 < len(lines) <= MOST_LINES, name
