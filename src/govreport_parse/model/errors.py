"""Exceptions for the caller's faults: input that cannot be read, or is no annual report.

A fault of a document that *can* be read is never an exception: it is a note on the record and
becomes a finding (GR0xx).
"""

from __future__ import annotations

import errno

__all__ = [
    "GovReportError",
    "LimitExceeded",
    "MissingExtra",
    "NotAnAnnualReport",
    "OtherBody",
    "UnknownCode",
    "UnreadableDocument",
    "UnsupportedFormat",
    "WrongCall",
    "WrongType",
    "system_words",
    "why_not_opened",
    "why_not_written",
]


class GovReportError(Exception):
    """Base of every exception that this package raises on purpose.

    Attributes
    ----------
    name
        The file (or ``<bytes>``) that caused it.
    reason
        What is wrong and what to do about it, in English.
    reason_zh
        The same in Chinese.
    """

    def __init__(self, name: str, reason: str, reason_zh: str) -> None:
        super().__init__(name, reason, reason_zh)
        self.name = name
        self.reason = reason
        self.reason_zh = reason_zh

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"

    def message(self, lang: str = "en") -> str:
        """One line for people, in ``"en"`` or ``"zh"``."""
        return f"{self.name}: {self.reason_zh if lang == 'zh' else self.reason}"


class _InTwoLanguages(Exception):
    """What is wrong with a call; a traceback shows it in both languages.

    Attributes
    ----------
    reason, reason_zh
        What is wrong and what to do about it, in English and Chinese.
    """

    def __init__(self, reason: str, reason_zh: str) -> None:
        super().__init__(reason, reason_zh)
        self.reason = reason
        self.reason_zh = reason_zh
        self.add_note(reason_zh)

    def __str__(self) -> str:
        return self.reason

    def message(self, lang: str = "en") -> str:
        """One line for people, in ``"en"`` or ``"zh"``."""
        return self.reason_zh if lang == "zh" else self.reason


class WrongCall(_InTwoLanguages, ValueError):
    """What was asked for cannot be done: an unknown rule, settings that cannot be used."""


class WrongType(_InTwoLanguages, TypeError):
    """An argument of another kind than a function takes: a path where a report is wanted."""


class UnknownCode(_InTwoLanguages, KeyError):
    """A code that no form has, or that of no form."""


class OtherBody(UserWarning):
    """Two reports are held against one another whose bodies have different names."""


_NO_FILE = ("there is no such file or folder", "没有这个文件或文件夹")
_FOLDER = (
    "it is a folder; govreport parse, check and batch read the documents in one",
    "这是文件夹；其中的文档请用govreport parse或govreport batch读取，用govreport check检查",
)
_FORBIDDEN = ("reading it is not permitted", "没有读取权限")
_TRIED: dict[type[Exception], tuple[str, str]] = {
    FileNotFoundError: _NO_FILE, IsADirectoryError: _FOLDER, PermissionError: _FORBIDDEN,
}  # fmt: skip


def why_not_opened(error: OSError | ValueError) -> tuple[str, str]:
    """Why a file cannot be opened, in English and Chinese."""
    said = getattr(error, "strerror", None) or str(error)
    reason, reason_zh = _TRIED.get(type(error), (said, f"系统提示“{said}”"))
    return f"cannot be opened: {reason}", f"无法打开：{reason_zh}"


_SYSTEM: dict[int | None, tuple[str, str]] = {
    errno.ENOENT: ("there is no such folder", "没有这个文件夹"),
    errno.ENOTDIR: ("there is no such folder", "没有这个文件夹"),
    errno.EISDIR: ("it is a folder; name a file", "这是文件夹，请指定文件名"),
    errno.EACCES: ("it is not permitted", "没有权限"),
    errno.EPERM: ("it is not permitted", "没有权限"),
    errno.EROFS: ("the disk is read-only", "磁盘为只读"),
    errno.ENOSPC: ("no space is left", "磁盘空间不足"),
    errno.ENAMETOOLONG: ("the name is too long", "文件名过长"),
}


def system_words(error: OSError) -> tuple[str, str]:
    """What the system says against reading or writing, in English and Chinese."""
    said = error.strerror or str(error)
    return _SYSTEM.get(error.errno, (said, f"系统提示“{said}”"))


def why_not_written(error: OSError) -> tuple[str, str]:
    """Why a file cannot be written, in English and Chinese."""
    reason, reason_zh = system_words(error)
    return f"cannot be written: {reason}", f"无法写入：{reason_zh}"


class UnsupportedFormat(GovReportError):
    """The bytes are of a kind that no reader handles (an image, an archive)."""


class UnreadableDocument(GovReportError):
    """The bytes claim a supported format but cannot be read (empty, truncated, encrypted)."""


class NotAnAnnualReport(GovReportError):
    """The document reads well but is not a 政府信息公开工作年度报告."""


class LimitExceeded(GovReportError):
    """The document is larger than a documented limit allows."""


class MissingExtra(GovReportError):
    """A package is needed that belongs to an extra and is not installed; the reason names both."""
