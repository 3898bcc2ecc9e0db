"""Which characters simplified script writes otherwise: asked of OpenCC once, and shipped as the answer.

OpenCC takes longer to load than a page to read, and a page in simplified script has nothing for it to do.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from govreport_parse.model.readied import readied

if TYPE_CHECKING:
    from opencc import OpenCC

__all__ = ["VARIANTS", "Script", "converter", "load_script", "read_script", "simplify"]

#: What folding takes for one though simplified script knows both.
VARIANTS = {"谘": "咨", "覆": "复"}

_FIRST, _LAST = "\u4e00", "\u9fff"


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of the characters U+4E00 to U+9FFF in simplified script.

    Attributes
    ----------
    changed
        Each character that becomes another one, and that one.
    alike
        The others less :data:`VARIANTS`, as the ranges of a pattern's class.
    """

    changed: dict[str, str]
    alike: str


@cache
def load_script() -> Script:
    """What the package ships."""
    return readied(files(__package__) / "script.json", Script, read_script)


def read_script() -> Script:
    """What OpenCC says now."""
    every = [chr(code) for code in range(ord(_FIRST), ord(_LAST) + 1)]
    simplified = converter("t2s").convert("\n".join(every)).split("\n")
    pairs = list(zip(every, simplified, strict=True))
    alike = (a if a == b and a not in VARIANTS else " " for a, b in pairs)
    runs = "".join(alike).split()
    return Script(
        changed={char: other for char, other in pairs if char != other},
        alike="".join(f"{run[0]}-{run[-1]}" for run in runs),
    )


def simplify(char: str) -> str:
    """One character in simplified script."""
    if _FIRST <= char <= _LAST:
        return load_script().changed.get(char, char)
    return str(converter("t2s").convert(char))


@cache
def converter(config: str) -> OpenCC:
    """OpenCC by one of its configurations."""
    from opencc import OpenCC

    return OpenCC(config)
