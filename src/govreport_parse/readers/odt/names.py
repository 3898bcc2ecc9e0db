"""Names of elements and attributes in OpenDocument texts."""

from __future__ import annotations

_SPACES = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT, TABLE = (f"{{{_SPACES}{name}:1.0}}" for name in ("office", "style", "text", "table"))  # fmt: skip
DRAW, FO = f"{{{_SPACES}drawing:1.0}}", f"{{{_SPACES}xsl-fo-compatible:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
TITLE = "{http://purl.org/dc/elements/1.1/}title"

PARAGRAPH, HEADING, LIST, SECTION = f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TEXT}section"
OWN_STYLE = f"{TEXT}style-name"
# What prints nothing where it stands, or elsewhere: what was deleted, declarations, comments, notes' texts.
UNPRINTED = frozenset({
    f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}user-field-decls",
    f"{TEXT}dde-connection-decls", f"{TEXT}alphabetical-index-auto-mark-file", f"{TEXT}table-of-content-source",
    f"{TEXT}illustration-index-source", f"{TEXT}table-index-source", f"{TEXT}object-index-source",
    f"{TEXT}user-index-source", f"{TEXT}alphabetical-index-source", f"{TEXT}bibliography-source",
    f"{OFFICE}forms", f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{OFFICE}binary-data", f"{OFFICE}event-listeners",
    f"{TEXT}ruby-text", f"{TEXT}note-body", f"{TEXT}soft-page-break", f"{TEXT}number",
    f"{TABLE}table-column", f"{TABLE}table-columns", f"{TABLE}shapes", f"{TABLE}desc", f"{TABLE}title",
    f"{DRAW}glue-point", f"{DRAW}enhanced-geometry",
})  # fmt: skip
# Pictures and objects, of which no text is read.
PICTURES = frozenset(
    f"{DRAW}{name}" for name in ("image", "object", "object-ole", "plugin", "applet", "floating-frame", "control")
)  # fmt: skip
# Numbers of pages, which a program writes.
COUNTED = frozenset(f"{TEXT}{name}" for name in ("page-number", "page-count", "page-continuation"))
