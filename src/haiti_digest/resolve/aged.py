"""Who is called by an age alone: *the 41-year-old* is the only person whose age the article gives so."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import takewhile

from haiti_digest.records import Mention
from haiti_digest.resolve.cast import Member
from haiti_digest.resolve.memory import Finding

BEHIND = re.compile(r",\s+(\d{1,3})(?=[,.;)])")
"""An age as it is set behind a name: ``Ann Lee, 41,``."""


class Ages:
    """The persons of an article by the age that is set behind their names; worked out when it is first asked for.

    *members* are those whom the *mentions* name, by the mentions' indices.
    """

    def __init__(self, text: str, mentions: Sequence[Mention], members: Mapping[int, Member]) -> None:
        self._text = text
        self._mentions = mentions
        self._members = members
        self._aged: dict[str, dict[Member, None]] | None = None

    def called(self, words: str, endings: tuple[str, ...]) -> Finding | None:
        """The person whom *words* call by an age with one of *endings* (``-year-old``); None for none or several."""
        last = words.rpartition(" ")[2]
        years = "".join(takewhile(str.isdigit, last))
        if not years or words.count(" ") != 1 or last.lower().removeprefix(years) not in endings:
            return None
        fitting = list(self._by_age().get(years, ()))
        return Finding(fitting[0], "age", f"the only one whose age is given as {years}") if len(fitting) == 1 else None

    def _by_age(self) -> dict[str, dict[Member, None]]:
        if self._aged is None:
            self._aged = defaultdict(dict)
            for at, member in self._members.items():
                mention = self._mentions[at]
                met = BEHIND.match(self._text, mention.span.end) if mention.kind == "person" else None
                if met is not None:
                    self._aged[met.group(1)][member] = None
        return self._aged
