"""Annotations of a page of a PDF that print: figures filled in or written upon it, and strikes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from govreport_parse.readers.pdf.space import Box, Space

__all__ = ["strikes_of", "written_upon"]

_WRITES = (
    pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_REDACT,
)  # fmt: skip
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW


def written_upon(page: Any, space: Space) -> list[Box]:
    """Where something stands that is no part of the page's own text: a form's field, a note, a stamp."""
    return [box for kind, box in _annotations(page, space) if kind in _WRITES]


def strikes_of(page: Any, space: Space) -> list[Box]:
    """What annotations strike out."""
    return [box for kind, box in _annotations(page, space) if kind == pdfium.FPDF_ANNOT_STRIKEOUT]


def _annotations(page: Any, space: Space) -> Iterator[tuple[int, Box]]:
    for k in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, k)
        if not annotation:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            if pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                continue
            quads = pdfium.FPDFAnnot_CountAttachmentPoints(annotation)
            if kind == pdfium.FPDF_ANNOT_STRIKEOUT and quads:
                quad = pdfium.FS_QUADPOINTSF()
                for q in range(quads):
                    pdfium.FPDFAnnot_GetAttachmentPoints(annotation, q, quad)
                    xs = (quad.x1, quad.x2, quad.x3, quad.x4)
                    ys = (quad.y1, quad.y2, quad.y3, quad.y4)
                    yield kind, space.box((min(xs), min(ys), max(xs), max(ys)))
                continue
            rect = pdfium.FS_RECTF()
            if pdfium.FPDFAnnot_GetRect(annotation, rect):
                low, high = sorted((rect.bottom, rect.top))
                yield kind, space.box((rect.left, low, rect.right, high))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
