"""What reports count: the topics as data, and where words name them."""
