"""An archive into a dataset: chunks to workers, their files into place, what is left over merged."""

from __future__ import annotations

import logging
import tempfile
import uuid
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from govreport_parse.archive.across.duplicates import write_duplicates
from govreport_parse.archive.across.findings import ACROSS, write_findings_across
from govreport_parse.archive.run.arguments import archive_name, open_sources, require_options
from govreport_parse.archive.run.progress import Progress
from govreport_parse.archive.sources import ReportSource
from govreport_parse.archive.store.catalogue import Catalogue
from govreport_parse.archive.store.database import DATABASE, write_database
from govreport_parse.archive.store.files import Store
from govreport_parse.archive.store.ledger import Ledger, State
from govreport_parse.archive.store.merging import SMALL, plan_merges
from govreport_parse.archive.store.package import write_package
from govreport_parse.archive.work.chunks import Chunk, Row, as_row, pack, pending
from govreport_parse.archive.work.messages import MergeTask, ParseTask
from govreport_parse.archive.work.outcome import Options
from govreport_parse.archive.work.pool import Job, Pool, Result, Workers, cores
from govreport_parse.model.errors import GovReportError
from govreport_parse.outputs.safe import one_line

__all__ = [
    "CHUNK_ITEMS",
    "DatasetBusy",
    "NoFolder",
    "OutInsideSource",
    "Progress",
    "Workers",
    "run_batch",
]

_LOG = logging.getLogger(__name__)
#: Sources in a chunk: enough that a message costs nothing beside reading them, few enough that a
#: run that is ended loses little.
CHUNK_ITEMS = 64
# Staged chunks that are merged together while a run goes on, so that files stay few.
_MERGE_EVERY = SMALL // CHUNK_ITEMS


class DatasetBusy(GovReportError):
    """Another run is writing to the dataset."""


class OutInsideSource(GovReportError):
    """The dataset would lie in a folder that is read."""


class NoFolder(GovReportError):
    """A file stands where the dataset's folder is to be."""


