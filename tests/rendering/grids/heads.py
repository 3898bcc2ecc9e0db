"""Head words as sites break them."""

from __future__ import annotations

import random
import re

from .grid import Options
from .spec import Wording

_PLACES = re.compile(
    r"(?<=新)(?=制作|公开)|(?<=年)(?=制发|废止|处理|收费)|(?<=商业|科研|维持)|(?<=结果)(?=维持|纠正)"
    r"|(?<=其他)(?=结果)|(?<=尚未)(?=审结)|(?<=社会公益)(?=组织)|(?<=法律服务)(?=机构)"
    r"|(?<=第二十条)(?=第)|(?<=[)）])(?=不予|无法|其他处理)|(?<=不予|无法)(?=公开|处理|提供)"
    r"|(?<=项目)(?=数量)|(?<=收费)(?=金额)|(?<=总)(?=计$)|(?<=自然)(?=人$)|(?<=增)(?=/)"
)


class HeadPrinter:
    """Prints the head words of one table."""

    def __init__(self, wording: Wording, options: Options, rng: random.Random) -> None:
        self.wording = wording
        self.options = options
        self.rng = rng

    def word(self, text: str) -> str:
        """A head word, broken where the layout breaks them: a line feed or a blank."""
        if self.options.heads != "broken":
            return text
        mark = self.rng.choice(("\n", "\n", " ", "\n "))
        return _PLACES.sub(lambda _: mark if self.rng.random() < 0.8 else "", text)
