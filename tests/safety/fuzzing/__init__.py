"""Fuzz targets, mutations, and what must hold of whatever comes out: docs/fuzzing.md."""
