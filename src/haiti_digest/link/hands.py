"""Who does those steps of linking that need not wait for each other."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from haiti_digest.records import Tension


class Part(NamedTuple):
    """What some steps come to: fields of the digest by their names, and tensions by their kinds."""

    fields: Mapping[str, Any]
    tensions: Mapping[str, Sequence[Tension]]


Steps: TypeAlias = Callable[[], Part]


class Hands:
    """Does all steps here, one after the other, those that were begun when what they come to is asked for."""

    def begin(self, steps: Steps) -> Steps:
        """What *steps* come to, once it is asked for; until then others may be done."""
        return steps

    def do(self, steps: Steps) -> Part:
        """What *steps* come to."""
        return steps()
