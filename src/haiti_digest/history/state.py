"""What a later build must know of this one to tell what changed: a line an article, with no words of the article.

The lines are kept in one file beside the pages (``STATE``), which no manifest lists, so that it is never published. It
is safe to lose: the next build then has nothing to compare with. First comes the head, then the ids of the differences
between articles, then a line an article, which depends on that article alone. States of earlier forms are read (see
``forms``).
"""

import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Literal

import msgspec

from haiti_digest.history.forms import FORMAT, LINES_BEFORE_ARTICLES, Raw, as_now
from haiti_digest.records import Article, Attribution, Figure, Round, Timex
from haiti_digest.spans import Span

STATE = ".haiti-digest.state"

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


class _Day(msgspec.Struct, frozen=True):
    """When an article of the state was published."""

    published: str | None = None


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


def write_state(head: Head, lines: Iterable[bytes], tensions: Iterable[str] = ()) -> Iterator[bytes]:
    """The file of the state, piece by piece; *lines* sorted by path and id, *tensions* the ids of the differences."""
    yield _encoder.encode(head) + b"\n"
    yield _encoder.encode(list(tensions)) + b"\n"
    for line in lines:
        yield line + b"\n"


class _Form(msgspec.Struct, frozen=True):
    """What a head of any form tells of it."""

    format: int


class Before:
    """The state that an earlier build left: its head, and its articles' lines as they are asked for.

    ``head`` is None where there is nothing to compare with: no state, or one that cannot be read; ``trouble`` then says
    why the one that is there cannot.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / STATE
        self.trouble: str | None = None
        self._form = FORMAT
        self.head = self._read_head()

    def _read_head(self) -> Head | None:
        try:
            with self.path.open("rb") as lines:
                first = next(lines, b"")
            self._form = msgspec.json.decode(first, type=_Form).format
            if self._form > FORMAT:
                self.trouble = f"was left by a newer haiti-digest (form {self._form}; this one reads up to {FORMAT})"
                return None
            if self._form == FORMAT:
                return msgspec.json.decode(first, type=Head)
            raw = as_now(self._form, msgspec.json.decode(first, type=Raw), lambda step: step.head)
            return msgspec.convert({**raw, "format": FORMAT}, Head)
        except FileNotFoundError:
            return None
        except OSError as error:
            self.trouble = f"cannot be read: {error.strerror}"
        except (msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError):
            self.trouble = "is damaged"
        return None

    def lines(self) -> Iterator[bytes]:
        """The lines of the articles, in the present form; a damaged one as it is."""
        if self.head is None:
            return
        with self.path.open("rb") as lines:
            for line in islice(lines, LINES_BEFORE_ARTICLES[self._form], None):
                yield line.rstrip(b"\n") if self._form == FORMAT else self._renewed(line.rstrip(b"\n"))

    def _renewed(self, line: bytes) -> bytes:
        try:
            raw = as_now(self._form, msgspec.json.decode(line, type=Raw), lambda step: step.article)
            return _encoder.encode(msgspec.convert(raw, ArticleState))
        except (msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError):
            return line

    def tensions(self) -> frozenset[str] | None:
        """The ids of the differences that the build showed; None where that is not known."""
        if self.head is None or LINES_BEFORE_ARTICLES[self._form] < 2:
            return None
        with self.path.open("rb") as lines:
            try:
                return msgspec.json.decode(next(islice(lines, 1, None), b""), type=frozenset[str])
            except msgspec.MsgspecError:
                return None


def read_line(line: bytes) -> ArticleState:
    """An article's line, read; msgspec.MsgspecError where it is damaged."""
    return _decoder.decode(line)


def read_day(line: bytes) -> str | None:
    """The day of an article's line, its records passed over; msgspec.MsgspecError where it is damaged."""
    published = _day_decoder.decode(line).published
    return published[:10] if published else None


_encoder = msgspec.json.Encoder()
_day_decoder = msgspec.json.Decoder(_Day)
_decoder = msgspec.json.Decoder(ArticleState)
