"""A seed's text made ready for the extractors: tokens, sentences and quoted runs, found once and shared."""

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from haiti_digest.records import Dateline, Paragraph, Published, Seed
from haiti_digest.spans import Span
from haiti_digest.text.namesakes import set_apart
from haiti_digest.text.quotation import QuotedRun, quoted_runs
from haiti_digest.text.sentences import enders, sentence_bounds
from haiti_digest.text.tokens import Tokens, places_of

WIDE_BLANKS = "\u00a0\u202f\u2009\u2007"
ODD_BLANKS = WIDE_BLANKS + "\u200b\ufeff"


class Cut(NamedTuple):
    """A text cut into tokens and sentences, see `Reading`; shared, so nothing in it may be changed."""

    tokens: Tokens
    met: frozenset[str]
    paragraph_tokens: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    sentence_paragraph: list[int]


@lru_cache(maxsize=16)  # linking looks at articles once more as soon as a few are made
def cut_text(text: str, stretches: tuple[Span, ...], language: str) -> Cut:
    """The tokens and sentences of the *stretches* of a text, which are its paragraphs."""
    tokens = Tokens(text, stretches)
    met = frozenset(tokens.words)
    cut = Cut(tokens, met, [], [], [])
    ends = places_of(tokens.words, enders(met))
    first = 0
    for number, stretch in enumerate(stretches):
        end = bisect_left(tokens.starts, stretch.end, first)
        bounds = sentence_bounds(tokens, first, end, language, ends)
        cut.paragraph_tokens.append((first, end))
        cut.sentences.extend(bounds)
        cut.sentence_paragraph.extend([number] * len(bounds))
        first = end
    set_apart(tokens, met, cut.sentences, language)
    return cut


def with_plain(text: str, blanks: str) -> str:
    """*text* with plain blanks for all *blanks*, one for one."""
    for blank in blanks:
        text = text.replace(blank, " ")
    return text


def text_of(seed: Seed) -> str:
    """The seed's text with plain blanks for odd ones and for hidden marks, one for one."""
    text = with_plain(seed.text, ODD_BLANKS)
    if not seed.hidden:
        return text
    parts: list[str] = []
    done = 0
    for span in sorted(seed.hidden):
        start = max(done, span.start)
        if span.end > start:
            parts += (text[done:start], " " * (span.end - start))
            done = span.end
    return "".join(parts) + text[done:]


class Reading:
    """What every extractor gets. Offsets are those of the seed's text, though ``text`` may differ from it:

    odd blanks are plain ones and hidden marks are blanks, one for one, so that a pattern need not know them.
    ``sentences`` and ``paragraph_tokens`` are token ranges ``(first, end)``; ``sentence_paragraph[i]`` is the
    paragraph of sentence *i*; ``met`` is every word as written.
    """

    __slots__ = (
        "dateline",
        "language",
        "met",
        "paragraph_tokens",
        "paragraphs",
        "published",
        "quotes",
        "sentence_paragraph",
        "sentences",
        "text",
        "tokens",
    )

    def __init__(
        self,
        text: str,
        paragraphs: tuple[Paragraph, ...],
        language: str = "en",
        published: Published | None = None,
        dateline: Dateline | None = None,
    ) -> None:
        self.text = text
        self.language = language
        self.published = published
        self.dateline = dateline
        self.paragraphs = paragraphs
        stretches = tuple([p.span for p in paragraphs])
        self.tokens, self.met, self.paragraph_tokens, self.sentences, self.sentence_paragraph = cut_text(
            text, stretches, language
        )
        self.quotes: list[QuotedRun] = quoted_runs(text, stretches)

    @classmethod
    def of(cls, seed: Seed) -> "Reading":
        """The reading of a seed's body."""
        return cls(text_of(seed), seed.paragraphs, seed.language.value, seed.published, seed.dateline)

    def token_at(self, offset: int) -> int:
        """Index of the first token that starts at *offset* or after it."""
        return bisect_left(self.tokens.starts, offset)
