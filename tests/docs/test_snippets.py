"""Every snippet of the pages runs, over one set of reports, and prints what the page shows.

A block of ``text`` right below a snippet is what it prints. Commands run in this process, which is their worker
too; what costs seconds and has tests of its own is only understood (``COSTLY``). R and Stata are not run: the
files, columns and labels that their lines name must be there.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import govreport_parse as gp
from govreport_parse.archive.run import dataset
from govreport_parse.cli.app import main
from tests.archive import Inline, batch, put_views
from tests.archives import Warc, zipped
from tests.cli import run
from tests.conftest import ROOT
from tests.docs import CHINESE, DOCS, pages, snippets
from tests.drafts import draft_of

FIXTURES = ROOT / "fixtures"
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "optional-dependencies"
]
TARGETS = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
# Shown, and run by nobody: a document, settings, a session whose report is not in the tree.
SHOWN = {"text", "toml", "pycon", "yaml", "mermaid", "{toctree}", "{eval-rst}"}
# The dashboard has its tests; runs on a cluster want one.
COSTLY = {"site", "--cluster"}
ENGINES = re.compile("import ray|from pyspark")
WORDS_OF_STATA = {
    "clear", "collapse", "count", "drop", "egen", "if", "keep", "label", "language", "list", "missing",
    "tabulate", "use", "xtline", "xtset", "by", "group", "median", "overlay", "body",
    "en", "zh", "b", "n", "u", "m",
}  # fmt: skip


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The reports that the pages speak of, and their dataset, in the working folder."""
    folder = tmp_path_factory.mktemp("work")
    page = (FIXTURES / "2021" / "baishui-jiaoyu-2023.html").read_text("utf-8")
    before = page.replace("2023", "2022").replace("2024", "2023")
    for name, text in (("report", page), ("published", page), ("last-year", before)):
        (folder / f"{name}.html").write_text(text, "utf-8")
    for name in ("reports", "全市报告"):
        (folder / name).mkdir()
        shutil.copy(folder / "report.html", folder / name)
        shutil.copy(folder / "last-year.html", folder / name)
    shutil.copy(FIXTURES / "2014" / "longshanling-2014.txt", folder / "reports")
    for name in ("draft.docx", "草稿.docx"):
        (folder / name).write_bytes(draft_of(folder / "report.html"))
    crawled = Warc()
    crawled.add("http://www.baishui.gov.cn/1.html", page.encode())
    for name in ("crawl.warc.gz", "crawl-2024.warc.gz"):
        (folder / name).write_bytes(crawled.stream.getvalue())
    (folder / "old.zip").write_bytes(zipped([("2023/1.html", page.encode())]))
    batch(folder / "reports", folder / "dataset")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for module in ("batch", "stream"):
            patch.setattr(f"govreport_parse.archive.run.{module}.Pool", lambda *_: Inline())
        patch.setattr("govreport_parse.archive.run.batch.write_database", put_views)
        patch.setattr(dataset, "open_dataset", opened_again)
        # A second each, and done where the page on panels is followed over reports of its own.
        patch.setattr("altair.Chart.save", lambda *_, **__: None)
        patch.setattr(
            "govreport_parse.archive.run.export.write_workbook",
            lambda path, *_: path.write_bytes(b""),
        )
        yield folder


_opened = cache(dataset.open_dataset)


def opened_again(where: str | Path) -> gp.Dataset:
    """A dataset in a session of its own, whose views are made once: they follow the files."""
    kept = _opened(where)
    return gp.Dataset(kept._store, kept.cursor())


