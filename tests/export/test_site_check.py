"""``check.py`` as a reader runs it: every record by digest and words, and any changed byte is found."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from haiti_digest.build import build_site
from haiti_digest.check import check_site
from haiti_digest.config import Config
from haiti_digest.export import site_check
from haiti_digest.export.site_check import RECORDS, contents, page_mismatch, record_mismatch, shown_in
from tests.conftest import ROOT
from tests.site.making import seeds_site

Files = dict[str, bytes]
FORMS = (
    "encoding-utf16.txt",
    "encoding-windows-1252.txt",
    "markdown-front-matter.md",
    "collection.jsonl",
    "collection-semicolon.csv",
    "feed-rss.xml",
    "page-json-ld.html",
    "archive.warc",
)


@pytest.fixture(scope="module")
def built() -> Files:
    return seeds_site()


@pytest.fixture(scope="module")
def untouched(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "build"
    build_site(seeds, folder, Config())
    return folder


@pytest.fixture
def site(untouched: Path, tmp_path: Path) -> Path:
    shutil.copytree(untouched, tmp_path / "build")
    return tmp_path / "build"


def alone(site: Path, articles: Path) -> subprocess.CompletedProcess[str]:
    """Runs the site's own check with Python and nothing else."""
    command = [sys.executable, "-I", "-S", str(site / "check.py"), str(articles)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def rows(files: Files) -> Iterator[dict[str, Any]]:
    for name in RECORDS:
        found = map(json.loads, files[f"data/{name}.jsonl"].splitlines())
        yield from (row for row in found if "start" in row)


def test_it_is_short_and_needs_nothing() -> None:
    script = Path(site_check.__file__).read_text(encoding="utf-8")
    assert len(script.splitlines()) < 150
    imported = {line.split()[1].split(".")[0] for line in script.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= sys.stdlib_module_names


def test_a_fresh_site_holds(site: Path, seeds: Path) -> None:
    done = alone(site, seeds)
    assert done.returncode == 0
    assert "in 2 of 2 articles; 0 problems" in done.stdout


def test_the_records_are_also_read_from_csv(site: Path, seeds: Path) -> None:
    all_runs = alone(site, seeds).stdout
    for file in (site / "data").glob("*.jsonl"):
        file.unlink()
    manifest = json.loads((site / ".haiti-digest.json").read_bytes())
    manifest["files"] = {path: digest for path, digest in manifest["files"].items() if not path.endswith(".jsonl")}
    (site / ".haiti-digest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert alone(site, seeds).stdout == all_runs


def test_a_changed_article_page_or_data_file_is_told(site: Path, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for path in seeds.iterdir():
        (tmp_path / "seeds" / path.name).write_bytes(path.read_bytes().replace(b"11 days", b"12 days"))
    done = alone(site, tmp_path / "seeds")
    assert done.returncode == 1
    assert "is not as it was read" in done.stdout
    for name in ("quotes.html", "data/statements.jsonl"):
        data = (site / name).read_bytes()
        (site / name).write_bytes(data.replace(b" of ", b" if "))
        told = [line for line in alone(site, seeds).stdout.splitlines() if name.removesuffix(".jsonl") in line]
        assert any("changed after the build" in line for line in told)
        assert any("shows" in line and " if " in line for line in told)
        (site / name).write_bytes(data)


def test_every_form_of_article_is_checked(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for name in FORMS:
        shutil.copy(ROOT / "tests" / "fixtures" / "load" / name, tmp_path / "articles" / name)
    build_site(tmp_path / "articles", tmp_path / "build", Config())
    rows = list(map(json.loads, (tmp_path / "build" / "data" / "articles.jsonl").read_bytes().splitlines()))
    done = alone(tmp_path / "build", tmp_path / "articles")
    assert done.stdout.splitlines()[-1].endswith("0 problems")
    held = {path: contents(path, (tmp_path / "articles" / path).read_bytes())[1] for path in FORMS}
    whole = {row["path"] for row in rows if row["text_sha256"] in held[row["path"]]}
    assert {path.rpartition(".")[2] for path in whole} == {"txt", "md", "jsonl", "csv"}
    checked, problems = check_site(tmp_path / "articles", tmp_path / "build", Config())
    assert checked > len(rows)
    assert problems == []


def test_a_thousand_changed_bytes_under_records_are_found_by_their_words_alone(built: Files, seeds: Path) -> None:
    articles = {row["id"]: row for row in map(json.loads, built["data/articles.jsonl"].splitlines())}
    texts = {name: (seeds / row["path"]).read_bytes().decode() for name, row in articles.items()}
    records = [row for row in rows(built) if row["end"] > row["start"]]
    luck = random.Random(2031)
    for _ in range(1000):
        row = luck.choice(records)
        text = texts[row["article"]]
        spans = site_check._places(row.get("spans") or f"{row['start']}-{row['end']}")
        at = luck.choice([place for start, end in spans for place in range(start, end)])
        data, place = text.encode(), len(text[:at].encode())
        other = luck.choice([value for value in range(256) if value != data[place]])
        changed = data[:place] + bytes([other]) + data[place + 1 :]
        assert record_mismatch(row, changed.decode("utf-8", "replace")), (row["id"], at)
        digests, held = contents(articles[row["article"]]["path"], changed)
        assert articles[row["article"]]["sha256"] not in digests
        assert articles[row["article"]]["text_sha256"] not in held


def test_changed_words_in_data_files_are_found(built: Files, seeds: Path) -> None:
    articles = {row["id"]: row for row in map(json.loads, built["data/articles.jsonl"].splitlines())}
    luck = random.Random(7)
    for row in rows(built):
        text = (seeds / articles[row["article"]]["path"]).read_bytes().decode()
        assert record_mismatch(row, text) is None
        if "text" not in row:
            assert record_mismatch({**row, "text": "indeed"}, text)
            continue
        at = luck.randrange(len(row["text"]))
        changed = row["text"][:at] + ("x" if row["text"][at] not in "x,0123456789" else "y") + row["text"][at + 1 :]
        if row["text"][at] not in "0123456789,":  # the count of a gap is no word of the article
            assert record_mismatch({**row, "text": changed}, text), changed
        assert record_mismatch({**row, "text": row["text"] + " indeed"}, text)


def test_words_on_pages_are_compared_letter_by_letter() -> None:
    page = '<p>a <span class="x" data-source="0123456789ab:0-5">A &amp;\r\nB</span></p>'
    ((reference, words, at),) = shown_in(page)
    assert (reference, words, page[at:].startswith("<span")) == ("0123456789ab:0-5", "A &\r\nB", True)
    assert page_mismatch(reference, "A &\nB", "A &\r\nB") is None or page_mismatch(reference, words, "A &\nB.") is None
    assert page_mismatch(reference, "A & B", "A &\nB.")
    assert page_mismatch("0123456789ab:0-50", "A", "A")


def test_an_element_whose_words_cannot_be_compared_is_told() -> None:
    found = list(shown_in('<p data-source="0123456789ab:0-5">A <b>B</b></p>'))
    assert [page_mismatch(reference, words, "A B C") for reference, words, _ in found] == [
        "an element is no place in its article"
    ]
