"""The rows of a report: statutory labels as one office prints them."""

from __future__ import annotations

import random

from .figures import Figures
from .forms import (
    APPLICANTS,
    DISCLOSURE,
    FUJIAN_ROWS,
    LOCAL_ROWS,
    REMEDY_CODES,
    FormId,
    Key,
    request_rows,
)
from .printing import CellStyle, empty_cell, print_cell
from .spec import CellSpec, RowSpec, Wording

_QUOTES = ("“”", "“”", "“”", '""', "「」")
_LONG_NOTES = {
    "documents.rules": "(由有立法权的机关制定)",
    "documents.normative": "(以本单位名义印发并统一编号登记的文件)",
    "powers.licensing": "(含依申请办理的许可事项,按决定书件数计)",
    "powers.other_services": "(指许可、处罚、强制、收费以外直接面向公众的事项)",
    "powers.penalty": "(简易程序与普通程序合并计算)",
    "powers.coercion": "(包括强制措施和强制执行)",
    "charges.administrative": "(按收费目录清单逐项计)",
}


def random_wording(rng: random.Random, *, long_notes: bool = False) -> Wording:
    """The brackets, points and quotation marks of one report."""
    wide = rng.random() < 0.6
    return Wording(
        brackets="（）" if wide else "()",
        dot=rng.choice((".", ".", ".", "．", "、")),
        quotes=rng.choice(_QUOTES),
        comma="，" if wide or rng.random() < 0.5 else ",",
        item_gap=rng.choice(("", "", "", " ", "  ")),
        long_notes=long_notes,
        slips=rng.random() < 0.15,
    )


def styled(text: str, wording: Wording) -> str:
    """A label in the marks of one report."""
    if text[:1].isdigit() and text[1:2] == ".":
        text = text[0] + wording.dot + text[2:]
    marks = {
        "(": wording.brackets[0],
        ")": wording.brackets[1],
        "“": wording.quotes[0],
        "”": wording.quotes[1],
        ",": wording.comma,
        ":": "：" if wording.brackets == "（）" else ":",
    }
    return "".join(marks.get(letter, letter) for letter in text)


def disclosure_rows(
    form: FormId, wording: Wording, style: CellStyle, rng: random.Random
) -> list[RowSpec]:
    """The rows of the disclosure table; with long notes Hubei's own row comes on top."""
    rows: list[RowSpec] = []
    for block in DISCLOSURE[form]:
        for stem, name in block.rows:
            label = name
            if form == "2021" and stem == "documents.normative" and wording.slips:
                label = "规范性文件"
            if wording.long_notes:
                label += _LONG_NOTES.get(stem, "")
            keys: tuple[Key, ...] = tuple((f"{stem}.{c.tail}", None) for c in block.columns)
            rows.append(RowSpec("disclosure", styled(label, wording), keys, block=block.item))
        if wording.long_notes and block.item == "一":
            extra = tuple(print_cell("", rng.randint(0, 400), style, None) for _ in block.columns)
            rows.append(RowSpec("disclosure", "其他主动公开文件", (), block="一", extra=extra))
    return rows


def form_request_rows(form: FormId, wording: Wording) -> list[RowSpec]:
    """The rows of the request table."""
    return [
        RowSpec(
            "requests",
            styled(row.label, wording),
            tuple((row.code, who) for who in APPLICANTS),
            groups=tuple(styled(label, wording) for label in row.groups),
        )
        for row in request_rows(form)
    ]


def remedy_rows() -> list[RowSpec]:
    """The one row of the table of remedies."""
    return [RowSpec("remedies", "", tuple((code, None) for code in REMEDY_CODES))]


def local_rows(
    shape: str,
    figures: Figures,
    wording: Wording,
    style: CellStyle,
    rng: random.Random,
) -> list[RowSpec]:
    """The rows of a local table with the cells of its second column, if there is one."""
    rows: list[RowSpec] = []
    room = int(figures.values[("proactive.total", None)])
    for row in FUJIAN_ROWS if shape == "fujian" else LOCAL_ROWS:
        key: Key = (row.code, None)
        extra: tuple[CellSpec, ...] = ()
        value = figures.aside.get(key)
        if not row.code:
            part = rng.randint(0, room)
            room -= part
            extra = (_zero_aware(part, style),)
            value = part if figures.aside else None
        rows.append(
            RowSpec(
                "local",
                styled(row.label, wording),
                (key,) if row.code else (),
                extra=extra,
                line=row.line,
                unit=row.unit,
                aside=None if value is None else _zero_aware(value, style),
            )
        )
    return rows


def _zero_aware(value: int, style: CellStyle) -> CellSpec:
    zero = style.zeros["local"]
    return empty_cell(zero) if not value and zero != "0" else print_cell("", value, style, None)
