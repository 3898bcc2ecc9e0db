"""Tables in which every cell is named on its own, by words left of it and above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from govreport_parse.forms import load_form
from govreport_parse.forms.compiled import compile_forms
from govreport_parse.model.document import Block, Locator, Paragraph, Table
from govreport_parse.tables.layouts.cell_names import cell_names, named_cells
from govreport_parse.tables.layouts.named_cells import NAMED_SINGLE, NAMED_SUBTABLES
from govreport_parse.tables.layouts.protocol import Decision, Layout
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings
from tests.tables.printing import Line, compiled, grid, held, spanning

OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FIRST, SUITS, SECOND, THIRD = "行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"
KINDS = (FIRST, SECOND, THIRD)
ROWS = ((3, 2, 0, 2, 7), (2, 0, 0, 1, 3), (0, 1, 0, 0, 1))
READ = [figure for row in ROWS for figure in row]


def readings(
    *blocks: Table | Paragraph, layout: Layout, form: str = "2021"
) -> TableReadings | None:
    printed = held(form, *blocks)
    printings = layout.find(printed)
    if not printings:
        return None
    (printing,) = printings
    decision = Decision(printing=printing, chosen=printing.candidates[-1], runner_up=None)
    (found,) = layout.read(printed, [decision], None)
    return found


def values(
    *tables: Table, layout: Layout = NAMED_SINGLE, form: str = "2021"
) -> list[object] | None:
    """The values in the form's order; of what is no figure its status; None where no table is found."""
    found = readings(*tables, layout=layout, form=form)
    if found is None:
        return None
    return [r.value if r.status == "reported" else r.status for r in found.readings]


def upright(
    *, head: Sequence[Line] | None = None, before: Line = (), after: Line = ()
) -> list[list[object]]:
    """The proceedings side by side, an outcome a row; cells beside stand in each of the rows."""
    above = head or (("处理结果", *KINDS),)
    rows = [
        [*before, outcome, *(str(ROWS[i][o]) for i in range(3)), *after]
        for o, outcome in enumerate(OUTCOMES)
    ]
    return [*map(list, above), *rows]


def lines(made: Sequence[Sequence[object]]) -> Table:
    return grid(*made)  # type: ignore[arg-type]


def turned(names: Sequence[str] = KINDS) -> list[list[str]]:
    """An outcome a column, a proceeding a row."""
    return [
        ["类别", *OUTCOMES],
        *([name, *map(str, row)] for name, row in zip(names, ROWS, strict=True)),
    ]


RULES_HEADER = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")


def test_they_are_parts_of_forms() -> None:
    named = [(one.name, one.whole) for one in (NAMED_SINGLE, NAMED_SUBTABLES)]
    assert named == [("single", False), ("subtables", False)]


