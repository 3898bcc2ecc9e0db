"""What the style of a table may hide in a Word document: figures so set are not read, others are."""

from __future__ import annotations

import io
import zipfile

import pytest

from govreport_parse.model.grid import OBJECT
from tests.pages import grids, package

WHITE = "<w:rPr><w:color w:val='FFFFFF'/></w:rPr>"
DARK = "<w:tcPr><w:shd w:val='clear' w:fill='1F4E79'/></w:tcPr>"
USED = "<w:tblStyle w:val='T1'/>"


def part(kind: str, inner: str = WHITE) -> str:
    return f"<w:tblStylePr w:type='{kind}'>{inner}</w:tblStylePr>"


def style(inner: str, name: str = "T1", *, more: str = "") -> str:
    return f"<w:style w:type='table' w:styleId='{name}'{more}><w:name w:val='{name}'/>{inner}</w:style>"


def read(*styles: str, table: str = USED, run: str = "", cell: str = "") -> list[list[str | None]]:
    """Two rows of 甲 and a figure: 11, and 22, 33 below."""
    rows = ""
    for texts in (("甲", "11"), ("22", "33")):
        cells = (
            f"<w:tc><w:tcPr>{cell}</w:tcPr><w:p><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>"
            for text in texts
        )
        rows += f"<w:tr>{''.join(cells)}</w:tr>"
    data = package(
        f"<w:p><w:r><w:t>2022</w:t></w:r></w:p><w:tbl><w:tblPr>{table}</w:tblPr>{rows}</w:tbl>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/styles.xml":
                content = content.replace(b"</w:styles>", "".join(styles).encode() + b"</w:styles>")
            new.writestr(name, content)
    return grids(stream.getvalue())[0]


def lost(*styles: str, **how: str) -> list[str]:
    """The figures that are not read."""
    texts = [text or "" for row in read(*styles, **how) for text in row]
    assert all(text.strip(OBJECT) in ("甲", "11", "22", "33") for text in texts)
    return [text.strip(OBJECT) for text in texts if OBJECT in text]


EVERY = ["11", "22", "33"]


@pytest.mark.parametrize(
    "hiding",
    [
        WHITE,
        *(f"<w:rPr>{tag}</w:rPr>" for tag in (
            "<w:vanish/>", "<w:strike/>", "<w:dstrike/>", "<w:vertAlign w:val='superscript'/>",
            "<w:position w:val='12'/>", "<w:sz w:val='1'/>",
        )),
        part("wholeTable"), part("band1Horz"), part("band2Vert"),
        WHITE + "<w:tcPr><w:shd w:val='clear' w:fill='FEFEFE'/></w:tcPr>",
        WHITE + "<w:tcPr><w:shd w:val='clear' w:fill='auto'/></w:tcPr>",
        DARK + WHITE + part("band1Horz", "<w:tcPr><w:shd w:val='clear' w:fill='FFFFFF'/></w:tcPr>"),
    ],
)  # fmt: skip
def test_what_a_style_may_hide_is_not_read(hiding: str) -> None:
    assert lost(style(hiding)) == EVERY
    assert lost(style(hiding, "T2"), table="<w:tblStyle w:val='T2'/>") == EVERY
    assert lost(style(hiding, "T2"), style("<w:basedOn w:val='T2'/>")) == EVERY
    assert lost(style(hiding, more=" w:default='1'"), table="") == EVERY


@pytest.mark.parametrize(
    "plain",
    [
        "<w:rPr><w:b/><w:color w:val='333333'/></w:rPr>", "<w:rPr><w:color w:val='auto'/></w:rPr>",
        "<w:rPr><w:vanish w:val='0'/><w:sz w:val='18'/></w:rPr>", DARK, WHITE + DARK,
        DARK + part("band1Horz"), part("band1Horz", WHITE + DARK),
    ],
)  # fmt: skip
def test_what_is_seen_is_read(plain: str) -> None:
    assert lost(style(plain)) == []


def test_a_style_that_the_table_does_not_have() -> None:
    assert lost(style(WHITE), table="") == []
    assert lost(style(WHITE), style("", "T2"), table="<w:tblStyle w:val='T2'/>") == []
    assert lost(style(WHITE), style(DARK, "T2", more=" w:default='1'"), table="") == []


@pytest.mark.parametrize(
    ("kind", "figures"),
    [
        ("firstRow", ["11"]), ("lastRow", ["22", "33"]), ("firstCol", ["22"]), ("lastCol", ["11", "33"]),
        ("nwCell", []), ("neCell", ["11"]), ("swCell", ["22"]), ("seCell", ["33"]),
    ],
)  # fmt: skip
def test_a_conditional_format_hides_in_its_place(kind: str, figures: list[str]) -> None:
    assert lost(style(part(kind))) == figures
    assert (
        lost(
            style(
                DARK + WHITE + part(kind, "<w:tcPr><w:shd w:val='clear' w:fill='FFFFFF'/></w:tcPr>")
            )
        )
        == figures
    )
    assert lost(style(WHITE + part(kind, "<w:rPr><w:color w:val='000000'/></w:rPr>"))) == [
        each for each in EVERY if each not in figures
    ]


@pytest.mark.parametrize(
    ("look", "figures"),
    [
        ("", ["11"]), ("w:firstRow='1'", ["11"]), ("w:firstRow='0'", []), ("w:firstRow='false'", []),
        ("w:val='0020'", ["11"]), ("w:val='04A0'", ["11"]), ("w:val='0480'", []), ("w:val='?'", ["11"]),
        ("w:val='0020' w:firstRow='0'", []),
    ],
)  # fmt: skip
def test_a_table_switches_formats_on(look: str, figures: list[str]) -> None:
    assert lost(style(part("firstRow")), table=f"{USED}<w:tblLook {look}/>") == figures


@pytest.mark.parametrize(
    ("kind", "name", "bit"),
    [("lastRow", "lastRow", "0040"), ("firstCol", "firstColumn", "0080"), ("lastCol", "lastColumn", "0100")],
)  # fmt: skip
def test_each_has_its_switch(kind: str, name: str, bit: str) -> None:
    for look, hidden in (
        (f"w:{name}='1'", True),
        (f"w:{name}='0'", False),
        (f"w:val='{bit}'", True),
        ("w:val='0000'", False),
    ):
        assert bool(lost(style(part(kind)), table=f"{USED}<w:tblLook {look}/>")) is hidden


def test_what_a_run_or_its_cell_says_itself_wins() -> None:
    assert lost(style(WHITE), run="<w:color w:val='000000'/>") == []
    assert lost(style(WHITE), run="<w:sz w:val='21'/>") == EVERY
    assert lost(style("<w:rPr><w:vanish/></w:rPr>"), run="<w:vanish w:val='0'/>") == []
    assert lost(style("<w:rPr><w:sz w:val='1'/></w:rPr>"), run="<w:sz w:val='21'/>") == []
    shaded = "<w:shd w:val='clear' w:fill='1F4E79'/>"
    assert lost(style(WHITE), cell=shaded) == []
    assert lost(style(WHITE + DARK), cell=shaded.replace("1F4E79", "FFFFFF")) == EVERY
    black = "<w:style w:type='character' w:styleId='C1'><w:rPr><w:color w:val='000000'/></w:rPr></w:style>"
    assert lost(style(WHITE), black, run="<w:rStyle w:val='C1'/>") == []
    shown = (
        "<w:style w:type='character' w:styleId='C1'><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>"
    )
    assert lost(style("<w:rPr><w:vanish/></w:rPr>"), shown, run="<w:rStyle w:val='C1'/>") == []
    dark = "<w:style w:type='character' w:styleId='C1'><w:rPr><w:shd w:val='clear' w:fill='1F4E79'/></w:rPr></w:style>"
    assert lost(style(WHITE), dark, run="<w:rStyle w:val='C1'/>") == []
    assert lost(style(WHITE), run="<w:highlight w:val='blue'/>") == []
