"""Which printed row is which row of a form: a case on each side of every bound.

The forms here are made for one question each. Labels are made of characters that occur nowhere else,
so that their likeness is known to the character.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_parse.forms.compiled import RowIndex, _row_index
from govreport_parse.forms.types import FormRow
from govreport_parse.tables.align import Alignment, PrintedRow, _best_total, align

FILLER = (chr(code) for code in itertools.count(0x5000))


def own(count: int) -> str:
    """As many characters as asked, which no other label has."""
    return "".join(itertools.islice(_plain(), count))


def _plain() -> Iterator[str]:
    from govreport_parse.text.fold import fold

    for char in FILLER:
        if fold(char) == char and char not in "一二三四五六七八九十的":
            yield char


def like(label: str, same: int, length: int | None = None) -> str:
    """A label whose first characters are those of another and whose others are its own."""
    return label[:same] + own((len(label) if length is None else length) - same)


def row(
    label: str,
    *,
    code: str | None = None,
    parent: str | None = None,
    unit: str | None = None,
    keywords: tuple[str, ...] = (),
    excludes: tuple[str, ...] = (),
) -> FormRow:
    return FormRow(
        code=code or label, label=label, name=label, parent=parent, unit=unit, keywords=keywords,
        excludes=excludes,
    )  # fmt: skip


def index(*rows: FormRow | str) -> RowIndex:
    return _row_index(tuple(one if isinstance(one, FormRow) else row(one) for one in rows))


def aligned(labels: Sequence[str | PrintedRow], *rows: FormRow | str) -> Alignment:
    printed = [PrintedRow(labels=(one,)) if isinstance(one, str) else one for one in labels]
    return align(printed, index(*rows))


def alone(printed: str | PrintedRow, *rows: FormRow | str) -> int | tuple[int, ...] | None:
    """What one printed row is: a row of the form, several that it may be, or none."""
    found = aligned([printed], *rows)
    assert found.reworded == {0} - {k for k, j in enumerate(found.assigned) if j is None}
    return found.ambiguous.get(0, found.assigned[0])


class TestLikeness:
    @pytest.mark.parametrize(
        ("length", "same", "read"), [(20, 11, True), (7, 4, True), (20, 10, False), (15, 8, False)]
    )
    def test_with_a_word_of_the_form(self, length: int, same: int, *, read: bool) -> None:
        label = own(length)
        printed = like(label, same)
        assert alone(printed, row(label, keywords=(label[:2],))) == (0 if read else None)

    @pytest.mark.parametrize(
        ("length", "same", "read"),
        [(5, 4, True), (20, 16, True), (8, 7, True), (20, 15, False), (8, 6, False), (4, 3, False)],
    )
    def test_without_one_only_a_misprint(self, length: int, same: int, *, read: bool) -> None:
        label = own(length)
        assert alone(like(label, same), label) == (0 if read else None)

    def test_a_misprint_keeps_its_mark(self) -> None:
        label = own(20)
        for mark, read in (("（一）", 0), ("一、", 0), ("（二）", None), ("", None), ("1.", None)):
            assert alone(mark + like(label, 18), f"（一）{label}") == read
        assert alone("（二）" + like(label, 18), label) is None
        # With a word of the form, the mark only weighs.
        worded = row(f"（一）{label}", keywords=(label[:2],))
        for mark in ("（一）", "（二）", ""):
            assert alone(mark + like(label, 18), worded) == 0

    def test_one_wrong_character_in_four_behind_its_mark(self) -> None:
        label = own(4)
        assert alone("（一）" + like(label, 3), f"（一）{label}") == 0
        assert alone("（一）" + like(label, 3, 5), f"（一）{label}") is None
        assert alone("（二）" + like(label, 3), f"（一）{label}") is None
        assert alone(like(label, 3), label) is None
        assert alone("（一）" + like(label[:3], 2), f"（一）{label[:3]}") is None

    def test_one_wording_that_slipped_is_enough(self) -> None:
        label = own(4)
        slip = "（一）" + like(label, 3)
        assert alone(PrintedRow(labels=(slip, own(3))), f"（一）{label}") == 0
        assert alone(PrintedRow(labels=(own(3), slip)), f"（一）{label}") == 0
        named = FormRow(code="a", label=f"（一）{own(8)}", name="a", aliases=(label, own(9)))
        assert alone(slip, named) == 0

    def test_a_row_without_a_label_takes_no_place(self) -> None:
        label = own(4)
        printed = ["（一）" + like(label, 3), PrintedRow(labels=("",))]
        assert aligned(printed, f"（一）{label}").assigned == (0, None)
        # Nor does a blank beside a label.
        assert alone(PrintedRow(labels=("", like(own_label := own(10), 9))), own_label) == 0

    def test_of_two_rows_in_a_gap_neither_is_told_by_a_slip(self) -> None:
        label = own(4)
        slip = "（一）" + like(label, 3)
        assert alone(slip, f"（一）{label}", own(9)) is None
        found = aligned([slip, own(9)], f"（一）{label}")
        assert found.assigned == (None, None)

    def test_the_words_of_another_row_are_no_misprint(self) -> None:
        """A label that says besides a row's own words those of another row is neither's."""
        label, other, word = own(10), own(6), own(2)
        printed = label[:9] + word
        assert alone(printed, row(label, keywords=(label[:2],))) == 0
        for rival in (row(other, keywords=(word,)), row(word)):
            assert alone(printed, row(label, keywords=(label[:2],)), rival) is None
        # Words that the row has too are its own, and so are its keywords.
        shared = row(other, keywords=(label[:3],))
        assert alone(like(label, 9), row(label, keywords=(label[:2],)), shared) == 0
        assert alone(printed, row(label, keywords=(label[:2], word))) == 0

    @pytest.mark.parametrize(("added", "read"), [(2, 0), (3, None), (-2, 0), (-3, None)])
    def test_a_misprint_leaves_out_no_word(self, added: int, read: int | None) -> None:
        label = own(20)
        printed = like(label, 20, 20 + added) if added > 0 else label[:added]
        assert alone(printed, label) == read
        named = FormRow(code="a", label=own(30), name="a", aliases=(label, own(40)))
        assert alone(printed, named) == read
        assert alone(printed, row(label, keywords=(label[:2],))) == 0

    def test_what_excludes(self) -> None:
        label = own(10)
        printed = like(label, 9)
        wrong = printed[-1]
        assert alone(printed, row(label, excludes=(own(1),))) == 0
        assert alone(printed, row(label, excludes=(own(1), wrong))) is None
        # Only the wording that holds the word is out.
        two = PrintedRow(labels=(printed, like(label, 9)))
        assert alone(two, row(label, excludes=(wrong,))) == 0

    def test_the_best_of_several_wordings(self) -> None:
        label = own(10)
        worst_first = PrintedRow(labels=(own(3), like(label, 9)))
        best_first = PrintedRow(labels=(like(label, 9), own(3)))
        assert alone(worst_first, label) == alone(best_first, label) == 0
        other = FormRow(code="a", label=own(8), name="a", aliases=(own(8), label))
        assert alone(like(label, 9), other) == 0

    def test_a_word_of_another_row_in_one_of_its_wordings(self) -> None:
        label = own(10)
        form = msgspec.structs.replace(row(label, keywords=(label[:3],)), aliases=(f"{label}当面",))
        other = row(own(8), keywords=("当面",))
        assert alone(f"{label}当面{own(1)}", form, other) == 0
        plain = msgspec.structs.replace(form, aliases=())
        assert alone(f"{label}当面{own(1)}", plain, other) is None

    def test_a_wording_that_leaves_a_word_out_before_another(self) -> None:
        form = row(f"(一){own(20)}热点数", keywords=("热点",))
        short, other = form.label.replace("热点数", ""), form.label + own(2)
        assert alone(PrintedRow(labels=(short, other)), form) == 0
        assert alone(short, form) is None

    def test_a_row_without_a_label(self) -> None:
        assert alone(PrintedRow(labels=()), own(5)) is None
        assert alone(PrintedRow(labels=("（一）", "12")), own(5)) is None
        label = own(5)
        assert aligned([PrintedRow(labels=("", label))], label).assigned == (0,)


class TestMargin:
    """Two rows of the form that one printed row resembles: the better one by enough, or neither.

    Of a label of 19 characters, a row with 18 of them in 19 is alike by 0.947, one with 16 by 0.842.
    """

    LABEL = own(19)
    WORD = LABEL[:2]

    def rivals(
        self,
        first: tuple[int, int],
        second: tuple[int, int],
        *,
        marks: tuple[str, str, str] = ("", "", ""),
        units: tuple[str | None, str | None, str | None] = (None, None, None),
    ) -> int | tuple[int, ...] | None:
        """Each row by how many characters it shares, and its length."""
        rows = [
            row(mark + like(self.LABEL, *shape), keywords=(self.WORD,), unit=unit)
            for shape, mark, unit in zip((first, second), marks[1:], units[1:], strict=True)
        ]
        printed = PrintedRow(labels=(marks[0] + self.LABEL,), unit=units[0])
        forward, backward = alone(printed, *rows), alone(printed, *rows[::-1])
        if isinstance(forward, int):
            assert backward == 1 - forward
        else:
            assert backward == forward
        return forward

    def test_by_likeness_alone(self) -> None:
        assert self.rivals((16, 19), (14, 19)) == 0  # 0.105 apart
        assert self.rivals((15, 16), (16, 23)) == (0, 1)  # 0.095
        assert self.rivals((18, 19), (18, 19)) == (0, 1)

    def test_with_the_mark_of_one(self) -> None:
        """The same mark is worth 0.1, another one as much less, none nothing."""
        for marks in (("（一）", "（一）", ""), ("（一）", "", "（二）")):
            assert self.rivals((18, 21), (17, 19), marks=marks) == 0
            assert self.rivals((17, 19), (18, 21), marks=marks) == (0, 1)
        assert self.rivals((16, 19), (15, 19), marks=("（一）", "（一）", "（二）")) == 0
        assert self.rivals((15, 19), (16, 19), marks=("（一）", "（一）", "（二）")) == 0
        for marks in (("", "（一）", "（二）"), ("", "（一）", "")):
            assert self.rivals((16, 19), (15, 19), marks=marks) == (0, 1)
            assert self.rivals((16, 19), (14, 19), marks=marks) == 0

    def test_with_the_unit_of_one(self) -> None:
        """Another unit is worth 0.15 less; money is never another thing's; none is no other."""
        for units in (("件", "件", "条"), ("件", None, "条")):
            assert self.rivals((17, 22), (17, 20), units=units) == 0
            assert self.rivals((16, 20), (18, 22), units=units) == (0, 1)
        assert self.rivals((12, 19), (18, 19), units=("件", "件", "万元")) == 0
        assert self.rivals((12, 19), (18, 19), units=("元", "万元", "件")) == 0
        for units in (("件", "件", None), (None, "件", "条"), (None, "件", "万元")):
            assert self.rivals((16, 19), (15, 19), units=units) == (0, 1)
            assert self.rivals((16, 19), (14, 19), units=units) == 0

    def test_a_unit_alone_leaves_nothing(self) -> None:
        # 0.143 for the likeness that is left would be another unit's.
        label = own(20)
        other = row(label, unit="件", keywords=(label[:2],))
        for unit, read in (("件", 0), ("条", 0), ("元", None), (None, 0)):
            assert alone(PrintedRow(labels=(like(label, 11),), unit=unit), other) == read


