"""Workbooks: what their sheets show, cell by cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse.model import limits
from govreport_parse.model.grid import FORMULA, OBJECT
from govreport_parse.readers.xlsx.numbers import is_hidden_text, shown
from tests.pages import grids, texts
from tests.rendering.sheets import BORDERS, Habits, as_xlsx, packed

FIXTURES = Path(__file__).parents[2] / "fixtures"
HABITS = {
    "plain": Habits(),
    "texts in their cells": Habits(shared=False),
    "figures as texts": Habits(typed=False, apart=True),
    "with what is hidden": Habits(decoys=True, apart=True),
    "without borders": Habits(boxed=False),
}


@pytest.mark.parametrize("name", ["2014/wuxi-xian-2015.docx", "2021/pingchuan-qu-2022.docx"])
@pytest.mark.parametrize("case", HABITS)
def test_a_report_says_what_its_docx_says(name: str, case: str) -> None:
    right = gp.parse(FIXTURES / name)
    blocks = gp.read_document(FIXTURES / name).blocks
    found = gp.parse(as_xlsx(blocks, HABITS[case]), name="甲.xlsx")
    assert found.source.format == "xlsx"
    assert (found.title, found.year) == (right.title, right.year)
    read = [
        [(r.indicator, r.applicant, r.value, r.status) for r in x.readings] for x in (found, right)
    ]
    assert read[0] == read[1]
    assert [s.value for s in found.statements] == [s.value for s in right.statements]


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}" {more}>{"".join(cells)}</row>'


def said(text: str, more: str = "") -> str:
    return f'<c t="inlineStr" {more}><is><t>{text}</t></is></c>'


def data(*rows: str, after: str = "", before: str = "") -> str:
    return f"{before}<sheetData>{''.join(rows)}</sheetData>{after}"


def cell(xml: str, styles: str = "", strings: tuple[str, ...] = (), before: str = "") -> str:
    """What the second cell of a row shows."""
    sheet = data(row(1, said("甲"), xml, said("乙")), before=before)
    (((_, text, _),),) = grids(packed([sheet], styles=styles, strings=strings))
    return text or ""


_SET = (
    (0, 0, 0), (164, 0, 0), (165, 0, 0), (166, 0, 0), (0, 1, 0), (0, 2, 0), (0, 2, 1), (0, 3, 0), (9, 0, 0), (999, 0, 0),
    (0, 0, 1),
)  # fmt: skip
STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="0&quot;件&quot;"/><numFmt numFmtId="165" formatCode=";;;"/>'
    '<numFmt numFmtId="166" formatCode="yyyy"/></numFmts>'
    '<fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font><font><strike val="0"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF000000"/>'
    "</patternFill></fill></fills><cellXfs>"
    + "".join(f'<xf numFmtId="{form}" fontId="{font}" fillId="{fill}"/>' for form, font, fill in _SET)
    + "</cellXfs>"
)  # fmt: skip


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<c><v>12</v></c>", "12"),
        ("<c><v>12.0</v></c>", "12"),
        ("<c><v>1.0000000000000002</v></c>", "1"),
        ("<c><v>0.33333333333333331</v></c>", OBJECT),
        ("<c><v>x</v></c>", OBJECT),
        ("<c><v>NaN</v></c>", OBJECT),
        ('<c s="1"><v>12</v></c>', "12件"),
        ('<c s="2"><v>12</v></c>', ""),
        ('<c s="2" t="str"><v>12</v></c>', ""),
        ('<c s="3"><v>43000</v></c>', OBJECT),
        ('<c s="4"><v>12</v></c>', OBJECT),
        ('<c s="5"><v>12</v></c>', OBJECT),
        ('<c s="6"><v>12</v></c>', "12"),
        ('<c s="7"><v>12</v></c>', "12"),
        ('<c s="8"><v>0.125</v></c>', "13%"),
        ('<c s="9"><v>12</v></c>', OBJECT),
        ("<c><f>SUM(A1)</f></c>", FORMULA),
        ("<c><f>SUM(A1)</f><v></v></c>", FORMULA),
        ('<c s="4"><f>SUM(A1)</f></c>', OBJECT),
        ('<c t="str"><f>A1</f><v></v></c>', ""),
        ("<c><v></v></c>", OBJECT),
        ("<c><f>SUM(A1)</f><v>12</v></c>", "12"),
        ('<c t="str"><f>A1</f><v>12 件</v></c>', "12 件"),
        ('<c t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="d"><v>2016-01-01</v></c>', OBJECT),
        ('<c t="s"><v>0</v></c>', "12"),
        ('<c t="s"><v>1</v></c>', "甲 乙\n丙"),
        ('<c t="s"><v>2</v></c>', "12"),
        ('<c t="s"><v>3</v></c>', f"1{OBJECT}3"),
        ('<c t="s"><v>4</v></c>', f"{OBJECT}516"),
        ('<c t="s"><v>5</v></c>', "12"),
        ('<c t="s"><v>6</v></c>', f"{OBJECT}12"),
        ('<c t="s" s="10"><v>6</v></c>', "912"),
        ('<c t="s"><v>7</v></c>', f"{OBJECT}12"),
        ('<c t="s"><v>8</v></c>', "912"),
        ('<c t="s"><v>9</v></c>', OBJECT),
        ('<c t="inlineStr"><is><r><rPr><color theme="0"/></rPr><t>9</t></r></is></c>', OBJECT),
        ('<c t="s"><v>99</v></c>', OBJECT),
        ("<c/>", ""),
    ],
)
def test_what_a_cell_shows(xml: str, text: str) -> None:
    strings = (
        "<si><t>12</t></si>",
        "<si><t> 甲  乙\n\n丙 </t></si>",
        "<si><t>12</t><rPh><t>9</t></rPh></si>",
        "<si><r><t>1</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>2</t></r><r><t>3</t></r></si>",
        "<si><r><rPr><strike/></rPr><t>489</t></r><r><t>516</t></r></si>",
        "<si><r><t>12</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r></si>",
        "<si><r><rPr><color rgb='FFFFFFFF'/></rPr><t>9</t></r><r><t>12</t></r></si>",
        "<si><r><rPr><vanish/></rPr><t>9</t></r><r><t>12</t></r></si>",
        "<si><r><rPr><color rgb='FFFF0000'/></rPr><t>9</t></r><r><rPr><vanish val='0'/></rPr><t>12</t></r></si>",
        "<si><r><rPr><vertAlign val='superscript'/></rPr><t>12</t></r></si>",
    )
    read = cell(xml, STYLES, strings)
    assert read == text


def test_zeros_that_a_sheet_does_not_show() -> None:
    view = '<sheetViews><sheetView showZeros="{}"/></sheetViews>'
    assert cell("<c><v>0</v></c>", before=view.format(0)) == ""
    assert cell("<c><v>0</v></c>", before=view.format(1)) == "0"


_RULES = (
    '<font><color rgb="FFFFFFFF"/></font>', '<numFmt numFmtId="164" formatCode=";;;"/>', "<font><strike/></font>", "<font><sz/></font>",
    '<font><b/><i val="0"/><strike val="0"/></font><fill/><border/>',
)  # fmt: skip


def _ruled(rule: str, where: str = "B1") -> str:
    return f'<conditionalFormatting sqref="{where}"><cfRule {rule}</cfRule></conditionalFormatting>'


def _compared(operator: str, *bounds: str) -> str:
    formulas = "".join(f"<formula>{bound}</formula>" for bound in bounds)
    return _ruled(f'type="cellIs" operator="{operator}" dxfId="0">{formulas}')


def _extended(rule: str) -> str:
    return (
        '<extLst><ext><x:conditionalFormattings xmlns:x="urn:x"><x:conditionalFormatting><x:cfRule>'
        f"{rule}</x:cfRule><x:sqref>B1</x:sqref></x:conditionalFormatting></x:conditionalFormattings></ext></extLst>"
    )


@pytest.mark.parametrize(
    ("xml", "rules", "text"),
    [
        *(("<c><v>0</v></c>", _ruled(f'dxfId="{k}">'), OBJECT) for k in range(4)),
        ("<c><v>0</v></c>", _ruled('dxfId="4">'), "0"),
        ("<c><v>0</v></c>", _ruled('dxfId="5">'), OBJECT),
        ("<c><v>0</v></c>", _ruled("><colorScale/>"), "0"),
        ("<c><v>0</v></c>", _ruled('><dataBar showValue="0"/>'), OBJECT),
        ("<c><v>0</v></c>", _ruled('><dataBar showValue="1"/>'), "0"),
        ("<c><v>0</v></c>", _extended(f"<x:dxf>{_RULES[0]}</x:dxf>"), OBJECT),
        ("<c><v>0</v></c>", _extended(f"<x:dxf>{_RULES[4]}</x:dxf>"), "0"),
        ("<c/>", _ruled('dxfId="0">'), ""),
        (said("12"), _ruled('dxfId="0">'), OBJECT),
        *(
            (xml, _compared("equal", "0"), read)
            for xml, read in ((said("12"), "12"), ("<c><v>12</v></c>", OBJECT))
        ),
        *(
            (said("12"), _compared(*rule), OBJECT)
            for rule in (
                ("notEqual", "0"),
                ("greaterThan", "0"),
                ("equal", "$A$1"),
                ("between", "0", "A1"),
            )
        ),
        *(
            ("<c><v>0</v></c>", _ruled('dxfId="0">', where), OBJECT)
            for where in ("A9 B1:C1", "C3:A1", "B:B", "B1:XFD1048576")
        ),
        *(("<c><v>0</v></c>", _ruled('dxfId="0">', where), "0") for where in ("A1 C1", "B2:B9")),
    ],
)
def test_what_a_rule_may_hide_is_unreadable(xml: str, rules: str, text: str) -> None:
    kept = "".join(f"<dxf>{each}</dxf>" for each in _RULES)
    sheet = data(row(1, said("甲"), xml, said("乙")), after=rules)
    (((_, read, _),),) = grids(packed([sheet], styles=f"<dxfs>{kept}</dxfs>"))
    assert read == text


def _dxf(colour: str, ground: str = "", kind: str = "solid") -> str:
    fill = f'<fill><patternFill patternType="{kind}"><bgColor rgb="{ground}"/></patternFill></fill>'
    return f"<dxf><font><color {colour}/></font>{fill if ground else ''}</dxf>"


@pytest.mark.parametrize(
    ("dxf", "setting", "text"),
    [
        # A dark colour is seen on the sheet's own ground, and on a light one that the rule sets.
        (_dxf('rgb="FF9C0006"'), 0, "12"),
        (_dxf('rgb="FF9C0006"', "FFFFC7CE"), 1, "12"),
        # The cell has a ground of its own, the rule sets a dark one, or a pattern; the colour is light, or not known.
        (_dxf('rgb="FF9C0006"'), 1, OBJECT),
        (_dxf('rgb="FF9C0006"', "FF303030"), 0, OBJECT),
        (_dxf('rgb="FF9C0006"', "FFFFC7CE", "gray125"), 0, OBJECT),
        (_dxf('rgb="FFC0C0C0"'), 0, OBJECT),
        # Another format sets a dark ground, and may hold for the cell as well.
        (_dxf('rgb="FF9C0006"') + _dxf('rgb="FF9C0006"', "FF303030"), 0, OBJECT),
        (_dxf('theme="1"'), 0, OBJECT),
        (_dxf('rgb="FF9C0006" tint="0.9"'), 0, OBJECT),
    ],
)
def test_a_dark_colour_that_a_rule_sets_on_its_ground(dxf: str, setting: int, text: str) -> None:
    fills = '<fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill></fill></fills>'
    settings = (
        f'<cellXfs><xf numFmtId="0"/><xf numFmtId="0" fillId="1"/></cellXfs><dxfs>{dxf}</dxfs>'
    )
    held = f'<c s="{setting}"><v>12</v></c>'
    sheet = data(row(1, said("甲"), held, said("乙")), after=_ruled('dxfId="0">'))
    (((_, read, _),),) = grids(packed([sheet], styles=fills + settings))
    assert read == text


def test_a_scale_of_colours_may_be_the_ground_of_a_dark_one() -> None:
    dxf = _dxf('rgb="FF9C0006"')
    scale = _ruled("><colorScale/>")
    for rules, text in ((_ruled('dxfId="0">'), "12"), (_ruled('dxfId="0">') + scale, OBJECT)):
        sheet = data(row(1, said("甲"), "<c><v>12</v></c>", said("乙")), after=rules)
        (((_, read, _),),) = grids(packed([sheet], styles=f"<dxfs>{dxf}</dxfs>"))
        assert read == text


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        ("General", "12.5", "12.5"), ("General", "-5", "-5"), ("General", "123456789012", None), ("@", "12", "12"),
        ("0", "12.5", "13"), ("0", "-0.4", "0"), ("0.00", "2.345", "2.35"), ("#", "0", ""), ("#", "7", "7"), ("#.##", "0", "."),
        ("#,##0", "1234567", "1,234,567"), ("#,##0.0", "1234.56", "1,234.6"), ("000", "7", "007"), ("0.0#", "1.5", "1.5"),
        ("0,", "1234", None), ("0%", "0.5", "50%"), ("0.0%", "-0.5", "-50.0%"), ('0"条"', "7", "7条"), (r"0\条", "7", "7条"),
        ('"共"0', "-7", "-共7"), ('_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0", "-"), ("0;(0)", "-7", "(7)"),
        ("0;;", "-7", ""), ('0;-0;"/"', "0", "/"), ('0";"', "7", "7;"), ("[Red]0", "7", "7"), ("[$-804]0", "7", "7"),
        ("[>10]0;0.0", "-5", None), ("yyyy-mm-dd", "43000", None), ("0.00E+00", "7", None), ("# ?/?", "0.5", None),
        ('General"件"', "7", None),
    ],
)  # fmt: skip
def test_number_formats(form: str, value: str, text: str | None) -> None:
    assert shown(Decimal(value), form) == text


def test_formats_that_hide_text() -> None:
    assert [is_hidden_text(form) for form in (";;;", "0;0;0;", "0;0;0;@", "0;;", "@")] == [True, True, False, False, False]  # fmt: skip


class TestSheets:
    def test_merged_cells_span_what_is_shown_of_them(self) -> None:
        rows = (
            row(1, said("甲"), said("9"), said("1")),
            row(2, said("8"), said("7"), said("2")),
            row(3, said("丙"), said("3"), said("4")),
        )
        merged = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
        assert grids(packed([data(*rows, after=merged)])) == [
            [["甲", "甲", "1"], ["甲", "甲", "2"], ["丙", "3", "4"]]
        ]
        hidden = '<cols><col min="2" max="2" hidden="1"/></cols>'
        assert grids(packed([data(*rows, after=merged, before=hidden)])) == [
            [["甲", "1"], ["甲", "2"], ["丙", "4"]]
        ]

    @pytest.mark.parametrize("more", ['hidden="1"', 'ht="0"'])
    def test_hidden_rows(self, more: str) -> None:
        rows = (
            row(1, said("甲"), said("1")),
            row(2, said("乙"), said("9"), more=more),
            row(3, said("丙"), said("2")),
        )
        assert grids(packed([data(*rows)])) == [[["甲", "1"], ["丙", "2"]]]
        assert len(grids(packed([data(rows[0], rows[1].replace(more, ""), rows[2])]))[0]) == 3

    @pytest.mark.parametrize("state", ["hidden", "veryHidden", "visible"])
    def test_hidden_sheets(self, state: str) -> None:
        sheets = [data(row(1, said("甲"), said("9"))), data(row(1, said("乙"), said("1")))]
        found = grids(packed(sheets, states=[state]))
        assert found[-1] == [["乙", "1"]]
        assert len(found) == (2 if state == "visible" else 1)

    def test_lines_above_and_below_are_paragraphs(self) -> None:
        rows = (
            row(1, said("2016年度报告")), row(3, said("一、主动公开")), row(4, said("甲"), said("1")), row(5, said("注：无")),
            row(7, said("二、依申请公开")), row(8, said("乙"), said("2")), row(12, said("丙"), said("3")),
        )  # fmt: skip
        document = packed([data(*rows)])
        assert grids(document) == [[["甲", "1"]], [["乙", "2"], ["丙", "3"]]]
        assert texts(document) == ["2016年度报告", "一、主动公开", "注：无", "二、依申请公开"]

    def test_boxes_say_what_is_of_a_table(self) -> None:
        def boxed(text: str) -> str:
            return said(text, 's="1"')

        rows = (
            row(1, boxed("甲"), boxed("1")), row(2, boxed("乙"), boxed("")), row(3, said("注：无")),
            row(4, boxed("丙"), boxed("2"), boxed("3")), row(5, boxed(""), boxed("")), row(6, boxed("")),
        )  # fmt: skip
        document = packed([data(*rows)], styles=BORDERS)
        assert grids(document) == [[["甲", "1"], ["乙", ""]], [["丙", "2", "3"], ["", "", ""]]]
        assert texts(document) == ["注：无"]

    @pytest.mark.parametrize(
        ("between", "second", "tables"),
        [
            ("（一）", ("丙", "3"), 1),
            ("年内平稳。", ("丙", "3"), 2),
            ("（一）", ("丙", "3", "4"), 2),
        ],
    )
    def test_lines_between_tables_without_boxes(
        self, between: str, second: tuple[str, ...], tables: int
    ) -> None:
        rows = row(1, said("甲"), said("1")), row(2, said(between)), row(3, *map(said, second))
        assert len(grids(packed([data(*rows)]))) == tables

    @pytest.mark.parametrize(
        ("third", "tables"),
        [(("戊", "条", "5"), 1), (("戊", "条", "5", "6"), 3), (("戊", "条"), 2)],
    )
    def test_a_group_without_figures_between_lines(
        self, third: tuple[str, ...], tables: int
    ) -> None:
        # Only what goes on as wide as before says that the narrow rows between are of the same table.
        rows = (
            row(1, *map(said, ("甲", "条", "1"))), row(2, said("（一）")), row(3, said("丙"), said("条")),
            row(4, said("（二）")), row(5, *map(said, third)),
        )  # fmt: skip
        assert len(grids(packed([data(*rows)]))) == tables

    def test_cells_stand_where_they_say(self) -> None:
        odd = '<row r="2"><c r="C2"><v>3</v></c></row>'
        assert grids(
            packed(
                [
                    data(
                        row(1, said("甲"), said("乙"), said("丙")),
                        odd,
                        row(3, said("丁"), said("1")),
                    )
                ]
            )
        ) == [[["甲", "乙", "丙"], ["", "", "3"], ["丁", "1", ""]]]

    def test_bounds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sheet = packed([data(*(row(k, said("甲"), said("1")) for k in range(1, 8)))])
        wide = packed(
            [
                data(
                    row(1, said("甲"), said("1")),
                    after='<mergeCells><mergeCell ref="A1:Z9"/></mergeCells>',
                )
            ]
        )
        for limit, found in (
            ("ROWS", sheet),
            ("CELLS", wide),
            ("CELLS", sheet),
            ("TAGS", sheet),
            ("UNPACKED", sheet),
        ):
            gp.read_document(found)
            with monkeypatch.context() as context:
                context.setattr(limits, limit, limits.Limit(value=6, what=limit, what_zh=limit))
                with pytest.raises(gp.LimitExceeded):
                    gp.read_document(found)


def test_damage_is_said() -> None:
    whole = as_xlsx(gp.read_document(FIXTURES / "2014/wuxi-xian-2015.docx").blocks)
    for broken in (
        whole.replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet0.xml"),
        packed(["<a"]),
    ):
        with pytest.raises(gp.UnreadableDocument) as caught:
            gp.read_document(broken, name="甲")
        assert "Excel workbook is truncated or damaged" in caught.value.message("en")
        assert "Excel工作簿不完整或已损坏" in caught.value.message("zh")
