"""Documents of Word 97 to 2003, built byte by byte, as Word saves them at once and fast."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from govreport_parse.readers.docx.counting import CODES

from .flat import Document, Flat, Run, document_of

_NUMBERS = {name: int(code) for code, name in CODES.items()}
_TOGGLES = {"b": 0x0835, "vanish": 0x083C, "strike": 0x0837, "dstrike": 0x2A53}
_KINDS = {
    "picture": "\1",
    "note": "\2",
    "symbol": "(",
    "begin": "\x13",
    "separate": "\x14",
    "end": "\x15",
}
_PARTS, _STYLES, _CLX, _LISTS, _REFERENCES = 93, 1, 33, 73, 74
_CHARACTERS, _PARAGRAPHS, _ANCHORS, _BOXES, _NOTES = 12, 13, 40, 56, 2
_FIRST = 1536  # the text begins after the header


def sprm(code: int, value: int | bytes) -> bytes:
    """A modifier; bytes for those that say how long they are."""
    sizes = (1, 1, 2, 4, 2, 2, 0, 3)
    if isinstance(value, bytes):
        return struct.pack("<HB", code, len(value)) + value
    size = sizes[code >> 13]
    return struct.pack("<H", code) + (value & (1 << 8 * size) - 1).to_bytes(size, "little")


def compound(streams: Mapping[str, bytes], *, mini: bool = True) -> bytes:
    """A compound file of these streams; `mini`: small ones stand among the small ones."""
    if not mini:
        streams = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    small = {name: data for name, data in streams.items() if mini and len(data) < 4096}
    sectors: list[bytes] = []
    table: list[int] = []

    def put(data: bytes) -> int:
        if not data:
            return 0xFFFFFFFE
        first, count = len(sectors), -(-len(data) // 512)
        sectors.extend(data[k * 512 : (k + 1) * 512].ljust(512, b"\0") for k in range(count))
        table.extend([*range(first + 1, first + count), 0xFFFFFFFE])
        return first

    held, mini_table, firsts = b"", list[int](), dict[str, int]()
    for name, data in small.items():
        count = -(-len(data) // 64)
        firsts[name] = len(mini_table) if count else 0xFFFFFFFE
        mini_table += [
            *range(len(mini_table) + 1, len(mini_table) + count),
            *[0xFFFFFFFE] * bool(count),
        ]
        held += data.ljust(count * 64, b"\0")
    for name, data in streams.items():
        if name not in small:
            firsts[name] = put(data)
    root = put(held)
    packed = struct.pack(f"<{len(mini_table)}I", *mini_table)
    mini_first = put(packed.ljust(-(-len(packed) // 512) * 512, b"\xff"))
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    entries = [_entry("Root Entry", 5, child=1 if names else -1, first=root, size=len(held))]
    for k, name in enumerate(names, 1):
        right = k + 1 if k < len(names) else -1
        entries.append(_entry(name, 2, right=right, first=firsts[name], size=len(streams[name])))
    directory = put(b"".join(entries))
    count = 1
    while (len(table) + count) * 4 > count * 512:
        count += 1
    at = len(sectors)
    table += [0xFFFFFFFD] * count
    packed = struct.pack(f"<{len(table)}I", *table).ljust(count * 512, b"\xff")
    sectors += [packed[k * 512 : (k + 1) * 512] for k in range(count)]
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    )
    head += bytes(6) + struct.pack(
        "<IIIIIIIIII", 0, count, directory, 0, 4096, mini_first, -(-len(mini_table) * 4 // 512), 0xFFFFFFFE, 0, at
    )  # fmt: skip
    head += struct.pack("<108I", *[at + k if k < count else 0xFFFFFFFF for k in range(1, 109)])
    return head + b"".join(sectors)


def _entry(
    name: str, kind: int, *, right: int = -1, child: int = -1, first: int = 0, size: int = 0
) -> bytes:
    raw = name.encode("utf-16-le")
    packed = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1)
    packed += struct.pack("<iii", -1, right, child) + bytes(36)
    return packed + struct.pack("<III", first, size, 0)


@dataclass
class Story:
    """A text with what is set of its characters and paragraphs.

    `runs`: text and modifiers; `paragraphs`: where each ends, its style and modifiers.
    """

    runs: list[tuple[str, bytes]] = field(default_factory=list)
    paragraphs: list[tuple[int, int, bytes]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)

    def add(self, text: str, set_as: bytes = b"") -> None:
        self.runs.append((text, set_as))

    def end(
        self, mark: str = "\r", style: int = 0, set_as: bytes = b"", of_mark: bytes = b""
    ) -> None:
        self.add(mark, of_mark)
        self.paragraphs.append((len(self.text.encode("utf-16-le")) // 2, style, set_as))


@dataclass
class Extra:
    """What stands beside the text: parts of the table stream by number, further modifiers, other stories."""

    parts: dict[int, bytes] = field(default_factory=dict)
    data: bytes = b""
    groups: list[bytes] = field(default_factory=list)
    prm: Callable[[int, int], int] = lambda _first, _end: 0
    counts: tuple[int, ...] = (0,) * 6  # characters of stories after the text, which is all else
    flags: int = 0
    version: int = 0xC1
    identity: int = 0xA5EC


@dataclass(frozen=True)
class Habits:
    """Into how many pieces the text is cut, whether they lie in order, and whether some take one byte a character."""

    pieces: int = 1
    in_order: bool = True
    narrow: bool = False
    mini: bool = True


def random_habits(rng: random.Random) -> Habits:
    return Habits(
        rng.choice((1, 1, 3, 40)), rng.random() < 0.5, rng.random() < 0.5, rng.random() < 0.5
    )


def packed(story: Story, habits: Habits | None = None, extra: Extra | None = None) -> bytes:
    """A document of a story."""
    habits, extra = habits or Habits(), extra or Extra()
    units = story.text.encode("utf-16-le")
    length = len(units) // 2
    rng = random.Random(length)
    cuts = sorted({0, length, *(rng.randrange(length) for _ in range(habits.pieces - 1))})
    spans = list(pairwise(cuts))
    stored = spans if habits.in_order else rng.sample(spans, len(spans))
    word, places = bytearray(bytes(_FIRST)), {}
    for first, end in stored:
        chars = units[2 * first : 2 * end]
        narrow = chars.decode("utf-16-le", "surrogatepass").encode("cp1252", "ignore")
        if habits.narrow and len(narrow) == end - first:
            places[first] = len(word), 1
            word += narrow
        else:
            word += bytes(len(word) % 2)
            places[first] = len(word), 2
            word += chars
    of_runs = _by_bytes(_run_ends(story), spans, stored, places)
    of_paragraphs = _by_bytes(
        [(end, struct.pack("<H", style) + said) for end, style, said in story.paragraphs],
        spans, stored, places,
    )  # fmt: skip
    parts = dict(extra.parts)
    parts[_CHARACTERS] = _pages(word, of_runs, _character_page)
    parts[_PARAGRAPHS] = _pages(word, of_paragraphs, _paragraph_page)
    table = struct.pack(f"<{len(cuts)}I", *cuts) + b"".join(
        struct.pack(
            "<HIH", 0,
            places[first][0] if places[first][1] == 2 else places[first][0] * 2 | 1 << 30,
            extra.prm(first, end),
        )
        for first, end in spans
    )  # fmt: skip
    parts[_CLX] = b"".join(struct.pack("<BH", 1, len(g)) + g for g in extra.groups)
    parts[_CLX] += struct.pack("<BI", 2, len(table)) + table
    parts.setdefault(_STYLES, style_sheet([("Normal", 0, b"", b"")]))
    stream, offsets = bytearray(), bytearray(8 * _PARTS)
    for number, content in sorted(parts.items()):
        struct.pack_into("<II", offsets, 8 * number, len(stream), len(content))
        if number == _LISTS:  # its levels stand after what is counted
            struct.pack_into(
                "<I", offsets, 8 * number + 4, 2 + 28 * struct.unpack_from("<H", content)[0]
            )
        stream += content
    struct.pack_into("<HH", word, 0, extra.identity, extra.version)
    struct.pack_into("<H", word, 0x0A, 0x200 | extra.flags)
    struct.pack_into("<HH", word, 0x20, 14, 0)
    struct.pack_into("<H", word, 0x3E, 22)
    struct.pack_into("<7I", word, 0x4C, length - sum(extra.counts), *extra.counts)
    struct.pack_into("<H", word, 0x98, _PARTS)
    word[0x9A : 0x9A + len(offsets)] = offsets
    streams = {"WordDocument": bytes(word), "1Table": bytes(stream)}
    return compound(streams | ({"Data": extra.data} if extra.data else {}), mini=habits.mini)


def _run_ends(story: Story) -> list[tuple[int, bytes]]:
    found, end = [], 0
    for text, set_as in story.runs:
        end += len(text.encode("utf-16-le", "surrogatepass")) // 2
        if text:
            found.append((end, set_as))
    return found


def _by_bytes(
    ends: Sequence[tuple[int, bytes]],
    spans: Sequence[tuple[int, int]],
    stored: Sequence[tuple[int, int]],
    places: Mapping[int, tuple[int, int]],
) -> list[tuple[int, int, bytes]]:
    """What is set of characters, by the bytes at which they are stored."""
    assert sorted(stored) == list(spans)
    found = []
    for first, end in stored:
        at, width = places[first]
        begin = 0
        for stop, said in ends:
            low, high = max(first, begin), min(end, stop)
            begin = stop
            if low < high:
                found.append((at + (low - first) * width, at + (high - first) * width, said))
    return found


def _pages(
    word: bytearray,
    runs: Sequence[tuple[int, int, bytes]],
    page_of: Callable[[Sequence[tuple[int, int, bytes]]], bytes | None],
) -> bytes:
    """The table of the pages that are put after the text."""
    word += bytes(-len(word) % 512)
    firsts, numbers, k = [], [], 0
    while k < len(runs):
        count = 1
        while k + count < len(runs) and page_of(runs[k : k + count + 1]) is not None:
            count += 1
        page = page_of(runs[k : k + count])
        assert page is not None
        firsts.append(runs[k][0])
        numbers.append(len(word) // 512)
        word += page
        k += count
    return struct.pack(f"<{len(firsts) + 1}I", *firsts, runs[-1][1]) + struct.pack(
        f"<{len(numbers)}I", *numbers
    )


def _character_page(runs: Sequence[tuple[int, int, bytes]]) -> bytes | None:
    return _page(runs, 1, lambda said: bytes([len(said)]) + said if said else b"")


def _paragraph_page(runs: Sequence[tuple[int, int, bytes]]) -> bytes | None:
    def held(said: bytes) -> bytes:
        if len(said) % 2:
            return bytes([(len(said) + 1) // 2]) + said
        return bytes([0, len(said) // 2]) + said

    return _page(runs, 13, held)


def _page(
    runs: Sequence[tuple[int, int, bytes]], width: int, held: Callable[[bytes], bytes]
) -> bytes | None:
    # Runs of a page follow each other without a gap.
    if any(one[1] != other[0] for one, other in pairwise(runs)):
        return None
    head = 4 * (len(runs) + 1)
    page = bytearray(512)
    low = head + width * len(runs)
    end, known = 511, dict[bytes, int]()
    if low > end or len(runs) > 255:
        return None
    for k, (_, _, said) in enumerate(runs):
        content = held(said)
        if content and content not in known:
            end = (end - len(content)) // 2 * 2
            if end < low:
                return None
            page[end : end + len(content)] = content
            known[content] = end
        page[head + width * k] = known.get(content, 0) // 2
    struct.pack_into(f"<{len(runs) + 1}I", page, 0, *(run[0] for run in runs), runs[-1][1])
    page[511] = len(runs)
    return bytes(page)


def style_sheet(styles: Sequence[tuple[str, int, bytes, bytes]]) -> bytes:
    """Styles of paragraphs: name, number among Word's own, modifiers of paragraphs and characters."""
    held = struct.pack("<HHHHHHHHHH", 18, len(styles), 10, 1, 91, 15, 0, 0, 0, 0)
    for number, (name, known, of_paragraphs, of_characters) in enumerate(styles):
        base = 0xFFF if number == 0 else 0
        style = struct.pack("<HHHHH", known, 1 | base << 4, 2 | number << 4, 0, 0)
        style += struct.pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0"
        for update in (struct.pack("<H", number) + of_paragraphs, of_characters):
            style += struct.pack("<H", len(update)) + update + bytes(len(update) % 2)
        held += struct.pack("<H", len(style)) + style
    return held


