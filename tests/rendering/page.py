"""The page as a sequence of blocks, before any markup."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .plan import TableGroup, plan_summary
from .plan_comparison import plan_comparison
from .spec import ReportSpec, SectionSpec

BlockKind: TypeAlias = Literal[
    "title", "date", "paragraph", "heading", "subheading", "annex", "tables", "sign"
]


@dataclass(frozen=True, slots=True)
class Block:
    """One block; titles may have several lines, tables have a group instead of text."""

    kind: BlockKind
    lines: tuple[str, ...] = ()
    tables: TableGroup | None = None
    level: int = 0
    number: str = ""

    @property
    def text(self) -> str:
        """The lines in one."""
        return "".join(self.lines)


def build_blocks(
    spec: ReportSpec, rng: random.Random, *, with_title: bool = True
) -> tuple[Block, ...]:
    """The article of a report from its title to its table."""
    blocks: list[Block] = []
    if with_title:
        blocks.append(Block("title", _title_lines(spec.title, rng)))
        if rng.random() < 0.15:
            blocks.append(Block("date", (f"（{_chinese_date(spec)}）",)))
    blocks += [Block("paragraph", (text,)) for text in spec.opening]
    for index, section in enumerate(spec.sections):
        blocks += _section_blocks(section)
        if spec.comparison is not None and index == spec.comparison_section:
            blocks.append(Block("tables", tables=plan_comparison(spec.comparison, rng)))
    sign: list[Block] = []
    if rng.random() < 0.45:
        sign = [Block("sign", (spec.agency,)), Block("sign", (_chinese_date(spec),))]
    annex = [Block("tables", tables=plan_summary(spec, rng))]
    if rng.random() < 0.6:
        line = rng.choice(("附表", "附件", "附件：", "附表：", "附件1", "附：统计表"))
        annex.insert(0, Block("annex", (line,)))
    blocks += [*annex, *sign] if rng.random() < 0.3 else [*sign, *annex]
    return tuple(blocks)


def _section_blocks(section: SectionSpec, level: int = 1) -> list[Block]:
    kind: BlockKind = "heading" if level == 1 else "subheading"
    blocks = [Block(kind, (section.number, section.title), level=level, number=section.number)]
    blocks += [Block("paragraph", (text,)) for text in section.paragraphs]
    for part in section.subsections:
        blocks += _section_blocks(part, level + 1)
    return blocks


def _title_lines(title: str, rng: random.Random) -> tuple[str, ...]:
    """The title on one line or two; the second line may be set with blanks between letters."""
    chance = rng.random()
    for tail in ("年度报告", "政府信息公开工作年度报告", "政府信息公开年度报告"):
        head = title.removesuffix(tail)
        if not head or head == title:
            continue
        if chance < 0.12 and tail == "年度报告":
            return (head, " ".join(tail))
        if 0.12 <= chance < 0.3 and tail != "年度报告":
            return (head, tail)
    return (title,)


def _chinese_date(spec: ReportSpec) -> str:
    day = spec.published
    return f"{day.year}年{day.month}月{day.day}日"
