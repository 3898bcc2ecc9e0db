"""OFD files: what their pages show, as paragraphs and tables with their places."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.model import limits
from govreport_parse.model.document import LOST, Paragraph, Place
from govreport_parse.readers.drawn import PageDrawing
from govreport_parse.readers.ofd import drawing as ofd_drawing
from govreport_parse.readers.ofd.geometry import outlines
from tests.rendering import ofd, pdf
from tests.rendering.ofd import Sheet, packed

XS, YS = (60.0, 300.0, 540.0), (100.0, 130.0, 160.0)
WHITE = '<ofd:FillColor Value="255 255 255"/>'
FIGURES = {"proactive.total": "1350", "proactive.channel.website": "64"}


def page() -> Sheet:
    """A page with a table of four cells, of which the last is blank."""
    return Sheet().grid(XS, YS, [("指标", "数"), ("公开信息", "")])


def last(sheet: Sheet, **more: str) -> str:
    """What the table's last cell says."""
    return cells(packed(sheet, **more))[-1][-1]


def cells(data: bytes) -> list[list[str]]:
    tables = [block for block in gp.read_document(data).blocks if not isinstance(block, Paragraph)]
    return [[cell.text if cell else "" for cell in row] for row in tables[0].grid]


def texts(*pages: Sheet) -> list[str]:
    blocks = gp.read_document(packed(*pages)).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_a_report_is_read_as_its_pdf() -> None:
    right, found = gp.parse(pdf.report(FIGURES)), gp.parse(ofd.report(FIGURES), name="甲.ofd")
    assert found.source.format == "ofd"
    assert (found.title, found.year) == (right.title, right.year)
    assert [s.title for s in found.sections] == [s.title for s in right.sections]
    for mine, other in zip(found.readings, right.readings, strict=True):
        assert (mine.indicator, mine.value, mine.status) == (
            other.indicator,
            other.value,
            other.status,
        )
        (place,), (there,) = _places(mine), _places(other)
        assert place.page == there.page
        assert abs(place.x0 - there.x0) < 1
        assert abs(place.y1 - there.y1) < 1
    assert {r.value for r in found.readings if r.indicator == "proactive.total"} == {1350}


def _places(reading: gp.Reading) -> tuple[Place, ...]:
    assert reading.at is not None
    assert isinstance(reading.at.places, tuple)
    return reading.at.places


class TestText:
    @pytest.mark.parametrize(
        ("steps", "shown"),
        [(None, "1350"), ((5.0, 5.0, 5.0), "1350"), ((5.0, 30.0, 5.0), "13 50"), ((0.0, 5.0, 5.0), LOST)],
    )  # fmt: skip
    def test_steps_say_where_characters_stand(
        self, steps: tuple[float, ...] | None, shown: str
    ) -> None:
        assert shown in last(page().write("1350", 310, 148, steps=steps))

    def test_without_steps_each_is_as_wide_as_it_is(self) -> None:
        sheet = page().write("甲1350", 310, 148)
        sheet.objects[-1] = sheet.objects[-1].replace("DeltaX=", "X0=")
        assert last(sheet) == "甲1350"

    def test_a_run_that_leads_into_the_next_cell_is_no_shorter_figure(self) -> None:
        found = cells(packed(page().write("1350", 290, 148)))
        assert [LOST in text for text in found[1]] == [True, True]

    def test_what_leads_beyond_the_page_is_lost(self) -> None:
        sheet = Sheet(width=320).grid((60, 200, 315), YS, [("指标", "数"), ("公开", "")])
        assert LOST in last(sheet.write("1350", 305, 148))
        assert (
            last(
                Sheet(width=320)
                .grid((60, 200, 315), YS, [("指标", "数"), ("公开", "")])
                .write("13", 500, 148)
            )
            == ""
        )

    def test_what_its_object_cuts_off_is_lost(self) -> None:
        x, y = (f"{value * 25.4 / 72:.3f}" for value in (310, 138))
        assert LOST in last(page().write("1350", 310, 148, boundary=f"{x} {y} 3 4"))
        assert last(page().write("1350", 310, 148, boundary=f"{x} {y} 9 4")) == "1350"

    @pytest.mark.parametrize(
        ("more", "inner", "shown"),
        [
            ('Visible="false"', "", ""),
            ('Visible="true"', "", "9"),
            ('Alpha="0"', "", ""),
            ('Alpha="128"', "", "9"),
            ('Fill="false"', "", ""),
            ('Fill="false" Stroke="true"', "", "9"),
            ("", WHITE, ""),
            ("", '<ofd:FillColor Value="200 0 0"/>', "9"),
            ("", '<ofd:FillColor Value="255"/>', ""),
            ("", '<ofd:FillColor Value="0 0 0 0"/>', ""),
            ("", '<ofd:FillColor Value="0 0 0" Alpha="0"/>', ""),
            ('DrawParam="7"', "", ""),
            ('DrawParam="8"', "", ""),
            ('DrawParam="9"', "", "9"),
            ('CTM="0.7 0.7 -0.7 0.7 0 0"', "", ""),
            ('CTM="0.1 0 0 0.1 0 0"', "", ""),
        ],
    )
    def test_what_is_not_seen(self, more: str, inner: str, shown: str) -> None:
        parameters = (
            f'<ofd:DrawParam ID="7">{WHITE}</ofd:DrawParam><ofd:DrawParam ID="8" Relative="7"/>'
        )
        assert (
            last(page().write("9", 310, 148, more=more, inner=inner), resources=parameters) == shown
        )

    def test_a_figure_of_which_a_digit_is_hidden(self) -> None:
        sheet = page().write("13", 310, 148).write("50", 320, 148, inner=WHITE)
        assert LOST in last(sheet)
        assert last(page().write("13", 310, 148).write("50", 400, 148, inner=WHITE)) == "13"

    def test_characters_that_only_a_font_knows(self) -> None:
        assert LOST in last(page().write("1\ue0013", 310, 148))

    def test_codes_that_go_on_where_the_last_began(self) -> None:
        sheet = page().write("1", 310, 148)
        sheet.objects[-1] = sheet.objects[-1].replace(
            "</ofd:TextObject>", '<ofd:TextCode X="4">3</ofd:TextCode></ofd:TextObject>'
        )
        assert last(sheet) == "1 3"

    @pytest.mark.parametrize("direction", ["0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"])
    def test_a_page_is_read_as_its_text_stands(self, direction: str) -> None:
        sheet = Sheet()
        sheet.objects.append(
            f'<ofd:TextObject Boundary="80 80 60 60" Size="4" CTM="{direction} 30 30">'
            '<ofd:TextCode X="0" Y="0" DeltaX="4 4">甲乙丙</ofd:TextCode></ofd:TextObject>'
        )
        assert texts(sheet) == ["甲乙丙"]
        assert texts(sheet.write("一、主动公开政府信息情况", 60, 700)) == [
            "一、主动公开政府信息情况"
        ]


