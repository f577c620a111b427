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
    DETERMINER,
    FUNCTION,
    LINK,
    PREPOSITION,
)
from haiti_digest.extract.mentions.written import gender_of, name_span, words_of
from haiti_digest.records import Mention
from haiti_digest.spans import Span


def person(marked: Marked, piece: Piece, limits: tuple[int, int], last: tuple[int, int]) -> tuple[Mention, int]:
    """The mention of a person's name with the role beside it, and its first token; *last* are the tokens of the one
    before.
    """
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
    marked: Marked, piece: Piece, limits: tuple[int, int], last: tuple[int, int]
) -> tuple[int, tuple[int, int] | None, str]:
    """Where the mention starts, the tokens of the role, and the rule's name."""
    low, high = limits
    floor = max(low, last[1], piece.first - LONGEST_PHRASE)
    polite = piece.name > piece.first and bool(marked.flags[piece.first] & COURTESY)
    begin = role_start(marked, piece.first, floor)
    if begin == piece.first < piece.name and (before := _role_before_comma(marked, piece, limits, last)) is not None:
        return begin, before, "role, name"  # the head of the force, General Lee
    if piece.name > piece.first and not polite:
        return begin, (begin, _without_courtesy(marked, piece.name, begin)), "title and name"
    if begin < piece.first and is_person_noun(marked, piece.first - 1):
        return begin, (begin, piece.first), "role and name"
    if (head := office_before(marked, piece.first, floor)) is not None:
        begin = role_start(marked, head, floor)
        return begin, (begin, piece.first), "role and name"
    beside = apposition_after(marked, piece.end, high)
    if beside is not None and not _opens_clause(marked, piece.first, beside, high):
        return piece.first, beside, "name, role"
    if (before := _role_before_comma(marked, piece, limits, last)) is not None:
        return piece.first, before, "role, name"
    return piece.first, None, "courtesy title and name" if polite else "name"


def _without_courtesy(marked: Marked, end: int, begin: int) -> int:
    """The end of a role without the courtesy title behind it (``Secretary Dr.``)."""
    words = marked.reading.tokens.words
    while end - 1 > begin and (marked.flags[end - 1] & COURTESY or words[end - 1] == "."):
        end -= 1
    return end


def _role_before_comma(
    marked: Marked, piece: Piece, limits: tuple[int, int], last: tuple[int, int]
) -> tuple[int, int] | None:
    """The role of ``the mission’s spokesperson, Ann Lee,``: a noun phrase that ends before the comma.

    The name is set off on its other side too: ``In a letter to the president, Ann Lee said`` gives her no role. Of
    ``the wife of the mayor, Ann Lee,`` it is the first noun; no title of the person named before.
    """
    words = marked.reading.tokens.words
    first, (floor, limit) = piece.first, limits
    if first - 2 <= floor or words[first - 1] != "," or (piece.end < limit and words[piece.end][0].isalnum()):
        return None
    head = before_complements(marked, first - 2, floor)
    begin = None if head is None else phrase_start(marked, head, floor)
    while head is not None and begin is not None and begin - 2 > floor and _belongs(marked, begin - 1):
        outer = before_complements(marked, begin - 2, floor)
        if outer is None:
            break
        head, begin = outer, phrase_start(marked, outer, floor)
    if head is None or begin is None or last[0] <= head < last[1]:
        return None
    if words[begin].lower() in marked.vocabulary.definite and begin < head:
        begin += 1
    return begin, first - 1


def _opens_clause(marked: Marked, first: int, role: tuple[int, int], limit: int) -> bool:
    """Whether the noun behind a name is rather the subject of the sentence that the name's phrase opens:

    ``In an interview with Ann Lee, the [envoy] warned``.
    """
    flags, words = marked.flags, marked.reading.tokens.words
    begin, end = role
    fronted = first > 0 and flags[first - 1] & PREPOSITION and flags[begin - 1] & DETERMINER
    verb = end < limit and words[end].islower() and not flags[end] & (FUNCTION | PREPOSITION | LINK)
    return bool(fronted and verb)


def _belongs(marked: Marked, i: int) -> bool:
    """Whether token *i* links a noun to the one before it: *of*, *for*, *to*; no *and*."""
    link = marked.flags[i] & LINK and marked.vocabulary.links[marked.reading.tokens.lower[i]]
    return bool(link) and link != "and"
