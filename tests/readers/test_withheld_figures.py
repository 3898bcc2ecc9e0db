"""Figures that may not be seen as a whole, and gaps of what is not seen: withheld, and otherwise read."""

from __future__ import annotations

import pytest

from govreport_parse.model.grid import OBJECT
from tests.pages import texts
from tests.readers.test_split_figures import HIDING, SHOWING, cell

# What is seen as a whole though it parts a figure, and what is too long to be read.
_SEEN = ("position:absolute", "color:#fff", "bbbbbbbbbb")
UNKNOWN = [
    "scale:0", "scale:0.0", "zoom:0", "mask:linear-gradient(transparent, transparent)",
    "content-visibility:hidden", "clip-path:polygon(0 0, 0 0)", "opacity:calc(0)", "display:var(--x)",
    "visibility:var(--x)", "opacity:var(--o)", "filter:blur(9px)", "transform:var(--t)",
    "filter:alpha(opacity=0)",
]  # fmt: skip
SEEN = [
    "display:block", "display:inline-block", "display:table-cell", "display:flex", "color:navy",
    "color:var(--ink)", "filter:none", "filter:grayscale(0)", "filter:alpha(opacity=100)",
    "letter-spacing:-1px", "font-variant:small-caps", "zoom:1", "zoom:120%", "scale:1", "opacity:.9",
    "opacity:0.5", "clip:auto", "clip-path:none", "mso-hide:none", "visibility:inherit",
    "width:var(--w)", "transform:rotate(0)", "font-size:14px",
]  # fmt: skip


@pytest.mark.parametrize(("rule", "run"), [x for x in HIDING if not any(y in x[0] for y in _SEEN)])
def test_a_figure_that_a_rule_may_hide_is_not_read(rule: str, run: str) -> None:
    sheet = f"<style>{rule}</style>"
    assert cell(run, sheet) == OBJECT
    assert cell(f"{run}件", sheet) == f"{OBJECT}件"
    assert cell(f"<font>{run}</font>", sheet) in (
        "4" if ">" in rule or "+" in rule else OBJECT,
        OBJECT,
    )


@pytest.mark.parametrize(("rule", "run"), SHOWING)
def test_a_figure_that_no_rule_hides_is(rule: str, run: str) -> None:
    assert cell(run, f"<style>{rule}</style>") == "4"


@pytest.mark.parametrize("style", UNKNOWN)
def test_a_value_that_is_not_understood_may_hide_a_figure(style: str) -> None:
    assert cell(f"<span style='{style}'>4</span>") == OBJECT
    assert cell("<span class=q>4</span>", f"<style>.q{{{style}}}</style>") == OBJECT
    assert cell(f"<span style='{style}'><b>4</b></span>") == OBJECT
    assert cell(f"<span style='{style}'><b></b>4</span>") == OBJECT
    assert cell(f"<span style='{style}'>件</span>4") == "件4"


@pytest.mark.parametrize("style", SEEN)
def test_a_value_that_shows_it_leaves_it(style: str) -> None:
    assert cell(f"<span style='{style}'>4</span>") == "4"
    assert cell("4", f"<style>td{{{style}}}</style>") == "4"
    assert cell("4", f"<style>@media (min-width:9px){{td{{{style}}}}}</style>") == "4"


@pytest.mark.parametrize(
    "rule",
    [
        "td:empty{display:none}", "span:empty{display:none}", "td:hover{display:none}", "[v-cloak]{display:none}",
        "@media print{td{display:none}}", "::-webkit-scrollbar{display:none}", "td::before{display:none}",
        "@media (max-width:600px){td{display:none}}", "@media screen and (max-width: 1024px){span{display:none}}",
        "@media (max-width:600px){.nav{display:none}}", "tr:nth-child(n+2) td{color:red}",
        ".more li:nth-child(n+6){display:none}", "tr[data-more]{display:none}",
    ],
)  # fmt: skip
def test_rules_for_others_leave_it(rule: str) -> None:
    assert cell("<span>4</span>", f"<style>{rule}</style>") == "4"


