"""The cases that stand beside the rules: pages that have a rule's defect, and pages that have not.

`values/filed_under_sibling.cases.toml` holds those of `values/filed_under_sibling.py`. Each is named under
``[fails.…]`` or ``[passes.…]`` and says in what its page differs from a clean report (:class:`Page`);
what stands under ``[all]`` holds for every case of the file that does not say otherwise.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

import govreport_parse as gp
from govreport_parse import rules
from govreport_parse.forms import FormTable
from govreport_parse.rules.registry import MODULES
from tests.pages import (
    FORM,
    MODERN,
    W,
    disclosure_table,
    including,
    modern_page,
    page,
    remedies_table,
    request_table,
    word_parts,
    zipped,
)
from tests.rendering.pdf import Sheet, packed, sheets
from tests.rendering.sheets import as_xlsx
from tests.rendering.web_archive import Habits, as_mhtml
from tests.scans import as_scan

ROOT = Path(rules.__file__).parent


class Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report, by what it has otherwise than a clean one."""

    form: Literal["2014", "2021"] = "2021"
    agency: str | None = None
    year: int | None = None
    opening: str | None = None  # a paragraph under the title
    text: str = "全年工作平稳。"  # of the overview; on form 2014, of the section on disclosure
    on_requests: str | None = None  # of the section on requests, which form 2014 has
    markup: str = ""  # after the text: a comparison table
    # By code, 0 for those not named. A request of form 2021 is one of a natural person, and stands in the
    # total too; "requests.received@business" is the cell of one column alone.
    cells: dict[str, str | int | float] = {}
    without: tuple[str, ...] = ()  # tables that are left out
    change: dict[str, str] = {}  # of the page so far, by patterns; each must occur in it
    charset: str = "utf-8"
    stray: str = ""  # bytes after all that, in hexadecimal

    served: str | None = None  # the charset that the server declares
    # The page is what a Word document includes, and this is what it includes after it.
    included: str | None = None
    # The page is what a Word document includes before a list whose numbers have this format.
    numbered: str | None = None
    # Saved otherwise: its paragraphs alone as RTF, as the frame of a web archive, as a workbook, or not the
    # page but a PDF with a page that is a picture.
    saved: Literal["rtf", "frame", "workbook", "pictured"] | None = None
    scanned: bool = False  # as if the characters of the page had been recognised

    def parse(self) -> gp.AnnualReport:
        if self.scanned:
            return as_scan(gp.read_document(self.render()))
        return _parsed(self.render(), self.served)

    def render(self) -> bytes:
        text = self._of_2014() if self.form == "2014" else self._of_2021()
        if self.opening is not None:
            text = text.replace("</h1>", f"</h1><p>{self.opening}</p>", 1)
        for pattern, words in self.change.items():
            text, count = re.subn(pattern, words, text)
            assert count, f"{pattern} is not in the page"
        if self.saved is not None:
            return _SAVED[self.saved](text)
        data = text.encode(self.charset) + bytes.fromhex(self.stray)
        if self.numbered is not None:
            return _before_a_list(data, self.numbered)
        return data if self.included is None else including(data, self.included.encode())

    def _of_2014(self) -> str:
        cells = {code: str(value) for code, value in self.cells.items()}
        assert cells.keys() <= {row.code for row in FORM.rows}
        body = (
            f"<p>一、主动公开情况</p><p>{self.text}</p>"
            f"<p>二、依申请公开情况</p><p>{self.on_requests or '情况正常。'}</p>{self.markup}"
        )
        title = f"{self.year or 2016}年{self.agency or '青石区'}政府信息公开工作年度报告"
        return page(body, cells, title=title)

    def _of_2021(self) -> str:
        assert self.on_requests is None
        disclosure: dict[str, str] = {}
        requests: dict[tuple[str, str], str] = {}
        remedies = {cell.indicator: "0" for cell in _table("remedies").cells()}
        for code, value in self.cells.items():
            row, _, column = code.partition("@")
            if row in remedies:
                remedies[row] = str(value)
            elif row.startswith("requests."):
                columns = [column] if column else ["natural_person", "total"]
                requests |= {(row, one): str(value) for one in columns}
            else:
                disclosure[row] = str(value)
        assert requests.keys() <= {(c.indicator, c.applicant) for c in _table("requests").cells()}
        assert disclosure.keys() <= {cell.indicator for cell in _table("disclosure").cells()}
        tables = {
            "disclosure": disclosure_table(disclosure),
            "requests": request_table(requests),
            "remedies": remedies_table(list(remedies.values())),
        }
        return modern_page(
            year=self.year or 2022,
            agency=self.agency or "青石区人民政府",
            narrative=f"{self.text}</p>{self.markup}<p>" if self.markup else self.text,
            **{name: "" if name in self.without else table for name, table in tables.items()},
        ).decode()


