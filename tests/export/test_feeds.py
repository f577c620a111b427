"""Feeds as feed readers meet them."""

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import msgspec
import pytest

from haiti_digest.build import make_article
from haiti_digest.config import Config
from haiti_digest.records import Change, Round
from tests.site.making import STORY, article, digest, seed, seeds_digest, seeds_site, whole_site

UUID = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
HOSTED = Config(base_url="https://digest.example/haiti/")


def atom(data: bytes) -> Any:
    """What a feed reader makes of *data*."""
    found = feedparser.parse(data)
    assert not found.bozo, found.bozo_exception
    return found


def feeds(files: dict[str, bytes], ending: str) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.endswith(ending) and not path.startswith(("data/", "."))}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return seeds_site()


def test_every_feed_is_read(files: dict[str, bytes]) -> None:
    found = feeds(files, ".atom")
    assert {path.partition("/")[0] for path in found} == {"feed.atom", "people", "topics"}
    names = set()
    for data in found.values():
        read = atom(data)
        names.add(read.feed.id)
        assert UUID.fullmatch(read.feed.id)
        assert read.feed.updated_parsed
        for entry in read.entries:
            assert UUID.fullmatch(entry.id)
            assert entry.title
            assert entry.updated_parsed
            assert entry.link
    assert len(names) == len(found)


def test_both_forms_tell_the_same(files: dict[str, bytes]) -> None:
    for path, data in feeds(files, ".atom").items():
        made = json.loads(files[path.removesuffix(".atom") + ".json"])
        assert made["version"] == "https://jsonfeed.org/version/1.1"
        read = atom(data)
        assert [(entry.id, entry.title) for entry in read.entries] == [
            (one["id"], one["title"]) for one in made["items"]
        ]
        assert all(one["content_text"] for one in made["items"])


def test_every_feed_is_linked_from_its_page_and_links_lead_somewhere(files: dict[str, bytes]) -> None:
    for path in feeds(files, ".atom"):
        page = "index.html" if path == "feed.atom" else path.replace(".atom", ".html")
        assert 'type="application/atom+xml" title="' in files[page].decode()
        assert f'href="{path.rpartition("/")[2]}"' in files[page].decode()
    for entry in atom(files["feed.atom"]).entries:
        assert entry.link in files


def test_ids_hold_on_any_host_and_addresses_are_whole_there(seeds: Path, files: dict[str, bytes]) -> None:
    hosted = whole_site(seeds_digest(seeds), HOSTED)
    assert feeds(hosted, ".atom").keys() == feeds(files, ".atom").keys()
    for path, data in feeds(hosted, ".atom").items():
        read = atom(data)
        local = atom(files[path].replace(Config().title.encode(), HOSTED.title.encode()))
        assert read.feed.id == local.feed.id
        assert [entry.id for entry in read.entries] == [entry.id for entry in local.entries]
        assert all(entry.link.startswith("https://digest.example/haiti/") for entry in read.entries)
    assert json.loads(hosted["feed.json"])["feed_url"] == "https://digest.example/haiti/feed.json"


def test_an_entry_has_the_day_of_its_article_and_none_where_that_gives_none() -> None:
    undated = make_article(msgspec.structs.replace(seed("“It rained,” said Mayor Ada Tamm.", "rain"), published=None))
    read = atom(whole_site(digest(article(STORY), undated))["feed.atom"])
    assert [entry.get("published", "")[:10] for entry in read.entries] == ["2031-05-02", ""]
    assert {entry.updated[:10] for entry in read.entries} == {"2031-05-02"}


def test_words_that_xml_cannot_hold_and_markup_stay_words() -> None:
    made = whole_site(
        digest(article("“A <b>bold</b> & \x00 \u202eword ]]>,” said Mayor Ada Tamm.", "odd")), Config(publish="private")
    )
    entry = atom(made["people/ada-tamm.atom"]).entries[0]
    assert "<b>bold</b> &" in made["people/ada-tamm.atom"].decode().replace("&lt;", "<").replace("&gt;", ">").replace(
        "&amp;", "&"
    )
    assert "U+202E" in entry.title


def test_a_feed_holds_the_newest_and_stays_short() -> None:
    several = [article(f"“It rained on day {at},” said Mayor Ada Tamm.", f"rain-{at:02}") for at in range(60)]
    made = whole_site(digest(*several), Config(publish="private"))
    assert len(atom(made["feed.atom"]).entries) <= 50
    assert len(atom(made["people/ada-tamm.atom"]).entries) == 50


def test_what_a_build_changed_stands_first_in_the_feed_of_the_site() -> None:
    change = Change(how="added", kind="article", path="quay.txt", id="quay", sha256="0" * 64)
    one = Round(number=1, newest="2031-05-02", added=3, changed=0, withdrawn=1, changes=(change,))
    files = whole_site(msgspec.structs.replace(digest(article(STORY)), rounds=(one,)))
    first, second = atom(files["feed.atom"]).entries
    assert first.title == "Changes: 3 added, 1 withdrawn"
    assert first.link in files
    assert second.link == "articles/quay.html"
