"""The language of print: folding for matching, numerals and units."""
