"""What a caller hands in, looked at before anything is done with it: a path is no report, a word no list."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from pathlib import Path

from govreport_parse.model.document import Document
from govreport_parse.model.errors import WrongCall, WrongType
from govreport_parse.model.records import AnnualReport
from govreport_parse.model.vocabularies import PARTS, Part

__all__ = [
    "require_codes",
    "require_document",
    "require_names",
    "require_number",
    "require_report",
    "require_reports",
    "require_whole",
    "unwanted",
]

_UNREAD = (str, bytes, Path)


def require_report(call: str, name: str, value: object) -> None:
    """Refuse what is no report.

    Parameters
    ----------
    call, name
        The function, and its parameter.
    value
        What it was given.

    Raises
    ------
    WrongType
        Saying what to do about it.
    """
    if isinstance(value, AnnualReport):
        return
    if isinstance(value, _UNREAD):
        todo = ("read it first with parse()", "请先用parse()读取")
    elif isinstance(value, Iterable):
        todo = (
            "several are for check_set() and to_frames()",
            "多份报告请用check_set()或to_frames()",
        )
    else:
        todo = ("parse() gives one", "可由parse()得到")
    raise _wrong(call, name, value, ("a report (AnnualReport)", "一份报告（AnnualReport）"), todo)


def require_reports(call: str, values: Iterable[AnnualReport]) -> list[AnnualReport]:
    """The reports that a function takes, each of which is one.

    Raises
    ------
    WrongType
        For a single report or path, or a list that holds anything else.
    """
    if isinstance(values, (AnnualReport, *_UNREAD)) or not isinstance(values, Iterable):
        listed = "[report]" if isinstance(values, AnnualReport) else "[parse(…)]"
        wanted = ("a list of reports", "报告的列表")
        raise _wrong(call, "reports", values, wanted, (f"write {listed}", f"请写作{listed}"))
    reports = list(values)
    for number, report in enumerate(reports):
        require_report(call, f"reports[{number}]", report)
    return reports


def require_whole(call: str, name: str, report: AnnualReport) -> None:
    """Refuse a report that was not read whole: nothing is known of what was left out.

    Raises
    ------
    WrongCall
        Naming what was.
    """
    if report.left_out:
        parts = ", ".join(report.left_out)
        raise WrongCall(
            f"{call}(): {name} was read without its {parts}, of which nothing can be said; read it with parse() without want",
            f"{call}()：{name}读取时略去了{parts}，无从判断；请用parse()重新读取，不要指定want",
        )


def unwanted(call: str, want: object) -> tuple[Part, ...]:
    """The parts of a report that are not wanted; its readings are read in any case.

    Raises
    ------
    WrongType
        For a single text, and for what is no collection.
    WrongCall
        For a part that there is not.
    """
    if want is None:
        return ()
    if isinstance(want, str | bytes) or not isinstance(want, Collection):
        wanted = ("a set of names", "名称的集合")
        shown = f'want={{"{want if want in PARTS else "readings"}"}}'
        raise _wrong(call, "want", want, wanted, (f"write {shown}", f"请写作{shown}"))
    for part in want:
        if part not in PARTS:
            known = ", ".join(PARTS)
            raise WrongCall(
                f"{call}(): a report has no part {part!r}; its parts are {known}",
                f"{call}()：报告没有{part!r}这一部分；可选{known}",
            )
    return tuple(part for part in PARTS if part not in want and part != "readings")


def require_codes(call: str, name: str, value: Collection[str] | None) -> None:
    """Refuse a single text where a list of codes is wanted: its letters are no codes.

    Raises
    ------
    WrongType
        For a text, and for what holds anything but texts.
    """
    listed = isinstance(value, Collection) and not isinstance(value, str | bytes)
    if value is None or (listed and all(isinstance(code, str) for code in value)):
        return
    codes = value.split(",") if isinstance(value, str) else ["GR301"]
    shown = f"{name}=[{', '.join(repr(code.strip()) for code in codes)}]"
    wanted = ("a list of codes (texts)", "代码（文本）的列表")
    raise _wrong(call, name, value, wanted, (f"write {shown}", f"请写作{shown}"))


def require_document(call: str, value: object) -> None:
    """Refuse what is no document.

    Raises
    ------
    WrongType
        Saying what gives one.
    """
    if not isinstance(value, Document):
        wanted = ("a document (Document)", "文档（Document）")
        todo = ("read_document() gives one", "可由read_document()得到")
        raise _wrong(call, "document", value, wanted, todo)


def require_number(call: str, name: str, value: object) -> None:
    """Refuse what is no number.

    Raises
    ------
    WrongType
        Saying what one is.
    """
    if not isinstance(value, int | float | Decimal) or isinstance(value, bool):
        wanted = ("a number", "数")
        raise _wrong(call, name, value, wanted, ("write it without quotes", "请去掉引号"))


def _wrong(
    call: str, name: str, value: object, wanted: tuple[str, str], todo: tuple[str, str]
) -> WrongType:
    given = type(value).__name__
    return WrongType(
        f"{call}(): {name} is to be {wanted[0]}, not {given}; {todo[0]}",
        f"{call}()：{name}应为{wanted[1]}，而不是{given}；{todo[1]}",
    )


def require_names(call: str, tables: object) -> None:
    """Refuse a text in place of a list of names of tables, which would be taken for its letters.

    Raises
    ------
    WrongType
        For a text.
    """
    if isinstance(tables, str):
        raise WrongType(
            f"{call}: tables is to be a list of names, not str; write tables=[{tables!r}]",
            f"{call}：tables应为表名的列表，而不是str；请写作tables=[{tables!r}]",
        )
