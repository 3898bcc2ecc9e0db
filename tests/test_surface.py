"""What a program meets at the door: records in other shapes, and what is said of a wrong call."""

from __future__ import annotations

import io
import json
import pickle
import subprocess
import sys
import traceback
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest

import govreport_parse as gp
from tests.cli import BROKEN
from tests.pages import modern_page

PATH = "reports/a.html"


@pytest.fixture(scope="module")
def report() -> gp.AnnualReport:
    return gp.parse(modern_page(agency="青石县人民政府", year=2022), name="2022.html")


@pytest.fixture(scope="module")
def last_year() -> gp.AnnualReport:
    return gp.parse(modern_page(agency="青石县人民政府", year=2021), name="2021.html")


def test_the_reading_of_a_cell(report: gp.AnnualReport) -> None:
    total = report.reading("requests.received")
    assert total is not None
    assert (total.applicant, total) == ("total", report.reading("requests.received", "total"))
    own = report.reading("requests.received", "natural_person")
    assert own is not None
    assert own.applicant == "natural_person"
    money = report.reading("charges.administrative.amount")
    assert money is not None
    assert money.applicant is None
    assert report.reading("proactive.total") is None  # a code of another form
    assert report.reading("requests.outcome.refused") is None  # a group, which has no cell


def test_a_cell_that_no_form_has(report: gp.AnnualReport) -> None:
    with pytest.raises(KeyError) as caught:
        report.reading("requests.recieved")
    error = cast("gp.UnknownCode", caught.value)
    assert str(error) == (
        "no form has the indicator 'requests.recieved'; did you mean requests.received?"
    )
    assert "是否为requests.received" in error.message("zh")
    with pytest.raises(gp.WrongCall, match=r"no applicant 'person'; there are natural_person, "):
        report.reading("requests.received", cast("Any", "person"))
    with pytest.raises(KeyError, match="there is no form '2020'; there are 2008, 2014"):
        gp.load_form("2020")


def test_a_record_as_a_dictionary(report: gp.AnnualReport) -> None:
    as_dict = report.to_dict()
    assert as_dict == json.loads(report.to_json())
    assert gp.AnnualReport.from_json(json.dumps(as_dict)) == report
    (finding, *_) = gp.check(gp.parse(BROKEN.encode()))
    assert finding.to_dict() == json.loads(finding.to_json())


def refused(call: Callable[[], object]) -> gp.WrongType:
    with pytest.raises(TypeError) as caught:
        call()
    assert isinstance(caught.value, gp.WrongType)
    return caught.value


def test_what_is_no_report(report: gp.AnnualReport) -> None:
    wrong = cast("Any", PATH)
    for call, name in (
        (lambda: gp.check(wrong), "check(): report"),
        (lambda: gp.check(report, previous=wrong), "check(): previous"),
        (lambda: gp.agency_key(wrong), "agency_key(): report"),
        (lambda: gp.inferred_zeros(wrong), "inferred_zeros(): report"),
        (lambda: gp.check_set([report, wrong]), "check_set(): reports[1]"),
        (lambda: gp.check_series([wrong]), "check_series(): reports[0]"),
        (lambda: gp.to_frames([wrong]), "to_frames(): reports[0]"),
    ):
        error = refused(call)
        assert str(error) == (
            f"{name} is to be a report (AnnualReport), not str; read it first with parse()"
        )
        assert error.message("zh").endswith("而不是str；请先用parse()读取")
    assert "several are for check_set()" in str(refused(lambda: gp.check(cast("Any", [report]))))
    assert "parse() gives one" in str(refused(lambda: gp.check(cast("Any", None))))


def test_what_is_no_list_of_reports(report: gp.AnnualReport) -> None:
    for call in (gp.check_set, gp.check_series, gp.to_frames):
        assert "not AnnualReport; write [report]" in str(
            refused(partial(call, cast("Any", report)))
        )
        assert "not str; write [parse(…)]" in str(refused(partial(call, cast("Any", PATH))))
    listed = [[one.rule for one in found] for found in gp.check_set([report])]
    assert [[one.rule for one in found] for found in gp.check_set(iter([report]))] == listed
    assert [[one.rule for one in found] for found in gp.check_series(iter([report]))] == listed


