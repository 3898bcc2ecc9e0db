"""The dashboard of an archive: static pages that work from a folder, without network or server.

Numbers and words that scripts show lie beside the pages as scripts, since a page that is opened
from a disk may fetch nothing; Vega-Lite lies there once for all pages.
"""

from govreport_parse.outputs.site.build import Written, write_site
from govreport_parse.outputs.site.content import (
    Body,
    Content,
    Figure,
    FoundInBody,
    PageOfBody,
    ReportLine,
    RuleCount,
    SeriesFigures,
)

__all__ = [
    "Body",
    "Content",
    "Figure",
    "FoundInBody",
    "PageOfBody",
    "ReportLine",
    "RuleCount",
    "SeriesFigures",
    "Written",
    "write_site",
]
