"""What became of one source: the only place where any exception is caught."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import msgspec

from govreport_parse import __version__
from govreport_parse.archive.store.chosen import parts_wanted, tables_left_out
from govreport_parse.archive.store.entries import Failure
from govreport_parse.archive.work.limits import OutOfTime, limited
from govreport_parse.model.arguments import require_codes
from govreport_parse.model.errors import GovReportError
from govreport_parse.model.records import AnnualReport, Finding
from govreport_parse.pipeline import parse
from govreport_parse.rules import check, expand_codes

__all__ = ["Options", "Outcome", "attempt", "out_of_time", "read_item"]

# A scan of 40 pages takes 400 seconds; recognition asks for 1 to 2 GiB of addresses, of which it uses one.
_OCR_TIMES, _OCR_MEMORY = 10, 2 * 1024

Finish: TypeAlias = Callable[[AnnualReport, tuple[Finding, ...]], None]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How sources are read and checked.

    Attributes
    ----------
    select, ignore
        Rules to apply, to leave out, as in :func:`govreport_parse.check`.
    timeout
        Seconds for one source; None for no limit.
    memory
        MiB that reading one source may add; None for no limit.
    tables
        What is wanted of reports, as ``govreport batch --tables`` has it; None for all. What they lack is not read: where
        neither ``findings`` nor ``records`` are among them, nothing is checked, and an outcome's findings are none
        for that reason alone.
    ocr
        Characters of scans are recognised: a page takes 4 to 10 seconds, so that a source has ten times
        `timeout`, and 2 GiB beside `memory`.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    timeout: float | None = 60.0
    memory: int | None = 1024
    tables: tuple[str, ...] | None = None
    ocr: bool = False

    def __post_init__(self) -> None:
        tables_left_out("Options()", self.tables)
        require_codes("Options", "select", self.select)
        require_codes("Options", "ignore", self.ignore)

    @property
    def seconds(self) -> float | None:
        """What `timeout` comes to."""
        return self.timeout * _OCR_TIMES if self.ocr and self.timeout is not None else self.timeout

    @property
    def mebibytes(self) -> int | None:
        """What `memory` comes to."""
        return self.memory + _OCR_MEMORY if self.ocr and self.memory is not None else self.memory

    @property
    def digest(self) -> str:
        """Digest of all that decides the rows of a report: version, rules, recognition, not the limits."""
        chosen = None if self.select is None else sorted(expand_codes(self.select))
        decisive: tuple[object, ...] = (
            __version__,
            chosen,
            sorted(expand_codes(self.ignore)),
            *["ocr"] * self.ocr,
        )
        if self.left_out:
            decisive += (self.left_out,)
        return hashlib.sha256(msgspec.json.encode(decisive)).hexdigest()[:16]

    @property
    def left_out(self) -> tuple[str, ...]:
        """The tables that are not wanted."""
        return tables_left_out("Options()", self.tables)

    @property
    def checked(self) -> bool:
        """Whether rules are applied."""
        return "findings" not in self.left_out


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """A source as it came out.

    Attributes
    ----------
    name
        Name in the archive.
    report
        None where it failed.
    findings
        What the rules found.
    failure
        None where it was read.
    url
        Address it was crawled from.
    """

    name: str
    report: AnnualReport | None
    findings: tuple[Finding, ...]
    failure: Failure | None
    url: str | None = None


def read_item(item: Mapping[str, Any], options: Options, finish: Finish | None = None) -> Outcome:
    """Read and check one source; never raises for what is in it.

    Parameters
    ----------
    item
        A row of :data:`govreport_parse.archive.work.chunks.ITEMS`.
    options
        Rules and limits.
    finish
        What else is done with the report, its JSON among it; it fails as reading does.
    """
    name, url = item["name"], item["url"]
    done: list[tuple[AnnualReport, tuple[Finding, ...]]] = []

    def work(begin: Callable[[str], None]) -> None:
        begin("read")
        want = parts_wanted(options.left_out)
        report = parse(
            item["data"], name=name, charset=item["charset"], want=want, ocr=options.ocr,
            beside=dict(item.get("pictures") or ()).get,
        )  # fmt: skip
        findings: tuple[Finding, ...] = ()
        if options.checked:
            begin("check")
            findings = tuple(check(report, select=options.select, ignore=options.ignore))
        # Text that no JSON can hold is a failure of this source alone.
        if finish is None:
            report.to_json()
        else:
            finish(report, findings)
        done.append((report, findings))

    failure = attempt(work, options)
    report, findings = done[0] if failure is None else (None, ())
    return Outcome(name=name, report=report, findings=findings, failure=failure, url=url)


def attempt(work: Callable[[Callable[[str], None]], None], options: Options) -> Failure | None:
    """Do some work within the limits; give what stopped it, and never raise for that.

    `work` calls what it is given with the name of each stage that it begins.
    """
    stage = "read"

    def begin(name: str) -> None:
        nonlocal stage
        stage = name

    try:
        with limited(options.seconds, options.mebibytes):
            work(begin)
    except GovReportError as error:
        return Failure(
            stage=stage,
            kind=type(error).__name__,
            message=error.reason,
            message_zh=error.reason_zh,
        )
    except OutOfTime:
        return out_of_time(stage, options)
    except MemoryError:
        return Failure(
            stage=stage,
            kind="OutOfMemory",
            message=f"reading it takes more than {options.mebibytes} MiB; raise --memory to try again",
            message_zh=f"读取所需内存超过{options.mebibytes} MiB；可提高--memory后重试",
        )
    except Exception as error:  # noqa: BLE001 - one bad source must not stop the archive
        return Failure(
            stage=stage,
            kind=type(error).__name__,
            message=f"an unexpected {type(error).__name__}; please report it with the traceback",
            message_zh="处理该文件时程序出错；请将失败记录中的详细信息反馈给维护人员",
            traceback=_printable(traceback.format_exc()),
        )
    return None


def out_of_time(stage: str, options: Options) -> Failure:
    """The failure of a source that was not done in time."""
    return Failure(
        stage=stage,
        kind="OutOfTime",
        message=f"not done within {options.seconds:g} s; raise --timeout to try again",
        message_zh=f"{options.seconds:g}秒内未完成；可提高--timeout后重试",
    )


def _printable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
