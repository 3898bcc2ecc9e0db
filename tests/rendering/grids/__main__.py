"""Write sample pages to a directory: ``python -m tests.rendering.grids DIRECTORY``."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from . import (
    DOCX_LAYOUTS,
    HTML_LAYOUTS,
    MIRROR_KINDS,
    TEXT_LAYOUTS,
    FormId,
    PageKind,
    mirror,
    random_grid_report,
    render_grid,
)

SAMPLES = 80
_FORMS: tuple[FormId, ...] = ("2021", "2019", "2021", "2019", "2008")
_SUFFIXES = {"html": "html", "text": "txt", "docx": "docx"}


def sample_pages(count: int = SAMPLES) -> Iterator[tuple[str, bytes]]:
    """Names and contents: every layout once, then mirrors of pages and text."""
    layouts: list[tuple[PageKind, str]] = [("html", name) for name in HTML_LAYOUTS]
    layouts += [("text", name) for name in TEXT_LAYOUTS]
    layouts += [("docx", name) for name in DOCX_LAYOUTS]
    for number in range(count):
        rng = random.Random(number)
        form = _FORMS[number % len(_FORMS)]
        spec = random_grid_report(rng, form)
        extra = number - len(layouts)
        kind, layout = layouts[number] if extra < 0 else layouts[number % 2 * len(HTML_LAYOUTS)]
        page = render_grid(spec, kind, layout, rng)
        name = f"{number:02d}-{form}-{layout}"
        if extra >= 0:
            chosen = MIRROR_KINDS[extra % len(MIRROR_KINDS)]
            page = mirror(page, chosen, rng)
            name += f"-{chosen}"
        yield f"{name}.{_SUFFIXES[kind]}", page


def main(arguments: list[str]) -> int:
    """Write the samples; return an exit code."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m tests.rendering.grids DIRECTORY\n")
        return 2
    target = Path(arguments[0])
    target.mkdir(parents=True, exist_ok=True)
    for name, content in sample_pages():
        (target / name).write_bytes(content)
    sys.stdout.write(f"{SAMPLES} pages written to {target}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
