"""The database as a reader of SQLite meets it: real tables, keys and indexes."""

import json
import sqlite3
from pathlib import Path

import pytest

from haiti_digest.export.database import Database, values
from haiti_digest.export.forms import path_of
from haiti_digest.export.tables import TABLES
from tests.site.making import seeds_digest, seeds_site, whole_site

PATH = path_of("digest", "sqlite")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return seeds_site()


@pytest.fixture
def opened(files: dict[str, bytes], tmp_path: Path) -> sqlite3.Connection:
    (tmp_path / "digest.sqlite").write_bytes(files[PATH])
    return sqlite3.connect(f"file:{tmp_path / 'digest.sqlite'}?mode=ro&immutable=1", uri=True)


def test_it_is_whole_and_its_keys_lead_somewhere(opened: sqlite3.Connection) -> None:
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []


def test_tables_have_keys_and_the_ways_between_them(opened: sqlite3.Connection) -> None:
    for table in TABLES:
        columns = opened.execute(f"PRAGMA table_info({table.name})").fetchall()
        assert [column[1] for column in columns] == table.columns
        assert {column[1] for column in columns if column[5]} == set(table.key)
        found = {(row[3], row[2]) for row in opened.execute(f"PRAGMA foreign_key_list({table.name})")}
        assert found == {(field.name, field.to) for field in table.fields if field.to}


def test_it_holds_what_the_tables_hold(opened: sqlite3.Connection, files: dict[str, bytes]) -> None:
    for table in TABLES:
        lines = [json.loads(line) for line in files.get(f"data/{table.name}.jsonl", b"").splitlines()]
        rows = [tuple(one.get(name) for name in table.columns) for one in lines]
        assert opened.execute(f"SELECT * FROM {table.name}").fetchall() == rows


def test_it_answers_a_question_over_several_tables(opened: sqlite3.Connection) -> None:
    question = (
        "SELECT speakers.name, count(*) FROM statements JOIN speakers ON speakers.id = statements.speaker "
        "JOIN articles ON articles.id = statements.article GROUP BY speakers.id ORDER BY 2 DESC LIMIT 1"
    )
    ((name, count),) = opened.execute(question)
    assert count > 5
    assert name


def test_the_same_articles_give_the_same_bytes(files: dict[str, bytes], seeds: Path) -> None:
    assert whole_site(seeds_digest(seeds))[PATH] == files[PATH]


def test_a_number_beyond_the_range_of_whole_numbers_becomes_a_real_one(tmp_path: Path) -> None:
    figures = next(table for table in TABLES if table.name == "figures")
    row = {field.name: {"string": "x", "boolean": True}.get(field.type, 1) for field in figures.fields}
    with Database(tmp_path / "digest.sqlite") as database:
        database.add(figures, values(figures, [{**row, "value": 10**30}]))
    opened = sqlite3.connect(tmp_path / "digest.sqlite")
    assert opened.execute("SELECT value FROM figures").fetchall() == [(1e30,)]
