"""Findings that are known and accepted: a file of their fingerprints, so that new ones stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from govreport_parse.model.errors import WrongCall, why_not_opened
from govreport_parse.model.records import Finding

__all__ = ["BaselineError", "read_baseline", "unknown_findings", "write_baseline"]

_VERSION = 1


class BaselineError(WrongCall):
    """A baseline file that cannot be used."""


class Fingerprint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stays of a finding when the page around it changes; no line, no message."""

    file: str
    rule: str
    indicators: tuple[str, ...] = ()
    applicant: str | None = None
    observed: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    findings: tuple[Fingerprint, ...]


def _fingerprint(finding: Finding) -> Fingerprint:
    return Fingerprint(
        file=Path(finding.file).as_posix(),
        rule=finding.rule,
        indicators=finding.indicators,
        applicant=finding.applicant,
        observed=finding.observed,
    )


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Write the findings as known, one a line, in a stable order; how many there are."""
    known = sorted(map(_fingerprint, findings), key=msgspec.json.encode)
    lines = ",\n".join(f"  {msgspec.json.encode(one).decode()}" for one in known)
    text = f'{{"version": {_VERSION}, "findings": [\n{lines}\n]}}\n'
    path.write_text(text, encoding="utf-8")
    return len(known)


def read_baseline(path: Path) -> Counter[Fingerprint]:
    """The known findings.

    Raises
    ------
    BaselineError
        For a file that is not there or is no baseline.
    """
    try:
        known = msgspec.json.decode(path.read_bytes(), type=_File)
    except OSError as error:
        reason, reason_zh = why_not_opened(error)
        raise _unusable(path, reason, reason_zh) from error
    except msgspec.DecodeError as error:
        raise _unusable(path, str(error), f"不是已知问题的清单（{error}）") from error
    if known.version != _VERSION:
        raise _unusable(
            path, f"version {known.version}", f"清单版本为{known.version}，与本程序不符"
        )
    return Counter(known.findings)


def _unusable(path: Path, reason: str, reason_zh: str) -> BaselineError:
    return BaselineError(
        f"{path}: {reason}; write it with --write-baseline",
        f"{path}：{reason_zh}；请用--write-baseline重新生成",
    )


def unknown_findings(findings: Iterable[Finding], known: Counter[Fingerprint]) -> list[Finding]:
    """The findings that are not known; each known one silences one."""
    left = known.copy()
    new = []
    for finding in findings:
        mark = _fingerprint(finding)
        if left[mark] > 0:
            left[mark] -= 1
        else:
            new.append(finding)
    return new
