from __future__ import annotations

import ast
import csv
import subprocess
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from govreport_parse.forms import FormError, load_form, load_forms, parse_form
from govreport_parse.forms.compiled import compile_form
from govreport_parse.forms.concordance import load_concordance, parse_concordance
from govreport_parse.forms.rates import find_rate, load_rates, parse_rates
from govreport_parse.tables.align import PrintedRow, align
from tests.tables.printing import compiled

DATA = (files("govreport_parse.forms") / "data" / "2014.toml").read_bytes()
TABLE = load_form("2014").tables[0]
INDEX = compile_form(load_form("2014")).tables[0].rows


def test_form_2014_counts_as_published() -> None:
    units = Counter(row.unit for row in TABLE.rows if row.kind == "value")
    assert units == {"件": 33, "次": 9, "条": 7, "人": 3, "万元": 2, "个": 2, "篇": 1, "人次": 1}


def test_the_catalogue_of_codes(pytestconfig: pytest.Config) -> None:
    path = pytestconfig.rootpath.parent / "shared" / "domain" / "indicators.csv"
    if not path.exists():
        pytest.skip("the catalogue is not here")
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["form"] == "2014"]
    expected = [
        (r["indicator"], r["label"], r["unit"] or None, r["parent"] or None, r["kind"])
        for r in rows
    ]
    assert [(r.code, r.label, r.unit, r.parent, r.kind) for r in TABLE.rows] == expected


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("table", ["disclosure", "requests", "remedies"])
def test_the_catalogue_of_later_forms(pytestconfig: pytest.Config, form: str, table: str) -> None:
    path = pytestconfig.rootpath.parent / "shared" / "domain" / "indicators.csv"
    if not path.exists():
        pytest.skip("the catalogue is not here")
    with path.open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if (r["form"], r["table"]) == (form, table)]
    own = load_form(form).table(table)
    assert own is not None
    listed = {r["indicator"]: r["unit"] or None for r in rows if r["kind"] != "group"}
    assert {cell.indicator: cell.unit for cell in own.cells()} == listed


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b'kind = "group"', b'knd = "group"', "unknown field"),
        (b'code = "fees.collected"', b'code = "complaints.total"', "twice"),
        (b'parent = "training"', b'parent = "trainings"', "no row above"),
        (b'total = "resources.staff"', b'total = "resources.stuff"', "no value row"),
        (b'strength = "soft"', b'strength = "soggy"', "strength"),
        (b'kind = "group"', b'kind = "grope"', "unknown kind"),
    ],
)
def test_the_loader_rejects_contradictions(old: bytes, new: bytes, words: str) -> None:
    assert old in DATA
    with pytest.raises((FormError, msgspec.ValidationError), match=words):
        parse_form(DATA.replace(old, new, 1))


def test_unknown_form() -> None:
    with pytest.raises(KeyError):
        load_form("1999")
    assert [form.id for form in load_forms()] == ["2008", "2014", "2019", "2021"]


def test_siblings_count_in_one_unit() -> None:
    assert set(TABLE.siblings("proactive.channel.wechat")) == {
        f"proactive.channel.{name}" for name in ("gazette", "website", "weibo", "other")
    }
    assert TABLE.siblings("no.such.code") == ()


def printed(labels: list[str]) -> list[PrintedRow]:
    return [PrintedRow(labels=(label,)) for label in labels]


def codes(labels: list[str]) -> list[str | None]:
    alignment = align(printed(labels), INDEX)
    return [None if j is None else TABLE.rows[j].code for j in alignment.assigned]


REMEDIES = [
    "四、行政复议数量", "(一)维持具体行政行为数", "(二)被依法纠错数", "(三)其他情形数",
    "五、行政诉讼数量", "(一)维持具体行政行为或者驳回原告诉讼请求数", "(二)被依法纠错数", "(三)其他情形数",
]  # fmt: skip
REMEDY_CODES = [
    "reconsideration.total", "reconsideration.upheld", "reconsideration.corrected",
    "reconsideration.other", "litigation.total", "litigation.upheld", "litigation.corrected",
    "litigation.other",
]  # fmt: skip


