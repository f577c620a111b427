"""Refuses what only looks like a time: *May* the name, *Sunday Times*, a number that counts things."""

from functools import cache

import msgspec

from haiti_digest.extract.times.atoms import Atoms
from haiti_digest.extract.times.grammar import Grammar
from haiti_digest.extract.times.scene import Hit, Scene
from haiti_digest.language.lexicon import words

CENTURIES = ("19", "20")
ROUND = ("00", "50")
OF_GAMES = 2
OF_SPORTS = 3
"""Different words of a game, and of sport, by which an article tells of a match."""


class Lists(msgspec.Struct, frozen=True, gc=False):
    """Word lists of a language that tell names and counts from times."""

    doubtful: frozenset[str]
    before: frozenset[str]
    strict: frozenset[str]
    short: frozenset[str]
    short_before: frozenset[str]
    name_parts: frozenset[str]
    small: frozenset[str]
    whose: frozenset[str]
    the: frozenset[str]
    that: frozenset[str]
    over: frozenset[str]
    degrees: frozenset[str]
    stretch: frozenset[str]
    month_only: frozenset[str]
    clock_before: frozenset[str]
    old_after: frozenset[str]
    weekday_names: frozenset[str]
    bare_before: frozenset[str]
    bare_after: frozenset[str]
    after: frozenset[str]
    makers: frozenset[str]
    counted: frozenset[str]
    year_before: frozenset[str]
    numbered: frozenset[str]
    old: frozenset[str]
    old_before: frozenset[str]
    old_groups: frozenset[str]
    old_limits: frozenset[str]
    old_aside: frozenset[str]
    old_of: frozenset[str]
    old_died_at: frozenset[str]
    old_died: frozenset[str]
    plural: frozenset[str]
    not_plural: frozenset[str]
    life: frozenset[str]
    rates: frozenset[str]
    lasting: frozenset[str]
    plural_year: frozenset[str]
    counting: frozenset[str]
    weak: frozenset[str]
    articles: frozenset[str]
    sizes: frozenset[str]
    year_events: frozenset[str]
    next: frozenset[str]
    scheduled: frozenset[str]
    polls: frozenset[str]
    year_speaks: frozenset[str]
    many: frozenset[str]
    back: frozenset[str]
    weekend_before: frozenset[str]
    games: frozenset[str]
    sports: frozenset[str]
    speeds: frozenset[str]
    half_cues: frozenset[str]
    as_many: frozenset[str]
    year_then: frozenset[str]
    ranking: frozenset[str]
    ranking_ending: frozenset[str]
    not_ranking: frozenset[str]
    month_things: frozenset[str]
    bare_of: frozenset[str]
    to_come: frozenset[str]
    led: frozenset[str]
    struck: frozenset[str]
    given: frozenset[str]
    numbers: frozenset[str]
    national: frozenset[str]
    theirs: frozenset[str]


