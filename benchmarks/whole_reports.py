"""How whole reports are read: figures, cells, false findings, planted contradictions.

Run: python benchmarks/whole_reports.py [FOLDER]. Without a folder it counts both halves of the yardstick
(tests/whole/yardstick); of the kept half it prints counts alone. --verbose shows what differs. Fails where
the kept half is read worse than benchmarks/floors.toml says; these floors only rise, and false findings fall.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.whole import whole_reports
from tests.whole.whole_reports import Figure, Score, Whole

FLOORS = Path(__file__).parent / "floors.toml"
_AROUND = 44


def main() -> None:
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    verbose = "--verbose" in sys.argv
    if given:
        for name in given:
            _measure(name, whole_reports.folder(Path(name)), verbose=verbose)
        return
    floors = tomllib.loads(FLOORS.read_text("utf-8"))["whole_reports"]
    failed = False
    for name in whole_reports.HALVES:
        measured = _measure(name, whole_reports.half(name), verbose=verbose and name == "open")
        if name == "kept" and measured:
            low = [title for title, floor in floors.items() if measured[title] < floor]
            high = measured["false findings"] > floors["false findings"]
            low = [title for title in low if title != "false findings"]
            failed = bool(low) or high
            for title in (*low, *(["false findings"] if high else [])):
                print(f"whole reports  {title}: worse than its floor of {floors[title]}")
    sys.exit(int(failed))


def _measure(name: str, reports: Iterable[Whole], *, verbose: bool) -> dict[str, float]:
    """Print how the reports are read; the percentages and the number of false findings, by name."""
    measured: dict[str, float] = {}
    counts: Counter[str] = Counter()
    number = 0
    for whole in reports:
        scored = whole_reports.score(whole)
        counts.update(scored.counts)
        number += 1
        if verbose:
            _show(scored, whole)
    if number:
        print(f"whole reports  {Path(name).name}: {number} reports, {counts['figures']} figures")
        for title, part, whole_count in (
            ("recall of values", counts["read"], counts["figures"]),
            ("recall of cells", counts["cell read"], counts["with a cell"]),
            ("precision of cells", counts["cells right"], counts["cells given"]),
            ("precision", counts["read"], counts["read"] + counts["invented"]),
            ("plants found", counts["plants found"], counts["plants"]),
        ):
            share = measured[title] = part / whole_count * 100 if whole_count else 100.0
            print(f"whole reports  {title:20}{share:7.2f} %  ({part} of {whole_count})")
        print(
            f"whole reports  {counts['accused']} false findings at warning or error, "
            f"in {counts['reports accused']} reports"
        )
        measured["false findings"] = counts["accused"]
    return measured


def _show(scored: Score, whole: Whole) -> None:
    print(f"--- {scored.name}")
    texts = whole.texts()
    for label in scored.missed:
        print(f"  missed   {label.text} {label.cell}: {_around(texts, label)}")
    for label, cell in scored.other_cell:
        print(f"  cell     {label.text}: {cell} for {label.cell}: {_around(texts, label)}")
    for statement in scored.invented:
        print(
            f"  invented {statement.value}{statement.unit or ''} {statement.topic} “{statement.text}”"
        )
    for finding in scored.accused:
        print(f"  accused  {finding.rule} {finding.severity} {finding.message}")
    if not scored.found:
        print(f"  plant    not found: {whole.plant}")


def _around(texts: dict[int, str], label: Figure) -> str:
    text = texts.get(label.block, "")
    return text[max(0, label.start - _AROUND) : label.start + len(label.text) + _AROUND // 2]


if __name__ == "__main__":
    main()
