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
_SECONDS = 60


def missing() -> str:
    """The first program that is wanted and not there; "" if all are."""
    programs = ("soffice", "pdftotext")
    return next((name for name in programs if shutil.which(name) is None), "")


def printed(draft: Path, folder: Path) -> Path:
    """The document as a PDF file, by a LibreOffice with settings of its own."""
    user = folder / "office" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    subprocess.run(  # noqa: S603
        [shutil.which("soffice") or "", f"-env:UserInstallation={user.parent.as_uri()}", "--headless", "--norestore",
         "--print-to-file", "--outdir", str(folder), str(draft)],
        capture_output=True, timeout=_SECONDS, check=True,
    )  # fmt: skip
    return folder / f"{draft.stem}.pdf"
