"""The files that a command is given, and the reports in them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from govreport_parse.cli.conventions import NO_DOCUMENT
from govreport_parse.model.errors import GovReportError, why_not_opened
from govreport_parse.model.records import AnnualReport
from govreport_parse.outputs.checked import Unread
from govreport_parse.outputs.safe import say
from govreport_parse.outputs.web import is_own_page

__all__ = ["Found", "Reports", "find_files"]

_LINK = ("a link to a folder; such links are not followed", "指向文件夹的链接，不跟随")
_NO_FILE = ("no regular file", "不是普通文件")
_ARCHIVE = (
    "an archive; unpack it, or read it with govreport batch",
    "归档文件；请解压，或用govreport batch读取",
)


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Files to be read; `unread`: what else might hold a report and is not to be read."""

    files: tuple[Path, ...]
    unread: tuple[Unread, ...]


def find_files(paths: Sequence[Path], lang: str, *, own: Collection[Path] = ()) -> Found:
    """Files as given, and all documents that folders hold: by the rule of ``govreport batch``.

    A document is what a reader does not refuse, whatever its name. Of what is not read a line on standard
    error says why; lock files of Word, hidden files and other types are counted in one.

    Parameters
    ----------
    paths
        Files and folders.
    lang
        Of what is said.
    own
        Files of the command itself (settings, baseline), which are no documents.
    """
    files: list[Path] = []
    unread: list[Unread] = []
    ours = {path.resolve() for path in own}
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        folder = _Folder(path, lang, ours)
        inside = list(folder.documents())
        if not inside:
            folder.tell(path, NO_DOCUMENT)
        files += inside
        unread += folder.unread
    return Found(files=tuple(files), unread=tuple(unread))


class _Folder:
    """One folder, searched; `unread`: what in it could not be looked at, or is an archive."""

    def __init__(self, path: Path, lang: str, own: Collection[Path]) -> None:
        self._path = path
        self._own = own
        self._zh = lang == "zh"
        self.unread: list[Unread] = []

    def tell(self, path: Path, reason: tuple[str, str]) -> None:
        """Say of a file or folder why it is not read."""
        say(f"{path}: {reason[self._zh]}", err=True)

    def documents(self) -> Iterator[Path]:
        """What may be a report, in the order of the names."""
        from govreport_parse.archive.sources.intake import OWN_PAGE, Intake

        intake = Intake(str(self._path))
        for path in sorted(self._files()):
            name = path.relative_to(self._path).as_posix()
            if path.resolve() in self._own or not intake.expects(name):
                continue
            if _is_own(path):
                intake.pass_over(OWN_PAGE)
            elif self._is_readable(path):
                yield path
        for skipped in intake.summary():
            self.tell(self._path, (skipped.reason, skipped.reason_zh))

    def _files(self) -> Iterator[Path]:
        for folder, folders, names in os.walk(self._path, onerror=self._not_listed):
            for link in filter(Path.is_symlink, (Path(folder, name) for name in folders)):
                self._refuse(link, _LINK)
            yield from (Path(folder, name) for name in names)

    def _not_listed(self, error: OSError) -> None:
        self._refuse(Path(error.filename), why_not_opened(error))

    def _is_readable(self, path: Path) -> bool:
        """Whether a file is one for the readers, which say what they find wrong with it."""
        from govreport_parse.archive.sources.packing import archive_kind

        try:
            if path.exists() and not path.is_file():  # opening a pipe would never end
                self._refuse(path, _NO_FILE)
                return False
            with path.open("rb") as file:
                kind = archive_kind(path.name, file)
        except OSError:
            return True
        except GovReportError as error:
            self._refuse(path, (error.reason, error.reason_zh))
            return False
        if kind is not None:
            self._refuse(path, _ARCHIVE)
        return kind is None

    def _refuse(self, path: Path, reason: tuple[str, str]) -> None:
        self.unread.append(Unread(file=str(path), reason=reason[0], reason_zh=reason[1]))
        self.tell(path, reason)


def _is_own(path: Path) -> bool:
    """Whether a file is a page that this program made."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return is_own_page(file.read(512))
    except OSError:  # which is said where it is read
        return False


class Reports:
    """The reports of some files, read one after another; a line on standard error for one that is none.

    Parameters
    ----------
    files
        Their paths.
    lang
        Of what is said.
    whole
        Sources are called by their paths as given, else by the file's name alone.
    ocr
        Characters of scans are recognised.
    """

    def __init__(
        self, files: Sequence[Path], lang: str, *, whole: bool = False, ocr: bool = False
    ) -> None:
        self._files = files
        self._lang = lang
        self._whole = whole
        self._ocr = ocr
        #: Files that could not be read.
        self.unread: list[Unread] = []

    def __iter__(self) -> Iterator[tuple[Path, AnnualReport]]:
        from govreport_parse.pipeline import parse

        for path in self._files:
            try:
                report = parse(path, name=str(path) if self._whole else None, ocr=self._ocr)
            except GovReportError as error:
                said = Unread(file=str(path), reason=error.reason, reason_zh=error.reason_zh)
                self.unread.append(said)
                say(f"{path}: {said.reason_zh if self._lang == 'zh' else said.reason}", err=True)
            else:
                yield path, report
