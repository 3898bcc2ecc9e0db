"""No regular expression of the package runs away; `make limits` measures what each takes."""

from __future__ import annotations

import random
import re
import subprocess
import sys

from tests.conftest import ROOT
from tests.safety.hostile.patterns import all_patterns, hostile_strings

HANG = 120  # seconds: a guard, no measurement


def run_apart(code: str) -> None:
    """Run a program in a process of its own, which a pattern that runs away would hold up."""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=HANG)  # noqa: S603


def test_every_pattern_is_known() -> None:
    found = all_patterns()
    assert len(found) > 300
    assert {
        "readers.text.rules._RULE", "page.metadata_box._SWITCHES", "page.contact._EMAIL",
    } <= set(found)  # fmt: skip


def test_no_pattern_runs_away() -> None:
    """Cubic and worse would take hours here; `make limits` finds the quadratic ones."""
    code = (
        "import random\n"
        "from tests.safety.hostile.patterns import all_patterns, hostile_strings\n"
        "rng = random.Random(7)\n"
        "for pattern in all_patterns().values():\n"
        "    for text in hostile_strings(pattern, 150, rng):\n"
        "        data = text.encode() if isinstance(pattern.pattern, bytes) else text\n"
        "        pattern.sub(pattern.pattern[:0], data)\n"
        "        pattern.fullmatch(data)\n"
    )
    run_apart(code)


def test_no_report_runs_away_wherever_a_hostile_string_stands() -> None:
    """A sample of what `make limits` tries, which holds a string of every pattern."""
    code = (
        "import random\n"
        "import govreport_parse as gp\n"
        "from tests.safety.hostile.patterns import all_patterns, hostile_strings\n"
        "from tests.safety.hostile.placed import placed\n"
        "rng = random.Random(7)\n"
        "for pattern in rng.sample(list(all_patterns().values()), 24):\n"
        "    for data in placed(next(hostile_strings(pattern, 4_000, rng), '')).values():\n"
        "        try:\n"
        "            gp.check(gp.parse(data))\n"
        "        except gp.GovReportError:\n"
        "            pass\n"
    )
    run_apart(code)


def test_the_strings_do_catch_a_bad_pattern() -> None:
    strings = list(hostile_strings(re.compile(r"甲(?:a|b+)*c"), 40, random.Random(1)))
    assert any(text.startswith("甲aaaa") for text in strings)
    assert any(text.startswith("甲bbbb") for text in strings)
