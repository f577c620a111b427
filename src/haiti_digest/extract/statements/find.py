"""Finds statements: content, cue and source, by rules in order of trust."""

import re
from collections.abc import Iterator

import msgspec

from haiti_digest.extract.statements.blocks import block_quotations
from haiti_digest.extract.statements.chains import joined
from haiti_digest.extract.statements.clauses import Made, frames_of
from haiti_digest.extract.statements.contents import Range, content_spans, quoted_share
from haiti_digest.extract.statements.cues import Verbs, verbs
from haiti_digest.extract.statements.denied import is_denied
from haiti_digest.extract.statements.draft import ALONE, Announcement, Draft
from haiti_digest.extract.statements.frames import Frame
from haiti_digest.extract.statements.incises import inside_marks
from haiti_digest.extract.statements.kept import as_source, pronoun_alone
from haiti_digest.extract.statements.labels import labelled
from haiti_digest.extract.statements.lending import lend_subjects
from haiti_digest.extract.statements.lexicon import Phrases, Words, according_phrases, closed_classes
from haiti_digest.extract.statements.nouns import on_noun
from haiti_digest.extract.statements.phrases import phrase_after
from haiti_digest.extract.statements.place import Place
from haiti_digest.extract.statements.rules import RULES
from haiti_digest.extract.statements.sources import is_subject
from haiti_digest.extract.statements.unclaimed import LED_IN, announcement, led_in
from haiti_digest.extract.statements.units import Unit, closing_mark, units
from haiti_digest.records import Statement, StatementKind
from haiti_digest.spans import Span, hull
from haiti_digest.text.reading import Reading
from haiti_digest.text.tokens import places_of

CLITIC = re.compile("(?<=['’])|-")
BELIEVING = "believing"
"""Verbs whose passive tells what its subject holds: *is convinced that*."""
SHOWN = frozenset(["that", "noun_that"])
"""What verbs take that things are the subject of: *showing that*."""
DIRECT = 0.999
"""Share of the content in marks from which a statement is direct; any lower share above none makes it mixed."""


class Found(msgspec.Struct, frozen=True, gc=False):
    """A frame with the content that a rule found for it, as token ranges of the unit."""

    frame: Frame
    rule: str
    ranges: list[Range]


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """All statements of a reading, sorted by span; speakers are left to the resolver.

    Finds: “We will stay,” the minister said.
    Leaves: marks that quote nobody (titles, nicknames, single words), verbs without content.
    """
    reporting = verbs(reading.language)
    small = closed_classes(reading.language)
    phrases = according_phrases(reading.language)
    wanted = _sentences_with(reading, reporting.any, small)
    drafts, taken = labelled(reading, small)
    announced: Announcement | None = None
    announcements: dict[int, Announcement] = {}
    for unit in units(reading, wanted, small):
        if unit.paragraph in taken:
            continue
        place = Place(unit, reading.quotes, small, reading.text)
        made = _drafts(reading, place, reporting, phrases)
        if (
            announced is not None
            and unit.paragraph == announced.paragraph + 1
            and made
            and made[0].alone
            and made[0].leads
        ):
            made[0].announced_by(announced)
        open_end = unit.words[-1] in (":", ",")
        announced = announcement(place, frames_of(unit, reporting, phrases, small)) if open_end else None
        if announced is not None:
            announcements[unit.paragraph] = announced
        drafts += made
    blocks = block_quotations(reading, announcements)
    filled = {number for block in blocks for number in block.paragraphs}
    drafts = [draft for draft in drafts if draft.paragraph not in filled]
    found: dict[Span, Statement] = {}
    for draft in [*joined(drafts, reading), *blocks]:
        statement = _statement(draft, reading)
        if statement is not None:
            found.setdefault(statement.span, statement)
    return tuple(found[span] for span in sorted(found))


def _sentences_with(reading: Reading, cues: frozenset[str], small: Words) -> set[int]:
    lower = reading.tokens.lower
    if small.elisions:
        at = [i for i, word in enumerate(lower) if not cues.isdisjoint(CLITIC.split(word.replace("'", "’")))]
    else:
        at = places_of(lower, cues)
    wanted: set[int] = set()
    sentence = 0
    for i in at:
        while reading.sentences[sentence][1] <= i:
            sentence += 1
        wanted.add(sentence)
    words = reading.tokens.words
    for number, (_, end) in enumerate(reading.sentences):
        if words[end - 1] == ":":
            wanted.add(number)
    return wanted


def _alone(place: Place, frame: Frame) -> Found | None:
    """The first rule that finds content for *frame* when no other verb stands by; None where none does."""
    alone = [frame]
    for rule, find in RULES:
        ranges = find(place, frame, alone, set())
        if ranges:
            return Found(frame, rule, ranges)
    return None


def _live(place: Place, frames: list[Frame], known: dict[int, Found | None]) -> list[Found]:
    """The frames that have content by some rule, each with what it has alone; *known* keeps it by identity."""
    for frame in frames:
        if id(frame) not in known:
            known[id(frame)] = _alone(place, frame)
    return [found for frame in frames if (found := known[id(frame)])]


