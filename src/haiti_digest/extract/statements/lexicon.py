"""The small words by which a language's clauses are told apart, from its word list."""

from functools import cache

import msgspec

from haiti_digest.language.lexicon import table, words


class Words(msgspec.Struct, frozen=True, gc=False):
    """Closed classes, lower case; the comments in the word list say what each is."""

    pronouns: frozenset[str]
    subjects: frozenset[str]
    """Pronouns that are no objects before a verb, where others are."""
    relative: frozenset[str]
    infinitive: frozenset[str]
    listing: frozenset[str]
    singular_endings: tuple[str, ...]
    """Endings of words that only look like plurals: *ominous*."""
    plural_nouns: frozenset[str]
    """Forms of reporting verbs that are plural nouns too: *states*, *remarks*."""
    ago: frozenset[str]
    """The words that open a time which lies behind, where they are several."""
    that: frozenset[str]
    not_clauses: frozenset[str]
    """Words that open no clause behind *that*: *she found that [out]*."""
    conditional: frozenset[str]
    question: frozenset[str]
    be: frozenset[str]
    auxiliaries: frozenset[str]
    finite: frozenset[str]
    """Auxiliaries that are finite forms, all but those in ``not_finite``: *will*, not *being*."""
    contractions: tuple[str, ...]
    pronoun_contractions: tuple[str, ...]
    adverbs: frozenset[str]
    adverb_endings: tuple[str, ...]
    prepositions: frozenset[str]
    attaching: frozenset[str]
    subordinators: frozenset[str]
    joiners: frozenset[str]
    determiners: frozenset[str]
    time: frozenset[str]
    time_lead: frozenset[str]
    media: frozenset[str]
    audience: frozenset[str]
    """Nouns for those who are told on behalf of readers: *au journal*, *à la radio*."""
    role_nouns: frozenset[str]
    appositive_leads: frozenset[str]
    grammar: frozenset[str]
    elisions: frozenset[str]
    clitics: tuple[str, ...]
    reflexive: frozenset[str]
    selves: frozenset[str]
    """Reflexive pronouns as objects: *challenging itself to grow*."""
    per: frozenset[str]
    as_: frozenset[str]
    so: frozenset[str]
    """Pronouns for what is said, before its verb: *comme [le] dit Mme Roe*."""
    factual: frozenset[str]
    """Nouns that a clause with *that* says more of: *the fact that*."""
    topical: frozenset[str]
    """Prepositions behind a verb that open what it is about: *struggled with the part that*."""
    quantifiers: frozenset[str]
    partitives: frozenset[str]
    """Prepositions with an article that open a noun phrase without one too: *des habitants*."""
    who: frozenset[str]
    adding: frozenset[str]
    """What opens a clause that only adds something: *, where many cried*."""
    of: frozenset[str]
    by: frozenset[str]
    alias: frozenset[str]
    """Forms of reporting verbs that tell another name of somebody: *Jean Roe, dit Ti Jo*."""
    viewing: frozenset[str]
    """Prepositions that open with whose view it is: *for Jane Roe, …*"""
    asking: frozenset[str]
    gerund_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    simple_endings: tuple[str, ...]
    """Endings of pasts that need no auxiliary, where participles do."""
    present_endings: tuple[str, ...]
    """Endings of verbs that may be turned round behind spoken words, in languages where any verb may be."""
    not_finite: frozenset[str]
    denying: frozenset[str]
    """Words before a verb that tell that it was not done."""
    denying_endings: tuple[str, ...]
    supposing: frozenset[str]
    """Auxiliaries that tell what may, should or will be said."""
    refusing: frozenset[str]
    """Words that tell that what follows was not done, or not yet: *declined to say*, *is expected to say*."""
    naming: frozenset[str]
    """What opens another name of somebody: *known as*, *dubbed*, *alias*."""
    quoting: frozenset[str]
    """Verbs whose object says what follows: *quoted her as saying*."""
    causing: frozenset[str]
    """Verbs of which the object does what follows: *prompted him to say*."""
    without: frozenset[str]
    accused: frozenset[str]
    """Words before *of* that tell that somebody is not told to have said it: *accused of saying*."""
    nothing: frozenset[str]
    silent: frozenset[str]
    """Verbs for saying something that is not told: *declined to comment*."""
    withheld: frozenset[str]
    """More verbs for that, with what was not told as their object: *did not [name] her*."""
    glosses: frozenset[str]
    """Nouns by which a narrator names what was said: *, a [claim] that others dispute*."""
    glossing: frozenset[str]
    """Words that open what a narrator says of it, before a preposition: *, [referring] to the strike*."""
    speakers: frozenset[str]
    """Pronouns by which a narrator goes on with the speaker: *, but [she] smiled*."""
    contrasting: frozenset[str]
    """Words before them that need no comma."""
    nameless: frozenset[str]
    """Nouns for what somebody asks for himself: *requested anonymity*."""
    nobody: frozenset[str]
    """What opens a subject that is nobody."""
    hardly: frozenset[str]
    """What opens one with a preposition behind it: *little in the law*."""
    single: frozenset[str]
    """What stands before a noun in the singular alone: *a*, *one*."""
    only: frozenset[str]
    negation: frozenset[str]
    """Words that open the negation of a finite verb: *ne comptait que*."""
    plural_endings: tuple[str, ...]
    plurals: frozenset[str]
    expletives: frozenset[str]
    impersonal: frozenset[str]
    """Participles of verbs that nobody does: *il a fallu*."""
    concessive: frozenset[str]
    accompanying: frozenset[str]
    loosely: frozenset[str]
    phases: frozenset[str]
    particles: frozenset[str]
    said: frozenset[str]
    """The past that ends a subject behind a phrase in front: *In a note praising it, the mayor said*."""
    reasons: frozenset[str]
    """Prepositions behind a verb of blame that open what is blamed: *attacked him over the plan*."""
    saying_nouns: frozenset[str]
    crowd_nouns: frozenset[str]
    noun_links: frozenset[str]
    owners: frozenset[str]
    ages: frozenset[str]
    infinitive_endings: tuple[str, ...]
    before_clause: frozenset[str]
    not_labels: frozenset[str]
    possessive_endings: tuple[str, ...]
    plural_possessives: tuple[str, ...]
    objects: frozenset[str]
    past_verbs: frozenset[str]
    time_spans: frozenset[str]
    time_from: frozenset[str]
    time_near: frozenset[str]
    locutions: frozenset[tuple[str, ...]]
    """Adverbs of several words that may part a verb from its auxiliary: *a [par ailleurs] dit*; the words of each."""
    hedges: frozenset[tuple[str, ...]]
    """What may stand before a number: *at least*, *as many as*; the words of each."""


