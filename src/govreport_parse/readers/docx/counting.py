"""How the numbers of lists are written: every format that Chinese documents use, as Word writes it.

A count that a format has no sure form for is None, never a number in another form: stems end with
the tenth, and few formats are known beyond ninety-nine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from govreport_parse.text.patterns import lazy_pattern

__all__ = ["CODES", "numeral"]

_ORDINARY = "〇一二三四五六七八九"
_LEGAL, _LEGAL_TRADITIONAL = "零壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MAX_ROMAN = 3999
# Letters are repeated: Z is followed by AA, BB.
_MAX_LETTER = 26 * 3
# 001, 002, 003, …: a format of the document's own.
_OWN = lazy_pattern(r"\s*(0*)1\s*,")


def numeral(count: int, kind: str, pattern: str = "") -> str | None:
    """A count as a format writes it.

    Parameters
    ----------
    count
        From 0.
    kind
        The format's name (``w:numFmt``).
    pattern
        What ``custom`` is to look like: ``001, 002, 003, ...``.

    Returns
    -------
    str or None
        None for a format that is not known, and for a count that it has no sure form for.
    """
    if kind == "custom":
        own = _OWN.match(pattern)
        return None if own is None else str(count).zfill(len(own[1]) + 1)
    write = _FORMATS.get(kind)
    return None if write is None else write(count)


def _letters(count: int) -> str | None:
    times, place = divmod(count - 1, 26)
    return chr(ord("A") + place) * (times + 1) if 1 <= count <= _MAX_LETTER else None


def _roman(count: int) -> str | None:
    if not 1 <= count <= _MAX_ROMAN:
        return None
    written = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        written += sign * times
    return written


def _small(write: Callable[[int], str | None]) -> Callable[[int], str | None]:
    def lower(count: int) -> str | None:
        written = write(count)
        return None if written is None else written.lower()

    return lower


def _placed(digits: str, places: str, *, whole: bool, ten: str) -> Callable[[int], str | None]:
    """Numerals with 十 and, where the format is known that far (`whole`), 百 and 千.

    `ten`: how ten to nineteen begin.
    """

    def write(count: int) -> str | None:
        if not 1 <= count <= (9999 if whole else 99):
            return None
        written, skipped = "", False
        for power, place in zip((1000, 100, 10, 1), (*reversed(places), ""), strict=True):
            digit = count // power % 10
            if digit == 0:
                skipped = bool(written)
                continue
            if skipped:
                written += digits[0]
            skipped = False
            written += ten if power == 10 and count < 20 else digits[digit] + place
        return written

    return write


def _one_by_one(digits: str) -> Callable[[int], str | None]:
    return lambda count: "".join(digits[int(digit)] for digit in str(count))


def _of(signs: str, *, then_decimal: bool = False) -> Callable[[int], str | None]:
    def write(count: int) -> str | None:
        if 1 <= count <= len(signs):
            return signs[count - 1]
        return str(count) if then_decimal and count > 0 else None

    return write


def _run(first: str, length: int) -> Callable[[int], str | None]:
    """Signs that stand one after another in Unicode, decimals after the last."""
    signs = "".join(chr(ord(first) + i) for i in range(length))
    return _of(signs, then_decimal=True)


def _cycle(count: int) -> str | None:
    within = 1 <= count <= 60
    return _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12] if within else None


def _up_to_nine(count: int) -> str | None:
    return _ORDINARY[count] if 1 <= count <= 9 else None


_COUNTING = _placed(_ORDINARY, "十百千", whole=False, ten="十")
_CIRCLES = _run("①", 20)

_FORMATS: Mapping[str, Callable[[int], str | None]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda count: f"{count:02}",
    "decimalFullWidth": lambda count: str(count).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda count: str(count).translate(_FULL_WIDTH),
    "numberInDash": lambda count: f"- {count} -",
    "hex": lambda count: f"{count:X}",
    "upperRoman": _roman,
    "lowerRoman": _small(_roman),
    "upperLetter": _letters,
    "lowerLetter": _small(_letters),
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedFullstop": _run("⒈", 20),
    "decimalEnclosedParen": _run("⑴", 20),
    "ideographEnclosedCircle": _run("㊀", 10),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographDigital": _one_by_one(_ORDINARY),
    "taiwaneseDigital": _one_by_one(_ORDINARY),
    "japaneseDigitalTenThousand": _up_to_nine,
    "koreanDigital2": _up_to_nine,
    "chineseCounting": _COUNTING,
    "taiwaneseCounting": _COUNTING,
    "taiwaneseCountingThousand": _COUNTING,
    "japaneseCounting": _COUNTING,
    "chineseCountingThousand": _placed(_ORDINARY, "十百千", whole=True, ten="十"),
    "chineseLegalSimplified": _placed(_LEGAL, "拾佰仟", whole=True, ten="壹拾"),
    "ideographLegalTraditional": _placed(_LEGAL_TRADITIONAL, "拾佰仟", whole=False, ten="壹拾"),
}

#: Names of formats by the codes that documents of Word 2003 have for them.
CODES: Mapping[str, str] = {
    str(code): name
    for code, name in enumerate(
        (
            "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal",
            "cardinalText", "ordinalText", "hex", "chicago", "ideographDigital",
            "japaneseCounting", "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth",
            "japaneseLegal", "japaneseDigitalTenThousand", "decimalEnclosedCircle",
            "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet",
            "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen",
            "decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional",
            "ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting",
            "ideographLegalTraditional", "taiwaneseCountingThousand", "taiwaneseDigital",
            "chineseCounting", "chineseLegalSimplified", "chineseCountingThousand",
        )
    )
} | {"57": "numberInDash", "255": "none"}  # fmt: skip
