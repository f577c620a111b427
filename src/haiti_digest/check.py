"""Checks a built site: every run of source words on its pages against the text it names.

An element that shows source words carries ``data-source="DIGEST:START-END"``: the first twelve hex digits of the
seed's SHA-256 and a span of its text. What the element holds must be exactly the characters of that span; line breaks
count as one character each, as HTML reads them.
"""

import hashlib
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from haiti_digest.config import Config
from haiti_digest.errors import UsageError
from haiti_digest.load.folder import load
from haiti_digest.load.options import options_of
from haiti_digest.records import Problem, Seed
from haiti_digest.site.write import MANIFEST, ours

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


class ShownWords(HTMLParser):
    """Collects ``(reference, words, line)`` for every element of a page that shows source words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str, int]] = []
        self._open: list[tuple[str | None, list[str], int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        if tag not in VOID:
            self._open.append((dict(attrs).get("data-source"), [], self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        """Closes an element; its words also belong to the element around it."""
        if tag in VOID or not self._open:
            return
        reference, words, line = self._open.pop()
        if reference is not None:
            self.found.append((reference, "".join(words), line))
        if self._open:
            self._open[-1][1].extend(words)

    def handle_data(self, data: str) -> None:
        """Collects text."""
        if self._open:
            self._open[-1][1].append(data)


def check_site(root: Path, out: Path, config: Config) -> tuple[int, list[Problem]]:
    """How many runs of source words were checked, and a problem for each that does not hold.

    UsageError where *out* is no site of ours.
    """
    if not ours(out):
        raise UsageError(str(out), "holds no built site", "run haiti-digest build first")
    seeds = {seed.sha256[:12]: seed for seed in load(root, options_of(config)) if isinstance(seed, Seed)}
    digests = json.loads((out / MANIFEST).read_bytes())["files"]
    checked = 0
    problems: list[Problem] = []
    for path in sorted(digests):
        page = out / path
        data = page.read_bytes() if page.is_file() else None
        if data is None or hashlib.sha256(data).hexdigest() != digests[path]:
            problems.append(_problem(str(page), "is missing" if data is None else "was changed after the build"))
        if data is None or not path.endswith(".html"):
            continue
        for place, reference, words in _shown(page, data):
            checked += 1
            wrong = _mismatch(reference, words, seeds)
            if wrong:
                problems.append(_problem(place, wrong))
    return checked, problems


def _shown(page: Path, data: bytes) -> Iterator[tuple[str, str, str]]:
    parser = ShownWords()
    parser.feed(data.decode("utf-8", errors="replace"))
    parser.close()
    for reference, words, line in parser.found:
        yield f"{page}:{line}", reference, words


def _mismatch(reference: str, words: str, seeds: dict[str, Seed]) -> str | None:
    """Why the words are not those of the place named; None where they are."""
    digest, _, span = reference.partition(":")
    start, _, end = span.partition("-")
    seed = seeds.get(digest)
    if seed is None:
        return f"no article with digest {digest} among the seeds; it was changed or taken away after the build"
    if not (start.isdigit() and end.isdigit() and int(start) < int(end) <= len(seed.text)):
        return f"{reference} is no place in {seed.path}"
    expected = seed.text[int(start) : int(end)]
    if _lines(words) != _lines(expected):
        return f"shows {_short(words)!r}, but {seed.path} has {_short(expected)!r} at characters {start}–{end}"
    return None


def _lines(words: str) -> str:
    """The words with every line break as one character, as HTML reads them."""
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _short(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= 60 else text[:59] + "…"


def _problem(place: str, what: str) -> Problem:
    return Problem(place=place, severity="error", what=what, fix="build the site again")
