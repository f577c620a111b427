"""Words of articles that label what the site shows, a role, a form of a name, a topic, each with where it stands."""

import re
from collections.abc import Iterable, Iterator

from haiti_digest.records import Record, Topic
from haiti_digest.site.edition import Edition
from haiti_digest.site.namings import Called, Naming
from haiti_digest.site.pieces import place_of
from haiti_digest.spans import Span


class AsWritten(Record, frozen=True, kw_only=True):
    """A label as an article writes it; ``source`` is where, as in ``Piece.source``, empty where no place is known."""

    text: str
    language: str
    source: str = ""


def first_role(edition: Edition, namings: Iterable[tuple[int, Naming]]) -> AsWritten | None:
    """The first role that is written of somebody; *namings* come with the numbers of their articles."""
    return next((_as_written(edition, at, role) for at, one in namings for role in one.roles), None)


def forms_as_written(edition: Edition, namings: Iterable[tuple[int, Naming]]) -> Iterator[AsWritten]:
    """Every form of a name once, where it stands first."""
    seen: set[str] = set()
    for at, one in namings:
        for form in one.forms:
            if form.text not in seen:
                seen.add(form.text)
                yield _as_written(edition, at, form)


def _as_written(edition: Edition, at: int, one: Called) -> AsWritten:
    return AsWritten(text=one.text, language=edition.lines[at].language, source=one.source)


def topic_place(edition: Edition, topic: Topic) -> str:
    """Where the first statements of a found topic, or their articles, write its label; empty where they do not."""
    if topic.origin != "found":
        return ""
    label = re.compile(rf"\b{re.escape(topic.label)}\b")
    for at in dict.fromkeys(ref.article for ref in topic.statements):
        seed = edition.digest.articles[at].seed
        if found := label.search(seed.text, seed.body.start, seed.body.end):
            return place_of(seed, Span(*found.span()), topic.label)
    return ""