class TestShapes:
    def test_thin_rectangles_are_lines(self) -> None:
        sheet = Sheet()
        for y in YS:
            sheet.fill(XS[0], y, XS[-1], y + 0.5, 0)
        for x in XS:
            sheet.fill(x, YS[0], x + 0.5, YS[-1], 0)
        sheet.write("指标", 70, 118).write("数", 310, 118).write("甲", 70, 148).write(
            "12", 310, 148
        )
        assert cells(packed(sheet)) == [["指标", "数"], ["甲", "12"]]

    @pytest.mark.parametrize("how", ['Stroke="false"', 'Visible="false"', 'Alpha="0"'])
    def test_lines_that_are_not_seen_rule_nothing(self, how: str) -> None:
        sheet = page()
        sheet.objects = [each.replace("LineWidth", f"{how} LineWidth") for each in sheet.objects]
        assert all(isinstance(block, Paragraph) for block in gp.read_document(packed(sheet)).blocks)

    def test_what_is_covered_is_not_print(self) -> None:
        assert last(page().write("9", 310, 148).fill(305, 135, 330, 155)) == ""
        assert last(page().fill(305, 135, 330, 155).write("9", 310, 148)) == "9"
        assert last(page().fill(305, 135, 330, 155, 0).write("9", 310, 148, inner=WHITE)) == "9"

    def test_below_a_picture_nobody_knows(self) -> None:
        assert LOST in last(page().write("9", 310, 148).picture(305, 135, 330, 155))
        assert last(page().picture(305, 135, 330, 155).write("9", 310, 148)) == "9"
        assert LOST in last(page().picture(305, 132, 535, 158))

    def test_a_bar_covers_as_a_rectangle_does(self) -> None:
        thick = page().write("9", 310, 148)
        thick.path("M 106 51 L 118 51", "", '<ofd:StrokeColor Value="255 255 255"/>')
        thick.objects[-1] = thick.objects[-1].replace('LineWidth="0.25"', 'LineWidth="9"')
        assert last(thick) == ""

    def test_what_is_struck_out_is_no_figure(self) -> None:
        struck = page().write("489", 310, 148).line(308, 144.5, 327, 144.5).write("516", 340, 148)
        assert "489" not in last(struck)
        noted = page().write("489", 310, 148)
        box = "107 49 12 4"
        noted.annotations.append(
            f'<ofd:Annot Type="Stamp"><ofd:Appearance Boundary="{box}"><ofd:PathObject Boundary="0 0 12 4">'
            "<ofd:AbbreviatedData>M 0 2 L 12 2</ofd:AbbreviatedData></ofd:PathObject></ofd:Appearance></ofd:Annot>"
        )
        assert "489" not in last(noted)

    def test_outlines_that_may_be_characters(self) -> None:
        curve = "M 108 50 Q 110 52 108 54 B 1 1 2 2 108 50 C"
        assert LOST in last(page().path(curve.replace("1 1 2 2", "109 52 108 53")))

    def test_clipped_text_and_lines(self) -> None:
        clip = (
            '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0 L 2 0 2 9'
            "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
        )
        assert LOST in last(page().write("1350", 310, 148, inner=clip))
        assert last(page().write("1", 310, 148, inner=clip)) == "1"

    @pytest.mark.parametrize(
        ("data", "points"),
        [
            ("M 1 2 L 3 4", [[(1, 2), (3, 4)]]),
            ("S 1 2 3 4 5 6", [[(1, 2), (3, 4), (5, 6)]]),
            ("M 0 0 L 1 0 C M 5 5 L 6 6", [[(0, 0), (1, 0), (0, 0)], [(5, 5), (6, 6)]]),
            ("M 0 0 A 1 1 0 0 1 2 2", [[(0, 0), (2, 2)]]),
            ("L 1 1", []),
            ("M 1", []),
        ],
    )
    def test_paths(self, data: str, points: list[list[tuple[float, float]]]) -> None:
        assert [outline.points for outline in outlines(data)] == points


