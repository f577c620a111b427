"""Which capitalised words of unknown kind are persons: by titles elsewhere in the article, and by how they stand."""

from collections.abc import Iterable

from msgspec.structs import replace

from haiti_digest.extract.mentions.names import Piece
from haiti_digest.extract.mentions.runs import Marked, bare, is_small_word
from haiti_digest.extract.mentions.vocabulary import (
    ADJECTIVE,
    BODY,
    COURTESY,
    DETERMINER,
    LINK,
    LONG,
    MODIFIER,
    NATION,
    NOT_A_NAME,
    PERSON,
    PLACE,
    PLACE_NOUN,
    PLURAL,
    PORTFOLIO,
    THING,
)
from haiti_digest.records import EntityKind

LONGEST = 5  # words of a name without a title
LONG_WORD = 7  # letters of a capitalised participle at the start of a sentence: names in -ing are shorter


def called_bodies(marked: Marked, parts: Iterable[Piece]) -> frozenset[tuple[str, ...]]:
    """The names, in lower case, that stand behind a noun for a body somewhere: ``the armed group [North Wind]``."""
    return frozenset(
        name_words(marked, piece) for piece in parts if piece.sort == "words" and _is_called(marked, piece)
    )


def name_words(marked: Marked, piece: Piece) -> tuple[str, ...]:
    """The words of a name in lower case, without apostrophes."""
    return tuple(plain(marked, i) for i in range(piece.first, piece.end))


def _is_called(marked: Marked, piece: Piece) -> bool:
    """Whether a noun for a body in small letters stands right before, where adjectives follow nouns with some."""
    tokens, flags = marked.reading.tokens, marked.flags
    i = piece.first - 1
    while marked.vocabulary.goes_on and i > 0 and tokens.words[i].islower() and flags[i] & (NATION | ADJECTIVE):
        i -= 1
    return i >= 0 and tokens.lower[i] in marked.vocabulary.called and tokens.words[i].islower()


def known_names(marked: Marked, parts: Iterable[Piece], called: frozenset[tuple[str, ...]]) -> frozenset[str]:
    """The words, lower case, of all names that a title or their standing shows to be persons', bar those *called* so
    that they are bodies'.
    """
    known: set[str] = set()
    doubtful: list[Piece] = []
    for piece in parts:
        if piece.sort == "person" or (piece.sort == "word" and _is_of_family(marked, piece)):
            known.update(_name_words(marked, piece))
        elif piece.sort == "words" and name_words(marked, piece) not in called:
            doubtful.append(piece)
    for piece in doubtful:
        piece = trimmed_words(marked, piece, frozenset())
        if plausible(marked, piece, frozenset()) == "person":
            known.update(_name_words(marked, piece))
    return frozenset(known)


def _is_of_family(marked: Marked, piece: Piece) -> bool:
    """Whether a first name stands between commas behind who its bearer is to somebody: ``her daughter, [Debora],``."""
    words, lower, first = marked.reading.tokens.words, marked.reading.tokens.lower, piece.first
    if first < 3 or words[first - 1] != "," or piece.end >= len(words) or words[piece.end] != ",":
        return False
    owned = lower[first - 3] in marked.vocabulary.possessive or lower[first - 3].endswith(marked.vocabulary.marks)
    return owned and bool(marked.flags[first - 2] & PERSON) and lower[first - 2] in marked.vocabulary.gender


def _name_words(marked: Marked, piece: Piece) -> list[str]:
    words = [plain(marked, i) for i in range(piece.name, piece.end)]
    return [word for word in words if len(word) > 2 and word[0].isalpha()]


def plain(marked: Marked, i: int) -> str:
    """Token *i* in lower case without a possessive ending and apostrophes (``Sing’oei``, ``Singoei``)."""
    return bare(marked, i).lower().replace("’", "").replace("'", "")


def trimmed_words(marked: Marked, piece: Piece, known: frozenset[str]) -> Piece:
    """*piece* without a first word that is no name: an adjective, or one that only opens the sentence."""
    if piece.sort != "words" or piece.end - piece.first < 2:
        return piece
    if piece.end - piece.first == 2:
        return _without_modifier(marked, piece, known)
    if marked.flags[piece.first] & (ADJECTIVE | NATION):  # "Democrat Ada Brightwater"
        return replace(piece, first=piece.first + 1, name=piece.first + 1)
    if marked.flags[piece.first] & PORTFOLIO and marked.flags[piece.first - 1] & (LINK | DETERMINER):
        return replace(piece, first=piece.first + 1, name=piece.first + 1)  # "minister of Health Ann Lee"
    if piece.first not in marked.openers:
        return piece
    lower = marked.reading.tokens.lower[piece.first]
    participle = len(lower) > LONG_WORD and lower.endswith(marked.vocabulary.verbal[:1])  # Acknowledging Roe’s letter
    if lower in known or not (is_small_word(marked, piece.first) or participle):
        return piece
    return replace(piece, first=piece.first + 1, name=piece.first + 1)


