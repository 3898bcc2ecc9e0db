"""Help for tests of the command: what it prints of reports that are clean, and that are not."""

from __future__ import annotations

import io
import json
import zipfile

from click.testing import CliRunner, Result

from govreport_parse.cli.app import main
from tests.pages import page

__all__ = ["BAD", "BROKEN", "GOOD", "rules", "run", "workbook_text"]

GOOD = {"proactive.total": "815", "proactive.channel.website": "815"}
BAD = {**GOOD, "requests.received": "3"}
BROKEN = page(values={"requests.received": "3", "complaints.total": "约6"})  # GR201, GR003


def run(*arguments: object) -> Result:
    """What ``govreport`` prints and how it ends."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def rules(result: Result) -> list[str]:
    """The codes of the findings that were printed as JSON."""
    return [json.loads(line)["rule"] for line in result.stdout.splitlines()]


def workbook_text(data: bytes) -> str:
    """The XML of a workbook, all parts one after another."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(parts.read(name).decode("utf-8") for name in parts.namelist())
