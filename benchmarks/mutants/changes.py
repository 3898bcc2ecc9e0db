"""Every change of a module that may make it read another value: mutmut's operators, and our own.

mutmut changes what stands in functions. The words, bounds and patterns that decide whether a value
is read stand in constants, so its operators are applied to the whole module here; and a pattern is
changed as one (see patterns.py), a collection of words loses one of them, a condition one of its
terms. What changes no reading is left alone: annotations, docstrings, messages, sizes of caches.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider
from mutmut.mutation import mutators

from benchmarks.mutants.patterns import Edit, changes

__all__ = ["Mutant", "mutants_of"]

_OPERATORS = (
    (cst.Name, mutators.operator_name),
    (cst.AugAssign, mutators.operator_augmented_assignment),
    (cst.UnaryOperation, mutators.operator_remove_unary_ops),
    (cst.Call, mutators.operator_symmetric_string_methods_swap),
    (cst.ComparisonTarget, mutators.operator_swap_op),
    (cst.BinaryOperation, mutators.operator_swap_op),
    (cst.AugAssign, mutators.operator_swap_op),
    (
        cst.Is | cst.IsNot | cst.In | cst.NotIn | cst.Break | cst.Continue,
        mutators.operator_keywords,
    ),
    (cst.IfExp, mutators.operator_if_exp),
)
_SWAPPED = {"any": "all", "all": "any", "min": "max", "max": "min"}
_LOOSER = {"fullmatch": "match"}
# Keyword arguments that check or cache, and read nothing.
_NO_READING = frozenset({"strict", "maxsize", "frozen", "kw_only", "gc", "dict"})
_MESSAGES = frozenset({"note", "_note", "Note"})
_SENTENCE = re.compile("[ ，。；]")
_LONGEST_MARK = 3
_PATTERN_MAKERS = ("re.", "regex.", "lazy_pattern")
_LITERAL = re.compile(r"([a-zA-Z]*)(\"|')(.*)\2", re.DOTALL)
_STRINGS = cst.SimpleString | cst.FormattedString | cst.ConcatenatedString
_COLLECTIONS = cst.Set | cst.Tuple | cst.List | cst.Dict
_CJK = re.compile("[\u4e00-\u9fff〇○]{2,}")


class Mutant(NamedTuple):
    """One change of a module.

    `where`: the constant or function, numbered where the same change is made in it again; `was` and
    `becomes`: its lines before and after. By these the change is known when the lines move.
    """

    line: int
    where: str
    was: str
    becomes: str
    source: str


def mutants_of(source: str) -> list[Mutant]:
    """All changes of a module's text, in its order, none twice."""
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    found = _Changes(wrapper.module, source)
    wrapper.visit(found)
    seen: dict[str, Mutant] = {}
    for where, edits in found.found:
        mutant = _mutant(source, where, sorted(edits))
        if mutant.source != source:
            seen.setdefault(mutant.source, mutant)
    alike: Counter[tuple[str, str, str]] = Counter()
    mutants = []
    for mutant in sorted(seen.values(), key=lambda mutant: mutant.line):
        alike[mutant[1:4]] += 1
        again = alike[mutant[1:4]]
        where = mutant.where if again == 1 else f"{mutant.where} #{again}"
        mutants.append(mutant._replace(where=where))
    return mutants


def _mutant(source: str, where: str, edits: Sequence[Edit]) -> Mutant:
    changed = source
    for start, end, text in reversed(edits):
        changed = changed[:start] + text + changed[end:]
    first = source.rfind("\n", 0, edits[0].start) + 1
    last = source.find("\n", edits[-1].end)
    becomes = changed[first : last + len(changed) - len(source)]
    line = source.count("\n", 0, first) + 1
    return Mutant(line, where, _shown(source[first:last]), _shown(becomes), changed)


def _shown(lines: str) -> str:
    return "\n".join(line.strip() for line in lines.splitlines())


