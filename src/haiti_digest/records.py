"""Every noun of the digest as a frozen record; the words are explained in docs/design.md.

Offsets are always spans into ``Seed.text`` (code points, end exclusive). Records are made once, by the step that
knows their fields, and never edited: a later step makes a new record around them.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal

import msgspec

from haiti_digest.spans import Span, hull

Origin = Literal[
    "front matter",
    "page metadata",
    "label",
    "headline line",
    "byline",
    "date line",
    "dateline",
    "credit",
    "address",
    "file name",
    "collection",
    "text",
    "correction",
    "default",
]
Precision = Literal[
    "second",
    "minute",
    "day",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "about",
    "unknown",
]
StatementKind = Literal["direct", "mixed", "indirect"]
EntityKind = Literal["person", "body", "place", "described"]
LINE = re.compile(r":\d+\Z")
"""The number of the line at the end of a problem's place."""


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False, gc=False):
    """Base of all records: frozen, keyword-only, compared by value; without cycles, so the collector may pass them."""


class Problem(Record, frozen=True, kw_only=True):
    """Something wrong in the material, told to the user as one line; returned, never logged."""

    place: str
    """``path`` or ``path:line``, relative to the folder the user named."""
    severity: Literal["error", "warning"]
    what: str
    fix: str = ""

    def __str__(self) -> str:
        line = f"{self.place}: {self.what}"
        return f"{line}; {self.fix}" if self.fix else line


# --- load: what a file holds ------------------------------------------------------------------------------------


class Metadatum(Record, frozen=True, kw_only=True):
    """A metadata value with where it came from; *span* is its place in the text, where it has one."""

    value: str
    origin: Origin
    reason: str
    span: Span | None = None


class Published(Record, frozen=True, kw_only=True):
    """The publication date: ISO 8601 to the given precision (``2025-09-23``, ``2025-09-23T14:05+03:00``)."""

    value: str
    precision: Precision
    origin: Origin
    reason: str
    span: Span | None = None


class Dateline(Record, frozen=True, kw_only=True):
    """Place, agency and date that open a report (``NAIROBI, Kenya, Jan 26 –``); *span* ends before the dash."""

    span: Span
    place: str
    agency: str | None = None
    date: str | None = None


class Paragraph(Record, frozen=True, kw_only=True):
    """A paragraph of the body."""

    span: Span
    kind: Literal["text", "heading", "quote", "item"] = "text"


class LeftOut(Record, frozen=True, kw_only=True):
    """A part of the seed that is not body, kept and listed on the article's page.

    ``what`` is one of: headline, byline, metadata, date line, dateline, credit (who reported it or where it appeared
    first); and clutter: advertisement, share line, menu line, related headline, readers' comments, subscription box,
    picture caption, picture credit, notice, correction, repeated, page code.
    """

    span: Span
    what: str
    rule: str


class Seed(Record, frozen=True, kw_only=True):
    """One input file, or one record of a collection, as read: its text, where the body lies, and its metadata.

    ``paragraphs`` make the body, in order, not overlapping; ``hidden`` are marks inside them that a reader does
    not see (Markdown emphasis, link targets). ``sha256`` is of the file's bytes, or of the record's line.
    """

    path: str
    id: str
    sha256: str
    encoding: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    hidden: tuple[Span, ...] = ()
    headline: Metadatum | None = None
    bylines: tuple[Metadatum, ...] = ()
    dateline: Dateline | None = None
    published: Published | None = None
    updated: Published | None = None
    outlet: Metadatum | None = None
    agency: Metadatum | None = None
    url: Metadatum | None = None
    language: Metadatum
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def body(self) -> Span:
        """From the first paragraph's start to the last one's end; empty at 0 where there is none."""
        if not self.paragraphs:
            return Span(0, 0)
        return Span(self.paragraphs[0].span.start, self.paragraphs[-1].span.end)


# --- extract: what the text says --------------------------------------------------------------------------------


