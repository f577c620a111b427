"""Numbers found by the record they belong to: twelve bytes for each."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from haiti_digest.records import Ref, Speaker
from haiti_digest.site.outline import KINDS

KIND = 30
"""The bits before the kind of a record, which its number in its article has."""


class ByRef:
    """The numbers *told* of records; of one record there may be several."""

    __slots__ = ("_keys", "_numbers")

    def __init__(self, told: Iterable[tuple[Ref, int]]) -> None:
        self._keys, self._numbers = _sorted((_key(ref), number) for ref, number in told)

    def last(self, ref: Ref) -> int | None:
        """The last number that was told of a record; None where there is none."""
        end = bisect_right(self._keys, key := _key(ref))
        return self._numbers[end - 1] if end and self._keys[end - 1] == key else None

    def all(self, ref: Ref) -> "array[int]":
        """All numbers that were told of a record, in their order."""
        key = _key(ref)
        start = bisect_left(self._keys, key)
        return self._numbers[start : bisect_right(self._keys, key, start)]

    def refs(self) -> Iterator[Ref]:
        """Each record of which a number was told."""
        before = -1
        for key in self._keys:
            if key != before:
                yield _ref(before := key)


class ByVoice(Mapping[tuple[int, int], Speaker]):
    """Who each entity is across articles, by the numbers of article and entity."""

    def __init__(self, speakers: Sequence[Speaker]) -> None:
        self._speakers = speakers
        self._keys, self._numbers = _sorted(
            (one.article << 32 | one.entity, number) for number, who in enumerate(speakers) for one in who.voices
        )

    def __getitem__(self, voice: tuple[int, int]) -> Speaker:
        key = voice[0] << 32 | voice[1]
        at = bisect_right(self._keys, key) - 1
        if at < 0 or self._keys[at] != key:
            raise KeyError(voice)
        return self._speakers[self._numbers[at]]

    def get(self, voice: tuple[int, int], default: Speaker | None = None) -> Speaker | None:  # type: ignore[override]
        """Who an entity is; *default* where it is known in its article alone. Asked for each entity of each article."""
        key = voice[0] << 32 | voice[1]
        at = bisect_right(self._keys, key) - 1
        return self._speakers[self._numbers[at]] if at >= 0 and self._keys[at] == key else default

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return ((key >> 32, key & 0xFFFFFFFF) for key in self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def _sorted(told: Iterable[tuple[int, int]]) -> "tuple[array[int], array[int]]":
    keys, numbers = array("Q"), array("I")
    for key, number in told:
        keys.append(key)
        numbers.append(number)
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return array("Q", map(keys.__getitem__, order)), array("I", map(numbers.__getitem__, order))


def _key(ref: Ref) -> int:
    return ref.article << 32 | KINDS.index(ref.kind) << KIND | ref.index


def _ref(key: int) -> Ref:
    kind, index = divmod(key & 0xFFFFFFFF, 1 << KIND)
    return Ref(article=key >> 32, kind=KINDS[kind], index=index)
