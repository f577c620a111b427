"""Speakers by the entities that they are in articles: a few bytes for each, where a dictionary would take a hundred."""

from collections.abc import Iterator, Mapping, Sequence

from haiti_digest.by_key import ByKey, halves, pair_key
from haiti_digest.records import Speaker


class ByVoice(Mapping[tuple[int, int], Speaker]):
    """Who each entity is across articles, by the numbers of article and entity; nobody, until it is told."""

    def __init__(self, speakers: Sequence[Speaker] = ()) -> None:
        self.tell(speakers)

    def tell(self, speakers: Sequence[Speaker]) -> None:
        """Takes these *speakers* for those that there are."""
        self._speakers = speakers
        self._found = ByKey(
            (pair_key(one.article, one.entity), number) for number, who in enumerate(speakers) for one in who.voices
        )

    def __getitem__(self, voice: tuple[int, int]) -> Speaker:
        found = self.get(voice)
        if found is None:
            raise KeyError(voice)
        return found

    def get(self, voice: tuple[int, int], default: Speaker | None = None) -> Speaker | None:  # type: ignore[override]
        """Who an entity is; *default* where it is known in its article alone. Asked for each entity of each article."""
        number = self.number(*voice)
        return default if number is None else self._speakers[number]

    def number(self, article: int, entity: int) -> int | None:
        """The number of who an entity is among the speakers; None where it is known in its article alone."""
        return self._found.last(pair_key(article, entity))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return map(halves, self._found.keys)

    def __len__(self) -> int:
        return len(self._found.keys)
