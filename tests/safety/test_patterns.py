"""No regular expression of the package runs away; `make limits` measures what each takes."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.safety.hostile.patterns import hostile_strings

HANG = 120  # seconds of processor time: a guard, no measurement


# In a process of its own, which ends where a pattern runs away. The names of the patterns come first.
TRY = """
import json, random, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)
import govreport_parse as gp
from tests.safety.hostile.patterns import all_patterns, hostile_strings
from tests.safety.hostile.placed import placed
found = all_patterns()
print(json.dumps(list(found)), flush=True)
patterns = list(found.values())
rng = random.Random(7)
for pattern in patterns:
    for text in hostile_strings(pattern, 150, rng):
        data = text.encode() if isinstance(pattern.pattern, bytes) else text
        pattern.sub(pattern.pattern[:0], data)
        pattern.fullmatch(data)
rng = random.Random(7)
for pattern in rng.sample(patterns, 24):
    for data in placed(next(hostile_strings(pattern, 4_000, rng), '')).values():
        try:
            gp.check(gp.parse(data))
        except gp.GovReportError:
            pass
"""


@pytest.fixture(scope="module")
def tried() -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", TRY, str(HANG)]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603


def test_every_pattern_is_known(tried: subprocess.CompletedProcess[str]) -> None:
    found = json.loads(tried.stdout)
    assert len(found) > 300
    assert {
        "readers.text.rules._RULE", "page.metadata_box._SWITCHES", "page.contact._EMAIL",
        "leads.0",
    } <= set(found)  # fmt: skip


def test_nothing_runs_away(tried: subprocess.CompletedProcess[str]) -> None:
    """No pattern, where cubic and worse would take hours; no report wherever a hostile string stands.

    A sample of what `make limits` tries, which finds the quadratic ones too, in reports as well.
    """
    assert tried.returncode == 0


def test_the_strings_do_catch_a_bad_pattern() -> None:
    strings = list(hostile_strings(re.compile(r"甲(?:a|b+)*c"), 40, random.Random(1)))
    assert any(text.startswith("甲aaaa") for text in strings)
    assert any(text.startswith("甲bbbb") for text in strings)
