"""Content that a document offers in several forms, of which the first that is understood prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govreport_parse.readers.docx.names import ALTERNATES, CHOICE, FALLBACK

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["choose"]

# What the programs that write such documents understand, by name: one that only begins alike is of a program to
# come, and prints nowhere today.
_UNDERSTOOD = frozenset(
    {
        f"http://schemas.microsoft.com/office/word/{name}"
        for name in (
            "2006/wordml", "2010/wordml", "2010/wordprocessingCanvas", "2010/wordprocessingDrawing",
            "2010/wordprocessingGroup", "2010/wordprocessingInk", "2010/wordprocessingShape",
            "2012/wordml", "2012/wordprocessingDrawing", "2015/wordml/symex", "2016/wordml/cid", "2018/wordml",
            "2018/wordml/cex", "2020/wordml/sdtdatahash", "2023/wordml/word16du", "2024/wordml/sdtformatlock",
        )
    }
    | {
        f"http://schemas.microsoft.com/office/drawing/{name}"
        for name in (
            "2007/8/2/chart", "2008/diagram", "2010/chartDrawing", "2010/compatibility", "2010/diagram",
            "2010/main", "2010/picture", "2010/slicer", "2012/chart", "2012/main", "2014/chart", "2014/chartex",
            "2014/main", "2015/9/8/chartex", "2015/10/21/chartex", "2016/5/9/chartex", "2016/5/10/chartex",
            "2016/5/11/chartex", "2016/5/12/chartex", "2016/5/13/chartex", "2016/5/14/chartex", "2016/11/main",
            "2016/ink", "2016/SVG/main", "2017/decorative", "2017/model3d",
        )
    }
    | {
        f"http://schemas.openxmlformats.org/{name}"
        for name in (
            "drawingml/2006/chart", "drawingml/2006/diagram", "drawingml/2006/lockedCanvas",
            "drawingml/2006/main", "drawingml/2006/picture", "drawingml/2006/wordprocessingDrawing",
            "markup-compatibility/2006", "officeDocument/2006/math", "officeDocument/2006/relationships",
            "schemaLibrary/2006/main", "wordprocessingml/2006/main",
        )
    }
    | {
        f"urn:schemas-microsoft-com:{name}"
        for name in ("mac:vml", "office:excel", "office:office", "office:powerpoint", "office:word", "vml")
    }
)  # fmt: skip


def choose(body: _Element) -> None:
    """Leave of each offer the form that prints, and of one whose forms are all foreign nothing."""
    for offer in list(body.iter(ALTERNATES)):
        forms = list(offer.iterchildren(CHOICE, FALLBACK))
        chosen = next((form for form in forms if _is_understood(form)), None)
        for form in forms:
            if form is chosen:
                form.tag = CHOICE
            else:
                offer.remove(form)


def _is_understood(form: _Element) -> bool:
    if form.tag == FALLBACK:
        return True
    names = [form.nsmap.get(prefix, "") for prefix in form.get("Requires", "").split()]
    return bool(names) and _UNDERSTOOD.issuperset(names)