def run_batch(
    sources: str | Path | ReportSource | Iterable[str | Path | ReportSource],
    out: str | Path,
    *,
    options: Options | None = None,
    workers: int | None = None,
    chunk: int = CHUNK_ITEMS,
    retry_failed: bool = False,
    pool: AbstractContextManager[Workers] | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Read every report of some archives into a dataset; a second run goes on where one stopped.

    Parameters
    ----------
    sources
        Folders, archives or files, by paths or URLs, or opened by
        :func:`govreport_parse.archive.sources.open_source`; one, or a list. Sources that a former run had and these
        lack stay in the dataset.
    out
        The dataset's folder, made if need be; a path or a URL for fsspec.
    options
        Rules and limits.
    workers
        Processes; by default one for each core.
    chunk
        Sources that are committed together.
    retry_failed
        Read unchanged sources again that failed before.
    pool
        Where the work is done instead, which is entered here.
    on_progress
        Called after every chunk, and while sources are passed over.

    Returns
    -------
    Progress
        The final counts.

    Raises
    ------
    DatasetBusy
        Another run is writing to the dataset.
    OutInsideSource
        The dataset would lie in a folder that is read.
    NoFolder
        A file stands where the dataset's folder is to be.
    OtherTables
        The dataset was made by a version of the package whose tables differ, or with other tables than `options` want.
    WorkerError
        Where workers cannot do their work, whatever the sources.
    UnreadableDocument
        A source cannot be opened.
    GovReportError
        Two sources would go by the same name.
    WrongType, WrongCall
        For what is no source, no options, or no number of workers.
    """
    require_options("batch", options, workers)
    archives = open_sources("batch", sources)
    options = options or Options()
    store = Store(out)
    _require_outside(store, archives)
    _require_folder(store)
    store.make("")
    _LOG.info("reading %d archive(s) into %s", len(archives), one_line(store.where))
    with ExitStack() as stack:
        stack.enter_context(_locked(store))
        catalogue = Catalogue(store, options.left_out)
        scratch = Path(stack.enter_context(_scratch(store)))
        if not store.exists(DATABASE):
            write_database(store, scratch)
        workforce = stack.enter_context(pool or Pool(workers or cores()))
        run = _Run(catalogue, options, on_progress or (lambda _progress: None))
        with Ledger(scratch / "ledger.sqlite", options.digest, retry_failed=retry_failed) as ledger:
            catalogue.load(ledger)
            run.read(archives, ledger, workforce, chunk)
        run.tidy(workforce)
        if "duplicates" not in catalogue.left_out and not catalogue.is_current("duplicates"):
            write_duplicates(catalogue, run.tmp, scratch)
        if options.checked and not catalogue.is_current(ACROSS):
            write_findings_across(catalogue, workforce, options, run.tmp, scratch)
        write_package(catalogue)
        store.remove(run.tmp)
        done = run.progress
        _LOG.info("done: %d report(s), %d failure(s)", done.reports, done.failures)
        return run.progress


def _require_outside(store: Store, sources: Sequence[ReportSource]) -> None:
    """Refuse a dataset in a folder that is read: it would be read as an archive itself."""
    if not store.local:
        return
    out = Path(store.root).resolve()
    for source in sources:
        folder = Path(source.label)
        if folder.is_dir() and out.is_relative_to(folder.resolve()):
            raise OutInsideSource(
                store.where,
                f"the dataset would lie inside {source.label}, which is read; give another --out",
                f"数据集位于待读取的{source.label}之内；请为--out另选位置",
            )


def _require_folder(store: Store) -> None:
    """Refuse a dataset whose folder cannot be made, as a file stands there or above it."""
    if not store.local:
        return
    out = Path(store.root)
    standing = next((path for path in (out, *out.parents) if path.exists()), out)
    if not standing.is_dir():
        raise NoFolder(
            store.where,
            f"a dataset is a folder, and {standing} is a file; give another --out",
            f"数据集是文件夹，而{standing}是文件；请为--out另选位置",
        )


def _locked(store: Store) -> AbstractContextManager[object]:
    if not store.local:
        return ExitStack()  # shared storage has no locks
    from filelock import FileLock, Timeout

    lock = FileLock(store.full(".lock"))
    try:
        return lock.acquire(timeout=0)
    except Timeout as error:
        raise DatasetBusy(
            store.where,
            "another run is writing to this dataset; wait for it to end",
            "另一个任务正在写入该数据集；请等待其结束",
        ) from error


def _scratch(store: Store) -> tempfile.TemporaryDirectory[str]:
    """A local folder for the run's own files; the next run removes that of one that was killed."""
    if not store.local:
        return tempfile.TemporaryDirectory(prefix="govreport-")
    store.make(".tmp")
    return tempfile.TemporaryDirectory(dir=store.full(".tmp"))


class _Run:
    """One run: hands out jobs and commits what comes back."""

    def __init__(
        self,
        catalogue: Catalogue,
        options: Options,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self.catalogue = catalogue
        self.tmp = f".tmp/{uuid.uuid4().hex}"
        self.progress = Progress()
        self._options = options
        self._on_progress = on_progress
        self._met: dict[State, int] = Counter()
        self._staged: deque[str] = deque()
        catalogue.store.make(self.tmp)

    def read(
        self, archives: Sequence[ReportSource], ledger: Ledger, workforce: Workers, chunk: int
    ) -> None:
        """Read all sources of archives that are new or changed, as `ledger` says."""
        todo = pending(self._counted(self._rows(archives)), ledger, self._met)
        for result in workforce.run(self._jobs(pack(todo, chunk))):
            self._take(result)
        self._show()

    def tidy(self, workforce: Workers) -> None:
        """Merge what is staged, and rewrite chunks with rows that count no more."""
        while groups := plan_merges(self.catalogue.chunks):
            self.progress.merging = True
            _LOG.info("merging %d group(s) of files", len(groups))
            self._show()
            for result in workforce.run(self._merge(group) for group in groups):
                self._take(result)
        self.progress.merging = False

    def _rows(self, archives: Sequence[ReportSource]) -> Iterator[Row]:
        for archive in archives:
            name = archive_name(archive)
            documents = 0
            for entry in archive:
                row = as_row(name, entry, archive.label, pictures=self._options.ocr)
                documents += row.data is not None
                yield row
            if not documents:
                self.progress.empty += (archive.label,)

    def _counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        for number, row in enumerate(rows):
            if number % CHUNK_ITEMS == 0:
                self._show()
            yield row

    def _jobs(self, chunks: Iterable[Chunk]) -> Iterator[Job]:
        for chunk in chunks:
            # Only chunks of this run are merged before its end: no source of it supersedes them.
            while len(self._staged) >= _MERGE_EVERY:
                group = tuple(self._staged.popleft() for _ in range(_MERGE_EVERY))
                yield self._merge(group)
            request = ParseTask(
                store=self.catalogue.store.where,
                tmp=self.tmp,
                chunk=self.catalogue.next_chunk(),
                options=self._options,
                superseded=chunk.superseded,
            )
            yield Job(request, chunk.payload, len(chunk.names))

    def _merge(self, group: tuple[str, ...]) -> Job:
        merge = self.catalogue.merge(group)
        request = MergeTask(
            store=self.catalogue.store.where,
            tmp=self.tmp,
            chunk=self.catalogue.next_chunk(),
            merge=merge,
        )
        return Job(request)

    def _take(self, result: Result) -> None:
        request, done = result.job.request, result.done
        self.progress.lost += result.lost
        if isinstance(request, MergeTask):
            self.catalogue.commit_merge(request.chunk, done.files, request.merge)
        elif isinstance(request, ParseTask):
            items = sum(n for kind, n in done.counts.items() if kind.startswith("sources/"))
            superseded = len(request.superseded)
            self.catalogue.commit(request.chunk, done.files, items - superseded, request.superseded)
            self._staged.append(request.chunk)
            _LOG.debug("chunk %s: %d source(s) committed", request.chunk, items)
            self._count(done.counts)
            self.progress.explain(done.unread)
        self._show()

    def _count(self, counts: dict[str, int]) -> None:
        self.progress.count(
            reports=counts.get("sources/report", 0),
            failures=counts.get("sources/failure", 0),
            skipped=counts.get("sources/skipped", 0),
            findings=counts.get("findings", 0),
        )

    def _show(self) -> None:
        self.progress.unchanged = self._met.get(State.UNCHANGED, 0)
        self.progress.changed = self._met.get(State.CHANGED, 0)
        self.progress.repeated = self._met.get(State.REPEATED, 0)
        self._on_progress(self.progress)
