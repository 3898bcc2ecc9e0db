"""A review of reports as one page, to be opened by a double click, forwarded and printed."""

from __future__ import annotations

from typing import TextIO

from govreport_parse.outputs.categories import SEVERITIES
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.review import in_chinese, review
from govreport_parse.outputs.web import render

__all__ = ["write_findings"]

# Of up to so many reports all tables are on the page: some 20 KB a report.
_ALL_TABLES = 200
# A broken identity rests on dozens of cells, which the tables show.
_LISTED = 8


def write_findings(checked: Checked, out: TextIO, lang: str) -> None:
    """The page, which opens in a language and has both."""
    shown = review(checked)
    page = render(
        "review.html",
        lang=lang,
        styles=("form.css", "review.css"),
        review=shown,
        severities=SEVERITIES,
        in_chinese=in_chinese,
        listed=_LISTED,
        every_table=len(shown.reports) <= _ALL_TABLES,
        limits=list(zip(shown.limits_zh, shown.limits, strict=True)),
    )
    out.write(f"{page}\n")
