"""Feeds as files: Atom (RFC 4287) and JSON Feed 1.1. They need no clock: a feed is as new as its newest entry."""

from collections.abc import Iterator
from typing import Any

import msgspec

from haiti_digest.config import Config
from haiti_digest.export.entries import Entry, Feed, link_from
from haiti_digest.export.xml_text import attribute, escaped

ATOM = ".atom"
JSON = ".json"
NOTHING: dict[str, Any] = {}


def feed_files(feed: Feed, config: Config) -> Iterator[tuple[str, bytes]]:
    """The feed in both forms, with the paths in the site."""
    yield feed.address(ATOM), _atom(feed, config).encode()
    yield feed.address(JSON), msgspec.json.format(msgspec.json.encode(_json(feed, config)), indent=1) + b"\n"


def _atom(feed: Feed, config: Config) -> str:
    here = feed.address(ATOM)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={attribute(config.language)}>',
        f"<id>{feed.id}</id>",
        f"<title>{escaped(feed.title)}</title>",
        f"<updated>{feed.updated}</updated>",
        f"<author><name>{escaped(config.title)}</name></author>",
        _link("alternate", link_from(here, feed.page, config.base_url), "text/html"),
        _link("self", link_from(here, here, config.base_url), "application/atom+xml"),
        *(line for entry in feed.entries for line in _atom_entry(entry, here, feed, config)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _atom_entry(entry: Entry, here: str, feed: Feed, config: Config) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{entry.id}</id>"
    yield f"<title>{escaped(entry.title)}</title>"
    yield f"<updated>{entry.published or feed.newest}</updated>"
    if entry.published:
        yield f"<published>{entry.published}</published>"
    if entry.by:
        yield f"<author><name>{escaped(entry.by)}</name></author>"
    yield _link("alternate", link_from(here, entry.address, config.base_url), "text/html")
    if entry.elsewhere:
        yield _link("via", entry.elsewhere, "text/html")
    yield f'<content type="text">{escaped(entry.text)}</content>'
    yield "</entry>"


def _link(rel: str, href: str, kind: str) -> str:
    return f'<link rel="{rel}" type="{kind}" href={attribute(href)}/>'


def _json(feed: Feed, config: Config) -> dict[str, Any]:
    here = feed.address(JSON)
    whole = (
        {"home_page_url": config.base_url + feed.page, "feed_url": config.base_url + here} if config.base_url else {}
    )
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **whole,
        "language": config.language,
        "items": [_json_item(entry, here, config) for entry in feed.entries],
    }


def _json_item(entry: Entry, here: str, config: Config) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": link_from(here, entry.address, config.base_url),
        **({"external_url": entry.elsewhere} if entry.elsewhere else NOTHING),
        "title": entry.title,
        "content_text": entry.text,
        **({"date_published": entry.published} if entry.published else NOTHING),
        **({"authors": [{"name": entry.by}]} if entry.by else NOTHING),
    }
