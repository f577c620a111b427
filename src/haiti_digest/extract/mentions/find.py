"""Finds mentions: names with titles and roles as written, descriptions such as *the US official*, and pronouns."""

from collections.abc import Iterator

from msgspec.structs import replace

from haiti_digest.extract.mentions.described import descriptions
from haiti_digest.extract.mentions.named import person
from haiti_digest.extract.mentions.names import Piece, ends_body, pieces
from haiti_digest.extract.mentions.persons import (
    called_bodies,
    known_names,
    name_words,
    plain,
    plausible,
    single_place,
    spells,
    trimmed_words,
)
from haiti_digest.extract.mentions.phrases import (
    adjectives_end,
    apposition_after,
    name_end,
    spelled_end,
)
from haiti_digest.extract.mentions.runs import Marked, Run, bare, mark, name_runs
from haiti_digest.extract.mentions.vocabulary import (
    ADJECTIVE,
    BODY,
    BODY_NAME,
    DETERMINER,
    FUNCTION,
    LINK,
    NATION,
    PERSON,
    PLACE,
    PLACE_NOUN,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    vocabulary_of,
)
from haiti_digest.extract.mentions.written import name_span, words_of
from haiti_digest.records import EntityKind, Mention
from haiti_digest.text.elision import cut_elisions
from haiti_digest.text.reading import Reading

