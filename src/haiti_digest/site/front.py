"""The Digest: the first page."""

from haiti_digest.records import Record, Ref, Support
from haiti_digest.site import addresses
from haiti_digest.site.articles import newest_first
from haiti_digest.site.cards import Card, card, shown_part
from haiti_digest.site.changes import last_round
from haiti_digest.site.compare import Told, differences, told
from haiti_digest.site.edition import Edition, Moment
from haiti_digest.site.page import Page
from haiti_digest.site.speaking import Speaking, speaking
from haiti_digest.site.topics import topic_line

MOST_QUOTED = 6
KEY_FIGURES = 6
READABLE = 0.5
LATEST = 4
LINES = 8
"""Of *In short*."""
DIFFERENCES = 4


class KeyFigureLine(Record, frozen=True, kw_only=True):
    """A key figure: the best card, how many articles and known speakers give it, and the cards that differ."""

    card: Card
    others: tuple[Card, ...]
    articles: int
    speakers: int
    differs: tuple[Card, ...]
    href: str | None = None


class AheadLine(Record, frozen=True, kw_only=True):
    """A day ahead: the places that name it, and those that give another day."""

    moment: Moment
    dates: tuple[Card, ...]
    differs: tuple[Card, ...]


class Numbers(Record, frozen=True, kw_only=True):
    """What the site holds, counted."""

    articles: int
    outlets: int
    without_outlet: int
    undated: int
    first: Moment | None
    last: Moment | None
    statements: int
    direct: int
    speakers: int
    undetermined: int
    figures: int
    dates: int


def front_page(edition: Edition) -> Page:
    """The first page: what this is, in short, key figures, dates ahead, who is quoted most."""
    digest = edition.digest
    return Page(
        path=addresses.DIGEST,
        template="digest.html",
        data={
            "numbers": numbers(edition),
            "opening": opening(edition),
            "short": in_short(edition),
            "key_figures": key_figures(edition)[:KEY_FIGURES],
            "ahead": ahead(edition),
            "differences": [one for one in differences(edition) if one.two][:DIFFERENCES],
            "all_differences": len(digest.tensions),
            "quoted": most_quoted(edition)[:MOST_QUOTED],
            "topics": [topic_line(edition, topic) for topic in digest.topics],
            "changed": last_round(edition),
            "latest": [edition.lines[at] for at in newest_first(edition)[:LATEST]],
        },
    )


def opening(edition: Edition) -> list[tuple[Told, Support]]:
    """What narrators of several articles tell alike, where the copyright budget leaves enough of it to show."""
    lines = [(told(edition, one.passage), one.support) for one in edition.digest.opening]
    return [(one, support) for one, support in lines if shown_part(one.words) >= READABLE]


def in_short(edition: Edition) -> list[Card]:
    """The lines that tell the story, without those of which the copyright budget leaves less than half to show."""
    cards = [card(edition, ref) for ref in edition.digest.short[: LINES - len(opening(edition))]]
    return [one for one in cards if one.shown >= READABLE] or cards


def numbers(edition: Edition) -> Numbers:
    """The counts of the whole digest, earlier versions of articles left out."""
    order = sorted(edition.current)
    articles, lines = [edition.digest.articles[at] for at in order], [edition.lines[at] for at in order]
    dates = sorted(line.published.value or "" for line in lines if line.published)
    said = [statement for article in articles for statement in article.statements]
    return Numbers(
        articles=len(articles),
        outlets=len({line.outlet for line in lines if line.outlet}),
        without_outlet=sum(line.outlet is None for line in lines),
        undated=sum(line.published is None for line in lines),
        first=edition.moment(dates[0]) if dates else None,
        last=edition.moment(dates[-1]) if dates else None,
        statements=len(said),
        direct=sum(one.statement.kind != "indirect" for one in said),
        speakers=len(_speakers(edition)),
        undetermined=sum(one.speaker is None for one in said),
        figures=sum(figure.key for article in articles for figure in article.figures),
        dates=sum(len(article.timexes) for article in articles),
    )


def key_figures(edition: Edition) -> list[KeyFigureLine]:
    """The digest's key figures as lines."""
    lines = []
    for figure in edition.digest.key_figures:
        cards = [card(edition, ref) for ref in figure.figures]
        lines.append(
            KeyFigureLine(
                card=cards[0],
                others=tuple(cards[1:]),
                articles=len({ref.article for ref in figure.figures}),
                speakers=len({one.who.name for one in cards if one.who}),
                differs=tuple(card(edition, ref) for ref in figure.differs),
            )
        )
    return lines


def ahead(edition: Edition) -> list[AheadLine]:
    """The days that lie ahead of the articles."""
    lines = []
    for day in edition.digest.ahead:
        moment = edition.moment(day.value)
        if moment:
            dates = tuple(card(edition, ref) for ref in day.dates)
            differs = tuple(card(edition, ref) for ref in day.differs)
            lines.append(AheadLine(moment=moment, dates=dates, differs=differs))
    return lines


def most_quoted(edition: Edition) -> list[Speaking]:
    """Speakers by the number of their statements, most first; equal ones by name."""
    return speaking(
        edition,
        (
            Ref(article=at, kind="statement", index=index)
            for at in sorted(edition.current)
            for index in range(len(edition.digest.articles[at].statements))
        ),
    )


def _speakers(edition: Edition) -> set[object]:
    return {
        edition.speakers[(at, said.speaker)].id if (at, said.speaker) in edition.speakers else (at, said.speaker)
        for at in edition.current
        for said in edition.digest.articles[at].statements
        if said.speaker is not None
    }
