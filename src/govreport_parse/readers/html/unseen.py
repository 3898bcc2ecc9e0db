"""By which of its styles an element is not seen, or set higher or lower than its line."""

from __future__ import annotations

import colorsys
import re

from govreport_parse.readers.colours import ALIKE, apart
from govreport_parse.readers.html.styles import Declarations
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "ALARM",
    "colour",
    "is_alike",
    "is_away",
    "is_gone",
    "is_hardly_raised",
    "is_raised",
    "is_struck",
    "is_tiny",
    "is_turned",
    "keeps_place",
    "may_hide",
    "may_vanish",
    "type_size",
]

# What a style must hold for any of this; most pages have none of it. In lower case.
ALARM = lazy_pattern(
    r"display\s*:\s*none|mso-element\s*:\s*comment|visibility|mso-hide|font-size\s*:\s*(?:[.0]|1p)|indent\s*:\s*100|font\s*:\s*0|opacity|line-through"
    r"|vertical-align\s*:\s*(?:su|te|to|bo|[-+.\d])|mso-text-raise|variant-position|position\s*:\s*[raf]"
    r"|-indent\s*:\s*-|margin(?:-\w+)?\s*:\s*-|clip|transform|overflow|background"
    r"|(?<![\w-])color\s*:\s*(?:transparent|#f|#\w{4}\b|#\w{8}\b|white|rgb|hsl|snow|ghostw)|fill-color|-override"
)
_NUMBER = lazy_pattern(r"([-+]?(?:\d+\.?\d*|\.\d+))\s*([a-z%]*)")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "cm": 38.0, "mm": 3.8}
_PIXELS |= {"in": 96.0, "pc": 16.0, "ex": 8.0, "ch": 8.0, "%": 10.0, "vw": 10.0, "vh": 10.0}
_OFF_SCREEN = -400.0
_SMALL_PIXELS = 11.0
# Marks of footnotes are raised by 3 pt and more; Word moves text by 1 pt to set it in the middle.
_HARDLY = 3.0
_SMALL_PERCENT = 75.0
_SMALL_WORDS = ("smaller", "x-small", "xx-small")
# Words for sizes that do not depend on what is around.
_SIZES = ("xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")
_FIGURES = tuple("0123456789.")
_WORDS = {
    "white": "#ffffff",
    "snow": "#fffafa",
    "ghostwhite": "#f8f8ff",
    "black": "#000000",
    "red": "#ff0000",
    "windowtext": "#000000",
}
_CHANNELS = lazy_pattern(
    r"(rgb|hsl)a?\(\s*([\d.]+)(?:deg)?(%?)[\s,]+([\d.]+)(%?)[\s,]+([\d.]+)(%?)"
    r"(?:[\s,/]+([\d.]+%?))?\s*\)"
)
_NO_COLOUR = ("inherit", "initial", "unset", "none", "currentcolor", "auto")
_TRANSPARENT = "transparent"
_NO_SIZE = 1.0
_SIDES = ("width", "height", "max-width", "max-height")
_NO_OPACITY = 0.05
_FILTERED = lazy_pattern(r"opacity\(\s*0*\.?0*%?\s*\)")
# What leaves text as it is, by the properties that may hide it.
_SHOWING = {
    "display": ("inline", "inline-block", "contents", "inline-flex", "inline-table", "ruby"),
    "visibility": ("visible",),
    "opacity": ("1", "1.0", "100%"),
    "clip": ("auto",), "clip-path": (), "filter": (), "mask": (), "mask-image": (),
    "-webkit-mask": (), "-webkit-mask-image": (), "content-visibility": ("visible",),
    "scale": ("1",), "zoom": ("1", "100%"),
    "font-variant": ("normal", "small-caps"), "mso-hide": (),
}  # fmt: skip
# Of the values of these, what may hide an element: by name, or by a function that is not worked out.
_VANISHING = {
    "display": lazy_pattern(r"\("),
    "visibility": lazy_pattern(r"\("),
    "opacity": lazy_pattern(r"\("),
    "scale": lazy_pattern(r"^[.0]+%?$|\("),
    "zoom": lazy_pattern(r"^[.0]+%?$|\("),
    "transform": lazy_pattern(r"var\("),
    "content-visibility": lazy_pattern(r"hidden|\("),
    "filter": lazy_pattern(r"blur|url|var|alpha\(opacity\s*=\s*0?\)"),
}
_CUTTING = frozenset({"clip-path", "mask", "mask-image", "-webkit-mask", "-webkit-mask-image"})
# Letters as close stand upon each other; Word draws them together by a point and less.
_OVERPRINTS = -4.0
_AS_BEFORE = ("", "none", "inherit", "initial", "unset", "revert", "revert-layer")
# Values of these that :func:`is_away` knows.
_JUDGED = lazy_pattern(r"opacity:[\d.]+%?|clip:rect\([^()a-z]*(?:p[xt][^()a-z]*)*\)")
# Of 255 in every channel; paper is white, and what is paler than this may not be seen on it.
_PALE = 0xD8
_PALE_WORDS = frozenset(
    {"ivory", "floralwhite", "whitesmoke", "mintcream", "azure", "aliceblue", "honeydew", "linen"}
    | {"seashell", "oldlace", "lavenderblush", "lightyellow", "cornsilk", "beige", "gainsboro"}
    | {"antiquewhite", "lightcyan", "lavender", "window", "canvas", "field", "background"}
    | {"highlighttext", "infobackground", "buttonhighlight", "buttonface", "menu"}
)


