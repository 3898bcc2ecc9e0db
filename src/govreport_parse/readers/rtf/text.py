"""The text of an RTF file as it runs on: lines, cells and rows, in the document or in a text box."""

from __future__ import annotations

from xml.sax.saxutils import escape

from govreport_parse.model.grid import OBJECT
from govreport_parse.readers.cell_marks import Body
from govreport_parse.readers.rtf.headers import Headers
from govreport_parse.readers.rtf.rows import Rows
from govreport_parse.readers.rtf.state import State
from govreport_parse.readers.wordml import Line, paragraph_properties

__all__ = ["Text"]

_NOTE = "<w:footnoteReference/>"


class Text:
    """A text that is gathered.

    Attributes
    ----------
    rows
        What rows are declared to be.
    listed, typed
        The number before the paragraph at hand, as it is written for programs that know no lists, or by
        programs that write no lists.
    """

    def __init__(self) -> None:
        self.rows: Rows = Rows()
        self.listed: str = ""
        self.typed: str = ""
        self._body = Body()
        self._line = Line()
        self._first = self._last = ""
        self._noted = False

    def add(self, text: str, state: State) -> None:
        """Printed text."""
        if text:
            self._line.text(text, state.look, deleted=state.deleted)
            self._first = self._first or text[0]
            raised = state.look.get("vertAlign", "baseline") != "baseline"
            self._last, self._noted = "" if raised else text[-1], False

    def element(self, xml: str, state: State, *, marks: bool = False) -> None:
        """What stands in the line beside text; `marks` of fields stand whatever is deleted."""
        self._line.element(xml, {} if marks else state.look, deleted=state.deleted and not marks)
        self._last, self._noted = "", xml == _NOTE

    def instruction(self, text: str) -> None:
        """The source of a field."""
        self._line.element(f"<w:instrText>{escape(text)}</w:instrText>", {})

    def note(self, state: State) -> None:
        """A note to what stands before: where that is no mark of its own, a digit may be one."""
        if not self._noted and self._last.isdecimal():
            self.add(OBJECT, state)

    def paragraph(self, state: State, headers: Headers) -> None:
        """The end of a paragraph."""
        depth = state.tables()
        if depth == 0 and self._body.holds_open_row():
            depth = 1
        self._body.paragraph(self._ended(state, headers), depth)

    def cell(self, state: State, headers: Headers, *, inner: bool) -> None:
        """The end of a cell."""
        self._body.cell(self._ended(state, headers), _depth(state, inner=inner))

    def row(self, state: State, headers: Headers, *, inner: bool) -> None:
        """The end of a row."""
        depth = _depth(state, inner=inner)
        if self._line:
            self._body.paragraph(self._ended(state, headers), depth)
        hidden = state.look.get("vanish") == "1"
        row = self.rows.row(inner=inner, deleted=state.deleted, hidden=hidden)
        self._body.row(row, depth)

    def xml(self, state: State, headers: Headers) -> str:
        """All of it."""
        if self._line:
            self.paragraph(state, headers)
        return self._body.xml()

    def _ended(self, state: State, headers: Headers) -> str:
        number = None
        # What was shown when the file was written goes before what its lists say: LibreOffice writes
        # 、 there as a question mark.
        before = self.typed.strip() or self.listed.strip()
        if not before and headers.knows_list(state.list, state.level):
            number = (state.list or 0, state.level)
        elif any(map(str.isalnum, before)):
            apart = before[-1].isalnum() or self._first.isdecimal()
            self._line.begin(f"{before} " if apart else before)
        properties = paragraph_properties(state.style, number, state.fill, deleted=state.deleted)
        xml = self._line.xml(properties)
        self._line, self.listed, self.typed = Line(), "", ""
        self._first = self._last = ""
        return xml


def _depth(state: State, *, inner: bool) -> int:
    return max(state.depth or 2, 2) if inner else 1