def test_one_text_is_no_list_of_codes(report: gp.AnnualReport) -> None:
    error = refused(lambda: gp.check(report, select="GR201, GR3"))
    assert str(error).endswith("not str; write select=['GR201', 'GR3']")
    assert "ignore=['GR201']" in str(refused(lambda: gp.check_set([report], ignore="GR201")))
    assert "select=['GR301']" in str(refused(lambda: gp.check(report, select=cast("Any", [301]))))
    assert "select=['GR4']" in str(refused(lambda: gp.Options(select=cast("Any", "GR4"))))
    assert "a number, not str" in str(refused(lambda: gp.check(report, tolerance=cast("Any", "1"))))
    gp.check(report, select=("GR201",), ignore={"GR3"}, tolerance=Decimal(1))


def test_last_years_report_is_of_last_year(
    report: gp.AnnualReport, last_year: gp.AnnualReport
) -> None:
    gp.check(report, previous=last_year)
    with pytest.raises(gp.WrongCall, match="previous is on 2022, the report on 2022"):
        gp.check(report, previous=report)
    with pytest.raises(gp.WrongCall, match="previous is on 2022, the report on 2021"):
        gp.check(last_year, previous=report)
    other = gp.parse(modern_page(agency="云台县人民政府", year=2021))
    with pytest.warns(
        gp.OtherBody, match=r"云台县人民政府, .*青石县人民政府; they are taken for one"
    ):
        gp.check(report, previous=other)


def test_what_parse_takes() -> None:
    text = modern_page().decode()
    for wrong, words in (
        (text, r"give its bytes: parse\(text.encode\(\)\)"),
        (io.StringIO(text), "open it with mode 'rb'"),
        ([PATH], "a path, bytes or a binary file, not list"),
        (None, "not NoneType"),
    ):
        with pytest.raises(gp.WrongType, match=words):
            gp.parse(cast("Any", wrong))
    with pytest.raises(gp.UnreadableDocument, match=r"^http://www.example.gov.cn/a: an address"):
        gp.parse("http://www.example.gov.cn/a")
    for call in (
        lambda: gp.parse_document(cast("Any", PATH)),
        lambda: gp.parse(text.encode()).to_html([], document=cast("Any", PATH)),
    ):
        assert "read_document() gives one" in str(refused(call))


def test_other_wrong_calls(report: gp.AnnualReport) -> None:
    frames = gp.to_frames([report])
    assert "to_frames(…).readings" in str(refused(lambda: gp.harmonise(cast("Any", frames))))
    assert len(gp.harmonise(frames.readings))
    with pytest.raises(gp.WrongCall, match="there is no language 'fr'; there are zh, en"):
        report.to_html([], lang="fr")


def test_a_traceback_says_it_in_both_languages() -> None:
    error = refused(lambda: gp.check(cast("Any", PATH)))
    shown = "".join(traceback.format_exception(error))
    assert "read it first with parse()\n" in shown
    assert "请先用parse()读取\n" in shown
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 (our own)
    assert (str(copy), copy.message("zh")) == (str(error), error.message("zh"))


def test_everything_that_is_public_has_a_type() -> None:
    assert Path(gp.__file__).with_name("py.typed").exists()


def ours(*arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_what_an_archive_gives_is_known_without_its_extra() -> None:
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('pyarrow', 'duckdb', 'fsspec')));"
        "import govreport_parse as gp; print(gp.Options, gp.Outcome, gp.Failure, gp.Progress)"
    )
    assert ours("-c", code).count("<class") == 4


def test_the_package_is_a_command() -> None:
    assert "GR301" in ours("-m", "govreport_parse", "explain", "GR301", "--lang", "en")
