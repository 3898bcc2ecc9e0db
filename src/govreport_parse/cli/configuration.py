"""Settings of ``govreport check``: ``govreport.toml``, or ``[tool.govreport]`` in pyproject.toml.

::

    select = ["GR2", "GR4"]           # only these; by default all that are stable
    ignore = ["GR004"]
    tolerance = 1                     # differences up to this are no broken identity (GR201)

    [severity]
    GR408 = "hint"

    [per-path-ignores]
    "archive/2014/**" = ["GR4"]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatch
from pathlib import Path

import msgspec

from govreport_parse.cli.conventions import split_codes
from govreport_parse.model.errors import WrongCall, why_not_opened
from govreport_parse.model.records import Finding
from govreport_parse.rules import UnknownRule, expand_codes, find_rule
from govreport_parse.text.numerals import Number

__all__ = ["Config", "ConfigError", "find_config", "load_config", "with_options"]

_FILES = ("govreport.toml", "pyproject.toml")
_TABLE = "govreport"
_ORDER = ("hint", "warning", "error")


class ConfigError(WrongCall):
    """A settings file that cannot be used; the message names the file and what to change."""


class Config(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Settings of a check.

    Attributes
    ----------
    select, ignore
        Codes, names or beginnings of codes; `select` None for all stable rules.
    severity
        Severity by rule: a finding that its rule calls milder than usual stays milder.
    per_path_ignores
        Rules not applied to files whose path fits a pattern.
    tolerance
        Differences up to this are no broken identity.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: dict[str, str] = {}
    per_path_ignores: dict[str, tuple[str, ...]] = {}
    tolerance: Number = 0

    def left_out(self, path: str) -> set[str]:
        """The codes of the rules that are not applied to a file."""
        return {
            code
            for pattern, keys in self.per_path_ignores.items()
            if fnmatch(path, pattern)
            for code in expand_codes(keys)
        }

    def applied(self, findings: Iterable[Finding], path: str) -> list[Finding]:
        """The findings of one file under these settings."""
        left_out = self.left_out(path)
        severities = {
            code: severity
            for key, severity in self.severity.items()
            for code in expand_codes([key])
        }
        return [
            msgspec.structs.replace(finding, severity=_severity(finding, severities))
            for finding in findings
            if finding.rule not in left_out
        ]


def _severity(finding: Finding, severities: dict[str, str]) -> str:
    wanted = severities.get(finding.rule)
    if wanted is None or finding.severity == find_rule(finding.rule).severity:
        return wanted or finding.severity
    return min(wanted, finding.severity, key=_ORDER.index)


def find_config(start: Path) -> Path | None:
    """The settings file nearest to a folder: in it, or in one above it."""
    for folder in (start, *start.parents):
        for name in _FILES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _has_table(path)):
                return path
    return None


def _has_table(path: Path) -> bool:
    data = path.read_bytes()
    if _TABLE.encode() not in data:
        return False
    import tomllib

    try:
        return _TABLE in tomllib.loads(data.decode()).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False  # somebody else's file


def load_config(path: Path) -> Config:
    """Read a settings file.

    Raises
    ------
    ConfigError
        For TOML that does not parse, unknown keys (naming the nearest), rules and severities.
    """
    import tomllib
    from difflib import get_close_matches

    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        reason, reason_zh = why_not_opened(error)
        raise ConfigError(f"{path}: {reason}", f"{path}：{reason_zh}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}", f"{path}：不是有效的TOML文件（{error}）") from error
    table = data.get("tool", {}).get(_TABLE, {}) if path.name == "pyproject.toml" else data
    known = [field.encode_name for field in msgspec.structs.fields(Config)]
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, 1, 0.5)
            hint, hint_zh = f"; known are {', '.join(known)}", f"，可用的有{'、'.join(known)}"
            if near:
                hint, hint_zh = f"; did you mean {near[0]}?", f"，是否为{near[0]}"
            raise ConfigError(
                f"{path}: unknown key {key}{hint}", f"{path}：没有“{key}”这一设置项{hint_zh}"
            )
    try:
        config = msgspec.convert(table, Config)
        rules = [*(config.select or ()), *config.ignore, *config.severity]
        expand_codes([*rules, *(key for keys in config.per_path_ignores.values() for key in keys)])
    except UnknownRule as error:
        raise ConfigError(f"{path}: {error}", f"{path}：{error.reason_zh}") from error
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {error}", f"{path}：设置的内容有误（{error}）") from error
    for rule, severity in config.severity.items():
        if severity not in _ORDER:
            raise ConfigError(
                f"{path}: severity of {rule} is {severity}; use error, warning or hint",
                f"{path}：{rule}的级别设为“{severity}”，应为error（错误）、warning（警告）或hint（提示）",
            )
    return config


def with_options(path: Path | None, select: Sequence[str], ignore: Sequence[str]) -> Config:
    """The settings of a file, if any, with those of the command line: `select` instead, `ignore` as well.

    Raises
    ------
    ConfigError
        As :func:`load_config`.
    UnknownRule
        For a code on the command line that no rule has.
    """
    config = load_config(path) if path is not None else Config()
    chosen = tuple(split_codes(select)) or config.select
    ignored = (*config.ignore, *split_codes(ignore))
    expand_codes([*(chosen or ()), *ignored])
    return msgspec.structs.replace(config, select=chosen, ignore=ignored)
