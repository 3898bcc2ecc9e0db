"""What reports count: the topics as data, and where words name them."""

from govreport_parse.topics.catalogue import ListedTopic, Topic, listed_topics, load_topics

__all__ = ["ListedTopic", "Topic", "listed_topics", "load_topics"]
