"""Where reports come from: folders, archives, crawls, tables of pages, lists of files.

>>> from govreport_parse.archive.sources import Item, open_source
>>> for found in open_source("crawl.warc.gz"):      # doctest: +SKIP
...     if isinstance(found, Item):
...         report = gp.parse(found.data, name=found.name, charset=found.charset)

Everything streams: nothing is unpacked to disk nor held as a whole. What is not delivered comes
as a :class:`Skipped` with the reason. The limits stand in
:mod:`govreport_parse.archive.sources.limits`.
"""

from __future__ import annotations

from govreport_parse.archive.sources.opening import open_source
from govreport_parse.archive.sources.records import Item, ReportSource, Skipped

__all__ = ["Item", "ReportSource", "Skipped", "open_source"]
