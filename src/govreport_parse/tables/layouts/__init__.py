"""How the statutory tables are laid out in print, a module a layout.

Adding one: a module with a :class:`~govreport_parse.tables.layouts.protocol.Layout`, and its place in
:data:`LAYOUTS`.
"""

from govreport_parse.tables.layouts.labelled_rows import LIST, MATRIX
from govreport_parse.tables.layouts.named_cells import NAMED_SINGLE, NAMED_SUBTABLES
from govreport_parse.tables.layouts.separate_rows import SEPARATE
from govreport_parse.tables.layouts.single_row import SINGLE
from govreport_parse.tables.layouts.subtables import SUBTABLES

__all__ = ["LAYOUTS"]

LAYOUTS = (SUBTABLES, LIST, MATRIX, SINGLE, SEPARATE, NAMED_SINGLE, NAMED_SUBTABLES)
