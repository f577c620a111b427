"""What happened when: events and other dated words by day, those that stay open, and the days of publication."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from sys import intern
from typing import NamedTuple, overload

from haiti_digest.records import Event, Passage, Record, Ref, Support
from haiti_digest.site import addresses
from haiti_digest.site.articles import newest_first
from haiti_digest.site.cards import Card, card
from haiti_digest.site.datings import first_day
from haiti_digest.site.edition import Edition
from haiti_digest.site.lines import Moment
from haiti_digest.site.looks import Numbered
from haiti_digest.site.outline import FIXED, OPEN
from haiti_digest.site.packed import Packed
from haiti_digest.site.page import Data, Page
from haiti_digest.site.said_words import shown_part
from haiti_digest.site.shelves import Shelf, shelves
from haiti_digest.site.told import Spot, Told, spot, told

MOST = 80
"""Events and dates a page."""
LATEST = 30
TELLINGS = 2
"""Passages of an event that are shown in their words."""
LINKED = 20
OTHER_DAYS = 6
READABLE = 0.3
BESIDE = re.compile(r"\w")


class EventLine(Record, frozen=True, kw_only=True, array_like=True):
    """An event: who tells it and in which words, what stands behind it, and the places that give another day.

    ``before`` when no article fixes its day, so that it lies on this one or before.
    """

    id: str
    tellings: tuple[Told, ...]
    rest: tuple[Spot, ...]
    more: int
    support: Support
    dates: tuple[Card, ...]
    differs: tuple[Card, ...]
    before: bool


class When(Record, frozen=True, kw_only=True, array_like=True):
    """Everything that the articles date to one value; ``ahead`` of the newest article or not.

    ``bare`` are dates of which the copyright budget leaves no word around them to show: only their places are told.
    """

    moment: Moment
    precision: str
    glyph: str
    ahead: bool
    events: tuple[EventLine, ...]
    dates: tuple[Card, ...]
    bare: tuple[Card, ...] = ()


class Entry(NamedTuple):
    """An event by its number or a date by its place, with the value it stands under and how exact that is."""

    value: str
    precision: str
    event: Numbered | None
    date: Ref | None


class Entries(Packed, Sequence[Entry]):
    """Entries in few bytes: of each the number of its event, or the numbers of article and date."""

    __slots__ = ("_numbers", "_said", "_which")

    def __init__(self, entries: Sequence[Entry]) -> None:
        said = {(intern(one.value), one.precision): None for one in entries}
        places = {one: at for at, one in enumerate(said)}
        self._said = tuple(said)
        self._which = array("I", [places[one.value, one.precision] for one in entries])
        self._numbers = array("i", [number for one in entries for number in _numbers(one)])

    def told(self) -> tuple[object, ...]:
        """The values and the numbers."""
        return self._said, self._which.tobytes(), self._numbers.tobytes()

    def __len__(self) -> int:
        return len(self._which)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(at, slice):
            return [self[number] for number in range(len(self))[at]]
        number = range(len(self))[at]
        return _entry(*self._said[self._which[number]], *self._numbers[2 * number : 2 * number + 2])

    def __iter__(self) -> Iterator[Entry]:
        said, numbers = self._said, iter(self._numbers)
        return (_entry(*said[one], at, index) for one, at, index in zip(self._which, numbers, numbers, strict=True))


def _entry(value: str, precision: str, article: int, index: int) -> Entry:
    """An entry by the number of its event, or those of the article and the date."""
    if article < 0:
        return Entry(value, precision, Numbered("event", index), None)
    return Entry(value, precision, None, Ref(article=article, kind="date", index=index))


def _numbers(entry: Entry) -> tuple[int, int]:
    if entry.date is None:
        return -1, entry.event.number if entry.event else 0
    return entry.date.article, entry.date.index


def timeline_pages(edition: Edition) -> Iterator[Page]:
    """The pages of days, by month and newest first where they are many, and of dates that are fixed to no day."""
    by_value, still_open, marks = _laid_out(edition)
    months = {value: _month(edition, value) for value in by_value}
    order = sorted(by_value, key=lambda value: (_begins(value), value), reverse=True)
    entries = [entry for value in order for entry in by_value[value]]
    elsewhere, mark = len(still_open) > MOST, partial(_mark, edition, marks)
    for number, shelf in enumerate(
        shelves(entries, lambda entry: months[entry.value], addresses.TIMELINE, MOST, _room, mark, Entries)
    ):
        open_here = () if number or elsewhere else tuple(still_open)
        data = partial(_timeline, edition, shelf, open_here, not number, elsewhere)
        yield Page(path=shelf.path, template="timeline.html", data=data)
    if elsewhere:
        name = edition.wording.pages["timeline"]["open"]
        for part in shelves(still_open, lambda _: ("page", name), addresses.TIMELINE_OPEN, MOST, mark=edition.mark):
            yield Page(path=part.path, template="timeline.html", data=partial(_open, edition, part))


def _laid_out(edition: Edition) -> tuple[Mapping[str, Sequence[Entry]], list[Ref], Sequence[int]]:
    """Events, and the dates that belong to none of them, by value; the dates that are fixed to none; the marks of the
    events."""
    found: dict[str, list[Entry]] = defaultdict(list)
    marks = array("I")
    told_in_events: set[tuple[int, int]] = set()
    for number, event in enumerate(edition.whole.events):
        told_in_events.update([(ref.article, ref.index) for ref in event.dates])
        marks.append(edition.mark_of_passages(event.passages[:1]))
        value = event.value or event.latest
        if value:
            precision = event.precision if event.value else "before"
            found[value].append(Entry(value, precision, Numbered("event", number), None))
    still_open = []
    columns = edition.columns
    for at in newest_first(edition):
        for index, kind in enumerate(columns.kinds.row(at)):
            if kind == OPEN:
                still_open.append(Ref(article=at, kind="date", index=index))
            elif kind == FIXED and (at, index) not in told_in_events:
                value, ref = columns.values.at(at, index), Ref(article=at, kind="date", index=index)
                found[value].append(Entry(value, columns.precisions.at(at, index), None, ref))
    return found, still_open, marks


def _day_of(edition: Edition, ref: Ref) -> str | None:
    """The value under which a date stands; None where it is fixed to none, as *today* in a quote, which may be any."""
    value = edition.digest.articles[ref.article].timexes[ref.index].value
    return value if value is not None and first_day(value) else None


def _begins(value: str) -> str:
    """The day on which a value begins, to sort by."""
    return first_day(value) or value


def _month(edition: Edition, value: str) -> tuple[str, str]:
    month = _begins(value)[:7]
    return (month.lower(), edition.wording.date(month))


def _mark(edition: Edition, marks: Sequence[int], entry: Entry) -> int:
    if entry.event is not None:
        return marks[entry.event.number]
    return edition.mark(entry.date) if entry.date else 0


def _room(entry: Entry) -> float:
    return 1 if entry.event is None else 2.5


def _timeline(edition: Edition, shelf: Shelf[Entry], still_open: Sequence[Ref], first: bool, elsewhere: bool) -> Data:
    return {
        "days": days(edition, shelf.items),
        "open": [card(edition, ref) for ref in still_open],
        "open_page": addresses.TIMELINE_OPEN if elsewhere else None,
        "published": [edition.lines[at] for at in newest_first(edition)[:LATEST]] if first else [],
        "shelf": shelf,
    }


def _open(edition: Edition, shelf: Shelf[Ref]) -> Data:
    cards = [card(edition, ref) for ref in shelf.items]
    return {"days": [], "open": cards, "open_page": None, "published": [], "shelf": shelf}


def days(edition: Edition, entries: Sequence[Entry]) -> list[When]:
    """*entries* by day, the earliest first; what lies on a day or before stands apart from what is fixed to it."""
    ordered = sorted(
        entries, key=lambda entry: (_begins(entry.value), entry.value, entry.precision != "before", entry.event is None)
    )
    return [
        _when(edition, value, before, list(group))
        for (value, before), group in groupby(ordered, key=lambda entry: (entry.value, entry.precision == "before"))
    ]


def _when(edition: Edition, value: str, before: bool, entries: list[Entry]) -> When:
    precision = "before" if before else entries[0].precision
    moment = edition.moment(value)
    if moment is None:
        raise ValueError("an entry of the timeline without a day")
    events = [edition.digest.events[entry.event.number] for entry in entries if entry.event is not None]
    dates: dict[bool, list[Card]] = {False: [], True: []}
    for one in (card(edition, entry.date) for entry in entries if entry.date is not None):
        dates[_is_bare(one)].append(one)
    return When(
        moment=moment,
        precision=edition.wording.precision[precision],
        glyph=edition.wording.glyphs[precision],
        ahead=bool(edition.newest) and _begins(entries[0].value)[:10] > edition.newest[:10],
        events=tuple(_event(edition, event) for event in events),
        dates=tuple(dates[False]),
        bare=tuple(dates[True]),
    )


def _is_bare(one: Card) -> bool:
    """Whether nothing but the date itself is shown of its sentence, and nothing is told of the date."""
    if one.date and (one.date.differs or one.date.deadline):
        return False
    return not any(piece.kind == "text" and BESIDE.search(piece.text) for piece in (*one.before, *one.after))


def _event(edition: Edition, event: Event) -> EventLine:
    passages = list(event.passages[:LINKED])
    if len(passages) > 1:
        passages.sort(key=lambda passage: -_readable(edition, passage))
    passages += event.passages[LINKED:]
    rest = passages[TELLINGS:]
    return EventLine(
        id=event.id,
        tellings=tuple(told(edition, passage) for passage in passages[:TELLINGS]),
        rest=tuple(spot(edition, passage) for passage in rest[:LINKED]),
        more=len(rest[LINKED:]),
        support=event.support,
        dates=tuple(card(edition, ref) for ref in event.dates[:1]),
        differs=tuple(card(edition, ref) for ref in event.differs[:OTHER_DAYS]),
        before=event.value is None,
    )


def _readable(edition: Edition, passage: Passage) -> bool:
    """Whether the copyright budget leaves much of a passage to show."""
    return shown_part(edition.excerpts[passage.article].pieces(passage.span)) >= READABLE


def dates_of(edition: Edition, refs: Sequence[Ref]) -> list[When]:
    """Those of *refs* that have a day, by day."""
    found = []
    for ref in refs:
        value = _day_of(edition, ref)
        if value is not None:
            found.append(Entry(value, edition.digest.articles[ref.article].timexes[ref.index].precision, None, ref))
    return days(edition, found)
