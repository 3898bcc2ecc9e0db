"""What every source does with a member: judge it, name it, link it, count what is no document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govreport_parse.archive.sources.limits import Refused
from govreport_parse.archive.sources.links import LinkBook, linked_documents
from govreport_parse.archive.sources.names import (
    SeenNames,
    is_archive_name,
    is_document_name,
    is_docx,
    is_litter,
    member_names,
)
from govreport_parse.archive.sources.records import Item, Skipped
from govreport_parse.outputs.web import is_own_page
from govreport_parse.readers.beside import FindBeside, nothing_beside
from govreport_parse.readers.formats import Given
from govreport_parse.readers.packages import kind_of, package_in_words
from govreport_parse.readers.registry import recognised

__all__ = ["OWN_PAGE", "Intake"]

_ZIP = b"PK\x03\x04"
_PACKED = (
    _ZIP, b"\x1f\x8b\x08", b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd",
)  # fmt: skip

_LITTER, _REST = "lock, hidden or system files", "others"
#: Evidence pages, reviews and dashboards that lie beside the reports.
OWN_PAGE = "pages made by govreport"
_ZH = {_LITTER: "锁定、隐藏或系统文件", _REST: "其他", OWN_PAGE: "govreport生成的页面"}
# Types are counted by name; a hostile crawl could invent them without end.
_MAX_KINDS = 100


class Intake:
    """One pass through one archive or folder.

    Parameters
    ----------
    label
        The source's own name, for what concerns all of it.
    prefix
        Stands before every member's name: the archive's path within a folder or a list.
    """

    def __init__(self, label: str, prefix: str = "") -> None:
        self._label = label
        self._prefix = prefix
        self._seen = SeenNames()
        self._links = LinkBook()
        self._other: Counter[str] = Counter()
        self._count = 0

    def expects(self, name: str) -> bool:
        """Whether to read a file of this name; one that is no document is counted."""
        if is_document_name(name):
            return True
        suffix = name.rpartition(".")[2].lower()
        self.pass_over(_LITTER if is_litter(name) else f".{suffix}")
        return False

    def pass_over(self, kind: str) -> None:
        """Count a member that is no document."""
        known = kind in self._other or len(self._other) < _MAX_KINDS
        self._other[kind if known else _REST] += 1

    def skip(self, name: str, refused: Refused) -> Skipped:
        """A member that is not delivered."""
        return Skipped(
            name=self._prefix + (name or "(no name)"),
            reason=refused.reason,
            reason_zh=refused.reason_zh,
        )

    def damaged(self, error: object) -> Skipped:
        """The archive itself is damaged from here on."""
        return Skipped(
            name=self._label,
            reason=f"the archive is damaged; what could be read was delivered ({error})",
            reason_zh=f"压缩包已损坏，可读部分已读出（{error}）",
        )

    def take(
        self,
        name: str,
        data: bytes,
        *,
        url: str | None = None,
        charset: str | None = None,
        mark: str | None = None,
        beside: FindBeside = nothing_beside,
    ) -> Item | Skipped:
        """Judge a member that was read, and name it.

        Parameters
        ----------
        name
            Its path in the archive, or its URL.
        data
            Its bytes.
        url, charset, beside
            As in :class:`Item`.
        mark
            What marks a second member of the same name; by default its ordinal number.
        """
        self._count += 1
        document = data.startswith(_ZIP) and (is_docx(data) or kind_of(data) is not None)
        if data.startswith(_PACKED) and not document:
            words = package_in_words(member_names(data)) if data.startswith(_ZIP) else None
            return self.skip(name, _nested() if words is None else Refused(*words))
        if is_own_page(data):
            return self.skip(name, _made_here())
        own = self._seen.unique(self._prefix + name, mark or str(self._count), self._count)
        if document or recognised(Given(name=name, data=data), is_text=False) is not None:
            page, beside = self._links.page_of(url or name), nothing_beside
        else:
            page = None
            self._links.note(own, url or name, linked_documents(data, charset))
        return Item(
            name=own, data=data, url=url, charset=charset, attachment_of=page, beside=beside
        )

    def refuse_archive(self, name: str) -> Skipped | None:
        """An archive inside an archive, known by its name before it is read."""
        return self.skip(name, _nested()) if is_archive_name(name) else None

    def summary(self) -> Iterator[Skipped]:
        """One entry for all members that are no documents, where there were any."""
        if not self._other:
            return
        common = self._other.most_common(12)
        kinds = ", ".join(f"{kind} {count}" for kind, count in common)
        kinds_zh = ", ".join(f"{_ZH.get(kind, kind)} {count}" for kind, count in common)
        total = self._other.total()
        yield Skipped(
            name=f"{self._label}#other",
            reason=f"passed over {total} file(s) that are no documents by their type ({kinds})",
            reason_zh=f"按类型略过{total}个非文档文件（{kinds_zh}）",
        )


def _made_here() -> Refused:
    return Refused("a page made by govreport; no report", "govreport生成的页面，不是报告")


def _nested() -> Refused:
    return Refused("a packed file within the source; unpack it first", "来源中的压缩文件；请先解压")
