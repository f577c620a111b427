"""Finds mentions: names with titles and roles as written, descriptions such as *the US official*, and pronouns."""

from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from haiti_digest.extract.mentions.names import Piece, pieces
from haiti_digest.extract.mentions.persons import known_names, plain, plausible, single_place, spells, trimmed_words
from haiti_digest.extract.mentions.phrases import (
    adjectives_end,
    apposition_after,
    before_complements,
    compound_bounds,
    is_person_noun,
    name_end,
    office_before,
    phrase_start,
    role_start,
)
from haiti_digest.extract.mentions.runs import Marked, bare, mark, name_runs
from haiti_digest.extract.mentions.vocabulary import (
    ADJECTIVE,
    BODY,
    BODY_NAME,
    COURTESY,
    FUNCTION,
    NATION,
    PERSON,
    PLACE_NOUN,
    PLURAL,
    PRONOUN,
    vocabulary_of,
)
from haiti_digest.records import EntityKind, Mention
from haiti_digest.spans import Span
from haiti_digest.text.elision import cut_elisions
from haiti_digest.text.reading import Reading

LONGEST_PHRASE = 14  # tokens of a role or description up to its noun


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
    known = known_names(marked, parts)
    parts = [trimmed_words(marked, piece, known) for piece in parts]
    kinds = [_kind(marked, piece, known) for piece in parts]
    found = [*_persons(marked, parts, kinds, taken, limits)]
    found += _descriptions(marked, taken, limits, PERSON | PRONOUN)
    found += _bodies_and_places(marked, parts, kinds, taken)
    found += _descriptions(marked, taken, limits, BODY)
    found += _unknown(marked, parts, kinds, taken)
    found.sort(key=lambda mention: mention.span)
    return tuple(found)


def _parts(marked: Marked) -> list[Piece]:
    """The pieces of every run after the dateline."""
    dateline = marked.reading.dateline
    after = marked.reading.token_at(dateline.span.end) if dateline else 0
    return [piece for run in name_runs(marked) if run.first >= after for piece in pieces(marked, run)]


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
    last = 0
    for piece, kind in zip(parts, kinds, strict=True):
        if kind == "person":
            mention, first = _person(marked, piece, limits[piece.first], last)
            taken[first : piece.end] = b"\1" * (piece.end - first)
            last = piece.end
            yield mention


def _bodies_and_places(
    marked: Marked, parts: list[Piece], kinds: list[EntityKind | None], taken: bytearray
) -> Iterator[Mention]:
    for piece, kind in zip(parts, kinds, strict=True):
        if kind not in ("body", "place") or any(taken[piece.first : piece.end]):
            continue
        if kind == "place" and _narrows_a_body(marked, piece):
            continue
        end = _with_body_noun(marked, piece) if kind == "body" else piece.end
        taken[piece.first : end] = b"\1" * (end - piece.first)
        span = _name_span(marked, replace(piece, end=end, name=piece.first))
        yield Mention(span=span, kind=kind, form="name", name=_words(marked.reading.text, span), rule=f"{kind} name")


def _narrows_a_body(marked: Marked, piece: Piece) -> bool:
    """Whether a place only narrows the noun for a body behind it (``the US embassy``)."""
    flags, tokens = marked.flags, marked.reading.tokens
    i = piece.end
    if i >= len(tokens) or tokens.starts[i] - tokens.ends[i - 1] != 1 or not tokens.words[i].islower():
        return False
    return bool(flags[i] & BODY) and not flags[i] & (FUNCTION | PLURAL)


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
        if piece.first in marked.openers and word not in inside:
            continue
        span = _name_span(marked, replace(piece, name=piece.first))
        name = _words(marked.reading.text, span)
        yield Mention(span=span, kind="described", form="name", name=name, rule="name of unknown kind")


def _kind(marked: Marked, piece: Piece, known: frozenset[str]) -> EntityKind | None:
    if piece.sort == "role":
        return None
    if piece.sort == "body":
        alone = piece.end - piece.first == 1 and marked.flags[piece.first] & BODY
        return None if alone and _with_body_noun(marked, piece) == piece.end else "body"
    if piece.sort in ("person", "place"):
        return piece.sort
    if piece.sort == "word" and plain(marked, piece.first) in known:
        return "person"
    kind = plausible(marked, piece, known) if piece.sort == "words" else single_place(marked, piece)
    if kind != "person" and _names_a_body(marked, piece):
        return "body"
    return kind


def _names_a_body(marked: Marked, piece: Piece) -> bool:
    """``Harbour Patrol mission``, ``Coast Rescue Force (CRF)``: a noun for a body or its acronym follows."""
    if piece.possessive or (marked.flags[piece.first] & NATION and piece.end - piece.first == 1):
        return False
    return _with_body_noun(marked, piece) > piece.end or _acronym_follows(marked, piece)


def _with_body_noun(marked: Marked, piece: Piece) -> int:
    """The end of the piece with a noun for a body in small letters right after it (``… news agency``)."""
    if marked.vocabulary.goes_on:
        return name_end(marked, piece.end) if not piece.possessive else piece.end
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


