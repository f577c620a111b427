"""Only the forms that the settings want are made, and nothing leads to those left out."""

import json

import pytest

from haiti_digest.config import DATA, Config
from haiti_digest.export.package import PATH
from tests.export.test_package import told, written
from tests.site.making import STORY, article, digest, whole_site
from tests.site.reading import PageReader, dead_links

MADE = digest(article(STORY))
PAGES = {path for path in whole_site(MADE) if path.endswith(".html")}


@pytest.mark.parametrize("left_out", DATA)
def test_a_form_that_is_left_out_is_neither_made_nor_linked(left_out: str, tmp_path) -> None:
    chosen = tuple(name for name in DATA if name != left_out)
    files = whole_site(MADE, Config(data=chosen, base_url="https://digest.example/"))
    pages = {path: PageReader(files[path].decode()) for path in PAGES}
    assert dead_links(pages, set(files)) == []
    for path in PAGES:
        assert (b"application/ld+json" in files[path]) <= ("linked-data" in chosen)
        assert (b"application/atom+xml" in files[path]) == ("feeds" in chosen)
    assert any(path.endswith(".atom") for path in files) == ("feeds" in chosen)
    described = {f"data/{one['path']}" for one in written(files, tmp_path)["resources"]}
    assert described == {path for path in files if path.startswith("data/")} - {PATH}
    assert told(tmp_path) == []


@pytest.mark.parametrize(("chosen", "kept"), [((), "articles.csv"), (("jsonl",), "articles.jsonl")])
def test_the_list_of_articles_is_always_there(chosen: tuple[str, ...], kept: str) -> None:
    files = whole_site(MADE, Config(data=chosen))
    assert f"data/{kept}" in files
    assert "data/digest.sqlite" not in files
    assert [one["path"] for one in json.loads(files[PATH])["resources"]].count(kept) == 1
    if not chosen:
        assert {path for path in files if path.startswith("data/")} == {"data/articles.csv", PATH}
