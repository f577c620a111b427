"""Finds every date and time expression of a reading: the way through grammar and makers."""

from bisect import bisect_left
from collections.abc import Callable
from datetime import date

from haiti_digest.extract.times import again, calendar, clock, in_month, lengths, quarters, relative, to_come
from haiti_digest.extract.times.atoms import Atoms
from haiti_digest.extract.times.grammar import Entry, Grammar, Rule, grammar_of
from haiti_digest.extract.times.names import in_capitals, is_saying
from haiti_digest.extract.times.numeric import PARTED, numeric_dates
from haiti_digest.extract.times.scene import Draft, Hit, Scene
from haiti_digest.extract.times.when import sides
from haiti_digest.records import Timex
from haiti_digest.spans import Span
from haiti_digest.text.reading import Reading
from haiti_digest.text.tokens import places_of

Maker = Callable[[Hit], list[Draft] | None]
Fitting = tuple[tuple[int, Rule], ...]
"""Rules that match at a place, see `Fits`."""
MAKERS: dict[str, Maker] = {
    maker.__name__: maker
    for maker in (
        calendar.day,
        calendar.date_known,
        calendar.days,
        calendar.months,
        calendar.season,
        calendar.holiday,
        calendar.beside_holiday,
        calendar.year,
        calendar.short_year,
        calendar.years,
        calendar.two_years,
        calendar.fiscal_year,
        calendar.decade,
        calendar.century,
        quarters.quarter,
        quarters.half,
        in_month.part_of_month,
        in_month.day_of_period,
        in_month.nth_weekday,
        in_month.days_of_week,
        relative.shifted,
        relative.running,
        relative.stepped,
        relative.same_before,
        relative.ago,
        relative.ago_vague,
        relative.after,
        relative.after_vague,
        to_come.ahead,
        to_come.day_from,
        relative.year_earlier,
        quarters.quarter_before,
        relative.ago_today,
        relative.beside,
        relative.weekday_after,
        relative.reference,
        lengths.length,
        lengths.length_sum,
        lengths.length_one,
        lengths.length_vague,
        lengths.lengths_vague,
        lengths.length_word,
        again.every,
        again.rate,
        again.weekdays,
        again.adverb,
        again.parts,
        clock.part,
        clock.overnight,
        clock.part_after,
        clock.clock,
        clock.clocks,
    )
}


def find_times(reading: Reading) -> tuple[Timex, ...]:
    """Date and time expressions in the body, sorted by span, not overlapping."""
    scene = scene_of(reading)
    entries = scene.grammar.entries
    words = reading.tokens.words
    hot = places_of(words, {word for word in reading.met if entries[word].trigger})
    found: list[Timex] = []
    at = 0
    for (first, end), paragraph in zip(reading.sentences, reading.sentence_paragraph, strict=True):
        if at >= len(hot):
            break
        if hot[at] >= end:
            continue
        looked = [entries[word] for word in words[first:end]]
        line = "".join([entry.codes for entry in looked])
        places = _places(scene.grammar, line)
        if places:
            scene.paragraph = paragraph
            found.extend(_in_sentence(scene, _atoms(reading, looked, first, line), places))
        at = bisect_left(hot, end, at)
    day_first = bool(scene.grammar.data.get("day_first"))
    return tuple(_with_numeric(reading, scene.published, found, day_first))


def _with_numeric(reading: Reading, published: date | None, found: list[Timex], day_first: bool) -> list[Timex]:
    paragraphs = reading.paragraphs
    if not paragraphs or not PARTED.search(reading.text, paragraphs[0].span.start, paragraphs[-1].span.end):
        return found
    numeric = [
        timex
        for paragraph in paragraphs
        for timex in numeric_dates(reading.text, paragraph.span.start, paragraph.span.end, published, day_first)
    ]
    if not numeric:
        return found
    apart = [timex for timex in found if not any(timex.span.overlaps(other.span) for other in numeric)]
    return sorted(apart + numeric, key=lambda timex: timex.span)


