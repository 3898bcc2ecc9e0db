"""Write sample pages to a directory: ``python -m tests.rendering DIRECTORY``."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from . import HTML_STYLES, TEXT_STYLES, random_report, render_docx, render_html, render_text
from .html import MetaChoice

SAMPLES = 60
_ENCODINGS: tuple[tuple[str, MetaChoice], ...] = (
    ("utf-8", "match"),
    ("gb18030", "match"),
    ("utf-8", "none"),
    ("gbk", "wrong"),
    ("utf-8", "wrong"),
    ("gb18030", "none"),
)


def sample_pages(count: int = SAMPLES) -> Iterator[tuple[str, bytes]]:
    """Names and contents of sample pages: HTML in every style, then text and DOCX in turn."""
    html_styles, text_styles = list(HTML_STYLES), list(TEXT_STYLES)
    for number in range(count):
        rng = random.Random(number)
        spec = random_report(rng)
        turn = number % 5
        if turn < 3:
            place = number // 5 * 3 + turn
            style = html_styles[place % len(html_styles)]
            encoding, meta = _ENCODINGS[place // len(html_styles) % len(_ENCODINGS)]
            page = render_html(spec, style, rng, encoding=encoding, meta=meta)
            yield f"{number:02d}-{style}-{encoding}-{meta}.html", page
        elif turn == 3:
            style = text_styles[number // 5 % len(text_styles)]
            yield f"{number:02d}-{style}.txt", render_text(spec, style, rng)
        else:
            yield f"{number:02d}.docx", render_docx(spec, rng)


def main(arguments: list[str]) -> int:
    """Write the samples; return an exit code."""
    if len(arguments) != 1:
        print("usage: python -m tests.rendering DIRECTORY", file=sys.stderr)
        return 2
    target = Path(arguments[0])
    target.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, content in sample_pages():
        (target / name).write_bytes(content)
        written += 1
    print(f"{written} pages written to {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
