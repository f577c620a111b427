"""Numbers found by the record they belong to: twelve bytes for each."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from haiti_digest.by_key import ByKey, halves, pair_key
from haiti_digest.records import Ref, Speaker
from haiti_digest.site.outline import KINDS

KIND = 30
"""The bits before the kind of a record, which its number in its article has."""


class ByRef:
    """The numbers *told* of records; of one record there may be several."""

    __slots__ = ("_found",)

    def __init__(self, told: Iterable[tuple[Ref, int]]) -> None:
        self._found = ByKey((_key(ref), number) for ref, number in told)

    def last(self, ref: Ref) -> int | None:
        """The last number that was told of a record; None where there is none."""
        return self._found.last(_key(ref))

    def all(self, ref: Ref) -> "array[int]":
        """All numbers that were told of a record, in their order."""
        return self._found.all(_key(ref))

    def refs(self) -> Iterator[Ref]:
        """Each record of which a number was told."""
        return map(_ref, self._found.each())


class ById(Mapping[str, Speaker]):
    """The speakers by their ids; ``numbers`` tells the number of each among them."""

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        self._speakers = speakers
        self.numbers = {speaker.id: number for number, speaker in enumerate(speakers)}

    def __getitem__(self, speaker_id: str) -> Speaker:
        return self._speakers[self.numbers[speaker_id]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)


def _key(ref: Ref) -> int:
    return pair_key(ref.article, KINDS.index(ref.kind) << KIND | ref.index)


def _ref(key: int) -> Ref:
    article, place = halves(key)
    kind, index = divmod(place, 1 << KIND)
    return Ref(article=article, kind=KINDS[kind], index=index)
