"""``govreport batch``."""

from __future__ import annotations

import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from govreport_parse.cli.conventions import (
    EXIT_INTERRUPTED,
    EXIT_MISUSE,
    NO_DOCUMENT,
    archive_errors,
    chosen_language,
    lang_option,
    misuse,
    split_codes,
)
from govreport_parse.model.errors import GovReportError
from govreport_parse.outputs.safe import say

if TYPE_CHECKING:
    from types import FrameType

    from govreport_parse.archive.run.batch import Progress
    from govreport_parse.archive.sources import ReportSource
    from govreport_parse.archive.work.outcome import Options

__all__ = ["batch"]


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--out", required=True, help="The dataset's folder or URL.")
@click.option("--workers", type=click.IntRange(1), help="Processes; by default one a core.")
@click.option(
    "--timeout", type=click.FloatRange(0, min_open=True), default=60.0, show_default=True,
    metavar="S", help="Seconds for one file.",
)  # fmt: skip
@click.option(
    "--memory", type=click.IntRange(16), default=1024, show_default=True, metavar="MIB",
    help="MiB that reading one file may take.",
)  # fmt: skip
@click.option(
    "--chunk", type=click.IntRange(1, 4096), default=64, show_default=True, metavar="N",
    help="Files that are committed together.",
)  # fmt: skip
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules (GR301, GR4).")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules.")
@click.option("--retry-failed", is_flag=True, help="Read files again that failed before.")
@click.option("--cluster", metavar="ADDRESS", help="Scheduler of a Dask cluster that does it.")
@lang_option
def batch(
    sources: Sequence[str],
    out: str,
    workers: int | None,
    timeout: float,
    memory: int,
    chunk: int,
    select: Sequence[str],
    ignore: Sequence[str],
    retry_failed: bool,
    cluster: str | None,
    lang: str | None,
) -> None:
    """Read archives of reports into a dataset.

    A source is a folder, zip, tar, WARC, JSON lines or Parquet file, a URL of one, or "-" for
    a list of paths on standard input. Run again, it goes on where it stopped: files that did
    not change are passed over.

    Exit status: 0 done; 2 files that were read now failed (the others are done, and the
    table failures says why), a source holds no document, misuse, or a source or the dataset
    cannot be opened; 130 interrupted.
    """
    language = chosen_language(lang)
    with archive_errors(language):
        options = _options(select, ignore, timeout, memory, language)
        zh = language == "zh"
        _batch(sources, out, zh, options, workers, chunk, retry_failed, cluster)


def _options(
    select: Sequence[str], ignore: Sequence[str], timeout: float, memory: int, language: str
) -> Options:
    from govreport_parse.archive.work.outcome import Options
    from govreport_parse.model.errors import WrongCall
    from govreport_parse.rules import expand_codes

    chosen, ignored = tuple(split_codes(select)), tuple(split_codes(ignore))
    try:
        expand_codes([*chosen, *ignored])
    except WrongCall as error:
        misuse(error.message(language))
    return Options(select=chosen or None, ignore=ignored, timeout=timeout, memory=memory)


def _batch(
    wheres: Sequence[str],
    out: str,
    zh: bool,
    options: Options,
    workers: int | None,
    chunk: int,
    retry_failed: bool,
    cluster: str | None,
) -> None:
    from govreport_parse.archive.run.batch import run_batch

    sources = _open(wheres)
    pool = None
    if cluster is not None:
        from govreport_parse.archive.run.cluster import ClusterPool

        pool = ClusterPool(cluster)
    try:
        with _display(wheres, zh) as shown, _interruptible(shown) as show:
            progress = run_batch(
                sources, out, options=options, workers=workers, chunk=chunk,
                retry_failed=retry_failed, pool=pool, on_progress=show,
            )  # fmt: skip
    except KeyboardInterrupt:
        say(
            f"已中断；已提交的数据保留在{out}，再次运行即可继续"
            if zh
            else f"interrupted; what is committed stays in {out}: run it again to go on",
            err=True,
        )
        sys.exit(EXIT_INTERRUPTED)
    for label in progress.empty:
        say(f"{label}: {NO_DOCUMENT[zh]}", err=True)
    say(_summary(progress, out, zh))
    if progress.failures or progress.empty:
        sys.exit(EXIT_MISUSE)


def _open(wheres: Sequence[str]) -> list[ReportSource]:
    """Open all sources, before any is read.

    Raises
    ------
    GovReportError
        One cannot be opened, or two would go by the same name.
    """
    from govreport_parse.archive.run.batch import archive_name
    from govreport_parse.archive.sources import open_source

    sources = [open_source(where) for where in wheres]
    for name, times in Counter(map(archive_name, sources)).items():
        if times > 1:
            raise GovReportError(
                name,
                "two sources have this name, by which the dataset tells them apart; rename one",
                "有两个来源同名，数据集以名称区分来源；请重命名其一",
            )
    return sources


@contextmanager
def _display(wheres: Sequence[str], zh: bool) -> Iterator[Callable[[Progress], None] | None]:
    """Show how far a run is, on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Display

    from govreport_parse.archive.sources.counting import count_sources

    totals = [count_sources(where) for where in wheres]
    known = [total for total in totals if total is not None]
    total = sum(known) if len(known) == len(totals) else None
    columns = [
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,.0f}"),
        TextColumn("{task.fields[words]}"), TimeElapsedColumn(),
        *([TimeRemainingColumn()] if total is not None else []),
    ]  # fmt: skip
    with Display(*columns, console=Console(stderr=True)) as display:
        task = display.add_task("读取" if zh else "reading", total=total, words="")
        begun = display.get_time()

        def show(progress: Progress) -> None:
            met = progress.sources + progress.unchanged + progress.repeated
            rate = progress.sources / max(display.get_time() - begun, 1e-9)
            merging = "合并" if zh else "merging"
            display.update(
                task, completed=met, words=_words(progress, rate, zh),
                description=merging if progress.merging else None,
            )  # fmt: skip

        yield show


@contextmanager
def _interruptible(
    show: Callable[[Progress], None] | None,
) -> Iterator[Callable[[Progress], None]]:
    """Show how far a run is, and end it after Ctrl-C also where a destructor or a callback ate the exception."""
    pressed: list[int] = []

    def press(number: int, frame: FrameType | None) -> None:
        pressed.append(number)
        signal.default_int_handler(number, frame)

    def watch(progress: Progress) -> None:
        if pressed:
            raise KeyboardInterrupt
        if show is not None:
            show(progress)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield watch
    finally:
        signal.signal(signal.SIGINT, before)


def _words(progress: Progress, rate: float, zh: bool) -> str:
    if zh:
        return f"{rate:.0f}份/秒，问题{progress.findings}，失败{progress.failures}"
    return f"{rate:.0f}/s, {progress.findings} findings, {progress.failures} failures"


def _summary(progress: Progress, out: str, zh: bool) -> str:
    p = progress
    if zh:
        words = (
            f"{out}：报告{p.reports}份，问题{p.findings}个，失败{p.failures}个，跳过{p.skipped}个；"
            f"未变{p.unchanged}个，已更新{p.changed}个，重复{p.repeated}个"
        )
        return f"{words}。失败原因见failures表。" if p.failures or p.skipped else f"{words}。"
    words = (
        f"{out}: {p.reports} report(s), {p.findings} finding(s), {p.failures} failure(s), "
        f"{p.skipped} left out; {p.unchanged} unchanged, {p.changed} done again, {p.repeated} repeated"
    )
    return f"{words}. The table failures says why." if p.failures or p.skipped else f"{words}."
