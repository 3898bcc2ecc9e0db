"""Style sheets of a page: what they say of an element for certain, and perhaps."""

from __future__ import annotations

import time

import pytest
from lxml import html

from govreport_parse.readers.html.sheets import sheet_of


def both(sheet: str) -> tuple[dict[str, str], list[tuple[bool, dict[str, str]]]]:
    """What is said of an element of the class p in a cell."""
    root = html.document_fromstring(
        f"<html><head><style>{sheet}</style></head><body><table><tr><td><b class=p>1</b></td></tr>"
        "</table></body></html>"
    )
    found, run = sheet_of(root), next(root.iter("b"))
    perhaps = [(each.alike, dict(each.said)) for each in found.perhaps(run)]
    return dict(found.with_own(run)), perhaps


@pytest.mark.parametrize(
    ("sheet", "certain", "perhaps"),
    [
        (".p{top:1px}", {"top": "1px"}, []),
        ("td .P{TOP:1PX;}", {"top": "1px"}, []),
        (".p{top:1px!important}b.p{top:2px}", {"top": "1px"}, []),
        ("th .p{top:1px}.q{top:1px}#p{top:1px}", {}, []),
        ("td>.p{top:1px}", {"top": "1px"}, []),
        ("i+.p{top:1px}", {}, [(False, {"top": "1px"})]),
        ("[class=p]{top:1px}", {"top": "1px"}, []),
        ("[class^=p]{top:1px}", {}, [(True, {"top": "1px"})]),
        ("[title=p]{top:1px}[lang]{top:1px}", {}, []),
        ("[class=q]{top:1px}", {}, []),
        (".p:first-child{top:1px}", {}, [(False, {"top": "1px"})]),
        (".p:hover{top:1px}.p::marker{top:1px}", {}, []),
        (".p:before{content:'9'}", {}, []),
        ("a:link .p{top:1px}", {}, []),
        ("@media screen{.p{top:1px}}", {"top": "1px"}, []),
        ("@media only screen {.p{top:1px}}", {"top": "1px"}, []),
        ("@media print, ALL{.p{top:1px}}", {"top": "1px"}, []),
        ("@media screen and (x){.p{top:1px}}", {}, [(True, {"top": "1px"})]),
        ("@media (x), screen{.p{top:1px}}", {"top": "1px"}, []),
        (
            "@media\nscreen{.p{top:1px}}@media{.p{top:2px}}",
            {"top": "1px"},
            [(True, {"top": "2px"})],
        ),
        ("{.p{top:1px}}", {}, [(False, {"top": "1px"})]),
        ("@media not screen{.p{top:1px}}", {}, [(True, {"top": "1px"})]),
        ("@media screen{@supports (x){.p{top:1px}}}", {}, [(True, {"top": "1px"})]),
        ("@media (x){.p{top:1px}}", {}, [(True, {"top": "1px"})]),
        ("@media print, (x){.p{top:1px}}", {}, [(True, {"top": "1px"})]),
        ("@media print{.p{top:1px}}@page{top:1px}", {}, []),
        ("@import 'a}b';.p{top:1px}", {"top": "1px"}, []),
        ("/* } */.p{/* ; */top:1px", {"top": "1px"}, []),
        ("} .p{top:1px}", {"top": "1px"}, []),
        (".q{left:0;.p{top:1px}}", {}, [(False, {"top": "1px"})]),
        ("%%%{top:1px}", {}, [(False, {"top": "1px"})]),
        ("{" * 33 + "top:1px", {}, [(False, {"display": "none"})]),
    ],
)
def test_what_is_said_for_certain_and_perhaps(
    sheet: str, certain: dict[str, str], perhaps: list[tuple[bool, dict[str, str]]]
) -> None:
    assert both(sheet) == (certain, perhaps)


@pytest.mark.parametrize("part", ["{", "a{", ":not(", "[a", "(", "\\", "'", "url(", ",b:is(", "}"])
def test_what_is_never_closed_costs_little(part: str) -> None:
    """Some hundredths of a second of processor time, where quadratic ways take minutes: a guard, no measurement."""
    started = time.process_time()
    both(part * 100_000)
    both(part * 100_000 + "{top:1px}")
    assert time.process_time() - started < 20


@pytest.mark.parametrize(("rules", "kept"), [(63, 1), (64, 0)])
def test_many_rules_of_an_element_are_not_kept(rules: int, kept: int) -> None:
    source = "".join(f".c{{top:{number}px}}" for number in range(rules))
    page = html.fromstring(f"<style>{source}</style><p class='c'>1</p>")
    sheet = sheet_of(page)
    (line,) = page.iter("p")
    assert [sheet.with_own(line)["top"] for _ in range(2)] == [f"{rules - 1}px"] * 2
    assert len(sheet._ruling) == kept
