"""``datapackage.json``: the Frictionless description of every file and column of a dataset."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Never

from govreport_parse import __version__
from govreport_parse.archive.store.catalogue import Catalogue
from govreport_parse.archive.store.files import manifest_path
from govreport_parse.archive.store.tables import TABLES
from govreport_parse.outputs.columns import Column, Table

__all__ = ["PACKAGE", "datapackage", "write_package"]

#: Name of the descriptor.
PACKAGE = "datapackage.json"
_FRICTIONLESS = {
    "string": "string", "int": "integer", "number": "number", "bool": "boolean", "date": "date",
    "places": "array",
}  # fmt: skip


def write_package(catalogue: Catalogue) -> None:
    """Write ``datapackage.json``, which lists every file and describes every column."""
    store = catalogue.store
    paths = {name: store.find(name) for name in TABLES if name != "manifest"}
    paths["manifest"] = [manifest_path(chunk) for chunk in sorted(catalogue.chunks)]
    described = datapackage(paths, version=__version__)
    store.write_text(PACKAGE, json.dumps(described, ensure_ascii=False, indent=1) + "\n")


def datapackage(
    paths: Mapping[str, Sequence[str]],
    *,
    version: str,
    form: str = "parquet",
    tables: Mapping[str, Table[Never]] = TABLES,
) -> dict[str, object]:
    """The Frictionless descriptor of a dataset.

    Parameters
    ----------
    paths
        Files of each table, relative to the descriptor; tables without files are left out.
    version
        Of the package that wrote them.
    form
        Ending of their names.
    tables
        Their columns.
    """
    return {
        "profile": "data-package",
        "name": "government-information-disclosure-annual-reports",
        "title": "政府信息公开工作年度报告 / Government information disclosure annual reports",
        "created_by": f"govreport-parse {version}",
        "resources": [
            _resource(tables[name], list(files), form, tuple(paths))
            for name, files in paths.items()
            if files
        ],
    }


def _resource(
    table: Table[Never], files: list[str], form: str, present: Iterable[str]
) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_descriptor(column) for column in table.columns]}
    if form == "csv":
        schema["missingValues"] = [""]
    if table.key:
        schema["primaryKey"] = list(table.key)
    own = any(column.name == "report_id" for column in table.columns)
    if own and "reports" in present and table.name not in {"reports", "failures", "manifest"}:
        schema["foreignKeys"] = [
            {
                "fields": ["report_id"],
                "reference": {"resource": "reports", "fields": ["report_id"]},
            }
        ]
    resource: dict[str, object] = {
        "name": table.name,
        "title": table.description,
        "description": f"{table.description}. {table.description_zh}。",
        "path": files[0] if len(files) == 1 else files,
        "format": form,
        "encoding": "utf-8",
        "schema": schema,
    }
    if form == "csv":
        resource |= {"profile": "tabular-data-resource", "mediatype": "text/csv"}
    return resource


def _descriptor(column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": _FRICTIONLESS[column.type],
        "description": f"{column.description}. {column.description_zh}。",
    }
    if column.unit is not None:
        field["unit"] = column.unit
    constraints: dict[str, object] = {}
    if column.required and column.type != "string":
        constraints["required"] = True  # an empty string is a value, which in CSV looks like null
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    return field
