"""Digits that a page shows by other means than its text: by scripts, style sheets, and turned around."""

from __future__ import annotations

import pytest

from govreport_parse.model.grid import OBJECT
from tests.pages import grids


def cell(content: str, sheet: str = "", attributes: str = "") -> str:
    """The text of a cell that stands between a label and the figure 7."""
    source = (
        f"<html><head><style>{sheet}</style></head><body><table><tr><td>收到申请数</td>"
        f"<td {attributes}>{content}</td><td>7</td></tr></table></body></html>"
    )
    return str(grids(source)[0][0][1])


WRITING = [
    "<script>document.write('1')</script>", "<script>document.writeln(1)</script>",
    "<script>document.write('');document.write(shown)</script>",
    "<script src=count.js></script>", "<math><mn>1</mn></math>", "<svg><text>1</text></svg>",
    "<script>document.currentScript.insertAdjacentText('afterend', 1)</script>",
]  # fmt: skip


@pytest.mark.parametrize("by", WRITING)
def test_what_may_write_digits_beside_a_figure_leaves_it_unreadable(by: str) -> None:
    assert cell(f"{by}28") == f"{OBJECT}28"
    assert cell(f"28{by}") == f"28{OBJECT}"
    assert cell(f"<b>28</b>{by}") == f"28{OBJECT}"
    assert cell(f"{by}件") == "件"


@pytest.mark.parametrize(
    "by",
    [
        "<script>var shown = 1;</script>", "<svg><path d=M1></path></svg>", "<del>1</del>",
        "<script>document.write('<img width=16>');document.write('')</script>",
    ],
)  # fmt: skip
def test_what_writes_no_digits_leaves_the_figure(by: str) -> None:
    assert cell(f"{by}28") == "28"
    assert cell(f"28{by}") == "28"


TURNED = [
    "<bdo dir=rtl>{}</bdo>", "<bdo dir=RTL><b>{}</b></bdo>",
    "<span style='unicode-bidi:bidi-override;direction:rtl'>{}</span>",
    "<span dir=rtl style='unicode-bidi:isolate-override'>{}</span>",
    "<span dir=rtl><b style='unicode-bidi:bidi-override'>{}</b></span>",
]  # fmt: skip
LEVEL = [
    "<bdo dir=ltr>{}</bdo>", "<span dir=rtl>{}</span>", "<span style='direction:rtl'>{}</span>",
    "<span style='unicode-bidi:bidi-override'>{}</span>",
    "<span dir=rtl style='unicode-bidi:bidi-override;direction:ltr'>{}</span>",
    "<span style='unicode-bidi:embed;direction:rtl'>{}</span>",
]  # fmt: skip


def test_digits_that_are_turned_around_are_no_figure() -> None:
    assert [cell(each.format(128)) for each in TURNED] == [OBJECT] * len(TURNED)
    assert [cell(each.format(128)) for each in LEVEL] == ["128"] * len(LEVEL)
    assert cell("128", attributes="style='unicode-bidi:bidi-override;direction:rtl'") == OBJECT


@pytest.mark.parametrize(
    "sheet",
    [
        ".c:after{content:'9'}", 'td .c::after{content:"\\39"}', ".c:after{content:counter(n)}",
        "[data-n]:after{content:attr(data-n)}", ".c:after{content:'万'}",
        "@media (min-width:9px){.c:not(.k):after{content:'9' !important}}",
    ],
)  # fmt: skip
def test_what_a_sheet_shows_after_a_figure_leaves_it_unreadable(sheet: str) -> None:
    assert cell("<b class=c data-n=9>28</b>", sheet) == f"28{OBJECT}"
    assert cell("<b class=c data-n=9><i>28</i></b>", sheet) == f"28{OBJECT}"
    assert cell("28<b class=c data-n=9></b>", sheet) == f"28{OBJECT}"


@pytest.mark.parametrize("content", ["'9'", "'-'", "'负'", "counter(n)"])
def test_what_a_sheet_shows_before_a_figure_does(content: str) -> None:
    sheet = f".c:before{{content:{content}}}"
    assert cell("<b class=c>28</b>", sheet) == f"{OBJECT}28"
    assert cell("<b class=c></b>28", sheet) == f"{OBJECT}28"
    assert cell("<b class=c></b>", sheet) == OBJECT
    assert cell("<b class=c>件</b>", sheet) == "件"
    assert cell("<b>28</b>", sheet) == "28"


@pytest.mark.parametrize(
    "sheet",
    [
        ".c:after{content:''}", ".c:after{content:'件'}", ".c:after{content:'.'}",
        ".c:after{content:none}", ".c:after{content:attr(title)}", "@media print{.c:after{content:'9'}}",
        ".c:hover:after{content:'9'}", ".k:after{content:'9'}", ".c{content:'9'}",
        ".c:after{content:url(9.png)}",
    ],
)  # fmt: skip
def test_what_changes_no_figure_leaves_it(sheet: str) -> None:
    assert cell("<b class=c title=合计>28</b>", sheet) == "28"