BEHIND = 12
"""Tokens behind a name in which an office tells that it is a person's."""


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Every mention of a person, body or place in the body of a seed, sorted, not overlapping.

    Leaves: words with capitals of which nothing tells what they name.
    """
    vocabulary = vocabulary_of(reading.language)
    if not vocabulary.flags:
        return ()
    marked = mark(cut_elisions(reading, vocabulary.elisions, vocabulary.clitics), vocabulary)
    taken = bytearray(len(marked.flags))
    limits = _sentence_limits(marked.reading)
    parts = _parts(marked)
    called = called_bodies(marked, parts)
    known = known_names(marked, parts, called)
    parts = [trimmed_words(marked, piece, known) for piece in parts]
    kinds = [_kind(marked, piece, known, called) for piece in parts]
    if vocabulary.goes_on:
        kinds = _with_acronyms(marked, parts, kinds)
    found = [*_persons(marked, parts, kinds, taken, limits)]
    found += _bodies_and_places(marked, parts, _with_nouns(marked, parts, kinds), taken)
    found += descriptions(marked, taken, limits, PERSON | PRONOUN)
    found += _bodies_and_places(marked, parts, kinds, taken)
    found += descriptions(marked, taken, limits, BODY)
    found += _unknown(marked, parts, kinds, taken)
    found.sort(key=lambda mention: mention.span)
    return tuple(found)


def _with_nouns(marked: Marked, parts: list[Piece], kinds: list[EntityKind | None]) -> list[EntityKind | None]:
    """The kinds of bodies whose names hold a noun for a person at their end (``Ministry of Justice``), or small words
    that an acronym behind them spells; those words are nobody's description.
    """
    held: list[EntityKind | None] = []
    for piece, kind in zip(parts, kinds, strict=True):
        holds = kind == "body" and (
            _ends_in_person(marked, piece) or (marked.vocabulary.goes_on and spelled_end(marked, piece.end))
        )
        held.append(kind if holds else None)
    return held


def _ends_in_person(marked: Marked, piece: Piece) -> bool:
    """``Ministry of Justice``, ``Roe Brothers``; not ``Supreme Court Judges``."""
    flags, last = marked.flags, piece.end - 1
    if last > piece.first and ends_body(marked, piece.end):  # Voters United
        return True
    if last == piece.first or not flags[last] & PERSON:
        return False
    return bool(flags[last] & BODY_NAME) or any(flag & LINK for flag in flags[piece.first : last])


def _with_acronyms(marked: Marked, parts: list[Piece], kinds: list[EntityKind | None]) -> list[EntityKind | None]:
    """The kinds, where acronyms in small letters that a body before them spells are bodies too: ``… (Onp)``."""
    words = marked.reading.tokens.words
    ends = (spelled_end(marked, p.end) for p, kind in zip(parts, kinds, strict=True) if kind == "body")
    short = {words[end + 1] for end in ends if end is not None and words[end + 1].istitle()}
    pairs = zip(parts, kinds, strict=True)
    return ["body" if piece.sort == "word" and words[piece.first] in short else kind for piece, kind in pairs]


def _parts(marked: Marked) -> list[Piece]:
    """The pieces of every run after the dateline."""
    dateline = marked.reading.dateline
    after = marked.reading.token_at(dateline.span.end) if dateline else 0
    runs = [run for run in name_runs(marked) if run.first >= after and not _is_shouted(marked, run)]
    return [piece for run in runs for piece in pieces(marked, run)]


def _is_shouted(marked: Marked, run: Run) -> bool:
    """Whether several words in capitals stand in a headline, where they tell no name: ``NEW FORCE, SAME GATES?``."""
    words = marked.reading.tokens.words[run.first : run.end]
    return run.first in marked.titles and len(words) > 1 and all(word.isupper() for word in words)


def _sentence_limits(reading: Reading) -> list[tuple[int, int]]:
    """For each token the bounds of its sentence."""
    limits: list[tuple[int, int]] = []
    for bounds in reading.sentences:
        limits += [bounds] * (bounds[1] - bounds[0])
    return limits


def _persons(
    marked: Marked,
    parts: list[Piece],
    kinds: list[EntityKind | None],
    taken: bytearray,
    limits: list[tuple[int, int]],
) -> Iterator[Mention]:
    last = (0, 0)
    for piece, kind in zip(parts, kinds, strict=True):
        if kind == "person":
            mention, first = person(marked, piece, limits[piece.first], last)
            taken[first : piece.end] = b"\1" * (piece.end - first)
            last = (first, piece.end)
            yield mention


def _bodies_and_places(
    marked: Marked, parts: list[Piece], kinds: list[EntityKind | None], taken: bytearray
) -> Iterator[Mention]:
    for piece, kind in zip(parts, kinds, strict=True):
        if kind not in ("body", "place") or any(taken[piece.first : piece.end]):
            continue
        if (kind == "place" or _is_nation(marked, piece)) and _narrows_a_body(marked, piece):
            continue
        end = _with_body_noun(marked, piece) if kind == "body" else piece.end
        end = piece.end if any(taken[piece.end : end]) else end
        taken[piece.first : end] = b"\1" * (end - piece.first)
        span = name_span(marked, replace(piece, end=end, name=piece.first))
        yield Mention(span=span, kind=kind, form="name", name=words_of(marked.reading.text, span), rule=f"{kind} name")


def _narrows_a_body(marked: Marked, piece: Piece) -> bool:
    """Whether a place only narrows the noun for a body behind it (``the US embassy``)."""
    flags, tokens = marked.flags, marked.reading.tokens
    i = piece.end
    if i >= len(tokens) or tokens.starts[i] - tokens.ends[i - 1] != 1 or not tokens.words[i].islower():
        return False
    return bool(flags[i] & BODY) and not flags[i] & (FUNCTION | PLURAL)


def _is_nation(marked: Marked, piece: Piece) -> bool:
    """Whether one word stands for a union of nations behind an article: ``the [UN] agency``."""
    flags = marked.flags
    return bool(piece.end - piece.first == 1 and flags[piece.first] & NATION and flags[piece.first - 1] & DETERMINER)


def _unknown(marked: Marked, parts: list[Piece], kinds: list[EntityKind | None], taken: bytearray) -> Iterator[Mention]:
    """Names of which nothing tells what they name; who speaks by such a name is shown by it alone."""
    flags, seen = marked.flags, marked.seen
    free = [p for p, kind in zip(parts, kinds, strict=True) if kind is None and not any(taken[p.first : p.end])]
    inside = {bare(marked, p.first).lower() for p in free if p.first not in marked.openers}
    for piece in free:
        word = bare(marked, piece.first).lower()
        if piece.sort not in ("word", "words") or piece.first in marked.titles or word in seen:
            continue
        if any(flag & (NATION | ADJECTIVE | PERSON) for flag in flags[piece.first : piece.end]):
            continue
        if piece.first in marked.openers and word not in inside and not _speaks(marked, piece):
            continue
        span = name_span(marked, replace(piece, name=piece.first))
        name = words_of(marked.reading.text, span)
        yield Mention(span=span, kind="described", form="name", name=name, rule="name of unknown kind")


def _speaks(marked: Marked, piece: Piece) -> bool:
    """Whether one word that opens a sentence is the subject of a verb of saying, and no noun without an article."""
    tokens, vocabulary = marked.reading.tokens, marked.vocabulary
    if piece.sort != "word" or piece.end >= len(tokens.words) or tokens.lower[piece.end] not in vocabulary.spoke:
        return False
    return not piece.possessive and not tokens.lower[piece.first].endswith(vocabulary.common)


def _kind(marked: Marked, piece: Piece, known: frozenset[str], called: frozenset[tuple[str, ...]]) -> EntityKind | None:
    if piece.sort == "role":
        return None
    if piece.sort == "body":
        alone = piece.end - piece.first == 1 and marked.flags[piece.first] & BODY
        return None if alone and _with_body_noun(marked, piece) == piece.end else "body"
    if piece.sort == "place" and _is_called_by_office(marked, piece):
        return "person"
    if piece.sort in ("person", "place"):
        return piece.sort
    if piece.sort == "words" and called and name_words(marked, piece) in called:
        return "body"
    if piece.sort == "word" and plain(marked, piece.first) in known and not _is_a_people(marked, piece):
        return "person"
    kind = plausible(marked, piece, known) if piece.sort == "words" else single_place(marked, piece)
    if kind != "person" and _names_a_body(marked, piece):
        return "body"
    return kind


def _is_a_people(marked: Marked, piece: Piece) -> bool:
    """Whether one word that names a people does so here, though it is a surname too: ``the [French]``, ``[French]
    officials``."""
    flags, first, end = marked.flags, piece.first, piece.end
    if not flags[first] & NATION:
        return False
    return bool(flags[first - 1] & DETERMINER) or (end < len(flags) and bool(flags[end] & (PERSON | BODY | PLACE_NOUN)))


def _is_called_by_office(marked: Marked, piece: Piece) -> bool:
    """Whether a name that ends like a place is a person's, by the office behind it: ``Ann Hill, a spokeswoman for``."""
    flags, last = marked.flags, piece.end - 1
    named = (
        piece.end - piece.first > 1
        and flags[last] & PLACE_NOUN
        and not flags[piece.first - 1] & (DETERMINER | PREPOSITION)
    )
    if not named or any(flag & (NATION | PLACE) for flag in flags[piece.first : piece.end]):
        return False
    behind = apposition_after(marked, piece.end, min(len(flags), piece.end + BEHIND))
    return behind is not None and bool(flags[behind[0] - 1] & DETERMINER)


