"""What reading a PDF costs, against pdfplumber's tables of the same files in the same run.

Run: make pdf-bench FILES=FOLDER (a folder of PDF files; by default a report of our own writing). Processor time of one
process each way in turn, the least of three rounds; pdfplumber is in the extra `bench`.
"""

from __future__ import annotations

import importlib
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import pypdfium2

import govreport_parse as gp
from tests.rendering import pdf

ROUNDS = 3


def spent(read: Callable[[bytes], object], files: list[bytes]) -> float:
    """Seconds of the processor for all files, after one that loads what is imported."""
    read(files[0])
    total = 0.0
    for data in files:
        rounds = []
        for _ in range(ROUNDS):
            start = time.process_time()
            read(data)
            rounds.append(time.process_time() - start)
        total += min(rounds)
    return total


def by_pdfplumber(data: bytes) -> list[Any]:
    """The tables that pdfplumber finds."""
    import io

    opened = importlib.import_module("pdfplumber").open(io.BytesIO(data))
    with opened as document:
        return [page.extract_tables() for page in document.pages]


def main() -> None:
    folder = os.environ.get("FILES")
    files = [path.read_bytes() for path in sorted(Path(folder).rglob("*.pdf"))] if folder else []
    files = files or [pdf.report()]
    pages = 0
    for data in files:
        document = pypdfium2.PdfDocument(data)
        pages += len(document)
        document.close()
    own = spent(gp.read_document, files) / pages * 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(files)} files, {pages} pages: {own:.1f} ms a page, {memory:.0f} MB")
    try:
        theirs = spent(by_pdfplumber, files) / pages * 1000
    except ImportError:
        print("pdfplumber is not there: pip install 'govreport-parse[bench]'")
        return
    print(f"pdfplumber's tables: {theirs:.1f} ms a page; {own / theirs:.2f} of it")


if __name__ == "__main__":
    main()