class Statement(Record, frozen=True, kw_only=True):
    """Words that somebody is reported to have said.

    ``content`` has several spans for a split quote, without quotation marks at the edges of direct ones; ``cue`` is
    the reporting word; ``source`` the words that name who said it, as the sentence has them (``he``, ``the US
    official``); ``span`` covers all of them. Content, cue and source do not overlap each other.
    """

    span: Span
    kind: StatementKind
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    rule: str

    @property
    def said(self) -> Span:
        """From the content's start to its end: what tells this statement from another of the same sentence."""
        return self.content[0] if len(self.content) == 1 else hull(self.content)


class Mention(Record, frozen=True, kw_only=True):
    """One place where a person, body or place is named, described or stood for by a pronoun.

    ``name`` is the bare name for ``form="name"`` (``Ada Brightwater`` for ``Ms Brightwater`` is the resolver's work,
    here it is ``Brightwater``), the head noun for a description, the pronoun in lower case. ``role`` is the title or
    role written with it (``Deputy Secretary of State``), ``role_span`` its place.
    """

    span: Span
    kind: EntityKind
    form: Literal["name", "description", "pronoun"]
    name: str
    role: str | None = None
    role_span: Span | None = None
    gender: Literal["f", "m"] | None = None
    plural: bool = False
    rule: str


class Figure(Record, frozen=True, kw_only=True):
    """A number with what it counts.

    ``span`` is the whole expression with modifier and unit (``nearly four times``), ``number`` the number alone.
    ``unit`` is a singular unit (``percent``, ``us dollar``, ``day``), ``noun`` what is counted, singular, lower case
    but for names (``police officer``), ``counted`` its place. ``measure`` groups figures that can be compared.
    """

    span: Span
    number: Span
    value: Decimal
    upper: Decimal | None = None
    unit: str | None = None
    noun: str | None = None
    counted: Span | None = None
    modifier: str | None = None
    kind: Literal[
        "count",
        "implied count",
        "percent",
        "percentage point",
        "money",
        "duration",
        "distance",
        "weight",
        "area",
        "volume",
        "temperature",
        "speed",
        "ratio",
        "ordinal",
        "age",
        "score",
    ]
    role: str | None = None
    direction: Literal["up", "down"] | None = None
    measure: str | None = None
    key: bool = True
    """Whether it belongs in lists of key figures; ordinals, ages and set phrases do not."""
    rule: str


