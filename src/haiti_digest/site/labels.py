"""Words of articles that label what the site shows, a role, a form of a name, a topic, each with where it stands."""

import re
from collections.abc import Iterable, Iterator

from haiti_digest.records import Entity, Record, Topic
from haiti_digest.site.edition import Edition
from haiti_digest.site.pieces import place_of
from haiti_digest.spans import Span


class AsWritten(Record, frozen=True, kw_only=True):
    """A label as an article writes it; ``source`` is where, as in ``Piece.source``, empty where no place is known."""

    text: str
    language: str
    source: str = ""


def first_role(edition: Edition, entities: Iterable[tuple[int, Entity]]) -> AsWritten | None:
    """The first role that is written of somebody; *entities* come with the numbers of their articles."""
    for at, one in entities:
        for role in one.roles:
            seed = edition.digest.articles[at].seed
            return AsWritten(text=role.text, language=seed.language.value, source=place_of(seed, role.span, role.text))
    return None


def forms_as_written(edition: Edition, entities: Iterable[tuple[int, Entity]]) -> Iterator[AsWritten]:
    """Every form of a name once, where it stands first."""
    seen: set[str] = set()
    for at, one in entities:
        for form in one.forms:
            if form not in seen:
                seen.add(form)
                yield _form(edition, at, one, form)


def _form(edition: Edition, at: int, entity: Entity, form: str) -> AsWritten:
    article = edition.digest.articles[at]
    spans = (article.mentions[number].span for number in entity.mentions)
    inside = ((span.start, span.of(article.seed.text).find(form)) for span in spans)
    found = next((Span(start + by, start + by + len(form)) for start, by in inside if by >= 0), None)
    return AsWritten(text=form, language=article.seed.language.value, source=place_of(article.seed, found, form))


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
