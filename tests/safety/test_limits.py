"""No file costs more than docs/limits.md says; the dearest are measured by `make limits`."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.model import limits
from govreport_parse.readers.docx import package as packages
from tests.pages import page
from tests.safety.hostile.inputs import DEAR, DTD, EXTERNAL, INPUTS, LAUGHS, package, with_doctype
from tests.safety.hostile.patterns import all_patterns

DOCS = Path(__file__).parents[2] / "docs" / "limits.md"
HANG = 120  # seconds: a guard, no measurement
PARTS = (
    "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml",
    "docProps/core.xml", "docProps/app.xml", "word/_rels/document.xml.rels", "_rels/.rels",
    "[Content_Types].xml",
)  # fmt: skip


def run_apart(code: str) -> None:
    """Run a program in a process of its own, which a pattern that runs away would hold up."""
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True, timeout=HANG)  # noqa: S603


def outcome(data: bytes) -> str:
    try:
        gp.check(gp.parse(data, name="甲.html"))
    except gp.GovReportError as error:
        return f"{type(error).__name__} of {error.name}"
    return "read"


@pytest.mark.parametrize("name", [name for name in INPUTS if name not in DEAR])
def test_what_comes_of_it(name: str) -> None:
    wanted = INPUTS[name].outcome
    assert outcome(INPUTS[name].build()) == (wanted if wanted == "read" else f"{wanted} of 甲.html")


def lowered(monkeypatch: pytest.MonkeyPatch, name: str, value: int) -> None:
    limit = getattr(limits, name)
    monkeypatch.setattr(limits, name, msgspec.structs.replace(limit, value=value))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BYTES", 1000), ("PAGE_BYTES", 1000), ("PAGE_TAGS", 100), ("TEXT", 500), ("BLOCKS", 3),
        ("TABLES", 0), ("ROWS", 60), ("CELLS", 150),
    ],
)  # fmt: skip
def test_each_bound_of_a_page(monkeypatch: pytest.MonkeyPatch, name: str, value: int) -> None:
    assert outcome(page().encode()) == "read"
    lowered(monkeypatch, name, value)
    with pytest.raises(gp.LimitExceeded, match=f"a.html: more than {value} ") as caught:
        gp.parse(page().encode(), name="a.html")
    assert str(value) in caught.value.message("zh")


@pytest.mark.parametrize(("name", "value"), [("MEMBERS", 3), ("UNPACKED", 1000), ("TAGS", 10)])
def test_each_bound_of_a_package(monkeypatch: pytest.MonkeyPatch, name: str, value: int) -> None:
    lowered(monkeypatch, name, value)
    with pytest.raises(gp.LimitExceeded, match=f"a.docx: more than {value} "):
        gp.parse(package({}), name="a.docx")


def test_figures_in_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    data = page("<p>一、概述</p><p>收到申请2件。</p>").encode()
    assert len(gp.parse(data).statements) == 1
    lowered(monkeypatch, "FIGURES", 0)
    with pytest.raises(gp.LimitExceeded, match="more than 0 figures"):
        gp.parse(data)


def test_a_file_is_not_read_beyond_the_bound(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Endless:
        name = "endless.html"

        def read(self, size: int = -1) -> bytes:
            assert size > 0
            return b"x" * size

    lowered(monkeypatch, "BYTES", 100)
    path = tmp_path / "a.html"
    path.write_bytes(b"x" * 200)
    for source in (path, Endless()):
        with pytest.raises(gp.LimitExceeded, match="html: more than 100 bytes"):
            gp.parse(source)  # type: ignore[arg-type]


def test_pictures_inside_a_page_count_for_nothing() -> None:
    small = page(
        f'<p>一、概述</p><p>公开<img src="data:image/png;base64,{"A" * 200_000}">3条。</p>'
    )
    assert gp.parse(small.encode()).reading("proactive.total") is not None
    large = small.replace("A" * 200_000, "A" * 9_000_000)
    assert gp.read_document(large.encode()).blocks == gp.read_document(small.encode()).blocks


def test_no_text_is_lost_in_deep_markup() -> None:
    for tag in ("div", "font", "section", "b", "blockquote", "center"):
        deep = f"<{tag}>" * 5000 + "深处的文字，未丢失。" + f"</{tag}>" * 5000
        blocks = gp.read_document(page(deep).encode()).blocks
        assert any("深处的文字，未丢失。" in getattr(block, "text", "") for block in blocks)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_no_part_of_a_package_declares_entities(part: str, codec: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("不得读取")
    for doctype in (
        LAUGHS,
        EXTERNAL.format(target=secret.as_uri()),
        EXTERNAL.format(target="http://127.0.0.1:9/x"),
        DTD.format(target=secret.as_uri()),
    ):
        with pytest.raises(gp.UnreadableDocument, match="declares a document type"):
            gp.read_document(with_doctype(part, doctype, codec))


@pytest.mark.parametrize("part", PARTS)
def test_the_parsers_below_open_nothing_either(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check for a document type is the second lock, not the only one."""
    secret = tmp_path / "secret.txt"
    secret.write_text("不得读取")
    monkeypatch.setattr(packages, "_DOCTYPE", ())
    for doctype in (EXTERNAL.format(target=secret.as_uri()), DTD.format(target=secret.as_uri())):
        try:
            document = gp.read_document(with_doctype(part, doctype))
        except gp.UnreadableDocument:
            continue
        assert "不得读取" not in repr(document)


