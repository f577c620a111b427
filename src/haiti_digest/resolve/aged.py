"""Who is called by an age alone: *the 41-year-old* is the only person whose age the article gives so."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from haiti_digest.records import Mention
from haiti_digest.resolve.cast import Member
from haiti_digest.resolve.memory import Finding

BEHIND = re.compile(r",\s+(\d{1,3})(?=[,.;)])")
"""An age as it is set behind a name: ``Ann Lee, 41,``."""


def of_that_age(
    words: str, endings: tuple[str, ...], text: str, mentions: Sequence[Mention], members: Mapping[int, Member]
) -> Finding | None:
    """The person whom a source's *words* call by an age with one of the *endings* (``-year-old``); None for none.

    *members* are those whom the mentions name, by the mentions' indices.
    """
    last = words.rpartition(" ")[2]
    years = "".join(takewhile(str.isdigit, last))
    if not years or words.count(" ") != 1 or last.lower().removeprefix(years) not in endings:
        return None
    fitting = {
        members[at]
        for at, mention in enumerate(mentions)
        if at in members and mention.kind == "person" and _age_behind(mention, text) == years
    }
    if len(fitting) != 1:
        return None
    return Finding(fitting.pop(), "age", f"the only one whose age is given as {years}")


def _age_behind(mention: Mention, text: str) -> str | None:
    met = BEHIND.match(text, mention.span.end)
    return met.group(1) if met else None
