"""What all archives have in common: they are opened for each pass, and tell what damage ended it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, ClassVar

from govreport_parse.archive.sources.intake import Intake
from govreport_parse.archive.sources.records import Item, Opener, Skipped

__all__ = ["ArchiveSource"]


class ArchiveSource:
    """The documents of an archive of one kind."""

    damage: ClassVar[tuple[type[Exception], ...]]

    def __init__(self, label: str, opener: Opener, prefix: str = "") -> None:
        self.label = label
        self._open = opener
        self._prefix = prefix

    def __iter__(self) -> Iterator[Item | Skipped]:
        intake = Intake(self.label, self._prefix)
        try:
            with self._open() as file:
                yield from self._members(file, intake)
        except self.damage as error:
            yield intake.damaged(error)
        yield from intake.summary()

    def _members(self, file: BinaryIO, intake: Intake) -> Iterator[Item | Skipped]:
        raise NotImplementedError
