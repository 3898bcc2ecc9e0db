"""HTML to blocks."""