class Timex(Record, frozen=True, kw_only=True):
    """A date or time expression. ``value`` is TIMEX3/ISO 8601, or None where it cannot be fixed, with the reason."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    precision: Precision
    mod: str | None = None
    """TIMEX3 mod: APPROX, START, MID, END, BEFORE, AFTER, ON_OR_BEFORE …"""
    anchor: str | None = None
    """The date it was counted from, ISO 8601, where it is relative."""
    also: tuple[str, ...] = ()
    """Other readings that the words allow."""
    ahead: bool = False
    """Lies after the publication date by value; by tense where there is no such date."""
    past: bool = False
    """Lies before the publication date by value; by tense where there is no such date."""
    reason: str
    rule: str


class Extraction(Record, frozen=True, kw_only=True):
    """What the extractors found in one seed, each tuple sorted by span."""

    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    timexes: tuple[Timex, ...]
    dateline: tuple[Timex, ...] = ()
    """The date in the dateline, which stands before the body."""


# --- resolve: who is meant, within one article --------------------------------------------------------------------


class Role(Record, frozen=True, kw_only=True):
    """A role as written in this article, with its place."""

    text: str
    span: Span


class Entity(Record, frozen=True, kw_only=True):
    """A person, body, place or described unknown (``a US official``) of one article."""

    kind: EntityKind
    name: str
    """The fullest form in this article, as written."""
    forms: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    gender: Literal["f", "m"] | None = None
    plural: bool = False
    mentions: tuple[int, ...] = ()
    """Indices into ``Article.mentions``."""
    body: int | None = None
    """For a spokesperson: the entity spoken for, an index into ``Article.entities``."""


class Attribution(Record, frozen=True, kw_only=True):
    """A statement with its speaker, an index into ``Article.entities``; None is *speaker not determined*."""

    statement: Statement
    speaker: int | None
    why: str
    rule: str


class DatedEvent(Record, frozen=True, kw_only=True):
    """Something that an article dates: the words that tell it, with its date, who and where as they are written.

    ``kind`` is *said* where the date is that of a saying (``he said on Monday``), *deadline* where something ends or
    falls due then; ``timex`` and ``until`` (the end of a stretch of days) are indices into ``Article.timexes``.
    """

    span: Span
    kind: Literal["event", "said", "deadline"]
    timex: int
    until: int | None = None
    who: tuple[Span, ...] = ()
    where: tuple[Span, ...] = ()
    ahead: bool = False
    """Lies after the publication date."""
    quoted: bool = False
    """Stands in a quotation: somebody's words, not the narrator's."""
    rule: str


class Bounds(Record, frozen=True, kw_only=True):
    """Between which days an article without a date was published, as its own words allow: an estimate, no date.

    ``earliest`` and ``latest`` are ISO 8601 days; ``evidence`` are indices into ``Article.timexes``.
    """

    earliest: str | None
    latest: str | None
    evidence: tuple[int, ...]
    reason: str
    rule: str


EditAction = Literal["speaker", "no speaker", "date", "no date", "published", "hidden", "same", "apart"]


class Edit(Record, frozen=True, kw_only=True):
    """What a person changed by hand in what the rules found in an article; see docs/corrections.md.

    ``place`` is the entry's (``corrections.yml:12``), ``span`` that of the record (of a statement: from the start of
    what was said to its end) or of the words that anchor it. The record as the rules had made it is kept in the field
    of its kind. For two ends that are *same* or *apart*, ``entity`` is who the words mean and ``side`` 1 or 2; both
    have one ``place``.
    """

    action: EditAction
    place: str
    kind: Literal["statement", "figure", "date", "article", "name"]
    span: Span
    reason: str
    who: str | None = None
    when: str | None = None
    was: str = ""
    """In words, what stood there before."""
    now: str = ""
    entity: int | None = None
    side: int = 0
    statement: Attribution | None = None
    figure: Figure | None = None
    timex: Timex | None = None
    published: Published | None = None

    @property
    def because(self) -> str:
        """The reason, with who gave it and when, where that is known."""
        by = ", ".join(part for part in (self.who, self.when) if part)
        return self.reason + (f" ({by})" if by else "")

    @property
    def told(self) -> str:
        """The reason as part of a sentence that tells why something is so."""
        return f"by hand: {self.because}"


class Article(Record, frozen=True, kw_only=True):
    """A seed that has been read, extracted and resolved."""

    seed: Seed
    statements: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    figures: tuple[Figure, ...]
    timexes: tuple[Timex, ...]
    dateline: tuple[Timex, ...] = ()
    """The date in the dateline, which stands before the body."""
    events: tuple[DatedEvent, ...] = ()
    bounds: Bounds | None = None
    """For an article without a date of publication; never used as one."""
    edits: tuple[Edit, ...] = ()
    """What was changed by hand, in the order of the text."""
    problems: tuple[Problem, ...] = ()

    def edit_of(self, kind: Literal["statement", "figure", "date"], span: Span) -> Edit | None:
        """The change made by hand to the record at *span*; None where the rules' own record stands."""
        return next((edit for edit in self.edits if edit.kind == kind and edit.span == span), None)

    def statement_at(self, span: Span) -> int | None:
        """Index of the innermost statement whose content covers *span*; None where the narrator speaks."""
        start, end = span.start, span.end
        best: tuple[int, int] | None = None
        for index, said in enumerate(self.statements):
            content = said.statement.content
            for piece in content:
                if piece.start <= start and end <= piece.end:
                    size = sum(len(piece) for piece in content)
                    if best is None or size < best[0]:
                        best = (size, index)
                    break
        return best[1] if best else None


# --- link: across articles ----------------------------------------------------------------------------------------


class Voice(Record, frozen=True, kw_only=True):
    """An entity of one article, by the indices of both."""

    article: int
    entity: int


class Alike(Record, frozen=True, kw_only=True):
    """Somebody else who may be taken for a speaker: ``id`` and ``name`` are that one's.

    *kept apart* by the user; *possible variant* of one name, as in a machine's transcript, offered and not joined;
    *same surname*.
    """

    id: str
    name: str
    how: Literal["kept apart", "possible variant", "same surname"]
    why: str


