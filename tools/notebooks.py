"""The notebooks of the documentation, run as they stand; what the panel shows is kept in it.

The tests run them over fewer reports, and keep nothing::

    python tools/notebooks.py
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "notebooks"
KEPT = "panel"


def run(path: Path) -> None:
    """Run a notebook; write it with its outputs, or without."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=900, record_timing=False, resources={"metadata": {"path": FOLDER}}
    ).execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.metadata = {}
            if path.stem != KEPT:
                cell.outputs, cell.execution_count = [], None
    notebook.metadata.language_info = {"name": "python"}
    nbformat.write(notebook, path)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "TMPDIR": folder}
        for path in sorted(FOLDER.glob("*.ipynb")):
            run(path)
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