def is_gone(style: Declarations) -> bool:
    """Whether the element does not print at all, nor keeps a place."""
    comment = style.get("mso-element", "").startswith("comment")
    return style.get("display") == "none" or style.get("mso-hide") == "all" or comment


def is_away(style: Declarations, *, inline: bool, cell: bool) -> bool:
    """Whether the element and all in it cannot be seen: transparent, off the screen, cut to nothing."""
    seen = _pixels(style.get("opacity", ""))
    if seen is not None and seen <= _NO_OPACITY:
        return True
    if _is_clipped(style) or _FILTERED.search(style.get("filter", "")):
        return True
    position = style.get("position", "static")
    apart = position in ("absolute", "fixed")
    boxed = (
        not inline
        or apart
        or style.get("float", "none") != "none"
        or style.get("display", "inline") not in ("inline", "contents")
    )
    if position in ("absolute", "fixed", "relative") and _is_off_side(style):
        return True
    if apart and _cuts_all(style.get("clip", "")):
        return True
    if _is_off(style.get("margin-left", "")) or _is_off(style.get("margin-top", "")):
        return True
    if boxed and (_is_off(style.get("text-indent", "")) or _is_nothing(style)):
        return True
    hidden = "hidden" in style.get("overflow", "") or "clip" in style.get("overflow", "")
    if not (hidden and boxed):
        return False
    shrunk = any(_has_no_size(style.get(side, "")) for side in _SIDES)
    return style.get("text-indent") == "100%" or (shrunk and not cell)


def keeps_place(style: Declarations) -> bool:
    """Whether what cannot be seen leaves a gap in its line: what is taken out of the line leaves none."""
    if style.get("position") in ("absolute", "fixed") or style.get("float", "none") != "none":
        return False
    shrunk = any(_has_no_size(style.get(side, "")) for side in ("width", "max-width"))
    return not (
        shrunk or any(_is_off(style.get(name, "")) for name in ("text-indent", "margin-left"))
    )


def may_vanish(style: Declarations, *, judged: bool) -> bool:
    """Whether an element may not be seen as a whole by a style, also by values that are not understood.

    `judged`: what is known to hide it has been judged, and only the others count. Colours are left out:
    pages name them by variables that nobody reads here.
    """
    if any(_VANISHING[name].search(style[name]) for name in style.keys() & _VANISHING.keys()):
        return True
    if any(style[name] not in ("none", *_AS_BEFORE) for name in style.keys() & _CUTTING):
        return True
    if judged:
        return False
    if is_gone(style) or is_struck(style) or is_tiny(style):
        return True
    hidden = style.get("visibility") in ("hidden", "collapse")
    return hidden or is_away(style, inline=True, cell=False)


