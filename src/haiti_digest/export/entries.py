"""What the feeds tell: the newest articles of the site, and the newest statements of each person and topic."""

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from haiti_digest.export.edition import Edition, View
from haiti_digest.export.shown import BREAK, piece_text
from haiti_digest.records import Record, Ref
from haiti_digest.text.controls import spelled_out

MOST = 50
"""Entries of one feed, the newest; a feed tells what is new, the tables hold everything."""
MOST_QUOTES = 3
MOST_ROUNDS = 10
CHANGES = "changes.html"
TITLE_WORDS = 12
LONG_AGO = "1970-01-01T00:00:00Z"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)\Z")
NOT_ALLOWED = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, besides the control characters that are spelled out."""
NOT_DETERMINED = "speaker not determined"


class Entry(Record, frozen=True, kw_only=True):
    """One thing told: ``address`` is relative to the site's root, ``published`` None where the file gives no day."""

    id: str
    title: str
    address: str
    text: str
    published: str | None
    by: str | None = None
    elsewhere: str | None = None
    """The article at the publisher."""


class Feed(Record, frozen=True, kw_only=True):
    """A list of entries about what the page at *page* shows, newest first."""

    id: str
    title: str
    page: str
    entries: tuple[Entry, ...]

    newest: str
    """The day of the newest article of the site: when an entry without a day was told first, as far as we know."""

    @property
    def updated(self) -> str:
        """When the newest entry was published."""
        return max((entry.published for entry in self.entries if entry.published), default=self.newest)

    def address(self, ending: str) -> str:
        """Where the feed stands in the site, beside its page."""
        stem = "feed" if self.page == "index.html" else self.page.removesuffix(".html")
        return stem + ending


class Plan(NamedTuple):
    """A feed of statements before it is made: its title, the page that it stands beside, all of them, newest first."""

    title: str
    page: str
    refs: Sequence[Ref]


def plans(edition: Edition, days: Sequence[str]) -> Iterator[Plan]:
    """The feeds of people and bodies along the articles, which are then read one after the other, then those of topics.

    *days* are those of the articles.
    """
    title = edition.config.title
    for speaker, who in edition.speaker_names():
        heard = edition.all_heard.get(speaker.id)
        if heard and (heard.direct or heard.reported) and speaker.kind != "place":
            page = who.href or ""
            if page.endswith(".html"):  # one without a page of their own stands at a place in another's
                yield Plan(f"{speaker.name} · {title}", page, _newest([*heard.direct, *heard.reported], days))
    for topic in edition.whole.topics if "topics" not in edition.config.without else ():
        yield Plan(f"{topic.label} · {title}", edition.topic_pages[topic.id], _newest(topic.statements, days))


def _newest(refs: Sequence[Ref], days: Sequence[str]) -> list[Ref]:
    return sorted(refs, key=lambda ref: days[ref.article], reverse=True)


def site_feed(edition: Edition, newest: str, entry_of: Callable[[int], Entry | None]) -> Feed:
    """The feed of the site: what builds changed, then the newest articles; *entry_of* gives that of an article."""
    title = edition.config.title
    articles = (entry for at in newest_articles(edition) if (entry := entry_of(at)))
    entries = tuple(islice(chain(islice(change_entries(edition), MOST_ROUNDS), articles), MOST))
    return Feed(id=identity("feed", title), title=plain(title), page="index.html", entries=entries, newest=newest)


def feed_of(edition: Edition, plan: Plan, newest: str, entry_of: Callable[[Ref], Entry | None]) -> Feed:
    """The newest statements of which words are shown; *entry_of* gives that of a statement, None where none is."""
    shown = (entry for ref in plan.refs if (entry := entry_of(ref)))
    entries = {entry.id: entry for entry in islice(shown, MOST)}
    return Feed(
        id=identity("feed", edition.config.title, plan.page),
        title=plain(plan.title),
        page=plan.page,
        entries=tuple(entries.values()),
        newest=newest,
    )


def newest_articles(edition: Edition) -> list[int]:
    """The newest articles, no earlier versions and copies; those without a date last."""
    folded = {copy.article for copies in edition.whole.copies for copy in copies.others}
    current = [at for at in edition.whole.current() if at not in folded]
    return sorted(current, key=edition.day, reverse=True)[:MOST]


def change_entries(edition: Edition) -> Iterator[Entry]:
    """What each of the last builds changed, in numbers, newest first; the first build of all changed nothing."""
    title = edition.config.title
    for one in sorted(edition.whole.rounds, key=lambda one: one.number, reverse=True):
        counts = {"added": one.added, "changed": one.changed, "withdrawn": one.withdrawn}
        told = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
        yield Entry(
            id=identity(
                "round",
                title,
                str(one.number),
                *(f"{change.how} {change.sha256} {change.id}" for change in one.changes),
            ),
            title=f"Changes: {told}",
            address=CHANGES,
            text=f"Records of the articles: {told}.",
            published=moment(one.newest),
        )


