"""The files of a dataset: their tables, where they stand, which of their rows count."""
