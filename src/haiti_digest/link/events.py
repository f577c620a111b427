"""Events told in one or more articles, by the dates that the articles give them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import blake2b
from itertools import chain

import msgspec
from msgspec.msgpack import encode

from haiti_digest.link.again import Again, Group
from haiti_digest.link.copies import Families
from haiti_digest.link.courses import PRINT, Courses, Memory
from haiti_digest.link.facts import EventFacts, PassageFacts
from haiti_digest.link.identity import link_id
from haiti_digest.link.neighbours import Neighbours
from haiti_digest.link.passages import PASSAGES, Telling, View, sentence_of, speaker_at
from haiti_digest.link.prose import Prose
from haiti_digest.link.story import Stories
from haiti_digest.link.support import support_of
from haiti_digest.link.threads import Strand
from haiti_digest.link.undated import undated_event, undated_events
from haiti_digest.records import DateAhead, Event, Ref
from haiti_digest.spans import Span

STEP = "events"
SAME_DAY = 2
"""Content words that two tellings of one date must share, in articles of one story; elsewhere twice as many.

Elsewhere one more is enough for one day of the calendar and a name that both hold."""
CONFLICT = 4
"""Content words that two tellings must share to be one event with two days."""
CONFLICT_LIKE = 0.6
APART = 7
"""Days that two dates of one event may lie apart; further apart it is another event of its kind."""


class Dated(msgspec.Struct, eq=False, gc=False):
    """An event of an article: where it is told, and its day; there are many, and few are asked for their words."""

    view: View
    item: int
    """Its number among those of its article; -1 for a date that is none by itself."""
    timex: int
    value: str
    first: int
    """The first token of its sentence."""
    made: Telling | None = None

    @property
    def article(self) -> int:
        """The number of its article."""
        return self.view.number

    @property
    def place(self) -> int:
        """What tells its sentence from those of all articles."""
        return self.view.number * PASSAGES + self.first

    @property
    def facts(self) -> EventFacts:
        """What is known of it."""
        return self.view.library.events(self.view.number)[self.item]

    @property
    def telling(self) -> Telling:
        """The words that tell it without its dates; kept from then on."""
        if self.made is None:
            self.made = _telling(self.view, self.facts)
        return self.made

    @property
    def ref(self) -> Ref:
        """The date that it is told by."""
        return Ref(article=self.view.number, kind="date", index=self.timex)


class Told(msgspec.Struct, eq=False, gc=False):
    """An event in the making: its tellings with one day, the first first, and those with another one."""

    same: list[Dated]
    other: Sequence[Dated] = ()
    gathered: bool = False
    """Has tellings that a day ahead brought it."""


def find_events(
    views: Sequence[View],
    stories: Stories,
    families: Families,
    strands: Sequence[Strand],
    ahead: Iterable[DateAhead],
    memory: Memory | None = None,
) -> list[Event]:
    """The events of all articles by date; *views* in the order of the articles' days.

    What only narrators tell, in several articles and without a date, is an event that lies before the first of them.
    """
    placing = Placing(stories, memory.courses(STEP, _keys) if memory else None)
    for view in views:
        if not families.identical(view.number):
            placing.add(view, view.library.events(view.number))
    if memory and placing.courses:
        memory.keep(STEP, placing.courses)
    told = placing.told
    del placing
    told = _gathered(told, [day for day in ahead if day.differs], stories.views)
    dated = {one.place for event in told for one in event.same}
    dated.update(one.place for event in told for one in event.other)
    alike = _told_once([strand for strand in strands if _is_undated(strand, dated)])
    dated.update(sentence_of(t) for strand in alike for t in (strand.first, *strand.others))
    again = Again(memory, STEP, "events", Event)
    groups: Iterable[Group[Event]] = chain(
        (_group(one, families) for one in _each(told)),
        ((None, (), partial(_undated, strand, families)) for strand in alike),
        ((None, (), partial(_itself, event)) for event in undated_events(views, strands, dated, families)),
    )
    return list(again.all_of(groups, _order))


def _order(event: Event) -> tuple[str, int, int, str]:
    """By day and by the place where it is told first: an edit of an article moves its events to no other place."""
    first = event.passages[0]
    return event.value or event.latest or "~", first.article, first.span.start, event.id


def _group(told: Told, families: Families) -> Group[Event]:
    """What began an event, the articles that tell it, and what makes its record."""
    first = None if told.gathered else (told.same[0].article, told.same[0].item)
    articles = {one.article for one in told.same}
    if told.other:
        articles.update(one.article for one in told.other)
    return first, articles, partial(_event, told, families)


def _itself(event: Event) -> Event:
    return event


def _each(told: list[Told]) -> Iterator[Told]:
    """The events one after the other; the list lets each go."""
    told.reverse()
    while told:
        yield told.pop()


class Placing:
    """Events in the making, article after article; what *courses* tell from the last run is not looked for again."""

    def __init__(self, stories: Stories, courses: Courses | None) -> None:
        self.told: list[Told] = []
        self.courses = courses
        self._stories = stories
        self._index = Neighbours()

    def add(self, view: View, facts: Sequence[EventFacts]) -> None:
        """Adds the tellings of an article, each to the event that it tells."""
        courses = self.courses
        if courses is None:
            for item, one in enumerate(facts):
                dated = _dated(view, one, item)
                self._place(dated, one.words, self._event_of(dated))
            return
        around = courses.sum_of_names(self._stories.around(view.number))
        same = courses.open(view.number, b"", around, partial(_prints, view, facts))
        over = courses.taken_over(range(len(facts))) if same and courses.settled(view.stemmed) else None
        if over is not None:
            for item, one in enumerate(facts):
                self._place(_dated(view, one, item), one.words, over[item][0] if item in over else ())
            return
        for item, one in enumerate(facts):
            dated, keys = _dated(view, one, item), view.stems_of(one.words)
            known = courses.again(item) if courses.stands(item) and courses.settled(keys) else None
            joined = known[0] if known else self._event_of(dated)
            if known is None:
                courses.compare(item, keys, joined, began=not joined)
            courses.came(item, joined, began=not joined)
            self._place(dated, one.words, joined)

    def _event_of(self, one: Dated) -> list[int]:
        """The event that a telling tells, or one that it gives another day; none where it tells a new one."""
        told, stories = self.told, self._stories
        near = self._index.near(one.telling.stems, SAME_DAY)
        same = next((n for n in near if _same(told[n].same[0], one, stories)), None)
        if same is None:
            same = next((n for n in near if _conflict(told[n].same[0], one, stories)), None)
        return [] if same is None else [same]

    def _place(self, one: Dated, words: Sequence[int], joined: Sequence[int]) -> None:
        """Adds a telling to its event: to those with its day, or to those with another one."""
        for number in joined:
            event = self.told[number]
            if event.same[0].value == one.value:
                event.same.append(one)
            else:
                event.other = [*event.other, one]
        if not joined:
            self._index.add_later(len(self.told), words, one.view.stemmed)
            self.told.append(Told([one]))


def _dated(view: View, facts: EventFacts, item: int) -> Dated:
    library = view.library
    return Dated(view, item, facts.timex, library.one(facts.value or ""), library.place(facts.first))


def _prints(view: View, facts: Sequence[EventFacts]) -> Iterator[tuple[int, bytes]]:
    """The events of an article, each with a sum over all that it is compared by."""
    for item, one in enumerate(facts):
        told = one.value, one.precision, one.ahead, view.stems_of(one.words), view.stems_of(one.names)
        yield item, blake2b(encode(told), digest_size=PRINT).digest()


def _keys(view: View) -> Iterator[tuple[int, Sequence[str]]]:
    """What the events of an article are found under."""
    return ((item, view.stems_of(one.words)) for item, one in enumerate(view.library.events(view.number)))


def _gathered(told: list[Told], days: Iterable[DateAhead], views: Mapping[int, View]) -> list[Told]:
    """Events with those that give another day for a day ahead moved under the day that is stated."""
    days = list(days)
    named = {(ref.article, ref.index) for day in days for ref in (*day.dates, *day.differs)}
    if not named:
        return told
    articles = {article for article, _ in named}
    holder = {
        one.ref: event
        for event in told
        for one in event.same
        if one.article in articles and (one.article, one.timex) in named
    }
    moved: set[int] = set()
    for day in days:
        main = next((holder[ref] for ref in day.dates if ref in holder), None)
        if main is None:
            continue
        there = {id(one) for one in main.other}
        main.gathered = main.gathered or bool(day.differs)
        for ref in day.differs:
            other = holder.get(ref)
            if other is None:
                main.other = [*main.other, _undetermined(views[ref.article], ref.index)]
            elif other is not main:
                more = {id(one): one for one in (*other.same, *other.other) if id(one) not in there}
                there.update(more)
                main.other = [*main.other, *more.values()]
                moved.add(id(other))
    return [event for event in told if id(event) not in moved]


def _is_undated(strand: Strand, dated: set[int]) -> bool:
    """Whether a strand is of narrators' sentences without a date, in articles of which one has a date."""
    tellings = [strand.first, *strand.others]
    dates = {sentence_of(telling) for telling in tellings}
    if any(telling.speaker or telling.passage.ref for telling in tellings) or dates & dated:
        return False
    if strand.first.future:
        return False  # what will or may be has not happened
    return any(telling.view.facts.published for telling in tellings)