def article_entry(edition: Edition, at: int) -> Entry:
    """An article with its first quotes, as far as they are shown."""
    view = View(edition, at)
    quoted = [number for number, said in enumerate(view.article.statements) if said.statement.kind != "indirect"]
    refs = [Ref(article=at, kind="statement", index=number) for number in quoted]
    lines = (f"{speaker_of(view, ref)}: {words}" for ref in refs if (words := words_of(view, ref)))
    return _entry(
        view,
        id=identity("article", view.sha256),
        title=edition.lines[at].title,
        address=view.page,
        text="\n".join(islice(lines, MOST_QUOTES)),
    )


def statement_entry(edition: Edition, ref: Ref) -> Entry | None:
    """A statement with who says it and where; None where none of its words is shown."""
    view = View(edition, ref.article)
    words, who = words_of(view, ref), speaker_of(view, ref)
    if words is None:
        return None
    first = words.split()
    statement = view.article.statements[ref.index].statement
    said = statement.said
    where = f"{edition.lines[ref.article].title}, paragraph {edition.paragraph(ref.article, said)}"
    return _entry(
        view,
        id=identity("statement", view.sha256, f"{said.start}-{said.end}"),
        title=f"{who}: " + " ".join(first[:TITLE_WORDS]) + "…" * (len(first) > TITLE_WORDS),
        address=f"{edition.page_at(ref.article, min(statement.content).start)}#{edition.record_id(ref)}",
        text=f"{words}\n— {who}, {where}",
    )


def words_of(view: View, ref: Ref) -> str | None:
    """A statement's words as far as they are shown, a direct quote between quotation marks; None where none is."""
    statement = view.article.statements[ref.index].statement
    pieces = [view.excerpt.pieces(span) for span in statement.content]
    if not any(piece.kind == "text" for part in pieces for piece in part):
        return None
    words = BREAK.join("".join(map(piece_text, part)) for part in pieces)
    return f"“{words.removesuffix(',')}”" if statement.kind == "direct" else words


def speaker_of(view: View, ref: Ref) -> str:
    """The name of who says it, as the article has it."""
    speaker = view.article.statements[ref.index].speaker
    return NOT_DETERMINED if speaker is None else view.article.entities[speaker].name


def identity(*parts: str) -> str:
    """An address that names what *parts* tell, the same in every build and on every host: a UUID made of a digest."""
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    variant = "89ab"[int(digest[16], 16) % 4]
    return f"urn:uuid:{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"


def plain(words: str) -> str:
    """*words* without what a feed may not hold, control characters of direction spelled out."""
    return NOT_ALLOWED.sub("\ufffd", spelled_out(words))


def moment(value: str | None) -> str | None:
    """A date of publication as RFC 3339 wants it, the start of the day where no hour or zone is given."""
    if value is None:
        return None
    exact = MOMENT.match(value)
    if exact:
        return f"{exact[1]}{exact[2] or ':00'}{exact[3]}"
    return f"{value[:10]}T00:00:00Z" if DAY.match(value) else None


def link_from(page: str, address: str, base_url: str | None) -> str:
    """A link to *address* of the site from a file at *page*: whole where the site's address is known, else relative."""
    if base_url:
        return base_url + address
    path, mark, fragment = address.partition("#")
    return _way(path, posixpath.dirname(page)) + mark + fragment


@lru_cache(maxsize=4096)
def _way(path: str, folder: str) -> str:
    """The way to a page from a folder; the feeds of a person lead to few articles, each several times."""
    return posixpath.relpath(path, folder or ".")


def _entry(view: View, *, id: str, title: str, address: str, text: str) -> Entry:
    seed = view.seed
    url = seed.url.value if seed.url and seed.url.value.startswith(("http://", "https://")) else None
    return Entry(
        id=id,
        title=plain(" ".join(title.split())),
        address=address,
        text=plain(text),
        published=moment(seed.published.value if seed.published else None),
        by=plain(seed.outlet.value) if seed.outlet else None,
        elsewhere=plain(url) if url else None,
    )


def newest_day(edition: Edition) -> str:
    """The day of the newest article, as a feed has it; long ago where no file gives a day."""
    days = (moment(edition.day(at) or None) for at in range(len(edition.pages)))
    return max((day for day in days if day), default=LONG_AGO)