class Speaker(Record, frozen=True, kw_only=True):
    """A person or body, the same one across articles."""

    id: str
    """A slug, stable when articles are added."""
    kind: EntityKind
    name: str
    voices: tuple[Voice, ...]
    why: tuple[str, ...] = ()
    """Why the forms were taken as one."""
    alike: tuple[Alike, ...] = ()
    """Others who may be taken for this one."""


class Ref(Record, frozen=True, kw_only=True):
    """One record of one article, by its indices."""

    article: int
    kind: Literal["statement", "figure", "date"]
    index: int


class KeyFigure(Record, frozen=True, kw_only=True):
    """Figures of one measure with one value, said in one or more articles, best first."""

    figures: tuple[Ref, ...]
    differs: tuple[Ref, ...] = ()
    """Figures of the same measure with another value."""


class DateSum(Record, frozen=True, kw_only=True):
    """Days counted from one day to another, both ISO 8601: ``start`` plus ``days`` is ``end``.

    By the convention *elapsed* the first day is not counted (23 September and 9 days is 2 October); by *both ends* it
    is the first of the days (10 of them). ``inputs`` are the dates that the sum starts from, as written.
    """

    start: str
    days: int
    end: str
    convention: Literal["elapsed", "both ends"] = "elapsed"
    inputs: tuple[Ref, ...] = ()


class DateAhead(Record, frozen=True, kw_only=True):
    """A day that lies ahead of the articles, with every place that names it, stated before counted."""

    value: str
    dates: tuple[Ref, ...]
    differs: tuple[Ref, ...] = ()
    """Other days that the articles give for the same event, and counts of days that lead to no day by themselves."""
    sums: tuple[DateSum, ...] = ()
    """For each count of days that differs: where it leads from its own article's day, and from which day it would
    have to be counted to lead to ``value``."""


class Passage(Record, frozen=True, kw_only=True):
    """Words of one article that a link rests on: *ref* is the record they are, None in the narrator's own words."""

    article: int
    span: Span
    ref: Ref | None = None


class Support(Record, frozen=True, kw_only=True):
    """What stands behind a link, counted apart.

    ``articles`` without those folded as copies; ``speakers`` as identified across articles; ``sources`` are
    independent: one speaker quoted by two articles, two articles of one outlet or agency, and two articles with the
    same words of the narrator are one source each. ``copies`` are the folded articles.
    """

    articles: int
    speakers: int
    sources: int
    copies: int = 0


class Variant(Record, frozen=True, kw_only=True):
    """One telling in a thread, compared word by word with the thread's first.

    ``adds`` are words here that the first lacks, as spans into this article; ``lacks`` are words of the first that
    are missing here, as spans into the first one's article. Both are given only for the same words told again.
    """

    passage: Passage
    how: Literal["first", "same words", "shortened", "altered", "reported", "agrees"]
    adds: tuple[Span, ...] = ()
    lacks: tuple[Span, ...] = ()


class Thread(Record, frozen=True, kw_only=True):
    """The same words, or the same fact, told in several places, the earliest first.

    ``copies`` are articles folded under one of those told here; they confirm nothing.
    """

    id: str
    kind: Literal["words", "fact"]
    variants: tuple[Variant, ...]
    support: Support
    copies: tuple[int, ...] = ()


class Copy(Record, frozen=True, kw_only=True):
    """An article that repeats another one; ``shared`` is the part of its words that the other has too.

    *earlier version*: it repeats a text that the other had before, and ``shared`` is what it has of that.
    """

    article: int
    how: Literal["identical", "near-identical", "shortened", "earlier version"]
    shared: Decimal


class Copies(Record, frozen=True, kw_only=True):
    """Near-identical articles: the earliest, and those folded under it; of versions the newest stands for all."""

    first: int
    others: tuple[Copy, ...]


class Version(Record, frozen=True, kw_only=True):
    """An earlier version of an article, with what ties it to another version of it.

    ``shared`` is the part of the shorter one's words that the other has too, in runs of five; None where a text is too
    short to tell.
    """

    article: int
    why: Literal["same address", "same outlet and headline"]
    shared: Decimal | None = None


