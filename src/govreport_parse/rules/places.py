"""Where a finding rests, in words: 第三部分统计表“自然人”列“(七)总计”行, 第一部分第2段."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import msgspec

from govreport_parse.arithmetic.labels import cell_label
from govreport_parse.forms import FormTable, load_form
from govreport_parse.forms.words import applicant_label, indicator_label
from govreport_parse.model.document import Locator
from govreport_parse.model.records import AnnualReport, Comparison, Reading, Section, Statement
from govreport_parse.model.sections import sections
from govreport_parse.rules.model import Issue
from govreport_parse.text.fold import fold
from govreport_parse.text.numerals import chinese_numeral

__all__ = ["Places", "Words", "among", "words_of"]

_BRACKETS = "()[]【】"
_INNER_QUOTES = str.maketrans("“”", "‘’")
# Notes on a table: what they point to is no paragraph.
_OF_TABLES = ("GR009", "GR010", "GR105")
_ENTRIES = {
    "index_number": ("the index number", "索引号"),
    "period": ("the statistical period", "统计期限"),
    "phone": ("the phone number", "联系电话"),
    "published": ("the date of publication", "发布日期"),
}


class Words(msgspec.Struct, frozen=True):
    """A place, in English and Chinese; of a cell, what leads to it, and its printed row and column."""

    en: str
    zh: str
    row: str | None = None
    column: str | None = None


class _Part(msgspec.Struct, frozen=True):
    """A section: its words, those of the heading itself, and its paragraphs."""

    section: Section
    words: Words
    heading: Words
    lines: tuple[str, ...]


class Places:
    """What the places of a report are called; its parts and cells are looked up once."""

    def __init__(self, report: AnnualReport) -> None:
        self._parts = tuple(_parts(report))
        self._begins = [part.section.at.block for part in self._parts]
        known: tuple[Iterable[Reading | Comparison | Statement], ...] = (
            report.statements, report.comparisons, report.readings,
        )  # fmt: skip
        self._known: dict[Locator, Reading | Comparison | Statement] = {
            record.at: record for records in known for record in records
        }
        self._tables = {
            note.at.block
            for note in report.notes
            if note.code in _OF_TABLES and note.at is not None
        }
        self._statutory = {
            form.at.block: table
            for form in report.forms
            if (table := load_form(form.form).table(form.table)) is not None
        }
        for reading in report.readings:  # a table that pages cut in two has one form
            block = reading.at.block
            if block not in self._statutory and (table := _table_of(reading)) is not None:
                self._statutory[block] = table
        self._printed: defaultdict[Locator, set[str]] = defaultdict(set)
        for block, table in self._statutory.items():
            if (part := self._part(block)) is not None:
                self._printed[part.section.at].add(table.table)

    def name(self, at: Locator, observed: str | None = None) -> Words:
        """What a place is called; of a section, the paragraph that alone holds what was observed."""
        record = self._known.get(at)
        picture = next((place.file for place in at.places or () if place.file), None)
        if picture:
            return self._in_picture(picture, at, record)
        part = self._part(at.block)
        if isinstance(record, Comparison):
            return _of_comparison(record, part)
        if at.row is not None or at.block in self._tables or at.block in self._statutory:
            return self._in_table(at, record, part)
        if part is None:
            return Words("the masthead", "报头")
        if isinstance(record, Statement):
            lines = [record.text in line for line in part.lines]
        elif at == part.section.at and observed and fold(observed) not in _heading(part.section):
            lines = [fold(observed) in fold(line) for line in part.lines]
        else:
            lines = []
        if lines.count(True) == 1:
            number = lines.index(True) + 1
            return Words(f"{part.words.en}, paragraph {number}", f"{part.words.zh}第{number}段")
        return part.heading if at == part.section.at else part.words

    def _part(self, block: int) -> _Part | None:
        after = bisect_right(self._begins, block)
        return self._parts[after - 1] if after else None

    def _in_picture(self, picture: str, at: Locator, record: object) -> Words:
        """A place in a picture that stands beside the sections, not in one."""
        place = self._in_table(at, record, None)
        en, zh = f"the picture {picture}, {place.en}", f"图片{picture}中的{place.zh}"
        return Words(en, zh, place.row, place.column)

    def _in_table(self, at: Locator, record: object, part: _Part | None) -> Words:
        table = self._statutory.get(at.block)
        kind, kind_zh = ("table", "表格") if table is None else ("statistical table", "统计表")
        if table is not None and (part is None or len(self._printed[part.section.at]) > 1):
            kind, kind_zh = f"statistical table “{table.title}”", f"“{table.title}”统计表"
        en = kind if part is None else f"{part.words.en}, {kind}"
        zh = kind_zh if part is None else f"{part.words.zh}{kind_zh}"
        if at.row is None:
            return Words(en, zh)
        if isinstance(record, Reading):
            return Words(en, zh, *_row_and_column(record, _table_of(record)))
        row = at.row + 1
        if at.column is None:
            return Words(f"{en}, line {row}", f"{zh}第{row}行")
        column = at.column + 1
        return Words(f"{en}, line {row}, column {column}", f"{zh}第{row}行第{column}列")


def words_of(
    issue: Issue, report: AnnualReport, places_of: Callable[[AnnualReport], Places]
) -> Words:
    """All places that an issue rests on: those of its report, then those of other reports by name."""
    found = _named(issue, (places_of(report).name(at, issue.observed) for at in issue.evidence))
    for beside in issue.beside:
        other = beside.report
        led = _report(f"on {other.year}", f"{other.year}年度报告", other.source.name)
        cells = list(_joined(places_of(other).name(at) for at in beside.at))
        found += [_after(led, one) for one in cells] or [led]
    return _sentence(found)


def among(issue: Issue) -> Words:
    """Those of an issue among reports of which only figures are kept: cells by their indicators."""
    cells = (Words("statistical table", "统计表", indicator_label(i)) for i in issue.indicators)
    own = _named(issue, cells)
    led = [_report(f"of {peer.name}", f"{peer.name}的报告", peer.file) for peer in issue.peers]
    return _sentence([*own, *(_after(report, one) for report in led for one in own)])


def _named(issue: Issue, cells: Iterable[Words]) -> list[Words]:
    entries = [] if issue.entry is None else [_ENTRIES[issue.entry]]
    names = [*cells, *(Words(f"the masthead, {en}", f"基本信息“{zh}”") for en, zh in entries)]
    return list(_joined(names)) or [Words("the whole report", "报告全文")]


def _report(en: str, zh: str, file: str) -> Words:
    return Words(f"the report {en} ({file})", f"{zh}（{file}）")


def _after(led: Words, place: Words) -> Words:
    return Words(f"{led.en}, {place.en}", f"{led.zh}{place.zh}")


def _sentence(found: Iterable[Words]) -> Words:
    each = list(dict.fromkeys(found))
    return Words("; ".join(one.en for one in each), "；".join(one.zh for one in each))


def _joined(names: Iterable[Words]) -> Iterator[Words]:
    """Places one after another, the cells of a table as one: rows with the same columns together."""
    tables: dict[Words, dict[str | None, list[str]]] = {}
    for name in names:
        rows = tables.setdefault(Words(name.en, name.zh), {})
        if name.row is not None or name.column is not None:
            columns = rows.setdefault(name.row, [])
            columns += [name.column] if name.column is not None else []
    for led, rows in tables.items():
        alike: dict[tuple[str, ...], list[str]] = {}
        for row, columns in rows.items():
            alike.setdefault(tuple(columns), []).extend([] if row is None else [row])
        if not alike:
            yield led
        for columns_of, rows_of in alike.items():
            yield _cells(led, columns_of, rows_of)


def _cells(led: Words, columns: Sequence[str], rows: Sequence[str]) -> Words:
    en, zh = led.en, led.zh
    for labels, word, word_zh in ((columns, "column", "列"), (rows, "row", "行")):
        if labels:
            quoted = [f"“{label.translate(_INNER_QUOTES)}”" for label in dict.fromkeys(labels)]
            en += f", {word}{'s' if len(quoted) > 1 else ''} {', '.join(quoted)}"
            zh += f"{'、'.join(quoted)}{word_zh}"
    return Words(en, zh)


def _row_and_column(reading: Reading, table: FormTable | None) -> tuple[str | None, str | None]:
    """The printed words that name a cell's row and its column."""
    if table is not None and table.layout == "single":
        return None, reading.label
    if table is not None and table.layout == "subtables":
        row, _, column = reading.label.rpartition(" / ")
        return row or None, column
    column_of = applicant_label(reading.applicant) if reading.applicant is not None else None
    return cell_label(reading, column=False), column_of


