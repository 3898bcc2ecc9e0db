"""The folder of a dashboard: nothing in it is touched that an earlier dashboard did not write."""

from __future__ import annotations

from pathlib import Path

import msgspec

from govreport_parse.model.errors import GovReportError
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["MARKER", "Folder", "Written"]

#: Lists the files that were written, one a line.
MARKER = ".govreport-site"
# All names that a dashboard ever has: a list that somebody changed leads nowhere else.
_OURS = lazy_pattern(
    r"(?:[a-z]+\.html|bodies/[0-9a-f]+\.html|assets/[a-z]+\.js|data/(?:series/)?[a-z_.]+\.js)"
)


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: the files, their size together, and that of the largest."""

    files: int
    size: int
    largest: tuple[str, int]


class Folder:
    """A folder that is being written.

    Parameters
    ----------
    path
        New, empty, or with an earlier dashboard.

    Raises
    ------
    GovReportError
        It is no folder, or holds something else.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sizes: dict[str, int] = {}
        if path.exists() and not path.is_dir():
            raise GovReportError(
                str(path),
                "it is no folder; name one for the pages",
                "不是文件夹；请指定存放页面的文件夹",
            )
        path.mkdir(parents=True, exist_ok=True)
        self._before = self._listed()
        if self._before is None and any(path.iterdir()):
            raise GovReportError(
                str(path),
                "the folder holds something else; name a new one, or one that an earlier govreport site made",
                "文件夹中有其他内容；请指定新文件夹，或此前由govreport site生成的文件夹",
            )

    def _listed(self) -> set[str] | None:
        marker = self._path / MARKER
        if not marker.is_file():
            return None
        return {
            line
            for line in marker.read_text("utf-8", "replace").splitlines()
            if _OURS.fullmatch(line)
        }

    def write(self, name: str, text: str) -> None:
        """Write a file of the dashboard.

        Raises
        ------
        GovReportError
            A file of this name, or a link in place of its folder, is somebody else's.
        """
        path = self._path / name
        if (
            path.is_symlink()
            or path.parent.is_symlink()
            or (path.exists() and name not in (self._before or ()))
        ):
            raise GovReportError(
                str(path),
                "was not made by govreport site; move it elsewhere",
                "不是由govreport site生成；请移走",
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        # Listed first: a run that breaks off leaves nothing that the next one would not know.
        with (self._path / MARKER).open("a", encoding="utf-8", newline="\n") as listed:
            listed.write(f"{name}\n")
        data = text.encode("utf-8", "backslashreplace")
        path.write_bytes(data)
        self._sizes[name] = len(data)

    def finish(self) -> Written:
        """Remove what an earlier dashboard had and this one has not, and list the files."""
        for name in (self._before or set()) - self._sizes.keys():
            path = self._path / name
            if not path.parent.is_symlink():
                path.unlink(missing_ok=True)
        (self._path / MARKER).write_text(
            "".join(f"{name}\n" for name in sorted(self._sizes)), "utf-8"
        )
        return Written(
            files=len(self._sizes),
            size=sum(self._sizes.values()),
            largest=max(self._sizes.items(), key=lambda one: one[1]),
        )
