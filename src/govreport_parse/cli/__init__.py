"""The command ``govreport``."""

from govreport_parse.cli.app import main

__all__ = ["main"]
