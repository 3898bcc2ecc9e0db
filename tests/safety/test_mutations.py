"""Some mutants of `make mutations`, and that the search for invented numbers finds them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.pipeline import parse_document, prepare
from tests.conftest import ROOT
from tests.safety.fuzzing.mutants import mutant, tried
from tests.safety.fuzzing.plain import plain_texts
from tests.safety.fuzzing.seeds import MAIN, package_parts, packed
from tests.safety.fuzzing.standing import (
    Plain,
    Verdict,
    chinese_value,
    judge,
    values_in,
)

PAGE = ROOT / "fixtures/2014/linxi-2017.html"
WORD = ROOT / "fixtures/2014/chengdong-2018.docx"
TEXT = ROOT / "fixtures/2014/huaihe-2018.txt"
COMPARED = ROOT / "fixtures/2014/siqiao-huanbao-2016.html"
CHUNK = 50


@pytest.mark.parametrize("first", range(0, 300, CHUNK))
def test_mutants(first: int) -> None:
    for number in range(first, first + CHUNK):
        outcome = tried(mutant(number))
        assert (outcome.number, outcome.crash, outcome.missing) == (number, None, [])


def test_mutants_differ_and_come_again() -> None:
    data = [mutant(number).data for number in range(30)]
    assert len(set(data)) == 30
    assert [mutant(number).data for number in range(30)] == data


def verdict(path: Path, change: dict[str, object], data: bytes | None = None) -> Verdict:
    """What is said of a record whose first reading with a value is changed."""
    document = gp.read_document(path)
    report = parse_document(document)
    readings = list(report.readings)
    k = next(k for k, reading in enumerate(readings) if reading.value)
    readings[k] = msgspec.structs.replace(readings[k], **change)
    changed = msgspec.structs.replace(report, readings=tuple(readings))
    return judge(path.read_bytes() if data is None else data, changed, prepare(document).blocks)


@pytest.mark.parametrize("path", [PAGE, WORD, TEXT, COMPARED])
def test_numbers_of_a_fixture_stand(path: Path) -> None:
    found = verdict(path, {})
    assert found.missing == []
    assert found.counts["readings"] > 30


@pytest.mark.parametrize(
    "change",
    [
        {"value": 123454321, "raw": "123454321"}, {"value": 123454321}, {"raw": "7,777,777"},
        {"at": gp.Locator(block=0)},
    ],
)  # fmt: skip
def test_an_invented_reading_is_found(change: dict[str, object]) -> None:
    missing = verdict(PAGE, change).missing
    assert len(missing) == 1
    assert missing[0].startswith("readings: ")


def test_an_invented_statement_is_found() -> None:
    document = gp.read_document(TEXT)
    report = parse_document(document)
    first, *others = report.statements
    blocks = prepare(document).blocks
    for change in ({"value": 123454321}, {"text": "受理申请"}, {"share_percent": Decimal("3.21")}):
        wrong = msgspec.structs.replace(first, **change)
        changed = msgspec.structs.replace(report, statements=(wrong, *others))
        assert judge(TEXT.read_bytes(), changed, blocks).missing


def test_an_invented_comparison_is_found() -> None:
    document = gp.read_document(COMPARED)
    report = parse_document(document)
    first, *others = report.comparisons
    blocks = prepare(document).blocks
    for change in ({"value": 123454321}, {"change_percent": Decimal("3.21")}):
        wrong = msgspec.structs.replace(first, **change)
        changed = msgspec.structs.replace(report, comparisons=(wrong, *others))
        assert judge(COMPARED.read_bytes(), changed, blocks).missing


def test_a_number_that_the_input_does_not_show_is_found() -> None:
    """The reader's own text would bear it out: the input is decoded a second time."""
    blank = PAGE.read_bytes()[:200] + b"</html>"
    assert len(verdict(PAGE, {}, blank).missing) > 30


def test_whole_numbers() -> None:
    plain = Plain.of("共1,024件，12，3项，８.５%，①7，2017.12.31、一百二十件、5\u200b6 78")
    assert plain.numbers >= {"1024", "12", "3", "8.5", "7", "2017", "31", "56", "78"}
    assert not plain.numbers & {"24", "5", "6", "17", "102", "5678"}
    assert [plain.shows(text) for text in ("1024", "８.５", "一百二十", "120", "百二")] == [
        True, True, True, False, True,
    ]  # fmt: skip
    assert not plain.shows("无")


def test_values() -> None:
    assert values_in("1.2万件") == {Decimal("1.2"), Decimal(12000)}
    assert Decimal(120) in values_in("一百二十件")
    assert [chinese_value(run) for run in ("十二", "二〇一七", "一千二百零三", "三万五千")] == [
        12, 2017, 1203, 35000,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<td>1<b>2</b></td><td>3</td>", ["", "12", "", "3", ""]),
        ("<td>&#x32</span>3</td>", ["", "23", ""]),
        ("<!-- 9 -->4<script>5</script\n>6", ["46"]),
        ("0</>1</ 9>", ["01"]),
        ("2<b title='3>4'>5", ["25"]),
        ("6<sup>7</sup>", ["6", "7", ""]),
        ("7</trR\n>8", ["78"]),
    ],
)
def test_plain_texts(page: str, shown: str) -> None:
    source = gp.Source(name="a", format="html", sha256="", size=0, encoding="utf-8")
    assert [text.split("\n") for text in plain_texts(page.encode(), source)][-1] == shown


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        ("<w:t>17</w:t>", "17"),
        ("<w:t><!-- 7 -->1<!---->7</w:t>", "17"),
        ("<!--<w:t>17</w:t>-->", ""),
    ],
)
def test_plain_text_of_word(run: str, shown: str) -> None:
    """A comment of XML is not shown, and what stands around it is."""
    source = gp.Source(name="a", format="docx", sha256="", size=0, encoding=None)
    data = packed({**package_parts(), MAIN: f"<w:p><w:r>{run}</w:r></w:p>".encode()})
    assert [text.strip() for text in plain_texts(data, source)] == [shown]
