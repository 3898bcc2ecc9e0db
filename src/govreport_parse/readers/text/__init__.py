"""Crawled text to blocks."""
