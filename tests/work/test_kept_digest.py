"""A digest kept in parts is read back as it was."""

from pathlib import Path

import pytest
from msgspec import structs
from msgspec.msgpack import encode

from haiti_digest.build import read_articles
from haiti_digest.cache.store import Store
from haiti_digest.config import Config
from haiti_digest.link.digest import link
from haiti_digest.records import Article, Digest, Thread, Topic
from haiti_digest.work.kept_digest import LONG, KeptRecords, digest_of, field_of, in_parts

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "link" / "articles"
PLANTED = [item for item in read_articles(FOLDER, Config()) if isinstance(item, Article)]


def large() -> Digest:
    """A digest with topics and with more threads than one part holds."""
    digest = link(PLANTED, topics={"harbour": ["harbour"], "storm": ["storm"], "boats": ["boats"]})
    return structs.replace(digest, articles=(), threads=digest.threads * LONG["threads"])


def many(threads: int) -> Digest:
    """A digest with so many threads, each with an id of its own."""
    digest = link(PLANTED)
    every = tuple(structs.replace(digest.threads[0], id=f"l-{at}") for at in range(threads))
    return structs.replace(digest, articles=(), threads=every)


def test_one_record_more_changes_few_parts() -> None:
    digest = many(8 * LONG["threads"])
    more = structs.replace(digest, threads=(structs.replace(digest.threads[0], id="l-more"), *digest.threads))
    before, after = dict(in_parts(digest, "links")), dict(in_parts(more, "links"))
    changed = [name for name in before if name.startswith("links threads") and before[name] != after.get(name)]
    assert len([name for name in before if name.startswith("links threads")]) > 4
    assert changed == ["links threads 0"]


def test_a_digest_is_read_back_as_it_was(tmp_path: Path) -> None:
    store, digest = Store(tmp_path), large()
    store.keep_several(in_parts(digest, "links"))
    assert len(digest.threads) > LONG["threads"]
    assert digest_of(store, "links") == digest
    assert tuple(field_of(store, "links", "threads", Thread)) == digest.threads
    assert encode(list(field_of(store, "links", "topics", Topic))) == encode(digest.topics)
    assert digest_of(store, "other") is None
    assert list(field_of(store, "other", "topics", Topic)) == []


def test_records_are_fetched_one_by_one(tmp_path: Path) -> None:
    store, digest = Store(tmp_path), many(6 * LONG["threads"])
    store.keep_several(in_parts(digest, "links"))
    kept = KeptRecords(store, "links", "threads", Thread)
    assert [kept[at] for at in range(len(kept))] == list(digest.threads) == list(kept)
    assert kept[-1] == digest.threads[-1]
    assert list(kept[5:9]) == list(digest.threads[5:9])
    assert kept != digest.threads[1:]
    assert list(KeptRecords(store, "other", "threads", Thread)) == []
    with pytest.raises(IndexError):
        kept[len(kept)]


def test_names_that_begin_alike_are_found_together(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_several([("links", b"a"), ("links rest", b"b"), ("links topics 0", b"c"), ("linkst", b"d")])
    assert sorted(store.names_kept("links ")) == ["links rest", "links topics 0"]
