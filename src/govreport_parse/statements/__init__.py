"""Figures stated in the narrative.

A paragraph's traps are blotted out, its sentences split into tokens; each number looks for the words
that say what it counts, and joins the list that it is a part of; what comes out are statements.
"""

from govreport_parse.statements.extract import read_statements
from govreport_parse.statements.settled import settled

__all__ = ["read_statements", "settled"]