def _table_of(reading: Reading) -> FormTable | None:
    return _tables(reading.form).get(reading.indicator or "") if reading.form else None


@cache
def _tables(form: str) -> dict[str, FormTable]:
    return {code: table for table in load_form(form).tables for code in table.codes}


def _of_comparison(comparison: Comparison, part: _Part | None) -> Words:
    label = comparison.label.translate(_INNER_QUOTES)
    en, zh = f"comparison table, “{label}”", f"对比表“{label}”"
    if comparison.year is not None:
        en, zh = f"{en} of {comparison.year}", f"{zh}{comparison.year}年"
    return (
        Words(en, zh) if part is None else Words(f"{part.words.en}, {en}", f"{part.words.zh}{zh}")
    )


def _parts(report: AnnualReport) -> Iterator[_Part]:
    """The preamble and the sections as they follow, each after those around it."""
    twice = _numbered_twice(report)
    around: list[Words] = []
    for section in sections(report):
        # A record from elsewhere may leave a level out.
        above = around[: max(section.level, 1) - 1][-1:]
        words = _called(section, above[0] if above else None)
        title = f"“{section.title.translate(_INNER_QUOTES)}”" if section.title else ""
        heading = Words(f"{words.en} {title}", f"{words.zh}{title}") if section.number else words
        words = heading if section.at in twice else words
        del around[max(section.level, 1) - 1 :]
        around.append(words)
        lines = tuple(section.text.split("\n"))
        yield _Part(section, words, heading if title else words, lines)


def _numbered_twice(report: AnnualReport) -> set[Locator]:
    """The headings whose number another one beside them has: their titles say which is meant."""
    twice: set[Locator] = set()
    for siblings in (report.sections, *(section.children for section in sections(report))):
        if len(siblings) < 2:
            continue
        numbers = Counter(section.number for section in siblings)
        twice.update(section.at for section in siblings if numbers[section.number] > 1)
    return twice


def _called(section: Section, above: Words | None) -> Words:
    """A section by its number, else by its title, after the one around it."""
    if section.level == 0:
        return Words("the preamble", "前言")
    number = section.number or ""
    core = number.strip(_BRACKETS)
    value = int(core) if core.isdecimal() else chinese_numeral(core)
    title = f"“{(number or section.title).rstrip(':：').translate(_INNER_QUOTES)}”"
    if above is None:
        if value is None:
            return Words(f"part {title}", title)
        return Words(f"part {value}", f"第{core}部分")
    if value is None:
        return Words(f"{above.en} {title}", f"{above.zh}{title}")
    mark = f"（{core}）" if core != number else f"第{core}项"
    return Words(f"{above.en}({core})", f"{above.zh}{mark}")


def _heading(section: Section) -> str:
    return fold(f"{section.number or ''}{section.title}")
