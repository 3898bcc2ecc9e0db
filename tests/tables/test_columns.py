"""Which column of a matrix is which: proved by the header or by the sums, or none is read."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.forms import load_form

TABLE = load_form("2021").table("requests")
assert TABLE is not None
ROWS = [row for row in TABLE.rows if row.kind == "value"]
NAMES = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
HEAD = [
    "2022年青石区政府信息公开工作年度报告",
    "一、总体情况",
    "全年工作平稳。",
    "三、收到和处理政府信息公开申请情况",
]


def figures(k: int) -> list[int]:
    parts = [k + 3, k % 3, k % 2, 1, 0, k % 5]
    return [*parts, sum(parts)]


def read(lines: list[str]) -> dict[str | None, object]:
    report = gp.parse("\n".join([*HEAD, *lines, "五、存在的主要问题及改进情况", "无。"]).encode())
    rows = {r.applicant: r.value for r in report.readings if r.indicator == "requests.received"}
    return {column.code: rows.get(column.code) for column in TABLE.columns}  # type: ignore[union-attr]


def lines(order: list[int], header: list[str], *, wrong: int = 0) -> list[str]:
    """Each cell on a line; `wrong` of the rows do not add up."""
    cells = list(header)
    for k, row in enumerate(ROWS):
        values = figures(k)
        if k < wrong:
            values[-1] += 1
        cells += [row.label, *(str(values[place]) for place in order)]
    return cells


RUN_TOGETHER = ["自然人", "总计", *NAMES[1:6]]
UNNAMED = [*(f"数据{k}" for k in range(1, 7)), "总计"]
FORM_ORDER = list(range(7))
EXPECTED = dict(zip([c.code for c in TABLE.columns], figures(0), strict=True))
NOTHING = dict.fromkeys(EXPECTED)


class TestHeadersOfTwoLinesInOne:
    """自然人, 总计, 商业企业 …: the group's name between them is lost, or misprinted."""

    def test_the_sums_prove_the_order(self) -> None:
        assert read(lines(FORM_ORDER, RUN_TOGETHER)) == EXPECTED

    def test_so_do_they_where_the_total_really_stands_second(self) -> None:
        assert read(lines([0, 6, 1, 2, 3, 4, 5], RUN_TOGETHER)) == EXPECTED

    @pytest.mark.parametrize("name", ["法人或其他组识", "法人"])
    def test_a_misprinted_group(self, name: str) -> None:
        header = ["自然人", name, "总计", *NAMES[1:6]]
        assert read(lines(FORM_ORDER, header)) == EXPECTED

    def test_the_group_by_its_name_needs_no_sums(self) -> None:
        header = ["自然人", "法人或其他组织", "总计", *NAMES[1:6]]
        assert read(lines(FORM_ORDER, header, wrong=5))["business"] == figures(0)[1]

    def test_rows_that_add_up_in_no_order_are_withheld(self) -> None:
        assert read(lines(FORM_ORDER, RUN_TOGETHER, wrong=len(ROWS))) == NOTHING

    def test_one_row_that_does_not_add_up_withholds_all(self) -> None:
        assert read(lines(FORM_ORDER, RUN_TOGETHER, wrong=1)) == NOTHING


def table(rows: list[list[str]]) -> list[str]:
    return ["".join(f"| {cell} " for cell in row) + "|" for row in rows]


def grid(header: list[str], *, wrong: int = 0) -> list[str]:
    rows = [["申请人情况", *header]]
    for k, row in enumerate(ROWS):
        values = figures(k)
        values[-1] += k < wrong
        rows.append([row.label, *map(str, values)])
    return table(rows)


class TestHeadersThatProveTheOrder:
    def test_names_in_the_forms_order(self) -> None:
        assert read(grid(NAMES)) == EXPECTED

    def test_a_single_row_that_does_not_add_up_is_a_finding_not_another_column(self) -> None:
        assert read(grid(NAMES, wrong=1)) == EXPECTED | {"total": EXPECTED["total"] + 1}  # type: ignore[operator]

    def test_sums_that_fail_in_every_row_leave_nothing_certain(self) -> None:
        assert read(grid(NAMES, wrong=len(ROWS))) == NOTHING


class TestHeadersThatNameNothing:
    def test_the_forms_order_where_it_adds_up(self) -> None:
        assert read(grid(UNNAMED)) == EXPECTED

    def test_none_where_it_does_not(self) -> None:
        assert read(grid(UNNAMED, wrong=1)) == NOTHING


def html_row(cells: list[str], tag: str = "td") -> str:
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


def whole(rows: str) -> gp.AnnualReport:
    body = f"<h1>{HEAD[0]}</h1><p>{HEAD[1]}</p><p>平稳。</p><p>{HEAD[3]}</p><table>{rows}</table>"
    return gp.parse(f"<html><body>{body}</body></html>".encode())


def page(rows: str) -> dict[str | None, object]:
    report = whole(rows)
    return {r.applicant: r.value for r in report.readings if r.indicator == "requests.received"}


