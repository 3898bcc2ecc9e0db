"""The ``govreport`` command: its subcommands are modules beside this one, imported when they are called."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import cast

import click

from govreport_parse import __version__
from govreport_parse.cli import conventions
from govreport_parse.cli.calls import language_of, wrong_calls
from govreport_parse.cli.conventions import misuse
from govreport_parse.model.errors import why_not_written

__all__ = ["main", "run"]

# New objects after which the collector looks for dead ones. A start makes some hundred thousand that stay, and
# looking at them every seven hundred took a fifteenth of it.
_NEW_OBJECTS = 50_000
# Each in a module of its name.
_COMMANDS = (
    "annotate", "batch", "check", "explain", "export", "forms", "parse", "rules", "site", "view",
)  # fmt: skip


class _Context(click.Context):
    """Of a call: its object is the language that it asks for."""

    def get_help(self) -> str:
        if self.obj != "zh":
            return super().get_help()
        from govreport_parse.cli.help_zh import help_of

        return help_of(self)


class _Commands(Mapping[str, click.Command]):
    """The commands, each imported when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in _COMMANDS:
            raise KeyError(name)
        command: click.Command = getattr(import_module(f"{__package__}.{name}"), name)
        command.context_class = _Context
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


class _Group(click.Group):
    """Commands whose output may end anywhere: a full disk is said in a line, a closed stream takes nothing.

    What is wrong with a call is said in the language that it asks for, and so is its help.
    """

    context_class = _Context

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        lang = language_of(args)
        with wrong_calls(lang):
            return super().make_context(info_name, args, parent, obj=lang, **extra)

    def invoke(self, ctx: click.Context) -> object:
        usual = gc.get_threshold()
        gc.set_threshold(_NEW_OBJECTS, *usual[1:])
        for name in ("stdout", "stderr"):
            if getattr(sys, name) is None:  # closed by the caller
                setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        try:
            with wrong_calls(ctx.obj):
                done: object = super().invoke(ctx)
            sys.stdout.flush()
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader has seen enough, which click knows of
                raise
            _drop_output()
            misuse(why_not_written(error)[ctx.obj == "zh"])
        finally:
            gc.set_threshold(*usual)
        return done


def _drop_output() -> None:
    """Have what could not be written go nowhere: Python tries it again at its end, and would say so."""
    with suppress(OSError):  # a stream that is no file has none
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Read and check 政府信息公开工作年度报告 (government information disclosure annual reports)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def run(prog_name: str | None = None) -> None:
    """The command as a process of its own."""
    conventions.own_process = True
    main(prog_name=prog_name)


main.commands = cast("dict[str, click.Command]", _Commands())
