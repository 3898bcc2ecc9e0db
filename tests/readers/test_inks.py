"""White text in Word documents: hidden where nothing dark is behind it, else text."""

from __future__ import annotations

import pytest

from govreport_parse.model.grid import OBJECT
from tests.pages import grids, package, run

_WHITE = "<w:color w:val='FFFFFF'/>"
_DARK = "<w:shd w:val='clear' w:color='auto' w:fill='1F4E79'/>"
_NO_FILL = "<w:shd w:val='clear' w:color='auto' w:fill='auto'/>"


def inked(text: str, properties: str = _WHITE) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def row(content: str, *, table: str = "", cell: str = "", paragraph: str = "") -> list[str]:
    """The row 甲, the content, 7 of a table."""
    cells = f"<w:tc><w:p>{run('甲')}</w:p></w:tc>"
    own = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    cells += f"<w:tc><w:tcPr>{cell}</w:tcPr><w:p>{own}{content}</w:p></w:tc>"
    cells += f"<w:tc><w:p>{run('7')}</w:p></w:tc>"
    return grids(package(f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr>{cells}</w:tr></w:tbl>"))[0][0]


@pytest.mark.parametrize(
    "white",
    [
        _WHITE, "<w:color w:val='ffffff'/>", "<w:color w:val='FFFFFF' w:themeColor='background1'/>",
        f"<w:b/>{_WHITE}<w:sz w:val='21'/>", f"{_NO_FILL}{_WHITE}", f"<w:vanish w:val='0'/>{_WHITE}",
    ],
)  # fmt: skip
def test_white_text_is_no_digit(white: str) -> None:
    assert row(run("12") + inked("9", white))[1] == "12"
    assert row(inked("9", white) + run("12"))[1] == "12"
    assert row(inked("9", white)) == ["甲", "", "7"]


@pytest.mark.parametrize("colour", ["000000", "auto", "FF0000", "FFFF00", "D0D0D0"])
def test_text_in_another_colour_is(colour: str) -> None:
    assert row(run("12") + inked("9", f"<w:color w:val='{colour}'/>"))[1] == "129"


def test_what_is_dark_behind_white_shows_it() -> None:
    assert row(inked("9", _WHITE + _DARK))[1] == "9"
    assert row(inked("9", _WHITE + "<w:highlight w:val='blue'/>"))[1] == "9"
    assert row(inked("9"), cell=_DARK)[1] == "9"
    assert row(inked("9"), table=_DARK)[1] == "9"
    assert row(inked("9"), paragraph=_DARK)[1] == "9"
    assert row(inked("9"), cell="<w:shd w:val='solid' w:color='000000' w:fill='FFFFFF'/>")[1] == "9"


def test_shading_without_a_colour_is_none() -> None:
    assert row(run("12") + inked("9"), cell=_NO_FILL)[1] == "12"
    assert row(run("12") + inked("9"), cell=_NO_FILL.replace("auto'/", "FFFFFF'/"))[1] == "12"


def test_a_style_of_the_table_may_shade_a_cell_that_is_all_white() -> None:
    styled = "<w:tblStyle w:val='a5'/>"
    assert row(inked("9"), table=styled)[1] == "9"
    assert row(inked("9") + inked("8"), table=styled)[1] == "98"
    assert row(inked("9") + run(" "), table=styled)[1] == "9"
    # Black text beside it says that the ground is light.
    assert row(run("12") + inked("9"), table=styled)[1] == "12"


def test_the_colour_of_a_paragraphs_mark_is_not_that_of_its_text() -> None:
    mark = f"<w:rPr>{_WHITE}</w:rPr>"
    assert row(run("12"), paragraph=mark)[1] == "12"


_PALE = "<w:color w:val='E8E8E8'/>"


def test_digits_of_one_ink_are_one_figure() -> None:
    assert row(inked("12", _PALE) + inked("9", _PALE))[1] == "129"
    assert row(inked("12", _PALE) + f"<w:ins>{inked('9', _PALE)}</w:ins>")[1] == "129"


@pytest.mark.parametrize(
    "more", ["<w:color w:val='333333'/>", f"{_PALE}<w:highlight w:val='black'/>"]
)
def test_a_digit_that_is_hardly_seen_is_no_part_of_one_that_is(more: str) -> None:
    assert row(inked("12", _PALE) + inked("9", more))[1] == f"12{OBJECT}9"
    assert row(inked("12", more) + inked("9", _PALE))[1] == f"12{OBJECT}9"


def test_digits_set_alike_are_held_against_each_other_all_the_same() -> None:
    flat = "<w:w w:val='0'/>"
    assert row(inked("12", flat) + inked("9", flat))[1] == f"12{OBJECT}9"


def test_a_digit_in_what_is_deleted_is_none() -> None:
    small = inked("5", "<w:sz w:val='10'/>")
    deleted = f"<w:del>{small}</w:del>"
    assert row(run("12") + deleted + run("9") + deleted)[1] == "129"
    assert row(f"<w:ins>{small}</w:ins>" + run("9"))[1] == f"5{OBJECT}9"
