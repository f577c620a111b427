"""Tells names that are written with letters of another alphabet which look like Latin ones.

They are taken for names of their own and never made one with the name that they look like: only a person can tell a
slip of the keyboard from somebody who wants to be taken for another.
"""

from collections.abc import Iterator, Sequence

from haiti_digest.records import Mention, Problem, Seed
from haiti_digest.text.lookalikes import spelled, strangers


def lookalike_names(seed: Seed, mentions: Sequence[Mention]) -> list[tuple[str, int]]:
    """Each name of an outlet, an author, a person, a body or a place that has such letters, and where it stands.

    The offset is that of its first mention; 0 for a name that stands in the metadata alone.
    """
    if seed.text.isascii():
        return []
    found: dict[str, int] = {}
    for name, at in _names(seed, mentions):
        if strangers(name):
            found.setdefault(name, at)
    return list(found.items())


def _names(seed: Seed, mentions: Sequence[Mention]) -> Iterator[tuple[str, int]]:
    for mention in mentions:
        if mention.form == "name":
            yield mention.name, mention.span.start
    for noted in (*seed.bylines, *((seed.outlet,) if seed.outlet else ()), *((seed.agency,) if seed.agency else ())):
        yield noted.value, noted.span.start if noted.span else 0


def lookalike_problems(seed: Seed, mentions: Sequence[Mention]) -> list[Problem]:
    """One line for an article that has such names."""
    names = lookalike_names(seed, mentions)
    if not names:
        return []
    (name, at), others = names[0], len(names) - 1
    more = f" (and {others} more {'name' if others == 1 else 'names'} of the article)" if others else ""
    what = f"the name “{name}”{more} has letters that only look like Latin ones: {spelled(strangers(name))}"
    fix = "it is taken for a name of its own; where it is not, mend the letters, or write same_as into corrections.yml"
    place = f"{seed.path}:{seed.text.count(chr(10), 0, at) + 1}"
    return [Problem(place=place, severity="warning", what=what, fix=fix)]
