"""``govreport rules``."""

from __future__ import annotations

import click

from govreport_parse.cli.conventions import chosen_language, console, lang_option

__all__ = ["rules"]


@click.command()
@lang_option
def rules(lang: str | None) -> None:
    """List the rules."""
    from govreport_parse.outputs.terminal import show_rules
    from govreport_parse.rules import RULES

    show_rules(RULES, console(), chosen_language(lang))
