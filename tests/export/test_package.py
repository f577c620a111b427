"""The data package as other programs read it: types, keys, foreign keys, sizes and digests."""

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import frictionless
import msgspec
import pytest

from haiti_digest.build import make_article
from haiti_digest.export.forms import FOLDER, TABULAR
from haiti_digest.export.package import PATH
from haiti_digest.export.tables import TABLES, described
from tests.site.making import STORY, article, digest, seeds_site, whole_site


def written(files: dict[str, bytes], folder: Path) -> dict[str, Any]:
    """Writes the files for machines into *folder*; gives the description of them."""
    for path, data in files.items():
        if path.startswith(FOLDER):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    made: dict[str, Any] = json.loads(files[PATH])
    return made


def told(folder: Path) -> list[Any]:
    """What a reader of data packages finds wrong."""
    report = frictionless.validate(str(folder / PATH))
    return report.flatten(["title", "fieldName", "message"])


def test_the_package_of_the_seeds_is_valid(tmp_path: Path) -> None:
    files = seeds_site()
    made = written(files, tmp_path)
    assert told(tmp_path) == []
    rows = {resource["name"]: resource.get("rowCount") for resource in made["resources"]}
    assert all(rows[name] for name in ("articles", "statements", "figures", "dates", "mentions", "tensions"))


def test_the_package_of_odd_articles_is_valid(tmp_path: Path) -> None:
    hostile = "=1+1 said \x00 Ada Tamm.\r\n“'@cmd, \u202eyes \ud7ff,” said Ada Tamm on 4 June 2031.\r-5 boats sank."
    several = [article(text, f"quay-{at}") for at, text in enumerate(["", "…", hostile, STORY])]
    again = make_article(msgspec.structs.replace(several[-1].seed, path="again.txt", id="again"))
    written(whole_site(digest(*several, again)), tmp_path)
    assert told(tmp_path) == []


def test_sizes_rows_and_digests_are_those_of_the_files() -> None:
    files = seeds_site()
    for resource in json.loads(files[PATH])["resources"]:
        data = files[FOLDER + resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    page = files["data.html"].decode()
    assert hashlib.sha256(files["data/statements.csv"]).hexdigest() in page


def test_both_forms_of_a_table_hold_the_same() -> None:
    files = seeds_site()
    for table in TABLES:
        sheet, lines = (files.get(f"{FOLDER}{table.name}.{form}", b"").decode() for form in TABULAR)
        rows = list(csv.DictReader(io.StringIO(sheet, newline="")))
        objects = [json.loads(line) for line in lines.splitlines()]
        assert all(None not in one.values() and one.keys() <= set(table.columns) for one in objects)
        assert len(rows) == len(objects)
        for row, one in zip(rows, objects, strict=True):
            assert {name: _as_cell(one.get(name)) for name in table.columns} == {
                name: cell.removeprefix("'") for name, cell in row.items()
            }


def _as_cell(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_every_field_is_explained() -> None:
    made = json.loads(whole_site(digest(article(STORY)))[PATH])
    for resource in made["resources"]:
        assert len(resource["description"]) > 20
        assert all(len(field["description"]) > 5 for field in resource.get("schema", {}).get("fields", []))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_language_of_the_interface_explains_every_field(language: str) -> None:
    words = described(language)
    assert words.keys() == {"files", *(table.name for table in TABLES)}
    for table in TABLES:
        assert words[table.name]["fields"].keys() == set(table.columns)
