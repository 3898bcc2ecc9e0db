"""What lines of glyphs say."""

from govreport_parse.model.document import LOST
from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.drawn import Glyph, PageDrawing, Rule, turned
from govreport_parse.readers.print_lines import lines_of, upright, without_struck
from tests.readers.drawings import text


def said(*parts: list[Glyph]) -> list[str]:
    return [line.text for line in lines_of([glyph for part in parts for glyph in part])]


def test_lines_are_told_apart_by_their_baselines_not_by_the_order_of_drawing() -> None:
    assert said(text("第二行", 100, 120), text("一行", 110, 100), text("第", 100, 100)) == [
        "第一行",
        "第二行",
    ]


def test_a_quote_of_a_higher_font_stays_on_its_line() -> None:
    assert said(text("写作“优”", 100, 100), text("级", 140, 102)) == ["写作“优”级"]


def test_figures_apart_stay_apart_and_figures_together_do_not() -> None:
    assert said(text("12", 100, 100), text("34", 112, 100)) == ["12 34"]
    assert said(text("12", 100, 100), text("34", 111, 100)) == ["1234"]
    assert said(text("1 2", 100, 100)) == ["1 2"]


def test_room_around_figures_in_chinese_is_no_blank() -> None:
    assert said(text("共", 100, 100), text("5", 112.5, 100), text("件", 120, 100)) == ["共5件"]
    assert said(text("共", 100, 100), text("件", 118, 100)) == ["共 件"]


def test_words_keep_their_blank() -> None:
    assert said(text("see page", 100, 100)) == ["see page"]


def test_what_is_printed_twice_to_look_bold_is_one_and_on_top_of_another_is_lost() -> None:
    assert said(text("12", 100, 100), text("12", 100.5, 100)) == ["12"]
    assert LOST in said(text("12", 100, 100), text("5", 102, 100))[0]


def test_a_figure_set_high_is_left_out() -> None:
    assert said(text("12", 100, 100), text("3", 110, 96, size=6)) == ["12"]
    assert said(text("12", 100, 100), text("3", 110, 100, size=6)) == ["123"]
    assert said(text("1", 100, 100), text("2", 105, 96, size=6), text("3", 108, 100)) == [
        f"1{OBJECT}3"
    ]
    assert said(text("12", 100, 100), text("3", 110, 97, size=8.3)) == ["12"]


def test_a_figure_as_large_off_the_line_of_another_is_lost() -> None:
    assert said(text("12", 100, 100), text("3", 110, 97)) == [f"12{LOST}"]
    assert said(text("12", 100, 100), text("3", 110, 102, size=9)) == [f"12{LOST}"]
    assert said(text("12", 100, 100), text("3", 110, 99)) == ["123"]
    assert said(text("共", 100, 100), text("3", 110, 98)) == ["共3"]


def test_what_is_struck_out_is_left_out_and_what_is_underlined_is_not() -> None:
    figures = text("489", 100, 100)
    assert said(without_struck([*figures, *text("516", 117, 100)], [Rule(96.5, 100, 115)])) == [
        "516"
    ]
    assert said(without_struck(figures, [Rule(101, 100, 115)])) == ["489"]
    assert said(without_struck(figures, [Rule(91, 100, 115)])) == ["489"]
    assert said(without_struck(figures, [Rule(96.5, 116, 130)])) == ["489"]
    assert said(without_struck(figures, [Rule(96.5, 100, 104)])) == ["89"]


def test_turned_text_is_read_in_its_direction() -> None:
    page = PageDrawing(number=1, width=600, height=800)
    for turn in (1, 2, 3):
        size = (800.0, 600.0) if turn % 2 else (600.0, 800.0)
        glyphs = []
        for glyph in text("共12件", 100, 100):
            box = turned((glyph.x0, glyph.y0, glyph.x1, glyph.y1), *size, turn)
            base = {1: size[1] - 100, 2: size[1] - 100, 3: 100.0}[turn]
            glyphs.append(Glyph(glyph.text, *box, base, glyph.size, turn))
        (line,) = lines_of(upright(glyphs, page))
        assert (line.text, line.base) == ("共12件", 100)
