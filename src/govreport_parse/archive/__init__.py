"""Archives of reports: where the files come from, and what is done over all of them."""
