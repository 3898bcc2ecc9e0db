"""The kinds of defects, one function each, by the rule that must name them."""

from benchmarks.defects import cells, old, pages, sets, words
from benchmarks.defects.kit import Defect, Kind, Page, clean, render

__all__ = ["KINDS", "Defect", "Page", "clean", "render"]

KINDS: dict[str, Kind] = {**pages.KINDS, **old.KINDS, **cells.KINDS, **words.KINDS, **sets.KINDS}
