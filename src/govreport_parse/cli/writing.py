"""Where findings and pages go: standard output, or a file that is made once all is written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO
from pathlib import Path
from typing import BinaryIO, TextIO

from govreport_parse.cli.conventions import misuse
from govreport_parse.model.errors import MissingExtra, why_not_written
from govreport_parse.outputs.checked import Checked
from govreport_parse.outputs.formats import (
    BytesWriter,
    FindingWriter,
    bytes_writer,
    find_format,
    finding_writer,
)

__all__ = ["Writer", "write_file", "writer_to"]

Writer = Callable[[Checked], None]

_NO_TEXT = (
    "--format {} is no text that a terminal could show; add -o FILE.{}",
    "--format {}不是可在终端显示的文本，请用-o FILE.{}指定文件",
)


def writer_to(output: Path | None, chosen: str, lang: str, *, statistics: bool) -> Writer:
    """What will write findings to a file, or to standard output, in a format or as a count by rule.

    It ends as for misuse, before anything is read, where that cannot be.
    """
    if statistics:
        return lambda checked: _write_text(output, "utf-8", _statistics, checked, lang)
    form = find_format(chosen)
    encoding = form.encoding
    if encoding is None and output is None and sys.stdout.isatty():
        misuse(_NO_TEXT[lang == "zh"].format(chosen, chosen))
    try:
        if encoding is None:
            in_bytes = bytes_writer(chosen)
            return lambda checked: _write_bytes(output, in_bytes, checked, lang)
        in_text = finding_writer(chosen)
    except MissingExtra as error:
        misuse(error.message(lang))
    if form.declared and output is None:
        return lambda checked: _write_bytes(None, _encoded(in_text, encoding), checked, lang)
    return lambda checked: _write_text(output, encoding, in_text, checked, lang)


def _encoded(write: FindingWriter, encoding: str) -> BytesWriter:
    """What writes the same in an encoding."""

    def write_bytes(checked: Checked, out: BinaryIO, lang: str) -> None:
        text = StringIO()
        write(checked, text, lang)
        out.write(text.getvalue().encode(encoding))

    return write_bytes


def _statistics(checked: Checked, out: TextIO, lang: str) -> None:
    from govreport_parse.outputs.terminal import console_for, show_statistics

    show_statistics(checked.findings, console_for(out), lang)


def _write_text(
    output: Path | None, encoding: str, write: FindingWriter, checked: Checked, lang: str
) -> None:
    if output is None:
        write(checked, sys.stdout, lang)
        return
    text = StringIO()
    write(checked, text, lang)
    write_file(output, text.getvalue(), lang, encoding)


def write_file(output: Path, text: str, lang: str, encoding: str = "utf-8") -> None:
    """Make a file, or end as for misuse where that cannot be."""
    with _told(output, lang):
        output.write_text(text, encoding=encoding, newline="")


def _write_bytes(output: Path | None, write: BytesWriter, checked: Checked, lang: str) -> None:
    data = BytesIO()
    write(checked, data, lang)
    if output is None:
        sys.stdout.buffer.write(data.getvalue())
        return
    with _told(output, lang):
        output.write_bytes(data.getvalue())


@contextmanager
def _told(path: Path, lang: str) -> Iterator[None]:
    """Say on standard error why a file cannot be written, and end as for misuse."""
    try:
        yield
    except OSError as error:
        misuse(f"{path}: {why_not_written(error)[lang == 'zh']}")
