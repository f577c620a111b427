"""The Digest: the first page."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import chain

from haiti_digest.records import Record, Ref, Support
from haiti_digest.site import addresses
from haiti_digest.site.articles import newest_first
from haiti_digest.site.cards import Card, card
from haiti_digest.site.changes import last_round
from haiti_digest.site.columns import Columns
from haiti_digest.site.compare import first_differences
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import Moment
from haiti_digest.site.outline import NOBODY
from haiti_digest.site.page import Data, Page
from haiti_digest.site.said_words import shown_part
from haiti_digest.site.speaking import Speaking, speaking
from haiti_digest.site.told import Told, told
from haiti_digest.site.topics import topic_line

MOST_QUOTED = 6
KEY_FIGURES = 6
READABLE = 0.5
LATEST = 4
LINES = 8
"""Of *In short*."""
DIFFERENCES = 4
DAYS_AHEAD = 4
PLACES = 2
"""Places shown of a day ahead."""


class KeyFigureLine(Record, frozen=True, kw_only=True):
    """A key figure: the best card, how many articles and known speakers give it, whether others give another value.

    ``href`` is the page of its measure, where there is one.
    """

    card: Card
    articles: int
    speakers: int
    differs: bool
    href: str | None


class AheadLine(Record, frozen=True, kw_only=True):
    """A day ahead: some of the places that name it, how many more do, and whether others give another day."""

    moment: Moment
    dates: tuple[Card, ...]
    more: int
    differs: bool


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
    return Page(path=addresses.DIGEST, template="digest.html", data=partial(_front, edition))


def _front(edition: Edition) -> Data:
    digest, opened = edition.digest, opening(edition)
    return {
        "numbers": numbers(edition),
        "opening": opened,
        "short": in_short(edition, LINES - len(opened)),
        "key_figures": key_figures(edition, KEY_FIGURES),
        "ahead": ahead(edition),
        "differences": first_differences(edition, DIFFERENCES),
        "all_differences": len(digest.tensions),
        "quoted": most_quoted(edition, MOST_QUOTED),
        "topics": [topic_line(edition, topic) for topic in digest.topics],
        "changed": last_round(edition),
        "latest": [edition.lines[at] for at in newest_first(edition)[:LATEST]],
    }


def opening(edition: Edition) -> list[tuple[Told, Support]]:
    """What narrators of several articles tell alike, where the copyright budget leaves enough of it to show."""
    lines = [(told(edition, one.passage), one.support) for one in edition.digest.opening]
    return [(one, support) for one, support in lines if shown_part(one.words) >= READABLE]


def in_short(edition: Edition, most: int) -> list[Card]:
    """The lines that tell the story, without those of which the copyright budget leaves less than half to show."""
    cards = [card(edition, ref) for ref in edition.digest.short[:most]]
    return [one for one in cards if shown_part(one.words) >= READABLE] or cards


def numbers(edition: Edition) -> Numbers:
    """The counts of the whole digest, earlier versions of articles left out."""
    order = sorted(edition.current)
    lines = [edition.lines[at] for at in order]
    dates = sorted(line.published.value or "" for line in lines if line.published)
    found: Counter[str] = Counter()
    for at in order:
        found.update(_found(edition.columns, at))
    return Numbers(
        articles=len(order),
        outlets=len({line.outlet for line in lines if line.outlet}),
        without_outlet=sum(line.outlet is None for line in lines),
        undated=sum(line.published is None for line in lines),
        first=edition.moment(dates[0]) if dates else None,
        last=edition.moment(dates[-1]) if dates else None,
        statements=found["statements"],
        direct=found["statements"] - found["indirect"],
        speakers=len(_speakers(edition)),
        undetermined=found["undetermined"],
        figures=found["figures"],
        dates=found["dates"],
    )


def _found(columns: Columns, at: int) -> dict[str, int]:
    speakers = columns.speakers.row(at)
    return {
        "statements": len(speakers),
        "indirect": sum(columns.indirect.row(at)),
        "undetermined": speakers.count(NOBODY),
        "figures": sum(columns.keyed.row(at)),
        "dates": columns.kinds.length(at),
    }


def key_figures(edition: Edition, most: int) -> list[KeyFigureLine]:
    """The digest's key figures as lines."""
    lines = []
    for figure in edition.digest.key_figures[:most]:
        best = card(edition, figure.figures[0])
        speakers = {who.name for who in map(edition.speaking_of, figure.figures) if who}
        lines.append(
            KeyFigureLine(
                card=best,
                articles=len({ref.article for ref in figure.figures}),
                speakers=len(speakers),
                differs=bool(figure.differs),
                href=edition.measure_page_of(figure.figures[0]),
            )
        )
    return lines


def ahead(edition: Edition) -> list[AheadLine]:
    """The days that lie ahead of the articles."""
    lines = []
    for day in edition.digest.ahead[:DAYS_AHEAD]:
        moment = edition.moment(day.value)
        if moment:
            dates = tuple(card(edition, ref) for ref in day.dates[:PLACES])
            more = len(day.dates[PLACES:])
            lines.append(AheadLine(moment=moment, dates=dates, more=more, differs=bool(day.differs)))
    return lines


def most_quoted(edition: Edition, most: int) -> list[Speaking]:
    """Speakers by the number of their statements, most first; equal ones by name."""
    counts = edition.all_heard.quoted(edition.current)
    least = min((count for _, count in counts.most_common(most)), default=0)
    first = (name for name, count in counts.items() if count >= least)
    ranked = sorted(first, key=lambda name: (-counts[name], edition.speakers_by_id[name].name, name))[:most]
    heard = map(edition.all_heard.__getitem__, ranked)
    said = chain.from_iterable(_current(edition, (*one.direct, *one.reported)) for one in heard)
    return speaking(edition, sorted(said, key=_place))


def _current(edition: Edition, refs: Sequence[Ref]) -> list[Ref]:
    current = edition.current
    return [ref for ref in refs if ref.article in current]


def _place(ref: Ref) -> tuple[int, int]:
    return (ref.article, ref.index)


def _speakers(edition: Edition) -> set[object]:
    return {
        edition.speakers[at, speaker].id if (at, speaker) in edition.speakers else (at, speaker)
        for at in sorted(edition.current)
        for speaker in set(edition.columns.speakers.row(at))
        if speaker != NOBODY
    }
