"""Which documents and tables need a closer look before their lines are put back into rows, and which none."""

from __future__ import annotations

import pytest

from govreport_parse.forms import load_forms
from govreport_parse.model.document import Block, Paragraph
from govreport_parse.tables.restoring import lines
from govreport_parse.tables.restoring.words import vocabulary
from tests.tables.printing import Line, grid

WORDS = vocabulary(tuple(load_forms()))
NAMES = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "规章", "行政规范性文件")
MORE = ("行政许可", "行政处罚", "行政强制", "行政事业性收费")


def needs_none(*blocks: str | Block) -> bool:
    made = [Paragraph(text=one) if isinstance(one, str) else one for one in blocks]
    return lines._is_in_rows(made, WORDS)


def may_be_whole(*rows: Line) -> bool:
    return lines._holds_two_rows_in_one(grid(*rows), WORDS)


class TestDocuments:
    def test_lines_of_fewer_than_six_names(self) -> None:
        assert needs_none(*NAMES[:5])
        assert needs_none(*NAMES[:5], *NAMES[:5])
        assert not needs_none(*NAMES)
        assert needs_none()

    def test_a_name_in_a_heading_is_none(self) -> None:
        assert needs_none(*NAMES[:5], Paragraph(text=NAMES[5], heading=2))

    def test_a_name_in_a_long_line_is_none(self) -> None:
        assert not needs_none(*NAMES[:4], NAMES[5], "规章" + " 0" * 54)
        assert needs_none(*NAMES[:4], NAMES[5], "规章" + " 0" * 54 + " ")

    def test_tables(self) -> None:
        assert needs_none(grid(("规章", "1"), ("行政许可", "2")), *NAMES[:5])
        assert not needs_none(grid(("规章", "1", "行政许可", "2")))
        # A heading that stands alone among blank cells divides a table.
        rows = [("规章", "1", ""), ("", "四、其他情况", ""), ("行政许可", "2", "")]
        assert not needs_none(grid(*rows))
        assert not may_be_whole(*rows)


def test_without_shortcuts_everything_is_looked_at() -> None:
    assert not lines._always_looked_at((), WORDS)
    assert lines._any_may_be_whole(grid(("1",)), WORDS)


class TestTables:
    def test_of_many_columns(self) -> None:
        assert may_be_whole(("乙",) * 31)
        assert not may_be_whole(("乙",) * 30)

    def test_labels_in_one_column(self) -> None:
        assert not may_be_whole(("规章", "1"), ("行政许可", "2"), ("行政处罚", "3"))
        assert not may_be_whole(("甲", "乙", "丙"), ("甲", "规章", "1"))

    @pytest.mark.parametrize(
        ("cells", "may"),
        [
            # A figure between two labels, before, or after them.
            (("规章", "1", "行政许可"), True),
            (("规章", "行政许可", "1"), False),
            (("1", "规章", "行政许可"), False),
            (("1", "2", "规章", "行政许可"), False),
            (("规章", "行政许可", "1", "行政处罚"), True),
            (("规章", "1", "行政许可", "行政处罚"), True),
            (("规章", "行政许可", "行政处罚", "1"), False),
            # Six labels are many.
            ((*NAMES[4:], *MORE[:3]), False),
            ((*NAMES[4:], *MORE), True),
        ],
    )
    def test_labels_in_one_line(self, cells: Line, *, may: bool) -> None:
        assert may_be_whole(cells) == may
        assert may_be_whole(("说明",), cells) == may

    def test_labels_of_several_columns_in_several_lines(self) -> None:
        assert not may_be_whole(("规章", "1"), ("三", "行政许可"))
        assert not may_be_whole(("规章", "1"), ("行政许可", "行政处罚"))