def _told_once(strands: Sequence[Strand]) -> list[Strand]:
    """Of strands that share a passage the one with the most passages, the earliest of equals."""
    told: set[int] = set()
    kept: list[int] = []
    for number in sorted(range(len(strands)), key=lambda at: -len(strands[at].others)):
        tellings = {telling.place for telling in (strands[number].first, *strands[number].others)}
        if told.isdisjoint(tellings):
            told |= tellings
            kept.append(number)
    return [strands[number] for number in sorted(kept)]


def _undated(strand: Strand, families: Families) -> Event:
    return undated_event([(t, t.passage.span) for t in (strand.first, *strand.others)], families)


def event_facts(prose: Prose, passages: Sequence[PassageFacts], places: Mapping[str, int]) -> Iterator[EventFacts]:
    """The events that the article dates to a value; what is dated as a saying, or from within a quotation, is none."""
    for event in prose.article.events:
        timex = prose.article.timexes[event.timex]
        relative_in_quote = event.quoted and timex.anchor is not None
        if event.kind != "said" and timex.value is not None and not relative_in_quote:
            yield _facts(prose, passages, places, event.timex, ahead=event.ahead, span=event.span)


def _facts(
    prose: Prose,
    passages: Sequence[PassageFacts],
    places: Mapping[str, int],
    timex: int,
    *,
    ahead: bool,
    span: Span | None = None,
) -> EventFacts:
    """The sentence of a date as the telling of an event."""
    article = prose.article
    when = article.timexes[timex]
    sentence = prose.sentence_of(when.span)
    first, end = prose.token_at(sentence.start), prose.token_at(sentence.end)
    words = {stem for stem in set(prose.telling[first:end]) if stem and not stem[0].isdigit()}
    said = prose.statement_at(when.span)
    return EventFacts(
        timex=timex,
        value=when.value,
        precision=when.precision,
        ahead=ahead,
        span=_with(span or sentence, when.span),
        sentence=sentence,
        first=first,
        end=end,
        words=tuple(sorted([places[stem] for stem in words])),
        names=tuple(sorted([places[stem] for stem in prose.names_in(first, end)])),
        speaker=speaker_at(passages, first) if said is None else article.statements[said].speaker,
    )


