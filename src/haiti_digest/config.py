"""What a user may set, in ``digest.yml``; everything has a default, so that no configuration is needed."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

from haiti_digest.fields import Field, Mistake, Value, known, once, read_fields, refuse, text_of, words
from haiti_digest.records import Record

Publish = Literal["private", "excerpt", "facts"]
PUBLISH = ("private", "excerpt", "facts")
PAGES = ("quotes", "people", "figures", "timeline", "topics", "compare", "articles", "about", "search")
"""Pages that the head of every page may link, in their usual order; the Digest always comes first."""
DATA = ("csv", "jsonl", "sqlite", "annotations", "citations", "feeds", "linked-data")
"""Forms for machines: tables as CSV, JSON Lines, SQLite; W3C Web Annotations, references, feeds, JSON-LD in pages."""
LEAVABLE = ("quotes", "figures", "timeline", "topics", "compare", "search")
"""Sections that may be left out: articles and people stay, since a record leads to its article and its speaker."""
LANGUAGES = ("en", "fr")
"""Languages of the interface."""


class Outlet(Record, frozen=True, kw_only=True):
    """An outlet of the registry: the domain of its addresses, its name and country."""

    domain: str
    name: str
    country: str | None = None


class Known(Record, frozen=True, kw_only=True):
    """A person or body that the user names: other forms of the name, and names that are never taken for it."""

    name: str
    aliases: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its other forms."""
        return (self.name, *self.aliases)


class Config(Record, frozen=True, kw_only=True):
    """The settings of a site.

    ``publish`` is how much of the articles' own words may be shown (see ``site.budget``); ``cap`` the share of an
    article's words, in per cent, that the whole site may show of it in ``excerpt``. ``base_url`` is where the site
    will stand, with the closing slash; None when it is read from disk. ``language`` is that of the site's own words.
    ``outlets`` names outlets by the domain of an article's address; ``columns`` maps our fields to those of tables.
    ``people`` and ``bodies`` are known beforehand: their forms are joined, and kept apart from others, across articles.
    """

    title: str = "News digest"
    scope: str = ""
    publish: Publish = "excerpt"
    cap: int = 30
    base_url: str | None = None
    language: str = "en"
    outlets: tuple[Outlet, ...] = ()
    people: tuple[Known, ...] = ()
    bodies: tuple[Known, ...] = ()
    pages: tuple[str, ...] = PAGES
    """The pages that the head of every page links, in this order; the others are made and linked from these."""
    without: tuple[str, ...] = ()
    """Sections that are not made, for a lighter site; where a page would link them, it has the words alone."""
    data: tuple[str, ...] = DATA
    """The forms for machines that are made. A list of the articles is always there: a site is checked with it."""
    columns: Mapping[str, str] = {}
    topics: Mapping[str, tuple[str, ...]] = {}
    """Names of topics with the words and phrases that make a record belong to them; none: they are found."""


def read_config(path: Path) -> Config:
    """The settings of the file at *path*; the defaults where there is no such file.

    UsageError with one line a mistake, each with file and line: unknown or repeated fields, values of a wrong kind.
    """
    text = text_of(path)
    if text is None:
        return Config()
    mistakes: list[Mistake] = []
    values: dict[str, Any] = {}
    for field in known(read_fields(text, mistakes), READERS, "", mistakes).values():
        value = READERS[field.name](field, mistakes)
        if value is not None:
            values[field.name] = value
    refuse(path, mistakes)
    return Config(**values)


def _title(field: Field, mistakes: list[Mistake]) -> str | None:
    return words(field.name, field.value, mistakes)


def _publish(field: Field, mistakes: list[Mistake]) -> str | None:
    way = words(field.name, field.value, mistakes)
    if way is not None and way not in PUBLISH:
        what = f"{field.name}: “{way}” is no way to publish"
        mistakes.append(Mistake(field.line, what, f"write {', '.join(PUBLISH)}"))
    return way


def _percent(field: Field, mistakes: list[Mistake]) -> int | None:
    share = words(field.name, field.value, mistakes)
    if share is None:
        return None
    digits = share.removesuffix("%").strip()
    if not digits.isascii() or not digits.isdigit() or int(digits) > 100:
        what = f"{field.name}: “{share}” is no share of 100"
        mistakes.append(Mistake(field.line, what, "write a whole number from 0 to 100"))
        return None
    return int(digits)


def _address(field: Field, mistakes: list[Mistake]) -> str | None:
    address = words(field.name, field.value, mistakes)
    if address is None:
        return None
    if not address.startswith(("http://", "https://")) or any(letter.isspace() for letter in address):
        what = f"{field.name}: “{address}” is no address"
        mistakes.append(Mistake(field.line, what, "write it with https:// in front"))
    return address.rstrip("/") + "/"


def _language(field: Field, mistakes: list[Mistake]) -> str | None:
    code = words(field.name, field.value, mistakes)
    if code is not None and code.lower() not in LANGUAGES:
        what = f"{field.name}: the site has no words in “{code}” yet"
        mistakes.append(Mistake(field.line, what, f"write {' or '.join(LANGUAGES)}"))
    return code and code.lower()


def _items(field: Field, fix: str, mistakes: list[Mistake]) -> tuple[Value, ...]:
    if field.value.items is None:
        mistakes.append(Mistake(field.line, f"{field.name}: is no list", fix))
    return field.value.items or ()