class TestSpans:
    def rows(self, span: str = "") -> str:
        first = f"<td{span}>"
        return "".join(
            f"<tr><td>{row.label}</td>"
            + "".join(
                f"{first if place == 0 else '<td>'}{value}</td>"
                for place, value in enumerate(figures(k))
            )
            + "</tr>"
            for k, row in enumerate(ROWS)
        )

    def head(self, group: str) -> str:
        inner = "".join(f"<td>{name}</td>" for name in NAMES[1:6])
        return (
            f"<tr><td rowspan=2>申请人情况</td><td rowspan=2>自然人</td><td colspan=5>{group}</td>"
            f"<td rowspan=2>总计</td></tr><tr>{inner}</tr>"
        )

    @pytest.mark.parametrize("group", ["法人或其他组织", "", "单位"])
    def test_a_cell_that_covers_the_group_proves_the_order_whatever_it_says(
        self, group: str
    ) -> None:
        assert page(self.head(group) + self.rows()) == EXPECTED

    def test_rows_of_other_spans_than_the_header_with_a_cell_for_each_column(self) -> None:
        assert page(self.head("法人或其他组织") + self.rows(' colspan="2"')) == EXPECTED

    def test_labels_repeated_over_what_they_span(self) -> None:
        rows = [["申请人情况", "申请人情况", *NAMES]]
        rows += [[row.label, row.label, *map(str, figures(k))] for k, row in enumerate(ROWS)]
        assert page("".join(map(html_row, rows))) == EXPECTED


class TestTotalFirst:
    """The columns 总计, 自然人 and the group, under a header whose group is misprinted."""

    ORDER = (6, 0, 1, 2, 3, 4, 5)

    def read(self, group: str, span: int = 5) -> gp.AnnualReport:
        inner = "".join(f"<td>{name}</td>" for name in NAMES[1:6])
        header = (
            "<tr><td rowspan=3></td><td colspan=7>申请人情况</td></tr>"
            "<tr><td rowspan=2>总计</td><td rowspan=2>自然人</td>"
            f"<td colspan={span}>{group}</td></tr><tr>{inner}</tr>"
        )
        rows = "".join(
            html_row([row.label, *(str(figures(k)[place]) for place in self.ORDER)])
            for k, row in enumerate(ROWS)
        )
        return whole(header + rows)

    @pytest.mark.parametrize("group", ["法人或其他组织", "法人或其他组", "企事业单位"])
    def test_the_header_is_no_row_of_totals(self, group: str) -> None:
        report = self.read(group)
        totals = [r.value for r in report.readings if r.indicator == "requests.outcome.total"]
        place = [row.code for row in ROWS].index("requests.outcome.total")
        assert totals == figures(place)
        assert "GR103" not in {finding.rule for finding in gp.check(report)}


# Totals left blank: no sum speaks for any order.
UNPROVED = ("3", "1", "2", "", "5", "4", "")
IN_ORDER = dict(zip([c.code for c in TABLE.columns], (3, 1, 2, None, 5, 4, None), strict=True))


class TestOneCellAColumn:
    """Rows that span other columns of the grid than the header, and whose sums prove nothing."""

    def table(
        self,
        head: tuple[int, ...] = (1, 2, 1, 1, 1, 1, 2),
        row: tuple[int, ...] = (2, 1, 1, 1, 2, 1, 1),
        *,
        names: list[str] = NAMES,
        other: tuple[int, ...] | None = None,
        aside: str = "",
    ) -> dict[str | None, object]:
        inner = "".join(
            f"<td colspan={span}>{name}</td>"
            for name, span in zip(names[1:6], head[1:6], strict=True)
        )
        top = (
            f"<tr><td rowspan=2>申请人情况</td><td rowspan=2 colspan={head[0]}>自然人</td>"
            f"<td colspan={sum(head[1:6])}>法人或其他组织</td>"
            f"<td rowspan=2 colspan={head[6]}>总计</td>{aside}</tr><tr>{inner}</tr>"
        )
        rows = ""
        for k, each in enumerate(ROWS):
            spans = other if other is not None and k == 4 else row
            cells = zip(UNPROVED, spans, strict=False)
            figures = "".join(f"<td colspan={span}>{value}</td>" for value, span in cells)
            rows += f"<tr><td>{each.label}</td>{figures}</tr>"
        return page(top + rows)

    def test_each_cell_is_that_of_its_column(self) -> None:
        assert self.table() == IN_ORDER
        assert self.table((1, 1, 1, 1, 1, 1, 3)) == IN_ORDER

    def test_rows_narrower_or_wider_than_the_header_may_have_lost_a_cell(self) -> None:
        assert self.table(row=(2, 1, 1, 1, 1, 1, 1)) == NOTHING
        assert self.table(row=(2, 2, 2, 1, 2, 1, 1)) == NOTHING

    def test_one_row_that_is_made_otherwise_leaves_them_open(self) -> None:
        assert self.table(other=(1, 2, 1, 1, 2, 1, 1)) == NOTHING
        assert self.table(other=(2, 1, 1, 1, 2, 2)) == NOTHING

    def test_a_name_beside_those_of_the_form_may_be_that_of_a_cell(self) -> None:
        aside = "<td rowspan=2>备注</td>"
        assert self.table((1, 1, 1, 1, 1, 1, 2), aside=aside) == NOTHING

    def test_a_name_that_is_twice_there_or_lost_proves_nothing(self) -> None:
        twice = [*NAMES[:3], NAMES[2], *NAMES[4:]]
        assert self.table(names=twice) == NOTHING
