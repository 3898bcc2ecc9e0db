"""The columns of a list, in one table or in several."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.tables.layouts.lists import (
    COUNTS,
    HEADER,
    LABELS,
    NONE,
    OTHER,
    figures,
    left_open,
    read,
    rows,
    usual,
)
from tests.tables.printing import Line, spanning


class TestSeveralTables:
    FIRST = (HEADER, *usual())

    @pytest.mark.parametrize(
        ("second", "found"),
        [
            (rows(("条", "26"), ("条", "5"), first=5), ["条 26", "条 5"]),
            (rows(("条", "26", ""), ("条", "5", ""), first=5), ["条 26", "条 5"]),
            (rows(("条", "4", "26"), ("条", "8", "5"), first=5), [None, None]),
            (
                (("统计指标", "统计数", "单位"), *rows(("26", "条"), ("5", "条"), first=5)),
                ["条 26", "条 5"],
            ),
            (
                (("统计指标", "单位", "2014年"), *rows(("条", "26"), ("条", "5"), first=5)),
                [None, None],
            ),
            (rows(("26",), ("5",), first=5), ["- 26", "- 5"]),
            ((("说明某", "4"),), [None]),
            ((("说明某", "条", "4"),), ["条 4"]),
            ((HEADER, ("说明某", "条", "4")), ["条 4"]),
        ],
    )
    def test_the_second_goes_on_with_the_first_or_tells_for_itself(
        self, second: tuple[Line, ...], found: list[str | None]
    ) -> None:
        assert figures(self.FIRST, second) == ([*read(), *found], True)

    def test_the_columns_of_the_first_are_those_of_the_second(self) -> None:
        first = (("统计指标", "单位", "2014年", "2015年"), *usual(5, "4"))
        second = rows(("条", "26", "9"), ("条", "5", "7"), first=5)
        assert figures(first, second) == ([*OTHER, "条 9", "条 7"], True)
        # Fewer: of which of the two years is not said.
        second = rows(("条", "26"), ("条", "5"), first=5)
        assert figures(first, second) == ([*OTHER, None, None], True)

    @pytest.mark.parametrize(("beside", "found"), [("", "条 815"), ("略", None)])
    def test_one_that_ends_after_a_group_and_its_first_row(
        self, beside: str, found: str | None
    ) -> None:
        first = (HEADER, ("一、主动公开情况", spanning(beside, columns=2)), *usual(1))
        read_of_both, _ = figures(first, usual()[1:])
        assert read_of_both[-5:] == [found, *read()[1:]]

    def test_one_whose_columns_are_not_known(self) -> None:
        first = (("统计指标", "单位", "统计数", "合计"), *usual(5, "4"))
        second = rows(("条", "26"), ("条", "5"), first=5)
        assert figures(first, second) == ([*NONE, None, None], False)
        # One column of figures in either is the same.
        first = (("统计指标", "单位", "2014年"), *usual())
        assert figures(first, second)[0][:5] == NONE
        assert figures(first, (HEADER, *second))[0][5:] == ["条 26", "条 5"]
        # The figures of a narrower one that goes on with it may be that year's, too.
        narrower = rows(("26",), ("5",), first=5)
        assert figures(first, narrower) == ([*NONE, None, None], False)
        assert figures((HEADER, *usual()), narrower)[0][5:] == ["- 26", "- 5"]


class TestColumnsLeftOpen:
    HEAD = ("统计指标", "单位", "机关", "街道")

    @pytest.mark.parametrize(
        ("header", "beyond", "found"),
        [
            (HEAD, ("4",), True),
            (("统计指标", "单位", "机关", "街道", "村居"), ("4", "8"), True),
            # A single name, or a single column of figures.
            (("统计指标", "单位", "机关", ""), ("4",), False),
            (("统计指标", "单位", "机关", "说明"), ("",), False),
            # Names of periods, of which the report's is not there or not understood.
            *(
                (("统计指标", "单位", "机关", name), ("4",), False)
                for name in ("2014年", "本期数", "去年数", "历年数", "累计")
            ),
        ],
    )
    def test_names_of_figures(self, header: Line, beyond: tuple[str, ...], *, found: bool) -> None:
        assert left_open(header, *usual(5, *beyond)) == found

    def test_rows_of_other_widths(self) -> None:
        lines = (self.HEAD, *usual(5, "4"))
        assert left_open(*lines, (LABELS[5], "条"), (LABELS[6], "条", "4", "5", "6"))
        assert left_open(*lines, *((label,) for label in LABELS[5:11]))
        assert left_open(*lines, *((f"说明{k}", "4") for k in "甲乙丙丁戊己"))

    def test_rows_that_hold_nothing(self) -> None:
        blank = ["- blank"] * 5
        assert figures((HEADER, *rows(*[("", "")] * 5))) == (blank, True)
        assert figures(rows(*[("",)] * 5)) == (blank, True)

    def test_no_rows(self) -> None:
        assert not left_open(self.HEAD)
        assert not left_open(self.HEAD, *((label,) for label in LABELS[:5]))


class TestRestored:
    WHOLE = (*("条 815", "条 12", "条 3"), *NONE)

    @pytest.mark.parametrize(
        ("header", "whole", "found"),
        [
            (("统计指标", "单位", "2014年", "2015年"), 3, WHOLE),
            (("统计指标", "单位", "2014年", "2015年"), 2, [None] * 7),
            (("项目", "统计指标", "单位", "2014年", "2015年"), 3, WHOLE),
            # It names as many columns as most rows have cells, or nothing over the labels.
            (("统计指标", "单位", "2015年"), 3, [None] * 3 + read()),
            (("", "单位", "2014年", "2015年"), 3, [None] * 8),
        ],
    )
    def test_restored_rows_of_which_most_lack_a_blank(
        self, header: Line, whole: int, found: Sequence[str | None]
    ) -> None:
        wide = [("条", "4", figure) for figure in COUNTS[:whole]]
        lines = (header, *rows(*wide, *(("条", figure) for figure in COUNTS[:5])))
        assert figures(lines, restored=[0])[0] == list(found)
        if found == self.WHOLE:
            assert figures(lines)[0] == [None] * 8
            longer = (*lines, (LABELS[8], "条", "4", "5", "6"))
            assert figures(longer, restored=[0])[0] == [None] * 9

    def test_units_and_figures_in_either_column(self) -> None:
        cells = (("条", "815"), ("条", "12"), ("条", "3"), ("40", "条"), ("7", "条"))
        found = figures((("统计指标", "数量"), *rows(*cells)))[0]
        assert found == [*read()[:3], None, None]

    def test_restored_rows_beside_a_table_that_is_drawn(self) -> None:
        header = ("统计指标", "单位", "2014年", "2015年")
        first = (header, *rows(*(("条", "4", figure) for figure in COUNTS[:3])))
        second = rows(*(("条", figure) for figure in COUNTS[:5]), first=3)
        assert figures(first, second, restored=[1])[0] == list(self.WHOLE)
        assert figures(first, second)[0] == list(self.WHOLE)
        first = (header, *rows(*(("条", "同上", figure) for figure in COUNTS[:3])))
        assert figures(first, second, restored=[1])[0] == list(self.WHOLE)

    def test_one_of_two_tables_restored(self) -> None:
        first = (("统计指标", "单位", "统计数", "备注"), *usual(5, ""))
        second = ((LABELS[5], "条", "4", ""), (LABELS[6], "条", "3", ""), (LABELS[7], "条", ""))
        found = [*read(), "条 4", "条 3"]
        assert figures(first, second, restored=[1]) == ([*found, "条 blank"], True)
        assert figures(first, second) == ([*found, None], True)
