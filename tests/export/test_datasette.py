"""The database in Datasette, served as a newsroom would."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from haiti_digest.export.forms import DATABASE as STEM
from haiti_digest.export.forms import path_of
from haiti_digest.export.tables import TABLES
from tests.site.making import seeds_site

PATH = path_of(STEM, "sqlite")
DATABASE = STEM


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address under which Datasette serves the database of the seeds."""
    if find_spec("datasette") is None:
        assert not os.environ.get("CI"), "datasette is missing; it comes with the test extra"
        pytest.skip("datasette is missing")
    file = tmp_path_factory.mktemp("datasette") / Path(PATH).name
    file.write_bytes(seeds_site()[PATH])
    command = [
        sys.executable,
        "-m",
        "datasette",
        "serve",
        "--immutable",
        str(file),
        "--host",
        "127.0.0.1",
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stderr is not None
        said = ""
        for line in server.stderr:
            said += line
            if found := re.search(r"running on (http://[\d.:]+)", line):
                yield found[1]
                break
        else:
            pytest.fail(said)
        server.terminate()


def asked(address: str) -> Any:
    with urlopen(address) as answer:
        return json.load(answer)


def test_every_table_is_served_with_its_rows(served: str) -> None:
    for table in TABLES:
        rows = [json.loads(line) for line in seeds_site().get(f"data/{table.name}.jsonl", b"").splitlines()]
        answer = asked(f"{served}/{DATABASE}/{table.name}.json?_shape=objects&_size=max")
        assert answer["filtered_table_rows_count"] == len(rows)
        assert {tuple(row.values()) for row in answer["rows"]} == {tuple(map(row.get, table.columns)) for row in rows}


def test_a_key_is_followed_to_the_row_that_it_names(served: str) -> None:
    statement = asked(f"{served}/{DATABASE}/statements.json?_shape=array&_size=1")[0]
    (article,) = asked(f"{served}/{DATABASE}/articles.json?_shape=array&id={statement['article']}")
    assert article["id"] == statement["article"]
    assert statement["id"].encode() in seeds_site()[article["page"]]