class TestPages:
    def test_templates_are_drawn_with_their_page(self) -> None:
        sheet = Sheet().write("一、概述", 60, 100)
        sheet.above = Sheet().write("甲", 60, 130).objects
        assert "".join(texts(sheet)) == "一、概述甲"

    def test_a_table_goes_on_over_pages(self) -> None:
        pages = [
            Sheet().grid(XS, (700, 730, 760), [("指标", "数"), ("甲", "1")]),
            Sheet().grid(XS, (60, 90), [("乙", "2")]),
        ]
        assert cells(packed(*pages)) == [["指标", "数"], ["甲", "1"], ["乙", "2"]]

    def test_pages_that_another_format_drew(self) -> None:
        drawn = PageDrawing(number=1, width=600, height=800)
        with pytest.raises(gp.UnreadableDocument, match="no page of the OFD file holds text"):
            gp.read_document(ofd.of_drawings([drawn]))

    def test_a_scan_is_said_to_be_one(self) -> None:
        with pytest.raises(gp.UnreadableDocument) as caught:
            gp.read_document(packed(Sheet().picture(0, 0, 600, 800)))
        assert "a scan" in caught.value.message("en")
        assert "扫描件" in caught.value.message("zh")
        both = gp.read_document(
            packed(Sheet().picture(0, 0, 600, 800), Sheet().write("甲", 60, 90))
        )
        assert [note.code for note in both.notes] == ["GR011"]


class TestDamage:
    @pytest.mark.parametrize(
        "data",
        [
            ofd.package({}),
            ofd.package({"Doc_0/Document.xml": "<a"}),
            ofd.package({"Doc_0/Document.xml": "<a/>"}),
            ofd.package({"Doc_0/Document.xml": "<!DOCTYPE a><a/>"}),
            ofd.package({"Doc_0/Document.xml": '<a><Pages><Page BaseLoc="b.xml"/></Pages></a>'}),
        ],
    )
    def test_what_cannot_be_read(self, data: bytes) -> None:
        with pytest.raises(gp.UnreadableDocument) as caught:
            gp.read_document(data, name="甲")
        assert "请" in caught.value.message("zh")

    @pytest.mark.parametrize(
        ("limit", "most"),
        [("PAGES", 1), ("CHARACTERS", 4), ("PAGE_OBJECTS", 2), ("PATH_STEPS", 0), ("TAGS", 30)],
    )
    def test_bounds(self, monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
        data = packed(
            Sheet().write("甲乙丙", 60, 90).line(0, 0, 9, 0), Sheet().write("丁戊", 60, 90)
        )
        assert len(gp.read_document(data).blocks) == 1
        monkeypatch.setattr(limits, limit, limits.Limit(value=most, what=limit, what_zh=limit))
        with pytest.raises(gp.LimitExceeded):
            gp.read_document(data)

    def test_lines_that_may_meet_are_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sheet = page()  # of three lines by three, and seven characters or eight
        monkeypatch.setattr(ofd_drawing, "_MOST_MEETINGS", 3 * (3 + 7 // 4))
        assert cells(packed(sheet))
        with pytest.raises(gp.LimitExceeded):
            cells(packed(sheet.write("1", 310, 148)))

    def test_questions_of_what_covers_what_are_bounded(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sheet = Sheet().fill(0, 0, 99, 99).write("甲乙", 300, 300)
        monkeypatch.setattr(ofd_drawing, "_MOST_QUESTIONS", 2)
        assert texts(sheet) == ["甲乙"]
        monkeypatch.setattr(ofd_drawing, "_MOST_QUESTIONS", 1)
        with pytest.raises(gp.LimitExceeded):
            texts(sheet)