class TestGaps:
    """Between settled rows, what is open is assigned in order."""

    A, B, C, D = (own(10) for _ in range(4))

    def test_only_between_its_neighbours(self) -> None:
        a, b, c, d = self.A, self.B, self.C, self.D
        slip = like(b, 9)
        assert aligned([a, slip, c, d], a, b, c, d).assigned == (0, 1, 2, 3)
        assert aligned([slip, a, c, d], a, b, c, d).assigned == (None, 0, 2, 3)
        assert aligned([a, c, slip, d], a, b, c, d).assigned == (0, 2, None, 3)
        assert aligned([a, c, d, slip], a, b, c, d).assigned == (0, 2, 3, None)
        # At either end of the table.
        assert aligned([like(a, 9), b, c, like(d, 9)], a, b, c, d).assigned == (0, 1, 2, 3)
        assert aligned([b, like(a, 9), c, d], a, b, c, d).assigned == (1, None, 2, 3)
        assert aligned([a, b, like(d, 9), c], a, b, c, d).assigned == (0, 1, None, 2)

    def test_a_row_that_is_printed_leaves_none_to_its_slip(self) -> None:
        a, b, c, _ = self.A, self.B, self.C, self.D
        assert aligned([a, b, like(b, 9), c], a, b, c).assigned == (0, 1, None, 2)
        assert aligned([a, like(b, 9), b, c], a, b, c).assigned == (0, None, 1, 2)
        assert aligned([a, b, like(a, 9)], a, b, c).assigned == (0, 1, None)

    def test_a_row_that_is_printed_elsewhere_leaves_none_to_its_slip(self) -> None:
        a, b, c, d = self.A, self.B, self.C, self.D
        found = aligned([a, like(b, 9), c, d, b], a, b, c, d, own(9))
        assert (found.assigned, found.repeated) == ((0, None, 2, 3, 1), {})
        assert found.reworded == frozenset()

    def test_several_in_one_gap(self) -> None:
        a, b, c, d = self.A, self.B, self.C, self.D
        found = aligned([a, like(b, 9), own(7), like(c, 9), d], a, b, c, d)
        assert found.assigned == (0, 1, None, 2, 3)
        assert found.reworded == {1, 3}
        # Out of order, the better one counts, and only by enough.
        found = aligned([a, like(c, 9), like(b, 8), d], a, b, c, d)
        assert (found.assigned, found.ambiguous) == ((0, None, None, 3), {1: (2,)})
        worded = row(b, keywords=(b[:2],))
        found = aligned([a, like(c, 9), like(b, 7), d], a, worded, c, d)
        assert (found.assigned, found.ambiguous) == ((0, 2, None, 3), {})

    def test_two_rows_that_fit_one(self) -> None:
        a, b, c, _ = self.A, self.B, self.C, self.D
        found = aligned([a, like(b, 9), like(b, 9), c], a, b, c)
        assert found.assigned == (0, None, None, 2)
        (tied,) = found.ambiguous.items()
        assert tied[0] in (1, 2)
        assert tied[1] == (1,)
        worded = row(b, keywords=(b[:2],))
        found = aligned([a, like(b, 6), like(b, 9), c], a, worded, c)
        assert (found.assigned, found.ambiguous) == ((0, None, 1, 2), {})

    def test_rows_out_of_order_leave_the_longest_run(self) -> None:
        a, b, c, d = self.A, self.B, self.C, self.D
        e, f, g = own(10), own(10), own(10)
        form = (a, b, c, d, e, f, g)
        # d is printed first: the run is a c e g, and what is open stands between these.
        found = aligned([d, a, like(b, 9), c, e, like(f, 9), g], *form)
        assert found.assigned == (3, 0, 1, 2, 4, 5, 6)
        found = aligned([a, like(b, 9), c, e, like(f, 9), g, d], *form)
        assert found.assigned == (0, 1, 2, 4, 5, 6, 3)
        found = aligned([g, a, like(b, 9), c, f, like(e, 9)], *form)
        assert found.assigned == (6, 0, 1, 2, 5, None)
        found = aligned([like(a, 9), c, b, d, e, g, like(f, 9)], *form)
        assert found.assigned == (0, 2, 1, 3, 4, 6, None)
        found = aligned([c, d, a, b, like(e, 9)], *form)
        assert found.assigned == (2, 3, 0, 1, 4)
        found = aligned([g, f, like(a, 9), e, d], *form)
        assert found.assigned == (6, 5, 0, 4, 3)


