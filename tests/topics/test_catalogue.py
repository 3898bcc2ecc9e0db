"""The topic file: what it must not say, and that it does not."""

from __future__ import annotations

from importlib.resources import files

import msgspec
import pytest

from govreport_parse.forms import form_ids, load_form, load_forms
from govreport_parse.topics.catalogue import (
    check_patterns,
    load_catalogue,
    load_topics,
    parse_topics,
)
from govreport_parse.topics.types import TopicError

TOPICS = (files("govreport_parse.topics") / "data" / "topics.toml").read_bytes()


class TestTopicFile:
    @pytest.mark.parametrize(
        ("old", "new", "words"),
        [
            ("[topics.lectures]", "[topics.open_days]", "twice"),
            ('rate_of = "electronic_fulltext"', 'rate_of = "electronic_full"', "no topic"),
            ('kind = "channel"', 'kind = "chanel"', "no kind chanel"),
            ('each = "powers"', 'each = "power"', "no words power"),
            ('within = ["staff"]', 'within = ["stuff"]', "no topic"),
            ('relation = "~"', 'relation = "?"', "unknown relation"),
            ("before = ['", "before = ['(", "no pattern"),
            ("{request}{n}", "{reqest}{n}", "no word reqest"),
            ("{requests}", "{reqests}", "no set of units reqests"),
            ("names =", "name_cn =", "unknown field"),
        ],
    )
    def test_the_loader_rejects_contradictions(self, old: str, new: str, words: str) -> None:
        text = TOPICS.decode()
        assert old in text
        with pytest.raises((TopicError, msgspec.DecodeError), match=words):
            check_patterns(parse_topics(text.replace(old, new, 1).encode(), load_forms()).topics)

    def test_cells_and_sums_are_those_of_the_forms(self) -> None:
        for topic in load_topics().values():
            named = [
                *topic.indicator.items(),
                *((f, c) for u in topic.under.values() for f, s in u.items() for c in s.split("+")),
            ]
            named += [(form, code) for form, codes in topic.sum_of.items() for code in codes]
            named += [(f, c) for f, sums in topic.readings.items() for codes in sums for c in codes]
            for form, code in named:
                tables = load_form(form).tables
                codes = {cell.indicator for table in tables for cell in table.cells()}
                codes |= {row.code for table in tables for row in table.rows}
                assert code in codes, (topic.slug, form, code)

    def test_every_cell_of_every_form_has_a_topic(self) -> None:
        named: dict[str, set[str]] = {form: set() for form in form_ids()}
        for topic in load_catalogue().topics:
            for form, code in topic.indicator.items():
                named[form].add(code)
            for form, codes in topic.sum_of.items():
                named[form].update(codes)
            for cells in topic.under.values():
                for form, code in cells.items():
                    named[form].add(code)
        without = {
            (form, cell.indicator)
            for form in form_ids()
            for table in load_form(form).tables
            for cell in table.cells()
            if cell.indicator not in named[form]
        }
        assert without == set()

    def test_every_pattern_compiles(self) -> None:
        check_patterns(load_catalogue().topics)
