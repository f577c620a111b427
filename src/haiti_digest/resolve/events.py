"""Events for the timeline: what a sentence dates, with who and where as written."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from haiti_digest.language.lexicon import FALLBACK, table, words
from haiti_digest.records import DatedEvent, Extraction, Mention, Timex
from haiti_digest.spans import trimmed
from haiti_digest.text.reading import Reading

EDGES = " ,;:–—-“”\"'‘’()\u00a0"


class Cues(msgspec.Struct, frozen=True, gc=False):
    """Word lists of a language: what parts a sentence, what ends a deadline, what reports, what joins two days."""

    parting: frozenset[str]
    deadline: frozenset[str]
    reporting: frozenset[str]
    joining: frozenset[str]
    skipped: frozenset[str]


@cache
def _cues(language: str) -> Cues:
    data = (table(language, "times") or table(FALLBACK, "times")).get("events", {})
    return Cues(**{name: words(data.get(name, "")) for name in Cues.__struct_fields__})


def events_of(reading: Reading, found: Extraction) -> tuple[DatedEvent, ...]:
    """One event for every date of the calendar in the body, sorted by span.

    A sentence with several dates is parted between them at a comma or a joining word; two days that make a stretch
    (``from 3 to 5 May``) are one event. Lengths, repeated times, and dates that stay open give none.
    """
    cues = _cues(reading.language)
    events: list[DatedEvent] = []
    dated = [at for at, timex in enumerate(found.timexes) if _is_placed(timex)]
    starts = [mention.span.start for mention in found.mentions]
    places = [found.timexes[at].span.start for at in dated]
    for sentence in _sentences(reading, places):
        span = reading.tokens.span(*sentence)
        low, high = bisect_left(places, span.start), bisect_left(places, span.end)
        inside = [at for at in dated[low:high] if span.covers(found.timexes[at].span)]
        for tokens, first, until in _clauses(reading, found.timexes, sentence, inside, cues):
            event = _event(reading, found, tokens, first, until, cues)
            if event.span != found.timexes[first].span:  # a date that stands alone tells nothing
                events.append(_with_names(event, found.mentions, starts))
    return tuple(events)


def _is_placed(timex: Timex) -> bool:
    value = timex.value or ""
    return timex.type in ("DATE", "TIME") and value[:4].isdigit() and timex.precision != "unknown"


def _sentences(reading: Reading, places: list[int]) -> list[tuple[int, int]]:
    """The sentences that hold one of *places*, in order."""
    firsts = [reading.tokens.starts[first] for first, _ in reading.sentences]
    numbers = sorted({bisect_left(firsts, place + 1) - 1 for place in places})
    return [reading.sentences[number] for number in numbers if number >= 0]


class Clause(NamedTuple):
    """A stretch of tokens with its date and, for a stretch of days, the last one."""

    tokens: tuple[int, int]
    first: int
    until: int | None


def _clauses(
    reading: Reading, timexes: Sequence[Timex], sentence: tuple[int, int], inside: list[int], cues: Cues
) -> list[Clause]:
    clauses: list[Clause] = []
    begin = sentence[0]
    for number, at in enumerate(inside):
        last = number + 1 == len(inside)
        here = reading.token_at(timexes[at].span.end)
        there = sentence[1] if last else reading.token_at(timexes[inside[number + 1]].span.start)
        between = reading.tokens.lower[here:there]
        if clauses and clauses[-1].until == at:
            clauses[-1] = clauses[-1]._replace(tokens=(clauses[-1].tokens[0], there))
            begin = there
        elif not last and len(between) <= 2 and any(word in cues.joining for word in between):
            clauses.append(Clause((begin, there), at, inside[number + 1]))
        else:
            end = there if last else _parting(between, here, there, cues)
            clauses.append(Clause((begin, end), at, None))
            begin = end
    return clauses


def _parting(between: list[str], here: int, there: int, cues: Cues) -> int:
    """Where the words between two dates part: at the last comma or joining word, else before the second date."""
    for place in range(len(between) - 1, -1, -1):
        if between[place] in cues.parting:
            return here + place
    return there


def _event(
    reading: Reading, found: Extraction, tokens: tuple[int, int], first: int, until: int | None, cues: Cues
) -> DatedEvent:
    timex = found.timexes[first]
    span = trimmed(reading.text, reading.tokens.span(*tokens), EDGES) if tokens[0] < tokens[1] else timex.span
    before = bisect_right(reading.quotes, timex.span.start, key=lambda run: run.inner.start)
    quoted = before > 0 and reading.quotes[before - 1].inner.covers(timex.span)
    return DatedEvent(
        span=span if span.covers(timex.span) else timex.span,
        kind=_kind(reading, tokens, timex, cues),
        timex=first,
        until=until,
        ahead=timex.ahead,
        quoted=quoted,
        rule=timex.rule,
    )


def _kind(reading: Reading, tokens: tuple[int, int], timex: Timex, cues: Cues) -> Literal["event", "said", "deadline"]:
    lower = reading.tokens.lower
    if timex.ahead and any(word in cues.deadline for word in lower[slice(*tokens)]):
        return "deadline"
    before = reading.token_at(timex.span.start) - 1
    while before >= tokens[0] and lower[before] in cues.skipped:
        before -= 1
    after = reading.token_at(timex.span.end)
    said = before >= tokens[0] and lower[before] in cues.reporting
    return "said" if said or (after < tokens[1] and lower[after] in cues.reporting) else "event"


def _with_names(event: DatedEvent, mentions: Sequence[Mention], starts: list[int]) -> DatedEvent:
    first, end = bisect_left(starts, event.span.start), bisect_left(starts, event.span.end)
    named = [m for m in mentions[first:end] if m.form == "name" and event.span.covers(m.span)]
    return replace(
        event,
        who=tuple(m.span for m in named if m.kind in ("person", "body")),
        where=tuple(m.span for m in named if m.kind == "place"),
    )
