"""What the files for machines cost: made from nothing, nothing changed, one article edited; and their bytes.

Run with ``python -m benchmarks.exports [ARTICLES]``. Excerpts are chosen beforehand, since pages need them too.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.build.corpus import write_articles
from haiti_digest.cache.store import Store, cache_folder
from haiti_digest.config import Config
from haiti_digest.corrections import NONE
from haiti_digest.export.links import Links
from haiti_digest.load.options import options_of
from haiti_digest.site.edition import Edition
from haiti_digest.site.twin import Twin
from haiti_digest.site.write import NewSite
from haiti_digest.work.articles import How, gather
from haiti_digest.work.crew import Crew
from haiti_digest.work.exporting import Exported, draw_exports
from haiti_digest.work.feeding import put_feeds
from haiti_digest.work.linking import linked
from haiti_digest.work.stored import StoredArticles

Value = TypeVar("Value")
ADDED = "\nThe bridge of Oldmole reopened on 4 June, keeper Ole Brandt said.\n"


def main(number: int) -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as place:
        seeds, out = Path(place, "articles"), Path(place, "site")
        write_articles(seeds, number)
        store = Store(cache_folder(out))
        made = _told("from nothing", number, seeds, out, store)
        _told("unchanged", number, seeds, out, store)
        with sorted(seeds.iterdir())[number // 2].open("a", encoding="utf-8") as stream:
            stream.write(ADDED)
        _told("one edited", number, seeds, out, store)
        store.close()
        for one in made.made:
            size = sum(file.bytes for file in one.files)
            print(f"{one.stem + '.' + one.ending:24} {size / number:8,.0f} bytes an article, {len(one.files)} parts")
        whole = sum(file.bytes for one in made.made for file in one.files)
        print(f"{'all':24} {whole / number:8,.0f} bytes an article")


def _told(step: str, number: int, seeds: Path, out: Path, store: Store) -> Exported:
    edition = _edition(seeds, store)
    with NewSite(out, Twin(cache_folder(out))) as site:
        links, linking = _timed(lambda: Links(edition))
        made, files = _timed(lambda: draw_exports(links, site, store, lambda _: Crew()))
        feeds, feeding = _timed(lambda: list(put_feeds(links, site, store)))
        changed = sum(file[2] for file in (*made.files, *feeds))
        for file in (*made.files, *feeds):
            site.note(*file)
        site.publish()
    print(
        f"{step:14} {linking + files:7.2f} CPU s for files, {1000 * (linking + files) / number:.2f} ms an article; "
        f"{feeding:.2f} s for feeds; {changed:,} of {len(made.files) + len(feeds):,} files changed"
    )
    return made


def _edition(seeds: Path, store: Store) -> Edition:
    config = Config()
    found = gather(seeds, How(options_of(config), NONE), store, lambda _: Crew(), lambda *_: None)
    articles = StoredArticles(store, found.articles)
    edition = Edition(linked(articles, found, config, store), config, [one.key for one in found.articles])
    for at in range(len(articles)):
        edition.excerpts[at]
    return edition


def _timed(step: Callable[[], Value]) -> tuple[Value, float]:
    before = time.process_time()
    return step(), time.process_time() - before


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