def _parts(field: Field, fix: str, mistakes: list[Mistake]) -> tuple[Field, ...]:
    if field.value.fields is None:
        mistakes.append(Mistake(field.line, f"{field.name}: is no mapping", fix))
    return tuple(once(field.value.fields or (), mistakes).values())


def _outlets(field: Field, mistakes: list[Mistake]) -> tuple[Outlet, ...]:
    items = _items(field, "write “- domain: …” and “name: …” for each outlet", mistakes)
    return tuple(outlet for item in items if (outlet := _outlet(item, mistakes)))


def _outlet(value: Value, mistakes: list[Mistake]) -> Outlet | None:
    parts = known(value.fields or (), ("domain", "name", "country"), "outlets: ", mistakes)
    said = {name: words(f"outlets: {name}", part.value, mistakes) for name, part in parts.items()}
    if "domain" not in said or "name" not in said:
        fix = "write domain, name and, if you like, country"
        mistakes.append(Mistake(value.line, "outlets: an outlet lacks its domain or name", fix))
        return None
    return Outlet(domain=(said["domain"] or "").lower(), name=said["name"] or "", country=said.get("country"))


def _columns(field: Field, mistakes: list[Mistake]) -> dict[str, str]:
    parts = _parts(field, "write “text: NAME OF THE COLUMN” below it, indented", mistakes)
    said = {part.name: words(f"{field.name}: {part.name}", part.value, mistakes) for part in parts}
    return {name: column for name, column in said.items() if column is not None}


def _topics(field: Field, mistakes: list[Mistake]) -> dict[str, tuple[str, ...]]:
    fix = "write “NAME OF THE TOPIC: [word, two words]” below it, indented"
    found: dict[str, tuple[str, ...]] = {}
    for topic in _parts(field, fix, mistakes):
        found[topic.name] = _list_of_words(f"{field.name}: {topic.name}", topic, fix, mistakes)
    return found


def _list_of_words(name: str, field: Field, fix: str, mistakes: list[Mistake]) -> tuple[str, ...]:
    items = field.value.items
    if not items:
        mistakes.append(Mistake(field.line, f"{name}: is no list of words", fix))
    return tuple(said for item in items or () if (said := words(name, item, mistakes)))


def _named(field: Field, mistakes: list[Mistake]) -> tuple[Known, ...]:
    items = _items(field, "write “- name: …” for each, with aliases: […] and apart_from: […] where needed", mistakes)
    taken: dict[str, int] = {}
    return tuple(one for item in items if (one := _known(field.name, item, taken, mistakes)))


def _known(of: str, value: Value, taken: dict[str, int], mistakes: list[Mistake]) -> Known | None:
    """One person or body; *taken* are the forms of those before, in lower case, each with its line."""
    parts = known(value.fields or (), ("name", "aliases", "apart_from"), f"{of}: ", mistakes)
    if "name" not in parts:
        mistakes.append(Mistake(value.line, f"{of}: one lacks its name", "write “name: …”"))
        return None
    name = words(f"{of}: name", parts["name"].value, mistakes) or ""
    lists = {
        key: _list_of_words(f"{of}: {key}", parts[key], f"write “{key}: [name, name]”", mistakes)
        for key in ("aliases", "apart_from")
        if key in parts
    }
    one = Known(name=name, aliases=lists.get("aliases", ()), apart_from=lists.get("apart_from", ()))
    for form in dict.fromkeys(form.casefold() for form in one.forms if form):
        if form in taken:
            what = f"{of}: “{form}” is said before, on line {taken[form]}"
            mistakes.append(Mistake(value.line, what, "keep it with one of them"))
        taken[form] = value.line
    for form in {form.casefold() for form in one.forms} & {form.casefold() for form in one.apart_from}:
        mistakes.append(Mistake(value.line, f"{of}: “{form}” is kept apart from itself", "take it out of one list"))
    return one


def _pages(field: Field, mistakes: list[Mistake]) -> tuple[str, ...]:
    return _chosen(field, PAGES, "page", mistakes)


def _without(field: Field, mistakes: list[Mistake]) -> tuple[str, ...]:
    if field.value.items == ():
        return ()
    return _chosen(field, LEAVABLE, "section", mistakes)


def _data(field: Field, mistakes: list[Mistake]) -> tuple[str, ...]:
    if field.value.items == ():
        return ()
    return tuple(name for name in DATA if name in _chosen(field, DATA, "form", mistakes))


def _chosen(field: Field, names: tuple[str, ...], kind: str, mistakes: list[Mistake]) -> tuple[str, ...]:
    """Some of *names*, each once; a *kind* is what they name."""
    named = _list_of_words(field.name, field, f"write “{field.name}: [{', '.join(names[:3])}]”", mistakes)
    for name in (name for name in dict.fromkeys(named) if name not in names or named.count(name) > 1):
        what = f"“{name}” is named twice" if name in names else f"“{name}” is no {kind}"
        mistakes.append(Mistake(field.line, f"{field.name}: {what}", f"the {kind}s are {', '.join(names)}"))
    return named


READERS: dict[str, Callable[[Field, list[Mistake]], object]] = {
    "title": _title,
    "scope": _title,
    "publish": _publish,
    "cap": _percent,
    "base_url": _address,
    "language": _language,
    "outlets": _outlets,
    "people": _named,
    "bodies": _named,
    "pages": _pages,
    "without": _without,
    "data": _data,
    "columns": _columns,
    "topics": _topics,
}
"""The fields of ``digest.yml`` and how each is read."""
