"""What the commands have in common: the language, exit statuses, how misuse is said."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from govreport_parse.model.errors import GovReportError, WrongCall, system_words
from govreport_parse.outputs.language import chosen_language
from govreport_parse.outputs.safe import say

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "EXIT_FINDINGS",
    "EXIT_INTERRUPTED",
    "EXIT_MISUSE",
    "NO_DOCUMENT",
    "archive_errors",
    "chosen_language",
    "console",
    "lang_option",
    "misuse",
    "ocr_option",
    "previous_option",
    "rule_options",
    "split_codes",
]

#: Whether the process runs a command and nothing else.
own_process = False

EXIT_FINDINGS = 1
EXIT_MISUSE = 2
EXIT_INTERRUPTED = 130  # 128 + SIGINT, as shells have it

#: Of a folder or archive that a command is given and finds no document in: it exits as for misuse.
NO_DOCUMENT = ("it holds no document", "其中没有文档")

lang_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default=None,
    help="Language; by default the locale's.",
)

ocr_option = click.option(
    "--ocr",
    is_flag=True,
    help="Recognise the characters of scans (PDF, OFD, PNG, JPEG, TIFF), and of tables that a page shows as pictures: "
    "seconds a page, with the extra ocr.",
)

previous_option = click.option(
    "--previous",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The same body's report on the year before, for the rules that compare the two; any format.",
)


def rule_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say which rules run, and how: --select, --ignore, --config."""
    for option in (
        click.option(
            "--config",
            "settings",
            type=click.Path(path_type=Path),
            help="Settings file; by default the nearest govreport.toml or pyproject.toml.",
        ),
        click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules."),
        click.option(
            "--select", multiple=True, metavar="CODES", help="Only these rules (GR301, GR4)."
        ),
    ):
        command = option(command)
    return command


def split_codes(options: Sequence[str]) -> list[str]:
    """The codes of options that may be repeated and may each list several."""
    return [code.strip() for option in options for code in option.split(",") if code.strip()]


def console() -> Console:
    """Standard output for tables and colours."""
    from govreport_parse.outputs.terminal import console_for

    return console_for(sys.stdout)


def misuse(message: str) -> NoReturn:
    """Say on standard error what is wrong with the call, and end with the status of misuse."""
    say(f"govreport: {message}", err=True)
    sys.exit(EXIT_MISUSE)


@contextmanager
def archive_errors(lang: str) -> Iterator[None]:
    """Say on standard error why an archive or a dataset cannot be worked on, and end as for misuse."""
    zh = lang == "zh"
    try:
        yield
    except (GovReportError, WrongCall) as error:
        misuse(error.message("zh" if zh else "en"))
    except OSError as error:
        said = system_words(error)[zh]
        named = f"{error.filename}: {said}" if error.filename else said
        misuse(f"无法读写：{named}" if zh else f"cannot be read or written: {named}")
    except ImportError as error:
        install = "pip install 'govreport-parse[archive]'"
        said = f"缺少所需的软件包（{error}）；请运行：{install}"
        misuse(said if zh else f"{error}; a package is missing; run: {install}")
