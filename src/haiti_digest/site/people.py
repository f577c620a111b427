"""People and bodies: an index that keeps the quoted apart from the only named, and a page for each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from haiti_digest.records import Entity, Record, Ref, Speaker
from haiti_digest.site import addresses
from haiti_digest.site.cards import Card, card
from haiti_digest.site.edition import ArticleLine, Edition, Moment, Who
from haiti_digest.site.page import Data, Page
from haiti_digest.site.shelves import shelves
from haiti_digest.spans import Span

NAMED_WITH = 12
MOST = 300
"""People a page."""
MOST_CARDS = 40
"""Cards of one kind on the page of a person."""


class PersonRow(Record, frozen=True, kw_only=True):
    """A person or body in the index."""

    who: Who
    kind: str
    role: str | None
    direct: int
    reported: int
    mentions: int
    articles: int


class RoleAsWritten(Record, frozen=True, kw_only=True):
    """A role in the words of an article; ``others`` write it so too."""

    text: str
    article: ArticleLine
    others: int


class CardList(Record, frozen=True, kw_only=True):
    """The newest cards of one kind, and how many there are in all."""

    name: str
    heading: str
    cards: tuple[Card, ...]
    total: int


class AlikeLine(Record, frozen=True, kw_only=True):
    """Somebody else of the same or nearly the same name, and why they are listed."""

    who: Who
    why: str


class Portrait(Record, frozen=True, kw_only=True):
    """Everything found about one person or body."""

    row: PersonRow
    roles: tuple[RoleAsWritten, ...]
    forms: tuple[str, ...]
    why: tuple[str, ...]
    first: Moment | None
    last: Moment | None
    lists: tuple[CardList, ...]
    named_with: tuple[tuple[Who, int], ...]
    articles: tuple[ArticleLine, ...]
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
    speakers = shown_speakers(edition)
    rows = [_row(edition, one) for one in speakers if any(voice.article in edition.current for voice in one.voices)]
    for shelf in shelves(rows, _letter, addresses.PEOPLE, MOST):
        quiet = [row for row in shelf.items if not (row.direct or row.reported)]
        data = {
            "quoted": [row for row in shelf.items if row.direct or row.reported],
            "people": [row for row in quiet if row.kind == "person"],
            "bodies": [row for row in quiet if row.kind != "person"],
            "shelf": shelf,
        }
        yield Page(path=shelf.path, template="people.html", data=data)


def _letter(row: PersonRow) -> tuple[str, str]:
    last = row.who.name.split()[-1:]
    letter = addresses.slug(last[0])[:1] if last else ""
    return (f"letter-{letter or 'other'}", letter.upper() or "Other")


def person_page(edition: Edition, speaker: Speaker) -> Page:
    """The page of one person or body."""
    return Page(
        path=addresses.person_page(speaker.id), template="person.html", data=partial(_person, edition, speaker.id)
    )


def _person(edition: Edition, speaker_id: str) -> Data:
    return {"portrait": portrait(edition, edition.speakers_by_id[speaker_id])}


def portrait(edition: Edition, speaker: Speaker) -> Portrait:
    """What the articles say by, with and about *speaker*."""
    said = _said(edition, speaker)
    direct = [ref for ref in said if _kind(edition, ref) != "indirect"]
    reported = [ref for ref in said if _kind(edition, ref) == "indirect"]
    articles = sorted({voice.article for voice in edition.voices(speaker)})
    dates = sorted(
        line.published.value[:10]
        for at in articles
        for line in [edition.lines[at]]
        if line.published and line.published.value
    )
    entities = [(voice.article, edition.entity(voice.article, voice.entity)) for voice in edition.voices(speaker)]
    row = _row(edition, speaker)
    return Portrait(
        row=row,
        roles=tuple(_roles(edition, entities)),
        forms=tuple(dict.fromkeys(form for _, one in entities for form in one.forms)),
        why=speaker.why,
        first=edition.moment(dates[0]) if dates else None,
        last=edition.moment(dates[-1]) if dates else None,
        lists=(
            _card_list(edition, "direct", "Said directly", direct),
            _card_list(edition, "reported", "Reported", reported),
            _card_list(edition, "about", "Said about them", _about(edition, speaker)),
            _card_list(edition, "figures", "Figures given", _figures(edition, speaker)),
        ),
        named_with=tuple(_named_with(edition, speaker)),
        articles=tuple(edition.lines[at] for at in _newest(edition, articles)[:MOST_CARDS]),
        alike=tuple(_alike(speaker, variants=False)),
        variants=tuple(_alike(speaker, variants=True)),
    )


def _row(edition: Edition, speaker: Speaker) -> PersonRow:
    refs = _said(edition, speaker)
    kinds = Counter(edition.digest.articles[r.article].statements[r.index].statement.kind for r in refs)
    entities = [edition.entity(voice.article, voice.entity) for voice in edition.voices(speaker)]
    return PersonRow(
        who=edition.speaker_name(speaker),
        kind=speaker.kind,
        role=next((role.text for entity in entities for role in entity.roles), None),
        direct=kinds["direct"] + kinds["mixed"],
        reported=kinds["indirect"],
        mentions=sum(len(entity.mentions) for entity in entities),
        articles=len({voice.article for voice in edition.voices(speaker)}),
    )


def _said(edition: Edition, speaker: Speaker) -> list[Ref]:
    voices = {(voice.article, voice.entity) for voice in edition.voices(speaker)}
    return [
        Ref(article=at, kind="statement", index=index)
        for at in sorted({voice.article for voice in edition.voices(speaker)})
        for index, said in enumerate(edition.digest.articles[at].statements)
        if (at, said.speaker) in voices
    ]


def _kind(edition: Edition, ref: Ref) -> str:
    return edition.digest.articles[ref.article].statements[ref.index].statement.kind


def _newest(edition: Edition, articles: Iterable[int]) -> list[int]:
    return sorted(articles, key=lambda at: (edition.day(at), -at), reverse=True)


def _card_list(edition: Edition, name: str, heading: str, refs: list[Ref]) -> CardList:
    newest = sorted(refs, key=lambda ref: edition.day(ref.article), reverse=True)[:MOST_CARDS]
    cards = tuple(card(edition, ref) for ref in newest)
    return CardList(name=name, heading=heading, cards=cards, total=len(refs))


def _roles(edition: Edition, entities: list[tuple[int, Entity]]) -> Iterator[RoleAsWritten]:
    """Each role once, with the first article that writes it and how many others do."""
    articles: dict[str, list[int]] = {}
    for at, one in entities:
        for role in one.roles:
            articles.setdefault(role.text, []).append(at)
    for text, found in articles.items():
        yield RoleAsWritten(text=text, article=edition.lines[found[0]], others=len(set(found)) - 1)


def _about(edition: Edition, speaker: Speaker) -> list[Ref]:
    """Statements of others in which the speaker is named."""
    found = []
    for voice in edition.voices(speaker):
        article = edition.digest.articles[voice.article]
        places = _named_places(edition, voice.article, voice.entity)
        for index, said in enumerate(article.statements):
            inside = any(piece.covers(place) for piece in said.statement.content for place in places)
            if inside and edition.who(voice.article, said.speaker) != edition.speaker_name(speaker):
                found.append(Ref(article=voice.article, kind="statement", index=index))
    return found


def _named_places(edition: Edition, article: int, entity: int) -> list[Span]:
    record = edition.digest.articles[article]
    return [record.mentions[at].span for at in record.entities[entity].mentions if record.mentions[at].form == "name"]


def _figures(edition: Edition, speaker: Speaker) -> list[Ref]:
    voices = {(voice.article, voice.entity) for voice in edition.voices(speaker)}
    found = []
    for at in sorted({voice.article for voice in edition.voices(speaker)}):
        article = edition.digest.articles[at]
        for index, figure in enumerate(article.figures):
            inside = article.statement_at(figure.span)
            if figure.key and inside is not None and (at, article.statements[inside].speaker) in voices:
                found.append(Ref(article=at, kind="figure", index=index))
    return found


def _named_with(edition: Edition, speaker: Speaker) -> list[tuple[Who, int]]:
    """Others named in the same paragraphs, with the number of those paragraphs."""
    together: Counter[Who] = Counter()
    for voice in edition.voices(speaker):
        article = edition.digest.articles[voice.article]
        spans = [article.mentions[at].span for at in article.entities[voice.entity].mentions]
        own = {edition.paragraph(voice.article, span) for span in spans}
        for number, entity in enumerate(article.entities):
            who = edition.who(voice.article, number)
            if entity.kind not in ("person", "body") or who is None or who.href is None or who.id == speaker.id:
                continue
            places = {edition.paragraph(voice.article, span) for span in _named_places(edition, voice.article, number)}
            if places & own:
                together[who] += len(places & own)
    return sorted(together.items(), key=lambda pair: (-pair[1], pair[0].name))[:NAMED_WITH]


def _alike(speaker: Speaker, variants: bool) -> Iterator[AlikeLine]:
    """Others who may be taken for the speaker: possible variants of the name, or the rest."""
    for one in speaker.alike:
        if (one.how == "possible variant") == variants:
            yield AlikeLine(who=Who(name=one.name, href=addresses.person_page(one.id), id=one.id), why=one.why)
