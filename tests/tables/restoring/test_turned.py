"""A matrix that is printed with its rows as columns, and one whose columns stand in tables below one another."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import govreport_parse as gp
from govreport_parse.forms import load_forms
from govreport_parse.model.document import Block, Paragraph, Table
from govreport_parse.tables.restoring.run_together import is_divided
from govreport_parse.tables.restoring.turned import turned, with_whole_matrices
from govreport_parse.tables.restoring.words import vocabulary
from tests.pages import MODERN, modern_page
from tests.tables.printing import Line, grid, spanning

WORDS = vocabulary(load_forms())
TABLE = MODERN.table("requests")
assert TABLE is not None
NAMES = [column.label for column in TABLE.columns]
LABELS = [row.label for row in TABLE.rows if row.kind == "value"]
FIGURES = [[str((7 * r + k) % 9) for k in range(6)] for r in range(len(LABELS))]
ROWS = [[*row, str(sum(map(int, row)))] for row in FIGURES]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in line] for line in table.lines]


def side_by_side(count: int = len(LABELS), applicants: Sequence[str] = NAMES) -> list[list[str]]:
    """The rows of the form as columns."""
    columns = zip(*ROWS[:count], strict=True)
    rows = [[name, *column] for name, column in zip(applicants, columns, strict=False)]
    return [["申请人", *LABELS[:count]], *rows]


class TestTurned:
    def test_it_stands_upright(self) -> None:
        table = grid(*side_by_side())
        upright = turned(table, WORDS)
        assert upright is not None
        assert is_divided(table, WORDS)
        assert texts(upright) == [
            ["申请人", *NAMES],
            *([label, *row] for label, row in zip(LABELS, ROWS, strict=True)),
        ]
        assert turned(upright, WORDS) is None
        assert not is_divided(upright, WORDS)

    def test_spans_turn_with_it(self) -> None:
        first = [spanning("申请人", rows=2, columns=2), *LABELS[:2]]
        group = [spanning("三、本年度办理结果", columns=len(LABELS) - 2)]
        rows = [list(column) for column in zip(*ROWS, strict=True)]
        lines = [
            [*first[:1], *(spanning(str(label), rows=2) for label in first[1:]), *group],
            LABELS[2:],
            [spanning("自然人", columns=2), *rows[0]],
            [spanning("法人或其他组织", rows=5), NAMES[1], *rows[1]],
            *([name, *row] for name, row in zip(NAMES[2:6], rows[2:6], strict=True)),
            [spanning("总计", columns=2), *rows[6]],
        ]
        upright = turned(grid(*lines), WORDS)
        assert upright is not None
        assert texts(upright)[0] == ["申请人", "自然人", "法人或其他组织", "总计"]
        assert texts(upright)[1] == ["申请人", "自然人", *NAMES[1:6], "总计"]
        assert texts(upright)[2] == [LABELS[0], *ROWS[0]]
        assert texts(upright)[4] == ["三、本年度办理结果", LABELS[2], *ROWS[2]]
        assert (upright.every[2].colspan, upright.every[1].rowspan) == (5, 2)

    @pytest.mark.parametrize(
        ("rows", "applicants", "found"), [(6, 7, True), (5, 7, False), (6, 4, True), (6, 3, False)]
    )
    def test_enough_names(self, rows: int, applicants: int, found: bool) -> None:
        table = grid(*side_by_side(rows, NAMES[:applicants]))
        assert (turned(table, WORDS) is not None) == found

    def test_what_is_none(self) -> None:
        lines = side_by_side()
        assert turned(grid(*lines[:3], lines[3][:-1], *lines[4:]), WORDS) is None  # a cell is lost
        assert turned(grid(["申请人", *NAMES], *side_by_side()[:1]), WORDS) is None
        steps = [[""] * r + [label] + [""] * (6 - r) for r, label in enumerate(LABELS[:6])]
        assert turned(grid(*steps, *([name, *[""] * 6] for name in NAMES)), WORDS) is None
        upside_down = [*lines[1:], lines[0]]
        assert turned(grid(*upside_down), WORDS) is None
        strange = side_by_side(6)
        strange[0][4] = "某项"
        assert turned(grid(*strange), WORDS) is None  # five rows of the form
        cornered = [LABELS[:6], *([name, *"12345"] for name in NAMES)]
        assert turned(grid(*cornered), WORDS) is None  # a row in the corner
        hole = [list(line) for line in lines]
        hole[3][-1:], hole[4][-2:] = [spanning("1", rows=2)], []  # type: ignore[list-item]
        assert turned(grid(*hole), WORDS) is None
        assert turned(grid(*lines), vocabulary(())) is None
        one_line = [text for label, row in zip(LABELS, ROWS, strict=True) for text in (label, *row)]
        assert turned(grid(one_line), WORDS) is None

    @pytest.mark.parametrize(("height", "found"), [(3, True), (4, True), (5, False)])
    def test_lines_of_names(self, height: int, found: bool) -> None:
        lines = [
            [label if k % height == r else "" for k, label in enumerate(LABELS[:6])]
            for r in range(height)
        ]
        rows = [[name, *"123456"] for name in NAMES]
        assert (turned(grid(*(["", *line] for line in lines), *rows), WORDS) is not None) == found
        # An applicant beside the names is none of four below them.
        beside = [["" if r < height - 1 else NAMES[0], *line] for r, line in enumerate(lines)]
        assert turned(grid(*beside, *rows[1:4]), WORDS) is None
        assert (turned(grid(*beside, *rows[1:5]), WORDS) is not None) == found

    def test_a_report(self) -> None:
        assert read_of([side_by_side()]) == ROWS

    def test_what_names_no_applicants_is_unread(self) -> None:
        strangers = side_by_side(applicants=[f"第{k}类" for k in range(7)])
        for lines in (strangers, [["项目", *"ABCDEFG"], *self.upright()]):
            report = gp.parse(modern_page(requests=markup_of([lines])))
            assert {r.value for r in report.readings if r.applicant is not None} == {None}
            said = [finding for finding in gp.check(report) if finding.severity != "hint"]
            assert not said
            (unread,) = [finding for finding in gp.check(report) if finding.rule == "GR010"]
            assert "requests.received" in unread.indicators

    def upright(self) -> list[list[str]]:
        return [[label, *row[:3], "", *row[3:6]] for label, row in zip(LABELS, ROWS, strict=True)]


def part(*columns: int, labels: Sequence[str] = LABELS) -> list[list[str]]:
    head = ["申请人情况", *(NAMES[k] for k in columns)]
    rows = [[label, *(row[k] for k in columns)] for label, row in zip(labels, ROWS, strict=False)]
    return [head, *rows]


def joined(*blocks: Block) -> list[object] | None:
    made = with_whole_matrices(blocks, WORDS)
    if made is None:
        return None
    return [texts(block) if isinstance(block, Table) else block for own in made for block in own]


class TestParts:
    WHOLE = (
        ("申请人情况", *NAMES),
        *((label, *row) for label, row in zip(LABELS, ROWS, strict=True)),
    )

    def whole(self, *order: int) -> list[list[str]]:
        return [[line[0], *(line[k + 1] for k in order)] for line in map(list, self.WHOLE)]

    def test_they_are_one(self) -> None:
        one, other = grid(*part(0, 1, 2)), grid(*part(3, 4, 5, 6))
        assert joined(one, other) == [self.whole(*range(7))]
        assert joined(other, one) == [self.whole(3, 4, 5, 6, 0, 1, 2)]
        between = Paragraph(text="（续表）")
        assert joined(one, between, other) == [self.whole(*range(7)), between]
        three = (grid(*part(0, 1)), grid(*part(2, 3, 4)), grid(*part(5, 6)))
        assert joined(*three) == [self.whole(*range(7))]
        other_words = [
            ["项目", *line[1:]] if r == 0 else [f"{line[0]}：", *line[1:]]
            for r, line in enumerate(part(3, 4, 5, 6))
        ]
        assert joined(one, grid(*other_words)) == [self.whole(*range(7))]
        assert joined(grid(*part(2, 0, 1)), other) == [self.whole(2, 0, 1, 3, 4, 5, 6)]
        text = Paragraph(text="无")
        assert joined(text, one, other, text, text) == [text, self.whole(*range(7)), text, text]
        far = grid(["合计", "3"])
        whole = [self.whole(*range(7)), text, text, texts(far)]
        assert joined(one, other, text, text, far) == whole
        assert joined(one, Paragraph(text="续" * 20), other) is not None

    def test_a_head_of_two_lines(self) -> None:
        lines: list[Line] = [
            [spanning("申请人情况", rows=2), spanning(NAMES[0], rows=2), spanning("法人或其他组织", columns=2)],
            NAMES[1:3],
            *part(0, 1, 2)[1:],
        ]  # fmt: skip
        assert joined(grid(*lines), grid(*part(3, 4, 5, 6))) == [self.whole(*range(7))]

    def test_labels_that_span(self) -> None:
        def spanned(columns: Sequence[int]) -> Table:
            rows = part(*columns)[1:]
            group = spanning("三、本年度办理结果", rows=len(rows) - 2)
            lines: list[list[object]] = [
                [spanning("申请人情况", columns=2), *part(*columns)[0][1:]]
            ]
            lines += [[spanning(row[0], columns=2), *row[1:]] for row in rows[:2]]
            lines += [[group, *rows[2]], *rows[3:]]
            return grid(*lines)  # type: ignore[arg-type]

        made = with_whole_matrices((spanned([0, 1, 2]), spanned([3, 4, 5, 6])), WORDS)
        assert made is not None
        ((table,), nothing) = made
        assert nothing == ()
        assert isinstance(table, Table)
        assert texts(table)[3] == ["三、本年度办理结果", LABELS[2], *ROWS[2]]
        assert texts(table)[4] == ["三、本年度办理结果", LABELS[3], *ROWS[3]]

    def test_what_is_no_whole(self) -> None:
        one, other = grid(*part(0, 1, 2)), grid(*part(3, 4, 5, 6))
        assert joined(one) is None
        assert joined(one, grid(*part(3, 4, 5))) is None  # without 总计
        assert joined(one, grid(*part(2, 3, 4, 5, 6))) is None  # a column twice
        assert joined(grid(*part(*range(7))), grid(*part(*range(7)))) is None
        assert joined(one, grid(*part(3, 4, 5, 6, labels=LABELS[:-1]))) is None
        assert (
            joined(one, grid(*part(3, 4, 5, 6, labels=[LABELS[1], LABELS[0], *LABELS[2:]]))) is None
        )
        lost = part(3, 4, 5, 6)
        lost[4].pop()
        assert joined(one, grid(*lost)) is None
        shared: list[list[object]] = [list(line) for line in part(3, 4, 5, 6)]
        shared[4][2:4] = [spanning("2", columns=2)]
        assert joined(one, grid(*shared)) is None  # type: ignore[arg-type]
        twice = [[*line, line[-1]] for line in part(3, 4, 5, 6)]
        assert joined(one, grid(*twice)) is None
        wide = [[*line, "0"] for line in part(3, 4, 5, 6)]
        wide[0][4:] = [spanning("总计", columns=2)]  # type: ignore[list-item]
        assert joined(one, grid(*wide)) is None
        unlabelled = [
            [[*line[1:], line[0]] for line in part(*own)] for own in ((0, 1, 2), (3, 4, 5, 6))
        ]
        assert joined(*(grid(*lines) for lines in unlabelled)) is None
        strange = [f"第{k}项" for k in range(9)]
        assert (
            joined(*(grid(*part(*own, labels=strange)) for own in ((0, 1, 2), (3, 4, 5, 6))))
            is None
        )
        assert joined(one, Paragraph(text="续"), Paragraph(text="表"), other) is None
        assert joined(one, Paragraph(text="续"), Paragraph(text="表"), other, other) is None
        assert joined(one, grid(["合计", "3"]), other) is None
        assert joined(one, Paragraph(text="续" * 21), other) is None
        assert joined(one, Paragraph(text="下半部分", heading=2), other) is None

    def test_a_report(self) -> None:
        assert read_of([part(0, 1, 2), part(3, 4, 5, 6)]) == ROWS
        numbered = [
            [[line[0], str(r) if r else "序号", *line[1:]] for r, line in enumerate(part(*columns))]
            for columns in ((0, 1, 2), (3, 4, 5, 6))
        ]
        assert read_of(numbered) == ROWS
        numbered[1][5][1] = "17"
        assert read_of(numbered) == [[None] * 7] * len(ROWS)


def read_of(tables: Sequence[Sequence[Line]]) -> list[list[object]]:
    """The figures of a report with these tables of requests."""
    report = gp.parse(modern_page(requests=markup_of(tables)))
    assert not [f for f in gp.check(report) if f.rule == "GR006"]
    values = [r.value for r in report.readings if r.applicant is not None]
    return [
        [None if v is None else str(v) for v in values[k : k + 7]] for k in range(0, len(values), 7)
    ]


def markup_of(tables: Sequence[Sequence[Line]]) -> str:
    return "<p>（续表）</p>".join(
        "<table>"
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines)
        + "</table>"
        for lines in tables
    )