class TestAlignment:
    def test_shared_labels_are_told_by_their_group(self) -> None:
        assert codes(REMEDIES) == REMEDY_CODES

    def test_groups_in_another_order(self) -> None:
        assert codes(REMEDIES[4:] + REMEDIES[:4]) == REMEDY_CODES[4:] + REMEDY_CODES[:4]

    @pytest.mark.parametrize("lost", range(8))
    def test_one_row_lost(self, lost: int) -> None:
        kept = [k for k in range(8) if k != lost]
        assert codes([REMEDIES[k] for k in kept]) == [REMEDY_CODES[k] for k in kept]

    def test_rows_that_may_belong_to_either_group_are_withheld(self) -> None:
        labels = [REMEDIES[0], REMEDIES[1], REMEDIES[6], REMEDIES[7], "六、举报投诉数量"]
        assert codes(labels) == [
            "reconsideration.total", "reconsideration.upheld", None, None, "complaints.total",
        ]  # fmt: skip
        assert set(align(printed(labels), INDEX).ambiguous) == {2, 3}

    def test_scattered_rows_are_not_told_by_order(self) -> None:
        labels = [REMEDIES[k] for k in (2, 5, 3, 1, 6, 4, 7, 0)]
        shared = [code for label, code in zip(labels, codes(labels), strict=True) if label in
                  (REMEDIES[2], REMEDIES[3])]  # fmt: skip
        assert shared == [None] * 4

    def test_a_refusal_is_no_grant(self) -> None:
        rows = ["2.同意公开答复数", "4.不同意公开答复的数"]
        assert codes(rows) == ["requests.answered.granted", "requests.answered.refused"]
        assert (
            codes(["1.属于已主动公开范围数", "4.不同意公开的答复数"])[1]
            != "requests.answered.granted"
        )

    def test_an_unknown_row_takes_no_place(self) -> None:
        labels = ["3.政务微博公开政府信息数", "手机报公开政府信息数", "5.其他方式公开政府信息数"]
        assert codes(labels)[1] is None

    def test_a_rewording_that_fits_two_rows_is_withheld(self) -> None:
        labels = ["2.政府网站公开政府信息数", "政务微x公开政府信息数", "5.其他方式公开政府信息数"]
        assert codes(labels)[1] is None


def test_import_is_light() -> None:
    code = (
        "import sys, govreport_parse; "
        "print([m for m in ('pandas', 'docx', 'rich', 'pyarrow') if m in sys.modules])"
    )
    result = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_no_years_in_code() -> None:
    """Forms are data: no code compares years."""
    package = Path(__file__).parents[2] / "src" / "govreport_parse"
    offenders = [
        f"{path.name}:{node.lineno}"
        for path in package.rglob("*.py")
        for text in [path.read_text("utf-8")]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant)
        and type(node.value) is int
        and 2000 < node.value < 2050
        and not (ast.get_source_segment(text, node) or "").startswith("0x")  # codes of a format
    ]
    assert offenders == []


RATES = (files("govreport_parse.forms") / "data" / "rates.toml").read_bytes()


class TestRates:
    @pytest.mark.parametrize(
        ("old", "new", "words"),
        [
            (b'"requests.answered"', b'"requests.anwsered"', "no series requests.anwsered"),
            (b'form = "2019"', b'form = "2018"', "known ones in their order"),
            (b'form = "2021"', b'form = "2014"', "known ones in their order"),
            (b'["requests.granted"]', b'["requests.granted", "requests.granted"]', "counts twice"),
            (b"reason =", b"ground =", "unknown field"),
            (b"reason_zh =", b"# ", "want a reason"),
            (b'["requests.concluded"]\nreason', b'["requests.answered"]\nreason', "want a reason"),
        ],
    )
    def test_the_loader_rejects_contradictions(self, old: bytes, new: bytes, words: str) -> None:
        assert old in RATES
        with pytest.raises((FormError, msgspec.ValidationError), match=words):
            parse_rates(RATES.replace(old, new, 1))

    def test_a_rate_breaks_where_one_of_its_series_does(self) -> None:
        refusal = find_rate("requests.refusal")
        assert [(one.relation, one.segment) for one in refusal.members] == [
            (None, 1), ("break", 2), ("near", 2), ("same", 2),
        ]  # fmt: skip
        assert "否决公开" in str(refusal.members[1].reason_zh)
        assert "办结总计" in str(refusal.members[2].reason_zh)
        completion = find_rate("requests.completion")
        assert [(one.form, one.lacking, one.relation) for one in completion.members] == [
            ("2014", ("requests.carried_in",), None), ("2019", (), None), ("2021", (), "same"),
        ]  # fmt: skip

    def test_the_cells_of_a_rate_are_of_one_unit(self) -> None:
        for rate in load_rates():
            for one in rate.members:
                codes = (*one.numerator_cells, *one.denominator_cells)
                units = {
                    cell.unit
                    for table in load_form(one.form).tables
                    for cell in table.cells()
                    if cell.indicator in codes
                }
                assert len(units) == 1