def lists(
    definitions: Mapping[int, Sequence[tuple[str, str, int, str]]], references: Mapping[int, int]
) -> dict[int, bytes]:
    """The parts for lists: definitions by number, and the definition of each that paragraphs refer to."""
    heads, levels = b"", b""
    for number, defined in definitions.items():
        heads += struct.pack("<ii18xBB", number + 1, 0, 1 if len(defined) == 1 else 0, 0)
        padded = [*defined, *[("none", "", 1, "nothing")] * (9 - len(defined))]
        for each in padded[: 1 if len(defined) == 1 else 9]:
            levels += level(*each)
    last = max(references, default=0)
    refers = struct.pack("<I", last)
    for number in range(1, last + 1):
        refers += struct.pack("<iiiBBBB", references.get(number, -1) + 1, 0, 0, 0, 0, 0, 0)
    refers += b"\xff\xff\xff\xff" * last
    return {_LISTS: struct.pack("<H", len(definitions)) + heads + levels, _REFERENCES: refers}


def level(
    kind: str, text: str, start: int, follows: str, *, flags: int = 0, of_characters: bytes = b""
) -> bytes:
    places = bytes(k + 1 for k, char in enumerate(text) if char < "\t").ljust(9, b"\0")
    after = {"tab": 0, "space": 1}.get(follows, 2)
    packed = (
        struct.pack("<iBB", start, _NUMBERS[kind], flags)
        + places
        + struct.pack("<BiiBBBB", after, 0, 0, len(of_characters), 0, 0, 0)
    )
    return packed + of_characters + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def table_row(left: int, edges: Sequence[tuple[int, int]]) -> bytes:
    """The modifier that defines a row: its left edge, and the right edge and flags of each cell."""
    packed = bytes([len(edges)]) + struct.pack(f"<{len(edges) + 1}h", left, *(e for e, _ in edges))
    packed += b"".join(struct.pack("<HH16x", flags, 0) for _, flags in edges)
    return struct.pack("<HH", 0xD608, len(packed) + 1) + packed