ENDINGS = frozenset(field for field, kind in Words.__annotations__.items() if kind == tuple[str, ...])


Phrases = dict[str, list[tuple[str, ...]]]


@cache
def according_phrases(language: str) -> Phrases:
    """Phrases such as *according to*: by first word, all words of each, the longest first."""
    phrases: Phrases = {}
    for phrase in table(language, "statements").get("according", {}).get("phrases", ()):
        parts = tuple(phrase.split())
        phrases.setdefault(parts[0], []).append(parts)
    for listed in phrases.values():
        listed.sort(key=len, reverse=True)
    return phrases


@cache
def closed_classes(language: str) -> Words:
    """The closed classes of a language; empty where it has no list."""
    listed = table(language, "statements").get("words", {})
    values: dict[str, object] = {"hedges": _hedges(language)}
    values["locutions"] = frozenset(tuple(form.split("_")) for form in words(listed.get("locutions", "")))
    values["finite"] = words(listed.get("auxiliaries", "")) - words(listed.get("not_finite", ""))
    for field in set(Words.__struct_fields__) - values.keys():
        entry = words(listed.get(field.rstrip("_"), ""))
        values[field] = tuple(sorted(entry)) if field in ENDINGS else entry
    return Words(**values)  # type: ignore[arg-type]


def _hedges(language: str) -> frozenset[tuple[str, ...]]:
    """The words before a number that say how exact it is, as figures are read with them."""
    listed = table(language, "figures").get("modifiers", {})
    return frozenset(tuple(form.split("_")) for forms in listed.values() for form in forms.split())
