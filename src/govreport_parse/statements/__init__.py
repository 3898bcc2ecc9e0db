"""Figures stated in the narrative."""

from govreport_parse.statements.extract import read_statements
from govreport_parse.statements.topics import Topic, load_topics

__all__ = ["Topic", "load_topics", "read_statements"]
