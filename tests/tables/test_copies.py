"""A table that is printed twice: what both prints say is read, what one of them denies is not."""

from __future__ import annotations

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.model.document import Cell, Locator, Note
from govreport_parse.tables.copies import Copy, settle_copies
from govreport_parse.tables.readings import present
from tests.pages import FORM

AT = Locator(block=3)
(MONEY,) = (cell for cell in FORM.cells() if cell.indicator == "resources.budget")


def print_of(texts: str) -> list[gp.Reading]:
    """The readings of a print, from the texts of its cells; × is unreadable, ~ is missing."""
    return [reading(code, text) for code, text in zip("abcdefgh", texts.split(), strict=False)]


def reading(code: str, text: str) -> gp.Reading:
    target = msgspec.structs.replace(MONEY, indicator=code)
    found = present(target, Cell(text=text.strip("_~"), row=1, column=2), AT, code, "2014", None)
    return msgspec.structs.replace(found, status="missing") if text == "~" else found


def settled(one: str, *others: str) -> tuple[str, tuple[Note, ...]]:
    """What is read of some prints, ? for what is withheld and _ for a blank, with the notes."""
    first = print_of(one)
    readings, notes = settle_copies(first, [Copy(print_of(other), AT) for other in others])
    assert [r.raw for r in readings] == [r.raw for r in first]
    signs = {"unreadable": "?", "blank": "_", "not_applicable": "/", "missing": "~"}
    return " ".join(signs.get(r.status, str(r.value)) for r in readings), notes


def test_alike() -> None:
    assert settled("1 _ 0", "1 _ 0") == ("1 _ 0", ())
    assert settled("1 _ 0") == ("1 _ 0", ())
    assert settled("", "1 _ 0") == ("", ())


@pytest.mark.parametrize(
    ("one", "other"), [("0", "_"), ("_", "0"), ("0", "-"), ("/", "0"), ("_", "/")]
)
def test_a_zero_and_none_are_no_difference(one: str, other: str) -> None:
    sign = {"-": "/"}.get(one, one)
    assert settled(f"4 {one}", f"4 {other}") == (f"4 {sign}", ())
    read, notes = settled(f"4 {one}", f"5 {other}")
    assert (read, len(notes)) == ("? ?", 1)


def test_a_cell_that_is_missing_stays_so() -> None:
    assert settled("~ 2 3", "1 5 3")[0] == "~ ? 3"
    assert settled("~ 1 2 3 4", "9 5 6 7 8")[0] == "~ ? ? ? ?"


def test_a_cell_is_the_same_under_another_label() -> None:
    other = msgspec.structs.replace(reading("a", "2"), label="甲")
    readings, (note,) = settle_copies([reading("a", "1")], [Copy([other], AT)])
    assert [one.status for one in readings] == ["unreadable"]
    assert note.indicators == ("a",)


@pytest.mark.parametrize("silent", ["~", "×"])
def test_what_is_not_read_contradicts_nothing(silent: str) -> None:
    assert settled("1 2", f"1 {silent}") == ("1 2", ())
    assert settled(f"1 {silent}", "1 2")[1] == ()
    assert settled("1 2", f"3 {silent}")[0] == "? 2"


def test_cells_that_differ_are_not_read() -> None:
    read, (note,) = settled("1 2 3 4", "1 5 _ 4")
    assert read == "1 ? ? 4"
    assert (note.code, note.at, note.indicators) == ("GR105", AT, ("b", "c"))
    assert "printed twice and differs in 2 cell(s): b is 2 and 5;" in note.message
    assert "有2处数据不一致（如“b”分别为2和5）" in note.message_zh


def test_more_cells_are_those_of_another_table() -> None:
    assert settled("1 2 3 4 0 9 _", "5 6 7 4 0 ~ _")[0] == "? ? ? 4 0 9 _"
    for other in ("5 6 7 8 0 ~ _", "5 6 7 8 0 × _", "5 6 7 8 0"):
        read, (note,) = settled("1 2 3 4 0 9 _", other)
        assert read.startswith("? ? ? ? 0 ?")
        assert (
            "two different tables stand here for one, 4 cells apart: a is 1 and 5" in note.message
        )
        assert "两份内容不同的表（4处，如“a”分别为1和5）" in note.message_zh


def test_a_table_of_noughts_beside_a_filled_one() -> None:
    for prints in (("0 0 0 0 0 0", "8 1 0 3 5 _"), ("8 1 0 3 5 _", "0 0 0 0 0 0")):
        assert settled(*prints)[0] == "? ? 0 ? ? ?"


def test_each_of_several_copies_is_held_against_the_first() -> None:
    read, notes = settled("1 2 3", "1 2 3", "1 7 3", "1 2 8")
    assert read == "1 ? ?"
    assert [note.indicators for note in notes] == [("b",), ("c",)]


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [("_", "5", "(blank) and 5"), ("3", "/", "3 and /"), ("1,024", "5", "1024 and 5")],
)
def test_what_is_shown(one: str, other: str, shown: str) -> None:
    (note,) = settled(one, other)[1]
    assert shown in note.message
    assert f"分别为{shown.replace('(blank)', '空白').replace(' and ', '和')}）" in note.message_zh


def test_rows_of_no_form_are_told_by_their_labels() -> None:
    def row(label: str, text: str) -> gp.Reading:
        return msgspec.structs.replace(reading(label, text), indicator=None)

    first = [row("a", "1"), row("b", "2"), reading("c", "3")]
    second = [row("b", "2"), row("a", "1"), reading("c", "4")]
    readings, (note,) = settle_copies(first, [Copy(second, AT)])
    assert [r.value for r in readings] == [1, 2, None]
    assert note.indicators == ("c",)
    readings, (note,) = settle_copies(first, [Copy([row("a", "5")], AT)])
    assert [r.value for r in readings] == [None, 2, 3]
    assert note.indicators == ()


def test_the_same_cell_of_another_form_is_another_cell() -> None:
    other = msgspec.structs.replace(reading("a", "2"), form="2019")
    assert settle_copies([reading("a", "1")], [Copy([other], AT)])[1] == ()
