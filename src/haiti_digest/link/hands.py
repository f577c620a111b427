"""Who does those steps of linking that need not wait for each other."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from haiti_digest.records import Tension


class Part(NamedTuple):
    """What some steps come to: fields of the digest by their names, and tensions by their kinds."""

    fields: Mapping[str, Any]
    tensions: Mapping[str, Sequence[Tension]]


Steps: TypeAlias = Callable[[], Part]


class Hands:
    """Does all steps here, one after the other."""

    def begin(self, steps: Steps) -> Steps:
        """Gives what *steps* come to when it is asked for that; until then others may be done."""
        return partial(_given, self.do(steps))

    def do(self, steps: Steps) -> Part:
        """What *steps* come to."""
        return steps()


def _given(part: Part) -> Part:
    return part