class Versions(Record, frozen=True, kw_only=True):
    """One article read in several versions: the newest, and the ones before it, the earliest first.

    ``by`` is what tells that it is newer than the last of ``older``: its date of update or of publication, or its note
    of an update or correction, also at the headline. *undecided*: the files do not tell; the last by date and file
    name stands for all.
    """

    newest: int
    older: tuple[Version, ...]
    by: Literal["updated", "published", "note", "undecided"]


class Measured(Record, frozen=True, kw_only=True):
    """A figure within its measure: the day it holds for, ISO 8601, and what became of it.

    ``as_of`` is a day stated in its sentence, otherwise the publication date; *withdrawn* is what a correction took
    back, *earlier* what a later article gives another value for.
    """

    figure: Ref
    as_of: str | None
    stated: bool
    status: Literal["current", "earlier", "withdrawn"]


class Measure(Record, frozen=True, kw_only=True):
    """Figures of one measure across articles, in the order of their days; never averaged."""

    id: str
    figures: tuple[Measured, ...]
    support: Support


class Sum(Record, frozen=True, kw_only=True):
    """A value derived from stated ones, never reported: ``terms`` joined by ``operation`` make ``value``.

    ``inputs`` are the figures that the terms are, in their order. Where an article states the result too, ``stated``
    is that figure and ``holds`` tells whether its value, with its hedge, agrees. ``value`` counts what ``unit`` and
    ``noun`` name; a ratio has neither.
    """

    id: str
    rule: Literal["percent of", "ratio", "parts and total", "age"]
    terms: tuple[Decimal, ...]
    operation: Literal["×", "÷", "+", "−"]
    value: Decimal
    unit: str | None = None
    noun: str | None = None
    inputs: tuple[Ref, ...]
    stated: Ref | None = None
    holds: bool | None = None


TensionKind = Literal["name", "number", "date", "wording", "credit", "framing", "gap", "overlap", "place"]


class Tension(Record, frozen=True, kw_only=True):
    """A difference between articles, with the passages of both sides; it never says which one is right."""

    id: str
    kind: TensionKind
    wording: Literal["differs", "not mentioned", "may be the same"]
    one: tuple[Passage, ...]
    two: tuple[Passage, ...] = ()
    """Empty where the other article does not mention it (then ``silent`` names that article), and for a *place*: one
    dateline whose two places do not go together."""
    silent: int | None = None
    sums: tuple[DateSum, ...] = ()
    rule: str


class EstimatedDate(Record, frozen=True, kw_only=True):
    """When an undated article was written, as other articles' dates imply it: ISO 8601 days, both ends possible.

    An estimate is shown as one, with its sums, and never used as a stated date.
    """

    article: int
    earliest: str
    latest: str
    sums: tuple[DateSum, ...]
    rule: str


class Event(Record, frozen=True, kw_only=True):
    """One event told in one or more articles; ``value`` is its day as TIMEX3, None where no article fixes it.

    ``latest`` is then the day of the first article that tells of it: the event lies on it or before. ``dates`` are
    the places that give that day, ``differs`` those that give another one; ``passages`` tell of it.
    """

    id: str
    value: str | None
    precision: Precision
    latest: str | None = None
    passages: tuple[Passage, ...]
    dates: tuple[Ref, ...] = ()
    differs: tuple[Ref, ...] = ()
    ahead: bool = False
    support: Support


class Lead(Record, frozen=True, kw_only=True):
    """A sentence that narrators of several articles tell alike, in the words of one of them, and what stands behind."""

    passage: Passage
    support: Support


class Topic(Record, frozen=True, kw_only=True):
    """A subject with the records that speak of it; ``label`` is the user's, or words of the articles themselves."""

    id: str
    label: str
    words: tuple[str, ...]
    """What a record must hold one of, in lower case."""
    origin: Literal["given", "found"]
    statements: Sequence[Ref] = ()
    figures: Sequence[Ref] = ()
    dates: Sequence[Ref] = ()
    articles: tuple[int, ...] = ()


