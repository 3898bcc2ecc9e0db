"""``govreport explain``."""

from __future__ import annotations

import click

from govreport_parse.cli.conventions import chosen_language, console, lang_option, misuse

__all__ = ["explain"]


@click.command()
@click.argument("code")
@lang_option
def explain(code: str, lang: str | None) -> None:
    """Explain one rule, by code or name."""
    from govreport_parse.outputs.terminal import show_explanation
    from govreport_parse.rules import UnknownRule, find_rule

    language = chosen_language(lang)
    try:
        rule = find_rule(code)
    except UnknownRule as error:
        misuse(error.message(language))
    show_explanation(rule, console(), language)
