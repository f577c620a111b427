"""What a target of publishing is, and how it may be shown: never with a name, password or token in it."""

import re
from typing import Literal, NamedTuple

from haiti_digest.errors import UsageError
from haiti_digest.places import without_secrets

BRANCH = "gh-pages"


class Target(NamedTuple):
    """Where a site goes: a ``folder``, a ``store`` that fsspec knows, or a branch of a ``git`` repository."""

    kind: Literal["folder", "store", "git"]
    place: str
    branch: str = ""

    @property
    def shown(self) -> str:
        """The place as it may be printed."""
        branch = f"#{self.branch}" if self.branch else ""
        return without_secrets(self.place) + branch


def target_of(words: str) -> Target:
    """The target that a user means; UsageError where it is none."""
    if words.startswith(("git:", "git+")):
        place, _, branch = words[4:].partition("#")
        if not place or place.startswith("-") or (branch and not re.fullmatch(r"\w[\w./-]*", branch)):
            raise UsageError(without_secrets(words), "is no git target", "write git:REPOSITORY#BRANCH")
        return Target("git", place, branch or BRANCH)
    if words.startswith("file://"):
        return Target("folder", words.removeprefix("file://"))
    if re.match(r"[\w+.-]+://", words):
        return Target("store", words.rstrip("/"))
    if not words.strip():
        raise UsageError("TARGET", "is empty", "name a folder, an address or git:REPOSITORY#BRANCH")
    return Target("folder", words)
