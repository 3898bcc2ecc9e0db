"""Damage as crawls do it, and worse: bytes, charsets, tags, rows, entities, digits, packages.

Each mutator takes bytes and a generator and gives bytes; the same generator gives the same bytes.
"""

from __future__ import annotations

import copy
import json
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tests.safety.fuzzing.seeds import MAIN, packed, unzipped

Mutator = Callable[[bytes, random.Random], bytes]

_TAG = re.compile(rb"<[^<>]{1,300}>")
_DIGITS = re.compile(rb"(?<![\w#&;=\"'-])\d{1,9}(?![\w;\"'-])")
_PRINTED = re.compile(rb"\d++(?=[^<>]*</)")
_CODECS = (
    "gbk", "gb18030", "big5", "big5hkscs", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be",
    "utf-7", "shift_jis", "euc_kr", "latin-1", "cp1252", "hz",
)  # fmt: skip
_LABELS = (b"gb2312", b"utf-8", b"big5", b"utf-16", b"latin-1", b"shift_jis", b"hz-gb-2312", b"x?")
_ENTITIES = (
    b"&nbsp", b"&nbsp;", b"&#", b"&#x", b"&#0;", b"&#xD800;", b"&#1114112;", b"&ensp;", b"&#8203;",
    b"&amp;nbsp;", b"&lt;td&gt;", b"&unknown;", b"&#13;", b"&#x2028;", b"&zwj;", b"&;",
)  # fmt: skip
_ATTRIBUTES = (
    b" rowspan=2", b" colspan=3", b' rowspan="999"', b' colspan="0"', b" colspan=-1", b" colspan='",
    b' rowspan="x"', b" hidden", b' style="display:none"', b' style="', b" style='visibility:hidden'",
    b" class=", b' title="12>34"', b" <", b" >", b"/", b"\0", b' colspan="\xef\xbc\x92"',
)  # fmt: skip
_INSIDE = (
    b" ", b"  ", b"\n", b"\t", b",", b".", b"-", b"/", b"<b>", b"</span>", b"<br>", b"<!-- 7 -->", b"\xc2\xa0",
    b"&nbsp;", b"\xe2\x80\x8b", b"\xe3\x80\x80", b"<sup>", b"<td>", b"</td><td>", b"|", b"\0", b"\xc2\xad",
)  # fmt: skip
_INSIDE_XML = (
    b" ", b"  ", b"\n", b",", b".", b"-", b"/", b"\xc2\xa0", b"\xe3\x80\x80", b"\xe2\x80\x8b", b"\xc2\xad",
    b"</w:t><w:t>", b"</w:t><w:br/><w:t>", b"</w:t><w:tab/><w:t>", b"</w:t></w:r><w:r><w:t>",
    b"</w:t></w:r></w:p><w:p><w:r><w:t>", b"</w:t><w:noBreakHyphen/><w:t>", b"<!-- 7 -->", b"&#160;",
    b"</w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:r><w:t>",
    b'</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>',
)  # fmt: skip
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
_MOST = 400_000  # bytes: no mutant is grown beyond


def _span(data: bytes, rng: random.Random) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, start + rng.choice((1, 1, 2, 3, 9, 40, 300, 3000))


def flip_bytes(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8, 40)) if data else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def truncate(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] if rng.random() < 0.8 else data[at:]


def cut_out(data: bytes, rng: random.Random) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + data[end:]


def repeat(data: bytes, rng: random.Random) -> bytes:
    start, end = _span(data, rng)
    return data[:start] + data[start:end] * rng.choice((2, 2, 3, 20)) + data[end:]


def exchange(data: bytes, rng: random.Random) -> bytes:
    """Two pieces change places."""
    (a, b), (c, d) = sorted((_span(data, rng), _span(data, rng)))
    b = min(b, c)
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _decoded(data: bytes) -> str:
    for codec in ("utf-8-sig", "gb18030", "utf-16"):
        try:
            return data.decode(codec)
        except UnicodeError:
            continue
    return data.decode("utf-8", "replace")


