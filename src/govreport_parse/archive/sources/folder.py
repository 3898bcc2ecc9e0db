"""Folders, file by file, and the archives that lie in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govreport_parse.archive.sources.intake import Intake
from govreport_parse.archive.sources.limits import Refused, check_size, read_bounded
from govreport_parse.archive.sources.packing import archive_kind
from govreport_parse.archive.sources.places import Entry, Place
from govreport_parse.archive.sources.records import Item, Opener, ReportSource, Skipped
from govreport_parse.archive.sources.zips import reading_order
from govreport_parse.model.errors import why_not_opened
from govreport_parse.readers.beside import FindBeside, beside_page, nothing_beside

__all__ = ["FileSource", "FolderSource"]

# Opens an archive of a kind, given its name for people, its bytes, and its members' prefix.
ArchiveOpener = Callable[[str, str, Opener, str], ReportSource]


class FileSource:
    """One report file; files of one list share an intake, so that their links are found."""

    def __init__(
        self,
        label: str,
        opener: Opener,
        name: str,
        intake: Intake | None = None,
        beside: FindBeside = nothing_beside,
    ) -> None:
        self.label = label
        self._beside = beside
        self._open = opener
        self._name = name
        self._intake = intake

    def __iter__(self) -> Iterator[Item | Skipped]:
        intake = self._intake or Intake(self.label)
        try:
            with self._open() as file:
                yield intake.take(self._name, read_bounded(file), beside=self._beside)
        except Refused as refused:
            yield intake.skip(self._name, refused)
        except OSError as error:
            yield intake.skip(self._name, Refused(*why_not_opened(error)))


class FolderSource:
    """All files below a folder: sorted, pages before the files that they may link.

    Links are not followed and special files not opened; both are reported.
    """

    def __init__(
        self, label: str, place: Place, open_archive: ArchiveOpener, prefix: str = ""
    ) -> None:
        self.label = label
        self._place = place
        self._open_archive = open_archive
        self._prefix = prefix

    def __iter__(self) -> Iterator[Item | Skipped]:
        intake = Intake(self.label, self._prefix)
        for found in self._place.walk():
            if isinstance(found, OSError):
                yield intake.skip(found.filename or self.label, Refused(*why_not_opened(found)))
                continue
            for entry in sorted(found, key=lambda entry: reading_order(entry.name)):
                yield from self._entry(entry, intake)
        yield from intake.summary()

    def _entry(self, entry: Entry, intake: Intake) -> Iterator[Item | Skipped]:
        name = entry.name
        if entry.special is not None:
            yield intake.skip(name, entry.special)
            return
        if not intake.expects(name):
            return
        shown = self._prefix + name
        try:
            with entry.open() as file:
                kind = archive_kind(name, file)
                if kind is None:
                    check_size(entry.size)
                    beside = beside_page(name, self._place.read)
                    yield intake.take(name, read_bounded(file), beside=beside)
            if kind is not None:
                yield from self._open_archive(kind, shown, entry.open, f"{shown}/")
        except Refused as refused:
            yield intake.skip(name, refused)
        except OSError as error:
            yield intake.skip(name, Refused(*why_not_opened(error)))
