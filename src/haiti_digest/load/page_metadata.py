"""What a web page says of itself: JSON-LD, meta elements, ``time``, canonical address."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from haiti_digest.load.fields import date_said, language_code, metadatum, names_in
from haiti_digest.load.given import DateSaid, Given
from haiti_digest.records import Metadatum, Origin

ORIGIN: Origin = "page metadata"
TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline", "parsely-title")
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "article.published",
    "citation_publication_date",
)
UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "citation_journal_title")
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author")
LANGUAGES = ("og:locale", "content-language", "language", "dc.language")
DEEPEST = 6


def page_given(tree: Any, known: Given) -> Given:
    """*known* with what the parsed page *tree* (lxml) adds; the more trusted places come first."""
    linked = next(_articles(tree), {})
    metas = _metas(tree)
    return Given(
        headline=known.headline or _headline(tree, linked, metas),
        bylines=_bylines(linked, metas),
        outlet=_named(linked.get("publisher"), "JSON-LD publisher") or _meta(metas, OUTLETS),
        url=known.url or _address(tree, linked, metas),
        language=_language(tree, linked, metas),
        published=tuple(_dates(tree, linked, metas, "datePublished", PUBLISHED)),
        updated=tuple(_dates(tree, linked, metas, "dateModified", UPDATED)),
        problems=known.problems,
        options=known.options,
    )


def _metas(tree: Any) -> dict[str, str]:
    """The content of each meta element by its name in lower case, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _articles(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The JSON-LD objects that are articles, in the order of the page; broken JSON is passed over."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            try:
                value = json.loads((element.text or "").strip(), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _among(value, 0)


def _among(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from _among(part, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        listed = kinds if isinstance(kinds, list) else [kinds]
        if any("Article" in str(kind) or kind == "BlogPosting" for kind in listed):
            yield value
        for part in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _among(value.get(part), depth + 1)


def _meta(metas: Mapping[str, str], names: tuple[str, ...]) -> Metadatum | None:
    for name in names:
        if name in metas and not metas[name].startswith(("http:", "https:")):
            return metadatum(metas[name], ORIGIN, f"the page's meta element “{name}”")
    return None


def _named(value: Any, where: str) -> Metadatum | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return metadatum(value, ORIGIN, f"the page's {where}")


def _headline(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str]) -> Metadatum | None:
    found = _named(linked.get("headline"), "JSON-LD headline") or _meta(metas, TITLES)
    if found:
        return found
    for name in ("h1", "title"):
        element = next(tree.iter(name), None)
        words = metadatum(element.text_content() if element is not None else None, ORIGIN, f"the page's {name} element")
        if words:
            return words
    return None


def _bylines(linked: Mapping[str, Any], metas: Mapping[str, str]) -> tuple[Metadatum, ...]:
    authors = linked.get("author")
    listed = authors if isinstance(authors, list) else [authors]
    names = [part.get("name") if isinstance(part, dict) else part for part in listed]
    found = names_in([name for name in names if isinstance(name, str)], ORIGIN, "the page's JSON-LD author")
    if found:
        return found
    one = _meta(metas, AUTHORS)
    return names_in(one.value, ORIGIN, one.reason) if one else ()


def _address(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str]) -> Metadatum | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith("http"):
            return metadatum(element.get("href"), ORIGIN, "the page's canonical address")
    for value, where in ((metas.get("og:url"), "meta element “og:url”"), (linked.get("url"), "JSON-LD url")):
        if isinstance(value, str) and value.startswith("http"):
            return metadatum(value, ORIGIN, f"the page's {where}")
    return None


def _language(tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str]) -> Metadatum | None:
    root = tree.getroottree().getroot()
    found = language_code(root.get("lang"), ORIGIN, "the page's lang attribute")
    found = found or language_code(linked.get("inLanguage"), ORIGIN, "the page's JSON-LD inLanguage")
    meta = _meta(metas, LANGUAGES)
    return found or (language_code(meta.value, ORIGIN, meta.reason) if meta else None)


def _dates(
    tree: Any, linked: Mapping[str, Any], metas: Mapping[str, str], field: str, names: tuple[str, ...]
) -> Iterator[DateSaid]:
    value = linked.get(field)
    if isinstance(value, str) and (said := date_said(value, ORIGIN, f"the page's JSON-LD {field}")):
        yield said
    for name in names:
        if name in metas and (said := date_said(metas[name], ORIGIN, f"the page's meta element “{name}”")):
            yield said
    for element in tree.iter("time"):
        marked = field.lower() in (element.get("itemprop") or "").lower()
        first = field == "datePublished" and not element.get("itemprop")
        if (marked or first) and (said := date_said(element.get("datetime") or "", ORIGIN, "the page's time element")):
            yield said
            return