def swap_encoding(data: bytes, rng: random.Random) -> bytes:
    """Another charset than the page declares."""
    codec = rng.choice(_CODECS)
    lossy = rng.choice(("xmlcharrefreplace", "replace", "ignore"))
    return _decoded(data).encode(codec, lossy)


def misread(data: bytes, rng: random.Random) -> bytes:
    """Text decoded by a wrong charset and saved, as mirrors do."""
    return data.decode(rng.choice(("gb18030", "latin-1", "big5", "utf-8")), "replace").encode()


def relabel(data: bytes, rng: random.Random) -> bytes:
    label = b"charset=" + rng.choice(_LABELS)
    if re.search(rb"charset\s*=", data):
        return re.sub(rb"charset\s*=\s*[\"']?[\w-]*", lambda _: label, data, count=1)
    return b"<meta " + label + b">" + data


def drop_tag(data: bytes, rng: random.Random) -> bytes:
    return _replaced(_TAG, data, rng, lambda _: b"")


def mangle_tag(data: bytes, rng: random.Random) -> bytes:
    def mangled(tag: bytes) -> bytes:
        choice = rng.randrange(5)
        if choice == 0:
            return tag[:-1]
        if choice == 1:
            return tag[1:]
        if choice == 2:
            return re.sub(rb"[\"']", b"", tag, count=1)
        if choice == 3:
            at = rng.randrange(1, len(tag))
            return tag[:at] + rng.choice((b"<", b">", b"/", b'"', b"!", b" ")) + tag[at:]
        return tag[:-1] + rng.choice(_ATTRIBUTES) + b">"

    return _replaced(_TAG, data, rng, mangled)


def stray_tag(data: bytes, rng: random.Random) -> bytes:
    """A tag of the page once more, anywhere."""
    tags = _TAG.findall(data)
    at = rng.randrange(len(data) + 1)
    return data[:at] + (rng.choice(tags) if tags else b"<td>") + data[at:]


def _element(*names: bytes) -> Mutator:
    pattern = re.compile(
        rb"|".join(rb"<%b\b[^>]*>(?:(?!<%b\b).)*?</%b>" % (n, n, n) for n in names), re.DOTALL
    )

    def mutate(data: bytes, rng: random.Random) -> bytes:
        found = [match.span() for match in pattern.finditer(data)]
        if not found:
            return cut_out(data, rng)
        start, end = rng.choice(found)
        other = rng.choice(found)
        piece = data[start:end]
        choice = rng.randrange(4)
        if choice == 0:
            return data[:start] + data[end:]
        if choice == 1:
            return data[:start] + piece * rng.choice((2, 2, 3, 30)) + data[end:]
        if choice == 2:
            return data[: other[0]] + piece + data[other[0] :]
        if choice == 3 and other[0] >= end:
            moved = data[other[0] : other[1]]
            return data[:start] + moved + data[end : other[0]] + piece + data[other[1] :]
        return data[:start] + re.sub(rb"</?\w[^>]*>", b"", piece) + data[end:]

    return mutate


def break_entity(data: bytes, rng: random.Random) -> bytes:
    if rng.random() < 0.5:
        return _replaced(_DIGITS, data, rng, lambda figure: _as_entities(figure, rng))
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(_ENTITIES) + data[at:]


def _as_entities(figure: bytes, rng: random.Random) -> bytes:
    form = rng.choice(("&#{};", "&#x{:x};", "&#{}", "&#x{:X}", "&amp;#{};", "&#0{};"))
    return "".join(form.format(code) for code in figure).encode()


def change_figure(data: bytes, rng: random.Random) -> bytes:
    """Something inside a number, other digits, or the same in other characters."""
    inside = _INSIDE_XML if data.startswith(b"<?xml") else _INSIDE
    return _with_changed(_DIGITS, inside, data, rng)


