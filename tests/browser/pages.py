"""The pages that people open, each as a file, and what is seen of one in a browser."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any

import govreport_parse as gp
from tests.cli import run
from tests.conftest import ROOT
from tests.pages import page

__all__ = ["HOSTILE", "PAGES", "PATIENCE", "SITE", "Opened", "hostile_report"]

HOSTILE = "<script>window.ran=1</script>]]><a href='javascript:window.ran=1'></style>\u202e"
PATIENCE = 300_000  # milliseconds, however busy the machine
REPORT = ROOT / "fixtures" / "2014" / "siqiao-huanbao-2016.html"


class Opened:
    """A page in the browser, with what it said on the console and what it asked for."""

    def __init__(self, page: Any, path: Path, asked: str = "") -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        self._heard = {
            "console": lambda message: self.said.append(message.text),
            "pageerror": lambda error: self.said.append(str(error)),
            "request": lambda request: self.asked.append(request.url),
        }
        for event, hear in self._heard.items():
            page.on(event, hear)
        page.set_default_timeout(PATIENCE)
        page.goto(f"{path.as_uri()}#{asked}" if asked else path.as_uri())
        if page.locator("script[src^=assets]").count():  # a page of a dashboard loads what it shows
            page.wait_for_selector("body[data-ready]")

    def leave(self) -> None:
        """Leave the page in its tab as if it had never been opened."""
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        for event, hear in self._heard.items():
            self.page.remove_listener(event, hear)
        self.page.emulate_media(media="null")
        self.page.goto("about:blank")

    def violations(self, *, colours: bool = True) -> list[str]:
        """What axe-core finds serious or critical; colours are most of its work."""
        from axe_playwright_python.sync_playwright import Axe

        left_out = {} if colours else {"color-contrast": {"enabled": False}}
        options = {"resultTypes": ["violations"], "rules": left_out}
        return [
            f"{one['id']}: {node['html']}"
            for one in Axe().run(self.page, options=options).response["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]


def hostile_report() -> bytes:
    """A report that prints scripts wherever it prints anything."""
    text = HOSTILE.replace("<", "&lt;")
    return page(
        title=f"青石区{text}2016年政府信息公开工作年度报告",
        body=f"<p>一、{text}概述</p><p>{text}公开信息5条。</p>",
        values={
            "proactive.total": f"5{HOSTILE}",
            "complaints.total": HOSTILE,
            "requests.received": "3",
        },
    ).encode()


def _view(folder: Path, source: Path) -> Path:
    made = folder / "page.html"
    assert run("view", source, "-o", made, "--lang", "zh").exit_code == 0
    return made


def _record(folder: Path, source: Path) -> Path:
    made = folder / "page.html"
    report = gp.parse(source)
    made.write_text(report.to_html(gp.check(report), lang="zh"), "utf-8")
    return made


def _review(folder: Path, source: Path) -> Path:
    made = folder / "page.html"
    options = ("--format", "html", "-o", made, "--lang", "zh", "--exit-zero")
    with chdir(source.parent):  # the page names the file as it was given
        assert run("check", source.name, *options).exit_code == 0
    return made


#: Every page: made in a folder of a report's file.
PAGES: dict[str, Callable[[Path, Path], Path]] = {
    "view": _view,
    "record": _record,
    "review": _review,
}

#: Those of a dashboard, in its folder.
SITE = ("index.html", "series.html", "reports.html", "body")
