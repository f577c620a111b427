"""People and bodies: an index that keeps the quoted apart from the only named, and a page for each."""

from collections import Counter

from haiti_digest.records import Record, Ref, Speaker
from haiti_digest.site import addresses
from haiti_digest.site.cards import Card, figure_card, statement_card
from haiti_digest.site.edition import ArticleLine, Edition, Moment, Who
from haiti_digest.site.page import Page
from haiti_digest.spans import Span

NAMED_WITH = 12


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
    """A role in the words of one article."""

    text: str
    article: ArticleLine


class Portrait(Record, frozen=True, kw_only=True):
    """Everything found about one person or body."""

    row: PersonRow
    roles: tuple[RoleAsWritten, ...]
    forms: tuple[str, ...]
    why: tuple[str, ...]
    first: Moment | None
    last: Moment | None
    direct: tuple[Card, ...]
    reported: tuple[Card, ...]
    about: tuple[Card, ...]
    figures: tuple[Card, ...]
    named_with: tuple[tuple[Who, int], ...]
    articles: tuple[ArticleLine, ...]
    alike: tuple[Who, ...]


def shown_speakers(edition: Edition) -> list[Speaker]:
    """People and bodies, places left out, by the last word of their name."""
    return sorted(
        (speaker for speaker in edition.digest.speakers if speaker.kind != "place"),
        key=lambda speaker: (speaker.name.split()[-1:], speaker.name),
    )


def people_page(edition: Edition) -> Page:
    """The index of people and bodies."""
    rows = [_row(edition, speaker) for speaker in shown_speakers(edition)]
    return Page(
        path=addresses.PEOPLE,
        template="people.html",
        data={
            "quoted": [row for row in rows if row.direct or row.reported],
            "people": [row for row in rows if not (row.direct or row.reported) and row.kind == "person"],
            "bodies": [row for row in rows if not (row.direct or row.reported) and row.kind != "person"],
        },
    )


def person_page(edition: Edition, speaker: Speaker) -> Page:
    """The page of one person or body."""
    return Page(
        path=addresses.person_page(speaker.id),
        template="person.html",
        data={"portrait": portrait(edition, speaker)},
    )


def portrait(edition: Edition, speaker: Speaker) -> Portrait:
    """What the articles say by, with and about *speaker*."""
    said = [card for ref in _said(edition, speaker) for card in [statement_card(edition, ref.article, ref.index)]]
    articles = sorted({voice.article for voice in speaker.voices})
    dates = sorted(
        line.published.value[:10]
        for at in articles
        for line in [edition.lines[at]]
        if line.published and line.published.value
    )
    entities = [(voice.article, edition.entity(voice.article, voice.entity)) for voice in speaker.voices]
    return Portrait(
        row=_row(edition, speaker),
        roles=tuple(
            RoleAsWritten(text=role.text, article=edition.lines[at]) for at, one in entities for role in one.roles
        ),
        forms=tuple(dict.fromkeys(form for _, one in entities for form in one.forms)),
        why=speaker.why,
        first=edition.moment(dates[0]) if dates else None,
        last=edition.moment(dates[-1]) if dates else None,
        direct=tuple(card for card in said if card.kind != "indirect"),
        reported=tuple(card for card in said if card.kind == "indirect"),
        about=tuple(_about(edition, speaker)),
        figures=tuple(_figures(edition, speaker)),
        named_with=tuple(_named_with(edition, speaker)),
        articles=tuple(edition.lines[at] for at in articles),
        alike=tuple(_alike(edition, speaker)),
    )


def _row(edition: Edition, speaker: Speaker) -> PersonRow:
    refs = _said(edition, speaker)
    kinds = Counter(edition.digest.articles[r.article].statements[r.index].statement.kind for r in refs)
    entities = [edition.entity(voice.article, voice.entity) for voice in speaker.voices]
    return PersonRow(
        who=edition.speaker_name(speaker),
        kind=speaker.kind,
        role=next((role.text for entity in entities for role in entity.roles), None),
        direct=kinds["direct"] + kinds["mixed"],
        reported=kinds["indirect"],
        mentions=sum(len(entity.mentions) for entity in entities),
        articles=len({voice.article for voice in speaker.voices}),
    )


def _said(edition: Edition, speaker: Speaker) -> list[Ref]:
    voices = {(voice.article, voice.entity) for voice in speaker.voices}
    return [
        Ref(article=at, kind="statement", index=index)
        for at in sorted({voice.article for voice in speaker.voices})
        for index, said in enumerate(edition.digest.articles[at].statements)
        if (at, said.speaker) in voices
    ]


def _about(edition: Edition, speaker: Speaker) -> list[Card]:
    """Statements of others in which the speaker is named."""
    found = []
    for voice in speaker.voices:
        article = edition.digest.articles[voice.article]
        places = _named_places(edition, voice.article, voice.entity)
        for index, said in enumerate(article.statements):
            inside = any(piece.covers(place) for piece in said.statement.content for place in places)
            if inside and edition.who(voice.article, said.speaker) != edition.speaker_name(speaker):
                found.append(statement_card(edition, voice.article, index))
    return found


def _named_places(edition: Edition, article: int, entity: int) -> list[Span]:
    record = edition.digest.articles[article]
    return [record.mentions[at].span for at in record.entities[entity].mentions if record.mentions[at].form == "name"]


def _figures(edition: Edition, speaker: Speaker) -> list[Card]:
    voices = {(voice.article, voice.entity) for voice in speaker.voices}
    found = []
    for at in sorted({voice.article for voice in speaker.voices}):
        article = edition.digest.articles[at]
        for index, figure in enumerate(article.figures):
            inside = article.statement_at(figure.span)
            if figure.key and inside is not None and (at, article.statements[inside].speaker) in voices:
                found.append(figure_card(edition, at, index))
    return found


def _named_with(edition: Edition, speaker: Speaker) -> list[tuple[Who, int]]:
    """Others named in the same paragraphs, with the number of those paragraphs."""
    together: Counter[Who] = Counter()
    for voice in speaker.voices:
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


def _alike(edition: Edition, speaker: Speaker) -> list[Who]:
    """Other people whose name ends in the same word."""
    last = speaker.name.split()[-1:]
    return [
        edition.speaker_name(other)
        for other in edition.digest.speakers
        if other.kind == speaker.kind == "person" and other.id != speaker.id and other.name.split()[-1:] == last
    ]