def change_printed(data: bytes, rng: random.Random) -> bytes:
    """The same of numbers that stand between tags, without those of Word in them."""
    inside = [each for each in _INSIDE_XML if b"<w:" not in each and b"</w:" not in each]
    return _with_changed(_PRINTED, inside, data, rng)


def _with_changed(
    numbers: re.Pattern[bytes], inside: Sequence[bytes], data: bytes, rng: random.Random
) -> bytes:
    def changed(figure: bytes) -> bytes:
        choice = rng.randrange(4)
        at = rng.randrange(len(figure) + 1)
        if choice == 0:
            return figure[:at] + rng.choice(inside) + figure[at:]
        if choice == 1:
            return str(rng.choice((0, 7, 10 ** rng.randrange(17), 98765))).encode()
        if choice == 2:
            wide = figure.decode().translate(_WIDE if rng.random() < 0.5 else _CHINESE)
            return wide.encode("gb18030" if _is_gb(data) else "utf-8")
        return figure + rng.choice((b"%", b"12", "万".encode(), "亿元".encode(), b".5", b","))

    return _replaced(numbers, data, rng, changed)


def _is_gb(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeError:
        return True
    return False


_WORD_TAG = re.compile(rb"<w:\w+(?: [^<>]*)?/?>")
_WORDS = (
    b"<w:vanish/>", b'<w:gridSpan w:val="3"/>', b"<w:vMerge/>", b"<w:tab/>", b"<w:br/>", b"<w:del>x</w:del>",
    b'<w:fldChar w:fldCharType="begin"/>', b'<w:fldChar w:fldCharType="end"/>', b"<w:noBreakHyphen/>",
    b"<w:t>7</w:t>", b"<w:r><w:t>12</w:t></w:r>", b"<w:p/>", b"<w:tc><w:p/></w:tc>", b"<w:sdt/>",
)  # fmt: skip


def change_word(data: bytes, rng: random.Random) -> bytes:
    """An element of Word's put in before another, or an attribute's value changed."""

    def changed(tag: bytes) -> bytes:
        if rng.random() < 0.5:
            return rng.choice(_WORDS) + tag
        return re.sub(rb'"[^"]*"', lambda _: rng.choice((b'"0"', b'"-1"', b'"x"', b'"999"')), tag)

    return _replaced(_WORD_TAG, data, rng, changed)


def lines(data: bytes, rng: random.Random) -> bytes:
    """A line dropped, doubled, moved, joined with the next, or cut in two."""
    found = data.splitlines(keepends=True)
    if not found:
        return data
    k = rng.randrange(len(found))
    choice = rng.randrange(5)
    if choice == 0:
        del found[k]
    elif choice == 1:
        found[k:k] = [found[k]] * rng.choice((1, 1, 30))
    elif choice == 2:
        found.insert(rng.randrange(len(found)), found.pop(k))
    elif choice == 3:
        found[k] = found[k].rstrip(b"\r\n")
    else:
        at = rng.randrange(len(found[k]) + 1)
        found[k] = found[k][:at] + rng.choice((b"\n", b"\n\n", b"\t", b"|")) + found[k][at:]
    return b"".join(found)


def bars(data: bytes, rng: random.Random) -> bytes:
    """A separator of cells dropped, doubled or put in."""
    return _replaced(
        re.compile(rb"[|\t]| {2,}"), data, rng,
        lambda mark: rng.choice((b"", mark * 2, b"\n", b" ", b"|", b"\xe2\x94\x82")),
    )  # fmt: skip


def _replaced(
    pattern: re.Pattern[bytes], data: bytes, rng: random.Random, new: Callable[[bytes], bytes]
) -> bytes:
    found = [match.span() for match in pattern.finditer(data)]
    for start, end in sorted(
        rng.sample(found, min(len(found), rng.choice((1, 1, 3, 12)))), reverse=True
    ):
        data = data[:start] + new(data[start:end]) + data[end:]
    return data


_VALUES = (
    None, True, 0, -1, 7, 2**63, 1.5, 1e300, "", "0", "NaN", "2015", "2021", "元", "万元", "reported", "blank",
    "missing", "2016-02-30", "9999-12-31", "\ud800", [], {}, [0],
)  # fmt: skip


def json_value(data: bytes, rng: random.Random) -> bytes:
    """One value anywhere in a JSON text: another, gone, or that of another place."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return data
    places = list(_places(whole))
    if not places:
        return data
    holder, key = rng.choice(places)
    choice = rng.randrange(4)
    if choice == 0:
        del holder[key]
    elif choice == 1 and isinstance(holder, list):
        holder.insert(rng.randrange(len(holder) + 1), copy.deepcopy(holder[key]))
    elif choice == 2:
        other, place = rng.choice(places)
        holder[key] = copy.deepcopy(other[place])
    else:
        holder[key] = rng.choice(_VALUES)
    return json.dumps(whole, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every holder with each of its keys or indices."""
    pending = [value] if isinstance(value, dict | list) else []
    while pending:
        holder = pending.pop()
        for key in holder if isinstance(holder, dict) else range(len(holder)):
            yield holder, key
            if isinstance(holder[key], dict | list):
                pending.append(holder[key])


_BYTES: tuple[Mutator, ...] = (flip_bytes, truncate, cut_out, repeat, exchange)
_TEXT: tuple[Mutator, ...] = (swap_encoding, misread, change_figure, change_figure, break_entity)
_MARKUP: tuple[Mutator, ...] = (drop_tag, mangle_tag, stray_tag)
HTML = (
    *_BYTES, *_TEXT, *_MARKUP, relabel, _element(b"tr"), _element(b"td", b"th"), _element(b"p"),
    _element(b"table"),
)  # fmt: skip
TEXT = (*_BYTES, *_TEXT, lines, lines, bars, bars)
# Most XML that is not well formed is refused as a whole; what stays so gets further.
BROKEN_XML = (*_BYTES, *_MARKUP, break_entity, swap_encoding)
XML = (
    change_figure, _element(b"w:tr"), _element(b"w:tc"), _element(b"w:p"), _element(b"w:r"),
    _element(b"w:t"), change_word,
)  # fmt: skip


OPEN_XML = (
    change_printed, _element(b"table:table-row"), _element(b"table:table-cell"), _element(b"text:p"), _element(b"text:span"),
    change_word,
)  # fmt: skip


def docx(data: bytes, rng: random.Random) -> bytes:
    """A part damaged within a package, mostly the main one; now and then the package itself."""
    return _in_package(data, rng, MAIN, XML)


def odt(data: bytes, rng: random.Random) -> bytes:
    """The same of an OpenDocument text, packed or not."""
    if not data.startswith(b"PK"):
        return rng.choice((*OPEN_XML, *BROKEN_XML))(data, rng)
    return _in_package(data, rng, "content.xml", OPEN_XML)


SHEETS = (
    change_printed,
    _element(b"row"),
    _element(b"c"),
    _element(b"mergeCell"),
    _element(b"si"),
    change_word,
)


def xlsx(data: bytes, rng: random.Random) -> bytes:
    """The same of a workbook, mostly of its first sheet."""
    return _in_package(data, rng, "xl/worksheets/sheet1.xml", SHEETS)


DRAWN = (
    change_printed, _element(b"ofd:TextObject"), _element(b"ofd:PathObject"), _element(b"ofd:TextCode"), change_word,
)  # fmt: skip


def ofd(data: bytes, rng: random.Random) -> bytes:
    """The same of an OFD file, mostly of its first page."""
    return _in_package(data, rng, "Doc_0/Pages/Page_0/Content.xml", DRAWN)


def _in_package(data: bytes, rng: random.Random, main: str, ways: Sequence[Mutator]) -> bytes:
    if rng.random() < 0.1:
        return rng.choice(_BYTES)(data, rng)
    try:
        parts = unzipped(data)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError):
        return rng.choice(_BYTES)(data, rng)
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    if not names:
        return data
    name = main if rng.random() < 0.8 and main in parts else rng.choice(names)
    if rng.random() < 0.03:
        del parts[name]
    else:
        way = rng.choice(ways if rng.random() < 0.8 else BROKEN_XML)
        parts[name] = way(parts[name], rng)
    return packed(parts, zipfile.ZIP_DEFLATED)


