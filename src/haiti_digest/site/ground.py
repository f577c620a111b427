"""What all parts of an edition stand on: the digest, the settings, the articles with their addresses and excerpts."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import NamedTuple, TypeVar, cast

from msgspec.msgpack import encode

from haiti_digest.config import Config
from haiti_digest.on_demand import OnDemand
from haiti_digest.records import Copy, Digest, EstimatedDate, Passage, Ref, Seed, Versions
from haiti_digest.site import addresses
from haiti_digest.site.budget import stand_in
from haiti_digest.site.chosen import Choice, Excerpts
from haiti_digest.site.columns import Columns
from haiti_digest.site.families import families
from haiti_digest.site.lines import ArticleLine, Moment, beginning
from haiti_digest.site.looks import EVERYTHING, Key, Looked, LookedDigest, Looks
from haiti_digest.site.outline import Headed, Outline, Outlines
from haiti_digest.site.pieces import place_of
from haiti_digest.site.shelves import mark_of
from haiti_digest.site.wanted import Asked
from haiti_digest.site.wording import Wording, datetime_attribute, wording

Made = TypeVar("Made")
MOST_KEPT = 12_000
"""Cards and lines that are kept while pages are made."""


class Given(NamedTuple):
    """What an edition is made of; ``keys`` are sums over what each article was made from, where they are known."""

    digest: Digest
    config: Config
    keys: Sequence[bytes] | None
    outlines: OnDemand[Outline] | None
    seeds: Sequence[Seed] | None = None


class Ground:
    """A digest with a configuration, and what is asked for article by article."""

    def __init__(self, given: Given) -> None:
        digest, config, outlines = given.digest, given.config, given.outlines
        self.config = config
        self.keys = given.keys
        self.wording = wording(config.language)
        self.looks = Looks()
        self.whole = digest
        self.digest = cast(Digest, LookedDigest(digest, self.looks))
        self.outlines: OnDemand[Outline] = Outlines(digest.articles) if outlines is None else outlines
        self.columns = Columns()
        """What the outlines of all articles say of their records."""
        headed = []
        for one in self.outlines:
            self.columns.append(one)
            headed.append((one.path, one.id, one.head))
        addressed = addresses.article_pages((path, name) for path, name, _ in headed)
        self.article_at = {address: at for at, address in enumerate(addressed)}
        self.pages = Looked(addressed, self.looks)
        self._marks = [mark_of(address) for address in addressed]
        self._current = frozenset(digest.current())
        self._versions = {at: one for one in digest.versions for at in (one.newest, *(v.article for v in one.older))}
        self._copies = {copies.first: copies.others for copies in digest.copies}
        self._copy_of = {copy.article: copies.first for copies in digest.copies for copy in copies.others}
        self._estimates = {one.article: one for one in digest.estimates}
        self.families = {at: members for members in families(digest) for at in members}
        self.wanted = Asked(digest)
        self._excerpts = Excerpts(digest, config, self.families, self.wanted, given.seeds)
        self.excerpts = Looked(self._excerpts, self.looks)
        self._lines = [self._line(at, *one) for at, one in enumerate(headed)]
        self.lines = Looked(self._lines, self.looks, int.__invert__)
        self._kept: dict[Hashable, tuple[object, set[Key]]] = {}
        self._kept_before: dict[Hashable, tuple[object, set[Key]]] = {}

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What *make* gives, made once under its *name*; what it looked at is noted each time."""
        kept = self._kept.get(name)
        if kept is None:
            kept = self._kept_before.pop(name, None)
            if kept is None:
                kept = self.looks.noting(make)
            if len(self._kept) >= MOST_KEPT // 2:
                self._kept_before, self._kept = self._kept, {}
            self._kept[name] = kept
        self.looks.at_all(kept[1])
        return cast(Made, kept[0])

    def moment(self, value: str | None) -> Moment | None:
        """A date to show, None where it is not known."""
        return None if value is None else _moment(self.wording, value)

    @cached_property
    def months(self) -> list[tuple[str, str]]:
        """The months by article, as names for addresses and in words, to lay lists out by."""
        values = [day[:7] for day in self.days]
        named = {value: (f"month-{value}", self.wording.date(value)) for value in set(values)}
        named[""] = ("undated", self.wording.pages["shelves"]["undated"])
        return [named[value] for value in values]

    def read_from(self, path: str) -> Sequence[int]:
        """The articles that were read from a file."""
        found = self.by_file.get(path, ())
        self.looks.at(f"file {path}")
        self.looks.at_all(found)
        return found

    @cached_property
    def by_file(self) -> dict[str, list[int]]:
        """The articles by the files they were read from."""
        found: dict[str, list[int]] = {}
        for at, line in enumerate(self._lines):
            found.setdefault(line.file, []).append(at)
        return found

    @property
    def current(self) -> frozenset[int]:
        """The articles without the earlier versions of others."""
        self.looks.at(EVERYTHING)
        return self._current

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
        told = [(self.keys[one], self.wanted.told(one)) for one in members]
        return blake2b(encode((members.index(at), told)), digest_size=16).digest()

    def shown_key(self, at: int) -> bytes:
        """A sum over an article and what is shown of it; ValueError where keys are not known."""
        if self.keys is None:
            raise ValueError("an edition of articles whose keys are not known")
        choice = self._excerpts.choice(at)
        return blake2b(self.keys[at] + choice.shown, digest_size=16).digest()

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

    def mark(self, ref: Ref) -> int:
        """A number that follows from a record's place alone, to cut long lists by."""
        return (self._marks[ref.article] ^ ref.index * 2654435761) & 0xFFFFFFFF

    def mark_of_passages(self, passages: Iterable[Passage]) -> int:
        """The same of places in articles: their words, which change with an edit, do not tell it."""
        mark = 0
        for one in passages:
            mark ^= self._marks[one.article] ^ one.span.start * 2654435761
        return mark & 0xFFFFFFFF

    def day(self, article: int) -> str:
        """The publication date of an article to sort by, ISO 8601; empty where the file gives none."""
        self.looks.at(~article)
        return self.days[article]

    @cached_property
    def days(self) -> list[str]:
        """The publication dates by article, to lay lists out by; pages ask for the day of an article instead."""
        return [(one.published.value or "") if one.published else "" for one in self._lines]

    def _line(self, at: int, path: str, name: str, head: Headed) -> ArticleLine:
        if head.title is not None:
            title, place = head.title, head.source
        else:
            excerpt = self._excerpts[at]
            first = stand_in(excerpt)
            title = "".join(one.text for one in excerpt.pieces(first) if one.kind == "text") if first else ""
            place = place_of(excerpt.seed, first, title)
        title = title or name
        return ArticleLine(
            href=self.pages[at],
            title=title,
            titled=head.title is not None,
            called=head.outlet or beginning(title),
            outlet=head.outlet,
            published=self.moment(head.published),
            file=path,
            language=head.language,
            title_source=place,
        )


@lru_cache(maxsize=4096)
def _moment(words: Wording, value: str) -> Moment:
    return Moment(words=words.date(value), datetime=datetime_attribute(value), value=value)