class Reader:
    """Who reads a page from above, and does what it says."""

    def __init__(self) -> None:
        report = gp.parse("report.html")
        self.known: dict[str, object] = {
            "gp": gp, "report": report, "reports": [report], "frames": gp.to_frames([report])
        }  # fmt: skip
        self.printed: dict[str, str] = {}

    def read(self, page: Path) -> None:
        for snippet in snippets(page):
            # What a page has in common with the one before it, in the other language, was done.
            text = re.sub(r"\s*# .*|^//.*", "", snippet.text, flags=re.MULTILINE)
            if snippet.output is None:
                text = re.sub(r" --lang \w+", "", text)
            try:
                if text not in self.printed:
                    self.printed[text] = self.follow(snippet.language, snippet.text)
                printed = self.printed[text]
                assert snippet.output is None or printed.strip() == snippet.output.strip(), printed
            except Exception as error:
                where = f"{page}:{snippet.line}"
                raise AssertionError(f"{where}: {error!r}\n{snippet.text}") from error

    def follow(self, language: str, text: str) -> str:
        """What it prints."""
        if language == "yaml":
            return "".join(map(self.command, re.findall(r"run: (.*)", text)))
        if language in SHOWN:
            return ""
        return str(getattr(self, language)(text))

    def python(self, text: str) -> str:
        code = compile(text, "<page>", "exec")
        if ENGINES.search(text):
            return ""
        with redirect_stdout(io.StringIO()) as printed:
            exec(code, self.known)  # noqa: S102 (our own pages)
        return printed.getvalue()

    def sh(self, text: str) -> str:
        return "".join(self.command(line) for line in text.splitlines() if line.strip())

    def command(self, line: str) -> str:
        """What a line prints. An extra and a target must be there."""
        match shlex.split(line, comments=True):
            case ["govreport", name, *arguments] if COSTLY & {name, *arguments}:
                main.commands[name].make_context(name, arguments)
            case ["govreport", *arguments]:
                if arguments[0] == "export" and "--table" not in arguments:
                    arguments += [
                        "--table",
                        "indicator_panel",
                    ]  # the others are read back in tests of exports
                done = run(*arguments)
                assert done.exit_code in {0, 1}, done.output
                return done.output
            case ["pip", "install", package]:
                name, *extras = re.findall(r"[\w-]+", package)
                assert name == "govreport-parse"
                assert set(extras) <= set(EXTRAS)
            case ["make", target]:
                assert target in TARGETS
            case ["duckdb", base, query]:
                assert self.sql(query, base)
            case _:
                raise AssertionError("nobody knows this command")
        return ""

    def sql(self, text: str, base: str = "dataset/govreport.duckdb") -> str:
        with duckdb.connect(base, read_only=True) as opened:
            return str(opened.sql(text).fetchall())

    def r(self, text: str) -> str:
        """Looks up its files, and what it takes from a panel (``panel$value``)."""
        for file in re.findall(r'"([\w.]+/[\w./]+)"', text):
            assert Path(file).exists(), file
        columns = pd.read_parquet("tables/indicator_panel.parquet").columns
        assert set(re.findall(r"\w\$(\w+)", text)) <= set(columns)
        return ""

    def stata(self, text: str) -> str:
        """Looks up its columns, and the labels that it names (``"total":applicant_en``)."""
        (file,) = re.findall(r"^use (\S+),", text, flags=re.MULTILINE)
        with pd.read_stata(file, iterator=True) as opened:
            columns, sets = set(opened.variable_labels()), opened.value_labels()
        lines = re.sub(r"//.*|^use .*", "", text, flags=re.MULTILINE)
        for label, name in re.findall(r'"([^"]+)":(\w+)', lines):
            assert label in sets[name].values(), label
        lines = re.sub(r'"[^"]*"(:\w+)?', "", lines)
        unknown = set(re.findall(r"[a-z]\w*", lines)) - columns - WORDS_OF_STATA
        assert not unknown, unknown
        return ""


OTHERS = [path for path in pages().values() if path.parent not in {DOCS, CHINESE}]


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize("name", sorted(path.stem for path in DOCS.glob("*.md")))
def test_a_page_does_what_it_says(name: str) -> None:
    reader = Reader()
    for folder in (DOCS, CHINESE):
        if (folder / f"{name}.md").exists():
            reader.read(folder / f"{name}.md")


@pytest.mark.usefixtures("work")
def test_so_do_those_at_the_top() -> None:
    reader = Reader()
    for page in OTHERS:
        reader.read(page)


def test_what_is_not_run_is_said() -> None:
    said = re.compile("R is not run.*Stata is not run|未运行R.*未运行Stata", re.DOTALL)
    for path in pages().values():
        if {"r", "stata"} & {snippet.language for snippet in snippets(path)}:
            assert said.search(path.read_text("utf-8")), path


@pytest.mark.parametrize(
    ("language", "text", "output"),
    [
        ("sh", "govreport chek report.html", None),
        ("sh", "pip install 'govreport-parse[nothing]'", None),
        ("sh", "make nothing", None),
        ("sh", "curl example.org", None),
        ("yaml", "- run: govreport check nothing.html", None),
        ("python", "gp.pars('report.html')", None),
        ("python", "print(1)", "2"),
        ("r", 'read_parquet("tables/none.parquet")', None),
        ("r", "panel$valu", None),
        ("stata", 'use tables/indicator_panel.dta, clear\nkeep if serie == "x"', None),
        ("stata", 'use tables/indicator_panel.dta, clear\ncount if applicant == "x":applicant_en', None),
    ],
)  # fmt: skip
def test_a_fault_is_noticed(language: str, text: str, output: str | None, work: Path) -> None:
    shown = "" if output is None else f"\n```text\n{output}\n```\n"
    page = work / "page.md"
    page.write_text(f"```{language}\n{text}\n```\n{shown}", "utf-8")
    reader = Reader()
    with pytest.raises(AssertionError, match=r"page\.md:1: "):
        reader.read(page)
