"""Who speaks, counted."""

from collections.abc import Iterable
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class _Count:
    """Of one speaker: the first place, the first place with a role, and how much is said."""

    name: str
    first: tuple[int, int]
    role: tuple[int, int] | None = None
    direct: int = 0
    reported: int = 0
    articles: set[int] = field(default_factory=set)


def speaking(edition: Edition, statements: Iterable[Ref], most: int | None = None) -> list[Speaking]:
    """The speakers of *statements* by their number, most first, equal ones by name; *most* of them, else all."""
    counts = _counted(edition, statements)
    ranked = sorted(counts, key=lambda one: (-one.direct - one.reported, one.name))[:most]
    return [_speaking(edition, one) for one in ranked]


def _counted(edition: Edition, statements: Iterable[Ref]) -> list[_Count]:
    """Those known across articles once for all of them, others once for each name."""
    found: dict[tuple[str | None, str], _Count] = {}
    speakers, columns, looks = edition.speakers, edition.columns, edition.looks
    for ref in statements:
        article = ref.article
        looks.at(article)
        entity = columns.speakers.at(article, ref.index)
        if entity == NOBODY:
            continue
        place = article, entity
        speaker = speakers.get(place)
        name = edition.naming(*place).name if speaker is None else speaker.name
        key = None if speaker is None else speaker.id, name
        count = found.get(key)
        if count is None:
            count = found[key] = _Count(name, place)
        if columns.indirect.at(article, ref.index):
            count.reported += 1
        else:
            count.direct += 1
        count.articles.add(article)
        if count.role is None and columns.roles.at(article, entity):
            count.role = place
    return list(found.values())


def _speaking(edition: Edition, count: _Count) -> Speaking:
    who = edition.who(*count.first)
    assert who is not None  # the place is one of a speaker
    return Speaking(
        who=who,
        role=first_role(edition, [(count.role[0], edition.naming(*count.role))]) if count.role else None,
        direct=count.direct,
        reported=count.reported,
        articles=len(count.articles),
    )