def scene_of(reading: Reading) -> Scene:
    """The dates to count from: the publication date, else that of the dateline."""
    value, origin = None, "the publication date"
    if reading.published:
        value = reading.published.value
    elif reading.dateline and reading.dateline.date:
        value, origin = reading.dateline.date, "the dateline"
    return Scene(reading, grammar_of(reading.language), _day(value), origin=origin)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _places(grammar: Grammar, line: str) -> list[tuple[int, Fitting]]:
    """The places of a line of codes where rules match, with these rules."""
    places = [match.start() for match in grammar.starts.finditer(line)]
    return [(place, rules) for place in places if (rules := grammar.fits.at(line, place))]


def _atoms(reading: Reading, looked: list[Entry], first: int, line: str) -> Atoms:
    atoms, tokens = Atoms(line), reading.tokens
    if len(line) == len(looked):  # no token is cut
        end = first + len(looked)
        atoms.words, atoms.starts, atoms.ends = (
            tokens.words[first:end],
            tokens.starts[first:end],
            tokens.ends[first:end],
        )
        atoms.folded = [entry.pieces[0][1] for entry in looked]
        atoms.tokens = list(range(first, end))
        return atoms
    pieces = [piece for entry in looked for piece in entry.pieces]
    atoms.words = [piece[0] for piece in pieces]
    atoms.folded = [piece[1] for piece in pieces]
    atoms.tokens = [i for i, entry in enumerate(looked, first) for _ in entry.pieces]
    starts = tokens.starts
    atoms.starts = [starts[i] + piece[2] for i, piece in zip(atoms.tokens, pieces, strict=True)]
    atoms.ends = [start + len(word) for start, word in zip(atoms.starts, atoms.words, strict=True)]
    return atoms


def _in_sentence(scene: Scene, atoms: Atoms, places: list[tuple[int, Fitting]]) -> list[Timex]:
    found: list[Timex] = []
    done = 0
    for place, rules in places:
        if place >= done:
            made, end = _best(scene, atoms, rules, place)
            found.extend(made)
            done = max(end, place + 1)
    return found


def _best(scene: Scene, atoms: Atoms, rules: Fitting, place: int) -> tuple[list[Timex], int]:
    if atoms.cuts(place):
        return [], place
    before = atoms.at(place - 1)
    for length, rule in rules:
        end = place + length
        if before in rule.not_after or atoms.at(end) in rule.not_before or atoms.cuts(end):
            continue
        match = rule.pattern.regex.match(atoms.line, place)
        if match is None:
            continue
        hit = Hit(rule, match, atoms, scene)
        drafts = None if in_capitals(hit) or is_saying(hit) else _make(hit)
        if drafts:
            spans = hit.spans
            return [_timex(hit, draft, spans) for draft in drafts], spans[-1][1]
    return [], place


def _make(hit: Hit) -> list[Draft] | None:
    try:
        return MAKERS[hit.rule.maker](hit)
    except (ValueError, OverflowError):  # a year or a number beyond the calendar
        return None


def _timex(hit: Hit, draft: Draft, spans: list[tuple[int, int]]) -> Timex:
    first, end = spans[draft.part]
    scene = hit.scene
    while end - first > 1 and hit.atoms.folded[end - 1] in (".", ","):
        end -= 1
    if draft.type in ("DATE", "TIME") and draft.value and draft.value[:1].isdigit():
        scene.note(draft.value)
    past, ahead = sides(hit, draft)
    return Timex(
        span=Span(hit.atoms.starts[first], hit.atoms.ends[end - 1]),
        type=draft.type,
        value=draft.value,
        precision=draft.precision,
        mod=draft.mod,
        anchor=draft.anchor,
        also=draft.also,
        ahead=ahead,
        past=past,
        reason=draft.reason,
        rule=hit.rule.name,
    )
