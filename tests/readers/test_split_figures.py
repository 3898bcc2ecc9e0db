"""Digits that adjoin in runs that differ in size, height or sight: unreadable, or one is a known mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.html import split_figures
from govreport_parse.readers.html.sheets import StyleSheet, sheet_of
from tests.pages import grids


def cell(content: str, head: str = "") -> str:
    """The text of a cell that stands between a label and the figure 7."""
    source = (
        f"<html><head>{head}</head><body><table><tr><td>收到申请数</td><td>{content}</td>"
        "<td>7</td></tr></table></body></html>"
    )
    return str(grids(source)[0][0][1])


SET_APART = [
    "<small>1</small>", "<font size=1>1</font>", "<font size='-2'>1</font>",
    "<span style='font-size:8px'>1</span>", "<span style='font-size:60%'>1</span>",
    "<span style='font-size:.6em'>1</span>", "<span style='font-size:smaller'>1</span>",
    "<span style='font:9px/1 a'>1</span>", "<span style='font-size:var(--s)'>1</span>",
    "<span style='float:right'>1</span>", "<span style='position:absolute'>1</span>",
    "<span style='display:inline-block;margin-top:-8px'>1</span>",
    "<span style='display:inline-block;transform:translate(0,-4px)'>1</span>",
    "<span style='vertical-align:calc(1em / 3)'>1</span>",
    "<span style='vertical-align:top'>1</span>", "<span style='vertical-align:bottom'>1</span>",
    "<span style='position:relative;top:calc(-4px)'>1</span>",
    "<span style=\"font-feature-settings:'sups'\">1</span>",
    "<span class=superscript>1</span>", "<span class=zw-sup>1</span>", "<span id=fnref1>1</span>",
    "<a href='n.html'>1</a>", "<a href='javascript:void(0)' title=注1>1</a>",
    "<a onclick='show(1)'>1</a>", "<a title=注释>1</a>", "<span title='Note 1'>1</span>",
    "<b data-note=n1>1</b>", "<span aria-describedby=footnotes>1</span>",
    "<x-mark>1</x-mark>", "<kbd>1</kbd>", "<span style='font-size:8px'>１</span>",
    "<span style='font-size:8px'>&#49;</span>", "<b><small>1</small></b>",
]  # fmt: skip
IN_LINE = [
    "<span>1</span>", "<b>1</b>", "<font face=a>1</font>", "<span style='font-size:16px'>1</span>",
    "<span style='font-size:12.0pt'>1</span>", "<span style='font-size:10.5pt'>1</span>",
    "<font size=3>1</font>", "<span style='vertical-align:middle'>1</span>",
    "<span style='vertical-align:baseline'>1</span>", "<span class=subject>1</span>",
    "<span style='position:relative;left:2px'>1</span>", "<a name=OLE_LINK1>1</a>", "<ins>1</ins>",
    "<span title=合计>1</span>", "<b data-sort=1>1</b>", "<span role=text>1</span>",
]  # fmt: skip


@pytest.mark.parametrize("run", SET_APART)
def test_digits_that_are_set_apart_are_not_read_as_one_number(run: str) -> None:
    assert cell(f"128{run}") == f"128{OBJECT}{'１' if '１' in run else 1}"
    assert cell(run) in ("1", "１")
    assert cell(f"<p>128</p><p>{run}</p>").startswith("128\n")


@pytest.mark.parametrize("run", IN_LINE)
def test_digits_in_one_line_and_size_are_one_number(run: str) -> None:
    assert cell(f"128{run}") == "1281"


def test_runs_alike_are_one_number_however_they_are_set() -> None:
    small = "<span style='font-size:8px'>{}</span>"
    assert cell(small.format(12) + small.format(8)) == "128"
    low = "<span style='position:relative;top:1.0pt;mso-text-raise:-1.0pt'>{}</span>"
    assert cell(low.format(12) + low.format(8)) == "128"
    assert cell(
        "<span style='mso-text-raise:1pt'>12<b style='mso-text-raise:4pt'>8</b></span>"
    ) == (f"12{OBJECT}8")


@pytest.mark.parametrize(
    "rule",
    [
        "td i:last-child{vertical-align:super}", "i[title]{vertical-align:super}",
        "i[class^='no']{vertical-align:super}", "i:nth-of-type(1){font-size:9px}",
        "@media screen and (min-width:1px){i{vertical-align:super}}",
        "@supports (color:red){i{font-size:9px}}",
    ],
)  # fmt: skip
def test_rules_that_may_hold_are_enough_to_doubt(rule: str) -> None:
    assert cell("128<i title=x class=nota>1</i>", f"<style>{rule}</style>") == f"128{OBJECT}1"


@pytest.mark.parametrize(
    "rule", ["i{color:red}", "b:last-child{font-size:9px}", "@media print{i{font-size:9px}}"]
)
def test_rules_for_others_are_not(rule: str) -> None:
    assert cell("128<i title=x>1</i>", f"<style>{rule}</style>") == "1281"


# A rule that may hide the first of two runs, and that run.
HIDING = [
    ("[data-off]{display:none}", "<span data-off>4</span>"),
    ("td [data-off='1']{display:none}", "<span data-off=1>4</span>"),
    ("[class*=off]{display:none}", "<b class=is-off-now>4</b>"),
    ("[class$=off]{visibility:hidden}", "<b class=is-off>4</b>"),
    ("[class^=of]{opacity:0}", "<b class=off-now>4</b>"),
    (".p\\:q{opacity:0}", "<b class=p:q>4</b>"),
    (".p{background:url(data:,a}b);opacity:0}", "<b class=p>4</b>"),
    ("[lang|=en]{display:none}", "<b lang=en-US>4</b>"),
    ("[title~=b]{display:none}", "<b title='a b'>4</b>"),
    ("b:first-child{display:none}", "<b>4</b>"),
    ("td > :first-child{display:none}", "<b>4</b>"),
    ("b:nth-child(2n + 1){display:none}", "<b>4</b>"),
    ("b:not(.shown, :last-child){display:none}", "<b>4</b>"),
    (":is(b, i){display:none}", "<b>4</b>"),
    ("i + b{display:none}", "<i></i><b>4</b>"),
    ("b:first-child{text-decoration:line-through}", "<b>4</b>"),
    ("b:first-child{color:#fff}", "<b>4</b>"),
    ("b:first-child{position:absolute}", "<b>4</b>"),
    ("b:first-child{font-size:0}", "<b>4</b>"),
    ("b:first-child{display:inline-block;width:0;overflow:hidden}", "<b>4</b>"),
    ("@media (min-width:9px){.p{display:none}}", "<b class=p>4</b>"),
    ("@media only screen and (min-width:9px){.p{display:none}}", "<b class=p>4</b>"),
    ("@media not print{.p{display:none}}", "<b class=p>4</b>"),
    ("@supports (color:red){@media all{.p{display:none}}}", "<b class=p>4</b>"),
    ("@layer one, two; @layer one{.p{display:none}}", "<b class=p>4</b>"),
    ("td{color:red; .p{display:none}}", "<b class=p>4</b>"),
    ("td{b&{display:none}}", "<b>4</b>"),
    (".p{@media screen{display:none}}", "<b class=p>4</b>"),
    ("html{--how:none} .p{display:var(--how)}", "<b class=p>4</b>"),
    (".p\\:q{display:none}", "<b class='p:q'>4</b>"),
    (".\\70 {display:none}", "<b class=p>4</b>"),
    (".p{background:url(data:,a}b);display:none}", "<b class=p>4</b>"),
    ("b" * 10_001 + ",.p:first-child{display:none}", "<b class=p>4</b>"),
    (
        "".join(f"b.n{i}{{color:red}}" for i in range(201)) + ".p{display:var(--a)}",
        "<b class=p>4</b>",
    ),
]
# Rules that leave a run as it is, or are for others, and the run.
SHOWING = [
    ("[data-off]{display:none}", "<span>4</span>"),
    ("[data-off=2]{display:none}", "<span data-off=1>4</span>"),
    ("[class^=of]{display:none}", "<b class=is-off>4</b>"),
    ("[class$=off]{display:none}", "<b class=off-now>4</b>"),
    ("[class*='']{display:none}", "<b class=off-now>4</b>"),
    ("[lang|=en]{display:none}", "<b lang=english>4</b>"),
    ("[title~=b]{display:none}", "<b title='a bc'>4</b>"),
    ("i:first-child{display:none}", "<b>4</b>"),
    ("th > b{display:none}", "<b>4</b>"),
    ("b:hover{display:none}", "<b>4</b>"),
    ("b::selection{color:#fff}", "<b>4</b>"),
    ("b:first-child{color:#c00;display:inline}", "<b>4</b>"),
    ("b:first-child{opacity:1;visibility:visible;margin-top:0}", "<b>4</b>"),
    ("@media print{.p{display:none}}", "<b class=p>4</b>"),
    ("@media only print and (color){.p{display:none}}", "<b class=p>4</b>"),
    ("@keyframes a{from{opacity:0}}", "<b>4</b>"),
    ("@font-face{font-family:p;src:url(p)}", "<b class=p>4</b>"),
    ("td{b:hover{display:none}}", "<b>4</b>"),
    (":root{display:var(--a)}", "<b>4</b>"),
]


@pytest.mark.parametrize(("rule", "run"), HIDING)
def test_a_digit_that_a_rule_may_hide_is_no_part_of_a_figure(rule: str, run: str) -> None:
    assert cell(f"{run}128", f"<style>{rule}</style>") == f"4{OBJECT}128"
    assert cell(f"{run}<b>128</b>", f"<style>{rule}</style>") == f"4{OBJECT}128"


@pytest.mark.parametrize(("rule", "run"), SHOWING)
def test_a_digit_that_no_rule_hides_is_one(rule: str, run: str) -> None:
    assert cell(f"{run}128", f"<style>{rule}</style>") == "4128"
    assert cell(run, f"<style>{rule}</style>") == "4"


def test_a_sheet_for_some_screens_may_hold() -> None:
    run = "<b class=p>4</b>128"
    sheet = "<style media='{}'>.p{{display:none}}</style>"
    assert cell(run, sheet.format("(min-width:9px)")) == f"4{OBJECT}128"
    assert cell(run, sheet.format("print")) == "4128"


@pytest.mark.parametrize(
    "style",
    [
        "filter:blur(9px)", "scale:0", "zoom:0", "mask:linear-gradient(transparent, transparent)",
        "content-visibility:hidden", "clip-path:polygon(0 0, 0 0)", "letter-spacing:-1em",
        "color:var(--ink)", "color:whitesmoke", "color:lab(100% 0 0)", "opacity:calc(0)",
        "display:block", "font-variant:super", "max-width:var(--no)",
    ],
)  # fmt: skip
def test_a_style_that_is_not_understood_may_hide_a_digit(style: str) -> None:
    assert cell(f"<span style='{style}'>4</span>128") == f"4{OBJECT}128"


@pytest.mark.parametrize(
    "style", ["color:navy", "color:currentcolor", "filter:none", "letter-spacing:-1.0pt"]
)
def test_a_style_that_shows_a_digit_does_not(style: str) -> None:
    assert cell(f"<span style='{style}'>4</span>128") == "4128"


MARKS = ["<sup>{}</sup>", "<sub>{}</sub>", "<span style='vertical-align:super'>{}</span>"]


@pytest.mark.parametrize("mark", MARKS)
def test_marks_follow_their_figures_and_are_short(mark: str) -> None:
    assert cell("128" + mark.format(1)) == "128"
    assert cell("128" + mark.format(12)) == "128"
    assert OBJECT in cell("1" + mark.format(281))
    assert OBJECT in cell(mark.format(12) + "8")
    assert cell(mark.format("") + "128") == "128"


MEANT = ["role=doc-noteref", "epub:type=noteref", "data-footnote=x", "data-footnote-ref"]


@pytest.mark.parametrize("said", MEANT)
def test_what_says_that_it_leads_to_a_note_is_a_mark(said: str) -> None:
    assert cell(f"128<span {said}>1</span>") == "128"
    assert OBJECT in cell(f"<span {said}>1</span>128")
    assert cell(f"<span {said}>128</span>") == "128"
    assert cell("128<span role=note>件</span>") == "128件"


def test_a_figure_that_is_a_link_is_a_figure() -> None:
    assert cell("<a href='n.html'>128</a>") == "128"
    assert cell("<a href='n.html'><b>12</b>8</a>") == "128"
    assert cell("<a href='n.html'>12</a><a href='n.html'>8</a>") == f"12{OBJECT}8"


def test_what_is_raised_by_little_may_be_part_of_the_figure() -> None:
    assert OBJECT in cell("12<span style='mso-text-raise:1.0pt'>8</span>")
    assert OBJECT in cell("12<span style='position:relative;top:1.0pt'>8</span>")
    assert cell("12<span style='mso-text-raise:3.0pt'>8</span>") == "12"


def test_a_mark_beside_a_field_is_not_all_that_a_cell_has() -> None:
    assert cell("<input type=text value=128><sup>1</sup>") != "1"


@pytest.mark.parametrize(
    ("source", "split"),
    [
        (b"128<b>1</b>", True), (b"<b>128</b><i>1</i>", True), (b"128</td><td>1", False),
        (b"128<br>1", False), (b"128 <b>1</b>", False), ("128<b>１".encode(), True),
        (b"128" + b"<b" * 50, False), (b"128&nbsp;<b>1</b>", False), (b"128&#49;<b>1</b>", True),
        (b"1&emsp;<b>1</b>&nbsp;2<i>3</i>", True),
    ],
)  # fmt: skip
def test_the_source_shows_where_digits_adjoin(source: bytes, split: bool) -> None:
    assert split_figures.may_adjoin(source, hides=False) is split


def test_a_blank_that_may_be_hidden_parts_no_digits() -> None:
    assert split_figures.may_adjoin(b"128&nbsp;<b>1</b>", hides=True)


TAGS = (
    "<b>", "</b>", "<span style='font-size:8px'>", "</span>", "<sup>", "</sup>", "<i class=note>", "</i>", "<p>", "</p>",
    "<td>", "<br>", "<div>", "</div>", "<a href=x>", "</a>", "<img>", "1", "23", "a1", "2b", " ", "５",
    "<style>i{display:none}</style>",
)  # fmt: skip


def parted_from_end_to_end(root: etree._Element, sheet: StyleSheet) -> None:
    """As part_figures: with every text of the page held against the one before it."""
    places = split_figures._Places(sheet)
    last: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in split_figures._APART:
            last = None
        text = element.text if event == "start" else element.tail
        owner = element if event == "start" else element.getparent()
        if not text or owner is None:
            continue
        adjoin = last is not None and last is not owner and text[0].isdigit()
        if last is not None and adjoin and not places.of(last).is_beside(places.of(owner)):
            setattr(element, "text" if event == "start" else "tail", OBJECT + text)
        last = owner if text[-1].isdigit() else None


@given(st.lists(st.sampled_from(TAGS), max_size=16).map("".join))
def test_all_digits_that_adjoin_are_found(source: str) -> None:
    pages = [etree.HTML(f"<body>{source}") for _ in range(2)]
    parted_from_end_to_end(pages[0], sheet_of(pages[0]))
    split_figures.part_figures(pages[1], sheet_of(pages[1]))
    assert etree.tostring(pages[0]) == etree.tostring(pages[1])