class TestProceedings:
    def test_upright(self) -> None:
        assert values(lines(upright())) == READ
        tree = (
            (spanning("结果", rows=2), spanning(FIRST, rows=2), spanning(SUITS, columns=2)),
            (SECOND, THIRD),
        )
        assert values(lines(upright(head=tree))) == READ
        found = readings(lines(upright()), layout=NAMED_SINGLE)
        assert found is not None
        assert found.readings[5].at == Locator(block=0, row=1, column=2)
        assert found.readings[5].label == "结果维持 / 未经复议直接起诉"
        assert found.blocks == {0}

    def test_turned(self) -> None:
        assert values(lines(turned())) == READ
        one = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼-复议后起诉")
        assert values(lines(turned(one))) == READ

    def test_columns_beside(self) -> None:
        head = (("序号", "处理结果", "单位", *KINDS, "备注"),)
        made = upright(head=head, before=("1",), after=("2",))
        for row in made[1:]:
            row.insert(2, "件")
        assert values(lines(made)) == READ
        made[0][0] = "批次"  # numbers before the label are no words of it
        assert values(lines(made)) == READ
        made[0][-1] = "上年"  # a column of other figures names no cell
        assert values(lines(made)) == READ

    def test_a_list(self) -> None:
        labels = [
            f"{kind}{mark}{name}"
            for kind, mark in zip(KINDS, ("-", "：", " "), strict=True)
            for name in OUTCOMES
        ]
        rows = [[label, str(figure)] for label, figure in zip(labels, READ, strict=True)]
        assert values(lines([["项目", "件数"], *rows])) == READ
        assert values(lines(rows)) == READ
        assert values(lines([["项目", "上年数"], *rows])) is None

    @pytest.mark.parametrize("figure", ["", "11"])
    def test_under_the_name_of_a_group(self, figure: str) -> None:
        made: list[list[str]] = []
        for kind, row in zip(KINDS, ROWS, strict=True):
            made += [[SUITS, ""]] if kind == SECOND else []
            made += [[kind, figure]]
            made += [[name, str(cell)] for name, cell in zip(OUTCOMES, row, strict=True)]
        assert values(lines(made)) == READ
        made.remove([THIRD, figure])  # its outcomes stand under the other suits' name
        assert values(lines(made)) == [*["unreadable"] * 10, *["missing"] * 5]
        made[made.index([SECOND, figure])] = ["其他诉讼", figure]
        assert values(lines(made)) is None

    def test_blanks_are_told_from_what_is_not_there(self) -> None:
        made = upright()
        made[2][1:] = ["", "/", "0"]
        del made[4]
        read: list[object] = list(READ)
        read[1::5], read[3::5] = ["blank", "not_applicable", 0], ["missing"] * 3
        assert values(lines(made)) == read

    def test_two_tables(self) -> None:
        one = lines([row[:2] for row in upright()])
        other = lines([[row[0], *row[2:]] for row in upright()])
        assert values(one, other) == READ
        assert values(one) is None  # a third of the cells

    def test_in_a_row_under_a_tree_is_another_layout(self) -> None:
        """A row of fifteen may have lost a cell, which its own layout looks for."""
        row = [cell for figures in ROWS for cell in map(str, figures)]
        head = [spanning(kind, columns=5) for kind in KINDS]
        assert values(grid(head, OUTCOMES * 3, row)) is None
        # So it is where the cells are named in another table, too.
        assert values(lines(upright()), grid(head, OUTCOMES * 3, row)) is None

    def test_beside_other_tables(self) -> None:
        other = grid(("收费项目", "金额"), ("复印", "12"))
        assert values(other, lines(upright())) == READ
        assert values(grid(RULES_HEADER, ("规章", "0", "0", "0")), lines(upright())) == READ

    def test_where_it_stands(self) -> None:
        one = lines([row[:3] for row in upright()])
        rest = lines([[row[0], row[3]] for row in upright()])
        blocks = (Paragraph(text="说明"), one, rest, one)
        (printing,) = NAMED_SINGLE.find(held("2021", *blocks))
        assert printing.place == (1, 0)
        found = readings(*blocks, layout=NAMED_SINGLE)
        assert found is not None
        (form,) = found.forms
        assert (form.at, form.labels) == (
            Locator(block=1),
            ("结果维持", FIRST, SECOND, "结果纠正", "其他结果"),
        )
        assert found.readings[0].at == Locator(block=1, row=1, column=1)
        assert (found.blocks, found.notes) == ({1, 2, 3}, ())


@pytest.mark.parametrize(
    "change",
    [
        # Suits that are not parted: of one kind or the other nothing is said.
        lambda made: made[0].__setitem__(slice(1, None), [FIRST, SUITS, "合计"]),
        # Words that may make another figure of it.
        lambda made: made[0].__setitem__(slice(1, None), [f"上年{kind}" for kind in KINDS]),
        lambda made: [row.insert(0, "2020年") for row in made[1:]] and made[0].insert(0, "年度"),
        lambda made: made[0].__setitem__(slice(1, None), ["市本级", "区", "镇"]),
        # Rows of another width than the names above them.
        lambda made: made[0].pop(0),
        lambda made: [row.pop() for row in made[1:]],
        lambda made: [row.insert(1, "") for row in made[1:]],
        # A proceeding above and another one before.
        lambda made: [row.insert(0, FIRST) for row in made],
        lambda made: made[0].__setitem__(slice(1, None), [THIRD + FIRST] * 3),
    ],
)
def test_what_names_no_cell(change: Callable[[list[list[object]]], object]) -> None:
    made = upright()
    change(made)
    assert values(lines(made)) is None


@pytest.mark.parametrize("lost", range(3))
def test_a_header_that_lost_a_name(lost: int) -> None:
    """The columns that are left stand under the names of others."""
    rows = [
        [f"{kind}-{name}", str(ROWS[i][o]), str(ROWS[i][o] + 5)]
        for i, kind in enumerate(KINDS)
        for o, name in enumerate(OUTCOMES)
    ]
    header = ["项目", "本年", "上年"]
    assert values(lines([header, *rows])) == READ
    assert values(lines([header[:lost] + header[lost + 1 :], *rows])) is None
    short = [row[:lost] + row[lost + 1 :] if k == 7 else row for k, row in enumerate(rows)]
    assert values(lines([header, *short])) == [*READ[:7], "missing", *READ[8:]]


