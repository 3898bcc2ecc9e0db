"""The language in which people are spoken to."""

from __future__ import annotations

import locale
import os

from govreport_parse.model.errors import WrongCall

__all__ = ["chosen_language"]


def chosen_language(lang: str | None = None) -> str:
    """The language that was asked for, else the locale's: ``zh`` or ``en``.

    Raises
    ------
    WrongCall
        For another one.
    """
    if lang is not None:
        if lang not in ("zh", "en"):
            raise WrongCall(
                f"there is no language {lang!r}; there are zh, en",
                f"没有{lang!r}这种语言；可用：zh、en",
            )
        return lang
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
