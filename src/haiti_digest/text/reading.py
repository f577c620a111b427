"""A seed's text made ready for the extractors: tokens, sentences and quoted runs, found once and shared."""

from bisect import bisect_left

from haiti_digest.records import Dateline, Paragraph, Published, Seed
from haiti_digest.spans import Span
from haiti_digest.text.quotation import QuotedRun, quoted_runs
from haiti_digest.text.sentences import enders, sentence_bounds
from haiti_digest.text.tokens import Tokens, places_of

ODD_BLANKS = "\u00a0\u202f\u2009\u2007\u200b\ufeff"


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
        stretches = [p.span for p in paragraphs]
        self.tokens = Tokens(text, stretches)
        self.met = frozenset(self.tokens.words)
        self.quotes: list[QuotedRun] = quoted_runs(text, stretches)
        self.paragraph_tokens: list[tuple[int, int]] = []
        self.sentences: list[tuple[int, int]] = []
        self.sentence_paragraph: list[int] = []
        self._cut_sentences(stretches)

    @classmethod
    def of(cls, seed: Seed) -> "Reading":
        """The reading of a seed's body."""
        text = seed.text
        for blank in ODD_BLANKS:
            text = text.replace(blank, " ")
        for span in seed.hidden:
            text = text[: span.start] + " " * len(span) + text[span.end :]
        return cls(text, seed.paragraphs, seed.language.value, seed.published, seed.dateline)

    def _cut_sentences(self, stretches: list[Span]) -> None:
        starts = self.tokens.starts
        first = 0
        ends = places_of(self.tokens.words, enders(self.met))
        for number, stretch in enumerate(stretches):
            end = bisect_left(starts, stretch.end, first)
            self.paragraph_tokens.append((first, end))
            for bounds in sentence_bounds(self.tokens, first, end, self.language, ends):
                self.sentences.append(bounds)
                self.sentence_paragraph.append(number)
            first = end

    def token_at(self, offset: int) -> int:
        """Index of the first token that starts at *offset* or after it."""
        return bisect_left(self.tokens.starts, offset)