@pytest.mark.parametrize("names", [["2020年"], ["项目", "2020年"], ["2020年", "项目"]])
def test_a_year_that_is_not_over_the_figures(names: list[str]) -> None:
    labels = [f"{kind}-{name}" for kind in KINDS for name in OUTCOMES]
    rows = [[label, str(figure)] for label, figure in zip(labels, READ, strict=True)]
    assert values(lines([["项目", "件数"], *rows])) == READ
    assert values(lines([names, *rows])) is None
    assert values(lines([*rows, names])) == READ  # what stands below names nothing


def test_two_cells_of_one_name_are_neither() -> None:
    made = [*upright(), *upright()[1:]]
    assert values(lines(made)) == READ  # printed twice
    made[-1] = ["总计", "7", "3", "2"]
    assert values(lines(made)) == ["unreadable"] * 15
    found = readings(lines(made), layout=NAMED_SINGLE)
    assert found is not None
    assert [(note.code, len(note.indicators)) for note in found.notes] == [("GR010", 15)]
    del made[6:-1]
    assert values(lines(made)) == ["unreadable"] * 15  # all of them may be of two bodies
    wide = upright(head=(("结果", FIRST, SECOND, spanning(THIRD, columns=2)),), after=("4",))
    assert values(lines(wide)) == ["unreadable"] * 15
    wide = upright(head=(("结果", FIRST, SECOND, spanning(THIRD, columns=2)),), after=("",))
    assert values(lines(wide)) == ["unreadable"] * 15


def test_a_figure_over_two_names_is_neither() -> None:
    made = upright()
    made[1][2:] = [spanning("2", columns=2)]
    assert values(lines(made)) == [*READ[:5], "missing", *READ[6:10], "missing", *READ[11:]]
    made[1][1:] = ["3", spanning("2", rows=2), "0"]
    made[2][1:] = ["2", "1"]
    assert values(lines(made)) == [*READ[:5], "missing", "missing", *READ[7:]]


DISCLOSURE = (
    ("规章", "本年制发件数", "1"), ("规章", "本年废止件数", "0"), ("规章", "现行有效件数", "4"),
    ("行政规范性文件", "本年制发件数", "5"), ("行政规范性文件", "本年废止件数", "2"),
    ("行政规范性文件", "现行有效件数", "31"), ("行政许可", "本年处理决定数量", "208"),
    ("行政处罚", "本年处理决定数量", "17"), ("行政强制", "本年处理决定数量", "9"),
    ("行政事业性收费", "本年收费金额（单位：万元）", "12.5"),
)  # fmt: skip


