"""What a later build must know of this one to tell what changed: a line an article, with no words of the article.

The lines are kept in one file beside the pages (``STATE``), which no manifest lists, so that it is never published. It
is safe to lose: the next build then has nothing to compare with. An article's line depends on that article alone.
"""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from haiti_digest.records import Article, Attribution, Figure, Round, Timex
from haiti_digest.spans import Span

STATE = ".haiti-digest.state"
FORMAT = 1

Kind = Literal["statement", "figure", "date"]


class Shown(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record as the state knows it: ``words`` is a checksum of them, ``what`` what may change about it."""

    kind: Kind
    span: Span
    words: int
    what: tuple[str, ...]


class ByHand(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record that was edited by hand, and why."""

    kind: str
    span: Span
    told: str


class ArticleState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article as the state knows it."""

    path: str
    id: str
    sha256: str
    published: str | None = None
    records: tuple[Shown, ...] = ()
    edits: tuple[ByHand, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What names the article: it stays when its text is replaced by a later version."""
        return (self.path, self.id)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first line: the form of the file, and the changes of the last builds."""

    format: int = FORMAT
    rounds: tuple[Round, ...] = ()


def state_line(article: Article) -> bytes:
    """The line of an article, without a line break."""
    return _encoder.encode(article_state(article))


def article_state(article: Article) -> ArticleState:
    """What the state knows of an article; an edit of its speakers or dates shows in the records."""
    seed = article.seed
    shown = [
        *(_shown("statement", seed.text, one.statement.said, _said(article, one)) for one in article.statements),
        *(_shown("figure", seed.text, one.span, _counted(one)) for one in article.figures),
        *(_shown("date", seed.text, one.span, _dated(one)) for one in article.timexes),
    ]
    return ArticleState(
        path=seed.path,
        id=seed.id,
        sha256=seed.sha256,
        published=seed.published.value if seed.published else None,
        records=tuple(shown),
        edits=tuple(ByHand(edit.kind, edit.span, edit.because) for edit in article.edits),
    )


def _shown(kind: Kind, text: str, span: Span, what: tuple[str, ...]) -> Shown:
    return Shown(kind, span, zlib.crc32(span.of(text).encode("utf-8", "surrogatepass")), what)


def _said(article: Article, said: Attribution) -> tuple[str, ...]:
    """The speaker as the article calls it: another article that knows more of the name changes nothing here."""
    return (said.statement.kind, "" if said.speaker is None else article.entities[said.speaker].name)


def _counted(figure: Figure) -> tuple[str, ...]:
    value = format(figure.value, "f") + ("" if figure.upper is None else f"–{figure.upper:f}")
    return (value, figure.noun or figure.unit or "", figure.modifier or "")


def _dated(timex: Timex) -> tuple[str, ...]:
    return (timex.value or "",)


def write_state(head: Head, lines: Iterable[bytes]) -> Iterator[bytes]:
    """The file of the state, piece by piece; *lines* sorted by path and id."""
    yield _encoder.encode(head) + b"\n"
    for line in lines:
        yield line + b"\n"


class Before:
    """The state that an earlier build left: its head, and its articles' lines as they are asked for."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / STATE
        self.head = self._read_head()

    def _read_head(self) -> Head | None:
        """None where there is no state, or none that can be read: then there is nothing to compare with."""
        try:
            with self.path.open("rb") as lines:
                first = next(lines, b"")
            form = msgspec.json.decode(first, type=Head)
        except (OSError, msgspec.MsgspecError):
            return None
        return form if form.format == FORMAT else None

    def lines(self) -> Iterator[bytes]:
        """The lines of the articles."""
        if self.head is None:
            return
        with self.path.open("rb") as lines:
            next(lines)
            for line in lines:
                yield line.rstrip(b"\n")


def read_line(line: bytes) -> ArticleState:
    """An article's line, read; msgspec.MsgspecError where it is damaged."""
    return _decoder.decode(line)


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(ArticleState)