@cache
def lists_of(grammar: Grammar) -> Lists:
    """The lists of a grammar."""
    data = grammar.data.get("names", {})
    return Lists(**{name: words(data.get(name, "")) for name in Lists.__struct_fields__})


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital and goes on in lower case, or is one capital."""
    return word[:1].isupper()


def in_a_name(scene: Scene, atoms: Atoms, first: int, end: int) -> bool:
    """Whether a lone month or weekday stands within a name: ``May Whitlock``, ``the Sunday Times``, ``Theresa May``."""
    known = lists_of(scene.grammar)
    word, before, following = atoms.at(first), atoms.at(first - 1), atoms.written(end)
    if word in known.short and _short_in_a_name(known, atoms, first, end):
        return True
    if known.small and is_capital(atoms.written(first)) and first > 0:
        return True
    if before in known.weekday_names and is_capital(atoms.written(first - 1)):
        return True
    if is_capital(following) and atoms.at(end) in known.after:
        return True
    if word not in known.doubtful or before in known.strict:
        return False
    if word in persons(scene):
        return True
    if following == "'" and atoms.at(end + 1) == "s" and _of_a_month(known, atoms.at(end + 2)):
        return False
    if before in known.led and following.islower() and atoms.at(end) not in known.before | known.whose | known.weak:
        return False  # a June order, but not: the March on the capital
    return before not in known.before or is_capital(following)


def _of_a_month(known: Lists, word: str) -> bool:
    """Whether *April's* before this word is the month's: ``April's figures``, ``June's 3 percent rise``."""
    return word in known.month_things or word[:1].isdigit()


def _short_in_a_name(known: Lists, atoms: Atoms, first: int, end: int) -> bool:
    """Whether a short form is no time: without its full stop, and no word that takes a date before it: ``Yan Jun``."""
    stopped = atoms.at(end - 1) == "."
    if stopped or atoms.written(end) == ".":
        last = end + (not stopped) == len(atoms.words)  # the full stop may be the sentence's
        before = atoms.written(first - 1)
        return last and is_capital(before) and before.isalpha() and atoms.at(first - 1) not in known.before
    if atoms.at(first - 1) not in known.short_before:
        return True
    return atoms.at(end) in known.name_parts or is_capital(atoms.written(end))


def persons(scene: Scene) -> frozenset[str]:
    """The doubtful words that follow a first name or title somewhere in the text: ``Theresa May``, ``Mrs May``."""
    if scene.persons is None:
        known, tokens = lists_of(scene.grammar), scene.reading.tokens
        scene.persons = frozenset(
            word
            for at, word in enumerate(tokens.lower)
            if word in known.doubtful
            and at > 0
            and is_capital(tokens.words[at])
            and is_capital(tokens.words[at - 1])
            and (tokens.lower[at - 1] not in known.before and tokens.lower[at - 1] not in known.year_before)
        )
    return scene.persons


def counts_things(grammar: Grammar, atoms: Atoms, end: int) -> bool:
    """Whether the word after a number is what it counts: ``2025 officers``; a plural in lower case."""
    known = lists_of(grammar)
    following = atoms.written(end)
    if atoms.at(end) in known.counted:
        return True
    if following in known.not_plural:
        return False
    plural = following.endswith(tuple(known.plural)) and following[-2:-1] != following[-1:]
    return following.islower() and len(following) > 3 and plural


def is_year(grammar: Grammar, atoms: Atoms, first: int, end: int) -> bool:
    """Whether a bare number of four digits is a year: by the word before it and the one after it."""
    known = lists_of(grammar)
    before, following = atoms.at(first - 1), atoms.written(end)
    if before in known.numbered or following in ("%", "°") or atoms.at(end) in known.counted:
        return False
    if before == "(" or _in_brackets(known, atoms, first):
        return following in (")", ",", ";", "-", "–")
    if atoms.at(end) in known.makers:
        return False
    if atoms.at(end) in known.year_events:
        return True
    if counts_things(grammar, atoms, end) and before not in known.plural_year:
        return False
    two_before = atoms.at(first - 2)
    if before == "to" and two_before in known.back:
        return True
    comma = before == "," and (atoms.at(end) == "," or atoms.at(end) in known.weak)
    listed = (comma or before in known.weak) and two_before.isdigit() and len(two_before) == len(atoms.at(first))
    if listed and atoms.at(first - 3) in known.year_before:  # in 2008 and 2012
        return True
    if atoms.at(end) in known.year_speaks and not before[:1].isdigit() and before not in known.counting:
        return True
    if before == "'" and atoms.glued(first - 1) and following.islower():  # the judges’ 2012 opinion
        return atoms.at(end) not in known.sizes
    if before in known.articles and following.isalpha():
        return atoms.at(end) not in known.sizes
    if before in known.weak and following.isalpha() and following.islower():
        return atoms.at(end) in known.year_then
    return before in known.year_before or _before_its_noun(known, atoms, first, end)


def _in_brackets(known: Lists, atoms: Atoms, first: int) -> bool:
    """Whether what stands before a number in brackets takes a year: a name (``Roe, 2013``) or a word of lives
    (``d. 1990``)."""
    before, two_before = atoms.at(first - 1), atoms.written(first - 2)
    if before == ".":
        return atoms.at(first - 2) in known.life and atoms.at(first - 3) in ("(", ",", ";")
    if before != "," or not (is_capital(two_before) or atoms.written(first - 3) == "al"):
        return False
    opening = next((mark for mark in reversed(atoms.words[: first - 1]) if mark in ("(", ")")), "")
    return opening == "("


def _before_its_noun(known: Lists, atoms: Atoms, first: int, end: int) -> bool:
    """Whether a year stands between a word and a singular noun: ``a narrow 1993 win``; not a number with its unit."""
    before, following = atoms.written(first - 1), atoms.written(end)
    if not (before.islower() and before.isalpha() and following.islower() and following.isalpha()):
        return False
    year = atoms.at(first)
    if not (year.startswith(CENTURIES) and not year.endswith(ROUND)) or len(before) < 4 or len(following) < 4:
        return False
    apart = known.counting | known.before | known.weak | known.polls | known.many
    if before in apart or atoms.at(end) in known.sizes or atoms.at(end) in known.rates:
        return False
    return atoms.at(end) not in known.year_before and atoms.at(end) not in known.year_then


def in_a_match(hit: Hit) -> bool:
    """Whether the sentence or the article tells of a match, of which the quarter or half is one."""
    games = lists_of(hit.scene.grammar).games
    return not games.isdisjoint(around(hit)) or tells_of_matches(hit.scene)


def tells_of_matches(scene: Scene) -> bool:
    """Whether a text tells of matches: it has several words of the game, and several of what is around it."""
    known, met = lists_of(scene.grammar), scene.reading.met
    return len(known.games & met) >= OF_GAMES and len(known.sports & met) >= OF_SPORTS


def in_accounts(hit: Hit) -> bool:
    """Whether the sentence speaks of what is reckoned by halves of a year; a language without such words is trusted."""
    known = lists_of(hit.scene.grammar).half_cues
    return not known or not known.isdisjoint(around(hit))


def around(hit: Hit) -> list[str]:
    """The folded atoms of the sentence near a match, itself included."""
    first, end = hit.match.span()
    return hit.atoms.folded[max(0, first - AROUND) : end + AROUND]


AROUND = 40
CALENDAR = ("MONTH", "WEEKDAY", "WEEKDAYS", "HOLIDAY", "TODAY", "QNAME", "FISCAL", "ISO", "AMPM", "ZONE", "DECADE")
OPENING = frozenset("“\"'‘«(:—–-")


def in_capitals(hit: Hit) -> bool:
    """Whether common words are all written with capitals within a sentence, as in a title: ``CBS This Morning``."""
    first, end = hit.match.span()
    if first == 0 or hit.atoms.at(first - 1) in OPENING:
        return False
    written = [word for word in hit.atoms.words[first:end] if word[0].isalpha()]
    if not written or not all(word[0].isupper() for word in written):
        return False
    return not any(map(hit.has, CALENDAR)) and not all(word.isupper() for word in written)


@cache
def _sayings(grammar: Grammar) -> tuple[frozenset[str], frozenset[str]]:
    """The set phrases, and the words that they end with."""
    listed = frozenset(grammar.data.get("names", {}).get("sayings", ()))
    return listed, frozenset(saying.rsplit(" ", 1)[-1] for saying in listed)


def is_saying(hit: Hit) -> bool:
    """Whether the words are a set phrase that tells no time: ``at the end of the day``."""
    first, end = hit.match.span()
    sayings, last = _sayings(hit.scene.grammar)
    if hit.atoms.at(end - 1) not in last:
        return False
    return any(hit.atoms.joined(first - back, end) in sayings for back in (0, 1, 2) if first >= back)
