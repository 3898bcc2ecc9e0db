"""``govreport annotate``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govreport_parse.cli.conventions import (
    EXIT_FINDINGS,
    chosen_language,
    misuse,
    previous_option,
    rule_options,
)
from govreport_parse.cli.single import configured, findings_of, is_one_of, read_one
from govreport_parse.model.errors import GovReportError, why_not_written
from govreport_parse.model.vocabularies import SEVERITIES
from govreport_parse.outputs.safe import say

if TYPE_CHECKING:
    from govreport_parse.outputs.comments import Annotated

__all__ = ["annotate"]

_IS_INPUT = (
    "--output {} is one of the reports that are given, which are never written over",
    "--output {}是所给的报告之一，不会改写原文件；请另指定文件名",
)


@click.command()
@click.argument("draft", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT.docx", required=True,
    help="The copy with comments; a file that is there is replaced.",
)  # fmt: skip
@previous_option
@rule_options
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default=None,
    help="Language; of the comments by default Chinese.",
)  # fmt: skip
def annotate(
    draft: Path,
    output: Path,
    previous: Path | None,
    select: Sequence[str],
    ignore: Sequence[str],
    settings: Path | None,
    lang: str | None,
) -> None:
    """Write a copy of DRAFT, a Word document, with what is found as comments.

    A comment stands at the cell or the words that its finding rests on; all else is as in the draft.

    Exit status: 0 clean (hints allowed), 1 findings at warning or above, 2 misuse or unreadable
    input.
    """
    from govreport_parse.outputs.comments import annotate as write

    language = chosen_language(lang)
    if is_one_of(output, (draft, previous)):
        misuse(_IS_INPUT[language == "zh"].format(output))
    config = configured(settings, select, ignore, language)
    _, report = read_one(draft, language)
    shown = findings_of(report, draft, previous, config, language)
    try:
        written = write(draft, shown, output, lang=lang or "zh")
    except GovReportError as error:
        misuse(error.message(language))
    except OSError as error:
        misuse(f"{output}: {why_not_written(error)[language == 'zh']}")
    say(f"{output}: {_in_words(written, Counter(one.severity for one in shown), language)}")
    if any(finding.severity != "hint" for finding in shown):
        sys.exit(EXIT_FINDINGS)


def _in_words(written: Annotated, counts: Counter[str], lang: str) -> str:
    zh = lang == "zh"
    if not counts:
        return (
            "未发现问题，与原稿相同，没有批注"
            if zh
            else "no findings; the copy is the draft as it is"
        )
    errors, warnings, hints = (counts[severity] for severity in SEVERITIES)
    if zh:
        top = f"；{written.at_top}条所涉内容不在正文中，批注在标题处" if written.at_top else ""
        return (
            f"已添加{counts.total()}条批注（{errors}个错误，{warnings}个警告，{hints}个提示）{top}"
        )
    top = f"; {written.at_top} at the title, for what is not in the text" if written.at_top else ""
    return f"{counts.total()} comment(s): {errors} error(s), {warnings} warning(s), {hints} hint(s){top}"
