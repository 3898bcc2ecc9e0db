"""What click finds wrong with a call, in the language of the caller."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest

import click
from click.exceptions import NoArgsIsHelpError

from govreport_parse.cli.conventions import chosen_language, misuse
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["language_of", "wrong_calls"]

# Of errors whose class does not tell what is wrong, or which have one only since click 8.4.
_PLAIN = (
    (lazy_pattern(r"Option '(.+)' requires an argument\."), "选项“{}”后缺少值"),
    (lazy_pattern(r"Option '(.+)' does not take a value\."), "选项“{}”不带值"),
    (lazy_pattern(r"No such command '(.+)'\."), "没有“{}”命令"),
    (lazy_pattern(r"Got unexpected extra arguments? \((.+)\)"), "多余的参数：{}"),
)


def language_of(arguments: Sequence[str]) -> str:
    """The language that the words of a call ask for, whether the rest of them can be understood or not."""
    asked = None
    for word, after in zip_longest(arguments, arguments[1:], fillvalue=""):
        if word == "--":
            break
        value = after if word == "--lang" else word.removeprefix("--lang=")
        if value != word and value in ("zh", "en"):
            asked = value
    return chosen_language(asked)


@contextmanager
def wrong_calls(lang: str) -> Iterator[None]:
    """Say in Chinese what click says in English, and end as for misuse; other languages are left to click."""
    try:
        yield
    except NoArgsIsHelpError:  # the help, which is no error
        raise
    except click.UsageError as error:
        if lang != "zh":
            raise
        path = "govreport" if error.ctx is None else error.ctx.command_path
        misuse(f"{_in_chinese(error)}；用法见{path} --help")


def _in_chinese(error: click.UsageError) -> str:
    match error:
        case click.MissingParameter():
            return f"缺少{_named(error)}"
        case click.BadParameter():
            allowed = error.param and _allowed(error.param.type)
            return f"{_named(error)}的值有误：{allowed or error.message}"
        case click.NoSuchOption():
            return f"没有“{error.option_name}”选项{_alike(error.possibilities)}"
    for pattern, words in _PLAIN:
        if found := pattern.match(error.message):
            return words.format(found[1]) + _alike(getattr(error, "possibilities", None))
    return f"命令有误：{error.format_message()}"


def _named(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return f"选项“{max(error.param.opts, key=len)}”"
    return "参数" if error.param is None else f"参数{error.param.human_readable_name}"


def _alike(names: Sequence[str] | None) -> str:
    return f"，可能是{'、'.join(f'“{name}”' for name in sorted(names))}" if names else ""


def _allowed(kind: object) -> str | None:
    """What an option may be, where its type says so."""
    if isinstance(kind, click.Choice):
        return f"应为{'、'.join(map(str, kind.choices))}之一"
    if not isinstance(kind, click.IntRange | click.FloatRange):
        return None
    least = "大于" if kind.min_open else "不小于"
    most = "小于" if kind.max_open else "不大于"
    bounds = [
        f"{word}{bound}"
        for word, bound in ((least, kind.min), (most, kind.max))
        if bound is not None
    ]
    return f"应为{'、'.join(bounds)}的{'整数' if isinstance(kind, click.IntRange) else '数'}"
