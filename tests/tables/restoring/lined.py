"""Documents of lines, and the tables that they become."""

from __future__ import annotations

from govreport_parse.forms import load_forms
from govreport_parse.model.document import (
    Block,
    Document,
    Locator,
    Note,
    Paragraph,
    Source,
    Table,
)
from govreport_parse.tables.restoring.lines import restore_tables

FORMS = load_forms()
HEADER = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
RULES, NORMATIVE = ("规章", "1", "2", "3"), ("行政规范性文件", "4", "5", "6")
TABLE = "|".join(HEADER) + "/规章|1|2|3/行政规范性文件|4|5|6"
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
PROSE = "全年工作平稳有序推进" * 10
SOURCE = Source(name="x.txt", format="text", sha256="", size=0)


def line(text: str, *, gap: int = 0, heading: int = 0, linked: bool = False) -> Paragraph:
    return Paragraph(text=text, gap=gap, heading=heading, linked=linked)


def document(*blocks: str | Block, notes: tuple[Note, ...] = ()) -> Document:
    made = tuple(line(one) if isinstance(one, str) else one for one in blocks)
    return Document(source=SOURCE, blocks=made, notes=notes)


def restored(*blocks: str | Block) -> list[str]:
    """Texts as they are; tables by rows and cells; a document without a change is the same."""
    before = document(*blocks)
    after = restore_tables(before, FORMS)
    found = [
        "/".join("|".join(cell.text for cell in row) for row in block.lines)
        if isinstance(block, Table)
        else block.text
        for block in after.blocks
    ]
    assert (after is before) == (after.blocks == before.blocks)
    new = [k for k, b in enumerate(after.blocks) if isinstance(b, Table) and b not in before.blocks]
    assert [note.at for note in after.notes if note.code == "GR009"] == [
        Locator(block=k) for k in new
    ]
    assert all(note.code == "GR009" for note in after.notes)
    return found


def stays(*blocks: str | Block) -> bool:
    before = document(*blocks)
    return restore_tables(before, FORMS) is before


def joins(cell: str | Paragraph) -> bool:
    """Whether a line stands as a cell between the lines of a table, or parts them."""
    return not stays(*HEADER, cell, *RULES, *NORMATIVE)
