"""Steps of linking done beside each other, by copies of this process; the longest of what they find comes encoded."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from typing import Any, NamedTuple

import msgspec
from msgspec import structs

from haiti_digest.link.courses import Memory
from haiti_digest.link.hands import Hands, Part, Steps
from haiti_digest.records import Digest, Tension
from haiti_digest.work.apart import Copy
from haiti_digest.work.kept_digest import LONG, Encoded, encoded

KINDS: dict[str, Any] = {field.name: field.type for field in structs.fields(Digest)}
"""The kind of each field of a digest."""
ENCODED = LONG.keys() - {"speakers"}
"""The long fields that no later step asks for."""
_tensions = msgspec.msgpack.Decoder(list[Tension]).decode


class Sent(NamedTuple):
    """A part as a copy of this process sends it: everything encoded, with what the next run is to know of its steps."""

    long: dict[str, Encoded]
    fields: dict[str, bytes]
    tensions: dict[str, bytes]
    made: dict[str, bytes]


class Encoding(Hands):
    """Does all steps here, and holds the longest fields that these come to encoded."""

    def do(self, steps: Steps) -> Part:
        """What *steps* come to."""
        part = steps()
        long = {field: Encoded(encoded(field, found)) for field, found in part.fields.items() if field in ENCODED}
        return Part({**part.fields, **long}, part.tensions)


class Copies(Encoding):
    """Has copies of this process do steps beside it; they are ended with the *stack*."""

    def __init__(self, memory: Memory, stack: ExitStack) -> None:
        self._memory = memory
        self._stack = stack

    def begin(self, steps: Steps) -> Steps:
        """Gives what *steps* come to in a copy of this process, which begins them now."""
        copy = Copy(partial(self._sent, steps), "linking the articles")
        return partial(self._received, self._stack.enter_context(copy))

    def _sent(self, steps: Steps) -> Iterator[Sent]:
        made = self._memory.made
        before = frozenset(made)
        part = self.do(steps)
        encode = msgspec.msgpack.encode
        yield Sent(
            {field: found for field, found in part.fields.items() if field in ENCODED},
            {field: encode(found) for field, found in part.fields.items() if field not in ENCODED},
            {kind: encode(found) for kind, found in part.tensions.items()},
            {step: data for step, data in made.items() if step not in before},
        )

    def _received(self, copy: Copy[Sent]) -> Part:
        (sent,) = copy.given()
        self._memory.made.update(sent.made)
        fields = {field: msgspec.msgpack.decode(data, type=KINDS[field]) for field, data in sent.fields.items()}
        return Part({**fields, **sent.long}, {kind: _tensions(data) for kind, data in sent.tensions.items()})