def as_doc(docx: bytes | Document, habits: Habits | None = None) -> bytes:
    """The same document as Word 97 saves it."""
    document = docx if isinstance(docx, Document) else document_of(docx)
    story, extra = Story(), Extra()
    headings = list(document.headings)
    styles = [("Normal", 0, b"", b"")] + [
        (f"heading {level + 1}", level + 1, sprm(0x2640, level), b"")
        for level in document.headings.values()
    ]
    extra.parts[_STYLES] = style_sheet(styles)
    if document.lists.lists:
        extra.parts |= lists(document.lists.levels, document.lists.lists)
    for one in document.flat:
        _put(one, story, headings, extra)
    if not document.flat or document.flat[-1].depth:
        story.end()
    return packed(story, habits, extra)


def _put(one: Flat, story: Story, headings: Sequence[str], extra: Extra) -> None:
    for run in one.runs:
        story.add(*_run(run))
    said = b""
    if one.depth:
        said += sprm(0x2416, 1) + (sprm(0x6649, one.depth) if one.depth > 1 else b"")
    if one.number is not None:
        said += sprm(0x260A, one.number[1]) + sprm(0x460B, one.number[0])
    mark = "\7" if one.depth == 1 and one.ends != "paragraph" else "\r"
    if one.ends == "row":
        rows = table_row(
            one.left, [(edge.right, _flags(edge.down, edge.across)) for edge in one.edges]
        )
        said += sprm(0x2417, 1) if one.depth == 1 else sprm(0x244B, 1) + sprm(0x244C, 1)
        if len(rows) > 200:  # too long for its place
            said += sprm(0x646B, len(extra.data))
            extra.data += struct.pack("<H", len(rows)) + rows
        else:
            said += rows
    elif one.ends == "cell" and one.depth > 1:
        said += sprm(0x244B, 1)
    style = headings.index(one.style) + 1 if one.style in headings else 0
    story.end(mark, style, said, sprm(0x0800, 1) if one.deleted else b"")


def _flags(down: str, across: str) -> int:
    return {"restart": 0x60, "continue": 0x20, "": 0}[down] | {"restart": 1, "continue": 2, "": 0}[
        across
    ]


def _run(run: Run) -> tuple[str, bytes]:
    said = sprm(0x0800, 1) if run.deleted else b""
    for name, value in run.look:
        if name in _TOGGLES:
            said += sprm(_TOGGLES[name], int(value))
        elif name == "vertAlign":
            said += sprm(0x2A48, {"superscript": 1, "subscript": 2}.get(value, 0))
        elif name == "sz":
            said += sprm(0x4A43, int(value))
        elif name == "position":
            said += sprm(0x4845, int(value))
        elif name == "spacing":
            said += sprm(0x8840, int(value))
        elif name == "w":
            said += sprm(0x4852, int(value.strip("%")))
        elif name == "color" and value.lower() != "auto":
            said += sprm(0x6870, int.from_bytes(bytes.fromhex(value), "little"))
    if run.kind in ("text", "code"):
        return run.text, said
    said += sprm(0x0855, 1)
    if run.kind == "symbol":
        said += sprm(0x6A09, 0xF0410002)
    return _KINDS[run.kind], said
