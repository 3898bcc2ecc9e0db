"""DOCX to blocks."""
