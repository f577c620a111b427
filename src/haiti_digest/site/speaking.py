"""Who speaks, counted."""

from collections import Counter
from collections.abc import Iterable

from haiti_digest.records import Record, Ref
from haiti_digest.site.edition import Edition
from haiti_digest.site.labels import AsWritten, first_role
from haiti_digest.site.lines import Who
from haiti_digest.site.outline import NOBODY


class Speaking(Record, frozen=True, kw_only=True):
    """A speaker with the number of direct and reported statements, and of the articles they stand in."""

    who: Who
    role: AsWritten | None
    direct: int
    reported: int
    articles: int


def speaking(edition: Edition, statements: Iterable[Ref]) -> list[Speaking]:
    """The speakers of *statements* by their number, most first; equal ones by name."""
    direct: Counter[Who] = Counter()
    reported: Counter[Who] = Counter()
    articles: dict[Who, set[int]] = {}
    roles: dict[Who, AsWritten] = {}
    for ref in statements:
        edition.looks.at(ref.article)
        outline = edition.outlines[ref.article]
        speaker = outline.speakers[ref.index]
        who = None if speaker == NOBODY else edition.who(ref.article, speaker)
        if who is None:
            continue
        (reported if outline.indirect[ref.index] else direct)[who] += 1
        articles.setdefault(who, set()).add(ref.article)
        if who not in roles and outline.roles[speaker]:
            role = first_role(edition, [(ref.article, edition.entity(ref.article, speaker))])
            if role:
                roles[who] = role
    return [
        Speaking(
            who=who,
            role=roles.get(who),
            direct=direct[who],
            reported=reported[who],
            articles=len(articles[who]),
        )
        for who in sorted(articles, key=lambda who: (-direct[who] - reported[who], who.name))
    ]
