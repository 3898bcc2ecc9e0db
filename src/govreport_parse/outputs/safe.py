"""Words of documents and names of files, made harmless for what people read them in.

Whoever publishes a page chooses what it says: an escape sequence that clears the terminal, a
direction mark that shows 31 as 13, a cell that a spreadsheet runs as a formula, a line that a
build service takes for a command. Parquet, JSON Lines files and the records themselves are data
and keep every character.
"""

from __future__ import annotations

import re

import click

from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "FORMULA",
    "INVISIBLE",
    "NO_FORMULA",
    "REPLACED",
    "csv_cell",
    "json_line",
    "markup",
    "one_line",
    "sarif_text",
    "say",
    "workflow_data",
    "workflow_property",
    "xml_text",
]

# Control characters but tab, line feed and carriage return; format characters that print nothing
# or turn the direction of what follows; separators of lines; halves of surrogate pairs. As the
# members of a class, in the notation that Python and DuckDB have in common.
INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_INVISIBLE = lazy_pattern(f"[{INVISIBLE}\ud800-\udfff]")
_BREAK = lazy_pattern(r"[\t\n\r]+")
_RETURN = lazy_pattern(r"\r\n?")
# What Excel, LibreOffice and Google Sheets take for the beginning of a formula; the full-width
# signs in Chinese and Japanese editions (OWASP, CSV injection).
FORMULA = "^[=+@\t\r\n＝＋－＠-]"
# A dash for "not applicable" and a number are none, and stay what they are.
NO_FORMULA = r"^[+＋－-]?[0-9][0-9,]*(\.[0-9]+)?[%％]?$|^[－-]+$"
_FORMULA, _NO_FORMULA = lazy_pattern(FORMULA), lazy_pattern(NO_FORMULA)
REPLACED = "\ufffd"


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def one_line(text: object) -> str:
    r"""Text for a line of a terminal or a log: what is invisible is written out.

    >>> one_line("a\x1b[2J\nb")
    'a\\x1b[2J b'
    """
    return _INVISIBLE.sub(_shown, _BREAK.sub(" ", str(text)))


def markup(text: object) -> str:
    """Text as :func:`one_line` gives it, for rich: its brackets are no markup."""
    from rich.markup import escape

    return escape(one_line(text))


def say(text: object, *, err: bool = False) -> None:
    """Print one line, harmless whatever names and words are in it."""
    click.echo(one_line(text), err=err)


def csv_cell(value: object) -> str:
    """The text of a CSV cell.

    Numbers stay numbers, and a text that prints a number or a dash is written as it is. Other text
    that a spreadsheet would run as a formula stands after an apostrophe; invisible characters
    give way to U+FFFD. Line breaks within a cell are left to the quotes of the format, all as line
    feeds, since Python's writer quotes no carriage return.

    >>> csv_cell("=HYPERLINK(1)"), csv_cell("-5"), csv_cell("-"), csv_cell(None)
    ("'=HYPERLINK(1)", '-5', '-', '')
    """
    if value is None:
        return ""
    text = _INVISIBLE.sub(REPLACED, _RETURN.sub("\n", str(value)))
    return f"'{text}" if _FORMULA.match(text) and not _NO_FORMULA.match(text) else text


def json_line(text: str) -> str:
    r"""JSON whose strings hold no invisible character, by escapes that read back as the same text."""
    return _INVISIBLE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[k]:02x}{units[k + 1]:02x}" for k in range(0, len(units), 2))


def workflow_data(text: str) -> str:
    """The message of a GitHub workflow command: its own escapes, and nothing invisible."""
    return _percent(text, "%\r\n")


def workflow_property(text: str) -> str:
    """A property of a GitHub workflow command (``file=…``), where colons and commas divide."""
    return _percent(text, "%\r\n:,")


def _percent(text: str, reserved: str) -> str:
    for char in reserved:
        text = text.replace(char, f"%{ord(char):02X}")
    return one_line(text)


def xml_text(text: str) -> str:
    r"""Text of one line for an XML document: nothing invisible, nor the two that no document may hold.

    >>> xml_text("a\x1b\nb\ufffe")
    'a\\x1b b\ufffd'
    """
    return re.sub("[\ufffe\uffff]", REPLACED, one_line(text))


def sarif_text(text: str) -> str:
    """A SARIF message: square brackets make no link and braces no placeholder (§3.11.5, §3.11.6)."""
    escaped = re.sub(r"([\\\[\]])", r"\\\1", text)
    return one_line(escaped.replace("{", "{{").replace("}", "}}"))
