"""What all pages of one build share: the digest, the settings, the addresses and what may be shown of each article."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import TypeVar, cast

from msgspec.msgpack import encode

from haiti_digest.config import Config
from haiti_digest.records import (
    Copy,
    Digest,
    Entity,
    EstimatedDate,
    Record,
    Ref,
    Speaker,
    Sum,
    Topic,
    Versions,
    Voice,
    record_id,
)
from haiti_digest.site import addresses
from haiti_digest.site.budget import stand_in
from haiti_digest.site.chosen import Choice, Excerpts
from haiti_digest.site.excerpt import Piece, place_of
from haiti_digest.site.families import families
from haiti_digest.site.heard import Heard, heard_by_speaker
from haiti_digest.site.leaves import leaf_at, leaf_starts
from haiti_digest.site.looks import EVERYTHING, Key, Looked, LookedDigest, Looks
from haiti_digest.site.pairing import Pair, pairs_of
from haiti_digest.site.things import Things
from haiti_digest.site.wanted import wanted_of
from haiti_digest.site.wording import datetime_attribute, wording
from haiti_digest.spans import Span

BRIEF_WORDS = 4
Made = TypeVar("Made")
MOST_KEPT = 20_000
"""Cards and lines that are kept while pages are made."""
KEPT = 500
"""Articles of which it is kept who is named in them."""


class Moment(Record, frozen=True, kw_only=True):
    """A date to show: words for the reader, ``datetime`` for machines where HTML allows the value."""

    words: str
    datetime: str | None
    value: str | None


class ArticleLine(Record, frozen=True, kw_only=True):
    """An article in one line: its title, and whether the file gives it as a headline (``titled``).

    ``called`` is what to call it where there is little room: the outlet, or the first words where none is given.
    """

    href: str
    title: str
    titled: bool
    called: str
    outlet: str | None
    published: Moment | None
    file: str
    language: str
    title_source: str = ""
    """Where the title stands, as in ``Piece.source``; empty where it is not as in the file."""

    @property
    def source(self) -> str:
        """The outlet, or the file's name where no outlet is given."""
        return self.outlet or self.file


class Who(Record, frozen=True, kw_only=True):
    """A speaker to show: the name, and the page where there is one."""

    name: str
    href: str | None = None
    id: str | None = None


