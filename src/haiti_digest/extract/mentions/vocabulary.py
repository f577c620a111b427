"""The word lists of a language made ready: one number of flags a word, so that a token is looked up once."""

from functools import cache

import msgspec

from haiti_digest.language.lexicon import table, words

COURTESY = 1
PERSON = 1 << 1  # a noun for an office or a kind of person
BODY = 1 << 2
BODY_NAME = 1 << 3  # makes a name a body's, says nothing alone
PLACE = 1 << 4  # the name of a place in one word
PLACE_NOUN = 1 << 5
NATION = 1 << 6  # an adjective of nation, or its people
ADJECTIVE = 1 << 7  # another adjective with a capital
FUNCTION = 1 << 8
DETERMINER = 1 << 9
PREPOSITION = 1 << 10
MODIFIER = 1 << 11  # narrows a person noun
PORTFOLIO = 1 << 12
PARTICLE = 1 << 13
CALENDAR = 1 << 14
PRONOUN = 1 << 15
PLURAL = 1 << 16  # added to PERSON or BODY
LONG = 1 << 17  # opens a place name of several words
LINK = 1 << 18
DOCUMENT = 1 << 19
SHORT = 1 << 20  # a title cut short
THING = 1 << 21
NOT_A_NAME = BODY | BODY_NAME | PLACE_NOUN | NATION | ADJECTIVE | PORTFOLIO


