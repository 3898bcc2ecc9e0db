"""Strings built against the package's own regular expressions, and reports that hold one."""