def is_tiny(style: Declarations) -> bool | None:
    """Whether text has no size; None where the size depends on what is around."""
    size = style.get("font-size") or style.get("font", "").partition("/")[0].partition(" ")[0]
    if _has_no_size(size):
        return True
    relative = size.endswith(("em", "%")) and not size.endswith("rem")
    absolute = size in _SIZES or (size[:1] in _FIGURES and not relative)
    return False if size and absolute else None


def may_hide(style: Declarations, *, judged: bool) -> list[str]:
    """What of a style may hide text: whatever is not known to leave it as it is.

    `judged`: what is known to hide it has been judged by its values, as those of no rule that may
    hold are.
    """
    said = [
        f"{name}:{value}"
        for name, showing in _SHOWING.items()
        if (value := style.get(name, "")) not in showing
        and (value not in _AS_BEFORE or (name, value) == ("display", "none"))
        and not (judged and _JUDGED.fullmatch(f"{name}:{value}"))
    ]
    said += [
        f"{name}:{style[name]}"
        for name in ("color", "-webkit-text-fill-color")
        if _may_be_pale(style.get(name, ""), judged=judged)
    ]
    if (spacing := style.get("letter-spacing", "")) not in ("normal", *_AS_BEFORE):
        pixels = _pixels(spacing)
        if pixels is None or pixels <= _OVERPRINTS:
            said.append(f"letter-spacing:{spacing}")
    if any("var(" in style.get(side, "") for side in _SIDES):
        said.append("shrunk")
    if not judged and any(_has_no_size(style.get(side, "")) for side in _SIDES):
        said.append("shrunk")
    if not judged and is_struck(style):
        said.append("struck")
    return said


def _may_be_pale(value: str, *, judged: bool) -> bool:
    """Whether a colour may not be seen on paper."""
    if value in _AS_BEFORE or value in _NO_COLOUR:
        return False
    ink = colour({"": value}, "")
    if ink is None or ink in _PALE_WORDS:
        return True
    if judged:
        return False
    pale = ink.startswith("#") and all(int(ink[at : at + 2], 16) >= _PALE for at in (1, 3, 5))
    return pale or ink == _TRANSPARENT


def type_size(style: Declarations) -> str:
    """The size of type as a style says it; empty where it does not."""
    if said := style.get("font-size", ""):
        return said
    words = (word.partition("/")[0] for word in style.get("font", "").split())
    return next((word for word in words if word[:1].isdigit() and not word.isdigit()), "")


def is_struck(style: Declarations) -> bool:
    """Whether text is struck out."""
    return any("line-through" in style.get(f"text-decoration{end}", "") for end in ("", "-line"))


def is_turned(style: Declarations, direction: str) -> bool:
    """Whether a run is set from right to left, its digits too; `direction` is that around it."""
    overrides = style.get("unicode-bidi", "") in ("bidi-override", "isolate-override")
    return overrides and style.get("direction", direction) == "rtl"


def is_raised(style: Declarations, *, small: bool) -> bool:
    """Whether a run stands higher or lower than its line, as marks of footnotes do.

    `small`: its type is smaller whatever its style.
    """
    align = style.get("vertical-align", "")
    if align in ("super", "sub") or _moves(align) or _moves(style.get("mso-text-raise", "")):
        return True
    if align in ("text-top", "text-bottom"):
        return True
    if align in ("top", "bottom") and (small or _is_small(style)):
        return True
    shifts: list[str] = re.findall(r"translatey\(([^)]*)\)", style.get("transform", ""))
    if style.get("font-variant-position") in ("super", "sub") or any(map(_moves, shifts)):
        return True
    moved = _moves(style.get("top", "")) or _moves(style.get("bottom", ""))
    return style.get("position") == "relative" and moved


def is_hardly_raised(style: Declarations) -> bool:
    """Whether what moves a run out of its line moves it by so little that it is no mark for certain."""
    names = ("vertical-align", "mso-text-raise", "top", "bottom")
    moved = [abs(pixels) for name in names if (pixels := _pixels(style.get(name, "")))]
    return bool(moved) and max(moved) < _HARDLY