def test_every_pattern_is_known() -> None:
    found = all_patterns()
    assert len(found) > 300
    for name in ("readers.text.reader._RULE", "page.furniture._SWITCHES", "page.masthead._EMAIL"):
        assert name in found


def test_no_pattern_runs_away() -> None:
    """Cubic and worse would take hours here; `make limits` finds the quadratic ones."""
    code = (
        "import random\n"
        "from tests.safety.hostile.patterns import all_patterns, hostile_strings\n"
        "rng = random.Random(7)\n"
        "for pattern in all_patterns().values():\n"
        "    for text in hostile_strings(pattern, 150, rng):\n"
        "        data = text.encode() if isinstance(pattern.pattern, bytes) else text\n"
        "        pattern.sub(pattern.pattern[:0], data)\n"
        "        pattern.fullmatch(data)\n"
    )
    run_apart(code)


def test_no_report_runs_away_wherever_a_hostile_string_stands() -> None:
    """A sample of what `make limits` tries, which holds a string of every pattern."""
    code = (
        "import random\n"
        "import govreport_parse as gp\n"
        "from tests.safety.hostile.patterns import all_patterns, hostile_strings\n"
        "from tests.safety.hostile.placed import placed\n"
        "rng = random.Random(7)\n"
        "for pattern in rng.sample(list(all_patterns().values()), 24):\n"
        "    for data in placed(next(hostile_strings(pattern, 4_000, rng), '')).values():\n"
        "        try:\n"
        "            gp.check(gp.parse(data))\n"
        "        except gp.GovReportError:\n"
        "            pass\n"
    )
    run_apart(code)


def test_the_strings_do_catch_a_bad_pattern() -> None:
    from tests.safety.hostile.patterns import hostile_strings

    strings = list(hostile_strings(re.compile(r"甲(?:a|b+)*c"), 40, random.Random(1)))
    assert any(text.startswith("甲aaaa") for text in strings)
    assert any(text.startswith("甲bbbb") for text in strings)


def test_the_page_tells_every_bound() -> None:
    written = DOCS.read_text("utf-8")
    for name in limits.__all__:
        value = getattr(limits, name)
        if isinstance(value, limits.Limit):
            assert f"`{name}`" in written
            assert f"{value.value:,}" in written or f"{value.value >> 20} MiB" in written
