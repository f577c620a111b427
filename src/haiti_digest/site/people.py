"""People and bodies: an index that keeps the quoted apart from the only named and from those without a name, and a
page for each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from haiti_digest.records import Record, Ref, Speaker
from haiti_digest.site import addresses
from haiti_digest.site.articles import by_newest
from haiti_digest.site.cards import Card, card
from haiti_digest.site.edition import Edition
from haiti_digest.site.labels import AsWritten, first_role, forms_as_written
from haiti_digest.site.lines import ArticleLine, Moment, Who
from haiti_digest.site.listing import article_list_pages, in_lines, listing_pages
from haiti_digest.site.namings import Naming
from haiti_digest.site.page import Data, Page
from haiti_digest.site.shelves import Shelf, mark_of, shelves

NAMED_WITH = 12
MOST = 300
"""People a page."""
MOST_CARDS = 15
"""Cards of one kind on the page of a person; where there are more, all stand on pages of their own."""
MOST_ARTICLES = 40
MOST_ROLES = 15
LISTS = ("direct", "reported", "about", "figures")


class PersonRow(Record, frozen=True, kw_only=True):
    """A person or body in the index."""

    who: Who
    kind: str
    role: AsWritten | None
    direct: int
    reported: int
    mentions: int
    articles: int


class RoleAsWritten(Record, frozen=True, kw_only=True):
    """A role in the words of an article; ``others`` write it so too."""

    text: str
    article: ArticleLine
    others: int
    source: str


class CardList(Record, frozen=True, kw_only=True):
    """The newest records of one kind, and how many there are in all; ``href`` leads to all where that is more."""

    name: str
    heading: str
    cards: tuple[Card, ...]
    in_lines: bool
    total: int
    href: str | None


class AlikeLine(Record, frozen=True, kw_only=True):
    """Somebody else of the same or nearly the same name, and why they are listed."""

    who: Who
    why: str


class Portrait(Record, frozen=True, kw_only=True):
    """Everything found about one person or body."""

    row: PersonRow
    roles: tuple[RoleAsWritten, ...]
    more_roles: int
    forms: tuple[AsWritten, ...]
    place: str
    """Where the name stands as it is shown; empty where no article writes it so."""
    why: tuple[str, ...]
    first: Moment | None
    last: Moment | None
    lists: tuple[CardList, ...]
    named_with: tuple[tuple[Who, int], ...]
    articles: tuple[ArticleLine, ...]
    all_articles: str | None
    alike: tuple[AlikeLine, ...]
    variants: tuple[AlikeLine, ...]


def shown_speakers(edition: Edition) -> list[Speaker]:
    """People and bodies, places left out, by the last word of their name."""
    return sorted(
        (speaker for speaker in edition.digest.speakers if speaker.kind != "place"),
        key=lambda speaker: (addresses.slug(" ".join(speaker.name.split()[-1:])), speaker.name, speaker.id),
    )


def people_pages(edition: Edition) -> Iterator[Page]:
    """The index of people and bodies, by letter where they are many."""
    other = edition.wording.pages["shelves"]["other"]
    ids = [
        one.id for one in shown_speakers(edition) if edition.current.intersection(edition.all_heard.articles(one.id))
    ]
    letter = partial(_letter, edition, other)
    for shelf in shelves(ids, letter, addresses.PEOPLE, MOST, mark=mark_of):
        yield Page(path=shelf.path, template="people.html", data=partial(_people, edition, shelf))


def _people(edition: Edition, shelf: Shelf[str]) -> Data:
    rows = [_row(edition, edition.speaker(one)) for one in shelf.items]
    quoted = [row for row in rows if row.direct or row.reported]
    quiet = [row for row in rows if not (row.direct or row.reported)]
    return {
        "quoted": [row for row in quoted if row.kind == "person"],
        "quoted_bodies": [row for row in quoted if row.kind == "body"],
        "described": [row for row in quoted if row.kind == "described"],
        "people": [row for row in quiet if row.kind == "person"],
        "bodies": [row for row in quiet if row.kind != "person"],
        "shelf": shelf,
    }


def _letter(edition: Edition, other: str, speaker_id: str) -> tuple[str, str]:
    last = edition.speakers_by_id[speaker_id].name.split()[-1:]
    letter = addresses.slug(last[0])[:1] if last else ""
    return (f"letter--{letter or 'other'}", letter.upper() or other)


def person_pages(edition: Edition, speaker: Speaker) -> Iterator[Page]:
    """The page of one person or body, and those of its lists that are too long for it."""
    page = addresses.person_page(speaker.id)
    yield Page(path=page, template="person.html", data=partial(_person, edition, speaker.id))
    words, subject, heard = edition.wording.pages["person"], (speaker.name, page), edition.heard(speaker.id)
    for name in LISTS:
        refs: Sequence[Ref] = getattr(heard, name)
        if len(refs) > MOST_CARDS:
            yield from listing_pages(edition, words[name], subject, refs, addresses.beside(page, name))
    if len(heard.articles) > MOST_ARTICLES:
        path = addresses.beside(page, "articles")
        yield from article_list_pages(edition, words["articles"], subject, heard.articles, path)


def _person(edition: Edition, speaker_id: str) -> Data:
    return {"portrait": portrait(edition, edition.speaker(speaker_id))}


def portrait(edition: Edition, speaker: Speaker) -> Portrait:
    """What the articles say by, with and about *speaker*."""
    heard = edition.heard(speaker.id)
    days = sorted(edition.day(at)[:10] for at in heard.articles if edition.day(at))
    namings = [(voice.article, edition.naming(voice.article, voice.entity)) for voice in edition.voices(speaker)]
    roles = list(_roles(edition, namings))
    forms = tuple(forms_as_written(edition, namings))
    page = addresses.person_page(speaker.id)
    return Portrait(
        row=_row(edition, speaker),
        roles=tuple(roles[:MOST_ROLES]),
        more_roles=len(roles[MOST_ROLES:]),
        forms=forms,
        place=next((form.source for form in forms if form.text == speaker.name), ""),
        why=tuple(map(edition.wording.reason, speaker.why)),
        first=edition.moment(days[0]) if days else None,
        last=edition.moment(days[-1]) if days else None,
        lists=tuple(_card_list(edition, speaker, name, getattr(heard, name)) for name in LISTS),
        named_with=tuple(_named_with(edition, speaker.id, namings)),
        articles=tuple(edition.lines[at] for at in by_newest(edition, heard.articles)[:MOST_ARTICLES]),
        all_articles=addresses.beside(page, "articles") if len(heard.articles) > MOST_ARTICLES else None,
        alike=tuple(_alike(edition, speaker, variants=False)),
        variants=tuple(_alike(edition, speaker, variants=True)),
    )


def _row(edition: Edition, speaker: Speaker) -> PersonRow:
    heard = edition.heard(speaker.id)
    voices, columns = [(voice.article, voice.entity) for voice in edition.voices(speaker)], edition.columns
    edition.looks.at_all([at for at, _ in voices])
    with_role = ((at, edition.naming(at, entity)) for at, entity in voices if columns.roles.at(at, entity))
    return PersonRow(
        who=edition.speaker_name(speaker),
        kind=speaker.kind,
        role=first_role(edition, with_role),
        direct=len(heard.direct),
        reported=len(heard.reported),
        mentions=sum(columns.mentions.at(at, entity) for at, entity in voices),
        articles=len(heard.articles),
    )


def _card_list(edition: Edition, speaker: Speaker, name: str, refs: Sequence[Ref]) -> CardList:
    newest = sorted(refs, key=lambda ref: edition.day(ref.article), reverse=True)[:MOST_CARDS]
    page = addresses.person_page(speaker.id)
    return CardList(
        name=name,
        heading=edition.wording.pages["person"][name],
        cards=tuple(card(edition, ref) for ref in newest),
        in_lines=in_lines(refs),
        total=len(refs),
        href=addresses.beside(page, name) if len(refs) > MOST_CARDS else None,
    )


def _roles(edition: Edition, namings: Iterable[tuple[int, Naming]]) -> Iterator[RoleAsWritten]:
    """Each role once, with the first article that writes it and how many others do."""
    places: dict[str, list[tuple[int, str]]] = {}
    for at, one in namings:
        for role in one.roles:
            places.setdefault(role.text, []).append((at, role.source))
    for text, found in sorted(places.items(), key=lambda pair: -len({at for at, _ in pair[1]})):
        at, source = found[0]
        others = len({other for other, _ in found}) - 1
        yield RoleAsWritten(text=text, article=edition.lines[at], others=others, source=source)


def _named_with(edition: Edition, speaker_id: str, namings: Iterable[tuple[int, Naming]]) -> list[tuple[Who, int]]:
    """Others named in the same paragraphs, with the number of those paragraphs."""
    together: Counter[Who] = Counter()
    for at, one in namings:
        own = frozenset(one.paragraphs)
        for who, paragraphs in edition.company(at):
            if who.id != speaker_id and not own.isdisjoint(paragraphs):
                together[who] += len(own & paragraphs)
    return sorted(together.items(), key=lambda pair: (-pair[1], pair[0].name))[:NAMED_WITH]


def _alike(edition: Edition, speaker: Speaker, variants: bool) -> Iterator[AlikeLine]:
    """Others who may be taken for the speaker: possible variants of the name, or the rest."""
    for one in speaker.alike:
        if (one.how == "possible variant") == variants:
            yield AlikeLine(
                who=edition.speaker_name(edition.speakers_by_id[one.id]), why=edition.wording.reason(one.why)
            )
