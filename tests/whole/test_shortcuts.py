"""What skips work where it can find nothing finds what the plain way finds."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import govreport_parse as gp
from govreport_parse.arithmetic import repairs
from govreport_parse.arithmetic.context import CellKey, Context
from govreport_parse.arithmetic.identities import (
    Identity,
    broken,
    identities,
    sides,
    unequal,
    zeros,
)
from govreport_parse.arithmetic.intervals import Interval, between
from govreport_parse.forms import FormTable, load_form, load_forms
from govreport_parse.rules.values import (
    odd_address,
    odd_phone,
    ordinals_jump,
    other_agency,
    report_names,
    stale_year,
    wrong_citation,
)
from tests.pages import modern_page, page

REPORTS = (gp.parse(page().encode()), gp.parse(modern_page()))


def filled(report: gp.AnnualReport, values: Iterable[int | None]) -> gp.AnnualReport:
    """A report with figures in its cells, None for a blank one."""
    readings = tuple(
        msgspec.structs.replace(
            reading, value=value, status="blank" if value is None else "reported"
        )
        for reading, value in zip(report.readings, values, strict=False)
    )
    return msgspec.structs.replace(report, readings=readings)


FIGURES = st.lists(st.sampled_from([0, 0, 0, None, 1, 2, -1]), min_size=58, max_size=200)
CONTEXTS = st.builds(
    lambda report, values, tolerance: Context(filled(report, values), tolerance=tolerance),
    st.sampled_from(REPORTS),
    FIGURES,
    st.sampled_from([0, 0, 1, -1]),
)


def plain_zeros(context: Context) -> dict[CellKey, Identity]:
    found: dict[CellKey, Identity] = {}
    size = -1
    while size < len(found):
        size = len(found)
        for identity in identities(context):
            left, right = sides(context, identity, found)
            blanks = [
                key
                for key in identity.cells
                if key not in found
                and (reading := context.reading(*key)) is not None
                and reading.status == "blank"
            ]
            if left.low == right.low and (left.known or right.known):
                found.update(dict.fromkeys(blanks, identity))
    return found


class TestIdentities:
    @given(CONTEXTS)
    def test_only_sums_that_differ_can_be_broken(self, context: Context) -> None:
        every = [(identity, *sides(context, identity)) for identity in identities(context)]
        differing = [item for item in every if abs(item[1].low - item[2].low) > context.tolerance]
        assert [(w.identity, w.left, w.right) for w in unequal(context)] == differing
        inferred = zeros(context, identities(context))
        for identity, left, right in every:
            if broken(left, right, context.tolerance) or broken(
                *sides(context, identity, inferred), context.tolerance
            ):
                assert (identity, left, right) in differing

    @given(CONTEXTS)
    def test_zeros_are_those_that_the_totals_prove(self, context: Context) -> None:
        found = zeros(context, identities(context))
        assert list(found.items()) == list(plain_zeros(context).items())

    @given(CONTEXTS)
    def test_the_least_of_a_cell(self, context: Context) -> None:
        for table in context.tables:
            for cell in table.cells():
                reading = context.reading(cell.indicator, cell.applicant)
                least = context.least(cell.applicant)[cell.indicator]
                assert least == between(reading).low


def moved(rng: random.Random, table: FormTable) -> dict[CellKey, int]:
    """A request table that adds up, with a run of its rows moved by one."""
    codes = [row.code for row in table.rows if row.kind == "value"]
    sums = {item.total: item.parts for item in table.sums}
    parts = [code for code in codes if code not in sums and code.startswith("requests.outcome")]
    figures = dict.fromkeys(((c, a) for c in codes for a in table.applicants), 0)
    (columns,) = table.column_sums
    for applicant in columns.parts:
        for code in rng.sample(parts, 3):
            figures[code, applicant] = rng.randint(1, 4)
        for total, added in sums.items():
            figures[total, applicant] = sum(figures[code, applicant] for code in added)
        concluded = figures["requests.outcome.total", applicant]
        figures["requests.received", applicant] = concluded
    for code in codes:
        figures[code, columns.total] = sum(figures[code, a] for a in columns.parts)
    end = codes.index("requests.outcome.total") + 2  # the last row but one, moved into the last
    run = codes[rng.randrange(2, end - 3) : end]
    for applicant in table.applicants:
        last = 0
        for code in run:
            last, figures[code, applicant] = figures[code, applicant], last
    return figures


def test_no_shift_mends_a_row_that_does_not_add_up() -> None:
    table = load_form("2021").table("requests")
    assert table is not None
    rng = random.Random(3)
    for _ in range(60):
        figures = moved(rng, table)
        slip = rng.choice([key for key in figures if key[1] is not None])
        for step in (0, 1):
            figures[slip] += step
            values = [
                figures.get((r.indicator or "", r.applicant), r.value) for r in REPORTS[1].readings
            ]
            shifts = repairs.shifts(Context(filled(REPORTS[1], values)))
            assert bool(shifts) == (step == 0)


def test_a_run_is_moved_only_where_that_changes_every_sum_that_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = load_form("2021").table("requests")
    assert table is not None
    rng = random.Random(11)
    found = []
    for _ in range(40):
        figures = moved(rng, table)
        for key in rng.sample(list(figures), rng.choice((0, 0, 0, 1, 3))):
            figures[key] += rng.choice((-1, 1))
        values = [
            figures.get((r.indicator or "", r.applicant), r.value) for r in REPORTS[1].readings
        ]
        report = filled(REPORTS[1], values)
        shifts = repairs.shifts(Context(report))
        with monkeypatch.context() as patch:
            patch.setattr(repairs, "_changed", lambda *_: range(len(table.rows)))
            assert shifts == repairs.shifts(Context(report))
        found.append(bool(shifts))
    assert 10 < sum(found) < 40


@pytest.mark.parametrize(("start", "stop", "step"), [(1, 3, 1), (1, 4, -1), (0, 2, 1), (3, 5, -1)])
def test_moving_a_run_changes_its_rows_and_the_one_that_it_moves_into(
    start: int, stop: int, step: int
) -> None:
    codes = ("a", "b", "c", "d", "e")
    figures = {(code, None): Interval(low=k + 1, high=k + 1) for k, code in enumerate(codes)}
    made = repairs._moved(figures, codes, (None,), start, stop, step)
    changed = [k for k, code in enumerate(codes) if made[code, None] != figures[code, None]]
    assert changed == list(repairs._changed(start, stop, step))


PIECES = (
    "由", "白石区教育局", "编制", "本报告", "现将", "公布", "是", "2019", "2021年", "20２1年", "年度", "政府信息公开",
    "工作", "报告", "。", "\n", "下一步,", "在", "我局", "将", "继续", ",", "(一)", "问题", "政务公开情况",
    "E-Mail", "e-ma\u0131l", "EMA\u0130L",
    "邮箱", "电子", "信箱", "地址", ":", "为", "12a@b", "邮编", "邮政编码", "123456", "7", "电话", "国务院令第", "711", "号",
    "国办公开办函[2019]", "一是", "二是", "三是", "国", "否", "十", " ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


class TestWords:
    """Words without which a pattern of a rule matches nothing."""

    @given(TEXTS)
    def test_of_years(self, text: str) -> None:
        of_report = set(report_names.YEAR_OF_REPORT.findall(text))
        assert set(stale_year._STALE_SELF.findall(text)) <= of_report
        assert of_report or not other_agency._THIS_REPORT.search(text)
        plans = set(stale_year._STALE_PLAN.findall(text))
        assert plans <= set(stale_year._YEAR_OF_PLAN.findall(text))
        assert "20" in text or not of_report | plans

    @given(TEXTS)
    def test_of_bodies(self, text: str) -> None:
        assert "由" in text or not other_agency._COMPILED.search(text)

    @given(TEXTS)
    def test_of_addresses(self, text: str) -> None:
        patterns = (odd_address._EMAIL_ENTRY, odd_address._POSTCODE_ENTRY)
        if any(pattern.search(text) for pattern in patterns):
            assert any(word in text for word in odd_address._ADDRESS_WORDS)
        assert "邮" in text or not odd_phone._PHONE_AS_POSTCODE.search(text)

    @given(TEXTS)
    def test_of_mail_in_any_case(self, text: str) -> None:
        words = re.compile(r"电子(?:邮箱|邮件|信箱)|(?<!电子)邮箱|e-?mail", re.IGNORECASE)
        begins = {match.start() for match in words.finditer(text)}
        assert {match.start() for match in odd_address._EMAIL_ENTRY.finditer(text)} <= begins
        for match in words.finditer(text):
            entry = match.group() + ":12345"
            assert odd_address._EMAIL_ENTRY.fullmatch(entry) is not None

    @given(TEXTS)
    def test_of_citations(self, text: str) -> None:
        assert "号" in text or not list(wrong_citation._citation(text))

    @given(TEXTS)
    def test_of_ordinals(self, text: str) -> None:
        plain = re.compile("(?<![\u4e00-\u9fff])([一二三四五六七八九十])是(?!否)")
        assert [(m[1], m.start(1), m.end()) for m in ordinals_jump._ORDINAL.finditer(text)] == [
            (m[1], m.start(), m.end()) for m in plain.finditer(text)
        ]


def test_the_reporting_body_itself_is_no_other() -> None:
    for name in ("青石区人民政府", "中共青石区教育局", "淮安市洪泽区水利局", "某某委员会"):
        assert not other_agency._differs(name, name, name, 2019)


def test_siblings_are_worked_out_once() -> None:
    for form in load_forms():
        for table in form.tables:
            for cell in table.cells():
                assert table.siblings(cell.indicator) == table._related(
                    cell.indicator, table._groups()
                )
