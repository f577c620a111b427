"""Pages made from an edition, wherever that is: pure, so that any process or machine makes the same.

A page follows from its data, its template's set, the settings and the program. Their sum is its fingerprint.
"""

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from haiti_digest.cache.stats import code_sum
from haiti_digest.collection import paused
from haiti_digest.site.edition import Edition
from haiti_digest.site.packed import bare
from haiti_digest.site.page import Page
from haiti_digest.site.pages import pages, shared
from haiti_digest.site.plain import encode
from haiti_digest.site.render import Environment, environment, render, shipped_templates
from haiti_digest.site.search import given_by
from haiti_digest.site.states import States

SIZE = 16
"""Bytes of a fingerprint."""
DRAWN_WITH = ("jinja2-", "markupsafe-", "msgspec-")
"""The packages that decide how a page comes out."""


class Studio(NamedTuple):
    """What pages are made from, with what, and the sum over what all of them follow from."""

    pages: Sequence[Page]
    edition: Edition
    states: States
    drawn_with: Environment
    version: bytes


class Sheet(NamedTuple):
    """A page as it was made, by its number: what it follows from, its bytes (None: those of its known fingerprint).

    ``planned`` is the sum of its plan, ``marks`` what was looked at to make it.
    ``given`` is what the article of the page gives to the search, where that was asked for.
    """

    number: int
    fingerprint: bytes | None
    planned: bytes | None
    marks: bytes | None
    data: bytes | None
    given: bytes | None = None


def studio_of(edition: Edition, templates: Path | None) -> Studio:
    """The pages of an edition, and what they are drawn with: the same wherever it is made."""
    with paused(aside=True):
        plan = list({page.path: page for page in pages(edition)}.values())
    drawn_with = environment(templates, shared(edition.config), edition.config.language)
    return Studio(plan, edition, States(edition), drawn_with, _version(edition, templates))


def made(studio: Studio, number: int, known: bytes | None, gives: bool = False) -> Sheet:
    """A page with all that its next print says; without its bytes where its fingerprint is the *known* one.

    *gives* asks for what its article gives to the search too: what may be shown of it is at hand now.
    """
    page = studio.pages[number]
    with studio.edition.looks.noted() as seen:
        shown = msgspec.structs.replace(page, data=page.shown())
        fingerprint = _fingerprint(shown, studio.version)
    marks = studio.states.marks(seen) if callable(page.data) else None
    plan = None if marks is None else planned(studio, page)
    same = fingerprint is not None and fingerprint == known
    given = given_by(studio.edition, studio.edition.article_at[page.path]) if gives else None
    return Sheet(number, fingerprint, plan, marks, None if same else render(shown, studio.drawn_with), given)


def planned(studio: Studio, page: Page) -> bytes | None:
    """A sum over what a page is planned to be made from; None for data that are made already."""
    if not isinstance(page.data, partial):
        return None
    how, plain = page.data, studio.states.plain
    given = [*map(plain, how.args[1:]), plain(how.keywords) if how.keywords else None]
    told = encode((page.path, page.template, page.root, how.func.__qualname__, given))
    return hashlib.blake2b(told, digest_size=SIZE, key=studio.version).digest()


def _fingerprint(page: Page, version: bytes) -> bytes | None:
    """The sum of everything a page follows from; None for data that cannot be summed up: it is drawn each time."""
    try:
        data = msgspec.msgpack.encode(
            (page.path, page.template, page.root, page.data), order="deterministic", enc_hook=bare
        )
    except (TypeError, ValueError, OverflowError):
        return None
    return hashlib.blake2b(data, digest_size=SIZE, key=version).digest()


def _releases() -> list[str]:
    """The packages that pages are drawn with, each with its release: told by the names of their folders of metadata.

    What the standard library has to ask for them takes as long to import as to draw thirty pages.
    """
    folders = Path(msgspec.__file__).parents[1].glob("*.dist-info")
    found = [name for folder in folders if (name := folder.name.lower()).startswith(DRAWN_WITH)]
    if len(found) == len(DRAWN_WITH):
        return sorted(found)
    from importlib.metadata import version  # they are in several places

    return [name + version(name.rstrip("-")) for name in DRAWN_WITH]


def _version(edition: Edition, templates: Path | None) -> bytes:
    """A sum over the settings, the templates and the program: what all pages follow from."""
    total = hashlib.blake2b(digest_size=32)
    total.update(msgspec.msgpack.encode(edition.config, order="deterministic"))
    total.update(" ".join(_releases()).encode() + code_sum())
    for folder in (shipped_templates(), *([templates] if templates else [])):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(f"{path.relative_to(folder)}".encode("utf-8", "surrogateescape") + b"\0")
                total.update(path.read_bytes())
    return total.digest()
