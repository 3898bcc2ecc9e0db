"""``govreport export``."""

from __future__ import annotations

from pathlib import Path

import click

from govreport_parse.cli.conventions import archive_errors, chosen_language, lang_option
from govreport_parse.outputs.safe import say

__all__ = ["export"]


@click.command()
@click.argument("dataset")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write.")
@click.option("--format", "form", type=click.Choice(["csv", "jsonl"]), default="csv")
@lang_option
def export(dataset: str, out: Path, form: str, lang: str | None) -> None:
    """Write a dataset's tables as CSV or JSON lines, with a datapackage.json."""
    with archive_errors(chosen_language(lang)):
        from govreport_parse.archive.run.dataset import open_dataset

        with open_dataset(dataset) as opened:
            for path, rows in opened.export(out, form):
                say(f"{path}: {rows}")