class TestSharedLabels:
    """被依法纠错数 stands under two groups: whose it is, the group before or the order tells."""

    P, Q = own(6), own(7)  # the groups
    A, B = own(5), own(6)  # rows of one group alone
    S, T = own(8), own(9)  # rows that both have

    def form(self) -> tuple[FormRow, ...]:
        return (
            row(self.P, code="p"), row(self.A, code="p.a", parent="p"),
            row(self.S, code="p.s", parent="p"), row(self.T, code="p.t", parent="p"),
            row(self.Q, code="q"), row(self.B, code="q.b", parent="q"),
            row(self.S, code="q.s", parent="q"), row(self.T, code="q.t", parent="q"),
        )  # fmt: skip

    def found(self, *labels: str) -> list[object]:
        alignment = aligned(labels, *self.form())
        codes = [
            f"= {self.form()[alignment.repeated[i]].code}" if i in alignment.repeated
            else "?" if i in alignment.ambiguous
            else None if j is None
            else self.form()[j].code
            for i, j in enumerate(alignment.assigned)
        ]  # fmt: skip
        assert set(alignment.ambiguous.values()) <= {(2, 6), (3, 7)}
        return codes

    def test_a_whole_table(self) -> None:
        labels = [self.P, self.A, self.S, self.T, self.Q, self.B, self.S, self.T]
        assert self.found(*labels) == [one.code for one in self.form()]

    def test_by_order_where_no_group_is_printed(self) -> None:
        assert self.found(self.S, self.S) == ["p.s", "q.s"]
        assert self.found(self.S, self.T, self.S, self.T) == ["p.s", "p.t", "q.s", "q.t"]
        assert self.found(self.S) == ["?"]
        assert self.found(self.S, self.S, self.S) == ["?"] * 3
        # A row that is told by order tells nothing of the next.
        assert self.found(self.S, self.S, self.T, self.P, self.Q) == ["p.s", "q.s", "?", "p", "q"]

    def test_by_the_group_before(self) -> None:
        assert self.found(self.P, self.Q, self.S) == ["p", "q", "q.s"]
        assert self.found(self.P, self.S, self.Q) == ["p", "p.s", "q"]
        assert self.found(self.A, self.T, self.S, self.B) == ["p.a", "p.t", "p.s", "q.b"]
        assert self.found(self.A, self.B, own(5), self.T) == ["p.a", "q.b", None, "q.t"]

    def test_a_rival_group_that_is_not_printed_leaves_it_open(self) -> None:
        assert self.found(self.P, self.S) == ["p", "?"]
        assert self.found(self.Q, self.S) == ["q", "?"]
        assert self.found(self.S, self.P, self.Q) == ["?", "p", "q"]

    def test_a_table_that_ends_with_the_group_before(self) -> None:
        assert self.found(self.P, self.A, self.S, self.T) == ["p", "p.a", "p.s", "p.t"]
        assert self.found(self.P, self.A, self.S) == ["p", "p.a", "p.s"]
        # The group has no row of its own, or lost one and perhaps the next group's with it.
        assert self.found(self.A, self.S, self.T) == ["p.a", "?", "?"]
        assert self.found(self.P, self.S, self.T) == ["p", "?", "?"]
        assert self.found(self.P, self.A, self.T) == ["p", "p.a", "?"]
        # The rival group stands first on the form.
        assert self.found(self.Q, self.B, self.S, self.T) == ["q", "q.b", "?", "?"]

    def test_a_table_that_goes_on_may_have_lost_the_name_of_the_next_group(self) -> None:
        later = own(12)
        labels = [self.P, self.A, self.S, self.T, later]
        found = aligned(labels, *self.form(), row(later))
        assert found.assigned == (0, 1, None, None, 8)
        assert aligned(labels[:-1], *self.form(), row(later)).assigned == (0, 1, 2, 3)

    def test_order_does_not_speak_against_the_group_before(self) -> None:
        assert self.found(self.Q, self.S, self.P, self.S) == ["q", "q.s", "p", "p.s"]
        assert self.found(self.Q, self.S, self.S, self.P) == ["q", "q.s", "= q.s", "p"]
        assert self.found(self.P, self.Q, self.S, self.S) == ["p", "q", "q.s", "= q.s"]
        assert self.found(self.S, self.P, self.S, self.Q) == ["?", "p", "?", "q"]

    def test_one_row_printed_twice(self) -> None:
        assert self.found(self.P, self.S, self.S, self.Q) == ["p", "p.s", "= p.s", "q"]
        assert self.found(self.P, self.S, self.T, self.S, self.Q) == ["p", "?", "p.t", "?", "q"]
        labels = [self.P, self.S, self.S, self.Q, self.S]
        assert self.found(*labels) == ["p", "p.s", "= p.s", "q", "q.s"]
        labels = [self.P, self.S, self.A, self.S, self.Q, self.S]
        assert self.found(*labels) == ["p", "?", "p.a", "?", "q", "q.s"]

    def test_a_group_printed_again_is_the_group_before(self) -> None:
        labels = [self.P, self.Q, self.P, self.S]
        assert self.found(*labels) == ["p", "q", "= p", "p.s"]

    def test_scattered_rows_have_no_order(self) -> None:
        c, d, e = own(11), own(11), own(11)
        form = (*self.form(), row(c), row(d), row(e))

        def shared(*labels: str) -> list[int | None]:
            found = aligned(labels, *form)
            return [j for label, j in zip(labels, found.assigned, strict=True) if label == self.S]

        # Four of five in order are enough, three of four are not.
        assert shared(d, self.S, c, self.S, e) == [None, None]
        assert shared(self.S, self.S, c, d, e) == [2, 6]
        assert shared(self.S, self.S, d, c, e) == [None, None]
        f = own(12)
        form = (*form, row(f))
        assert shared(self.S, self.S, c, d, f, e) == [None, None]
        g = own(12)
        form = (*form, row(g))
        assert shared(self.S, self.S, c, d, e, g, f) == [2, 6]

    def test_the_likeliest_label_counts(self) -> None:
        found = aligned([PrintedRow(labels=(self.A, self.B))], *self.form())
        assert found.assigned == (1,)
        found = aligned([PrintedRow(labels=(own(3), self.B))], *self.form())
        assert found.assigned == (5,)


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.sampled_from([0.0, 0.6, 0.7, 0.8, 0.9]), min_size=width, max_size=width),
            min_size=1,
            max_size=4,
        )
    )
)
def test_the_best_pairing_is_the_best_of_all(scores: list[list[float]]) -> None:
    height, width = len(scores), len(scores[0])
    totals = []
    for count in range(min(height, width) + 1):
        for chosen in itertools.combinations(range(height), count):
            for columns in itertools.combinations(range(width), count):
                taken = [scores[a][b] for a, b in zip(chosen, columns, strict=True)]
                if all(taken):
                    totals.append(sum(taken))
    best, pairs = _best_total(scores)
    assert best == pytest.approx(max(totals))
    assert best == pytest.approx(sum(scores[a][b] for a, b in pairs))
    assert all(scores[a][b] > 0 for a, b in pairs)
    assert pairs == sorted(pairs)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)


@given(st.permutations(range(7)), st.integers(0, 6))
def test_what_is_open_stands_between_the_longest_run(order: list[int], lost: int) -> None:
    """The row that is misprinted is read only where a longest run of the others leaves it a place."""
    labels = [own(10) for _ in order]
    printed = [like(labels[j], 9) if j == lost else labels[j] for j in order]
    (at,) = (k for k, j in enumerate(order) if j == lost)
    runs = [
        run
        for size in range(len(order))
        for run in itertools.combinations([k for k in range(len(order)) if k != at], size)
        if all(order[a] < order[b] for a, b in itertools.pairwise(run))
    ]
    most = max(map(len, runs))
    fits = {all((order[k] < lost) == (k < at) for k in run) for run in runs if len(run) == most}
    found = aligned(printed, *labels)
    assert [j for k, j in enumerate(found.assigned) if k != at] == [j for j in order if j != lost]
    if len(fits) == 1:
        assert found.assigned[at] == (lost if fits.pop() else None)
