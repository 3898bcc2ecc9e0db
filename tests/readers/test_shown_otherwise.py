"""Digits that a page shows by other means than its text: by scripts, style sheets, and turned around."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Paragraph
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


PICTURES = [
    "<img src=a.gif>",
    "<IMG src=a.gif width=16 height=16>",
    "<img src=blank.gif data-original=n.gif>",
    "<b><img></b>",
    "<picture><source><img src=a.png></picture>",
]
NOTHING = [
    "<img src=a.gif width=1 height=1>", "<img src=a.gif height=0>", "<img src=a.gif style='border:0;width:1px'>",
    "<img src=a.gif style='display:none'>", "<img src='/images/spacer.gif'>", "<img src=blank.gif?v=2>",
]  # fmt: skip


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_between_digits_may_be_one(picture: str) -> None:
    assert cell(f"12{picture}87") == f"12{OBJECT}87"
    assert cell(f"12{picture}{picture}87") == f"12{OBJECT}87"
    assert cell(f"<span>12</span>{picture}<span><b>87</b></span>") == f"12{OBJECT}87"
    assert cell(f"1287{picture}") == cell(f"{picture}1287") == "1287"
    assert cell(f"公开12{picture}件") == "公开12件"
    assert cell(f"12<br>{picture}87") == "12\n87"
    assert cell(picture) == OBJECT


@pytest.mark.parametrize("picture", NOTHING)
def test_a_picture_without_size_or_content_is_none(picture: str) -> None:
    assert cell(f"12{picture}87") == "1287"
    assert cell(picture) == ""


def test_a_picture_that_stands_for_a_digit_is_one_at_either_end() -> None:
    assert cell("12<img src=d.png alt=5>") == f"12{OBJECT}"
    assert cell("<img src=d.png alt=' 5 '>12") == f"{OBJECT}12"
    assert cell("12<img src=d.png alt='图5'>") == "12"


RESETS = [
    "sup,sub{vertical-align:baseline;font-size:100%}", "html,body,td,sup,sub{margin:0;font:inherit;vertical-align:baseline}",
    "td sup,td sub{vertical-align:inherit}", "sup,sub{vertical-align:baseline!important}", "sup,sub{vertical-align:0}",
    "sup,sub{all:unset}",
    "@media screen{sup,sub{vertical-align:baseline}}", "sup,sub{vertical-align:baseline;position:static;top:-4px}",
]  # fmt: skip
RAISED = [
    "", "sup,sub{font-size:100%}", "sup,sub{vertical-align:baseline}td sup,td sub{vertical-align:super}",
    "sup,sub{font-size:75%;line-height:0;position:relative;vertical-align:baseline;top:-.5em}",
    "sup,sub{vertical-align:text-top}", "sup,sub{vertical-align:top}", "p.note sup{vertical-align:baseline}",
    "@media print{sup,sub{vertical-align:baseline}}",
]  # fmt: skip


@pytest.mark.parametrize("tag", ["sup", "sub"])
def test_what_a_sheet_sets_back_in_its_line_may_be_digits(tag: str) -> None:
    for sheet in RESETS:
        assert cell(f"12<{tag}>87</{tag}>", sheet) == f"12{OBJECT}"
        assert cell(f"<b>46</b><{tag}>1</{tag}>", sheet) == f"46{OBJECT}"
        assert cell(f"46<{tag}>[1]</{tag}>", sheet).replace("[1]", "") == "46"
        assert cell(f"<{tag}>46</{tag}>", sheet) == "46"
        assert cell(f"46<{tag} class=note>1</{tag}>", sheet) == "46"
        assert cell(f"46<{tag}><a href='#_ftn1'>1</a></{tag}>", sheet) == "46"
        assert cell(f"46<a href='#fn1'><{tag}>1</{tag}></a>", sheet) == "46"
    for sheet in RAISED:
        assert cell(f"46<{tag}>1</{tag}>", sheet) == "46"
    assert cell(f"46<{tag} style='vertical-align:baseline'>1</{tag}>") == f"46{OBJECT}"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("\u202e7821\u202c", f"{OBJECT}7821\u202c"), ("\u202e7821", f"{OBJECT}7821"),
        ("12\u202e78\u202c", f"12{OBJECT}78\u202c"), ("<span>\u202e</span>7821", f"{OBJECT}7821"),
        ("\u202e\u202e78", f"{OBJECT}\u202e78"), ("\u202e5-\u202c", f"{OBJECT}5-\u202c"),
        ("\u202e7\u202c", "\u202e7\u202c"), ("\u202e公开\u202c12", "\u202e公开\u202c12"),
        ("\u202d1287\u202c", "\u202d1287\u202c"), ("\u202b1287\u202c", "\u202b1287\u202c"),
        ("\u202e\u202c1287", "\u202e\u202c1287"), ("\u202e<br>1287", "\u202e\n1287"),
    ],
)  # fmt: skip
def test_digits_after_the_sign_that_turns_them_are_no_figure(content: str, text: str) -> None:
    assert cell(content) == text
    line = gp.read_document(f"<p>收到{content}</p>".encode()).blocks[0]
    assert isinstance(line, Paragraph)
    assert line.text == f"收到{text}".split("\n")[0]
