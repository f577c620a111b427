"""An article in outline: what laying out the pages asks of it, kept beside it, small and quick to read.

To lay out the pages of an edition after an edit, every article is asked what lines, lists and days it belongs to; were
each read whole for that, an edit would cost what the whole site costs. An outline follows from its article alone.
"""

from array import array
from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from haiti_digest.on_demand import OnDemand
from haiti_digest.records import Article, Figure
from haiti_digest.site.datings import first_day
from haiti_digest.site.leaves import is_light
from haiti_digest.site.namings import Namings, namings_of
from haiti_digest.site.pieces import place_of
from haiti_digest.spans import Span

NOBODY = -1
Kind = Literal["statement", "figure", "date"]
KINDS: tuple[Kind, ...] = ("statement", "figure", "date")
NO_DATE, FIXED, OPEN = 0, 1, 2
NOW = "PRESENT_REF"
"""The value of *now* and *currently*, which date nothing."""


class Headed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the line of an article is made of; ``title`` is None where the file gives no headline."""

    title: str | None
    source: str
    outlet: str | None
    published: str | None
    language: str


class Outline(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An article in outline; records and entities by their numbers, ``NOBODY`` for an entity that is none.

    ``said`` has start and end of each statement with its source, as unsigned integers of four bytes; ``lengths`` are
    those of the spans of statements, figures and dates; ``placed`` the records of each kind once, in the order of the
    text. ``tellers`` are the speakers of the statements around keyed figures. ``kinds`` of dates are ``NO_DATE`` for
    other time expressions, ``FIXED`` to a day or ``OPEN``. ``paragraphs`` are those that name each entity first.
    """

    path: str
    id: str
    sha256: str
    head: Headed
    light: bool
    text: int
    """Bytes of the body, with the statements' content once more."""
    rows: int
    speakers: tuple[int, ...]
    indirect: bytes
    said: bytes
    named: tuple[tuple[int, ...], ...]
    """By statement, the entities that its content names."""
    things: tuple[str, ...]
    keyed: bytes
    tellers: tuple[int, ...]
    values: tuple[str, ...]
    precisions: tuple[str, ...]
    kinds: bytes
    lengths: tuple[tuple[int, ...], ...]
    placed: tuple[tuple[int, ...], ...]
    paragraphs: tuple[int, ...]
    roles: bytes
    """Whether a role is written of each entity."""
    mentions: bytes
    """How often each entity is named, as ``said``."""
    namings: bytes
    """What each entity is called and where, encoded (``site.namings``): asked for by few pages."""
    problems: int


def thing_of(figure: Figure) -> str:
    """What a figure counts: the noun, else the unit; where neither is named, the kind of number in brackets."""
    return figure.noun or figure.unit or f"({figure.kind})"


def outline_of(article: Article) -> Outline:
    """The outline of an article."""
    seed, body, namings = article.seed, article.seed.body, namings_of(article)
    return Outline(
        path=seed.path,
        id=seed.id,
        sha256=seed.sha256,
        head=_head(article),
        light=is_light(article),
        text=len(body.of(seed.text).encode("utf-8", "surrogatepass"))
        + sum(
            len(span.of(seed.text).encode("utf-8", "surrogatepass"))
            for one in article.statements
            for span in one.statement.content
        ),
        rows=len(seed.paragraphs) + 1,
        speakers=tuple(NOBODY if one.speaker is None else one.speaker for one in article.statements),
        indirect=bytes(one.statement.kind == "indirect" for one in article.statements),
        said=array("I", [edge for one in article.statements for edge in _edges(one.statement.said)]).tobytes(),
        named=_named(article),
        things=tuple(thing_of(one) for one in article.figures),
        keyed=bytes(bool(one.key) for one in article.figures),
        tellers=_tellers(article),
        **_dates(article),
        lengths=(
            tuple(len(one.statement.span) for one in article.statements),
            tuple(len(one.span) for one in article.figures),
            tuple(len(one.span) for one in article.timexes),
        ),
        placed=_placed(article),
        paragraphs=tuple(one.paragraphs[0] if one.paragraphs else 1 for one in namings),
        roles=bytes(bool(one.roles) for one in namings),
        mentions=array("I", [len(one.mentions) for one in article.entities]).tobytes(),
        namings=msgspec.msgpack.encode(namings),
        problems=len(article.problems),
    )


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _head(article: Article) -> Headed:
    seed = article.seed
    title = seed.headline.value if seed.headline else None
    return Headed(
        title=title,
        source=place_of(seed, seed.headline.span, seed.headline.value) if seed.headline else "",
        outlet=seed.outlet.value if seed.outlet else None,
        published=seed.published.value if seed.published else None,
        language=seed.language.value,
    )


def _named(article: Article) -> tuple[tuple[int, ...], ...]:
    namings = Namings(article)
    return tuple(namings.inside(one.statement.content) for one in article.statements)


def _tellers(article: Article) -> tuple[int, ...]:
    found = [article.statement_at(one.span) if one.key else None for one in article.figures]
    speakers = [None if inside is None else article.statements[inside].speaker for inside in found]
    return tuple(NOBODY if one is None else one for one in speakers)


def _dates(article: Article) -> dict[str, Any]:
    """Of time expressions: what they are, their values, and how exact these are."""
    days = [one.type in ("DATE", "TIME") and one.value != NOW for one in article.timexes]
    fixed = [one.value is not None and first_day(one.value) is not None for one in article.timexes]
    return {
        "values": tuple((one.value or "") if now else "" for one, now in zip(article.timexes, fixed, strict=True)),
        "precisions": tuple(one.precision for one in article.timexes),
        "kinds": bytes((FIXED if now else OPEN) if day else NO_DATE for day, now in zip(days, fixed, strict=True)),
    }


def in_order(article: Article) -> list[tuple[Kind, int, Span]]:
    """The article's records in the order of the text, a statement before what it holds, each once: kind and number,
    and where it lies."""
    once: dict[tuple[Kind, Span], tuple[Span, int]] = {}
    for number, said in enumerate(article.statements):
        once.setdefault(("statement", said.statement.said), (said.statement.span, number))
    for number, figure in enumerate(article.figures):
        once.setdefault(("figure", figure.span), (figure.span, number))
    for number, timex in enumerate(article.timexes):
        once.setdefault(("date", timex.span), (timex.span, number))
    found = [(kind, number, span) for (kind, _), (span, number) in once.items()][::-1]
    return sorted(found, key=lambda one: (one[2].start, -one[2].end))


def _placed(article: Article) -> tuple[tuple[int, ...], ...]:
    found = in_order(article)
    return tuple(tuple(number for kind, number, _ in found if kind == one) for one in KINDS)


class Outlines(OnDemand[Outline]):
    """The outlines of articles that are at hand whole; each is made when it is first asked for."""

    def __init__(self, articles: Sequence[Article]) -> None:
        super().__init__(len(articles))
        self._articles = articles

    def __len__(self) -> int:
        return len(self._articles)

    def make(self, at: int) -> Outline:
        """The outline of an article."""
        return outline_of(self._articles[at])
