"""The words by which the resolver tells offices, nations and pronouns, made ready for one language."""

from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

from haiti_digest.language.lexicon import table, together, words

GENDERS: tuple[Literal["f", "m"], ...] = ("f", "m")


class Vocabulary(msgspec.Struct, frozen=True, gc=False):
    """Resolver words of a language."""

    language: str
    same: dict[str, str]
    """A noun for an office to the one that stands for all that mean the same."""
    kinds: dict[str, frozenset[str]]
    """A general noun to the offices it may stand for."""
    speak_for: frozenset[str]
    """Offices of those who speak for the body that their role names."""
    ranks: frozenset[str]
    compounds: dict[str, list[tuple[str, ...]]]
    """Offices of several words by their first word, longest first."""
    documents: frozenset[str]
    """Nouns for what is said in writing."""
    authors: frozenset[str]
    """Words between a document and whose it is."""
    agents: frozenset[str]
    """Words between a passive and who did it."""
    also: frozenset[str]
    """What stands between a name and another name of the same person: ``also known as``."""
    again: frozenset[str]
    """Words between an article and a noun for one who spoke before: ``the same source``."""
    collective: frozenset[str]
    """Nouns without an article that tell who speaks, besides those for persons, bodies and documents."""
    short: frozenset[str]
    """Offices as they are shortened before a name: *Sen.*"""
    person: frozenset[str]
    """Nouns for persons, singular."""
    bodies: dict[str, frozenset[str]]
    general: dict[str, frozenset[str]]
    """A general noun for bodies to the nouns that the name of one may have which it takes up."""
    body_nouns: frozenset[str]
    named_after: frozenset[str]
    """Nouns that a person's name before them only tells apart: *the Lee family*, *Lee aides*."""
    no_nouns: frozenset[str]
    """Words that may follow a noun and are no noun that it narrows."""
    adverbial: tuple[str, ...]
    before_name: frozenset[str]
    """Nouns that a person's name behind them only tells apart: *le gouvernement Lee*."""
    nations: dict[str, str]
    """A word of a nation to the nation's name; the name's own words are there too."""
    articles: dict[str, Literal["f", "m"]]
    """Articles with the gender that they tell, where pronouns stand for bodies by it: *la police … elle*."""
    aged: tuple[str, ...]
    """What follows the number in an age that stands for a person: *the 41-year-old*."""
    determiners: frozenset[str]
    noun_openers: frozenset[str]
    """Articles, numbers and the like, with which a noun phrase begins."""
    definite: frozenset[str]
    at_place: frozenset[str]
    """Prepositions before a place that tells where a body is."""
    neither: frozenset[str]
    indefinite: frozenset[str]
    pointing: frozenset[str]
    fronting: frozenset[str]
    """Words that open a clause which tells what the subject behind it was asked."""
    possessive: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    """Words that may stand right before a subject."""
    predicates: frozenset[str]
    """Words before a noun that says what somebody is, not who."""
    elisions: frozenset[str]
    clitics: tuple[str, ...]
    owning: tuple[str, ...]
    """Endings of the one who owns what follows: ``Roe’s``."""
    owning_several: frozenset[str]
    """The same behind a plural: ``the guards’``."""
    suffixes: frozenset[str]
    particles: frozenset[str]
    together: frozenset[str]
    pronouns: dict[str, str]
    """A pronoun to its sort: ``m``, ``f``, ``plural``, ``body``, ``first``, ``relative``, ``latter_m``, ``latter_f``;
    one of two words with a low line between them."""
    evidence: dict[str, str]
    """Words that tell the gender of the one person named before them: ``her`` to ``f``."""
    tails: frozenset[str]
    """Words that go on with who somebody is."""
    plain: frozenset[str]
    """Words of a description that say nothing about who is meant."""


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """The resolver's vocabulary of *language*; empty where it has none."""
    data, names = table(language, "resolve"), table(language, "mentions")
    people, grammar, person = data.get("people", {}), data.get("grammar", {}), names.get("person", {})
    name_grammar = names.get("grammar", {})
    nations = {word: nation for nation, listed in names.get("nations", {}).items() for word in listed.split()}
    nations.update({word: word for word in words(names.get("place", {}).get("names")) if word not in nations})
    nations.update({nation: nation for nation in names.get("nations", {})})
    same = {word: group.split()[0] for group in people.get("same", []) for word in group.split()}
    person_nouns = frozenset(word for key in ("m", "f", "any") for word in words(person.get(key)))
    body_nouns = words(names.get("body", {}).get("nouns"))
    after, before = words(grammar.get("named_after")), words(grammar.get("before_name"))
    return Vocabulary(
        language=language,
        same=same,
        kinds={head: words(listed) for head, listed in data.get("kinds", {}).items()},
        speak_for=frozenset(same.get(word, word) for word in words(people.get("speak_for"))),
        ranks=words(grammar.get("ranks")),
        compounds=_by_first_word(person.get("compounds", ())),
        documents=words(names.get("body", {}).get("documents")),
        authors=words(grammar.get("authors")),
        agents=words(grammar.get("agents")),
        also=frozenset(grammar.get("also", ())),
        again=words(grammar.get("again")),
        collective=words(grammar.get("collective")),
        short=words(person.get("short")),
        person=person_nouns,
        bodies={head: words(listed) for head, listed in data.get("bodies", {}).items()},
        general={head: words(listed) for head, listed in data.get("general", {}).items()},
        body_nouns=body_nouns,
        named_after=after | person_nouns | body_nouns if after else after,
        no_nouns=together(
            *(words(grammar.get(key)) for key in ("no_nouns", "prepositions", "together", "tails", "predicates"))
        ),
        adverbial=tuple(grammar.get("adverbial", ())),
        before_name=before | body_nouns if before else before,
        nations=nations,
        articles={word: gender for gender in GENDERS for word in words(data.get("articles", {}).get(gender))},
        aged=tuple(grammar.get("aged", ())),
        determiners=words(grammar.get("determiners")),
        noun_openers=words(name_grammar.get("determiners")),
        definite=words(grammar.get("definite")),
        indefinite=words(grammar.get("indefinite")),
        at_place=words(names.get("place", {}).get("before")),
        neither=words(grammar.get("neither")),
        pointing=words(grammar.get("pointing")),
        fronting=words(grammar.get("fronting")),
        possessive=words(grammar.get("possessive")),
        prepositions=words(grammar.get("prepositions")),
        openers=words(grammar.get("openers")),
        predicates=words(grammar.get("predicates")),
        elisions=words(name_grammar.get("elisions")),
        clitics=tuple(name_grammar.get("clitics", ())),
        owning=tuple(name_grammar.get("possessive_marks", ())),
        owning_several=words(name_grammar.get("possessive_plurals")),
        suffixes=words(name_grammar.get("suffixes")),
        particles=words(name_grammar.get("particles")),
        together=words(grammar.get("together")),
        pronouns={word: sort for sort, listed in data.get("pronouns", {}).items() for word in words(listed)},
        evidence={word: sort for sort, listed in data.get("evidence", {}).items() for word in words(listed)},
        tails=words(grammar.get("tails")),
        plain=words(grammar.get("determiners")) | words(person.get("modifiers")),
    )


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for parts in sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True):
        found.setdefault(parts[0], []).append(parts)
    return found


def has_noun(nouns: frozenset[str], word: str) -> bool:
    """Whether *word*, or what it is the plural of with -s, is one of *nouns*, which are listed in the singular."""
    return word in nouns or word.removesuffix("s") in nouns
