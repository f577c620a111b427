"""Sets, clears and parts whom an article's words mean."""

from collections.abc import Sequence

from msgspec.structs import replace

from haiti_digest.correct import found
from haiti_digest.correct.found import NotFoundError
from haiti_digest.corrections import Correction
from haiti_digest.records import Article, Attribution, Edit, Entity
from haiti_digest.spans import Span
from haiti_digest.text.names import folded

RULE = "by hand"


def set_speaker(article: Article, entry: Correction) -> tuple[Article, Edit]:
    """The article with the entry's speaker for the statement that its words lead to."""
    at = found.statement(article, entry.anchor.words)
    article, number = _member(article, entry)
    article = _with_source(article, at, number)
    return _attributed(article, entry, at, number, f"{article.entities[number].name}: set {_told(entry)}")


def clear_speaker(article: Article, entry: Correction) -> tuple[Article, Edit]:
    """The article with nobody for the statement that the entry's words lead to."""
    at = found.statement(article, entry.anchor.words)
    return _attributed(article, entry, at, None, f"speaker not determined: cleared {_told(entry)}")


def _attributed(article: Article, entry: Correction, at: int, speaker: int | None, why: str) -> tuple[Article, Edit]:
    before = article.statements[at]
    after = Attribution(statement=before.statement, speaker=speaker, why=why, rule=RULE)
    edit = edited(
        entry, "statement", before.statement.said, was=_name(article, before.speaker), now=_name(article, speaker)
    )
    statements = (*article.statements[:at], after, *article.statements[at + 1 :])
    return replace(article, statements=statements), replace(edit, statement=before)


def _name(article: Article, speaker: int | None) -> str:
    return "speaker not determined" if speaker is None else article.entities[speaker].name


def edited(entry: Correction, kind: str, span: Span, **more: object) -> Edit:
    """The record of a change to the record of *kind* at *span*."""
    common = {"place": entry.place, "reason": entry.reason, "who": entry.who, "when": entry.when, "side": entry.side}
    fields = {"action": entry.action, "kind": kind, "span": span, **common, **more}
    return Edit(**fields)  # type: ignore[arg-type]


def _told(entry: Correction) -> str:
    return edited(entry, "statement", Span(0, 0)).told


def _member(article: Article, entry: Correction) -> tuple[Article, int]:
    """The member of the cast that the entry names, or a new one."""
    wanted = folded(entry.value)
    named = [
        at
        for at, entity in enumerate(article.entities)
        if wanted in {folded(form) for form in (entity.name, *entity.forms)}
        and (entry.kind is None or entity.kind in (entry.kind, "place" if entry.kind == "body" else entry.kind))
    ]
    full = [at for at in named if folded(article.entities[at].name) == wanted] or named
    if len(full) > 1:
        told = " and ".join(article.entities[at].name for at in full)
        raise NotFoundError(
            f"speaker: {article.seed.path} has several who are called so: {told}", "write the full name"
        )
    if full:
        entity = article.entities[full[0]]
        kind = "body" if entity.kind == "place" else entity.kind
        return _with_entity(article, full[0], replace(entity, kind=kind)), full[0]
    made = Entity(kind="body" if entry.kind == "body" else "person", name=entry.value, forms=(entry.value,))
    return replace(article, entities=(*article.entities, made)), len(article.entities)


def _with_entity(article: Article, at: int, entity: Entity) -> Article:
    return replace(article, entities=(*article.entities[:at], entity, *article.entities[at + 1 :]))


def _with_source(article: Article, statement: int, speaker: int) -> Article:
    """A pronoun or description that is the statement's source means its new speaker too."""
    source = article.statements[statement].statement.source
    for at, mention in enumerate(article.mentions):
        if source is not None and mention.span == source and mention.form != "name":
            return _moved(article, at, speaker)
    return article


def _moved(article: Article, mention: int, to: int) -> Article:
    """The mention taken from whoever has it and given to the entity *to*."""
    entities = [
        replace(entity, mentions=tuple(at for at in entity.mentions if at != mention))
        if mention in entity.mentions
        else entity
        for entity in article.entities
    ]
    entities[to] = replace(entities[to], mentions=tuple(sorted({*entities[to].mentions, mention})))
    return replace(article, entities=tuple(entities))


def owner_of(article: Article, mention: int) -> int:
    """The entity that a mention means."""
    return next(at for at, entity in enumerate(article.entities) if mention in entity.mentions)


def part_mentions(article: Article, mentions: Sequence[int]) -> Article:
    """The article with an entity of its own for the mentions, and for the statements whose source holds one of them."""
    old, words = owner_of(article, mentions[0]), article.mentions[mentions[0]]
    made = Entity(kind=article.entities[old].kind, name=words.name, forms=(words.name,), gender=words.gender)
    new = len(article.entities)
    article = replace(article, entities=(*article.entities, made))
    for mention in mentions:
        article = _moved(article, mention, new)
    spans = [article.mentions[at].span for at in mentions]
    statements = tuple(
        replace(said, speaker=new) if said.speaker == old and _names_one(said, spans) else said
        for said in article.statements
    )
    return replace(article, statements=statements)


def _names_one(said: Attribution, spans: Sequence[Span]) -> bool:
    source = said.statement.source
    return source is not None and any(source.covers(span) for span in spans)
