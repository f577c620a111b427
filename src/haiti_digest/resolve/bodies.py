"""Bodies and places of an article: one member for every name, short form and learnt acronym."""

from collections.abc import Sequence
from itertools import pairwise

from haiti_digest.records import Mention
from haiti_digest.resolve.cast import Cast, Member
from haiti_digest.text.names import Name, folded
from haiti_digest.text.reading import Reading


def add_bodies(cast: Cast, mentions: Sequence[Mention], reading: Reading) -> None:
    """Give every body and place that is named its member, the longest names first."""
    named = [(i, m, _key(m, cast)) for i, m in enumerate(mentions) if m.form == "name" and m.kind != "person"]
    acronyms = _learnt(named, reading.text)
    known: dict[Name, Member] = {}
    for index, mention, key in sorted(named, key=lambda one: (-len(one[2]), one[0])):
        full = acronyms.get(key, key)
        member = known.get(full)
        reason = "named so" if full == key else f"“{mention.name}” is short for it in this article"
        if member is None and mention.kind == "body":
            member = _shortened(full, known)
            reason = "the only body in the article whose name ends so" if member else "named so"
        if member is None:
            member = cast.new(mention.kind, mention.name)
        known.setdefault(full, member)
        cast.assign(index, mention, member, "acronym" if full != key else "name", reason)


def _key(mention: Mention, cast: Cast) -> Name:
    """The folded name: a nation by its one name, a body without the small noun behind it (``MSS mission``)."""
    words = mention.name.split()
    while len(words) > 1 and words[-1].islower():
        words.pop()
    plain = " ".join(words).lower().rstrip(".")
    nation = cast.vocabulary.nations.get(plain) if plain and words[-1].replace(".", "").isupper() else None
    return folded(nation or " ".join(words))


def _learnt(named: list[tuple[int, Mention, Name]], text: str) -> dict[Name, Name]:
    """Acronyms that the article explains by writing them in brackets after the name, or the name after them."""
    learnt: dict[Name, Name] = {}
    for (_, one, key), (_, two, other) in pairwise(named):
        between = text[one.span.end : two.span.start]
        if between.strip() != "(" or text[two.span.end : two.span.end + 1] != ")":
            continue
        if len(other) == 1 and two.name.isupper():
            learnt[other] = key
        elif len(key) == 1 and one.name.isupper():
            learnt[key] = other
    for _, mention, key in named:
        if len(key) == 1 and mention.name.isupper() and mention.kind == "body" and key not in learnt:
            spelled = {other for _, m, other in named if m.kind == "body" and _initials(m.name) == mention.name}
            if len(spelled) == 1:
                learnt[key] = spelled.pop()
    return learnt


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper()) if " " in name else ""


def _shortened(key: Name, known: dict[Name, Member]) -> Member | None:
    """The one body whose name ends in *key* (``State Department`` of ``US State Department``)."""
    if len(key) < 2:
        return None
    longer = {id(m): m for full, m in known.items() if len(full) > len(key) and full[-len(key) :] == key}
    return next(iter(longer.values())) if len(longer) == 1 else None
