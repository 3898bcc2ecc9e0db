"""The language of print: folding for matching, numerals and units, and a cache for what is made of short texts."""
