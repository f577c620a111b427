"""What all pages of one build share: the digest, the settings, the addresses and what may be shown of each article."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

from haiti_digest.config import Config
from haiti_digest.records import Digest, Entity, Record, Ref, Speaker, Topic, Voice, record_id
from haiti_digest.site import addresses
from haiti_digest.site.budget import Wanted, excerpt_of, excerpts_of, stand_in
from haiti_digest.site.excerpt import Excerpt, Piece, place_of
from haiti_digest.site.families import families
from haiti_digest.site.heard import Heard, heard_by_speaker
from haiti_digest.site.leaves import leaf_at, leaf_starts
from haiti_digest.site.pairing import Pair, pairs_of
from haiti_digest.site.things import Things
from haiti_digest.site.wording import datetime_attribute, wording
from haiti_digest.spans import Span

BRIEF_WORDS = 4
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
    """One digest with one configuration, ready to be laid out."""

    def __init__(self, digest: Digest, config: Config) -> None:
        self.digest = digest
        self.config = config
        self.wording = wording(config.language)
        self.pages = addresses.article_pages(article.seed for article in digest.articles)
        self.article_at = {address: at for at, address in enumerate(self.pages)}
        self.topic_pages = addresses.topic_pages(digest.topics)
        self._topics_by_ref: dict[Ref, list[int]] = defaultdict(list)
        for number, topic in enumerate(digest.topics):
            for ref in topic.statements:
                self._topics_by_ref[ref].append(number)
        self.agreed = [at for at, thread in enumerate(digest.threads) if thread.support.articles > 1]
        self.agreements = addresses.agreement_places(
            [digest.threads[at].id for at in self.agreed], len(digest.tensions)
        )
        self.thread_of = {
            variant.passage.ref: number
            for number, thread in enumerate(digest.threads)
            for variant in thread.variants
            if variant.passage.ref
        }
        self.speakers = digest.speaker_by_voice()
        self.speakers_by_id = {speaker.id: speaker for speaker in digest.speakers}
        self.current = frozenset(digest.current())
        self.versions = {at: one for one in digest.versions for at in (one.newest, *(v.article for v in one.older))}
        self.copies = {copies.first: copies.others for copies in digest.copies}
        self.copy_of = {copy.article: copies.first for copies in digest.copies for copy in copies.others}
        wanted = _wanted(digest)
        self.excerpts = _excerpts(digest, config, wanted)
        self.lines = [self._line(at) for at in range(len(digest.articles))]
        self.days_that_differ = {ref for day in digest.ahead if day.differs for ref in (*day.dates, *day.differs)}
        self.kept: dict[Ref, Record] = {}
        self._names: dict[str, Who] = {}
        self._company: dict[int, list[tuple[Who, frozenset[int]]]] = {}
        self._leaves: dict[int, tuple[tuple[int, str], ...]] = {}
        self._starts = [[p.span.start for p in article.seed.paragraphs] for article in digest.articles]

    def moment(self, value: str | None) -> Moment | None:
        """A date to show, None where it is not known."""
        if value is None:
            return None
        return Moment(words=self.wording.date(value), datetime=datetime_attribute(value), value=value)

    @cached_property
    def heard(self) -> dict[str, Heard]:
        """What each speaker says and what is said about them, by the speaker's id."""
        return heard_by_speaker(self.digest, self.current, self.speakers)

    @cached_property
    def portrayed(self) -> frozenset[str]:
        """The ids of the speakers who have a page of their own."""
        return frozenset(speaker.id for speaker in self.digest.speakers if self._fills_a_page(speaker))

    def _fills_a_page(self, speaker: Speaker) -> bool:
        """Not those without a name, who stand in one article each, nor those whom one article only names."""
        heard = self.heard[speaker.id]
        if speaker.kind in ("place", "described"):
            return False
        tells = heard.direct or heard.reported or heard.about or speaker.alike
        return bool(tells) or len(heard.articles) > 1

    def home(self, speaker: Speaker) -> str:
        """Where a name leads: to the speaker's page, or to the words in the one article that has them."""
        if speaker.id in self.portrayed:
            return addresses.person_page(speaker.id)
        heard = self.heard[speaker.id]
        if heard.direct or heard.reported:
            return self.record_address(min((*heard.direct, *heard.reported), key=lambda ref: (ref.article, ref.index)))
        voice = self.voices(speaker)[0]
        article = self.digest.articles[voice.article]
        named = article.entities[voice.entity].mentions[:1]
        number = self.paragraph(voice.article, article.mentions[named[0]].span) if named else 1
        return self.paragraph_address(voice.article, number)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of articles that have a page."""
        return pairs_of(self.digest)

    @cached_property
    def pair_pages(self) -> dict[tuple[int, int], str]:
        """The page of each pair, by the numbers of its articles."""
        return {(p.one, p.two): addresses.pair_page(self.pages[p.one], self.pages[p.two]) for p in self.pairs}

    @cached_property
    def pairs_with(self) -> dict[int, list[Pair]]:
        """The pairs in which an article stands."""
        found: dict[int, list[Pair]] = defaultdict(list)
        for pair in self.pairs:
            found[pair.one].append(pair)
            found[pair.two].append(pair)
        return found

    @cached_property
    def things(self) -> Things:
        """What the articles count, with its figures."""
        order = sorted(self.current, key=lambda at: self.lines[at].file)
        return Things(self.digest, sorted(order, key=self.day, reverse=True))

    @cached_property
    def newest(self) -> str:
        """The day of the newest article, ISO 8601; empty where none is dated."""
        return max((self.day(at) for at in self.current), default="")

    def measure_page_of(self, ref: Ref) -> str | None:
        """The page on which a figure stands beside others, None where it stands alone."""
        return self.things.page_of(self.digest, ref)

    def speaking_of(self, ref: Ref) -> Who | None:
        """Who gives a figure or a date; None for the narrator and for a speaker that is not determined."""
        article = self.digest.articles[ref.article]
        inside = article.statement_at(self.span(ref))
        return None if inside is None else self.who(ref.article, article.statements[inside].speaker)

    def topics_of(self, ref: Ref) -> tuple[Topic, ...]:
        """The topics that a statement speaks of, in the digest's order."""
        return tuple(self.digest.topics[number] for number in self._topics_by_ref.get(ref, ()))

    def day(self, article: int) -> str:
        """The publication date of an article to sort by, ISO 8601; empty where the file gives none."""
        published = self.lines[article].published
        return (published.value or "") if published else ""

    def who(self, article: int, entity: int | None) -> Who | None:
        """The speaker behind an entity of an article; None where no speaker is determined."""
        if entity is None:
            return None
        speaker = self.speakers.get((article, entity))
        if speaker is None:
            return Who(name=self.digest.articles[article].entities[entity].name)
        return self.speaker_name(speaker)

    def company(self, article: int) -> list[tuple[Who, frozenset[int]]]:
        """The people and bodies whom an article names, with the paragraphs that do; kept while pages ask for it."""
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
        return max(1, bisect_right(self._starts[article], span.start))

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
        return f"{self.page_at(article, self._starts[article][number - 1])}#p{number}"

    def page_at(self, article: int, place: int) -> str:
        """The page that shows an offset into an article's text: its own, or a further part where the text is long."""
        starts = self._leaves.get(article)
        if starts is None:
            if len(self._leaves) >= KEPT:
                self._leaves.clear()
            starts = leaf_starts(self.digest.articles[article], self.pages[article], self.config)
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
        return tuple(voice for voice in speaker.voices if voice.article in self.current) or speaker.voices

    def speaker_name(self, speaker: Speaker) -> Who:
        """A speaker with the address that the name leads to."""
        found = self._names.get(speaker.id)
        if found is None:
            found = self._names[speaker.id] = Who(name=speaker.name, href=self.home(speaker), id=speaker.id)
        return found

    def _line(self, at: int) -> ArticleLine:
        seed = self.digest.articles[at].seed
        first = stand_in(self.excerpts[at])
        title = _text(self.excerpts[at].pieces(first)) if first else ""
        place = place_of(seed, first, title)
        if seed.headline:
            title = seed.headline.value
            place = place_of(seed, seed.headline.span, title)
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


