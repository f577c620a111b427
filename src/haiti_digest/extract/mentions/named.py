"""A person's name with the role written beside it."""

from haiti_digest.extract.mentions.names import Piece
from haiti_digest.extract.mentions.phrases import (
    LONGEST_PHRASE,
    apposition_after,
    before_complements,
    is_person_noun,
    office_before,
    phrase_start,
    role_start,
)
from haiti_digest.extract.mentions.runs import Marked
from haiti_digest.extract.mentions.vocabulary import (
    COURTESY,
)
from haiti_digest.extract.mentions.written import gender_of, name_span, words_of
from haiti_digest.records import Mention
from haiti_digest.spans import Span


def person(marked: Marked, piece: Piece, limits: tuple[int, int], last: int) -> tuple[Mention, int]:
    """The mention of a person's name with the role beside it, and its first token."""
    tokens, text = marked.reading.tokens, marked.reading.text
    start, role, rule = _role_of(marked, piece, limits, last)
    name = name_span(marked, piece)
    told = [*range(start, piece.name), *(range(*role) if role else ())]
    mention = Mention(
        span=Span(tokens.starts[start], name.end),
        kind="person",
        form="name",
        name=words_of(text, name),
        role=words_of(text, tokens.span(*role)) if role else None,
        role_span=tokens.span(*role) if role else None,
        gender=gender_of(marked, told),
        rule=rule,
    )
    return mention, start


def _role_of(
    marked: Marked, piece: Piece, limits: tuple[int, int], last: int
) -> tuple[int, tuple[int, int] | None, str]:
    """Where the mention starts, the tokens of the role, and the rule's name."""
    low, high = limits
    floor = max(low, last, piece.first - LONGEST_PHRASE)
    polite = piece.name > piece.first and bool(marked.flags[piece.first] & COURTESY)
    begin = role_start(marked, piece.first, floor)
    if piece.name > piece.first and not polite:
        return begin, (begin, _without_courtesy(marked, piece.name, begin)), "title and name"
    if begin < piece.first and is_person_noun(marked, piece.first - 1):
        return begin, (begin, piece.first), "role and name"
    if (head := office_before(marked, piece.first, floor)) is not None:
        begin = role_start(marked, head, floor)
        return begin, (begin, piece.first), "role and name"
    if (beside := apposition_after(marked, piece.end, high)) is not None:
        return piece.first, beside, "name, role"
    if (before := _role_before_comma(marked, piece.first, low)) is not None:
        return piece.first, before, "role, name"
    return piece.first, None, "courtesy title and name" if polite else "name"


def _without_courtesy(marked: Marked, end: int, begin: int) -> int:
    """The end of a role without the courtesy title behind it (``Secretary Dr.``)."""
    words = marked.reading.tokens.words
    while end - 1 > begin and (marked.flags[end - 1] & COURTESY or words[end - 1] == "."):
        end -= 1
    return end


def _role_before_comma(marked: Marked, first: int, floor: int) -> tuple[int, int] | None:
    """The role of ``the mission’s spokesperson, Ann Lee``: a noun phrase that ends before the comma."""
    words = marked.reading.tokens.words
    if first - 2 <= floor or words[first - 1] != ",":
        return None
    head = before_complements(marked, first - 2, floor)
    if head is None:
        return None
    begin = phrase_start(marked, head, floor)
    if begin is None:
        return None
    if words[begin].lower() in marked.vocabulary.definite and begin < head:
        begin += 1
    return begin, first - 1