def _names_a_body(marked: Marked, piece: Piece) -> bool:
    """``Harbour Patrol mission``, ``Coast Rescue Force (CRF)``: a noun for a body or its acronym follows."""
    if piece.possessive or (marked.flags[piece.first] & NATION and piece.end - piece.first == 1):
        return False
    if marked.vocabulary.goes_on:  # Jean Roe au Post: the noun for a body stands in front
        end = adjectives_end(marked, piece.end)
        narrowed = end > piece.end and not marked.flags[end - 1] & NATION  # Rassemblement national
        return narrowed or spelled_end(marked, piece.end) is not None or _acronym_follows(marked, piece)
    return _with_body_noun(marked, piece) > piece.end or _acronym_follows(marked, piece)


def _with_body_noun(marked: Marked, piece: Piece) -> int:
    """The end of the piece with a noun for a body in small letters right after it (``… news agency``)."""
    if marked.vocabulary.goes_on:
        return name_end(marked, piece.first, piece.end) if not piece.possessive else piece.end
    flags, tokens = marked.flags, marked.reading.tokens
    end = piece.end
    while (
        end < len(tokens)
        and flags[end] & (BODY | BODY_NAME)
        and not flags[end] & (FUNCTION | PLURAL)
        and tokens.starts[end] - tokens.ends[end - 1] == 1
    ):
        end += 1
    return end if end > piece.end and flags[end - 1] & BODY and not piece.possessive else piece.end


def _acronym_follows(marked: Marked, piece: Piece) -> bool:
    words = marked.reading.tokens.words
    end = piece.end
    if end + 2 >= len(words) or words[end] != "(" or words[end + 2] != ")":
        return False
    return spells(words[end + 1], words[piece.first : end])