def _without_modifier(marked: Marked, piece: Piece, known: frozenset[str]) -> Piece:
    """A surname *known* without a word that opens the sentence and only narrows what follows: ``Top [Lee] aides``."""
    tokens, last = marked.reading.tokens, piece.end - 1
    opens = piece.first in marked.openers and marked.flags[piece.first] & (MODIFIER | ADJECTIVE)
    follows = piece.end < len(tokens) and tokens.words[piece.end].islower() and not piece.possessive
    if not (opens and follows and plain(marked, last) in known):
        return piece
    return replace(piece, first=last, name=last, sort="word")


def plausible(marked: Marked, piece: Piece, known: frozenset[str]) -> EntityKind | None:
    """What several capitalised words without a title name: a person, a place, or None where nothing tells."""
    tokens, flags = marked.reading.tokens, marked.flags
    first, end = piece.first, piece.end
    before = tokens.lower[first - 1] if first and first not in marked.openers else ""
    if plain(marked, end - 1) in known and not flags[first - 1] & DETERMINER:
        titled = first in marked.titles and any(plain(marked, i) not in known for i in range(first, end))
        return None if titled else "person"  # Ann Lee Blasts Bo Ray
    if end - first > LONGEST or (before and flags[first - 1] & DETERMINER):
        return None
    if before in marked.vocabulary.place_before or _in_a_place(marked, end) or _called_a_place(marked, first):
        return "place"
    if end < len(tokens) and tokens.words[end][0].isdigit():
        return None
    if len(tokens.words[end - 1]) == 1 or any(
        len(w) > 1 and w.isupper() and w[-1] != "." and w.lower() not in marked.vocabulary.suffixes
        for w in tokens.words[first:end]
    ):
        return None
    if any(flag & NOT_A_NAME for flag in flags[first : end - 1]) or flags[end - 1] & (NOT_A_NAME | THING) & ~ADJECTIVE:
        return None
    if is_small_word(marked, first) or is_small_word(marked, end - 1):
        return None
    if all(word.isupper() and len(word) > 2 for word in tokens.words[first:end]) or first in marked.titles:
        return None
    return "person"


def single_place(marked: Marked, piece: Piece) -> EntityKind | None:
    """A place where one word of unknown kind follows ``in`` or a noun for a place, or precedes its country."""
    first = piece.first
    before = marked.reading.tokens.lower[first - 1] if first else ""
    if first in marked.openers or first in marked.titles or marked.flags[first] & NOT_A_NAME:
        return None
    if before in marked.vocabulary.place_surely or _called_a_place(marked, first):
        return "place"
    return "place" if _in_a_place(marked, piece.end) and before in marked.vocabulary.place_before else None


def _in_a_place(marked: Marked, end: int) -> bool:
    """``…, Texas``: followed by the name of a larger place."""
    words, flags = marked.reading.tokens.words, marked.flags
    return (
        end + 1 < len(words)
        and words[end] == ","
        and bool(flags[end + 1] & (PLACE | LONG))
        and not flags[end + 1] & COURTESY
    )


def _called_a_place(marked: Marked, first: int) -> bool:
    """``the capital …``, ``the town of …``: preceded by a noun for a place."""
    flags, links = marked.flags, marked.vocabulary.links
    at = first - 1
    if at > 0 and links.get(marked.reading.tokens.lower[at]) == "of":
        return bool(flags[at - 1] & (PLACE_NOUN | BODY)) and not flags[at - 1] & PLURAL
    return at >= 0 and bool(flags[at] & PLACE_NOUN) and marked.reading.tokens.words[at].islower()


def spells(acronym: str, name: list[str]) -> bool:
    """Whether *acronym* is made of the first letters of the capitalised words of *name*."""
    letters = "".join(part[0] for word in name for part in word.split("-") if part[:1].isupper())
    short = "".join(letter for letter in acronym if letter.isupper())
    return len(short) >= 2 and letters.upper() == short
