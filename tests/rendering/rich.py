"""RTF, as Word, WPS and programs that write it by themselves do: of the same report, in several habits."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from govreport_parse.readers.docx.counting import CODES

from .flat import Document, Flat, Run, document_of

_NUMBERS = {name: code for code, name in CODES.items()}
_SWITCHES = {"b": "b", "vanish": "v", "strike": "strike", "dstrike": "striked"}
_SIGNS = {"\t": r"\tab ", "\v": r"\line ", "\x1e": r"\_", "\x1f": r"\-"}
_KINDS = {
    "picture": r"{\pict\pngblip 89504e47}", "note": r"{\super\chftn}{\footnote {\super\chftn} 12}",
    "symbol": r"{\f1 A}", "begin": r"{\field{\*\fldinst ", "separate": r"}{\fldrslt ", "end": r"}}",
}  # fmt: skip


@dataclass(frozen=True)
class Habits:
    """How characters beyond ASCII are written, where rows are declared, and how lines are broken."""

    characters: str = "unicode"
    declared: str = "before"
    associated: bool = True
    broken: bool = False


def random_habits(rng: random.Random) -> Habits:
    return Habits(
        rng.choice(("unicode", "unicode_with_gbk", "gbk", "raw")),
        rng.choice(("before", "after", "both")),
        rng.random() < 0.5,
        rng.random() < 0.5,
    )


def as_rtf(docx: bytes | Document, habits: Habits | None = None) -> bytes:
    """The same document in RTF."""
    habits = habits or Habits()
    document = docx if isinstance(docx, Document) else document_of(docx)
    head = (
        r"{\rtf1\ansi\ansicpg936\deff0\uc" + ("2" if habits.characters == "unicode_with_gbk" else "1")
        + r"{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fnil\fcharset2 Wingdings;}{\f2\fcharset0 Arial;}}"
        + _colours(document)
        + _styles(document) + _lists(document) + r"{\*\generator Riched20 10.0;}\viewkind4" + "\n"
    )  # fmt: skip
    body = "".join(_flat(document, k, habits) for k in range(len(document.flat)))
    return (head.encode() + _encoded(body, habits) + b"}").replace(b"\x00", b"")


def _inks(document: Document) -> list[str]:
    said = {v for one in document.flat for run in one.runs for k, v in run.look if k == "color"}
    return sorted(value for value in said if re.fullmatch("[0-9A-Fa-f]{6}", value))


def _colours(document: Document) -> str:
    held = "".join(
        "\\red{}\\green{}\\blue{};".format(*bytes.fromhex(ink)) for ink in _inks(document)
    )
    return rf"{{\colortbl;{held}}}"


def _styles(document: Document) -> str:
    held = "".join(
        rf"{{\s{k}\outlinelevel{level} heading {level + 1};}}"
        for k, level in enumerate(document.headings.values(), 1)
    )
    return rf"{{\stylesheet{{\s0\snext0 Normal;}}{held}{{\*\cs30\additive\super footnote reference;}}}}"


def _lists(document: Document) -> str:
    if not document.lists.lists:
        return ""
    defined = ""
    for number, levels in document.lists.levels.items():
        held = ""
        for kind, text, start, follows in levels:
            signs = "".join(rf"\'{ord(c):02x}" if c < "\t" else rf"\u{ord(c)}?" for c in text)
            after = {"tab": 0, "space": 1}.get(follows, 2)
            held += (
                rf"{{\listlevel\levelnfc{_NUMBERS[kind]}\levelnfcn{_NUMBERS[kind]}\levelfollow{after}"
                rf"\levelstartat{start}{{\leveltext\uc1\'{len(text):02x}{signs};}}{{\levelnumbers\'01;}}}}"
            )
        defined += rf"{{\list\listtemplateid{number}{held}{{\listname ;}}\listid{number + 1}}}"
    refers = "".join(
        rf"{{\listoverride\listid{definition + 1}\listoverridecount0\ls{number}}}"
        for number, definition in document.lists.lists.items()
    )
    return rf"{{\*\listtable{defined}}}{{\*\listoverridetable{refers}}}"


def _flat(document: Document, k: int, habits: Habits) -> str:
    one = document.flat[k]
    inner = one.depth > 1
    if one.ends == "row":
        row = _row(one) if habits.declared != "before" or inner else ""
        row += r"\nestrow" if inner else r"\row"
        row = rf"{{\deleted {row}}}" if one.deleted else row
        return rf"{{\*\nesttableprops{row}}}{{\nonesttables\par }}" if inner else f"{row}\n"
    begins = k == 0 or document.flat[k - 1].ends == "row" or document.flat[k - 1].depth < one.depth
    text = ""
    if one.depth == 1 and begins and habits.declared != "after":
        mark = next(
            row for row in document.flat[k:] if row.ends == "row" and row.depth == one.depth
        )
        text += _row(mark)
    text += r"\pard\plain"
    if one.depth:
        text += r"\intbl" + (rf"\itap{one.depth}" if inner else "")
    if one.style in document.headings:
        text += rf"\s{list(document.headings).index(one.style) + 1}"
    if one.number is not None:
        text += rf"\ilvl{one.number[1]}\ls{one.number[0]}"
    text += r"\f0 " + "".join(_run(run, _inks(document)) for run in one.runs)
    end = {"paragraph": r"\par", "cell": r"\nestcell" if inner else r"\cell"}[one.ends]
    return (
        text + (rf"{{\deleted {end}}}" if one.deleted else end) + ("\n" if habits.broken else " ")
    )


def _row(mark: Flat) -> str:
    cells = ""
    for edge in mark.edges:
        cells += {"restart": r"\clvmgf", "continue": r"\clvmrg", "": ""}[edge.down]
        cells += {"restart": r"\clmgf", "continue": r"\clmrg", "": ""}[edge.across]
        cells += rf"\clbrdrt\brdrs\cltxlrtb\clftsWidth3\cellx{edge.right}"
    return rf"\trowd\trgaph108\trleft{mark.left}{cells}"


def _run(run: Run, inks: list[str]) -> str:
    if run.kind == "code":
        return run.text
    if run.kind != "text":
        held = _KINDS[run.kind]
        return rf"{{\deleted {held}}}" if run.deleted else held
    look = "".join(
        rf"\{_SWITCHES[name]}{'' if value == '1' else '0'}"
        if name in _SWITCHES
        else {"vertAlign": rf"\{value[:5] if value.startswith('super') else value[:3]}",
              "sz": rf"\fs{value}", "position": rf"\{'dn' if value[:1] == '-' else 'up'}{value.strip('-')}",
              "color": rf"\cf{inks.index(value) + 1 if value in inks else 0}", "spacing": rf"\expndtw{value}",
              "w": rf"\charscalex{value.strip('%')}"}[name]
        for name, value in run.look
        if value != "baseline"
    )  # fmt: skip
    look += r"\deleted" if run.deleted else ""
    text = "".join(_SIGNS.get(char, "\\" + char if char in "\\{}" else char) for char in run.text)
    return f"{{{look} {text}}}" if look else text


def _encoded(text: str, habits: Habits) -> bytes:
    pieces = []
    for char in text:
        if char.isascii():
            pieces.append(char.encode())
            continue
        gbk = char.encode("gbk", "ignore")
        escaped = b"".join(b"\\'%02x" % byte for byte in gbk)
        if habits.characters == "raw" and gbk and not set(gbk) & set(b"\\{}"):
            pieces.append(gbk)
        elif habits.characters == "gbk" and gbk:
            pieces.append(escaped)
        else:
            halves = char.encode("utf-16-le")
            for k in range(0, len(halves), 2):
                code = int.from_bytes(halves[k : k + 2], "little", signed=True)
                after = b"?" if habits.characters != "unicode_with_gbk" else (
                    escaped if len(gbk) == 2 else b"??"
                )  # fmt: skip
                pieces.append(b"\\u%d%s" % (code, (b" " if after == b"?" else b"") + after))
    return b"".join(pieces)
