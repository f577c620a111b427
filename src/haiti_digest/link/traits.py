"""What linking needs to know of one article, made once; the only step of linking that reads every text."""

import hashlib
from collections.abc import Iterator

import msgspec

from haiti_digest.link.ages import age_facts, birth_facts
from haiti_digest.link.ahead import date_facts
from haiti_digest.link.corrections import notices_of
from haiti_digest.link.events import event_facts
from haiti_digest.link.facts import (
    ArticleFacts,
    EntityFacts,
    NameFacts,
    NumberFacts,
    ProseFacts,
    Traits,
)
from haiti_digest.link.headlines import headline_of
from haiti_digest.link.key_figures import lengths_of
from haiti_digest.link.prose import Prose
from haiti_digest.link.shingles import packed
from haiti_digest.link.spots import figure_facts
from haiti_digest.link.support import outlets_of
from haiti_digest.link.tellings import aside_facts, held_facts, passage_facts
from haiti_digest.link.tensions.names import compounds_of
from haiti_digest.link.topics import term_facts
from haiti_digest.link.undated import undated_facts
from haiti_digest.link.values import counted
from haiti_digest.link.versions import page_address
from haiti_digest.records import Article, Mention
from haiti_digest.spans import Span

_encoded = msgspec.msgpack.Encoder().encode


def traits_of(article: Article) -> Traits:
    """The facts of one article: a pure function of it, so that they can be made in any process and kept."""
    seed, prose = article.seed, Prose(article)
    words = tuple(sorted(set(prose.stems) - {""}))
    places = {stem: place for place, stem in enumerate(words)}
    lower = prose.lower(0, len(prose.low))
    passages = tuple(passage_facts(prose, places))
    facts = ArticleFacts(
        path=seed.path,
        id=seed.id,
        sha256=seed.sha256,
        locale=seed.language.value,
        published=seed.published.value if seed.published else None,
        outlets=tuple(outlets_of(seed)),
        body=seed.body,
        order=_sum(seed.body.of(seed.text)),
        text=_sum(" ".join(lower)) if lower else "",
        address=page_address(seed.url.value) if seed.url else None,
        headline=headline_of(seed).letters if seed.outlet else "",
        dateline=(seed.dateline.place, seed.dateline.span) if seed.dateline else None,
        compounds=tuple(compounds_of(prose)),
        notices=tuple(notices_of(article)),
        dates=tuple(date_facts(prose)),
        undated=tuple(undated_facts(prose, passages)),
        births=tuple(birth_facts(prose)),
        ages=tuple(age_facts(prose)),
    )
    numbers = (
        NumberFacts(counted(figure, prose.language), figure.value, figure.upper, figure.modifier)
        for figure in article.figures
    )
    return Traits(
        path=seed.path,
        id=seed.id,
        article=_encoded(facts),
        names=_encoded(NameFacts(seed.sha256, seed.language.value, tuple(_entities(article)), article.edits)),
        prose=_encoded(ProseFacts(words, tuple(numbers), passages)),
        figures=_encoded(tuple(figure_facts(prose, places))),
        lengths=_encoded(tuple(lengths_of(prose))),
        values=_encoded(tuple(sorted({figure.value for figure in article.figures}))),
        events=_encoded(tuple(event_facts(prose, passages, places))),
        terms=_encoded(tuple(term_facts(prose, passages, places))),
        held=_encoded([held_facts(prose, passage.span) for passage in passages]),
        texts=_encoded([passage.span.of(seed.text) for passage in passages]),
        asides=_encoded(tuple(aside_facts(prose, passages))),
        shingles=packed(lower),
    )


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _bare(mention: Mention, text: str) -> Span:
    """Where the name of a mention stands without the role written with it."""
    start = text.find(mention.name, mention.span.start, mention.span.end)
    return mention.span if start < 0 else Span(start, start + len(mention.name))


def _entities(article: Article) -> Iterator[EntityFacts]:
    for entity in article.entities:
        mentions = [article.mentions[at] for at in entity.mentions]
        named = [mention for mention in reversed(mentions) if mention.form == "name"]
        names = {mention.name: _bare(mention, article.seed.text) for mention in named}
        yield EntityFacts(
            kind=entity.kind,
            name=entity.name,
            forms=entity.forms,
            roles=tuple(role.text for role in entity.roles),
            gender=entity.gender,
            plural=entity.plural,
            first=mentions[0].span if mentions else None,
            names=tuple(reversed(names.items())),
        )
