"""The description of all export files: ``datapackage.json`` (Frictionless Data Package with Table Schemas)."""

import hashlib
from typing import Any

import msgspec

from haiti_digest.config import Config
from haiti_digest.export.annotations import PATH as ANNOTATIONS
from haiti_digest.export.citations import BIBTEX, CSL, RIS
from haiti_digest.export.database import PATH as DATABASE
from haiti_digest.export.tables import TABLES, Field, Table, described

PATH = "data/datapackage.json"
FOLDER = "data/"
TABLE_FORMS = ("csv", "jsonl")
OTHERS = (
    (DATABASE, "application/vnd.sqlite3"),
    (ANNOTATIONS, "application/jsonl"),
    (BIBTEX, "application/x-bibtex"),
    (RIS, "application/x-research-info-systems"),
    (CSL, "application/vnd.citationstyles.csl+json"),
)
MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
}


class Tally:
    """A file as it grows: bytes and rows so far, and the digest of them."""

    __slots__ = ("_sha256", "bytes", "rows")

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self.bytes = 0
        self.rows = 0

    def add(self, data: bytes, rows: int = 0) -> None:
        """Counts *data* that is appended."""
        self._sha256.update(data)
        self.bytes += len(data)
        self.rows += rows

    @property
    def sha256(self) -> str:
        """The digest of everything appended."""
        return self._sha256.hexdigest()


def table_path(table: str, form: str) -> str:
    """Where a table stands in the site."""
    return f"{FOLDER}{table}.{form}"


def package(config: Config, tallies: dict[str, Tally]) -> dict[str, Any]:
    """The data package of files that were written as *tallies* tell, by their paths in the site."""
    words = described(config.language)
    return {
        "profile": "data-package",
        "name": "news-digest",
        "title": config.title,
        **({"description": config.scope} if config.scope else {}),
        **({"homepage": config.base_url} if config.base_url else {}),
        "resources": [
            _resource(table, form, words[table.name], tallies)
            for form in TABLE_FORMS
            for table in TABLES
            if table_path(table.name, form) in tallies
        ]
        + [_other(path, media_type, words["files"], tallies[path]) for path, media_type in OTHERS if path in tallies],
    }


def _other(path: str, media_type: str, words: dict[str, Any], tally: Tally) -> dict[str, Any]:
    """A file that is no table."""
    name, _, ending = path.removeprefix(FOLDER).rpartition(".")
    return {
        "name": f"{name}-{ending}",
        "path": path.removeprefix(FOLDER),
        "description": words[f"{name}_{ending}"],
        "format": ending,
        "mediatype": media_type,
        "bytes": tally.bytes,
        "hash": f"sha256:{tally.sha256}",
    }


def encoded(made: dict[str, Any]) -> bytes:
    """The description as readable JSON."""
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def _resource(table: Table, form: str, words: dict[str, Any], tallies: dict[str, Tally]) -> dict[str, Any]:
    tally = tallies[table_path(table.name, form)]
    made = {
        "name": _name(table.name, form),
        "profile": "tabular-data-resource",
        "path": f"{table.name}.{form}",
        "title": table.name.replace("_", " ").capitalize(),
        "description": words["about"],
        "format": form,
        "mediatype": MEDIA_TYPES[form],
        "encoding": "utf-8",
        "bytes": tally.bytes,
        "hash": f"sha256:{tally.sha256}",
        "rowCount": tally.rows,
        "schema": {
            "fields": [_field(field, words["fields"][field.name]) for field in table.fields],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": _foreign_keys(table, tallies),
        },
    }
    return made | ({"dialect": {"json": {"keys": table.columns}}} if form == "jsonl" else {})


def _name(table: str, form: str) -> str:
    name = table.replace("_", "-")
    return name if form == "csv" else f"{name}-{form}"


def _field(field: Field, about: str) -> dict[str, Any]:
    made: dict[str, Any] = {"name": field.name, "type": field.type, "description": about}
    if field.required:
        made["constraints"] = {"required": True}
    return made


def _foreign_keys(table: Table, tallies: dict[str, Tally]) -> list[dict[str, Any]]:
    """They name the CSV form where there is one; an empty JSON Lines file is none that programs can read."""
    made: list[dict[str, Any]] = []
    for field in table.fields:
        form = next((form for form in TABLE_FORMS if field.to and table_path(field.to, form) in tallies), None)
        if field.to and form:
            made.append({"fields": [field.name], "reference": {"resource": _name(field.to, form), "fields": ["id"]}})
    return made