def _together(place: Place, frames: list[Frame], alone: list[Found], claimed: set[int]) -> Iterator[Found]:
    """Each frame with the first rule that gives it content, in order of trust; *claimed* grows between two steps."""
    if len(frames) == 1 and frames[0] is alone[0].frame:  # nothing else limits it: it has what it has alone
        yield alone[0]
        return
    done: set[int] = set()
    for rule, find in RULES:
        for number, frame in enumerate(frames):
            ranges = [] if number in done else find(place, frame, frames, claimed)
            if ranges:
                done.add(number)
                yield Found(frame, rule, ranges)


def _unread(place: Place) -> list[Draft]:
    """The runs of a unit whose language has no list of verbs: their speakers stay open."""
    unit = place.unit
    drafts = [Draft.of_run(unit, i, number, place.runs[number], None, ALONE) for i, number in unit.runs.items()]
    for draft in drafts:
        draft.unread = True
    return drafts


def _drafts(reading: Reading, place: Place, reporting: Verbs, phrases: Phrases) -> list[Draft]:
    unit = place.unit
    if not reporting.any:
        return _unread(place)
    made: Made = {}
    known: dict[int, Found | None] = {}
    frames = frames_of(unit, reporting, phrases, place.small, made=made)
    live = _live(place, frames, known)
    if len(live) < len(frames):
        again = frames_of(unit, reporting, phrases, place.small, frozenset(found.frame.cue[0] for found in live), made)
        live = _live(place, again, known)
    subjects = lend_subjects(unit, [found.frame for found in live], place.small)
    drafts: list[Draft] = []
    claimed: set[int] = set()
    for found in _together(place, subjects, live, claimed):
        runs = {i for first, end in found.ranges for i in range(first, end) if i in unit.runs} if unit.runs else set()
        if not is_denied(unit, found.frame, place.small, bool(runs)) and not _shows(found.frame):
            drafts.append(_draft(unit, found, place))
        claimed |= runs
    for i, number in unit.runs.items():
        if i not in claimed:
            source, rule = led_in(place, i, subjects)
            found_inside = rule in (ALONE, LED_IN)
            inside = inside_marks(reading, number, reporting, phrases, place.small) if found_inside else None
            if inside is not None and source is not None:  # le maire l’a dit : « C’est tout, a-t-il ajouté, … »
                inside.source = unit.span(*source)
            inside = inside or (on_noun(place, i, number) if rule == ALONE else None)
            drafts.append(inside or _unclaimed(place, i, number, source, rule))
    drafts.sort(key=lambda draft: draft.content[0])
    return drafts


def _unclaimed(place: Place, i: int, number: int, source: Range | None, rule: str) -> Draft:
    """What is told of the run at *i* that no verb claims, *number* among the reading's."""
    draft = Draft.of_run(place.unit, i, number, place.runs[number], source, rule)
    draft.trails = draft.alone and _trails(place, i)
    return draft


def _trails(place: Place, i: int) -> bool:
    """Whether a participle behind the run at *i*, which opens the sentence, tells what came of it."""
    unit, small = place.unit, place.small
    comma = closing_mark(place.runs[unit.runs[i]], place.text) == ","
    return i == 0 and comma and unit.at(1).endswith(small.gerund_endings) and unit.words[1].islower()


def _shows(frame: Frame) -> bool:
    """Whether something without a name shows what is so, which nobody says: ``The fires went on, [showing] that …``."""
    shown = frame.verb.form == "ing" and frame.verb.frames <= SHOWN
    return shown and frame.borrows and frame.source is None


def _source(unit: Unit, frame: Frame, small: Words) -> Span | None:
    """Who says it; of a passive who it is done *by*: ``It was announced by [the ministry] that``."""
    named = frame.source
    if frame.passive and BELIEVING not in frame.verb.frames:
        first = frame.cue[1]
        by = unit.at(first) in small.by
        named = (first + 1, phrase_after(unit, first + 1, small, frame.end, apposition=False)) if by else None
        if named and not is_subject(unit, *named, small):
            named = None
    if named is None:
        return None
    span = unit.span(*as_source(unit, *named, small))
    return Span(span.start, span.start + len(alone)) if (alone := pronoun_alone(unit, *named, small)) else span


def _draft(unit: Unit, found: Found, place: Place) -> Draft:
    frame, ranges = found.frame, found.ranges
    return Draft(
        content=content_spans(unit, ranges, place.runs),
        cue=unit.span(*frame.cue),
        source=_source(unit, frame, place.small),
        rule=found.rule,
        runs=[unit.runs[i] for first, end in ranges for i in range(first, end) if i in unit.runs],
        paragraph=unit.paragraph,
        alone=False,
    )


def _statement(draft: Draft, reading: Reading) -> Statement | None:
    content = tuple(sorted({s for s in draft.content if len(s)}))
    if not content:
        return None
    cue, source = draft.cue, draft.source
    if cue is not None and any(cue.overlaps(piece) for piece in content):
        return None
    parts: list[Span] = [*content] if cue is None else [*content, cue]
    if source is not None and any(source.overlaps(part) for part in parts):
        source = None
    share = 1.0 if draft.paragraphs else quoted_share(list(content), [reading.quotes[i] for i in draft.runs])
    kind: StatementKind = "direct" if share >= DIRECT else "mixed" if share > 0 else "indirect"
    span = hull(parts if source is None else [*parts, source])
    return Statement(span=span, kind=kind, content=content, cue=cue, source=source, rule=draft.rule)
