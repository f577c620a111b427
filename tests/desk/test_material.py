"""What the desk works on: the digest of the last build, or one that is linked now, alike in either case."""

from pathlib import Path

import pytest

from haiti_digest.build import Options, build_site
from haiti_digest.cache.store import FILE, cache_folder
from haiti_digest.config import Config
from haiti_digest.corrections import read_corrections
from haiti_digest.desk import material
from haiti_digest.desk.explain import explain
from haiti_digest.desk.material import read_digest
from haiti_digest.desk.naming import find
from haiti_digest.desk.review import review
from haiti_digest.records import Digest

QUAY = "Mayor Ada Brightwater said on Monday that 3,000 boats were counted by 4 June. “Nobody warned us,” she said.\n"
LAMPS = "“Nobody warned us,” Mayor Ada Brightwater said. The board counted 2,900 boats. “We did,” Ole Brandt said.\n"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with seeds and the site that was built of them."""
    (tmp_path / "seeds").mkdir()
    for name, text in (("quay.txt", QUAY), ("lamps.txt", LAMPS)):
        (tmp_path / "seeds" / name).write_text(f"Boats\n\nBy Ida Moe\n\n3 June 2031\n\n{text}", encoding="utf-8")
    build_site(tmp_path / "seeds", tmp_path / "build", Config(), options=Options(workers=1))
    return tmp_path


@pytest.fixture
def linked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many articles were linked, each time that they were."""
    found: list[int] = []
    link = material.link

    def noted(articles, *rest):
        found.append(len(articles))
        return link(articles, *rest)

    monkeypatch.setattr(material, "link", noted)
    return found


def told(digest: Digest) -> list[object]:
    """All that review and explain tell of a digest."""
    ids = [speaker.id for speaker in digest.speakers]
    explained = [explain(digest, one, "corrections.yml") for name in ids for one in find(digest, name)]
    return [*review(digest, digest.current()), *explained]


def test_the_digest_of_the_last_build_is_told_as_one_that_is_linked_now(built: Path, linked: list[int]) -> None:
    kept = read_digest(built / "seeds", Config(), last=cache_folder(built / "build"))
    assert linked == []
    anew = read_digest(built / "seeds", Config())
    assert linked == [2]
    assert told(kept) == told(anew)
    assert list(kept.articles) == list(anew.articles)
    assert kept.problems == anew.problems


def test_whatever_has_changed_since_is_linked(built: Path, linked: list[int]) -> None:
    cache = cache_folder(built / "build")
    corrections = built / "corrections.yml"
    corrections.write_text("- {file: lamps.txt, words: Nobody warned us, speaker: Ole Brandt, reason: try}\n", "utf-8")
    read_digest(built / "seeds", Config(), read_corrections(corrections), cache)
    read_digest(built / "seeds", Config(topics={"boats": ("boats",)}), last=cache)
    (built / "seeds" / "more.txt").write_text(QUAY, encoding="utf-8")
    assert len(read_digest(built / "seeds", Config(), last=cache).articles) == 3
    (built / "seeds" / "more.txt").unlink()
    (built / "seeds" / "quay.txt").write_text(LAMPS, encoding="utf-8")
    assert len(read_digest(built / "seeds", Config(), last=cache).articles) == 2
    assert linked == [2, 2, 3, 2]


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0 and no more"])
def test_without_a_cache_that_can_be_read_all_is_read(built: Path, linked: list[int], content: bytes | None) -> None:
    cache = cache_folder(built / "build")
    for file in cache.iterdir():
        if file.name.startswith(FILE):
            file.unlink()
    if content is not None:
        (cache / FILE).write_bytes(content)
    assert len(read_digest(built / "seeds", Config(), last=cache).articles) == 2
    assert linked == [2]


def test_the_cache_is_left_as_it_was(built: Path) -> None:
    cache = cache_folder(built / "build")
    before = (cache / FILE).read_bytes()
    (built / "seeds" / "quay.txt").write_text(LAMPS, encoding="utf-8")
    read_digest(built / "seeds", Config(), last=cache)
    assert (cache / FILE).read_bytes() == before