CONCORDANCE = (files("govreport_parse.forms") / "data" / "concordance.toml").read_bytes()


class TestConcordance:
    def test_what_prints_under_one_code_in_two_forms_is_declared(self) -> None:
        declared = {
            (member.form, code)
            for series in load_concordance()
            for member in series.members
            for code in member.indicators
        }
        forms: dict[str, set[str]] = {}
        for form in load_forms():
            for table in form.tables:
                for cell in table.cells():
                    forms.setdefault(cell.indicator, set()).add(form.id)
        shared = {(form, code) for code, ids in forms.items() if len(ids) > 1 for form in ids}
        assert shared - declared == set()

    def test_public_documents_are_not_documents_in_force(self) -> None:
        (stock,) = [s for s in load_concordance() if s.code == "documents.normative.stock"]
        assert [(m.form, m.indicators, m.relation) for m in stock.members] == [
            ("2019", ("documents.normative.disclosed_total",), None),
            ("2021", ("documents.normative.in_force",), "break"),
        ]
        assert stock.segments == (1, 2)
        assert "现行有效" in str(stock.members[1].reason_zh)

    @pytest.mark.parametrize(
        ("old", "new", "words"),
        [
            (b'relation = "break"', b'relation = "brake"', "unknown relation"),
            (b'relation = "near"', b'relation = "same"', "want a reason"),
            (b'form = "2008"', b'form = "2009"', "no form"),
            (b'form = "2008"', b'form = "2021"', "no cell"),
            (b'"proactive.normative_issued"', b'"proactive.normative_isued"', "no cell"),
            (b'code = "documents.normative.made"', b'code = "proactive.total"', "twice"),
            (b"relation =", b"relatoin =", "unknown field"),
            (b'short = "norms_made"', b'short = "proactive_items"', "or another's"),
            (b'short = "norms_made"', b'short = "norms.made"', "no name of a column"),
            (
                b'short = "norms_made"',
                b'short = "norms_made_or_issued_twice"',
                "no name of a column",
            ),
            (b'"2008"\nind', b'"2008"\nrelation = "same"\nind', "nothing to relate"),
        ],
    )
    def test_the_loader_rejects_contradictions(self, old: bytes, new: bytes, words: str) -> None:
        assert old in CONCORDANCE
        with pytest.raises((FormError, msgspec.ValidationError), match=words):
            parse_concordance(CONCORDANCE.replace(old, new, 1))

    def test_the_loader_wants_forms_in_order_and_two_of_them(self) -> None:
        head = '[[series]]\ncode = "a"\nlabel = "甲"\nname = "a"\nshort = "a"\n'
        old = '[[series.members]]\nform = "2008"\nindicators = ["requests.received"]\n'
        new = '[[series.members]]\nform = "2014"\nindicators = ["requests.received"]\n'
        with pytest.raises(FormError, match="order"):
            parse_concordance((head + new + old + 'relation = "same"\n').encode())
        with pytest.raises(FormError, match="alone"):
            parse_concordance((head + old).encode())


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("name", ["部分公开", "部分予以公开", "予以部分公开", "予以公开"])
def test_what_is_partly_granted_in_everyday_words(form: str, name: str) -> None:
    table = compiled(form, "requests")
    rows = {table.table.rows[j].code for j in table.rows.of_label(f"（二）{name}")}
    assert rows == {f"requests.outcome.{'granted' if name == '予以公开' else 'partially_granted'}"}
