"""A form that is yet to come: that of 2021, with one more row of requests and one more outcome.

Made from the form in force, so that the two differ in nothing else: whatever tells them apart must do so
by these. Nothing that is read today may change when it is there.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import govreport_parse
from govreport_parse.forms import Form, parse_form

FORM_ID = "2027"
ROW = "requests.outcome.other.withdrawn"
OUTCOME = "withdrawn"
PROCEEDINGS = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")

_DATA = Path(govreport_parse.__file__).parent / "forms" / "data"
_LAST = "2021"
_ROW = f"""[[tables.rows]]
code = "{ROW}"
label = "3.申请人主动撤回申请"
name = "Request withdrawn"
unit = "件"
parent = "requests.outcome.other"
keywords = ["撤回"]

"""


def _column(proceeding: str, parents: str) -> str:
    return f"""[[tables.columns]]
code = "{proceeding}.{OUTCOME}"
label = "申请人撤回"
parents = {parents}
name = "Withdrawn"
unit = "件"
"""


def next_form_toml() -> str:
    """The file of the form."""
    text = (_DATA / f"{_LAST}.toml").read_text("utf-8")
    text = text.replace(f'id = "{_LAST}"', f'id = "{FORM_ID}"', 1)
    text = text.replace("first_year = 2021", f"first_year = {FORM_ID}", 1)
    text = text.replace('label = "3.其他"', 'label = "4.其他"', 1)
    last = text.index('[[tables.rows]]\ncode = "requests.outcome.other.unspecified"')
    text = text[:last] + _ROW + text[last:]
    text = text.replace(
        '"requests.outcome.other.unspecified"]', f'"{ROW}", "requests.outcome.other.unspecified"]'
    )
    for proceeding in PROCEEDINGS:
        total = text.index(f'[[tables.columns]]\ncode = "{proceeding}.total"')
        parents = (
            text[text.index("parents = ", total) :].split("\n", 1)[0].removeprefix("parents = ")
        )
        text = text[:total] + _column(proceeding, parents) + text[total:]
        text = text.replace(
            f'"{proceeding}.pending"]', f'"{proceeding}.pending", "{proceeding}.{OUTCOME}"]'
        )
    return text


def next_form() -> Form:
    """The form, as if loaded."""
    return parse_form(next_form_toml().encode())


def package_with_next_form(folder: Path) -> Path:
    """A copy of the package in `folder` that has the form; what PYTHONPATH needs to import it."""
    package = Path(govreport_parse.__file__).parent
    target = folder / package.name
    shutil.copytree(package, target)
    data = target / "forms" / "data"
    (data / f"{FORM_ID}.toml").write_text(next_form_toml(), "utf-8")
    last = data / f"{_LAST}.toml"
    ended = last.read_text("utf-8").replace(
        "first_year = 2021", "first_year = 2021\nlast_year = 2026", 1
    )
    last.write_text(ended, "utf-8")
    return folder
