"""Feeds that were saved: RSS, RDF and Atom, one article an item."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from haiti_digest.load.article import compose
from haiti_digest.load.fields import date_said, language_code, metadatum, names_in
from haiti_digest.load.fragment import fragment_text
from haiti_digest.load.given import DateSaid, Given, InputFile
from haiti_digest.records import Origin, Problem, Seed

ORIGIN: Origin = "collection"
ITEMS = ("item", "entry")
TEXTS = ("encoded", "content", "description", "summary")
"""Where an item has its text, the fullest first."""
DECLARES = re.compile(rb"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)


def read_feed(file: InputFile) -> Iterator[Seed | Problem]:
    """The items of a feed; one without text is told and passed over."""
    if DECLARES.search(file.data):
        yield file.error("declares entities of its own, as no feed does", "save the feed again")
        return
    try:
        root = ElementTree.fromstring(file.data)
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError) as error:
        line = error.position[0] if isinstance(error, ElementTree.ParseError) else None
        yield file.error("is not valid XML", "save the feed again", line)
        return
    items = [element for element in root.iter() if _name(element) in ITEMS]
    if not items:
        yield file.error("is no feed: it has no items", "save the RSS or Atom feed itself")
        return
    outlet = _text(root.find(".//{*}channel/{*}title")) or _text(root.find("{*}title"))
    language = _text(root.find(".//{*}channel/{*}language")) or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    for number, item in enumerate(items, 1):
        yield _seed(file, item, number, outlet, language)


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1].lower()


def _text(element: ElementTree.Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _seed(file: InputFile, item: ElementTree.Element, number: int, outlet: str, language: str | None) -> Seed | Problem:
    parts: dict[str, ElementTree.Element] = {}
    for child in item:
        parts.setdefault(_name(child), child)
    markup = next((m for name in TEXTS if (m := _markup(parts.get(name))).strip()), "")
    text, paragraphs = fragment_text(markup)
    title = _text(parts.get("title"))
    if not text:
        return file.warning(f"item {number} (“{title[:60]}”) has no text", "save the article's page instead")
    address = _address(parts.get("link")) or _text(parts.get("guid"))
    given = Given(
        headline=metadatum(title, ORIGIN, "the item's title"),
        bylines=names_in(_text(parts.get("creator")) or _author(parts.get("author")), ORIGIN, "the item's author"),
        outlet=metadatum(_text(parts.get("source")) or outlet, ORIGIN, "the feed's title"),
        url=metadatum(address, ORIGIN, "the item's link") if address.startswith("http") else None,
        language=language_code(language, ORIGIN, "the feed's language"),
        published=_dates(parts, ("pubdate", "published", "date", "issued")),
        updated=_dates(parts, ("updated", "modified")),
        paragraphs=paragraphs,
        options=file.options,
    )
    raw = ElementTree.tostring(item)
    return compose(file.identity("utf-8", f"{file.stem}-{number}", raw), text, given)


def _markup(element: ElementTree.Element | None) -> str:
    """An element's content as HTML, whether it is escaped or stands as XHTML."""
    if element is None:
        return ""
    if len(element):
        inner = (element.text or "") + "".join(ElementTree.tostring(child, encoding="unicode") for child in element)
        return re.sub(r"<(/?)\w+:", r"<\1", inner)
    return element.text or ""


def _address(link: ElementTree.Element | None) -> str:
    return "" if link is None else link.get("href") or _text(link)


def _author(element: ElementTree.Element | None) -> str:
    if element is None:
        return ""
    name = element.find("{*}name")
    if name is not None:
        return _text(name)
    found = re.search(r"\(([^()]+)\)", _text(element))
    return found[1] if found else _text(element)


def _dates(parts: dict[str, ElementTree.Element], names: tuple[str, ...]) -> tuple[DateSaid, ...]:
    for name in names:
        if said := date_said(_text(parts.get(name)), ORIGIN, f"the item's “{name}”"):
            return (said,)
    return ()