def _as_rtf(page: str) -> bytes:
    paragraphs = re.findall("<(?:p|h1)[^>]*>([^<]+)</", page)
    letters = ["".join(f"\\u{ord(letter)} " for letter in text) for text in paragraphs]
    return ("{\\rtf1\\ansi\\uc0 " + "\\par ".join(letters) + "}").encode()


_SAVED = {
    "rtf": _as_rtf,
    "frame": lambda page: as_mhtml(page.encode(), Habits(framed=True)),
    "workbook": lambda page: as_xlsx(gp.read_document(page.encode()).blocks),
    "pictured": lambda _: packed(*sheets(), Sheet().picture(0, 0, 600, 800)),
}


class Wanted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one of a rule's findings on a page says; of what is left out, nothing is asked."""

    severity: str | None = None
    indicators: tuple[str, ...] | None = None
    applicant: str | None = None
    observed: str | None = None
    expected: str | None = None
    suggestion: str | None = None
    says: str = ""  # within its message
    says_zh: str = ""
    places: int | None = None  # how many it points to

    def fits(self, finding: gp.Finding) -> bool:
        told = ("severity", "indicators", "applicant", "observed", "expected", "suggestion")
        return (
            all(getattr(self, name) in (None, getattr(finding, name)) for name in told)
            and self.says in finding.message
            and self.says_zh in finding.message_zh
            and self.places in (None, len(finding.evidence))
        )


class Case(Page, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page with the reports that it is judged with.

    `previous` is of the year before, and `beside` are others of its set: of the same form, body and
    year where they do not say otherwise.
    """

    previous: Page | None = None
    beside: tuple[Page, ...] = ()
    finding: Wanted | None = None
    also: tuple[str, ...] = ()  # other rules that speak of the page

    def judge(self, **options: list[str]) -> list[gp.Finding]:
        """The findings of the page, which is the last of its set."""
        report = self.parse()
        if self.beside:
            others = [other.parse() for other in self.beside]
            return gp.check_set([*others, report], **options)[-1]
        previous = None if self.previous is None else self.previous.parse()
        return gp.check(report, previous, **options)


class Cases(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Those of a rule, by their names."""

    fails: dict[str, Case] = {}
    passes: dict[str, Case] = {}


def path_of(code: str) -> Path:
    return ROOT / f"{MODULES[code].replace('.', '/')}.cases.toml"


@cache
def cases_of(code: str) -> Cases:
    """The cases of a rule, none where its file is not there."""
    path = path_of(code)
    read = msgspec.toml.decode(path.read_text("utf-8")) if path.exists() else {}
    common = read.pop("all", {})
    sides = {
        side: {name: _complete({**common, **case}) for name, case in named.items()}
        for side, named in read.items()
    }
    return msgspec.convert(sides, Cases)


_YEARS = {"2014": 2016, "2021": 2022}


def _complete(case: dict[str, Any]) -> dict[str, Any]:
    """A case whose other reports are of its form, its body and its year or the one before."""
    form = case.get("form", "2021")
    same = {"form": form, "year": _YEARS[form]}
    same |= {key: case[key] for key in ("agency", "year") if key in case}
    if "previous" in case:
        case |= {"previous": {**same, "year": same["year"] - 1, **case["previous"]}}
    if "beside" in case:
        case |= {"beside": [{**same, **other} for other in case["beside"]]}
    return case


@cache
def _parsed(page: bytes, served: str | None) -> gp.AnnualReport:
    return gp.parse(page, name="report.html", charset=served)


def _before_a_list(page: bytes, numbers: str) -> bytes:
    """A Word document that includes a page, and has a list of one item after it."""
    item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>无。</w:t></w:r></w:p>"
    level = f"<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='{numbers}'/><w:lvlText w:val='%1'/></w:lvl>"
    lists = f"<w:abstractNum w:abstractNumId='1'>{level}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    return zipped(
        word_parts(
            f"<w:altChunk r:id='c'/>{item}", ("c", "aFChunk", "c.bin"), ("n", "numbering", "numbering.xml"),
            c__bin=page, numbering__xml=f"<w:numbering {W}>{lists}</w:numbering>",
        )
    )  # fmt: skip


def _table(name: str) -> FormTable:
    table = MODERN.table(name)
    assert table is not None
    return table
