"""Reads a number written in words: twenty-seven, two and a half million, half a dozen, a third."""

from decimal import Decimal

import msgspec
from msgspec.structs import replace

from haiti_digest.extract.figures.lexicon import Lexicon
from haiti_digest.extract.figures.numerals import HALF, LONGEST, Numeral, following_scale
from haiti_digest.extract.figures.passage import Passage

ONE = Decimal(1)
FIRST_TENS = 20
ALONE = 2
"""Pieces of *one hundred*."""


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A part of a token between hyphens, with its place."""

    text: str
    start: int
    stop: int
    token: int


def read_spelled(p: Passage, i: int) -> Numeral | None:
    """The number in words that starts at token *i*, with its fraction (``two thirds``, ``two and a half``)."""
    lex = p.lex
    if p.unelided(i) in lex.article and "-" in p.low(i + 1) and p.low(i + 1).partition("-")[0] in lex.half:
        return read_spelled(p, i + 1)
    pieces = _pieces(p, i)
    value, used, scale = _sum(pieces, lex)
    form = "words"
    if used:
        value, used, scale, form = _fraction(pieces, value, used, scale, lex)
        if form == "words" and used < len(pieces) and pieces[used].text in lex.dozens:
            value, used = value * lex.dozens[pieces[used].text], used + 1
    else:
        value, used, scale, form = _led(p, i, pieces)
    if not used:
        return None
    last = pieces[used - 1]
    tail = tuple(piece.text for piece in pieces[used:] if piece.token == last.token)
    rest = _tail_of(p, last)
    start, first = pieces[0].start, i
    if form in ("led", "part"):
        first -= 1
        start = p.start(first)
        while first > p.lo and p.lower[first - 1] in lex.half and p.lower[first] in lex.article:
            first -= 1
            start, value = p.starts[first], value * HALF
    elif pieces[0].text in lex.half and p.unelided(i - 1) in lex.article:  # un demi-million
        first -= 1
        start = p.start(first)
    n = Numeral(first, last.token + 1, start, last.stop, value, None, "", rest or tail, "", scale, form)
    if form in ("fraction", "part") and not n.tail:
        return _of_a_million(p, n)
    return following_scale(p, n) if not n.tail and form != "fraction" and value < 1000 else n


def _of_a_million(p: Passage, n: Numeral) -> Numeral:
    """The share with the scale or unit that it is a share of: a quarter of a million, a third of a mile."""
    i = n.end
    if p.low(i) not in p.lex.quantifying or p.low(i + 1) not in p.lex.article:
        return n
    scale = p.lex.scales.get(p.low(i + 2))
    if scale is None:
        unit = p.forward(i + 2, p.lex.units)[0] or p.low(i + 2) in p.lex.sets["percent"]["words"]
        return replace(n, end=i + 2, stop=p.ends[i + 1], form="words") if unit else n
    return replace(n, value=n.value * scale, scale=scale, end=i + 3, stop=p.ends[i + 2], form="words")


def _pieces(p: Passage, i: int) -> list[Piece]:
    """The hyphenated parts of the tokens from *i* on, as long as they are words (at most a few)."""
    pieces: list[Piece] = []
    token = i
    while token < p.hi and len(pieces) < LONGEST:
        word, start = p.lower[token], p.starts[token]
        if not word[0].isalpha() or (token > i and p.starts[token] > p.ends[token - 1] + 1):
            break
        for part in word.replace("‑", "-").split("-"):
            pieces.append(Piece(part, start, start + len(part), token))
            start += len(part) + 1
        if pieces[-1].text not in p.lex.triggers and (
            pieces[-1].text not in p.lex.and_ and pieces[-1].text not in p.lex.article
        ):
            break
        token += 1
    return pieces


def _tail_of(p: Passage, last: Piece) -> tuple[str, ...]:
    """What follows *last* after a hyphen in its token."""
    rest = p.text[last.stop : p.ends[last.token]]
    return tuple(rest.lower().replace("‑", "-").split("-")[1:]) if rest[:1] in ("-", "‑") else ()


def _sum(pieces: list[Piece], lex: Lexicon) -> tuple[Decimal, int, int]:
    """Value, pieces used and last scale of a number in words; no piece used where there is none."""
    total, current, used, scale_left, scale = 0, -1, 0, 10**18, 1
    k = 0
    while k < len(pieces):
        word = pieces[k].text
        pair = (word, pieces[k + 1].text) if k + 1 < len(pieces) else ("", "")
        small = lex.small.get(word)
        tens = lex.joined.get(pair)
        step = 2 if tens is not None else 1
        if tens is not None and tens < FIRST_TENS:
            small, tens = tens, None
        elif tens is None:
            tens = lex.tens.get(word)
        if tens is not None and (current < 0 or _round(current, 100)):
            current = max(current, 0) + tens
        elif small is not None and (current < 0 or _takes(current, small, lex)):
            current = max(current, 0) + small
        elif word in lex.hundred and (1 <= current < 100 or (current < 0 and word in lex.alone)):
            current = max(current, 1) * 100
        elif (power := lex.scales.get(word)) is not None and power < scale_left and (current > 0 or word in lex.alone):
            total += max(current, 1) * power
            current, scale_left, scale = -1, power, power
        elif word in lex.and_ and used == k and _adds(pieces, k, total, current, lex):
            k += 1
            continue
        else:
            break
        k += step
        used = k
    return Decimal(total + max(current, 0)), used, scale if total and current < 0 else 1


def _round(number: int, to: int) -> bool:
    return number >= to and number % to == 0


def _takes(current: int, small: int, lex: Lexicon) -> bool:
    """Whether *small* may follow *current* within one number: twenty + seven, two hundred + seven."""
    if small == 0:
        return False
    last = current % 100
    if _round(current, 100):
        return True
    if last in lex.teens_after and small < 20:
        return True
    return last % 10 == 0 and last >= 20 and small < 10


def _adds(pieces: list[Piece], k: int, total: int, current: int, lex: Lexicon) -> bool:
    """Whether the *and* at piece *k* stands inside a number: two hundred and five."""
    if k == 0 or k + 1 >= len(pieces):
        return False
    word = pieces[k + 1].text
    following = lex.small.get(word) or lex.tens.get(word) or 0
    if lex.teens_after and current > 0 and current % 10 == 0 and following in (1, 11):
        return True
    return following > 0 and (_round(current, 100) or (current < 0 and total > 0))


def _fraction(
    pieces: list[Piece], value: Decimal, used: int, scale: int, lex: Lexicon
) -> tuple[Decimal, int, int, str]:
    """The number with the part that follows it: two thirds, one and a half."""
    texts = [piece.text for piece in pieces[used : used + 3]]
    part = lex.parts.get(texts[0]) if texts else None
    if (
        part
        and used == 1
        and value < part
        and ((value == 1) != texts[0].endswith("s") or texts[0] in lex.singular_parts)
    ):
        return _share(value, part), used + 1, 1, "fraction"
    if len(texts) == 3 and texts[0] in lex.and_ and texts[1] in lex.article and texts[2] in lex.half:
        return value + HALF * scale, used + 3, scale, "words"
    return value, used, scale, "words"


def _share(value: Decimal, part: int) -> Decimal:
    return (value / part).quantize(Decimal("1.0000000000")).normalize()


def _led(p: Passage, i: int, pieces: list[Piece]) -> tuple[Decimal, int, int, str]:
    """A number that only an article or *half* before it makes: a hundred, half a dozen, a third."""
    lex = p.lex
    none = (Decimal(0), 0, 1, "")
    if not pieces:
        return none
    word = pieces[0].text
    if word in lex.half:
        return _half(pieces, lex)
    led = i > p.lo and p.lower[i - 1] in lex.article
    if not led and p.low(i - 1) in lex.sets["percent"]["part_led"] and _is_shared(p, i):  # le tiers des élèves
        return _share(ONE, lex.parts[word]), 1, 1, "part"
    if (
        not led
        and word in lex.hundred
        and p.low(i - 1) in lex.sets["nouns"]["determiners"]
        and p.low(i + 1) in lex.and_
    ):
        value, used, scale = _sum([Piece(lex.one, 0, 0, 0), *pieces], lex)  # the hundred and forty officers
        return (value, used - 1, scale, "words") if used > ALONE else none
    if not led:
        return none
    if word in lex.parts:
        power = lex.scales.get(pieces[1].text) if len(pieces) > 1 else None
        if power and word in lex.sets["context"]["parts_of_lengths"]:  # a quarter million
            return Decimal(power) / lex.parts[word], 2, 1, "led"
        return _share(ONE, lex.parts[word]), 1, 1, "part"
    if word in lex.dozens:
        return Decimal(lex.dozens[word]), 1, 1, "led"
    if word in lex.hundred or word in lex.scales:
        one = Piece(lex.one, 0, 0, 0)
        value, used, scale = _sum([one, *pieces], lex)
        return value, used - 1, scale, "led"
    return none


def _is_shared(p: Passage, i: int) -> bool:
    """Whether token *i* is a part of what the words behind it name: ``[tiers] des élèves``, ``[quart] de la ville``."""
    sets = p.lex.sets
    if p.low(i) not in sets["percent"]["parts"]:
        return False
    after, further = p.low(i + 1), p.low(i + 2)
    the = further in sets["percent"]["determiners"] or further in sets["nouns"]["determiners"]
    return after in sets["percent"]["of_the"] or (
        after in sets["nouns"]["scale_of"] and (the or p.unelided(i + 2) != further)
    )


def _half(pieces: list[Piece], lex: Lexicon) -> tuple[Decimal, int, int, str]:
    """Half of what follows: half a dozen, half a million, half-million; else the fraction itself."""
    k = 1
    if len(pieces) > 1 and pieces[1].text in lex.article:
        k = 2
    if len(pieces) > k:
        word = pieces[k].text
        if word in lex.dozens:
            return HALF * lex.dozens[word], k + 1, 1, "words"
        if word in lex.scales:
            return HALF * lex.scales[word], k + 1, 1, "words"
        if word in lex.hundred:
            return Decimal(50), k + 1, 1, "words"
        if k == 2 and (word in lex.units or word in lex.sets["percent"]["words"] | lex.sets["percent"]["points"]):
            return HALF, k, 1, "words"
    return HALF, 1, 1, "fraction"