class Edition:
    """One digest with one configuration, ready to be laid out.

    ``keys`` are sums over what each article was made from, where they are known. What pages look at is noted in
    ``looks``: methods that answer for an article note its number, what names a thread, measure … notes that; whatever
    walks over many things notes everything.
    """

    def __init__(self, digest: Digest, config: Config, keys: Sequence[bytes] | None = None) -> None:
        self.config = config
        self.keys = keys
        self.wording = wording(config.language)
        self.looks = Looks()
        self.whole = digest
        self.digest = cast(Digest, LookedDigest(digest, self.looks))
        addressed = addresses.article_pages(article.seed for article in digest.articles)
        self.article_at = {address: at for at, address in enumerate(addressed)}
        self.pages = Looked(addressed, self.looks)
        self.topic_pages = addresses.topic_pages(digest.topics)
        self.topics_by_ref: dict[Ref, list[int]] = defaultdict(list)
        for number, topic in enumerate(digest.topics):
            for ref in topic.statements:
                self.topics_by_ref[ref].append(number)
        self._agreed = [at for at, thread in enumerate(digest.threads) if thread.support.articles > 1]
        self.agreements = addresses.agreement_places(
            [digest.threads[at].id for at in self._agreed], len(digest.tensions)
        )
        self.thread_of = {
            variant.passage.ref: number
            for number, thread in enumerate(digest.threads)
            for variant in thread.variants
            if variant.passage.ref
        }
        self.speakers = digest.speaker_by_voice()
        self.speakers_by_id = {speaker.id: speaker for speaker in digest.speakers}
        self._current = frozenset(digest.current())
        self._versions = {at: one for one in digest.versions for at in (one.newest, *(v.article for v in one.older))}
        self._copies = {copies.first: copies.others for copies in digest.copies}
        self._copy_of = {copy.article: copies.first for copies in digest.copies for copy in copies.others}
        self._estimates = {one.article: one for one in digest.estimates}
        self.families = {at: members for members in families(digest) for at in members}
        self.wanted = wanted_of(digest)
        self._excerpts = Excerpts(digest, config, self.families, self.wanted)
        self.excerpts = Looked(self._excerpts, self.looks)
        self._lines = [self._line(at) for at in range(len(digest.articles))]
        self.lines = Looked(self._lines, self.looks)
        self.days_that_differ = {ref for day in digest.ahead if day.differs for ref in (*day.dates, *day.differs)}
        self.in_short = frozenset(digest.short)
        self._kept: dict[Hashable, tuple[object, frozenset[Key]]] = {}
        self._names: dict[str, Who] = {}
        self._company: dict[int, list[tuple[Who, frozenset[int]]]] = {}
        self._leaves: dict[int, tuple[tuple[int, str], ...]] = {}
        self._starts: dict[int, list[int]] = {}

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What *make* gives, made once under its *name*; what it looked at is noted each time."""
        kept = self._kept.get(name)
        if kept is None:
            with self.looks.noted() as seen:
                made = make()
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            kept = self._kept[name] = (made, frozenset(seen))
        self.looks.at_all(kept[1])
        return cast(Made, kept[0])

    def moment(self, value: str | None) -> Moment | None:
        """A date to show, None where it is not known."""
        if value is None:
            return None
        return Moment(words=self.wording.date(value), datetime=datetime_attribute(value), value=value)

    @property
    def current(self) -> frozenset[int]:
        """The articles without the earlier versions of others."""
        self.looks.at(EVERYTHING)
        return self._current

    @property
    def agreed(self) -> list[int]:
        """The threads that several articles tell."""
        self.looks.at(EVERYTHING)
        return self._agreed

    @property
    def choices(self) -> dict[int, Choice]:
        """What was chosen to be shown of articles before; whoever knows of more adds it."""
        return self._excerpts.choices

    def choice(self, at: int) -> Choice:
        """What is chosen to be shown of an article."""
        self.looks.at(at)
        return self._excerpts.choice(at)

    def base_key(self, at: int) -> bytes:
        """A sum over an article and all that decides what may be shown of it; ValueError where keys are not known."""
        if self.keys is None:
            raise ValueError("an edition of articles whose keys are not known")
        members = self.families.get(at, (at,))
        told = [(self.keys[one], self.wanted(one)) for one in members]
        return blake2b(encode((members.index(at), told)), digest_size=16).digest()

    def versions(self, at: int) -> Versions | None:
        """The versions among which an article stands; None where it was read in one only."""
        self.looks.at(at)
        return self._versions.get(at)

    def copies(self, at: int) -> tuple[Copy, ...]:
        """The articles that repeat this one."""
        self.looks.at(at)
        return self._copies.get(at, ())

    def copy_of(self, at: int) -> int | None:
        """The article that this one repeats; None where it repeats none."""
        self.looks.at(at)
        return self._copy_of.get(at)

    def estimate(self, at: int) -> EstimatedDate | None:
        """When an undated article was written by what others say."""
        self.looks.at(at)
        return self._estimates.get(at)

    @property
    def topics(self) -> Sequence[Topic]:
        """The topics by id, label and page; what belongs to each is asked for one by one."""
        self.looks.at("topics")
        return self.whole.topics

    def topic(self, topic_id: str) -> Topic:
        """A topic by id."""
        self.looks.at(f"topic {topic_id}")
        return next(one for one in self.whole.topics if one.id == topic_id)

    def speaker(self, speaker_id: str) -> Speaker:
        """A speaker by id."""
        self.looks.at(f"speaker {speaker_id}")
        return self.speakers_by_id[speaker_id]

    def heard(self, speaker_id: str) -> Heard:
        """What a speaker says and what is said about them."""
        self.looks.at(f"speaker {speaker_id}")
        return self.all_heard[speaker_id]

    @cached_property
    def all_heard(self) -> dict[str, Heard]:
        """What each speaker says and what is said about them, by the speaker's id."""
        return heard_by_speaker(self.whole, self._current, self.speakers)

    @cached_property
    def portrayed(self) -> frozenset[str]:
        """The ids of the speakers who have a page of their own."""
        return frozenset(speaker.id for speaker in self.whole.speakers if self._fills_a_page(speaker))

    def _fills_a_page(self, speaker: Speaker) -> bool:
        """Not those without a name, who stand in one article each, nor those whom one article only names."""
        heard = self.all_heard[speaker.id]
        if speaker.kind in ("place", "described"):
            return False
        tells = heard.direct or heard.reported or heard.about or speaker.alike
        return bool(tells) or len(heard.articles) > 1

    def home(self, speaker: Speaker) -> str:
        """Where a name leads: to the speaker's page, or to the words in the one article that has them."""
        self.looks.at(f"who {speaker.id}")
        with self.looks.unnoted():
            return self._home(speaker)

    def _home(self, speaker: Speaker) -> str:
        if speaker.id in self.portrayed:
            return addresses.person_page(speaker.id)
        heard = self.all_heard[speaker.id]
        if heard.direct or heard.reported:
            return self.record_address(min((*heard.direct, *heard.reported), key=lambda ref: (ref.article, ref.index)))
        voice = self.voices(speaker)[0]
        article = self.whole.articles[voice.article]
        named = article.entities[voice.entity].mentions[:1]
        number = self.paragraph(voice.article, article.mentions[named[0]].span) if named else 1
        return self.paragraph_address(voice.article, number)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of articles that have a page."""
        self.looks.at(EVERYTHING)
        return self._pairs

    @cached_property
    def _pairs(self) -> tuple[Pair, ...]:
        return pairs_of(self.whole)

    def pair_page(self, pair: Pair) -> str:
        """The page of a pair."""
        return addresses.pair_page(self.pages[pair.one], self.pages[pair.two])

    def pair_at(self, page: str) -> Pair:
        """The pair that stands on *page*."""
        self.looks.at(f"pair {page}")
        return self.pairs_by_page[page]

    @cached_property
    def pairs_by_page(self) -> dict[str, Pair]:
        """The pairs by their pages."""
        with self.looks.unnoted():
            return {self.pair_page(pair): pair for pair in self._pairs}

    def pairs_with(self, at: int) -> list[Pair]:
        """The pairs in which an article stands."""
        self.looks.at(f"pairs {self.pages[at]}")
        return self.pairs_by_article.get(at, [])

    @cached_property
    def pairs_by_article(self) -> dict[int, list[Pair]]:
        """The pairs in which each article stands."""
        found: dict[int, list[Pair]] = defaultdict(list)
        for pair in self._pairs:
            found[pair.one].append(pair)
            found[pair.two].append(pair)
        return found

    @property
    def things(self) -> Things:
        """What the articles count, with its figures."""
        self.looks.at(EVERYTHING)
        return self.all_things

    @cached_property
    def all_things(self) -> Things:
        """What the articles count, with its figures."""
        with self.looks.unnoted():
            order = sorted(self._current, key=lambda at: self._lines[at].file)
            return Things(self.whole, sorted(order, key=self.day, reverse=True))

    def thing_page(self, name: str) -> str | None:
        """The page of a thing counted, where it has one."""
        self.looks.at(f"thing {name}")
        return self.all_things.pages.get(name)

    def sums_of(self, name: str) -> Sequence[Sum]:
        """The sums that lead to a thing counted."""
        self.looks.at(f"thing {name}")
        return self.all_things.sums.get(name, ())

    def measures_of(self, name: str) -> Sequence[int]:
        """The numbers of the measures of a thing counted."""
        self.looks.at(f"thing {name}")
        return self.all_things.measures.get(name, ())

    def measure_of(self, ref: Ref) -> int | None:
        """The number of the measure to which a figure belongs."""
        self.looks.at(ref.article)
        return self.all_things.measure_of.get(ref)

    def measure_page(self, number: int) -> str:
        """The page of a measure."""
        self.looks.at(f"measure {self.whole.measures[number].id}")
        return self.all_things.measure_pages[number]

    def measure_page_of(self, ref: Ref) -> str | None:
        """The page on which a figure stands beside others, None where it stands alone."""
        self.looks.at(EVERYTHING)
        return self.all_things.page_of(self.whole, ref)

    @property
    def newest(self) -> str:
        """The day of the newest article, ISO 8601; empty where none is dated."""
        self.looks.at("newest")
        return self._newest

    @cached_property
    def _newest(self) -> str:
        with self.looks.unnoted():
            return max((self.day(at) for at in self._current), default="")

    def speaking_of(self, ref: Ref) -> Who | None:
        """Who gives a figure or a date; None for the narrator and for a speaker that is not determined."""
        article = self.digest.articles[ref.article]
        inside = article.statement_at(self.span(ref))
        return None if inside is None else self.who(ref.article, article.statements[inside].speaker)

    def topics_of(self, ref: Ref) -> tuple[Topic, ...]:
        """The topics that a statement speaks of, in the digest's order."""
        self.looks.at(ref.article)
        return tuple(self.whole.topics[number] for number in self.topics_by_ref.get(ref, ()))

    def day(self, article: int) -> str:
        """The publication date of an article to sort by, ISO 8601; empty where the file gives none."""
        published = self.lines[article].published
        return (published.value or "") if published else ""

    def who(self, article: int, entity: int | None) -> Who | None:
        """The speaker behind an entity of an article; None where no speaker is determined."""
        if entity is None:
            return None
        self.looks.at(article)
        speaker = self.speakers.get((article, entity))
        if speaker is None:
            return Who(name=self.whole.articles[article].entities[entity].name)
        with self.looks.unnoted():
            return self.speaker_name(speaker)

    def company(self, article: int) -> list[tuple[Who, frozenset[int]]]:
        """The people and bodies whom an article names, with the paragraphs that do; kept while pages ask for it."""
        self.looks.at(article)
        found = self._company.get(article)
        if found is None:
            if len(self._company) >= KEPT:
                self._company.clear()
            found = self._company[article] = list(self._named(article))
        return found

    def _named(self, article: int) -> Iterator[tuple[Who, frozenset[int]]]:
        record = self.digest.articles[article]
        for number, entity in enumerate(record.entities):
            who = self.who(article, number) if entity.kind in ("person", "body") else None
            if who is not None and who.href is not None:
                mentions = [record.mentions[at] for at in entity.mentions]
                yield who, frozenset(self.paragraph(article, one.span) for one in mentions if one.form == "name")

    def entity(self, article: int, entity: int) -> Entity:
        """An entity of an article."""
        return self.digest.articles[article].entities[entity]

    def paragraph(self, article: int, span: Span) -> int:
        """The number of the paragraph in which *span* starts, counted from 1."""
        return max(1, bisect_right(self._paragraph_starts(article), span.start))

    def _paragraph_starts(self, article: int) -> list[int]:
        self.looks.at(article)
        starts = self._starts.get(article)
        if starts is None:
            if len(self._starts) >= KEPT:
                self._starts.clear()
            paragraphs = self.whole.articles[article].seed.paragraphs
            starts = self._starts[article] = [one.span.start for one in paragraphs]
        return starts

    def record_id(self, ref: Ref) -> str:
        """The id of a record, the same on every page."""
        article = self.digest.articles[ref.article]
        place = article.statements[ref.index].statement.said if ref.kind == "statement" else self.span(ref)
        return record_id(article.seed.sha256, ref.kind, place)

    def record_address(self, ref: Ref) -> str:
        """The record's place in its article."""
        return f"{self.page_at(ref.article, self.start(ref))}#{self.record_id(ref)}"

    def paragraph_address(self, article: int, number: int) -> str:
        """The place of a paragraph, counted from 1."""
        return f"{self.page_at(article, self._paragraph_starts(article)[number - 1])}#p{number}"

    def page_at(self, article: int, place: int) -> str:
        """The page that shows an offset into an article's text: its own, or a further part where the text is long."""
        self.looks.at(article)
        starts = self._leaves.get(article)
        if starts is None:
            if len(self._leaves) >= KEPT:
                self._leaves.clear()
            starts = leaf_starts(self.whole.articles[article], self.pages[article], self.config)
            self._leaves[article] = starts
        return leaf_at(starts, place) if starts else self.pages[article]

    def start(self, ref: Ref) -> int:
        """Where the mark of a record begins: at the first of its words that are shown as said."""
        if ref.kind == "statement":
            return min(self.digest.articles[ref.article].statements[ref.index].statement.content).start
        return self.span(ref).start

    def span(self, ref: Ref) -> Span:
        """Where the record lies in its seed."""
        article = self.digest.articles[ref.article]
        if ref.kind == "statement":
            return article.statements[ref.index].statement.span
        return (article.figures if ref.kind == "figure" else article.timexes)[ref.index].span

    def voices(self, speaker: Speaker) -> tuple[Voice, ...]:
        """A speaker's places; those in earlier versions of articles only where there are no others."""
        self.looks.at(f"speaker {speaker.id}")
        return tuple(voice for voice in speaker.voices if voice.article in self._current) or speaker.voices

    def speaker_name(self, speaker: Speaker) -> Who:
        """A speaker with the address that the name leads to."""
        self.looks.at(f"who {speaker.id}")
        found = self._names.get(speaker.id)
        if found is None:
            found = self._names[speaker.id] = Who(name=speaker.name, href=self.home(speaker), id=speaker.id)
        return found

    def _line(self, at: int) -> ArticleLine:
        seed = self.whole.articles[at].seed
        if seed.headline:
            title = seed.headline.value
            place = place_of(seed, seed.headline.span, title)
        else:
            first = stand_in(self._excerpts[at])
            title = _text(self._excerpts[at].pieces(first)) if first else ""
            place = place_of(seed, first, title)
        title = title or seed.id
        outlet = seed.outlet.value if seed.outlet else None
        return ArticleLine(
            href=self.pages[at],
            title=title,
            titled=seed.headline is not None,
            called=outlet or _beginning(title),
            outlet=outlet,
            published=self.moment(seed.published.value if seed.published else None),
            file=seed.path,
            language=seed.language.value,
            title_source=place,
        )


def _text(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces if piece.kind == "text")


def _beginning(title: str) -> str:
    words = title.split()
    return title if len(words) <= BRIEF_WORDS else " ".join(words[:BRIEF_WORDS]) + "…"
