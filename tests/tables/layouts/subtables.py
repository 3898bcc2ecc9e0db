"""Subtables with two rows and their columns, and what is read of them."""

from __future__ import annotations

from govreport_parse.forms import Form, load_form
from govreport_parse.forms.compiled import compile_forms
from govreport_parse.model.document import Block
from govreport_parse.model.records import Reading
from govreport_parse.tables.judge import judge
from govreport_parse.tables.layouts.subtables import SUBTABLES
from govreport_parse.tables.printed import Printed
from govreport_parse.tables.readings import TableReadings
from tests.tables.printing import Line, grid

ISSUED, REPEALED, IN_FORCE = COLUMNS = ("本年制发件数", "本年废止件数", "现行有效件数")
HEADER = ("信息内容", *COLUMNS)
RULES, NORMATIVE = ("规章", "5", "6", "7"), ("行政规范性文件", "1", "2", "3")
DECISIONS = ("信息内容", "本年处理决定数量")
LICENSING, PENALTY, COERCION = ("行政许可", "11"), ("行政处罚", "12"), ("行政强制", "13")
FEES = (("信息内容", "本年收费金额（单位:万元）"), ("行政事业性收费", "2.5"))
WHOLE: tuple[Line, ...] = (
    ("第二十条第(一)项",), HEADER, RULES, NORMATIVE,
    ("第二十条第(五)项",), DECISIONS, LICENSING,
    ("第二十条第(六)项",), DECISIONS, PENALTY, COERCION,
    ("第二十条第(八)项",), *FEES,
)  # fmt: skip
OLD_HEADER = ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")
OLD_RULES, OLD_NORMATIVE = ("规章", "1", "2", "3"), ("规范性文件", "4", "5", "6")


def printed(*blocks: Block, forms: str | tuple[Form, ...] = "2021") -> Printed:
    loaded = tuple(map(load_form, forms.split())) if isinstance(forms, str) else forms
    return Printed(blocks, compile_forms(loaded))


def read(
    *blocks: Block, forms: str | tuple[Form, ...] = "2021", year: int | None = 2022
) -> TableReadings:
    document = printed(*blocks, forms=forms)
    (decisions,) = judge({SUBTABLES: SUBTABLES.find(document)}, year).values()
    (table,) = SUBTABLES.read(document, decisions, year)
    return table


def figures(table: TableReadings, code: str = "documents.rules") -> list[object]:
    """The values of a row; of what is no figure its status."""
    own = [r for r in table.readings if r.indicator and r.indicator.rpartition(".")[0] == code]
    return [r.value if r.status == "reported" else r.status for r in own]


def rules(line: Line, header: Line = HEADER, normative: Line = NORMATIVE) -> list[object]:
    """What is read of the row of rules, beside a row that is whole."""
    return figures(read(grid(header, line, normative)))


def extra(table: TableReadings) -> list[Reading]:
    return [reading for reading in table.readings if reading.indicator is None]


OPEN = ["unreadable"] * 3
