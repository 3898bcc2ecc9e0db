"""``govreport batch``."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govreport_parse.cli import conventions
from govreport_parse.cli.conventions import (
    EXIT_INTERRUPTED,
    EXIT_MISUSE,
    NO_DOCUMENT,
    archive_errors,
    chosen_language,
    lang_option,
    misuse,
    ocr_option,
    split_codes,
)
from govreport_parse.cli.failures import (
    Held,
    failure_lines,
    held_by,
    require_writable,
    write_failures,
)
from govreport_parse.cli.single import keep_reports
from govreport_parse.outputs.safe import say

if TYPE_CHECKING:
    from types import FrameType

    from govreport_parse.archive.run.progress import Progress
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
@click.option(
    "--tables", multiple=True, metavar="NAMES",
    help="Only these tables (reports,readings): what others would hold is not read, and without findings nothing is checked.",
)  # fmt: skip
@click.option("--retry-failed", is_flag=True, help="Read files again that failed before.")
@click.option(
    "--failures", type=click.Path(path_type=Path), metavar="FILE",
    help="Write what gave no report, and why, as CSV: all of the dataset, not of this run alone.",
)  # fmt: skip
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Scheduler of a Dask cluster that does it, or the JSON file that names it.",
)
@ocr_option
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
    tables: Sequence[str],
    retry_failed: bool,
    failures: Path | None,
    cluster: str | None,
    ocr: bool,
    lang: str | None,
) -> None:
    """Read archives of reports into a dataset.

    A source is a folder, zip, tar, WARC, JSON lines or Parquet file, a URL of one, or "-" for
    a list of paths on standard input. Run again, it goes on where it stopped: files that did
    not change are passed over.

    Exit status: 0 done; 2 files that were read now failed (the others are done; the first
    ten are named, and the table failures has all with their reasons), a source holds no document, misuse, or a source or the dataset
    cannot be opened; 130 interrupted.
    """
    language = chosen_language(lang)
    if failures is not None:
        require_writable(failures, language)
        keep_reports(failures, map(Path, sources), language)
    with archive_errors(language):
        options = _options(select, ignore, tables, (timeout, memory), ocr, language)
        zh = language == "zh"
        progress = _batch(sources, out, zh, options, workers, chunk, retry_failed, cluster)
        _tell(progress, out, failures, language)
    if progress.failures or progress.empty:
        sys.exit(EXIT_MISUSE)


def _options(
    select: Sequence[str],
    ignore: Sequence[str],
    tables: Sequence[str],
    limits: tuple[float, int],
    ocr: bool,
    language: str,
) -> Options:
    from govreport_parse.archive.work.outcome import Options
    from govreport_parse.model.errors import WrongCall
    from govreport_parse.rules import expand_codes

    chosen, ignored = tuple(split_codes(select)), tuple(split_codes(ignore))
    timeout, memory = limits
    try:
        expand_codes([*chosen, *ignored])
        return Options(
            select=chosen or None, ignore=ignored, timeout=timeout, memory=memory,
            tables=tuple(split_codes(tables)) or None, ocr=ocr,
        )  # fmt: skip
    except WrongCall as error:
        misuse(error.message(language))


def _batch(
    wheres: Sequence[str],
    out: str,
    zh: bool,
    options: Options,
    workers: int | None,
    chunk: int,
    retry_failed: bool,
    cluster: str | None,
) -> Progress:
    from govreport_parse.archive.run.arguments import open_sources
    from govreport_parse.archive.run.batch import run_batch
    from govreport_parse.archive.work.spared import spare_pandas

    if conventions.own_process:
        spare_pandas()
    sources = open_sources("batch", wheres)
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
    return progress


def _tell(progress: Progress, out: str, failures: Path | None, lang: str) -> None:
    """Say what a run came to: what failed on standard error, what there is now on standard output."""
    from govreport_parse.archive.run.dataset import open_dataset

    zh = lang == "zh"
    for label in progress.empty:
        say(f"{label}: {NO_DOCUMENT[zh]}", err=True)
    for line in failure_lines(progress, lang):
        say(line, err=True)
    with open_dataset(out) as dataset:
        if failures is not None:
            rows = write_failures(dataset, failures, lang)
            say(f"{failures}：{rows}行" if zh else f"{failures}: {rows} row(s)")
        say(_summary(progress, held_by(dataset), out, zh))


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


def _summary(progress: Progress, held: Held, out: str, zh: bool) -> str:
    p = progress
    if zh:
        words = (
            f"{out}：读取报告{p.reports}份，失败{p.failures}个，跳过{p.skipped}个；"
            f"未变{p.unchanged}个，已更新{p.changed}个，重复{p.repeated}个。"
            f"数据集现有报告{held.reports}份，{'未检查' if held.findings is None else f'问题{held.findings}个'}"
        )
        more = f"，未得到报告的来源{held.failures}个；原因见failures表" if held.failures else ""
        return f"{words}{more}。"
    words = (
        f"{out}: {p.reports} report(s) read, {p.failures} failure(s), {p.skipped} left out; "
        f"{p.unchanged} unchanged, {p.changed} done again, {p.repeated} repeated. "
        f"The dataset holds {held.reports} report(s) "
        f"{'that were not checked' if held.findings is None else f'with {held.findings} finding(s)'}"
    )
    more = f"; {held.failures} source(s) without one: the table failures says why"
    return f"{words}{more if held.failures else ''}."
