"""``govreport site``."""

from __future__ import annotations

from pathlib import Path

import click

from govreport_parse.cli.conventions import archive_errors, chosen_language, lang_option
from govreport_parse.outputs.safe import say

__all__ = ["site"]


@click.command()
@click.argument("dataset")
@click.option(
    "--output", "-o", "out", required=True, type=click.Path(path_type=Path), metavar="DIR",
    help="Folder for the pages: new, empty, or one that this command made.",
)  # fmt: skip
@lang_option
def site(dataset: str, out: Path, lang: str | None) -> None:
    """Make a dashboard of a dataset: static pages that open by a double click.

    Coverage by body and year, findings by rule, level and province, harmonised indicators
    through the years, a page for each body, a table of all reports. The pages need neither
    network nor server, and switch between Chinese and English.
    """
    language = chosen_language(lang)
    with archive_errors(language):
        from govreport_parse.archive.run.dataset import open_dataset
        from govreport_parse.archive.run.site import site_content
        from govreport_parse.outputs.site import write_site

        name = dataset if "://" in dataset else Path(dataset).resolve().name
        with open_dataset(dataset) as opened:
            written = write_site(site_content(opened, name=name), out, lang=language)
        start, size = out / "index.html", written.size / 1e6
        zh = language == "zh"
        say(
            f"{start}：{written.files}个文件，共{size:.1f} MB"
            if zh
            else f"{start}: {written.files} files, {size:.1f} MB"
        )
