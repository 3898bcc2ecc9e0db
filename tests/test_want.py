"""Parts of a report that are not wanted are not read, and the rest is as it always is."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.model.vocabularies import PARTS, Part
from tests.conftest import ROOT
from tests.pages import modern_page

FILES = sorted(
    path
    for path in (ROOT / "fixtures").glob("20*/*")
    if path.suffix in {".html", ".docx", ".txt", ".md"}
)
NOTHING: dict[str, Any] = {"comparisons": (), "statements": (), "sections": (), "preamble": None}
PAGE = modern_page(narrative="全年共收到政府信息公开申请3件。")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_wanted_is_as_in_the_whole(path: Any) -> None:
    document = gp.read_document(path)
    whole = gp.parse_document(document)
    for wanted in ({"readings"}, {"statements"}, ["sections", "comparisons"], set(PARTS)):
        report = gp.parse_document(document, want=wanted)  # type: ignore[arg-type]
        left_out = tuple(p for p in PARTS[1:] if p not in wanted)
        fields = [*left_out, *(["preamble"] if "sections" in left_out else [])]
        expected: Any = {name: NOTHING[name] for name in fields}
        expected["left_out"] = left_out or msgspec.UNSET
        assert report == msgspec.structs.replace(whole, **expected)


def test_a_record_says_what_was_left_out() -> None:
    whole, part = gp.parse(PAGE), gp.parse(PAGE, want={"readings"})
    assert "left_out" not in whole.to_json()
    assert not whole.left_out
    assert part.left_out == ("comparisons", "statements", "sections")
    assert gp.AnnualReport.from_json(part.to_json()) == part
    assert "left_out=['comparisons', 'statements', 'sections']" in repr(part)
    assert "left_out" not in repr(whole)


def test_a_record_refuses_a_part_that_there_is_not() -> None:
    text = gp.parse(PAGE, want={"readings"}).to_json()
    with pytest.raises(msgspec.ValidationError, match=r"\$\.left_out"):
        gp.AnnualReport.from_json(text.replace('"comparisons","statements"', '"figures"'))


def test_a_refused_page_is_refused_whatever_is_wanted() -> None:
    for want in (None, {"readings"}):
        with pytest.raises(gp.NotAnAnnualReport):
            gp.parse("<p>通知</p><p>明天放假。</p>".encode(), want=want)  # type: ignore[arg-type]


@pytest.mark.parametrize("want", [{"tables"}, ["readings", "findings"], {"readings": 1, 3: 4}])
def test_a_part_that_there_is_not(want: Any) -> None:
    for call in (gp.parse, gp.parse_document):
        source: Any = PAGE if call is gp.parse else gp.read_document(PAGE)
        with pytest.raises(gp.WrongCall, match="its parts are readings, comparisons") as refused:
            call(source, want=want)
        assert "可选readings, comparisons" in refused.value.message("zh")


@pytest.mark.parametrize("want", ["readings", b"readings", 3])
def test_a_word_is_no_set(want: Any) -> None:
    with pytest.raises(gp.WrongType, match=r'want=\{"readings"\}'):
        gp.parse(PAGE, want=want)


def test_nothing_is_judged_that_was_not_read() -> None:
    """A text that contradicts its table, and one that was not read: the one is no proof of the other."""
    whole = gp.parse(PAGE)
    wants: tuple[set[Part], ...] = ({"readings"}, {"statements"}, {"comparisons", "statements"})
    for want in wants:
        part = gp.parse(PAGE, want=want)
        before = msgspec.structs.replace(part, year=(part.year or 0) - 1)
        for call in (
            lambda: gp.check(part),  # noqa: B023
            lambda: gp.check(whole, previous=before),  # noqa: B023
            lambda: gp.check_series([whole, part]),  # noqa: B023
            lambda: gp.check_set([whole, part]),  # noqa: B023
            lambda: part.to_html([]),  # noqa: B023
        ):
            with pytest.raises(gp.WrongCall, match="was read without its") as refused:
                call()
            assert "读取时略去了" in refused.value.message("zh")


def test_tables_are_shown_without_what_was_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    part = gp.parse(PAGE, want={"readings"})
    with pytest.raises(gp.WrongCall, match=r"findings=\[\(\)\] \* len\(reports\)") as refused:
        gp.to_frames([gp.parse(PAGE), part])
    assert "reports[1]读取时略去了" in refused.value.message("zh")
    frames = gp.to_frames([part], findings=[()])
    assert len(frames.readings) == len(part.readings)
    assert frames.statements.empty
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert "comparisons, statements, sections" in part._repr_html_()
    assert "not read" not in gp.parse(PAGE)._repr_html_()
