"""tools/system.sh installs what is absent where that can be, and never keeps the tests from running."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

SAYS = "#!/bin/sh\necho {}\n"
ALL = {"chromium": SAYS, "soffice": SAYS, "fc-list": SAYS.format("Noto")}
APT = '#!/bin/sh\necho "$@" >> "$ASKED"\nexit {}\n'


def told(folder: Path, commands: dict[str, str]) -> tuple[str, str]:
    """What is said, and what apt-get was asked for, where there are these commands and no others."""
    for name, script in {"grep": "#!/bin/sh\nread line\n", **commands}.items():
        (folder / name).write_text(script, "utf-8")
        (folder / name).chmod(0o755)
    asked = folder / "asked"
    done = subprocess.run(  # noqa: S603 (our own script)
        ["/bin/sh", ROOT / "tools" / "system.sh"],
        env={"PATH": str(folder), "ASKED": str(asked)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout, asked.read_text("utf-8") if asked.exists() else ""


def test_nothing_is_done_where_all_is_there(tmp_path: Path) -> None:
    assert told(tmp_path, {**ALL, "apt-get": APT.format(0)}) == ("", "")


def test_what_is_absent_is_installed_by_root(tmp_path: Path) -> None:
    commands = {"fc-list": ALL["fc-list"], "apt-get": APT.format(0), "id": SAYS.format(0)}
    said, asked = told(tmp_path, commands)
    assert said == "installing chromium libreoffice-writer\n"
    assert asked.splitlines()[-1].endswith("--no-install-recommends chromium libreoffice-writer")


@pytest.mark.parametrize(
    ("commands", "why"),
    [
        ({"apt-get": APT.format(1), "id": SAYS.format(0)}, "could not install"),
        ({"apt-get": APT.format(0), "id": SAYS.format(1000)}, "takes root"),
        ({"id": SAYS.format(0)}, "takes root"),
    ],
)
def test_where_it_cannot_be_that_is_said(
    tmp_path: Path, commands: dict[str, str], why: str
) -> None:
    said, _ = told(tmp_path, {"chromium": SAYS, "soffice": SAYS, **commands})
    assert why in said
    assert said.endswith("apt-get install fonts-noto-cjk\n")
