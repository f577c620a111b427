"""What each person or body says, and what is said about them: gathered in one walk over the articles."""

from bisect import bisect_left
from collections import defaultdict
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
    namings = Namings(article, names)
    for index, said in enumerate(article.statements):
        ref = Ref(article=at, kind="statement", index=index)
        speaker = names.get(said.speaker) if said.speaker is not None else None
        if speaker is not None:
            heard = found[speaker]
            (heard.reported if said.statement.kind == "indirect" else heard.direct).append(ref)
        for name in namings.inside(said.statement.content):
            if name != speaker:
                found[name].about.append(ref)
    for index, figure in enumerate(article.figures):
        inside = article.statement_at(figure.span) if figure.key else None
        who = article.statements[inside].speaker if inside is not None else None
        if who is not None and who in names:
            found[names[who]].figures.append(Ref(article=at, kind="figure", index=index))


class Namings:
    """Where an article names its entities, in the order of the text."""

    def __init__(self, article: Article, names: dict[int, str]) -> None:
        found = sorted(
            (article.mentions[number].span, name)
            for entity, name in names.items()
            for number in article.entities[entity].mentions
            if article.mentions[number].form == "name"
        )
        self._starts = [span.start for span, _ in found]
        self._found = found

    def inside(self, content: tuple[Span, ...]) -> dict[str, None]:
        """The ids of those named in *content*, each once."""
        found: dict[str, None] = {}
        for piece in content:
            for at in range(bisect_left(self._starts, piece.start), bisect_left(self._starts, piece.end)):
                span, name = self._found[at]
                if span.end <= piece.end:
                    found[name] = None
        return found
