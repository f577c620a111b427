"""What the search costs to make and to use: CPU seconds, bytes and files for each number of articles, and how it grows.

The articles are those of ``benchmarks/build/corpus.py``, under the settings by default. What may be shown of an article
is chosen for its pages whether it can be searched or not, so that is done before the clock runs. With Chromium and its
driver at hand, queries of several kinds are then asked from disk, and what was loaded before the first result is told.
"""

import argparse
import math
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from benchmarks.build.corpus import write_articles
from haiti_digest.build import read_articles
from haiti_digest.config import Config
from haiti_digest.link.digest import link
from haiti_digest.records import Article
from haiti_digest.site.edition import Edition
from haiti_digest.site.pages import shared
from haiti_digest.site.render import environment, render, static_files
from haiti_digest.site.search import Memory, Search, given_by, search_page
from haiti_digest.site.search_terms import terms

SIZES = [100, 1000, 10000]
RUNS = 5
EDIT = "\n“Nobody asked us about the 4,217 lamps,” keeper Ole Brandt said.\n"
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventStart"
FIRST = "document.documentElement.dataset.searched && Number(document.documentElement.dataset.first)"


@dataclass(frozen=True)
class Made:
    """What the search of so many articles costs; ``edit`` and ``edited`` are CPU seconds and files of one edit."""

    articles: int
    given: float
    index: float
    files: int
    size: int
    largest: str
    edit: float
    edited: int


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="benchmarks.search", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="ARTICLES")
    options = parser.parse_args()
    print("  articles  given CPU s  index CPU s  together     MB   files  largest KB  edit CPU s  files")
    found = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            made, queries = measured(Path(folder), size, site)
            found.append(made)
            print(
                f"{made.articles:>10,} {made.given:>12.2f} {made.index:>12.2f} {made.given + made.index:>9.2f}"
                f" {made.size / 1e6:>6.1f} {made.files:>7,} {made.largest:>11} {made.edit:>11.2f} {made.edited:>6}",
                flush=True,
            )
            asked(site, queries)
    for one, other in pairwise(found):
        growth = math.log(other.articles / one.articles)
        exponent = math.log((other.given + other.index) / (one.given + one.index)) / growth
        print(f"from {one.articles:,} to {other.articles:,} articles CPU grows with exponent {exponent:.2f}")


def measured(folder: Path, size: int, site: Path) -> tuple[Made, dict[str, str]]:
    """The cost of the search of *size* articles, its files in *site*, and what to ask it."""
    seeds = folder / "articles"
    write_articles(seeds, size)
    shelf = Memory()
    edition = _edition(seeds)
    given, index, files = _made(edition, shelf)
    _write(edition, files, site)
    queries = _queries(edition)
    with sorted(seeds.iterdir())[size // 2].open("a", encoding="utf-8") as stream:
        stream.write(EDIT)
    after = _made(_edition(seeds), shelf)
    edited = sum(files.get(path) != after[2].get(path) for path in files.keys() | after[2].keys())
    largest = max(files, key=lambda path: len(files[path]))
    told = f"{len(files[largest]) / 1000:.1f}"
    total = sum(map(len, files.values()))
    return Made(size, given, index, len(files), total, told, after[0] + after[1], edited), queries


def _edition(seeds: Path) -> Edition:
    articles = [one for one in read_articles(seeds, Config()) if isinstance(one, Article)]
    edition = Edition(link(articles), Config(), [sha256(repr(one).encode()).digest() for one in articles])
    edition.choices.update({at: edition.choice(at) for at in range(len(articles))})
    assert edition.portrayed
    return edition


def _made(edition: Edition, shelf: Memory) -> tuple[float, float, dict[str, bytes]]:
    """The CPU seconds of what the articles give and of the index, and the files."""
    start = time.process_time()
    search = Search(edition, shelf)
    index, given = time.process_time() - start, 0.0
    for at in search.wanted:
        assert edition.excerpts[at]
        start = time.process_time()
        search.take(at, given_by(edition, at))
        given += time.process_time() - start
    start = time.process_time()
    files = list(search.files())
    index += time.process_time() - start
    return given, index, {file.path: file.data() for file in files}


def _write(edition: Edition, files: dict[str, bytes], site: Path) -> None:
    page = search_page(edition)
    drawn = {page.path: render(page, environment(None, shared(edition.config), edition.config.language))}
    for path, data in {**static_files(None), **drawn, **files}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)


def _queries(edition: Edition) -> dict[str, str]:
    """What to ask: words by how many articles show them, a name, a phrase and a figure."""
    counts: Counter[str] = Counter()
    phrases: list[str] = []
    for number, article in enumerate(edition.whole.articles):
        shown = list(_shown(edition, number))
        counts.update({term for text in shown for term in terms(text)})
        phrases += [" ".join(text.split()[:5]) for text in shown if len(text.split()) > 8][:1]
        if number > 2000:
            break
        del article
    words = [word for word, _ in counts.most_common() if word.isalpha() and len(word) > 2]
    figures = [term for term, count in counts.items() if term.isdigit() and count == 1 and len(term) == 4]
    names = sorted(edition.portrayed)
    speaker = edition.speakers_by_id[names[len(names) // 2]].name
    return {
        "name": speaker,
        "beginning of a name": speaker[:5],
        "rare word": words[-1],
        "frequent word": words[0],
        "three frequent words": " ".join(words[:3]),
        "frequent and rare": f"{words[0]} {words[1]} {words[-2]}",
        "phrase": f"“{phrases[len(phrases) // 2]}”",
        "figure": figures[len(figures) // 2],
        "nothing": "xyzzy",
    }


def _shown(edition: Edition, at: int) -> Iterable[str]:
    excerpt = edition.excerpts[at]
    for paragraph in excerpt.seed.paragraphs:
        for stretch, shown, words in excerpt.stretches(paragraph.span):
            if shown and words:
                yield stretch.of(excerpt.seed.text)


def asked(site: Path, queries: dict[str, str]) -> None:
    """Prints how long each query takes to its first result, from disk, and what it has loaded by then, from a host."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        print("chromium or chromedriver is missing, so nothing was asked")
        return
    pages, serving = import_module("tests.browser.pages"), import_module("tests.browser.serving")
    with tempfile.TemporaryDirectory() as profile, serving.served(site, "/") as (host, _):
        browser = pages.Browser(chromium, driver, Path(profile))
        try:
            _ask(browser, f"{site.as_uri()}/", "warm")
            for kind, query in queries.items():
                loaded = _loaded(browser, host, query)
                runs = [_ask(browser, f"{site.as_uri()}/", query) for _ in range(RUNS)]
                first, searching = (median(run[part] for run in runs) for part in (0, 1))
                said = browser.evaluate("document.getElementById('search-status').textContent")
                took = f"{first:>4.0f} ms, searching {searching:>4.0f} ms {loaded:>8,} bytes"
                print(f"    {kind:<22} {took}   {said[:80]}")
        finally:
            browser.close()


def _ask(browser: Any, root: str, query: str) -> tuple[float, float]:
    """Milliseconds from the address to the first result, and from the page being there to the first result."""
    browser.open(f"{root}search.html?q={quote(query)}")
    first = float(browser.wait(FIRST))
    return first, first - float(browser.evaluate(READY))


def _loaded(browser: Any, host: str, query: str) -> int:
    browser.open(f"{host}search.html?q={quote(query)}")
    browser.wait(FIRST)
    return int(browser.loaded("document.documentElement.dataset.first"))


if __name__ == "__main__":
    main()