_CONTROL = re.compile(rb"\\[a-z]+-?\d* ?|[{}]")
_CONTROLS = (
    b"\\cell ", b"\\row ", b"\\par ", b"\\pard ", b"\\trowd", b"\\cellx900", b"\\v ", b"\\deleted ", b"\\super ", b"{", b"}",
    b"\\uc0 ", b"\\u8203?", b"\\'b9", b"\\f9 ", b"\\intbl", b"\\itap2", b"{\\*\\x 7}", b"\\clvmrg", b"\\bin3 ",
)  # fmt: skip


def change_control(data: bytes, rng: random.Random) -> bytes:
    """A control word or brace of RTF dropped, or another put in before it."""
    return _replaced(
        _CONTROL, data, rng, lambda word: rng.choice((b"", rng.choice(_CONTROLS) + word))
    )


_LINE_OF_PAGE = re.compile(rb"(?<=\n)[^\n]+(?= (?:ET Q|S|f Q|Do Q)\n)")
_WORD_OF_FILE = re.compile(rb"/[A-Za-z]\w+")
_NUMBER_OF_FILE = re.compile(rb"(?<![\w.])\d{1,4}(?![\w])")


def flip_one(data: bytes, rng: random.Random) -> bytes:
    """One byte is another: what a bad disk or a bad line leaves."""
    if not data:
        return data
    at = rng.randrange(len(data))
    new = rng.choice(
        (rng.randrange(256), data[at] ^ 1 << rng.randrange(8), rng.choice(b"0123456789 /<>[]()"))
    )
    return data[:at] + bytes((new,)) + data[at + 1 :]


