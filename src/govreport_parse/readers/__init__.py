"""From bytes to a :class:`~govreport_parse.model.document.Document`: a folder a format, recognised by content."""

from __future__ import annotations

from govreport_parse.readers.reading import Readable, read_document

__all__ = ["Readable", "read_document"]