def _person(marked: Marked, piece: Piece, limits: tuple[int, int], last: int) -> tuple[Mention, int]:
    """The mention of a person's name with the role beside it, and its first token."""
    tokens, text = marked.reading.tokens, marked.reading.text
    start, role, rule = _role_of(marked, piece, limits, last)
    name = _name_span(marked, piece)
    told = [*range(start, piece.name), *(range(*role) if role else ())]
    mention = Mention(
        span=Span(tokens.starts[start], name.end),
        kind="person",
        form="name",
        name=_words(text, name),
        role=_words(text, tokens.span(*role)) if role else None,
        role_span=tokens.span(*role) if role else None,
        gender=_gender(marked, told),
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


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def _name_span(marked: Marked, piece: Piece) -> Span:
    tokens = marked.reading.tokens
    end = tokens.ends[piece.end - 1]
    if piece.possessive:
        end -= len(tokens.words[piece.end - 1]) - len(bare(marked, piece.end - 1))
    return Span(tokens.starts[piece.name], end)


def _gender(marked: Marked, indices: list[int]) -> Literal["f", "m"] | None:
    """What the titles and role nouns at *indices* say; None where they say nothing or both."""
    lower, gender = marked.reading.tokens.lower, marked.vocabulary.gender
    told = {gender[lower[i]] for i in indices if lower[i] in gender}
    if len(told) != 1:
        return None
    return "f" if "f" in told else "m"


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


def _descriptions(marked: Marked, taken: bytearray, limits: list[tuple[int, int]], heads: int) -> Iterator[Mention]:
    for i in _heads(marked, heads):
        flag = marked.flags[i]
        if taken[i]:
            continue
        if flag & PRONOUN:
            yield _pronoun(marked, i)
            continue
        low, high = limits[i]
        if i + 1 < high and not taken[i + 1] and _continues(marked, i + 1):
            continue
        if not flag & FUNCTION and (found := _description(marked, i, low, taken)) is not None:
            start, end, mention = found
            taken[start:end] = b"\1" * (end - start)
            yield mention


def _heads(marked: Marked, heads: int) -> list[int]:
    """The tokens with one of the flags *heads*; where persons are meant, compounds that end in a noun for one too."""
    found = [i for i, flag in enumerate(marked.flags) if flag & heads]
    if not heads & PERSON:
        return found
    words = marked.reading.tokens.words
    joined = [i for i in marked.likely if "-" in words[i] and not marked.flags[i] & heads and is_person_noun(marked, i)]
    return sorted(found + joined)


def _continues(marked: Marked, i: int) -> bool:
    """Whether the noun phrase has its head further on: ``police`` in *police officers*."""
    tokens = marked.reading.tokens
    if tokens.starts[i] - tokens.ends[i - 1] != 1:
        return False
    return bool(marked.flags[i] & (PERSON | BODY | PLACE_NOUN)) and not marked.flags[i] & FUNCTION


def _pronoun(marked: Marked, i: int) -> Mention:
    tokens = marked.reading.tokens
    gender = _gender(marked, [i])
    return Mention(
        span=Span(tokens.starts[i], tokens.ends[i]),
        kind="person" if gender else "described",
        form="pronoun",
        name=tokens.lower[i],
        gender=gender,
        plural=gender is None,
        rule="pronoun",
    )


def _description(marked: Marked, head: int, low: int, taken: bytearray) -> tuple[int, int, Mention] | None:
    """The mention with the noun *head*, and the tokens it takes; None where the noun stands for nobody."""
    tokens, flags, vocabulary = marked.reading.tokens, marked.flags, marked.vocabulary
    floor, low = head, max(low, head - LONGEST_PHRASE)
    while floor > low and not taken[floor - 1]:
        floor -= 1
    first, end = compound_bounds(marked, head, floor)
    word = "-".join(tokens.lower[first:end]) if end - first > 1 else _singular(marked, head)
    if word in vocabulary.weak and not _stands(marked, head):
        return None
    start = phrase_start(marked, first, floor)
    person = is_person_noun(marked, head)
    if start is None:
        if (
            not (flags[head] & PLURAL and person)
            and word not in vocabulary.bare
            and not _in_apposition(marked, head, taken)
        ):
            return None
        start = first
    if vocabulary.goes_on:
        end = adjectives_end(marked, end)
    last = end - 1
    return (
        start,
        end,
        Mention(
            span=Span(tokens.starts[start], tokens.ends[last] - len(tokens.words[last]) + len(bare(marked, last))),
            kind="described" if person else "body",
            form="description",
            name=word,
            gender=_gender(marked, [head]) if person else None,
            plural=bool(flags[head] & PLURAL),
            rule="described person" if person else "described body",
        ),
    )


def _stands(marked: Marked, head: int) -> bool:
    """Whether a noun that means other things too is an office here: ``head of …``, ``the Harbour Board head``."""
    flags, tokens = marked.flags, marked.reading.tokens
    of = head + 1 < len(tokens) and marked.vocabulary.links.get(tokens.lower[head + 1]) == "of"
    return of or (head > 0 and (bool(flags[head - 1] & (BODY | NATION)) or tokens.words[head - 1][0].isupper()))


def _in_apposition(marked: Marked, head: int, taken: bytearray) -> bool:
    """Whether a comma and a name stand right before the noun *head* (``…, commander of the force``)."""
    return head > 1 and marked.reading.tokens.words[head - 1] == "," and bool(taken[head - 2])


def _singular(marked: Marked, head: int) -> str:
    word = bare(marked, head).lower()
    return marked.vocabulary.singular.get(word, word)
