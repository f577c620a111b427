"""The last rounds of changes: what each build that changed something changed."""

from collections.abc import Iterable, Sequence
from itertools import islice

from haiti_digest.history.compare import changes
from haiti_digest.history.state import Before, Head, read_day
from haiti_digest.records import Change, Round

MOST_ROUNDS = 12
MOST_CHANGES = 2000
"""Changes that are kept of one round, and of all earlier rounds together."""


def next_rounds(before: Before, after: Iterable[bytes]) -> tuple[Round, ...]:
    """The rounds to show: a new one in front where something changed since the build *before*, else the ones it had.

    *after* are the lines of the present state, which can be walked over more than once. Without an earlier state there
    is nothing to compare with, and no round.
    """
    if before.head is None:
        return ()
    found = list(changes(before.lines(), after))
    earlier = before.head.rounds
    if not found:
        return earlier
    number = 1 + max((one.number for one in earlier), default=0)
    return (_round(number, _newest(after), found), *_fitting(earlier))


def _newest(lines: Iterable[bytes]) -> str | None:
    """The day of the newest article."""
    return max((day for line in lines if (day := read_day(line))), default=None)


def _round(number: int, newest: str | None, found: Sequence[Change]) -> Round:
    counts = [sum(one.how == how for one in found) for how in ("added", "changed", "withdrawn")]
    return Round(
        number=number,
        newest=newest,
        added=counts[0],
        changed=counts[1],
        withdrawn=counts[2],
        changes=tuple(found[:MOST_CHANGES]),
    )


def _fitting(rounds: Iterable[Round]) -> Iterable[Round]:
    """The newest of *rounds*, as many as are kept."""
    total = 0
    for one in islice(rounds, MOST_ROUNDS - 1):
        total += len(one.changes)
        if total > MOST_CHANGES:
            return
        yield one


def head_of(rounds: tuple[Round, ...]) -> Head:
    """The first line of the state with these rounds."""
    return Head(rounds=rounds)
