"""The words of a Word document at the places that records name."""

from __future__ import annotations

from collections.abc import Mapping

from govreport_parse.model.document import Block, Cell, Locator, Paragraph, Table
from govreport_parse.outputs.anchors import carried, prints, span_of
from govreport_parse.readers.docx.marking import Span
from govreport_parse.readers.docx.trace import Origin, Origins, is_solid


def stored(*blocks: Block) -> dict[int, Origins]:
    """Origins of paragraphs: each a ``w:p`` of number 10, 20 … and a ``w:t`` of the next number."""
    origins: dict[int, Origins] = {}
    for index, block in enumerate(blocks):
        assert isinstance(block, Paragraph)
        number = 10 * (index + 1)
        chars = tuple((number + 1, k) for k in range(sum(map(is_solid, block.text))))
        origins[index] = {(None, None): Origin(paragraphs=(number,), chars=chars)}
    return origins


def text(words: str) -> Paragraph:
    return Paragraph(text=words)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(
        grid=tuple(
            tuple(Cell(text=words, row=r, column=c) for c, words in enumerate(row))
            for r, row in enumerate(rows)
        )
    )


def on(
    at: Locator, new: list[Block], origins: Mapping[int, Origins]
) -> tuple[object, object] | int | None:
    """The first and the last character that a place is on, else the paragraph."""
    span = span_of(at, new, origins)
    if span is None or span.first is None:
        return None if span is None else span.paragraph
    return span.first, span.last


A, B, C, D = text("甲乙"), text("收到 | 3"), text("办结 | 3"), text("丙")


class TestCarried:
    def test_what_is_kept_keeps_its_origin_and_what_is_left_out_moves_none(self) -> None:
        origins = stored(A, B, C, D)
        found = carried([A, B, C, D], origins, [A, C, D])
        assert found == {0: origins[0], 1: origins[2], 2: origins[3]}

    def test_a_block_that_stands_twice_is_each_time_its_own(self) -> None:
        origins = stored(A, B, A)
        assert carried([A, B, A], origins, [A, A]) == {0: origins[0], 1: origins[2]}

    def test_a_table_made_of_lines_has_their_letters_and_figures(self) -> None:
        new: list[Block] = [A, table(("收到", "3"), ("办结", "3")), D]
        found = carried([A, B, C, D], stored(A, B, C, D), new)
        assert on(Locator(block=1, row=0, column=1), new, found) == ((21, 3), (21, 3))
        assert on(Locator(block=1, row=1, column=0), new, found) == ((31, 0), (31, 1))
        assert on(Locator(block=1, row=1, column=1), new, found) == ((31, 3), (31, 3))
        assert on(Locator(block=2), new, found) == ((41, 0), (41, 0))

    def test_a_paragraph_that_was_parted_has_its_parts(self) -> None:
        new: list[Block] = [text("甲"), text("乙")]
        found = carried([A], stored(A), new)
        assert on(Locator(block=1), new, found) == ((11, 1), (11, 1))

    def test_where_lines_were_left_out_only_what_stands_there_once_is_known(self) -> None:
        page = text("第2页")
        new: list[Block] = [table(("收到", "3")), table(("办结", "4")), table(("3",))]
        old = [B, page, text("办结 4")]
        found = carried(old, stored(*old), new)
        assert on(Locator(block=1, row=0, column=1), new, found) == ((31, 2), (31, 2))
        assert on(Locator(block=0, row=0, column=1), new, found) == ((11, 3), (11, 3))
        twice = [B, page, B]
        found = carried(twice, stored(*twice), new[:1])
        assert on(Locator(block=0, row=0, column=1), new, found) == 10

    def test_letters_that_are_nowhere_have_the_paragraph_where_the_others_begin(self) -> None:
        new: list[Block] = [text("丁"), A]
        found = carried([B, A], stored(B, A), new)
        assert on(Locator(block=0), new, found) == 10
        assert on(Locator(block=1), new, found) == ((21, 0), (21, 1))

    def test_what_has_no_origin_gets_none(self) -> None:
        new: list[Block] = [table(("收到", "3"))]
        assert on(Locator(block=0, row=0, column=0), new, carried([B], {}, new)) is None


NEW: list[Block] = [table(("收到", "", "3"), ("", "")), A]
FOUND: dict[int, Origins] = {
    0: {
        (0, 0): Origin(paragraphs=(1,), chars=((2, 0), (2, 1))),
        (0, 1): Origin(paragraphs=(3,)),
        (0, 2): Origin(paragraphs=(4,), chars=((5, 0),)),
    },
    1: stored(A)[0],
}


class TestSpans:
    def test_a_cell(self) -> None:
        for at, marked in (
            (Locator(block=0, row=0, column=0), ((2, 0), (2, 1))),
            (Locator(block=0, row=0, column=0, start=1, end=2), ((2, 1), (2, 1))),
            (Locator(block=0, row=0, column=1), 3),
            (Locator(block=0, row=0, column=5), ((5, 0), (5, 0))),
            (Locator(block=0, row=1, column=0), ((2, 0), (2, 1))),
            (Locator(block=0, row=7, column=0), ((2, 0), (2, 1))),
        ):
            assert on(at, NEW, FOUND) == marked

    def test_words(self) -> None:
        assert on(Locator(block=1, start=1, end=2), NEW, FOUND) == ((11, 1), (11, 1))
        assert on(Locator(block=1, start=2, end=2), NEW, FOUND) == ((11, 0), (11, 1))

    def test_no_block(self) -> None:
        assert span_of(Locator(block=2), NEW, FOUND) is None
        assert span_of(Locator(block=-1), NEW, FOUND) is None

    def test_what_prints(self) -> None:
        for at, printed in (
            (Locator(block=0, row=0, column=0), True), (Locator(block=0, row=0, column=1), False),
            (Locator(block=0, row=0, column=5), False), (Locator(block=0, row=0), True),
            (Locator(block=1, start=0, end=1), True), (Locator(block=2), False), (Locator(block=-1), False),
        ):  # fmt: skip
            assert prints(at, NEW) is printed


def test_a_span_is_words_or_a_paragraph() -> None:
    assert Span(first=(5, 0), last=(5, 1)).element() == 5
    assert Span(paragraph=4).element() == 4
