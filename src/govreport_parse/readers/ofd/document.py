"""The documents of an OFD file: their pages in order, with templates and what is annotated."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govreport_parse.model import limits
from govreport_parse.readers.ofd.drawing import Budget, Sheet
from govreport_parse.readers.ofd.geometry import Box, box_said
from govreport_parse.readers.ofd.resources import Inks, pictures_in
from govreport_parse.readers.xml_parts import XmlParts

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["sheets_of"]

# A4 in millimetres, for a document that does not say how large its pages are.
_USUAL: Box = (0.0, 0.0, 210.0, 297.0)
# What is drawn over what (GB/T 33190, table 14).
_LAYERS = {"Background": 0, "Body": 1, "Foreground": 2}
# What marks text and shows nothing of its own.
_SILENT = ("Link", "Highlight")


def sheets_of(package: XmlParts, root: str, budget: Budget) -> Iterator[Sheet]:
    """The pages of a document whose root is a part.

    Raises
    ------
    LimitExceeded
        Without a file's name, beyond a bound of :mod:`govreport_parse.model.limits`.
    UnreadableDocument
        For parts that are not there or no XML.
    """
    document = package.part(root)
    common = document.find("{*}CommonData")
    inks = Inks()
    pictures: dict[str, str] = {}
    templates: dict[str, _Element] = {}
    usual = _USUAL
    if common is not None:
        usual = _box(common.find("{*}PageArea"), usual)
        for name in ("PublicRes", "DocumentRes"):
            for said in common.iterfind(f"{{*}}{name}"):
                _take(package, _beside(root, said.text), inks, pictures)
        for each in common.iterfind("{*}TemplatePage"):
            templates[each.get("ID", "")] = package.part(_beside(root, each.get("BaseLoc")))
    annotations = dict(_annotations(package, root, document))
    pages = document.findall("{*}Pages/{*}Page")
    limits.require(limits.PAGES, len(pages))
    for each in pages:
        path = _beside(root, each.get("BaseLoc"))
        page = package.part(path)
        for said in page.iterfind("{*}PageRes"):
            _take(package, _beside(path, said.text), inks, pictures)
        sheet = Sheet(_box(page.find("{*}Area"), usual), inks, budget, pictures)
        for layer in _layers(page, templates):
            sheet.draw(layer, layer.get("DrawParam", ""))
        for appearance in annotations.get(each.get("ID", ""), ()):
            sheet.annotate(appearance)
        yield sheet


def _take(package: XmlParts, path: str, inks: Inks, pictures: dict[str, str]) -> None:
    if package.holds(path):
        resource = package.part(path)
        inks.take(resource)
        pictures.update(pictures_in(resource, path))


def _box(area: _Element | None, usual: Box) -> Box:
    box = None if area is None else box_said(area.findtext("{*}PhysicalBox"))
    return box if box is not None and box[2] - box[0] > 1 and box[3] - box[1] > 1 else usual


def _layers(page: _Element, templates: dict[str, _Element]) -> list[_Element]:
    """The layers of a page and of its templates in the order in which they are drawn."""
    below: list[_Element] = []
    above: list[_Element] = []
    for each in page.iterfind("{*}Template"):
        template = templates.get(each.get("TemplateID", ""))
        if template is not None:
            (above if each.get("ZOrder") == "Foreground" else below).append(template)
    own = [_in_order(one) for one in (*below, page, *above)]
    return [layer for layers in own for layer in layers]


def _in_order(page: _Element) -> list[_Element]:
    layers = page.findall("{*}Content/{*}Layer")
    return sorted(layers, key=lambda layer: _LAYERS.get(layer.get("Type", "Body"), 1))


def _annotations(package: XmlParts, root: str, document: _Element) -> Iterator[tuple[str, list[_Element]]]:  # fmt: skip
    """By page what is annotated there and seen."""
    for said in document.iterfind("{*}Annotations"):
        path = _beside(root, said.text)
        if not package.holds(path):
            continue
        for page in package.part(path).iterfind("{*}Page"):
            held = _beside(path, page.findtext("{*}FileLoc"))
            if package.holds(held):
                shown = [
                    appearance
                    for each in package.part(held).iterfind("{*}Annot")
                    if each.get("Visible") != "false" and each.get("Type") not in _SILENT
                    for appearance in each.iterfind("{*}Appearance")
                ]
                yield page.get("PageID", ""), shown


def _beside(path: str, said: str | None) -> str:
    """A part that another refers to, from its own folder or from the package's root."""
    said = (said or "").strip()
    return said if said.startswith("/") else posixpath.join(posixpath.dirname(path), said)
