"""The README as a package index shows it: links and pictures by their addresses in the repository.

In the tree they are relative, so that they work in every clone; hatchling asks this module when it builds
(``[tool.hatch.metadata.hooks.custom]``), and the address stands in ``[project.urls]`` alone.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(r"(!?)(\[[^]]*\]\()(?![a-z]+:|#)([^)\s]+)(\))")


def absolute(text: str, repository: str) -> str:
    """A page of the tree's root whose links lead to the repository."""
    return _LINK.sub(
        lambda link: (
            f"{link[1]}{link[2]}{repository}/{'raw' if link[1] else 'blob'}/HEAD/{link[3]}{link[4]}"
        ),
        text,
    )


class ReadmeHook(MetadataHookInterface):
    """Gives the README to the metadata."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Called by hatchling."""
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {
            "content-type": "text/markdown",
            "text": absolute(text, metadata["urls"]["Source"]),
        }
