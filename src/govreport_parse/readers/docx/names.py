"""Names of elements and attributes in WordprocessingML."""

from __future__ import annotations

from govreport_parse.readers.marks import LEFT_OUT

# Of elements and of relationships; of Strict Open XML, which is read as the other.
MAIN_NAMES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT_NAMES = (
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
W = f"{{{MAIN_NAMES[0]}}}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = f"{{{MAIN_NAMES[1]}}}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

PARAGRAPH, TABLE, ROW, CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
RUN, TEXT, TEXT_BOX, FIELD_CHAR = f"{W}r", f"{W}t", f"{W}txbxContent", f"{W}fldChar"
MATH_TEXT, MATH_BASE, FRACTION = f"{_MATH}t", f"{_MATH}e", f"{_MATH}f"
# Of formulas, what sets its parts otherwise than in a line: 7² is no 72.
STRUCTURES = frozenset(
    f"{_MATH}{name}"
    for name in ("f", "sSup", "sSub", "sSubSup", "sPre", "rad", "nary", "limLow", "limUpp", "m")
)
# Text that is set from right to left, its digits too.
TURNED = f"{W}bdo"
PLACEHOLDER = f"{W}showingPlcHdr"
ALTERNATES, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
# Content of another format or of another file, and the id of its part.
CHUNK, CHUNK_ID = f"{W}altChunk", f"{_RELATION}id"
CHUNKS = frozenset({CHUNK, f"{W}subDoc"})
SYMBOL = f"{W}sym"
# In place of a symbol, which may be a digit or a sign of its font; a noncharacter.
SYMBOL_MARK = "\ufdd5"
# References to notes, which print as a mark set high.
NOTES = (f"{W}footnoteReference", f"{W}endnoteReference")
# Elements of a run that print as a character.
LITERALS = {
    f"{W}noBreakHyphen": "-", f"{W}softHyphen": "", f"{W}tab": "\t", f"{W}cr": "\n", f"{W}br": "\n",
    SYMBOL: SYMBOL_MARK,
    # Numbers that the program writes.
    **{f"{W}{part}{how}": SYMBOL_MARK for part in ("day", "month", "year") for how in ("Short", "Long")},
    f"{W}pgNum": SYMBOL_MARK, **dict.fromkeys(NOTES, LEFT_OUT),
}  # fmt: skip
TAB_STOPS = f"{W}tabs"
# What a cell may show instead of text.
OBJECTS = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object", "sym", "ffData"))

PARAGRAPH_PROPERTIES, RUN_PROPERTIES = f"{W}pPr", f"{W}rPr"
CELL_PROPERTIES, ROW_PROPERTIES = f"{W}tcPr", f"{W}trPr"
STYLE, NUMBERED = f"{W}pStyle", f"{W}numPr"
SIZE, SCALE, SPACING = f"{W}sz", f"{W}w", f"{W}spacing"
BOLD, RUN_STYLE, RAISED, POSITION = f"{W}b", f"{W}rStyle", f"{W}vertAlign", f"{W}position"
VANISHED, STRUCK, STRUCK_TWICE = f"{W}vanish", f"{W}strike", f"{W}dstrike"
SPAN, CELL_DELETED = f"{W}gridSpan", f"{W}cellDel"
MERGE, MERGE_ACROSS = f"{W}vMerge", f"{W}hMerge"
GRID_BEFORE, GRID_AFTER = f"{W}gridBefore", f"{W}gridAfter"
DELETED, ROW_HIDDEN = f"{W}del", f"{W}hidden"
VALUE = f"{W}val"
# What a property of yes or no says for no.
OFF = ("0", "false", "off")

# The source of a field, which it calculates or shows.
INSTRUCTION = f"{W}instrText"
# Not printed: deletions, the source of a move, field codes, and the fallback copy of a drawing.
UNPRINTED = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "delInstrText")}
    | {f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "rPrChange", "rt")}
    | {FALLBACK}
)

# What may be behind a text, and its own colour.
COLOUR, SHADING, HIGHLIGHT, TABLE_STYLE = f"{W}color", f"{W}shd", f"{W}highlight", f"{W}tblStyle"
