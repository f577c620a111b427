"""The passages of an article that are compared with those of others: statements, and sentences of the narrator."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from haiti_digest.link.wording import listed, stems_of
from haiti_digest.records import Article, Attribution, Passage, Ref, Speaker
from haiti_digest.spans import Span, hull
from haiti_digest.text.sentences import sentence_bounds
from haiti_digest.text.tokens import Tokens

FEW = 3
"""Content words below which a passage says too little to be compared."""

OPENERS = frozenset('“"‘«')

Voices = Mapping[tuple[int, int], Speaker]


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A passage made ready: its tokens ``first:end`` in the view, its content words, who speaks and how."""

    view: "View"
    passage: Passage
    first: int
    end: int
    words: frozenset[str]
    speaker: str | None
    quoted: bool

    @property
    def article(self) -> int:
        """The number of its article."""
        return self.passage.article


class View:
    """An article's tokens with their stems, its sentences and its passages; made once and shared by all steps."""

    __slots__ = (
        "_found",
        "article",
        "dated",
        "day",
        "ends",
        "low",
        "named",
        "number",
        "sentences",
        "starts",
        "stems",
        "tellings",
        "words",
    )

    def __init__(self, number: int, article: Article, voices: Voices) -> None:
        self.number = number
        self.article = article
        self.day = ordinal(article)
        stretches = [paragraph.span for paragraph in article.seed.paragraphs]
        tokens = Tokens(article.seed.text, stretches)
        self._found: dict[tuple[str, ...], list[int]] = {}
        self.words = tokens.words
        self.low = tokens.lower
        self.starts = tokens.starts
        self.ends = tokens.ends
        stem = stems_of(article)
        self.stems = [stem[word] for word in tokens.words]
        self.sentences = list(_sentences(tokens, stretches, article.seed.language.value))
        self.dated = frozenset(at for timex in article.timexes for at in self._tokens(timex.span))
        self.named = self._named()
        self.tellings = tuple(sorted(self._tellings(voices), key=lambda t: (t.passage.span, t.end)))

    def span(self, first: int, end: int) -> Span:
        """From token *first* to the token before *end*."""
        return Span(self.starts[first], self.ends[end - 1])

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which *span* starts."""
        token = self.token_at(span.start)
        place = max(0, bisect_right(self.sentences, (token, len(self.words))) - 1)
        return self.span(*self.sentences[place]) if self.sentences else span

    def _named(self) -> list[int]:
        """The tokens written with a capital inside a sentence, dates left out."""
        opens = {first for first, _ in self.sentences}
        opens.update(at + 1 for at, word in enumerate(self.words) if word in OPENERS)
        return [
            at
            for at, word in enumerate(self.words)
            if word[0].isupper() and at not in opens and at not in self.dated and self.stems[at]
        ]

    def names_in(self, first: int, end: int) -> frozenset[str]:
        """The stems of the words with a capital in a token range, dates and the first words of sentences left out."""
        inside = self.named[bisect_left(self.named, first) : bisect_left(self.named, end)]
        return frozenset(self.stems[at] for at in inside)

    def places(self, *path: str) -> list[int]:
        """The tokens that are a word of the list at *path* of the language's link table, in order; looked up once."""
        if path not in self._found:
            wanted = self.listed(*path)
            self._found[path] = [at for at, word in enumerate(self.low) if word in wanted]
        return self._found[path]

    def listed(self, *path: str) -> frozenset[str]:
        """The words of the list at *path* of the language's link table."""
        return listed(self.article.seed.language.value.split("-")[0], *path)

    def places_in(self, first: int, end: int, *path: str) -> list[int]:
        """Those of them that lie in a token range."""
        found = self.places(*path)
        return found[bisect_left(found, first) : bisect_left(found, end)]

    def lower(self, first: int, end: int) -> list[str]:
        """The words of a token range in lower case, marks left out."""
        return [word for word in self.low[first:end] if word[0].isalnum()]

    def _tellings(self, voices: Voices) -> Iterator[Telling]:
        said = sorted(enumerate(self.article.statements), key=lambda pair: _content(pair[1]))
        at = 0
        done = 0
        for first, end in self.sentences:
            begin, stop = self.starts[first], self.ends[end - 1]
            inside: list[tuple[int, Attribution]] = []
            while at < len(said) and _content(said[at][1]).start < stop:
                inside.append(said[at])
                at += 1
            long = [(number, one) for number, one in inside if _content(one).end > stop or _is_quote(one)]
            for number, one in long:
                yield from self._statement(number, one, voices)
                done = max(done, _content(one).end)
            short = [(number, one) for number, one in inside if (number, one) not in long]
            if not long and begin >= done:
                yield from self._sentence(first, end, short, voices)

    def _sentence(
        self, first: int, end: int, inside: Sequence[tuple[int, Attribution]], voices: Voices
    ) -> Iterator[Telling]:
        """The sentence, as the longest statement in it; what stands apart from that one is a passage of its own."""
        ranked = sorted(inside, key=lambda pair: (-len(_content(pair[1])), pair[0]))
        if not ranked:
            words = frozenset(self.stems[i] for i in range(first, end) if i not in self.dated) - {""}
            if len(words) >= FEW:
                yield self._telling(first, end, words, None, None, quoted=False)
            return
        number, main = ranked[0]
        said = (main.statement.cue, main.statement.source)
        drop = {i for span in said if span for i in self._tokens(span)}
        words = frozenset(self.stems[i] for i in range(first, end) if i not in drop and i not in self.dated) - {""}
        if len(words) >= FEW:
            yield self._telling(first, end, words, number, self.speaker(main, voices), quoted=False)
        for other, one in ranked[1:]:
            if not _content(one).overlaps(_content(main)):
                yield from self._statement(other, one, voices)

    def _statement(self, number: int, said: Attribution, voices: Voices) -> Iterator[Telling]:
        tokens = [i for piece in said.statement.content for i in self._tokens(piece)]
        words = frozenset(self.stems[i] for i in tokens if i not in self.dated) - {""}
        if len(words) >= FEW:
            quoted = said.statement.kind != "indirect"
            yield self._telling(tokens[0], tokens[-1] + 1, words, number, self.speaker(said, voices), quoted)

    def _telling(
        self, first: int, end: int, words: frozenset[str], number: int | None, speaker: str | None, quoted: bool
    ) -> Telling:
        ref = None if number is None else Ref(article=self.number, kind="statement", index=number)
        passage = Passage(article=self.number, span=self.span(first, end), ref=ref)
        return Telling(self, passage, first, end, words, speaker, quoted)

    def speaker(self, said: Attribution, voices: Voices) -> str | None:
        """The speaker's id across articles; one who stands in this article alone has the article in it."""
        if said.speaker is None:
            return None
        speaker = voices.get((self.number, said.speaker))
        return speaker.id if speaker else f"{self.number}:{said.speaker}"

    def speaker_at(self, token: int) -> str | None:
        """Who speaks in the passage that holds a token; None where it is the narrator's or not determined."""
        place = bisect_right(self.tellings, token, key=lambda telling: telling.first) - 1
        return self.tellings[place].speaker if place >= 0 and token < self.tellings[place].end else None

    def _tokens(self, span: Span) -> range:
        return range(self.token_at(span.start), self.token_at(span.end))

    def token_at(self, offset: int) -> int:
        """Index of the first token that starts at *offset* or after it."""
        return bisect_left(self.starts, offset)


def ordinal(article: Article) -> int:
    """The day of publication as a number; 0 where it is not given or not a day."""
    try:
        return date.fromisoformat(article.seed.published.value[:10]).toordinal() if article.seed.published else 0
    except ValueError:
        return 0


def _content(said: Attribution) -> Span:
    return hull(said.statement.content)


def _is_quote(said: Attribution) -> bool:
    return said.statement.kind == "direct"


def _sentences(tokens: Tokens, stretches: Sequence[Span], language: str) -> Iterator[tuple[int, int]]:
    first = 0
    for stretch in stretches:
        end = bisect_left(tokens.starts, stretch.end, first)
        yield from sentence_bounds(tokens, first, end, language)
        first = end
