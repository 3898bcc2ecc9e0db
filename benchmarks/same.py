"""Whether two builds read alike: records and findings of fixtures and rendered reports, byte for byte.

Run: make same BASE=REVISION (REPORTS=5000 for the long campaign; EACH=2 for two reports in every layout of
every form; GOVREPORT_PLAIN=1: this tree without its shortcuts, as model/strategies.py says). With NEXT_FORM=1
this tree is held against a copy of itself in which a form that is yet to come is loaded. The reports are
rendered once, by this tree; each build then reads the same files through its public functions alone. Prints
the files that differ, with the first difference of each, and fails where there are any.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHOWN = 20
WINDOW = 160

# What each build runs, in a process of its own beside the other.
READ = """
import gc, sys
from pathlib import Path
import govreport_parse as gp
gc.set_threshold(50_000)  # few of a report's objects are rings
files = [Path(line) for line in Path(sys.argv[2]).read_text("utf-8").splitlines()]
with open(sys.argv[1], "w", encoding="utf-8") as out:
    for file in files:
        try:
            report = gp.parse(file)
            lines = [report.to_json(), *(f.to_json() for f in gp.check(report))]
        except gp.GovReportError as error:
            lines = [type(error).__name__, str(error)]
        out.write("\\x1f".join(lines).replace("\\n", " ") + "\\n")
"""


def render(folder: Path) -> None:
    """So many random reports, or, where EACH says how many, those of every layout of each form."""
    from benchmarks import accuracy

    each, count = int(os.environ.get("EACH", "0")), int(os.environ.get("REPORTS", "1000"))
    pages = (
        (wanted, accuracy.page_in(wanted, number))
        for wanted in accuracy.every_print()
        for number in range(each)
    )
    for number, ((_, kind, layout), data) in enumerate(
        pages if each else (accuracy.page(number)[:2] for number in range(count))
    ):
        suffix = {"html": "html", "docx": "docx", "text": "txt"}[kind]
        (folder / f"{number:05d}-{layout}.{suffix}").write_bytes(data)


def fixtures() -> list[Path]:
    suffixes = {".html", ".docx", ".txt", ".md"}
    return sorted(
        p for p in (ROOT / "fixtures").rglob("*") if p.suffix in suffixes and p.name != "README.md"
    )


def start(source: Path, listed: Path, out: Path, plain: str = "") -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", READ, str(out), str(listed)]
    environment = os.environ | {"PYTHONPATH": str(source), "GOVREPORT_PLAIN": plain}
    return subprocess.Popen(command, env=environment)  # noqa: S603


def difference(one: str, other: str) -> str:
    at = next(
        (k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    start = max(0, at - WINDOW // 2)
    return f"  was  …{one[start : at + WINDOW]}\n  is   …{other[start : at + WINDOW]}"


@contextmanager
def builds(work: Path) -> Iterator[tuple[str, Path, Path]]:
    """The name of the one build, and where either is imported from."""
    if os.environ.get("NEXT_FORM"):
        from tests.forms.next_form import package_with_next_form

        yield "without the next form", ROOT / "src", package_with_next_form(work / "next")
        return
    base = os.environ.get("BASE", "HEAD")
    git, tree = shutil.which("git") or "git", work / "base"
    add = [git, "worktree", "add", "--detach", "--quiet", str(tree), base]
    subprocess.run(add, cwd=ROOT, check=True)  # noqa: S603
    try:
        yield f"by {base}", tree / "src", ROOT / "src"
    finally:
        subprocess.run([git, "worktree", "remove", "--force", str(tree)], cwd=ROOT, check=True)  # noqa: S603


def main() -> None:
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        pages = work / "pages"
        pages.mkdir()
        with builds(work) as (base, old, new):
            render(pages)
            files = [*fixtures(), *sorted(pages.iterdir())]
            listed, was, now = (work / name for name in ("files", "was", "now"))
            listed.write_text("\n".join(map(str, files)), "utf-8")
            plain = os.environ.get("GOVREPORT_PLAIN", "")
            both = start(old, listed, was), start(new, listed, now, plain)
            if any([process.wait() for process in both]):  # noqa: C419  # each is to end
                sys.exit("a build did not finish")
            said = [path.read_text("utf-8").splitlines() for path in (was, now)]
    differing = [(f, a, b) for f, a, b in zip(files, *said, strict=True) if a != b]
    for file, one, other in differing[:SHOWN]:
        print(f"{file.name}\n{difference(one, other)}")
    digest = hashlib.sha256("\n".join(said[1]).encode()).hexdigest()[:12]
    print(f"{len(files)} documents, {len(differing)} read otherwise than {base} (digest {digest})")
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
