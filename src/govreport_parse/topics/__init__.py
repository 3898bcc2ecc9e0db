"""What reports count: the topics as data, and where words name them."""

from govreport_parse.topics.catalogue import listed_topics, load_topics
from govreport_parse.topics.types import ListedTopic, Topic

__all__ = ["ListedTopic", "Topic", "listed_topics", "load_topics"]
