"""Data: the files for machines, with what they hold and how to check them."""

from collections.abc import Mapping
from typing import Any

from haiti_digest.records import Record
from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.linked_data import dataset_data
from haiti_digest.site.page import Page

KILOBYTE = 1024
TABULAR = "tabular-data-resource"


class DataFile(Record, frozen=True, kw_only=True):
    """A file, or a part of one."""

    href: str
    name: str


class Download(Record, frozen=True, kw_only=True):
    """A file for machines, in one or several *parts*, of which the first and the last are shown.

    ``rows`` is None where it is no table, ``sha256`` the digest of its bytes where it is in one part; ``between`` tells
    how many parts are not shown.
    """

    first: DataFile
    last: DataFile | None
    between: int
    size: str
    rows: int | None
    sha256: str | None
    about: str


class Column(Record, frozen=True, kw_only=True):
    """A field of a table: ``key`` tells that it names the row, ``to`` the table whose rows it names."""

    name: str
    type: str
    about: str
    key: bool
    to: str | None


class TableDescribed(Record, frozen=True, kw_only=True):
    """A table with its forms and the dictionary of its fields."""

    name: str
    title: str
    about: str
    rows: int
    forms: list[Download]
    columns: list[Column]


def data_page(edition: Edition, package: Mapping[str, Any]) -> Page:
    """The page about the files that *package* (a Frictionless Data Package) describes."""
    resources = package["resources"]
    tables: dict[str, list[Mapping[str, Any]]] = {}
    for resource in resources:
        if resource.get("profile") == TABULAR:
            tables.setdefault(resource["title"], []).append(resource)
    return Page(
        path=addresses.DATA,
        template="data.html",
        data={
            "tables": [_table(forms) for forms in tables.values()],
            "linked": dataset_data(edition, package) if "linked-data" in edition.config.data else None,
            "many": any("hash" not in one for one in resources),
            "others": [_download(one) for one in resources if one.get("profile") != TABULAR],
        },
    )


def _table(forms: list[Mapping[str, Any]]) -> TableDescribed:
    first = forms[0]
    schema = first["schema"]
    targets = {key["fields"][0]: key["reference"]["resource"] for key in schema["foreignKeys"]}
    return TableDescribed(
        name=first["name"],
        title=first["title"],
        about=first["description"],
        rows=first["rowCount"],
        forms=[_download(one) for one in forms],
        columns=[
            Column(
                name=field["name"],
                type=field["type"],
                about=field["description"],
                key=field["name"] in schema["primaryKey"],
                to=targets.get(field["name"]),
            )
            for field in schema["fields"]
        ],
    )


def _download(one: Mapping[str, Any]) -> Download:
    paths = [one["path"]] if isinstance(one["path"], str) else one["path"]
    files = [DataFile(href=addresses.DATA_FOLDER + path, name=path) for path in (paths[0], paths[-1])]
    return Download(
        first=files[0],
        last=files[1] if len(paths) > 1 else None,
        between=max(0, len(paths) - 2),
        size=size(one["bytes"] if "bytes" in one else sum(part["bytes"] for part in one["parts"])),
        rows=one.get("rowCount"),
        sha256=one["hash"].partition(":")[2] if "hash" in one else None,
        about=one["description"],
    )


def size(count: int) -> str:
    """A number of bytes for people: ``12 KB``."""
    if count < KILOBYTE:
        return f"{count} B"
    if count < KILOBYTE * KILOBYTE:
        return f"{count / KILOBYTE:,.0f} KB"
    return f"{count / KILOBYTE / KILOBYTE:,.1f} MB"