class Change(Record, frozen=True, kw_only=True):
    """What one build shows and the build before it did not, or otherwise, about one record or a whole article.

    ``span`` is the record's place in the text with the digest ``sha256``: the present text, but for a record that was
    withdrawn with its text. ``was`` and ``now`` are what may change: of a statement its kind and speaker, of a figure
    value, thing counted and hedge, of a date its value, of an article its date of publication; words that are empty
    stand for *not determined*. ``counts`` are the statements, figures and dates of an article that came or went
    whole. ``by_hand`` is why, where a person changed it.
    """

    how: Literal["added", "changed", "withdrawn"]
    kind: Literal["statement", "figure", "date", "article"]
    path: str
    id: str
    sha256: str
    span: Span | None = None
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    counts: tuple[int, int, int] | None = None
    by_hand: str = ""


class Round(Record, frozen=True, kw_only=True):
    """What one build changed, numbered from the first that changed something; ``newest`` is its newest article's day.

    ``added``, ``changed`` and ``withdrawn`` count all changes; of very many only the first are kept in ``changes``.
    """

    number: int
    newest: str | None
    added: int
    changed: int
    withdrawn: int
    changes: tuple[Change, ...]


class Digest(Record, frozen=True, kw_only=True):
    """All articles and what links them; ``problems`` tells what was not read.

    Articles, threads, measures, events and tensions may be fetched one by one.
    """

    articles: Sequence[Article]
    speakers: tuple[Speaker, ...]
    opening: tuple[Lead, ...] = ()
    """At most two sentences that narrators of several articles tell alike; they open the first page."""
    short: tuple[Ref, ...] = ()
    """Five to eight statements that tell the story, in the order to show them."""
    key_figures: tuple[KeyFigure, ...] = ()
    ahead: tuple[DateAhead, ...] = ()
    copies: tuple[Copies, ...] = ()
    versions: tuple[Versions, ...] = ()
    """Articles read in several versions. Only the newest is linked: no thread, key figure … has the others."""
    threads: Sequence[Thread] = ()
    measures: Sequence[Measure] = ()
    events: Sequence[Event] = ()
    tensions: Sequence[Tension] = ()
    sums: tuple[Sum, ...] = ()
    estimates: tuple[EstimatedDate, ...] = ()
    topics: tuple[Topic, ...] = ()
    edited: tuple[int, ...] = ()
    """The articles that were changed by hand."""
    rounds: tuple[Round, ...] = ()
    """What the last builds changed, the newest first; empty where no earlier build is known."""
    problems: tuple[Problem, ...] = ()

    def current(self) -> tuple[int, ...]:
        """The articles without the earlier versions of others."""
        older = {version.article for versions in self.versions for version in versions.older}
        return tuple(number for number in range(len(self.articles)) if number not in older)

    def skipped_files(self) -> tuple[str, ...]:
        """The places of files with problems of which nothing was read, each once, sorted."""
        return skipped_files({article.seed.path for article in self.articles}, self.problems)

    def quoted(self) -> tuple[Speaker, ...]:
        """Those who say something in at least one article, earlier versions left out, in the order of ``speakers``."""
        speak = {(number, said.speaker) for number in self.current() for said in self.articles[number].statements}
        return tuple(
            speaker
            for speaker in self.speakers
            if any((voice.article, voice.entity) in speak for voice in speaker.voices)
        )

    def speaker_by_voice(self) -> dict[tuple[int, int], Speaker]:
        """Who each entity is across articles, by the indices of article and entity."""
        return {(voice.article, voice.entity): speaker for speaker in self.speakers for voice in speaker.voices}


def skipped_files(read: set[str], problems: Iterable[Problem]) -> tuple[str, ...]:
    """The places of files with *problems* that are not among the paths *read*, each once, sorted."""
    files = {LINE.sub("", problem.place) for problem in problems}
    return tuple(sorted(file for file in files if not {file, file.partition("/")[2]} & read))


@lru_cache(maxsize=4096)
def record_id(sha256: str, kind: str, span: Span) -> str:
    """Identity of a record that survives added articles: ``r-`` and ten hex digits of file digest, kind and span."""
    key = f"{sha256}:{kind}:{span.start}-{span.end}".encode()
    return "r-" + hashlib.sha256(key).hexdigest()[:10]
