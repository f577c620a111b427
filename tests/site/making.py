"""Articles and sites for the tests of the pages."""

import hashlib
from functools import cache
from pathlib import Path

from haiti_digest.build import draw_site, make_article
from haiti_digest.config import Config, Publish
from haiti_digest.link.digest import link
from haiti_digest.load.folder import load
from haiti_digest.records import Article, Digest, Metadatum, Published, Seed
from haiti_digest.site.edition import Edition
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import plain_paragraphs
from tests.conftest import SEEDS

PRIVATE = Config(publish="private")

STORY = (
    "Mayor Ada Tamm said the new quay would cost 12 million dollars and open on 4 June 2031.\n\n"
    "“We counted 3,000 boats last year, and not one of them was insured,” she said. “That has to end.”\n\n"
    "The harbour board’s speaker, Nils Osei, called on owners to register within 30 days.\n\n"
    "Nobody answered a request for comment. The quay was last mended in 1998, and its lamps have not burned since."
)


def seed(text: str, name: str = "quay", url: str | None = None) -> Seed:
    """A seed called *name* whose body is *text*."""
    return Seed(
        path=f"{name}.txt",
        id=name,
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        encoding="utf-8",
        text=text,
        paragraphs=plain_paragraphs(text, Span(0, len(text))),
        published=Published(value="2031-05-02", precision="day", origin="collection", reason="given"),
        url=None if url is None else Metadatum(value=url, origin="collection", reason="given"),
        language=Metadatum(value="en", origin="default", reason="given"),
    )


def article(text: str, name: str = "quay", url: str | None = None) -> Article:
    """The article of ``seed``."""
    return make_article(seed(text, name, url))


def digest(*articles: Article) -> Digest:
    """Articles linked."""
    return link(articles)


def site(*articles: Article, config: Config | None = None, templates: Path | None = None) -> dict[str, str]:
    """The HTML pages of a site of *articles*."""
    files = whole_site(digest(*articles), config, templates)
    return {path: data.decode() for path, data in files.items() if path.endswith(".html")}


class KeptFiles(dict[str, bytes]):
    """The files of a site, kept in memory."""

    def put(self, path: str, data: bytes) -> None:
        self[path] = data


def whole_site(made: Digest, config: Config | None = None, templates: Path | None = None) -> dict[str, bytes]:
    """Every file of the site of *made*."""
    files = KeptFiles()
    draw_site(Edition(made, config or Config()), files, templates)
    return files


@cache
def seeds_site(publish: Publish = "excerpt") -> dict[str, bytes]:
    """Every file of the site of the seeds that the project ships; not to be changed."""
    return whole_site(seeds_digest(SEEDS), Config(publish=publish))


def seeds_digest(folder: Path) -> Digest:
    """The digest of the seeds that the project ships."""
    return link([make_article(item) for item in load(folder) if isinstance(item, Seed)])
