"""The description of all export files: ``datapackage.json`` (Frictionless Data Package with Table Schemas)."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from haiti_digest.config import Config
from haiti_digest.export.forms import FOLDER, TABULAR
from haiti_digest.export.tables import BY_NAME, Field, Table, described

PATH = f"{FOLDER}datapackage.json"
MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "sqlite": "application/vnd.sqlite3",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}


class PartFile(NamedTuple):
    """A file as it was written, or a part of one: its path in the site, its bytes and their SHA-256."""

    path: str
    bytes: int
    digest: str


class Made(NamedTuple):
    """A file that was made, in one or several parts, by its stem and ending; a table has *rows*."""

    stem: str
    ending: str
    files: list[PartFile]
    rows: int | None


Tables = frozenset[tuple[str, str]]
"""The tables that were made, by name and form."""


def package(config: Config, made: Sequence[Made]) -> dict[str, Any]:
    """The data package of the files that were made."""
    words = described(config.language)
    tables = frozenset((one.stem, one.ending) for one in made if one.rows is not None)
    return {
        "profile": "data-package",
        "name": "news-digest",
        "title": config.title,
        **({"description": config.scope} if config.scope else {}),
        **({"homepage": config.base_url} if config.base_url else {}),
        "resources": [
            _other(one, words["files"]) if one.rows is None else _resource(one, words[one.stem], tables) for one in made
        ],
    }


def _other(one: Made, words: dict[str, Any]) -> dict[str, Any]:
    """A file that is no table."""
    return {
        "name": f"{one.stem}-{one.ending}",
        "path": _path(one),
        "description": words[f"{one.stem}_{one.ending}"],
        "format": one.ending,
        "mediatype": MEDIA_TYPES[one.ending],
        **_size(one),
    }


def _path(one: Made) -> str | list[str]:
    """Where it stands beside the description: its parts, where it has several."""
    paths = [file.path.removeprefix(FOLDER) for file in one.files]
    return paths[0] if len(paths) == 1 else paths


def _size(one: Made) -> dict[str, Any]:
    """Bytes and digest; of several parts those of each, as nothing tells of them together."""
    if len(one.files) == 1:
        return {"bytes": one.files[0].bytes, "hash": f"sha256:{one.files[0].digest}"}
    return {"parts": [{"bytes": file.bytes, "hash": f"sha256:{file.digest}"} for file in one.files]}


def encoded(made: dict[str, Any]) -> bytes:
    """The description as readable JSON."""
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def _resource(one: Made, words: dict[str, Any], tables: Tables) -> dict[str, Any]:
    table = BY_NAME[one.stem]
    made = {
        "name": _name(table.name, one.ending),
        "profile": "tabular-data-resource",
        "path": _path(one),
        "title": table.name.replace("_", " ").capitalize(),
        "description": words["about"],
        "format": one.ending,
        "mediatype": MEDIA_TYPES[one.ending],
        "encoding": "utf-8",
        **_size(one),
        "rowCount": one.rows,
        "schema": {
            "fields": [_field(field, words["fields"][field.name]) for field in table.fields],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": _foreign_keys(table, tables),
        },
    }
    return made | ({"dialect": {"json": {"keys": table.columns}}} if one.ending == "jsonl" else {})


def _name(table: str, form: str) -> str:
    name = table.replace("_", "-")
    return name if form == "csv" else f"{name}-{form}"


def _field(field: Field, about: str) -> dict[str, Any]:
    made: dict[str, Any] = {"name": field.name, "type": field.type, "description": about}
    if field.required:
        made["constraints"] = {"required": True}
    return made


def _foreign_keys(table: Table, tables: Tables) -> list[dict[str, Any]]:
    """They name the CSV form where there is one; an empty JSON Lines file is none that programs can read."""
    made: list[dict[str, Any]] = []
    for field in table.fields:
        form = next((form for form in TABULAR if (field.to, form) in tables), None)
        if field.to and form:
            made.append({"fields": [field.name], "reference": {"resource": _name(field.to, form), "fields": ["id"]}})
    return made
