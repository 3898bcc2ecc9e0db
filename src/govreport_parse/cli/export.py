"""``govreport export``."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

import click

from govreport_parse.cli.conventions import archive_errors, chosen_language, lang_option
from govreport_parse.outputs.formats import ExportFormat
from govreport_parse.outputs.safe import say

__all__ = ["export"]


@click.command()
@click.argument("dataset")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write.")
@click.option("--format", "form", type=click.Choice(get_args(ExportFormat)), default="csv")
@click.option("--table", "tables", multiple=True, metavar="NAME", help="Only this one; repeatable.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, as Excel wants it.")
@lang_option
def export(
    dataset: str, out: Path, form: str, tables: tuple[str, ...], bom: bool, lang: str | None
) -> None:
    """Write a dataset's tables, the panel, the concordance and the coverage for other programs.

    One file a table, with a datapackage.json that describes every column. Stata and SPSS have
    labels in Chinese and English, and a missing value of its own for a cell that is blank, not
    applicable, unreadable or missing.
    """
    language = chosen_language(lang)
    with archive_errors(language):
        from govreport_parse.archive.run.dataset import open_dataset

        with open_dataset(dataset) as opened:
            wanted = cast("ExportFormat", form)
            for path, rows in opened.export(out, wanted, tables=tables, bom=bom, lang=language):
                say(f"{path}: {rows}")
