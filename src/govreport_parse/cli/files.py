"""The files that a command is given, and the reports in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from govreport_parse.model.errors import GovReportError
from govreport_parse.model.records import AnnualReport
from govreport_parse.outputs.safe import say
from govreport_parse.readers.registry import SUFFIXES, formats_in_words

__all__ = ["Reports", "find_files"]


def find_files(paths: Sequence[Path], lang: str) -> Iterator[Path]:
    """Files as given, and what folders hold; a line on standard error for one that holds none."""
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
            if not inside:
                named = formats_in_words(lang)
                zh, en = f"文件夹中没有{named}文件", f"the folder holds no {named} file"
                say(f"{path}: {zh if lang == 'zh' else en}", err=True)
            yield from inside
        else:
            yield path


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
    """

    def __init__(self, files: Sequence[Path], lang: str, *, whole: bool = False) -> None:
        self._files = files
        self._lang = lang
        self._whole = whole
        #: A file could not be read.
        self.failed = False

    def __iter__(self) -> Iterator[tuple[Path, AnnualReport]]:
        from govreport_parse.pipeline import parse

        for path in self._files:
            try:
                report = parse(path, name=str(path) if self._whole else None)
            except GovReportError as error:
                self.failed = True
                reason = error.reason_zh if self._lang == "zh" else error.reason
                say(f"{path}: {type(error).__name__}: {reason}", err=True)
            else:
                yield path, report
