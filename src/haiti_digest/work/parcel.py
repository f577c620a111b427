"""What a machine elsewhere needs to draw pages: sent to it once; then it is told numbers and gives pages back.

The data of a page are as large as the page, so to send those instead would cost as much as what comes back. The digest
and the articles are a tenth of it, and from them a worker lays out the same pages under the same numbers.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec

from haiti_digest.config import Config
from haiti_digest.on_demand import OnDemand
from haiti_digest.records import Article, Digest
from haiti_digest.site.edition import Edition
from haiti_digest.site.packed import spelled_out
from haiti_digest.work.kept_digest import ON_DEMAND
from haiti_digest.work.stored import StoredArticles
from haiti_digest.work.studio import Sheet, Studio, made, studio_of

FAST = 1
"""The least that zlib can do: on pages and records it takes a tenth of what drawing takes, and leaves a sixth."""
HELD = 2_000
"""Articles that a worker holds decoded at a time."""


class Far(NamedTuple):
    """Pages to draw, by their numbers, the fingerprints that they had, and whether they give to the search too."""

    numbers: tuple[int, ...]
    known: tuple[bytes | None, ...]
    gives: tuple[bool, ...]


class Parcel:
    """An edition and the user's templates on their way; where they arrive, ``studio`` is made of them, once."""

    def __init__(
        self,
        digest: bytes,
        articles: tuple[bytes, ...],
        config: Config,
        keys: tuple[bytes, ...] | None,
        templates: dict[str, bytes] | None,
    ) -> None:
        self._sent = digest, articles, config, keys, templates

    def __reduce__(self) -> tuple[object, ...]:
        return Parcel, self._sent

    @cached_property
    def studio(self) -> Studio:
        """The pages, laid out as where the parcel was packed."""
        digest, articles, config, keys, templates = self._sent
        whole = msgspec.msgpack.decode(zlib.decompress(digest), type=Digest)
        whole = msgspec.structs.replace(whole, articles=SentArticles(articles))
        return studio_of(Edition(whole, config, keys), self._folder(templates))

    def _folder(self, templates: dict[str, bytes] | None) -> Path | None:
        """The user's templates in a folder that goes with the parcel."""
        if templates is None:
            return None
        self._laid_out = TemporaryDirectory(prefix="haiti-digest-")
        for name, data in templates.items():
            path = Path(self._laid_out.name, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return Path(self._laid_out.name)


class SentArticles(OnDemand[Article]):
    """Articles by number, as they were sent; each is decoded when it is asked for."""

    def __init__(self, records: Sequence[bytes]) -> None:
        super().__init__(HELD)
        self._records = records
        self._decode = msgspec.msgpack.Decoder(Article).decode

    def __len__(self) -> int:
        return len(self._records)

    def make(self, at: int) -> Article:
        """An article, unpacked."""
        return self._decode(zlib.decompress(self._records[at]))


def packed(edition: Edition, templates: Path | None) -> Parcel:
    """The parcel of an edition."""
    whole = edition.whole
    fetched = {name: tuple(getattr(whole, name)) for name in ON_DEMAND}
    bare = msgspec.msgpack.encode(msgspec.structs.replace(whole, articles=(), **fetched), enc_hook=spelled_out)
    articles = tuple(zlib.compress(record, FAST) for record in _records(whole.articles))
    files = None
    if templates:
        paths = [path for path in sorted(templates.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
        files = {str(path.relative_to(templates)): path.read_bytes() for path in paths}
    keys = None if edition.keys is None else tuple(edition.keys)
    return Parcel(zlib.compress(bare, FAST), articles, edition.config, keys, files)


def _records(articles: Sequence[Article]) -> Iterator[bytes]:
    for at in range(len(articles)):
        yield articles.encoded(at) if isinstance(articles, StoredArticles) else msgspec.msgpack.encode(articles[at])


def draw_far(task: Far, parcel: Parcel) -> list[Sheet]:
    """Some pages of the parcel, packed."""
    sheets = (made(parcel.studio, *one) for one in zip(*task, strict=True))
    return [one._replace(data=None if one.data is None else zlib.compress(one.data, FAST)) for one in sheets]


def unpacked(sheet: Sheet) -> Sheet:
    """A sheet with its page as it was drawn."""
    return sheet._replace(data=None if sheet.data is None else zlib.decompress(sheet.data))
