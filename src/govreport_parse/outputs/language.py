"""The language in which people are spoken to."""

from __future__ import annotations

import locale
import os

__all__ = ["chosen_language"]


def chosen_language(lang: str | None = None) -> str:
    """The language that was asked for, else the locale's: ``zh`` or ``en``."""
    if lang is not None:
        return lang
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