def colour(style: Declarations, name: str) -> str | None:
    """The colour that a property names, ``transparent``, or None: not given, or not known."""
    value = style.get(name, "")
    if not value:
        return None
    if name == "background" and "(" not in value:
        known = (colour({"": word}, "") for word in value.split())
        return next((each for each in known if each is not None), None)
    if match := _CHANNELS.fullmatch(value):
        return _mixed(match)
    if re.fullmatch("#[0-9a-f]{3,4}", value):
        value = "#" + "".join(each * 2 for each in value[1:])
    if re.fullmatch("#[0-9a-f]{6}(?:[0-9a-f]{2})?", value):
        return _TRANSPARENT if value[7:] == "00" else value[:7]
    return _WORDS.get(value, value if value.isalpha() and value not in _NO_COLOUR else None)


def _mixed(channels: re.Match[str]) -> str | None:
    """The colour that ``rgb()`` or ``hsl()`` mixes; None where its numbers are none of theirs."""
    kind, *numbers, opacity = channels.groups()
    if opacity is not None and _is_zero(opacity):
        return _TRANSPARENT
    try:
        values = [float(each) for each in numbers[::2]]
    except ValueError:
        return None
    most = [100 if percent else 255 for percent in numbers[1::2]]
    shares = [min(value / whole, 1.0) for value, whole in zip(values, most, strict=True)]
    if kind == "hsl":
        shares[:] = colorsys.hls_to_rgb(values[0] % 360 / 360, shares[2], shares[1])
    return "#" + "".join(f"{round(each * 255):02x}" for each in shares)


def is_alike(ink: str, behind: str | None) -> bool:
    """Whether an ink cannot be seen on a colour."""
    if ink == _TRANSPARENT:
        return True
    if ink == behind:
        return True
    if behind is None or not (ink.startswith("#") and behind.startswith("#")):
        return False
    return apart(ink[1:], behind[1:]) <= ALIKE


def _pixels(value: str) -> float | None:
    match = _NUMBER.fullmatch(value)
    factor = None if match is None else _PIXELS.get(match[2])
    return None if match is None or factor is None else float(match[1]) * factor


def _is_zero(value: str) -> bool:
    return _pixels(value) == 0


def _moves(value: str) -> bool:
    return _pixels(value) not in (None, 0)


def _has_no_size(value: str) -> bool:
    pixels = _pixels(value)
    return pixels is not None and pixels <= _NO_SIZE


def _is_off_side(style: Declarations) -> bool:
    near = any(_is_off(style.get(side, "")) for side in ("left", "top", "right", "bottom"))
    return near or any(
        (_pixels(style.get(side, "")) or 0) >= -_OFF_SCREEN for side in ("right", "bottom")
    )


def _is_off(value: str) -> bool:
    pixels = _pixels(value)
    return pixels is not None and pixels <= _OFF_SCREEN


def _cuts_all(clip: str) -> bool:
    """Whether ``rect(top, right, bottom, left)`` has no area."""
    if not clip.startswith("rect("):
        return False
    sides = [_pixels(each) for each in re.findall(r"[^\s,()]+", clip[5:])]
    if len(sides) != 4 or None in sides:
        return False
    top, right, bottom, left = (side or 0 for side in sides)
    return bottom <= top or right <= left


def _is_nothing(style: Declarations) -> bool:
    """Whether a box is shrunk, or moved, to nothing."""
    transform = re.sub(r"\s", "", style.get("transform", ""))
    if re.search(r"scale[xy]?\(0[,)]", transform):
        return True
    moved = re.findall(r"translate\w*\(([^)]*)\)", transform)
    return any(_is_off(each) for move in moved for each in move.split(","))


def _is_clipped(style: Declarations) -> bool:
    """Whether nothing is left of an element, a run or a box, once it is clipped."""
    path = re.sub(r"\s", "", style.get("clip-path", ""))
    half = re.match(r"inset\((\d+)%\)", path)
    return (half is not None and int(half[1]) >= 50) or bool(
        re.match(r"(?:circle|ellipse)\(0", path)
    )


def _is_small(style: Declarations) -> bool:
    size = style.get("font-size", "")
    if size in _SMALL_WORDS:
        return True
    match = _NUMBER.fullmatch(size)
    if match is None:
        return False
    if match[2] in ("%", "em"):
        return float(match[1]) * (1 if match[2] == "%" else 100) <= _SMALL_PERCENT
    pixels = _pixels(size)
    return pixels is not None and pixels <= _SMALL_PIXELS
