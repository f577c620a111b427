"""What was said, as far as it is shown, and how much of it that is."""

from haiti_digest.records import Statement
from haiti_digest.site.excerpt import Excerpt
from haiti_digest.site.pieces import BREAK, Piece, Pieces
from haiti_digest.spans import Span


def said_pieces(excerpt: Excerpt, statement: Statement) -> Pieces:
    """The words of a statement as shown words and gaps."""
    pieces: list[Piece] = []
    for number, span in enumerate(shown_content(statement, excerpt.seed.text)):
        pieces += [BREAK] if number else []
        pieces += excerpt.pieces(span)
    return tuple(pieces)


def shown_content(statement: Statement, text: str) -> tuple[Span, ...]:
    """The content without a comma before the closing mark, which belongs to the sentence around."""
    *firsts, last = statement.content
    if statement.kind == "direct" and text[last.end - 1] == "," and len(last) > 1:
        last = Span(last.start, last.end - 1)
    return (*firsts, last)


def shown_part(words: Pieces) -> float:
    """The part of words that is shown, 0 to 1."""
    return part_of(*amount(words))


def part_of(withheld: int, total: int) -> float:
    """The part that is shown of so many words, 0 to 1."""
    return 1 - withheld / max(1, total)


def amount(words: Pieces) -> tuple[int, int]:
    """How many words are withheld, and how many there are."""
    withheld = sum([piece.words for piece in words if piece.kind == "gap"])
    return withheld, withheld + sum([len(piece.text.split()) for piece in words if piece.kind != "gap"])
