"""Bodies, places and names of unknown kind: one member for every name, short form and learnt acronym."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from haiti_digest.records import Mention
from haiti_digest.resolve.cast import Cast, Member, office_words
from haiti_digest.text.names import Name, folded
from haiti_digest.text.reading import Reading

NEAR = 2  # words before a name among which its article is looked for
MANY = 200  # bodies with one last word, beyond which no short form is looked for
Named = tuple[int, Mention, Name]


def add_bodies(cast: Cast, mentions: Sequence[Mention], reading: Reading) -> None:
    """Give every body and place that is named its member, the longest names first."""
    bodies = [(i, m) for i, m in enumerate(mentions) if m.form == "name" and m.kind in ("body", "place")]
    named = [(i, m, _key(m, cast, reading)) for i, m in bodies]
    acronyms = _learnt(named, reading.text)
    with_acronym = frozenset(acronyms.values())
    known: dict[Name, Member] = {}
    by_end: dict[str, dict[Name, Member]] = defaultdict(dict)
    by_head: dict[str, dict[Name, Member]] = defaultdict(dict)
    for index, mention, key in sorted(named, key=lambda one: (-len(one[2]), one[0])):
        full = acronyms.get(key, key)
        member = known.get(full)
        reason = "named so" if full == key else f"“{mention.name}” is short for it in this article"
        own = full == key and key not in with_acronym  # it has an acronym of its own, so it is no short form
        if member is None and mention.kind == "body" and own and (member := _shortened(full, by_end)):
            reason = "the only body in the article whose name ends so"
        if member is None and mention.kind == "body" and (member := _called(full, mention, by_head, cast, reading)):
            reason = f"the only {mention.name} that the article names in full"
        if member is None:
            member = cast.new(mention.kind, mention.name)
        known.setdefault(full, member)
        if full:
            by_end[full[-1]].setdefault(full, member)
            by_head[full[0 if cast.vocabulary.before_name else -1]].setdefault(full, member)
        cast.assign(index, mention, member, "acronym" if full != key else "name", reason)


def add_unknown(cast: Cast, mentions: Sequence[Mention], sources: frozenset[int]) -> None:
    """Give names of unknown kind a member: the body that they begin (``Acme`` of ``Acme Corp``), or who speaks so."""
    unknown: dict[Name, list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        if mention.form == "name" and mention.kind == "described" and index not in cast.of:
            unknown[folded(mention.name)].append(index)
    begins: dict[str, dict[int, Member]] = defaultdict(dict)
    short: dict[Name, dict[int, Member]] = defaultdict(dict)
    for member in cast.members:
        if member.kind == "body" and member.words:
            begins[member.words[0]][member.number] = member
            for form in member.forms:
                short[folded(form)][member.number] = member
    for name, indices in unknown.items():
        if len(same := list(short.get(name, {}).values())) == 1:
            for index in indices:
                cast.assign(index, mentions[index], same[0], "name", f"{same[0].name} is called so in this article")
            continue
        longer = list(begins.get(name[0], {}).values()) if name else []
        if len(name) == 1 and len(longer) == 1:
            for index in indices:
                cast.assign(
                    index, mentions[index], longer[0], "name", "the only body in the article whose name starts so"
                )
        elif not sources.isdisjoint(indices):
            member = cast.new("described", mentions[indices[0]].name)
            for index in indices:
                cast.assign(index, mentions[index], member, "name", "named so throughout the article")


def _key(mention: Mention, cast: Cast, reading: Reading) -> Name:
    """The folded name: a nation by its one name, a body without the small noun behind it (``the XYZ mission``).

    *A full XYZ mission* is not XYZ, but something of its own.
    """
    words = mention.name.split()
    first = reading.token_at(mention.span.start)
    before = reading.tokens.lower[max(0, first - NEAR) : first]
    while len(words) > 1 and words[-1].islower() and cast.vocabulary.indefinite.isdisjoint(before):
        words.pop()
    plain = " ".join(words).lower().rstrip(".")
    nation = cast.vocabulary.nations.get(plain) if plain and words[-1].replace(".", "").isupper() else None
    return folded(nation or " ".join(words))


def _learnt(named: Sequence[Named], text: str) -> dict[Name, Name]:
    """Acronyms that the article explains by writing them in brackets after the name, or the name after them."""
    learnt: dict[Name, Name] = {}
    last_body: Named | None = None
    for (at, one, key), (_, two, other) in pairwise(named):
        if one.kind == "body":
            last_body = (at, one, key)
        between = text[one.span.end : two.span.start]
        if between.strip() != "(" or text[two.span.end : two.span.end + 1] != ")":
            continue
        if one.name.isupper() and two.name.isupper() and " " not in one.name:
            continue  # two acronyms: an agency behind a place, ``UN (AP)``
        if one.kind == "place":  # "the Mission in Port Land (MPL)"
            if last_body is None or not text[last_body[1].span.end : one.span.start].strip().islower():
                continue
            key = last_body[2]
        if len(other) == 1 and (two.name.isupper() or _spells(two.name, one.name)):
            learnt[other] = key
        elif len(key) == 1 and one.name.isupper():
            learnt[key] = other
    spelled: dict[str, set[Name]] = defaultdict(set)
    for _, mention, key in named:
        if mention.kind == "body" and (initials := _initials(mention.name)):
            spelled[initials].add(key)
    for _, mention, key in named:
        if len(key) == 1 and mention.kind == "body" and key not in learnt and len(spelled.get(mention.name, ())) == 1:
            learnt[key] = next(iter(spelled[mention.name]))
    return learnt


def _spells(short: str, name: str) -> bool:
    """Whether the letters of a short name with one capital begin words of the name, in order: ``Onp``."""
    initials = iter(word[0].lower() for word in name.replace("’", " ").replace("'", " ").split())
    return short.istitle() and len(short) > 2 and all(letter in initials for letter in short.lower())


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper()) if " " in name else ""


def _shortened(key: Name, by_end: dict[str, dict[Name, Member]]) -> Member | None:
    """The one body whose name ends in *key* (``State Department`` of ``US State Department``)."""
    if len(key) < 2:
        return None
    alike = by_end.get(key[-1], {})
    if len(alike) > MANY:
        return None
    longer = {id(m): m for full, m in alike.items() if len(full) > len(key) and full[-len(key) :] == key}
    return next(iter(longer.values())) if len(longer) == 1 else None


def _called(
    key: Name, mention: Mention, by_head: dict[str, dict[Name, Member]], cast: Cast, reading: Reading
) -> Member | None:
    """The one body whose name has the noun *key* for its head, where that noun stands for it: ``the Council``.

    The head is the last word, where names go on behind their noun the first: ``le Conseil``.
    """
    first = reading.token_at(mention.span.start)
    before = reading.tokens.lower[first - 1] if first else ""
    if len(key) != 1 or " " in mention.name or before not in cast.vocabulary.definite or mention.name.isupper():
        return None
    longer = {member.number: member for full, member in by_head.get(key[0], {}).items() if len(full) > 1}
    return next(iter(longer.values())) if len(longer) == 1 and key[0] not in cast.vocabulary.nations else None


def spoken_for(cast: Cast) -> None:
    """Give every spokesperson the body that the role names, where the article names it too."""
    bodies: dict[str, list[tuple[Name, Member]]] = defaultdict(list)
    for member in cast.members:
        if member.kind == "body":
            for form in member.forms:
                if name := folded(form):
                    bodies[name[0]].append((name, member))
    for member in cast.members:
        for text in list(member.roles) or ([member.name] if member.kind == "described" else []):
            if member.body is None and office_words(text, cast.vocabulary) & cast.vocabulary.speak_for:
                member.body = _longest_named(folded(text), bodies)


def _longest_named(words: Name, bodies: dict[str, list[tuple[Name, Member]]]) -> int | None:
    """The number of the body with the longest name in *words*; None where none or two are named."""
    found = {
        (len(name), member.number)
        for at, word in enumerate(words)
        for name, member in bodies.get(word, ())
        if words[at : at + len(name)] == name
    }
    longest = {number for length, number in found if length == max(found)[0]}
    return longest.pop() if len(longest) == 1 else None