def _telling(view: View, facts: EventFacts) -> Telling:
    told = PassageFacts(
        first=facts.first,
        end=facts.end,
        span=facts.span,
        statement=None,
        speaker=facts.speaker,
        quoted=False,
        words=facts.words,
        names=facts.names,
    )
    return Telling(view, -1, told)


def _undetermined(view: View, timex: int) -> Dated:
    """A date that is no event by itself as the telling of one that another article dates."""
    places = {stem: place for place, stem in enumerate(view.stemmed)}
    facts = _facts(view.prose, view.passages, places, timex, ahead=True)
    dated = _dated(view, facts, -1)
    dated.made = _telling(view, facts)
    return dated


def _with(span: Span, timex: Span) -> Span:
    return Span(min(span.start, timex.start), max(span.end, timex.end))


def _same(one: Dated, two: Dated, stories: Stories) -> bool:
    """Whether two tellings of one day are of one event."""
    if one.value != two.value:
        return False
    names, others = one.telling.names, two.telling.names
    if names - others and others - names and 2 * len(names & others) < min(len(names), len(others)):
        return False
    shared = len(one.telling.words.intersection(two.telling.stems))
    if stories.together(one.article, two.article):
        return shared >= SAME_DAY
    return shared >= (SAME_DAY + 1 if names & others and one.facts.precision == "day" else 2 * SAME_DAY)


def _conflict(one: Dated, two: Dated, stories: Stories) -> bool:
    """Whether two articles of one story tell one event, by nearly the same words, with two days near each other."""
    if one.article == two.article or not stories.together(one.article, two.article):
        return False
    first, second = one.facts, two.facts
    if first.precision != "day" or second.precision != "day" or first.ahead != second.ahead:
        return False
    shared = len(one.telling.words.intersection(two.telling.stems))
    like = shared / max(1, min(len(one.telling.stems), len(two.telling.stems)))
    names, others = one.telling.names, two.telling.names
    names_meet = not names or not others or bool(names & others)
    return shared >= CONFLICT and like >= CONFLICT_LIKE and names_meet and 0 < _apart(one.value, two.value) <= APART


def _apart(one: str, two: str) -> int:
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(two[:10])).days)
    except ValueError:
        return 0


def _event(told: Told, families: Families) -> Event:
    first = told.same[0]
    every = [*told.same, *told.other]
    return Event(
        id=link_id("event", [(first.telling.view.facts.sha256, first.telling.passage.span)]),
        value=first.value or None,
        precision=first.facts.precision,
        passages=tuple(one.telling.passage for one in every),
        dates=tuple(_distinct(one.ref for one in told.same)),
        differs=tuple(_distinct(one.ref for one in told.other)),
        ahead=first.facts.ahead,
        support=support_of([one.telling for one in every], families),
    )


def _distinct(refs: Iterable[Ref]) -> list[Ref]:
    return list(dict.fromkeys(refs))