class Vocabulary(msgspec.Struct, frozen=True, gc=False):
    """The mention words of a language."""

    flags: dict[str, int]
    gender: dict[str, str]
    """``f`` or ``m`` of courtesy titles, person nouns and pronouns that say it."""
    long: dict[str, tuple[tuple[str, ...], ...]]
    """Place names of several words by their first, longest first."""
    long_bodies: frozenset[tuple[str, ...]]
    nations: dict[str, str]
    """A word of a nation to the nation's name."""
    compounds: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    """Offices of several words by their noun, each with the place of the noun in it."""
    weak: frozenset[str]
    """Nouns for persons that mean other things too."""
    definite: frozenset[str]
    one_only: frozenset[str]
    """Words that are no article of a plural: ``that officers``."""
    possessive: frozenset[str]
    saints: frozenset[str]
    """Courtesy titles that may be part of a name."""
    place_before: frozenset[str]
    place_surely: frozenset[str]
    joined: frozenset[str]
    """Small parts before a hyphen that belong to a name: ``al-Amri``."""
    surname_articles: frozenset[str]
    """Articles with a capital that a surname may begin with: *Jean Le Roux*."""
    elisions: frozenset[str]
    """Small words that lose their vowel before the next, without the mark."""
    clitics: tuple[str, ...]
    """How a pronoun is joined to the verb before it."""
    goes_on: bool
    """Whether adjectives follow their noun, and names of bodies go on in small letters."""
    suffixes: frozenset[str]
    tails: frozenset[str]
    not_acronyms: frozenset[str]
    ages: frozenset[str]
    """What may follow the number of an age behind a name: *58 ans*."""
    called: frozenset[str]
    """Nouns for bodies behind which their name stands: *rights group Harbour Watch*."""
    ends: frozenset[str]
    """Words that end names of bodies: *Norland United*."""
    everybody: frozenset[str]
    """Nouns behind which a noun for persons means nobody in particular: *les droits de l’homme*."""
    bare: frozenset[str]
    """Nouns for bodies that stand without an article."""
    marks: tuple[str, ...]
    verbal: tuple[str, ...]
    acted: tuple[str, ...]
    """Endings of a verb that may stand between its subject and its object."""
    spoke: frozenset[str]
    """Verbs of saying behind their subject."""
    common: tuple[str, ...]
    """Endings of nouns that stand without an article: *Residents*, *Management*."""
    links: dict[str, str]
    """A small word inside names to its sort: ``of``, ``for``, ``and``, ``to``."""
    articles: frozenset[str]
    singular: dict[str, str]


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """The vocabulary of *language*; empty lists, so that nothing is found, where it has none."""
    data = table(language, "mentions")
    person, grammar, place = data.get("person", {}), data.get("grammar", {}), data.get("place", {})
    body, courtesy, pronouns = data.get("body", {}), data.get("courtesy", {}), data.get("pronouns", {})
    nations = {word: nation for nation, listed in data.get("nations", {}).items() for word in listed.split()}
    links = {word: sort for sort in ("of", "for", "and", "to") for word in words(grammar.get(f"link_{sort}"))}
    flags: dict[str, int] = {}
    gender: dict[str, str] = {}
    singular: dict[str, str] = {}

    def mark(listed: object, flag: int) -> None:
        for word in words(listed):
            flags[word] = flags.get(word, 0) | flag

    endings = [tuple(pair) for pair in grammar.get("plurals", [])]
    for group, flag in ((person, PERSON), (body, BODY)):
        for key in ("m", "f", "any", "nouns"):
            mark(group.get(key), flag)
            for word in words(group.get(key)):
                many = plural_of(word, endings)
                if many:
                    flags[many] = flags.get(many, 0) | flag | PLURAL
                    singular[many] = word
    for source in (courtesy, person, pronouns):
        for key in ("m", "f"):
            for word in words(source.get(key)):
                gender[word] = key
    mark(person.get("plural"), PERSON | PLURAL)
    for listed, flag in (
        (" ".join(courtesy.values()), COURTESY),
        (body.get("name_parts"), BODY_NAME),
        (body.get("documents"), DOCUMENT),
        (place.get("names"), PLACE),
        (place.get("nouns"), PLACE_NOUN),
        (list(nations), NATION),
        (data.get("adjectives", {}).get("words"), ADJECTIVE),
        (grammar.get("function"), FUNCTION),
        (grammar.get("determiners"), DETERMINER),
        (grammar.get("prepositions"), PREPOSITION),
        (person.get("short"), SHORT),
        (person.get("modifiers"), MODIFIER),
        (person.get("portfolio"), PORTFOLIO),
        (grammar.get("particles"), PARTICLE),
        (grammar.get("calendar"), CALENDAR),
        (grammar.get("things"), THING),
        (list(links), LINK),
        (" ".join(pronouns.values()), PRONOUN),
    ):
        mark(listed, flag)
    long: dict[str, list[tuple[str, ...]]] = {}
    bodies = [tuple(name.split()) for name in place.get("bodies", [])]
    for parts in sorted([tuple(n.split()) for n in place.get("long", [])] + bodies, key=lambda p: -len(p)):
        long.setdefault(parts[0], []).append(parts)
        flags[parts[0]] = flags.get(parts[0], 0) | LONG
    return Vocabulary(
        flags=flags,
        gender=gender,
        long={first: tuple(names) for first, names in long.items()},
        long_bodies=frozenset(bodies),
        nations=nations,
        compounds=_compounds(person.get("compounds", ()), flags),
        weak=words(person.get("weak")),
        definite=words(grammar.get("definite")),
        one_only=words(grammar.get("one_only")),
        saints=words(courtesy.get("saint")),
        possessive=words(grammar.get("possessive")),
        place_before=words(place.get("before")),
        place_surely=words(place.get("sure")),
        joined=words(grammar.get("joined")),
        surname_articles=words(grammar.get("surname_articles")),
        elisions=words(grammar.get("elisions")),
        clitics=tuple(grammar.get("clitics", ())),
        goes_on=bool(grammar.get("goes_on")),
        suffixes=words(grammar.get("suffixes")),
        tails=words(grammar.get("compound_tails")),
        not_acronyms=words(body.get("not_acronyms")),
        ages=words(grammar.get("ages")),
        called=words(body.get("called")),
        ends=words(body.get("ends")),
        everybody=words(person.get("everybody")),
        bare=words(body.get("bare")),
        verbal=tuple(grammar.get("verbal", ())),
        acted=tuple(grammar.get("acted", ())),
        spoke=words(grammar.get("spoke")),
        common=tuple(grammar.get("common", ())),
        links=links,
        articles=words(grammar.get("link_article")),
        marks=tuple(grammar.get("possessive_marks", ())),
        singular=singular,
    )


def _compounds(listed: list[str], flags: dict[str, int]) -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for name in listed:
        parts = tuple(name.split())
        for at in [at for at, part in enumerate(parts) if flags.get(part, 0) & PERSON]:
            found.setdefault(parts[at], []).append((parts, at))
    return {noun: tuple(sorted(several, key=lambda one: -len(one[0]))) for noun, several in found.items()}


def plural_of(word: str, endings: list[tuple[str, ...]]) -> str | None:
    """The plural that the first fitting pair of *endings* (plural, singular) makes; None where none fits."""
    for many, one in endings:
        if word.endswith(one):
            return word[: len(word) - len(one)] + many
    return None
