"""What is measured: the first build, the output gone but the records kept, nothing changed, one article touched; of the
whole site and of the pages alone that the other generators make."""

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.build import peers
from benchmarks.build.corpus import write_articles
from benchmarks.build.measuring import Run, measured
from benchmarks.build.report import ONE
from haiti_digest.cache.store import cache_folder
from haiti_digest.site.twin import FOLDER

ADDED = (
    "---\ntitle: An added article\ndate: 2031-06-03\noutlet: Harbour Post\n---\n"
    "“Nobody asked us about the 40 lamps,” keeper Ole Brandt said on Monday.\n"
)


AGE = 0.2
"""Seconds."""
EQUAL_PAGES = """base_url: https://digest.example/
without: [quotes, figures, timeline, topics, compare, search]
data: [feeds]
"""
"""The pages that Hugo and Pelican make: home, articles, people, feed, sitemap."""


def equal_pages(folder: Path, number: int, extra: list[str]) -> Iterator[tuple[str, Run]]:
    """The steps that differ by what is drawn, of the pages alone that the others make too."""
    seeds, out, settings = folder / "articles", folder / "site", folder / "equal.yml"
    _write(seeds, number)
    settings.write_text(EQUAL_PAGES, encoding="utf-8")
    command = [sys.executable, "-m", "haiti_digest", "build", str(seeds), "--out", str(out), "--json", *extra]
    command += ["--config", str(settings)]
    yield "equal pages: first", measured(command, out)
    _edit(seeds, number)
    yield "equal pages: one edited", measured(command, out)


def _write(seeds: Path, number: int) -> None:
    """The corpus, old enough for its files to be taken at their stamps: one written a moment ago is read again."""
    write_articles(seeds, number)
    time.sleep(AGE)


def _edit(seeds: Path, number: int) -> None:
    """Adds a sentence to the article in the middle."""
    one = sorted(seeds.iterdir())[number // 2]
    with one.open("a", encoding="utf-8") as stream:
        stream.write("\nThe bridge of Oldmole reopened on 4 June, keeper Ole Brandt said.\n")


def ours(folder: Path, number: int, extra: list[str]) -> Iterator[tuple[str, Run]]:
    """Each step of this project with what it took, in an empty *folder*; *extra* are options of the command."""
    seeds, out = folder / "articles", folder / "site"
    _write(seeds, number)
    command = [sys.executable, "-m", "haiti_digest", "build", str(seeds), "--out", str(out), "--json", *extra]
    command += ["--config", str(folder / "none.yml")]
    yield ONE, measured([*command, "--workers", "1", "--cache", str(folder / "cache")], out)
    shutil.rmtree(out)
    shutil.rmtree(folder / "cache")
    yield "first", measured(command, out)
    yield "unchanged", measured(command, out)
    _edit(seeds, number)
    yield "one edited", measured(command, out)
    (seeds / "story-00000-zz.md").write_text(ADDED, encoding="utf-8")
    yield "one added", measured(command, out)
    (seeds / "story-00000-zz.md").unlink()
    yield "one removed", measured(command, out)
    shutil.rmtree(out)
    yield "output gone", measured(command, out)
    shutil.rmtree(out)
    shutil.rmtree(cache_folder(out) / FOLDER)
    yield "records cached", measured(command, out)


def hugo(folder: Path, number: int) -> Iterator[tuple[str, Run]]:
    """Hugo's first build; it pays the same again for any change."""
    command, out = peers.hugo(folder / "hugo", number)
    yield "Hugo", measured(command, out)


def pelican(folder: Path, number: int) -> Iterator[tuple[str, Run]]:
    """Pelican's first build, and the same again with its cache."""
    command, out = peers.pelican(folder / "pelican", number)
    yield "Pelican", measured(command, out)
    yield "Pelican, unchanged", measured(command, out)