def _as_long(
    pattern: re.Pattern[bytes], change: Callable[[bytes, random.Random], bytes]
) -> Mutator:
    """One match changed, the file as long as before: places of its objects stay right."""

    def mutate(data: bytes, rng: random.Random) -> bytes:
        found = list(pattern.finditer(data))
        if not found:
            return data
        one = rng.choice(found)
        new = change(one[0], rng)[: len(one[0])].ljust(len(one[0]))
        return data[: one.start()] + new + data[one.end() :]

    return mutate


PDF: tuple[Mutator, ...] = (
    flip_one, flip_one, flip_one, flip_bytes, truncate,
    _as_long(_LINE_OF_PAGE, lambda line, rng: rng.choice((b"", line[1:], line[: len(line) // 2]))),
    _as_long(_WORD_OF_FILE, flip_one),
    _as_long(_NUMBER_OF_FILE, lambda number, rng: str(rng.randrange(10 ** len(number))).encode()),
)  # fmt: skip
DOC = (*_BYTES, flip_bytes, flip_bytes, flip_bytes)
RTF = (*_BYTES, change_control, change_control, change_figure)
MHTML = (*_BYTES, lines, change_figure, drop_tag)
MUTATORS: dict[str, Sequence[Mutator]] = {
    "html": HTML, "text": TEXT, "docx": (docx,), "doc": DOC, "rtf": RTF, "odt": (odt,), "ofd": (ofd,), "xlsx": (xlsx,), "mhtml": MHTML,
    "pdf": PDF,
}  # fmt: skip


def mutated(kind: str, data: bytes, rng: random.Random, times: int) -> bytes:
    """`data` after as many mutations."""
    for _ in range(times):
        data = rng.choice(MUTATORS[kind])(data, rng)
        data = data[:_MOST] if kind in ("html", "text") else data  # a package cut off is no package
    return data
