"""Numbers of lists in Word documents: as Word prints them, or not at all."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.model.document import Paragraph
from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.docx.counting import CODES, numeral
from tests import word
from tests.pages import grids, run, texts, word_parts, zipped
from tests.word import W

HEADINGS = [block.text for block in word.blocks() if getattr(block, "text", "")[1:2] == "、"]


def level(kind: str, text: str = "%1、", *, at: int = 0, more: str = "") -> str:
    """A level of a list."""
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{kind}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def abstract(levels: str, key: int = 1, more: str = "") -> str:
    return f"<w:abstractNum w:abstractNumId='{key}'>{more}{levels}</w:abstractNum>"


def num(key: int, of: int, more: str = "") -> str:
    return f"<w:num w:numId='{key}'><w:abstractNumId w:val='{of}'/>{more}</w:num>"


def item(text: str, key: int | None = 1, at: int = 0, style: str = "") -> str:
    """A paragraph of a list."""
    numbered = (
        "" if key is None else f"<w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{key}'/></w:numPr>"
    )
    named = f"<w:pStyle w:val='{style}'/>" if style else ""
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr>{run(text)}</w:p>"


def document(body: str, lists: str, styles: str = "") -> bytes:
    """A DOCX with lists and styles."""
    names = f"{W} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    names += " xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'"
    return zipped(
        word_parts(
            body, ("n", "numbering", "numbering.xml"), ("s", "styles", "styles.xml"),
            numbering__xml=f"<w:numbering {names}>{lists}</w:numbering>",
            styles__xml=f"<w:styles {W}>{styles}</w:styles>",
        )
    )  # fmt: skip


PRINTED = {
    "decimal": {1: "1", 10: "10", 100: "100"},
    "decimalHalfWidth": {7: "7"},
    "decimalZero": {1: "01", 10: "10", 100: "100"},
    "decimalFullWidth": {1: "１", 12: "１２"},
    "decimalFullWidth2": {30: "３０"},
    "numberInDash": {3: "- 3 -"},
    "hex": {10: "A", 16: "10"},
    "upperRoman": {1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 1994: "MCMXCIV", 0: None, 4000: None},
    "lowerRoman": {1: "i", 6: "vi", 0: None},
    "upperLetter": {1: "A", 26: "Z", 27: "AA", 28: "BB", 78: "ZZZ", 0: None, 79: None},
    "lowerLetter": {1: "a", 27: "aa", 0: None},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "21", 0: None},
    "decimalEnclosedCircleChinese": {2: "②"},
    "decimalEnclosedFullstop": {1: "⒈", 20: "⒛", 21: "21"},
    "decimalEnclosedParen": {1: "⑴", 20: "⒇", 21: "21"},
    "ideographEnclosedCircle": {1: "㊀", 10: "㊉", 11: "11"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: None, 0: None},
    "ideographZodiac": {1: "子", 12: "亥", 13: None, 0: None},
    "ideographZodiacTraditional": {1: "甲子", 12: "乙亥", 60: "癸亥", 61: None, 0: None},
    "ideographDigital": {1: "一", 10: "一〇", 100: "一〇〇", 0: "〇"},
    "taiwaneseDigital": {9: "九", 12: "一二"},
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: None, 0: None},
    "taiwaneseCounting": {10: "十", 21: "二十一", 100: None},
    "taiwaneseCountingThousand": {19: "十九", 100: None},
    "japaneseCounting": {30: "三十", 100: None},
    "chineseCountingThousand": {
        10: "十", 15: "十五", 100: "一百", 101: "一百〇一", 110: "一百一十", 111: "一百一十一", 215: "二百一十五",
        1000: "一千", 1001: "一千〇一", 1010: "一千〇一十", 1100: "一千一百", 9999: "九千九百九十九", 0: None,
    },
    "chineseLegalSimplified": {
        1: "壹", 6: "陆", 10: "壹拾", 12: "壹拾贰", 20: "贰拾", 101: "壹佰零壹", 1001: "壹仟零壹", 0: None
    },
    "ideographLegalTraditional": {2: "貳", 3: "參", 6: "陸", 10: "壹拾", 99: "玖拾玖", 100: None},
    "japaneseDigitalTenThousand": {9: "九", 10: None},
    "koreanDigital2": {9: "九", 10: None},
    "none": {1: ""},
    "bullet": {1: ""},
    "hebrew1": {1: None},
    "chicago": {1: None},
    "custom": {1: None},
    "": {1: None},
}  # fmt: skip


@pytest.mark.parametrize("kind", PRINTED)
def test_how_a_count_is_written(kind: str) -> None:
    counts = PRINTED[kind]
    assert {count: numeral(count, kind) for count in counts} == counts


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("001, 002, 003, ...", "007"), ("0001, 0002", "0007"), ("01, 02", "07"), ("1, 2, 3", "7"),
        ("א, ב", None), ("11, 12", None), ("", None),
    ],
)  # fmt: skip
def test_formats_of_the_documents_own(pattern: str, written: str | None) -> None:
    assert numeral(7, "custom", pattern) == written


def test_every_format_that_is_known_has_a_case_and_codes_name_formats() -> None:
    known = {kind for kind, counts in PRINTED.items() if any(counts.values())}
    assert {name for name in CODES.values() if numeral(1, name) not in (None, "")} <= known
    assert (CODES["37"], CODES["39"], CODES["11"]) == (
        "chineseCounting", "chineseCountingThousand", "japaneseCounting",
    )  # fmt: skip
    assert len(CODES) == 42


# How the sections of a report are numbered, and what is read of the third.
SECTIONS = {
    ("chineseCounting", "%1、"): "三", ("chineseCountingThousand", "%1、"): "三",
    ("japaneseCounting", "%1、"): "三", ("taiwaneseCountingThousand", "%1、"): "三",
    ("ideographDigital", "%1、"): "三", ("taiwaneseDigital", "%1."): "三",
    ("chineseLegalSimplified", "%1、"): "叁", ("ideographTraditional", "%1、"): "丙",
    ("ideographZodiac", "%1、"): "寅", ("upperRoman", "%1."): "III", ("upperRoman", "%1、"): "III",
    ("lowerRoman", "%1."): "iii", ("upperLetter", "%1."): "C", ("lowerLetter", "%1)"): "c",
    ("lowerLetter", "（%1）"): "(c)", ("decimal", "%1."): "3", ("decimal", "%1、"): "3",
    ("decimal", "第%1部分 "): "第3部分", ("chineseCounting", "第%1部分 "): "第三部分",
    ("decimal", "（%1）"): "(3)", ("decimalZero", "%1."): "03", ("decimalFullWidth", "%1．"): "3",
    ("decimalEnclosedCircle", "%1"): "③", ("decimalEnclosedFullstop", "%1"): "⒊",
    ("decimalEnclosedParen", "%1"): "⑶", ("ideographEnclosedCircle", "%1"): "㊂",
    ("chineseCounting", "（%1）"): "(三)", ("numberInDash", "%1"): "-3-",
    ("none", "%1"): None, ("bullet", "l"): None, ("bullet", "●"): None,
}  # fmt: skip


def numbered_report(kind: str, text: str) -> bytes:
    """The report with the numbers of its sections as a list."""
    body = word.body()
    for heading in HEADINGS:
        body = body.replace(word.body([Paragraph(text=heading)]), item(heading[2:]))
    return document(body, abstract(level(kind, text)) + num(1, 1))


@pytest.mark.parametrize(("kind", "text"), SECTIONS)
def test_sections_by_their_lists(kind: str, text: str) -> None:
    report = gp.parse(numbered_report(kind, text))
    assert len(HEADINGS) == 6
    assert [section.title for section in report.sections] == [title[2:] for title in HEADINGS]
    assert report.sections[2].number == SECTIONS[kind, text]
    assert gp.check(report) == []


@pytest.mark.parametrize(
    "kind", ["hebrew1", "koreanLegal", "thaiLetters", "ordinalText", "neu", ""]
)
def test_numbers_in_an_unknown_format_are_left_out_and_said_to_be(kind: str) -> None:
    data = numbered_report(kind, "第%1条 ")
    document_read = gp.read_document(data)
    (note,) = document_read.notes
    assert note.code == "GR011"
    assert f"format {kind}" in note.message
    assert f"编号格式“{kind}”" in note.message_zh
    report = gp.parse(data)
    assert [s.number for s in report.sections] == [None] * 6
    assert [finding.rule for finding in gp.check(report)] == ["GR011"]


def cell(content: str) -> list[str | None]:
    """A row whose second cell is this, with a list in an unknown format and one in decimals."""
    lists = abstract(level("hebrew1", "%1.")) + abstract(level("decimal", "%1."), 2)
    label = f"<w:tc><w:p>{run('甲')}</w:p></w:tc>"
    row = f"<w:tr>{label}<w:tc>{content}</w:tc></w:tr>"
    first = f"<w:tr>{label}{label}</w:tr>"
    data = document(f"<w:tbl>{first}{row}</w:tbl>", lists + num(1, 1) + num(2, 2))
    return grids(data)[0][1]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (item("规章"), "规章"), (item("5"), f"{OBJECT} 5"), (item(""), OBJECT),
        (item("规章", 2), "1.规章"), (item("5", 2), "1. 5"), (item("", 2), "1."),
    ],
)  # fmt: skip
def test_an_unknown_number_in_a_cell_is_no_blank_and_leaves_no_figure(
    content: str, shown: str
) -> None:
    assert cell(content) == ["甲", shown]


CN = level("chineseCountingThousand") + level("decimal", "%2.", at=1)
STYLE = (
    "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='{}'/></w:numPr></w:pPr>"
    "</w:style>"
)
LINK, LINKED = "<w:numStyleLink w:val='L'/>", "<w:styleLink w:val='L'/>"
BEHIND: dict[str, tuple[str, str, str]] = {
    "a style": (abstract(CN, 1, LINKED) + abstract("", 2, LINK) + num(1, 1) + num(2, 2), STYLE.format(1), ""),
    "a style, the list after it": (
        abstract("", 2, LINK) + abstract(CN, 1, LINKED) + num(2, 2) + num(1, 1), STYLE.format(1), ""),
    "a style that is not there": (
        abstract(CN, 1, LINKED) + abstract("", 2, LINK) + num(1, 1) + num(2, 2), "", ""),
    "a style of another list": (
        abstract(CN, 1) + abstract("", 2, LINK) + num(1, 1) + num(2, 2), STYLE.format(1), ""),
    "two styles": (
        abstract(CN, 1, LINKED) + abstract("", 3, "<w:numStyleLink w:val='L'/>")
        + abstract("", 2, "<w:numStyleLink w:val='M'/>") + num(1, 1) + num(3, 3) + num(2, 2),
        STYLE.format(1) + STYLE.format(3).replace("'L'", "'M'"), ""),
    "a style of paragraphs": (
        abstract(CN, 1, LINKED) + abstract("", 2, LINK) + num(1, 1) + num(2, 2),
        STYLE.format(1) + "<w:style w:type='paragraph' w:styleId='P'><w:pPr><w:numPr>"
        "<w:numId w:val='2'/></w:numPr></w:pPr></w:style>", "P"),
    "a style based on one": (
        abstract(CN, 1, LINKED) + abstract("", 2, LINK) + num(1, 1) + num(2, 2),
        STYLE.format(1) + "<w:style w:type='paragraph' w:styleId='P'><w:pPr><w:numPr>"
        "<w:numId w:val='2'/></w:numPr></w:pPr></w:style><w:style w:type='paragraph' w:styleId='Q'>"
        "<w:basedOn w:val='P'/></w:style>", "Q"),
    "an override": (
        abstract(level("decimal"), 1, LINKED) + abstract("", 2, LINK) + num(1, 1)
        + num(2, 2, f"<w:lvlOverride w:ilvl='0'>{level('chineseCounting')}</w:lvlOverride>"),
        STYLE.format(1), ""),
    "no style": (abstract(CN, 2) + num(2, 2), "", ""),
    "levels beside the link": (
        abstract(CN, 1, LINKED) + abstract(level("decimal"), 2, LINK) + num(1, 1) + num(2, 2),
        STYLE.format(1), ""),
}  # fmt: skip


@pytest.mark.parametrize("case", BEHIND)
def test_lists_behind(case: str) -> None:
    lists, styles, style = BEHIND[case]
    key = None if style else 2
    body = (
        item("概述", key, style=style) + f"<w:p>{run('文')}</w:p>" + item("情况", key, style=style)
    )
    assert texts(document(body, lists, styles)) == ["一、概述", "文", "二、情况"]


def test_a_list_and_the_one_behind_its_style_count_together() -> None:
    lists, styles, _ = BEHIND["a style"]
    assert texts(document(item("概述", 1) + item("情况", 2), lists, styles)) == [
        "一、概述",
        "二、情况",
    ]


def test_styles_that_lead_in_a_ring_number_nothing() -> None:
    lists = abstract("", 2, LINK) + num(2, 2)
    assert texts(document(item("概述", 2), lists, STYLE.format(2))) == ["概述"]


CUSTOM = (
    "<mc:AlternateContent><mc:Choice Requires='w14'><w:numFmt w:val='custom' w:format='{}'/></mc:Choice>"
    "<mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent>"
)
HIDDEN = "<w:rPr><w:vanish{}/></w:rPr>"
MANY = {
    "legal": (CN.replace("%2.", "%1.%2").replace("<w:lvlText w:val='%1.%2'/>", "<w:isLgl/><w:lvlText w:val='%1.%2'/>"),
              "a b1 b1 a b1", ["一、a", "1.1 b", "1.2 b", "二、a", "2.1 b"]),
    "not legal": (CN.replace("%2.", "%1.%2"), "a b1 a b1", ["一、a", "一.1 b", "二、a", "二.1 b"]),
    "begins anew": (CN, "a b1 b1 a b1", ["一、a", "1.b", "2.b", "二、a", "1.b"]),
    "does not begin anew": (
        CN.replace("<w:lvlText w:val='%2.'/>", "<w:lvlRestart w:val='0'/><w:lvlText w:val='%2.'/>"),
        "a b1 b1 a b1", ["一、a", "1.b", "2.b", "二、a", "3.b"]),
    "its own format": (level("x").replace("<w:numFmt w:val='x'/>", CUSTOM.format("001, 002")),
                       "a a", ["001、a", "002、a"]),
    "its own unknown format": (level("x").replace("<w:numFmt w:val='x'/>", CUSTOM.format("α, β")),
                               "a a", ["a", "a"]),
    "hidden": (level("decimal", more=HIDDEN.format("")), "a a", ["a", "a"]),
    "not hidden": (level("decimal", more=HIDDEN.format(" w:val='0'")), "a a", ["1、a", "2、a"]),
    "a sign of a font": (level("bullet", "n"), "a a", ["a", "a"]),
    "a bullet that is a word": (level("bullet", "注"), "a a", ["注 a", "注 a"]),
}  # fmt: skip


@pytest.mark.parametrize("case", MANY)
def test_what_levels_say(case: str) -> None:
    levels, items, printed = MANY[case]
    body = "".join(item(name[0], at=int(name[1:] or 0)) for name in items.split())
    assert texts(document(body, abstract(levels) + num(1, 1))) == printed


def test_a_stem_after_the_last_is_not_known() -> None:
    data = document(item("公开") * 11, abstract(level("ideographTraditional")) + num(1, 1))
    assert texts(data)[9:] == ["癸、公开", "公开"]
    (note,) = gp.read_document(data).notes
    assert note.at == gp.Locator(block=9)
