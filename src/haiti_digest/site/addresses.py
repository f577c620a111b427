"""Every address of the site, in one place: the names of pages, of records in them, and how one page links another.

Addresses are relative to the site's root (``articles/x.html#r-1``) and end in ``.html``, so that the site works from
disk and from any folder of a host; ``relative`` turns one into a link from a given page.
"""

import hashlib
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from haiti_digest.records import Topic

DIGEST = "index.html"
QUOTES = "quotes.html"
PEOPLE = "people/index.html"
FIGURES = "figures.html"
TIMELINE = "timeline.html"
TOPICS = "topics/index.html"
COMPARE = "compare.html"
AGREEMENTS = "compare/agreements.html"
PAIRS = "compare/pairs.html"
TIMELINE_OPEN = "timeline/open.html"
ARTICLES = "articles/index.html"
ABOUT = "about.html"
CHANGES = "changes.html"
SEARCH = "search.html"
NOT_FOUND = "404.html"
DATA = "data.html"
DATA_FOLDER = "data/"
LONGEST_SLUG = 60
MOST_AGREEMENTS = 25
"""Agreements a page."""
MOST_COMPARED = 50
"""Agreements and tensions that the page of comparison holds in all."""
FRAGMENT = ":~:text="
"""Begins the directive that makes a browser show words."""
ODD = frozenset({"", ".", ".."})
"""Parts of a path that are no names."""
NOT_SLUG = re.compile(r"[^a-z0-9]+")


def section(page: str) -> str:
    """The section of the site that a page belongs to: ``figures`` for ``figures.html`` and ``figures/boat.html``."""
    return page.partition("/")[0].removesuffix(".html")


def slug(words: str) -> str:
    """*words* as lower-case ASCII letters and digits with hyphens; empty where nothing of that is in them."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return NOT_SLUG.sub("-", plain).strip("-")[:LONGEST_SLUG].strip("-")


def article_pages(named: Iterable[tuple[str, str]]) -> list[str]:
    """The page of each seed, by path and id: after the file's name with its folders and, in a collection, the id.

    Names that come out alike get six digits of a digest of path and id, all of them, whatever their order; so an
    added article changes an address only where its file is named like another.
    """
    several = list(named)
    slugs = [slug(_name(*one)) or "article" for one in several]
    shared = Counter(slugs)
    return [
        f"articles/{name if shared[name] == 1 and name != 'index' else f'{name}-{_mark(*one)}'}.html"
        for name, one in zip(slugs, several, strict=True)
    ]


def _name(path: str, seed_id: str) -> str:
    stem = path.rsplit(".", 1)[0]
    return stem if stem.rsplit("/", 1)[-1] == seed_id else f"{stem}-{seed_id}"


def _mark(path: str, seed_id: str) -> str:
    return short_digest(f"{path}\n{seed_id}")


def short_digest(words: str) -> str:
    """Six hex digits that tell *words* from others with the same slug."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def person_page(speaker_id: str) -> str:
    """The page of a person or body."""
    return f"people/{speaker_id if speaker_id != 'index' else 'index-'}.html"


def topic_pages(topics: Iterable[Topic]) -> dict[str, str]:
    """The page of each topic by its id, after its label; labels that come out alike get digits of their own."""
    several = list(topics)
    slugs = [slug(topic.label) or "topic" for topic in several]
    shared = Counter(slugs)
    return {
        topic.id: f"topics/{name if shared[name] == 1 and name != 'index' else f'{name}-{short_digest(topic.id)}'}.html"
        for name, topic in zip(slugs, several, strict=True)
    }


def compares_on_several(agreements: int, tensions: int) -> bool:
    """Whether agreements and tensions are too many for the page of comparison alone."""
    return agreements > MOST_AGREEMENTS or agreements + tensions > MOST_COMPARED


def differences_page(kind: str) -> str:
    """The page of all tensions of a kind, where they are many."""
    return f"compare/{kind}.html"


def pair_page(one: str, two: str) -> str:
    """The page that lays two articles beside each other, after theirs."""
    first, second = (page.rpartition("/")[2].removesuffix(".html") for page in (one, two))
    return f"compare/{first}--{second}.html"


def thing_pages(names: Iterable[str]) -> dict[str, str]:
    """The page of each thing counted, by its name; names that come out alike get digits of their own."""
    several = list(names)
    slugs = [slug(name) or "thing" for name in several]
    shared = Counter(slugs)
    return {
        name: f"figures/{found if shared[found] == 1 else f'{found}-{short_digest(name)}'}.html"
        for name, found in zip(several, slugs, strict=True)
    }


def measure_page(name: str, measure_id: str) -> str:
    """The page of a measure, after the thing it counts and its id."""
    return f"figures/{slug(name) or 'measure'}-{slug(measure_id)}.html"


def beside(page: str, name: str) -> str:
    """The first page of a list that is too long for *page*: ``people/x.html`` and ``direct`` make
    ``people/x/direct.html``."""
    return f"{page.removesuffix('.html')}/{name}.html"


def relative(page: str, target: str) -> str:
    """A link from *page* to *target*, both relative to the site's root; a bare fragment within the same page."""
    path, mark, fragment = target.partition("#")
    if path == page and mark:
        return f"#{fragment}"
    return way(page.rpartition("/")[0], path) + mark + fragment


@lru_cache(maxsize=8192)
def way(folder: str, path: str) -> str:
    """A link from a page in *folder* to another page, both relative to the site's root."""
    ours, theirs = folder.split("/") if folder else [], path.split("/")
    if not ODD.isdisjoint(theirs):
        return posixpath.relpath(path, folder or ".")
    same = 0
    while same < len(ours) and same < len(theirs) and ours[same] == theirs[same]:
        same += 1
    return "/".join([".."] * (len(ours) - same) + theirs[same:]) or "."


def text_fragment(words: str) -> str:
    """The directive that makes a browser show *words* (by their first and last few), put after a ``#`` or fragment."""
    parts = words.split()
    if not parts:
        return ""
    ends = [" ".join(parts)] if len(parts) <= 8 else [" ".join(parts[:4]), " ".join(parts[-4:])]
    return FRAGMENT + ",".join(map(_quoted, ends))


def _quoted(words: str) -> str:
    together = words.replace(" ", "")
    if together.isascii() and together.isalnum():
        return words.replace(" ", "%20")
    return quote(words, safe="").replace("-", "%2D")


def safe_url(address: str | None) -> str | None:
    """*address* where it is a plain web address, else None: no other scheme is ever linked.

    Characters that an address may not hold are percent-encoded; those that are so already stay as they are.
    """
    if not address or not re.match(r"https?://[^\s]+\Z", address, re.IGNORECASE):
        return None
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(address, safe="%/:?#@!$&'()*+,;=~"))
