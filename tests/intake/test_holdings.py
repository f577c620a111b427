"""The index of what a folder of seeds holds: it saves time, and changes nothing else."""

import time
from pathlib import Path

import msgspec
import pytest

from haiti_digest.cache.stats import TICK
from haiti_digest.config import Config
from haiti_digest.errors import DigestError
from haiti_digest.intake.add import add_article
from haiti_digest.intake.holdings import FEW, Index, holdings
from haiti_digest.intake.known import Holding
from haiti_digest.intake.read import Arrival
from haiti_digest.load.options import DEFAULT

NEWS = (
    "---\ntitle: Report {number}\nurl: https://gazette.example/{number}\n---\n\n"
    "HARBOUR CITY, June 3 – The dredging of pier {number} will go on, said Ada Brightwater of the Harbour Board.\n"
)
AT = "2031-06-04T00:00:00Z"
LIE = b"not its words..."


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder of three articles, written a while ago as far as the clock of a disk can tell."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_text(NEWS.format(number=number), encoding="utf-8")
    time.sleep(2 * TICK / 1e9)
    return folder


def held(seeds: Path) -> list[Holding]:
    """What the folder holds, told with an index however small it is."""
    return list(holdings(seeds, DEFAULT, few=0))


def index(seeds: Path) -> Path:
    return seeds.parent / ".haiti-digest" / "seeds.known"


def falsify(seeds: Path) -> None:
    """Puts a lie about every file into the index: what is told from it can then be told from what was read."""
    found = msgspec.msgpack.decode(index(seeds).read_bytes(), type=Index)
    files = {path: kept._replace(articles=[(LIE, None)]) for path, kept in found.files.items()}
    index(seeds).write_bytes(msgspec.msgpack.encode(Index(found.version, files)))


def test_only_what_changed_is_read_again(seeds: Path) -> None:
    first = held(seeds)
    assert held(seeds) == first
    falsify(seeds)
    (seeds / "1.md").write_text(NEWS.format(number=7), encoding="utf-8")
    (seeds / "2.md").rename(seeds / "3.md")
    assert [(one.path, one.words == LIE) for one in held(seeds)] == [("0.md", True), ("1.md", False), ("3.md", False)]
    index(seeds).unlink()
    after = held(seeds)
    assert [one.path for one in after] == ["0.md", "1.md", "3.md"]
    assert [one.words for one in after if one.path != "1.md"] == [first[0].words, first[2].words]


def test_what_was_read_before_the_same_article_was_found_is_kept(seeds: Path) -> None:
    told = holdings(seeds, DEFAULT, few=0)
    first = next(told)
    told.close()
    falsify(seeds)
    assert [one.words == LIE for one in held(seeds)] == [True, False, False]
    assert first.path == "0.md"


@pytest.mark.parametrize("content", [b"", b"\x80", b"\x81\xa7version\xa1x", b"{}", bytes(range(100))])
def test_a_damaged_index_is_none(seeds: Path, content: bytes) -> None:
    first = held(seeds)
    index(seeds).write_bytes(content)
    assert held(seeds) == first
    falsify(seeds)


def test_an_index_that_cannot_be_written_is_missed_by_nobody(seeds: Path) -> None:
    (seeds.parent / ".haiti-digest").write_text("in the way", encoding="utf-8")
    assert held(seeds) == held(seeds)


def test_an_article_is_known_with_an_index_as_without(seeds: Path) -> None:
    paragraph = "The harbour was quiet, and nothing was told of it.\n\n"
    (seeds / "long.txt").write_text(paragraph * (1 + FEW // len(paragraph)), encoding="utf-8")

    def add(text: str) -> Path:
        return add_article(Arrival(text.encode(), "in.md", "in.md"), seeds, Config(), AT).path

    for there in (False, True):
        assert index(seeds).exists() == there
        with pytest.raises(DigestError, match=r"1\.md, word for word"):
            add(NEWS.format(number=1).replace("Report", "Another"))
        with pytest.raises(DigestError, match=r"2\.md, from the same address, in other words"):
            add(NEWS.format(number=2).replace("pier", "quay"))
    added = add(NEWS.format(number=4))
    with pytest.raises(DigestError, match=added.name):
        add(NEWS.format(number=4))


def test_a_small_folder_needs_no_index(seeds: Path) -> None:
    assert len(list(holdings(seeds, DEFAULT))) == 3
    assert [path.name for path in seeds.parent.iterdir()] == ["seeds"]
