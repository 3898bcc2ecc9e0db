"""The rooms of the package and what flows between them, as docs/architecture.md shows them.

``make docs`` runs it; a test compares. The order of the rooms is that of the contract on imports in
pyproject.toml, the arrows and the words are those of the code::

    python tools/architecture.py
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "architecture.md"
PACKAGE = ROOT / "src" / "govreport_parse"
BEGIN = "<!-- From here on `make docs` writes. -->"
_ROLE = re.compile(r":\w+:`~?([^`]+)`")

Edges = frozenset[tuple[str, str]]


def layers(settings: Path = ROOT / "pyproject.toml") -> list[str]:
    """The rooms in the order in which data flows: each imports none that stands after it."""
    contracts = tomllib.loads(settings.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (flow,) = (contract for contract in contracts if contract["type"] == "layers")
    return list(reversed(flow["layers"]))


def modules(package: Path) -> dict[str, Path]:
    """The modules below a package by their dotted names in it; a folder bears its own.

    ``__main__``, the door of its command, is no room.
    """
    found = {}
    for path in sorted(package.rglob("*.py")):
        if path.name == "__main__.py":
            continue
        parts = path.relative_to(package).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return {name: path for name, path in found.items() if name}


def imports(package: Path) -> Edges:
    """Which room imports which: of each pair, the importing one first."""
    known = modules(package)
    found = {
        (name.partition(".")[0], imported.partition(".")[0])
        for name, path in known.items()
        for imported in _imported(path, package)
    }
    rooms = {name.partition(".")[0] for name in known}
    return frozenset((room, other) for room, other in found if room != other and other in rooms)


def _imported(path: Path, package: Path) -> Iterator[str]:
    """Dotted names below the package that a module imports, at its top or inside a function."""
    own = package.name + "."
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name.removeprefix(own) for name in names if name.startswith(own))


def reduced(edges: Edges) -> Edges:
    """The edges without those that a longer way stands for; they must not go round in a circle."""
    following: dict[str, set[str]] = {}
    for start, end in edges:
        following.setdefault(start, set()).add(end)

    def reached(start: str) -> set[str]:
        ends = following.get(start, set())
        return ends.union(*(reached(end) for end in ends))

    return frozenset(
        (start, end)
        for start, end in edges
        if not any(end in reached(other) for other in following[start] - {end})
    )


def graph(order: Sequence[str], edges: Edges) -> str:
    """The rooms as a graph of Mermaid: an arrow leads to the room that imports."""
    rank = {room: place for place, room in enumerate(order)}
    down = frozenset((room, other) for room, other in edges if rank[room] > rank[other])
    lines = ["```mermaid", "flowchart TD", *(f"    {room}" for room in order)]
    for solid, shown in ((True, reduced(down)), (False, edges - down)):
        arrow = "-->" if solid else "-. against the flow .->"
        pairs = sorted((rank[other], rank[room]) for room, other in shown)
        lines += [f"    {order[start]} {arrow} {order[end]}" for start, end in pairs]
    return "\n".join([*lines, "```"])


def summary(path: Path) -> str:
    """The first line of a module's docstring, as it stands in a table."""
    words = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    line = _ROLE.sub(lambda role: f"`{role[1].rpartition('.')[2]}`", words.partition("\n")[0])
    return line.replace("``", "`").replace("|", "\\|")


def tables(order: Sequence[str], known: Mapping[str, Path]) -> str:
    """A table of the rooms, and one of the modules of each."""
    lines = ["| room | what it is |", "|---|---|"]
    lines += [f"| [{room}](#{room}) | {summary(known[room])} |" for room in order]
    for room in order:
        own = [name for name in known if name.startswith(f"{room}.")]
        lines += ["", f"### {room}", ""]
        if not own:
            lines.append("A single module.")
            continue
        lines += ["| module | what it does |", "|---|---|"]
        lines += [f"| {name.removeprefix(f'{room}.')} | {summary(known[name])} |" for name in own]
    return "\n".join(lines)


def written(package: Path = PACKAGE, order: Sequence[str] | None = None) -> str:
    """What stands below the mark: the picture and the tables.

    Raises
    ------
    ValueError
        Where the package and the contract do not have the same rooms.
    """
    order = layers() if order is None else order
    known = modules(package)
    rooms = {name.partition(".")[0] for name in known}
    if rooms != set(order):
        raise ValueError(f"rooms of either the package or the contract: {rooms ^ set(order)}")
    return f"{graph(order, imports(package))}\n\n## Rooms\n\n{tables(order, known)}\n"


def updated(page: str) -> str:
    """The page with what is below its mark written anew."""
    return f"{page.partition(BEGIN)[0]}{BEGIN}\n\n{written()}"


if __name__ == "__main__":
    PAGE.write_text(updated(PAGE.read_text("utf-8")), "utf-8")