@pytest.mark.parametrize(
    "rule",
    [
        "td:nth-child(2){display:none}", "td:empty + td, td:nth-of-type(2) span{display:none}",
        "@media (min-width:600px){td{display:none}}", "@media (max-width:1025px){span{display:none}}",
        "@media (max-width:600px), (color){span{display:none}}", "td:not(.k) > span{opacity:0}",
    ],
)  # fmt: skip
def test_rules_for_it_do_not(rule: str) -> None:
    assert cell("<span>4</span>", f"<style>{rule}</style>") == OBJECT


GAPS = [
    "visibility:hidden", "visibility:collapse", "opacity:0", "opacity:0.01", "filter:opacity(0)",
    "position:relative;left:-9999px", "clip-path:inset(50%)", "clip-path:circle(0)",
]  # fmt: skip


@pytest.mark.parametrize("style", GAPS)
def test_what_is_not_seen_and_keeps_its_place_joins_no_digits(style: str) -> None:
    for inner in ("2", "x", ".", "234"):
        assert cell(f"1<span style='{style}'>{inner}</span>3") == "1 3"
        assert cell(f"1<i class=q>{inner}</i>3", f"<style>.q{{{style}}}</style>") == "1 3"
    assert cell(f"12<span style='{style}'>3</span>") == "12"
    assert cell(f"<span style='{style}'>3</span>12") == "12"
    assert cell(f"<span style='{style}'>3</span>") == ""


@pytest.mark.parametrize(
    "style",
    ["display:none", "font-size:0", "position:absolute;left:-9999px", "float:left;opacity:0"],
)
def test_what_leaves_no_gap_joins_them(style: str) -> None:
    assert cell(f"1<span style='{style}'>2</span>3") == "13"


@pytest.mark.parametrize("mark", [".", ",", "-", "2"])
def test_a_mark_in_the_colour_behind_is_no_part_of_a_figure(mark: str) -> None:
    assert cell(f"1<span style='color:#fff'>{mark}</span>3") == f"1{OBJECT}3"
    assert cell(f"1<span style='color:#333'>{mark}</span>3") == f"1{mark}3"


@pytest.mark.parametrize(
    "again",
    [
        "span:first-child{display:inline}", "span:not(.x){display:inline}",
        "@media (min-width:992px){.q{display:inline!important}}",
    ],
)  # fmt: skip
def test_a_figure_that_another_rule_may_show_again_is_not_blank(again: str) -> None:
    sheet = f"<style>.q{{display:none}}{again}</style>"
    assert cell("<span class=q>4</span>", sheet) == OBJECT
    assert cell("<span class=q>4</span>5", sheet) == f"{OBJECT}5"
    assert cell("<span class=q>件</span>5", sheet) == "5"


@pytest.mark.parametrize(
    "again",
    [
        "", "td > span{display:block}", "@media (max-width:768px){.q{display:inline}}", ".q:hover{display:inline}",
        "span:first-child{color:red}", "b:first-child{display:inline}",
    ],
)  # fmt: skip
def test_a_figure_that_none_shows_again_is_hidden(again: str) -> None:
    sheet = f"<style>.q{{display:none}}{again}</style>"
    assert cell("<span class=q>4</span>5", sheet) == "5"
    shown = "<style>span:first-child{display:inline}</style>"
    assert cell("<span style='display:none'>4</span>5", shown) == "5"
    assert cell("<span hidden>4</span>5", shown) == "5"
    assert (
        cell("<span class=q hidden>4</span>5", shown.replace(">span", ">.q{display:none}span"))
        == "5"
    )


def test_in_prose_what_a_rule_hides_is_hidden() -> None:
    sheet = "<style>.q{display:none}span:first-child{display:inline}</style>"
    assert texts(f"{sheet}<p>收到<span class=q>4</span>5件。</p>") == ["收到5件。"]
