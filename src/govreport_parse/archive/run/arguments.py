"""What a run is handed, looked at before anything is read: sources, options, a number of workers."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from govreport_parse.archive.sources import ReportSource, open_source
from govreport_parse.archive.work.outcome import Options
from govreport_parse.model.errors import GovReportError, WrongCall, WrongType

__all__ = ["archive_name", "listed_sources", "open_sources", "require_options"]


def archive_name(source: ReportSource) -> str:
    """What a dataset calls an archive: the last part of its path, so that it may be moved."""
    path = Path(source.label)
    if path.exists():
        return Path(os.path.normpath(path.absolute())).name  # links keep their own name
    return source.label.rstrip("/").rpartition("/")[2]


def open_sources(
    call: str, sources: str | Path | ReportSource | Iterable[str | Path | ReportSource]
) -> list[ReportSource]:
    """Open one source or several, before any is read.

    Parameters
    ----------
    call
        The function, for messages.
    sources
        Paths, URLs, or what :func:`govreport_parse.archive.sources.open_source` gave.

    Raises
    ------
    UnreadableDocument
        One cannot be opened.
    GovReportError
        Two would go by the same name.
    WrongType
        For what is no source.
    """
    opened = [
        cast("ReportSource", one) if _is_opened(one) else open_source(cast("str | Path", one))
        for one in listed_sources(call, sources)
    ]
    for name, times in Counter(map(archive_name, opened)).items():
        if times > 1:
            raise GovReportError(
                name,
                "two sources have this name, by which the dataset tells them apart; rename one",
                "有两个来源同名，数据集以名称区分来源；请重命名其一",
            )
    return opened


def listed_sources(call: str, sources: object) -> list[object]:
    """One source or several as a list of paths and opened sources.

    Raises
    ------
    WrongType
        For what is no source.
    """
    listed = [sources]
    if not (isinstance(sources, str | Path | bytes | bytearray) or _is_opened(sources)):
        listed = list(sources) if isinstance(sources, Iterable) else listed
    for one in listed:
        if not (isinstance(one, str | Path) or _is_opened(one)):
            given = type(one).__name__
            raise WrongType(
                f"{call}() takes a path, a list of paths or an opened source, not {given}; "
                "parse() reads the bytes of one report",
                f"{call}()的参数应为路径、路径列表或已打开的来源，而不是{given}；"
                "单份报告的字节串请用parse()读取",
            )
    return listed


def require_options(call: str, options: object, workers: object) -> None:
    """Refuse what are no options, and no number of workers.

    Raises
    ------
    WrongType, WrongCall
        Saying what they are.
    """
    if not isinstance(options, Options | None):
        given = type(options).__name__
        raise WrongType(
            f"{call}(): options is to be Options, not {given}; write Options(timeout=60)",
            f"{call}()：options应为Options，而不是{given}；请写作Options(timeout=60)",
        )
    if workers is not None and (not isinstance(workers, int) or workers < 1):
        raise WrongCall(
            f"{call}(): workers is to be a whole number from 1 on, not {workers!r}",
            f"{call}()：workers应为不小于1的整数，而不是{workers!r}",
        )


def _is_opened(source: object) -> bool:
    return hasattr(source, "label")
