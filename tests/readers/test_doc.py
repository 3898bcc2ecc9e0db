"""Documents of Word 97 to 2003, built by hand: what they print, and what is refused of them."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

import govreport_parse as gp
from govreport_parse.model.document import LOST, Paragraph, Table
from govreport_parse.model.grid import OBJECT
from tests import word
from tests.pages import zipped
from tests.rendering import word97
from tests.rendering.word97 import Extra, Habits, Story, packed, sprm, table_row
from tests.rendering.word97 import lists as lists_of

DELETED, SPECIAL = sprm(0x0800, 1), sprm(0x0855, 1)
IN_TABLE, ROW = sprm(0x2416, 1), sprm(0x2417, 1)
INNER, INNER_CELL, INNER_ROW = sprm(0x6649, 2), sprm(0x244B, 1), sprm(0x244C, 1)


def shown(data: bytes) -> list[str | list[list[str | None]]]:
    """Paragraphs, and tables as what begins at each place of their grids; `^`: covered from elsewhere."""
    found: list[str | list[list[str | None]]] = []
    for block in gp.read_document(data, name="甲.doc").blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
            continue
        assert isinstance(block, Table)
        found.append(
            [
                [None if c is None else c.text if (c.row, c.column) == (r, k) else "^" for k, c in enumerate(row)]
                for r, row in enumerate(block.grid)
            ]
        )  # fmt: skip
    return found


def line(
    *runs: str | tuple[str, bytes], habits: Habits | None = None, extra: Extra | None = None
) -> object:
    """What one paragraph of these runs prints."""
    story = Story()
    for run in runs:
        story.add(*((run,) if isinstance(run, str) else run))
    story.end()
    (text,) = shown(packed(story, habits, extra)) or [""]
    return text


def cells(story: Story, *texts: str, definition: bytes = b"", last: bytes = b"") -> None:
    """A row of a table; by default of cells of one width."""
    for text in texts:
        story.add(text)
        story.end("\7", set_as=IN_TABLE)
    widths = [(1000 * (k + 1), 0) for k in range(len(texts))]
    story.end("\7", set_as=IN_TABLE + ROW + (definition or table_row(0, widths)), of_mark=last)


def of_rows(*rows: tuple[bytes, tuple[str, ...]]) -> object:
    story = Story()
    for definition, texts in rows:
        cells(story, *texts, definition=definition)
    story.end()
    return shown(packed(story))[0]


RUNS: dict[str, tuple[tuple[str | tuple[str, bytes], ...], str]] = {
    "plain": (("主动公开218条",), "主动公开218条"),
    "deleted": (("主动公开2", ("99", DELETED), "18条"), "主动公开218条"),
    "deleted and put back": (("主动公开2", ("1", DELETED + sprm(0x0800, 0)), "8条"), "主动公开218条"),
    "inserted": (("主动公开2", ("1", sprm(0x0801, 1)), "8条"), "主动公开218条"),
    "hidden": (("主动公开2", ("9", sprm(0x083C, 1)), "18条"), "主动公开218条"),
    "hidden switched off": (("主动公开2", ("1", sprm(0x083C, 0)), "8条"), "主动公开218条"),
    "hidden as no style says": (("主动公开2", ("9", sprm(0x083C, 0x81)), "18条"), "主动公开218条"),
    "as its style says": (("主动公开2", ("1", sprm(0x083C, 0x80)), "8条"), "主动公开218条"),
    "struck out": (("公开", ("97", sprm(0x0837, 1)), "218条"), "公开218条"),
    "struck out twice": (("公开", ("97", sprm(0x2A53, 1)), "218条"), "公开218条"),
    "raised": (("公开218条", ("1", sprm(0x2A48, 1))), "公开218条"),
    "raised and set back": (("公开21", ("8", sprm(0x2A48, 1) + sprm(0x2A48, 0)), "条"), "公开218条"),
    "raised, then as its style": (("公开21", ("8", sprm(0x2A48, 1) + sprm(0x2A33, 0)), "条"), "公开218条"),
    "raised between digits": (("公开2", ("1", sprm(0x2A48, 1)), "8条"), f"公开2{OBJECT}8条"),
    "moved up": (("公开218条", ("12", sprm(0x4845, 12))), "公开218条"),
    "white": (("公开2", ("9", sprm(0x2A42, 8)), "18条"), "公开218条"),
    "white by its parts": (("公开2", ("9", sprm(0x6870, 0xFFFFFF)), "18条"), "公开218条"),
    "of the usual colour": (("公开2", ("1", sprm(0x6870, 0xFFFFFFFF)), "8条"), "公开218条"),
    "white on black": (
        ("公开2", ("1", sprm(0x6870, 0xFFFFFF) + sprm(0xCA71, bytes.fromhex("000000ff000000000000"))), "8条"),
        "公开218条",
    ),
    "white on a pattern": (("公开2", ("1", sprm(0x2A42, 8) + sprm(0x4866, 8 << 10)), "8条"), "公开218条"),
    "white on a marker": (("公开2", ("1", sprm(0x2A42, 8) + sprm(0x2A0C, 1)), "8条"), "公开218条"),
    "too small to be seen": (("公开2", ("9", sprm(0x4A43, 2)), "18条"), "公开218条"),
    "digits of two sizes": ((("公开21", sprm(0x4A43, 28)), ("8", sprm(0x4A43, 14)), "条"), f"公开21{OBJECT}8条"),
    "a field": (
        ("公开", ("\x13", SPECIAL), " = 99 + 1 ", ("\x14", SPECIAL), "218", ("\x15", SPECIAL), "条"), "公开218条",
    ),
    "a field in a field": (
        (("\x13", SPECIAL), " IF ", ("\x13", SPECIAL), "PAGE", ("\x14", SPECIAL), "7", ("\x15", SPECIAL), "= 7 ",
         ("\x14", SPECIAL), "218条", ("\x15", SPECIAL)),
        "218条",
    ),
    "a field without a result": (
        ("公开", ("\x13", SPECIAL), "DOCPROPERTY n", ("\x15", SPECIAL), "2条"), f"公开{OBJECT}2条",
    ),
    "a picture": (("公开218条", ("\1", SPECIAL)), "公开218条"),
    "what only looks like a picture's sign": (("公开2\x018条",), f"公开2{LOST}8条"),
    "a note": (("公开218条", ("\2", SPECIAL), "。"), "公开218条。"),
    "a comment": (("公开218条", ("\5", SPECIAL), "。"), "公开218条。"),
    "a symbol": (("公开218条", ("(", SPECIAL + sprm(0x6A09, 0xF0410002))), "公开218条"),
    "a symbol beside a digit": (("公开21", ("(", SPECIAL + sprm(0x6A09, 0xF0380002)), "条"), f"公开21{OBJECT}条"),
    "a hyphen that breaks no line": (("0724\x1e1234",), "0724-1234"),
    "a tab": (("公开\t218条",), "公开 218条"),
    "characters beyond the first plane": (("𠮷公开", ("218", sprm(0x0835, 1)), "条𠮷\x1e"), "𠮷公开218条𠮷-"),
}  # fmt: skip


@pytest.mark.parametrize("case", RUNS)
def test_runs(case: str) -> None:
    runs, printed = RUNS[case]
    assert line(*runs) == printed


@pytest.mark.parametrize("habits", [Habits(5, in_order=False, narrow=True), Habits(mini=False)])
def test_runs_are_the_same_in_pieces(habits: Habits) -> None:
    story, whole = Story(), []
    for runs, printed in RUNS.values():
        for run in runs:
            story.add(*((run,) if isinstance(run, str) else run))
        story.end()
        whole.append(printed)
    assert shown(packed(story, habits)) == whole


def test_what_breaks_a_line() -> None:
    story = Story()
    story.add("一、总体情况\v全年\f公开")
    story.end("\f")  # of a section
    story.add("二、")
    story.end()
    assert shown(packed(story)) == ["一、总体情况", "全年", "公开", "二、"]


class TestPieces:
    """What a piece of a document that was saved fast says of all its characters."""

    @pytest.mark.parametrize(
        ("prm", "printed"),
        [(0, "218"), (0x41 << 1 | 1 << 8, ""), (0x5C << 1 | 1 << 8, ""), (0x55 << 1 | 1 << 8, "218"), (1, ""),
         (3, "218")],
    )  # fmt: skip
    def test_modifiers(self, prm: int, printed: str) -> None:
        extra = Extra(groups=[DELETED, sprm(0x0835, 1)], prm=lambda *_: prm)
        assert line("218", extra=extra) == printed

    def test_modifiers_that_are_not_there(self) -> None:
        extra = Extra(groups=[DELETED], prm=lambda *_: 3)
        with pytest.raises(gp.UnreadableDocument, match="not there"):
            line("218", extra=extra)


class TestRows:
    def test_merged_across_and_down(self) -> None:
        top = table_row(0, [(1000, 0x60), (3000, 0)])
        below = table_row(0, [(1000, 0x20), (2000, 0), (3000, 0)])
        assert of_rows((top, ("甲", "乙")), (below, ("", "1", "2"))) == [
            ["甲", "乙", "^"],
            ["^", "1", "2"],
        ]

    def test_merged_beside(self) -> None:
        marked = table_row(0, [(1000, 1), (2000, 2), (3000, 0)])
        plain = table_row(0, [(1000, 0), (2000, 0), (3000, 0)])
        assert of_rows((marked, ("甲", "", "乙")), (plain, ("1", "2", "3"))) == [
            ["甲", "^", "乙"],
            ["1", "2", "3"],
        ]

    @pytest.mark.parametrize(
        ("more", "grid"),
        [
            (sprm(0x5624, 0x0200), [["甲", "^", "乙"], ["1", "2", "3"]]),
            (sprm(0x5624, 0x0200) + sprm(0x5625, 0x0200), [["甲", "", "乙"], ["1", "2", "3"]]),
            (sprm(0xD62B, b"\2\3"), [["甲", "", "乙"], ["1", "2", "3"]]),
            (
                sprm(0x7623, 1 << 8 | 500 << 16),
                [["甲", "", "^", "乙", "^", ""], ["1", "^", "2", "^", "3", "^"]],
            ),
        ],
    )
    def test_changed_after_they_were_defined(self, more: bytes, grid: object) -> None:
        plain = table_row(0, [(1000, 0), (2000, 0), (3000, 0)])
        found = of_rows((plain + more, ("甲", "", "乙")), (plain, ("1", "2", "3")))
        assert found == grid

    def test_a_cell_put_in_and_one_taken_out(self) -> None:
        two = table_row(0, [(1000, 0), (2000, 0)])
        three = two + sprm(0x7621, 1 | 1 << 8 | 1000 << 16)
        one = two + sprm(0x5622, 1 | 2 << 8)
        assert of_rows((three, ("1", "2", "3")), (one, ("4",))) == [["1", "2", "3"], ["4", "", "^"]]

    def test_edges_that_nearly_meet_are_one(self) -> None:
        rows = [
            (table_row(shift, [(1000 + shift, 0), (2000 + shift, 0)]), ("1", "2"))
            for shift in (0, 60, -60)
        ]
        assert of_rows(*rows) == [["1", "2"]] * 3

    def test_edges_that_do_not_are_two(self) -> None:
        rows = [(table_row(0, [(edge, 0), (2000, 0)]), ("1", "2")) for edge in (1000, 1300)]
        assert of_rows(*rows) == [["1", "2", "^"], ["1", "^", "2"]]

    def test_narrow_cells_of_a_row_are_never_one(self) -> None:
        assert of_rows((table_row(0, [(50, 0), (100, 0)]), ("1", "2"))) == [["1", "2"]]

    def test_columns_that_a_row_leaves_free(self) -> None:
        whole = table_row(0, [(1000, 0), (2000, 0), (3000, 0)])
        assert of_rows((whole, ("1", "2", "3")), (table_row(1000, [(2000, 0)]), ("4",))) == [
            ["1", "2", "3"], ["", "4", ""],
        ]  # fmt: skip

    @pytest.mark.parametrize("flag", [DELETED, sprm(0x083C, 1)])
    def test_a_row_that_is_gone(self, flag: bytes) -> None:
        story = Story()
        cells(story, "甲", "1")
        cells(story, "乙", "2", last=flag)
        story.end()
        assert shown(packed(story)) == [[["甲", "1"]]]

    @pytest.mark.parametrize(
        ("own", "after", "stays"),
        [((b"", b""), DELETED, True), ((b"", b""), b"", False), ((DELETED, DELETED), DELETED, False),
         ((DELETED, b""), DELETED, True)],
        ids=["a deletion begins with its mark", "no deletion goes on", "its text is deleted", "its figure stands"],
    )  # fmt: skip
    def test_a_deleted_mark_before_a_row_that_begins_with_a_deletion(
        self, own: tuple[bytes, bytes], after: bytes, stays: bool
    ) -> None:
        story, row = Story(), table_row(0, [(1000, 0), (2000, 0)])
        cells(story, "甲", "1")
        for text, set_as in zip("乙2", own, strict=True):
            story.add(text, set_as)
            story.end("\7", set_as=IN_TABLE)
        story.end("\7", set_as=IN_TABLE + ROW + row, of_mark=DELETED)
        story.add("初稿", after)
        story.add("丙")
        story.end("\7", set_as=IN_TABLE)
        story.add("3")
        story.end("\7", set_as=IN_TABLE)
        story.end("\7", set_as=IN_TABLE + ROW + row)
        story.end()
        (printed,) = shown(packed(story))
        assert ("2" in [cells[1] for cells in printed]) == stays
        assert printed[-1] == ["丙" if after else "初稿丙", "3"]

    def test_a_definition_that_is_too_long_for_its_place(self) -> None:
        row = table_row(0, [(1000, 0), (2000, 0)])
        data = b"\xff" * 9 + struct.pack("<H", len(row)) + row
        for code in (0x646B, 0x6646):
            story = Story()
            cells(story, "甲", "1", definition=sprm(code, 9))
            story.end()
            assert shown(packed(story, extra=Extra(data=data))) == [[["甲", "1"]]]
            with pytest.raises(gp.UnreadableDocument, match="not there"):
                shown(packed(story, extra=Extra(data=data[:-1])))

    @pytest.mark.parametrize(
        "definition",
        [
            table_row(0, [(1000, 0)]), table_row(0, [(1000, 0), (2000, 0), (3000, 0)]),
            table_row(0, [(2000, 0), (1000, 0)]), table_row(0, [(0, 0), (1000, 0)]), sprm(0x2416, 1),
        ],
    )  # fmt: skip
    def test_no_figure_is_taken_from_a_row_that_is_not_as_declared(self, definition: bytes) -> None:
        right = table_row(0, [(1000, 0), (2000, 0)])
        found = of_rows((right, ("甲", "1")), (definition, ("乙2016", "2")))
        assert [[text for text in row if text not in (None, "^")] for row in found] == [  # type: ignore[attr-defined]
            ["甲", "1"], [f"乙{OBJECT}", OBJECT],
        ]  # fmt: skip

    @pytest.mark.parametrize("place", [0, 1])
    def test_a_cell_that_lost_its_mark(self, place: int) -> None:
        story = Story()
        for k, text in enumerate(("甲", "12")):
            story.add(text)
            story.end("\r" if k == place else "\7", set_as=IN_TABLE)
        story.add("34")
        story.end("\7", set_as=IN_TABLE)
        widths = [(1000, 0), (2000, 0), (3000, 0)]
        story.end("\7", set_as=IN_TABLE + ROW + table_row(0, widths))
        story.end()
        assert not any(char.isdigit() for char in repr(shown(packed(story))))

    def test_a_table_in_a_table_arranges(self) -> None:
        story = Story()
        for text in ("甲", "1"):
            story.add(text)
            story.end(set_as=IN_TABLE + INNER + INNER_CELL)
        inner = INNER_CELL + INNER_ROW + table_row(0, [(500, 0), (900, 0)])
        story.end(set_as=IN_TABLE + INNER + inner)
        story.add("下")
        story.end("\7", set_as=IN_TABLE)
        story.end("\7", set_as=IN_TABLE + ROW + table_row(0, [(1000, 0)]))
        story.end()
        assert shown(packed(story)) == [[["甲", "1"]], "下"]

    def test_white_on_a_cell_of_another_colour(self) -> None:
        white, dark = sprm(0x2A42, 8), bytes.fromhex("000000ff000000000000")
        for ground, printed in ((dark, "7"), (b"", OBJECT)):
            story = Story()
            story.add("甲")
            story.end("\7", set_as=IN_TABLE)
            story.add("7", white)
            story.end("\7", set_as=IN_TABLE)
            row = table_row(0, [(1000, 0), (2000, 0)])
            row += sprm(0xD612, bytes(10) + ground) if ground else b""
            story.end("\7", set_as=IN_TABLE + ROW + row)
            story.end()
            (((_, cell),),) = shown(packed(story))  # type: ignore[misc]
            assert cell == printed or (printed == OBJECT and cell in (OBJECT, ""))


class TestLists:
    LEVELS = (
        ("chineseCountingThousand", "\0、", 1, "nothing"),
        ("decimal", "（\1）", 1, "nothing"),
    )

    def test_numbers_are_restored(self) -> None:
        story = Story()
        for text, level in (("总体情况", 0), ("概述", 1), ("渠道", 1), ("收费", 0), ("减免", 1)):
            story.add(text)
            story.end(set_as=sprm(0x260A, level) + sprm(0x460B, 2))
        extra = Extra(parts=lists_of({0: self.LEVELS[:1], 4: self.LEVELS}, {1: 0, 2: 4}))
        assert shown(packed(story, extra=extra)) == [
            "一、总体情况", "（1）概述", "（2）渠道", "二、收费", "（1）减免",
        ]  # fmt: skip

    def test_a_style_may_carry_the_list(self) -> None:
        story = Story()
        story.add("总体情况")
        story.end(style=1)
        styles = [("Normal", 0, b"", b""), ("heading 1", 1, sprm(0x460B, 1), b"")]
        extra = Extra(parts=lists_of({0: self.LEVELS}, {1: 0}) | {1: word97.style_sheet(styles)})
        (block,) = gp.read_document(packed(story, extra=extra)).blocks
        assert block == Paragraph(text="一、总体情况", heading=1)

    @pytest.mark.parametrize("said", [sprm(0x460B, 0x7FF), sprm(0xC63E, bytes(84))])
    def test_numbers_of_word_95_are_said_to_be_lost(self, said: bytes) -> None:
        story = Story()
        story.add("总体情况")
        story.end(set_as=said)
        document = gp.read_document(packed(story))
        assert [note.code for note in document.notes] == ["GR011"]
        assert shown(packed(story)) == ["总体情况"]

    def test_lists_that_end_early(self) -> None:
        story = Story()
        story.end()
        parts = lists_of({0: self.LEVELS}, {1: 0})
        with pytest.raises(gp.UnreadableDocument, match="end early"):
            shown(packed(story, extra=Extra(parts=parts | {74: struct.pack("<I", 9)})))


def test_styles_hide_and_a_run_turns_against_them() -> None:
    story = Story()
    story.add("公开")
    story.add("218", sprm(0x083C, 0x81))
    story.add("条", sprm(0x083C, 0))
    story.end(style=1)
    styles = [("Normal", 0, b"", b""), ("隐藏", 0xFFE, b"", sprm(0x083C, 1))]
    assert shown(packed(story, extra=Extra(parts={1: word97.style_sheet(styles)}))) == ["218条"]


def test_a_text_box_stands_where_it_is_anchored() -> None:
    story = Story()
    story.add("前")
    story.add("\x08", SPECIAL)
    story.end()
    story.add("后")
    story.end()
    story.add("框中218条")
    story.end()
    anchors = struct.pack("<II", 1, 2) + struct.pack("<I", 77) + bytes(22)
    held = struct.pack("<II", 0, 7) + bytes(14) + struct.pack("<I", 77) + bytes(4)
    extra = Extra(parts={40: anchors, 56: held}, counts=(0, 0, 0, 0, 0, 7))
    assert shown(packed(story, extra=extra)) == ["前", "框中218条", "后"]


def test_the_mark_of_a_note_that_is_not_counted() -> None:
    story = Story()
    story.add("公开218")
    story.add("3条")
    story.end()
    for auto, printed in ((0, "公开218条"), (1, "公开2183条")):
        notes = struct.pack("<II", 5, 9) + struct.pack("<H", auto)
        assert shown(packed(story, extra=Extra(parts={2: notes}))) == [printed]


class TestRefused:
    @pytest.mark.parametrize(
        ("extra", "words"),
        [
            (Extra(flags=0x100), "password"),
            (Extra(version=0x65), "Word 6 or 95"),
            (Extra(identity=0xA5DC), "Word 6 or 95"),
            (Extra(identity=0x1234), "damaged"),
        ],
    )
    def test_what_it_is_is_said(self, extra: Extra, words: str) -> None:
        story = Story()
        story.end()
        with pytest.raises(gp.UnreadableDocument, match=words) as caught:
            gp.parse(packed(story, extra=extra), name="甲.doc")
        assert caught.value.message("zh").startswith("甲.doc")

    def test_a_file_that_includes_a_document(self) -> None:
        data = word97.compound({"Workbook": bytes(5000), "xWordDocument": bytes(9)})
        with pytest.raises(gp.UnsupportedFormat, match="only includes a Word document"):
            gp.parse(data)

    @pytest.mark.parametrize("marks", ["\x13PAGE", "\x14\x15", "\x13\x13\x15"])
    def test_fields_that_do_not_end(self, marks: str) -> None:
        with pytest.raises(gp.UnreadableDocument, match="field"):
            line((marks, SPECIAL))

    def test_a_text_that_ends_in_the_midst(self) -> None:
        with pytest.raises(gp.UnreadableDocument, match="does not end"):
            shown(packed(_story("公开218"), extra=Extra(counts=(1, 0, 0, 0, 0, 0))))
        whole = packed(_story("公开218条"))
        for end in range(512, len(whole), 512):
            with pytest.raises(gp.GovReportError):
                shown(whole[:end])


def _story(text: str) -> Story:
    story = Story()
    story.add(text)
    story.end()
    return story


LOOSE: dict[str, Callable[[], bytes]] = {
    "DOCX": lambda: zipped(word.parts()),
    "HTML": lambda: word.PAGE,
    "Word 2003": lambda: word.word_2003().encode(),
    "Flat OPC": lambda: word.flat().encode(),
}


@pytest.mark.parametrize("kind", LOOSE)
def test_a_doc_that_is_something_else_goes_by_its_content(kind: str) -> None:
    data = LOOSE[kind]()
    assert gp.parse(data, name="甲.doc").readings == gp.parse(word.PAGE).readings


HABITS = (Habits(), Habits(40, in_order=False, narrow=True), Habits(3, narrow=True, mini=False))


@pytest.mark.parametrize("habits", HABITS)
def test_a_report(habits: Habits) -> None:
    data = word97.as_doc(zipped(word.parts()), habits)
    assert word.said(data) == word.said(zipped(word.parts()))
    assert gp.parse(data).source.format == "doc"
