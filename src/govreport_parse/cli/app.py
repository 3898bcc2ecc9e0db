"""The ``govreport`` command: its subcommands are modules beside this one."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import click

from govreport_parse import __version__
from govreport_parse.cli.annotate import annotate
from govreport_parse.cli.batch import batch
from govreport_parse.cli.calls import language_of, wrong_calls
from govreport_parse.cli.check import check
from govreport_parse.cli.conventions import misuse
from govreport_parse.cli.explain import explain
from govreport_parse.cli.export import export
from govreport_parse.cli.forms import forms
from govreport_parse.cli.parse import parse
from govreport_parse.cli.rules import rules
from govreport_parse.cli.site import site
from govreport_parse.cli.view import view
from govreport_parse.model.errors import why_not_written

__all__ = ["main"]

_LANG = f"{__name__}.lang"


class _Group(click.Group):
    """Commands whose output may end anywhere: a full disk is said in a line, a closed stream takes nothing.

    What is wrong with a call is said in the language that it asks for.
    """

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        lang = language_of(args)
        with wrong_calls(lang):
            context = super().make_context(info_name, args, parent, **extra)
        context.meta[_LANG] = lang
        return context

    def invoke(self, ctx: click.Context) -> object:
        for name in ("stdout", "stderr"):
            if getattr(sys, name) is None:  # closed by the caller
                setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        try:
            with wrong_calls(ctx.meta[_LANG]):
                done: object = super().invoke(ctx)
            sys.stdout.flush()
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader has seen enough, which click knows of
                raise
            misuse(why_not_written(error)[ctx.meta[_LANG] == "zh"])
        return done


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Read and check 政府信息公开工作年度报告 (government information disclosure annual reports)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


for _command in (annotate, batch, check, explain, export, forms, parse, rules, site, view):
    main.add_command(_command)
