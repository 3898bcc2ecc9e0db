"""Figures stated in the narrative."""

from govreport_parse.statements.extract import read_statements
from govreport_parse.topics.catalogue import ListedTopic, Topic, listed_topics, load_topics

__all__ = ["ListedTopic", "Topic", "listed_topics", "load_topics", "read_statements"]
