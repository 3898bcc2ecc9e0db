"""HTML that is raised, lowered or not to be seen: a mark or a loss, never a digit."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.model.grid import OBJECT
from tests.pages import grids, texts


def row(*cells: str, head: str = "") -> list[str]:
    """The texts of a row in which the cells stand between a label and the figure 7."""
    return grids(
        f"<html><head>{head}</head><body><table>"
        f"<tr><td>收到申请数</td>{''.join(cells)}<td>7</td></tr></table></body></html>"
    )[0][0]


RAISED = [
    "vertical-align:super", "vertical-align: sub", "vertical-align:4px", "vertical-align:-10%",
    "vertical-align:.4em !important", "mso-text-raise:5.0pt", "position:relative;top:-4.0pt",
    "position:relative; bottom:3px", "vertical-align:top;font-size:7pt",
    "vertical-align:text-top", "font-variant-position:super",
    "display:inline-block;transform:translateY(-4px)",
]  # fmt: skip
LEVEL = [
    "vertical-align:baseline", "vertical-align:middle", "vertical-align:0",
    "mso-text-raise:0pt", "position:relative;left:2px", "position:relative;top:0pt",
    "top:-4pt", "vertical-align:super;vertical-align:baseline",
]  # fmt: skip


@pytest.mark.parametrize("style", RAISED)
def test_what_is_raised_by_its_style_is_a_mark(style: str) -> None:
    mark = f"<td>128<span style='{style}'>1</span></td>"
    within = f"<td>1<span style='{style}'>2</span>3</td>"
    alone = f"<td><span style='{style}'>12</span></td>"
    assert row(mark, within, alone) == ["收到申请数", "128", f"1{OBJECT}3", "12", "7"]


@pytest.mark.parametrize("style", LEVEL)
def test_what_stands_in_its_line_is_text(style: str) -> None:
    assert row(f"<td>128<span style='{style}'>1</span></td>")[1] == "1281"


@pytest.mark.parametrize("style", ["vertical-align:top", "vertical-align:top;font-size:14pt"])
def test_what_stands_at_the_edge_of_its_line_may_be_a_mark(style: str) -> None:
    assert row(f"<td>128<span style='{style}'>1</span></td>")[1] == f"128{OBJECT}1"
    assert row(f"<td><span style='{style}'>128</span></td>")[1] == "128"
    assert row(f"<td>128<span style='{style}'>件</span></td>")[1] == "128件"


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (".zs{vertical-align:super}", "128"), ("td SPAN.zs { vertical-align : Sub }", "128"),
        ("<!-- .a, .zs {position:relative;top:-3px} -->", "128"),
        ("@charset 'utf-8'; .zs{mso-text-raise:3pt}", "128"),
        ("@media screen{.zs{vertical-align:super}}", "128"),
        ("span[class='zs']{vertical-align:super}", "128"), ("#n{vertical-align:super}", "128"),
        ("td span{vertical-align:super}", "128"), (".zs{display:none}", "128"),
        (".zs{position:absolute;left:-9999px}", "128"),
        (".x .zs{vertical-align:super}", "1281"), ("p.zs{vertical-align:super}", "1281"),
        ("@media print{.zs{vertical-align:super}}", "1281"),
        (".zs{vertical-align:super} td .zs{vertical-align:baseline}", "1281"),
        (".zs:hover{vertical-align:super}", "1281"), ("td{vertical-align:top}", "1281"),
    ],
)  # fmt: skip
def test_the_rules_of_the_page_count(rule: str, text: str) -> None:
    cell = "<td>128<span class=zs id=n>1</span></td>"
    assert row(cell, head=f"<style>{rule}</style>")[1] == text


HIDING = [
    "display:inline-block;text-indent:-9999px", "position:absolute;left:-9999px",
    "position:fixed; top:-500em", "position:absolute;clip:rect(0 0 0 0)",
    "position:absolute;clip:rect(1px,1px,1px,1px)", "position:absolute;clip-path:inset(50%)",
    "display:inline-block;width:0;overflow:hidden", "position:absolute;height:0;overflow:hidden",
    "font-size:0", "font-size:0pt", "font:0/0 a",
]  # fmt: skip
# Where the digit would stand is a gap, by which nobody takes the digits around it for one number.
LEAVING_A_GAP = [
    "opacity:0", "opacity:0.0", "visibility:hidden", "display:inline-block;transform:scale(0)",
    "clip-path:inset(50%)", "clip-path:circle(0)", "filter:opacity(0)", "filter:blur(1px) opacity( 0% )",
    "position:relative;left:-9999px", "display:inline-block;height:0;overflow:hidden",
]  # fmt: skip


@pytest.mark.parametrize("style", [*HIDING, *LEAVING_A_GAP])
def test_what_cannot_be_seen_is_no_digit(style: str) -> None:
    inside = f"<td>1<span style='{style}'>9</span>28</td>"
    shown = "1 28" if style in LEAVING_A_GAP else "128"
    assert row(inside) == ["收到申请数", shown, "7"]
    assert row(f"<td>128<span style='{style}'>9</span></td>")[1] == "128"
    assert row(f"<td><span style='{style}'>9</span></td>")[1] == ""


@pytest.mark.parametrize(
    "style",
    [
        "text-indent:0", "display:inline-block;text-indent:-21pt", "text-indent:-9999px",
        "position:relative;left:-3px", "left:-9999px", "opacity:0.9", "font-size:15px",
        "width:0;overflow:hidden", "display:inline-block;width:0", "visibility:visible",
        "color:#fff;background:#036", "color:#333", "clip:rect(0 0 0 0)",
        "color:hsl(0,100%,30%)", "color:rgb(40%,0%,0%)", "-webkit-text-fill-color:navy",
    ],
)  # fmt: skip
def test_what_can_be_seen_is(style: str) -> None:
    assert row(f"<td>1<span style='{style}'>2</span>8</td>")[1] == "128"


@pytest.mark.parametrize(
    "style", ["visibility:hidden", "font-size:0", "opacity:0", "text-indent:-9999px"]
)
def test_a_cell_that_cannot_be_seen_keeps_its_place(style: str) -> None:
    assert row(f"<td style='{style}' colspan=2>9</td>") == ["收到申请数", "", "", "7"]
    again = "<span style='visibility:visible;font-size:9pt'>5</span>"
    if style in ("visibility:hidden", "font-size:0"):
        assert row(f"<td style='{style}'>9{again}</td>")[1] == "5"


@pytest.mark.parametrize("size", ["14px", "1rem", ".8rem", "medium", "x-large", "small", "10.5pt"])
def test_a_size_of_its_own_shows_text_in_a_cell_of_size_zero(size: str) -> None:
    assert row(f"<td style='font-size:0'><span style='font-size:{size}'>5</span></td>")[1] == "5"


@pytest.mark.parametrize("size", ["1em", "200%", "larger", "inherit", "0rem", "0"])
def test_a_size_that_depends_on_size_zero_does_not(size: str) -> None:
    assert row(f"<td style='font-size:0'><span style='font-size:{size}'>5</span></td>")[1] == ""


def test_a_cell_that_is_not_displayed_has_none() -> None:
    assert row("<td style='display:none'>9</td>") == ["收到申请数", "7"]
    assert row("<td class=h>9</td>", head="<style>.h{display:none}</style>") == ["收到申请数", "7"]


@pytest.mark.parametrize(
    ("around", "inside", "text"),
    [
        ("", "<span style='color:#FFFFFF'>9</span>", "128"),
        ("", "<font color=white>9</font>", "128"),
        ("", "<span style='color:hsl(0, 0%, 100%)'>9</span>", "128"),
        ("", "<span style='color:hsl(120deg 100% 99% / 1)'>9</span>", "128"),
        ("", "<span style='color:hsl(120,100%,25%)'>9</span>", "1289"),
        ("", "<span style='color:rgb(100%,100%,100%)'>9</span>", "128"),
        ("", "<span style='color:rgb(254.7 255 255)'>9</span>", "128"),
        ("", "<span style='color:snow'>9</span>", "128"),
        ("", "<span style='color:navy;-webkit-text-fill-color:transparent'>9</span>", "128"),
        ("", "<span style='color:white;-webkit-text-fill-color:navy'>9</span>", "1289"),
        ("", "<span style='color:rgb(1.2.3,0,0)'>9</span>", f"128{OBJECT}9"),
        ("", "<span style='color:rgba(0,0,0,0)'>9</span>", "128"),
        ("style='background:#eee'", "<span style='color:#eeeeee'>9</span>", "128"),
        ("bgcolor=#003366", "<span style='color:#fff'>9</span>", "1289"),
        ("bgcolor=#fff", "<span style='color:#c00'>9</span>", "1289"),
        ("", "<span style='color:#fff'><b style='color:#000'>9</b></span>", "1289"),
    ],
)
def test_ink_of_the_colour_behind_it(around: str, inside: str, text: str) -> None:
    assert row(f"<td {around}>128{inside}</td>")[1] == text


def test_a_struck_cell_keeps_its_place_and_is_not_blank() -> None:
    assert row("<td style='text-decoration:line-through'>5</td>") == ["收到申请数", OBJECT, "7"]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("120</br>15", "120\n15"), ("120</BR>15", "120\n15"), ("120</br />15", "120\n15"),
        ("120</p>15", "120\n15"), ("<p>120</p></p>15", "120\n15"), ("271</br>", "271"),
        ("<p>12</p>", "12"), ("12</b>8", "128"), ("<!-- <p> -->12</p>8", "12\n8"),
        ("12<!-- </p> -->8", "128"), ("<p>1<b>2</b>8</p>", "128"),
    ],
)  # fmt: skip
def test_end_tags_that_part_lines(source: str, lines: str) -> None:
    assert row(f"<td>{source}</td>")[1] == lines


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<a href='#'>46</a>件", "46件"), ("<a href='#top'>46</a>", "46"),
        ("46<a href='#_ftn1' name='_ftnref1'><span><span><sup>[1]</sup></span></span></a>", "46"),
        ("46<a href='#_ftn1'><span class=MsoFootnoteReference><span>[1]</span></span></a>", "46"),
        ("46<a href='#_ftn1'><span><span>1</span></span></a>", "46"),
        ("<a href='#_ftn1'><b>46</b></a>", "46"), ("46<a href='x'><b>1</b></a>", f"46{OBJECT}1"),
    ],
)  # fmt: skip
def test_links_that_are_marks_and_links_that_are_figures(content: str, text: str) -> None:
    assert row(f"<td>{content}</td>")[1] == text


def linked(target: str, before: str, text: str, after: str = "") -> str:
    """What is read of a cell of which a part is a link."""
    return str(row(f"<td>{before}<a {target}>{text}</a>{after}</td>")[1])


@pytest.mark.parametrize(
    "target",
    [
        "href='#fn1'", "href='#ftn1'", "href='#_ftn1'", "href='#_edn2' name=_ednref2", "href='#note-1'", "href='#注1'",
        "href='#%E6%B3%A81'", "href='#zhu1'", "href='#ref1'", "href='#fn:1'", "href='#cite_note-1'",
        "href='page.html#_ftn1'", "href='#' name=_ftnref1", "href='#' class=note", "href='#a' id=fnref1",
        "href='#sdfootnote1sym'",
    ],
)  # fmt: skip
def test_a_link_that_says_that_it_leads_to_a_note_is_a_mark(target: str) -> None:
    for mark in (
        "1",
        "[1]",
        "（12）",
        "*",
        "[i]",
        "iv",
        "[注1]",
        "注",
        "①",
        "[a]",
        "附注2",
        "<b><sup>1</sup></b>",
    ):
        assert linked(target, "46", mark) == "46"
        assert linked(target, "<span><b>46</b></span>", f"<span>{mark}</span>") == "46"
    assert linked(target, "46", "1", "5") == f"46{OBJECT}5"
    assert linked(target, "46", "128") == f"46{OBJECT}128"
    assert linked(target, "", "46") == "46"
    assert linked(target, "公开46件，详见", "附件二") == "公开46件，详见附件二"


@pytest.mark.parametrize(
    "target",
    [
        "href='#top'", "href='#_Toc20260101'", "href='#content'", "href='#main'", "href='#_GoBack'", "href='#gotop'",
        "href='#page-top'", "href='http://www.example.gov.cn/'", "href='#TOP' onclick='return false;'",
    ],
)  # fmt: skip
def test_a_link_to_a_place_that_is_no_note_leaves_the_number_whole(target: str) -> None:
    assert linked(target, "12", "87") == "1287"
    assert linked(target, "46", "1") == "461"
    assert linked(target, "", "1", "287") == "1287"
    assert linked(target, "", "12") + linked(target, "", "5", "件") == "125件"


@pytest.mark.parametrize(
    "target",
    ["href='#'", "href=''", "href='javascript:void(0)'", "href='javascript:;'", "href='#' id=a1"],
)
def test_a_link_to_nowhere_may_be_a_note_whose_address_is_lost(target: str) -> None:
    assert linked(target, "12", "87") == "1287"
    assert linked(target, "1", "287") == "1287"
    assert linked(target, "", "1", "287") == "1287"
    assert linked(target, "12", "05") == "1205"
    assert linked(target, "12", "21") == "1221"
    assert linked(target, "12", "20") == f"12{OBJECT}20"
    assert linked(target, "46", "1") == f"46{OBJECT}1"
    assert linked(target, "<b>4</b><i><b>6</b></i>", "<span>1</span>") == f"46{OBJECT}1"
    assert linked(target, "", "46", "件") == "46件"


@pytest.mark.parametrize(
    "target",
    [
        "href='#s1'", "href='#1'", "href='n.html'", "href='#_Ref26010100'", "href='#notice'", "href='#关注'", "href='#注册'",
        "href='#top' title=说明",
        "href='#' onclick='open(1)'", "href='page.html#p2'", "href='http://www.example.gov.cn/a.html'",
    ],
)  # fmt: skip
def test_of_a_link_to_an_unknown_place_no_digit_is_read(target: str) -> None:
    assert linked(target, "12", "87") == f"12{OBJECT}87"
    assert linked(target, "<span><b>46</b></span>", "1") == f"46{OBJECT}1"
    assert linked(target, "", "1", "<b>287</b>") == f"1{OBJECT}287"
    assert linked(target, "", "46") == "46"


def test_a_link_within_the_page_in_brackets_is_a_mark() -> None:
    for target in ("href='#s1'", "href='#'", "href='#1'"):
        for mark in ("[1]", "（1）", "*", "[注1]"):
            assert linked(target, "46", mark) == "46"
    for mark in ("（一）", "一", "a"):
        assert linked("href='#s1'", "", mark, "公开") == f"{mark}公开"
    assert linked("href='#_Toc1'", "", "（1）", "公开") == "（1）公开"


def test_review_comments_are_no_text() -> None:
    mark = (
        "<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[审1]</a></span>"
    )
    assert row(f"<td>46{mark}</td>", "<td><p class=MsoCommentText>3</p></td>")[1:3] == ["46", "3"]
    comments = "<div style='mso-element:comment-list'><p>共收到申请88件</p></div>"
    assert texts(f"<html><p>收到3件</p>{comments}</html>") == ["收到3件"]
    assert texts("<html><p>收到3件</p><p class=MsoCommentText>88件</p></html>") == ["收到3件"]
    assert texts("<html><p>收到3件</p><div style='mso-element:header'>88件</div></html>") == [
        "收到3件",
        "88件",
    ]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("<p><span style='mso-comment-reference:W_1'>全年收到申请88件</span></p>", False),
        ("<span style='mso-comment-reference:W_1'>全年收到申请88件</span>", False),
        ("<p><a style='mso-comment-reference:W_1'>全年收到申请88件</a></p>", True),
        ("<p>其中<span style='mso-comment-reference:W_1'>申请88件</span></p>", True),
        ("<p><span style='mso-comment-reference:W_1'>申请88件</span>已办结</p>", True),
        ("<p><span style='mso-comment-reference:W_1'>申请88件</span><a class=msocomanchor>[审1]</a></p>", True),
        ("<div class=comment><p>申请88件</p></div>", False), ("<ul id=comment-list><li>申请88件</li></ul>", False),
        ("<div class='page-comments'>申请88件</div>", False), ("<div id=pinglun>申请88件</div>", False),
        ("<div class='review-box'>申请88件</div>", False), ("<div class='review'>申请88件</div>", True),
        ("<div class=commentary>申请88件</div>", True),
        ("<div class=comment>甲。乙。申请88件。</div>", True),
    ],
)  # fmt: skip
def test_comments_by_markup(line: str, kept: bool) -> None:
    read = texts(f"<html><body><p>收到3件</p>{line}<p>办结3件</p></body></html>")
    assert (read[0], read[-1]) == ("收到3件", "办结3件")
    assert len(read) == 2 + kept


def test_a_cell_that_a_comment_refers_to_keeps_its_figure() -> None:
    assert row("<td><span style='mso-comment-reference:W_1'>46</span></td>")[1] == "46"


HIDDEN_TABLE = "<div style='display:none'><table><tr><td>规章</td><td>3</td></tr></table></div>"


@pytest.mark.parametrize(
    ("markup", "noted"),
    [
        (f"<p>公开。</p>{HIDDEN_TABLE}", True),
        (f"<p>公开。</p>{HIDDEN_TABLE.replace('style=', 'hidden a=')}", True),
        (f"<table><tr><td>规章</td><td>3</td></tr></table>{HIDDEN_TABLE}", False),
        (f"<table><tr><td>规章</td><td>3</td></tr></table>{HIDDEN_TABLE * 2}", True),
        (HIDDEN_TABLE.replace("3", "无"), False),
        ("<div style='display:none'>3</div>", False),
        ("<p>公开。</p>", False),
    ],
)
def test_tables_that_are_not_displayed_are_said_to_be_there(markup: str, *, noted: bool) -> None:
    document = gp.read_document(f"<html><body>{markup}</body></html>".encode())
    assert [note.code for note in document.notes] == ["GR011"] * noted
    assert [each.what for each in document.elsewhere] == [
        "tables of it are not displayed (tabs, folded parts)"
    ] * noted
    assert all("1 table" in note.message or "2 table" in note.message for note in document.notes)
