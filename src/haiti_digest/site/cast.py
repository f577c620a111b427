"""Who speaks and is named in the articles, each once for all of them."""

from collections.abc import Iterator
from functools import cached_property, lru_cache

from haiti_digest.by_voice import ByVoice
from haiti_digest.records import Ref, Speaker, Voice
from haiti_digest.site import addresses
from haiti_digest.site.by_ref import ById
from haiti_digest.site.ground import Given
from haiti_digest.site.heard import AllHeard, Heard, heard_by_speaker
from haiti_digest.site.lines import Who
from haiti_digest.site.outline import NOBODY
from haiti_digest.site.spots import NAMINGS, Spots


class Cast(Spots):
    """An edition that knows its speakers."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self.speakers = ByVoice(self.whole.speakers)
        self.speakers_by_id = ById(self.whole.speakers)
        self._names: dict[str, Who] = {}
        self._company = lru_cache(NAMINGS)(self._named)

    def speaker(self, speaker_id: str) -> Speaker:
        """A speaker by id."""
        self.looks.at(f"speaker {speaker_id}")
        return self.speakers_by_id[speaker_id]

    def heard(self, speaker_id: str) -> Heard:
        """What a speaker says and what is said about them."""
        self.looks.at(f"speaker {speaker_id}")
        return self.all_heard[speaker_id]

    @cached_property
    def all_heard(self) -> AllHeard:
        """What each speaker says and what is said about them, by the speaker's id."""
        return heard_by_speaker(self.outlines, self._current, self.speakers, self.speakers_by_id.numbers)

    @cached_property
    def portrayed(self) -> frozenset[str]:
        """The ids of the speakers who have a page of their own: not of those without a name, who stand in one article
        each, nor of those whom one article only names."""
        fill = self.all_heard.tells() | self.all_heard.in_several()
        return frozenset(
            speaker.id
            for number, speaker in enumerate(self.whole.speakers)
            if speaker.kind not in ("place", "described") and (number in fill or speaker.alike)
        )

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
        return self.paragraph_address(voice.article, self.outlines[voice.article].paragraphs[voice.entity])

    def speaker_name(self, speaker: Speaker) -> Who:
        """A speaker with the address that the name leads to."""
        self.looks.at(f"who {speaker.id}")
        found = self._names.get(speaker.id)
        if found is None:
            found = self._names[speaker.id] = Who(name=speaker.name, href=self.home(speaker), id=speaker.id)
        return found

    def speaker_names(self) -> Iterator[tuple[Speaker, Who]]:
        """Every speaker with ``speaker_name``, along the articles: names of one article lead to places that are read
        together."""
        for speaker in sorted(self.whole.speakers, key=lambda one: one.voices[0].article):
            yield speaker, self.speaker_name(speaker)

    def voices(self, speaker: Speaker) -> tuple[Voice, ...]:
        """A speaker's places; those in earlier versions of articles only where there are no others."""
        self.looks.at(f"speaker {speaker.id}")
        return tuple(voice for voice in speaker.voices if voice.article in self._current) or speaker.voices

    def who(self, article: int, entity: int | None) -> Who | None:
        """The speaker behind an entity of an article; None where no speaker is determined."""
        if entity is None:
            return None
        self.looks.at(article)
        speaker = self.speakers.get((article, entity))
        if speaker is None:
            return Who(name=self.naming(article, entity).name)
        with self.looks.unnoted():
            return self.speaker_name(speaker)

    def speaking_of(self, ref: Ref) -> Who | None:
        """Who gives a figure or a date; None for the narrator and for a speaker that is not determined."""
        columns = self.columns
        if ref.kind == "figure" and columns.keyed.at(ref.article, ref.index):
            self.looks.at(ref.article)
            teller = columns.tellers.at(ref.article, ref.index)
            return None if teller == NOBODY else self.who(ref.article, teller)
        article = self.digest.articles[ref.article]
        inside = article.statement_at(self.span(ref))
        return None if inside is None else self.who(ref.article, article.statements[inside].speaker)

    def company(self, article: int) -> list[tuple[Who, frozenset[int]]]:
        """The people and bodies whom an article names, with the paragraphs that do; kept while pages ask for it."""
        self.looks.at(article)
        return self._company(article)

    def _named(self, article: int) -> list[tuple[Who, frozenset[int]]]:
        found = []
        for number, naming in enumerate(self.namings(article)):
            who = self.who(article, number) if naming.kind in ("person", "body") else None
            if who is not None and who.href is not None:
                found.append((who, frozenset(naming.named)))
        return found
