"""The reporting verbs of a language with the frames that each takes, inflected by the rules of its word list."""

from functools import cache
from typing import Any

import msgspec

from haiti_digest.extract.statements.lexicon import according_phrases
from haiti_digest.language.lexicon import table, words


class Cue(msgspec.Struct, frozen=True, gc=False):
    """One form of a reporting verb. ``form`` is base, s, past or ing; ``frames`` name what the verb takes."""

    lemma: str
    form: str
    frames: frozenset[str]


class Verbs(msgspec.Struct, frozen=True, gc=False):
    """All forms: *single* by word; *particle* by first word, with the words that follow, longest first.

    *any* are the first words of all, and of the phrases such as *according to*. *feelings* are the nouns, and *links*
    the words behind them, by which what is felt is told: ``expressed [concern over] the delay``.
    """

    single: dict[str, Cue]
    particle: dict[str, list[tuple[tuple[str, ...], Cue]]]
    any: frozenset[str]
    feelings: frozenset[str]
    links: frozenset[str]


@cache
def verbs(language: str) -> Verbs:
    """The verbs of a language; empty where it has no list."""
    data = table(language, "statements")
    frames: dict[str, set[str]] = {}
    for frame, listed in data.get("verbs", {}).items():
        for base in words(listed):
            frames.setdefault(base, set()).add(frame)
    single = {
        form: Cue(base, kind, frozenset(takes))
        for base, takes in sorted(frames.items())
        for form, kind in _forms(base, data)
    }
    particle: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for phrase, listed in data.get("particles", {}).items():
        base, *rest = phrase.split()
        for form, kind in _forms(base, data):
            particle.setdefault(form, []).append((tuple(rest), Cue(phrase, kind, words(listed))))
    for entries in particle.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[1].form == "past"))  # fait savoir: present, as in *dit*
    starts = frozenset(single) | frozenset(particle) | frozenset(according_phrases(language))
    feelings = data.get("feelings", {})
    return Verbs(single, particle, starts, words(feelings.get("nouns", "")), words(feelings.get("links", "")))


def _forms(base: str, data: Any) -> list[tuple[str, str]]:
    """Forms with their kind; an earlier one does not give way to a later one of the same spelling."""
    ending, dropped, s, past, ing = max(
        (rule for rule in data["inflection"]["rules"] if base.endswith(rule[0])), key=lambda rule: len(rule[0])
    )
    del ending
    stem = base[: len(base) - dropped]
    if base in words(data["inflection"].get("doubled", "")):
        past, ing = base[-1] + past, base[-1] + ing
    listed = {kind: data.get(name, {}).get(base) for kind, name in (("past", "irregular"), ("s", "present"))}
    made = {"ing": ing, "past": past, "s": s}
    forms = {k: (listed.get(k) or " ".join(stem + e for e in endings.split())).split() for k, endings in made.items()}
    return [
        *((form, "ing") for form in forms["ing"]),
        (base, "base"),
        *((form, kind) for kind in ("past", "s") for form in forms[kind]),
    ]
