"""``govreport forms``."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click
import msgspec

from govreport_parse.cli.conventions import chosen_language, console, lang_option, misuse

__all__ = ["forms"]

_TWO_LISTS = (
    "--topics and --concordance are two lists; ask for one",
    "--topics与--concordance是两份清单，请只选一项",
)


@click.command()
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--concordance", is_flag=True,
    help="Which indicators of different forms measure the same thing.",
)  # fmt: skip
@click.option("--topics", is_flag=True, help="What the narrative may count, and its cells.")
@lang_option
def forms(output: str, concordance: bool, topics: bool, lang: str | None) -> None:
    """List the statutory forms and their indicators."""
    from govreport_parse.forms import load_forms
    from govreport_parse.forms.concordance import load_concordance
    from govreport_parse.topics import listed_topics

    if topics and concordance:
        misuse(_TWO_LISTS[chosen_language(lang) == "zh"])
    if output == "json":
        encode = msgspec.json.Encoder().encode
        listed: Iterable[msgspec.Struct] = load_forms()
        if concordance or topics:
            listed = load_concordance() if concordance else listed_topics()
        sys.stdout.writelines(f"{encode(record).decode()}\n" for record in listed)
        return
    from govreport_parse.outputs.terminal import show_concordance, show_forms, show_topics

    if topics:
        show_topics(listed_topics(), console(), chosen_language(lang))
    elif concordance:
        show_concordance(load_concordance(), console(), chosen_language(lang))
    else:
        show_forms(load_forms(), console(), chosen_language(lang))
