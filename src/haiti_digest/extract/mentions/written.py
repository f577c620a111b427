"""What tokens of a mention say as written: words, the bare name's span, gender."""

from typing import Literal

from haiti_digest.extract.mentions.names import Piece
from haiti_digest.extract.mentions.runs import Marked, bare
from haiti_digest.spans import Span


def words_of(text: str, span: Span) -> str:
    """The words of *span* with single blanks between them."""
    return " ".join(span.of(text).split())


def name_span(marked: Marked, piece: Piece) -> Span:
    """The bare name of *piece*, without a title and a possessive ending."""
    tokens = marked.reading.tokens
    end = tokens.ends[piece.end - 1]
    if piece.possessive:
        end -= len(tokens.words[piece.end - 1]) - len(bare(marked, piece.end - 1))
    return Span(tokens.starts[piece.name], end)


def gender_of(marked: Marked, indices: list[int]) -> Literal["f", "m"] | None:
    """What the titles and role nouns at *indices* say; None where they say nothing or both."""
    lower, gender = marked.reading.tokens.lower, marked.vocabulary.gender
    told = {gender[lower[i]] for i in indices if lower[i] in gender}
    if len(told) != 1:
        return None
    return "f" if "f" in told else "m"
