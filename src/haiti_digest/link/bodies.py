"""Joins bodies and states across articles by name and by acronyms that the articles explain."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from haiti_digest.language.lexicon import table, words
from haiti_digest.link.groups import Groups
from haiti_digest.records import Voice
from haiti_digest.text.names import Name, folded

SHARED = 0.6
"""Part of the words that two spelled-out names of one acronym must have in common."""
BEGINNING = 5
"""Letters from the start of two words that make them forms of one: *multinational*, *multinationale*."""


def body_groups(groups: Groups, voices: list[Voice]) -> None:
    """Join the voices of *voices*, bodies and places, that are one."""
    by_key: dict[Name, Voice] = {}
    spelled: dict[Name, set[Name]] = defaultdict(set)
    several = _short_for_several(groups, voices)
    for voice in voices:
        groups.add(voice)
        for key, form in _keys(groups, voice):
            if (voice, key) in several:
                continue
            first = by_key.setdefault(key, voice)
            if first is not voice and not _is_acronym(form):
                groups.join(voice, first, f"{form}: the same name")
        _learn(groups, voice, spelled)
    for acronym, names in spelled.items():
        _join_spelled(groups, acronym, sorted(names), by_key)
    _join_begun(groups, voices, by_key)
    for voice in voices:
        entity = groups.entity(voice)
        if _is_acronym(entity.name):
            _join_acronym(groups, voice, spelled.get(folded(entity.name), set()), by_key)


def _short_for_several(groups: Groups, voices: Iterable[Voice]) -> set[tuple[Voice, Name]]:
    """The shorter names, each with the voice that has it, by which articles call bodies with other full names:

    *the Gazette*, where one article names the *Ostend Gazette* so and another the *Harbour Gazette*.
    """
    longer: dict[Name, dict[Name, list[Voice]]] = defaultdict(dict)
    for voice in voices:
        if len(groups.entity(voice).forms) > 1:
            keys = [key for key, form in _keys(groups, voice) if not _is_acronym(form)]
            full = max(keys, key=len, default=())
            for key in keys:
                if len(key) < len(full):
                    longer[key].setdefault(full, []).append(voice)
    return {
        (voice, key)
        for key, fulls in longer.items()
        if len(fulls) > 1 and any(_apart(key, one, two) for one, two in combinations(sorted(fulls), 2))
        for several in fulls.values()
        for voice in several
    }


def _apart(short: Name, one: Name, two: Name) -> bool:
    """Whether two full names with one *short* name are of two bodies: neither only says more, or spells the other."""
    first, second = ([word for word in name if word not in short] for name in (one, two))
    if set(first) <= set(second) or set(second) <= set(first):
        return False
    return all(_initials(long) != "".join(brief) for long, brief in ((first, second), (second, first)))


def _initials(words_: Iterable[str]) -> str:
    return "".join([word[0] for word in words_])


def _is_acronym(form: str) -> bool:
    return " " not in form and len(form) > 1 and form.replace(".", "").isupper()


def _keys(groups: Groups, voice: Voice) -> list[tuple[Name, str]]:
    """The comparable forms of a voice's names: a state by its one name, a body without articles."""
    language = groups.names[voice.article].locale
    nations = _nations(language)
    small = small_words(language)
    spellings = table(language, "link").get("spellings", {})
    entity = groups.entity(voice)
    keys = []
    for form in entity.forms or (entity.name,):
        plain = form.lower().rstrip(".")
        nation = nations.get(plain) if form.replace(".", "").isupper() else None
        key = tuple(_spelled(word, spellings) for word in folded(nation or form) if word not in small)
        keys.append((key, nation.title() if nation else form))
    return [(key, form) for key, form in keys if key]


@cache
def small_words(language: str) -> frozenset[str]:
    """The words in the names of bodies that tell none from another: *of*, *and*, *the*."""
    return words(table(language, "mentions").get("body", {}).get("small"))


@cache
def _nations(language: str) -> dict[str, str]:
    """The nation that each word for one names."""
    listed = table(language, "mentions").get("nations", {})
    return {word: nation for nation, several in listed.items() for word in several.split()}


def _spelled(word: str, spellings: dict[str, str]) -> str:
    """A word in the first of its two spellings: *organization*, *organisation*."""
    return next((word.replace(one, other) for one, other in spellings.items() if one in word), word)


def _learn(groups: Groups, voice: Voice, spelled: dict[Name, set[Name]]) -> None:
    """Note which full names an article gives for an acronym: both are forms of one entity there."""
    forms = groups.entity(voice).forms
    full = [form for form in forms if not _is_acronym(form)]
    for form in forms:
        if _is_acronym(form) and full:
            longest = max(full, key=len)
            spelled[folded(form)].update(key for key, name in _keys(groups, voice) if name == longest)


def _join_spelled(groups: Groups, acronym: Name, names: list[Name], by_key: dict[Name, Voice]) -> None:
    """Join spelled-out names of one acronym that share most words (``Multi-… Harbour Support``), in any language."""
    known = [name for name in names if name in by_key]
    for one, two in combinations(known, 2):
        words_of_both = [word for word in one if any(_alike(word, other) for other in two)]
        if len(words_of_both) >= SHARED * max(len(one), len(two)):
            short, same = "".join(acronym).upper(), " ".join(words_of_both)
            groups.join(by_key[two], by_key[one], f"both names are shortened to {short} and share the words “{same}”")


def _join_begun(groups: Groups, voices: Iterable[Voice], by_key: dict[Name, Voice]) -> None:
    """Join names that begin with an acronym with the only name that begins with what it stands for, and goes on alike.

    *NPA Council* is joined with *Norland Port Agency Council* where some article names the *Norland Port Agency* alone.
    """
    begun = dict(_begun(groups, voices))
    ends = {key[1:] for key in begun}
    spelled: dict[Name, set[Name]] = defaultdict(set)
    for key in by_key:
        for at in range(2, len(key)):
            if key[at:] in ends and key[:at] in by_key:
                spelled[(_initials(key[:at]), *key[at:])].add(key)
    for key, acronym in begun.items():
        fitting = sorted(spelled.get(key, ()))
        if len({groups.root(by_key[name]) for name in fitting}) == 1:
            full = " ".join(fitting[0][: 1 - len(key)])
            groups.join(by_key[key], by_key[fitting[0]], f"{acronym} is short for “{full}”, and the rest is the same")


def _begun(groups: Groups, voices: Iterable[Voice]) -> Iterator[tuple[Name, str]]:
    """The names that begin with an acronym, made comparable, each with the acronym."""
    for voice in voices:
        name = groups.entity(voice).name
        first, _, rest = name.partition(" ")
        if rest and _is_acronym(first):
            for key, form in _keys(groups, voice):
                if form == name and len(key) > 1:
                    yield key, first


def _alike(one: str, two: str) -> bool:
    return one == two or (len(one) > BEGINNING and one[:BEGINNING] == two[:BEGINNING])


def _join_acronym(groups: Groups, voice: Voice, names: set[Name], by_key: dict[Name, Voice]) -> None:
    """Join a voice known by its acronym with the only body that other articles spell out so."""
    roots = {groups.root(by_key[name]) for name in names if name in by_key}
    if len(roots) == 1:
        root = roots.pop()
        acronym = groups.entity(voice).name
        groups.join(voice, root, f"{acronym} is short for {groups.entity(root).name} in another article")
    elif not names:
        first = by_key.get(folded(groups.entity(voice).name), voice)
        groups.join(voice, first, f"{groups.entity(voice).name}: the same name")