class _Changes(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider, ParentNodeProvider)

    def __init__(self, module: cst.Module, source: str) -> None:
        super().__init__()
        self.module = module
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.owners: list[tuple[cst.CSTNode, str]] = []
        self.found: list[tuple[str, list[Edit]]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if self._is_silent(node):
            return False
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            self.owners.append((node, node.name.value))
        elif isinstance(node, cst.SimpleStatementLine) and not self.owners:
            self.owners.append((node, _named(node)))
        self._change(node)
        return not isinstance(node, _STRINGS)

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if self.owners and self.owners[-1][0] is original_node:
            self.owners.pop()

    def _is_silent(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.Annotation | cst.Decorator | cst.Import | cst.ImportFrom):
            return True
        if isinstance(node, cst.AnnAssign):
            return self.module.code_for_node(node.annotation.annotation) == "TypeAlias"
        if isinstance(node, cst.Expr):
            return isinstance(node.value, cst.SimpleString | cst.ConcatenatedString)
        if isinstance(node, cst.Arg):
            keyword = node.keyword.value if node.keyword is not None else ""
            return keyword in _NO_READING or isinstance(self._parent(node), cst.ClassDef)
        return isinstance(node, cst.Assign) and _named_target(node) == "__all__"

    def _parent(self, node: cst.CSTNode) -> cst.CSTNode:
        parent: cst.CSTNode = self.get_metadata(ParentNodeProvider, node)
        return parent

    def _change(self, node: cst.CSTNode) -> None:
        for kind, operator in _OPERATORS:
            if isinstance(node, kind):
                for changed in operator(node):  # type: ignore[operator]
                    self._replace(node, changed)
        if isinstance(node, _STRINGS):
            self._change_text(node)
        elif isinstance(node, cst.Integer | cst.Float):
            for value in _near(node.evaluated_value):
                self._replace(node, repr(value))
        elif isinstance(node, cst.BooleanOperation):
            self._replace(node, node.left)
            self._replace(node, node.right)
        elif isinstance(node, cst.If | cst.CompIf | cst.While):
            self._replace(node.test, "(False)")
            if not isinstance(node, cst.While):
                self._replace(node.test, "(True)")
        elif isinstance(node, _COLLECTIONS):
            self._shorten(node)
        elif isinstance(node, cst.Call):
            self._rename(node)

    def _rename(self, call: cst.Call) -> None:
        if isinstance(call.func, cst.Name) and call.func.value in _SWAPPED:
            self._replace(call.func, _SWAPPED[call.func.value])
        elif isinstance(call.func, cst.Attribute) and call.func.attr.value in _LOOSER:
            self._replace(call.func.attr, _LOOSER[call.func.attr.value])

    def _shorten(self, node: cst.Set | cst.Tuple | cst.List | cst.Dict) -> None:
        """Without each of its words; only collections that hold nothing else."""
        if not _are_words(node):
            return
        spans = [self._span(element) for element in node.elements]
        for k, (start, end) in enumerate(spans):
            if k + 1 < len(spans):
                self._found(Edit(start, spans[k + 1][0], ""))
            else:
                # A tuple of one keeps its comma.
                comma = isinstance(node, cst.Tuple) and k == 1 and self.source[end] != ","
                self._found(Edit(spans[k - 1][1], end, "," if comma else ""))

    def _change_text(self, node: cst.CSTNode) -> None:
        pieces = _pieces(node)
        offsets: list[int] = []
        for piece in pieces:
            literal = _LITERAL.fullmatch(self.module.code_for_node(piece))
            if literal is None:
                return  # a long string: prose
            start = self._span(piece)[0] + literal.start(3)
            offsets.extend(range(start, start + len(literal[3])))
        text = "".join(self.source[k] for k in offsets)
        formatted = any(isinstance(piece, cst.FormattedString) for piece in pieces)
        if self._is_pattern(node, pieces):
            if formatted and any(isinstance(piece, cst.SimpleString) for piece in pieces):
                for piece in pieces:  # braces mean two things: each by itself
                    self._change_text(piece)
                return
            for edit in changes(text, formatted=formatted):
                self._found(*_scattered(edit, offsets))
        elif not formatted and not self._is_message(node, text):
            if not self._is_word(node):
                self._replace(node, '""' if text else '"XX"')
            if _CJK.fullmatch(text) and self._is_set(node):
                for k in offsets:
                    self._found(Edit(k, k + 1, ""))

    def _is_pattern(self, node: cst.CSTNode, pieces: Sequence[cst.CSTNode]) -> bool:
        raw = any("r" in piece.prefix for piece in pieces)  # type: ignore[attr-defined]
        arg = self._parent(node)
        call = self._parent(arg) if isinstance(arg, cst.Arg) else None
        return raw or (
            isinstance(call, cst.Call)
            and call.args[0] is arg
            and self.module.code_for_node(call.func).startswith(_PATTERN_MAKERS)
        )

    def _is_message(self, node: cst.CSTNode, text: str) -> bool:
        if len(text) > _LONGEST_MARK and _SENTENCE.search(text):
            return True
        arg = self._parent(node)
        call = self._parent(arg) if isinstance(arg, cst.Arg) else None
        if not isinstance(call, cst.Call) or not isinstance(arg, cst.Arg):
            return False
        name = self.module.code_for_node(call.func).rpartition(".")[2]
        return name in _MESSAGES and not re.fullmatch(r"GR\d{3}", text)

    def _is_word(self, node: cst.CSTNode) -> bool:
        """Whether a text is one of a collection, which is to lose it as a whole."""
        element = self._parent(node)
        return (
            isinstance(element, cst.Element | cst.DictElement)
            and isinstance(words := self._parent(element), _COLLECTIONS)
            and _are_words(words)
        )

    def _is_set(self, node: cst.CSTNode) -> bool:
        """Whether a text stands for its characters: beside `in`, or in a constant."""
        parent = self._parent(node)
        return isinstance(parent, cst.ComparisonTarget | cst.Assign) or (
            isinstance(parent, cst.Arg)
            and isinstance(call := self._parent(parent), cst.Call)
            and self.module.code_for_node(call.func) == "enumerate"
        )

    def _replace(self, node: cst.CSTNode, by: cst.CSTNode | str) -> None:
        start, end = self._span(node)
        was = self.source[start:end]
        text = (by if isinstance(by, str) else self.module.code_for_node(by)).strip()
        left = was[: len(was) - len(was.lstrip())]
        right = was[len(was.rstrip()) :]
        self._found(Edit(start, end, left + text + right))

    def _found(self, *edits: Edit) -> None:
        self.found.append((".".join(name for _, name in self.owners), list(edits)))

    def _span(self, node: cst.CSTNode) -> tuple[int, int]:
        place: Any = self.get_metadata(PositionProvider, node)
        start = self.starts[place.start.line - 1] + place.start.column
        return start, self.starts[place.end.line - 1] + place.end.column


def _named(line: cst.SimpleStatementLine) -> str:
    return next((name for node in line.body if (name := _named_target(node))), "")


def _named_target(node: cst.CSTNode) -> str:
    target = node.targets[0].target if isinstance(node, cst.Assign) else None
    target = node.target if isinstance(node, cst.AnnAssign) else target
    if isinstance(target, cst.Tuple):
        target = target.elements[0].value
    return target.value if isinstance(target, cst.Name) else ""


def _near(value: float) -> Iterator[float]:
    """The numbers on both sides of one: for a share or a score, a tenth of it away."""
    if isinstance(value, int):
        yield from (value - 1, value + 1)
    else:
        yield from (round(value * 0.9, 6), round(value * 1.1, 6))


def _are_words(node: cst.Set | cst.Tuple | cst.List | cst.Dict) -> bool:
    return len(node.elements) > 1 and all(map(_is_constant, node.elements))


def _is_constant(element: cst.CSTNode) -> bool:
    kinds = cst.SimpleString | cst.Integer
    if isinstance(element, cst.DictElement):
        return isinstance(element.key, kinds) and isinstance(
            element.value, kinds | cst.BinaryOperation
        )
    return isinstance(element, cst.Element) and isinstance(element.value, kinds)


def _pieces(node: cst.CSTNode) -> list[cst.CSTNode]:
    if isinstance(node, cst.ConcatenatedString):
        return [*_pieces(node.left), *_pieces(node.right)]
    return [node]


def _scattered(edit: Edit, offsets: Sequence[int]) -> Iterable[Edit]:
    """An edit of a joined text, in the pieces that it was joined from."""
    if edit.start == edit.end:
        at = offsets[edit.start]
        return [Edit(at, at, edit.text)]
    places = offsets[edit.start : edit.end]
    first, *others = (Edit(at, at + 1, "") for at in places)
    return [first._replace(text=edit.text), *others]