class TestDisclosure:
    def read(self, *made: Line) -> list[object] | None:
        return values(grid(*made), layout=NAMED_SUBTABLES)

    def figures(self) -> list[object]:
        found = self.read(*DISCLOSURE)
        assert found is not None
        assert [str(one) for one in found] == [row[-1] for row in DISCLOSURE]
        return found

    def test_a_cell_a_row(self) -> None:
        figures = self.figures()
        assert self.read(*((f"{a}{b}", c) for a, b, c in DISCLOSURE)) == figures
        noted = [(f"{a}（{b}）", c) for a, b, c in DISCLOSURE[:-1]]
        assert self.read(*noted, DISCLOSURE[-1]) == figures
        assert (
            self.read(*((f"{n}.{a}：{b}", c) for n, (a, b, c) in enumerate(DISCLOSURE))) == figures
        )
        assert self.read(("信息内容", "指标", "数量"), *DISCLOSURE) == figures
        halves = [
            (a[0] + a[1], a[2], b[0] + b[1], b[2])
            for a, b in zip(DISCLOSURE[:5], DISCLOSURE[5:], strict=True)
        ]
        assert self.read(*halves) == figures

    def test_all_columns_in_one_header(self) -> None:
        columns = list(dict.fromkeys(row[1] for row in DISCLOSURE))
        rows: dict[str, list[str]] = {}
        for label, name, figure in DISCLOSURE:
            rows.setdefault(label, ["/"] * 5)[columns.index(name)] = figure
        upright = [("信息内容", *columns), *((label, *row) for label, row in rows.items())]
        assert self.read(*upright) == self.figures()
        assert self.read(*zip(*upright, strict=True)) == self.figures()

    def test_headings(self) -> None:
        figures = self.figures()
        heading = "第二十条第（一）项"
        rest = [("第二十条第（五）项", *DISCLOSURE[6]), *(("", *row) for row in DISCLOSURE[7:9])]
        rest.append(("第二十条第（八）项", *DISCLOSURE[9]))
        rest[1] = ("第二十条第（六）项", *DISCLOSURE[7])
        assert self.read(*((heading, *row) for row in DISCLOSURE[:6]), *rest) == figures
        assert self.read(*((heading, *row) for row in DISCLOSURE[:6]), *DISCLOSURE[6:]) == [
            *figures[:6], *["missing"] * 4
        ]  # fmt: skip
        wrong = [("第二十条第（五）项", *row) for row in DISCLOSURE[:6]]
        rest = [("第二十条第（五）项", *DISCLOSURE[6]), *(("", *row) for row in DISCLOSURE[7:])]
        assert self.read(*wrong, *rest) is None

    def test_the_unit_of_its_name(self) -> None:
        rows = [*DISCLOSURE[:-1], ("行政事业性收费", "本年收费金额（单位：元）", "125000")]
        found = readings(grid(*rows), layout=NAMED_SUBTABLES)
        assert found is not None
        assert (found.readings[-1].value, found.readings[-1].unit) == (125000, "元")

    @pytest.mark.parametrize("figure", ["12.5万", "655."])
    def test_a_sum_that_may_be_another_is_noted_by_itself(self, figure: str) -> None:
        table = grid(*DISCLOSURE[1:-1], (*DISCLOSURE[-1][:2], figure))
        found = readings(table, layout=NAMED_SUBTABLES)
        assert found is not None
        assert found.readings[0].status == "missing"
        assert found.readings[-1].status == "unreadable"
        assert [note.code for note in found.notes] == ["GR003"]

    def test_what_says_not_whose_it_is(self) -> None:
        rows = [(a if k < 6 else "决定", b, c) for k, (a, b, c) in enumerate(DISCLOSURE)]
        assert self.read(*rows) == [*self.figures()[:6], *["missing"] * 4]
        assert self.read(*rows[:4]) is None

    def test_where_its_own_layout_reads(self) -> None:
        table = grid(
            RULES_HEADER,
            ("规章", "0", "0", "0"),
            ("行政规范性文件", "1", "0", "2"),
        )
        assert values(table, grid(*DISCLOSURE), layout=NAMED_SUBTABLES) is None

    def before(self) -> list[Line]:
        """The cells of the form before, a row each."""
        rows: list[Line] = [
            (f"{label}{name}", "3")
            for label in ("规章", "规范性文件")
            for name in ("本年新制作数量", "本年新公开数量", "对外公开总数量")
        ]
        rows += [("行政许可上一年项目数量", "8"), ("行政许可本年增/减", "-2")]
        rows += [("行政许可处理决定数量", "6"), ("政府集中采购采购项目数量", "4")]
        rows += [("政府集中采购采购总金额", "90")]
        return rows

    def test_of_the_form_before(self) -> None:
        rows = self.before()
        found = values(grid(*rows), layout=NAMED_SUBTABLES, form="2019")
        assert found is not None
        assert [one for one in found if one != "missing"] == [3] * 6 + [8, -2, 6, 4, 90]

    def test_of_two_forms(self) -> None:
        forms = compile_forms((load_form("2019"), load_form("2021")))
        blocks: list[Block] = [Paragraph(text="说明"), grid(*self.before()), grid(*DISCLOSURE)]
        (found,) = NAMED_SUBTABLES.find(Printed(blocks, forms))
        assert found.place == (1, 0)
        assert [(one.form.id, one.blocks) for one in found.candidates] == [
            ("2019", (1,)), ("2021", (2,)),
        ]  # fmt: skip


@pytest.mark.parametrize("name", ["备注", "说明", "单位", "代码"])
def test_a_column_that_holds_nothing_of_the_form_ends_at_a_name_of_the_forms(name: str) -> None:
    table = grid(
        ("信息内容", "本年处理决定数量", name),
        ("行政许可", "1287", "5"),
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "3", "1", "9"),
    )
    found = named_cells(table, cell_names(compiled("2021", "disclosure")))
    assert {code: [one.cell.text for one in cells] for code, cells in found.items()} == {
        "powers.licensing.decisions": ["1287"],
        "documents.rules.issued": ["3"], "documents.rules.repealed": ["1"], "documents.rules.in_force": ["9"],
    }  # fmt: skip
