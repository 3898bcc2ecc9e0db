"""Rebuild what is shipped as it was read: forms, topics, divisions, and what OpenCC makes of characters.

Run after any of them has changed, or what reads them::

    python tools/build_data.py

With ``--check`` nothing is written: what is stale is printed, and the exit status says whether anything is.
"""

from __future__ import annotations

import sys
from pathlib import Path

from govreport_parse import agencies, forms, page, text, topics
from govreport_parse.agencies.table import division_source, parse_divisions
from govreport_parse.forms.loader import form_ids, form_source, parse_form
from govreport_parse.model.readied import ready
from govreport_parse.page.places import find_misread, misread_sources
from govreport_parse.text.script import read_script
from govreport_parse.topics.catalogue import catalogue_sources, parse_topics

FORMS = Path(forms.__file__).parent / "data"
AGENCIES, PAGE, TEXT = (Path(room.__file__).parent for room in (agencies, page, text))
TOPICS = Path(topics.__file__).parent / "data"


def built() -> dict[Path, bytes]:
    """Each file, and what it should hold."""
    written = {form: form_source(form) for form in form_ids()}
    read = {form: parse_form(source) for form, source in written.items()}
    sources = catalogue_sources()
    catalogue = parse_topics(sources[0], tuple(read.values()))
    of_forms = {FORMS / f"{form}.json": ready(read[form], written[form]) for form in read}
    divisions = division_source()
    return of_forms | {
        TOPICS / "topics.json": ready(catalogue, *sources),
        AGENCIES / "gbt2260.json": ready(parse_divisions(divisions), divisions, indent=0),
        PAGE / "misread.json": ready(find_misread(), *misread_sources()),
        TEXT / "script.json": ready(read_script(), indent=0),
    }


def main() -> None:
    due = built()
    stale = [file for file, data in due.items() if not file.is_file() or file.read_bytes() != data]
    if "--check" in sys.argv[1:]:
        print(*(f"stale: {file.name}" for file in stale), sep="\n")
        sys.exit(bool(stale))
    for file in stale:
        file.write_bytes(due[file])


if __name__ == "__main__":
    main()
