"""Articles are linked alike by this process and by a copy of it."""

from pathlib import Path

import pytest
from msgspec import structs

from haiti_digest.cache.store import Store
from haiti_digest.config import Config
from haiti_digest.corrections import NONE
from haiti_digest.load.options import options_of
from haiti_digest.records import Digest
from haiti_digest.work.articles import How, gather
from haiti_digest.work.crew import Crew
from haiti_digest.work.drawing import can_share
from haiti_digest.work.linking import linked
from haiti_digest.work.stored import StoredArticles

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "link" / "articles"


def digest(folder: Path, *, aside: bool) -> tuple[Digest, list[str]]:
    """The digest of the articles, linked anew, and the names of what is kept of it."""
    store = Store(folder)
    found = gather(FOLDER, How(options_of(Config()), NONE), store, lambda _: Crew(), lambda *_: None)
    made = linked(StoredArticles(store, found.articles), found, Config(), store, aside=aside)
    long = {name: tuple(getattr(made, name)) for name in ("threads", "measures", "events", "tensions")}
    return structs.replace(made, articles=(), **long), store.names_kept("")


@pytest.mark.skipif(not can_share(), reason="processes here are no copies of their parent")
def test_a_copy_of_this_process_links_as_this_one_does(tmp_path: Path) -> None:
    here, there = digest(tmp_path / "here", aside=False), digest(tmp_path / "there", aside=True)
    assert here == there
    assert here[0].threads
    assert here[1]
