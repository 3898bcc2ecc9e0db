"""No regular expression of the package runs away; `make limits` measures what each takes."""

from __future__ import annotations

import random
import re
import subprocess
import sys

from tests.conftest import ROOT
from tests.safety.hostile.patterns import all_patterns, hostile_strings

HANG = 120  # seconds of processor time: a guard, no measurement


def test_every_pattern_is_known() -> None:
    found = all_patterns()
    assert len(found) > 300
    assert {
        "readers.text.rules._RULE", "page.metadata_box._SWITCHES", "page.contact._EMAIL",
        "leads.0",
    } <= set(found)  # fmt: skip


def test_nothing_runs_away() -> None:
    """No pattern, where cubic and worse would take hours; no report wherever a hostile string stands.

    A sample of what `make limits` tries, which finds the quadratic ones too, in reports as well.
    """
    code = (
        "import random, resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)\n"
        "import govreport_parse as gp\n"
        "from tests.safety.hostile.patterns import all_patterns, hostile_strings\n"
        "from tests.safety.hostile.placed import placed\n"
        "patterns = list(all_patterns().values())\n"
        "rng = random.Random(7)\n"
        "for pattern in patterns:\n"
        "    for text in hostile_strings(pattern, 150, rng):\n"
        "        data = text.encode() if isinstance(pattern.pattern, bytes) else text\n"
        "        pattern.sub(pattern.pattern[:0], data)\n"
        "        pattern.fullmatch(data)\n"
        "rng = random.Random(7)\n"
        "for pattern in rng.sample(patterns, 24):\n"
        "    for data in placed(next(hostile_strings(pattern, 4_000, rng), '')).values():\n"
        "        try:\n"
        "            gp.check(gp.parse(data))\n"
        "        except gp.GovReportError:\n"
        "            pass\n"
    )
    # In a process of its own, which ends where a pattern runs away.
    subprocess.run([sys.executable, "-c", code, str(HANG)], cwd=ROOT, check=True)  # noqa: S603


def test_the_strings_do_catch_a_bad_pattern() -> None:
    strings = list(hostile_strings(re.compile(r"甲(?:a|b+)*c"), 40, random.Random(1)))
    assert any(text.startswith("甲aaaa") for text in strings)
    assert any(text.startswith("甲bbbb") for text in strings)
