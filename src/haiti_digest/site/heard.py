"""What each person or body says, and what is said about them: gathered in one walk over the articles."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from haiti_digest.records import Article, Digest, Ref, Speaker
from haiti_digest.spans import Span


@dataclass
class Heard:
    """The records of one speaker, by the numbers of their articles; ``articles`` are all that name it."""

    direct: list[Ref] = field(default_factory=list)
    reported: list[Ref] = field(default_factory=list)
    about: list[Ref] = field(default_factory=list)
    figures: list[Ref] = field(default_factory=list)
    articles: list[int] = field(default_factory=list)


def heard_by_speaker(
    digest: Digest, current: frozenset[int], speakers: dict[tuple[int, int], Speaker]
) -> dict[str, Heard]:
    """By the speaker's id. Earlier versions of articles count only for those who stand in no other article."""
    found: dict[str, Heard] = defaultdict(Heard)
    older = [at for at in range(len(digest.articles)) if at not in current]
    for at in sorted(current):
        _gather(found, at, digest.articles[at], _names(digest.articles[at], at, speakers))
    for at in older:
        names = _names(digest.articles[at], at, speakers)
        unheard = {entity: name for entity, name in names.items() if not _is_current(found, name, current)}
        _gather(found, at, digest.articles[at], unheard)
    return found


def _is_current(found: dict[str, Heard], name: str, current: frozenset[int]) -> bool:
    return name in found and bool(current.intersection(found[name].articles))


def _names(article: Article, at: int, speakers: dict[tuple[int, int], Speaker]) -> dict[int, str]:
    """The ids of the article's entities that are known across articles."""
    return {entity: speakers[at, entity].id for entity in range(len(article.entities)) if (at, entity) in speakers}


def _gather(found: dict[str, Heard], at: int, article: Article, names: dict[int, str]) -> None:
    for name in dict.fromkeys(names.values()):
        found[name].articles.append(at)
    for index, said in enumerate(article.statements):
        ref = Ref(article=at, kind="statement", index=index)
        speaker = names.get(said.speaker) if said.speaker is not None else None
        if speaker is not None:
            heard = found[speaker]
            (heard.reported if said.statement.kind == "indirect" else heard.direct).append(ref)
        for name in dict.fromkeys(_named_in(article, said.statement.content, names)):
            if name != speaker:
                found[name].about.append(ref)
    for index, figure in enumerate(article.figures):
        inside = article.statement_at(figure.span) if figure.key else None
        who = article.statements[inside].speaker if inside is not None else None
        if who is not None and who in names:
            found[names[who]].figures.append(Ref(article=at, kind="figure", index=index))


def _named_in(article: Article, content: tuple[Span, ...], names: dict[int, str]) -> Iterator[str]:
    for entity, name in names.items():
        for number in article.entities[entity].mentions:
            mention = article.mentions[number]
            if mention.form == "name" and any(piece.covers(mention.span) for piece in content):
                yield name
                break
