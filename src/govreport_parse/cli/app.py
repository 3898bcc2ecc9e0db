"""The ``govreport`` command: its subcommands are modules beside this one."""

from __future__ import annotations

import sys

import click

from govreport_parse import __version__
from govreport_parse.cli.annotate import annotate
from govreport_parse.cli.batch import batch
from govreport_parse.cli.check import check
from govreport_parse.cli.explain import explain
from govreport_parse.cli.export import export
from govreport_parse.cli.forms import forms
from govreport_parse.cli.parse import parse
from govreport_parse.cli.rules import rules
from govreport_parse.cli.site import site
from govreport_parse.cli.view import view

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Read and check 政府信息公开工作年度报告 (government information disclosure annual reports)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


for _command in (annotate, batch, check, explain, export, forms, parse, rules, site, view):
    main.add_command(_command)