def _excerpts(digest: Digest, config: Config, wanted: Callable[[int], Wanted]) -> list[Excerpt]:
    """What may be shown of each article; copies and versions of one another are chosen together."""
    made: dict[int, Excerpt] = {}
    for members in families(digest):
        together = excerpts_of([(digest.articles[at], wanted(at)) for at in members], config)
        made |= dict(zip(members, together, strict=True))
    return [made.get(at) or excerpt_of(article, config, wanted(at)) for at, article in enumerate(digest.articles)]


def _text(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces if piece.kind == "text")


def _beginning(title: str) -> str:
    words = title.split()
    return title if len(words) <= BRIEF_WORDS else " ".join(words[:BRIEF_WORDS]) + "…"


def _wanted(digest: Digest) -> Callable[[int], Wanted]:
    """What the first page would like to show of each article."""
    statements: dict[int, list[tuple[Span, ...]]] = defaultdict(list)
    others: dict[int, list[Span]] = defaultdict(list)
    for lead in digest.opening:
        statements[lead.passage.article].append((lead.passage.span,))
    for ref in digest.short:
        statements[ref.article].append(digest.articles[ref.article].statements[ref.index].statement.content)
    for day in digest.ahead:
        ref = day.dates[0]
        others[ref.article].append(digest.articles[ref.article].timexes[ref.index].span)
    for key in digest.key_figures:
        ref = key.figures[0]
        others[ref.article].append(digest.articles[ref.article].figures[ref.index].span)
    names: dict[int, list[Span]] = defaultdict(list)
    for tension in digest.tensions:
        for passage in (*tension.one, *tension.two):
            if tension.kind == "name":
                names[passage.article].append(passage.span)
    return lambda at: Wanted(names=tuple(names[at]), statements=tuple(statements[at]), others=tuple(others[at]))
