"""The tables of a document: which forms they print, and what their cells say."""
