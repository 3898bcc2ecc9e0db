"""Word documents as LibreOffice prints them: comments in the margin."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

__all__ = ["missing", "printed"]

_MARGIN = 4  # where comments are printed, as LibreOffice numbers it
_SETTINGS = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Writer/Print/Content"><prop oor:name="Note" oor:op="fuse"><value>{_MARGIN}</value></prop></item>
</oor:items>
"""
_PATIENCE = 600  # seconds, however busy the machine


def missing() -> str:
    """The first program that is wanted and not there; "" if all are."""
    programs = ("soffice", "pdftotext")
    return next((name for name in programs if shutil.which(name) is None), "")


def printed(folder: Path, *drafts: Path) -> list[str]:
    """The text of each document as it prints, line by line, by a LibreOffice with settings of its own."""
    user = folder / "office" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    office = [f"-env:UserInstallation={user.parent.as_uri()}", "--headless", "--norestore"]
    _run("soffice", *office, "--print-to-file", "--outdir", folder, *drafts)
    return [_run("pdftotext", "-layout", folder / f"{draft.stem}.pdf", "-") for draft in drafts]


def _run(program: str, *arguments: object) -> str:
    command = [shutil.which(program) or program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True)  # noqa: S603
    return done.stdout.decode()
