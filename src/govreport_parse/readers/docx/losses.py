"""What of a document is not read: each loss once, with the first place where it shows."""

from __future__ import annotations

from govreport_parse.model.document import Locator, Note

__all__ = ["Losses"]

_CODE = "GR011"


class Losses:
    """The losses of one document, gathered as it is walked."""

    def __init__(self) -> None:
        self._notes: dict[str, Note] = {}

    def chunk(self, what: tuple[str, str], at: Locator | None) -> None:
        """A chunk in another format that is not read: what it is, in English and Chinese."""
        self._add(
            f"the document includes a chunk that is not read ({what[0]}); open it in a word "
            "processor and save it again",
            f"文档中嵌入的部分内容未予核对（{what[1]}），请用文字处理软件打开后另存",
            at,
        )

    def numbers(self, kind: str, at: Locator | None) -> None:
        """List numbers that no known format gives."""
        self._add(
            f"numbers of a list are not read (format {kind}); the text after them is",
            f"列表的编号格式“{kind}”无法识别，编号未予核对，其后的文字已核对",
            at,
        )

    def notes(self) -> tuple[Note, ...]:
        """A note for each."""
        return tuple(self._notes.values())

    def _add(self, message: str, message_zh: str, at: Locator | None) -> None:
        note = Note(code=_CODE, message=message, message_zh=message_zh, at=at)
        self._notes.setdefault(message, note)
