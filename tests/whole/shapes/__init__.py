"""The shapes and what is right of each: see README.md."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import msgspec

import govreport_parse as gp
from tests.archive import outcomes

__all__ = ["Shape", "Verdict", "judge", "kinds", "shapes"]

FOLDER = Path(__file__).parent
Half = Literal["open", "kept"]
# What a file holds that is read as an archive: one page or record, or none.
_ARCHIVES = (".warc", ".warc.gz", ".jsonl.zst", ".jsonl.gz")


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """One file with its label."""

    kind: str
    path: Path
    label: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.kind}/{self.path.name}"


class Verdict(msgspec.Struct, kw_only=True):
    """Cells of one file by what became of them, and everything else that is wrong."""

    right: int = 0
    wrong: list[str] = []
    lost: list[str] = []
    withheld: int = 0
    accused: list[str] = []
    other: list[str] = []


def kinds(half: Half) -> list[str]:
    """The kinds of a half, each a folder or a zip of one."""
    return sorted(place.stem for place in (FOLDER / half).iterdir())


def shapes(half: Half, of: Collection[str] = (), *, every: int = 1) -> Iterator[Shape]:
    """The files of a half: of some kinds, else of all, one of `every`."""
    for place in sorted((FOLDER / half).iterdir()):
        if of and place.stem not in of:
            continue
        folder = _unpacked(place) if place.suffix == ".zip" else place
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        for name, label in sorted(labels.items())[::every]:
            yield Shape(kind=place.stem, path=folder / name, label=label)


@cache
def _scratch() -> TemporaryDirectory[str]:
    """Where files are unpacked; it goes with the process."""
    return TemporaryDirectory(prefix="shapes-")


def _unpacked(packed: Path) -> Path:
    folder = Path(_scratch().name, packed.parent.name, packed.stem)
    if not folder.exists():
        with zipfile.ZipFile(packed) as files:
            files.extractall(folder)
    return folder


def _report(path: Path) -> gp.AnnualReport:
    """The one report of a file or archive.

    Raises
    ------
    GovReportError
        If it holds none that can be read; of an archive, with what is said of it.
    """
    if not path.name.endswith(_ARCHIVES):
        return gp.parse(path)
    found = outcomes(path)
    reports = [one.report for one in found if one.report is not None]
    if len(reports) != 1:
        said = " ".join(one.failure.message for one in found if one.failure is not None)
        raise gp.GovReportError(path.name, said, said)
    return reports[0]


def judge(shape: Shape) -> Verdict:
    label, verdict = shape.label, Verdict()
    try:
        report = _report(shape.path)
    except gp.GovReportError as error:
        if label.get("refuse") is False:
            verdict.other.append(f"refused: {error}")
        elif label.get("refuse") is None and label.get("error_names"):
            named = label["error_names"]
            names = [named] if isinstance(named, str) else named
            if not any(name.lower() in str(error).lower() for name in names):
                verdict.other.append(f"the error does not name {named}: {error}")
        return verdict
    if label.get("refuse"):
        verdict.other.append("accepted, and is no report")
        return verdict
    _cells(report, label, verdict)
    _masthead(report, label, verdict)
    if label.get("no_findings"):
        lenient = {*label.get("may_withhold", ())}
        lenient |= {code for code, value in label.get("right", {}).items() if value is None}
        for finding in gp.check(report):
            reading_note = finding.rule.startswith("GR0")
            if finding.severity != "hint" and not (reading_note and lenient):
                verdict.accused.append(f"{finding.rule} {finding.message}")
    return verdict


def _key(reading: gp.Reading) -> str:
    if reading.applicant is None:
        return str(reading.indicator)
    return f"{reading.indicator}/{reading.applicant}"


def _cells(report: gp.AnnualReport, label: dict[str, Any], verdict: Verdict) -> None:
    found = {_key(reading): reading for reading in report.readings if reading.indicator}
    lenient = frozenset(label.get("may_withhold", ()))
    not_blank = frozenset(label.get("not_blank", ()))
    for code, value in label.get("right", {}).items():
        reading = found.get(code)
        got = None if reading is None else reading.value
        if got is not None and (value is None or float(got) != float(value)):
            verdict.wrong.append(f"{code} is {value}, read {got}")
        elif got is not None or value is None:
            verdict.right += 1
        elif code in not_blank and reading is not None and reading.status == "blank":
            verdict.wrong.append(f"{code} is {value}, read as blank")
        elif code in lenient:
            verdict.withheld += 1
        else:
            verdict.lost.append(code)
    for code, values in label.get("never", {}).items():
        reading = found.get(code)
        got = None if reading is None else reading.value
        if got is not None and float(got) in map(float, values):
            verdict.wrong.append(f"{code} must not be {got}")


def _masthead(report: gp.AnnualReport, label: dict[str, Any], verdict: Verdict) -> None:
    numbers = [s.number for s in report.sections if s.number is not None]
    titles = [s.title for s in report.sections]
    agency, region = report.agency.name, report.agency.region
    checks = [
        ("sections", numbers, label.get("sections")),
        ("titles", titles, label.get("section_titles")),
        ("agency", agency, label.get("agency")),
        ("year", report.year, label.get("year")),
    ]
    for name, got, wanted in checks:
        if wanted is not None and got != wanted:
            verdict.other.append(f"{name} {got}, not {wanted}")
    anyone = label.get("agency_any")
    if anyone and agency not in anyone:
        verdict.other.append(f"agency {agency}, none of {anyone}")
    lists = label.get("sections_any")
    if lists and numbers not in lists:
        verdict.other.append(f"sections {numbers}, none of {lists}")
    if agency is not None and agency in label.get("agency_never", ()):
        verdict.other.append(f"agency must not be {agency}")
    if region is not None and region in label.get("region_never", ()):
        verdict.other.append(f"region must not be {region}")
    if period := label.get("period"):
        own = report.period
        got = None if own is None else [own.start.isoformat(), own.end.isoformat()]
        wanted = [period["start"], period["end"]] if isinstance(period, dict) else list(period)
        if got != wanted:
            verdict.other.append(f"period {got}, not {wanted}")
