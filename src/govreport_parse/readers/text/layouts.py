"""How a text may print its lines: the layouts, each a module that recognises and reads.

The first in the order of this table that recognises a line reads from it; one that none recognises
is blank.
"""

from __future__ import annotations

from importlib import import_module

from govreport_parse.readers.text.protocol import Layout

__all__ = ["LAYOUTS"]

LAYOUTS: tuple[Layout, ...] = tuple(
    import_module(f"{__package__}.{module}").read
    for module in (
        "html_tables",
        "frames",
        "counted_rows",
        "lone_bars",
        "lone_cells",
        "tabs",
        "comma_grids",
        "commas",
        "even_bars",
        "bars_between",
        "rules",
        "bars",
        "markdown",
        "double_blanks",
        "prose",
    )
)
